"""The finished site, as files: both roots are built once, every page is read."""

import gzip
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

import html5lib
import pytest
import yaml

from tracker.disclosure import DOUBTFUL, IDENTIFYING, find
from tracker.loading import load
from tracker.rules.guarded import published_contacts
from tracker.site.served import policy_of_page
from tracker.updating.form import SCRIPTS
from tracker.wording import wording

PROJECT = Path(__file__).parent.parent
EXAMPLE = PROJECT / "tests" / "example"
Built = dict[str, "Html"]
"""Address ("/" at the start, no host) -> page."""
Runner = Callable[..., subprocess.CompletedProcess[str]]
Builder = Callable[[Path, Path], Path]


@dataclass
class Html(HTMLParser):
    """The tags, names and words of one page."""

    language: str = ""
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    words: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append((tag, found))
        if tag == "html":
            self.language = found.get("lang", "")

    def handle_data(self, data: str) -> None:
        self.words += data

    def values(self, name: str, *tags: str) -> Iterator[str]:
        """The values of an attribute, on these tags or on all."""
        return (found[name] for tag, found in self.tags if name in found and (not tags or tag in tags))

    @property
    def ids(self) -> list[str]:
        return list(self.values("id"))

    def classed(self, name: str) -> dict[str, str]:
        """The attributes of the one tag of a class."""
        (found,) = [attributes for _, attributes in self.tags if name in attributes.get("class", "").split()]
        return found


def read_pages(folder: Path) -> Built:
    pages = {}
    for file in folder.rglob("*.html"):
        html = Html()
        html.feed(file.read_text("utf-8"))
        pages["/" + file.relative_to(folder).as_posix().removesuffix("index.html")] = html
    return pages


@pytest.fixture(scope="module")
def example(example_site: Path) -> Built:
    return read_pages(example_site)


@pytest.fixture(scope="module")
def real(real_site: Path) -> Built:
    return read_pages(real_site)


