"""The values that everything else shows: frozen, and counted elsewhere in this package."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker.models import Measure, YearStatus


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


CLAIMS = (Shown.DONE, Shown.PARTLY_DONE)
"""States that claim success and so need something to check."""
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
        return self.support is Support.NONE and self.shown in CLAIMS


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
    end: datetime.date | None
    """The last day of its time; None where the plan prints no end."""
    ended: bool
    """Whether that time is over."""

    standing_cell: Cell | None
    """The cell that `standing` was read from."""

    def cell(self, year: int) -> Cell:
        """The cell of a year of the plan."""
        return next(cell for cell in self.cells if cell.year == year)

    def runs_in(self, year: int) -> bool:
        """Whether the timeframe touches the year."""
        frame = self.measure.timeframe
        return frame.start.year <= year and (frame.end is None or year <= frame.end.year)


Reported = tuple[MeasureProgress, Cell]
"""A year of a measure: what a report is of."""


@dataclass(frozen=True, slots=True)
class Term:
    """The reports of a year that an institution answers for in a plan, and the day until which they are awaited."""

    year: int
    deadline: datetime.date
    reports: tuple[Reported, ...]

    @property
    def submitted(self) -> int:
        """How many of them came."""
        return sum(1 for _, cell in self.reports if cell.report is Report.SUBMITTED)


class Happening(StrEnum):
    """What can happen to a measure on a day."""

    REPORT = "report"
    CONTRIBUTION = "contribution"
    CORRECTION = "correction"
    AMENDMENT = "amendment"
    SUPERSEDED = "superseded"


@dataclass(frozen=True)
class Event:
    """Something that the data files say happened to a measure on a day."""

    on: datetime.date
    what: Happening
    measure: Measure
    year: int | None
    """The year reported of; None where the plan itself changed."""
    by: str | None
    """Id of the institution that reported."""
    shown: Shown | None
    """The reported state."""
    unsupported: bool = False
    """Whether success was claimed and nothing to check is given."""


@dataclass(frozen=True)
class Change:
    """A measure that shows something else in one year than in another."""

    one: MeasureProgress
    before: Cell
    after: Cell


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


Successors = Mapping[str, str]
"""An institution that is no more -> the one that took over its tasks."""
