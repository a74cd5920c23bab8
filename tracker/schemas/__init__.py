"""JSON Schemas and handbook, generated from the models and the rules.

The `.json` files beside this module are what editors use (each data file names its own in its
first line); `handbook/` is for people.  A test fails when either is stale.
"""

import inspect
import types
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from tracker.models import FILES, Record
from tracker.rules import RULES, rule_name

SCHEMA_FOLDER = Path(__file__).parent
DRAFT = "http://json-schema.org/draft-07/schema#"
PLACES = {
    "plan": "plan/<plan>/plan.yml",
    "objective": "plan/<plan>/objectives/<code>-<name>.yml",
    "measure": "measures/<plan>/<code>-<name>.yml",
    "institutions": "plan/institutions.yml",
    "context": "plan/<plan>/context/<id>.yml",
    "services": "plan/<plan>/services.yml",
    "discrepancies": "plan/<plan>/discrepancies.yml",
    "submission": "<report>.yml",
}
"""Kind of file -> where it lives."""


def schemas() -> dict[str, dict[str, Any]]:
    """Kind of file -> its JSON Schema."""
    return {name: {"$schema": DRAFT, **_closed(model.model_json_schema(by_alias=True))} for name, model in FILES.items()}


def _closed(schema: Any) -> Any:
    """The schema as strict as the check: no keys beside those with the right pattern, no empty values."""
    if isinstance(schema, list):
        return [_closed(part) for part in schema if part != {"type": "null"}]
    if not isinstance(schema, dict):
        return schema
    more = {"additionalProperties": False} if "patternProperties" in schema else {}
    return {key: _closed(part) for key, part in schema.items() if (key, part) != ("default", None)} | more


def handbook() -> dict[str, str]:
    """Path below the project -> text of the generated pages of the handbook."""
    return {"handbook/fields.md": _fields_page(), "handbook/rules.md": _rules_page()}


def _fields_page() -> str:
    lines = [
        "# Fields of the data files",
        "",
        "Generated from `tracker/models/` by `python build.py schema`; do not edit.",
        "Every file is a YAML mapping in UTF-8. Codes, years and numbers are written in quotes.",
    ]
    described: set[type[Record]] = set()
    for name, model in FILES.items():
        lines += ["", f"## {name}: `{PLACES[name]}`", "", _summary(model), "", *_table(model)]
        for part in _parts(model):
            if part not in described:
                described.add(part)
                lines += ["", f"### {part.__name__}", "", _summary(part), "", *_table(part)]
    return "\n".join(lines) + "\n"


def _summary(model: type) -> str:
    return inspect.cleandoc(model.__doc__ or "")


def _table(model: type[Record]) -> Iterator[str]:
    yield "| field | required | value | meaning |"
    yield "|---|---|---|---|"
    for name, field in model.model_fields.items():
        required = "yes" if field.is_required() else ""
        meaning = (field.description or "").replace("|", "\\|").replace("\n", " ")
        yield f"| `{name}` | {required} | {_kind(field.annotation)} | {meaning} |"


def _kind(annotation: Any) -> str:
    """What may be written, in words."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return ", ".join(f"`{member.value}`" for member in annotation)
    origin, arguments = get_origin(annotation), [part for part in get_args(annotation) if part is not type(None)]
    if origin is Literal:
        return ", ".join(f"`{word}`" for word in arguments)
    if origin is tuple:
        return f"list of {_kind(arguments[0])}"
    if origin is dict:
        return f"{_kind(arguments[0])}: {_kind(arguments[1])}"
    if origin in (types.UnionType, Union):
        return _kind(arguments[0])
    if hasattr(annotation, "__metadata__"):
        return _kind(arguments[0])
    return _PLAIN.get(getattr(annotation, "__name__", ""), getattr(annotation, "__name__", str(annotation)))


_PLAIN = {"str": "text", "int": "year", "bool": "`true`, `false`", "date": "day", "Decimal": "euro", "Moment": "year or year-month"}


def _parts(model: type[Record]) -> Iterator[type[Record]]:
    """The models inside a model, each once, in the order of its fields."""
    seen: list[type[Record]] = []

    def visit(annotation: Any) -> None:
        if isinstance(annotation, type) and issubclass(annotation, Record):
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


def _rules_page() -> str:
    lines = [
        "# Rules",
        "",
        "Generated from `tracker/rules/` by `python build.py schema`; do not edit.",
        "The name in brackets stands behind each message of `python build.py check`.",
    ]
    group = ""
    for rule in RULES:
        module = inspect.getmodule(rule)
        assert module is not None
        heading = inspect.cleandoc(module.__doc__ or "").split("\n", 1)[0]
        if heading != group:
            group = heading
            lines += ["", f"## {heading}"]
        lines += ["", f"### {rule_name(rule)}", "", *_rule_text(inspect.cleandoc(rule.__doc__ or ""))]
    return "\n".join(lines) + "\n"


def _rule_text(doc: str) -> Iterator[str]:
    for line in doc.split("\n"):
        label, _, example = line.partition(": ")
        yield f"- **{label}:** `{example}`" if label in ("Right", "Wrong") else line
