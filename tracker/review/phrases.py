"""One change in the words of a language: briefly for the head of a line, in full for what stands below it."""

import datetime
import re
from collections.abc import Mapping
from decimal import Decimal

from tracker.disclosure import MASK
from tracker.models import Period, Text
from tracker.review.values import Change, Form, How, Kind, Part, Value
from tracker.rules.report import HIDDEN, WITHHELD
from tracker.wording import Wording

LONGEST = 110
"""Letters of a quoted text; more of it would hide the change among what did not change."""
_AROUND = 24
"""Letters shown before the place where two long texts begin to differ."""
_OF_THE_STATE = (Kind.REPORT, Kind.STATE, Kind.CORRECTION, Kind.UNSUPPORTED)
_WHOLE = (
    Kind.MEASURE,
    Kind.OBJECTIVE,
    Kind.INSTITUTION,
    Kind.PLAN,
    Kind.TABLE,
    Kind.SERVICES,
    Kind.SERVICE,
    Kind.DISCREPANCY,
    Kind.SUPERSEDED,
    Kind.ORDER,
)
"""What is said of a subject as a whole."""


class Phrases:
    """The words for every kind of change."""

    def __init__(self, w: Wording, institutions: Mapping[str, Text]) -> None:
        self.w = w
        self.institutions = institutions

    def brief(self, change: Change) -> str:
        """A few words for the head of a line; "" for what is told below it."""
        w = self.w
        if change.kind in _WHOLE:
            return w(self._key(change), **self._values(change))
        if change.kind not in _OF_THE_STATE:
            return ""
        if change.kind is Kind.UNSUPPORTED:
            return w("support_none").lower()
        if change.kind is Kind.CORRECTION:
            return w(f"change_correction_{change.how}", day=self._day(change)) if change.on else w("change_correction_removed")
        states = {side: w(f"shown_{state}").lower() for side, state in (("before", change.before), ("after", change.after)) if state}
        if change.kind is Kind.REPORT and change.how is How.ADDED:
            key = "change_report_interim" if change.interim else "change_report_added"
            return w(key, who=self.institution(change.by), day=self._day(change), **states)
        return w(f"change_{change.kind}_{change.how}", **states)

    def full(self, change: Change, *, in_new: bool = False) -> str:
        """A sentence of its own; "" where the head says it all.  `in_new`: the whole report or entry is new."""
        if change.kind is Kind.CORRECTION and change.after:
            return self.w("change_correction_why", text=self._quoted(change.after))
        if change.kind in (*_OF_THE_STATE, *_WHOLE):
            return ""
        field = change.kind is Kind.FIELD
        said = self._field(change, in_new=in_new) if field else self.w(self._key(change), **self._values(change))
        return said[:1].upper() + said[1:]

    def institution(self, name: str) -> str:
        """What an institution is called; its id where no side knows it."""
        return short(self.w.text(self.institutions[name]) if name in self.institutions else name)

    def _key(self, change: Change) -> str:
        if change.kind is Kind.SUPERSEDED and change.how is How.ADDED:
            return f"change_superseded_{change.field}"
        if change.kind is Kind.OWNER and change.part is Part.MEASURES:
            return "change_owner_first"
        if change.form is Form.FIGURE and change.how is How.CHANGED and change.after in (HIDDEN, WITHHELD):
            return f"change_{change.kind}_hidden"
        return f"change_{change.kind}_{change.how}"

    def _values(self, change: Change) -> dict[str, str]:
        """Everything that a phrase may name."""
        w = self.w
        before, after = self._pair(change)
        name = self._quoted(change.name) if change.kind is Kind.EVIDENCE else self._name(change)
        if change.kind is Kind.EVIDENCE and (before or after):
            name += f", {before} → {after}" if before and after and before != after else f", {after or before}"
        found = {"before": before, "after": after, "name": name, "day": self._day(change)}
        found["who"] = self._name(change) if change.kind is Kind.AMENDMENT else self.institution(change.by)
        if change.unit:
            found["unit"] = w(f"unit_{change.unit}")
        if change.kind is Kind.AMENDMENT and change.field:
            found["what"] = w(f"what_amended_{change.field}").lower()
        if isinstance(change.after, Period):
            found["period"] = after
        return found

    def _field(self, change: Change, *, in_new: bool) -> str:
        w = self.w
        label = change.label.to(w.language)
        if change.name:
            label = w("change_field_of", name=self._name(change), label=label[:1].lower() + label[1:])
        if change.form is Form.UNSAID:
            return w("change_field_unsaid", label=label)
        before, after = self._pair(change)
        key = "change_field_new" if in_new and change.how is How.ADDED else f"change_field_{change.how}"
        return w(key, label=label, before=before, after=after)

    def _pair(self, change: Change) -> tuple[str, str]:
        """The value before and after; of two long texts the passage where they differ."""
        before, after = change.before, change.after
        if isinstance(before, Text) and isinstance(after, Text) and change.form is Form.TEXT:
            return self._texts(before, after)
        plain = change.kind in (Kind.FILE, Kind.EVIDENCE, Kind.SUPERSEDED)
        if isinstance(before, str) and isinstance(after, str) and change.form is Form.TEXT and not plain:
            return self._passages(before, after)
        return self.value(change, before), self.value(change, after)

    def _texts(self, before: Text, after: Text) -> tuple[str, str]:
        """In the reader's language; where that text is the same, in the other one, and said so."""
        w = self.w
        was, now = w.text(before), w.text(after)
        elsewhere = [getattr(one, w.other) or "" for one in (before, after)]
        # Where only what is masked changed, both sides look the same in both languages.
        if was != now or elsewhere[0] == elsewhere[1]:
            return self._passages(was, now)
        first, second = self._passages(*elsewhere)
        return first, f"{second} ({w(f'foreign_{w.other}')})"

    def _passages(self, before: str, after: str) -> tuple[str, str]:
        start = _first_difference(before, after) if max(len(before), len(after)) > LONGEST else 0
        return self._cut(before, start), self._cut(after, start)

    def value(self, change: Change, value: Value) -> str:
        """One value of a change as it is shown; "" for none."""
        w = self.w
        if value is None or value == "":
            return ""
        if isinstance(value, Period):
            return w.period(value)
        if isinstance(value, Text):
            return w.text(value) if change.form is Form.WORD else self._quoted(value)
        if change.form is Form.TEXT and change.kind in (Kind.FIELD, Kind.NAME):
            return self._cut(value)
        if change.kind in (Kind.OWNER, Kind.PARTNER) or change.form is Form.INSTITUTION:
            return self.institution(value)
        return self._plain(change.form, value)

    def _name(self, change: Change) -> str:
        return short(self.w.text(change.name)) if change.name else ""

    def _plain(self, form: Form, value: str) -> str:
        w = self.w
        # Eleven digits may be masked like a personal code; then there is no number left to write in a language's way.
        if form in (Form.TEXT, Form.INSTITUTION) or MASK in value:
            return short(value)
        if form is Form.FIGURE:
            return w.figure(value)
        if form is Form.MONEY:
            return w.money(Decimal(value))
        if form is Form.DAY:
            return w.day(datetime.date.fromisoformat(value))
        return w("yes") if value == "true" else w("no")

    def _quoted(self, value: Value) -> str:
        return self._cut(value if isinstance(value, str) else self.w.text(value) if isinstance(value, Text) else "")

    def _cut(self, text: str, start: int = 0) -> str:
        """A text in quotation marks, from a place on and not too long; nothing for no text."""
        shown = short(text[start:])
        return self.w("changes_quoted", text=f"… {shown}" if start else shown) if text else "–"

    def _day(self, change: Change) -> str:
        return self.w.day(datetime.date.fromisoformat(change.on)) if change.on else ""


def short(text: str) -> str:
    """A text that is not too long, cut between words where there are any."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _first_difference(before: str, after: str) -> int:
    """Where to begin so that the difference is in sight: the beginning of a word, some letters before it."""
    same = next(
        (place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), min(len(before), len(after))
    )
    words = [found.end() for found in re.finditer(r"\s", before[: max(0, same - _AROUND)])]
    return words[-1] if words else 0
