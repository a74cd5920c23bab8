"""What became of a plan: the only place that counts.

Everything here is a pure function of the dataset and a date (`as_of`); charts, pages and exports
show these values and compute none of their own, so that no two places can disagree.

Four things are kept apart (see the method page): the *state* that an institution reports, whether
a *report* came, the *schedule*, and the *support* behind a report.  Silence is a value of its own:
it is never "not started", never carried forward, never left out of a denominator.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from tracker.loading import Dataset, PlanData
from tracker.models import Institution, Measure, Objective, State, YearStatus


class Report(StrEnum):
    """Whether the report of a year came."""

    SUBMITTED = "submitted"
    AWAITED = "awaited"
    MISSING = "missing"
    NOT_EXPECTED = "not_expected"


class Schedule(StrEnum):
    """How a measure stands against its timeframe.

    `UNKNOWN`: the timeframe is over and the last report due did not come; whether the measure was
    finished nobody has said, so it is not called overdue.
    """

    ON_TIME = "on_time"
    OVERDUE = "overdue"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Support(StrEnum):
    """What stands behind a report."""

    CONFIRMED = "confirmed"
    EVIDENCE = "evidence"
    NONE = "none"


class Shown(StrEnum):
    """What a cell shows: a reported state, or why there is none.  In the order of every legend."""

    DONE = "done"
    PARTLY_DONE = "partly_done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_DONE = "not_done"
    DISCONTINUED = "discontinued"
    MISSING = "missing"
    AWAITED = "awaited"
    NOT_EXPECTED = "not_expected"


SILENT = {Report.AWAITED: Shown.AWAITED, Report.MISSING: Shown.MISSING, Report.NOT_EXPECTED: Shown.NOT_EXPECTED}


@dataclass(frozen=True, slots=True)
class Cell:
    """One year of one measure."""

    year: int
    expected: bool
    """Whether a report of this year is expected; one that nobody expected is shown but not counted."""
    report: Report
    status: YearStatus | None
    deadline: datetime.date
    """The last day for the report of this year."""
    owners_reported: int
    """How many owners are heard in the report, as its author or a contributor."""
    shown: Shown
    """What the cell shows: the reported state, or the kind of silence."""
    support: Support | None
    """What stands behind the report; None without one."""

    @property
    def unsupported_claim(self) -> bool:
        """Whether success is claimed and nothing to check is given."""
        return self.support is Support.NONE and self.shown in (Shown.DONE, Shown.PARTLY_DONE)


@dataclass(frozen=True)
class MeasureProgress:
    """One measure over the years of its plan."""

    measure: Measure
    cells: tuple[Cell, ...]
    schedule: Schedule
    standing: Shown
    """What is known of the measure at the date: the last report due, or that it is missing."""
    counted: bool
    """False for discontinued and superseded measures: they leave the denominator but stay listed."""
    ended: bool
    """Whether the timeframe is over."""

    def cell(self, year: int) -> Cell:
        """The cell of a year of the plan."""
        return next(cell for cell in self.cells if cell.year == year)

    @cached_property
    def standing_cell(self) -> Cell | None:
        """The cell that `standing` was read from."""
        return _standing_cell(self.measure, self.cells)


@dataclass(frozen=True)
class Tally:
    """How many measures show what, with the denominator."""

    counts: Mapping[Shown, int]
    total: int
    """The denominator: of a standing, the measures that count; of a year, those of which something was expected in it."""
    unsupported: int
    """Of those done or partly done, how many give no evidence."""
    left_out: int
    """Discontinued or superseded, or in a tally of a year nothing expected: listed but not in the denominator."""

    def __getitem__(self, shown: Shown) -> int:
        return self.counts.get(shown, 0)

    @property
    def unknown(self) -> int:
        """Of how many nothing is known: the report is missing or awaited."""
        return self[Shown.MISSING] + self[Shown.AWAITED]


@dataclass(frozen=True)
class Reports:
    """How many yearly reports are expected, due by now, and received."""

    expected: int
    due: int
    received: int
    received_due: int
    """Received among those due: the numerator that belongs to `due`."""
    missing: int
    awaited: int


@dataclass(frozen=True)
class InstitutionRole:
    """What one institution does in one plan."""

    owner_of: tuple[MeasureProgress, ...]
    partner_of: tuple[MeasureProgress, ...]
    included_in: tuple[MeasureProgress, ...]
    """Measures whose partners are «all institutions», without naming this one."""
    missing: tuple[tuple[MeasureProgress, Cell], ...]
    """Reports past their deadline, of measures that it owns."""
    awaited: tuple[tuple[MeasureProgress, Cell], ...]
    """Reports that can still come in time, for years that have begun."""
    submitted: tuple[tuple[MeasureProgress, Cell], ...]
    """Reports that it signed."""
    works_with: tuple[tuple[str, int], ...]
    """(institution, number of shared measures), most first."""


Successors = Mapping[str, str]
"""An institution that is no more -> the one that took over its tasks."""


@dataclass(frozen=True)
class PlanProgress:
    """One plan at a date."""

    data: PlanData
    as_of: datetime.date
    years: tuple[int, ...]
    measures: tuple[MeasureProgress, ...]
    successors: Successors

    @cached_property
    def by_code(self) -> Mapping[str, MeasureProgress]:
        """Code -> measure."""
        return {one.measure.code: one for one in self.measures}

    @cached_property
    def reports(self) -> Reports:
        """Reports over all measures and years."""
        return count_reports(self.measures, self.as_of)

    @cached_property
    def standing(self) -> Tally:
        """All measures by what is known of them at the date."""
        return tally_standing(self.measures)

    @cached_property
    def _grouped(self) -> Mapping[str, tuple[MeasureProgress, ...]]:
        groups: dict[str, list[MeasureProgress]] = {}
        for one in self.measures:
            groups.setdefault(one.measure.objective, []).append(one)
        return {code: tuple(group) for code, group in groups.items()}

    @cached_property
    def by_objective(self) -> Mapping[str, Tally]:
        """Code of the objective -> its measures by what is known of them at the date."""
        return {o.code: tally_standing(self.of_objective(o)) for o in self.data.objectives}

    @cached_property
    def by_year(self) -> Mapping[int, Tally]:
        """Year -> what all measures show in it."""
        return {year: tally_year(self.measures, year) for year in self.years}

    def of_objective(self, objective: Objective) -> tuple[MeasureProgress, ...]:
        """The measures of an objective."""
        return self._grouped.get(objective.code, ())

    @cached_property
    def standing_of_ended(self) -> Tally:
        """The measures that were to be finished by now, by what is known of them: the other denominator."""
        return tally_standing(self.ended)

    @property
    def ended(self) -> tuple[MeasureProgress, ...]:
        """Measures that were to be finished by now and count."""
        return tuple(one for one in self.measures if one.ended and one.counted)

    def scheduled(self, schedule: Schedule) -> tuple[MeasureProgress, ...]:
        """Measures with this schedule."""
        return tuple(one for one in self.measures if one.schedule is schedule)

    @cached_property
    def by_participant(self) -> Mapping[str, tuple[tuple[MeasureProgress, ...], tuple[MeasureProgress, ...]]]:
        """Institution -> (measures it owns, measures it partners)."""
        found: dict[str, tuple[list[MeasureProgress], list[MeasureProgress]]] = {}
        for one in self.measures:
            for place, names in enumerate((one.measure.owners, one.measure.partners)):
                for name in names:
                    found.setdefault(name, ([], []))[place].append(one)
        return {name: (tuple(owned), tuple(partnered)) for name, (owned, partnered) in found.items()}

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """Every institution that owns or partners a measure, in the order of first mention."""
        named = (name for one in self.measures for name in (*one.measure.owners, *one.measure.partners))
        return tuple(dict.fromkeys(named))


def plan_progress(data: PlanData, as_of: datetime.date, successors: Successors | None = None) -> PlanProgress:
    """A plan's progress at `as_of`; `successors` tell who speaks for an owner that is no more."""
    years = _years(data, as_of)
    known = successors or {}
    return PlanProgress(data, as_of, years, tuple(_measure(data, measure, years, as_of, known) for measure in data.measures), known)


