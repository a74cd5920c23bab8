"""Lithuanian personal codes.

Eleven digits: sex and century (1-6), date of birth, number, check digit.  Source of the check: the rules of the residents' register
(Gyventojų registras): weights 1 2 3 4 5 6 7 8 9 1, remainder by 11; where that is 10, weights 3 4 5 6 7 8 9 1 2 3; where it is
10 again, 0.
"""

import datetime
import re
from collections.abc import Iterator

from tracker.disclosure.digits import LONG, Group, joined, runs, windows
from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

LENGTH = 11
_WEIGHTS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 1), (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)
_SAID = re.compile(
    r"(?:\basmens\s+kod\w*|\ba\.\s?k\b\.?|\bpersonal\s+(?:identification\s+|identity\s+|id\s+)?(?:code|number)|\bnational\s+id\w*)"
    r"(?:\s+(?:nr\.?|numeris|number|yra|is))?[\s:=–„\"(#-]*$",
    re.IGNORECASE,
)
"""Words after which eleven digits are a code, whatever their check digit."""
_WORDS_BEFORE = 60


def find_codes(text: str) -> Iterator[Found]:
    """Personal codes, however their digits are grouped; with a slip of the pen where the words before say what is meant."""
    for groups in _candidates(text):
        start = groups[0].start
        if check_digit(code := joined(groups)) == int(code[-1]) or _SAID.search(text, max(0, start - _WORDS_BEFORE), start):
            yield Kind.CODE, start, groups[-1].end


def find_code_like(text: str) -> Iterator[Found]:
    """Codes with a slip of the pen too: they tell a date of birth all the same, so that masks cover them."""
    for groups in _candidates(text):
        yield Kind.CODE, groups[0].start, groups[-1].end


def _candidates(text: str) -> Iterator[list[Group]]:
    for run in runs(text):
        for groups in windows(run, LENGTH):
            code = joined(groups)
            if code[0] in "123456" and _is_birthday(code) and not _begins_with_a_time(groups, text):
                yield groups


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


LOOK = Look(find_codes, digits=(LONG,))
