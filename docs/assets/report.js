// The form for a report: it asks for the fields that the models have, holds them to the rules of the check and makes a file of them.
// Nothing is sent and nothing is stored. report/data.js brings fields, words and what is owed; report/rules.js the rules; the scripts
// report-numbers.js, report-fields.js, report-checks.js, report-list.js and report-file.js the parts.
"use strict";
{
  const { words, shapes, institutions, plans, owing } = reportForm;
  const { button, called, control, filled, freshId, make, parts, today } = reportFields;
  const { title } = reportList;
  const root = document.querySelector("[data-report]");
  const [choosing, form, result] = ["choose", "fill", "result"].map((name) => root.querySelector(`[data-${name}]`));
  const chooser = choosing.querySelector("select");

  const ready = []; // reports to hand in: {plan, measure, year, seen, report}, with `by` where somebody only added to one
  const drafts = new Map(); // reports that were begun and left, with the fields as they were left
  let current = null; // what is being filled in
  let unsaved = false;
  let dropped = []; // what was removed from the file and can be put back: [place, report]

  function show(section) {
    for (const one of [choosing, form, result]) one.hidden = one !== section;
    const heading = section.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView();
  }

  // Filling in --------------------------------------------------------------------------------------------------
  function readyOf({ plan, measure, year }) {
    return ready.find((one) => one.plan === plan && one.measure === measure && one.year === year);
  }

  function keyOf({ plan, measure, year, by }) {
    return JSON.stringify([plan, measure, year, by ?? ""]);
  }

  function isChanged(filling) {
    return JSON.stringify(filling.control.read()) !== filling.start;
  }

  // What was begun stays as it is while the page is open.
  function leave() {
    if (current && isChanged(current)) drafts.set(keyOf(current), current);
    else if (current) drafts.delete(keyOf(current));
    current = null;
  }

  function begin(plan, measure, year) {
    leave();
    const { years, about } = plans[plan].measures[measure];
    const filling = { plan, measure, year, asked: [] };
    if (drafts.has(keyOf(filling))) return resume(drafts.get(keyOf(filling)));
    const signs = about.may_sign.includes(chooser.value) ? chooser.value : "";
    const start = readyOf(filling)?.report ?? years[year].report ?? { reported_by: signs, reported_on: today() };
    filling.control = parts("YearStatus", start, about, { correction: correctionOffered(filling, start) });
    filling.report = filling.control.read;
    open(filling, words.form_report_of, [...beforehand(filling), ...filling.control.nodes]);
  }

  // A correction to fill in, of a report that was published and not corrected here yet.
  function correctionOffered({ plan, measure, year }, start) {
    const given = plans[plan].measures[measure].years[year].report;
    if (!given || JSON.stringify(start.correction) !== JSON.stringify(given.correction)) return undefined;
    return { value: { on: today() }, kept: given.correction };
  }

  // What is better known before than found out.
  function beforehand({ plan, measure, year }) {
    const { years, about } = plans[plan].measures[measure];
    const { report, closed_after } = years[year];
    const isClosed = closed_after && today() > closed_after;
    const outside = year < about.first_year || (about.last_year !== null && year > about.last_year);
    const said = [
      ...(report ? [isClosed ? words.form_closed : words.form_published] : []),
      ...(outside ? [filled(words.form_outside, { year, timeframe: about.timeframe })] : []),
    ];
    return said.map((one) => make("p", { class: "callout" }, one));
  }

  // A partner adds to the report that an owner gave.
  function contribute(plan, measure, year, by = chooser.value) {
    leave();
    const { years, about } = plans[plan].measures[measure];
    const filling = { plan, measure, year, by };
    if (drafts.has(keyOf(filling))) return resume(drafts.get(keyOf(filling)));
    const base = () => readyOf(filling)?.report ?? years[year].report; // others may have added to it meanwhile
    const others = () => base().contributions ?? [];
    const place = () => {
      const found = others().findIndex((one) => one.by === by);
      return found < 0 ? others().length : found;
    };
    Object.defineProperty(filling, "asked", { get: () => ["contributions", place()] });
    const own = parts("Contribution", others()[place()] ?? { by, reported_on: today() }, about);
    const isPublished = years[year].report?.contributions?.some((one) => one.by === by);
    const field = shapes.YearStatus.find((one) => one.name === "correction");
    const correction = isPublished ? control(field, base().correction, about, correctionOffered(filling, base())) : null;
    filling.control = correction ? joined(own, correction) : own;
    filling.report = (sound) => ({
      ...base(),
      contributions: Object.assign([...others()], { [place()]: own.read(sound) }),
      ...(correction?.read() ? { correction: correction.read() } : {}),
    });
    const asked = Object.entries(own.parts).filter(([name]) => name !== "by");
    const speaks = make("p", {}, filled(words.form_speaks, { name: institutions[by] }));
    open(filling, words.form_contribution_to, [
      ...given(base()),
      ...(correction ? beforehand(filling) : []),
      speaks,
      ...asked.map(([, one]) => one.node),
      ...(correction ? [correction.node] : []),
    ]);
  }

  // The fields of an addition, and the correction of one that was published.
  function joined(own, correction) {
    return {
      parts: own.parts,
      read: () => [own.read(), correction.read()],
      faults: () => [...own.faults(), ...correction.faults()],
      clear: () => [own, correction].forEach((one) => one.clear()),
    };
  }

  // What an owner reported, in short.
  function given(report) {
    const [state, summary, who, day] = ["state", "summary", "reported_by", "reported_on"].map((name) => shapes.YearStatus.find((one) => one.name === name));
    const language = document.documentElement.lang;
    const told = report.summary[language] ? language : Object.keys(report.summary)[0];
    const fact = (field, value, attributes = {}) => make("div", {}, make("dt", {}, field.label), make("dd", attributes, value));
    return [
      make("h3", {}, words.form_owner_report),
      make(
        "dl", { class: "facts" },
        fact(state, state.choices.find(([word]) => word === report.state)[1]),
        fact(summary, report.summary[told], { lang: told }),
        fact(who, institutions[report.reported_by]),
        fact(day, report.reported_on),
      ),
    ];
  }

  function open(filling, heading, nodes) {
    const { plan, year } = filling;
    filling.summary = make("div", { class: "callout faults", tabindex: -1, role: "group", "aria-label": words.form_errors, hidden: true });
    filling.start = JSON.stringify(filling.control.read());
    filling.nodes = [
      make("h2", {}, filled(heading, { year })),
      make("p", { class: "lead" }, title(filling)),
      make("p", { class: "note" }, plans[plan].title),
      filling.summary,
      english(filling.report()),
      ...nodes,
      make("p", { class: "buttons" }, make("button", { class: "main" }, words.form_check), button(words.form_list, toList)),
    ];
    resume(filling);
  }

  // One switch for the English half of all texts: most reports have none.
  function english(report) {
    const isThere = document.documentElement.lang === "en" || /"en":/.test(JSON.stringify(report));
    const box = make("input", { type: "checkbox", id: freshId("english"), checked: isThere, autocomplete: "off" });
    box.addEventListener("change", () => form.classList.toggle("lithuanian", !box.checked));
    return make("div", { class: "field tick", "data-english": true }, box, make("label", { for: box.id }, words.form_english));
  }

  function resume(filling) {
    current = filling;
    form.replaceChildren(...filling.nodes);
    form.classList.toggle("lithuanian", !form.querySelector("[data-english] input").checked);
    form.onsubmit = (event) => {
      event.preventDefault();
      finish(filling);
    };
    show(form);
  }

  function finish(filling) {
    const faults = reportChecks.check(filling, ready);
    if (faults.some((one) => one.level === "error")) return filling.summary.focus();
    const old = readyOf(filling);
    if (reportChecks.isPublished(filling, filling.report())) return sayUnchanged(filling, old);
    const { plan, measure, year, by } = filling;
    const seen = plans[plan].measures[measure].years[year].seen ?? "none";
    const made = { plan, measure, year, seen, report: filling.report(), by: old && !old.by ? undefined : by };
    if (old) Object.assign(old, made);
    else ready.push(made);
    drafts.delete(keyOf(filling));
    current = null;
    unsaved = true;
    dropped = [];
    showResult(faults);
  }

  // There is nothing to hand in, and nothing of this report stays in the file.
  function sayUnchanged(filling, old) {
    if (old) ready.splice(ready.indexOf(old), 1);
    filling.summary.replaceChildren(make("p", {}, words.form_unchanged));
    filling.summary.hidden = false;
    filling.summary.focus();
  }

  // What comes of it --------------------------------------------------------------------------------------------
  const heading = make("h2");
  const lines = make("ul");
  const ways = make("p", { class: "buttons" });
  const status = make("p", { role: "status" });
  const area = make("textarea", { id: "result-text", readonly: true, rows: 16, spellcheck: "false" });

  function named(one) {
    return `${title(one)}, ${filled(one.by ? words.form_addition_of_year : words.form_of_year, one)}`;
  }

  function edit(one) {
    if (one.by) contribute(one.plan, one.measure, one.year, one.by);
    else begin(one.plan, one.measure, one.year);
  }

  function line(one) {
    const name = named(one);
    const drop = () => {
      dropped.push([ready.indexOf(one), one]);
      ready.splice(ready.indexOf(one), 1);
      fill(filled(words.form_removed, { what: name }));
      lines.querySelector(`[data-undo="${CSS.escape(keyOf(one))}"]`).focus();
    };
    return make(
      "li", {}, `${name} `,
      button(words.form_edit, () => edit(one), { "aria-label": `${words.form_edit}: ${name}` }),
      " ",
      button(words.form_drop, drop, { "aria-label": filled(words.form_remove, { what: name }), "data-drop": keyOf(one) }),
    );
  }

  // In the place of a report that was removed.
  function undoLine(entry) {
    const [place, one] = entry;
    const name = named(one);
    const undo = () => {
      dropped.splice(dropped.indexOf(entry), 1);
      ready.splice(place, 0, one);
      fill(filled(words.form_undone, { what: name }));
      lines.querySelector(`[data-drop="${CSS.escape(keyOf(one))}"]`).focus();
    };
    const again = button(words.form_undo, undo, { "aria-label": `${words.form_undo}: ${name}`, "data-undo": keyOf(one) });
    return make("li", { class: "removed" }, `${filled(words.form_removed, { what: name })} `, again);
  }

  // The file with what is ready, and what can be done with it.
  function fill(said = "") {
    const shown = ready.map(line);
    for (const entry of [...dropped].reverse()) shown.splice(entry[0], 0, undoLine(entry));
    lines.replaceChildren(...shown);
    heading.textContent = ready.length ? words.form_result : words.form_result_none;
    area.value = reportFile.content(ready.map(({ plan, measure, year, seen, report }) => ({ plan, measure, year, seen, report })));
    const saved = (told) => {
      unsaved = false;
      status.textContent = told;
    };
    ways.replaceChildren(...(ready.length ? reportFile.ways(chooser.value || ready[0].report.reported_by, area, saved) : []));
    for (const one of [area, ...area.labels]) one.hidden = !ready.length;
    unsaved ||= Boolean(said);
    status.textContent = said;
  }

  function showResult(warnings) {
    // The fields are gone: the lines keep their names and lead nowhere.
    const told = warnings.map(({ level, said, control: one }) => ({ level, said: one ? `${called(one)}: ${said}` : said }));
    result.replaceChildren(
      heading,
      ...(told.length ? [make("div", { class: "callout faults" }, ...reportChecks.summary(told))] : []),
      lines,
      ways,
      make("p", { class: "note" }, ...reportFile.whom()),
      status,
      make("label", { for: "result-text" }, words.form_result_text),
      area,
      make("p", { class: "buttons" }, button(words.form_add_another, toList)),
    );
    fill();
    show(result);
  }

  // What can be reported of -------------------------------------------------------------------------------------
  function toList() {
    const left = current;
    leave();
    dropped = [];
    list(left);
    show(choosing);
  }

  // What was begun and what is ready, whoever is chosen.
  function standing() {
    const begun = [...drafts.values()].map((one) => make("li", {}, button(named(one), () => resume(one)), ` (${words.form_begun})`));
    return [
      ...(ready.length ? [make("p", { class: "buttons" }, button(filled(words.form_ready, { n: ready.length }), () => showResult([]), { class: "main" }))] : []),
      ...(begun.length ? [make("ul", {}, ...begun)] : []),
    ];
  }

  // What became of a report in this page.
  function became(one) {
    if (drafts.has(keyOf(one))) return words.form_begun;
    return readyOf(one) ? words.form_prepared : "";
  }

  function list(wanted) {
    choosing.querySelector("[data-owed]").replaceChildren(...standing(), ...reportList.of(chooser.value, wanted, { begin, contribute, became }));
  }

  // The address may name an institution, and a measure of a plan that it answers for, and a year of that.
  function fromAddress() {
    const asked = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
    if (!Object.hasOwn(owing, asked.institution ?? "")) return;
    chooser.value = asked.institution;
    const own = owing[asked.institution].plans[asked.plan ?? ""]?.owns ?? [];
    const wanted = own.includes(asked.measure) ? asked : undefined;
    list(wanted);
    if (wanted && Object.hasOwn(plans[asked.plan].measures[asked.measure].years, asked.year ?? "")) begin(asked.plan, asked.measure, Number(asked.year));
  }

  chooser.addEventListener("change", () => {
    history.replaceState(history.state, "", location.pathname + (chooser.value ? `#institution=${chooser.value}` : ""));
    list();
  });
  addEventListener("hashchange", fromAddress);
  addEventListener("beforeunload", (event) => {
    // Who leaves quickly must not be asked anything.
    if ((unsaved || drafts.size || (current && isChanged(current))) && !document.documentElement.classList.contains("leaving")) event.preventDefault();
  });
  root.querySelector("[data-whom]").replaceChildren(...reportFile.whom());
  root.querySelector("[data-without-script]").remove();
  choosing.hidden = false;
  fromAddress();
}
