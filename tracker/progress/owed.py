"""What institutions owe: reports, measures to finish, evidence.

A choice among what `InstitutionRole` holds, which the pages show too; nothing is decided anew here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracker.models import Institution
from tracker.progress.plan import PlanProgress
from tracker.progress.site import InstitutionRole, SiteProgress
from tracker.progress.values import MeasureProgress, Reported


@dataclass(frozen=True)
class Owed:
    """What an institution owes in one plan."""

    plan: PlanProgress
    missing: tuple[Reported, ...]
    """Reports past their deadline."""
    awaited: tuple[Reported, ...]
    """Reports that can still come in time, for years that have begun."""
    overdue: tuple[MeasureProgress, ...]
    """Measures unfinished though their time is over."""
    unsupported: tuple[Reported, ...]
    """Reports of success that give nothing to check."""

    @property
    def anything(self) -> bool:
        """Whether there is anything."""
        return bool(self.missing or self.awaited or self.overdue or self.unsupported)


@dataclass(frozen=True)
class Owing:
    """An institution that owes something."""

    institution: Institution
    plans: tuple[Owed, ...]
    """Only those in which it owes something."""


@dataclass(frozen=True, slots=True)
class OwedTotals:
    """How much is owed; what several institutions owe together counts once."""

    institutions: int
    missing: int
    awaited: int
    overdue: int
    unsupported: int


def all_owed(site: SiteProgress, *, institution: str | None = None, plan: str | None = None, year: int | None = None) -> tuple[Owing, ...]:
    """Who owes something, most missing reports first; of one institution, one plan, one year where these are given.

    Of a year are its reports, and the measures whose time ended in it.
    """
    plans = [one for one in site.plans if plan in (None, one.data.plan.id)]
    named = dict.fromkeys(name for one in plans for name in one.owners if institution in (None, name))
    found = (Owing(site.dataset.institutions[name], tuple(_owed(site, name, plans, year))) for name in named)
    return tuple(sorted((one for one in found if one.plans), key=_most_first))


def _owed(site: SiteProgress, name: str, plans: Iterable[PlanProgress], year: int | None) -> Iterator[Owed]:
    for plan in plans:
        owed = _of_year(plan, site.roles[name][plan.data.plan.id], year)
        if owed.anything:
            yield owed


def _of_year(plan: PlanProgress, role: InstitutionRole, year: int | None) -> Owed:
    def chosen(reports: tuple[Reported, ...]) -> tuple[Reported, ...]:
        return tuple((one, cell) for one, cell in reports if year in (None, cell.year))

    overdue = tuple(one for one in role.overdue if year is None or (one.end and one.end.year == year))
    return Owed(plan, chosen(role.missing), chosen(role.awaited), overdue, chosen(role.unsupported))


def _most_first(owing: Owing) -> tuple[int, int]:
    return -sum(len(one.missing) for one in owing.plans), -sum(len(one.awaited) for one in owing.plans)


def totals(owing: Iterable[Owing]) -> OwedTotals:
    """What is owed by all of these together."""
    all_of_them = tuple(owing)
    owed = [one for each in all_of_them for one in each.plans]

    def years(reports: Iterable[tuple[PlanProgress, tuple[Reported, ...]]]) -> int:
        return len({(plan.data.plan.id, one.measure.code, cell.year) for plan, items in reports for one, cell in items})

    return OwedTotals(
        institutions=len(all_of_them),
        missing=years((one.plan, one.missing) for one in owed),
        awaited=years((one.plan, one.awaited) for one in owed),
        overdue=len({(one.plan.data.plan.id, each.measure.code) for one in owed for each in one.overdue}),
        unsupported=years((one.plan, one.unsupported) for one in owed),
    )
