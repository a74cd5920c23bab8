"""What each day added, as entries: a subject, perhaps a year of it, and what changed."""

import datetime
from collections.abc import Iterable, Iterator

from tracker.history.days import Day, Step, named
from tracker.history.facts import Told, facts_between
from tracker.history.kept import Kept
from tracker.history.records import Records
from tracker.history.values import Entry, Fact, Subject
from tracker.loading import code_order
from tracker.review.values import How, Kind

_COMES_WITH_A_PLAN = (Kind.MEASURE, Kind.OBJECTIVE, Kind.TABLE, Kind.SERVICES, Kind.DISCREPANCY)
_RANKS = {kind: rank for rank, kind in enumerate((Kind.PLAN, Kind.OBJECTIVE, Kind.MEASURE))}


def entries_of(days: Iterable[Day], records: Records, kept: Kept) -> Iterator[Entry]:
    """All entries of some days, in the order of the days and within each in that of the plans."""
    found = list(days)
    pairs = {_pair(step): step for day in found for step in day.steps}
    missing = [step for key, step in pairs.items() if not kept.has("facts", key)]
    records.bring((step.path, blob) for step in missing for blob in (step.was, step.now) if blob)
    for day in found:
        entries = [entry for step in day.steps for entry in _entries(day.on, step, records, kept)]
        new = {entry.subject.plan for entry in entries if any(_is(fact, Kind.PLAN, How.ADDED) for fact in entry.facts)}
        yield from sorted(_without_what_comes_with(new, entries), key=_order)


def _entries(on: datetime.date, step: Step, records: Records, kept: Kept) -> Iterator[Entry]:
    def find() -> tuple[Told, ...]:
        return facts_between(records.of(step.path, step.was), records.of(step.path, step.now))

    groups: dict[tuple[str, int | None], list[Fact]] = {("", None): [Fact(step.subject.kind, How.ADDED, again=True)]} if step.again else {}
    for told in kept.facts(_pair(step), find):
        groups.setdefault((told.id if told.id != step.subject.id else "", told.fact.year), []).append(told.fact)
    for (name, year), facts in groups.items():
        subject = Subject(step.subject.plan, step.subject.kind, name or step.subject.id)
        yield Entry(on, step.at, subject, year, tuple(facts))


def _pair(step: Step) -> str:
    return f"{named(step.path, step.was or '-')} {step.now or '-'}"


def _without_what_comes_with(plans: set[str], entries: Iterable[Entry]) -> Iterator[Entry]:
    """Where a plan is new, so are all its parts, which need not be told one by one; reports in it are."""
    for entry in entries:
        if entry.subject.plan not in plans or entry.subject.kind not in _COMES_WITH_A_PLAN or entry.year is not None:
            yield entry


def _is(fact: Fact, kind: Kind, how: How) -> bool:
    return fact.kind is kind and fact.how is how


def _order(entry: Entry) -> tuple[str, int, tuple[int, ...], str, int]:
    subject = entry.subject
    coded = subject.kind in (Kind.MEASURE, Kind.OBJECTIVE)
    number = code_order(subject.id) if coded else ()
    return subject.plan or "~", _RANKS.get(subject.kind, len(_RANKS)), number, subject.id, entry.year or 0
