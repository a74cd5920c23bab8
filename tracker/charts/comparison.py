"""The plan's own statistics of two years: one pair of bars for each indicator of an area."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from tracker.charts.base import Cell, Chart
from tracker.charts.context import SUPPRESSED, figure_words
from tracker.charts.plan_parts import finished, table_of
from tracker.charts.sheet import SMALL, WIDTH, Sheet, fit
from tracker.models import Context, Row
from tracker.wording import Wording

COMPARABLE = ("percent", "euro")
"""Units that share no scale with counts of people and reports."""
YEARS = 46
FIGURES = 180
BAR = 16
GAP = 60
HEAD = 22

Pairs = dict[str, dict[int, Row]]
"""Indicator -> year -> row."""


def context_comparisons(context: Context, w: Wording, cache: Path | None = None) -> Iterator[Chart]:
    """A chart for each area of which the table counts two or more things in the same two years."""
    for area in context.areas:
        pairs = _pairs(context, area)
        if len(pairs) > 1:
            yield _comparison(context, area, pairs, w, cache)


def _pairs(context: Context, area: str) -> Pairs:
    """The indicators that have a figure in two whole years, without parts by sex or age and without shares."""
    found: Pairs = {}
    for row in context.rows:
        whole = row.sex is None and row.age is None and row.year is not None and row.until is None
        if row.area == area and whole and context.indicators[row.indicator].unit not in COMPARABLE:
            found.setdefault(row.indicator, {})[row.year or 0] = row
    pairs = {indicator: rows for indicator, rows in found.items() if len(rows) == 2}
    years = next((set(rows) for rows in pairs.values()), set())
    return {indicator: rows for indicator, rows in pairs.items() if set(rows) == years}


def _comparison(context: Context, area: str, pairs: Pairs, w: Wording, cache: Path | None) -> Chart:
    years = sorted(next(iter(pairs.values())))
    title = f"{w.text(context.title)}: {w.text(context.areas[area])}"
    said = {key: {year: figure_words(row, context.indicators[key].unit, w) for year, row in rows.items()} for key, rows in pairs.items()}
    words = " ".join(
        w(
            "chart_series_words",
            name=w.text(context.indicators[key].name),
            figures="; ".join(f"{year} – {said[key][year]}" for year in years),
        )
        for key, rows in pairs.items()
    )
    sheet = Sheet(f"pairs-{context.id}--{area}", title, words)
    figures = [Decimal(row.value) for rows in pairs.values() for row in rows.values() if row.value not in SUPPRESSED]
    unit = float((WIDTH - YEARS - FIGURES) / (max(figures, default=Decimal(0)) or Decimal(1)))
    y = 0.0
    for key, rows in pairs.items():
        sheet.text(0, y + 15, fit(w.text(context.indicators[key].name), WIDTH), bold=True)
        y += HEAD
        for year in years:
            _bar(sheet, y, rows[year], unit, (str(year), said[key][year]))
            y += BAR + 4
        y += 10
    sheet.height = y
    head = (w("indicator"), *map(str, years))
    cells = [(Cell(w.text(context.indicators[key].name)), *(Cell(said[key][year]) for year in years)) for key in pairs]
    return finished(sheet, table_of(sheet, head, cells, w), cache)


def _bar(sheet: Sheet, y: float, row: Row, unit: float, words: tuple[str, str]) -> None:
    """One bar between its year and its figure; a figure that is not published is a gap of one width."""
    year, figure = words
    hidden = row.value in SUPPRESSED
    long = GAP if hidden else unit * float(Decimal(row.value))
    ink = "b-gap" if hidden else "b-below" if row.below else "b-value"
    sheet.text(0, y + 12, year)
    sheet.box(YEARS, y, max(long, 1.0), BAR, ink)
    sheet.text(YEARS + max(long, 1.0) + 6, y + 12, fit(figure, WIDTH - YEARS - long, SMALL), size=SMALL)
