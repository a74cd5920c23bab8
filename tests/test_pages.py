"""The pages as text: what a reader sees, compared with files that a person can read (`tests/golden/`)."""

import datetime
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urljoin
from xml.etree import ElementTree

import pytest

from tracker.loading import dataset, load
from tracker.models import Record
from tracker.pages import Page, all_pages, relative
from tracker.problems import Language
from tracker.progress import SiteProgress, site_progress
from tracker.wording import LANGUAGES, wording

ROOT = Path(__file__).parent.parent
GOLDEN = Path(__file__).parent / "golden"
AS_OF = datetime.date(2026, 2, 15)
SITE = site_progress(dataset(load(ROOT / "tests/example")), AS_OF)
R = TypeVar("R", bound=Record)
Pages = dict[str, Page]

SHOWN = {
    "overview": "",
    "measure-rich": "gintupe-2020-2025/measures/1.1/",
    "measure-silent": "gintupe-2020-2025/measures/4.4/",
    "measure-dropped": "gintupe-2020-2025/measures/2.3/",
    "objective": "gintupe-2020-2025/objectives/2/",
    "year": "gintupe-2020-2025/years/2023/",
    "institution": "institutions/family-help-centre/",
    "help": "help/",
}
"""Name of the golden file -> address."""


def made(site: SiteProgress, language: Language) -> Pages:
    return {page.path: page for page in all_pages(site, wording(language))}


@pytest.fixture(scope="module")
def pages() -> dict[Language, Pages]:
    """All pages of the fictional plan in each language."""
    return {language: made(SITE, language) for language in LANGUAGES}


# HTML as text ------------------------------------------------------------------------------------------------------

HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### "}
STARTS_LINE = {*HEADINGS, "p", "li", "tr", "dt", "dd", "section", "figure", "caption", "summary", "nav", "ol", "ul", "div", "details"}


@dataclass
class Reader(HTMLParser):
    """Writes HTML as lines: one a block, a row of a table or a strip; links as [text](address from the root)."""

    here: str = "/"
    lines: list[str] = field(default_factory=list)
    line: str = ""
    open: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.open.append("strip" if tag == "ol" and given.get("class") == "strip" else tag)
        together = {"td", "th", "strip", "svg"} & set(self.open[:-1])
        if tag in STARTS_LINE and not together:
            self._end_line()
            self.line = HEADINGS.get(tag, "- " if tag == "li" else "")
        elif tag in ("td", "th"):
            self.line += " | " if self.line.strip() else ""
        elif tag in ("li", "br") and together != {"svg"}:
            self.line += " / " if tag == "br" or "strip" not in self.open else " "
        elif tag == "svg":
            self.line += "(picture)"
        elif tag == "a" and "svg" not in self.open:
            self.links.append(urljoin(self.here, given["href"]))
            self.line += "["

    def handle_endtag(self, tag: str) -> None:
        while self.open and (last := self.open.pop()) != tag:
            if last == "strip" and tag == "ol":
                break
        if tag == "a" and "svg" not in self.open:
            self.line = f"{self.line.rstrip()}]({self.links.pop()})"
        elif tag in STARTS_LINE and not {"td", "th", "strip", "svg"} & set(self.open):
            self._end_line()

    def handle_data(self, data: str) -> None:
        if "svg" not in self.open:
            self.line += re.sub(r"[ \n]+", " ", data)

    def _end_line(self) -> None:
        words = re.sub(r" {2,}", " ", self.line).strip()
        if words and words not in ("-", "#"):
            self.lines.append(words)
        self.line = ""


def as_text(html: str, path: str = "") -> str:
    """A page as a person would type it."""
    reader = Reader(f"/{path}")
    reader.feed(html)
    reader.close()
    return "\n".join(reader.lines) + "\n"


def test_html_becomes_text() -> None:
    html = """<h1 id="content">Plan</h1><p>As of <b>today</b> &lt;3</p><ul><li>one</li><li><a href="x/">two</a></li></ul>
    <table><tr><th>a</th><td><ul><li>b</li><li>c</li></ul></td></tr></table><svg><text>no</text></svg>
    <ol class="strip"><li><a href="#y1">1</a></li><li><a href="#y2">2</a></li></ol><p>end</p>"""
    assert as_text(html).splitlines() == [
        "# Plan",
        "As of today <3",
        "- one",
        "- [two](/x/)",
        "a | / b / c",
        "(picture)",
        "[1](/#y1) [2](/#y2)",
        "end",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_pages_read_as_they_did(pages: dict[Language, Pages], name: str, language: Language) -> None:
    page = pages[language][SHOWN[name]]
    text = f"{page.title}\n{page.description}\n\n{as_text(page.html, page.path)}"
    golden = GOLDEN / language / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, "utf-8")
    expected = golden.read_text("utf-8") if golden.is_file() else ""
    if text != expected:
        # A list shows which line differs.
        assert text.splitlines() == expected.splitlines(), "read the difference; if it is meant: UPDATE_GOLDEN=1 pytest tests/test_pages.py"


def test_no_golden_file_is_left_over() -> None:
    files = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*.txt")}
    assert files == {f"{language}/{name}.txt" for language in LANGUAGES for name in SHOWN}


# Escaping ----------------------------------------------------------------------------------------------------------

HOSTILE = """<script>alert(1)</script> "><img src=x onerror='a()'> {{ 7*7 }} {% raw %} **bold** [x](javascript:1) <!-- &amp; @@x@@"""
PLAIN = HOSTILE.translate(str.maketrans("<>&\"'", "‹›+”’"))
"""The same without the signs that HTML knows, so that lists keep their order."""


