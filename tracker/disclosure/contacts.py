"""Phone numbers and e-mail addresses.

Lithuanian numbers: +370 or 00370 and eight digits; inside the country 0 before them, until 2025-03-01 8 (Communications
Regulatory Authority, numbering plan).  Short ones (112, 116 123, 1808) belong to services and are no hits.
"""

import re
from collections.abc import Iterator

from tracker.disclosure.digits import GAP, LONG, Group, joined, runs
from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

_NATIONAL = re.compile(r"[08][3-9][0-9]{7}")
_PLUS_370 = re.compile(r"(?:00)?370[3-9][0-9]{7}")
_ABROAD = re.compile(r"(?:00)?[1-9][0-9]{7,14}")
_SHORT = re.compile(r"[3-9][0-9]{5,7}")
"""A number as it is said inside a town, or a mobile one without its 0."""
_MONEY = re.compile(r"\s*(?:,\d\d?\b)?\s*(?:€|eur|tūkst|mln|mlrd|lt\b|litų|usd|proc|%)", re.IGNORECASE)
_COUNTED = re.compile(r"\s(?:kart|žmon|asmen|moter|vyr|vaik|skambu|žinu|times|people|persons|women|calls|messages)", re.IGNORECASE)
_MOBILE = re.compile(
    r"[08][\s(-]{0,2}6(?:[0-9]{2}[\s)-]{1,2}[0-9]{2}[\s-]?[0-9]{3}|[0-9]{2}[\s)-]{1,2}[0-9]{3}[\s-]?[0-9]{2}|[0-9]{2}[\s)-]{0,2}[0-9]{5})"
)
"""8 612 34 567, 8-612-34567, 861234567: thousands would stand in threes from the end."""
_OPENING = re.compile(r"(?:\(?\+[\s(]*|\()$")
_PART_OF_A_NUMBER = re.compile(r"(?:[0-9A-ZĄČĘĖĮŠŲŪŽ][-–/]|\w\.|[^\W\d_])$")
"""XIII-8…, TAIS.8…, LT887…"""
_SAID = re.compile(
    r"\b(?:tel(?:ef(?:onas|ono|onu|onai|\.)?|\.)?|mob(?:il\w*|\.)?(?:\s+tel\w*\.?)?|(?:mobile\s+)?phone|call|skambin\w+|whatsapp|viber|sms)"
    r"(?:\s*(?:nr\.?|numeri\w+|number|no\.?|us at|him|her))?(?:\s+(?:yra|is))?[\s:.,(#=]*$",
    re.IGNORECASE,
)
"""Words after which even a bare number is a phone number."""
_WORDS_BEFORE = 40
_LINK = re.compile(r"(?:https?|ftp)://[^\s\"'<>]*$")
_PARAMETER = re.compile(r"(?:tel|phone|mob|numeris|number|gsm|wa\.me/|text)[\w-]*[=:/]?[^&/]*$", re.IGNORECASE)
MOST_GROUPS = 6
"""Nobody writes a number in more groups, unless digit by digit."""
MOST_DIGITS = 15
"""Source: ITU-T E.164."""


def find_phones(text: str) -> Iterator[Found]:
    """Phone numbers, national and international, in any groups."""
    for run in runs(text):
        first = 0
        while first < len(run):
            last = _phone_from(text, run, first)
            if last is None:
                first += 1
                continue
            opening = _OPENING.search(text, max(0, run[first].start - 4), run[first].start)
            yield Kind.PHONE, opening.start() if opening else run[first].start, run[last].end
            first = last + 1


def _phone_from(text: str, run: list[Group], first: int) -> int | None:
    """The position of the group with which a phone number that begins at `first` ends."""
    here = run[first].start
    signed = re.search(r"\+[\s(]*$", text[max(0, here - 4) : here]) is not None
    if (not signed and run[first].digits[0] in "12") or _no_beginning(text, run, first):
        return None
    found = None
    said = _is_said(text, here)
    for last in range(first, min(first + MOST_DIGITS, len(run))):
        if last > first and "+" in text[run[last - 1].end : run[last].start]:
            break
        groups = run[first : last + 1]
        if not said and _is_sum(text, groups):
            if _in_thousands(groups):
                # Of a sum no part is a phone number either.
                return None
            continue
        if _is_phone(text, groups, signed=signed) and not _goes_on(text, run, last):
            # The longest: +371 612 00000 is not +371 612 00.  But ours have eight digits, whatever follows.
            found = last
            if _PLUS_370.fullmatch(joined(groups)):
                break
    return found


def _no_beginning(text: str, run: list[Group], first: int) -> bool:
    """Whether the digits before belong to the same number."""
    if first == 0:
        here = run[0].start
        return _PART_OF_A_NUMBER.search(text, max(0, here - 2), here) is not None and not _is_said(text, here)
    between = text[run[first - 1].end : run[first].start]
    return not re.search(r"[\s+(]", between)


def _goes_on(text: str, run: list[Group], last: int) -> bool:
    """Whether the digits behind belong to the same number."""
    if last + 1 == len(run):
        return False
    return re.fullmatch(r"[-./'–]", text[run[last].end : run[last + 1].start]) is not None


