"""A plan, its objectives, and everything else that its document holds."""

from typing import Literal

from tracker.models.base import (
    Amount,
    Date,
    Figure,
    Flag,
    Id,
    InstitutionId,
    Line,
    Link,
    MeasureCode,
    ObjectiveCode,
    Period,
    Record,
    Source,
    Text,
    Year,
)


class Document(Record):
    """A source document that the data were taken from."""

    id: Id
    """Short name, used by `source: {document: …}`."""
    title: Text
    """Title or description of the document."""
    published_by: Text | None = None
    """Who published it."""
    published: Line | None = None
    """When."""
    url: Link | None = None
    """Its public address."""
    note: Text | None = None
    """State of the copy used (damage, losses)."""


class LegalAct(Record):
    """An act that the plan rests on."""

    id: Id
    """Short name."""
    title: Text
    """Title."""
    number: Line | None = None
    """Number of the act, as printed or in the official register."""
    date: Date | None = None
    """Date of the act."""
    issuer: Text | None = None
    """Who issued it."""
    source: Source | None = None
    """Where the plan mentions it."""
    note: Text | None = None
    """What a reader should know."""


class Member(Record):
    """A seat in a group."""

    institution: InstitutionId
    """The institution that sits in the group."""
    printed: Text
    """The entry as printed; the other language is a translation."""
    note: Text | None = None
    """What a reader should know."""


class Group(Record):
    """A group that coordinates the plan, with its members, provisions and functions."""

    id: Id
    """Short name."""
    institution: InstitutionId | None = None
    """The entry of the group in `institutions.yml`."""
    name: Text
    """Name."""
    founding: Text | None = None
    """When and how it was set up."""
    order: Line | None = None
    """Number of the order that set it up."""
    order_date: Date | None = None
    """Date of the order."""
    members: tuple[Member, ...] = ()
    """Its members, in the order of print."""
    duties: tuple[Text, ...] = ()
    """What the members do."""
    provisions: tuple[Text, ...] = ()
    """The provisions that the group works under."""
    functions: tuple[Text, ...] = ()
    """Its functions."""
    facts: tuple[Text, ...] = ()
    """What else the source says of it."""
    source: Source
    """Where it stands."""


class Sum(Record):
    """An amount of money that the plan prints."""

    what: Text
    """What it is for."""
    value: Amount
    """Euro."""


class FundingItem(Record):
    """What the plan says about one source of money."""

    id: Id
    """Short name."""
    title: Text
    """Heading."""
    statements: tuple[Text, ...]
    """What the plan says, sentence by sentence."""
    sums: tuple[Sum, ...] = ()
    """The amounts it prints."""
    institution: InstitutionId | None = None
    """The institution concerned."""
    source: Source
    """Where it stands."""


class Project(Record):
    """A project that the plan comes from."""

    id: Id
    """Short name."""
    name: Text
    """Full name."""
    short_name: Text
    """Short name."""
    number: Line | None = None
    """Project number."""
    programme: Text
    """Funding programme."""
    period: Period
    """Duration."""
    sums: tuple[Sum, ...]
    """Total and EU funding."""
    lead_partner: InstitutionId
    """Lead partner."""
    partners: tuple[InstitutionId, ...]
    """All partners, the lead partner included."""
    statements: tuple[Text, ...] = ()
    """What the source says about results and expectations."""
    source: Source
    """Where it stands."""


class Reporting(Record):
    """By when institutions report; set by this site, not by the plan."""

    deadline: Line
    """Month and day of the following year, such as 03-31."""
    note: Text
    """Who set the deadline, shown wherever it matters."""


class Plan(Record):
    """The file `plan.yml`: what the plan is, apart from its objectives and measures."""

    id: Id
    """Name of the plan's folders and of its address on the site."""
    order: Line
    """Place among the plans of the site; the front page shows the lowest."""
    fictional: Flag = False
    """`true` for an invented plan: every page then says so."""
    title: Text
    """Title as printed; the other language is a translation."""
    short_title: Text
    """Short name (ours)."""
    printed_language: Literal["lt", "en"]
    """Language of the source; text in the other language is an unofficial translation."""
    translation_note: Text | None = None
    """What a reader should know about the translation."""
    place: Text
    """The place that the plan is for."""
    period: Period
    """Years of the plan."""
    publisher: InstitutionId
    """The institution that answers for the document."""
    coordinator: InstitutionId | None = None
    """The institution that coordinates the plan."""
    summary: Text
    """The plan in one sentence (ours)."""
    aim: Text | None = None
    """The aim, as printed."""
    purpose: Text | None = None
    """The purpose, as printed."""
    terms: Text | None = None
    """What the plan itself calls its objectives and measures, where it uses other words."""
    documents: tuple[Document, ...]
    """The source documents; the first one is the plan itself."""
    legal_basis: tuple[LegalAct, ...] = ()
    """The acts that the plan rests on."""
    groups: tuple[Group, ...] = ()
    """The groups that coordinate it."""
    human_resources: tuple[Text, ...] = ()
    """What the plan says about other people who carry it out."""
    funding: tuple[FundingItem, ...] = ()
    """What the plan says about money."""
    projects: tuple[Project, ...] = ()
    """The projects that it comes from."""
    facts: tuple[Text, ...] = ()
    """Facts of the document that belong nowhere else."""
    disclaimers: tuple[Text, ...] = ()
    """Disclaimers, as printed."""
    reporting: Reporting
    """By when institutions report."""
    successor: Id | None = None
    """Id of the plan that follows."""


