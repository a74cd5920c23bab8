"""What pydantic found wrong, in the words of the person who typed the file."""

import difflib
import re
from collections.abc import Iterable
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from tracker.disclosure import excerpt
from tracker.models import Record, Text
from tracker.models.base import Year
from tracker.models.words import choice_keys
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


def explain(path: str, model: type[Record], errors: list[ErrorDetails]) -> list[Finding]:
    """Pydantic's errors as findings: the same places, our words.

    A field that is only misspelt is not said to be missing as well.
    """
    misspelt = {_meant(model, tuple(error["loc"])) for error in errors if error["type"] == "extra_forbidden"}
    return [_explain(path, model, error) for error in errors if error["type"] != "missing" or tuple(error["loc"]) not in misspelt]


def _meant(model: type[Record], at: DataPath) -> DataPath:
    """Where an unknown key was probably meant to be."""
    owner = _model_at(model, at[:-1])
    return (*at[:-1], did_you_mean(str(at[-1]), owner.model_fields if owner else ()) or at[-1])


def _explain(path: str, model: type[Record], error: ErrorDetails) -> Finding:
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
    if kind in ("enum", "literal_error") and isinstance(value, str):
        return Finding(path, at, "unknown-choice", *_unknown_choice(model, at, value))
    return Finding(path, at, RULE, *_wrong_kind(model, at, kind, value))


def _unknown_key(model: type[Record], at: DataPath) -> tuple[Said, Said]:
    owner = _model_at(model, at[:-1])
    known = list(owner.model_fields) if owner else []
    near = suggestion(str(at[-1]), known)
    listed = ", ".join(known)
    if len(at) > 1 and at[-1] in model.model_fields:
        near = Said(
            f"Laukas „{at[-1]}“ rašomas pačioje eilutės pradžioje, be tarpų.", f'The field "{at[-1]}" begins at the very start of a line.'
        )
    return (
        Said("tokio lauko čia nėra.", "there is no such field here."),
        Said(f"{near.lt} Galimi laukai: {listed}.".strip(), f"{near.en} Possible fields: {listed}.".strip()),
    )


def _missing(at: DataPath) -> tuple[Said, Said]:
    return (
        Said("trūksta šio lauko.", "this field is missing."),
        Said(f"Pridėkite „{at[-1]}: …“.", f'Add "{at[-1]}: …".'),
    )


def _unknown_choice(model: type[Record], at: DataPath, value: Any) -> tuple[Said, Said]:
    owner = _model_at(model, at[:-1])
    choices = list(choice_keys(owner, str(at[-1]))) if owner else []
    shown = excerpt(str(value), 60)
    near = suggestion(_SAME_AS.get(str(value).strip().lower(), str(value)), choices)
    listed = ", ".join(choices)
    return (
        Said(f"„{shown}“ čia netinka.", f'"{shown}" is not one of the choices.'),
        Said(f"Galima rašyti: {listed}. {near.lt}".strip(), f"Use one of: {listed}. {near.en}".strip()),
    )


_SAME_AS = {
    word: state
    for state, words in {
        "done": "finished completed complete implemented įvykdyta atlikta baigta įgyvendinta",
        "partly_done": "partially partial partially_done iš_dalies",
        "in_progress": "ongoing started underway vykdoma pradėta tęsiama",
        "not_started": "nepradėta",
        "not_done": "failed neįvykdyta neatlikta",
        "discontinued": "cancelled canceled stopped abandoned nutraukta atšaukta",
    }.items()
    for word in words.split()
}
"""What people write for a state, in both languages -> the state."""

_EXPECTED = {
    "model_type": Said("laukai (raktas: reikšmė)", "fields (key: value)"),
    "dict_type": Said("laukai (raktas: reikšmė)", "fields (key: value)"),
    "tuple_type": Said("sąrašas", "a list"),
}
_TEXT = Said("tekstas", "text")
_A_LIST = Said("sąrašas", "a list")
_FIELDS = Said("laukai", "fields")
_NAMES = re.compile(r"[a-z0-9-]+(, *[a-z0-9-]+)*")


def _wrong_kind(model: type[Record], at: DataPath, kind: str, value: Any) -> tuple[Said, Said]:
    expected = _EXPECTED.get(kind, _TEXT)
    got = _A_LIST if isinstance(value, (list, tuple)) else _FIELDS if isinstance(value, dict) else _TEXT
    return (
        Said(f"čia turi būti {expected.lt}, o yra {got.lt}.", f"{expected.en} must stand here, not {got.en}."),
        _example(model, at, kind, value),
    )


def _example(model: type[Record], at: DataPath, kind: str, value: Any) -> Said:
    """What the value would look like, made of what was written where that can be."""
    if kind == "model_type":
        shape = _model_at(model, at)
        fields = shape.model_fields if shape else {}
        names = [name for name, field in fields.items() if field.is_required()]
        names += [name for name in fields if name not in names][: max(0, 2 - len(names))]
        shown = "{lt: tekstas, en: text}" if shape is Text else "{" + ", ".join(f"{name}: …" for name in names) + "}"
        return Said(f"Rašykite, pvz., {shown}.", f"Write for example {shown}.")
    if kind == "dict_type":
        key = Said('"2020"', '"2020"') if Year in get_args(_type_at(model, at)) else Said("raktas", "key")
        return Said(f"Rašykite naujoje eilutėje {key.lt}: …", f"Write on a new line {key.en}: …")
    if kind == "tuple_type":
        if isinstance(value, str) and _NAMES.fullmatch(value):
            return Said(f"Rašykite [{value}].", f"Write [{value}].")
        return Said("Kiekvieną įrašą pradėkite naujoje eilutėje ženklais „- “.", 'Begin each entry on a new line with "- ".')
    return Said("Rašykite paprastą tekstą, prireikus – kabutėse.", "Write plain text, where needed in quotes.")


def _model_at(model: type[BaseModel], at: DataPath) -> type[BaseModel] | None:
    """The model that stands at `at` inside `model`; None where something else does."""
    found = _type_at(model, at)
    return found if isinstance(found, type) and issubclass(found, BaseModel) else None


def _type_at(model: type[BaseModel], at: DataPath) -> Any:
    """The annotation at `at` inside `model`; None where the path leaves the models."""
    current: Any = model
    for step in at:
        if isinstance(current, type) and issubclass(current, BaseModel):
            found = current.model_fields.get(str(step))
            current = found.annotation if found else None
        else:
            arguments = [part for part in get_args(current) if part is not type(None) and part is not Ellipsis]
            current = arguments[-1] if arguments else None
        current = _inside(current)
    return current


def _inside(annotation: Any) -> Any:
    """`X` of `X | None`; anything else as it is."""
    if get_origin(annotation) in (tuple, dict, None):
        return annotation
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return parts[0] if len(parts) == 1 else annotation