@pytest.fixture(scope="module", params=["example", "real"])
def pages(request: pytest.FixtureRequest) -> Built:
    """Each of the two sites in turn."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="module")
def folder(pages: Built, example: Built, example_site: Path, real_site: Path) -> Path:
    return example_site if pages is example else real_site


def ids(root: Path) -> list[str]:
    """Institutions of a data root."""
    return [entry["id"] for entry in yaml.safe_load((root / "plan/institutions.yml").read_text("utf-8"))["institutions"]]


def addresses(root: Path) -> set[str]:
    """Every address that a data root must have, in Lithuanian."""
    found = {"/", "/changes/", "/help/", "/method/", "/accessibility/", "/privacy/", "/institutions/", "/404.html"} | {
        f"/institutions/{name}/" for name in ids(root)
    }
    for plan in (path.parent for path in root.glob("plan/*/plan.yml")):
        base = f"/{plan.name}/"
        found |= {base} | {f"{base}{page}/" for page in ("measures", "objectives", "years", "timeline", "context", "about")}
        found |= {f"{base}objectives/{path.name.split('-')[0]}/" for path in (plan / "objectives").glob("*.yml")}
        for path in (root / "measures" / plan.name).glob("*.yml"):
            objective, number = path.name.split("-")[0].split(".")
            found.add(f"{base}measures/{objective}.{int(number)}/")
    return found


# Addresses ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("site", "root", "at_least"), [("real", PROJECT, 100), ("example", EXAMPLE, 60)])
def test_every_address_of_the_data_exists_in_both_languages(site: str, root: Path, at_least: int, request: pytest.FixtureRequest) -> None:
    pages: Built = request.getfixturevalue(site)
    wanted = addresses(root)
    assert len(wanted) > at_least
    assert wanted <= set(pages)
    assert {f"/en{address}" for address in wanted} <= set(pages)


def test_the_real_plans_have_their_measures_objectives_and_years(real: Built) -> None:
    counts = Counter(tuple(address.split("/")[1:3]) for address in real if re.fullmatch(r"/[a-z0-9-]+/\w+/[\d.]+/", address))
    assert counts == {
        ("klaipeda-2020-2025", "measures"): 29,
        ("klaipeda-2020-2025", "objectives"): 5,
        ("klaipeda-2020-2025", "years"): 6,
        ("liepaja-klaipeda-2020", "measures"): 11,
        ("liepaja-klaipeda-2020", "objectives"): 4,
        ("liepaja-klaipeda-2020", "years"): 7,
    }


def test_both_languages_have_the_same_addresses(pages: Built) -> None:
    english = {address.removeprefix("/en") for address in pages if address.startswith("/en/")}
    assert english == {address for address in pages if not address.startswith("/en/")}


# Links -------------------------------------------------------------------------------------------------------------


def is_choice(fragment: str, page: Html) -> bool:
    """Whether the page has a form with these fields and values: `state=done&counted`."""
    fields = set(page.values("name", "select", "input"))
    values = set(page.values("value", "option"))
    return all(name in fields and (not value or value in values) for name, value in parse_qsl(fragment, keep_blank_values=True))


def is_report(fragment: str, pages: Built) -> bool:
    """Whether it names one who reports and a measure: `institution=police&plan=city-2024&measure=1.2&year=2024`."""
    asked = dict(parse_qsl(fragment))
    measure = f"/{asked.pop('plan', '')}/measures/{asked.pop('measure', '')}/"
    year = asked.pop("year", "")
    return is_choice(urlencode(asked), pages["/report/"]) and measure in pages and (not year or f"y{year}" in pages[measure].ids)


def test_every_internal_link_and_anchor_leads_somewhere(pages: Built, folder: Path) -> None:
    checked, broken = 0, []
    known = {address: set(html.ids) for address, html in pages.items()}
    for address, html in pages.items():
        for link in (*html.values("href"), *html.values("xlink:href"), *html.values("src")):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            checked += 1
            target = unquote(urlsplit(urljoin(address, link)).path)
            if target in known:
                # "#" inside a picture of its own names may point at a name given twice; that is another test.
                named = parts.fragment in known[target] or is_choice(parts.fragment, pages[target])
                if parts.fragment and not named and not (target.endswith("/report/") and is_report(parts.fragment, pages)):
                    broken.append(f"{address}: no #{parts.fragment} in {target}")
            elif not (folder / target.lstrip("/")).is_file() or target.endswith("/"):
                broken.append(f"{address}: {link}")
    assert broken == []
    assert checked > 5000


def test_links_are_relative_so_that_the_site_works_in_any_folder(pages: Built) -> None:
    absolute = {f"{address}: {link}" for address, html in pages.items() for link in html.values("href") if link.startswith("/")}
    assert {found for found in absolute if not found.split(":")[0].endswith("/404.html")} == set()


def test_the_page_of_lost_addresses_works_at_any_depth(pages: Built) -> None:
    for address in ("/404.html", "/en/404.html"):
        inside = [link for link in pages[address].values("href") if not link.startswith(("http", "#"))]
        assert len(inside) > 8
        assert [link for link in inside if not link.startswith("/")] == []


def test_addresses_inside_style_sheets_resolve(folder: Path) -> None:
    sheets = list(folder.rglob("*.css"))
    assert len(sheets) >= 3
    for sheet in sheets:
        found = re.findall(r"url\(([^)]+)\)", sheet.read_text("utf-8"))
        outside = [link for link in (one.strip("'\"") for one in found) if not link.startswith(("data:", "#"))]
        assert [link for link in outside if not (sheet.parent / link).is_file()] == []


@pytest.mark.parametrize("tag", ["link", "script", "img", "iframe", "source", "video", "object", "embed", "form"])
def test_nothing_is_loaded_from_another_host(pages: Built, tag: str) -> None:
    named = [value for html in pages.values() for name in ("href", "src", "action", "data") for value in html.values(name, tag)]
    assert [value for value in named if urlsplit(value).netloc] == []


def test_the_sweep_above_saw_style_sheets(pages: Built) -> None:
    assert all(len(list(html.values("href", "link"))) >= 4 for html in pages.values())


def test_other_sites_are_only_linked_to_without_a_referrer(pages: Built) -> None:
    outside = [found for html in pages.values() for tag, found in html.tags if tag == "a" and urlsplit(found.get("href", "")).netloc]
    assert len(outside) > 300
    assert {found["href"] for found in outside if "noreferrer" not in found.get("rel", "")} == set()
    assert {urlsplit(found["href"]).scheme for found in outside} <= {"http", "https"}


# The frame ---------------------------------------------------------------------------------------------------------


def test_every_page_says_its_language_and_leads_to_the_same_page_in_the_other(pages: Built) -> None:
    for address, html in pages.items():
        own, other = ("en", "lt") if address.startswith("/en/") else ("lt", "en")
        switch = html.classed("language")
        there = urljoin(address, switch["href"])
        assert (html.language, switch["lang"], switch["hreflang"]) == (own, other, other), address
        if not address.endswith("404.html"):
            assert there == (address.removeprefix("/en") if own == "en" else f"/en{address}")
            assert urljoin(there, pages[there].classed("language")["href"]) == address


def test_every_page_has_one_heading_to_skip_to_and_the_date(pages: Built) -> None:
    for address, html in pages.items():
        headings = [found for tag, found in html.tags if tag == "h1"]
        assert [found.get("id") for found in headings] == ["content"], address
        day = "15 February 2026" if address.startswith("/en/") else "2026\N{NO-BREAK SPACE}m. vasario 15\N{NO-BREAK SPACE}d."
        assert day in html.words, address


def test_no_name_is_given_twice_in_a_page(pages: Built) -> None:
    twice = {address: [name for name, times in Counter(html.ids).items() if times > 1] for address, html in pages.items()}
    assert {address: names for address, names in twice.items() if names} == {}


def test_headings_descend_step_by_step(pages: Built) -> None:
    jumps = []
    for address, html in pages.items():
        levels = [int(tag[1]) for tag, _ in html.tags if re.fullmatch("h[1-6]", tag)]
        jumps += [f"{address}: h{a} h{b}" for a, b in zip(levels, levels[1:], strict=False) if b > a + 1]
    assert jumps == []


def test_every_page_of_the_example_says_that_it_is_fictional(example: Built, real: Built) -> None:
    for address, html in example.items():
        banner = wording("en" if address.startswith("/en/") else "lt")("fictional_banner")
        assert banner in html.words, address
        assert html.classed("fictional")["role"] == "note"
    assert not any("fictional" in found.get("class", "") for html in real.values() for _, found in html.tags)


def active_tags(address: str) -> list[str]:
    """The frame's script everywhere; a form on the search page, forms with their scripts for reports and over tables."""
    if address.endswith(("/measures/", "/years/")):
        return ["script", "script", "form"]
    if address.endswith("/report/"):
        return ["script", *("script" for _ in SCRIPTS), "form"]
    return ["script", "form"] if address.endswith("search/") else ["script"]


