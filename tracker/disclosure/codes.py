"""Lithuanian personal codes.

Eleven digits: sex and century (1-6), date of birth, number, check digit.  Source of the check: the rules of the residents' register
(Gyventojų registras): weights 1 2 3 4 5 6 7 8 9 1, remainder by 11; where that is 10, weights 3 4 5 6 7 8 9 1 2 3; where it is
10 again, 0.
"""

import bisect
import datetime
import re
from collections.abc import Iterator

from tracker.disclosure.digits import ANY_GAP, LONG, Group, joined, runs, spread, windows
from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

LENGTH = 11
_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 1), (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
_WORDS = (
    r"(?:\basmens\s+kod\w*|\ba\.\s?k\b\.?|\bpersonal\s+(?:identification\s+|identity\s+|id\s+)?(?:code|number)|\bnational\s+id\w*)"
    r"(?:\s+(?:nr\.?|numeris|number|yra|is))?[\s:=–„\"(#-]*"
)
_SAID = re.compile(f"{_WORDS}$", re.IGNORECASE)
"""Words after which eleven digits are a code, whatever their check digit."""
_WORDS_BEFORE = 60
_LETTERS = str.maketrans("OoIiLl", "001111")
_WITH_LETTERS = re.compile(rf"{_WORDS}(?P<code>[1-6](?:{ANY_GAP}{{0,3}}+[0-9OoIl]){{10}})(?!\w)", re.IGNORECASE)
_SHAPES = frozenset(
    [(7, 4), (7, 3, 1), (1, 6, 4), (1, 6, 3, 1), (1, 2, 2, 2, 4), (1, 2, 2, 2, 3, 1), (3, 2, 2, 4), (3, 4, 4), (5, 2, 4), (1,) * LENGTH]
)
"""Groups of a code that keep its parts together, or every digit alone: other rows with commas are lists of numbers."""
_FIRST_SIZES = frozenset(shape[0] for shape in _SHAPES)
_LONGEST = max(map(len, _SHAPES))


def find_codes(text: str) -> Iterator[Found]:
    """Personal codes, however their digits are grouped; with a slip of the pen where the words before say what is meant."""
    for groups in _candidates(text):
        start = groups[0].start
        if check_digit(code := joined(groups)) == int(code[-1]) or _SAID.search(text, max(0, start - _WORDS_BEFORE), start):
            yield Kind.CODE, start, groups[-1].end
    yield from find_disguised(text)


def find_disguised(text: str) -> Iterator[Found]:
    """Codes with commas, quotation marks or tags between their groups, and ones with letters in place of noughts and ones."""
    for row in spread(text):
        for groups in _shaped(row):
            code = joined(groups)
            if _may_be_code(groups, text) and check_digit(code) == int(code[-1]) and not _is_of_a_list(text, row, groups):
                yield Kind.CODE, groups[0].start, groups[-1].end
    for found in _WITH_LETTERS.finditer(text):
        if _is_birthday(re.sub(r"[^0-9]", "", found["code"].translate(_LETTERS))):
            yield Kind.CODE, found.start("code"), found.end("code")


def _shaped(row: list[Group]) -> Iterator[list[Group]]:
    sizes = tuple(len(group.digits) for group in row)
    for first, group in enumerate(row):
        if group.digits[0] in "123456" and sizes[first] in _FIRST_SIZES:
            for last in range(first + 1, min(first + _LONGEST, len(row))):
                if sizes[first : last + 1] in _SHAPES:
                    yield row[first : last + 1]


def _is_of_a_list(text: str, row: list[Group], groups: list[Group]) -> bool:
    """Whether single digits go on before or behind with the same between them."""
    if len(groups) < LENGTH:
        return False
    first, last = (bisect.bisect_left(row, group.start, key=lambda one: one.start) for group in (groups[0], groups[-1]))
    between = text[groups[0].end : groups[1].start]
    beside = [*zip(row[first - 1 : first], row[first:], strict=False), *zip(row[last:], row[last + 1 : last + 2], strict=False)]
    return any(text[left.end : right.start] == between for left, right in beside)


def find_code_like(text: str) -> Iterator[Found]:
    """Codes with a slip of the pen too: they tell a date of birth all the same, so that masks cover them."""
    for groups in _candidates(text):
        yield Kind.CODE, groups[0].start, groups[-1].end


def _candidates(text: str) -> Iterator[list[Group]]:
    for run in runs(text):
        for groups in windows(run, LENGTH):
            if _may_be_code(groups, text):
                yield groups


def _may_be_code(groups: list[Group], text: str) -> bool:
    code = joined(groups)
    return code[0] in "123456" and _is_birthday(code) and not _begins_with_a_time(groups, text)


def _is_birthday(code: str) -> bool:
    century = 1800 + (int(code[0]) - 1) // 2 * 100
    try:
        datetime.date(century + int(code[1:3]), int(code[3:5]), int(code[5:7]))
    except ValueError:
        return False
    return True


_TIME = re.compile(r"(?:19|20)\d\d(?:[-.]\d\d[-.]\d\d|\s?[-–—/]\s?20\d\d)\D")


def _begins_with_a_time(groups: list[Group], text: str) -> bool:
    """Whether it is a day or a span of years with a number behind it: 2011-01-12, 2020-2025/1.04."""
    return _TIME.match(text, groups[0].start, groups[-1].end) is not None


def check_digit(code: str) -> int:
    """The last digit that the first ten demand."""
    for weights in _WEIGHTS:
        rest = sum(int(digit) * weight for digit, weight in zip(code, weights, strict=False)) % 11
        if rest < 10:
            return rest
    return 0


LOOK = Look(find_codes, digits=(LONG,), pattern=re.compile(rf"[1-6](?<![0-9][0-9])(?:{ANY_GAP}{{0,8}}+[0-9OoIl]){{10}}(?![0-9A-Za-z])"))
