"""One cheap look at a text before the detectors: most texts hold no datum, and most of the others one kind of it.

A pattern that begins with a plain set of signs is searched many times faster than one that begins with a condition.  So there are
two patterns for all detectors, one that begins with the first digit of a group and one with a capital letter; each detector says what
must stand around that sign, or which passages must be in the text, for it to have work.  What stands before the sign is asked behind
it: `(?<=-.)` is «a hyphen before this sign».
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracker.disclosure.hit import Detector
from tracker.disclosure.letters import CAPITALS


@dataclass(frozen=True, slots=True)
class Look:
    """What tells that a detector may find something."""

    find: Detector
    digits: tuple[str, ...] = ()
    """Patterns of what stands around and behind the first of some digits."""
    capitals: tuple[str, ...] = ()
    """The same of a capital letter."""
    signs: tuple[str, ...] = ()
    """Passages as they stand in the text."""
    pattern: re.Pattern[str] | None = None
    """One that begins with signs that are rare."""


class Looks:
    """The looks of all detectors, taken together."""

    def __init__(self, looks: Iterable[Look]) -> None:
        self._looks = tuple(looks)
        self._digit, self._of_digit = _pattern("[0-9](?<![0-9][0-9])", {shape: None for look in self._looks for shape in look.digits})
        self._capital, self._of_capital = _pattern(f"[{CAPITALS}]", {shape: None for look in self._looks for shape in look.capitals})

    def worth(self, text: str) -> list[Detector]:
        """The detectors that may find something in a text, in their order."""
        seen = {self._of_digit[found.lastgroup or ""] for found in self._digit.finditer(text)}
        seen |= {self._of_capital[found.lastgroup or ""] for found in self._capital.finditer(text)}
        return [look.find for look in self._looks if not seen.isdisjoint((*look.digits, *look.capitals)) or _is_seen(look, text)]


def _pattern(first: str, shapes: Iterable[str]) -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern whose only named group that matched tells which shape was found; it takes one sign, so that none hides another for long."""
    names = {f"shape{number}": shape for number, shape in enumerate(shapes)}
    return re.compile(f"{first}(?:{'|'.join(f'(?P<{name}>(?={shape}))' for name, shape in names.items())})"), names


def _is_seen(look: Look, text: str) -> bool:
    return any(sign in text for sign in look.signs) or (look.pattern is not None and look.pattern.search(text) is not None)
