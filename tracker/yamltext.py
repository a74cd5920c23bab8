"""YAML text -> plain values, and the place of every value.

The dialect is small on purpose, so that what a clerk sees is what is meant: every scalar is plain
text (`1.10` stays `1.10`, `no` stays `no`), and duplicate keys, anchors, tags and second documents
are faults.  Events are used instead of a document tree: they need no recursion, so that hostile
nesting cannot exhaust the stack, and nothing is built that is not needed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import CLoader
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

from tracker.problems import DataPath, Position, Said

MAX_BYTES = 1_000_000
"""No honest data file is larger; a larger one is refused before it is read."""
MAX_DEPTH = 20
"""No model is nested deeper than 8."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the text itself, at a known place."""

    position: Position
    rule: str
    what: Said
    fix: Said


Value = str | list[Any] | dict[str, Any]
"""What `read` gives: text, lists and mappings of text."""


def decode(raw: bytes) -> str | Fault:
    """The text of a file, or the fault that keeps it from being read as UTF-8."""
    if len(raw) > MAX_BYTES:
        return Fault(
            Position(),
            "file-too-large",
            Said("failas per didelis.", "the file is too large."),
            Said("Duomenų failas negali viršyti 1 MB.", "A data file may have 1 MB at most."),
        )
    save = Said("Įrašykite failą UTF-8 koduote (be BOM).", "Save the file as UTF-8 (without BOM).")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:2]:
        return Fault(Position(), "not-utf-8", Said("failas įrašytas UTF-16 koduote.", "the file is saved as UTF-16."), save)
    if raw.startswith(b"\xef\xbb\xbf"):
        return Fault(Position(), "byte-order-mark", Said("failas prasideda BOM ženklu.", "the file begins with a byte order mark."), save)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        place = Position(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)
        return Fault(
            place,
            "not-utf-8",
            Said("nuo čia tekstas ne UTF-8 (tikriausiai windows-1257).", "from here the text is not UTF-8 (probably windows-1257)."),
            save,
        )


def damaged_letters(text: str) -> Iterator[Fault]:
    """Signs that conversion has left in place of letters: U+FFFD, and ÷ beside a letter."""
    if "÷" not in text and "�" not in text:
        return
    for number, line in enumerate(_lines(text), start=1):
        for column, sign in enumerate(line, start=1):
            beside = line[max(0, column - 2) : column - 1] + line[column : column + 1]
            if sign == "�" or (sign == "÷" and any(unicodedata.category(c).startswith("L") for c in beside)):
                yield Fault(
                    Position(number, column),
                    "encoding-damage",
                    Said(f"sugadinta raidė „{sign}“.", f'a damaged letter "{sign}".'),
                    Said("Įrašykite tikrąją raidę (dažniausiai ė).", "Write the letter that belongs there (mostly ė)."),
                )


_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]")
"""Signs that no editor shows: what YAML forbids, its odd line breaks, and spaces without width."""
_HARD_INDENT = re.compile("[ \t]*[\u00a0\u2007\u202f]+(?=\\s*\\S)")


def invisible_signs(text: str) -> Iterator[Fault]:
    """Signs that break the structure unseen: control characters, and hard spaces used as indentation."""
    for number, line in enumerate(_lines(text), start=1):
        if not line.isprintable():
            for found in _INVISIBLE.finditer(line):
                what = f"U+{ord(found[0]):04X}"
                words = (Said(f"nematomas ženklas {what}.", f"an invisible sign, {what}."), _INVISIBLE_FIX)
                yield Fault(Position(number, found.start() + 1), "control-character", *words)
            if hard := _HARD_INDENT.match(line):
                yield Fault(Position(number, len(hard[0])), "control-character", *_HARD_SPACE)


def _lines(text: str) -> list[str]:
    """The lines as editors and the parser count them."""
    return re.split("\r\n|\r|\n", text)


