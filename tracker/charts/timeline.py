"""The timeline: when the plan says that what is to be done."""

from dataclasses import dataclass
from pathlib import Path

from tracker.charts.base import Cell, Chart, Linker
from tracker.charts.plan_parts import (
    HEADING,
    MOST_ROWS,
    finished,
    grouped,
    heading,
    measure_address,
    measure_name,
    objective_name,
    period_of,
    table_of,
)
from tracker.charts.sheet import SMALL, WIDTH, Link, Sheet, fit, room_for
from tracker.models import Period
from tracker.progress import MeasureProgress, PlanProgress
from tracker.wording import Wording

LABELS = 350
ROW = 24
TOP = 40
TIP = 9


@dataclass(frozen=True, slots=True)
class _Scale:
    """Months to px."""

    left: float
    first: int
    last: int

    @property
    def year(self) -> float:
        """Width of a year."""
        return (WIDTH - self.left - TIP) / (self.last - self.first + 1)

    def at(self, year: int, month: float = 0) -> float:
        """Where a month begins; months from 0."""
        return self.left + self.year * (year - self.first + month / 12)


def timeline(progress: PlanProgress, w: Wording, link: Linker, cache: Path | None = None) -> Chart | None:
    """The timeframe of every measure; a plan of more than 40: how many measures run in each year."""
    if not progress.measures:
        return None
    words = _words(progress, w)
    sheet = Sheet(f"timeline-{progress.data.plan.id}", w("chart_timeline_title"), words)
    if len(progress.measures) > MOST_ROWS:
        scale = _scale(progress, [objective_name(objective, w) for objective in progress.data.objectives])
        rows, y = _running_rows(sheet, scale, progress, w, link)
        legend, head = [], (w("objective"), *map(str, progress.years))
    else:
        scale = _scale(progress, [measure_name(one, w) for one in progress.measures])
        rows, y = _measure_rows(sheet, scale, progress, w, link)
        legend, head = _legend(progress, w), (w("measure"), w("timeframe"))
    _years(sheet, scale, y)
    _as_of(sheet, scale, y, progress, w)
    sheet.height = sheet.legend(y + 14, legend) if legend else y + 8
    return finished(sheet, table_of(sheet, head, rows, w), cache)


def _scale(progress: PlanProgress, names: list[str]) -> _Scale:
    """The plan's years, and the next one where the date falls into it, so that its line has a place."""
    first, last = progress.years[0], progress.years[-1]
    return _Scale(room_for(names, LABELS), first, last + 1 if progress.as_of.year == last + 1 else last)


def _words(progress: PlanProgress, w: Wording) -> str:
    measures = progress.measures
    n = w("of_n_measures", n=len(measures))
    ended = w("chart_timeline_ended", x=w.number(sum(one.ended for one in measures)), of_measures=n, day=w.day(progress.as_of))
    unsure = sum(one.measure.timeframe.inferred for one in measures)
    inferred = w("chart_timeline_inferred", x=w.number(unsure), of_measures=n) if unsure else ""
    return f"{w('n_measures', n=len(measures))}, {period_of(progress)}. {ended} {inferred}".rstrip()


def _years(sheet: Sheet, scale: _Scale, bottom: float) -> None:
    for year in range(scale.first, scale.last + 2):
        sheet.rule((scale.at(year), TOP - 6), (scale.at(year), bottom))
        if year <= scale.last:
            sheet.text(scale.at(year, 6), TOP - 8, str(year), anchor="middle", bold=True)


def _as_of(sheet: Sheet, scale: _Scale, bottom: float, progress: PlanProgress, w: Wording) -> None:
    """The line of the date; a date outside the years shown is only said."""
    day = progress.as_of
    words = w("as_of", day=w.day(day))
    if not scale.first <= day.year <= scale.last:
        sheet.text(WIDTH, 12, words, size=SMALL, anchor="end", ink="t-now")
        return
    x = scale.at(day.year, day.month - 1 + day.day / 31)
    for start, end in ((15, 20), (TOP - 4, bottom)):  # not through the name of the year
        sheet.rule((x, start), (x, end), "l-now", over=True)
    anchor = "end" if x > (scale.left + WIDTH) / 2 else "start"
    sheet.text(x + (3 if anchor == "end" else -3), 12, words, size=SMALL, anchor=anchor, ink="t-now")


def _measure_rows(sheet: Sheet, scale: _Scale, progress: PlanProgress, w: Wording, link: Linker) -> tuple[list[tuple[Cell, ...]], float]:
    rows: list[tuple[Cell, ...]] = []
    y = float(TOP)
    for objective, measures in grouped(progress):
        heading(sheet, y, objective, progress, w, link)
        y += HEADING
        for one in measures:
            rows.append(_measure_row(sheet, y, scale, one, progress, w, link))
            y += ROW
    return rows, y


def _measure_row(
    sheet: Sheet, y: float, scale: _Scale, one: MeasureProgress, progress: PlanProgress, w: Wording, link: Linker
) -> tuple[Cell, ...]:
    frame, name = one.measure.timeframe, measure_name(one, w)
    when = f"{w.period(frame)} ({w('timeframe_inferred')})" if frame.inferred else w.period(frame)
    there = Link(measure_address(one, progress, link), f"{name}: {when}")
    sheet.text(0, y + 16, fit(name, scale.left - 6), link=there)
    sheet.shape(_bar(frame, scale, y + 5, ROW - 10), "b-inferred" if frame.inferred else "b-bar", there)
    return Cell(name, there.href), Cell(when)


def _bar(frame: Period, scale: _Scale, y: float, height: float) -> tuple[tuple[float, float], ...]:
    """A rectangle from the first month to the end of the last one; an arrow where the end is open."""
    left = scale.at(frame.start.year, (frame.start.month or 1) - 1)
    if frame.end:
        right = max(left + 3, scale.at(frame.end.year, frame.end.month or 12))
        return (left, y), (right, y), (right, y + height), (left, y + height)
    right = scale.at(scale.last + 1)
    return (left, y), (right, y), (right + TIP, y + height / 2), (right, y + height), (left, y + height)


def _legend(progress: PlanProgress, w: Wording) -> list[tuple[str, None, str]]:
    frames = [one.measure.timeframe for one in progress.measures]
    words = [("b-bar", None, w("timeframe"))]
    if any(frame.inferred for frame in frames):
        words.append(("b-inferred", None, w("timeframe_inferred")))
    if any(frame.end is None for frame in frames):
        words[0] = ("b-bar", None, w("chart_timeline_open"))
    return words


def _running_rows(sheet: Sheet, scale: _Scale, progress: PlanProgress, w: Wording, link: Linker) -> tuple[list[tuple[Cell, ...]], float]:
    """Per objective and year, the measures whose timeframe touches the year, of all of the objective."""
    rows: list[tuple[Cell, ...]] = []
    y = float(TOP)
    for objective, measures in grouped(progress):
        name = objective_name(objective, w)
        there = Link(link(f"{progress.data.plan.id}/objectives/{objective.code}/"), name)
        sheet.text(0, y + 20, fit(name, scale.left - 6), link=there)
        cells = [Cell(name, there.href)]
        for year in progress.years:
            number = sum(one.runs_in(year) for one in measures)
            words = w("x_of_y", x=w.number(number), y=w.number(len(measures)))
            sheet.box(scale.at(year) + 2, y + 4, (scale.year - 4) * number / len(measures), 8, "b-bar")
            sheet.text(scale.at(year, 6), y + 26, words, size=SMALL, anchor="middle")
            cells.append(Cell(words))
        rows.append(tuple(cells))
        y += 36
    return rows, y
