// Searches the index that was made with the site, in the form of the search page. Nothing is sent anywhere, and
// what is typed leaves no trace in the address.
const SHOWN = 8; // results of a kind before "show all"
const PAUSE = 150; // milliseconds of quiet before a search

/** Make a form ready to search. Fails where there is no index. */
export async function start(form) {
  const folder = new URL("../pagefind/", import.meta.url);
  const index = await import(new URL("pagefind.js", folder).href);
  const kinds = await kindsIn(folder);
  await index.options({ baseUrl: new URL("..", import.meta.url).pathname });
  await index.init();
  const field = form.querySelector("input");
  const search = searcher(form, index, kinds);
  let latest = Promise.resolve();
  field.addEventListener("input", () => (latest = search(field.value.trim())));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await latest;
    links(form)[0]?.focus();
  });
  form.addEventListener("reset", () => search(""));
  form.addEventListener("keydown", (event) => move(event, [field, ...links(form)]));
  field.disabled = false;
}

/** Name of a page in the index -> its kind. */
async function kindsIn(folder) {
  const answer = await fetch(new URL("kinds.json", folder));
  const kinds = await answer.json();
  return new Map(Object.entries(kinds).flatMap(([kind, names]) => names.map((name) => [name, kind])));
}

function searcher(form, index, kinds) {
  const groups = [...form.querySelectorAll("[data-kind]")];
  const status = form.querySelector("[data-count]");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  let turn = 0;

  function say(number) {
    const words = form.dataset[plural.select(number)] ?? form.dataset.other;
    status.textContent = number ? words.replace("{n}", number) : form.dataset.none;
  }

  return async function search(asked) {
    const mine = ++turn;
    if (!asked) {
      groups.forEach((group) => (group.hidden = true));
      status.textContent = "";
      return;
    }
    await new Promise((done) => setTimeout(done, PAUSE));
    if (mine !== turn) return; // a later letter was typed meanwhile
    try {
      const { results } = await index.search(asked);
      if (!results.length && !navigator.onLine) throw new Error("a part of the index may be missing");
      const parts = groups.map((group) => results.filter((result) => kinds.get(result.id) === group.dataset.kind));
      const found = await Promise.all(parts.map((part) => read(part.slice(0, SHOWN))));
      if (mine !== turn) return;
      groups.forEach((group, place) => fill(group, parts[place], found[place], form.dataset.all));
      say(results.length);
    } catch {
      // The connection broke: what an earlier word found must not stand under this one.
      if (mine !== turn) return;
      groups.forEach((group) => (group.hidden = true));
      status.textContent = form.dataset.broken;
    }
  };
}

function read(results) {
  return Promise.all(results.map((result) => result.data()));
}

function fill(group, results, found, all) {
  const list = group.querySelector("ol");
  const more = group.querySelector("[data-more]");
  group.hidden = !results.length;
  group.querySelector("[data-number]").textContent = `(${results.length})`;
  list.replaceChildren(...found.map(entry));
  more.hidden = results.length <= found.length;
  more.textContent = all.replace("{n}", results.length);
  more.setAttribute("aria-label", `${group.querySelector("h2").firstChild.textContent.trim()}: ${more.textContent}`);
  more.onclick = async () => {
    list.append(...(await read(results.slice(found.length))).map(entry));
    more.hidden = true;
    list.children[found.length].querySelector("a").focus();
  };
}

function entry(found) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = found.url;
  link.textContent = found.meta.title;
  if (found.meta.plan) {
    const plan = item.appendChild(document.createElement("span"));
    plan.className = "plan";
    plan.textContent = found.meta.plan;
  }
  item.appendChild(document.createElement("p")).append(...marked(found.excerpt));
  return item;
}

/** The excerpt as nodes: what comes out of the data is text, only the found words are marked. */
function marked(excerpt) {
  return excerpt.split(/<mark>|<\/mark>/).map((part, place) => {
    const text = part.replaceAll("\u200b", "").replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    if (place % 2 === 0) return text;
    const mark = document.createElement("mark");
    mark.textContent = text;
    return mark;
  });
}

function links(form) {
  return [...form.querySelectorAll("[data-kind]:not([hidden]) a")];
}

function move(event, stops) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const place = stops.indexOf(document.activeElement);
  if (!step || place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  stops[place + step]?.focus();
}
