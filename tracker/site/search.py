"""The search index of one language, made by Pagefind while the engine writes the pages."""

import gzip
import json
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from pagefind_bin import get_executable

from tracker.site.engine import Adapter

NOT_OURS = ("pagefind-*ui*", "pagefind-highlight*")
"""Pagefind's own interfaces: they have no Lithuanian, and ours needs none of them."""

KINDS = {"measures": "measure", "objectives": "objective", "institutions": "institution", "years": "year"}
"""Folder that a page lies in -> its kind; everything else is a page like another."""


def kind_of(path: str) -> str:
    """The kind of page that search results are grouped by.

    >>> kind_of("plan/measures/1.1/"), kind_of("institutions/kspsc/"), kind_of("plan/measures/")
    ('measure', 'institution', 'page')
    """
    folder = path.split("/")[-3:-2]
    return KINDS.get(folder[0], "page") if folder else "page"


def kinds_of(index: Path) -> dict[str, list[str]]:
    """Kind -> the indexer's names of its pages.

    Pagefind has filters for such things, but writes them in another order each time: two builds would differ.
    Its fragments, one a page, are gzipped JSON behind a short signature.
    """
    kinds: dict[str, list[str]] = {}
    for file in sorted((index / "fragment").iterdir()):
        page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(SIGNATURE))
        kinds.setdefault(kind_of(page["url"].removeprefix("/")), []).append(file.stem)
    return kinds


SIGNATURE = b"pagefind_dcd"


class SearchIndex(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Writes `pagefind/` into the site of its language.

    The indexer is fed the words of the pages and nothing else: it need not read through menus,
    pictures and tables, and it can start before the pages are written.
    """

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter
        self.words: tempfile.TemporaryDirectory[str] | None = None
        self.indexer: subprocess.Popen[str] | None = None
        plans = [progress.data.plan for progress in adapter.site.plans]
        self.plans = {plan.id: adapter.w.text(plan.short_title) for plan in plans} if len(plans) > 1 else {}
        """Plan -> what a result calls it, where there are plans to be told apart."""

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """All words are known, no page is written yet: start."""
        # Beside the site, not where the system keeps passing things: hundreds of small files can take long there.
        self.words = tempfile.TemporaryDirectory(prefix="words-", dir=Path(config.site_dir).parent)
        for path, title, text in self.adapter.found:
            self._write(Path(self.words.name) / path, path, title, text)
        target = Path(config.site_dir) / "pagefind"
        command = [str(get_executable()), "--site", self.words.name, "--output-path", str(target), "--quiet"]
        self.indexer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return env

    def _write(self, folder: Path, path: str, title: str, text: str) -> None:
        """One page as the indexer reads it: its words, and its plan where that must be told."""
        plan = self.plans.get(path.split("/")[0], "")
        facts = f'<i data-pagefind-meta="plan:{escape(plan)}"></i>' if plan else ""
        words = f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"
        head = f'<!doctype html><html lang="{self.adapter.w.language}"><title>{escape(title)}</title>'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(f"{head}<body data-pagefind-body>{facts}{words}</body></html>", "utf-8")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the index; without one there is no site."""
        said = self._finish()
        if said is not None:
            raise RuntimeError(f"pagefind failed:\n{said}")
        index = Path(config.site_dir) / "pagefind"
        for pattern in NOT_OURS:
            for unused in index.glob(pattern):
                unused.unlink()
        (index / "kinds.json").write_text(json.dumps(kinds_of(index), separators=(",", ":")), "utf-8")

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing running and nothing behind."""
        if self.indexer is not None and self.indexer.returncode is None:
            self.indexer.kill()
            self._finish()

    def _finish(self) -> str | None:
        """What the indexer complained of; None when all went well."""
        assert self.indexer is not None, "on_env starts it"
        assert self.words is not None, "on_env makes it"
        said, _ = self.indexer.communicate()
        self.words.cleanup()
        return said if self.indexer.returncode else None
