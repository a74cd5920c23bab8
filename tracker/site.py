"""The adapter to the site engine: the only place that knows mkdocs.

Pages come in ready-made from `pages`; this module puts them and the hand-written ones into an
mkdocs build, one per language, adds the search index, and publishes: the last good site stays in
place until its successor is whole.
"""

import datetime
import logging
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents

from tracker.loading import dataset, load
from tracker.models import Kind
from tracker.pages import Page, all_pages, relative
from tracker.problems import Language, Problem, as_text, has_errors
from tracker.progress import SiteProgress, site_progress
from tracker.rules import check
from tracker.wording import LANGUAGES, Wording, wording

PROJECT = Path(__file__).parent.parent
"""Where mkdocs.yml, docs/ and theme/ are."""
HAND_WRITTEN = ("method",)
"""Pages written by hand in docs/<language>/."""
NAVIGATION = (("nav_overview", ""), ("nav_measures", "{plan}/measures/"), ("nav_institutions", "institutions/"), ("nav_about", "{plan}/about/"), ("nav_method", "method/"), ("nav_help", "help/"))
"""Words and address of each entry of the main navigation; {plan} is the plan of the front page."""

log = logging.getLogger("mkdocs.hooks.tracker")


class ReadyPage(EnginePage):
    """A page whose HTML is finished: the engine only puts it into the frame."""

    def __init__(self, page: Page, file: File, config: MkDocsConfig, frame: dict[str, Any]) -> None:
        super().__init__(page.title, file, config)
        self._html = page.html
        self._frame = frame

    def read_source(self, config: MkDocsConfig) -> None:
        """Nothing to read; the frame of the page rides in its metadata."""
        self.markdown = ""
        self.meta = {"frame": self._frame}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing to convert."""
        self.content = self._html
        self.toc = TableOfContents([])


class Frame:
    """What stands around the content of every page: navigation, language switch, footer."""

    def __init__(self, site: SiteProgress, w: Wording, config: MkDocsConfig) -> None:
        self.site = site
        self.w = w
        self.plan = site.plans[0].data.plan.id
        self.edit_url = str(config.extra.get("edit_url") or "")
        lines = sorted((w.name(e) for e in site.dataset.institutions.values() if e.kind is Kind.HELPLINE and not _is_emergency(e.id)), key=w.sort_key)
        self.lines = ", ".join(lines)

    def around(self, page: Page) -> dict[str, Any]:
        """The frame of one page, as the theme's main.html uses it."""
        here = page.path
        name = self.w("site_name")
        return {
            "title": f"{page.title} – {name}" if here else f"{name}: {page.title}",
            "page_title": page.title,
            "description": page.description,
            "fictional": self.site.dataset.fictional,
            "home": relative(here, ""),
            "help": relative(here, "help/"),
            "nav": list(self._navigation(here)),
            "alternate": self._alternate(here),
            "crumbs": [{"title": crumb.title, "href": relative(here, crumb.path or "")} for crumb in page.crumbs],
            "edit_url": self.edit_url.format(path=page.source) if self.edit_url and page.source else "",
            "lines": self.lines,
            "as_of": self.w.day(self.site.as_of),
        }

    def _navigation(self, here: str) -> Iterator[dict[str, Any]]:
        for key, address in NAVIGATION:
            path = address.format(plan=self.plan)
            yield {"title": self.w(key), "href": relative(here, path), "current": here == path}

    def _alternate(self, here: str) -> str:
        """The same page in the other language; Lithuanian stands at the root, English below en/."""
        if self.w.language == LANGUAGES[0]:
            return relative(here, f"{self.w.other}/{here}")
        return relative(f"{self.w.language}/{here}", here)


def _is_emergency(name: str) -> bool:
    """The emergency number has a sentence of its own in the footer."""
    return name == "emergency-telephone"


