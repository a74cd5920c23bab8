"""Two revisions side by side, as rules see them: what stands in both is followed by plan and code, whatever its file is called."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from tracker.loading import Loaded, PlanFiles
from tracker.models import Measure, Objective, Plan, YearStatus
from tracker.problems import Finding
from tracker.progress import closed_after
from tracker.rules.edited import Published, is_corrected


@dataclass(frozen=True)
class Followed:
    """A measure that stands in both revisions."""

    plan: Plan | None
    """As it is now; None where its file cannot be read."""
    path: str
    """Its file now."""
    was: Measure
    now: Measure

    def amended(self, what: str) -> bool:
        """Whether the change records that the plan was amended there, or that its print had been read wrongly."""
        new = [one for one in self.now.amendments if one not in self.was.amendments]
        return any(one.what in (what, "other") for one in new) or self.was.source != self.now.source


@dataclass(frozen=True)
class Edited:
    """A report that was there before and is not the same any more."""

    of: Followed
    year: int
    was: YearStatus
    now: YearStatus | None
    """None: it was taken away."""

    @property
    def corrected(self) -> bool:
        """Whether the change itself says what was corrected."""
        return self.now is not None and is_corrected(self.was, self.now)

    @property
    def published(self) -> Published:
        """What the rules for a change must know of its year."""
        last = closed_after(self.of.plan, self.year)
        return Published(self.year, str(last) if last else None)


@dataclass(frozen=True)
class History:
    """A data root before and after a change."""

    before: Loaded
    after: Loaded

    @cached_property
    def plans(self) -> tuple[tuple[PlanFiles, PlanFiles], ...]:
        """The plans of both revisions."""
        now = {files.folder: files for files in self.after.plans}
        return tuple((files, now[files.folder]) for files in self.before.plans if files.folder in now)

    @cached_property
    def measures(self) -> tuple[Followed, ...]:
        """The measures of both revisions, in the order of their files."""
        return tuple(one for was, now in self.plans for one in _followed(was, now))

    @cached_property
    def objectives(self) -> tuple[tuple[Plan | None, str, Objective, Objective], ...]:
        """(plan, file, before, after) of the objectives of both revisions."""
        found = []
        for was, now in self.plans:
            earlier = {item.record.code: item.record for item in was.objectives}
            plan = now.plan.record if now.plan else None
            found += [(plan, item.path, earlier[item.record.code], item.record) for item in now.objectives if item.record.code in earlier]
        return tuple(found)

    @cached_property
    def edited(self) -> tuple[Edited, ...]:
        """The reports that were changed or taken away."""
        return tuple(
            Edited(one, year, report, one.now.status.get(year))
            for one in self.measures
            for year, report in sorted(one.was.status.items())
            if one.now.status.get(year) != report
        )


HistoryRule = Callable[[History, datetime.date], Iterator[Finding]]
"""A rule takes both revisions and the date of the check."""


def is_closed(plan: Plan | None, year: int, as_of: datetime.date) -> bool:
    """Whether two reporting deadlines have passed since a year: that of its own reports, and that of the next year's."""
    last = closed_after(plan, year)
    return last is not None and as_of > last


def _followed(was: PlanFiles, now: PlanFiles) -> Iterator[Followed]:
    earlier = {item.record.code: item.record for item in was.measures}
    plan = now.plan.record if now.plan else None
    for item in now.measures:
        if item.record.code in earlier:
            yield Followed(plan, item.path, earlier[item.record.code], item.record)