def _years(data: PlanData, as_of: datetime.date) -> tuple[int, ...]:
    """The plan's years, with those that reports or timeframes add; an open plan runs to `as_of`."""
    period = data.plan.period
    named = {period.start.year, period.end.year if period.end else as_of.year}
    for measure in data.measures:
        named |= {measure.timeframe.start.year, *measure.status}
        named |= {measure.timeframe.end.year} if measure.timeframe.end else set()
    return tuple(range(min(named), max(named) + 1))


def _deadline(data: PlanData, year: int) -> datetime.date:
    return datetime.date.fromisoformat(f"{year + 1}-{data.plan.reporting.deadline}")


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


def _measure(data: PlanData, measure: Measure, years: tuple[int, ...], as_of: datetime.date, successors: Successors) -> MeasureProgress:
    last = _last_year(data, measure, years)
    begun = measure.timeframe.start.year
    cells = tuple(_cell(data, measure, year, begun <= year <= last, as_of, successors) for year in years)
    standing = _standing_cell(measure, cells)
    # What returns every year goes on as long as the plan does.
    end = data.plan.period.end if measure.recurs else measure.timeframe.end
    ended = end is not None and as_of > end.last_day()
    counted = not _dropped(measure, as_of)
    return MeasureProgress(
        measure=measure,
        cells=cells,
        schedule=_schedule(cells, ended, unfinished=counted and not _done_once(measure)),
        standing=standing.shown if standing else Shown.NOT_EXPECTED,
        counted=counted,
        ended=ended,
    )


def _dropped(measure: Measure, as_of: datetime.date) -> bool:
    """Whether the measure was superseded by now, or its last report says that it was discontinued."""
    if measure.superseded and measure.superseded.on <= as_of:
        return True
    return bool(measure.status) and measure.status[max(measure.status)].state is State.DISCONTINUED


