"""The shape of a report for a form: fields, words and patterns, all taken from the models."""

import datetime
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from tracker.models import Record, Text, YearStatus
from tracker.models.base import INSTITUTION, TYPED, Figure, Forbidden, Line, Link, Pattern, bare, models_in
from tracker.models.words import LABELS, choices, meaning
from tracker.problems import Language, quoted
from tracker.rules.report import WITHHELD
from tracker.updating.spoken import HIDDEN_NUMBER

Field = dict[str, Any]
"""`name`, `kind`, `label`, `meaning`, `required`; where they apply `choices`, `checks`, `of` (model inside), `one` (its label)."""
_TICK = {"lt": (re.compile("^`true`, "), "Pažymėkite, "), "en": (re.compile("^`true` "), "Tick it ")}
"""In a form a flag is not written but ticked."""
_MARKED = re.compile("`([a-z_]*)[^`]*`")


def shapes(language: Language) -> dict[str, list[Field]]:
    """Model -> its fields in their order, beginning with the report itself."""
    called = labels(language)
    return {model.__name__: [_field(model, name, language, called) for name in model.model_fields] for model in _models(YearStatus)}


def labels(language: Language) -> dict[str, str]:
    """What a message puts between ‹ and › (a field, dotted below another, or a choice) -> what a form calls it."""
    models = list(reversed(list(_models(YearStatus))))
    words = {WITHHELD: HIDDEN_NUMBER.to(language)}
    words |= {word: one.label.to(language) for model in models for name in model.model_fields for word, one in choices(model, name).items()}
    for model in models:
        words |= {name: LABELS[f"{model.__name__}.{name}"].to(language) for name in model.model_fields}
    for name, field in YearStatus.model_fields.items():
        for inner in models_in(field.annotation):
            words |= {f"{name}.{part}": f"{words[name]}: {LABELS[f'{inner.__name__}.{part}'].to(language)}" for part in inner.model_fields}
    return words


def _models(model: type[Record]) -> Iterator[type[Record]]:
    """A model and those inside it, each once, outer ones first."""
    waiting, seen = [model], {model}
    while waiting:
        one = waiting.pop(0)
        yield one
        for field in one.model_fields.values():
            new = [found for found in models_in(field.annotation) if found not in seen]
            waiting += new
            seen.update(new)


def _field(model: type[Record], name: str, language: Language, called: Mapping[str, str]) -> Field:
    field = model.model_fields[name]
    inner = models_in(field.annotation)
    said = meaning(model, name)
    made: Field = {
        "name": name,
        "kind": kind(model, name),
        "label": LABELS[f"{model.__name__}.{name}"].to(language),
        "meaning": _spoken(said.to(language), language, called),
        "required": field.is_required(),
    }
    if inner and inner[0] is not Text:
        made |= {"of": inner[0].__name__, "one": LABELS[inner[0].__name__].to(language)}
    if words := choices(model, name):
        made["choices"] = [
            [word, one.label.to(language), _spoken(one.meaning.to(language), language, called)] for word, one in words.items()
        ]
    if checks := [_check(one, language) for one in _metadata(field) if isinstance(one, Pattern)]:
        made["checks"] = checks
    return made


def kind(model: type[Record], name: str) -> str:
    """How a form asks for the value of a field."""
    field = model.model_fields[name]
    inner = models_in(field.annotation)
    type_, known = bare(field.annotation), _metadata(field)
    if inner:
        return "list" if get_origin(type_) is tuple else "text" if inner[0] is Text else "record"
    kinds = {bool: "flag", datetime.date: "date", Decimal: "amount"}
    if type_ in kinds:
        return kinds[type_]
    if INSTITUTION in known:
        return "institution"
    patterns = [one for one in known if isinstance(one, Pattern)]
    named = {"figure": Figure, "link": Link, "line": Line}
    return next((one for one, written in named.items() if patterns == _patterns(written)), "choice")


def _metadata(field: FieldInfo) -> list[Any]:
    """What is known of a value beside its type, also where it may be left out."""
    inside = [one for part in get_args(field.annotation) if get_origin(part) is Annotated for one in get_args(part)[1:]]
    return [*field.metadata, *inside]


def _patterns(annotated: Any) -> list[Any]:
    return [one for one in get_args(annotated)[1:] if isinstance(one, Pattern)]


def _check(pattern: Pattern, language: Language) -> dict[str, str]:
    how = "forbidden" if isinstance(pattern, Forbidden) else "pattern"
    return {how: pattern.pattern, "what": pattern.what.to(language), "fix": TYPED.get(pattern.fix, pattern.fix).to(language)}


def _spoken(text: str, language: Language, called: Mapping[str, str]) -> str:
    """A meaning written for who edits a file, for who fills in a form: fields and words by what the form calls them."""
    ticked = _TICK[language][0].sub(_TICK[language][1], text)
    return _MARKED.sub(lambda found: quoted(called[found[1]], language) if found[1] in called else found[0].strip("`"), ticked)
