"""A sheet -> PNG, drawn by matplotlib's Agg on white, in the colours of the light scheme.

Agg is used by itself: a figure of artists, and its way of setting text, took five times as long.  Letters are the
outlines of DejaVu Sans, which comes with matplotlib (as numpy and Pillow do) and has all of Lithuanian.  Equal sheets
give equal bytes: no date, no name of a program, and a fixed table of colours.
"""

import functools
import io
import itertools
import math
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import matplotlib
import numpy
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.font_manager import get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, Bbox
from PIL import Image

from tracker.charts.framed import Framed
from tracker.charts.palette import LIGHT, LOOKS, STRIPES, Stripes
from tracker.charts.render import BENT, DOT, SIGN, closed, sign_outline
from tracker.charts.sheet import INKS, Curve, Rule, Shape, Sheet, Sign, Words
from tracker.progress import Shown

SCALE = 1.5
"""Dots per CSS px."""
NARROWER = 0.93
"""DejaVu Sans is wider than the fonts of pages, for which the sheets leave room."""
_AGG: Any = RendererAgg
"""It has no types."""


def size_of(frame: Framed) -> tuple[int, int]:
    """Width and height of the PNG in dots."""
    return round(frame.width * SCALE), round(frame.height * SCALE)


def png_of(frame: Framed) -> bytes:
    """A framed chart as PNG."""
    canvas = _Canvas(size_of(frame), SCALE)
    canvas.draw(frame.around, (0, 0))
    canvas.draw(frame.sheet, frame.at)
    return canvas.png()


def png_of_sheet(sheet: Sheet, at: tuple[float, float], size: tuple[int, int], scale: float) -> bytes:
    """A sheet that begins at `at`, on a paper of `size` dots."""
    canvas = _Canvas(size, scale)
    canvas.draw(sheet, at)
    return canvas.png()


class _Canvas:
    """White paper of `size` dots."""

    def __init__(self, size: tuple[int, int], scale: float) -> None:
        self.size = width, height = size
        self.scale = scale
        self.agg = _AGG(width, height, 72)
        self.place = Affine2D()
        self._fill([closed((0, 0), (width, 0), (width, height), (0, height))], "chart-ground")

    def draw(self, sheet: Sheet, at: tuple[float, float]) -> None:
        """Everything on the sheet, which begins at `at`; lower things first, and all of one ink in one go."""
        self.place = Affine2D().translate(*at).scale(self.scale, -self.scale).translate(0, self.size[1])
        for over in (False, True):
            for ink, rules in _by_ink(rule for rule in sheet.rules if rule.over is over):
                self._stroke([Outline((rule.start, rule.end)) for rule in rules], ink)
            if not over:
                for ink, curves in _by_ink(sheet.curves):
                    self._stroke([Outline((curve.start, curve.bend, curve.end), BENT) for curve in curves], ink)
                for ink, shapes in _by_ink(sheet.shapes):
                    self._shapes(shapes, ink)
        for ink, outlines in _signs(sheet.signs).items():
            self._fill(outlines, LOOKS[ink].fill)
        for ink, words in _by_ink(sheet.words):
            self._fill([_placed(one) for one in words], LOOKS[ink].fill)

    def png(self) -> bytes:
        """What was drawn, as a file."""
        drawn = Image.frombuffer("RGBA", self.size, self.agg.buffer_rgba(), "raw", "RGBA", 0, 1).convert("RGB")
        written = io.BytesIO()
        drawn.quantize(palette=_table(), dither=Image.Dither.NONE).save(written, "png", compress_level=3)
        return written.getvalue()

    def _fill(self, outlines: list[Outline], colour: str) -> None:
        style = self.agg.new_gc()
        style.set_linewidth(0)
        self.agg.draw_path(style, Outline.make_compound_path(*outlines), self.place, _rgb(colour))

    def _stroke(self, outlines: list[Outline], ink: str) -> None:
        look = LOOKS[ink]
        style = self.agg.new_gc()
        style.set_linewidth(look.width * self.scale)
        style.set_foreground(LIGHT[look.stroke])
        if look.dash:
            style.set_dashes(0, [length * self.scale for length in look.dash])
        self.agg.draw_path(style, Outline.make_compound_path(*outlines), self.place, None)

    def _shapes(self, shapes: list[Shape], ink: str) -> None:
        outlines, look = [closed(*shape.points) for shape in shapes], LOOKS[ink]
        if look.fill:
            self._fill(outlines, look.fill)
        if ink in STRIPES:
            self._fill(outlines, STRIPES[ink].ground)
            for shape in shapes:
                self._stripes(shape, STRIPES[ink])
        if look.stroke:
            self._stroke(outlines, ink)

    def _stripes(self, shape: Shape, stripes: Stripes) -> None:
        """The pattern of the SVG files inside a rectangle."""
        (left, top), (right, bottom) = shape.points[0], shape.points[2]
        style = self.agg.new_gc()
        style.set_linewidth(0)
        style.set_clip_rectangle(Bbox([self.place.transform((left, bottom)), self.place.transform((right, top))]))
        self.agg.draw_path(style, _striped(left, top, right, bottom, stripes), self.place, _rgb(stripes.line))


