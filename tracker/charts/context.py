"""A series of the plan's own statistics: one figure a year."""

from decimal import Decimal
from pathlib import Path

from tracker.charts.base import Cell, Chart
from tracker.charts.plan_parts import finished, table_of
from tracker.charts.sheet import SMALL, WIDTH, Sheet, lines_of
from tracker.models import Context, Row
from tracker.wording import Wording

FEWEST = 3
"""A series of two years is a comparison, not a series."""
MOST = 24
TALL = 200
TOP = 22
SUPPRESSED = ("<5", "withheld")


def context_series(context: Context, w: Wording, cache: Path | None = None) -> Chart | None:
    """Bars of the first indicator that the table gives for one area in three years or more.

    A figure that is not published is a gap with words, never a bar; a year without a row is a gap too.
    """
    series = _series(context)
    if not series:
        return None
    years, rows = range(min(series), max(series) + 1), list(series.values())
    indicator = context.indicators[rows[0].indicator]
    name = f"{w.text(indicator.name)}, {w.text(context.areas[rows[0].area])}"
    said = {year: figure_words(series.get(year), indicator.unit, w) for year in years}
    words = w("chart_series_words", name=name, figures="; ".join(f"{when(series.get(year), year, w)} – {said[year]}" for year in years))
    sheet = Sheet(f"series-{context.id}", name, words)
    step = max(46.0, min(120.0, WIDTH / len(years)))
    sheet.width = max(WIDTH, step * len(years))
    for column, year in enumerate(years):
        _column(sheet, (step * (column + 0.5), step - 16), series.get(year), _share(series.get(year), rows), said[year])
        _foot(sheet, step * (column + 0.5), series.get(year), year, w)
    sheet.rule((0, TOP + TALL), (step * len(years), TOP + TALL))
    sheet.height = TOP + TALL + (52 if any(row.until for row in rows) else 26)
    if any(row.until for row in rows):
        sheet.height = sheet.legend(sheet.height, [("b-unfinished", None, w("chart_series_unfinished"))])
    cells = [(Cell(when(series.get(year), year, w)), Cell(said[year])) for year in years]
    return finished(sheet, table_of(sheet, (w("year"), name), cells, w), cache)


def _series(context: Context) -> dict[int, Row]:
    """Year -> row of the first (indicator, area) that has enough years, without parts by sex or age."""
    found: dict[tuple[str, str], dict[int, Row]] = {}
    for row in context.rows:
        if row.sex is None and row.age is None and row.year is not None:
            found.setdefault((row.indicator, row.area), {})[row.year] = row
    return next((series for series in found.values() if len(series) >= FEWEST and max(series) - min(series) < MOST), {})


def figure_words(row: Row | None, unit: str, w: Wording) -> str:
    """A figure with its unit, or why there is none."""
    if row is None:
        return w("chart_no_data")
    value = w.figure(row.value)
    if row.value not in SUPPRESSED and unit in ("percent", "euro"):
        value = f"{value} {w(f'unit_{unit}')}"
    return w("less_than", value=value) if row.below else value


def when(row: Row | None, year: int, w: Wording) -> str:
    """The year, with the day until which it was counted where that is not its end."""
    return f"{year} ({w('until', day=w.day(row.until))})" if row and row.until else str(year)


def _share(row: Row | None, rows: list[Row]) -> Decimal | None:
    """Height of the bar, of the highest; None for a figure that is not published."""
    if row is None or row.value in SUPPRESSED:
        return None
    highest = max(Decimal(one.value) for one in rows if one.value not in SUPPRESSED)
    return Decimal(row.value) / highest if highest else Decimal(0)


def _column(sheet: Sheet, place: tuple[float, float], row: Row | None, share: Decimal | None, words: str) -> None:
    middle, wide = place
    if share is None:
        sheet.box(middle - wide / 2, TOP + TALL - 66, wide, 66, "b-gap")
        for number, line in enumerate(lines_of(words, wide)):
            sheet.text(middle, TOP + TALL - 46 + 13 * number, line, size=SMALL, anchor="middle", ink="t-soft")
        return
    height = float(share) * TALL
    ink = "b-below" if row and row.below else "b-unfinished" if row and row.until else "b-value"
    sheet.box(middle - wide / 2, TOP + TALL - height, wide, height, ink)
    for number, line in enumerate(reversed(lines_of(words, wide + 14))):
        sheet.text(middle, TOP + TALL - height - 6 - 13 * number, line, anchor="middle", bold=True)


def _foot(sheet: Sheet, middle: float, row: Row | None, year: int, w: Wording) -> None:
    sheet.text(middle, TOP + TALL + 18, str(year), anchor="middle", bold=True)
    if row and row.until:
        for number, line in enumerate(lines_of(w("until", day=w.day(row.until)), 110)):
            sheet.text(middle, TOP + TALL + 33 + 13 * number, line, size=SMALL, anchor="middle", ink="t-soft")
