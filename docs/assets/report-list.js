// What an institution can report of: what it owes, what it gave, and the reports of others that it can add to.
"use strict";
const reportList = (() => {
  const { words, institutions, plans, owing } = reportForm;
  const { button, filled, freshId, make, options, today } = reportFields;

  function title({ plan, measure }) {
    return `${measure} ${plans[plan].measures[measure].title}`;
  }

  // A button for each year; notes stand behind it in brackets.
  function yearButtons(name, years, open) {
    return years.flatMap(([year, ...notes]) => {
      const given = notes.filter(Boolean);
      const said = given.join("; ");
      return [make("span", { class: given.length > 1 ? "" : "nowrap" }, button(String(year), () => open(Number(year)), { "aria-label": `${year}: ${name}` }), said ? ` (${said})` : ""), " "];
    });
  }

  function byMeasure(reports) {
    const known = new Map();
    for (const one of reports) known.set(one[0], [...(known.get(one[0]) ?? []), one]);
    return [...known];
  }

  function kind(plan, heading, reports, note, { begin, became }) {
    if (!reports.length) return [];
    const lines = byMeasure(reports).map(([measure, years]) => {
      const name = title({ plan, measure });
      const buttons = yearButtons(name, years.map(([, year, day]) => [year, note(day), became({ plan, measure, year })]), (year) => begin(plan, measure, year));
      return make("li", {}, `${name}: `, ...buttons);
    });
    return [make("h4", {}, `${heading} (${reports.length})`), make("ul", {}, ...lines)];
  }

  function anyYear(plan, owns, wanted, begin) {
    const id = freshId("other");
    const measures = make("select", { id: `${id}-measure` }, ...options(owns.map((measure) => [measure, title({ plan, measure })]), wanted));
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

  function owned(plan, mine, wanted, ways) {
    if (!mine.owns.length) return [];
    const until = (day) => filled(day < today() ? words.form_was_due : words.form_until, { day });
    const none = () => "";
    const last = (measure) => Math.max(...Object.keys(plans[plan].measures[measure].years));
    const nothing = !["missing", "awaited", "overdue", "unsupported"].some((name) => mine[name].length);
    return [
      ...(nothing ? [make("p", {}, words.form_nothing)] : []),
      ...kind(plan, words.form_missing, mine.missing, until, ways),
      ...kind(plan, words.form_awaited, mine.awaited, until, ways),
      ...kind(plan, words.form_overdue, mine.overdue.map((measure) => [measure, last(measure)]), () => words.form_reason_needed, ways),
      ...kind(plan, words.form_unsupported, mine.unsupported, none, ways),
      ...kind(plan, words.form_given, mine.given, none, ways),
      ...anyYear(plan, mine.owns, wanted, ways.begin),
    ];
  }

  function partnerLine(plan, institution, [measure, missing], { contribute, became }) {
    const { years, answering } = plans[plan].measures[measure];
    const name = title({ plan, measure });
    const said = ({ contributions }) => (contributions?.some(({ by }) => by === institution) ? words.form_contributed : "");
    const given = Object.entries(years).filter(([, { report }]) => report).map(([year, { report }]) => [year, said(report), became({ plan, measure, year: Number(year), by: institution })]);
    const who = answering.map((one) => institutions[one]).join(", ");
    const lacking = filled(words.form_partner_missing, { years: missing.join(", "), names: who });
    const line = make("li", {}, name, given.length ? ": " : "", ...yearButtons(name, given, (year) => contribute(plan, measure, year)));
    if (missing.length) line.append(make("p", { class: "note" }, lacking));
    else if (!given.length) line.append(make("p", { class: "note" }, words.form_partner_nothing));
    return line;
  }

  function partnered(plan, institution, measures, ways) {
    if (!measures.length) return [];
    return [
      make("h4", {}, `${words.form_partner} (${measures.length})`),
      make("p", {}, words.form_partner_how),
      make("ul", {}, ...measures.map((one) => partnerLine(plan, institution, one, ways))),
    ];
  }

  // `wanted` is a measure to begin with, {plan, measure}. Of the ways `begin` and `contribute` open the form for a plan, a measure and a
  // year; `became` says what was made of a report in this page.
  function of(institution, wanted, ways) {
    const mine = owing[institution];
    if (!mine) return [];
    const preset = (plan) => (wanted?.plan === plan ? wanted.measure : undefined);
    return [
      ...(mine.successor ? [make("p", {}, `${words.form_successor} ${institutions[mine.successor]}`)] : []),
      ...Object.entries(mine.plans).flatMap(([plan, parts]) => [
        make("h3", {}, plans[plan].title),
        ...owned(plan, parts, preset(plan), ways),
        ...partnered(plan, institution, parts.partner, ways),
      ]),
    ];
  }

  return { of, title };
})();
