"""A sheet -> SVG text: the only place that knows matplotlib.

matplotlib draws; `clean` then keeps the geometry and drops all styling.  Every ink is given to
matplotlib as a colour that means nothing but the ink's number, and every link as its number, so
that `clean` can put class names and addresses in their place.
"""

import io
from functools import cache
from typing import Any, Literal

import matplotlib
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.path import Path as Outline
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from tracker.charts.clean import clean
from tracker.charts.sheet import INKS, Sheet
from tracker.progress import Shown

ANCHORS: dict[str, Literal["left", "center", "right"]] = {"start": "left", "middle": "center", "end": "right"}
SIGN_SIZE = 10
_COLOURS = {ink: f"#{number:06x}" for number, ink in enumerate(INKS, 1)}


def svg_of(sheet: Sheet) -> str:
    """A finished sheet as inline SVG."""
    return clean(sheet, _draw(sheet))


def _draw(sheet: Sheet) -> str:
    # At 72 dpi a point is a px; without axes there is nothing to lay out, which is most of the time.
    figure = Figure(figsize=(sheet.width / 72, sheet.height / 72), dpi=72, frameon=False)
    canvas: Any = FigureCanvasSVG(figure)  # its methods have no types
    upright = Affine2D().scale(1, -1).translate(0, sheet.height)
    for artist in (*_rules(sheet), *_curves(sheet), *_shapes(sheet, upright), *_signs(sheet), *_words(sheet)):
        artist.set_transform(upright)
        figure.add_artist(artist)
    written = io.StringIO()
    with matplotlib.rc_context({"svg.fonttype": "none", "svg.hashsalt": "tracker"}):
        canvas.print_svg(written, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return written.getvalue()


def _rules(sheet: Sheet) -> list[LineCollection]:
    layers = []
    for over in (False, True):
        rules = [rule for rule in sheet.rules if rule.over is over]
        if rules:
            colours = [_COLOURS[rule.ink] for rule in rules]
            ends = [(rule.start, rule.end) for rule in rules]
            layers.append(LineCollection(ends, colors=colours, linewidths=1, gid="over" if over else "under", zorder=2 if over else 0))
    return layers


def _curves(sheet: Sheet) -> list[PathCollection]:
    if not sheet.curves:
        return []
    steps = (Outline.MOVETO, Outline.CURVE3, Outline.CURVE3)
    paths = [Outline((curve.start, curve.bend, curve.end), steps) for curve in sheet.curves]
    colours = [_COLOURS[curve.ink] for curve in sheet.curves]
    return [PathCollection(paths, facecolors="none", edgecolors=colours, linewidths=1, gid="under", zorder=0.5)]


def _shapes(sheet: Sheet, upright: Affine2D) -> list[PathCollection]:
    if not sheet.shapes:
        return []
    paths = [Outline([*shape.points, shape.points[0]], closed=True) for shape in sheet.shapes]
    shapes = PathCollection(paths, facecolors=[_COLOURS[shape.ink] for shape in sheet.shapes], linewidths=0, gid="shapes", zorder=1)
    shapes.set_urls([None if shape.link is None else str(sheet.links[shape.link]) for shape in sheet.shapes])
    return [shapes]


def _signs(sheet: Sheet) -> list[Line2D]:
    lines = []
    for shown in Shown:
        signs = [sign for sign in sheet.signs if sign.shown is shown]
        if signs:
            xs, ys = [sign.x for sign in signs], [sign.y for sign in signs]
            size = 4 if shown is Shown.NOT_EXPECTED else SIGN_SIZE
            colour = _COLOURS[f"g-{shown}"]
            line = Line2D(
                xs, ys, linestyle="none", marker=sign_outline(shown), markersize=size, color=colour, markeredgewidth=0, gid="over"
            )
            line.set_zorder(3)
            lines.append(line)
    return lines


class _Label(Text):
    """A line of text that is written where it stands.

    matplotlib measures every text in order to place it, which took half the time of a chart; with
    an anchor and a baseline the browser places it.
    """

    def draw(self, renderer: RendererBase) -> None:
        """Write the text; `renderer` counts y from above."""
        x, y = self.get_transform().transform(self.get_position())
        style = renderer.new_gc()
        style.set_foreground(self.get_color())
        style.set_url(self.get_url())
        height = renderer.get_canvas_width_height()[1]
        renderer.open_group("text", self.get_gid())
        renderer.draw_text(style, x, height - y, self.get_text(), self.get_fontproperties(), 0, mtext=self)
        renderer.close_group("text")


def _words(sheet: Sheet) -> list[_Label]:
    labels = []
    for one in sheet.words:
        label = _Label(one.x, one.y, one.text, color=_COLOURS[one.ink], horizontalalignment=ANCHORS[one.anchor], zorder=4)
        label.set_fontproperties(_font(one.size, one.bold))
        label.set_gid("over")
        if one.link is not None:
            label.set_url(str(sheet.links[one.link]))
        labels.append(label)
    return labels


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
        Shown.IN_PROGRESS: [_polygon((-0.75, -1), (1, 0), (-0.75, 1))],
        Shown.NOT_STARTED: [disc, _cut_out(disc, 0.68)],
        Shown.NOT_DONE: [_polygon(*_CROSS)],
        Shown.DISCONTINUED: [_polygon((-1, -0.2), (1, -0.2), (1, 0.2), (-1, 0.2))],
        Shown.AWAITED: [_scaled(disc, 0.2, x) for x in (-0.8, 0, 0.8)],
        Shown.NOT_EXPECTED: [disc],
    }
    return Outline.make_compound_path(*made[shown])


_CROSS = ((-1, -0.7), (-0.7, -1), (0, -0.3), (0.7, -1), (1, -0.7), (0.3, 0), (1, 0.7), (0.7, 1), (0, 0.3), (-0.7, 1), (-1, 0.7), (-0.3, 0))


def _polygon(*points: tuple[float, float]) -> Outline:
    return Outline([*points, points[0]], closed=True)


def _cut_out(path: Outline, factor: float) -> Outline:
    return path.transformed(Affine2D().scale(-factor, factor))


def _scaled(path: Outline, factor: float, x: float = 0) -> Outline:
    return path.transformed(Affine2D().scale(factor).translate(x, 0))
