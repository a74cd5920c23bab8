"""The plans as the files of a day told them, counted as of that day."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from tracker.history.prints import printed
from tracker.history.values import Known, Then
from tracker.loading import Item, Loaded, PlanFiles, dataset
from tracker.models import Context, Discrepancies, Institutions, Measure, Objective, Plan, Record, Services
from tracker.progress import (
    MeasureProgress,
    PlanProgress,
    Shown,
    SiteProgress,
    Tally,
    measure_progress,
    site_progress,
    tally_standing,
)
from tracker.review.sides import NEEDED

R = TypeVar("R", bound=Record)
Records = Mapping[str, Record]
"""Path -> what stood there."""


def counted(records: Records, on: datetime.date) -> SiteProgress | None:
    """Everything counted as of a day; None where the files contradict each other, so that nothing can be counted."""
    folders = sorted({path.split("/")[1] for path, record in records.items() if isinstance(record, Plan)})
    (institutions, *_) = (*_items(records, Institutions, "plan/institutions.yml"), None)
    loaded = Loaded(tuple(_plan(records, folder) for folder in folders), institutions, ())
    if institutions is None or any(True for rule in NEEDED for _ in rule(loaded, on)):
        return None
    return site_progress(dataset(loaded), on)


def _plan(records: Records, folder: str) -> PlanFiles:
    home = f"plan/{folder}/"

    def one(model: type[R]) -> Item[R] | None:
        return next(_items(records, model, home), None)

    return PlanFiles(
        folder,
        one(Plan),
        tuple(_items(records, Objective, home)),
        tuple(_items(records, Measure, f"measures/{folder}/")),
        tuple(_items(records, Context, home)),
        one(Services),
        one(Discrepancies),
        complete=True,
    )


def _items(records: Records, model: type[R], below: str) -> Iterator[Item[R]]:
    return (Item(path, record) for path, record in sorted(records.items()) if isinstance(record, model) and path.startswith(below))


def known(one: MeasureProgress) -> Known:
    """What is known of a measure."""
    cell = one.standing_cell
    if cell is None:
        return Known(one.standing, None)
    return Known(one.standing, cell.year, printed(cell.status) if cell.status else "")


def of_the_day(plan: PlanProgress, on: datetime.date) -> Iterator[MeasureProgress]:
    """The measures of a plan by what its data say of the years until a day, and of nothing later."""
    years = tuple(year for year in plan.years if year <= on.year)
    for one in plan.measures:
        measure = one.measure
        until = {year: report for year, report in measure.status.items() if year <= on.year}
        gone = measure.superseded if measure.superseded and measure.superseded.on <= on else None
        back_then = measure.model_copy(update={"status": until, "superseded": gone})
        yield measure_progress(plan.data, back_then, years, plan.as_of, plan.successors)


def as_plain(site: SiteProgress | None, on: datetime.date) -> Any:
    """The plans of a day as JSON knows them: None where they could not be counted."""
    if site is None:
        return None
    found = {plan.data.plan.id: tuple(of_the_day(plan, on)) for plan in site.plans}
    return {plan: [_measures(measures), _tally(tally_standing(measures))] for plan, measures in found.items()}


def _measures(measures: Iterable[MeasureProgress]) -> dict[str, list[Any]]:
    said = ((one.measure.code, known(one)) for one in measures)
    return {code: [what.shown.value, what.year, what.text] for code, what in said}


def _tally(tally: Tally) -> list[Any]:
    counts = {shown.value: number for shown, number in tally.counts.items()}
    return [counts, tally.total, tally.unsupported, tally.left_out]


def from_plain(plain: Any) -> Then:
    """A plan of a day, of what `as_plain` gave."""
    measures, (counts, *numbers) = plain
    return Then(
        {code: Known(Shown(shown), year, text) for code, (shown, year, text) in measures.items()},
        Tally({Shown(shown): number for shown, number in counts.items()}, *numbers),
    )
