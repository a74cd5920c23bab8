"""The parser's complaints in the words of the person who typed the file."""

import re

import yaml
from yaml.events import ScalarEvent

from tracker.problems import Position, Said
from tracker.yamltext.builder import ALIAS, end_line_of, position_of
from tracker.yamltext.fault import Fault
from tracker.yamltext.signs import lines_of

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
    ("alphabetic or numeric", ALIAS),
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


def syntax_fault(error: yaml.YAMLError, text: str, long_quote: ScalarEvent | None) -> Fault:
    """The parser's complaint in the words of the person who typed the file."""
    problem = f"{getattr(error, 'problem', '')}"
    mark, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    lines = lines_of(text)
    if (
        mark is not None
        and "',' or" in problem
        and mark.line < len(lines)
        and lines[mark.line][mark.column - 1 : mark.column] in ("'", '"')
    ):
        return Fault(Position(mark.line + 1, mark.column + 1), "syntax", *_QUOTED_THEN_MORE)
    if context is not None and any(part in problem for part in _AT_CONTEXT):
        mark = context
    place = Position(mark.line + 1, mark.column + 1) if mark is not None else Position()
    if long_quote is not None and "expected key" in problem and end_line_of(long_quote) == place.line:
        return Fault(position_of(long_quote), "syntax", *_QUOTE_RUNS_ON)
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
