"""The sites as a visitor meets them: links, keyboard, small screens, and what is left behind on the device."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

KINDS = [
    "",
    "{plan}/",
    "{plan}/measures/",
    "{plan}/measures/1.1/",
    "{plan}/objectives/1/",
    "{plan}/years/",
    "{plan}/years/2023/",
    "{plan}/timeline/",
    "{plan}/context/",
    "{plan}/about/",
    "institutions/",
    "institutions/{owner}/",
    "help/",
    "method/",
    "accessibility/",
    "privacy/",
    "search/",
    "404.html",
]
PLANS = {"example_url": ("gintupe-2020-2025", "police"), "real_url": ("klaipeda-2020-2025", "kspsc")}
"""The first plan of each site, and one of its owners."""
LEFT = "net::ERR_ABORTED"
"""What the browser says of a request that was under way when its page was left."""
Site = tuple[str, str, str]
Opened = Callable[..., AbstractContextManager[Page]]


@pytest.fixture
def opened(browser: Browser) -> Opened:
    """Opens an address in a browser of its own; a message in the console or a failed request fails the test."""

    @contextmanager
    def open_page(url: str, **options: Any) -> Iterator[Page]:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
        page = context.new_page()
        heard: list[str] = []
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("response", lambda answer: heard.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None)
        # Who clicks before the icon has come breaks its request off: that is leaving a page, not a fault of it.
        page.on("requestfailed", lambda request: heard.append(f"failed: {request.url}") if request.failure != LEFT else None)
        page.goto(url)
        yield page
        assert heard == []
        context.close()

    return open_page


@pytest.fixture(params=["example_url", "real_url"])
def site(request: pytest.FixtureRequest) -> Site:
    """The address of each site in turn, its first plan, and an owner."""
    return request.getfixturevalue(request.param), *PLANS[request.param]


def addresses(site: Site) -> list[str]:
    """One page of each kind, in both languages."""
    url, plan, owner = site
    return [url + language + kind.format(plan=plan, owner=owner) for language in ("", "en/") for kind in KINDS]


# Finding one's way -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "heading"), [("", "Kas pažadėta ir kas padaryta"), ("en/", "What was promised and what was done")])
def test_the_front_page_opens_in_both_languages(opened: Opened, site: Site, language: str, heading: str) -> None:
    with opened(site[0] + language) as page:
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()


def test_the_language_switch_keeps_the_page(opened: Opened, example_url: str) -> None:
    here = f"{example_url}gintupe-2020-2025/measures/2.1/"
    with opened(here) as page:
        page.get_by_role("link", name="In English").click()
        expect(page).to_have_url(f"{example_url}en/gintupe-2020-2025/measures/2.1/")
        expect(page.get_by_role("heading", level=1)).to_have_text("2.1 Complex support")
        page.get_by_role("link", name="Lietuviškai").click()
        expect(page).to_have_url(here)


def test_one_click_leads_from_the_matrix_to_a_year_of_a_measure(opened: Opened, example_url: str) -> None:
    with opened(example_url) as page:
        page.locator(".wide-only svg a[*|href$='measures/2.1/#y2023']").first.click()
        expect(page).to_have_url(f"{example_url}gintupe-2020-2025/measures/2.1/#y2023")
        expect(page.locator("#y2023")).to_be_in_viewport()


def test_on_a_phone_one_click_leads_there_from_the_list(opened: Opened, example_url: str) -> None:
    with opened(example_url, viewport={"width": 360, "height": 700}) as page:
        expect(page.locator(".wide-only svg")).to_be_hidden()
        page.locator(".narrow-only a[href$='measures/2.1/#y2023']").click()
        expect(page).to_have_url(f"{example_url}gintupe-2020-2025/measures/2.1/#y2023")
        expect(page.locator("#y2023")).to_be_in_viewport()


def test_a_lost_visitor_finds_back_from_any_depth(browser: Browser, example_url: str, example_site: Any) -> None:
    page = browser.new_page()
    lost = (example_site / "404.html").read_text("utf-8")
    # A real server answers every unknown address with this page.
    page.route("**/no/such/page/", lambda route: route.fulfill(status=404, body=lost, content_type="text/html"))
    page.goto(f"{example_url}no/such/page/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tokio puslapio nėra")
    page.get_by_role("link", name="Pagalba", exact=True).click()
    expect(page).to_have_url(f"{example_url}help/")
    page.close()


# Keyboard ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", ["", "en/gintupe-2020-2025/measures/1.1/", "method/"])
def test_the_first_key_offers_to_skip_to_the_content(opened: Opened, example_url: str, address: str) -> None:
    with opened(example_url + address) as page:
        page.keyboard.press("Tab")
        skip = page.locator("a.skip").first
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("#content")).to_be_in_viewport()
        page.keyboard.press("Tab")
        # The next stop lies behind the heading, not in the navigation that was skipped.
        after = "document.querySelector('#content').compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING"
        assert page.evaluate(after)


def test_the_second_key_offers_to_leave_and_the_button_is_always_there(opened: Opened, example_url: str) -> None:
    with opened(f"{example_url}help/", viewport={"width": 320, "height": 600}) as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.href") == "https://www.meteo.lt/"
        expect(page.locator("a.exit")).to_be_in_viewport()


# What is left behind -----------------------------------------------------------------------------------------------

STORED = """async () => [
  document.cookie, localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length, (await caches.keys()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""


def test_nothing_is_asked_of_others_nothing_is_stored_nothing_is_said(browser: Browser, site: Site) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    heard: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: heard.append(f"{page.url}: {message.text}"))
    page.on("pageerror", lambda error: heard.append(f"{page.url}: {error}"))
    page.on("request", lambda request: asked.append(request.url))
    visited = addresses(site)
    for address in visited:
        page.goto(address)
        assert page.evaluate(STORED) == ["", 0, 0, 0, 0, 0], address
    assert len(asked) > len(visited) >= 10, "pages and their style sheets were seen"
    assert [url for url in asked if not url.startswith(site[0])] == []
    assert heard == []
    assert context.cookies() == []
    context.close()


# Small screens -----------------------------------------------------------------------------------------------------


CULPRITS = """() => [...document.querySelectorAll('body *')]
  .filter(one => !one.closest('.scroll') && one.getBoundingClientRect().right > innerWidth)
  .slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("width", [360, 320])
def test_no_page_is_wider_than_a_small_screen(browser: Browser, site: Site, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    wide = []
    for address in addresses(site):
        page.goto(address)
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide.append(f"{address}: {found}, {page.evaluate(CULPRITS)}")
    page.close()
    assert wide == []


SMALL_TEXT = """() => [...document.querySelectorAll('.chart svg text')]
  .filter(text => text.getClientRects().length)
  .map(text => [text.getScreenCTM().d * parseFloat(getComputedStyle(text).fontSize), text.textContent])"""


@pytest.mark.parametrize("width", [360, 1280])
def test_the_words_of_charts_stay_readable(browser: Browser, site: Site, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 700})
    seen, small = 0, []
    for kind in ("", "{plan}/objectives/", "{plan}/years/", "{plan}/timeline/", "{plan}/context/", "institutions/"):
        page.goto(site[0] + kind.format(plan=site[1]))
        for size, words in page.evaluate(SMALL_TEXT):
            seen += 1
            if size < 11:
                small.append(f"{kind}: {words!r} is {size:.1f} px high")
    page.close()
    assert seen > 100
    assert small == []
