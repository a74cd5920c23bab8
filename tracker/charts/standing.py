"""How a plan stands in numbers of measures: by year, and by objective at the date."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tracker.charts.base import Cell, Chart, Linker, count_cell
from tracker.charts.plan_parts import (
    COUNTED,
    STATED,
    finished,
    grouped,
    objective_name,
    of_total,
    tally_row,
    tally_table,
    tally_words,
    used_in,
)
from tracker.charts.sheet import SMALL, WIDTH, Link, Sheet, fit, room_for, state_legend
from tracker.models import Objective
from tracker.progress import PlanProgress, Shown, Tally
from tracker.wording import Wording

OBJECTIVE_NAMES = 260
OBJECTIVE_WORDS = 130
OBJECTIVE_ROW = 42


def states_per_year(progress: PlanProgress, w: Wording, link: Linker, cache: Path | None = None) -> Chart | None:
    """What the measures show in each year, in numbers of measures; nothing expected is not drawn."""
    tallies = {year: tally for year, tally in progress.by_year.items() if any(tally[shown] for shown in STATED)}
    if not tallies:
        return None
    sheet = Sheet(f"years-{progress.data.plan.id}", w("chart_years_title"), _year_words(tallies, w))
    tallest = max(sum(tally[shown] for shown in STATED) for tally in tallies.values())
    unit = min(18.0, 400 / tallest)
    ground, step = unit * tallest + 16, WIDTH / len(tallies)
    wide = min(76.0, step - 6)
    rows: list[tuple[Cell, ...]] = []
    used = used_in(tallies.values())
    for column, (year, tally) in enumerate(tallies.items()):
        page = link(f"{progress.data.plan.id}/years/{year}/")
        there = Link(page, f"{year}: {tally_words(tally, w)}")
        middle = step * (column + 0.5)
        stacked(sheet, (middle, ground), (wide, unit), tally, w, there)
        sheet.text(middle, ground + 18, str(year), anchor="middle", bold=True, link=there)
        sheet.text(middle, ground + 34, w("chart_of_n", n=w.number(tally.total)), size=SMALL, anchor="middle", ink="t-soft")
        rows.append(tally_row(Cell(str(year), page), tally, used, w))
    sheet.rule((0, ground), (WIDTH, ground))
    sheet.height = sheet.legend(ground + 52, state_legend(w, used, (Shown.DISCONTINUED,)))
    return finished(sheet, tally_table(sheet, w("year"), used, rows, w), cache)


def stacked(
    sheet: Sheet, foot: tuple[float, float], size: tuple[float, float], tally: Tally, w: Wording, there: Link | None = None
) -> None:
    """A stacked column from the foot upwards; what is outside the denominator stands apart on top."""
    (middle, y), (wide, unit) = foot, size
    for shown in (*COUNTED, Shown.DISCONTINUED):
        number = tally[shown]
        if number:
            y -= 6 if shown is Shown.DISCONTINUED else 0
            y -= number * unit
            sheet.box(middle - wide / 2, y, wide, number * unit, f"s-{shown}", there)
            if number * unit >= 12:
                sheet.count(middle, y + number * unit / 2, shown, w.number(number), there)


def _year_words(tallies: Mapping[int, Tally], w: Wording) -> str:
    done = "; ".join(f"{year} – {of_total(tally[Shown.DONE], tally, w)}" for year, tally in tallies.items())
    unknown = "; ".join(f"{year} – {of_total(tally.unknown, tally, w)}" for year, tally in tallies.items())
    return w("chart_years_words", done=done, unknown=unknown)


def states_per_objective(progress: PlanProgress, w: Wording, link: Linker, cache: Path | None = None) -> Chart | None:
    """What is known of the measures of each objective at the date; the bars are as long as measures are many."""
    tallies = [(objective, progress.by_objective[objective.code]) for objective, _ in grouped(progress)]
    if not tallies:
        return None
    sheet = Sheet(f"objectives-{progress.data.plan.id}", w("chart_objectives_title"), _objective_words(tallies, progress, w))
    left = room_for((objective_name(objective, w) for objective, _ in tallies), OBJECTIVE_NAMES)
    unit = min(56.0, (WIDTH - left - OBJECTIVE_WORDS) / max(1, *(tally.total for _, tally in tallies)))
    rows: list[tuple[Cell, ...]] = []
    used = used_in((tally for _, tally in tallies), Shown)
    for number, (objective, tally) in enumerate(tallies):
        page = link(f"{progress.data.plan.id}/objectives/{objective.code}/")
        name = objective_name(objective, w)
        there = Link(page, f"{name}: {tally_words(tally, w, Shown)}")
        _objective_row(sheet, (left, OBJECTIVE_ROW * number), unit, name, tally, there, w)
        rows.append((*tally_row(Cell(name, page), tally, used, w), count_cell(w, tally.left_out)))
    sheet.height = sheet.legend(OBJECTIVE_ROW * len(tallies) + 12, state_legend(w, used))
    table = tally_table(sheet, w("objective"), used, rows, w)
    return finished(sheet, replace(table, head=(*table.head, w("chart_left_out"))), cache)


def _objective_row(sheet: Sheet, at: tuple[float, float], unit: float, name: str, tally: Tally, there: Link, w: Wording) -> None:
    x, y = at
    sheet.text(0, y + 22, fit(name, x - 8), link=there)
    for shown in Shown:
        wide = unit * tally[shown]
        if wide:
            sheet.box(x, y + 5, wide, OBJECTIVE_ROW - 14, f"s-{shown}", there)
            if wide >= 26:
                sheet.count(x + wide / 2, y + OBJECTIVE_ROW / 2 - 2, shown, w.number(tally[shown]), there)
        x += wide
    done = w("done_of", x=w.number(tally[Shown.DONE]), n=w.number(tally.total))
    sheet.text(WIDTH, y + (18 if tally.left_out else 22), done, anchor="end")
    if tally.left_out:
        left = f"{w('chart_left_out')}: {w.number(tally.left_out)}"
        sheet.text(WIDTH, y + 32, left, size=SMALL, anchor="end", ink="t-soft")


def _objective_words(tallies: list[tuple[Objective, Tally]], progress: PlanProgress, w: Wording) -> str:
    whole = progress.standing
    done, unknown, n = w.number(whole[Shown.DONE]), w.number(whole.unknown), w("of_n_measures", n=whole.total)
    each = "; ".join(f"{objective_name(objective, w)} – {of_total(tally[Shown.DONE], tally, w)}" for objective, tally in tallies)
    return w("chart_objectives_words", done=done, unknown=unknown, of_measures=n, each=each)
