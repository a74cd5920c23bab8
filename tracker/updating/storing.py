"""Writing data files so that nothing can be lost.

Everything is written beside the files first, and then put into their places one after another: whoever kills the program in
between finds each file old or new, never half.
"""

import contextlib
import functools
import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracker.processes import begun

MANY = 100
"""From so many files on, a second process edits some of them, and writes them while they are checked."""


class ChangedMeanwhile(Exception):
    """A file is no longer what was read."""


@dataclass(frozen=True, slots=True)
class _Target:
    """A file that is to be replaced."""

    path: str
    """Below the data root."""
    file: Path
    """What it leads to: a link stays a link."""
    beside: Path
    """The new one, until it is put into its place."""
    content: bytes


class Beside:
    """New files beside those that they are to replace; of many, another process writes them while this one still checks."""

    def __init__(self, root: Path, new: Mapping[str, str]) -> None:
        """`new`: file below `root` -> text.  What cannot be written is told when it is to be put in place."""
        self._root = root
        self._folders = contextlib.ExitStack()
        self._written: Callable[[], None] | None = None
        try:
            self._targets = self._prepared(new)
        except OSError as error:
            self._failed: OSError | None = error
            return
        self._failed = None
        if len(self._targets) >= MANY:
            (self._written,) = begun(_write_all, [self._targets])

    def _prepared(self, new: Mapping[str, str]) -> list[_Target]:
        # Of many files in one folder, the way to it need not be followed for each.
        home = functools.cache(Path.resolve)
        plain = {path: self._root / path for path in new}
        files = {path: file.resolve() if file.is_symlink() else home(file.parent) / file.name for path, file in plain.items()}
        # The loader does not look into hidden folders; within one folder a file system moves a file at a stroke.
        folders = {
            folder: Path(self._folders.enter_context(tempfile.TemporaryDirectory(prefix=".", suffix=".new", dir=folder)))
            for folder in {file.parent for file in files.values()}
        }
        return [_Target(path, file, folders[file.parent] / file.name, new[path].encode()) for path, file in files.items()]

    def put_in_place(self, old: Mapping[str, bytes]) -> None:
        """Replace the files where they still are `old` (file below the root -> bytes).

        Raises ChangedMeanwhile, before any is replaced, where one is not; OSError where the folder cannot be written to.
        """
        with self._folders:
            if self._failed:
                raise self._failed
            if self._written:
                self._written()
            else:
                _write_all(self._targets)
            for target in self._targets:
                if (self._root / target.path).read_bytes() != old[target.path]:
                    raise ChangedMeanwhile(target.path)
            for target in self._targets:
                target.beside.replace(target.file)

    def discard(self) -> None:
        """Take away what was written beside the files."""
        if self._written:
            # Another process may be about to write: it is waited for, or it would find no folder.
            with contextlib.suppress(OSError):
                self._written()
        self._folders.close()


def _write_all(targets: Sequence[_Target]) -> None:
    """The new contents, on the disk and with the permissions of the files that they will replace."""
    for target in targets:
        with target.beside.open("xb") as file:
            file.write(target.content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            target.beside.chmod(target.file.stat().st_mode & 0o777)
