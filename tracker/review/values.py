"""What changed between two revisions, as frozen values; told in words elsewhere."""

from dataclasses import dataclass, field
from enum import StrEnum

from tracker.models import Period, Text
from tracker.problems import NOTHING, Said


class Part(StrEnum):
    """What a change is about, most important first."""

    REPORTS = "reports"
    EVIDENCE = "evidence"
    DETAILS = "details"
    CONTRIBUTIONS = "contributions"
    COUNTS = "counts"
    WORDING = "wording"
    MEASURES = "measures"
    OBJECTIVES = "objectives"
    INSTITUTIONS = "institutions"
    STATISTICS = "statistics"
    SERVICES = "services"
    DISCREPANCIES = "discrepancies"


OF_A_REPORT = (Part.REPORTS, Part.EVIDENCE, Part.DETAILS, Part.CONTRIBUTIONS)
"""Parts of which all that concerns one year of a measure is told in one place."""


class Kind(StrEnum):
    """What it is that was added, removed or changed."""

    REPORT = "report"
    STATE = "state"
    CORRECTION = "correction"
    UNSUPPORTED = "unsupported"
    """A claim of success with nothing behind it that a reader could check."""
    EVIDENCE = "evidence"
    OUTPUT = "output"
    CONTRIBUTION = "contribution"
    OWNER = "owner"
    PARTNER = "partner"
    AMENDMENT = "amendment"
    SUPERSEDED = "superseded"
    MEASURE = "measure"
    NAME = "name"
    """The short name under which it is listed."""
    FILE = "file"
    """The name of the file."""
    OBJECTIVE = "objective"
    ASSESSMENT = "assessment"
    INSTITUTION = "institution"
    PLAN = "plan"
    TABLE = "table"
    FIGURE = "figure"
    SERVICES = "services"
    SERVICE = "service"
    PROVIDER = "provider"
    DISCREPANCY = "discrepancy"
    ORDER = "order"
    """The order of entries in a list, and nothing else."""
    FIELD = "field"
    """Any other field; `Change.label` says which."""


class How(StrEnum):
    """What happened to it."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


class Form(StrEnum):
    """How a value is to be shown."""

    TEXT = "text"
    DAY = "day"
    MONEY = "money"
    FIGURE = "figure"
    PERIOD = "period"
    INSTITUTION = "institution"
    FLAG = "flag"
    WORD = "word"
    """One of the words to choose from; its label stands in the value already."""
    UNSAID = "unsaid"
    """A list or a group of fields: only that it changed is said."""


Value = str | Text | Period | None
"""A plain text, a text of two languages, a timeframe; None: nothing, or nothing to be shown."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom or what a change concerns."""

    kind: Kind
    """MEASURE, OBJECTIVE, INSTITUTION, PLAN, TABLE, SERVICES, SERVICE or DISCREPANCY."""
    id: str
    """Code or id."""
    name: Text
    """What it is called; after the change, where there is an after."""
    objective: str = ""
    """Of a measure: the code of its objective."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not as it was."""

    part: Part
    kind: Kind
    how: How
    subject: Subject
    plan: str = ""
    """Id of the plan; "" for institutions, which all plans share."""
    year: int | None = None
    """Of a report or an assessment."""
    field: str = ""
    """The field of the model, such as `YearStatus.summary`."""
    label: Said = NOTHING
    """What people call the field."""
    name: Text | None = None
    """Which one of several: the title of the evidence, what was counted."""
    form: Form = Form.TEXT
    before: Value = None
    after: Value = None
    by: str = ""
    """Id of the institution that reported."""
    on: str = ""
    """The day that the file gives for it, such as 2024-02-28."""
    unit: str = ""
    """What a figure counts."""
    interim: bool = False
    """Of a new report: whether the year was not over."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of a plan or an objective, with their denominators; all from `progress`."""

    done: int = 0
    partly_done: int = 0
    unknown: int = 0
    total: int = 0
    received: int = 0
    """Reports; of an objective 0, since reports are counted for the whole plan."""
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Recount:
    """Counts before and after, as of the same day."""

    plan: str
    subject: Subject
    """The plan itself, or an objective of it."""
    before: Counts
    after: Counts


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs between two revisions, in the order in which it is to be told."""

    changes: tuple[Change, ...]
    recounts: tuple[Recount, ...]
    """Only what counts otherwise than before."""
    plans: tuple[tuple[str, Text], ...]
    """(id, short title) of every plan of either side, in the order of the site."""
    institutions: dict[str, Text] = field(hash=False)
    """Id -> name, of either side."""
    form_only: tuple[str, ...] = ()
    """Files of which only the form changed: comments, order, quotes."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is different."""
        return not (self.changes or self.form_only)
