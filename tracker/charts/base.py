"""What a chart is, and the folder that keeps what was drawn."""

import contextlib
import functools
import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tracker.charts.sheet import Sheet
from tracker.progress import Shown
from tracker.wording import Wording

Linker = Callable[[str], str]
"""Address inside the site (`klaipeda-2020-2025/measures/1.10/`) -> the relative address to write into a link."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `shown` is the state that the cell shows, for its sign and colour."""

    text: str
    link: str | None = None
    shown: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """The facts of a chart in rows; the first cell of a row is its heading."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Download:
    """A picture that is offered beside a chart: its address inside the site, and what it is, in words."""

    path: str
    words: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture, the same facts in words (`description`) and in rows (`table`)."""

    id: str
    title: str
    description: str
    svg: str
    """Inline SVG on one line, without colours: those come from `docs/assets/charts.css`."""
    table: Table
    min_width: int
    """Narrowest width in CSS px at which no letter is below 11 px; below it the picture scrolls."""
    sheet: Sheet = field(repr=False)
    """What was drawn, to draw it in another form."""
    downloads: tuple[Download, ...] = ()


def count_cell(w: Wording, number: int, shown: Shown | None = None) -> Cell:
    """A table cell with a number."""
    return Cell(w.number(number), shown=shown)


def kept(cache: Path | None, key: str, draw: Callable[[], bytes]) -> bytes:
    """What was drawn for `key`, from the folder `cache`, or drawn now and put there.

    `key` says exactly what the picture shows.  A file that is missing, damaged or cannot be written
    is no error: the picture is then drawn.
    """
    if cache is None:
        return draw()
    path = cache / f"{_digest((_code_version() + key).encode())}.drawn"
    with contextlib.suppress(OSError):
        digest, _, body = path.read_bytes().partition(b"\n")
        if digest.decode("latin-1") == _digest(body):
            return body
    body = draw()
    with contextlib.suppress(OSError):
        _write(path, body)
    return body


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@functools.cache
def _code_version() -> str:
    """Changes whenever the code that draws does."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return _digest(b"".join(path.read_bytes() for path in sources))


def _write(path: Path, body: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another build may read the folder at the same time, so the file appears whole or not at all.
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.write_bytes(_digest(body).encode() + b"\n" + body)
    unfinished.replace(path)
