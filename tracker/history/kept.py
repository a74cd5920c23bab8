"""What was found out once about versions that never change, kept in a file for the next build.

It holds no text of the data: ids, names of files' contents, prints, states and counts.  Whoever tries all short values finds those
that a print was made of, so the file belongs where the repository is, and is never published.  Whatever is wrong with it, it is
made anew; and what it holds counts only for the very program that wrote it.
"""

import contextlib
import dataclasses
import hashlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pydantic

from tracker.history.facts import Told
from tracker.history.values import Fact
from tracker.review.values import How, Kind

PARTS = ("names", "facts", "days")
PROGRAM = Path(__file__).parent.parent


class Kept:
    """Three shelves: names of contents, facts between two contents, and what a whole day showed."""

    def __init__(self, folder: Path | None, root: Path) -> None:
        self._file = folder and folder / f"{_digest(os.fsencode(root))[:16]}.history"
        self._program = _program() if self._file else ""
        self._old = self._opened()
        self._new: dict[str, dict[str, Any]] = {part: {} for part in PARTS}

    def has(self, part: str, key: str) -> bool:
        """Whether it is known already."""
        return key in self._new[part] or key in self._old[part]

    def get(self, part: str, key: str, find: Callable[[], Any]) -> Any:
        """What is kept, or found out now and kept: something that JSON knows."""
        shelf = self._new[part]
        if key not in shelf:
            shelf[key] = self._old[part][key] if key in self._old[part] else find()
        return shelf[key]

    def facts(self, key: str, find: Callable[[], tuple[Told, ...]]) -> tuple[Told, ...]:
        """Facts between two contents."""
        return tuple(map(_told, self.get("facts", key, lambda: [_plain(one) for one in find()])))

    def write(self) -> None:
        """Keep what this build asked for, and nothing older; a folder that cannot be written to is no trouble."""
        if self._file is None or self._new == self._old:
            return
        body = json.dumps({"program": self._program, **self._new}).encode()
        with contextlib.suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # Another build may read it at the same time, so the file appears whole or not at all.
            unfinished = self._file.with_suffix(f".{os.getpid()}.tmp")
            unfinished.write_bytes(_digest(body).encode() + b"\n" + body)
            unfinished.replace(self._file)

    def _opened(self) -> dict[str, dict[str, Any]]:
        digest, body = b"", b""
        with contextlib.suppress(OSError):
            digest, _, body = self._file.read_bytes().partition(b"\n") if self._file else (b"", b"", b"")
        if body and digest.decode("latin-1") == _digest(body):
            found = json.loads(body)
            if found.pop("program") == self._program:
                return dict(found)
        return {part: {} for part in PARTS}


def _plain(told: Told) -> list[Any]:
    """A fact as JSON knows it, without the fields that say nothing."""
    fields = dataclasses.fields(told.fact)
    return [told.id, {one.name: value for one in fields if (value := getattr(told.fact, one.name)) != one.default}]


def _told(kept: list[Any]) -> Told:
    name, said = kept
    return Told(name, Fact(**{**said, "kind": Kind(said["kind"]), "how": How(said["how"])}))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _program() -> str:
    """Changes with every change of the program, and of what it reads with."""
    code = b"".join(path.read_bytes() for path in sorted(PROGRAM.rglob("*.py")))
    return _digest(f"{sys.version_info} {pydantic.VERSION}".encode() + code)
