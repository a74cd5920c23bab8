"""The words of every field and of every choice, in both languages.

What a field means in English is the docstring beside it in the models; everything else stands
here, in the module of the same name.  Schemas, handbook and whatever asks people for a value
take their words from here; a test holds them to those of the pages.
"""

import ast
import functools
import inspect
import itertools
import textwrap
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from tracker.models.base import Text, models_in
from tracker.models.words import base, context, institution, measure, plan, submission
from tracker.models.words.entry import Choice, Entry
from tracker.problems import DataPath, Said

_ENTRIES: dict[str, Entry] = {
    **base.ENTRIES,
    **plan.ENTRIES,
    **measure.ENTRIES,
    **institution.ENTRIES,
    **context.ENTRIES,
    **submission.ENTRIES,
}

LABELS = {key: Said(entry.lt, entry.en) for key, entry in _ENTRIES.items()}
"""`YearStatus.state` -> the short label of the field; `YearStatus` -> that of the model."""
MEANINGS = {key: entry.meaning for key, entry in _ENTRIES.items()}
"""`YearStatus.state` -> what the field means, in Lithuanian; `YearStatus` -> what the model is."""
CHOICES: dict[str, Choice] = {**plan.CHOICES, **measure.CHOICES, **institution.CHOICES, **context.CHOICES}
"""`State.done` for a word of an enumeration, `Measure.kind.one_off` for one of a field alone -> what it says."""


def meaning(model: type[BaseModel], field: str) -> Said:
    """What a field means."""
    return Said(MEANINGS[f"{model.__name__}.{field}"], _docstrings(model)[field])


@functools.cache
def _docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Field -> the docstring below it.

    pydantic can read them too, but at every start of the program; only schemas and handbook need them.
    """
    (described,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    assert isinstance(described, ast.ClassDef)
    found = {}
    for one, below in itertools.pairwise(described.body):
        if isinstance(one, ast.AnnAssign) and isinstance(one.target, ast.Name) and isinstance(below, ast.Expr):
            found[one.target.id] = inspect.cleandoc(ast.literal_eval(below.value))
    return found


def label(model: type[BaseModel], at: DataPath) -> Said | None:
    """What people call the field at a place of a file; of a text in two languages the field that holds it.

    None where the file has no such field.

    For `("status", "2020", "outputs", 0, "what", "lt")` of a measure: “What was counted”.
    """
    said: Said | None = None
    inside: type[BaseModel] | None = model
    in_entries = False
    for step in at:
        if in_entries or isinstance(step, int):
            in_entries = False
            continue
        if inside is None or step not in inside.model_fields:
            return None
        if inside is not Text:
            said = LABELS[f"{inside.__name__}.{step}"]
        annotation = inside.model_fields[step].annotation
        in_entries = get_origin(annotation) is dict
        inside = next(iter(models_in(annotation)), None)
    return said


def choices(model: type[BaseModel], field: str) -> dict[str, Choice]:
    """The words that a field allows, in their order, and what they say; empty where it is no closed choice."""
    return {word: CHOICES[key] for word, key in choice_keys(model, field).items()}


@functools.cache
def choice_keys(model: type[BaseModel], field: str) -> Mapping[str, str]:
    """The words that a field allows -> their keys in `CHOICES`."""
    return _words(model.model_fields[field].annotation, f"{model.__name__}.{field}")


def _words(annotation: Any, field: str) -> dict[str, str]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return {member.value: f"{annotation.__name__}.{member.value}" for member in annotation}
    if get_origin(annotation) is Literal:
        return {word: f"{field}.{word}" for word in get_args(annotation)}
    return {word: key for part in get_args(annotation) for word, key in _words(part, field).items()}


__all__ = ["CHOICES", "LABELS", "MEANINGS", "Choice", "choice_keys", "choices", "label", "meaning"]
