"""The site opened from a folder, without any server: it can be read, left, and says what it cannot do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

UNTRANSLATED = """() => [...document.querySelectorAll('a')]
  .flatMap(one => ['href', 'xlink:href'].map(name => one.getAttribute(name)))
  .filter(there => there && !/^[a-z]+:/.test(there) && /\\/(#|$)/.test(there))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own; the console must stay silent."""
    context = browser.new_context()
    made = context.new_page()
    heard: list[str] = []
    made.on("console", lambda message: heard.append(message.text))
    made.on("pageerror", lambda error: heard.append(str(error)))
    yield made
    context.close()
    assert heard == []


@pytest.mark.parametrize("language", ["", "en/"])
def test_links_lead_on_from_page_to_page(page: Page, example_site: Path, language: str) -> None:
    base = example_site.as_uri() + f"/{language}"
    page.goto(f"{base}index.html")
    page.locator(".site-header nav a").nth(1).click()
    expect(page).to_have_url(f"{base}gintupe-2020-2025/measures/index.html")
    page.locator("main a[href*='measures/2.1/'], main a[href*='2.1/index.html']").first.click()
    expect(page.locator("h1")).to_contain_text("2.1")
    page.locator("a.language").click()
    expect(page.locator("h1")).to_contain_text("2.1")
    assert page.url.endswith("/gintupe-2020-2025/measures/2.1/index.html")
    assert ("/en/" in page.url) != (language == "en/")


def test_cells_of_a_picture_lead_to_their_year(page: Page, example_site: Path) -> None:
    page.goto(f"{example_site.as_uri()}/index.html")
    page.locator(".wide-only svg a[*|href*='measures/2.1/index.html#y2023']").first.click()
    expect(page).to_have_url(f"{example_site.as_uri()}/gintupe-2020-2025/measures/2.1/index.html#y2023")
    expect(page.locator("#y2023")).to_be_in_viewport()


@pytest.mark.parametrize("path", ["", "help/", "institutions/", "gintupe-2020-2025/timeline/", "en/gintupe-2020-2025/about/"])
def test_no_link_ends_in_a_folder(page: Page, example_site: Path, path: str) -> None:
    page.goto(f"{example_site.as_uri()}/{path}index.html")
    assert page.locator("a").count() > 20
    assert page.evaluate(UNTRANSLATED) == []
    outside = page.locator("a[href^='https:']").evaluate_all("links => links.map(one => one.getAttribute('href'))")
    assert "https://www.meteo.lt/" in outside, "addresses of others stay as they are"


@pytest.mark.parametrize(("language", "said"), [("", "Paieška čia neveikia"), ("en/", "Search does not work here")])
def test_the_search_says_why_it_is_not_there(page: Page, example_site: Path, language: str, said: str) -> None:
    base = f"{example_site.as_uri()}/{language}"
    page.goto(f"{base}help/index.html")
    page.keyboard.press("/")
    expect(page).to_have_url(f"{base}search/index.html")
    expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
    expect(page.get_by_role("searchbox")).to_be_disabled()


def test_the_way_out_works(page: Page, example_site: Path) -> None:
    page.route("https://www.meteo.lt/**", lambda route: route.fulfill(body="Orai", content_type="text/html"))
    page.goto(f"{example_site.as_uri()}/help/index.html")
    for _ in range(3):
        page.keyboard.press("Shift")
    expect(page).to_have_url("https://www.meteo.lt/")
