"""Every page, as a browser and a rule book see it: nothing stored, nothing asked of others, no barrier, no word in the console.

All pages of the fictional plan once, the Lithuanian ones by the rule book too; each kind of page of both sites in light and dark,
on a phone and on a desk.  The pages come with the headers that the build asks servers to send.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page, Response, expect

AXE = AXE_FILE_PATH.read_text("utf-8")
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, and off unless asked for
    "resultTypes": ["violations"],
    "preload": False,  # it would fetch the style sheets again
}
CONTRAST = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
    "preload": False,
}
"""What can be right in light and wrong in dark."""
BARRIERS = """async rules => (await axe.run(document, rules)).violations.map(
  one => `${one.id}: ${one.nodes.slice(0, 3).map(node => node.target.join(" ")).join(" | ")} (${one.nodes.length})`)"""
LISTEN = """window.refused = [];
document.addEventListener("securitypolicyviolation", event => refused.push(`${event.effectiveDirective} ${event.blockedURI}`));"""
LEFT = """async () => ({
  refused,
  cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  sideways: document.documentElement.scrollWidth > innerWidth})"""
LEFT_PAGE = "net::ERR_ABORTED"
"""What the browser says of a request that was under way when its page was left."""
NOTHING = {"refused": [], "cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0, "sideways": False}
PARTS = 6
"""Into how many tests the sweep over all pages is cut, so that several processes share it."""
KINDS = [
    "",
    "{plan}/",
    "{plan}/measures/",
    "{plan}/measures/1.1/",
    "{plan}/objectives/",
    "{plan}/objectives/1/",
    "{plan}/years/",
    "{plan}/years/2023/",
    "{plan}/timeline/",
    "{plan}/context/",
    "{plan}/about/",
    "institutions/",
    "institutions/{owner}/",
    "help/",
    "report/",
    "changes/",
    "search/",
    "method/",
    "accessibility/",
    "privacy/",
    "404.html",
]
PAIRS = [("light", 360, "en/"), ("light", 1280, ""), ("dark", 360, ""), ("dark", 1280, "en/")]
"""Each scheme with each width, and each of both in each language: what goes wrong does so in one or in two of them together."""
FORM = {
    "": ("Pridėti: ", "Patikrinti ir tęsti", "Pateiktos ataskaitos"),
    "en/": ("Add: ", "Check and go on", "Reports given"),
}
"""Language -> what the form's buttons and the list of given reports are called."""
SITES = {"example_url": ("gintupe-2020-2025", "police"), "real_url": ("klaipeda-2020-2025", "kspsc")}
"""The first plan of each site, and one of its owners."""


class Visitor:
    """A browser that goes from page to page and keeps all that is wrong."""

    def __init__(self, page: Page, site: str) -> None:
        self.page = page
        self.site = site
        self.wrong: list[str] = []
        page.add_init_script(LISTEN)
        page.on("console", lambda message: self.note(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.note(f"error: {error}"))
        # Who leaves before the icon has come breaks its request off: that is leaving a page, not a fault of it.
        page.on("requestfailed", lambda request: self.note(f"failed: {request.url}") if request.failure != LEFT_PAGE else None)
        page.on("response", self.answered)

    def note(self, text: str) -> None:
        """Keep what is wrong with the page of this moment."""
        self.wrong.append(f"{self.page.url.removeprefix(self.site)}: {text}")

    def answered(self, response: Response) -> None:
        """Nobody else is asked, and everything that is asked for is there."""
        if response.status >= 400 or not response.url.startswith(self.site):
            self.note(f"{response.status} {response.url}")

    def visit(self, address: str, rules: dict[str, Any] | None = RULES) -> None:
        """Open a page and look at it; without rules only at what it leaves behind and whether it fits."""
        self.page.goto(self.site + address)
        if address.endswith("search/"):
            self.page.wait_for_load_state("networkidle")  # to leave while the index is on its way would look like a failure
        self.look(rules)

    def look(self, rules: dict[str, Any] | None) -> None:
        """Look at the page as it stands now."""
        left = self.page.evaluate(LEFT)
        if left != NOTHING:
            self.note(f"left: { {name: value for name, value in left.items() if value != NOTHING[name]} }")
        if rules is None:
            return
        # What a debugger evaluates is not under the policy of the page, and the policy was heard before.
        self.page.evaluate(AXE)
        for barrier in self.page.evaluate(BARRIERS, rules):
            self.note(barrier)


@contextmanager
def visitor(browser: Browser, site: str, **options: Any) -> Iterator[Visitor]:
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **options})
    yield Visitor(context.new_page(), site)
    assert context.cookies() == []
    context.close()


def addresses(folder: Path) -> list[str]:
    """Every page of a site."""
    return sorted(file.relative_to(folder).as_posix().removesuffix("index.html") for file in folder.rglob("*.html"))


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_of_the_example(browser: Browser, example_url: str, example_site: Path, part: int) -> None:
    mine = addresses(example_site)[part::PARTS]
    assert len(mine) > 20
    with visitor(browser, example_url) as one:
        for address in mine:
            # In English the pages have the same parts; of each kind one is held to the rules below.
            one.visit(address, None if address.startswith("en/") else RULES)
    assert one.wrong == []


