"""The colours of the light scheme, and which part of a picture has which.

`docs/assets/charts.css` says the same for the site's pages, in both schemes and on paper; a picture that is taken
along has no style sheet and is coloured from here.  A test compares the two.
"""

from typing import NamedTuple

from tracker.progress import Shown

LIGHT = {
    "chart-ground": "#ffffff",
    "chart-ink": "#1b2327",
    "chart-soft": "#4d5a61",
    "chart-grid": "#c7d0d5",
    "chart-now": "#1b2327",
    "chart-bar": "#2b5d73",
    "chart-bar-light": "#7fa9b8",
    "chart-bar-on": "#ffffff",
    "chart-tie": "#7d96a1",
    "chart-tie-middle": "#4a7386",
    "chart-tie-strong": "#1b4658",
    "s-done": "#024444",
    "s-partly_done": "#31807b",
    "s-in_progress": "#0d4e93",
    "s-not_started": "#eef2f4",
    "s-not_done": "#aa4100",
    "s-discontinued": "#6f787d",
    "s-missing": "#ffffff",
    "s-awaited": "#ffffff",
    "s-partly_done-line": "#1f5f5b",
    "s-missing-line": "#8a969c",
    "s-edge": "#4d5a61",
    "s-sign": "#ffffff",
}
"""Variable of the style sheet -> colour."""


class Look(NamedTuple):
    """Colours by their variables; "" is none."""

    fill: str = ""
    stroke: str = ""
    width: float = 1
    dash: tuple[float, ...] = ()


class Stripes(NamedTuple):
    """Diagonal stripes `thick` px wide, one every `side` px, with the names of both colours in the style sheet."""

    side: float
    thick: float
    name: str
    ground: str
    line: str


STRIPES = {
    "s-partly_done": Stripes(7, 2, "p-partly", "s-partly_done", "s-partly_done-line"),
    "s-missing": Stripes(6, 1.2, "p-missing", "s-missing", "s-missing-line"),
    "b-partner": Stripes(5, 1.5, "p-partner", "chart-ground", "chart-bar-light"),
    "b-below": Stripes(6, 2, "p-below", "chart-ground", "chart-bar-light"),
}
"""Inks that are a pattern."""

_ON_DARK = (Shown.DONE, Shown.PARTLY_DONE, Shown.IN_PROGRESS, Shown.NOT_DONE, Shown.DISCONTINUED)
_DOTTED = (1.5, 2.5)

LOOKS = {
    **{f"s-{shown}": Look(f"s-{shown}") for shown in (Shown.DONE, Shown.IN_PROGRESS, Shown.NOT_DONE, Shown.DISCONTINUED)},
    "s-not_started": Look("s-not_started", "s-edge"),
    "s-partly_done": Look("", "s-partly_done"),
    "s-missing": Look("", "s-edge"),
    "s-awaited": Look("s-awaited", "s-edge", 1, _DOTTED),
    "s-not_expected": Look("", "chart-grid"),
    **{f"g-{shown}": Look("s-sign" if shown in _ON_DARK else "chart-ink") for shown in Shown},
    "g-not_expected": Look("chart-soft"),
    **{ink: Look("chart-bar") for ink in ("b-bar", "b-owner", "b-value", "b-node")},
    **{ink: Look("chart-ground", "chart-bar", 1.5, (5, 3)) for ink in ("b-inferred", "b-unfinished")},
    **{ink: Look("", "chart-bar") for ink in ("b-partner", "b-below")},
    "b-hollow": Look("chart-ground", "chart-bar", 2),
    "b-gap": Look("", "s-edge", 1, _DOTTED),
    "plate": Look("chart-ground"),
    "l-grid": Look("", "chart-grid"),
    "l-now": Look("", "chart-now", 1.5, (6, 3)),
    "l-tie": Look("", "chart-tie"),
    "l-tie-middle": Look("", "chart-tie-middle", 2),
    "l-tie-strong": Look("", "chart-tie-strong", 4),
    "t-ink": Look("chart-ink"),
    "t-soft": Look("chart-soft"),
    "t-now": Look("chart-now"),
    "t-light": Look("chart-bar-on"),
}
"""Ink -> its look; a pattern's fill is in STRIPES."""
