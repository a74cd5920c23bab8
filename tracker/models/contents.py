"""What stands in a record, at any depth: only the fields in which something can be found are looked into."""

import functools
from collections.abc import Iterator
from typing import TypeVar

from tracker.models.base import Record, models_in
from tracker.problems import DataPath

R = TypeVar("R", bound=Record)


def contents(value: object, kind: type[R], *, without: str = "", at: DataPath = ()) -> Iterator[tuple[DataPath, R]]:
    """Every record of a kind below a value, with its place; fields called `without` are not looked into, nor is what was found."""
    if isinstance(value, kind):
        yield at, value
    elif isinstance(value, Record):
        for name in _leading_to(type(value), kind):
            if name != without:
                yield from contents(getattr(value, name), kind, without=without, at=(*at, name))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from contents(part, kind, without=without, at=(*at, str(key)))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from contents(part, kind, without=without, at=(*at, index))


@functools.cache
def _leading_to(model: type[Record], kind: type[Record]) -> tuple[str, ...]:
    """The fields of a model in which a record of the kind can stand, at any depth."""
    return tuple(name for name, field in model.model_fields.items() if kind in _models_below(field.annotation))


def _models_below(annotation: object) -> set[type[Record]]:
    found: set[type[Record]] = set()
    waiting = models_in(annotation)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting += [inner for field in model.model_fields.values() for inner in models_in(field.annotation)]
    return found
