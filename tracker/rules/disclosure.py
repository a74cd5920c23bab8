"""Small numbers of people: not published, and not to be computed from those that are.

The usual rule of statistics offices for counts by which somebody could be recognised: 1 to 4 are
hidden, and where one hidden number could be computed from a total, a second one is hidden too.
"""

import datetime
from collections.abc import Iterator
from decimal import Decimal

from tracker.loading import Loaded
from tracker.models import Context, Output, Row
from tracker.problems import DataPath, Finding, Said
from tracker.rules.reports import HIDDEN, number_of

SENSITIVE_UNITS = ("children", "persons")
SMALL = (Decimal(1), Decimal(4))
"""From and to: what is hidden."""


def small_numbers_hidden(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """Sensitive counts of 1 to 4 are written "<5" and cannot be computed, so that nobody can be recognised.

    Where one sex is "<5" and the whole is a number, the other sex is withheld: the difference would
    give the small number away.  The same where one sex is left out and the difference is 1 to 4.

    Right: value: "<5", sensitive: true
    Wrong: value: "3", sensitive: true
    """
    for path, year, index, output in loaded.outputs:
        if output.sensitive:
            for at, words in _in_output(output):
                yield Finding(path, ("status", str(year), "outputs", index, *at), "small-numbers-hidden", *words)


def _in_output(output: Output) -> Iterator[tuple[DataPath, tuple[Said, Said]]]:
    sexes = {key: getattr(output.by_sex, key) for key in ("women", "men")} if output.by_sex else {}
    whole = number_of(output.value)
    figures: dict[DataPath, str | None] = {("value",): output.value, **{("by_sex", key): part for key, part in sexes.items()}}
    for at, value in figures.items():
        number = number_of(value)
        if number is None:
            continue
        others = [part for key, part in sexes.items() if ("by_sex", key) != at]
        if SMALL[0] <= number <= SMALL[1]:
            yield at, _SMALL
        elif at != ("value",) and whole is not None and any(_gives_away(other, whole - number) for other in others):
            yield at, _COMPUTABLE


def _gives_away(hidden: str | None, difference: Decimal) -> bool:
    """Whether a total and its other part tell a number that is to stay hidden."""
    return hidden == HIDDEN or (number_of(hidden) is None and SMALL[0] <= difference <= SMALL[1])


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
                number = number_of(row.value)
                if number is not None and SMALL[0] <= number <= SMALL[1]:
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


_SMALL = (
    Said("mažas jautrus skaičius neskelbiamas.", "a small sensitive number is not published."),
    Said('Rašykite "<5".', 'Write "<5".'),
)
_COMPUTABLE = (
    Said('pagal šį skaičių galima apskaičiuoti paslėptąjį ("<5").', 'from this number the hidden one ("<5") can be computed.'),
    Said("Vietoj jo rašykite withheld.", "Write withheld in its place."),
)
