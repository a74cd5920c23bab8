"""A report that somebody hands in, before it stands in a measure's file."""

import functools
import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker.models import Measure, Money, Record, YearStatus
from tracker.models.base import AMOUNT, bare, models_in
from tracker.problems import DataPath
from tracker.yamltext import Value

NOTHING_SEEN = "none"
"""The fingerprint of a year without a report."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody wrote a value: in a file by line and column, in a spreadsheet by cell."""

    path: str
    line: int = 1
    column: int = 1
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """The report of one year of one measure, as plain values."""

    plan: str
    code: str
    year: str
    report: dict[str, Value]
    seen: str | None
    """Fingerprint of what stood there when this report was begun; None: it was begun just now."""
    place: Callable[[DataPath], Place]
    """Where a value of the report was written; () is the report itself."""

    @property
    def key(self) -> tuple[str, str, str]:
        """What is reported of."""
        return self.plan, self.code, self.year


def fingerprint(report: Value | None) -> str:
    """Twelve signs that change with any value of a report, however it is written down."""
    return digest(canonical(report)) if report else NOTHING_SEEN


def digest(whole: Any) -> str:
    """The fingerprint of a report that is canonical already."""
    return hashlib.sha256(json.dumps(whole, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def canonical(report: Value, kind: Any = YearStatus) -> Any:
    """A report in one of the forms that mean the same, its fields in the order of the model; `kind` is the type of what is given.

    Nothing empty and no `false`; an amount without needless zeros, with no cents or two; unknown fields stay, behind the others.

    >>> canonical({"summary": {"lt": " Surengta. ", "en": ""}, "state": "done", "evidence": []})
    {'state': 'done', 'summary': {'lt': 'Surengta.'}}
    >>> canonical({"money": {"source": "own_budget", "spent": ""}, "interim": "false"})
    {'money': 'own_budget'}
    >>> canonical({"money": {"planned": "007", "spent": "12.5"}})
    {'money': {'planned': '7', 'spent': '12.50'}}
    """
    if isinstance(report, str):
        return _scalar(report.strip(), kind)
    if isinstance(report, list):
        parts = (canonical(part, kind) for part in report)
        return [part for part in parts if part]
    model, kinds = _fields(kind)
    made = {name: part for name, inner in kinds.items() if name in report and (part := canonical(report[name], inner))}
    if not report.keys() <= kinds.keys():
        made |= {name: part for name in report if name not in kinds and (part := canonical(report[name], None))}
    return "own_budget" if model is Money and made == {"source": "own_budget"} else made


def written_as_before(report: Any, before: Value | None, kind: Any = YearStatus) -> Any:
    """A canonical report in which whatever means the same as `before` is written as it was there: what is not changed is not touched.

    >>> written_as_before({"state": "done", "money": {"spent": "12.50"}}, {"state": "not_done", "money": {"spent": "12.5"}})
    {'state': 'done', 'money': {'spent': '12.5'}}
    """
    if before and canonical(before, kind) == report:
        return before
    if isinstance(report, list) and isinstance(before, list):
        return [next((old for old in before if canonical(old, kind) == part), part) for part in report]
    if isinstance(report, dict) and isinstance(before, dict):
        _, kinds = _fields(kind)
        return {name: written_as_before(part, before.get(name), kinds.get(name)) for name, part in report.items()}
    return report


def _scalar(text: str, kind: Any) -> str:
    if kind is bool and text == "false":
        return ""
    if kind is Decimal and re.fullmatch(AMOUNT, text):
        number = Decimal(text)
        return f"{number:.0f}" if number == number.to_integral_value() else f"{number:.2f}"
    return text


@functools.cache
def _fields(kind: Any) -> tuple[type[Record], dict[str, Any]]:
    """The model of a value of this type, one without fields where it has none; and field -> the type of its value, or of the
    entries where it is a list.
    """
    model = next(iter(models_in(kind)), Record)
    fields = ((name, field.annotation) for name, field in model.model_fields.items())
    return model, {name: next(iter(models_in(annotation)), bare(annotation)) for name, annotation in fields}


def _order() -> dict[str, int]:
    """Key of a measure's file -> its place among its neighbours, outer models first."""
    order: dict[str, int] = {}
    waiting: list[type[Record]] = [Measure]
    while waiting:
        model = waiting.pop(0)
        for name, one in model.model_fields.items():
            order.setdefault(name, len(order))
            waiting += [found for found in models_in(one.annotation) if found is not model]
    return order


ORDER = _order()
