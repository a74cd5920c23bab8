// Filters and sorts the list of measures, and compares two years. What is chosen stands in the address after the "#",
// so that it can be sent to others; no entry is added to the history, nothing is stored. Without this script both tables stand whole.
"use strict";

{
  const plural = new Intl.PluralRules(document.documentElement.lang);

  function say(form, number, values) {
    const words = form.dataset[plural.select(number)] ?? form.dataset.other;
    form.querySelector("[data-count]").textContent = words.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  // Puts what the address says into the form; a value that the form does not know is left out. False for an address that
  // speaks of something else, such as a heading: the choice then stays as it is.
  function read(form) {
    const asked = [...new URLSearchParams(location.hash.slice(1))];
    if (asked.length && !asked.some(([name]) => form.elements.namedItem(name))) return false;
    clear(form);
    for (const [name, value] of asked) {
      const field = form.elements.namedItem(name);
      if (field?.type === "checkbox") field.checked = true;
      else if (field && [...field.options].some((option) => option.value === value)) field.value = value;
    }
    return true;
  }

  function clear(form) {
    for (const field of form.elements) {
      if (field.type === "checkbox") field.checked = false;
      else if (field.tagName === "SELECT") field.selectedIndex = Math.max(0, [...field.options].findIndex((option) => option.defaultSelected));
    }
  }

  function write(form) {
    const parts = [];
    for (const field of form.elements) {
      if (field.type === "checkbox" && field.checked) parts.push(field.name);
      else if (field.tagName === "SELECT" && field.value && !field.disabled) parts.push(`${field.name}=${encodeURIComponent(field.value)}`);
    }
    const base = location.pathname + location.search;
    history.replaceState(history.state, "", parts.length ? `${base}#${parts.join("&")}` : base);
  }

  function follow(form, show) {
    form.hidden = false;
    read(form);
    show();
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", () => {
      show();
      write(form);
    });
    form.addEventListener("reset", (event) => {
      event.preventDefault();
      clear(form);
      show();
      write(form);
    });
    window.addEventListener("hashchange", () => {
      if (read(form)) show();
    });
  }

  function filterMeasures(form) {
    const table = document.querySelector("[data-rows]");
    const groups = [...table.tBodies];
    const rows = groups.flatMap((group) => [...group.querySelectorAll("tr[data-state]")].map((row, place) => ({ row, group, place })));
    const states = [...form.elements.state.options].map((option) => option.value);
    const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
    const text = (row, cell) => row.cells[cell].textContent.trim();
    const head = table.tHead.querySelector("[data-now]");
    const heading = head.textContent;
    const stateIn = (row, year) => row.dataset.years.split(" ").find((one) => one.startsWith(year))?.split(":")[1];
    const keys = {
      title: ({ row }) => text(row, 0).replace(/^\S+\s+/, ""),
      state: ({ row }) => String(states.indexOf(form.elements.year.value ? stateIn(row, form.elements.year.value) : row.dataset.state)).padStart(2, "0"),
      owner: ({ row }) => text(row, 1),
      end: ({ row }) => row.dataset.end,
    };
    const unknown = ["missing", "awaited"];

    function matches({ row }) {
      const chosen = Object.fromEntries(new FormData(form));
      const { owner, partner, years } = row.dataset;
      const state = chosen.year ? stateIn(row, chosen.year) : row.dataset.state;
      const named = { owner, partner, "": `${owner} ${partner}` }[chosen.role ?? ""].split(" ");
      // Of a year are listed the measures of which something was expected or heard in it.
      if (chosen.year && !chosen.state && state === "not_expected") return false;
      if (chosen.objective && row.dataset.objective !== chosen.objective) return false;
      if (chosen.institution && !named.includes(chosen.institution)) return false;
      if (chosen.state && !(chosen.state === "unknown" ? unknown.includes(state) : state === chosen.state)) return false;
      if (form.elements.overdue.checked && !("overdue" in row.dataset)) return false;
      if (form.elements.counted.checked && !("counted" in row.dataset)) return false;
      return !form.elements["no-report"].checked || (chosen.year ? state === "missing" : years.includes(":missing"));
    }

    follow(form, () => {
      const key = keys[form.elements.sort.value];
      const { year, role, institution } = form.elements;
      role.disabled = !institution.value;
      head.textContent = year.value ? head.dataset.now : heading;
      for (const box of table.querySelectorAll(".strip .cell")) {
        box.classList.toggle("chosen", Boolean(year.value) && box.hash === `#y${year.value}`);
      }
      const order = key ? rows.map((one) => [key(one), one]).sort((a, b) => collator.compare(a[0], b[0])).map((pair) => pair[1]) : rows;
      let number = 0;
      for (const one of order) {
        one.row.hidden = !matches(one);
        number += one.row.hidden ? 0 : 1;
        (key ? groups[0] : one.group).append(one.row);
      }
      for (const group of groups) {
        group.querySelector(".group").hidden = Boolean(key) || !group.querySelector("tr[data-state]:not([hidden])");
      }
      document.querySelector("[data-empty]").hidden = number > 0;
      say(form, number, { n: number, all: rows.length });
    });
  }

  function compareYears(form) {
    const table = document.querySelector("[data-years-table]");
    const rows = [...table.tBodies[0].rows];
    const { from, to, changed } = form.elements;
    const shown = (row, year) => row.querySelector(`[data-year="${year}"]`).dataset.shown;

    follow(form, () => {
      const years = from.value ? [from.value, to.value] : null; // without a first year all are shown
      to.disabled = changed.disabled = !years;
      for (const cell of table.querySelectorAll("[data-year]")) cell.hidden = Boolean(years) && !years.includes(cell.dataset.year);
      let number = 0;
      for (const row of rows) {
        const differs = Boolean(years) && shown(row, from.value) !== shown(row, to.value);
        number += differs ? 1 : 0;
        row.classList.toggle("differs", differs);
        row.hidden = Boolean(years) && changed.checked && !differs;
      }
      if (years) say(form, rows.length, { x: number, n: rows.length });
      else form.querySelector("[data-count]").textContent = "";
    });
  }

  for (const form of document.querySelectorAll("[data-filter]")) filterMeasures(form);
  for (const form of document.querySelectorAll("[data-compare]")) compareYears(form);
}
