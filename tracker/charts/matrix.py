"""The matrix: what every measure shows in every year."""

from pathlib import Path
from typing import NamedTuple

from tracker.charts.base import Cell, Chart, Linker
from tracker.charts.plan_parts import (
    HEADING,
    MOST_ROWS,
    STATED,
    finished,
    grouped,
    heading,
    measure_address,
    measure_name,
    objective_name,
    of_total,
    period_of,
    table_of,
    tally_words,
    used_in,
)
from tracker.charts.sheet import SMALL, WIDTH, Link, Sheet, fit, room_for, said, state_legend
from tracker.progress import MeasureProgress, PlanProgress, Shown, Tally, tally_year
from tracker.wording import Wording

LABELS = 350
ROW = 26
OBJECTIVE_ROW = 44


def state_matrix(progress: PlanProgress, w: Wording, link: Linker, cache: Path | None = None) -> Chart | None:
    """What every measure shows in every year; a plan of more than 40 measures: counts per objective."""
    if not progress.measures:
        return None
    if len(progress.measures) > MOST_ROWS:
        return _objective_matrix(progress, w, link, cache)
    sheet = Sheet(f"matrix-{progress.data.plan.id}", w("chart_matrix_title"), _words(progress, w))
    room = room_for((measure_name(one, w) for one in progress.measures), LABELS)
    grid = _head(sheet, room, progress.years)
    rows: list[tuple[Cell, ...]] = []
    y = 24.0
    for objective, measures in grouped(progress):
        heading(sheet, y, objective, progress, w, link)
        y += HEADING
        for one in measures:
            rows.append(_matrix_row(sheet, y, grid, one, progress, w, link))
            y += ROW
    used = {cell.shown for one in progress.measures for cell in one.cells}
    sheet.height = sheet.legend(y + 14, state_legend(w, (shown for shown in Shown if shown in used)))
    head = (w("measure"), *map(str, progress.years))
    return finished(sheet, table_of(sheet, head, rows, w), cache)


def _words(progress: PlanProgress, w: Wording) -> str:
    reports = progress.reports
    counts = w("reports_received", n=reports.expected, x=w.number(reports.received))
    silent = w("chart_reports_silent", missing=w.number(reports.missing), awaited=w.number(reports.awaited), n=reports.expected)
    return f"{w('n_measures', n=len(progress.measures))}, {period_of(progress)}. {counts} {silent}"


class _Grid(NamedTuple):
    """Where the columns of years begin, and how wide each is."""

    left: float
    step: float


def _head(sheet: Sheet, room: float, years: tuple[int, ...]) -> _Grid:
    """The years over their columns; the sheet grows for a long plan."""
    grid = _Grid(room, min(64.0, max(36.0, (WIDTH - room) / len(years))))
    sheet.width = max(WIDTH, grid.left + grid.step * len(years))
    for column, year in enumerate(years):
        sheet.text(grid.left + grid.step * (column + 0.5), 14, str(year), anchor="middle", bold=True)
    return grid


def _matrix_row(
    sheet: Sheet, y: float, grid: _Grid, one: MeasureProgress, progress: PlanProgress, w: Wording, link: Linker
) -> tuple[Cell, ...]:
    name, page = measure_name(one, w), measure_address(one, progress, link)
    sheet.text(0, y + 16, fit(name, grid.left - 6), link=Link(page, name))
    cells = [Cell(name, page)]
    for column, cell in enumerate(one.cells):
        x, words = grid.left + grid.step * column, said(w, cell.shown)
        expected = cell.shown is not Shown.NOT_EXPECTED
        there = Link(f"{page}#y{cell.year}", f"{name}, {cell.year}: {words}") if expected else None
        if expected:
            sheet.box(x + 1.5, y + 1.5, grid.step - 3, ROW - 3, f"s-{cell.shown}", there)
        sheet.sign(cell.shown, x + grid.step / 2, y + ROW / 2)
        cells.append(Cell(words, there.href if there else None, cell.shown))
    return tuple(cells)


def _objective_matrix(progress: PlanProgress, w: Wording, link: Linker, cache: Path | None) -> Chart:
    """One row per objective; in each year a bar of its measures, with «done of how many» below."""
    sheet = Sheet(f"matrix-{progress.data.plan.id}", w("chart_matrix_title"), _words(progress, w))
    groups = grouped(progress)
    grid = _head(sheet, room_for((objective_name(objective, w) for objective, _ in groups), LABELS), progress.years)
    rows: list[tuple[Cell, ...]] = []
    y = 24.0
    for objective, measures in groups:
        name = objective_name(objective, w)
        page = link(f"{progress.data.plan.id}/objectives/{objective.code}/")
        sheet.text(0, y + 17, fit(name, grid.left - 6), link=Link(page, name))
        cells = []
        for column, year in enumerate(progress.years):
            tally = tally_year(measures, year)
            there = Link(page, f"{name}, {year}: {tally_words(tally, w)}")
            cells.append(_objective_year(sheet, (grid.left + grid.step * column, y), (grid.step - 10) / len(measures), tally, there, w))
        rows.append((Cell(name, page), *cells))
        y += OBJECTIVE_ROW
    used = used_in(tally_year(progress.measures, year) for year in progress.years)
    sheet.height = sheet.legend(y + 14, state_legend(w, used, (Shown.DISCONTINUED,)))
    head = (w("objective"), *map(str, progress.years))
    return finished(sheet, table_of(sheet, head, rows, w), cache)


def _objective_year(sheet: Sheet, at: tuple[float, float], unit: float, tally: Tally, there: Link, w: Wording) -> Cell:
    """A bar as long as measures are expected, of all that the objective has."""
    x, y = at[0] + 2, at[1]
    if not any(tally[shown] for shown in STATED):
        sheet.sign(Shown.NOT_EXPECTED, x + 10, y + 13)
        return Cell(said(w, Shown.NOT_EXPECTED))
    sheet.text(x, y + 35, of_total(tally[Shown.DONE], tally, w), size=SMALL, ink="t-soft")
    for shown in STATED:
        wide = unit * tally[shown]
        if wide:
            sheet.box(x, y + 5, wide, 16, f"s-{shown}", there)
            x += wide
    return Cell(tally_words(tally, w), there.href)
