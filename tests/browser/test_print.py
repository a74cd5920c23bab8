"""Pages on paper: A4, light, without what can only be clicked, nothing cut off."""

import unicodedata
from io import BytesIO

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tracker.wording import wording

SHEET = 680
"""Pixels between the margins of a sheet: 210 mm less twice 15 mm."""
A4 = (595, 842)
"""Points."""
KINDS = [
    "",
    "{plan}/measures/",
    "{plan}/measures/1.1/",
    "{plan}/objectives/1/",
    "{plan}/years/2023/",
    "{plan}/timeline/",
    "{plan}/context/",
    "{plan}/about/",
    "institutions/",
    "institutions/{owner}/",
    "help/",
    "method/",
    "privacy/",
]
SITES = {"example_url": ("gintupe-2020-2025", "police"), "real_url": ("klaipeda-2020-2025", "kspsc")}
CUT = """() => [...document.querySelectorAll("body *")]
  .filter(one => !one.closest(".vh") && one.getBoundingClientRect().right > innerWidth + 1)
  .map(one => one.outerHTML.slice(0, 120))"""
CLICKED = """() => [...document.querySelectorAll("nav, form, input, button, summary, dialog, .exit, .skip")]
  .filter(one => one.getClientRects().length).map(one => one.outerHTML.slice(0, 120))"""
COLOURS = """() => ["background-color", "color"].map(name => getComputedStyle(document.querySelector("main")).getPropertyValue(name))
  .concat(getComputedStyle(document.body).backgroundColor)"""


@pytest.fixture
def sheet(browser: Browser) -> Page:
    """A page as wide as the paper, of somebody who reads in the dark."""
    page = browser.new_page(viewport={"width": SHEET, "height": 980}, color_scheme="dark")
    page.emulate_media(media="print")
    return page


@pytest.mark.parametrize("language", ["", "en/"], ids=["lt", "en"])
@pytest.mark.parametrize("site", SITES)
def test_nothing_is_cut_off_and_nothing_waits_for_a_click(sheet: Page, request: pytest.FixtureRequest, site: str, language: str) -> None:
    plan, owner = SITES[site]
    wrong = []
    for kind in KINDS:
        sheet.goto(request.getfixturevalue(site) + language + kind.format(plan=plan, owner=owner))
        wrong += [f"{kind}: {one}" for one in (*sheet.evaluate(CUT)[:3], *sheet.evaluate(CLICKED))]
    sheet.close()
    assert wrong == []


@pytest.mark.parametrize("kind", ["", "{plan}/measures/1.1/"])
def test_paper_is_white_whatever_the_screen_is(sheet: Page, example_url: str, kind: str) -> None:
    sheet.goto(example_url + kind.format(plan=SITES["example_url"][0]))
    ground, ink, below = sheet.evaluate(COLOURS)
    assert ink == "rgb(0, 0, 0)"
    assert {ground, below} <= {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    ruled = sheet.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--ground').trim()")
    assert ruled in ("#fff", "#ffffff")
    sheet.close()


@pytest.mark.parametrize("language", ["lt", "en"])
def test_a_measure_on_paper_gives_the_addresses_of_its_links(sheet: Page, example_url: str, language: str) -> None:
    sheet.goto(f"{example_url}{'' if language == 'lt' else 'en/'}gintupe-2020-2025/measures/1.1/")
    reader = PdfReader(BytesIO(sheet.pdf(prefer_css_page_size=True)))
    sheet.close()
    assert {(round(float(one.mediabox.width)), round(float(one.mediabox.height))) for one in reader.pages} == {A4}
    # NFKC: some fonts draw "fi" as one letter.
    text = unicodedata.normalize("NFKC", " ".join("".join(one.extract_text() for one in reader.pages).split()))
    w = wording(language)  # type: ignore[arg-type]
    assert "(https://example.org/gintupe/pamokos-2020)" in text.replace(" ", "").replace("(https", " (https")
    assert w("exit") not in text
    assert w("nav_search") not in text
    assert w("fictional_banner") in text
    assert len(reader.pages) <= 5


def test_what_is_folded_on_the_screen_is_open_on_paper(sheet: Page, example_url: str) -> None:
    sheet.goto(example_url)
    tables = sheet.locator("main details table")
    assert tables.count() >= 1
    assert all(one.bounding_box()["height"] > 20 for one in tables.all())  # type: ignore[index]
    sheet.close()
