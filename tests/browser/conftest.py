"""A real browser, and the built sites behind a real server."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tracker.site.served import KEPT, NOT_KEPT, security_headers

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files with the headers that the build asks of servers, without writing a log."""

    def end_headers(self) -> None:
        """Add what `_headers` says."""
        for name, value in security_headers().items():
            self.send_header(name, value)
        self.send_header("Cache-Control", KEPT if "/assets/" in self.path else NOT_KEPT)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The system's Chromium, or Playwright's own; without either the tests fail, they are never skipped."""
    found = next((path for path in map(shutil.which, NAMES) if path), playwright.chromium.executable_path)
    if not Path(found).exists():
        pytest.fail("The browser tests need Chromium: run `make test`, or install the package chromium.")
    running = playwright.chromium.launch(executable_path=found, args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serves a folder on a free port of this machine; gives its address."""
    running: list[ThreadingHTTPServer] = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        running.append(server)
        return f"http://127.0.0.1:{server.server_port}/"

    yield serve
    for server in running:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def example_url(served: Callable[[Path], str], example_site: Path) -> str:
    """Address of the fictional plan's site."""
    return served(example_site)


@pytest.fixture(scope="session")
def story_url(
    served: Callable[[Path], str], story: Path, build_root: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory
) -> str:
    """Address of the site of a plan with a long history."""
    return served(build_root(story, tmp_path_factory.mktemp("story") / "site"))


@pytest.fixture(scope="session")
def real_url(served: Callable[[Path], str], real_site: Path) -> str:
    """Address of the real plans' site."""
    return served(real_site)
