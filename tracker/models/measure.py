"""A measure of a plan and what institutions report about it, year by year."""

from enum import StrEnum
from typing import Any, Literal

from pydantic import GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from tracker.models.base import (
    Amount,
    Date,
    Figure,
    Flag,
    InstitutionId,
    Link,
    MeasureCode,
    ObjectiveCode,
    Period,
    Record,
    Source,
    Text,
    Year,
)


class State(StrEnum):
    """What the institution says about a year of a measure."""

    DONE = "done"
    PARTLY_DONE = "partly_done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    NOT_DONE = "not_done"
    DISCONTINUED = "discontinued"


class Unit(StrEnum):
    """What an output counts."""

    PEOPLE = "people"
    WOMEN = "women"
    MEN = "men"
    CHILDREN = "children"
    EVENTS = "events"
    HOURS = "hours"
    GROUPS = "groups"
    INSTITUTIONS = "institutions"
    PUBLICATIONS = "publications"
    COPIES = "copies"
    CASES = "cases"
    OTHER = "other"


class Basis(StrEnum):
    """How an output was counted; figures with different bases are never added."""

    UNIQUE_PEOPLE = "unique_people"
    ATTENDANCES = "attendances"
    EVENTS = "events"
    ITEMS = "items"
    ESTIMATE = "estimate"


class Funding(StrEnum):
    """Where the money came from."""

    MUNICIPAL = "municipal"
    STATE = "state"
    EU = "eu"
    PROJECT = "project"
    OWN_BUDGET = "own_budget"
    OTHER = "other"


class BySex(Record):
    """The parts of an output by sex; together they do not exceed the whole."""

    women: Figure | None = None
    """Women and girls."""
    men: Figure | None = None
    """Men and boys."""


class Output(Record):
    """A number that shows what was done."""

    what: Text
    """Such as leaflets given out or participants of trainings; the same words every year, so that numbers can be compared."""
    value: Figure
    """The number; a sensitive count of 1 to 4 is written `<5`."""
    unit: Unit
    """What the number counts."""
    basis: Basis
    """How it was counted: people once each, attendances, events, items, or an estimate."""
    by_sex: BySex | None = None
    """The number by sex, where known."""
    sensitive: Flag = False
    """`true` for counts of victims, children, perpetrators, sheltered persons or cases: 1 to 4 become `<5`."""
    note: Text | None = None
    """Anything a reader needs in order to understand the number, such as a sudden jump."""


