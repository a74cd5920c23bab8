"""Ready-made pages inside an mkdocs build."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup, escape
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as EnginePage
from mkdocs.structure.toc import TableOfContents

from tracker.charts import Picture, share_path
from tracker.exports import calendars, feeds
from tracker.history import UNREAD, History
from tracker.models import Kind
from tracker.pages import Crumb, Page, all_pages, relative
from tracker.pages.render import CHANGES, feed_path
from tracker.problems import Language, Problem, as_text
from tracker.progress import SiteProgress
from tracker.site.served import headers_file, policy_of_page, robots, sitemap
from tracker.updating.form import form_scripts
from tracker.wording import LANGUAGES, Wording, wording

HAND_WRITTEN = ("method", "accessibility", "privacy")
"""Pages written by hand in docs/<language>/."""
NAVIGATION = (
    ("nav_overview", ""),
    ("nav_measures", "{plan}/measures/"),
    ("nav_institutions", "institutions/"),
    ("nav_about", "{plan}/about/"),
    ("nav_method", "method/"),
    ("nav_search", "search/"),
    ("nav_help", "help/"),
)
"""Words and address of each entry of the main navigation; {plan} is the plan of the front page."""
FOOTER = ("report", "changes", "help", "method", "accessibility", "privacy")
"""Pages that every footer leads to."""

LOST = "404.html"
"""What a server shows at every address that does not exist: its links cannot be relative."""


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
        self.site_url = config.site_url or ""
        self.root = urlsplit(self.site_url).path or "/"
        self.edit_url = str(config.extra.get("edit_url") or "")
        lines = sorted(
            (w.name(e) for e in site.dataset.institutions.values() if e.kind is Kind.HELPLINE and not _is_emergency(e.id)), key=w.sort_key
        )
        self.lines = ", ".join(lines)

    def around(self, page: Page) -> dict[str, Any]:
        """The frame of one page, as the theme's main.html uses it."""
        here = page.path
        name = self.w("site_name")
        root = self.public_root
        return {
            "title": f"{page.title} – {name}" if here else f"{name}: {page.title}",
            "page_title": page.title,
            "description": page.description,
            "fictional": self.site.dataset.fictional,
            "home": self._link(here, ""),
            **{name: self._link(here, f"{name}/") for name in FOOTER},
            "root": root,
            "address": root + here if root and here != LOST else "",
            "nav": list(self._navigation(here)),
            "alternate": self._alternate(here),
            "crumbs": [{"title": crumb.title, "href": self._link(here, crumb.path or "")} for crumb in page.crumbs],
            "scripts": page.scripts,
            "feeds": list(self._feeds(page)),
            "source": page.source or "",
            "edit_url": self.edit_url.format(path=page.source) if self.edit_url and page.source else "",
            "lines": self.lines,
            "picture": share_path(self._plan_of(here)),
            "neutral": self._neutral(here),
            "as_of": self.w.day(self.site.as_of),
        }

    def _feeds(self, page: Page) -> Iterator[dict[str, str]]:
        """The feed of the page itself, and that of all changes."""
        own = {page.feed: page.title, feed_path(CHANGES): self.w("history_all")} if page.feed else {}
        for path, title in own.items():
            yield {"href": self._link(page.path, path), "title": self.w("history_feed_of", name=title)}

    def _neutral(self, here: str) -> str:
        """What a shared link says beside its picture: numbers, and nothing of what the plan is about."""
        progress = next((one for one in self.site.plans if one.data.plan.id == self._plan_of(here)), self.site.plans[0])
        measures, objectives = (
            self.w("n_measures", n=len(progress.measures)),
            self.w("n_objectives", n=len(progress.data.objectives)),
        )
        return self.w("plan_counts", measures=measures, objectives=objectives, period=self.w.period(progress.data.plan.period))

    def _navigation(self, here: str) -> Iterator[dict[str, Any]]:
        for key, address in NAVIGATION:
            path = address.format(plan=self.plan)
            yield {"title": self.w(key), "href": self._link(here, path), "current": here == path, "search": path == "search/"}

    @property
    def public_root(self) -> str:
        """Where this language stands on the web, with the closing slash; "" where the site has no address yet."""
        if not self.site_url:
            return ""
        return self.site_url if self.w.language == LANGUAGES[0] else f"{self.site_url}{self.w.language}/"

    def _link(self, here: str, there: str) -> str:
        if here != LOST:
            return relative(here, there)
        return self.root + there if self.w.language == LANGUAGES[0] else f"{self.root}{self.w.language}/{there}"

    def _plan_of(self, here: str) -> str:
        """The plan that a page belongs to; the first one where it belongs to none."""
        first = here.partition("/")[0]
        return first if any(plan.data.plan.id == first for plan in self.site.plans) else self.plan

    def _alternate(self, here: str) -> str:
        """The same page in the other language; Lithuanian stands at the root, English below en/."""
        if here == LOST:
            return self.root if self.w.other == LANGUAGES[0] else f"{self.root}{self.w.other}/"
        if self.w.language == LANGUAGES[0]:
            return relative(here, f"{self.w.other}/{here}")
        return relative(f"{self.w.language}/{here}", here)


