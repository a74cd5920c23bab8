"""Day by day through the versions: which file said something else at the end of each.

A day is the smallest step.  So it does not matter in how many commits somebody wrote something down, and an entry keeps its
name when commits are made anew.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import groupby, islice

from tracker.history.kept import Kept
from tracker.history.log import Log, Version
from tracker.history.records import KINDS, Records, kind_of, name_of
from tracker.history.values import Subject
from tracker.models import Institutions, Record

Files = Mapping[str, str]
"""Path -> id of its content."""


@dataclass(frozen=True, slots=True)
class Step:
    """A file that said something else at the end of a day than the day before."""

    subject: Subject
    path: str
    was: str | None
    """Id of the content; None where there was no such file."""
    now: str | None
    at: datetime.datetime
    """The moment of the last commit in it."""
    again: bool = False
    """Whether it was gone before; `was` is then what it was last."""


@dataclass(frozen=True)
class Day:
    """A day with versions."""

    on: datetime.date
    steps: tuple[Step, ...]
    files: Files
    """All files at its end, as far as they could be read."""


class Days:
    """The days of a log, until a date; `unreadable` counts the versions of which a file could not be read."""

    def __init__(self, log: Log, until: datetime.date, records: Records, kept: Kept) -> None:
        self.unreadable = 0
        self._records = records
        self._kept = kept
        self._files: dict[str, str] = {}
        self._broken: set[str] = set()
        self._gone: set[str] = set()
        self._last: dict[Subject, str] = {}
        self._versions = list(_dated(log, until))
        self._begins_inside = log.begins_inside

    def __iter__(self) -> Iterator[Day]:
        self._read_all()
        versions = iter(self._versions)
        if self._begins_inside:
            # What the first version holds was there before: nobody knows since when.
            yield from (self._beginning(*first) for first in islice(versions, 1))
        for on, group in groupby(versions, key=lambda version: version[0]):
            before, at = dict(self._files), dict[str, datetime.datetime]()
            for _, version in group:
                self._take(version)
                at |= dict.fromkeys(version.files, version.at)
            after = dict(self._files)
            yield Day(on, tuple(self._steps(before, after, at)), after)

    def _beginning(self, on: datetime.date, version: Version) -> Day:
        self._take(version)
        return Day(on, (), dict(self._files))

    def _read_all(self) -> None:
        """Read what no earlier build has read, in one go, to know what each content is about."""
        held = {(path, blob) for _, version in self._versions for path, blob in version.files.items() if blob and kind_of(path)}
        self._records.bring((path, blob) for path, blob in sorted(held) if not self._kept.has("names", named(path, blob)))

    def _name(self, path: str, blob: str) -> str | None:
        """The name of what a content is about; None where it cannot be read."""

        def find() -> str | None:
            record = self._records.of(path, blob)
            return None if record is None else name_of(record)

        found: str | None = self._kept.get("names", named(path, blob), find)
        return found

    def _take(self, version: Version) -> None:
        """The files after a version.  What cannot be read stays as it was last, and while something cannot, nothing is gone."""
        readable = True
        for path, blob in version.files.items():
            if kind_of(path) is None:
                continue
            self._broken.discard(path)
            self._gone.discard(path)
            if blob is None:
                self._gone.add(path)
            elif self._name(path, blob) is None:
                self._broken.add(path)
                readable = False
            else:
                self._files[path] = blob
        self.unreadable += not readable
        if not self._broken:
            for path in self._gone:
                self._files.pop(path, None)
            self._gone.clear()

    def _steps(self, before: Files, after: Files, at: Mapping[str, datetime.datetime]) -> Iterator[Step]:
        paths = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
        was = {self._subject(path, before[path]): path for path in paths if path in before}
        now = {self._subject(path, after[path]): path for path in paths if path in after}
        last = max(at.values())
        for subject in dict.fromkeys((*was, *now)):
            old, new = was.get(subject), now.get(subject)
            content, moment = (before[old] if old else None, after[new] if new else None), at.get(new or old or "", last)
            again = content[0] is None and subject in self._last
            if content[0] != content[1]:
                yield Step(subject, new or old or "", self._last[subject] if again else content[0], content[1], moment, again)
            self._last[subject] = content[1] or content[0] or ""

    def _subject(self, path: str, blob: str) -> Subject:
        """What a file is about: followed by plan and code, whatever the file is called."""
        model = kind_of(path)
        assert model is not None, "only data files are taken in"
        plan = "" if model is Institutions else path.split("/")[1]
        return Subject(plan, KINDS[model.__name__], self._name(path, blob) or plan)


def named(path: str, blob: str) -> str:
    """A content, together with what it was read as."""
    model: type[Record] | None = kind_of(path)
    return f"{model.__name__ if model else ''} {blob}"


def _dated(log: Log, until: datetime.date) -> Iterator[tuple[datetime.date, Version]]:
    """The versions until a day, each with its own; clocks that went wrong neither turn the order round nor hide what came after."""
    in_time = [place for place, version in enumerate(log.versions) if version.at.date() <= until]
    if not in_time:
        return
    moment = log.versions[in_time[0]].at
    # What came before a version of that time was there then, whatever its own clock said.
    for version in log.versions[: in_time[-1] + 1]:
        if version.at.date() <= until:
            moment = max(moment, version.at)
        yield moment.date(), replace(version, at=moment)
