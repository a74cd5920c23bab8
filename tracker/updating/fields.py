"""The fields of a report as the models know them: what there is to ask for, and where a dotted name leads."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from tracker.loading.explain import explain
from tracker.models import Record, YearStatus
from tracker.models.base import INSTITUTION, models_in
from tracker.models.words import LABELS, Choice, choices, meaning
from tracker.problems import DataPath, Finding, Said
from tracker.updating.submission import canonical
from tracker.yamltext import Value


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a report or of one of its parts."""

    model: type[Record]
    name: str

    @property
    def _info(self) -> FieldInfo:
        return self.model.model_fields[self.name]

    @property
    def inner(self) -> type[Record] | None:
        """The model of its value or of its entries; None where it holds a plain value."""
        return next(iter(models_in(self._info.annotation)), None)

    @property
    def many(self) -> bool:
        """Whether it is a list of entries."""
        return get_origin(self._info.annotation) is tuple

    @property
    def required(self) -> bool:
        """Whether no report (or no such part) is without it."""
        return self._info.is_required()

    @property
    def flag(self) -> bool:
        """Whether it is true or false."""
        return self._info.annotation is bool

    @property
    def institution(self) -> bool:
        """Whether it is the id of an institution."""
        return INSTITUTION in self._info.metadata

    @property
    def choices(self) -> dict[str, Choice]:
        """The words that it allows; empty where it is no closed choice."""
        return choices(self.model, self.name)

    @property
    def label(self) -> Said:
        """What it is called."""
        return LABELS[f"{self.model.__name__}.{self.name}"]

    @property
    def label_of_one(self) -> Said:
        """What one of its entries is called; where it is no list, what it is called itself."""
        return LABELS[self.inner.__name__] if self.many and self.inner else self.label

    @property
    def meaning(self) -> Said:
        """What it means."""
        return meaning(self.model, self.name)

    def wrong(self, value: Value) -> list[Finding]:
        """What is wrong with a value of this field, whatever the others are."""
        try:
            self.model.model_validate({self.name: value})
        except ValidationError as error:
            found = [one for one in error.errors(include_url=False) if one["loc"][:1] == (self.name,)]
            return explain("", self.model, found)
        return []


def fields(model: type[Record] = YearStatus) -> Iterator[Field]:
    """The fields of a report, or of one of its parts, in their order."""
    return (Field(model, name) for name in model.model_fields)


def trail(at: DataPath) -> list[tuple[Field, int | None]]:
    """The fields that lead to a place of a report, each with the position of the entry meant; unknown names end it."""
    found: list[tuple[Field, int | None]] = []
    model: type[Record] | None = YearStatus
    for step in at:
        if isinstance(step, int) and found:
            found[-1] = found[-1][0], step
        elif model is None or step not in model.model_fields:
            break
        else:
            found.append((Field(model, str(step)), None))
            model = found[-1][0].inner
    return found


# Dotted names --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WrongPath:
    """A dotted name that leads nowhere: why, the part that is wrong, and what could stand there."""

    what: Said
    written: str
    known: tuple[str, ...] = ()


def placed(report: dict[str, Value], path: str, value: str) -> dict[str, Value] | WrongPath:
    """A report with the value at the dotted `path`; an empty value takes away what stands there.

    >>> placed({"state": "done"}, "outputs.0.what.lt", "Susitikimai")
    {'state': 'done', 'outputs': [{'what': {'lt': 'Susitikimai'}}]}
    >>> placed({"state": "done"}, "outputs.1.value", "3").what.en
    '"outputs" has 0 entries; the next one is 0.'
    """
    at = _data_path(path)
    if isinstance(at, WrongPath):
        return at
    stray = _too_far(report, at) or _not_plain(path, at, value)
    if stray:
        return stray
    changed = _changed(unfolded(report), at, value)
    assert isinstance(changed, dict), "a report is a mapping"
    return unfolded(changed)


def unfolded(report: dict[str, Value]) -> dict[str, Value]:
    """A copy of a report whose money has parts: the one word that is short for its source would hide them."""
    return {**report, "money": {"source": "own_budget"}} if report.get("money") == "own_budget" else dict(report)


def position_written(report: Value, at: DataPath) -> DataPath:
    """Where somebody wrote what stands at `at` of the canonical report, in which entries left empty are gone."""
    if not at:
        return ()
    step: Any = at[0]
    if isinstance(report, list) and isinstance(step, int):
        step = [number for number, entry in enumerate(report) if canonical(entry)][step]
        return (step, *position_written(report[step], at[1:]))
    return (step, *position_written(report.get(step, "") if isinstance(report, dict) else "", at[1:]))


def _data_path(path: str) -> DataPath | WrongPath:
    at: list[str | int] = []
    model: type[Record] | None = YearStatus
    steps = path.split(".")
    while steps:
        name = steps.pop(0)
        if model is None:
            there = ".".join(map(str, at))
            return WrongPath(Said(f"„{there}“ dalių neturi.", f'"{there}" has no parts.'), name)
        if name not in model.model_fields:
            return WrongPath(Said(f"lauko „{name}“ nėra.", f'there is no field "{name}".'), name, tuple(model.model_fields))
        field = Field(model, name)
        at.append(name)
        if field.many and steps:
            number = steps.pop(0)
            if not (number.isascii() and number.isdecimal() and len(number) < 4):
                what = Said(f"po „{name}“ rašomas įrašo numeris, pradedant nuo 0.", f'after "{name}" comes the number of an entry, from 0.')
                return WrongPath(what, number)
            at.append(int(number))
        model = field.inner
    return tuple(at)


def _too_far(report: Value | None, at: DataPath) -> WrongPath | None:
    """Why an entry cannot be there: entries are numbered without gaps."""
    for number, step in enumerate(at):
        if isinstance(step, int):
            count = len(report) if isinstance(report, list) else 0
            if step > count:
                name = ".".join(map(str, at[:number]))
                what = Said(
                    f"„{name}“ įrašų yra {count}; kito numeris – {count}.", f'"{name}" has {count} entries; the next one is {count}.'
                )
                return WrongPath(what, str(step))
            report = report[step] if isinstance(report, list) and step < count else None
        else:
            report = report.get(step) if isinstance(report, dict) else None
    return None


def _not_plain(path: str, at: DataPath, value: str) -> WrongPath | None:
    """Why a value cannot stand there: what has parts is given part by part, but may be taken away as a whole."""
    field, entry = trail(at)[-1]
    if not value or field.inner is None or (not field.many and not field.wrong(value)):
        return None
    within = f"{path}.0" if field.many and entry is None else path
    known = tuple(f"{within}.{one.name}" for one in fields(field.inner))
    return WrongPath(Said(f"„{path}“ turi dalis; nurodykite, kurią.", f'"{path}" has parts; say which.'), "", known)


def _changed(old: Value | None, at: DataPath, value: str) -> Value:
    if not at:
        return value
    step, rest = at[0], at[1:]
    if isinstance(step, int):
        entries = list(old) if isinstance(old, list) else []
        entries += [{}] * (step + 1 - len(entries))
        entries[step] = _changed(entries[step], rest, value)
        return entries
    known = dict(old) if isinstance(old, dict) else {}
    return known | {step: _changed(known.get(step), rest, value)}
