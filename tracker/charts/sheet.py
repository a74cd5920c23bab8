"""A sheet to draw on: what a chart consists of, in CSS px, y downwards, with names instead of colours.

A sheet only records.  `render` turns it into SVG; its `repr` says exactly what the picture shows
and so is the key under which the picture is cached.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from tracker.progress import Shown
from tracker.wording import Wording

WIDTH = 700
"""Natural width of every chart, so that letters of one size look alike on a page."""
TEXT = 12
SMALL = 11
"""The smallest letters."""
LETTER, LONG_TEXT = 0.6, 0.54
"""Mean width of a letter in em, on the safe side; in long texts wide and narrow letters even out."""
SWATCH = 18

INKS = (
    *(f"s-{shown}" for shown in Shown),
    *(f"g-{shown}" for shown in Shown),
    *("b-bar", "b-inferred", "b-owner", "b-partner", "b-value", "b-unfinished", "b-below", "b-gap", "b-node", "b-hollow", "plate"),
    *("l-grid", "l-now", "l-tie", "l-tie-middle", "l-tie-strong", "t-ink", "t-soft", "t-now", "t-light"),
)
"""Every class that a part of a picture can have; `charts.css` gives each its colours.

s- the ground of a state, g- its sign and the letters on it, b- bars, l- lines, t- letters.
"""


class Link(NamedTuple):
    """Where a part of the picture leads, and its name for those who do not see it."""

    href: str
    name: str


class Shape(NamedTuple):
    """A filled outline."""

    points: tuple[tuple[float, float], ...]
    ink: str
    link: Link | None


class Rule(NamedTuple):
    """A straight line; `over` the shapes or under them."""

    start: tuple[float, float]
    end: tuple[float, float]
    ink: str
    over: bool


class Curve(NamedTuple):
    """A curved line, under the shapes; `bend` is the point that it is drawn towards."""

    start: tuple[float, float]
    bend: tuple[float, float]
    end: tuple[float, float]
    ink: str


class Sign(NamedTuple):
    """The sign of a state, by its middle."""

    shown: Shown
    x: float
    y: float


class Words(NamedTuple):
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    size: int
    anchor: str
    ink: str
    bold: bool
    link: Link | None


@dataclass
class Sheet:
    """What is on a sheet so far."""

    id: str
    title: str
    description: str
    width: float = WIDTH
    height: float = 0
    shapes: list[Shape] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    curves: list[Curve] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    links: dict[Link, int] = field(default_factory=dict)
    """Links in the order of reading."""

    def box(self, x: float, y: float, width: float, height: float, ink: str, link: Link | None = None) -> None:
        """A rectangle by its upper left corner."""
        self.shape(((x, y), (x + width, y), (x + width, y + height), (x, y + height)), ink, link)

    def shape(self, points: tuple[tuple[float, float], ...], ink: str, link: Link | None = None) -> None:
        """A polygon."""
        self._note(link)
        self.shapes.append(Shape(points, ink, link))

    def rule(self, start: tuple[float, float], end: tuple[float, float], ink: str = "l-grid", *, over: bool = False) -> None:
        """A line."""
        self.rules.append(Rule(start, end, ink, over))

    def curve(self, start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float], ink: str) -> None:
        """A curved line."""
        self.curves.append(Curve(start, bend, end, ink))

    def sign(self, shown: Shown, x: float, y: float) -> None:
        """The sign of a state; the hatching of a missing report is its own sign."""
        if shown is not Shown.MISSING:
            self.signs.append(Sign(shown, x, y))

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: int = TEXT,
        anchor: str = "start",
        ink: str = "t-ink",
        bold: bool = False,
        link: Link | None = None,
    ) -> None:
        """Text at a baseline; anchor: start, middle or end."""
        self._note(link)
        self.words.append(Words(x, y, text, size, anchor, ink, bold, link))

    def count(self, x: float, y: float, shown: Shown, text: str, link: Link | None = None) -> None:
        """A number in the middle of a bar, with the sign of its state; on the hatching of a missing report it gets a plain ground."""
        wide = reach(text) * 1.2 + (0 if shown is Shown.MISSING else 15)
        if shown is Shown.MISSING:
            self.box(x - wide / 2 - 3, y - 7, wide + 6, 14, "plate", link)
        self.sign(shown, x - wide / 2 + 5, y)
        self.text(x + wide / 2, y + 4, text, anchor="end", ink=f"g-{shown}", bold=True)

    def legend(self, y: float, entries: Iterable[tuple[str, Shown | None, str]]) -> float:
        """Swatches with words from the left edge, in as many lines as needed; returns the y below."""
        x = 1.0
        for ink, shown, words in entries:
            wide = SWATCH + 6 + reach(words) + 16
            if x > 1 and x + wide > self.width:
                x, y = 1.0, y + 22
            self.box(x, y, SWATCH, 14, ink)
            if shown:
                self.sign(shown, x + SWATCH / 2, y + 7)
            self.text(x + SWATCH + 6, y + 11, words)
            x += wide
        return y + 22

    def _note(self, link: Link | None) -> None:
        if link is not None:
            self.links.setdefault(link, len(self.links))


def reach(text: str, size: int = TEXT) -> float:
    """About how wide a text is."""
    return len(text) * size * LETTER


def fit(text: str, width: float, size: int = TEXT) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    room = int(width / (size * LONG_TEXT))
    return text if len(text) <= room else text[: room - 1].rstrip(" ,.–-") + "…"


def lines_of(text: str, width: float, size: int = SMALL) -> list[str]:
    """The text in lines that fit."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and reach(f"{lines[-1]} {word}", size) <= width:
            lines[-1] = f"{lines[-1]} {word}"
        else:
            lines.append(word)
    return lines


def room_for(names: Iterable[str], most: float) -> float:
    """Width of a column of names: what the longest needs, and no more, since a telephone shows little beside it."""
    return min(most, max((reach(name) for name in names), default=0) + 8)


def state_legend(w: Wording, shown: Iterable[Shown], not_counted: tuple[Shown, ...] = ()) -> list[tuple[str, Shown | None, str]]:
    """Legend entries of states; those outside the denominator are marked so."""
    return [(f"s-{one}", one, w("chart_not_counted", state=said(w, one)) if one in not_counted else said(w, one)) for one in shown]


def said(w: Wording, shown: Shown) -> str:
    """A state in words."""
    return w(f"shown_{shown}")
