"""The charts as a reader meets them: on a telephone, by keyboard, in both schemes, and taken along."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

PLANS = {"example_url": "gintupe-2020-2025", "real_url": "klaipeda-2020-2025"}
PAGES = {
    "": ("participants",),
    "{plan}/objectives/": ("objectives",),
    "{plan}/years/": ("years",),
    "{plan}/timeline/": ("timeline",),
    "{plan}/context/": ("series",),
    "institutions/": ("participants", "network"),
}
"""Page -> kinds of charts that it shows on a telephone; the matrix is a list there."""
MEASURE = """figures => figures.filter(figure => figure.checkVisibility()).map(figure => {
  const region = figure.querySelector(".scroll"), svg = region.querySelector("svg"), box = svg.getBoundingClientRect();
  const scale = box.width / svg.viewBox.baseVal.width;
  return {
    id: figure.id,
    letters: [...svg.querySelectorAll("text")].map(text => parseFloat(getComputedStyle(text).fontSize) * scale),
    scrolls: region.scrollWidth > region.clientWidth,
    wider: box.width > region.clientWidth,
    reached: region.tabIndex === 0 && region.getAttribute("role") === "region",
    name: region.getAttribute("aria-label"),
    colours: [...svg.querySelectorAll("path[class]")].filter(path => {
      const look = getComputedStyle(path);
      return look.fill === "rgb(0, 0, 0)" && look.stroke === "none" && !path.closest("pattern");
    }).length,
  };
})"""


@pytest.fixture(params=[(site, language) for site in PLANS for language in ("", "en/")], ids=lambda pair: f"{pair[0]}-{pair[1] or 'lt'}")
def site(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Address of each site in each language, and its first plan."""
    name, language = request.param
    return request.getfixturevalue(name) + language, PLANS[name]


@pytest.fixture(params=[(360, "light"), (360, "dark"), (1280, "light")], ids=lambda pair: f"{pair[0]}-{pair[1]}")
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A telephone or a desk, in a scheme."""
    width, scheme = request.param
    context = browser.new_context(viewport={"width": width, "height": 740}, color_scheme=scheme)
    yield context.new_page()
    context.close()


def figures(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.locator("figure.chart").evaluate_all(MEASURE)
    return found


def test_no_letter_shrinks_and_only_the_region_scrolls(page: Page, site: tuple[str, str]) -> None:
    url, plan = site
    seen: set[str] = set()
    for path in PAGES:
        page.goto(url + path.format(plan=plan))
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        for figure in figures(page):
            seen.add(figure["id"].partition("-")[0])
            assert len(figure["letters"]) > 3, figure["id"]
            assert min(figure["letters"]) >= 11, figure["id"]
            assert figure["reached"], figure["id"]
            assert figure["name"], figure["id"]
            assert figure["scrolls"] or not figure["wider"], figure["id"]
            assert figure["colours"] == 0, f"{figure['id']}: a part without a colour of its own"
    assert seen >= {kind for kinds in PAGES.values() for kind in kinds}


def test_the_keyboard_scrolls_a_chart_and_walks_through_its_links(browser: Browser, real_url: str) -> None:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(f"{real_url}institutions/")
    region = page.locator("figure#network-klaipeda-2020-2025 .scroll").first
    region.focus()
    page.keyboard.press("ArrowRight")
    # Not wait_for_function: what it asks a second time is evaluated, which the policy of the page forbids.
    expect(region).not_to_have_js_property("scrollLeft", 0)
    page.keyboard.press("Tab")
    focused = page.evaluate("[document.activeElement.closest('figure')?.id, document.activeElement.querySelector('title')?.textContent]")
    assert focused[0] == "network-klaipeda-2020-2025"
    assert ": ryšiai su " in focused[1]
    context.close()


@pytest.mark.parametrize(("ending", "first"), [(".svg", b"<svg "), (".png", b"\x89PNG")])
def test_a_picture_is_saved_and_not_opened(browser: Browser, example_url: str, ending: str, first: bytes) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{example_url}institutions/")
    with page.expect_download() as waiting:
        page.locator(f'#network-gintupe-2020-2025 .take a[href$="{ending}"]').click()
    assert waiting.value.suggested_filename == f"network-gintupe-2020-2025{ending}"
    assert Path(waiting.value.path()).read_bytes().startswith(first)
    assert page.url == f"{example_url}institutions/"
    context.close()


def test_a_saved_svg_is_drawn_by_itself(browser: Browser, example_url: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    url = f"{example_url}pictures/gintupe-2020-2025/matrix-gintupe-2020-2025.svg"
    page.goto(url)
    assert page.evaluate("[...document.querySelectorAll('text')].filter(text => text.getBBox().width > 0).length") > 30
    assert asked == [url]
    context.close()
