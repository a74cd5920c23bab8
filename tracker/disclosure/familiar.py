"""What was looked at before: most lines of our files (`state: done`) stand in many of them, among the same neighbours.

A line is remembered together with those around it, because a datum may go on from one line to the next.
"""

from collections.abc import Sequence

_AROUND = 3
"""Lines that are remembered together."""
_BREAK = "|"
"""Stands where familiar lines were left out: nothing goes on across it."""


class Familiar:
    """Lines in which there was nothing to see, each among its neighbours; only their hashes are kept."""

    def __init__(self) -> None:
        self._known: set[int] = set()

    def unfamiliar(self, text: str) -> tuple[str, Sequence[int]]:
        """The part of a text that is new, and what `remember` takes where nothing is seen in it."""
        lines = ["", *text.split("\n"), ""]
        hashes = [hash(three) for three in zip(lines, lines[1:], lines[2:], strict=False)]
        known = self._known
        new = [place for place, one in enumerate(hashes) if one not in known]
        kept: list[str] = []
        reached = 0
        for place in new:
            if place > reached:
                kept.append(_BREAK)
            kept += lines[max(place, reached) : place + _AROUND]
            reached = place + _AROUND
        return "\n".join(kept), [hashes[place] for place in new]

    def remember(self, new: Sequence[int]) -> None:
        """That there was nothing to see."""
        self._known.update(new)
