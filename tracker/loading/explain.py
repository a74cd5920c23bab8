"""What pydantic found wrong, in the words of the person who typed the file."""

import difflib
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from tracker.models import Record
from tracker.problems import DataPath, Finding, Said

RULE = "shape"


def did_you_mean(written: str, known: Iterable[str]) -> str | None:
    """The known word that `written` was probably meant to be."""
    close = difflib.get_close_matches(written.strip().lower().replace(" ", "_"), list(known), n=1, cutoff=0.6)
    return close[0] if close else None


def suggestion(written: str, known: Iterable[str]) -> Said:
    """«Did you mean …?» in both languages, or nothing."""
    near = did_you_mean(written, known)
    return Said(f"Gal norėjote rašyti „{near}“?", f'Did you mean "{near}"?') if near else Said("", "")


def explain(path: str, model: type[Record], error: ErrorDetails) -> Finding:
    """One pydantic error as a finding: the same place, our words."""
    at: DataPath = tuple(error["loc"])
    on_key = False
    if at and at[-1] == "[key]":
        at, on_key = at[:-1], True
    kind, value = error["type"], error["input"]
    if kind == "extra_forbidden":
        return Finding(path, at, "unknown-key", *_unknown_key(model, at), on_key=True)
    if kind == "missing":
        return Finding(path, at, "missing-key", *_missing(at), on_key=True)
    if kind == "said":
        words = error["ctx"]
        return Finding(path, at, RULE, Said(words["lt"], words["en"]), Said(words["fix_lt"], words["fix_en"]), on_key=on_key)
    if kind in ("enum", "literal_error"):
        return Finding(path, at, "unknown-choice", *_unknown_choice(model, at, value))
    return Finding(path, at, RULE, *_wrong_kind(kind, value))


def _unknown_key(model: type[Record], at: DataPath) -> tuple[Said, Said]:
    owner = _model_at(model, at[:-1])
    known = list(owner.model_fields) if owner else []
    near = suggestion(str(at[-1]), known)
    listed = ", ".join(known)
    return (
        Said("tokio lauko čia nėra.", "there is no such field here."),
        Said(f"{near.lt} Galimi laukai: {listed}.".strip(), f"{near.en} Possible fields: {listed}.".strip()),
    )


def _missing(at: DataPath) -> tuple[Said, Said]:
    return (
        Said("trūksta šio lauko.", "this field is missing."),
        Said(f"Pridėkite eilutę „{at[-1]}: …“.", f'Add a line "{at[-1]}: …".'),
    )


def _unknown_choice(model: type[Record], at: DataPath, value: Any) -> tuple[Said, Said]:
    owner = _model_at(model, at[:-1])
    choices = _choices(owner.model_fields[str(at[-1])].annotation) if owner else []
    shown = str(value)[:60]
    near = suggestion(str(value), choices)
    listed = ", ".join(choices)
    return (
        Said(f"„{shown}“ čia netinka.", f'"{shown}" is not one of the choices.'),
        Said(f"Galima rašyti: {listed}. {near.lt}".strip(), f"Use one of: {listed}. {near.en}".strip()),
    )


_EXPECTED = {
    "model_type": (Said("laukai (raktas: reikšmė)", "fields (key: value)"), Said("pvz., {lt: tekstas, en: text}", "such as {lt: tekstas, en: text}")),
    "dict_type": (Said("laukai (raktas: reikšmė)", "fields (key: value)"), Said("po vieną eilutėje", "one a line")),
    "tuple_type": (Said("sąrašas", "a list"), Said("pvz., [pirmas, antras], arba eilutės, prasidedančios „- “", 'such as [first, second], or lines that begin with "- "')),
    "string_type": (Said("tekstas", "text"), Said("vienoje eilutėje; tekstą su dvitaškiu – kabutėse", "on one line; text with a colon in quotes")),
}


def _wrong_kind(kind: str, value: Any) -> tuple[Said, Said]:
    expected, example = _EXPECTED.get(kind, _EXPECTED["string_type"])
    got = (
        Said("sąrašas", "a list")
        if isinstance(value, (list, tuple))
        else Said("laukai", "fields")
        if isinstance(value, dict)
        else Said("tekstas", "text")
    )
    return (
        Said(f"čia turi būti {expected.lt}, o yra {got.lt}.", f"{expected.en} must stand here, not {got.en}."),
        Said(f"Rašykite: {example.lt}.", f"Write {example.en}."),
    )


def _choices(annotation: Any) -> list[str]:
    """The words that a closed choice allows, in the order of the model."""
    if isinstance(annotation, type) and hasattr(annotation, "__members__"):
        return [str(member.value) for member in annotation]  # type: ignore[attr-defined]
    return [word for part in get_args(annotation) if part is not type(None) for word in ([part] if isinstance(part, str) else _choices(part))]


def _model_at(model: type[BaseModel], at: DataPath) -> type[BaseModel] | None:
    """The model that stands at `at` inside `model`; None where the path leaves the models."""
    current: Any = model
    for step in at:
        if isinstance(current, type) and issubclass(current, BaseModel):
            found = current.model_fields.get(str(step))
            current = found.annotation if found else None
        else:
            arguments = [part for part in get_args(current) if part is not type(None) and part is not Ellipsis]
            current = arguments[-1] if arguments else None
        current = _inside(current)
    return current if isinstance(current, type) and issubclass(current, BaseModel) else None


def _inside(annotation: Any) -> Any:
    """`X` of `X | None`; anything else as it is."""
    if get_origin(annotation) in (tuple, dict, None):
        return annotation
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return parts[0] if len(parts) == 1 else annotation
