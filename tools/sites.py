"""Both sites, built, and served as a real server would: with the headers of the build, and compressed."""

import contextlib
import gzip
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT))

from tracker.site.served import COMPRESSED, KEPT, NOT_KEPT, security_headers  # noqa: E402 - only now is the program found

ROOTS = {"example": PROJECT / "tests" / "example", "real": PROJECT}
"""Name -> data root: the fictional plan, where everything is reported, and the real ones."""
PLANS = {"example": ("gintupe-2020-2025", "police"), "real": ("klaipeda-2020-2025", "kspsc")}
"""Name -> first plan, and one of its owners."""
LANGUAGES = {"lt": "", "en": "en/"}
"""Language -> its folder."""
AS_OF = "2026-02-15"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


class Server(SimpleHTTPRequestHandler):
    """Serves files compressed, with the headers that the build asks of servers."""

    def do_GET(self) -> None:
        """Answer with the file, packed where that helps."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(path))
        body = path.read_bytes()
        self.send_response(200)
        if kind in (*COMPRESSED, "text/html"):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        # A browser that has gone on to another page needs no answer.
        with contextlib.suppress(ConnectionError):
            self.wfile.write(body)

    def end_headers(self) -> None:
        """Add what the build asks for."""
        for name, value in security_headers().items():
            self.send_header(name, value)
        self.send_header("Cache-Control", KEPT if "/assets/" in self.path else NOT_KEPT)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


def build(folder: Path) -> dict[str, Path]:
    """Build both sites below `folder`: name -> where it stands."""
    sites = {name: folder / name for name in ROOTS}
    for name, root in ROOTS.items():
        command = [sys.executable, str(PROJECT / "build.py"), "--root", str(root), "--as-of", AS_OF, "build", "--site", str(sites[name])]
        done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(done.stdout + done.stderr)
    return sites


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine: gives its address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Server, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def chromium() -> str:
    """The system's Chromium."""
    found = next((path for path in map(shutil.which, CHROMIUM) if path), None)
    return found or sys.exit("Chromium is missing: install the package chromium.")
