"""JSON Schemas for editors: the models as strict as the loader, every field and word explained in both languages."""

import inspect
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from tracker.models import FILES, Institution, Record, Text
from tracker.models.base import INSTITUTION, Year
from tracker.models.words import LABELS, MEANINGS, Choice, choices, meaning
from tracker.problems import Said

DRAFT = "http://json-schema.org/draft-07/schema#"
KNOWN = "InstitutionId"
"""Name of the definition that lists the institutions there are."""
_POINTER = {"$ref": f"#/$defs/{KNOWN}"}
Schema = dict[str, Any]


def schemas(institutions: Iterable[Institution]) -> dict[str, Schema]:
    """Kind of file -> its JSON Schema, for a data root with these institutions."""
    known = _known(institutions)
    return {kind: _schema(model, known) for kind, model in FILES.items()}


def parts(model: type[Record]) -> Iterator[type[Record]]:
    """The models inside a model, each once, in the order of its fields."""
    seen: list[type[Record]] = []

    def visit(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Record):
            # A moment is written as plain text, not as a mapping.
            if annotation not in seen and annotation.__name__ != "Moment":
                seen.append(annotation)
                for field in annotation.model_fields.values():
                    visit(field.annotation)
            return
        for part in get_args(annotation):
            visit(part)

    for field in model.model_fields.values():
        visit(field.annotation)
    yield from seen


def _schema(model: type[Record], known: Schema) -> Schema:
    plain = _closed(model.model_json_schema(by_alias=True))
    inside: dict[str, Schema] = plain.pop("$defs", {})
    made = {part.__name__: _worded(part, inside[part.__name__]) for part in parts(model)}
    top = _worded(model, plain)
    if _POINTER["$ref"] in json.dumps([top, made]):
        made[KNOWN] = known
    return {"$schema": DRAFT, **top} | ({"$defs": made} if made else {})


def _closed(schema: Any) -> Any:
    """The schema as strict as the loader: no keys beside those with the right pattern, no empty values."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "patternProperties" in schema else {}
    made = {key: _closed(part) for key, part in schema.items()} | more
    # What may be left out is one thing or nothing to pydantic; here it is that one thing, and not required.
    alternatives = made.get("anyOf", ())
    return {**made.pop("anyOf")[0], **made} if len(alternatives) == 1 else made


def _worded(model: type[Record], schema: Schema) -> Schema:
    """The schema of a model with the words of the model and its fields."""
    said = _said(LABELS[model.__name__], Said(MEANINGS[model.__name__], summary(model)))
    if "anyOf" in schema:
        return {**said, "anyOf": [_alternative(model, one) for one in schema["anyOf"]]}
    return {**schema, **said, "properties": {name: _field(model, name, part) for name, part in schema["properties"].items()}}


def _alternative(model: type[Record], schema: Schema) -> Schema:
    """A mapping, or the one word that may stand for it (`money: own_budget` names the source)."""
    if "const" not in schema:
        return _worded(model, schema)
    word = schema["const"]
    return _explained({word: choices(model, "source")[word]})


def _field(model: type[Record], name: str, schema: Schema) -> Schema:
    words = choices(model, name)
    shape = {"type": "string", **_explained(words)} if words else _pointed(schema)
    # Editors would write defaults out, and nobody is to fill files with what was not said.
    shape.pop("default", None)
    kind = model.model_fields[name].annotation
    if get_origin(kind) is dict and get_args(kind)[0] == Year:
        shape["defaultSnippets"] = [_entry_of_a_year(get_args(kind)[1])]
    return {**shape, **_said(LABELS[f"{model.__name__}.{name}"], meaning(model, name))}


def _entry_of_a_year(model: type[Record]) -> Schema:
    """What editors offer below `status`: a year, with the fields that it cannot do without."""
    lines = ['"${1:MMMM}":']
    required = [(name, field) for name, field in model.model_fields.items() if field.is_required()]
    for stop, (name, field) in enumerate(required, start=2):
        words = ",".join(choices(model, name))
        place = f"${{{stop}|{words}|}}" if words else f"${stop}"
        lines.append(f'  {name}: {{lt: "{place}"}}' if field.annotation is Text else f"  {name}: {place}")
    label = LABELS[model.__name__]
    return {
        "label": f"{label.lt} / {label.en}",
        "description": f"{MEANINGS[model.__name__]}\n\n{summary(model)}",
        "bodyText": "\n".join(lines),
    }


def _pointed(schema: Schema) -> Schema:
    """The schema with every institution pointing at the list of those there are."""
    if INSTITUTION.json_schema is not None and INSTITUTION.json_schema.items() <= schema.items():
        return dict(_POINTER)
    return {key: _pointed(part) if isinstance(part, dict) else part for key, part in schema.items()}


def _said(label: Said, text: Said) -> Schema:
    """What editors show: both languages at once, because a schema cannot ask for the reader's."""
    return {"title": f"{label.lt} / {label.en}", "description": f"{text.lt}\n\n{text.en}"}


def summary(model: type[Record]) -> str:
    """What a model is, in English."""
    return inspect.cleandoc(model.__doc__ or "")


def _explained(words: Mapping[str, Choice]) -> Schema:
    """A closed choice; editors show the explanations beside the words that they offer."""
    return {
        "enum": list(words),
        "enumDescriptions": [_plain(one) for one in words.values()],
        "markdownEnumDescriptions": [_markdown(one) for one in words.values()],
    }


def _plain(choice: Choice) -> str:
    return f"{choice.label.lt} / {choice.label.en}\n\n{choice.meaning.lt}\n\n{choice.meaning.en}"


def _markdown(choice: Choice) -> str:
    """Both languages in one entry of a list: the indent keeps the second line inside it."""
    return f"**{choice.label.lt}.** {choice.meaning.lt}  \n  **{choice.label.en}.** {choice.meaning.en}"


def _known(institutions: Iterable[Institution]) -> Schema:
    """The ids that may be written, with the names behind them."""
    names = {one.id: " / ".join(name for name in (one.name.lt, one.name.en) if name) for one in institutions}
    words = Said("Identifikatorius iš `plan/institutions.yml`.", "An id of `plan/institutions.yml`.")
    return {"type": "string", "enum": list(names), "enumDescriptions": list(names.values()), **_said(LABELS["Institution"], words)}