class Money(Record):
    """Money planned and spent in the year, in euro. `money: own_budget` is short for `{source: own_budget}`."""

    planned: Amount | None = None
    """Euro planned for the year."""
    spent: Amount | None = None
    """Euro spent in the year."""
    source: Funding
    """Where the money came from."""
    note: Text | None = None
    """Explanation, asked for when spending is more than a tenth above the plan."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """A mapping, or the one word."""
        return {"anyOf": [{"const": "own_budget"}, handler(core)]}

    @model_validator(mode="before")
    @classmethod
    def _own_budget_in_one_word(cls, value: Any) -> Any:
        return {"source": "own_budget"} if value == "own_budget" else value


class Evidence(Record):
    """Something a reader can check."""

    title: Text
    """What the evidence is, such as the name of a document."""
    url: Link | None = None
    """Link to a page or document that anybody can open without logging in."""
    where: Text | None = None
    """Where it can be seen when it is not on the web (an archive, a decision's number)."""
    date: Date | None = None
    """When the document was adopted or published, or when what it shows took place."""


class Contribution(Record):
    """What another owner or partner reports for the same year."""

    by: InstitutionId
    """The owner or partner that adds to the report."""
    reported_on: Date
    """The day of its report."""
    summary: Text
    """What it did."""
    confirms: Flag = False
    """`true` when it confirms from its own knowledge what the reporting institution says."""


class Decision(Record):
    """Who decided to discontinue a measure, and when."""

    by: Text
    """Who took the decision, such as the municipal council."""
    on: Date
    """The day of the decision."""


class Correction(Record):
    """What was corrected in a published report, and when."""

    why: Text
    """What had been written wrongly, and how it really is."""
    on: Date
    """The day of the correction."""


class YearStatus(Record):
    """The report of one year. This is the part that institutions edit."""

    state: State
    """Whether what was planned for the year was done: wholly, partly or not; not begun and discontinued are states too."""
    summary: Text
    """What was done in the year; Lithuanian is required."""
    reported_by: InstitutionId
    """The owner that reports, or the institution that took over its tasks."""
    reported_on: Date
    """The day of the report; on or after the end of the year, unless `interim: true`."""
    interim: Flag = False
    """`true` for a report made before the year was over."""
    reason: Text | None = None
    """Why; required for `not_started`, `not_done` and `discontinued`, for a step backwards and outside the timeframe."""
    decision: Decision | None = None
    """Who decided and when; required for `discontinued`."""
    outputs: tuple[Output, ...] = ()
    """Numbers that show what was done."""
    money: Money | None = None
    """Euro planned and spent."""
    evidence: tuple[Evidence, ...] = ()
    """What a reader can check; `done` and `partly_done` without any are shown as such."""
    obstacles: Text | None = None
    """What stood in the way."""
    next_steps: Text | None = None
    """What comes next."""
    contributions: tuple[Contribution, ...] = ()
    """What other owners and partners report for the same year."""
    correction: Correction | None = None
    """What was corrected and when; written when a published report is changed."""


class Amendment(Record):
    """A dated change of the plan's own text; the original stays in the file."""

    on: Date
    """When the change was decided."""
    by: Text
    """Who decided it."""
    what: Literal["title", "owners", "partners", "timeframe", "other"]
    """Which part of the measure changed."""
    before: Text
    """The part before the change."""
    after: Text
    """The part after the change."""
    reason: Text | None = None
    """Why."""
    source: Link | None = None
    """Address of the decision."""


class Superseded(Record):
    """The measure was replaced by another or merged into it; it stays listed and leaves the denominator."""

    by: MeasureCode
    """Code of the measure that took its place, in the same plan."""
    on: Date
    """From when."""
    how: Literal["replaced", "merged"] = "replaced"
    """Whether it was replaced or merged."""
    reason: Text
    """Why."""


class PublicEvidence(Record):
    """What a public source shows about the measure. Never counted as a report."""

    title: Text
    """What the source shows, in a sentence."""
    published_by: Text
    """Who published it."""
    source: Source
    """Where it stands."""
    years: tuple[Year, ...]
    """The years it speaks of."""


class Measure(Record):
    """One measure of a plan. The file's name begins with its code."""

    code: MeasureCode
    """Number in the plan; the file's name begins with it (1.06-video-competition.yml)."""
    title: Text
    """The wording of the plan, as printed; the other language is a translation."""
    short_title: Text
    """A short name in both languages, for lists and charts (ours, not the plan's)."""
    objective: ObjectiveCode
    """Code of the objective that the measure serves."""
    aim: Text | None = None
    """The aim of the measure, where the plan prints one."""
    owners: tuple[InstitutionId, ...]
    """The responsible executives; one of them signs the report of a year."""
    partners: tuple[InstitutionId, ...] = ()
    """The partners."""
    timeframe: Period
    """When the plan says it is to be done."""
    kind: Literal["continuous", "one_off"] = "continuous"
    """`one_off` when the measure ends with a single result; once done, nothing more is expected."""
    kind_note: Text | None = None
    """Why this site reads the measure as one-off."""
    recurs: Literal["yearly"] | None = None
    """`yearly` when the plan says that the activity returns every year."""
    source: Source | None = None
    """Where it stands in the source, and what is uncertain."""
    lost_text: Text | None = None
    """What words are lost in the source; the title then carries […]."""
    amendments: tuple[Amendment, ...] = ()
    """Dated changes of the plan's own text."""
    superseded: Superseded | None = None
    """Set when another measure took its place."""
    status: dict[Year, YearStatus] = {}
    """One report per year. Institutions edit this part."""
    public_evidence: tuple[PublicEvidence, ...] = ()
    """What public sources show; never counted as a report."""