def _cell(data: PlanData, measure: Measure, year: int, expected: bool, as_of: datetime.date, successors: Successors) -> Cell:
    status = measure.status.get(year)
    deadline = _deadline(data, year)
    if status is not None:
        report = Report.SUBMITTED
    elif not expected:
        report = Report.NOT_EXPECTED
    else:
        report = Report.MISSING if as_of > deadline else Report.AWAITED
    heard = {status.reported_by, *(one.by for one in status.contributions)} if status else set()
    return Cell(
        year=year,
        expected=expected,
        report=report,
        status=status,
        deadline=deadline,
        owners_reported=sum(1 for name in measure.owners if name in heard or successors.get(name) in heard),
        shown=Shown(status.state) if status else SILENT[report],
        support=_support(status) if status else None,
    )


def _support(status: YearStatus) -> Support:
    if any(one.confirms for one in status.contributions):
        return Support.CONFIRMED
    return Support.EVIDENCE if status.evidence else Support.NONE


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


def tally_standing(measures: Iterable[MeasureProgress]) -> Tally:
    """Measures by what is known of them; discontinued and superseded ones leave the denominator."""
    chosen = tuple(measures)
    counted = [one for one in chosen if one.counted]
    cells = [one.standing_cell for one in counted]
    return Tally(
        counts=Counter(one.standing for one in counted),
        total=len(counted),
        unsupported=sum(1 for cell in cells if cell and cell.unsupported_claim),
        left_out=len(chosen) - len(counted),
    )


def tally_year(measures: Iterable[MeasureProgress], year: int) -> Tally:
    """What measures show in one year; those of which nothing was expected leave the denominator."""
    cells = [one.cell(year) for one in measures]
    counted = [cell for cell in cells if cell.shown not in (Shown.NOT_EXPECTED, Shown.DISCONTINUED)]
    return Tally(
        counts=Counter(cell.shown for cell in cells),
        total=len(counted),
        unsupported=sum(1 for cell in counted if cell.unsupported_claim),
        left_out=len(cells) - len(counted),
    )


def count_reports(measures: Iterable[MeasureProgress], as_of: datetime.date) -> Reports:
    """Reports expected, due and received; a report that nobody expected is not counted."""
    expected = [cell for one in measures for cell in one.cells if cell.expected]
    due = [cell for cell in expected if as_of > cell.deadline]
    return Reports(
        expected=len(expected),
        due=len(due),
        received=sum(1 for cell in expected if cell.report is Report.SUBMITTED),
        received_due=sum(1 for cell in due if cell.report is Report.SUBMITTED),
        missing=sum(1 for cell in expected if cell.report is Report.MISSING),
        awaited=sum(1 for cell in expected if cell.report is Report.AWAITED),
    )


def institution_role(progress: PlanProgress, institution: Institution, everyone: frozenset[str]) -> InstitutionRole:
    """What an institution answers for, helps with, owes and reported in one plan."""
    name = institution.id
    owner_of, partner_of = progress.by_participant.get(name, ((), ()))
    # Who took over an owner's tasks answers for its measures too.
    inherited = [progress.by_participant.get(old, ((), ()))[0] for old, new in progress.successors.items() if new == name]
    owner_of += tuple(one for group in inherited for one in group if one not in owner_of)
    named = {one.measure.code for one in (*owner_of, *partner_of)}
    included_in = tuple(
        one
        for one in (progress.measures if named else ())
        if one.measure.code not in named and everyone & {*one.measure.owners, *one.measure.partners}
    )
    cells = [(one, cell) for one in owner_of for cell in one.cells]
    shared = Counter(
        other
        for one in (*owner_of, *partner_of)
        for other in {*one.measure.owners, *one.measure.partners}
        if other != name and other not in everyone
    )
    return InstitutionRole(
        owner_of=owner_of,
        partner_of=partner_of,
        included_in=included_in if name not in everyone else (),
        missing=tuple((one, cell) for one, cell in cells if cell.report is Report.MISSING),
        awaited=tuple((one, cell) for one, cell in cells if cell.report is Report.AWAITED and cell.year <= progress.as_of.year),
        submitted=tuple((one, cell) for one, cell in cells if cell.status and cell.status.reported_by == name),
        works_with=tuple(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


@dataclass(frozen=True)
class SiteProgress:
    """All plans at a date."""

    dataset: Dataset
    as_of: datetime.date
    plans: tuple[PlanProgress, ...]

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Ids of the entries that stand for every institution."""
        return frozenset(entry.id for entry in self.dataset.institutions.values() if entry.everyone)

    @cached_property
    def roles(self) -> Mapping[str, Mapping[str, InstitutionRole]]:
        """Institution -> plan -> what it does there."""
        return {
            name: {one.data.plan.id: institution_role(one, entry, self.everyone) for one in self.plans}
            for name, entry in self.dataset.institutions.items()
        }


def site_progress(dataset: Dataset, as_of: datetime.date) -> SiteProgress:
    """The progress of every plan at `as_of`."""
    successors = {entry.id: entry.succeeded_by for entry in dataset.institutions.values() if entry.succeeded_by}
    return SiteProgress(dataset, as_of, tuple(plan_progress(data, as_of, successors) for data in dataset.plans))
