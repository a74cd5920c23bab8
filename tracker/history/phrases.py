"""One fact in the words of a language: a few for the head of an entry, or a sentence around a text that still stands."""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.history.values import Entry, Fact
from tracker.models import Text
from tracker.models.words import LABELS
from tracker.review import phrases
from tracker.review.phrases import short
from tracker.review.values import Change, Form, How, Kind
from tracker.wording import Wording

Standing = Mapping[str, Change]
"""Print -> what today's data say."""
_IN_A_LINE = (Kind.FIELD, Kind.OUTPUT, Kind.CONTRIBUTION, Kind.ASSESSMENT)
"""What is told in a sentence of its own; of evidence and corrections both the head and a sentence speak."""
_OURS = (Kind.MEASURE, Kind.NAME, Kind.PLAN, Kind.TABLE, Kind.SERVICES, Kind.DISCREPANCY)
"""Of these `review` would tell more than may be told here."""
_LISTS = {Kind.OUTPUT: "YearStatus.outputs", Kind.CONTRIBUTION: "YearStatus.contributions", Kind.ASSESSMENT: "Objective.status"}
"""The field that holds them."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence around a text of the data, which may be in the other language."""

    words: str
    text: Text | None = None
    rest: str = ""

    def plain(self, w: Wording) -> str:
        """The sentence without marks of languages."""
        return f"{self.words}{w.text(self.text) if self.text else ''}{self.rest}"


class Phrases:
    """The words for every kind of fact; `institutions` are those of today, by their ids."""

    def __init__(self, w: Wording, institutions: Mapping[str, Text]) -> None:
        self.w = w
        self._institutions = institutions
        self._values = phrases.Phrases(w, institutions)

    def brief(self, entry: Entry) -> str:
        """The head of an entry; "" where its sentences say all."""
        facts = entry.facts
        new = any(fact.kind is Kind.MEASURE and fact.how is How.ADDED for fact in facts)
        claims = [fact for fact in facts if fact.kind is Kind.UNSUPPORTED]
        parts = [self._brief(fact, new=new) for fact in facts if fact.kind not in (*_IN_A_LINE, Kind.EVIDENCE, Kind.UNSUPPORTED)]
        evidence = [fact.how for fact in facts if fact.kind is Kind.EVIDENCE]
        numbers = [f"{sign}{evidence.count(how)}" for how, sign in ((How.ADDED, "+"), (How.REMOVED, "−")) if how in evidence]
        parts += [self.w("change_evidence_number", numbers=" ".join(numbers))] if numbers else []
        return "; ".join([*parts, *(self.w("support_none").lower() for _ in claims)])

    def lines(self, entry: Entry, standing: Standing) -> tuple[Line, ...]:
        """The sentences of an entry.  Of a new report only what still stands is told: the rest became something else later."""
        new = any(fact.kind is Kind.REPORT and fact.how is How.ADDED for fact in entry.facts)
        found: list[Line] = []
        for fact in entry.facts:
            said = standing.get(fact.text) if fact.text else None
            if said is not None:
                found += self._told(fact, said, new=new)
            elif fact.kind in _IN_A_LINE and not new:
                found.append(Line(f"{self._label(fact)}: {self.w(f'history_{fact.how}')}"))
        return tuple(dict.fromkeys(found))

    def _brief(self, fact: Fact, *, new: bool) -> str:
        w = self.w
        who, day = self._who(fact.by), self._day(fact.on)
        if fact.again:
            return w("history_again")
        if fact.kind in (Kind.REPORT, Kind.STATE):
            states = {side: w(f"shown_{state}").lower() for side, state in (("before", fact.before), ("after", fact.after)) if state}
            key = "change_report_interim" if fact.interim and fact.how is How.ADDED else f"change_{fact.kind}_{fact.how}"
            return w(key, who=who, day=day, **states)
        if fact.kind is Kind.OWNER and new:
            return w("change_owner_first", who=who)
        if fact.kind is Kind.SUPERSEDED and fact.how is How.ADDED:
            return w(f"change_superseded_{fact.field}", after=fact.after, day=day)
        if fact.kind is Kind.AMENDMENT and fact.how is How.ADDED:
            return w("history_amendment", day=day, what=w(f"what_amended_{fact.field}").lower())
        return w(f"history_{fact.kind}_{fact.how}" if fact.kind in _OURS else f"change_{fact.kind}_{fact.how}", who=who, day=day)

    def _told(self, fact: Fact, said: Change, *, new: bool) -> Iterator[Line]:
        """What today's data still say, and what happened to it that day."""
        w = self.w
        how = "" if new else f" – {w(f'history_{fact.how}')}"
        if fact.kind is Kind.OUTPUT and said.name:
            yield Line("", said.name, f": {self._values.value(said, said.after)} ({w(f'unit_{said.unit}')}){how}")
        elif fact.kind is Kind.FIELD and said.form is not Form.UNSAID:
            yield self._around(f"{self._label(fact)}: ", said, how)
        elif fact.kind is Kind.FIELD and not new:
            yield Line(f"{self._label(fact)}{how}")
        elif fact.kind is Kind.CORRECTION:
            yield self._quoted(w("history_why"), said.after)
        elif fact.kind is Kind.EVIDENCE:
            yield self._quoted(w(f"history_evidence_{fact.how}"), said.name)
        elif fact.kind in (Kind.CONTRIBUTION, Kind.ASSESSMENT):
            yield self._quoted(w(f"history_{fact.kind}", who=self._who(fact.by)), said.after, how)

    def _around(self, words: str, said: Change, rest: str) -> Line:
        if isinstance(said.after, Text) and said.form is Form.TEXT:
            return self._quoted(words, said.after, rest)
        return Line(f"{words}{self._values.value(said, said.after)}{rest}")

    def _quoted(self, words: str, text: object, rest: str = "") -> Line:
        assert isinstance(text, Text), "what is quoted is a text of the data"
        opening, closing = self.w("changes_quoted", text="\0").split("\0")
        cut = Text.model_construct(lt=text.lt and short(text.lt), en=text.en and short(text.en))
        return Line(f"{words}{opening}", cut, f"{closing}{rest}")

    def _label(self, fact: Fact) -> str:
        return LABELS[fact.field or _LISTS[fact.kind]].to(self.w.language)

    def _who(self, name: str) -> str:
        """What an institution is called today."""
        return short(self.w.text(self._institutions[name])) if name in self._institutions else self.w("history_gone_institution")

    def _day(self, on: str) -> str:
        return self.w.day(datetime.date.fromisoformat(on)) if on else ""
