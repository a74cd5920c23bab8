"""From pages to a published folder: build every language, index, and swap into place."""

import contextlib
import multiprocessing
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from tracker.checked import PROJECT
from tracker.history import UNREAD, History
from tracker.problems import Language
from tracker.progress import SiteProgress
from tracker.site.engine import Adapter, ErrorPages
from tracker.site.search import SearchIndex
from tracker.site.served import write_deploy_files
from tracker.wording import LANGUAGES


class ForeignTarget(Exception):
    """The target of a build holds what is not ours to replace."""


@dataclass(frozen=True, slots=True)
class Run:
    """One build: what, as of when, from where, to where."""

    site: SiteProgress
    target: Path
    cache: Path | None
    history: History = UNREAD


def build_site(run: Run) -> int:
    """Build every language, index and publish; returns the number of pages.

    The target is replaced only when everything has succeeded.  Raises ForeignTarget for a target that
    holds something else than an earlier site.
    """
    refuse_foreign(run.target)
    run.target.parent.mkdir(parents=True, exist_ok=True)
    for left in run.target.parent.glob(f"{STAGE}*"):
        # A build that was killed could not tidy up; one that is still running keeps its folder.
        if time.time() - left.stat().st_mtime > ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=run.target.parent))
    try:
        _build_languages(run, stage)
        for language in LANGUAGES[1:]:
            (stage / language).rename(stage / LANGUAGES[0] / language)
        # Pieces of configuration beside the site: who cannot write there can still publish.
        with contextlib.suppress(OSError):
            write_deploy_files(PROJECT, site_url())
        _publish(stage / LANGUAGES[0], run.target)
        return sum(1 for _ in run.target.rglob("index.html"))
    finally:
        shutil.rmtree(stage, ignore_errors=True)


STAGE = ".stage-"
ABANDONED = 3600
"""Seconds after which a stage is nobody's any more."""


def refuse_foreign(target: Path) -> None:
    """Raise ForeignTarget where publishing would destroy what is not an earlier site."""
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    if not (target / "assets" / "site.css").is_file() or (target / ".git").exists():
        raise ForeignTarget(f"{target} holds something else than an earlier site")


def _build_languages(run: Run, stage: Path) -> None:
    first = LANGUAGES[0]
    with other_languages(run.site, stage, run.cache, run.history, search=True):
        build_language(run.site, first, stage / first, run.cache, run.history, search=True)


@contextlib.contextmanager
def other_languages(
    site: SiteProgress, base: Path, cache: Path | None, history: History, *, search: bool, preview: bool = False
) -> Iterator[None]:
    """Build all languages but the first into `base`/<language>, while the body of the `with` builds that one.

    One process a language where the system can fork (the data need not be copied), else in turn.
    """
    if "fork" not in multiprocessing.get_all_start_methods():
        yield
        for language in LANGUAGES[1:]:
            build_language(site, language, base / language, cache, history, search=search, preview=preview)
        return
    context = multiprocessing.get_context("fork")
    helpers = [
        context.Process(
            target=build_language, args=(site, language, base / language, cache, history), kwargs={"search": search, "preview": preview}
        )
        for language in LANGUAGES[1:]
    ]
    for helper in helpers:
        helper.start()
    try:
        yield
    finally:
        # A helper that outlived a crash of the body would write into a folder that is being removed.
        for helper in helpers:
            helper.join()
    for helper in helpers:
        if helper.exitcode != 0:
            raise RuntimeError(f"a language could not be built (exit code {helper.exitcode}); see the traceback above")


def build_language(
    site: SiteProgress, language: Language, target: Path, cache: Path | None, history: History, *, search: bool, preview: bool = False
) -> None:
    """Build one language into `target`, with its search index where `search` asks for one."""
    config = _settings(site_dir=str(target))
    adapter = Adapter(site, language, cache, history)
    attach(config, adapter, preview=preview)
    if search:
        config.plugins["tracker-search"] = SearchIndex(adapter)
    mkdocs_build(config)


def site_url() -> str:
    """Where the site stands on the web, with the closing slash; "" where nobody has said."""
    return _settings().site_url or ""


def coordinator_email() -> str:
    """Where reports of institutions are sent; "" where nobody has said."""
    return str(_settings().extra.get("coordinator_email") or "")


def _settings(**overrides: str) -> MkDocsConfig:
    return load_config(str(PROJECT / "mkdocs.yml"), hooks=[], **overrides)


def attach(config: MkDocsConfig, adapter: Adapter | ErrorPages, *, preview: bool = False) -> None:
    """Give a build its pages; those of a preview carry no policy, since it reloads by a script inside each page."""
    adapter.prepare(config)
    if preview:
        config.extra["policy"] = ""
    config.plugins["tracker"] = adapter


def _publish(whole: Path, target: Path) -> None:
    """Swap the finished site into place; the old one goes only when the new one stands."""
    old = whole.parent / "old"
    whole.chmod(0o755)
    if target.exists():
        target.rename(old)
    try:
        whole.rename(target)
    except BaseException:
        # Also when somebody interrupts just here: the stage is removed afterwards, the old site must not be in it.
        if old.exists() and not target.exists():
            old.rename(target)
        raise
