"""Comments that let a name, a description or a small number pass, with the reason: `# public: name – the mayor signs the plan`.

In Lithuanian `# vieša: vardas – planą pasirašė meras`.
"""

import re
from dataclasses import dataclass

from tracker.disclosure.hit import DOUBTFUL, Kind

WORDS = {
    **{"name": Kind.NAME, "description": Kind.DESCRIPTION, "number": Kind.COUNT},
    **{"vardas": Kind.NAME, "aprašymas": Kind.DESCRIPTION, "skaičius": Kind.COUNT},
}
"""What may be let pass, in both languages."""
assert set(WORDS.values()) == DOUBTFUL
_WAIVER = re.compile(r"#\s*(?:public|vieša)\s*:\s*(?P<kind>[^\s–—#-]*)\s*(?:[–—-]+[ \t]*(?P<reason>[^\r\n#]*))?", re.IGNORECASE)
_SIGNS = ("ublic:", "UBLIC:", "ieša:", "IEŠA:", "ublic :", "ieša :")
_REASON_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 2
"""Words of a reason: «ok» and «aaaa» say nothing."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """A comment that lets something pass; `start` is its offset in the text."""

    start: int
    kind: Kind | None
    """None: what it names cannot be let pass."""
    reasoned: bool


def holds_waiver(text: str) -> bool:
    """Whether any waiver may stand in a text: a look that costs little."""
    return any(sign in text for sign in _SIGNS)


def waivers(comment: str) -> list[Waiver]:
    """The waivers in a comment."""
    return [
        Waiver(found.start(), WORDS.get(found["kind"].casefold()), len(_words(found["reason"] or "")) >= _FEWEST_WORDS)
        for found in _WAIVER.finditer(comment)
    ]


def _words(reason: str) -> set[str]:
    return {word.casefold() for word in _REASON_WORD.findall(reason)}
