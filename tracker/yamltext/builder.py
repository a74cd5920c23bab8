"""The careful way: plain values from parser events, and a fault for whatever the dialect does not have."""

import re
from typing import Any

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from tracker.disclosure import excerpt
from tracker.problems import Position, Said
from tracker.yamltext.fault import MAX_DEPTH, Fault, Value


class Builder:
    """Builds plain values from parser events, refusing what the dialect does not have."""

    def __init__(self, faults: list[Fault], lines: list[str]) -> None:
        self.root: Value | None = None
        self._faults = faults
        self._lines = lines
        self._key_event: ScalarEvent | None = None
        self.long_quote: ScalarEvent | None = None
        """The last text in quotes, where it runs over several lines."""
        self._open: list[list[Value] | dict[str, Value]] = []
        self._keys: list[str | None] = []
        self._documents = 0

    def take(self, event: Event) -> bool:
        """Use one event; False when reading on makes no sense."""
        if isinstance(event, DocumentStartEvent):
            self._documents += 1
            if self._documents > 1:
                self._fault(event, "several-documents", _SEVERAL_DOCUMENTS)
                return False
        elif isinstance(event, AliasEvent):
            self._fault(event, "anchor-or-alias", ALIAS)
            self._add(event, "")
        elif isinstance(event, ScalarEvent):
            self._refuse_decoration(event)
            self._scalar(event)
        elif isinstance(event, (MappingStartEvent, SequenceStartEvent)):
            self._refuse_decoration(event)
            return self._start(event)
        elif isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            self._open.pop()
            self._keys.pop()
        return True

    def _start(self, event: Event) -> bool:
        if len(self._open) >= MAX_DEPTH:
            self._fault(event, "too-deep", _TOO_DEEP)
            return False
        if self._awaits_key():
            self._fault(event, "key-not-text", _KEY_NOT_TEXT)
            return False
        child: list[Value] | dict[str, Value] = {} if isinstance(event, MappingStartEvent) else []
        self._add(event, child)
        self._open.append(child)
        self._keys.append(None)
        return True

    def _scalar(self, event: ScalarEvent) -> None:
        if self._awaits_key():
            self._key(event)
            return
        if not event.style and self._open:
            self._plain(event)
        elif event.style in ("'", '"'):
            self.long_quote = event if end_line_of(event) > position_of(event).line else None
        self._add(event, event.value)

    def _plain(self, event: ScalarEvent) -> None:
        """Text without quotes that does not hold what the person meant."""
        end = event.end_mark
        assert end is not None, "the parser marks every event"
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        if event.value:
            if _HASH_IN_TEXT.match(line, end.column):
                self._faults.append(Fault(Position(end.line + 1, line.index("#", end.column) + 1), "hash-in-text", *_HASH))
        elif isinstance(self._open[-1], list) or line[: end.column].rstrip().endswith(":"):
            self._fault(event, "empty-value", _EMPTY_VALUE)
        else:
            assert self._key_event is not None, "only a key can be without a colon"
            self._fault(self._key_event, "empty-value", _COMMA_IN_TEXT)

    def _awaits_key(self) -> bool:
        return bool(self._open) and isinstance(self._open[-1], dict) and self._keys[-1] is None

    def _key(self, event: ScalarEvent) -> None:
        mapping = self._open[-1]
        assert isinstance(mapping, dict)
        if event.value in mapping:
            shown = excerpt(event.value, 60)
            self._fault(
                event,
                "duplicate-key",
                (
                    Said(f"raktas „{shown}“ čia jau yra.", f'the key "{shown}" is here already.'),
                    Said("Palikite vieną iš dviejų.", "Keep one of the two."),
                ),
            )
        self._keys[-1] = event.value
        self._key_event = event

    def _add(self, event: Event, value: Value) -> None:
        if not self._open:
            self.root = value
            return
        parent = self._open[-1]
        if isinstance(parent, list):
            parent.append(value)
        elif self._keys[-1] is None:
            self._keys[-1] = ""
        else:
            parent[self._keys[-1]] = value
            self._keys[-1] = None

    def _refuse_decoration(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        if event.anchor is not None:
            self._fault(event, "anchor-or-alias", ALIAS)
        if event.tag is not None:
            self._fault(event, "tag", _TAG)

    def _fault(self, event: Event, rule: str, words: tuple[Said, Said]) -> None:
        self._faults.append(Fault(position_of(event), rule, *words))


def end_line_of(event: Any) -> int:
    """The line that an event ends on, counted from 1."""
    return int(event.end_mark.line) + 1


def position_of(event: Any) -> Position:
    """Where an event begins."""
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1)


_SEVERAL_DOCUMENTS = (
    Said("faile prasideda antras dokumentas (---).", "a second document begins here (---)."),
    Said("Viename faile – vienas dokumentas; ištrinkite eilutę ---.", "One document a file; delete the line ---."),
)
ALIAS = (
    Said("žymos & ir nuorodos * čia nenaudojamos.", "anchors (&) and aliases (*) are not used here."),
    Said(
        "Įrašykite pačią reikšmę; jei ženklas yra teksto dalis, rašykite tekstą kabutėse.",
        "Write the value itself; where the sign belongs to the text, put the text in quotes.",
    ),
)
_TAG = (
    Said("YAML žymės su ! čia nenaudojamos.", "YAML tags (!) are not used here."),
    Said("Ištrinkite žymę arba rašykite tekstą kabutėse.", "Delete the tag, or put the text in quotes."),
)
_TOO_DEEP = (
    Said("duomenys sudėti per giliai.", "the data are nested too deeply."),
    Said("Patikrinkite skliaustus ir įtrauką.", "Check the brackets and the indentation."),
)
_KEY_NOT_TEXT = (
    Said("raktas turi būti tekstas.", "a key must be text."),
    Said("Rašykite raktas: reikšmė.", "Write key: value."),
)
_EMPTY_VALUE = (
    Said("čia nėra reikšmės.", "there is no value here."),
    Said("Įrašykite reikšmę arba ištrinkite eilutę.", "Write the value, or delete the line."),
)
_COMMA_IN_TEXT = (
    Said("po šio rakto trūksta dvitaškio.", "a colon is missing after this key."),
    Said(
        'Jei tai teksto po kablelio tąsa, visą tekstą rašykite kabutėse: {lt: "vienas, du"}.',
        'Where it continues a text with a comma, put that text in quotes: {lt: "vienas, du"}.',
    ),
)
_HASH_IN_TEXT = re.compile(r" +#\w")
_HASH = (
    Said("nuo ženklo # tekstas nebeskaitomas.", "from the # on, the text is not read."),
    Said(
        "Tekstą su # rašykite kabutėse; jei tai komentaras, po # palikite tarpą.",
        "Put text with a # in quotes; where it is a comment, leave a space after the #.",
    ),
)
