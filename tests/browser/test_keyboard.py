"""The keyboard alone: everything is reached in the order of the page, and where one stands is seen; larger letters and few colours."""

from typing import Any

import pytest
from playwright.sync_api import Browser

PLAN = "gintupe-2020-2025/"
WALKED = ["", f"{PLAN}measures/", f"{PLAN}measures/2.1/", f"{PLAN}years/", f"{PLAN}context/", "institutions/police/", "help/"]
STOPS = """() => {
  const all = [...document.querySelectorAll("a, button, input, select, summary, [tabindex='0']")];
  window.stops = all.filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0
    && (one.tagName !== "A" || one.hasAttribute("href") || one.hasAttribute("xlink:href")));
  return window.stops.length;
}"""
HERE = """() => {
  const one = document.activeElement, look = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    place: window.stops.indexOf(one),
    seen: look.outlineStyle !== "none" && parseFloat(look.outlineWidth) >= 2,
    inside: box.bottom > 0 && box.top < innerHeight,
    what: one.outerHTML.slice(0, 120),
  };
}"""
SIDEWAYS = "document.documentElement.scrollWidth > innerWidth"


@pytest.mark.parametrize("path", WALKED)
def test_tab_walks_through_everything_in_order_and_is_always_seen(browser: Browser, example_url: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(example_url + path)
    stops = page.evaluate(STOPS)
    assert stops > 20
    wrong: list[Any] = []
    for expected in range(stops):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if (here["place"], here["seen"], here["inside"]) != (expected, True, True):
            wrong.append((expected, here))
            break
    page.close()
    assert wrong == []


@pytest.mark.parametrize("path", [*WALKED, "institutions/", "method/", f"{PLAN}about/"])
def test_at_two_and_four_times_the_size_nothing_is_lost_at_the_side(browser: Browser, example_url: str, path: str) -> None:
    """A window of 1280 px at 200 % and at 400 % has 640 and 320 px of its own."""
    for width in (640, 320):
        page = browser.new_page(viewport={"width": width, "height": 450})
        page.goto(example_url + path)
        assert page.evaluate(SIDEWAYS) is False, width
        page.close()


@pytest.mark.parametrize("path", WALKED)
def test_with_few_colours_states_keep_their_signs_and_edges(browser: Browser, example_url: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.emulate_media(forced_colors="active")
    page.goto(example_url + path)
    badges = page.locator(".badge:visible, .strip .cell:visible").evaluate_all(
        """all => all.map(one => ({
          sign: one.querySelector(".sign").textContent.trim(), edge: getComputedStyle(one).borderTopStyle !== "none"}))"""
    )
    assert {(bool(badge["sign"]), badge["edge"]) for badge in badges} <= {(True, True)}
    assert badges or path in (f"{PLAN}context/", "help/")
    page.close()


@pytest.mark.parametrize("path", WALKED)
def test_nothing_moves_for_those_who_want_no_motion(browser: Browser, example_url: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.emulate_media(reduced_motion="reduce")
    page.goto(example_url + path)
    moving = page.evaluate(
        """() => [...document.querySelectorAll("*")].filter(one => {
          const look = getComputedStyle(one);
          const long = times => times.split(",").some(time => parseFloat(time) > 0.01);
          return long(look.transitionDuration) || (look.animationName !== "none" && long(look.animationDuration));
        }).map(one => one.outerHTML.slice(0, 80))"""
    )
    page.close()
    assert moving == []