class Adapter(BasePlugin):  # type: ignore[type-arg]
    """Puts the pages of one language into an mkdocs build."""

    def __init__(self, site: SiteProgress, language: Language, cache: Path | None) -> None:
        self.site = site
        self.w = wording(language)
        self.cache = cache

    def prepare(self, config: MkDocsConfig) -> None:
        """Everything that the theme needs to know before the build starts."""
        config.theme["language"] = self.w.language
        config.theme.static_templates = {"404.html"}
        config.site_name = self.w("site_name")
        self.frame = Frame(self.site, self.w, config)
        missing = Page("404.html", self.w("page_not_found"), self.w("page_not_found_text"), "")
        frame = self.frame.around(missing)
        config.extra.update(w=self.w, frame=frame)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the engine's idea of the site by ours."""
        kept = Files([file for file in files if _is_wanted(file)])
        config.extra["material_css"] = _style_sheet(kept)
        for page in all_pages(self.site, self.w, self.cache):
            file = File.generated(config, f"{page.path}index.md", content="")
            file.page = ReadyPage(page, file, config, self.frame.around(page))
            kept.append(file)
        for name in HAND_WRITTEN:
            text = (Path(config.docs_dir) / self.w.language / f"{name}.md").read_text("utf-8")
            kept.append(File.generated(config, f"{name}/index.md", content=text))
        return kept

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Give hand-written pages their frame; their first heading is their title."""
        if not isinstance(page, ReadyPage):
            title = markdown.split("\n", 1)[0].removeprefix("# ").strip()
            made = Page(page.file.url.removesuffix("index.html"), title, title, "")
            page.meta["frame"] = self.frame.around(made)
        return markdown


def _is_wanted(file: File) -> bool:
    """Our own assets and the theme's style sheet; not its scripts, icons and search workers."""
    uri = file.src_uri
    if uri.startswith(("lt/", "en/")):
        return False
    return not uri.startswith("assets/javascripts/") and not uri.endswith((".map", "images/favicon.png")) and "stylesheets/palette" not in uri


def _style_sheet(files: Files) -> str:
    """File name of the theme's style sheet; it carries a hash that changes with the theme's version."""
    return next(Path(file.src_uri).name for file in files if "stylesheets/main" in file.src_uri)


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what, as of when, from where, to where."""

    site: SiteProgress
    target: Path
    cache: Path | None


def build_site(run: Run) -> int:
    """Build every language, index and publish; returns the number of pages.

    The target is replaced only when everything has succeeded.
    """
    run.target.parent.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".stage-", dir=run.target.parent))
    try:
        _build_languages(run, stage)
        for language in LANGUAGES[1:]:
            (stage / language).rename(stage / LANGUAGES[0] / language)
        whole = stage / LANGUAGES[0]
        index_for_search(whole)
        _publish(whole, run.target)
        return sum(1 for _ in run.target.rglob("index.html"))
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _build_languages(run: Run, stage: Path) -> None:
    """One process a language where the system can fork (the data need not be copied), else in turn."""
    first, *rest = LANGUAGES
    if "fork" not in multiprocessing.get_all_start_methods():
        for language in LANGUAGES:
            build_language(run.site, language, stage / language, run.cache)
        return
    context = multiprocessing.get_context("fork")
    helpers = [context.Process(target=build_language, args=(run.site, language, stage / language, run.cache)) for language in rest]
    for helper in helpers:
        helper.start()
    build_language(run.site, first, stage / first, run.cache)
    for helper in helpers:
        helper.join()
        if helper.exitcode != 0:
            raise RuntimeError(f"a language could not be built (exit code {helper.exitcode}); see the traceback above")


def build_language(site: SiteProgress, language: Language, target: Path, cache: Path | None) -> None:
    """Build one language into `target`."""
    config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(target), hooks=[])
    _attach(config, Adapter(site, language, cache))
    mkdocs_build(config)


def _attach(config: MkDocsConfig, adapter: Adapter | ErrorPages) -> None:
    adapter.prepare(config)
    config.plugins["tracker"] = adapter


def index_for_search(folder: Path) -> None:
    """Write the Pagefind index of all languages below `folder`."""
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--site", str(folder), "--quiet"], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise RuntimeError(f"pagefind failed:\n{done.stdout}{done.stderr}")


def _publish(whole: Path, target: Path) -> None:
    """Swap the finished site into place; the old one goes only when the new one stands."""
    old = whole.parent / "old"
    os.chmod(whole, 0o755)
    if target.exists():
        target.rename(old)
    try:
        whole.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise


def as_of_today() -> datetime.date:
    """The date of the build: SOURCE_DATE_EPOCH where set (reproducible builds), else today."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.date.today()