def test_nothing_runs_and_nothing_is_styled_inside_a_page(pages: Built) -> None:
    for address, html in pages.items():
        active = [tag for tag, _ in html.tags if tag in ("script", "iframe", "form", "style")]
        assert active == active_tags(address), address
        scripts = [found for tag, found in html.tags if tag == "script"]
        # Ordinary scripts: one of the type "module" is not loaded from a folder.
        assert all(set(script) == {"src", "defer"} for script in scripts), address
        names = [urljoin(address, script["src"]).removeprefix("/en") for script in scripts]
        own = [f"/{script}" for script in SCRIPTS] if address.endswith("/report/") else ["/assets/tables.js"]
        assert names == ["/assets/site.js", *own][: len(names)], address
        assert [name for _, found in html.tags for name in found if name == "style" or name.startswith("on")] == [], address


def test_no_page_tells_of_a_person(pages: Built, folder: Path, example_site: Path) -> None:
    """What the check demands of the files, seen in what was made of them."""
    published = published_contacts(load(EXAMPLE if folder == example_site else PROJECT)) or ()
    texts = {address: "\n".join([html.words, *html.values("alt"), *html.values("content")]) for address, html in pages.items()}
    found = [(address, hit.kind) for address, text in texts.items() for hit in find(text, published)]
    # A percentage before a number can look like an escape of a web address.
    assert [(address, kind) for address, kind in found if kind in IDENTIFYING - DOUBTFUL] == []


