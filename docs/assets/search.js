// Searches the index that was made with the site. Nothing is sent anywhere, and what is typed leaves no trace in the address.
const form = document.querySelector("[data-search]");
const field = form.querySelector("input");
const count = form.querySelector("[data-count]");
const list = form.querySelector("[data-results]");
const words = form.dataset;
const plural = new Intl.PluralRules(document.documentElement.lang);
const SHOWN = 30;

let index;
try {
  index = await import(new URL("../pagefind/pagefind.js", import.meta.url).href);
  await index.init();
  field.disabled = false;
} catch {
  count.textContent = words.absent;
}

function entry(found) {
  const item = document.createElement("li");
  const link = item.appendChild(document.createElement("a"));
  link.href = found.url;
  link.textContent = found.meta.title;
  item.appendChild(document.createElement("p")).textContent = found.plain_excerpt;
  return item;
}

async function search() {
  const asked = field.value.trim();
  if (!asked) {
    list.replaceChildren();
    count.textContent = "";
    return;
  }
  const answer = await index.debouncedSearch(asked, {}, 150);
  if (!answer) return; // a later letter was typed meanwhile
  const found = await Promise.all(answer.results.slice(0, SHOWN).map((result) => result.data()));
  list.replaceChildren(...found.map(entry));
  const number = answer.results.length;
  const form_ = words[plural.select(number)] ?? words.other;
  count.textContent = number ? form_.replace("{n}", number) : words.none;
}

if (index) {
  field.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
}
