"""Writing data files so that nothing can be lost.

Everything is written beside the files first, and then put into their places one after another: whoever kills the program in
between finds each file old or new, never half.
"""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tracker.processes import shared_out

MANY = 100
"""From so many files on, a second process writes some of them."""


class ChangedMeanwhile(Exception):
    """A file is no longer what was read."""


def store(root: Path, old: Mapping[str, bytes], new: Mapping[str, str]) -> None:
    """Write `new` (file below `root` -> text) where the files still are `old`.

    Raises ChangedMeanwhile, before anything is written, where one is not; OSError where the folder cannot be written to.
    """
    # A link stays a link: what it leads to is written.
    targets = {path: (root / path).resolve() for path in new}
    with contextlib.ExitStack() as done:
        # The loader does not look into hidden folders; within one folder a file system moves a file at a stroke.
        beside = {
            folder: Path(done.enter_context(tempfile.TemporaryDirectory(prefix=".", suffix=".new", dir=folder)))
            for folder in {target.parent for target in targets.values()}
        }
        waiting = [(beside[target.parent] / target.name, target, new[path].encode()) for path, target in targets.items()]
        shared_out(_write, waiting, many=MANY)
        for path in new:
            if (root / path).read_bytes() != old[path]:
                raise ChangedMeanwhile(path)
        for written, target, _ in waiting:
            written.replace(target)


def _write(one: tuple[Path, Path, bytes]) -> None:
    """The new content of a target, on the disk and with the target's permissions."""
    written, target, content = one
    with written.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    with contextlib.suppress(OSError):
        written.chmod(target.stat().st_mode & 0o777)