def test_what_every_visit_loads_of_scripts_is_small(real_site: Path) -> None:
    assert len(gzip.compress((real_site / "assets" / "site.js").read_bytes())) < 4096


def told(html: Html) -> dict[str, str]:
    """What a page tells those who share its address."""
    return {
        found.get("property", found.get("name", "")): found["content"] for tag, found in html.tags if tag == "meta" and "content" in found
    }


def test_a_shared_link_tells_nothing_of_what_the_plan_is_about(pages: Built) -> None:
    for address, html in pages.items():
        w = wording("en" if address.startswith("/en/") else "lt")
        found = told(html)
        assert (found["og:site_name"], found["og:locale"], found["og:type"]) == (w("site_name"), w("locale"), "website"), address
        assert found["og:title"] == w("site_name"), address
        assert re.match(r"\d+ \w+, \d+ \w+, ", found["og:description"]), address
        assert "smurt" not in found["og:description"], address
        assert "violen" not in found["og:description"], address
        # Without an address of its own the site names none, and no picture.
        assert not {"og:url", "og:image"} & set(found)
        assert found["twitter:card"] == "summary"
        assert not any(found.get("rel") in ("canonical", "alternate") for _, found in html.tags)


def test_a_site_with_an_address_tells_it(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('site_url: ""', "site_url: https://example.org/plan/"), "utf-8")
    assert mkdocs_build(project).returncode == 0
    pages = read_pages(project / "site")
    for address, url in (("/", ""), ("/help/", "help/"), ("/en/", "en/"), ("/en/help/", "en/help/")):
        assert told(pages[address])["og:url"] == f"https://example.org/plan/{url}"
        (canonical,) = (found["href"] for _, found in pages[address].tags if found.get("rel") == "canonical")
        assert canonical == f"https://example.org/plan/{url}"
    assert "og:url" not in told(pages["/404.html"])


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
    "institutions/police/",
    "changes/",
    "help/",
    "search/",
    "method/",
    "accessibility/",
    "privacy/",
    "404.html",
]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["", "en/"])
def test_each_kind_of_page_is_valid_html(example_site: Path, kind: str, language: str) -> None:
    file = example_site / (language + kind.format(plan="gintupe-2020-2025"))
    parser = html5lib.HTMLParser(strict=True)
    parser.parse((file / "index.html" if file.is_dir() else file).read_text("utf-8"))


def test_every_page_carries_the_policy_before_anything_it_rules(pages: Built) -> None:
    for address, html in pages.items():
        inside = [(tag, found) for tag, found in html.tags if tag in ("meta", "link", "script")]
        rules = [place for place, (_, found) in enumerate(inside) if found.get("http-equiv") == "Content-Security-Policy"]
        assert rules == [1], f"{address}: one policy, just behind the character set"
        assert inside[1][1]["content"] == policy_of_page()


# What must not be there --------------------------------------------------------------------------------------------


def unverified(root: Path) -> list[str]:
    entries = yaml.safe_load((root / "plan/institutions.yml").read_text("utf-8"))["institutions"]
    contacts = [contact for entry in entries for contact in entry.get("contacts", [])]
    return [str(one["value"]) for one in contacts if one["what"] in ("phone", "email") and "verified_on" not in one]


@pytest.mark.parametrize(("site", "root"), [("real", PROJECT), ("example", EXAMPLE)])
def test_contacts_that_nobody_verified_appear_nowhere(
    site: str, root: Path, request: pytest.FixtureRequest, real_site: Path, example_site: Path
) -> None:
    hidden = unverified(root)
    assert len(hidden) >= 1
    built = {"real": real_site, "example": example_site}[site]
    texts = {file: file.read_text("utf-8") for file in built.rglob("*.html")}
    assert [(value, file) for value in hidden for file, text in texts.items() if value in text] == []


def test_real_years_say_no_report_and_nothing_else(real: Built) -> None:
    boxes = Counter(
        found["class"]
        for address, html in real.items()
        if address.startswith("/klaipeda-2020-2025/measures/")
        for _, found in html.tags
        if found.get("class", "").startswith("cell s-")
    )
    assert set(boxes) == {"cell s-missing", "cell s-awaited", "cell s-not_expected"}


