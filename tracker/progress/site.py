"""All plans at a date, and what each institution does in them."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from tracker.loading import Dataset
from tracker.models import Institution
from tracker.progress.plan import PlanProgress, plan_progress
from tracker.progress.values import Cell, MeasureProgress, Report, Reported, Schedule, Term
from tracker.rules.references import chain


@dataclass(frozen=True)
class InstitutionRole:
    """What one institution does in one plan; one whose tasks were taken over owes nothing any more."""

    owner_of: tuple[MeasureProgress, ...]
    partner_of: tuple[MeasureProgress, ...]
    included_in: tuple[MeasureProgress, ...]
    """Measures whose partners are «all institutions», without naming this one."""
    missing: tuple[Reported, ...]
    """Reports past their deadline, of measures that it owns."""
    awaited: tuple[Reported, ...]
    """Reports that can still come in time, for years that have begun."""
    overdue: tuple[MeasureProgress, ...]
    """Measures that it owns, unfinished though their time is over."""
    unsupported: tuple[Reported, ...]
    """Reports that it, or one whose tasks it took over, signed: done or partly done, and nothing to check."""
    terms: tuple[Term, ...]
    """Every year of which it is to report, with its deadline, in the order of years."""
    submitted: tuple[Reported, ...]
    """Reports that it signed."""
    works_with: tuple[tuple[str, int], ...]
    """(institution, number of shared measures that one of the two owns), most first."""


def institution_role(progress: PlanProgress, institution: Institution, everyone: frozenset[str]) -> InstitutionRole:
    """What an institution answers for, helps with, owes and reported in one plan."""
    name = institution.id
    owner_of, partner_of = progress.by_participant.get(name, ((), ()))
    named = {one.measure.code for one in (*owner_of, *partner_of)}
    general = {one.measure.code for every in everyone for some in progress.by_participant.get(every, ()) for one in some}
    included = general - named if named and name not in everyone else set()
    cells = [(one, cell) for one in owner_of for cell in one.cells]
    asked = [] if name in progress.successors else cells
    shared = {other: number for other, number in progress.shared.get(name, {}).items() if other not in everyone}
    return InstitutionRole(
        owner_of=owner_of,
        partner_of=partner_of,
        included_in=tuple(one for one in progress.measures if one.measure.code in included) if included else (),
        missing=tuple((one, cell) for one, cell in asked if cell.report is Report.MISSING),
        awaited=tuple((one, cell) for one, cell in asked if cell.report is Report.AWAITED and cell.year <= progress.as_of.year),
        overdue=tuple(one for one in owner_of if asked and one.schedule is Schedule.OVERDUE),
        unsupported=tuple((one, cell) for one, cell in asked if cell.unsupported_claim and _speaks_for(progress, name, cell)),
        terms=_terms(asked),
        submitted=tuple((one, cell) for one, cell in cells if cell.status and cell.status.reported_by == name),
        works_with=tuple(sorted(shared.items(), key=lambda pair: (-pair[1], pair[0]))),
    )


def _speaks_for(progress: PlanProgress, name: str, cell: Cell) -> bool:
    """Whether the report was signed by the institution, or by one whose tasks it took over."""
    return cell.status is not None and name in (cell.status.reported_by, *chain(progress.successors, cell.status.reported_by))


def _terms(asked: list[Reported]) -> tuple[Term, ...]:
    years: dict[int, list[Reported]] = {}
    for one, cell in asked:
        if cell.expected:
            years.setdefault(cell.year, []).append((one, cell))
    return tuple(Term(year, years[year][0][1].deadline, tuple(years[year])) for year in sorted(years))


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

    @cached_property
    def reporting(self) -> tuple[str, ...]:
        """The institutions that are to report of any year of any plan, in the order of first mention."""
        named = dict.fromkeys(name for plan in self.plans for name in plan.owners)
        return tuple(name for name in named if any(role.terms for role in self.roles[name].values()))

    def owing(self, plan: PlanProgress) -> tuple[tuple[str, InstitutionRole], ...]:
        """The institutions that owe reports of a plan today, most first; one whose tasks were taken over owes none."""
        roles = ((name, self.roles[name][plan.data.plan.id]) for name in plan.owners)
        return tuple(sorted(((name, role) for name, role in roles if role.missing), key=lambda pair: -len(pair[1].missing)))


def site_progress(dataset: Dataset, as_of: datetime.date) -> SiteProgress:
    """The progress of every plan at `as_of`."""
    successors = {entry.id: entry.succeeded_by for entry in dataset.institutions.values() if entry.succeeded_by}
    return SiteProgress(dataset, as_of, tuple(plan_progress(data, as_of, successors) for data in dataset.plans))
