"""Small numbers of people in statistics: not published, and not to be computed from those that are.

The usual rule of statistics offices for counts by which somebody could be recognised: 1 to 4 are
hidden, and where one hidden number could be computed from a total, a second one is hidden too.
"""

import datetime
from collections.abc import Iterator

from tracker.loading import Loaded
from tracker.models import Context, Row
from tracker.problems import Finding, Said
from tracker.rules.report import computable, is_small, number_of, small

SENSITIVE_UNITS = ("children", "persons")


def small_statistics_hidden(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """Counts of persons and children of 1 to 4 in the plan's statistics are written "<5" and cannot be computed.

    Where one part by sex or by age is hidden and the total is a number, a second part is withheld.

    Right: {indicator: children, area: city, year: "2019", age: 0-3, value: "<5"}
    Wrong: {indicator: children, area: city, year: "2019", age: 0-3, value: "3"}
    """
    for files in loaded.plans:
        for item in files.context:
            counted = [(index, row) for index, row in enumerate(item.record.rows) if _is_sensitive(item.record, row)]
            for index, row in counted:
                if is_small(number_of(row.value)):
                    yield Finding(item.path, ("rows", index, "value"), "small-statistics-hidden", *_SMALL)
            for index in _computable(counted):
                yield Finding(item.path, ("rows", index, "value"), "small-statistics-hidden", *_COMPUTABLE)


def _is_sensitive(context: Context, row: Row) -> bool:
    indicator = context.indicators.get(row.indicator)
    return indicator is not None and indicator.unit in SENSITIVE_UNITS


def _computable(counted: list[tuple[int, Row]]) -> Iterator[int]:
    """The smallest published part of every total of which all parts but one are published."""
    totals = {_whole_of(row): number_of(row.value) for _, row in counted if row.sex is None and row.age is None}
    for kind in ("sex", "age"):
        parts: dict[tuple[object, ...], list[tuple[int, Row]]] = {}
        for index, row in counted:
            if getattr(row, kind) is not None and getattr(row, "age" if kind == "sex" else "sex") is None:
                parts.setdefault(_whole_of(row), []).append((index, row))
        for whole, found in parts.items():
            known = [(number, index) for index, row in found if (number := number_of(row.value)) is not None]
            total = totals.get(whole)
            if total is not None and known and len(known) == len(found) - 1 and total > sum(number for number, _ in known):
                yield min(known)[1]


def _whole_of(row: Row) -> tuple[object, ...]:
    return row.indicator, row.area, row.year, row.until


def _said(found: list[object]) -> tuple[Said, Said]:
    """The words of a finding of the report's rules, which say the same of the same numbers."""
    what_lt, what_en, fix_lt, fix_en = map(str, found[1:])
    return Said(what_lt, what_en), Said(fix_lt, fix_en)


_SMALL, _COMPUTABLE = _said(small([])), _said(computable([]))
