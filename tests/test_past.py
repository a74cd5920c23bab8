"""The pages and feeds of a history, as readers see them; the pages stand as text in `tests/past/`."""

import datetime
import functools
import gzip
import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest
import yaml
from story import COMMITS, PERSONAL_CODE, texts_at
from test_pages import as_text
from test_site import read_pages

from tracker.exports import feeds
from tracker.history import UNREAD, History, Reach, read_history
from tracker.loading import dataset, load
from tracker.pages import Page, all_pages
from tracker.problems import Language
from tracker.progress import SiteProgress, site_progress
from tracker.wording import LANGUAGES, wording

PROJECT = Path(__file__).parent.parent
PAST = Path(__file__).parent / "past"
AS_OF = datetime.date(2026, 3, 1)
PLAN = "klevupe-2020-2025"
ADDRESS = "https://example.org/plan/"
SHOWN = {
    "changes": "changes/",
    "year": "changes/2023/",
    "known": f"{PLAN}/known/2021/",
}
"""Name of the file -> address."""
Past = tuple[SiteProgress, History]


@pytest.fixture(scope="module")
def past(story: Path) -> Past:
    site = site_progress(dataset(load(story)), AS_OF)
    return site, read_history(story, site)


def made(past: Past, language: Language, *, has_feeds: bool = False) -> dict[str, Page]:
    return {page.path: page for page in all_pages(past[0], wording(language), history=past[1], has_feeds=has_feeds)}


@pytest.fixture(scope="module")
def pages(past: Past) -> dict[Language, dict[str, Page]]:
    return {language: made(past, language) for language in LANGUAGES}


def fed(past: Past, language: Language = "lt") -> dict[str, str]:
    return feeds(*past, wording(language), ADDRESS if language == "lt" else f"{ADDRESS}en/")


# Pages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_a_reader_sees(pages: dict[Language, dict[str, Page]], language: Language, name: str) -> None:
    page = pages[language][SHOWN[name]]
    text = as_text(page.html, page.path)
    file = PAST / language / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    assert text.splitlines() == (file.read_text("utf-8") if file.is_file() else "").splitlines(), (
        "UPDATE_GOLDEN=1 pytest tests/test_past.py"
    )


def test_no_file_is_left_over() -> None:
    files = {path.relative_to(PAST).as_posix() for path in PAST.rglob("*.txt")}
    assert files == {f"{language}/{name}.txt" for language in LANGUAGES for name in SHOWN}


def of_measure(page: Page) -> list[str]:
    """What a measure's page says of its past."""
    text = as_text(page.html, page.path).split("\n## What changed here, and when\n")[1].split("\n## ")[0]
    return text.replace("\N{NO-BREAK SPACE}", " ").splitlines()


def test_a_measure_tells_what_changed_and_leads_to_the_whole_entry(pages: dict[Language, dict[str, Page]]) -> None:
    at = f"{PLAN}-measure-1.2"
    lines = of_measure(pages["en"][f"{PLAN}/measures/1.2/"])
    assert lines[-1] == "[All changes](/changes/)"
    assert list(zip(lines[:-1:2], lines[1:-1:2], strict=True)) == [
        (f"- [10 June 2025](/changes/2025/#c2025-06-10-{at})", "Timeframe: 2020–2022 – changed"),
        (f"- [9 June 2025](/changes/2025/#c2025-06-09-{at})", "Timeframe: changed"),
        (f"- [4 April 2023](/changes/2023/#c2023-04-04-{at}-2021)", "2021: evidence +1"),
        (f"- [3 April 2023](/changes/2023/#c2023-04-03-{at}-2021)", "2021: evidence −1; no evidence given"),
        (f"- [20 June 2022](/changes/2022/#c2022-06-20-{at})", "renamed"),
        (
            f"- [14 February 2022](/changes/2022/#c2022-02-14-{at}-2021)",
            "2021: new report – done (Klevupė Public Library, 14 February 2022); evidence +1",
        ),
        (
            f"- [11 February 2021](/changes/2021/#c2021-02-11-{at}-2020)",
            "2020: new report – not started (Klevupė Public Library, 11 February 2021)",
        ),
    ]
    assert 'id="c2025-06-10-klevupe-2020-2025-measure-1.2"' in pages["en"]["changes/2025/"].html


