"""Bank accounts (IBAN), in any grouping."""

import re
from collections.abc import Iterator

from tracker.disclosure.digits import LONG
from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22,
    "GR": 27, "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MT": 31, "NL": 18, "NO": 15,
    "PL": 28, "PT": 25, "RO": 24, "SE": 24, "SI": 19, "SK": 24, "UA": 29,
}  # fmt: skip
"""Country -> how many signs its accounts have.  Source: the IBAN registry (ISO 13616)."""
_BEGINNING = re.compile(r"(?<![A-Za-z0-9])(?P<country>[A-Za-z]\s?[A-Za-z])[\s.–-]{0,9}[0-9][\s.–-]{0,9}[0-9](?=[\s.–-]{0,30}[A-Za-z0-9])")
_SIGN = re.compile(r"[\s.–#-]{0,30}([A-Za-z0-9])")
"""A sign of an account, after whatever parts its groups; a line that is folded too."""


def find_accounts(text: str) -> Iterator[Found]:
    """Bank accounts with right check digits; Lithuanian ones with a slip of the pen too, for nothing else is written so."""
    for begun in _BEGINNING.finditer(text):
        length = LENGTHS.get("".join(begun["country"].split()).upper())
        if length and (found := _account(text, begun.start(), length)):
            account, end = found
            if is_iban(account) or re.fullmatch("LT[0-9]+", account):
                yield Kind.ACCOUNT, begun.start(), end


def _account(text: str, start: int, length: int) -> tuple[str, int] | None:
    """So many signs from `start` on, and where they end; None where more of them follow at once."""
    signs, end = "", start
    while len(signs) < length:
        found = _SIGN.match(text, end)
        if not found:
            return None
        signs, end = signs + found[1].upper(), found.end()
    return None if text[end : end + 1].isalnum() else (signs, end)


def is_iban(account: str) -> bool:
    """Whether the check digits are right (ISO 7064, mod 97-10)."""
    turned = account[4:] + account[:4]
    return int("".join(str(int(sign, 36)) for sign in turned)) % 97 == 1


LOOK = Look(find_accounts, digits=(LONG,))
