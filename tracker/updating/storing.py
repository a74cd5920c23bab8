"""Writing data files so that nothing can be lost.

Everything is written beside the files first, and then put into their places one after another: whoever kills the program in
between finds each file old or new, never half.
"""

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


class ChangedMeanwhile(Exception):
    """A file is no longer what was read."""


def store(root: Path, old: Mapping[str, bytes], new: Mapping[str, str]) -> None:
    """Write `new` (file below `root` -> text) where the files still are `old`.

    Raises ChangedMeanwhile, before anything is written, where one is not; OSError where the folder cannot be written to.
    """
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, text in new.items():
            # A link stays a link: what it leads to is written.
            target = (root / path).resolve()
            waiting.append((_beside(target, text.encode()), target))
        for path in new:
            if (root / path).read_bytes() != old[path]:
                raise ChangedMeanwhile(path)
        for written, target in waiting:
            written.replace(target)
    finally:
        for written, _ in waiting:
            written.unlink(missing_ok=True)


def _beside(target: Path, content: bytes) -> Path:
    """A hidden file beside the target with the new content; the loader does not look at hidden files."""
    handle, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=target.parent)
    written = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(OSError):
            written.chmod(target.stat().st_mode & 0o777)
    except BaseException:
        written.unlink(missing_ok=True)
        raise
    return written
