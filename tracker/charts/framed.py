"""A picture that stands alone: what the page around it would say is written into it."""

from typing import NamedTuple

from tracker.charts.base import Chart
from tracker.charts.sheet import SMALL, TEXT, Sheet, lines_of

MARGIN = 24
TITLE = 17


class Imprint(NamedTuple):
    """What a picture says of itself, so that it cannot be misread alone."""

    over: str
    """Over the title: whose picture it is."""
    under: tuple[str, ...]
    """Below the picture: as of when, from which source, by whom."""


class Framed(NamedTuple):
    """A chart's sheet, where it stands, and the words around it."""

    width: float
    height: float
    sheet: Sheet
    at: tuple[float, float]
    around: Sheet


def framed(chart: Chart, imprint: Imprint) -> Framed:
    """The chart with its title above, and its imprint below."""
    width = chart.sheet.width + 2 * MARGIN
    around = Sheet(chart.id, chart.title, chart.description, width)
    y = float(MARGIN)
    for line in lines_of(imprint.over, chart.sheet.width, TEXT):
        around.text(MARGIN, y + 6, line, ink="t-soft")
        y += 18
    for line in lines_of(chart.title, chart.sheet.width, TITLE):
        around.text(MARGIN, y + 10, line, size=TITLE, bold=True)
        y += 24
    at = (float(MARGIN), y + 8)
    y = at[1] + chart.sheet.height + 14
    around.rule((MARGIN, y), (width - MARGIN, y))
    for sentence in imprint.under:
        for line in lines_of(sentence, chart.sheet.width, SMALL):
            y += 16
            around.text(MARGIN, y, line, size=SMALL, ink="t-soft")
    around.height = y + MARGIN - 4
    return Framed(width, around.height, chart.sheet, at, around)