def tainted(record: R, words: str) -> R:
    """The record with `words` behind every text that people read."""

    def taint(value: Any) -> Any:
        if isinstance(value, dict):
            languages = set(value) <= {"lt", "en"} and all(isinstance(text, str | None) for text in value.values())
            words_of = {key: f"{part} {words}" if languages and part else taint(part) for key, part in value.items()}
            return words_of | {key: value[key] for key in ("name_basis",) if key in value}
        return [taint(part) for part in value] if isinstance(value, list) else value

    return type(record).model_validate(taint(record.model_dump(mode="json", exclude_none=True)))


def tainted_site(words: str) -> SiteProgress:
    plans = tuple(
        replace(
            data,
            plan=tainted(data.plan, words),
            objectives=tuple(tainted(one, words) for one in data.objectives),
            measures=tuple(tainted(one, words) for one in data.measures),
            context=tuple(tainted(one, words) for one in data.context),
            services=data.services and tainted(data.services, words),
            discrepancies=tuple(tainted(one, words) for one in data.discrepancies),
        )
        for data in SITE.dataset.plans
    )
    institutions = {name: tainted(entry, words) for name, entry in SITE.dataset.institutions.items()}
    return site_progress(replace(SITE.dataset, plans=plans, institutions=institutions), AS_OF)


PICTURE = re.compile(r"<svg.*?</svg>", re.DOTALL)


def markup(html: str) -> Iterator[str]:
    """The tags of a page with the names of their attributes, pictures left out."""
    found: list[str] = []

    class Tags(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append(f"{tag} {' '.join(name for name, _ in attrs)}")

        def handle_comment(self, data: str) -> None:
            found.append(f"comment {data}")

    reader = Tags()
    reader.feed(PICTURE.sub("", html))
    reader.close()
    return iter(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_whatever_is_typed_stays_text(language: Language) -> None:
    harmless, hostile = (made(tainted_site(words), language) for words in (PLAIN, HOSTILE))
    assert list(harmless) == list(hostile)
    seen = 0
    for path, page in hostile.items():
        assert list(markup(page.html)) == list(markup(harmless[path].html)), path
        seen += as_text(page.html).count(HOSTILE)
        for picture in PICTURE.findall(page.html):
            names = {part.tag.rpartition("}")[2] for part in ElementTree.fromstring(picture).iter()}
            assert not names & {"script", "img", "foreignObject"}, path
    assert seen > 1500, "the hostile words are on the pages"


def test_what_is_typed_reaches_the_reader_letter_by_letter() -> None:
    page = made(tainted_site(HOSTILE), "en")["gintupe-2020-2025/measures/1.1/"]
    assert f"# 1.1 Lessons in schools {HOSTILE}" in as_text(page.html).splitlines()


# Pieces ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("here", "there", "link"),
    [
        ("", "", "./"),
        ("", "help/", "help/"),
        ("help/", "", "../"),
        ("help/", "help/", "../help/"),
        ("help/", "help/#lines", "#lines"),
        ("p/measures/1.1/", "institutions/a/", "../../../institutions/a/"),
        ("p/measures/1.1/", "p/measures/1.10/#y2020", "../../../p/measures/1.10/#y2020"),
        ("", "p/measures/1.1/#y2020", "p/measures/1.1/#y2020"),
        ("p/", "en/p/", "../en/p/"),
    ],
)
def test_addresses_are_relative_to_the_page(here: str, there: str, link: str) -> None:
    assert relative(here, there) == link


def test_both_languages_have_the_same_pages_from_the_same_files(pages: dict[Language, Pages]) -> None:
    lithuanian, english = ({(page.path, page.source) for page in pages[language].values()} for language in LANGUAGES)
    assert lithuanian == english
    assert len(lithuanian) > 60


def test_every_page_names_a_file_that_exists(pages: dict[Language, Pages]) -> None:
    sources = {page.source for page in pages["lt"].values() if page.source}
    assert len(sources) > 25
    assert {source for source in sources if not (ROOT / "tests/example" / source).is_file()} == set()


def test_every_page_has_a_title_and_a_description_of_its_own_language(pages: dict[Language, Pages]) -> None:
    for language, found in pages.items():
        assert [page.path for page in found.values() if not page.title or not page.description or "<" in page.title] == []
        titles = [page.title for page in found.values() if page.path.startswith("gintupe-2020-2025/measures/")]
        assert len(titles) == len(set(titles)), language


def test_a_successor_s_page_shows_what_it_took_over() -> None:
    """An institution that no measure names, but that took over an owner's tasks, finds its duties on its page."""
    police, heir = SITE.dataset.institutions["police"], SITE.dataset.institutions["dzintupe-society"]
    known = {
        **SITE.dataset.institutions,
        "police": police.model_copy(update={"succeeded_by": "heir"}),
        "heir": heir.model_copy(update={"id": "heir"}),
    }
    site = site_progress(replace(SITE.dataset, institutions=known), AS_OF)
    page = as_text(made(site, "en")["institutions/heir/"].html, "institutions/heir/")
    assert "## Gintupė plan 2020–2025" in page
    assert "[3.4 Joint training of officers](/gintupe-2020-2025/measures/3.4/)" in page


def test_silence_is_said_in_words_never_as_a_state(pages: dict[Language, Pages]) -> None:
    silent = as_text(pages["en"]["gintupe-2020-2025/measures/4.4/"].html)
    reports = silent.split("## Reports by year", 1)[1].split("## ", 1)[0]
    assert "No report was submitted for 2020. What was done is not known. The report was due by" in silent
    assert not any(word in reports for word in ("● Done", "○ Not started", "✕ Not done", "0%", "0 %"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_shows_a_percentage_of_progress(pages: dict[Language, Pages], language: Language) -> None:
    found = [
        page.path for page in pages[language].values() if re.search(r"\d\s?%", as_text(page.html)) and not page.path.endswith("context/")
    ]
    assert found == []