def _is_phone(text: str, groups: list[Group], *, signed: bool) -> bool:
    digits = joined(groups)
    if not 6 <= len(digits) <= MOST_DIGITS or (len(groups) > MOST_GROUPS and len(groups) < len(digits) - 2):
        return False
    if signed:
        return _ABROAD.fullmatch(digits) is not None
    if _PLUS_370.fullmatch(digits):
        return True
    if digits.startswith("00") and len(digits) >= 11 and _ABROAD.fullmatch(digits):
        return True
    if _NATIONAL.fullmatch(digits):
        return _may_be_national(text, groups)
    return _SHORT.fullmatch(digits) is not None and _is_said(text, groups[0].start) and not _is_count(text, groups)


def _is_said(text: str, here: int) -> bool:
    """Whether the words before say that a phone number follows."""
    return _SAID.search(text, max(0, here - _WORDS_BEFORE), here) is not None


def _is_count(text: str, groups: list[Group]) -> bool:
    """Whether calls or callers are counted: thousands, round ones or with a word for what is counted behind."""
    return len(groups) == 2 and _in_thousands(groups) and (groups[1].digits == "000" or _COUNTED.match(text, groups[1].end) is not None)


def _is_sum(text: str, groups: list[Group]) -> bool:
    """Whether money is counted; nobody counts it in the groups of a mobile number, or from +370 on."""
    if not _MONEY.match(text, groups[-1].end) or _MOBILE.fullmatch(text, groups[0].start, groups[-1].end):
        return False
    return _in_thousands(groups) or not _PLUS_370.fullmatch(joined(groups))


def _in_thousands(groups: list[Group]) -> bool:
    return len(groups[0].digits) <= 3 and all(len(group.digits) == 3 for group in groups[1:])


def _may_be_national(text: str, groups: list[Group]) -> bool:
    """Whether 0 or 8 with eight digits is no decimal number, no code of goods, and no number of a document in an address."""
    start, end = groups[0].start, groups[-1].end
    # 85312300-2 is a code of the common procurement vocabulary.
    if len(groups) == 2 and re.fullmatch(r"[0-9]+[.][0-9]{1,2}|[08][.][0-9]{8}|[0-9]{8}\s?[-–—−]\s?[0-9]", text[start:end]):
        return False
    link = _LINK.search(text, max(0, start - 500), start)
    return link is None or _PARAMETER.search(link[0].partition("://")[2]) is not None


PHONES = Look(
    find_phones,
    digits=(LONG, rf"(?<=[+(][0-9])(?:{GAP}{{0,3}}+[0-9]){{7}}", rf"(?<=[\s:.,(#=][3-9])(?:{GAP}{{0,3}}+[0-9]){{5}}"),
)

_AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|eta|@)\s?[\])}>]\s?|\s(?:at|eta)\s)"
_DOT = r"(?:\.|\s\.\s?|\s?[\[({<]\s?(?:dot|taškas|tsk|\.)\s?[\])}>]\s?)"
_SAID_DOT = r"(?:\s(?:dot|taškas|tsk)\s)"
_LABEL = r"[^\W_](?:[\w-]{0,62}[^\W_])?"
_ANY_AT = re.compile(r"@|(?<=[\[({<\s])(?:at|eta)(?=[\])}>\s])", re.IGNORECASE)
_HEAD = re.compile(r"[\w.+'&~!#$*/=?^`{|}-]{0,64}[^\W_]\s?[\[({<]?\s?$")
_TAIL = re.compile(
    rf"\s?[\])}}>]?\s?{_LABEL}(?:(?:{_DOT}{_LABEL})*{_DOT}|(?:{_SAID_DOT}{_LABEL})*(?P<said>{_SAID_DOT}))[^\W\d_]{{2,}}", re.IGNORECASE
)
_LONGEST_HEAD = 70
_BEGUN_BY = re.compile(r"[/=?&:]")


def find_emails(text: str) -> Iterator[Found]:
    """E-mail addresses, also as people hide them from robots: name (at) host (dot) lt."""
    for sign in _ANY_AT.finditer(text):
        head = _HEAD.search(text, max(0, sign.start() - _LONGEST_HEAD), sign.start())
        tail = _TAIL.match(text, sign.end())
        # The bare word «at» needs a spoken dot: «meet at example.org» is no address.
        if head and tail and (sign[0] == "@" or tail["said"] or text[sign.end() : tail.end()].lstrip()[0] in "])}>"):
            # In a link the address begins behind the last sign that parts of links begin with.
            cut = max((part.end() for part in _BEGUN_BY.finditer(head[0].rstrip(" [({<"))), default=0)
            if head[0][cut:].strip():
                yield Kind.EMAIL, head.start() + cut, tail.end()


EMAILS = Look(find_emails, signs=("@", "(at", "(eta", "[at", "{at", "(AT", "[AT", " dot ", " DOT ", " Dot ", " taškas ", " TAŠKAS "))


def contact_key(contact: str) -> str:
    """A contact in the form in which contacts are compared: `+370 46 000000` and `0 46 000000` are one."""
    if re.search(r"@|\b(?:at|eta)\b", contact):
        plain = re.sub(_AT, "@", contact, flags=re.IGNORECASE)
        plain = re.sub(f"{_DOT}|{_SAID_DOT}", ".", plain, flags=re.IGNORECASE)
        return re.sub(r"\s", "", plain).casefold()
    digits = re.sub(r"[^0-9]", "", contact)
    return re.sub(r"^(?:(?:00)?370|[08])(?=[0-9]{8}$)", "", digits)