def test_many_changes_of_a_measure_are_folded(pages: dict[Language, dict[str, Page]]) -> None:
    page = pages["en"][f"{PLAN}/measures/1.1/"]
    assert "And 5 earlier changes" in of_measure(page)
    assert len([line for line in of_measure(page) if line.startswith("- ")]) == 13


def test_a_measure_of_which_nothing_changed_says_so(past: Past) -> None:
    site, history = past
    quiet = History(Reach.WHOLE, since=history.since, first_seen={f"{PLAN}/1.1": datetime.date(2020, 1, 20)})
    shown = made((site, quiet), "en")
    assert (
        of_measure(shown[f"{PLAN}/measures/1.1/"])[0] == "Nothing has changed since 20 January 2020, when the measure came into the data."
    )
    assert of_measure(shown[f"{PLAN}/measures/1.2/"])[0] == "What changed earlier is not known."
    changes = as_text(shown["changes/"].html)
    assert "No changes made until 1 March 2026 are known." in changes
    assert wording("en")("history_days") not in changes


def test_the_year_of_a_plan_leads_to_what_was_known_at_its_end(pages: dict[Language, dict[str, Page]]) -> None:
    link = f"[What was known on 31 December 2021](/{PLAN}/known/2021/)"
    assert link in as_text(pages["en"][f"{PLAN}/years/2021/"].html, f"{PLAN}/years/2021/").replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("history", "lt", "en"),
    [
        (UNREAD, "be jų istorijos, todėl kas ir kada pasikeitė, nežinoma", "without their history, so what changed when is not known"),
        (History(Reach.NO_GIT), "istorijos nebuvo kuo perskaityti", "nothing to read the history of the data with"),
        (History(Reach.REFUSED), "istorijos perskaityti nepavyko", "could not be read, so what changed when is not known"),
        (
            History(Reach.SHALLOW, since=datetime.date(2026, 2, 2), unreadable=2),
            "ankstesni pakeitimai čia nerodomi. Istorija žinoma nuo 2026 m. vasario 2 d.",
            "earlier changes are not shown. The history is known since 2 February 2026.",
        ),
        (History(Reach.WHOLE, unreadable=2), "2 duomenų versijų nebuvo galima perskaityti", "2 versions of the data could not be read"),
    ],
)
def test_what_is_not_known_is_said(past: Past, history: History, lt: str, en: str) -> None:
    for language, said in (("lt", lt), ("en", en)):
        text = as_text(made((past[0], history), language)["changes/"].html)  # type: ignore[arg-type]
        assert said in text.replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_typed_stays_text(past: Past, pages: dict[Language, dict[str, Page]]) -> None:
    page = pages["lt"]["changes/2026/"].html
    assert "&lt;b&gt;@town&lt;/b&gt; #12 *labai* `svarbu`" in page
    assert "<b>@town" not in page
    feed = fed(past)["changes/changes.atom"]
    assert "&lt;b&gt;@town&lt;/b&gt;" in feed
    assert any("<b>@town</b> #12 *labai*" in (one.text or "") for one in ElementTree.fromstring(feed).iter(f"{ATOM}summary"))


def test_texts_of_the_other_language_are_marked(pages: dict[Language, dict[str, Page]]) -> None:
    page = pages["en"]["changes/2026/"].html
    assert re.search(r"What was done: “<span lang=\"lt\" title=\"[^\"]+\">Surengti visi 25 pokalbiai.</span>”", page)


# What must not come back -------------------------------------------------------------------------------------------


def scalars(value: Any) -> Iterator[str]:
    """Every text in the values of a file."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from scalars(one)
    elif value is not None:
        yield str(value)


def said_in(texts: dict[str, str]) -> set[str]:
    return {one for text in texts.values() for one in scalars(yaml.load(text, Loader=yaml.BaseLoader))}


@functools.cache
def no_longer_said() -> frozenset[str]:
    """Every text of every version that today's data do not hold; words of the data format left out."""
    earlier = {text for commit in COMMITS for text in said_in(texts_at(commit.name))}
    now = said_in(texts_at(COMMITS[-1].name))
    gone = (text for text in earlier - now if not any(text in one for one in now))
    return frozenset(text for text in gone if not re.fullmatch(r"[a-z_-]+|[0-9.-]+", text))


