"""What a chart is, and the folder that keeps finished ones."""

import contextlib
import functools
import hashlib
import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

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


def draw_cached(cache: Path | None, key: str, draw: Callable[[], Chart]) -> Chart:
    """The chart for `key` from the folder `cache`, or drawn and put there.

    `key` is the repr of exactly what the chart shows.  A file that is missing, damaged or cannot
    be written is no error: the chart is then drawn.
    """
    if cache is None:
        return draw()
    path = cache / f"{_digest(_code_version() + key)}.json"
    with contextlib.suppress(OSError, ValueError):
        return _read(path.read_text("utf-8"))
    chart = draw()
    with contextlib.suppress(OSError):
        _write(path, chart)
    return chart


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@functools.cache
def _code_version() -> str:
    """Changes whenever the code that draws does."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return _digest("".join(path.read_text("utf-8") for path in sources))


def _write(path: Path, chart: Chart) -> None:
    body = json.dumps(asdict(chart), ensure_ascii=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Another build may read the folder at the same time, so the file appears whole or not at all.
    unfinished = path.with_suffix(f".{os.getpid()}.tmp")
    unfinished.write_text(f"{_digest(body)}\n{body}", "utf-8")
    unfinished.replace(path)


def _read(text: str) -> Chart:
    """Raises ValueError for a damaged file."""
    digest, _, body = text.partition("\n")
    if digest != _digest(body):
        raise ValueError("damaged")
    values: dict[str, Any] = json.loads(body)
    table = values["table"]
    rows = tuple(tuple(Cell(**cell) for cell in row) for row in table["rows"])
    return Chart(**{**values, "table": Table(table["caption"], tuple(table["head"]), rows)})
