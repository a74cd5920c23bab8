"""Changes of one subject: everything that is the same in all of them is said once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.models import Record, Text
from tracker.review.fields import differences
from tracker.review.values import Change, How, Kind, Part, Subject


@dataclass(frozen=True)
class About:
    """Makes the changes of a subject, in a year or in none."""

    subject: Subject
    plan: str = ""
    year: int | None = None

    def change(self, part: Part, kind: Kind, how: How, **more: Any) -> Change:
        """One change."""
        return Change(part, kind, how, self.subject, plan=self.plan, year=self.year, **more)

    def fields(
        self, part: Part, before: Record | None, after: Record | None, skip: Sequence[str] = (), name: Text | None = None
    ) -> Iterator[Change]:
        """The fields of two records that differ; `name` says which entry of a list they are in."""
        for one in differences(before, after, skip):
            yield self.change(
                part,
                Kind.FIELD,
                one.how,
                field=one.field,
                label=one.label,
                name=name,
                form=one.form,
                before=one.before,
                after=one.after,
            )
