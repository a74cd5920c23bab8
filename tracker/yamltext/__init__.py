"""YAML text -> plain values, and the place of every value.

The dialect is small on purpose, so that what a clerk sees is what is meant: every scalar is plain
text (`1.10` stays `1.10`, `no` stays `no`), and duplicate keys, anchors, tags and second documents
are faults.  Events are used instead of a document tree: they need no recursion, so that hostile
nesting cannot exhaust the stack, and nothing is built that is not needed.
"""

import yaml
from yaml import CLoader

from tracker.problems import Position, Said
from tracker.yamltext.builder import Builder
from tracker.yamltext.edit import merged
from tracker.yamltext.fault import MAX_BYTES, MAX_DEPTH, Fault, Value
from tracker.yamltext.passages import Lines, Passage, passages
from tracker.yamltext.places import places
from tracker.yamltext.quick import read_quickly
from tracker.yamltext.signs import damaged_letters, decode, invisible_signs, lines_of, made_out
from tracker.yamltext.syntax import syntax_fault
from tracker.yamltext.write import entry

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Fault",
    "Lines",
    "Passage",
    "Value",
    "decode",
    "entry",
    "made_out",
    "merged",
    "passages",
    "places",
    "read",
]


def read(text: str) -> tuple[Value | None, list[Fault]]:
    """The plain value of the one document in `text`, and the faults found.

    The value is None when there is a fault or nothing at all; an empty file is a fault.
    """
    faults: list[Fault] = [*damaged_letters(text), *invisible_signs(text)]
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
