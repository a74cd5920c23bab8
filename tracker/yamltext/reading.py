"""A text as a plain value: quickly where nothing is unusual, else with care."""

import yaml
from yaml import CLoader

from tracker.problems import Position, Said
from tracker.yamltext.builder import Builder
from tracker.yamltext.fault import Fault, Value
from tracker.yamltext.quick import read_quickly
from tracker.yamltext.signs import damaged_letters, invisible_signs, lines_of
from tracker.yamltext.syntax import syntax_fault


def sign_faults(text: str) -> list[Fault]:
    """Signs that nobody meant to write, wherever they stand."""
    return [*damaged_letters(text), *invisible_signs(text)]


def read(text: str) -> tuple[Value | None, list[Fault]]:
    """The plain value of the one document in `text`, and the faults found.

    The value is None when there is a fault or nothing at all; an empty file is a fault.
    """
    faults = sign_faults(text)
    if any(fault.rule == "control-character" for fault in faults):
        # The parser would count lines in its own way, or give up with a worse message.
        return None, faults
    if not faults and (value := read_quickly(text)) is not None:
        return value, []
    builder = Builder(faults, lines_of(text))
    try:
        for event in yaml.parse(text, Loader=CLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        faults.append(syntax_fault(error, text, builder.long_quote))
    if not faults and builder.root in (None, ""):
        faults.append(
            Fault(
                Position(),
                "empty-file",
                Said("failas tuščias.", "the file is empty."),
                Said("Įrašykite duomenis arba ištrinkite failą.", "Fill it in or delete the file."),
            )
        )
    return (None if faults else builder.root), faults
