"""A report that somebody hands in, before it stands in a measure's file."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tracker.models import Measure, Money, Record, YearStatus
from tracker.models.base import models_in
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
    if not report:
        return NOTHING_SEEN
    return hashlib.sha256(json.dumps(canonical(report), sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


def canonical(report: Value, model: type[Record] = YearStatus) -> Any:
    """A report in the shortest of the forms that mean the same, its fields in the order of the model.

    Nothing empty and no `false`; unknown fields stay, behind the others.

    >>> canonical({"summary": {"lt": " Surengta. ", "en": ""}, "state": "done", "evidence": []})
    {'state': 'done', 'summary': {'lt': 'Surengta.'}}
    >>> canonical({"money": {"source": "own_budget", "spent": ""}, "interim": "false"})
    {'money': 'own_budget'}
    """
    if isinstance(report, str):
        return report.strip()
    if isinstance(report, list):
        parts = (canonical(part, model) for part in report)
        return [part for part in parts if part]
    known = [*(name for name in model.model_fields if name in report), *(name for name in report if name not in model.model_fields)]
    made = {name: canonical(report[name], _model_of(model, name)) for name in known}
    made = {name: part for name, part in made.items() if part and not (part == "false" and _is_flag(model, name))}
    return "own_budget" if model is Money and made == {"source": "own_budget"} else made


def _is_flag(model: type[Record], name: str) -> bool:
    return name in model.model_fields and model.model_fields[name].annotation is bool


def _model_of(model: type[Record], name: str) -> type[Record]:
    """The model of a field's value or items; the model itself where the field holds none."""
    return next(iter(models_in(model.model_fields[name].annotation)), model) if name in model.model_fields else model


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