Drawn = TypeVar("Drawn", Rule, Curve, Shape, Words)


def _by_ink(parts: Iterable[Drawn]) -> list[tuple[str, list[Drawn]]]:
    """Parts that may be drawn together, in the order of the inks: the plate of a number lies on everything."""
    found: dict[str, list[Drawn]] = {}
    for part in parts:
        found.setdefault(part.ink, []).append(part)
    return sorted(found.items(), key=lambda pair: INKS.index(pair[0]))


def _striped(left: float, top: float, right: float, bottom: float, stripes: Stripes) -> Outline:
    """Stripes over a rectangle and beyond, across the direction in which x and y grow alike."""
    step, thick = stripes.side * math.sqrt(2), stripes.thick * math.sqrt(2)
    starts = [number * step for number in range(math.floor((left + top) / step), math.ceil((right + bottom) / step))]
    corners = [
        corner
        for at in starts
        for corner in ((at - top, top), (at + thick - top, top), (at + thick - bottom, bottom), (at - bottom, bottom), (at - top, top))
    ]
    return Outline(corners, _FOUR_CORNERS * len(starts))


_FOUR_CORNERS = (Outline.MOVETO, Outline.LINETO, Outline.LINETO, Outline.LINETO, Outline.CLOSEPOLY)


def _signs(signs: Iterable[Sign]) -> dict[str, list[Outline]]:
    found: dict[str, list[Outline]] = {}
    for shown, x, y in signs:
        half = (DOT if shown is Shown.NOT_EXPECTED else SIGN) / 2
        found.setdefault(f"g-{shown}", []).append(sign_outline(shown).transformed(Affine2D().scale(half, -half).translate(x, y)))
    return found


def _placed(words: Words) -> Outline:
    """A line of text where it stands; letters count y upwards."""
    points, steps, wide = _line(words.text, words.bold)
    size = words.size * NARROWER / _EM
    start = words.x - {"start": 0, "middle": 0.5, "end": 1}[words.anchor] * wide * size
    return Outline(points * (size, -size) + (start, words.y), steps)


@functools.lru_cache(1024)
def _line(text: str, bold: bool) -> tuple[Any, Any, float]:
    """Points and steps of a line of text, and its width, at `_EM` px."""
    letters = [_letter(letter, bold) for letter in text]
    starts = [0.0, *itertools.accumulate(wide for _, _, wide in letters)]
    points = [outline + (start, 0) for (outline, _, _), start in zip(letters, starts, strict=False)]
    return numpy.concatenate(points or [numpy.empty((0, 2))]), numpy.concatenate([steps for _, steps, _ in letters] or [[]]), starts[-1]


_EM = 64
_FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@functools.lru_cache(512)
def _letter(letter: str, bold: bool) -> tuple[Any, Any, float]:
    """Points, steps and width of a letter."""
    font = _font(bold)
    glyph = font.load_char(ord(letter), flags=LoadFlags.NO_HINTING)
    points, steps = font.get_path()
    return points.reshape(-1, 2), steps, glyph.linearHoriAdvance / 65536


@functools.cache
def _font(bold: bool) -> FT2Font:
    font = get_font(_FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf"))
    font.set_size(_EM, 72)
    return font


@functools.cache
def _rgb(name: str) -> tuple[float, float, float]:
    colour = LIGHT[name].removeprefix("#")
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


@functools.cache
def _table() -> Image.Image:
    """The colours of the palette, and between each and white the few that soft edges consist of.

    Pillow looks for the nearest colour from the corner of a box of four levels, so that colours which lie closer
    together than `_APART` would be mistaken for each other.
    """
    table: list[tuple[int, ...]] = []
    for step in range(_STEPS):
        for name in LIGHT:
            mixed = tuple(round(255 * (part + (1 - part) * step / _STEPS)) for part in _rgb(name))
            if all(math.dist(mixed, other) >= _APART for other in table):
                table.append(mixed)
    image = Image.new("P", (1, 1))
    image.putpalette([part for colour in table for part in colour])
    return image


_STEPS, _APART = 6, 11
