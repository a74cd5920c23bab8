"""All versions of the data in one pass over the history: which file held which content since when."""

import datetime
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.review.git import DATA, Repository

LOCAL_TIME = "EET-2EEST,M3.5.0/3,M10.5.0/4"
"""Vilnius as POSIX writes it (in force since 2003), so that it is known on computers without a list of time zones."""
_MARK = "\x01"
"""No path and no answer of git begins with it."""


@dataclass(frozen=True)
class Version:
    """A commit of the main line that touched the data."""

    at: datetime.datetime
    """When it was committed, in the time of Vilnius: when it came into the main line, not when it was written."""
    files: dict[str, str | None]
    """Path below the data root -> id of its content, or None where it is no more."""


@dataclass(frozen=True)
class Log:
    """The versions of the data, oldest first."""

    versions: tuple[Version, ...]
    begins_inside: bool
    """Whether what came before the first of them was not fetched: it holds everything that there was then."""
    is_shallow: bool


def read_log(repository: Repository) -> Log:
    """Every version of the data on the line of first parents; GitError where git cannot tell."""
    repository.demand()
    shallow = _shallow(repository)
    if repository.is_empty:
        return Log((), begins_inside=False, is_shallow=False)
    out = repository.output(
        *(
            "-c",
            "log.diffMerges=separate",
            "-c",
            "log.showRoot=true",
            "log",
            "--first-parent",
            "-m",
            "--raw",
            "-z",
            "--no-abbrev",
            "--no-renames",
            "--relative",
        ),
        *("--reverse", "--no-show-signature", "--date=iso-strict-local", f"--format={_MARK}%H %cd", "--", *DATA),
        TZ=LOCAL_TIME,
    )
    found = list(_versions(out))
    begins_inside = bool(found) and found[0][0] in shallow
    # Of a commit that only moves a repository inside this one, git may name no file at all.
    return Log(tuple(version for _, version in found if version.files), begins_inside, bool(shallow))


def _shallow(repository: Repository) -> frozenset[str]:
    """The commits whose parents were not fetched."""
    path = os.fsdecode(repository.output("rev-parse", "--git-path", "shallow").strip())
    file = repository.root / Path(path)
    return frozenset(file.read_text("ascii").split()) if file.is_file() else frozenset()


def _versions(out: bytes) -> Iterator[tuple[str, Version]]:
    """(hash, version) of what `git log --raw -z` printed."""
    words = iter(os.fsdecode(out).split("\0"))
    version: tuple[str, Version] | None = None
    for word in words:
        if word.startswith(_MARK):
            if version:
                yield version
            commit, at = word[1:].split(" ")
            version = commit, Version(_moment(at), {})
        elif word.lstrip("\n").startswith(":"):
            assert version is not None, "a commit stands before its files"
            _, mode, _, blob, _ = word.split(" ")
            # A link is no data of its own; a folder of another repository is none at all.
            version[1].files[next(words)] = blob if mode.startswith("100") else None
    if version:
        yield version


def _moment(text: str) -> datetime.datetime:
    """A moment as git prints it; a clock may be wrong by more years than there are here."""
    try:
        return datetime.datetime.fromisoformat(text)
    except ValueError:
        return datetime.datetime.max.replace(tzinfo=datetime.UTC)