def _is_emergency(name: str) -> bool:
    """The emergency number has a sentence of its own in the footer."""
    return name == "emergency-telephone"


class Adapter(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Puts the pages of one language into an mkdocs build."""

    def __init__(self, site: SiteProgress, language: Language, cache: Path | None, history: History = UNREAD) -> None:
        self.site = site
        self.w = wording(language)
        self.cache = cache
        self.history = history
        self.found: list[tuple[str, str, str]] = []
        """(address, title, words) of every page, for the search index."""

    def prepare(self, config: MkDocsConfig) -> None:
        """Everything that the theme needs to know before the build starts."""
        _without_walk(config)
        config.theme["language"] = self.w.language
        config.theme.static_templates = {LOST}
        config.site_name = self.w("site_name")
        self.frame = Frame(self.site, self.w, config)
        missing = Page(LOST, self.w("page_not_found"), self.w("page_not_found_text"), "")
        frame = self.frame.around(missing)
        config.extra.update(w=self.w, frame=frame, policy=policy_of_page())

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Replace the engine's idea of the site by ours."""
        kept = Files([_style_sheet(config), *filter(_is_wanted, files)])
        pictures: dict[str, Picture] = {}
        root = self.frame.public_root
        for page in all_pages(self.site, self.w, self.cache, self.history, has_feeds=bool(root)):
            file = File.generated(config, f"{page.path}index.md", content="")
            file.page = ReadyPage(page, file, config, self.frame.around(page))
            kept.append(file)
            pictures.update((picture.path, picture) for picture in page.pictures)
            self.found.append((page.path, page.title, page.words if page.words is not None else _words(page.html)))
        for picture in pictures.values():
            kept.append(File.generated(config, picture.path, content=picture.content()))
        for path, script in form_scripts(self.site, self.w, _destinations(config), self.cache).items():
            kept.append(File.generated(config, path, content=script))
        taken = calendars(self.site, self.w, root) | (feeds(self.site, self.history, self.w, root) if root else {})
        for path, text in taken.items():
            kept.append(File.generated(config, path, content=text.encode()))
        for name in HAND_WRITTEN:
            written = (Path(config.docs_dir) / self.w.language / f"{name}.md").read_text("utf-8")
            kept.append(File.generated(config, f"{name}/index.md", content=written))
        if self.w.language == LANGUAGES[0]:
            for name, told in self._told(kept, config.site_url or "").items():
                kept.append(File.generated(config, name, content=told))
        return kept

    def _told(self, kept: Files, site_url: str) -> dict[str, str]:
        """What servers and search engines read, at the root of the site."""
        paths = [path for path, _, _ in self.found] + [f"{name}/" for name in HAND_WRITTEN]
        files = {"_headers": headers_file(file.dest_uri for file in kept), "robots.txt": robots(site_url)}
        return files | ({"sitemap.xml": sitemap(site_url, paths)} if site_url else {})

    def on_page_markdown(self, markdown: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """Give hand-written pages their frame; their first heading is their title."""
        if not isinstance(page, ReadyPage):
            title = markdown.split("\n", 1)[0].removeprefix("# ").strip()
            made = Page(page.file.url.removesuffix("index.html"), title, title, "", crumbs=(Crumb(self.w("home"), ""),))
            page.meta["frame"] = self.frame.around(made)
        return markdown

    def on_page_content(self, html: str, *, page: EnginePage, config: MkDocsConfig, files: Files) -> str:
        """The heading of every page has the same name, for the link that skips to it."""
        if isinstance(page, ReadyPage):
            return html
        frame = page.meta["frame"]
        self.found.append((page.file.url.removesuffix("index.html"), frame["page_title"], _words(html)))
        return _HEADING.sub('<h1 id="content">', html, count=1)


def _destinations(config: MkDocsConfig) -> dict[str, str]:
    """Where a filled form can go, as the configuration says; "" for what the site does not offer."""
    return {"email": str(config.extra.get("coordinator_email") or ""), "new_file": str(config.extra.get("new_file_url") or "")}


def _words(html: str) -> str:
    """The text of a page, without its pictures, its menus, its date and its rows of years."""
    return " ".join(Markup(_TAG.sub(" ", _PICTURE.sub(" ", html))).unescape().split())


_HEADING = re.compile("<h1[^>]*>")
_TAG = re.compile("<[^>]*>")
_PICTURE = re.compile('<svg.*?</svg>|<nav.*?</nav>|<p class="as-of">.*?</p>|<ol class="strip">.*?</ol>', re.DOTALL)


def _is_wanted(file: File) -> bool:
    """Our own assets; not the hand-written pages of the other language, nor the templates that the engine brings."""
    return not file.src_uri.startswith(("lt/", "en/")) and not file.src_uri.endswith("sitemap.xml")


def _without_walk(config: MkDocsConfig) -> None:
    """Keep the engine from walking the 14,000 icons of the theme: of all its files the site takes the style sheet alone."""
    material = utils.get_theme_dir("material")
    config.theme.dirs = [one for one in config.theme.dirs if not Path(one).samefile(material)]


def _style_sheet(config: MkDocsConfig) -> File:
    """The theme's style sheet, told to the page frame; its name carries a hash that changes with the theme's version."""
    material = Path(utils.get_theme_dir("material"))
    (sheet,) = material.glob("assets/stylesheets/main.*.min.css")
    config.extra["material_css"] = sheet.name
    return File(sheet.relative_to(material).as_posix(), str(material), config.site_dir, config.use_directory_urls)


class ErrorPages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Shows the problems at every address that the site had."""

    def __init__(self, problems: list[Problem], paths: tuple[str, ...], language: Language) -> None:
        self.paths = paths
        self.w = wording(language)
        items = "".join(f"<li><code>{escape(line)}</code></li>" for line in as_text(problems, language).splitlines())
        title = self.w("serve_error_title")
        self.page = Page(
            "", title, title, f'<h1 id="content">{title}</h1><p>{self.w("serve_error_intro")}</p><ul class="problems">{items}</ul>'
        )

    def prepare(self, config: MkDocsConfig) -> None:
        """The bare frame: without data there is no navigation to show."""
        _without_walk(config)
        config.theme.static_templates = {LOST}
        config.extra.update(w=self.w, frame=self._frame(""), policy=policy_of_page())

    def _frame(self, here: str) -> dict[str, Any]:
        return {
            "title": self.page.title,
            "page_title": self.page.title,
            "description": self.page.title,
            "fictional": False,
            "home": relative(here, ""),
            **{name: relative(here, f"{name}/") for name in FOOTER},
            "root": "",
            "address": "",
            "nav": [],
            "alternate": relative(here, f"en/{here}"),
            "crumbs": [],
            "scripts": (),
            "feeds": [],
            "source": "",
            "edit_url": "",
            "lines": "",
            "picture": "",
            "neutral": self.page.title,
            "as_of": "",
        }

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The same page at every known address."""
        kept = Files([_style_sheet(config), *filter(_is_wanted, files)])
        for path in self.paths:
            file = File.generated(config, f"{path}index.md", content="")
            file.page = ReadyPage(self.page, file, config, self._frame(path))
            kept.append(file)
        return kept
