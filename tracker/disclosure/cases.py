"""Numbers of court cases, proceedings and investigations, and number plates of cars."""

import re
from collections.abc import Iterator

from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

_D = r"\s?[-‐–—]\s?"
_COURT = re.compile(rf"(?<![\w-])e?[1-3IAB][A-Z0-9.]{{0,5}}(?:{_D}[0-9]{{1,5}}){{2,3}}\s?/\s?(?:19|20)[0-9]{{2}}(?![0-9])")
"""Courts: e2-1234-567/2023, 1A-123-456/2024, 2K-7-12-489/2021, A2.1.-123-456/2023; years are written with four digits."""
_PROCEEDINGS = re.compile(
    rf"(?<![0-9])(?<![0-9]-)(?:[0-9]{_D}[0-9]{{2}}{_D}[0-9]{_D}[0-9]{{5}}{_D}(?:19|20)[0-9]{{2}}{_D}[0-9]"
    rf"|[0-9]{{2}}{_D}[0-9]{_D}[0-9]{{5}}{_D}[0-9]{{2}})(?![\w-])"
)
"""Court proceedings: 2-68-3-01234-2023-5; pre-trial investigations: 01-1-12345-23."""
_NUMBER = r"\s*:?\s*[\w.]{0,5}[-/]?[0-9][\w./–-]{2,}[0-9]"
_NAMED = re.compile(
    r"\b(?:byl(?:a|os|ai|ą|oje|ų|oms|as|ose)|tyrim(?:as|o|ui|ą|u|e)|proces(?:as|o|ui|ą|u|e)|nusižengimo\s+protokol(?:as|o|ui|ą|u|e))"
    rf"\s*,?\s*\(?(?:nr\.?|numeris|numeriu|№|no\b\.?){_NUMBER}"
    rf"|\b(?:case|investigation|proceedings?)\s+(?:no\b\.?|nr\b\.?|number|ref\b\.?|№){_NUMBER}",
    re.IGNORECASE,
)
"""With the word before it, any number that is no mere count."""
_ARCHIVE = re.compile(r"archyv|archive|nomenklat|dokumentacijos plan", re.IGNORECASE)
_NEAR = 60
"""So many signs before tell whether a «byla» is a folder in an archive."""


def find_cases(text: str) -> Iterator[Found]:
    """Numbers of court cases, proceedings and pre-trial investigations."""
    for pattern in (_COURT, _PROCEEDINGS, _NAMED):
        for found in pattern.finditer(text):
            if pattern is not _NAMED or not _ARCHIVE.search(text, max(0, found.start() - _NEAR), found.start()):
                yield Kind.CASE, found.start(), found.end()


CASES = Look(
    find_cases,
    digits=(r"[0-9]*\s?/\s?(?:19|20)[0-9]{2}(?![0-9])", r"(?<=[-‐–—\s].)[0-9]{4}\s?[-‐–—]"),
    signs=("byl", "Byl", "tyrim", "roces", "rotokol", "case ", "Case ", "nvestigation", "roceeding"),
)

_CAR = (
    r"(?i:automobil\w*|mašin(?:a|os|ai|ą|oje)\b|valst(?:ybin\w+|\.)\s*(?:reg\w*\.?\s*)?(?:nr\.?|numeri\w+|ženkl\w+)|\bv/n\b|\bcars?\b"
    r"|\bvehicle\w*|(?:number|licen[cs]e)\s+plates?|\bplates?\b|registration\s+(?:number|no\.?))"
)
_NO_PLATE = r"(?:EUR|USD|GBP|ISO|PVM|TAP|SUV|EEC|BMW|VAZ|GAZ|UAZ|MAN|DAF|KIA)\b"
_PLATE = rf"\b(?!{_NO_PLATE})(?:[A-Z]{{3}}[\s-]?[0-9]{{3}}|[A-Z]{{2}}[\s-]?[0-9]{{4}})\b(?!\s*(?:€|Eur))"
_NEAR_CAR = re.compile(rf"{_CAR}[^.;\n]{{0,40}}?(?P<behind>{_PLATE})|(?P<before>{_PLATE})[^.;\n]{{0,20}}{_CAR}")


def find_plates(text: str) -> Iterator[Found]:
    """Number plates beside a word for a car; alone, ABC 123 may be anything."""
    for found in _NEAR_CAR.finditer(text):
        name = "behind" if found["behind"] else "before"
        yield Kind.PLATE, found.start(name), found.end(name)


PLATES = Look(find_plates, capitals=(r"[A-Z](?:[A-Z][\s-]?[0-9]{3}|[\s-]?[0-9]{4})(?![0-9])",))
