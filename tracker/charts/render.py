"""A sheet -> SVG text: the only place that knows matplotlib.

matplotlib draws; `clean` then keeps the geometry and drops all styling.  Every ink is given to
matplotlib as a colour that means nothing but the ink's number, and every link as its number, so
that `clean` can put class names and addresses in their place.
"""

import io
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal

import matplotlib
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D, IdentityTransform

from tracker.charts.clean import clean
from tracker.charts.sheet import INKS, Curve, Link, Rule, Shape, Sheet, Words
from tracker.progress import Shown

ANCHORS: dict[str, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}
SIGN, DOT = 10, 4
"""Size of a sign, and of the dot where nothing was expected."""
_COLOURS = {ink: f"#{number:06x}" for number, ink in enumerate(INKS, 1)}
_RENDERER: Any = RendererSVG
"""It has no types."""


def svg_of(sheet: Sheet) -> str:
    """A finished sheet as inline SVG."""
    return clean(sheet, _draw(sheet))


def _draw(sheet: Sheet) -> str:
    written = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "tracker"}):
        _Paper(sheet, written).draw()
    return written.getvalue()


class _Paper:
    """A sheet on matplotlib's SVG renderer.

    The renderer is used by itself: a figure of artists has nothing to lay out here, and took four times as long.
    """

    def __init__(self, sheet: Sheet, written: io.StringIO) -> None:
        self.sheet = sheet
        self.svg = _RENDERER(sheet.width, sheet.height, written, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
        self.upright = Affine2D().scale(1, -1).translate(0, sheet.height)

    def draw(self) -> None:
        """Everything on the sheet, lower things first."""
        sheet = self.sheet
        self.svg.open_group("figure")
        self._layer("under", (rule for rule in sheet.rules if not rule.over), self._rule)
        self._layer("under", sheet.curves, self._curve)
        self._layer("shapes", sheet.shapes, self._shape)
        self._layer("over", (rule for rule in sheet.rules if rule.over), self._rule)
        self._layer("over", Shown, self._signs)
        self._layer("over", sheet.words, self._words)
        self.svg.close_group("figure")
        self.svg.finalize()

    def _layer(self, name: str, parts: Iterable[Any], draw: Callable[[Any], None]) -> None:
        self.svg.open_group(name, name)
        for part in parts:
            draw(part)
        self.svg.close_group(name)

    def _style(self, ink: str, *, line: bool, link: Link | None = None) -> Any:
        style = self.svg.new_gc()
        style.set_linewidth(1 if line else 0)
        style.set_foreground(_COLOURS[ink])
        if link is not None:
            style.set_url(str(self.sheet.links[link]))
        return style

    def _rule(self, rule: Rule) -> None:
        self.svg.draw_path(self._style(rule.ink, line=True), Outline((rule.start, rule.end)), self.upright)

    def _curve(self, curve: Curve) -> None:
        self.svg.draw_path(self._style(curve.ink, line=True), Outline((curve.start, curve.bend, curve.end), BENT), self.upright)

    def _shape(self, shape: Shape) -> None:
        style = self._style(shape.ink, line=False, link=shape.link)
        self.svg.draw_path(style, closed(*shape.points), self.upright, style.get_rgb())

    def _signs(self, shown: Shown) -> None:
        places = [(sign.x, sign.y) for sign in self.sheet.signs if sign.shown is shown]
        if places:
            style = self._style(f"g-{shown}", line=False)
            size = Affine2D().scale((DOT if shown is Shown.NOT_EXPECTED else SIGN) / 2)
            self.svg.draw_markers(style, sign_outline(shown), size, Outline(places), self.upright, style.get_rgb())

    def _words(self, words: Words) -> None:
        """The text with an anchor and a baseline, by which the browser places it: nothing is measured here."""
        style = self._style(words.ink, line=False, link=words.link)
        anchored = _Anchored(words, self.sheet.height)
        self.svg.draw_text(style, words.x, words.y, words.text, _font(words.size, words.bold), 0, mtext=anchored)


class _Anchored:
    """Where a line of text stands, as the renderer asks for it: with y upwards."""

    def __init__(self, words: Words, height: float) -> None:
        self.at = words.x, height - words.y
        self.anchor = ANCHORS[words.anchor]

    def get_transform(self) -> IdentityTransform:
        """Places are given as they are."""
        return _AS_IT_IS

    def get_unitless_position(self) -> tuple[float, float]:
        """The anchor."""
        return self.at

    def get_ha(self) -> str:
        """Which part of the line stands at the anchor."""
        return self.anchor


_AS_IT_IS = IdentityTransform()
BENT = (Outline.MOVETO, Outline.CURVE3, Outline.CURVE3)
"""Steps of a curve."""


def closed(*points: tuple[float, float]) -> Outline:
    """The outline through all points and back to the first."""
    return Outline([*points, points[0]], closed=True)


@cache
def _font(size: int, bold: bool) -> FontProperties:
    # The page's own font is used; a single family keeps matplotlib from listing all that it knows.
    return FontProperties(family="sans-serif-of-the-page", size=size, weight="bold" if bold else "normal")


@cache
def sign_outline(shown: Shown) -> Outline:
    """Signs as outlines: letters such as ▶ become emoji on telephones.

    What is cut out of a disc runs the other way round (it is mirrored), so that both rules of filling leave it out.
    """
    disc = Outline.unit_circle()
    made: dict[Shown, list[Outline]] = {
        Shown.DONE: [disc],
        Shown.PARTLY_DONE: [disc, _cut_out(Outline.wedge(90, 270), 0.74)],
        Shown.IN_PROGRESS: [closed((-0.75, -1), (1, 0), (-0.75, 1))],
        Shown.NOT_STARTED: [disc, _cut_out(disc, 0.68)],
        Shown.NOT_DONE: [closed(*_CROSS)],
        Shown.DISCONTINUED: [closed((-1, -0.2), (1, -0.2), (1, 0.2), (-1, 0.2))],
        Shown.AWAITED: [_scaled(disc, 0.2, x) for x in (-0.8, 0, 0.8)],
        Shown.NOT_EXPECTED: [disc],
    }
    return Outline.make_compound_path(*made[shown])


_CROSS = ((-1, -0.7), (-0.7, -1), (0, -0.3), (0.7, -1), (1, -0.7), (0.3, 0), (1, 0.7), (0.7, 1), (0, 0.3), (-0.7, 1), (-1, 0.7), (-0.3, 0))


def _cut_out(path: Outline, factor: float) -> Outline:
    return path.transformed(Affine2D().scale(-factor, factor))


def _scaled(path: Outline, factor: float, x: float = 0) -> Outline:
    return path.transformed(Affine2D().scale(factor).translate(x, 0))
