"""All plans at a date, and what each institution does in them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tracker.loading import Dataset
from tracker.models import Institution
from tracker.progress.plan import PlanProgress, plan_progress
from tracker.progress.values import Cell, MeasureProgress, Report


@dataclass(frozen=True)
class InstitutionRole:
    """What one institution does in one plan."""

    owner_of: tuple[MeasureProgress, ...]
    partner_of: tuple[MeasureProgress, ...]
    included_in: tuple[MeasureProgress, ...]
    """Measures whose partners are «all institutions», without naming this one."""
    missing: tuple[tuple[MeasureProgress, Cell], ...]
    """Reports past their deadline, of measures that it owns."""
    awaited: tuple[tuple[MeasureProgress, Cell], ...]
    """Reports that can still come in time, for years that have begun."""
    submitted: tuple[tuple[MeasureProgress, Cell], ...]
    """Reports that it signed."""
    works_with: tuple[tuple[str, int], ...]
    """(institution, number of shared measures that one of the two owns), most first."""


def institution_role(progress: PlanProgress, institution: Institution, everyone: frozenset[str]) -> InstitutionRole:
    """What an institution answers for, helps with, owes and reported in one plan."""
    name = institution.id
    owner_of, partner_of = progress.by_participant.get(name, ((), ()))
    named = {one.measure.code for one in (*owner_of, *partner_of)}
    included_in = tuple(
        one
        for one in (progress.measures if named else ())
        if one.measure.code not in named and everyone & {*one.measure.owners, *one.measure.partners}
    )
    cells = [(one, cell) for one in owner_of for cell in one.cells]
    shared = {other: number for other, number in progress.shared.get(name, {}).items() if other not in everyone}
    return InstitutionRole(
        owner_of=owner_of,
        partner_of=partner_of,
        included_in=included_in if name not in everyone else (),
        missing=tuple((one, cell) for one, cell in cells if cell.report is Report.MISSING),
        awaited=tuple((one, cell) for one, cell in cells if cell.report is Report.AWAITED and cell.year <= progress.as_of.year),
        submitted=tuple((one, cell) for one, cell in cells if cell.status and cell.status.reported_by == name),
        works_with=tuple(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


@dataclass(frozen=True)
class SiteProgress:
    """All plans at a date."""

    dataset: Dataset
    as_of: datetime.date
    plans: tuple[PlanProgress, ...]

    @cached_property
    def everyone(self) -> frozenset[str]:
        """Ids of the entries that stand for every institution."""
        return frozenset(entry.id for entry in self.dataset.institutions.values() if entry.everyone)

    @cached_property
    def roles(self) -> Mapping[str, Mapping[str, InstitutionRole]]:
        """Institution -> plan -> what it does there."""
        return {
            name: {one.data.plan.id: institution_role(one, entry, self.everyone) for one in self.plans}
            for name, entry in self.dataset.institutions.items()
        }

    def owing(self, plan: PlanProgress) -> tuple[tuple[str, InstitutionRole], ...]:
        """The institutions that owe reports of a plan today, most first; one whose tasks were taken over owes none."""
        roles = ((name, self.roles[name][plan.data.plan.id]) for name in plan.owners)
        return tuple(sorted(((name, role) for name, role in roles if role.missing), key=lambda pair: -len(pair[1].missing)))


def site_progress(dataset: Dataset, as_of: datetime.date) -> SiteProgress:
    """The progress of every plan at `as_of`."""
    successors = {entry.id: entry.succeeded_by for entry in dataset.institutions.values() if entry.succeeded_by}
    return SiteProgress(dataset, as_of, tuple(plan_progress(data, as_of, successors) for data in dataset.plans))
