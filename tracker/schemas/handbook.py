"""The generated pages of the handbook: every field in both languages, every rule."""

import inspect
import types
from collections.abc import Callable, Iterator
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from tracker.loading.where import PLACES
from tracker.models import FILES, Record
from tracker.models.base import INSTITUTION
from tracker.models.words import CHOICES, LABELS, MEANINGS, choice_keys, meaning
from tracker.problems import Language, Said
from tracker.review.rules import HISTORY_RULES
from tracker.rules import RULES, rule_name
from tracker.schemas.shape import parts, summary


def handbook() -> dict[str, str]:
    """Path below the project -> text of the generated pages of the handbook."""
    return {
        "handbook/fields.md": _fields_page("en"),
        "handbook/fields.lt.md": _fields_page("lt"),
        "handbook/rules.md": _rules_page(),
    }


_HEAD = Said(
    "# Duomenų failų laukai\n\n"
    "Puslapį iš `tracker/models/` sudaro `python build.py schema`; ranka jo netaisykite.\n"
    "Kiekvienas failas sudarytas iš laukų (raktas: reikšmė) ir saugomas UTF-8 koduote. Kodai, metai ir skaičiai rašomi kabutėse.",
    "# Fields of the data files\n\n"
    "Generated from `tracker/models/` by `python build.py schema`; do not edit.\n"
    "Every file is a YAML mapping in UTF-8. Codes, years and numbers are written in quotes.",
)
_TABLE = Said(
    "| laukas | būtinas | vadinama | reikšmė | ką reiškia |\n|---|---|---|---|---|",
    "| field | required | called | value | meaning |\n|---|---|---|---|---|",
)
_WORDS = Said("| {} | vadinama | ką reiškia |\n|---|---|---|", "| {} | called | meaning |\n|---|---|---|")
_REQUIRED = Said("taip", "yes")
_ONE_OF = Said("vienas iš žodžių, surašytų po lentele", "one of the words below the table")
_LIST = Said("sąrašas: {}", "list: {}")
_INSTITUTION = Said("institucijos identifikatorius", "id of an institution")
_PLAIN = {
    "str": Said("tekstas", "text"),
    "int": Said("metai", "year"),
    "bool": Said("`true`, `false`", "`true`, `false`"),
    "date": Said("diena", "day"),
    "Decimal": Said("eurai", "euro"),
    "Moment": Said("metai arba metai ir mėnuo", "year or year-month"),
}
"""Python's name of a type -> what is written."""


def _fields_page(language: Language) -> str:
    lines = [_HEAD.to(language)]
    described: set[type[Record]] = set()
    for kind, model in FILES.items():
        lines += ["", f"## {kind}: `{PLACES[kind]}`", *_section(model, language)]
        for part in parts(model):
            if part not in described:
                described.add(part)
                lines += ["", f"### {LABELS[part.__name__].to(language)} (`{part.__name__}`)", *_section(part, language)]
    return "\n".join(lines) + "\n"


def _section(model: type[Record], language: Language) -> Iterator[str]:
    """What a model is, its fields, and the words that may be chosen."""
    yield from ("", Said(MEANINGS[model.__name__], summary(model)).to(language), "", _TABLE.to(language))
    hints = get_type_hints(model, include_extras=True)
    chosen: dict[tuple[str, ...], list[str]] = {}
    for name, field in model.model_fields.items():
        required = _REQUIRED.to(language) if field.is_required() else ""
        keys = choice_keys(model, name)
        if keys:
            chosen.setdefault(tuple(keys.values()), []).append(name)
        value = (_ONE_OF if keys else _kind(hints[name])).to(language)
        label = LABELS[f"{model.__name__}.{name}"].to(language)
        yield f"| `{name}` | {required} | {label} | {value} | {_cell(meaning(model, name).to(language))} |"
    for keys_, names in chosen.items():
        yield from ("", _WORDS.to(language).format(", ".join(f"`{name}`" for name in names)))
        for key in keys_:
            choice = CHOICES[key]
            yield f"| `{key.rpartition('.')[2]}` | {choice.label.to(language)} | {_cell(choice.meaning.to(language))} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _kind(annotation: Any) -> Said:
    """What may be written, in words."""
    origin, arguments = get_origin(annotation), [part for part in get_args(annotation) if part is not type(None)]
    if origin is Annotated:
        return _INSTITUTION if INSTITUTION in annotation.__metadata__ else _kind(arguments[0])
    if origin is tuple:
        inner = _kind(arguments[0])
        return Said(_LIST.lt.format(inner.lt), _LIST.en.format(inner.en))
    if origin is dict:
        key, value = _kind(arguments[0]), _kind(arguments[1])
        return Said(f"{key.lt}: {value.lt}", f"{key.en}: {value.en}")
    if origin in (types.UnionType, Union):
        return _kind(arguments[0])
    name = annotation.__name__
    return _PLAIN[name] if name in _PLAIN else LABELS[name]


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
        lines += _rule_entry(rule)
    lines += ["", "## What a change may not do", "", *_RULES_OF_CHANGES]
    lines += [line for rule in HISTORY_RULES for line in _rule_entry(rule)]
    return "\n".join(lines) + "\n"


_RULES_OF_CHANGES = (
    "Generated from `tracker/rules/edited.py` and `tracker/review/rules/`. These rules compare two revisions: `python build.py check",
    "--against BASE` compares the files as they stand with an earlier revision, and `python build.py changes BASE HEAD` lists at its end",
    "what they say of that change. Those on states and on closed years are asked too before a report that is handed in is written.",
    "A message names the file as it is after the change, or of a deleted file the place where it stood.",
)


def _rule_entry(rule: Callable[..., object]) -> list[str]:
    return ["", f"### {rule_name(rule)}", "", *_rule_text(inspect.cleandoc(rule.__doc__ or ""))]


def _rule_text(doc: str) -> Iterator[str]:
    for line in doc.split("\n"):
        label, _, example = line.partition(": ")
        yield f"- **{label}:** `{example}`" if label in ("Right", "Wrong") else line
