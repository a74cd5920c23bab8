// Holds a report in the form to the shape of its fields and to the rules of the check (report/rules.js), and tells what it finds.
"use strict";
const reportChecks = (() => {
  const { shapes, labels, institutions, plans, quotes } = reportForm;
  const { at, called, counted, make, today } = reportFields;
  const FIRST = "YearStatus";

  // As the rules see it: what is missing is null, lists are there, flags are true or false.
  function complete(model, value) {
    const whole = {};
    for (const { name, kind, of, required } of shapes[model]) {
      const part = value[name];
      if (kind === "list") whole[name] = (part ?? []).map((one) => complete(of, one));
      else if (kind === "flag") whole[name] = part === "true";
      else if (kind === "text" || of) whole[name] = part || required ? complete(of ?? "Text", part ?? {}) : null;
      else whole[name] = part ?? null;
    }
    return whole;
  }

  // What the rules must know beside a report; those that are ready to be handed in count as if they were in the file.
  function aboutOf({ plan, measure, year }, ready) {
    const { about, years } = plans[plan].measures[measure];
    const { before, done } = years[year];
    const inFile = before ? { year: before, report: years[before].report } : null;
    const [newer] = ready
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

  // A filling is a control, the report that comes of it, and the place in the report that the control asks for.
  function found(filling, ready) {
    const shape = filling.control.faults().map(([one, said]) => ({ level: "error", control: one, said }));
    const wrong = new Set(shape.map((one) => one.control));
    // Of a field that is not well-formed no rule has anything to say.
    const report = complete(FIRST, filling.report(shape.length > 0));
    return [...shape, ...[...ofReport(filling, report, ready), ...ofChange(filling, report)].filter((one) => !wrong.has(one.control))];
  }

  function told(level, control, [, wrongLt, wrongEn, fixLt, fixEn]) {
    const said = document.documentElement.lang === "lt" ? [wrongLt, fixLt] : [wrongEn, fixEn];
    return { level, control, said: spoken(said.join(" ")) };
  }

  function ofReport(filling, report, ready) {
    const { asked } = filling;
    const about = aboutOf(filling, ready);
    return reportRules.flatMap(({ level, find }) =>
      find(report, about, today())
        .filter(([place]) => asked.every((step, index) => place[index] === step))
        .map((one) => told(level, at(filling.control, one[0].slice(asked.length)), one)),
    );
  }

  // Of a report that was published; what of it is not asked for here is told of the whole.
  function ofChange(filling, report) {
    const { report: given, closed_after = null } = publishedOf(filling);
    if (!given) return [];
    const of = { year: filling.year, closed_after };
    return editRules.flatMap(({ level, find }) =>
      find(complete(FIRST, given), report, of, today()).map((one) => told(level, filling.asked.length ? null : at(filling.control, one[0]), one)),
    );
  }

  function publishedOf({ plan, measure, year }) {
    return plans[plan].measures[measure].years[year];
  }

  // Whether a report says what was published.
  function isPublished(filling, report) {
    const { report: given } = publishedOf(filling);
    return Boolean(given) && JSON.stringify(complete(FIRST, given)) === JSON.stringify(complete(FIRST, report));
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
    const link = make("a", { href: `#${one.target.id}` }, `${called(one)}: ${said}`);
    link.addEventListener("click", (event) => {
      event.preventDefault(); // the address is the institution's
      one.target.focus();
      one.node.scrollIntoView({ block: "center" });
    });
    return make("li", {}, link);
  }

  function check(filling, ready) {
    filling.control.clear();
    const faults = found(filling, ready);
    for (const { control: one, level, said } of faults) one?.mark(level, said);
    filling.summary.replaceChildren(...summary(faults));
    filling.summary.hidden = !faults.length;
    return faults;
  }

  return { check, isPublished, summary };
})();