def read(text: str) -> tuple[Value | None, list[Fault]]:
    """The plain value of the one document in `text`, and the faults found.

    The value is None when there is a fault or nothing at all; an empty file is a fault.
    """
    faults: list[Fault] = [*damaged_letters(text), *invisible_signs(text)]
    if any(fault.rule == "control-character" for fault in faults):
        # The parser would count lines in its own way, or give up with a worse message.
        return None, faults
    builder = _Builder(faults, _lines(text))
    try:
        for event in yaml.parse(text, Loader=CLoader):
            if not builder.take(event):
                break
    except yaml.YAMLError as error:
        faults.append(_syntax_fault(error, text, builder.long_quote))
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


def places(text: str) -> dict[DataPath, tuple[Position, Position]]:
    """Data path -> (place of the key or list item, place of the value), for a text that `read` accepts.

    A second pass over the text, made only for files that have something to report.
    """
    found: dict[DataPath, tuple[Position, Position]] = {}
    path: list[str | int] = []
    levels: list[_Level] = []
    for event in yaml.parse(text, Loader=CLoader):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            levels.pop()
            if path:
                path.pop()
            continue
        if not isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            continue
        here = _position(event)
        level = levels[-1] if levels else None
        if level is not None and level.is_mapping and level.key is None:
            assert isinstance(event, ScalarEvent), "read() refuses keys that are not text"
            level.key, level.key_place = event.value, here
            continue
        if level is not None:
            path.append(level.next_step())
        found[tuple(path)] = (level.key_place if level and level.is_mapping else here, here)
        if isinstance(event, ScalarEvent):
            if level is not None:
                path.pop()
        else:
            levels.append(_Level(isinstance(event, MappingStartEvent)))
    return found


