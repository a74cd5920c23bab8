// The form for a report: it asks for the fields that the models have, holds them to the rules of the check and makes a file of them.
// Nothing is sent and nothing is stored. report/data.js brings fields, words and what is owed; report/rules.js the rules; the scripts
// report-fields.js, report-checks.js, report-list.js and report-file.js the parts.
"use strict";
{
  const { words, shapes, institutions, plans, owing } = reportForm;
  const { button, called, filled, make, parts, today } = reportFields;
  const { title } = reportList;
  const root = document.querySelector("[data-report]");
  const [choosing, form, result] = ["choose", "fill", "result"].map((name) => root.querySelector(`[data-${name}]`));
  const chooser = choosing.querySelector("select");

  const ready = []; // reports to hand in: {plan, measure, year, seen, report}, with `by` where somebody only added to one
  let unsaved = false;

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

  function begin(plan, measure, year) {
    const { years, about } = plans[plan].measures[measure];
    const filling = { plan, measure, year, asked: [] };
    const signs = about.may_sign.includes(chooser.value) ? chooser.value : "";
    const start = readyOf(filling)?.report ?? years[year].report ?? { reported_by: signs, reported_on: today() };
    filling.control = parts("YearStatus", start, about);
    filling.report = () => filling.control.read();
    open(filling, words.form_report_of, filling.control.nodes);
  }

  // A partner adds to the report that an owner gave.
  function contribute(plan, measure, year, by = chooser.value) {
    const { years, about } = plans[plan].measures[measure];
    const filling = { plan, measure, year, by };
    const base = readyOf(filling)?.report ?? years[year].report;
    const others = base.contributions ?? [];
    const found = others.findIndex((one) => one.by === by);
    const place = found < 0 ? others.length : found;
    filling.asked = ["contributions", place];
    filling.control = parts("Contribution", others[place] ?? { by, reported_on: today() }, about);
    filling.report = () => ({ ...base, contributions: [...others.slice(0, place), filling.control.read(), ...others.slice(place + 1)] });
    const asked = Object.entries(filling.control.parts).filter(([name]) => name !== "by");
    const speaks = make("p", {}, filled(words.form_speaks, { name: institutions[by] }));
    open(filling, words.form_contribution_to, [...given(base), speaks, ...asked.map(([, one]) => one.node)]);
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
    form.replaceChildren(
      make("h2", {}, filled(heading, { year })),
      make("p", { class: "lead" }, title(filling)),
      make("p", { class: "note" }, plans[plan].title),
      filling.summary,
      ...nodes,
      make("p", { class: "buttons" }, make("button", { class: "main" }, words.form_check), button(words.form_list, () => show(choosing))),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      finish(filling);
    };
    show(form);
  }

  function finish(filling) {
    const faults = reportChecks.check(filling, ready);
    if (faults.some((one) => one.level === "error")) return filling.summary.focus();
    const { plan, measure, year, by } = filling;
    const old = readyOf(filling);
    const seen = plans[plan].measures[measure].years[year].seen ?? "none";
    const made = { plan, measure, year, seen, report: filling.report(), by: old && !old.by ? undefined : by };
    if (old) Object.assign(old, made);
    else ready.push(made);
    unsaved = true;
    showResult(faults);
  }

  // What comes of it --------------------------------------------------------------------------------------------
  function line(one) {
    const { plan, measure, year, by } = one;
    const what = by ? words.form_addition_of_year : words.form_of_year;
    const name = `${title(one)}, ${filled(what, one)}`;
    const drop = () => {
      ready.splice(ready.indexOf(one), 1);
      if (ready.length) showResult([]);
      else show(choosing);
    };
    const edit = () => (by ? contribute(plan, measure, year, by) : begin(plan, measure, year));
    return make(
      "li", {}, `${name} `,
      button(words.form_edit, edit, { "aria-label": `${words.form_edit}: ${name}` }),
      " ",
      button(words.form_drop, drop, { "aria-label": filled(words.form_remove, { what: name }) }),
    );
  }

  function showResult(warnings) {
    const reports = ready.map(({ plan, measure, year, seen, report }) => ({ plan, measure, year, seen, report }));
    const area = make("textarea", { id: "result-text", readonly: true, rows: 16, spellcheck: "false" }, reportFile.content(reports));
    const status = make("p", { role: "status" });
    const saved = (said) => {
      unsaved = false;
      status.textContent = said;
    };
    // The fields are gone: the lines keep their names and lead nowhere.
    const told = warnings.map(({ level, said, control: one }) => ({ level, said: one ? `${called(one)}: ${said}` : said }));
    result.replaceChildren(
      make("h2", {}, words.form_result),
      ...(told.length ? [make("div", { class: "callout faults" }, ...reportChecks.summary(told))] : []),
      make("ul", {}, ...ready.map(line)),
      make("p", { class: "buttons" }, ...reportFile.ways(chooser.value, area, saved)),
      status,
      make("label", { for: "result-text" }, words.form_result_text),
      area,
      make("p", { class: "buttons" }, button(words.form_add_another, () => show(choosing))),
    );
    show(result);
  }

  // What can be reported of -------------------------------------------------------------------------------------
  function list(wanted) {
    choosing.querySelector("[data-owed]").replaceChildren(...reportList.of(chooser.value, wanted, begin, contribute));
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
  form.addEventListener("input", () => (unsaved = true));
  addEventListener("beforeunload", (event) => {
    // Who leaves quickly must not be asked anything.
    if (unsaved && !document.documentElement.classList.contains("leaving")) event.preventDefault();
  });
  root.querySelector("[data-without-script]").remove();
  choosing.hidden = false;
  fromAddress();
}