class Assessment(Record):
    """The coordinator's assessment of an objective in a year, in words; never a computed number."""

    summary: Text
    """The assessment."""
    assessed_by: InstitutionId
    """Who assessed."""
    assessed_on: Date
    """When."""


class Objective(Record):
    """One objective of a plan. Its owners and partners are derived from its measures."""

    code: ObjectiveCode
    """Number in the plan; the file's name begins with it."""
    title: Text
    """The wording of the plan, as printed; the other language is a translation."""
    short_title: Text
    """A short name in both languages (ours)."""
    timeframe: Period
    """When it is to be reached."""
    lead: InstitutionId | None = None
    """The institution that leads it, where the plan names one."""
    source: Source | None = None
    """Where it stands in the source."""
    status: dict[Year, Assessment] = {}
    """One assessment per year, by the coordinator."""


class Row(Record):
    """One figure of a table of statistics."""

    indicator: Id
    """Which indicator (a key of `indicators`)."""
    area: Id
    """Which area (a key of `areas`)."""
    year: Year | None = None
    """The year that the figure is for; left out where the source does not say."""
    until: Date | None = None
    """The day up to which the year was counted, where it was not whole."""
    sex: Literal["women", "men", "girls", "boys"] | None = None
    """Sex, where the figure is for one only."""
    age: Line | None = None
    """Age in years (0-17), where the figure is for some ages only."""
    value: Figure
    """The figure, `<5`, or `withheld`."""
    below: Flag = False
    """`true` when the source says "less than" the value."""


class Indicator(Record):
    """What a row counts."""

    name: Text
    """Name of the indicator."""
    unit: Literal["reports", "persons", "children", "percent", "euro"]
    """Unit of its figures."""


class Context(Record):
    """A table of statistics printed in the plan, as tidy rows."""

    id: Id
    """Short name; the file is called after it."""
    title: Text
    """Title as printed."""
    published_by: Text
    """The source that the plan names."""
    source: Source
    """Where the table stands."""
    areas: dict[Id, Text]
    """The areas of the rows."""
    indicators: dict[Id, Indicator]
    """The indicators of the rows."""
    rows: tuple[Row, ...]
    """The figures."""
    notes: tuple[Text, ...] = ()
    """What a reader should know about the figures."""


class Provider(Record):
    """An institution that gives a service."""

    institution: InstitutionId
    """The institution."""
    note: Text | None = None
    """A limit that the source prints."""


class Service(Record):
    """A type of help and who gives it."""

    number: Line
    """Number in the plan's table."""
    title: Text
    """Type of help."""
    providers: tuple[Provider, ...]
    """Who gives it."""
    source: Source
    """Where it stands."""


class Services(Record):
    """The file `services.yml`: the plan's map of services."""

    title: Text
    """Title as printed."""
    services: tuple[Service, ...]
    """The types of help."""


class Side(Record):
    """One side of a discrepancy."""

    where: Text
    """Where it stands."""
    says: Text
    """What it says."""


class Discrepancy(Record):
    """A contradiction inside the sources; shown to readers, never silently fixed."""

    id: Id
    """Short name."""
    kind: Literal["figure", "name", "date", "wording", "source", "content", "extraction", "observation"]
    """What contradicts: figures, names, dates, words, sources, content; or damage, or an observation."""
    what: Text
    """The discrepancy in a sentence."""
    sides: tuple[Side, ...] = ()
    """Both (or all) sides."""
    comment: Text | None = None
    """This site's comment, marked as such."""
    lines: Line | None = None
    """Line numbers in the source text."""
    measures: tuple[MeasureCode, ...] = ()
    """The measures that it touches."""
    institutions: tuple[InstitutionId, ...] = ()
    """The institutions that it touches."""
    context: tuple[Id, ...] = ()
    """The tables of statistics that it touches."""


class Discrepancies(Record):
    """The file `discrepancies.yml`."""

    discrepancies: tuple[Discrepancy, ...]
    """All discrepancies of the plan's sources."""