def read_root(root: Path, as_of: datetime.date) -> tuple[SiteProgress | None, list[Problem]]:
    """What stands in a data root, and every problem; None where an error forbids to go on."""
    loaded = load(root)
    problems = check(root, loaded, as_of)
    return (None if has_errors(problems) else site_progress(dataset(loaded), as_of)), problems


# --- The hook: `mkdocs build` and `mkdocs serve` -------------------------------------------------


class _Served:
    """What must outlive one rebuild under `mkdocs serve`, which loads the hook anew each time."""

    active = False
    paths: tuple[str, ...] = ("",)


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether somebody is looking (`serve`) or a site is wanted (`build`)."""
    _Served.active = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data and take the build over.

    Under `serve` wrong data become the page that everybody sees until they are mended; in a build
    they end it.
    """
    site, problems = read_root(PROJECT, as_of_today())
    if site is not None:
        cache = PROJECT / "build" / "cache"
        _attach(config, Adapter(site, LANGUAGES[0], cache))
        config.plugins["tracker-languages"] = OtherLanguages(site, cache)
    elif _Served.active:
        _attach(config, ErrorPages(problems))
    else:
        raise PluginError("\n" + as_text(problems, "lt"))
    return config


class OtherLanguages(BasePlugin):  # type: ignore[type-arg]
    """After the first language of a plain mkdocs run, builds the others below it."""

    def __init__(self, site: SiteProgress, cache: Path) -> None:
        self.site = site
        self.cache = cache

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build into <site>/<language>; remember the addresses for a day with errors."""
        for language in LANGUAGES[1:]:
            build_language(self.site, language, Path(config.site_dir) / language, self.cache)
        if _Served.active:
            folder = Path(config.site_dir)
            _Served.paths = tuple(_address(file.relative_to(folder)) for file in folder.rglob("index.html"))


def _address(file: Path) -> str:
    return "" if file.parent == Path() else f"{file.parent.as_posix()}/"


class ErrorPages(BasePlugin):  # type: ignore[type-arg]
    """Shows the problems at every address that the site had."""

    def __init__(self, problems: list[Problem]) -> None:
        self.w = wording(LANGUAGES[0])
        items = "".join(f"<li><code>{escape(line)}</code></li>" for line in as_text(problems, LANGUAGES[0]).splitlines())
        title = self.w("serve_error_title")
        self.page = Page("", title, title, f'<h1 id="content">{title}</h1><p>{self.w("serve_error_intro")}</p><ul class="problems">{items}</ul>')

    def prepare(self, config: MkDocsConfig) -> None:
        """The bare frame: without data there is no navigation to show."""
        config.theme.static_templates = {"404.html"}
        config.extra.update(w=self.w, frame=self._frame(""))

    def _frame(self, here: str) -> dict[str, Any]:
        return {
            "title": self.page.title,
            "page_title": self.page.title,
            "description": self.page.title,
            "fictional": False,
            "home": relative(here, ""),
            "help": relative(here, "help/"),
            "nav": [],
            "alternate": relative(here, f"en/{here}"),
            "crumbs": [],
            "edit_url": "",
            "lines": "",
            "as_of": "",
        }

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The same page at every known address."""
        kept = Files([file for file in files if _is_wanted(file)])
        config.extra["material_css"] = _style_sheet(kept)
        for path in _Served.paths:
            file = File.generated(config, f"{path}index.md", content="")
            file.page = ReadyPage(self.page, file, config, self._frame(path))
            kept.append(file)
        return kept