class _Level:
    """Where `places` is inside one mapping or list."""

    __slots__ = ("count", "is_mapping", "key", "key_place")

    def __init__(self, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.key_place = Position()
        self.count = 0

    def next_step(self) -> str | int:
        if self.is_mapping:
            key, self.key = self.key, None
            assert key is not None
            return key
        self.count += 1
        return self.count - 1


class _Builder:
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
            self._fault(event, "anchor-or-alias", _ALIAS)
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
            self.long_quote = event if _end_line(event) > _position(event).line else None
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
            shown = event.value[:60]
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
            self._fault(event, "anchor-or-alias", _ALIAS)
        if event.tag is not None:
            self._fault(event, "tag", _TAG)

    def _fault(self, event: Event, rule: str, words: tuple[Said, Said]) -> None:
        self._faults.append(Fault(_position(event), rule, *words))


def _end_line(event: Any) -> int:
    return int(event.end_mark.line) + 1


def _position(event: Any) -> Position:
    mark = event.start_mark
    return Position(mark.line + 1, mark.column + 1)


_SEVERAL_DOCUMENTS = (
    Said("faile prasideda antras dokumentas (---).", "a second document begins here (---)."),
    Said("Viename faile – vienas dokumentas; ištrinkite eilutę ---.", "One document a file; delete the line ---."),
)
_ALIAS = (
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
_INVISIBLE_FIX = Said("Ištrinkite jį arba perrašykite eilutę ranka.", "Delete it, or type the line again by hand.")
_HARD_SPACE = (
    Said("eilutė įtraukta jungiamuoju tarpu (NBSP).", "the line is indented with a no-break space."),
    Said("Įtraukite paprastais tarpais (po du).", "Indent with plain spaces (two a level)."),
)

_GENERAL_SYNTAX = (
    Said("čia failo sandara suyra.", "the structure of the file breaks here."),
    Said(
        "Patikrinkite šią ir ankstesnę eilutę: įtrauką, dvitaškius, brūkšnelius, kabutes.",
        "Check this line and the one before: indentation, colons, hyphens, quotes.",
    ),
)
_NO_COLON = (
    Said("po šio rakto trūksta dvitaškio.", "a colon is missing after this key."),
    Said("Rašykite raktas: reikšmė (po dvitaškio – tarpas).", "Write key: value (with a space after the colon)."),
)
_NO_SPACE = (
    Said("po dvitaškio trūksta tarpo.", "a space is missing after the colon."),
    Said("Rašykite raktas: reikšmė.", "Write key: value."),
)
_NOT_A_START = (
    Said("reikšmė negali prasidėti šiuo ženklu.", "a value cannot begin with this sign."),
    Said("Rašykite reikšmę kabutėse.", "Put the value in quotes."),
)
_BRACKET = (
    Said("skliaustas čia atidarytas ir neuždarytas arba trūksta kablelio.", "a bracket opened here is not closed, or a comma is missing."),
    Said("Rašykite [pirmas, antras] arba {lt: tekstas, en: text}.", "Write [first, second] or {lt: tekstas, en: text}."),
)
_ESCAPE = (
    Said("kabutėse ženklas \\ turi kitą paskirtį.", "inside double quotes the sign \\ has another purpose."),
    Said("Rašykite jį du kartus (\\\\) arba vartokite viengubas kabutes '…'.", "Write it twice (\\\\), or use single quotes '…'."),
)
_MIXED = (
    Said("tame pačiame lygyje yra ir sąrašo eilučių (- …), ir laukų.", "list lines (- …) and fields stand at one level."),
    Said("Įtraukite eilutę ten, kur ji priklauso.", "Indent the line to where it belongs."),
)
_INDENT = (
    Said("eilutės įtrauka kitokia nei gretimų eilučių.", "the line is indented unlike its neighbours."),
    Said("Sulygiuokite ją su to paties lygio laukais.", "Align it with the fields of the same level."),
)
_QUOTED_THEN_MORE = (
    Said("po uždarytų kabučių ar skliaustų dar yra teksto.", "there is text after the closing quote or bracket."),
    Said(
        'Teksto viduje rašykite „taip“, o visą tekstą – "dvigubose" kabutėse.',
        'Inside the text use „…“, around it "…".',
    ),
)
_QUOTE_RUNS_ON = (
    Said("čia atidarytos kabutės užsidaro ne ten, kur turėtų.", "the quote opened here closes in the wrong place."),
    Said("Uždarykite jas toje pačioje eilutėje; teksto viduje rašykite „taip“.", "Close it on the same line; inside the text use „…“."),
)
_TAB = (
    Said("eilutė įtraukta tabuliatoriumi.", "the line is indented with a tab."),
    Said("Įtraukite tarpais (po du).", "Indent with spaces (two a level)."),
)

_SYNTAX: tuple[tuple[str, tuple[Said, Said]], ...] = (
    (
        "mapping values are not allowed",
        (
            Said("čia negali būti dvitaškio su tarpu.", "a colon followed by a space cannot stand here."),
            Said(
                "Jei dvitaškis yra teksto dalis, visą tekstą rašykite kabutėse; jei tai naujas laukas, patikrinkite įtrauką.",
                "Where it belongs to the text, put the whole text in quotes; where it begins a field, check the indentation.",
            ),
        ),
    ),
    (
        "block sequence entries are not allowed",
        (
            Said("sąrašas negali prasidėti toje pačioje eilutėje kaip jo raktas.", "a list cannot begin on the line of its key."),
            Said(
                "Kiekvieną „- “ rašykite naujoje eilutėje; jei brūkšnelis yra teksto dalis, tekstą rašykite kabutėse.",
                'Put each "- " on a new line; where the hyphen belongs to the text, put the text in quotes.',
            ),
        ),
    ),
    (
        "unexpected end of stream",
        (
            Said("kabutės čia atidarytos ir niekur neuždarytos.", "a quote is opened here and never closed."),
            Said("Uždarykite kabutes toje pačioje eilutėje.", "Close the quote on the same line."),
        ),
    ),
    ("cannot start any token", _NOT_A_START),
    ("mapping keys are not allowed", _NOT_A_START),
    ("expected comment or line break", _NOT_A_START),
    ("expected node content", _NOT_A_START),
    ("alphabetic or numeric", _ALIAS),
    ("escape character", _ESCAPE),
    ("hexdecimal", _ESCAPE),
    ("Unicode character escape", _ESCAPE),
    ("could not find expected ':'", _NO_COLON),
    ("did not find expected ',' or", _BRACKET),
    ("did not find expected '-'", _MIXED),
    ("did not find expected key", _QUOTED_THEN_MORE),
)
"""A part of the parser's complaint -> our words for it."""
_AT_CONTEXT = ("unexpected end of stream", "',' or", "expected ':'", "alphabetic or numeric", "comment or line break")
"""Complaints whose cause stands where the construct began, not where the parser gave up."""


def _syntax_fault(error: yaml.YAMLError, text: str, long_quote: ScalarEvent | None) -> Fault:
    """The parser's complaint in the words of the person who typed the file."""
    problem = f"{getattr(error, 'problem', '')}"
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    lines = _lines(text)
    if context is not None and any(part in problem for part in _AT_CONTEXT):
        mark = context
    place = Position(mark.line + 1, mark.column + 1) if mark is not None else Position()
    if long_quote is not None and "expected key" in problem and _end_line(long_quote) == place.line:
        return Fault(_position(long_quote), "syntax", *_QUOTE_RUNS_ON)
    if found := _seen(lines, place, problem):
        return Fault(found[0], "syntax", *found[1])
    words = next((words for needle, words in _SYNTAX if needle in problem), _GENERAL_SYNTAX)
    return Fault(place, "syntax", *words)


def _seen(lines: list[str], place: Position, problem: str) -> tuple[Position, tuple[Said, Said]] | None:
    """What looking at the lines tells better than the parser's complaint."""
    if tab := _tab_indent(lines, place.line):
        return tab, _TAB
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    if "mapping values" in problem or "expected ':'" in problem:
        if narrow := _no_space_after_colon(lines, place.line):
            return narrow, _NO_SPACE
        if bare := _line_without_colon(lines, place):
            return bare, _NO_COLON
    if "node content" in problem and not "".join([line[place.column - 1 :], *lines[place.line :]]).strip():
        return _last_bracket(lines), _BRACKET
    if "expected key" in problem and not line[: place.column - 1].strip():
        return place, _MIXED if line[place.column - 1 :].startswith("- ") else _INDENT
    return None


def _last_bracket(lines: list[str]) -> Position:
    """Where the last bracket of an unfinished text stands."""
    number = max(index for index, line in enumerate(lines) if "[" in line or "{" in line)
    return Position(number + 1, max(lines[number].rfind("["), lines[number].rfind("{")) + 1)


_NARROW = re.compile(r"\s*(?:- )?[A-Za-z_][\w-]*:(?=[^ \t:/])")


def _no_space_after_colon(lines: list[str], number: int) -> Position | None:
    """The sign after the colon in `code:"1.1"`, on this line or the one before."""
    for near in (number, number - 1):
        if 1 <= near <= len(lines) and (found := _NARROW.match(lines[near - 1])):
            return Position(near, found.end() + 1)
    return None


def _line_without_colon(lines: list[str], place: Position) -> Position | None:
    """The line before, where it is a lone word and the line at `place` a field at the same depth."""
    if not 2 <= place.line <= len(lines) or ":" in lines[place.line - 1][: place.column - 1]:
        return None
    before, line = lines[place.line - 2], lines[place.line - 1]
    depth = len(before) - len(before.lstrip())
    if depth == len(line) - len(line.lstrip()) and before.strip() and ":" not in before and not before.lstrip().startswith("-"):
        return Position(place.line - 1, depth + 1)
    return None


def _tab_indent(lines: list[str], number: int) -> Position | None:
    """The first tab in the indentation of this line or its neighbours, where the parser may have stumbled."""
    for near in range(max(1, number - 1), min(len(lines), number + 1) + 1):
        content = lines[near - 1]
        indent = content[: len(content) - len(content.lstrip())]
        if "\t" in indent:
            return Position(near, indent.index("\t") + 1)
    return None
