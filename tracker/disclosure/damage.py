"""Letters that a wrong encoding has damaged: U+FFFD, and ÷ beside a letter («Klaip÷da»)."""

import re
from collections.abc import Iterator

from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

_DAMAGE = re.compile("\ufffd|(?<=[^\\W\\d_])÷|÷(?=[^\\W\\d_])")


def find_damage(text: str) -> Iterator[Found]:
    """Every damaged letter."""
    for found in _DAMAGE.finditer(text):
        yield Kind.DAMAGE, found.start(), found.end()


LOOK = Look(find_damage, signs=("\ufffd", "÷"))
