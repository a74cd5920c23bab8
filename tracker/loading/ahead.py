"""Reading ahead: with many files, a second process parses half of them while this one does the rest.

It gives plain values of files without fault, in which nothing may tell of a person; whatever it does not give is read in the
ordinary way, so that messages come from one place only.
"""

import multiprocessing
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

from tracker.disclosure import is_worth_telling
from tracker.yamltext import MAX_BYTES, Fault, Value, decode, read

MANY = 400
"""Below this many files, starting a process costs more than it saves."""


class Ahead:
    """The values of some files, read by a helper; `take` waits for it when first asked."""

    def __init__(self, root: Path, paths: Sequence[str], drafts: Mapping[str, str]) -> None:
        self._coming: Future[dict[str, Value]] | None = None
        self._values: dict[str, Value] = {}
        if len(paths) < MANY or "fork" not in multiprocessing.get_all_start_methods():
            return
        self._pool = ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("fork"))
        self._theirs = frozenset(paths[len(paths) // 2 :])
        drafts = {path: text for path, text in drafts.items() if path in self._theirs}
        self._coming = self._pool.submit(_read_all, root, sorted(self._theirs), drafts)

    def take(self, path: str) -> Value | None:
        """The value of a file that the helper read without anything to tell; None for every other."""
        if self._coming is None or path not in self._theirs:
            return None
        if not self._values:
            self._values = self._coming.result()
            self._pool.shutdown()
        return self._values.get(path)


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
