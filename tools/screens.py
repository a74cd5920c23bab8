"""Pictures of the main pages: both sites and languages, light and dark, phone and desk.  `make screens`."""

import shutil
import sys

from playwright.sync_api import Browser, sync_playwright
from sites import LANGUAGES, PLANS, PROJECT, build, chromium, serve

FOLDER = PROJECT / "build" / "screens"
PAGES = {
    "overview": "",
    "measures": "{plan}/measures/",
    "measure": "{plan}/measures/1.1/",
    "objective": "{plan}/objectives/1/",
    "year": "{plan}/years/2023/",
    "timeline": "{plan}/timeline/",
    "context": "{plan}/context/",
    "institution": "institutions/{owner}/",
    "changes": "changes/",
    "help": "help/",
    "search": "search/",
}
SIZES = {360: 740, 1280: 900}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


def take(browser: Browser, url: str, site: str) -> list[str]:
    """Take every picture of one site; gives their file names."""
    plan, owner = PLANS[site]
    names = []
    for width, height in SIZES.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
            page = context.new_page()
            for language, start in LANGUAGES.items():
                for kind, path in PAGES.items():
                    name = f"{site}-{kind}-{language}-{scheme}-{width}.png"
                    page.goto(url + start + path.format(plan=plan, owner=owner))
                    page.screenshot(path=FOLDER / name, full_page=True)
                    names.append(name)
            context.close()
    return names


def index(names: list[str]) -> str:
    """A page that shows all pictures, one row for each page of a site."""
    rows: dict[str, list[str]] = {}
    for name in names:
        rows.setdefault("-".join(name.split("-")[:2]), []).append(name)
    shown = "".join(
        f"<h2>{title}</h2><p>"
        + "".join(f'<a href="{name}"><img src="{name}" alt="{name}" title="{name}" width="180" loading="lazy"></a> ' for name in row)
        for title, row in sorted(rows.items())
    )
    style = "img { border: 1px solid; vertical-align: top; }"
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Screens</title><style>{style}</style>{shown}'


def main() -> None:
    """Build, take, list."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    names = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for site, folder in build(PROJECT / "build" / "screens-sites").items():
            with serve(folder) as url:
                names += take(browser, url, site)
        browser.close()
    (FOLDER / "index.html").write_text(index(names), "utf-8")
    print(f"{len(names)} pictures in {FOLDER}; {FOLDER / 'index.html'} shows them all.")


if __name__ == "__main__":
    sys.exit(main())
