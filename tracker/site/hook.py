"""The mkdocs hook: `mkdocs build` and `mkdocs serve` work as they do everywhere."""

import contextlib
import gc
import os
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from tracker.checked import LANGUAGE_VARIABLE, PROJECT, as_of_today, read_root
from tracker.history import History, read_history
from tracker.problems import Language, as_text
from tracker.progress import SiteProgress
from tracker.site.engine import Adapter, ErrorPages
from tracker.site.publish import attach, other_languages
from tracker.wording import LANGUAGES


class _Served:
    """What must outlive one rebuild under `mkdocs serve`, which loads the hook anew each time."""

    active = False
    paths: tuple[str, ...] = ("",)


def _language() -> Language:
    return "en" if os.environ.get(LANGUAGE_VARIABLE) == "en" else "lt"


def on_startup(*, command: str, dirty: bool) -> None:
    """Remember whether somebody is looking (`serve`) or a site is wanted (`build`)."""
    _Served.active = command == "serve"
    if _Served.active:
        # A rebuild makes much and throws little away: looking for garbage all the while only slows it.
        gc.set_threshold(200_000, 20, 20)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the data and take the build over.

    Under `serve` wrong data become the page that everybody sees until they are mended; in a build
    they end it.
    """
    site, problems = read_root(PROJECT, as_of_today())
    if site is not None:
        cache = PROJECT / "build" / "cache"
        history = read_history(PROJECT, site, cache)
        attach(config, Adapter(site, LANGUAGES[0], cache, history), preview=_Served.active)
        config.plugins["tracker-languages"] = OtherLanguages(site, cache, history)
    elif _Served.active:
        attach(config, ErrorPages(problems, _Served.paths, _language()), preview=True)
    else:
        raise PluginError("\n" + as_text(problems, _language()))
    return config


class OtherLanguages(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Beside the first language of a plain mkdocs run, builds the others below it."""

    def __init__(self, site: SiteProgress, cache: Path, history: History) -> None:
        self.site = site
        self.cache = cache
        self.history = history
        self.running = contextlib.ExitStack()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Start as soon as the engine has emptied the target."""
        base = Path(config.site_dir)
        self.running.enter_context(other_languages(self.site, base, self.cache, self.history, search=False, preview=_Served.active))
        return files

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the others; remember the addresses for a day with errors."""
        self.running.close()
        if _Served.active:
            folder = Path(config.site_dir)
            _Served.paths = tuple(_address(file.relative_to(folder)) for file in folder.rglob("index.html"))


def _address(file: Path) -> str:
    return "" if file.parent == Path() else f"{file.parent.as_posix()}/"
