"""The preview: it follows what is saved, shows what is wrong, and recovers."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

PROJECT = Path(__file__).parent.parent.parent
MEASURE = "measures/klaipeda-2020-2025/1.06-video-competition.yml"
PAGE = "klaipeda-2020-2025/measures/1.6/"
SOON = 10.0
"""Seconds until a saved change must be served, where the computer has nothing else to do (about 3 on a common one)."""
PATIENCE = 60.0
"""Seconds after which nothing more is expected."""


@dataclass(frozen=True)
class Preview:
    """A running preview of a copy of the project."""

    folder: Path
    url: str
    started_after: float = 0
    """Seconds until it first served a page: where that took long, the computer is slow or busy."""

    def text(self, path: str) -> str:
        """A page as it is served at this moment; nothing while the server starts or rebuilds."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=5) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            return ""

    def wait(self, path: str, words: str, seconds: float = PATIENCE) -> float:
        """Seconds until a page holds the words."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            if words in self.text(path):
                return time.monotonic() - start
            time.sleep(0.1)
        pytest.fail(f"after {seconds:.0f} s {path} does not show {words!r}")

    def edit(self, old: str, new: str) -> None:
        """Save a change of the measure, as an editor would."""
        file = self.folder / MEASURE
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """`build.py serve` in a copy of the project: the real data are never edited."""
    folder = tmp_path_factory.mktemp("preview") / "project"
    for name in ("tracker", "docs", "theme", "plan", "measures"):
        shutil.copytree(PROJECT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("build.py", "mkdocs.yml"):
        shutil.copy(PROJECT / name, folder / name)
    port = free_port()
    command = [sys.executable, "build.py", "--lang", "lt", "serve", "--address", f"127.0.0.1:{port}"]
    with (folder.parent / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    started = Preview(folder, f"http://127.0.0.1:{port}/")
    try:
        yield replace(started, started_after=started.wait("", "<h1", seconds=180))
    finally:
        process.terminate()
        process.wait(10)


def test_a_saved_change_is_soon_in_the_page_in_both_languages(preview: Preview) -> None:
    assert "Vaizdo darbų konkursas" in preview.text(PAGE)
    preview.edit("en: Video competition\n", "en: Film contest\n")
    english = preview.wait(f"en/{PAGE}", "Film contest")
    preview.edit("lt: Vaizdo darbų konkursas\n", "lt: Filmų varžybos\n")
    lithuanian = preview.wait(PAGE, "Filmų varžybos")
    print(f"\nA saved change is served after {english:.1f} s (en), {lithuanian:.1f} s (lt).")  # noqa: T201
    assert max(english, lithuanian) < max(SOON, 1.5 * preview.started_after)


def test_the_browser_reloads_by_itself_in_both_languages(preview: Preview, browser: Browser) -> None:
    pages = [browser.new_page(), browser.new_page()]
    for page, language in zip(pages, ("", "en/"), strict=True):
        page.goto(preview.url + language + PAGE)
    preview.edit("kind: one_off", "kind: continuous")
    for page, words in zip(pages, ("Tęstinė priemonė", "Continuous measure"), strict=True):
        expect(page.get_by_text(words)).to_be_visible(timeout=PATIENCE * 1000)
        page.close()


def test_a_mistake_is_shown_in_the_page_until_it_is_mended(preview: Preview) -> None:
    preview.edit('objective: "1"', 'objective: "one"')
    preview.wait(PAGE, "Duomenyse yra klaidų")
    message = preview.text(PAGE)
    assert f"{MEASURE}:" in message
    assert "objective (Uždavinys): „one“ nėra uždavinio kodas." in message
    preview.wait("", "Duomenyse yra klaidų")  # every known address shows it
    preview.edit('objective: "one"', 'objective: "1"')
    preview.wait(PAGE, 'id="y2020"')


def test_broken_yaml_is_survived_too(preview: Preview) -> None:
    preview.edit('objective: "1"', 'objective: "1')
    preview.wait(PAGE, "Duomenyse yra klaidų")
    preview.edit('objective: "1\n', 'objective: "1"\n')
    preview.wait(PAGE, 'id="y2020"')
