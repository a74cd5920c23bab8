// The fields of the form for a report, as the models have them; what they ask and refuse comes with report/data.js.
"use strict";
const reportFields = (() => {
  const { words, shapes, institutions, numbers } = reportForm;
  const plural = new Intl.PluralRules(document.documentElement.lang);
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

  function freshId(name) {
    return `${name}-${++number}`;
  }

  // Fields ------------------------------------------------------------------------------------------------------
  // A control has a node to show, read() for its value, faults() for what has the wrong shape, and mark() for what is said of it.
  // read(true) has something that no rule minds in place of a number that is none.
  function options(pairs, value) {
    return pairs.map(([word, label]) => make("option", { value: word, selected: word === value }, label));
  }

  function institutionOptions(value, near, called) {
    const known = Object.entries(institutions);
    const part = (label, pairs) => make("optgroup", { label }, ...options(pairs, value));
    return [
      part(called, known.filter(([id]) => near.includes(id))),
      part(words.form_other, known.filter(([id]) => !near.includes(id))),
    ];
  }

  // First who may: owners and their successors sign, all participants contribute.
  function whoSpeaks(field, value, about) {
    const signs = field.name === "reported_by";
    return institutionOptions(value, signs ? about.may_sign : about.may_contribute, signs ? words.form_may_sign : words.form_participants);
  }

  function input(field, value, about) {
    const empty = () => make("option", { value: "" }, words.form_select);
    if (field.kind === "choice") return make("select", {}, empty(), ...options(field.choices, value));
    if (field.kind === "institution") return make("select", {}, empty(), ...whoSpeaks(field, value, about));
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

  const isNumber = (field) => field.kind === "figure" || field.kind === "amount";

  // A value as it is shown to people: what a file has for a number is not what they write.
  function shownNumber(value) {
    const { comma } = numbers;
    return reportForm.labels[value] ?? (comma ? value.replace(".", ",") : value);
  }

  // Says at once what was understood of a number, and where it can be understood in two ways.
  function reading(field, element, box) {
    const typed = element.value.trim();
    const value = reportNumbers.read(typed, field.kind === "amount");
    const doubt = field.kind === "figure" ? reportNumbers.doubt(typed) : "";
    const usual = [value, value.replace(".", ",")].includes(typed);
    box.replaceChildren();
    if (doubt) box.append(make("p", { class: "warning" }, make("b", {}, `${words.form_warning}: `), doubt));
    else if (typed && !usual && reportNumbers.isNumber(value)) box.append(make("p", { class: "hint" }, filled(words.form_understood, { value: shownNumber(value) })));
  }

  function labelled(field) {
    return field.required ? `${field.label} ${words.form_required}` : field.label;
  }

  function leaf(field, value, about) {
    const id = freshId("field");
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
    const typed = () => (flag ? (element.checked ? "true" : "") : element.value.trim());
    const number = () => reportNumbers.read(typed(), field.kind === "amount");
    const read = !isNumber(field) ? typed : (sound) => (sound && control.faults().length ? { figure: "withheld", amount: "" }[field.kind] : number());
    if (isNumber(field)) {
      const said = make("div", { role: "status" });
      element.after(said);
      element.addEventListener("input", () => reading(field, element, said));
    }
    const control = { field, node, target: element, read, mark: marker(box, element), clear: () => forget(box, element) };
    return Object.assign(control, { faults: () => leafFaults(control, field, element) });
  }

  function leafFaults(control, field, element) {
    const value = control.read();
    if (element.validity.badInput) return [[control, field.checks[0].fix]];
    if (!value) return field.required ? [[control, words.form_empty]] : [];
    return (field.checks ?? []).map((check) => refused(check, value)).filter(Boolean).slice(0, 1).map((text) => [control, text]);
  }

  function refused({ pattern, forbidden, what, fix }, value) {
    const found = forbidden && value.match(new RegExp(forbidden, "u"));
    const code = found && `U+${found[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
    if (pattern ? new RegExp(`^(?:${pattern})$`).test(value) : !found) return "";
    return `${filled(what, { value: code ?? (value.length <= 60 ? value : `${value.slice(0, 59)}…`) })} ${fix}`;
  }

  // `offers` are values that fields begin with: see group().
  function parts(model, value, about, offers = {}) {
    const made = {};
    for (const field of shapes[model]) made[field.name] = control(field, value[field.name], about, offers[field.name]);
    if (model === "Text") made.en.node.classList.add("english");
    return {
      parts: made,
      nodes: Object.values(made).map((one) => one.node),
      read: (sound) => Object.fromEntries(Object.entries(made).map(([name, one]) => [name, one.read(sound)]).filter(([, one]) => !isEmpty(one))),
      faults: () => Object.values(made).flatMap((one) => one.faults()),
      clear: () => Object.values(made).forEach((one) => one.clear()),
    };
  }

  function isEmpty(value) {
    return !value || (typeof value === "object" && !Object.keys(value).length);
  }

  function framed(field, ...children) {
    const id = freshId("field");
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
    made.faults = () => (isEmpty(inner.read()) && field.required ? [[made, words.form_empty]] : inner.faults());
    made.clear = () => {
      inner.clear();
      forget(box, target);
    };
    return made;
  }

  // A list of records, or one record that may be left out. One that is offered counts as left out, and `kept` stands, until it is
  // filled in; what it replaces then is `said`.
  function group(field, value, about, offer) {
    const many = field.kind === "list";
    const items = [];
    const all = []; // those that were removed too, each in its place: they can be put back
    const place = make("div");
    const status = make("p", { class: "vh", role: "status" }); // in sight it is said in its place
    const adder = button(filled(words.form_add, { what: field.one }), () => {
      add({});
      items.at(-1).parts[shapes[field.of][0].name].target.focus();
    }, { id: freshId("add") });
    const { node, box } = framed(field, ...(offer?.said ?? []), place, status, adder);
    node.classList.add("group");

    function add(given) {
      const item = parts(field.of, given, about);
      item.remove = button("", () => removed(item));
      item.undo = button("", () => undone(item));
      item.gone = false;
      item.trace = make("p", { class: "removed" });
      // The only one of its kind is named by the group around it.
      item.legend = many ? make("legend") : "";
      item.node = make(many ? "fieldset" : "div", { class: "item" }, item.legend, ...item.nodes, item.remove);
      if (!many) all.splice(0);
      all.push(item);
      settle();
    }

    function removed(item) {
      status.textContent = "";
      if (isEmpty(item.read())) {
        all.splice(all.indexOf(item), 1);
        settle();
        return adder.focus();
      }
      item.gone = true;
      status.textContent = filled(words.form_removed, { what: item.what });
      item.undo.textContent = words.form_undo;
      item.undo.setAttribute("aria-label", `${words.form_undo}: ${item.what}`);
      item.trace.replaceChildren(`${filled(words.form_removed, item)} `, item.undo);
      settle();
      item.undo.focus();
    }

    function undone(item) {
      item.gone = false;
      settle();
      status.textContent = filled(words.form_undone, { what: item.what });
      item.remove.focus();
    }

    function settle() {
      items.splice(0, items.length, ...all.filter((item) => !item.gone));
      items.forEach((item, index) => {
        item.what = many ? `${field.one} ${index + 1}` : field.one;
        if (many) item.legend.textContent = item.what;
        item.remove.textContent = filled(words.form_remove, item);
      });
      place.replaceChildren(...all.map((item) => (item.gone ? item.trace : item.node)));
      adder.hidden = !many && items.length > 0;
    }

    for (const given of many ? (value ?? []) : offer ? [offer.value] : value ? [value] : []) add(given);
    const untouched = offer && JSON.stringify(items[0].read());
    const isOffered = () => offer && (!items.length || JSON.stringify(items[0].read()) === untouched);
    return {
      field,
      node,
      items,
      many,
      target: adder,
      mark: marker(box, node),
      read: (sound) => (isOffered() ? offer.kept : many ? items.map((item) => item.read(sound)) : items[0]?.read(sound)),
      faults: () => (isOffered() ? [] : items.flatMap((item) => item.faults())),
      clear: () => {
        forget(box, node);
        items.forEach((item) => item.clear());
      },
    };
  }

  function control(field, value, about, offer) {
    if (field.kind === "text") return text(field, value, about);
    return field.of ? group(field, value, about, offer) : leaf(field, value, about);
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

  // What a field is called, with the entries that it stands in.
  function called({ field, node }) {
    const names = [field.label];
    for (let item = node.parentElement?.closest(".item"); item; item = item.parentElement.closest(".item")) {
      names.unshift(item.closest("fieldset").querySelector("legend").textContent);
    }
    return names.join(" – ");
  }

  return { at, button, called, control, counted, filled, freshId, make, options, parts, today };
})();
