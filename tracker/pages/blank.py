"""The report to paste into a measure's file, and what its fields mean."""

import functools
from dataclasses import dataclass

from tracker.models import Output, Record, YearStatus
from tracker.models.measure import Evidence
from tracker.models.words import LABELS, choices, meaning
from tracker.problems import Language
from tracker.progress import MeasureProgress, Report, SiteProgress
from tracker.rules.about import participants_of
from tracker.updating import blank_details, blank_report

SEVERAL = 6
"""So many choices, or fewer, are explained one by one; of more only their names are given."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the blank, in words of one language."""

    name: str
    label: str
    meaning: str
    choices: tuple[tuple[str, str, str], ...]
    """(word, label, meaning), where it is one of several words; the meaning is empty where there are many."""


@dataclass(frozen=True, slots=True)
class Blank:
    """What a measure's page offers to those who report by hand."""

    year: int
    """The last year that is over and has no report."""
    earlier: tuple[int, ...]
    """Other years without one."""
    file: str
    report: str
    details: str
    signing: tuple[str, ...]
    """Ids of the institutions that may report."""


def blank(site: SiteProgress, one: MeasureProgress, file: str) -> Blank | None:
    """The blank of a measure; None where nothing is owed for a year that is over."""
    owed = tuple(cell.year for cell in one.cells if cell.report in (Report.MISSING, Report.AWAITED) and cell.year < site.as_of.year)
    if not owed:
        return None
    signing = participants_of(site.dataset.institutions.values()).signing(one.measure)
    return Blank(owed[-1], owed[:-1], file, blank_report(one.measure, owed[-1], signing), blank_details(), signing)


@functools.cache
def asked(language: Language) -> tuple[tuple[Field, ...], tuple[Field, ...]]:
    """What the two blocks of a blank ask for."""
    numbers = tuple(_required(Output, language)) + (*_required(Evidence, language), _field(Evidence, "where", language))
    return _required(YearStatus, language), numbers


def _required(model: type[Record], language: Language) -> tuple[Field, ...]:
    return tuple(_field(model, name, language) for name, field in model.model_fields.items() if field.is_required())


def _field(model: type[Record], name: str, language: Language) -> Field:
    offered = choices(model, name)
    explained = len(offered) <= SEVERAL
    return Field(
        name,
        LABELS[f"{model.__name__}.{name}"].to(language),
        meaning(model, name).to(language),
        tuple((word, one.label.to(language), one.meaning.to(language) if explained else "") for word, one in offered.items()),
    )
