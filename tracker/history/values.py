"""What is known of the past, as frozen values that hold no old text.

Of a text that somebody once wrote only a print is kept.  It can be told where the same text stands in today's data, and
nowhere else: so what was taken out for good reason (a name, a small number) cannot come back by way of history.
"""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tracker.history.prints import printed
from tracker.progress import Shown, Tally
from tracker.review.values import How, Kind


class Reach(StrEnum):
    """How far back the history is known."""

    WHOLE = "whole"
    SHALLOW = "shallow"
    """Only a part of the repository was fetched."""
    NO_REPOSITORY = "no_repository"
    NO_GIT = "no_git"
    """The program git is not there."""
    REFUSED = "refused"
    """Git could not or would not read the repository."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is not as it was, free of every text that people wrote."""

    kind: Kind
    how: How
    year: int | None = None
    """Of a report or an assessment."""
    field: str = ""
    """The field of the model, such as `YearStatus.summary`; of an amendment what it amends, of a measure's end how it ended."""
    before: str = ""
    """A state."""
    after: str = ""
    """A state, or the code of a measure."""
    by: str = ""
    """Id of an institution."""
    on: str = ""
    """The day that the file gives for it."""
    interim: bool = False
    again: bool = False
    """Of a subject that was added: whether it had been there before."""
    step_back: bool = False
    """Whether a state has become one that says less."""
    text: str = ""
    """The print of what was written; "" where nothing is to be told of it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what an entry is about."""

    plan: str
    """Id of the plan; "" for institutions."""
    kind: Kind
    """MEASURE, OBJECTIVE, INSTITUTION, PLAN, TABLE, SERVICES or DISCREPANCY."""
    id: str
    """Code or id."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What became known of one subject (and one year of it) on one day."""

    on: datetime.date
    at: datetime.datetime
    """The moment of the last commit in it."""
    subject: Subject
    year: int | None
    facts: tuple[Fact, ...]

    @property
    def key(self) -> str:
        """Names the entry among those of its day, whatever commits it came by; of what may be gone today only by a print."""
        subject = self.subject
        coded = subject.kind in (Kind.MEASURE, Kind.OBJECTIVE)
        plan = "" if subject.kind is Kind.PLAN else subject.plan
        steps = (plan, subject.kind.value, subject.id if coded else printed(subject.id)[:8], str(self.year or ""))
        return "/".join(step for step in steps if step)

    @property
    def is_correction(self) -> bool:
        """Whether it says that something had been wrong."""
        return any(fact.kind is Kind.CORRECTION and fact.how is not How.REMOVED for fact in self.facts)

    @property
    def is_step_back(self) -> bool:
        """Whether a state has become one that says less."""
        return any(fact.step_back for fact in self.facts)


@dataclass(frozen=True, slots=True)
class Known:
    """What was known of a measure on a day."""

    shown: Shown
    """The last report due, or that it is missing."""
    year: int | None
    """The year that it is of."""
    text: str = ""
    """The print of that report; "" without one."""


@dataclass(frozen=True)
class Then:
    """A plan as the data of a day told it, counted as of that day."""

    measures: Mapping[str, Known]
    """By code, in the order of the plan."""
    tally: Tally


class Later(StrEnum):
    """Why today's data tell something else about a day than those of the day did."""

    REPORTED = "reported"
    """The report came later."""
    MISSED = "missed"
    """The report was still awaited, and did not come in time."""
    CORRECTED = "corrected"
    """The report was corrected, and says so."""
    CHANGED = "changed"
    """The report was changed or added to."""
    WITHDRAWN = "withdrawn"
    """The report was taken away."""
    ADDED = "added"
    """The measure came into the data later."""
    REMOVED = "removed"
    """The measure is not in the data any more."""


@dataclass(frozen=True, slots=True)
class Row:
    """A measure on a day: as known then, and as known now."""

    code: str
    then: Known | None
    now: Known | None
    later: tuple[Later, ...]


@dataclass(frozen=True)
class YearEnd:
    """A plan on a 31 December, by the data of that day and by today's."""

    plan: str
    on: datetime.date
    rows: tuple[Row, ...]
    """In the order of the plan."""
    then: Tally | None
    """None where the data of that day had errors and cannot be counted."""
    now: Tally


@dataclass(frozen=True)
class History:
    """Everything that the versions of the data tell, until the date of the site."""

    reach: Reach
    since: datetime.date | None = None
    """The day of the first version that is known."""
    entries: tuple[Entry, ...] = ()
    """Newest first; those of a day in the order of their plan."""
    unreadable: int = 0
    """Versions of which a file could not be read."""
    first_seen: Mapping[str, datetime.date] = field(default_factory=dict)
    """`<plan>/<code>` of a measure -> the day on which it came into the data."""
    year_ends: tuple[YearEnd, ...] = ()
    """By plan, then by day."""


UNREAD = History(Reach.NO_REPOSITORY)
"""What is known where nobody looked."""
