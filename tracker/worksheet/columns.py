"""The columns of a worksheet, made from the models: a field added to a report is a column here."""

import datetime
import functools
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, get_args, get_origin

from tracker.models import Institution, Record, Text, YearStatus
from tracker.models.base import INSTITUTION, Figure, models_in
from tracker.models.words import LABELS, choices, meaning
from tracker.problems import DataPath
from tracker.updating import canonical
from tracker.wording import wording
from tracker.yamltext import Value

SEPARATOR = ": "
"""Between the label of a field and that of a part of it: „Lėšos: Panaudota“."""


class Kind(StrEnum):
    """What is written into a cell."""

    TEXT = "text"
    DATE = "date"
    AMOUNT = "amount"
    FIGURE = "figure"
    CHOICE = "choice"
    """One of a few words."""
    FLAG = "flag"
    INSTITUTION = "institution"


@dataclass(frozen=True)
class Column:
    """A value of a report, or of an item of one of its lists."""

    at: DataPath
    """Where the value stands inside the report or the item."""
    kind: Kind
    label: str
    meaning: str
    words: Mapping[str, str]
    """For a choice: word of the file -> what people see."""
    required: bool

    @functools.cached_property
    def path(self) -> str:
        """`money.spent`; the hidden row of a sheet holds it."""
        return ".".join(map(str, self.at))

    @functools.cached_property
    def known(self) -> Mapping[str, str]:
        """For a choice: whatever somebody may write -> word of the file."""
        return {label.casefold(): word for word, label in self.words.items()} | {word: word for word in self.words}

    @property
    def english(self) -> bool:
        """Whether it is the English half of a text."""
        return self.kind is Kind.TEXT and self.at[-1] == "en"


@dataclass(frozen=True)
class ListField:
    """A field of a report that holds any number of items."""

    name: str
    model: str
    """Of its items."""
    label: str
    meaning: str
    columns: tuple[Column, ...]


YES, NO = "taip", "ne"
_FLAG = {"true": YES, "false": NO}
_ENGLISH = " (angliškai)"


def _columns(model: type[Record], at: DataPath = (), label: str = "", required: bool = True) -> Iterator[Column]:
    for name, field in model.model_fields.items():
        own = label + (SEPARATOR if label else "") + LABELS[f"{model.__name__}.{name}"].lt
        inner = next(iter(models_in(field.annotation)), None)
        needed = required and field.is_required()
        if inner is Text:
            said = meaning(model, name).lt
            yield Column((*at, name, "lt"), Kind.TEXT, own, said, {}, needed)
            yield Column((*at, name, "en"), Kind.TEXT, own + _ENGLISH, said, {}, False)
        elif inner is not None and get_origin(field.annotation) is not tuple:
            yield from _columns(inner, (*at, name), own, needed)
        elif inner is None:
            words = {word: choice.label.lt for word, choice in choices(model, name).items()}
            kind = Kind.CHOICE if words else _kind(field.annotation, field.metadata)
            yield Column((*at, name), kind, own, meaning(model, name).lt, _FLAG if kind is Kind.FLAG else words, needed)


def _kind(annotation: Any, marks: Sequence[Any]) -> Kind:
    parts = [*marks, *_parts(annotation)]
    known = ((Kind.DATE, datetime.date), (Kind.AMOUNT, Decimal), (Kind.FLAG, bool), (Kind.FIGURE, _FIGURE), (Kind.INSTITUTION, INSTITUTION))
    return next((kind for kind, sign in known if any(part is sign for part in parts)), Kind.TEXT)


def _parts(annotation: Any) -> Iterator[Any]:
    """A type, the types in it and what they are marked with."""
    yield annotation
    yield from getattr(annotation, "__metadata__", ())
    for part in get_args(annotation):
        yield from _parts(part)


(*_, _FIGURE) = get_args(Figure)


SINGLE = tuple(_columns(YearStatus))
"""The values that a report has once."""
LISTS = tuple(
    ListField(name, model.__name__, LABELS[f"YearStatus.{name}"].lt, meaning(YearStatus, name).lt, tuple(_columns(model)))
    for name, field in YearStatus.model_fields.items()
    if get_origin(field.annotation) is tuple
    for model in models_in(field.annotation)
)
"""Those that it has any number of times."""


class Names:
    """What institutions are called in a sheet: by their name, with the id only where two share it."""

    def __init__(self, institutions: Mapping[str, Institution]) -> None:
        self.institutions = institutions
        words = wording("lt")
        spoken = {name: " ".join(words.name(entry).split()) for name, entry in institutions.items()}
        twice = {text for text, times in Counter(spoken.values()).items() if times > 1}
        self.shown = {name: f"{text} ({name})" if text in twice else text for name, text in spoken.items()}
        self.known = {text.casefold(): name for name, text in self.shown.items()} | {name: name for name in institutions}


def spread(report: Value | None, columns: Sequence[Column]) -> dict[DataPath, str]:
    """The values of a report or an item by column."""
    whole = canonical(report or {})
    found = {column.at: _value(whole, column.at) for column in columns}
    return {at: text for at, text in found.items() if text is not None}


def _value(whole: Any, at: DataPath) -> str | None:
    for step in at:
        # `money: own_budget` is short for `{source: own_budget}`.
        whole = ({"source": whole} if isinstance(whole, str) else whole).get(step)
        if whole is None:
            return None
    return str(whole)


def gathered(values: Mapping[DataPath, str]) -> dict[str, Value]:
    """The reverse of `spread`."""
    whole: dict[str, Any] = {}
    for at, text in values.items():
        (*above, last) = at
        part = whole
        for step in above:
            part = part.setdefault(str(step), {})
        part[str(last)] = text
    return whole