def test_every_file_of_the_site_is_wanted(folder: Path) -> None:
    told = {"_headers", "robots.txt"}
    files = [path for path in folder.rglob("*") if path.is_file() and "pagefind" not in path.parts]
    kinds = Counter(path.suffix for path in files if path.name not in told)
    assert set(kinds) == {".html", ".css", ".svg", ".png", ".js", ".ics"}, "scripts, maps and images of the theme are left out"
    assert {path.relative_to(folder).as_posix() for path in files if path.name in told} == told, "once, at the root"
    scripts = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("assets/*.js"))
    names = sorted(script.stem for script in (PROJECT / "docs" / "assets").glob("*.js"))
    assert scripts == sorted(f"{language}assets/{name}.js" for language in ("", "en/") for name in names)
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("report/*.js"))
    assert made == [f"{language}report/{name}.js" for language in ("en/", "") for name in ("data", "rules")]
    assert kinds[".js"] == len(scripts) + len(made)
    assert (folder / "pagefind" / "pagefind.js").is_file()


# Weight ------------------------------------------------------------------------------------------------------------

KB = 1000
FIRST_VISIT = 200 * KB
ONE_MORE = 60 * KB


def packed(file: Path) -> int:
    """Bytes over the wire; servers are asked to compress."""
    return len(gzip.compress(file.read_bytes(), mtime=0))


def shared_files(folder: Path, address: str, html: Html) -> set[Path]:
    """Style sheets, scripts and icon of a page: what the next page need not ask for again."""
    links = {*html.values("href", "link"), *html.values("src", "script")}
    return {folder / urlsplit(urljoin(address, link)).path.lstrip("/") for link in links if not urlsplit(link).netloc}


@pytest.mark.parametrize("front", ["/", "/en/"])
def test_the_first_visit_is_light(pages: Built, folder: Path, front: str) -> None:
    shared = {file.name: packed(file) for file in shared_files(folder, front, pages[front])}
    own = packed(folder / front.lstrip("/") / "index.html")
    print(f"\nFirst visit of {front}: page {own} + {sum(shared.values())} bytes shared {shared}")  # noqa: T201
    assert len(shared) >= 4
    assert own + sum(shared.values()) <= FIRST_VISIT


def test_a_measure_adds_little(pages: Built, folder: Path) -> None:
    known = shared_files(folder, "/", pages["/"]) | shared_files(folder, "/en/", pages["/en/"])
    more = {}
    for address, html in pages.items():
        if re.search(r"/measures/[\d.]+/$", address):
            new = {file for file in shared_files(folder, address, html) if file not in known}
            more[address] = packed(folder / address.lstrip("/") / "index.html") + sum(packed(file) for file in new)
    print(f"\nHeaviest measure: {max(more.values())} bytes")  # noqa: T201
    assert len(more) > 30
    assert {address: size for address, size in more.items() if size > ONE_MORE} == {}


# Building ----------------------------------------------------------------------------------------------------------


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_two_builds_of_the_same_day_are_byte_identical(example_site: Path, build_root: Builder, tmp_path: Path) -> None:
    first, second = contents(example_site), contents(build_root(EXAMPLE, tmp_path / "again"))
    assert len(first) > 150
    assert sorted(first) == sorted(second)
    assert [path for path in first if first[path] != second[path]] == []


def test_an_error_in_the_data_leaves_the_last_site_as_it_was(
    good: Path, edit: Callable[[str, str, str], None], run_build: Runner, tmp_path: Path
) -> None:
    target = tmp_path / "site"
    build = ("--root", good, "--lang", "en", "build", "--no-cache", "--site", target)
    assert run_build(*build).returncode == 0
    before = contents(target)
    edit("measures/rasupe-2024-2026/1.02-guide.yml", 'code: "1.2"', 'code: "one"')
    done = run_build(*build)
    assert (done.returncode, done.stderr) == (1, "")
    assert 'code: "one" is not the code of a measure.' in done.stdout
    assert done.stdout.endswith("The site is as it was: first correct the errors (1).\n")
    assert contents(target) == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".stage-")] == []


