"""What the charts of a plan share: how things are named, where they lead, how counts are said."""

from collections.abc import Iterable
from pathlib import Path

from tracker.charts.base import Cell, Chart, Linker, Table, count_cell, kept
from tracker.charts.render import svg_of
from tracker.charts.sheet import WIDTH, Link, Sheet, fit, said
from tracker.models import Objective
from tracker.progress import MeasureProgress, PlanProgress, Shown, Tally
from tracker.wording import Wording

MOST_ROWS = 40
"""With more measures than this a chart has one row per objective."""
HEADING = 30
STATED = tuple(shown for shown in Shown if shown is not Shown.NOT_EXPECTED)
"""What a year of a measure can show where something was expected."""
COUNTED = tuple(shown for shown in STATED if shown is not Shown.DISCONTINUED)
"""What is inside a year's denominator."""


def table_of(sheet: Sheet, head: tuple[str, ...], rows: Iterable[tuple[Cell, ...]], w: Wording) -> Table:
    """The table that belongs to a sheet."""
    return Table(w("table_of_chart", title=sheet.title), head, tuple(rows))


def finished(sheet: Sheet, table: Table, cache: Path | None) -> Chart:
    """The chart; drawn only where `cache` does not hold exactly this sheet."""
    svg = kept(cache, repr(sheet), lambda: svg_of(sheet).encode()).decode()
    return Chart(sheet.id, sheet.title, sheet.description, svg, table, round(sheet.width), sheet)


def period_of(progress: PlanProgress) -> str:
    """The years of a plan, `2020–2025`."""
    first, last = progress.years[0], progress.years[-1]
    return str(first) if first == last else f"{first}–{last}"


def dated(progress: PlanProgress, w: Wording) -> str:
    """«As of 15 February 2026.»"""
    words = w("as_of", day=w.day(progress.as_of))
    return f"{words[:1].upper()}{words[1:]}."


def grouped(progress: PlanProgress) -> list[tuple[Objective, tuple[MeasureProgress, ...]]]:
    """Objectives that have measures, with them."""
    pairs = [(objective, progress.of_objective(objective)) for objective in progress.data.objectives]
    return [(objective, measures) for objective, measures in pairs if measures]


def heading(sheet: Sheet, y: float, objective: Objective, progress: PlanProgress, w: Wording, link: Linker) -> None:
    """The line that begins an objective's rows."""
    name = objective_name(objective, w)
    there = Link(link(f"{progress.data.plan.id}/objectives/{objective.code}/"), f"{w('objective')} {name}")
    sheet.text(0, y + 20, fit(name, WIDTH), bold=True, link=there)


def objective_name(objective: Objective, w: Wording) -> str:
    """`1. Public education`."""
    return f"{objective.code}. {w.text(objective.short_title)}"


def measure_name(one: MeasureProgress, w: Wording) -> str:
    """`1.10 Day care centre programmes`."""
    return f"{one.measure.code} {w.text(one.measure.short_title)}"


def measure_address(one: MeasureProgress, progress: PlanProgress, link: Linker) -> str:
    """The page of a measure."""
    return link(f"{progress.data.plan.id}/measures/{one.measure.code}/")


def tally_words(tally: Tally, w: Wording, among: Iterable[Shown] = COUNTED) -> str:
    """«Done – 3 of 11; in progress – 4 of 11; …»; `among` are the states inside the denominator."""
    of = w.number(tally.total)
    counts = [w("chart_state_of", state=said(w, shown), x=w.number(tally[shown]), n=of) for shown in among if tally[shown]]
    if tally[Shown.DISCONTINUED]:
        left = w("chart_not_counted", state=said(w, Shown.DISCONTINUED))
        counts.append(f"{left}: {w.number(tally[Shown.DISCONTINUED])}")
    return "; ".join(counts) or w("none")


def used_in(tallies: Iterable[Tally], among: Iterable[Shown] = STATED) -> list[Shown]:
    """States that any of the tallies holds."""
    known = list(tallies)
    return [shown for shown in among if any(tally[shown] for tally in known)]


def columns(used: list[Shown]) -> list[Shown]:
    """States for the columns of a table: those in use and «done» always, since its nought says something."""
    return used if Shown.DONE in used else [Shown.DONE, *used]


def of_total(number: int, tally: Tally, w: Wording) -> str:
    """A number with the denominator of its tally."""
    return w("x_of_y", x=w.number(number), y=w.number(tally.total))


def tally_row(first: Cell, tally: Tally, used: list[Shown], w: Wording) -> tuple[Cell, ...]:
    """A row with one number per state, and the denominator."""
    return (first, *(count_cell(w, tally[shown], shown) for shown in columns(used)), count_cell(w, tally.total))


def tally_table(sheet: Sheet, first: str, used: list[Shown], rows: list[tuple[Cell, ...]], w: Wording) -> Table:
    """The table of such rows."""
    heads = (w("chart_not_counted", state=said(w, one)) if one is Shown.DISCONTINUED else said(w, one) for one in columns(used))
    return table_of(sheet, (first, *heads, w("chart_counted")), rows, w)