def test_the_sweep_below_knows_what_is_gone() -> None:
    gone = no_longer_said()
    assert f"Padėta šeimai ({PERSONAL_CODE})." in gone
    assert {"Klevupės biblioteka", "Klevupė Library"} <= gone


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_was_taken_out_is_told_again(past: Past, pages: dict[Language, dict[str, Page]], language: Language) -> None:
    shown = {path: f"{html.unescape(page.html)} {page.words} {page.title} {page.description}" for path, page in pages[language].items()}
    shown |= {path: html.unescape(text) for path, text in fed(past, language).items()}
    assert len(shown) > 50
    assert [(path, text) for path, whole in shown.items() for text in (*no_longer_said(), PERSONAL_CODE) if text in whole] == []


# Feeds -------------------------------------------------------------------------------------------------------------

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"


def test_there_is_a_feed_of_everything_and_of_each_plan_objective_and_institution(past: Past) -> None:
    assert set(fed(past)) == {
        "changes/changes.atom",
        f"{PLAN}/changes.atom",
        *(f"{PLAN}/objectives/{code}/changes.atom" for code in "12"),
        *(f"institutions/{name}/changes.atom" for name in ("town", "help-centre", "library", "youth-club", "school", "family-centre")),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_feeds_hold_what_the_standard_asks_for(past: Past, language: Language) -> None:
    """RFC 4287, 4.1.1, 4.1.2 and 3.3."""
    for path, text in fed(past, language).items():
        feed = ElementTree.fromstring(text)
        assert (feed.tag, feed.get("{http://www.w3.org/XML/1998/namespace}lang")) == (f"{ATOM}feed", language)
        for one in (feed, *feed.iter(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(one.findall(f"{ATOM}{name}")) == 1, (path, name)
            assert re.fullmatch(MOMENT, one.findtext(f"{ATOM}updated") or "")
            assert re.fullmatch(r"tag:example\.org,\d{4}(-\d\d-\d\d)?:[\w./-]+", one.findtext(f"{ATOM}id") or "")
        assert feed.findtext(f"{ATOM}author/{ATOM}name") == wording(language).name(past[0].dataset.institutions["town"])
        links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
        root = ADDRESS if language == "lt" else f"{ADDRESS}en/"
        assert links == {"self": root + path, "alternate": root + path.removesuffix("changes.atom")}
        ids = [one.text for one in feed.iter(f"{ATOM}id")]
        assert len(ids) == len(set(ids)) <= 51
        moments = [datetime.datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "") for one in feed.iter(f"{ATOM}entry")]
        assert [one.date() for one in moments] == sorted((one.date() for one in moments), reverse=True)


def test_another_s_reader_reads_them(past: Past) -> None:
    for language in LANGUAGES:
        for path, text in fed(past, language).items():
            read = feedparser.parse(text.encode())
            assert not read.bozo, (path, read.get("bozo_exception"))
            assert (read.version, read.feed.language) == ("atom10", language)
    (entry,) = (one for one in feedparser.parse(fed(past)[f"{PLAN}/changes.atom"].encode()).entries if ",2022-05-16:" in one.id)
    assert entry.id == f"tag:example.org,2022-05-16:{PLAN}/measure/1.1/2020/lt"
    assert entry.title == "1.1 Vakaro pokalbiai, 2020"
    assert entry.updated == "2022-05-16T12:00:00+03:00"
    assert entry.link == f"{ADDRESS}changes/2022/#c2022-05-16-{PLAN}-measure-1.1-2020"
    assert entry.summary.replace("\N{NO-BREAK SPACE}", " ").splitlines() == [
        "Pataisymas",
        "Pataisyta 2022 m. gegužės 16 d.",
        "Kodėl pataisyta: „Dalyviai buvo suskaičiuoti du kartus.“",
        "Dalyviai: 31 (žmonės) – pakeista",
    ]


def subjects(text: str) -> set[str]:
    """What the entries of a feed are about."""
    return {one.id.split(":")[2].split("/")[2] for one in feedparser.parse(text.encode()).entries if "/measure/" in one.id}


def test_a_feed_holds_what_concerns_it(past: Past) -> None:
    found = fed(past)
    assert subjects(found[f"{PLAN}/objectives/2/changes.atom"]) == {"2.1", "2.2"}
    assert subjects(found["institutions/youth-club/changes.atom"]) == {"2.1", "2.2"}
    assert subjects(found["institutions/library/changes.atom"]) == {"1.1", "1.2", "1.4", "2.2"}
    assert len(feedparser.parse(found["changes/changes.atom"].encode()).entries) == 50


def test_a_feed_without_entries_is_one_too(past: Past) -> None:
    read = feedparser.parse(fed((past[0], UNREAD))[f"{PLAN}/changes.atom"].encode())
    assert (read.bozo, read.entries, read.feed.updated) == (False, [], "2026-03-01T00:00:00+00:00")


def test_pages_lead_to_feeds_only_where_they_are_made(past: Past, pages: dict[Language, dict[str, Page]]) -> None:
    made_too = made(past, "lt", has_feeds=True)
    for path in ("changes/", f"{PLAN}/objectives/1/", "institutions/school/"):
        assert made_too[path].feed == f"{path}changes.atom"
        assert "changes.atom" in made_too[path].html
    assert {page.feed for page in pages["lt"].values()} == {""}
    assert not any(".atom" in page.html for page in pages["lt"].values())
    assert "srautų (Atom) nėra, nes nenurodyta" in pages["lt"]["changes/"].html


# A whole site ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(story: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the story at an address of its own, built by the command."""
    copy = tmp_path_factory.mktemp("past")
    for name in ("tracker", "docs", "theme"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "build.py", copy / "build.py")
    settings = (PROJECT / "mkdocs.yml").read_text("utf-8").replace('site_url: ""', f"site_url: {ADDRESS}")
    settings = settings.replace("watch: [plan, measures, theme]", "watch: [theme]")
    (copy / "mkdocs.yml").write_text(settings, "utf-8")
    command = [sys.executable, "build.py", "--root", str(story), "--as-of", "2026-03-01", "build", "--site", "site"]
    done = subprocess.run(command, cwd=copy, capture_output=True, text=True, check=False, timeout=300)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout + done.stderr
    return copy / "site"


def test_no_file_of_a_site_holds_the_personal_code_or_who_committed(built: Path) -> None:
    files = [path for path in (*built.rglob("*"), *(built.parent / "build").rglob("*")) if path.is_file()]
    assert {".html", ".atom", ".pf_fragment", ".history"} <= {path.suffix for path in files}
    for path in files:
        raw = path.read_bytes()
        content = gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw
        for hidden in (PERSONAL_CODE, "Padėta šeimai", "example.invalid", "A personal code taken out", "Report 1.1 for 2021"):
            assert hidden.encode() not in content, (path, hidden)


def test_its_pages_are_valid_and_lead_somewhere(built: Path) -> None:
    site = read_pages(built)
    for address in ("/changes/", "/changes/2023/", f"/{PLAN}/known/2021/", f"/{PLAN}/measures/1.1/"):
        for language in ("", "/en"):
            file = built / f"{language}{address}".lstrip("/") / "index.html"
            html5lib.HTMLParser(strict=True).parse(file.read_text("utf-8"))
            page = site[f"{language}{address}"]
            assert len(page.ids) == len(set(page.ids))
            for link in (one for one in page.values("href") if not urlsplit(one).netloc):
                target = urlsplit(urljoin(f"{language}{address}", link))
                path = unquote(target.path)
                assert path in site or (built / path.lstrip("/")).is_file(), link
                assert not target.fragment or path not in site or target.fragment in site[path].ids or "=" in target.fragment, link


def test_every_page_of_a_plan_names_its_feed_to_readers_of_feeds(built: Path) -> None:
    site = read_pages(built)
    for address, feed in (
        (f"/{PLAN}/objectives/1/", f"/{PLAN}/objectives/1/"),
        (f"/en/{PLAN}/measures/1.1/", f"/en/{PLAN}/"),
        ("/changes/", "/changes/"),
    ):
        found = [tag for name, tag in site[address].tags if name == "link" and tag.get("rel") == "alternate"]
        named = {urljoin(address, one["href"]) for one in found}
        assert named == {f"{feed}changes.atom", f"{'/en' if address.startswith('/en') else ''}/changes/changes.atom"}
        assert {one["type"] for one in found} == {"application/atom+xml"}
        assert all((built / one.lstrip("/")).is_file() for one in named)


def test_with_what_was_kept_the_site_is_the_same_to_the_last_byte(built: Path, story: Path) -> None:
    again = built.parent / "again"
    command = [sys.executable, "build.py", "--root", str(story), "--as-of", "2026-03-01", "build", "--site", str(again)]
    assert list((built.parent / "build" / "cache").glob("*.history"))
    assert subprocess.run(command, cwd=built.parent, capture_output=True, check=False, timeout=300).returncode == 0
    first, second = ({path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()} for one in (built, again))
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
