"""What must be known beside a report to judge it."""

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tracker.loading import Loaded
from tracker.models import Institution, Measure, Period, State, YearStatus
from tracker.rules.references import chain


@dataclass(frozen=True, slots=True)
class About:
    """One report's measure, its neighbours in time, and who may speak in it."""

    year: int
    """The year reported of."""
    first_year: int
    last_year: int | None
    """The timeframe; None: its end is open."""
    timeframe: str
    """The same in words, such as `2020–2025`."""
    recurs: bool
    """Whether the measure returns every year."""
    may_sign: tuple[str, ...]
    """The owners, and who took over their tasks."""
    may_contribute: tuple[str, ...]
    """The owners and partners."""
    open_to_all: bool
    """Whether «all institutions» take part, or somebody whom nobody knows."""
    known: Mapping[str, object]
    """All institutions by their ids."""
    before: YearStatus | None
    """The last report of an earlier year."""
    year_before: int | None
    done_before: bool
    """Whether an earlier report says that a one-off measure was done."""


@dataclass(frozen=True)
class Participants:
    """Who is who among the institutions of a data root."""

    known: Mapping[str, str | None]
    """Institution -> who took over its tasks."""
    everyone: frozenset[str]
    """Ids of the entries that stand for every institution."""

    def signing(self, measure: Measure) -> tuple[str, ...]:
        """The owners of a measure, and who took over their tasks."""
        followers = (later for name in measure.owners for later in chain(self.known, name))
        return (*measure.owners, *followers)


def participants(loaded: Loaded) -> Participants:
    """The institutions of a data root; nobody where they could not be read."""
    return participants_of(loaded.institutions.record.institutions if loaded.institutions else ())


def participants_of(entries: Iterable[Institution]) -> Participants:
    """Who is who among some institutions."""
    entries = tuple(entries)
    return Participants({entry.id: entry.succeeded_by for entry in entries}, frozenset(entry.id for entry in entries if entry.everyone))


def about_reports(loaded: Loaded) -> Iterator[tuple[str, YearStatus, About]]:
    """(file, report, what must be known about it) of every report, in the order of files and years."""
    known = participants(loaded)
    for files in loaded.plans:
        period = files.plan.record.period if files.plan else None
        for item in files.measures:
            shared = _Shared(item.record, period, known)
            for year in shared.years:
                yield item.path, item.record.status[year], shared.about(year)


def about(measure: Measure, year: int, period: Period | None, known: Participants) -> About:
    """What must be known about a measure's report of a year; `period` is that of its plan."""
    return _Shared(measure, period, known).about(year)


class _Shared:
    """What must be known about every report of a measure."""

    def __init__(self, measure: Measure, period: Period | None, known: Participants) -> None:
        frame = measure.timeframe
        end = (period.end if period else None) if measure.recurs or frame.end is None else frame.end
        named = (*measure.owners, *measure.partners)
        strangers = any(name not in known.known for name in named)
        self._status = measure.status
        self.years = sorted(measure.status)
        self._one_off = measure.kind == "one_off"
        self._about = functools.partial(
            About,
            first_year=frame.start.year,
            last_year=end.year if end else None,
            timeframe=f"{frame.start}" if str(frame.start) == str(end) else f"{frame.start}–{end or '…'}",
            recurs=measure.recurs is not None,
            may_sign=known.signing(measure),
            may_contribute=named,
            open_to_all=strangers or bool(known.everyone & {*named}),
            # Where an owner is unknown, who may sign is unknown too: known-institution speaks of it.
            known={} if any(name not in known.known for name in measure.owners) else known.known,
        )

    def about(self, year: int) -> About:
        """What must be known about the report of a year."""
        earlier = [before for before in self.years if before < year]
        return self._about(
            year=year,
            before=self._status[earlier[-1]] if earlier else None,
            year_before=earlier[-1] if earlier else None,
            done_before=self._one_off and any(self._status[before].state is State.DONE for before in earlier),
        )
