"""Entries in the words of a language, with the names that things have today."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from tracker.history.facts import standing_texts
from tracker.history.phrases import Line, Phrases, Standing
from tracker.history.values import Entry, History, Subject
from tracker.models import Measure, Objective, Text
from tracker.progress import PlanProgress, SiteProgress
from tracker.review.masking import masked
from tracker.review.values import Kind
from tracker.wording import Wording

K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True)
class Saying:
    """An entry as people read it."""

    entry: Entry
    code: str
    """Of a measure or an objective."""
    name: Text
    """What the subject is called today."""
    is_there: bool
    """Whether today's data have it: then it has a page."""
    brief: str
    lines: tuple[Line, ...]


class Teller:
    """Says the entries of a history in one language."""

    def __init__(self, site: SiteProgress, history: History, w: Wording) -> None:
        self.history = history
        self.w = w
        self._plans = {plan.data.plan.id: plan for plan in site.plans}
        self._institutions = masked({name: entry.name for name, entry in site.dataset.institutions.items()})
        self._phrases = Phrases(w, self._institutions)
        self._texts: dict[Subject, Standing] = {}

    @cached_property
    def sayings(self) -> tuple[Saying, ...]:
        """Every entry, newest first; of a plan that is no more only that it is."""
        return tuple(self._said(entry) for entry in self.history.entries if self._is_told(entry.subject))

    def _is_told(self, subject: Subject) -> bool:
        return bool(subject.id) and (subject.plan in ("", *self._plans) or subject.kind is Kind.PLAN)

    @cached_property
    def by_subject(self) -> dict[Subject, tuple[Saying, ...]]:
        """What was said of each subject, newest first."""
        return _grouped((saying.entry.subject, saying) for saying in self.sayings)

    @cached_property
    def by_plan(self) -> dict[str, tuple[Saying, ...]]:
        """What was said of each plan and all its parts."""
        return _grouped((saying.entry.subject.plan, saying) for saying in self.sayings)

    @cached_property
    def by_objective(self) -> dict[tuple[str, str], tuple[Saying, ...]]:
        """(plan, code) -> what was said of an objective and its measures."""
        return _grouped(((saying.entry.subject.plan, self._objective(saying.entry.subject)), saying) for saying in self.sayings)

    @cached_property
    def by_institution(self) -> dict[str, tuple[Saying, ...]]:
        """What was said of each institution, of the measures that it owns or helps with, and of what it reported."""
        return _grouped((name, saying) for saying in self.sayings for name in dict.fromkeys(self._taking_part(saying.entry)))

    def _taking_part(self, entry: Entry) -> Iterator[str]:
        subject = entry.subject
        yield from (fact.by for fact in entry.facts if fact.by)
        if subject.kind is Kind.INSTITUTION:
            yield subject.id
        record = self._record(subject)
        if isinstance(record, Measure):
            yield from (*self._plans[subject.plan].answering(record), *record.partners)

    def _objective(self, subject: Subject) -> str:
        if subject.kind is Kind.OBJECTIVE:
            return subject.id
        record = self._record(subject)
        if isinstance(record, Measure):
            return record.objective
        # A measure that is no more still has the number of its objective in its own.
        return subject.id.split(".")[0] if subject.kind is Kind.MEASURE else ""

    def _said(self, entry: Entry) -> Saying:
        name = self._name(entry.subject)
        coded = entry.subject.kind in (Kind.MEASURE, Kind.OBJECTIVE)
        return Saying(
            entry,
            code=entry.subject.id if coded else "",
            name=self._ours(self.w(f"history_gone_{entry.subject.kind}")) if name is None else masked(name),
            is_there=name is not None,
            brief=self._phrases.brief(entry),
            lines=self._phrases.lines(entry, self._standing(entry.subject)),
        )

    def _name(self, subject: Subject) -> Text | None:
        """What a subject is called today; None where it is not there any more."""
        if subject.kind is Kind.INSTITUTION:
            return self._institutions.get(subject.id)
        record = self._record(subject)
        if record is not None:
            return record.short_title
        plan = self._plans.get(subject.plan)
        return self._part(plan, subject) if plan else None

    def _part(self, plan: PlanProgress, subject: Subject) -> Text | None:
        """What a part of a plan is called that is neither an objective nor a measure."""
        if subject.kind is Kind.PLAN:
            return plan.data.plan.short_title
        if subject.kind is Kind.TABLE:
            return next((table.title for table in plan.data.context if table.id == subject.id), None)
        if subject.kind is Kind.SERVICES:
            return plan.data.services.title if plan.data.services else None
        return self._ours(self.w("discrepancies")) if subject.kind is Kind.DISCREPANCY and plan.data.discrepancies else None

    def _record(self, subject: Subject) -> Measure | Objective | None:
        plan = self._plans.get(subject.plan)
        if plan and subject.kind is Kind.MEASURE and subject.id in plan.by_code:
            return plan.by_code[subject.id].measure
        if plan and subject.kind is Kind.OBJECTIVE:
            return next((one for one in plan.data.objectives if one.code == subject.id), None)
        return None

    def _standing(self, subject: Subject) -> Standing:
        if subject not in self._texts:
            record = self._record(subject)
            self._texts[subject] = standing_texts(record) if record else {}
        return self._texts[subject]

    def _ours(self, words: str) -> Text:
        """Words of the site in place of a text of the data."""
        return Text(lt=words) if self.w.language == "lt" else Text(en=words)


def _grouped(pairs: Iterable[tuple[K, Saying]]) -> dict[K, tuple[Saying, ...]]:
    """Sayings by what they belong to, each group newest first as they come."""
    found: dict[K, list[Saying]] = {}
    for key, saying in pairs:
        found.setdefault(key, []).append(saying)
    return {key: tuple(sayings) for key, sayings in found.items()}
