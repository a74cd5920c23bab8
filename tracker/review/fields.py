"""What differs between two records, field by field, with what people call each field."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple, TypeVar

from tracker.models import Period, Record, Text
from tracker.models.base import INSTITUTION
from tracker.models.words import CHOICES, LABELS, choice_keys
from tracker.problems import Said
from tracker.review.values import Form, How, Value

R = TypeVar("R", bound=Record)


class Difference(NamedTuple):
    """A field that is not as it was."""

    field: str
    label: Said
    how: How
    form: Form
    before: Value
    after: Value


def differences(before: Record | None, after: Record | None, skip: Sequence[str] = ()) -> Iterator[Difference]:
    """The fields of two records of one model that differ, in the order of the model; None stands for a record without any."""
    one = after or before
    assert one is not None, "one of the two is a record"
    model = type(one)
    for name, field in model.model_fields.items():
        empty = None if field.is_required() else field.get_default(call_default_factory=True)
        was, now = (getattr(side, name) if side is not None else empty for side in (before, after))
        if was == now or name in skip:
            continue
        what = How.ADDED if before is None or _is_empty(was) else How.REMOVED if _is_empty(now) else How.CHANGED
        form = _form(model, name, was if _is_empty(now) else now)
        key = f"{model.__name__}.{name}"
        yield Difference(key, LABELS[key], what, form, *(_value(model, name, form, one) for one in (was, now)))


def _is_empty(value: object) -> bool:
    return value is None or value == ()


def _form(model: type[Record], name: str, value: object) -> Form:
    if choice_keys(model, name) and isinstance(value, str):
        return Form.WORD
    if INSTITUTION in model.model_fields[name].metadata or _is_institution(model, name):
        return Form.INSTITUTION if isinstance(value, str) else Form.UNSAID
    kinds: tuple[tuple[type, Form], ...] = (
        (bool, Form.FLAG),
        (datetime.date, Form.DAY),
        (Decimal, Form.MONEY),
        (Period, Form.PERIOD),
        (Text, Form.TEXT),
        (str, Form.TEXT),
    )
    return next((form for kind, form in kinds if isinstance(value, kind)), Form.UNSAID)


def _is_institution(model: type[Record], name: str) -> bool:
    """Whether an optional field holds an institution: pydantic keeps that mark inside the annotation."""
    annotation = model.model_fields[name].annotation
    return any(INSTITUTION in getattr(part, "__metadata__", ()) for part in getattr(annotation, "__args__", ()))


def _value(model: type[Record], name: str, form: Form, value: object) -> Value:
    """A field's value as it is carried on; None where there is none or it cannot be shown in a word."""
    if form is Form.UNSAID or _is_empty(value):
        return None
    if form is Form.WORD:
        assert isinstance(value, str)
        said = CHOICES[choice_keys(model, name)[value.value if isinstance(value, StrEnum) else value]].label
        return Text(lt=said.lt, en=said.en)
    if form is Form.FLAG:
        return "true" if value else "false"
    if isinstance(value, (str, Text, Period)):
        return value
    return str(value)


def matched(before: Sequence[R], after: Sequence[R], *keys: str) -> Iterator[tuple[R | None, R | None]]:
    """Entries of two lists that belong together: equal ones are left out, others are paired by the first field that is the same.

    The pairs come in the order of `after`, what was removed at the end.
    """
    old, new = list(before), []
    for one in after:
        if one in old:
            old.remove(one)
        else:
            new.append(one)
    pairs: dict[int, R] = {}
    for key in keys:
        for place, one in enumerate(new):
            value = getattr(one, key)
            twin = next((other for other in old if value is not None and getattr(other, key) == value), None)
            if place not in pairs and twin is not None:
                pairs[place] = twin
                old.remove(twin)
    yield from ((pairs.get(place), one) for place, one in enumerate(new))
    yield from ((one, None) for one in old)


def how(before: object, after: object) -> How:
    """What happened to an entry, None where there is none."""
    return How.ADDED if before is None else How.REMOVED if after is None else How.CHANGED
