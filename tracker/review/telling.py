"""What changed, told: plan by plan, most important first, a line for each measure and year."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from tracker.problems import shown
from tracker.review.git import Revision
from tracker.review.masking import masked
from tracker.review.phrases import Phrases, short
from tracker.review.values import OF_A_REPORT, Change, Comparison, How, Kind, Part, Recount
from tracker.wording import Wording

MOST = 12
"""Sentences below one line; of a table that was replaced nobody reads every figure here."""


@dataclass(frozen=True)
class Line:
    """What is said of one subject: a title, a few words, and sentences below."""

    title: str
    year: str
    brief: str
    below: tuple[str, ...]

    @property
    def name(self) -> str:
        """The title, with the year."""
        return f"{self.title}, {self.year}" if self.year else self.title

    @property
    def head(self) -> str:
        """The whole of the line."""
        return f"{self.name}: {self.brief}" if self.brief else self.name


@dataclass(frozen=True)
class Section:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Chapter:
    """A plan, or what all plans share."""

    heading: str
    counts: str
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class Told:
    """Everything that a person is to read, in one language; no markup, no personal data."""

    title: str
    as_of: str
    chapters: tuple[Chapter, ...]
    form_only: str
    """What is said above `files`."""
    files: tuple[str, ...]


def told(comparison: Comparison, w: Wording, base: Revision, head: Revision | None, as_of: datetime.date) -> Told:
    """The comparison in the words of a language."""
    return _Teller(masked(comparison), w).told(base, head, as_of)


class _Teller:
    def __init__(self, comparison: Comparison, w: Wording) -> None:
        self.comparison = comparison
        self.w = w
        self.phrases = Phrases(w, comparison.institutions)

    def told(self, base: Revision, head: Revision | None, as_of: datetime.date) -> Told:
        w, found = self.w, self.comparison
        chapters = tuple(self._chapters())
        nothing = w("changes_none") if found.is_empty else "" if chapters else w("changes_none_in_data")
        return Told(
            title=w("changes_title", base=self._revision(base), head=self._revision(head))
            if head
            else w("changes_title_folder", base=self._revision(base)),
            as_of=nothing or w("changes_as_of", day=w.day(as_of)),
            chapters=chapters,
            form_only=w("changes_form_only", n=len(found.form_only)) if found.form_only else "",
            files=found.form_only,
        )

    def _revision(self, revision: Revision) -> str:
        name, day = shown(revision.name), self.w.day(revision.on)
        # A hash need not be told twice.
        if revision.commit.startswith(revision.name):
            return f"{revision.short} ({day})"
        return self.w("changes_revision", name=name, commit=revision.short, day=day)

    def _chapters(self) -> Iterator[Chapter]:
        for plan, group in groupby(self.comparison.changes, key=lambda change: change.plan):
            recounts = [one for one in self.comparison.recounts if one.plan == plan]
            names = dict(self.comparison.plans)
            yield Chapter(
                heading=self.w.text(names[plan]) if plan in names else self.w("changes_shared"),
                counts=self._in_all([one for one in recounts if one.subject.kind is Kind.PLAN]),
                sections=tuple(self._sections(list(group), [one for one in recounts if one.subject.kind is Kind.OBJECTIVE])),
            )

    def _in_all(self, recounts: list[Recount]) -> str:
        counted = [text for one in recounts for text in self._counted(one)]
        return self.w("changes_in_all", counts="; ".join(counted)) if counted else ""

    def _sections(self, changes: list[Change], recounts: list[Recount]) -> Iterator[Section]:
        groups = _grouped(changes)
        reported = [group[0].subject for part, group in groups if part in OF_A_REPORT]
        # What one measure alone brought about stands in its line.
        alone = {one.subject.id for one in recounts if [subject.objective for subject in reported].count(one.subject.id) == 1}
        beside = {one.subject.id: one for one in recounts if one.subject.id in alone}
        for part in Part:
            lines = [self._line(group, beside) for where, group in groups if where is part]
            if part is Part.COUNTS:
                lines = [self._recounted(one) for one in recounts if one.subject.id not in alone]
            if lines:
                yield Section(self.w(f"changes_part_{part}"), tuple(lines))

    def _line(self, group: Sequence[Change], beside: dict[str, Recount]) -> Line:
        subject, year = group[0].subject, group[0].year
        claims = [change for change in group if change.kind is Kind.UNSUPPORTED]
        parts = [text for text in (self.phrases.brief(change) for change in group if change not in claims) if text]
        parts += [*self._evidence(group), *(self.phrases.brief(change) for change in claims)]
        if group[0].part in OF_A_REPORT and subject.objective in beside:
            parts.append(self._beside(beside[subject.objective]))
        in_new = any(change.kind in (Kind.REPORT, Kind.MEASURE) and change.how is How.ADDED for change in group)
        below = [text for text in (self.phrases.full(change, in_new=in_new) for change in group) if text]
        if len(below) > MOST:
            below[MOST:] = [self.w("changes_more", n=len(below) - MOST)]
        return Line(self._title(group[0]), str(year or ""), "; ".join(parts), tuple(below))

    def _title(self, change: Change) -> str:
        subject = change.subject
        name = short(self.w.text(subject.name))
        if subject.kind is Kind.DISCREPANCY:
            # It is named by a sentence, which goes on here.
            return name.removesuffix(".")
        if subject.kind is Kind.OBJECTIVE:
            return f"{self.w('objective_code', code=subject.id)} {name}"
        coded = subject.kind in (Kind.MEASURE, Kind.SERVICE)
        return f"{subject.id}{'.' if subject.kind is Kind.SERVICE else ''} {name}" if coded else name

    def _evidence(self, group: Sequence[Change]) -> Iterator[str]:
        hows = [change.how for change in group if change.kind is Kind.EVIDENCE]
        numbers = [f"{sign}{hows.count(how)}" for how, sign in ((How.ADDED, "+"), (How.REMOVED, "−")) if how in hows]
        if numbers:
            yield self.w("change_evidence_number", numbers=" ".join(numbers))

    def _beside(self, recount: Recount) -> str:
        code = self.w("objective_code", code=recount.subject.id)
        return f"{code[:1].lower()}{code[1:]}: {', '.join(self._counted(recount))}"

    def _recounted(self, recount: Recount) -> Line:
        code = self.w("objective_code", code=recount.subject.id)
        return Line(f"{code} {self.w.text(recount.subject.name)}", "", ", ".join(self._counted(recount)), ())

    def _counted(self, recount: Recount) -> Iterator[str]:
        """The counts that are not as they were; where the denominator changed, all of them."""
        w, was, now = self.w, recount.before, recount.after
        other = was.total != now.total
        if other or was.done != now.done:
            yield w("changes_done", counts=self._of(was.done, now.done, was.total, now.total))
        if was.partly_done != now.partly_done:
            yield w("changes_partly_done", counts=self._of(was.partly_done, now.partly_done, was.total, now.total))
        if was.unknown != now.unknown:
            yield w("changes_unknown", counts=self._of(was.unknown, now.unknown, was.total, now.total))
        if (was.received, was.expected) != (now.received, now.expected):
            yield w("changes_received", counts=self._of(was.received, now.received, was.expected, now.expected))

    def _of(self, before: int, after: int, of_before: int, of_after: int) -> str:
        """`3 → 4 of 11`; with another denominator `3 of 11 → 4 of 12`; of what is new only what there is now."""
        w = self.w
        now = w("x_of_y", x=w.number(after), y=w.number(of_after))
        if of_before == of_after:
            return now if before == after else f"{w.number(before)} → {now}"
        return f"{w('x_of_y', x=w.number(before), y=w.number(of_before))} → {now}" if of_before else now


def _grouped(changes: Sequence[Change]) -> list[tuple[Part, list[Change]]]:
    """What belongs into one line: all of a report's year, else all of a subject within a part.

    The line stands in the most important of its parts.
    """
    groups: dict[tuple[object, ...], list[Change]] = {}
    for change in changes:
        subject = change.subject.kind, change.subject.id, change.year
        key = subject if change.part in OF_A_REPORT else (*subject, change.part)
        groups.setdefault(key, []).append(change)
    return [(group[0].part, group) for group in groups.values()]
