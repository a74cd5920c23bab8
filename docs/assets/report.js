// The form for a report: it asks for the fields that the models have, holds them to the rules of the check and makes a file of them.
// Nothing is sent and nothing is stored. report/data.js brings fields, words and what is owed; report/rules.js the rules; the scripts
// report-numbers.js, report-fields.js, report-checks.js, report-list.js, report-file.js and report-result.js the parts.
"use strict";
{
  const { words, shapes, institutions, plans, owing } = reportForm;
  const { button, control, filled, freshId, make, parts, today } = reportFields;
  const { title } = reportList;
  const { keyOf, named } = reportResult;
  const root = document.querySelector("[data-report]");
  const [choosing, form, result] = ["choose", "fill", "result"].map((name) => root.querySelector(`[data-${name}]`));
  const chooser = choosing.querySelector("select");

  const { ready, readyOf } = reportResult; // reports to hand in: {plan, measure, year, seen, report}, with `by` where somebody only added to one
  const drafts = new Map(); // reports that were begun and left, with the fields as they were left
  let current = null; // what is being filled in

  function show(section) {
    for (const one of [choosing, form, result]) one.hidden = one !== section;
    const heading = section.querySelector("h2");
    heading.tabIndex = -1;
    heading.focus();
    heading.scrollIntoView();
  }

  // Filling in --------------------------------------------------------------------------------------------------
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
    filling.report = (sound) => withAdditions(filling, filling.control.read(sound));
    open(filling, words.form_report_of, [...beforehand(filling), ...filling.control.nodes]);
  }

  // What partners added in this page since the report was opened: its fields do not know of it.
  function withAdditions(filling, report) {
    const by = (told, who) => told?.find((one) => one.by === who);
    const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
    const [before, mine] = [JSON.parse(filling.start).contributions, report.contributions ?? []];
    const isUntouched = ({ by: who }) => same(by(mine, who), by(before, who));
    const added = (readyOf(filling)?.report.contributions ?? []).filter((one) => !same(one, by(before, one.by)) && isUntouched(one));
    if (!added.length) return report;
    const others = added.filter((one) => !by(mine, one.by));
    return { ...report, contributions: [...mine.map((one) => by(added, one.by) ?? one), ...others] };
  }

  // A correction to fill in, of a report that was published and not corrected here yet.
  function correctionOffered({ plan, measure, year }, start) {
    const given = plans[plan].measures[measure].years[year].report;
    if (!given || JSON.stringify(start.correction) !== JSON.stringify(given.correction)) return undefined;
    return { value: { on: today() }, kept: given.correction, said: former(given.correction) };
  }

  // What a new explanation replaces; there is none yet where `correction` is undefined.
  function former(correction) {
    if (!correction) return [];
    const language = languageOf(correction.why);
    const [before, after] = filled(words.form_former, { day: correction.on, text: "\0" }).split("\0");
    return [make("p", { class: "note" }, before, make("span", { lang: language }, correction.why[language]), after)];
  }

  // The language that a text is shown in: this page's, where the text has it.
  function languageOf(text) {
    const here = document.documentElement.lang;
    return text[here] ? here : Object.keys(text)[0];
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
    const told = languageOf(report.summary);
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
    const faults = reportChecks.check(filling, ready());
    if (faults.some((one) => one.level === "error")) return filling.summary.focus();
    const old = readyOf(filling);
    if (reportChecks.isPublished(filling, filling.report())) return sayUnchanged(filling, old);
    const { plan, measure, year, by } = filling;
    const seen = plans[plan].measures[measure].years[year].seen ?? "none";
    const made = { plan, measure, year, seen, report: filling.report(), by: old && !old.by ? undefined : by };
    reportResult.put(made, old);
    drafts.delete(keyOf(filling));
    current = null;
    reportResult.changed();
    showResult(faults);
  }

  // There is nothing to hand in, and nothing of this report stays in the file.
  function sayUnchanged(filling, old) {
    if (old) reportResult.remove(old);
    filling.summary.replaceChildren(make("p", {}, words.form_unchanged));
    filling.summary.hidden = false;
    filling.summary.focus();
  }

  function edit(one) {
    if (one.by) contribute(one.plan, one.measure, one.year, one.by);
    else begin(one.plan, one.measure, one.year);
  }

  function showResult(warnings) {
    reportResult.fill(result, warnings, { edit, toList, chosen: () => chooser.value });
    show(result);
  }

  // What can be reported of -------------------------------------------------------------------------------------
  function toList() {
    const left = current;
    leave();
    list(left);
    show(choosing);
  }

  // What was begun and what is ready, whoever is chosen.
  function standing() {
    const begun = [...drafts.values()].map((one) => make("li", {}, button(named(one), () => resume(one)), ` (${words.form_begun})`));
    return [
      ...(ready().length ? [make("p", { class: "buttons" }, button(filled(words.form_ready, { n: ready().length }), () => showResult([]), { class: "main" }))] : []),
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
    if ((reportResult.isUnsaved() || drafts.size || (current && isChanged(current))) && !document.documentElement.classList.contains("leaving")) event.preventDefault();
  });
  root.querySelector("[data-whom]").replaceChildren(...reportFile.whom());
  root.querySelector("[data-without-script]").remove();
  choosing.hidden = false;
  fromAddress();
}