@pytest.mark.parametrize(
    ("site", "scheme", "width", "language"),
    [
        # The example in light on a desk is in the sweep above.
        ("example_url", "light", 360, ""),
        ("example_url", "light", 360, "en/"),
        ("example_url", "dark", 360, "en/"),
        ("example_url", "dark", 1280, ""),
        *(("real_url", *way) for way in PAIRS),
    ],
)
def test_each_kind_of_page(browser: Browser, request: pytest.FixtureRequest, site: str, scheme: str, width: int, language: str) -> None:
    plan, owner = SITES[site]
    size = {"width": width, "height": 740 if width < 500 else 900}
    with visitor(browser, request.getfixturevalue(site), viewport=size, color_scheme=scheme) as one:
        for kind in KINDS:
            one.visit(language + kind.format(plan=plan, owner=owner), RULES if scheme == "light" else CONTRAST)
    assert one.wrong == []


@pytest.mark.parametrize(("scheme", "width", "language"), PAIRS)
def test_what_changed_when(browser: Browser, story_url: str, scheme: str, width: int, language: str) -> None:
    plan = f"{language}klevupe-2020-2025"
    with visitor(browser, story_url, viewport={"width": width, "height": 740}, color_scheme=scheme) as one:
        for address in (f"{language}changes/", f"{language}changes/2023/", f"{plan}/known/2022/", f"{plan}/measures/1.3/"):
            one.visit(address)
            assert one.page.locator("main").get_by_text("2023").count(), "there is something to look at"
    assert one.wrong == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_with_menu_and_search_open(browser: Browser, example_url: str, scheme: str, width: int) -> None:
    with visitor(browser, example_url, viewport={"width": width, "height": 740}, color_scheme=scheme) as one:
        page = one.page
        for language, word in (("", "klaipedos smurto"), ("en/", "help")):
            page.goto(example_url + language)
            if width == 360:
                page.locator("details.menu summary").click()
                one.look(RULES)
                page.keyboard.press("Escape")
            page.keyboard.press("/")
            page.get_by_role("searchbox").fill(word)
            expect(page.locator("dialog [data-count]")).not_to_be_empty()
            one.look(RULES)
            page.keyboard.press("Escape")
            expect(page.locator("dialog[open]")).to_have_count(0)
    assert one.wrong == []


@pytest.mark.parametrize(("scheme", "width", "language"), PAIRS)
def test_the_form_while_it_is_filled_in(browser: Browser, example_url: str, scheme: str, width: int, language: str) -> None:
    add, check, given = FORM[language]
    with visitor(browser, example_url, viewport={"width": width, "height": 740}, color_scheme=scheme) as one:
        page = one.page
        page.goto(f"{example_url}{language}report/#institution=police")
        one.look(RULES)
        page.locator("[data-owed] button").first.click()
        for index in range(4):
            page.get_by_role("button", name=add).nth(index).click()
        page.evaluate("scrollTo(0, 0)")  # what lies half under the bar of the way out at this moment is not too small
        one.look(RULES)
        page.get_by_role("button", name=check).click()
        expect(page.locator(".faults li").nth(3)).to_be_visible()
        one.look(RULES)
        page.get_by_role("button", name=add).first.wait_for()
        page.reload()
        page.locator(f"//h4[starts-with(., '{given}')]/following-sibling::ul[1]//button").last.click()
        # Of a report that was given only what changes is handed in: the last text is that of the correction.
        page.locator("form[data-fill] textarea[lang=lt]").last.fill("Praleista.")
        page.get_by_role("button", name=check).click()
        expect(page.locator("#result-text")).to_be_visible()
        one.look(RULES)
    assert one.wrong == []


BROKEN = """<!doctype html><html><title>x</title><body style="color:red"><img src="/nix.png"><table width="3000"><tr><td>x</table>
<script>localStorage.setItem("a", "b"); document.cookie = "a=b"</script><script src="http://127.0.0.2:9/x.js"></script>"""


def test_the_sweep_sees_what_is_wrong(browser: Browser, example_url: str) -> None:
    policy = {"Content-Security-Policy": "default-src 'self'; script-src 'unsafe-inline' 'self' http:"}
    with visitor(browser, example_url) as one:
        one.page.route("**/broken/", lambda route: route.fulfill(body=BROKEN, content_type="text/html", headers=policy))
        one.visit("broken/")
        one.page.context.clear_cookies()
    said = "\n".join(one.wrong)
    for sign in (
        "image-alt",
        "html-has-lang",
        "'cookie': 'a=b'",
        "'local': 1",
        "'sideways': True",
        "style-src-attr inline",
        "404 ",
        "failed: http://127.0.0.2",
    ):
        assert sign in said
