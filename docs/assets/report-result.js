// The reports that are ready to be handed in, the file that they make, and what was removed from it and can be put back.
"use strict";
const reportResult = (() => {
  const { words } = reportForm;
  const { button, called, filled, make } = reportFields;
  const { title } = reportList;
  const all = []; // {plan, measure, year, seen, report}, with `by` where somebody only added to one, `removed` where it can be put back
  let unsaved = false;
  let ways = {}; // edit(report), toList(), chosen() -> institution

  function ready() {
    return all.filter((one) => !one.removed);
  }

  function readyOf({ plan, measure, year }) {
    return ready().find((one) => one.plan === plan && one.measure === measure && one.year === year);
  }

  function keyOf({ plan, measure, year, by }) {
    return JSON.stringify([plan, measure, year, by ?? ""]);
  }

  function named(one) {
    return `${title(one)}, ${filled(one.by ? words.form_addition_of_year : words.form_of_year, one)}`;
  }

  // `old` is what was ready of the same year.
  function put(made, old) {
    if (old) Object.assign(old, made);
    else all.push(made);
  }

  function remove(one) {
    all.splice(all.indexOf(one), 1);
  }

  // From here on what was removed is gone, and there is something to save.
  function changed() {
    all.splice(0, all.length, ...ready());
    unsaved = true;
  }

  // The lines of the list -----------------------------------------------------------------------------------------
  const heading = make("h2");
  const lines = make("ul");
  const buttons = make("p", { class: "buttons" });
  const status = make("p", { role: "status" });
  const area = make("textarea", { id: "result-text", readonly: true, rows: 16, spellcheck: "false" });

  function speak(told, { inSight = true } = {}) {
    status.classList.toggle("vh", !inSight);
    status.textContent = told;
  }

  // Take a report out of the file, or put it back; what is said of it, and the button that undoes it.
  function turn(one, removed, said, undo) {
    one.removed = removed;
    unsaved = true;
    list();
    speak(filled(said, { what: named(one) }), { inSight: false }); // its line shows it
    lines.querySelector(`[data-${undo}="${CSS.escape(keyOf(one))}"]`).focus();
  }

  function line(one) {
    const name = named(one);
    if (one.removed) {
      const again = () => turn(one, false, words.form_undone, "drop");
      const undo = button(words.form_undo, again, { "aria-label": `${words.form_undo}: ${name}`, "data-undo": keyOf(one) });
      return make("li", { class: "removed" }, `${filled(words.form_removed, { what: name })} `, undo);
    }
    const drop = () => turn(one, true, words.form_removed, "undo");
    return make(
      "li", {}, `${name} `,
      button(words.form_edit, () => ways.edit(one), { "aria-label": `${words.form_edit}: ${name}` }),
      " ",
      button(words.form_drop, drop, { "aria-label": filled(words.form_remove, { what: name }), "data-drop": keyOf(one) }),
    );
  }

  // The file with what is ready, and what can be done with it.
  function list() {
    const some = ready();
    lines.replaceChildren(...all.map(line));
    heading.textContent = some.length ? words.form_result : words.form_result_none;
    area.value = reportFile.content(some.map(({ plan, measure, year, seen, report }) => ({ plan, measure, year, seen, report })));
    const saved = (told) => {
      unsaved = false;
      speak(told);
    };
    buttons.replaceChildren(...(some.length ? reportFile.ways(ways.chosen() || some[0].report.reported_by, area, saved) : []));
    for (const one of [area, ...area.labels]) one.hidden = !some.length;
    speak("");
  }

  // Show it all in a part of the page, with the warnings that a report was given; for `how` see `ways`.
  function fill(section, warnings, how) {
    ways = how;
    // The fields are gone: the lines keep their names and lead nowhere.
    const told = warnings.map(({ level, said, control: one }) => ({ level, said: one ? `${called(one)}: ${said}` : said }));
    section.replaceChildren(
      heading,
      ...(told.length ? [make("div", { class: "callout faults" }, ...reportChecks.summary(told))] : []),
      lines,
      buttons,
      make("p", { class: "note" }, ...reportFile.whom()),
      status,
      make("label", { for: "result-text" }, words.form_result_text),
      area,
      make("p", { class: "buttons" }, button(words.form_add_another, ways.toList)),
    );
    list();
  }

  return { changed, fill, isUnsaved: () => unsaved, keyOf, named, put, ready, readyOf, remove };
})();