def earlier_site(target: Path) -> Path:
    """What the program takes for a site of its own."""
    (target / "assets").mkdir(parents=True)
    (target / "assets" / "site.css").write_text("", "utf-8")
    (target / "index.html").write_text("the last good site", "utf-8")
    return target


CRASH = """
import sys
from tracker.site import publish
def crash(*arguments, **options):
    if "{name}" != "build_language" or "{language}" in arguments:
        raise RuntimeError("no index today")
    return built(*arguments, **options)
built, publish.{name} = publish.{name}, crash
from tracker.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize(("name", "language"), [("SearchIndex", ""), ("_publish", ""), ("build_language", "lt"), ("build_language", "en")])
def test_a_crash_midway_leaves_the_last_site_as_it_was(good: Path, tmp_path: Path, name: str, language: str) -> None:
    target = earlier_site(tmp_path / "site")
    script = CRASH.format(name=name, language=language)
    command = [sys.executable, "-c", script, "--root", str(good), "build", "--no-cache", "--site", str(target)]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert "RuntimeError: no index today" in done.stderr, "a bug of ours shows its traceback"
    assert contents(target) == {"assets/site.css": b"", "index.html": b"the last good site"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["root", "site"], "nothing half-made stays behind"


def test_what_the_new_site_no_longer_has_goes_with_the_old_one(good: Path, build_root: Builder, tmp_path: Path) -> None:
    target = earlier_site(tmp_path / "site")
    (target / "stale.html").write_text("stale", "utf-8")
    build_root(good, target)
    assert (target / "index.html").is_file()
    assert not (target / "stale.html").exists()


def test_what_is_no_earlier_site_is_never_replaced(good: Path, run_build: Runner, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "thesis.txt").write_text("years of work", "utf-8")
    done = run_build("--root", good, "build", "--site", precious)
    assert done.returncode == 2
    assert "holds something else than an earlier site" in done.stderr
    assert contents(precious) == {"thesis.txt": b"years of work"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project, with the small good root as its data."""
    copy = tmp_path / "project"
    for name in ("tracker", "docs", "theme"):
        shutil.copytree(PROJECT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(PROJECT / name, copy / name)
    shutil.copytree(PROJECT / "tests/bad_examples/_good", copy, dirs_exist_ok=True)
    return copy


def mkdocs_build(project: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, timeout=120)


def test_mkdocs_build_makes_the_same_pages(project: Path, build_root: Builder, tmp_path: Path) -> None:
    done = mkdocs_build(project)
    assert (done.returncode, done.stdout) == (0, "")
    ours = build_root(PROJECT / "tests/bad_examples/_good", tmp_path / "ours")
    names = {path.relative_to(ours) for path in ours.rglob("*.html")}
    assert len(names) > 30
    assert {path.relative_to(project / "site") for path in (project / "site").rglob("*.html")} == names


def test_where_the_address_of_the_site_is_known_every_page_is_listed(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace('site_url: ""', "site_url: https://a.example/plan/"), "utf-8")
    assert mkdocs_build(project).returncode == 0
    site = project / "site"
    listed = re.findall("<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8"))
    pages = {"https://a.example/plan" + address for address in read_pages(site) if not address.endswith("404.html")}
    assert len(listed) == len(set(listed)) > 30
    assert set(listed) == pages
    assert "Sitemap: https://a.example/plan/sitemap.xml" in (site / "robots.txt").read_text("utf-8")


def test_mkdocs_build_ends_with_the_messages_where_the_data_are_wrong(project: Path) -> None:
    measure = project / "measures/rasupe-2024-2026/1.02-guide.yml"
    measure.write_text(measure.read_text("utf-8").replace('code: "1.2"', 'code: "one"'), "utf-8")
    done = mkdocs_build(project)
    assert done.returncode == 1
    assert "1.02-guide.yml:1:7: klaida: code (Kodas): „one“ nėra priemonės kodas." in done.stderr
    assert "Traceback" not in done.stderr
