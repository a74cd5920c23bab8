"""The search index of one language, made by Pagefind while the engine writes the pages."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from tracker.site.engine import Adapter

NOT_OURS = ("pagefind-*ui*", "pagefind-highlight*")
"""Pagefind's own interfaces: they have no Lithuanian, and ours needs none of them."""


class SearchIndex(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Writes `pagefind/` into the site of its language.

    The indexer is fed the words of the pages and nothing else: it need not read through menus,
    pictures and tables, and it can start before the pages are written.
    """

    def __init__(self, adapter: Adapter) -> None:
        self.adapter = adapter
        self.words = tempfile.TemporaryDirectory(prefix="words-")
        self.indexer: subprocess.Popen[str] | None = None

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:
        """All words are known, no page is written yet: start."""
        for path, title, text in self.adapter.found:
            self._write(Path(self.words.name) / path, title, text)
        target = Path(config.site_dir) / "pagefind"
        command = [sys.executable, "-m", "pagefind", "--site", self.words.name, "--output-path", str(target), "--quiet"]
        self.indexer = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return env

    def _write(self, folder: Path, title: str, text: str) -> None:
        language = self.adapter.w.language
        words = f"<h1>{escape(title)}</h1><p>{escape(text)}</p>"
        page = f'<!doctype html><html lang="{language}"><title>{escape(title)}</title><body data-pagefind-body>{words}</body></html>'
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text(page, "utf-8")

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Wait for the index; without one there is no site."""
        said = self._finish()
        if said is not None:
            raise RuntimeError(f"pagefind failed:\n{said}")
        for pattern in NOT_OURS:
            for unused in (Path(config.site_dir) / "pagefind").glob(pattern):
                unused.unlink()

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing running and nothing behind."""
        if self.indexer is not None:
            self.indexer.kill()
            self._finish()
        self.words.cleanup()

    def _finish(self) -> str | None:
        """What the indexer complained of; None when all went well."""
        assert self.indexer is not None, "on_env starts it"
        said, _ = self.indexer.communicate()
        self.words.cleanup()
        return said if self.indexer.returncode else None
