"""From the repository of a data root to its history."""

import datetime
from collections.abc import Iterable
from pathlib import Path

from tracker.history.days import Day, Days
from tracker.history.entries import entries_of
from tracker.history.kept import Kept
from tracker.history.log import Log, read_log
from tracker.history.records import Records
from tracker.history.values import History, Reach
from tracker.history.year_ends import Ends, year_ends
from tracker.progress import SiteProgress
from tracker.review.git import GitError, NoGit, NoRepository, Repository
from tracker.review.values import Kind


def read_history(root: Path, site: SiteProgress, cache: Path | None = None) -> History:
    """All that git knows of a data root until the date of the site; where it knows nothing, why.

    `cache` is a folder for what need not be found out twice.  With it and without it the result is the same.
    """
    repository = Repository(root)
    try:
        return _history(site, read_log(repository), Records(repository), Kept(cache, root))
    except GitError as error:
        return History(_reason(error))


def _reason(error: GitError) -> Reach:
    if isinstance(error, NoGit):
        return Reach.NO_GIT
    return Reach.NO_REPOSITORY if isinstance(error, NoRepository) else Reach.REFUSED


def _history(site: SiteProgress, log: Log, records: Records, kept: Kept) -> History:
    days = Days(log, site.as_of, records, kept)
    found = list(days)
    entries = list(entries_of(found, records, kept))
    history = History(
        Reach.SHALLOW if log.is_shallow else Reach.WHOLE,
        since=found[0].on if found else None,
        # Days from the newest on, but each in the order of its plans.
        entries=tuple(sorted(entries, key=lambda entry: entry.on, reverse=True)),
        unreadable=days.unreadable,
        first_seen=_first_seen(found),
        year_ends=tuple(year_ends(site, _ends(found, site.as_of), records, kept)),
    )
    kept.write()
    return history


def _first_seen(days: Iterable[Day]) -> dict[str, datetime.date]:
    seen: dict[str, datetime.date] = {}
    for day in days:
        for step in day.steps:
            if step.subject.kind is Kind.MEASURE:
                seen.setdefault(f"{step.subject.plan}/{step.subject.id}", day.on)
    return seen


def _ends(days: list[Day], until: datetime.date) -> Ends:
    """Each 31 December from the first day on -> the files as they were then."""
    ends = {}
    for year in range(days[0].on.year, until.year + 1) if days else ():
        on = datetime.date(year, 12, 31)
        if on <= until:
            ends[on] = next(day.files for day in reversed(days) if day.on <= on)
    return ends
