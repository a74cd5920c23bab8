// What every page does: leave at once, open the menu and the search, be readable from a folder.
// Nothing is stored and nothing is sent. Without this file the same links lead to the same places.
"use strict";
{
  const root = document.documentElement;
  const inFolder = location.protocol === "file:";

  // Leave this page ---------------------------------------------------------------------------------------------
  // Shift three times, or any link marked with data-exit.  Shift counts when it is pressed and let go alone.
  const PRESSES = 3;
  const PATIENCE = 5000; // milliseconds from one press to the next

  const area = document.querySelector(".leave");
  const exit = area.querySelector("[data-exit]");
  const plural = new Intl.PluralRules(root.lang);
  const title = document.title;
  const cover = document.createElement("div");
  cover.className = "cover";
  cover.setAttribute("role", "alert");
  let presses = 0;
  let held = false;
  let alone = false;
  let timer;

  // The search has a way out of its own, which counts along.
  function say(words) {
    for (const status of document.querySelectorAll(".leave [role=status]")) status.textContent = words;
  }

  function count(number) {
    presses = number;
    clearTimeout(timer);
    for (const lights of document.querySelectorAll(".presses")) {
      lights.hidden = !number;
      [...lights.children].forEach((light, place) => light.classList.toggle("on", place < number));
    }
    say("");
  }

  function leave() {
    count(0);
    closeAll();
    document.body.append(cover);
    cover.textContent = area.dataset.leaving;
    root.classList.add("leaving");
    document.title = exit.hostname; // what a tab shows while the neutral page is loading
    location.replace(exit.href);
  }

  function expire() {
    count(0);
    say(area.dataset.expired);
    timer = setTimeout(() => count(0), PATIENCE);
  }

  function press() {
    if (presses + 1 === PRESSES) return leave();
    count(presses + 1);
    const left = PRESSES - presses;
    say((area.dataset[plural.select(left)] ?? area.dataset.other).replace("{n}", left));
    timer = setTimeout(expire, PATIENCE);
  }

  function letGo() {
    held = alone = false;
  }

  // On the window and before everybody else: no field and no dialog may swallow the way out.
  addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      if (event.repeat) return;
      held = true;
      alone = !(event.ctrlKey || event.altKey || event.metaKey);
      return;
    }
    if (!event.shiftKey) return;
    // A capital letter, a selection, a change of keyboard: Shift served another key.
    alone = false;
    if (!held) count(0); // a sticky Shift was counted before it served
  }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") return;
    const counts = alone;
    letGo();
    if (counts) press();
  }, true);
  addEventListener("pointerdown", () => (alone = false), true);
  addEventListener("blur", letGo);
  document.addEventListener("click", (event) => {
    if (!event.target.closest("[data-exit]")) return;
    event.preventDefault();
    leave();
  });
  // The browser may show the page again just as it was left.
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    letGo();
    count(0);
    cover.remove();
    root.classList.remove("leaving");
    document.title = title;
    closeAll();
  });

  // Menu --------------------------------------------------------------------------------------------------------
  const menu = document.querySelector(".menu");

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open || document.querySelector("dialog[open]")) return;
    menu.open = false;
    menu.firstElementChild.focus();
  });

  // Search ------------------------------------------------------------------------------------------------------
  // The form of the search page, on every page; where that cannot be had, the link leads there.
  const entry = document.querySelector("[data-opens-search]");
  const ownForm = document.querySelector("[data-search]");
  const key = document.body.dataset.searchKey;
  let finder;

  function closeAll() {
    menu.open = false;
    document.querySelector("dialog[open]")?.close();
  }

  async function takenForm() {
    const answer = await fetch(entry.href);
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const form = document.adoptNode(page.querySelector("[data-search]"));
    form.querySelector("[data-without-script]").remove();
    for (const link of form.querySelectorAll("a")) link.href = new URL(link.getAttribute("href"), entry.href);
    await (await import("./search.js")).start(form);
    return form;
  }

  async function made() {
    const form = await takenForm();
    const dialog = document.createElement("dialog");
    dialog.className = "finder";
    dialog.setAttribute("aria-label", entry.textContent);
    dialog.append(form);
    // A dialog locks the page behind it: the way out comes along.
    const wayOut = document.createElement("div");
    wayOut.className = "leave";
    wayOut.append(...area.cloneNode(true).childNodes);
    form.querySelector(".search-field").prepend(wayOut);
    const close = form.querySelector("[data-close]");
    close.hidden = false;
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
    dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault(); // a search field would only be emptied by the first press
      dialog.close();
    });
    // What was looked for is nobody's business afterwards.
    dialog.addEventListener("close", () => form.reset());
    document.body.append(dialog);
    return dialog;
  }

  async function openSearch() {
    if (ownForm) return ownForm.querySelector("input").focus();
    if (inFolder) return location.assign(entry.href);
    try {
      const dialog = await (finder ??= made());
      if (!dialog.open) dialog.showModal();
      dialog.querySelector("input").focus();
    } catch {
      location.assign(entry.href);
    }
  }

  function takesText(element) {
    return element.closest("input, textarea, select, [contenteditable]");
  }

  async function startOwnForm() {
    ownForm.querySelector("[data-without-script]").remove();
    try {
      if (inFolder) throw new Error("a folder gives scripts no files");
      await (await import("./search.js")).start(ownForm);
    } catch {
      ownForm.querySelector("[data-count]").textContent = ownForm.dataset.absent;
    }
  }

  if (ownForm) startOwnForm();
  if (entry) {
    if (!ownForm && !inFolder) entry.setAttribute("aria-haspopup", "dialog");
    if (key) entry.setAttribute("aria-keyshortcuts", key);
    entry.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || inFolder) return;
      event.preventDefault();
      openSearch();
    });
    document.addEventListener("keydown", (event) => {
      if (!key || event.key !== key || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.defaultPrevented || takesText(event.target) || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      openSearch();
    });
  }

  // Reading from a folder ---------------------------------------------------------------------------------------
  // A server answers an address that ends in "/" with its index.html; a folder answers with a list of files.
  const FOLDER = /^(?![a-z][a-z0-9+.-]*:)([^?#]*\/)(?=$|[?#])/i;

  if (inFolder) {
    for (const link of document.querySelectorAll("a")) {
      for (const name of ["href", "xlink:href"]) {
        const there = link.getAttribute(name);
        if (there) link.setAttribute(name, there.replace(FOLDER, "$1index.html"));
      }
    }
  }
}
