"""Numbers as people write them, and as a file has them: `2 850,5 €` is `2850.50`.

The patterns are in the part of the language that browsers share: the form on the site reads numbers by them too.
"""

import re

from tracker.problems import Said

WORDS = {
    "neskelbiama": "withheld",
    "not published": "withheld",
    "neskelbiama (mažiau nei 5)": "<5",
    "not published (fewer than 5)": "<5",
    "mažiau nei 5": "<5",
    "mažiau kaip 5": "<5",
    "fewer than 5": "<5",
    "< 5": "<5",
}
"""What stands for a number, in small letters -> what a file has for it."""
GAP = r"(?<=[0-9])[ \u00a0\u202f](?=[0-9]{3}(?![0-9]))"
"""A space between thousands."""
EURO = r"[ \u00a0\u202f]*(?:€|[Ee][Uu][Rr]\.?)$"
NUMBER = r"-?[0-9]+(?:[.,][0-9]+)?"
CENTS = r"-?[0-9]+\.[0-9]"
"""An amount without the zero at the end of its cents."""
DOUBTFUL = r"[1-9][0-9]{0,2}[.,][0-9]{3}"
"""A decimal or thousands: who wrote it knows."""


def read_number(text: str, *, money: bool) -> str:
    """The number as a file has it; what is not understood stays as it is typed.

    >>> read_number("2 850,5 €", money=True), read_number("1 500", money=False), read_number("Neskelbiama", money=False)
    ('2850.50', '1500', 'withheld')
    """
    text = WORDS.get(text.casefold(), text)
    digits = re.sub(GAP, "", re.sub(EURO, "", text))
    if not re.fullmatch(NUMBER, digits):
        return text
    written = digits.replace(",", ".")
    return f"{written}0" if money and re.fullmatch(CENTS, written) else written


def doubt(text: str) -> Said | None:
    """What is said of a figure that can be read in two ways, such as `1.500`: how it was read, and how to write the other."""
    digits = re.sub(EURO, "", text)
    if not re.fullmatch(DOUBTFUL, digits):
        return None
    whole = re.sub("[.,]", "", digits)
    point = digits.replace(",", ".").rstrip("0").rstrip(".")
    return Said(SAID.lt.format(point.replace(".", ","), whole), SAID.en.format(point, whole))


SAID = Said("suprasta kaip {0}; jei tai tūkstančiai, rašykite {1}.", "read as {0}; if thousands are meant, write {1}.")
