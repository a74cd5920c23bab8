"""The files of a chart that can be taken along."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tracker.charts.alone import alone
from tracker.charts.base import Chart, Download, kept
from tracker.charts.framed import Imprint, framed
from tracker.charts.raster import png_of, size_of
from tracker.wording import Wording

FOLDER = "pictures"


class Picture(NamedTuple):
    """A file of the site: its address inside the language's tree, and what it holds, drawn when asked for."""

    path: str
    content: Callable[[], bytes]


def picture_path(plan: str, name: str) -> str:
    """Address of a picture of a plan, without its ending."""
    return f"{FOLDER}/{plan}/{name}"


def with_downloads(chart: Chart, plan: str, imprint: Imprint, w: Wording, cache: Path | None = None) -> tuple[Chart, tuple[Picture, ...]]:
    """The chart with the files that are offered beside it, and these files."""
    frame = framed(chart, imprint)
    path = picture_path(plan, chart.id)
    width, height = map(str, size_of(frame))
    svg = alone(chart, frame)
    # The SVG file holds everything that the other shows, and so says what is to be drawn.
    pictures = (
        Picture(f"{path}.svg", lambda: svg),
        Picture(f"{path}.png", lambda: kept(cache, svg.decode(), lambda: png_of(frame))),
    )
    words = (w("picture_svg"), w("picture_png", width=width, height=height))
    downloads = tuple(Download(picture.path, said) for picture, said in zip(pictures, words, strict=True))
    return replace(chart, downloads=downloads), pictures
