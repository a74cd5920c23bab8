"""One measure over the years: what each year shows, and what is known of the whole at a date."""

import datetime
from collections.abc import Iterable

from tracker.loading import PlanData
from tracker.models import Measure, Plan, State, YearStatus
from tracker.progress.values import CLAIMS, SILENT, Cell, MeasureProgress, Report, Schedule, Shown, Successors, Support
from tracker.rules.references import chain


def years_of(data: PlanData, as_of: datetime.date) -> tuple[int, ...]:
    """The plan's years, with those that reports or timeframes add; an open plan runs to `as_of`."""
    period = data.plan.period
    named = {period.start.year, period.end.year if period.end else as_of.year}
    for measure in data.measures:
        named |= {measure.timeframe.start.year, *measure.status}
        named |= {measure.timeframe.end.year} if measure.timeframe.end else set()
    return tuple(range(min(named), max(named) + 1))


def deadline(plan: Plan, year: int) -> datetime.date:
    """The last day for the reports of a year."""
    return datetime.date.fromisoformat(f"{year + 1}-{plan.reporting.deadline}")


def closed_after(plan: Plan | None, year: int) -> datetime.date | None:
    """The last day on which a year is open: that for the reports of the next year; None where the plan is not known or names no day."""
    try:
        return deadline(plan, year + 1) if plan else None
    except ValueError:
        # deadline-is-a-day speaks of it.
        return None


def _last_year(data: PlanData, measure: Measure, years: Iterable[int]) -> int:
    """The last year of which a report can be expected."""
    end = data.plan.period.end if measure.recurs or measure.timeframe.end is None else measure.timeframe.end
    ends = [end.year if end else max(years)]
    if measure.superseded:
        # A measure replaced on 1 January owes nothing for that year.
        ends.append((measure.superseded.on - datetime.timedelta(days=1)).year)
    if measure.status and measure.status[max(measure.status)].state is State.DISCONTINUED:
        ends.append(max(measure.status))
    ends += [year for year, report in measure.status.items() if _finishes(measure, report)]
    return min(ends)


def _finishes(measure: Measure, report: YearStatus) -> bool:
    """Whether nothing more is expected after this report: a one-off measure was done, and not just so far."""
    return measure.kind == "one_off" and report.state is State.DONE and not report.interim


def measure_progress(
    data: PlanData, measure: Measure, years: tuple[int, ...], as_of: datetime.date, successors: Successors
) -> MeasureProgress:
    """A measure at `as_of`, over the given years of its plan."""
    last = _last_year(data, measure, years)
    begun = measure.timeframe.start.year
    # An owner is heard through whoever took over its tasks, too.
    voices = tuple({owner, *chain(successors, owner)} for owner in measure.owners)
    cells = tuple(_cell(data, measure, year, begun <= year <= last, as_of, voices) for year in years)
    standing = _standing_cell(measure, cells)
    # What returns every year goes on as long as the plan does.
    frame = data.plan.period if measure.recurs else measure.timeframe
    end = frame.end.last_day() if frame.end else None
    ended = end is not None and as_of > end
    counted = not _dropped(measure, as_of)
    return MeasureProgress(
        measure=measure,
        cells=cells,
        schedule=_schedule(cells, ended, unfinished=counted and not _done_once(measure)),
        standing=standing.shown if standing else Shown.NOT_EXPECTED,
        standing_cell=standing,
        counted=counted,
        end=end,
        ended=ended,
    )


def _dropped(measure: Measure, as_of: datetime.date) -> bool:
    """Whether the measure was superseded by now, or its last report says that it was discontinued."""
    if measure.superseded and measure.superseded.on <= as_of:
        return True
    return bool(measure.status) and measure.status[max(measure.status)].state is State.DISCONTINUED


def _cell(data: PlanData, measure: Measure, year: int, expected: bool, as_of: datetime.date, voices: tuple[set[str], ...]) -> Cell:
    status = measure.status.get(year)
    last_day = deadline(data.plan, year)
    if status is not None:
        report = Report.SUBMITTED
    elif not expected:
        report = Report.NOT_EXPECTED
    else:
        report = Report.MISSING if as_of > last_day else Report.AWAITED
    heard = {status.reported_by, *(one.by for one in status.contributions)} if status else set()
    return Cell(
        year=year,
        expected=expected,
        report=report,
        status=status,
        deadline=last_day,
        owners_reported=sum(1 for voice in voices if voice & heard),
        shown=Shown(status.state) if status else SILENT[report],
        support=support_of(status) if status else None,
    )


def support_of(status: YearStatus) -> Support:
    """What stands behind a report."""
    if any(one.confirms for one in status.contributions):
        return Support.CONFIRMED
    return Support.EVIDENCE if status.evidence else Support.NONE


def is_unsupported(status: YearStatus) -> bool:
    """Whether a report claims success and gives nothing to check."""
    return Shown(status.state) in CLAIMS and support_of(status) is Support.NONE


def _done_once(measure: Measure) -> bool:
    return any(_finishes(measure, report) for report in measure.status.values())


def _standing_cell(measure: Measure, cells: tuple[Cell, ...]) -> Cell | None:
    """The last cell that says something: a report, or that one due is missing.

    A report is never carried over a missing one; a one-off measure that was done stays done.
    """
    if _done_once(measure):
        return next(cell for cell in reversed(cells) if cell.status and _finishes(measure, cell.status))
    telling = [cell for cell in cells if cell.report in (Report.SUBMITTED, Report.MISSING)]
    if telling:
        return telling[-1]
    return next((cell for cell in cells if cell.report is Report.AWAITED), None)


def _schedule(cells: tuple[Cell, ...], ended: bool, *, unfinished: bool) -> Schedule:
    """Read from the last year of which a report was expected or given; an interim report settles nothing."""
    if not unfinished:
        return Schedule.CLOSED
    if not ended:
        return Schedule.ON_TIME
    last = next((cell for cell in reversed(cells) if cell.report is not Report.NOT_EXPECTED), None)
    if last is None or last.status is None or last.status.interim:
        return Schedule.UNKNOWN
    return Schedule.CLOSED if last.status.state in (State.DONE, State.NOT_DONE) else Schedule.OVERDUE
