"""Leaving at once: by a click, by three presses of Shift, by the skip link; and nothing left on the screen or the device."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

EXIT = "https://www.meteo.lt/"
SAID = {"": "Kad paliktumėte svetainę, paspauskite „Shift“ dar {}.", "en/": "Press Shift {} to leave this site."}
MORE = {"": ("2 kartus", "1 kartą"), "en/": ("2 more times", "1 more time")}
EXPIRED = {"": "Laikas baigėsi, svetainės nepalikote.", "en/": "The time is over, you have not left."}
STORED = "() => [document.cookie, localStorage.length, sessionStorage.length]"

Opened = Callable[..., Page]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser of its own; the neutral site is answered here, no request goes out."""
    made = browser.new_context()
    made.route(f"{EXIT}**", lambda route: route.fulfill(body="<title>Orai</title><h1>Orai</h1>", content_type="text/html"))
    yield made
    made.close()


@pytest.fixture
def opened(context: BrowserContext, example_url: str) -> Opened:
    """Opens a page of the fictional plan."""

    def open_page(path: str = "") -> Page:
        page = context.new_page()
        page.goto(example_url + path)
        return page

    return open_page


@pytest.fixture
def stuck(context: BrowserContext, example_url: str) -> Opened:
    """Opens a page that stays, since the neutral site answers with nothing: what happens in between can be looked at."""

    def open_page(path: str = "") -> Page:
        context.unroute_all()
        context.route(f"{EXIT}**", lambda route: route.fulfill(status=204))
        page = context.new_page()
        page.goto(example_url + path)
        return page

    return open_page


def shift(page: Page, times: int) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def status(page: Page) -> Any:
    return page.locator(".leave [role=status]")


def lit(page: Page) -> int:
    return page.locator(".presses i.on:visible").count()


# Three ways out ----------------------------------------------------------------------------------------------------


def click(page: Page) -> None:
    page.locator("a.exit").click()


def skip_link(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")


def three_presses(page: Page) -> None:
    shift(page, 3)


@pytest.mark.parametrize("way", [click, skip_link, three_presses])
@pytest.mark.parametrize("path", ["", "en/", "gintupe-2020-2025/measures/2.1/", "en/search/", "404.html"])
def test_each_way_leads_out(opened: Opened, path: str, way: Callable[[Page], None]) -> None:
    page = opened(path)
    way(page)
    expect(page).to_have_url(EXIT)


def test_the_link_works_without_a_script(browser: Browser, example_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    context.route(f"{EXIT}**", lambda route: route.fulfill(body="Orai", content_type="text/html"))
    page = context.new_page()
    page.goto(f"{example_url}help/")
    page.locator("a.exit").click()
    expect(page).to_have_url(EXIT)
    context.close()


def test_the_page_left_is_not_one_step_back(opened: Opened, example_url: str) -> None:
    page = opened()
    page.goto(f"{example_url}help/")
    shift(page, 3)
    expect(page).to_have_url(EXIT)
    page.go_back()
    # The help page was replaced by the neutral one; the page before it shows whole.
    expect(page).to_have_url(example_url)
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_nothing_is_told_to_the_neutral_site_and_nothing_kept(context: BrowserContext, opened: Opened) -> None:
    page = opened("help/")
    assert page.evaluate(STORED) == ["", 0, 0]
    with page.expect_request(f"{EXIT}**") as asked:
        click(page)
    assert "referer" not in asked.value.all_headers()
    expect(page).to_have_url(EXIT)
    assert context.cookies() == []
    assert context.storage_state() == {"cookies": [], "origins": []}


# What is seen in between -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "said"), [("", "Paliekate svetainę."), ("en/", "Leaving this site.")])
def test_the_page_is_hidden_at_once(stuck: Opened, path: str, said: str) -> None:
    page = stuck(path)
    shift(page, 3)
    expect(page.get_by_role("alert")).to_have_text(said)
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".top")).to_be_hidden()
    assert page.locator(".cover").bounding_box() == {"x": 0, "y": 0, "width": 1280, "height": 720}
    assert page.title() == "www.meteo.lt"


def test_an_open_search_is_hidden_too(stuck: Opened) -> None:
    page = stuck("help/")
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    shift(page, 2)
    # Behind a dialog nothing is read out: it says and shows the presses itself.
    expect(dialog.locator(".leave [role=status]")).to_have_text(SAID[""].format(MORE[""][1]))
    expect(dialog.locator(".presses i.on")).to_have_count(2)
    shift(page, 1)
    expect(page.get_by_role("dialog")).to_be_hidden()
    assert page.title() == "www.meteo.lt"


def test_a_page_that_comes_back_is_as_it_was(stuck: Opened) -> None:
    page = stuck("help/")
    title = page.title()
    shift(page, 3)
    expect(page.locator("h1")).to_be_hidden()
    # What the browser says when it takes a page out of its back/forward cache.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    expect(page.locator("h1")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    assert page.title() == title
    shift(page, 1)
    assert lit(page) == 1, "it counts from the beginning"


