"""Names of persons: two words of which one gives it away.

Women's surnames tell themselves (-aitė, -ytė, -utė, -ūtė, -ienė, in every case); others are seen beside a first name that is
common in Lithuania.
"""

import re
from collections.abc import Iterator

from tracker.disclosure.first_names import first_names, plain, plain_first_names
from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.letters import CAPITALS, SMALL
from tracker.disclosure.looks import Look
from tracker.disclosure.named_after import bears_name, bears_name_in_address, is_thing

_PART = rf"[{CAPITALS}](?:[{SMALL}]{{2,}}|[{CAPITALS}]{{2,}})"
_DOUBLE = rf"{_PART}(?:\s?[-–]\s?{_PART})?(?!\w)"
_PAIR = re.compile(
    rf"(?P<first>[{CAPITALS}](?<![\w’'-].)(?:[{SMALL}]{{2,}}|[{CAPITALS}]{{2,}})(?:-{_PART})?)(?P<between>,?\s{{1,40}}(?:#\s*)?)(?=(?P<second>{_DOUBLE}))"
)
_SHORT = re.compile(rf"(?P<first>[{CAPITALS}](?<![\w.].)\.\s?(?:[{CAPITALS}]\.\s?)?)(?P<second>{_DOUBLE})")

_WOMAN = re.compile(r"\w{1,40}(?:(?:ait|yt|ut|ūt|ien)(?:ė|ės|ei|ę|e|ėje|ėms|es|ėmis|ėse)|(?:aič|yč|uč|ūč|ieni)ų)")
_BEYOND_DOUBT = r"(?:ausk|evsk|ovsk|avsk|insk)(?:as|o|ui|ą|u|e|ai)|[ae]vič(?:ius|iaus|iui|ių|iumi|iuje|iau)"
_AUSKAS = re.compile(rf"\w{{1,40}}(?:{_BEYOND_DOUBT}|(?:ait|yt)is|(?:ūn|ėn)as)")
"""Endings that hardly a word but a man's surname has."""
_MAN = re.compile(
    rf"\w{{1,40}}(?:{_BEYOND_DOUBT}|(?:ūn|ėn|on|ėl|al)(?:as|o|ui|ą|u|e|ai)|(?:ait|yt|ut|ūt|on)(?:is|į|yje|i)|(?:aič|yč|uč|ūč|oni)(?:io|iui|iu))"
)
"""Endings that a man's surname has behind an initial."""
_NO_SURNAME = re.compile(
    r"(?:minut|mergait|knygut|saulut|eglut|bitut|našlait|tarnait|undinyt|dėžut|raudonkepurait|žvaigždut|pakalnut|lėlyt|kortelyt)\w*"
    r"|didž\w+|didysis|mater|vart(?:ai|ų|us|uose|ams)|[ivxl]+"
)
"""Words that end or stand like a surname and are none."""


def find_names(text: str) -> Iterator[Found]:
    """Names of persons: a first name and a surname in either order, an initial and a surname."""
    for pair in _PAIR.finditer(text):
        first, second = pair["first"].casefold(), pair["second"].casefold()
        if _is_person(first, second, listed="," in pair["between"]) and not bears_name(text, pair.start(), pair.end("second"), second):
            yield Kind.NAME, pair.start(), pair.end("second")
    for short in _SHORT.finditer(text):
        surname = short["second"].casefold()
        if _is_surname(surname) and not bears_name(text, short.start(), short.end("second"), surname):
            yield Kind.NAME, short.start(), short.end("second")


def _is_person(first: str, second: str, *, listed: bool) -> bool:
    known = first_names()
    if _NO_SURNAME.fullmatch(second) or is_thing(second) or (second.endswith("je") and not first.endswith("e")):
        return False
    if not listed and (_has_part(second, _WOMAN) or any(part in known for part in _parts(first))):
        return True
    return second in known and (_has_part(first, _WOMAN) or _has_part(first, _AUSKAS))


def _is_surname(word: str) -> bool:
    return (_has_part(word, _WOMAN) or _has_part(word, _MAN)) and not _NO_SURNAME.fullmatch(word)


def _has_part(word: str, shape: re.Pattern[str]) -> bool:
    return any(shape.fullmatch(part) for part in _parts(word))


def _parts(word: str) -> list[str]:
    return re.split(r"\s?[-–]\s?", word)


_LINK = re.compile(r"https?://[^\s\"'<>]+")
_WORD = re.compile(r"[^\W\d_]+")
_ENDINGS = "aite|yte|ute|iene|aitis|auskas|evicius|avicius|inskas|unas|enas|onis|ytis"
_ENDING = rf"(?:(?i:{_ENDINGS}|[^\x00-\x7f])(?!(?i:[a-z])))"
_PLAIN_SURNAME = re.compile(rf"[a-z]{{2,40}}(?:{_ENDINGS})")


def find_names_in_links(text: str) -> Iterator[Found]:
    """Names in web addresses."""
    for link in _LINK.finditer(text):
        yield from find_names_in_address(text, link.start(), link.end())


_ID = re.compile(r"[^\W_]+(?:[-_][^\W_]+)+")


def find_names_in_ids(text: str) -> Iterator[Found]:
    """Names in ids, and in names of files that a text repeats."""
    for one in _ID.finditer(text):
        yield from find_names_in_address(text, one.start(), one.end())


def find_names_in_address(text: str, start: int, end: int) -> Iterator[Found]:
    """A first name beside a surname in an address or a file's name: …/ona-pavardeniene.pdf."""
    words = list(_WORD.finditer(text, start, end))
    for first, second in zip(words, words[1:], strict=False):
        together = second.start() - first.end() == 1
        if together and _is_slug(plain(first[0]), plain(second[0])) and not bears_name_in_address(text, second.end(), end):
            yield Kind.NAME, first.start(), second.end()


def _is_slug(first: str, second: str) -> bool:
    return any(one in plain_first_names() and _PLAIN_SURNAME.fullmatch(other) for one, other in ((first, second), (second, first)))


LOOK = Look(
    find_names,
    capitals=(
        rf"(?<![\w’'-].)(?:[{SMALL}]{{2}}|[{CAPITALS}]{{2}})[\w-]*,?\s+(?:#\s*)?[{CAPITALS}]",
        rf"(?<![\w.].)\.\s?(?:[{CAPITALS}]\.\s?)?[{CAPITALS}][{SMALL}{CAPITALS}]{{2}}",
    ),
)
LINKS = Look(find_names_in_links, pattern=re.compile(rf"://(?:(?!://)[^\s\"'<>])*?{_ENDING}"))
IDS = Look(find_names_in_ids, pattern=re.compile(rf"[-_][^\W\d_]{{1,40}}?{_ENDING}|(?i:(?:{_ENDINGS}|[^\x00-\x7f])[-_](?=[^\W\d_]))"))
