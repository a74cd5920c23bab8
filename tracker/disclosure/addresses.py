"""Addresses of homes (a street, a house and a flat) and of places that hide people."""

import bisect
import re
from collections.abc import Iterator

from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.letters import CAPITALS
from tracker.disclosure.looks import Look

_STREET = (
    r"(?:(?i:g\.|gatv\w{0,6}|pr\.|prosp\.|prospekt\w{0,4}|alėj\w{0,4}|skg\.|skersgatv\w{0,5}|plent\w{0,4}|krantin\w{0,4}|aikšt\w{0,5})"
    r"|al\.|pl\.|a\.|tak\.|tako|kel\.|kelio|Street|St\b\.?|Avenue|Ave\b\.?|Road|Square)"
)
_NAMED = re.compile(rf"(?:(?:[{CAPITALS}][\w.’'-]*\s{{1,3}}){{1,4}}|(?<!\w)[^\W\d]\w*\s){_STREET}[\s,]{{0,3}}(?i:nr\.?\s?)?$")
"""A street, up to the house."""
_LONGEST_STREET = 70
_HOUSE = re.compile(r"(?!(?:19|20)[0-9]{2}\s?[-–—]\s?(?:19|20)[0-9]{2})[0-9]{1,4}(?![0-9])(?:\s?[A-Za-z]\b)?")
_FLAT_WORD = r"(?i:\bbt\b\.?|\bbut(?:as|o|e|ui|ą|\.)|\bkv\.|\bflat\b|\bapt\b\.?|\bapartment\b)"
_FLAT = re.compile(
    r"\s?[-–—]\s?[0-9]{1,4}(?:[A-Za-z]\b)?(?![0-9]|[-–—.][0-9]|\s*(?i:nam|pastat|numeri))"
    rf"|[^.;\n]{{0,24}}?{_FLAT_WORD}\s?(?:(?i:nr)\.?\s?)?[0-9]+|[^.;\n]{{0,24}}?\b[0-9]{{1,4}}\s{_FLAT_WORD}"
)
_SHORT_FORMS = r"(?:\s[gGa]\.|pr\.|PR\.|al\.|pl\.|kg\.|ak\.|el\.|sp\.|St\.|ve\.|[Nn]r\.)"
_LONG_FORMS = r"(?:atvė|ATVĖ|vėje|VĖJE|atvę|tvės|pekt|ekte|ktas|ekto|lėja|ėjoj|ntas|ente|tinė|kštė|štėj|reet|enue|Road|uare|elio|tako)"
_BEHIND_STREET = rf"(?<=[\s,.].)(?:(?<={_SHORT_FORMS}\s.)|(?<={_SHORT_FORMS}.)|(?<={_LONG_FORMS}[\s,].))"
"""Behind the first digit of a house: a word for a street before it."""
_ANY_HOUSE = re.compile(f"[0-9](?<![0-9][0-9]){_BEHIND_STREET}")

_ENGLISH_NAME = rf"(?:[{CAPITALS}][\w’'.-]*\s+){{1,3}}(?:Street|St\b\.?|Avenue|Ave\b\.?|Road|Lane|Square)"
_ENGLISH = re.compile(
    rf"[0-9](?<![\w-].)[0-9]{{0,3}}[A-Z]?(?P<flat>\s?[-–/]\s?[0-9]{{1,4}})?\s+{_ENGLISH_NAME}(?P<behind>[^.;\n]{{0,16}}?{_FLAT_WORD}\s?[0-9]+)?"
)
_FLAT_FIRST = re.compile(rf"{_FLAT_WORD}\s?[0-9]+[A-Z]?,?\s+$")
_BEHIND_SLUG = r"(?<=[-_].)(?:(?<=[-_](?:g|r)[-_].)|(?<=(?:tve|tas|eet)[-_].))"
_SLUG = re.compile(r"(?<![^\W\d_])[a-z]+[-_](?:g|gatve|pr|prospektas|street)[-_][0-9]{1,4}[a-z]?(?P<flat>[-_][0-9]{1,4})?(?![0-9])")

_HIDING = re.compile(
    r"prieglaud|krizi\w+(?:\s+\w+)?\s+centr|laikin\w+\s+apgyvendin|nakvynės\s+nam|apgyvendinim\w+\s+(?:viet|paslaug)|saug[iū]\w+\s+nam|saug\w+\s+būst"
    r"|\bshelter|cris[ie]s\s+cent|safe\s?-?houses?|women['’]?s\s+refuge|\brefuges?\b|temporary\s+(?:accommodation|housing)",
    re.IGNORECASE,
)
_NEAR = 200
"""So many signs around a house tell whether somebody is hidden in it."""


def find_addresses(text: str) -> Iterator[Found]:
    """Addresses with a flat, and any address beside a word for a place that hides people."""
    hiding = [found.span() for found in _HIDING.finditer(text)]
    ends = [last for _, last in hiding]
    for start, end, with_flat in _addresses(text):
        nearest = bisect.bisect_right(ends, start - _NEAR)
        if nearest < len(hiding) and hiding[nearest][0] < end + _NEAR:
            yield Kind.SHELTER, start, end
        elif with_flat:
            yield Kind.ADDRESS, start, end


def _addresses(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start, end, and whether a flat is named, of every address with a house."""
    for digit in _ANY_HOUSE.finditer(text):
        street = _NAMED.search(text, max(0, digit.start() - _LONGEST_STREET), digit.start())
        house = _HOUSE.match(text, digit.start())
        if street and house:
            flat = _FLAT.match(text, house.end())
            yield street.start(), (flat or house).end(), flat is not None
    for found in _ENGLISH.finditer(text):
        before = _FLAT_FIRST.search(text, max(0, found.start() - 24), found.start())
        yield (before or found).start(), found.end(), bool(before or found["flat"] or found["behind"])
    for found in _SLUG.finditer(text):
        yield found.start(), found.end(), found["flat"] is not None


LOOK = Look(find_addresses, digits=(_BEHIND_STREET, _BEHIND_SLUG), signs=(" Street", " St", " Ave", " Road", " Lane", " Square"))
