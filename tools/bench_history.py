"""Seconds of reading the history of a plan: 2,000 commits over 300 measures, for the first time and with what was kept.

A part of `make bench`.  What it takes to read and count the data alone is measured beside it, since every build does that.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from invented_plan import REPORT, YEARS, write_plan
from stopwatch import PROJECT, ROUNDS, Took, run

MEASURES = 300
COMMITS = 2000
AS_OF = f"{YEARS[-1] + 1}-12-31"
DAY = 86_400
BEGUN = 1_577_869_200
"""1 January 2020, in seconds since 1970."""
READ = """
import datetime, gc, pathlib, sys
gc.disable()
from tracker.checked import read_root
from tracker.history import read_history
root, as_of, *cache = sys.argv[1:]
site, problems = read_root(pathlib.Path(root), datetime.date.fromisoformat(as_of))
if cache:
    history = read_history(pathlib.Path(root), site, pathlib.Path(cache[0]))
    assert len(history.entries) > 1900, len(history.entries)
"""


def write_history(root: Path) -> None:
    """A plan whose measures report one after another, a commit each, and then correct themselves."""
    write_plan(root, MEASURES, reported=())
    _git(root, "init", "--quiet", "--initial-branch=main")
    _git(root, "fast-import", "--quiet", given="".join(_stream(root)).encode())
    _git(root, "reset", "--quiet", "--hard", "main")


def _stream(root: Path) -> Iterator[str]:
    files = {path: path.read_text("utf-8") for folder in ("plan", "measures") for path in sorted((root / folder).rglob("*.yml"))}
    measures = [path for path in files if path.is_relative_to(root / "measures")]
    for path in measures:
        files[path] = files[path].removesuffix("status:\n")
    yield _commit(0, {path.relative_to(root).as_posix(): text for path, text in files.items()})
    for number in range(1, COMMITS):
        year, place = YEARS[(number - 1) // MEASURES % len(YEARS)], (number - 1) % MEASURES
        path = measures[place]
        if number <= MEASURES * len(YEARS):
            owner, partner = (re.search(rf"^{who}: \[(.*)\]$", files[path], re.MULTILINE)[1] for who in ("owners", "partners"))
            report = REPORT.format(year=year, after=year + 1, owner=owner, partner=partner)
            files[path] += report if "status:" in files[path] else f"status:\n{report}"
        else:
            files[path] = files[path].replace('value: "340"', 'value: "341"')
        yield _commit(number, {path.relative_to(root).as_posix(): files[path]})


def _commit(number: int, files: dict[str, str]) -> str:
    seconds = BEGUN + number * (YEARS[-1] - YEARS[0] + 2) * 365 * DAY // COMMITS
    head = f"commit refs/heads/main\ncommitter city <city@example.invalid> {seconds} +0000\n{_data('Report')}"
    return head + "".join(f"M 100644 inline {path}\n{_data(text)}" for path, text in files.items()) + "\n"


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"


def _git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, input=given, check=True, capture_output=True)


def measure(work: Path) -> tuple[Took, Took, Took]:
    """The data alone; with the history read for the first time; and with what was kept of it."""
    root, cache = work / "history", work / "history-cache"
    root.mkdir()
    write_history(root)
    command = (sys.executable, "-c", READ, str(root), AS_OF)
    alone = run(*command)
    first = []
    for _ in range(ROUNDS):
        shutil.rmtree(cache, ignore_errors=True)
        first.append(run(*command, str(cache), rounds=1))
    return alone, min(first), run(*command, str(cache))


def show(work: Path) -> None:
    """Measure and print."""
    alone, first, kept = measure(work)
    print(f"\nhistory of {COMMITS} commits over {MEASURES} measures, beyond the data alone ({alone.seconds:.2f} s)")
    for what, took in (("for the first time", first), ("with what was kept", kept)):
        print(f"{what:20}{took.seconds - alone.seconds:9.2f} s{took.megabytes:6.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="bench-", dir=PROJECT / "build") as folder:
        show(Path(folder))
