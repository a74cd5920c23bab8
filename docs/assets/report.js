// The form for a report: it asks for the fields that the models have, holds them to the rules of the check and makes a file of them.
// Nothing is sent and nothing is stored. report/data.js brings fields, words and what is owed; report/rules.js the rules.
"use strict";
{
  const { words, shapes, labels, institutions, plans, owing, settings, quotes } = reportForm;
  const root = document.querySelector("[data-report]");
  const [choosing, form, result] = ["choose", "fill", "result"].map((name) => root.querySelector(`[data-${name}]`));
  const chooser = choosing.querySelector("select");
  const owed = choosing.querySelector("[data-owed]");
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const FIRST = "YearStatus";
  const LONGEST_MAIL = 1800; // characters of an address that every mail program takes
  const LONGEST_ADDRESS = 7000; // and that every server takes

  const collected = []; // reports that are ready: {plan, measure, year, seen, report}
  let unsaved = false;
  let number = 0;

  // Small things ------------------------------------------------------------------------------------------------
  function make(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children);
    return made;
  }

  function button(text, action, attributes = {}) {
    const made = make("button", { type: "button", ...attributes }, text);
    made.addEventListener("click", action);
    return made;
  }

  function filled(text, values) {
    return text.replace(/\{(\w*)\}/g, (_, name) => values[name || "value"]);
  }

  function counted(forms, n) {
    return filled(forms[plural.select(n)] ?? forms.other, { n });
  }

  function today() {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
  }

  function show(section) {
    for (const one of [choosing, form, result]) one.hidden = one !== section;
    const heading = section.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView();
  }

  function title({ plan, measure }) {
    return `${measure} ${plans[plan].measures[measure].title}`;
  }

  // Fields ------------------------------------------------------------------------------------------------------
  // A control has a node to show, read() for its value, faults() for what has the wrong shape, and mark() for what is said of it.
  function options(pairs, value) {
    return pairs.map(([word, label]) => make("option", { value: word, selected: word === value }, label));
  }

  function institutionOptions(value, near) {
    const known = Object.entries(institutions);
    const part = (label, pairs) => make("optgroup", { label }, ...options(pairs, value));
    return [
      part(words.form_participants, known.filter(([id]) => near.includes(id))),
      part(words.form_other, known.filter(([id]) => !near.includes(id))),
    ];
  }

  function input(field, value, about) {
    const empty = () => make("option", { value: "" }, words.form_select);
    if (field.kind === "choice") return make("select", {}, empty(), ...options(field.choices, value));
    if (field.kind === "institution") return make("select", {}, empty(), ...institutionOptions(value, about.may_contribute));
    if (field.kind === "flag") return make("input", { type: "checkbox", checked: value === "true" });
    if (field.kind === "line") return make("textarea", { rows: 3, lang: field.name }, value ?? "");
    const type = { date: "date", link: "url" }[field.kind] ?? "text";
    return make("input", { type, value: value ?? "", inputmode: field.kind === "amount" ? "decimal" : false });
  }

  function marker(box, element) {
    return (level, text) => {
      box.append(make("p", { class: level }, make("b", {}, `${words[`form_${level}`]}: `), text));
      if (level === "error") element.setAttribute("aria-invalid", "true");
    };
  }

  function forget(box, element) {
    box.replaceChildren();
    element.removeAttribute("aria-invalid");
  }

  function labelled(field) {
    return field.required ? `${field.label} ${words.form_required}` : field.label;
  }

  function leaf(field, value, about) {
    const id = `field-${++number}`;
    const element = input(field, value, about);
    const hint = make("p", { id: `${id}-hint`, class: "hint" });
    const box = make("div", { id: `${id}-faults` });
    Object.assign(element, { id, autocomplete: "off" });
    element.setAttribute("aria-describedby", `${id}-hint ${id}-faults`);
    if (field.required) element.setAttribute("aria-required", "true");
    const explain = () => (hint.textContent = field.choices?.find(([word]) => word === element.value)?.[2] ?? field.meaning);
    element.addEventListener("change", explain);
    explain();
    const label = make("label", { for: id }, labelled(field));
    const flag = field.kind === "flag";
    const node = make("div", { class: flag ? "field tick" : "field" }, ...(flag ? [element, label] : [label]), hint, ...(flag ? [] : [element]), box);
    if (field.kind === "line") hint.hidden = true; // the texts around it say what to write
    const read = () => (flag ? (element.checked ? "true" : "") : element.value.trim());
    const control = { field, node, target: element, read, mark: marker(box, element), clear: () => forget(box, element) };
    return Object.assign(control, { faults: () => leafFaults(control, field, element) });
  }

  function leafFaults(control, field, element) {
    const value = control.read();
    if (element.validity.badInput) return [[control, field.checks[0].fix]];
    if (!value) return field.required ? [[control, `${reportForm.missing} ${words.form_fill_in}`]] : [];
    return (field.checks ?? []).map((check) => refused(check, value)).filter(Boolean).slice(0, 1).map((text) => [control, text]);
  }

  function refused({ pattern, forbidden, what, fix }, value) {
    const found = forbidden && value.match(new RegExp(forbidden, "u"));
    const code = found && `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    if (pattern ? new RegExp(`^(?:${pattern})$`).test(value) : !found) return "";
    return `${filled(what, { value: code ?? (value.length <= 60 ? value : `${value.slice(0, 59)}…`) })} ${fix}`;
  }

  function parts(model, value, about) {
    const made = {};
    for (const field of shapes[model]) made[field.name] = control(field, value[field.name], about);
    return {
      parts: made,
      nodes: Object.values(made).map((one) => one.node),
      read: () => Object.fromEntries(Object.entries(made).map(([name, one]) => [name, one.read()]).filter(([, one]) => !isEmpty(one))),
      faults: () => Object.values(made).flatMap((one) => one.faults()),
      clear: () => Object.values(made).forEach((one) => one.clear()),
    };
  }

  function isEmpty(value) {
    return !value || (typeof value === "object" && !Object.keys(value).length);
  }

  function framed(field, ...children) {
    const id = `field-${++number}`;
    const box = make("div", { id: `${id}-faults` });
    const hint = make("p", { id: `${id}-hint`, class: "hint" }, field.meaning);
    const node = make("fieldset", { "aria-describedby": `${id}-hint ${id}-faults` }, make("legend", {}, labelled(field)), hint, box, ...children);
    return { node, box };
  }

  function text(field, value, about) {
    const inner = parts("Text", value ?? {}, about);
    const { node, box } = framed(field, make("div", { class: "languages" }, ...inner.nodes));
    const target = inner.parts.lt.target;
    const made = { ...inner, field, node, target, mark: marker(box, target) };
    made.faults = () => (isEmpty(inner.read()) && field.required ? [[made, `${reportForm.missing} ${words.form_fill_in}`]] : inner.faults());
    made.clear = () => {
      inner.clear();
      forget(box, target);
    };
    return made;
  }

  // A list of records, or one record that may be left out.
  function group(field, value, about) {
    const many = field.kind === "list";
    const items = [];
    const place = make("div");
    const adder = button(filled(words.form_add, { what: field.one }), () => {
      add({});
      items.at(-1).parts[shapes[field.of][0].name].target.focus();
    });
    const { node, box } = framed(field, place, adder);
    node.classList.add("group");

    function add(given) {
      const item = parts(field.of, given, about);
      const remove = button("", () => {
        items.splice(items.indexOf(item), 1);
        settle();
        adder.focus();
      });
      item.legend = make("legend");
      item.remove = remove;
      item.node = make("fieldset", { class: "item" }, item.legend, ...item.nodes, remove);
      items.push(item);
      settle();
    }

    function settle() {
      items.forEach((item, index) => {
        item.legend.textContent = many ? `${field.one} ${index + 1}` : field.one;
        item.remove.textContent = filled(words.form_remove, { what: item.legend.textContent });
      });
      place.replaceChildren(...items.map((item) => item.node));
      adder.hidden = !many && items.length > 0;
    }

    for (const given of many ? (value ?? []) : value ? [value] : []) add(given);
    return {
      field,
      node,
      items,
      many,
      target: adder,
      mark: marker(box, node),
      read: () => (many ? items.map((item) => item.read()) : items[0]?.read()),
      faults: () => items.flatMap((item) => item.faults()),
      clear: () => {
        forget(box, node);
        items.forEach((item) => item.clear());
      },
    };
  }

  function control(field, value, about) {
    if (field.kind === "text") return text(field, value, about);
    return field.of ? group(field, value, about) : leaf(field, value, about);
  }

  // The innermost control on the way to a place such as ["outputs", 0, "value"].
  function at(start, place) {
    let [here, named] = [start, null];
    for (const step of place) {
      if (here.items && !here.many) here = here.items[0] ?? here;
      const next = typeof step === "number" ? here.items?.[step] : here.parts?.[step];
      if (!next) break;
      here = next;
      if (here.mark) named = here;
    }
    return named;
  }

  // Checks ------------------------------------------------------------------------------------------------------
  // As the rules see it: what is missing is null, lists are there, flags are true or false.
  function complete(model, value) {
    const whole = {};
    for (const { name, kind, of } of shapes[model]) {
      const part = value[name];
      if (kind === "list") whole[name] = (part ?? []).map((one) => complete(of, one));
      else if (kind === "flag") whole[name] = part === "true";
      else if (kind === "text" || of) whole[name] = part ? complete(of ?? "Text", part) : null;
      else whole[name] = part ?? null;
    }
    return whole;
  }

  function aboutOf({ plan, measure, year }) {
    const { about, years } = plans[plan].measures[measure];
    const { before, done } = years[year];
    const inFile = before ? { year: before, report: years[before].report } : null;
    const [newer] = collected
      .filter((one) => one.plan === plan && one.measure === measure && one.year < year && one.year >= (before ?? 0))
      .sort((one, other) => other.year - one.year);
    const last = newer ?? inFile;
    return {
      ...about,
      year,
      known: institutions,
      before: last ? complete(FIRST, last.report) : null,
      year_before: last?.year ?? null,
      done_before: Boolean(done),
    };
  }

  // What stands between ‹ and › is the name of a field or a word of the file: here it goes by its label.
  function spoken(said) {
    return said.replace(/‹([^‹›]*)›/g, (_, inside, place, whole) => {
      const word = inside.split(":")[0];
      const label = labels[word] ?? institutions[word] ?? word;
      return /[„"]/.test(whole[place - 1] ?? "") ? label : quotes.replace("{}", label);
    });
  }

  function found(filling) {
    const shape = filling.control.faults().map(([one, said]) => ({ level: "error", control: one, said }));
    if (shape.length) return shape;
    const report = complete(FIRST, filling.control.read());
    const about = aboutOf(filling);
    const language = document.documentElement.lang;
    return reportRules.flatMap(({ level, find }) =>
      find(report, about, today()).map(([place, wrongLt, wrongEn, fixLt, fixEn]) => {
        const said = language === "lt" ? [wrongLt, fixLt] : [wrongEn, fixEn];
        return { level, control: at(filling.control, place), said: spoken(said.join(" ")) };
      }),
    );
  }

  function summary(faults) {
    const list = (level, forms) => {
      const mine = faults.filter((one) => one.level === level);
      if (!mine.length) return [];
      return [make("h3", {}, counted(forms, mine.length)), make("ul", {}, ...mine.map(summaryLine))];
    };
    return [...list("error", reportForm.errors), ...list("warning", reportForm.warnings)];
  }

  function summaryLine({ control: one, said }) {
    if (!one) return make("li", {}, said);
    const link = make("a", { href: `#${one.target.id}` }, `${one.field.label}: ${said}`);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the address is the institution's
      one.target.focus();
      one.node.scrollIntoView({ block: "center" });
    });
    return make("li", {}, link);
  }

  function check(filling) {
    filling.control.clear();
    const faults = found(filling);
    for (const { control: one, level, said } of faults) one?.mark(level, said);
    filling.summary.replaceChildren(...summary(faults));
    filling.summary.hidden = !faults.length;
    return faults;
  }

  // Filling in --------------------------------------------------------------------------------------------------
  function begin(plan, measure, year, given) {
    const { years, about } = plans[plan].measures[measure];
    const filling = { plan, measure, year, seen: years[year].seen ?? "none" };
    const signs = about.may_sign.includes(chooser.value) ? chooser.value : "";
    const start = given ?? years[year].report ?? { reported_by: signs, reported_on: today() };
    const inner = parts(FIRST, start, about);
    Object.assign(filling, { control: inner, summary: make("div", { class: "callout faults", tabindex: -1, role: "group", "aria-label": words.form_errors, hidden: true }) });
    form.replaceChildren(
      make("h2", {}, filled(words.form_report_of, { year })),
      make("p", { class: "lead" }, title(filling)),
      make("p", { class: "note" }, plans[plan].title),
      filling.summary,
      ...inner.nodes,
      make("p", { class: "buttons" }, make("button", { class: "main" }, words.form_check), button(words.form_list, () => show(choosing))),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      finish(filling);
    };
    show(form);
  }

  function finish(filling) {
    const faults = check(filling);
    if (faults.some((one) => one.level === "error")) return filling.summary.focus();
    const { plan, measure, year, seen } = filling;
    const old = collected.findIndex((one) => one.plan === plan && one.measure === measure && one.year === year);
    collected.splice(old < 0 ? collected.length : old, old < 0 ? 0 : 1, { plan, measure, year, seen, report: filling.control.read() });
    unsaved = true;
    showResult(faults);
  }

  // What comes of it --------------------------------------------------------------------------------------------
  // Every scalar is quoted: what JSON writes between quotation marks YAML reads as the same text.
  function yaml(value, indent) {
    if (Array.isArray(value)) return value.map((one) => `\n${indent}- ${yaml(one, `${indent}  `).trimStart()}`).join("");
    if (typeof value !== "object") return ` ${JSON.stringify(String(value))}`;
    return Object.entries(value).map(([name, one]) => `\n${indent}${name}:${yaml(one, `${indent}  `)}`).join("");
  }

  function fileName() {
    return `report-${chooser.value}-${today()}.yml`;
  }

  function saved(status, said) {
    unsaved = false;
    status.textContent = said;
  }

  function download(content) {
    const address = URL.createObjectURL(new Blob([content], { type: "application/yaml" }));
    make("a", { href: address, download: fileName() }).click();
    URL.revokeObjectURL(address);
  }

  async function copy(area) {
    area.select();
    try {
      await navigator.clipboard.writeText(area.value);
    } catch {
      document.execCommand("copy"); // a page read from a folder has no clipboard of its own
    }
  }

  function mailAddress(content) {
    const address = (body) => `mailto:${settings.email}?subject=${encodeURIComponent(words.form_email_subject)}&body=${encodeURIComponent(body)}`;
    const whole = address(`${words.form_email_body}\n\n${content}`);
    return whole.length <= LONGEST_MAIL ? whole : address(words.form_email_file);
  }

  function newFileAddress(content) {
    const address = (inside) => settings.new_file.replace("{path}", encodeURIComponent(`reports/${fileName()}`)).replace("{text}", encodeURIComponent(inside));
    return address(content).length <= LONGEST_ADDRESS ? address(content) : address("");
  }

  function ways(content, area, status) {
    const made = [
      button(words.form_download, () => {
        download(content);
        saved(status, filled(words.form_downloaded, { name: fileName() }));
      }, { class: "main" }),
      button(words.form_copy, async () => {
        await copy(area);
        saved(status, words.form_copied);
      }),
    ];
    if (settings.email) made.push(make("a", { href: mailAddress(content) }, words.form_email));
    if (settings.new_file) made.push(make("a", { href: newFileAddress(content), rel: "noreferrer", target: "_blank" }, words.form_new_file));
    return made;
  }

  function ready(one) {
    const name = `${title(one)}, ${filled(words.form_of_year, one)}`;
    const drop = () => {
      collected.splice(collected.indexOf(one), 1);
      if (collected.length) showResult([]);
      else show(choosing);
    };
    return make(
      "li", {}, `${name} `,
      button(words.form_edit, () => begin(one.plan, one.measure, one.year, one.report), { "aria-label": `${words.form_edit}: ${name}` }),
      " ",
      button(words.form_drop, drop, { "aria-label": filled(words.form_remove, { what: name }) }),
    );
  }

  function showResult(warnings) {
    const content = `reports:${yaml(collected, "  ")}\n`;
    const area = make("textarea", { id: "result-text", readonly: true, rows: 16, spellcheck: "false" }, content);
    const status = make("p", { role: "status" });
    // The fields are gone: the lines keep their names and lead nowhere.
    const told = warnings.map(({ level, said, control: one }) => ({ level, said: one ? `${one.field.label}: ${said}` : said }));
    result.replaceChildren(
      make("h2", {}, words.form_result),
      ...(told.length ? [make("div", { class: "callout faults" }, ...summary(told))] : []),
      make("ul", {}, ...collected.map(ready)),
      make("p", { class: "buttons" }, ...ways(content, area, status)),
      status,
      make("label", { for: "result-text" }, words.form_result_text),
      area,
      make("p", { class: "buttons" }, button(words.form_add_another, () => show(choosing))),
    );
    show(result);
  }

  // What is owed ------------------------------------------------------------------------------------------------
  function measureLine(plan, measure, years) {
    const name = title({ plan, measure });
    const shown = years.map(([year, note]) =>
      make("span", { class: "nowrap" }, button(String(year), () => begin(plan, measure, year), { "aria-label": `${year}: ${name}` }), note ? ` (${note})` : ""),
    );
    return make("li", {}, `${name}: `, ...shown.flatMap((one) => [one, " "]));
  }

  function byMeasure(reports) {
    const known = new Map();
    for (const one of reports) known.set(one[0], [...(known.get(one[0]) ?? []), one]);
    return [...known];
  }

  function kind(plan, heading, reports, note) {
    if (!reports.length) return [];
    const lines = byMeasure(reports).map(([measure, years]) => measureLine(plan, measure, years.map(([, year, day]) => [year, note(day)])));
    return [make("h4", {}, `${heading} (${reports.length})`), make("ul", {}, ...lines)];
  }

  function anyYear(plan, owns) {
    const id = `other-${++number}`;
    const measures = make("select", { id: `${id}-measure` }, ...options(owns.map((measure) => [measure, title({ plan, measure })])));
    const years = make("select", { id: `${id}-year` });
    const fill = () => years.replaceChildren(...options(Object.keys(plans[plan].measures[measures.value].years).reverse().map((year) => [year, year])));
    measures.addEventListener("change", fill);
    fill();
    return [
      make("h4", {}, words.form_other_years),
      make(
        "div", { class: "other" },
        make("div", { class: "field" }, make("label", { for: measures.id }, words.measure), measures),
        make("div", { class: "field" }, make("label", { for: years.id }, words.form_year), years),
        button(words.form_other_open, () => begin(plan, measures.value, Number(years.value))),
      ),
    ];
  }

  function ofPlan([plan, mine]) {
    const until = (day) => filled(words.form_until, { day });
    const none = () => "";
    const last = (measure) => Math.max(...Object.keys(plans[plan].measures[measure].years));
    const nothing = !["missing", "awaited", "overdue", "unsupported"].some((name) => mine[name].length);
    return [
      make("h3", {}, plans[plan].title),
      ...(nothing ? [make("p", {}, words.form_nothing)] : []),
      ...kind(plan, words.form_missing, mine.missing, until),
      ...kind(plan, words.form_awaited, mine.awaited, until),
      ...kind(plan, words.form_overdue, mine.overdue.map((measure) => [measure, last(measure)]), none),
      ...kind(plan, words.form_unsupported, mine.unsupported, none),
      ...kind(plan, words.form_given, mine.given, none),
      ...anyYear(plan, mine.owns),
    ];
  }

  function showOwed() {
    const mine = owing[chooser.value];
    owed.replaceChildren();
    if (!mine) return;
    if (mine.successor) owed.append(make("p", {}, `${words.form_successor} ${institutions[mine.successor]}`));
    owed.append(...Object.entries(mine.plans).flatMap(ofPlan));
  }

  function fromAddress() {
    const name = new URLSearchParams(location.hash.slice(1)).get("institution");
    if (name === null || !Object.hasOwn(owing, name)) return;
    chooser.value = name;
    showOwed();
  }

  chooser.addEventListener("change", () => {
    history.replaceState(history.state, "", location.pathname + (chooser.value ? `#institution=${chooser.value}` : ""));
    showOwed();
  });
  addEventListener("hashchange", fromAddress);
  form.addEventListener("input", () => (unsaved = true));
  addEventListener("beforeunload", (event) => {
    // Who leaves quickly must not be asked anything.
    if (unsaved && !document.documentElement.classList.contains("leaving")) event.preventDefault();
  });
  root.querySelector("[data-without-script]").remove();
  choosing.hidden = false;
  fromAddress();
}