# Three presses -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["", "en/"])
def test_each_press_is_shown_and_said(opened: Opened, language: str) -> None:
    page = opened(language)
    assert lit(page) == 0
    for press, words in enumerate(MORE[language], 1):
        shift(page, 1)
        expect(status(page)).to_have_text(SAID[language].format(words))
        assert lit(page) == press


def stopped_clock(context: BrowserContext, opened: Opened, path: str) -> Page:
    """A page whose time goes on only when the test says so."""
    context.clock.install(time=0)
    page = opened(path)
    page.clock.pause_at(60)
    return page


@pytest.mark.parametrize("language", ["", "en/"])
def test_after_five_seconds_it_begins_anew(context: BrowserContext, opened: Opened, language: str) -> None:
    page = stopped_clock(context, opened, language)
    shift(page, 2)
    page.clock.run_for(5001)
    expect(status(page)).to_contain_text(EXPIRED[language])
    assert lit(page) == 0
    shift(page, 1)
    assert lit(page) == 1
    page.clock.run_for(5001)
    page.clock.run_for(5001)
    expect(status(page)).to_be_empty()


def test_each_press_gives_five_seconds_more(context: BrowserContext, opened: Opened) -> None:
    page = stopped_clock(context, opened, "")
    for _ in range(2):
        shift(page, 1)
        page.clock.run_for(4999)
    shift(page, 1)
    expect(page).to_have_url(EXIT)


NO_PRESS = [
    ["Shift+A", "Shift+B", "Shift+C"],
    ["Control+Shift", "Control+Shift", "Control+Shift"],
    ["Shift+Tab", "Shift+Tab", "Shift+Tab"],
    ["Shift+Alt", "Shift+Alt", "Shift+Alt"],
    ["Escape", "Escape", "Escape"],
]


@pytest.mark.parametrize("keys", NO_PRESS, ids=lambda keys: keys[0])
def test_shift_that_serves_another_key_does_not_count(stuck: Opened, keys: list[str]) -> None:
    page = stuck()
    for key in keys:
        page.keyboard.press(key)
    assert lit(page) == 0
    assert page.locator(".cover").count() == 0


def test_a_key_held_down_is_one_press(stuck: Opened) -> None:
    page = stuck()
    for _ in range(6):
        page.keyboard.down("Shift")
    assert lit(page) == 0, "it counts when it is let go"
    page.keyboard.up("Shift")
    assert lit(page) == 1


def test_shift_with_a_click_does_not_count(stuck: Opened) -> None:
    page = stuck()
    page.locator("h1").click(modifiers=["Shift"])
    assert lit(page) == 0


def test_it_works_while_typing(opened: Opened) -> None:
    page = opened("search/")
    page.get_by_role("searchbox").fill("pagalba")
    shift(page, 3)
    expect(page).to_have_url(EXIT)


# The button --------------------------------------------------------------------------------------------------------

COVERED = """() => {
  const bar = document.querySelector('.leave'), found = [];
  for (const one of [...document.querySelectorAll('main a, main summary')].reverse()) {
    if (!one.getClientRects().length) continue;
    one.focus();
    found.push([one.getClientRects()[0].top - bar.getBoundingClientRect().bottom, one.outerHTML.slice(0, 90)]);
  }
  return found;
}"""
"""Focuses all links from the last to the first, as Shift+Tab does: how far below the bar each comes to rest."""


@pytest.mark.parametrize("width", [320, 360, 800, 1280])
def test_it_stays_in_reach_and_covers_no_focus(opened: Opened, width: int) -> None:
    page = opened("gintupe-2020-2025/measures/2.1/")
    page.set_viewport_size({"width": width, "height": 600})
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    box = page.locator("a.exit").bounding_box()
    assert box is not None
    assert (box["y"] < 20, box["height"] >= 44, box["x"] + box["width"] <= width) == (True, True, True)
    rests = page.evaluate(COVERED)
    assert len(rests) > 20
    assert [link for space, link in rests if space < 0] == []
    page.goto(page.url + "#y2022")
    anchor, bar = page.locator("#y2022").bounding_box(), page.locator(".leave").bounding_box()
    assert anchor is not None
    assert bar is not None
    assert anchor["y"] >= bar["y"] + bar["height"]


def test_it_is_not_printed(opened: Opened) -> None:
    page = opened("help/")
    page.emulate_media(media="print")
    expect(page.locator("a.exit")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()


def test_the_presses_are_seen_in_forced_colours(opened: Opened) -> None:
    page = opened()
    page.emulate_media(forced_colors="active")
    shift(page, 1)
    on, off = (page.locator(".presses i").nth(place) for place in (0, 1))
    ground = "one => getComputedStyle(one).backgroundColor"
    assert on.evaluate(ground) != off.evaluate(ground)
    expect(on).to_be_visible()


@pytest.mark.parametrize(
    ("path", "said"), [("help/", "Naršymo istorijos jis neištrina."), ("en/help/", "It does not erase the browsing history.")]
)
def test_help_says_what_it_does_not_do(opened: Opened, path: str, said: str) -> None:
    page = opened(path)
    expect(page.locator("main")).to_contain_text(said)
    expect(page.locator("main")).to_contain_text("Shift")
