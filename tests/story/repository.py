"""The story as a git repository."""

import datetime
import os
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from story.commit import Commit

ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
"""Whatever the computer's owner has set up (signing, other names of branches) has no say here."""


def write_repository(folder: Path, commits: Iterable[Commit], *, inside: str = "", check_out: bool = True) -> None:
    """A new repository in `folder` with the commits on `main`; `inside` is the data root's place in it, such as `data/`."""
    _git(folder, "init", "--quiet", "--initial-branch=main", "--object-format=sha1")
    _git(folder, "fast-import", "--quiet", given=b"".join(_stream(commits, inside)))
    if check_out:
        _git(folder, "reset", "--quiet", "--hard", "main")


def _git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, env={**os.environ, **ALONE}, input=given, check=True, capture_output=True)


def _stream(commits: Iterable[Commit], inside: str) -> Iterator[bytes]:
    for commit in commits:
        seconds = int(datetime.datetime.fromisoformat(f"{commit.on}T09:00:00+00:00").timestamp())
        person = f"{commit.by} <{commit.by}@example.invalid> {seconds} +0000"
        yield f"commit refs/heads/main\nauthor {person}\ncommitter {person}\n".encode()
        yield _data(commit.message)
        for path, text in commit.files.items():
            if text is None:
                yield f"D {inside}{path}\n".encode()
            else:
                yield f"M 100644 inline {inside}{path}\n".encode() + _data(text)
        yield f"\nreset refs/tags/{commit.name}\nfrom refs/heads/main\n\n".encode()


def _data(text: str) -> bytes:
    raw = text.encode()
    return f"data {len(raw)}\n".encode() + raw + b"\n"
