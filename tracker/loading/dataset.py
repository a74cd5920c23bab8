"""What the files of a data root say, once they have been read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from tracker.models import Context, Discrepancies, Discrepancy, Institution, Institutions, Measure, Objective, Plan, Record, Services
from tracker.problems import Problem

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Item(Generic[R]):
    """A record and the file that it was read from (relative to the data root, forward slashes)."""

    path: str
    record: R


@dataclass(frozen=True, slots=True)
class PlanFiles:
    """The files of one plan, as read: nothing has been compared across files yet.

    `complete` is false when a file of the plan could not be read; rules that would blame the
    others for its absence then keep silent.
    """

    folder: str
    plan: Item[Plan] | None
    objectives: tuple[Item[Objective], ...]
    measures: tuple[Item[Measure], ...]
    context: tuple[Item[Context], ...]
    services: Item[Services] | None
    discrepancies: Item[Discrepancies] | None
    complete: bool

    @property
    def coded(self) -> tuple[Item[Objective] | Item[Measure], ...]:
        """Objectives and measures: what has a code and a timeframe."""
        return (*self.objectives, *self.measures)


@dataclass(frozen=True)
class Loaded:
    """Everything that was read from a data root, and the problems met on the way."""

    plans: tuple[PlanFiles, ...]
    institutions: Item[Institutions] | None
    problems: tuple[Problem, ...]
    suspects: Mapping[str, str] = field(default_factory=dict, repr=False)
    """File -> its text, where that may tell of a person; most files do not."""
    names: tuple[str, ...] = ()
    """Every file and folder met, those that are not read too."""

    @property
    def complete(self) -> bool:
        """Whether every file could be read, and there is a plan at all."""
        return self.institutions is not None and bool(self.plans) and all(plan.complete for plan in self.plans)


def code_order(code: str) -> tuple[int, ...]:
    """Sort key of a code: 1.9 before 1.10."""
    return tuple(int(part) for part in code.split("."))


@dataclass(frozen=True)
class PlanData:
    """One plan, whole and checked: objectives and measures in the order of their codes."""

    plan: Plan
    objectives: tuple[Objective, ...]
    measures: tuple[Measure, ...]
    context: tuple[Context, ...]
    services: Services | None
    discrepancies: tuple[Discrepancy, ...]
    paths: Mapping[tuple[str, str], str] = field(repr=False)
    """(kind, code or id) -> file, for the links that lead to it."""

    def measures_of(self, objective: str) -> tuple[Measure, ...]:
        """The measures of one objective."""
        return tuple(measure for measure in self.measures if measure.objective == objective)


@dataclass(frozen=True)
class Dataset:
    """All plans (the one for the front page first) and all institutions, free of errors."""

    plans: tuple[PlanData, ...]
    institutions: Mapping[str, Institution]
    institutions_path: str

    @property
    def fictional(self) -> bool:
        """Whether any plan is invented; every page of the site then says so."""
        return any(data.plan.fictional for data in self.plans)


def dataset(loaded: Loaded) -> Dataset:
    """The clean dataset; only for what has no errors."""
    assert loaded.institutions is not None, "a dataset with errors must not be used"
    plans = sorted((_plan_data(files) for files in loaded.plans), key=lambda data: (int(data.plan.order), data.plan.id))
    return Dataset(
        plans=tuple(plans),
        institutions={entry.id: entry for entry in loaded.institutions.record.institutions},
        institutions_path=loaded.institutions.path,
    )


def _plan_data(files: PlanFiles) -> PlanData:
    assert files.plan is not None, "a dataset with errors must not be used"
    paths = {("plan", files.folder): files.plan.path}
    paths |= {("objective", item.record.code): item.path for item in files.objectives}
    paths |= {("measure", item.record.code): item.path for item in files.measures}
    paths |= {("context", item.record.id): item.path for item in files.context}
    for kind, single in (("services", files.services), ("discrepancies", files.discrepancies)):
        if single is not None:
            paths[kind, files.folder] = single.path
    return PlanData(
        plan=files.plan.record,
        objectives=tuple(sorted((item.record for item in files.objectives), key=lambda o: code_order(o.code))),
        measures=tuple(sorted((item.record for item in files.measures), key=lambda m: code_order(m.code))),
        context=tuple(item.record for item in files.context),
        services=files.services.record if files.services else None,
        discrepancies=files.discrepancies.record.discrepancies if files.discrepancies else (),
        paths=paths,
    )
