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


def state_matrix(progress: PlanProgress, w: Wording, link: Linker, cache: Path | None = None) -> Chart | None:
    """What every measure shows in every year; a plan of more than 40 measures: counts per objective."""
    if not progress.measures:
        return None
    if len(progress.measures) > MOST_ROWS:
        return _objective_matrix(progress, w, link, cache)
    sheet = Sheet(f"matrix-{progress.data.plan.id}", w("chart_matrix_title"), _matrix_words(progress, w))
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


def _matrix_words(progress: PlanProgress, w: Wording) -> str:
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
    sheet = Sheet(f"matrix-{progress.data.plan.id}", w("chart_matrix_title"), _matrix_words(progress, w))
    groups = grouped(progress)
    grid = _head(sheet, room_for((objective_name(objective, w) for objective, _ in groups), LABELS), progress.years)
    rows: list[tuple[Cell, ...]] = []
    for number, (objective, measures) in enumerate(groups):
        y = 24.0 + 40 * number
        name = objective_name(objective, w)
        page = link(f"{progress.data.plan.id}/objectives/{objective.code}/")
        sheet.text(0, y + 15, fit(name, grid.left - 6), link=Link(page, name))
        cells = [Cell(name, page)]
        for column, year in enumerate(progress.years):
            tally = tally_year(measures, year)
            words = tally_words(tally, w)
            x, there = grid.left + grid.step * column + 1.5, Link(page, f"{name}, {year}: {words}")
            _bar(sheet, (x, y + 4), (grid.step - 3) / len(measures), 16, tally, there)
            done = of_total(tally[Shown.DONE], tally, w)
            sheet.text(x + grid.step / 2, y + 33, done, size=SMALL, anchor="middle", ink="t-soft")
            cells.append(Cell(words, page))
        rows.append(tuple(cells))
    used = used_in(tally_year(progress.measures, year) for year in progress.years)
    sheet.height = sheet.legend(24 + 40 * len(groups) + 14, state_legend(w, used, (Shown.DISCONTINUED,)))
    head = (w("objective"), *map(str, progress.years))
    return finished(sheet, table_of(sheet, head, rows, w), cache)


def _bar(sheet: Sheet, at: tuple[float, float], unit: float, height: float, tally: Tally, there: Link) -> None:
    """A stacked bar from left to right without numbers."""
    x, y = at
    for shown in STATED:
        if tally[shown]:
            sheet.box(x, y, unit * tally[shown], height, f"s-{shown}", there)
            x += unit * tally[shown]
