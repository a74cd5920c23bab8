"""Reading ahead: with many files, a second process parses most of them while this one parses the rest and makes records of all.

It gives plain values of files without fault, in which nothing may tell of a person; whatever it does not give is read in the
ordinary way, so that messages come from one place only.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tracker.disclosure import is_worth_telling
from tracker.processes import begun
from tracker.yamltext import MAX_BYTES, Fault, Value, decode, read

MANY = 400
"""Below this many files, starting a process costs more than it saves."""
PARTS = 10
"""In how many parts the helper gives what it has read: the records of one are made while it reads the next."""


class Ahead:
    """The values of some files, read by a helper; `take` waits for the part that a file is in."""

    def __init__(self, root: Path, paths: Sequence[str], drafts: Mapping[str, str]) -> None:
        self._coming: dict[str, Callable[[], dict[str, Value]]] = {}
        """File -> what waits for the values of the part that it is in."""
        if len(paths) < MANY:
            return
        # This process reads the first third itself, while the helper begins with the others.
        theirs = paths[len(paths) // 3 :]
        size = -(-len(theirs) // PARTS)
        parts = [theirs[start : start + size] for start in range(0, len(theirs), size)]
        for part, coming in zip(parts, begun(lambda part: _read_all(root, part, drafts), parts), strict=True):
            self._coming.update(dict.fromkeys(part, coming))

    def take(self, path: str) -> Value | None:
        """The value of a file that the helper read without anything to tell; None for every other."""
        return self._coming[path]().get(path) if path in self._coming else None


def _read_all(root: Path, paths: Sequence[str], drafts: Mapping[str, str]) -> dict[str, Value]:
    found: dict[str, Value] = {}
    for path in paths:
        value = _value(drafts[path] if path in drafts else _text(root / path))
        if value is not None:
            found[path] = value
    return found


def _text(path: Path) -> str | Fault | None:
    if not path.is_file() or path.stat().st_size > MAX_BYTES:
        return None
    try:
        return decode(path.read_bytes())
    except OSError:
        return None


def _value(text: str | Fault | None) -> Value | None:
    return read(text)[0] if isinstance(text, str) and not is_worth_telling(text) else None
