"""The pictures of the README and the handbook, taken anew: the fictional plan's pages, the form step by step, a worksheet.

`make pictures`; the worksheet's needs LibreOffice.  Look at the difference before you commit it.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from libreoffice import PROGRAM, saved_anew
from playwright.sync_api import Browser, Page, sync_playwright
from sites import AS_OF, LANGUAGES, PLANS, PROJECT, ROOTS, build, chromium, serve

FOLDER = PROJECT / "handbook" / "pictures"
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
NEEDED = {PROGRAM: "LibreOffice Calc", "pdftoppm": "poppler"}
WIDTH = 900
PAGES = {"overview": ("", 1560), "measure": ("{plan}/measures/1.1/", 1500)}
"""Name -> path, and height in pixels."""
INSTITUTION, YEAR, MEASURE = "social-support-division", 2023, "1.2"
SAID = {
    "lt": "Plakatai išklijuoti 9 įstaigose, renginys perkeltas į kitus metus.",
    "en": "Posters were put up in 9 institutions; the event was moved to the next year.",
}


def pages(browser: Browser, url: str) -> None:
    """The first screen of some pages."""
    for name, (path, height) in PAGES.items():
        page = browser.new_page(viewport={"width": 1180, "height": height}, device_scale_factor=0.75)
        page.goto(url + LANGUAGES["en"] + path.format(plan=PLANS["example"][0]))
        page.screenshot(path=FOLDER / f"{name}.png")
        page.close()


def form(browser: Browser, url: str, language: str) -> None:
    """Choosing, filling in, and the file."""
    page = browser.new_page(viewport={"width": WIDTH, "height": 1000}, locale=language)
    page.goto(f"{url}{LANGUAGES[language]}report/#institution={INSTITUTION}")
    begin = page.get_by_role("button", name=re.compile(rf"^{YEAR}: {re.escape(MEASURE)} ")).first
    begin.wait_for()
    take(page, "[data-choose]", f"form-1-{language}", 620)
    begin.click()
    fill = page.locator("[data-fill]")
    fill.locator("select").first.select_option("in_progress")
    fill.locator("[data-english] input").check()
    for code, text in SAID.items():
        fill.locator(f"textarea[lang={code}]").first.fill(text)
    fill.locator("input[type=date]").first.fill("2024-02-28")
    page.evaluate("document.activeElement.blur()")
    take(page, "[data-fill]", f"form-2-{language}", 880)
    fill.locator("button.main").click()
    page.locator("[data-result]").wait_for()
    take(page, "[data-result]", f"form-3-{language}", 800)
    page.close()


def take(page: Page, selector: str, name: str, most: int) -> None:
    """A part of a page from its top, at most so many pixels high."""
    place = page.locator(selector)
    place.scroll_into_view_if_needed()
    box = place.bounding_box()
    assert box is not None, f"{selector} is shown"
    top = box["y"] + page.evaluate("scrollY") - 12
    clip = {"x": max(0, box["x"] - 12), "y": top + 30, "width": min(WIDTH, box["width"] + 24), "height": min(most, box["height"] + 24)}
    page.screenshot(path=FOLDER / f"{name}.png", clip=clip, full_page=True)


def worksheet() -> None:
    """The top of the first sheet, as it is printed."""
    with tempfile.TemporaryDirectory() as work:
        export = ("worksheet", "export", "--year", str(YEAR - 1), "--institution", INSTITUTION, "--to", work)
        subprocess.run([sys.executable, PROJECT / "build.py", "--root", ROOTS["example"], "--as-of", AS_OF, *export], check=True)
        file = Path(work) / f"{INSTITUTION}-{YEAR - 1}.xlsx"
        (printed,) = saved_anew([file], Path(work), "pdf")
        part = ("-r", "90", "-x", "0", "-y", "40", "-W", "1050", "-H", "270")
        target = FOLDER / "worksheet"
        subprocess.run(["pdftoppm", "-png", "-singlefile", "-f", "1", "-l", "1", *part, printed, target], check=True)


def main() -> int:
    """Take all of them."""
    missing = [words for name, words in NEEDED.items() if shutil.which(name) is None]
    if missing:
        sys.exit(f"make pictures needs {' and '.join(missing)}: install and run again.")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        with serve(build(Path(work))["example"]) as url:
            pages(browser, url)
            for language in LANGUAGES:
                form(browser, url, language)
        browser.close()
    worksheet()
    return 0


if __name__ == "__main__":
    sys.exit(main())
