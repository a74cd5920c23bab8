"""What the guard finds: a kind of personal datum and where it stands.  The datum itself is never kept."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Kind(StrEnum):
    """What somebody could be recognised by, or what damage is seen.

    Where one datum lies inside another, the kind that stands here first is told: an account holds digits that look like a phone number.
    """

    EMAIL = "email"
    ACCOUNT = "account"
    CODE = "code"
    CASE = "case"
    PHONE = "phone"
    PLATE = "plate"
    SHELTER = "shelter"
    ADDRESS = "address"
    NAME = "name"
    DESCRIPTION = "description"
    COUNT = "count"
    DAMAGE = "damage"


DOUBTFUL = frozenset({Kind.NAME, Kind.DESCRIPTION, Kind.COUNT})
"""What may be meant for the public (a mayor's name): a warning, to be waived with a reason."""
IDENTIFYING = frozenset(Kind) - {Kind.DESCRIPTION, Kind.COUNT, Kind.DAMAGE}
"""What is masked wherever it is printed; of a description no single word tells who is meant, nor does a number."""
Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Hit:
    """A datum of some kind; `start` and `end` are offsets in the text as it was given."""

    kind: Kind
    start: int
    end: int

    @property
    def severity(self) -> Severity:
        """`error`: it must never be published; `warning`: somebody has to look."""
        return "warning" if self.kind in DOUBTFUL else "error"


Found = tuple[Kind, int, int]
"""Kind, start and end in a folded text."""
Detector = Callable[[str], Iterator[Found]]
"""Looks through a folded text for one family of kinds."""
