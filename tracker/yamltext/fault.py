"""A fault of the text itself, and the limits of a data file."""

from dataclasses import dataclass
from typing import Any

from tracker.problems import Position, Said

MAX_BYTES = 1_000_000
"""No honest data file is larger; a larger one is refused before it is read."""
MAX_DEPTH = 20
"""No model is nested deeper than 8."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault of the text itself, at a known place."""

    position: Position
    rule: str
    what: Said
    fix: Said


Value = str | list[Any] | dict[str, Any]
"""What `read` gives: text, lists and mappings of text."""
