"""A plan at a date."""

import datetime
import itertools
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tracker.loading import PlanData
from tracker.models import Measure, Objective
from tracker.progress.events import events_of
from tracker.progress.measure import measure_progress, years_of
from tracker.progress.tally import count_reports, tally_standing, tally_year
from tracker.progress.values import Change, Event, MeasureProgress, Reports, Schedule, Shown, Successors, Tally
from tracker.rules.references import chain


@dataclass(frozen=True)
class PlanProgress:
    """One plan at a date."""

    data: PlanData
    as_of: datetime.date
    years: tuple[int, ...]
    measures: tuple[MeasureProgress, ...]
    successors: Successors

    @cached_property
    def by_code(self) -> Mapping[str, MeasureProgress]:
        """Code -> measure."""
        return {one.measure.code: one for one in self.measures}

    @cached_property
    def reports(self) -> Reports:
        """Reports over all measures and years."""
        return count_reports(self.measures, self.as_of)

    @cached_property
    def standing(self) -> Tally:
        """All measures by what is known of them at the date."""
        return tally_standing(self.measures)

    @cached_property
    def _grouped(self) -> Mapping[str, tuple[MeasureProgress, ...]]:
        groups: dict[str, list[MeasureProgress]] = {}
        for one in self.measures:
            groups.setdefault(one.measure.objective, []).append(one)
        return {code: tuple(group) for code, group in groups.items()}

    @cached_property
    def by_objective(self) -> Mapping[str, Tally]:
        """Code of the objective -> its measures by what is known of them at the date."""
        return {o.code: tally_standing(self.of_objective(o)) for o in self.data.objectives}

    @cached_property
    def by_year(self) -> Mapping[int, Tally]:
        """Year -> what all measures show in it."""
        return {year: tally_year(self.measures, year) for year in self.years}

    def of_objective(self, objective: Objective) -> tuple[MeasureProgress, ...]:
        """The measures of an objective."""
        return self._grouped.get(objective.code, ())

    def answering(self, measure: Measure) -> tuple[str, ...]:
        """The owners of a measure, each followed by the institutions that took over its tasks, one after another."""
        return tuple(dict.fromkeys(name for owner in measure.owners for name in (owner, *chain(self.successors, owner))))

    def owners_of(self, objective: Objective) -> tuple[str, ...]:
        """The institutions that answer for a measure of an objective today, in the order of first mention."""
        return self._today(self.of_objective(objective))

    @cached_property
    def owners(self) -> tuple[str, ...]:
        """The institutions that answer for a measure today, in the order of first mention."""
        return self._today(self.measures)

    def _today(self, measures: Iterable[MeasureProgress]) -> tuple[str, ...]:
        named = (name for one in measures for name in self.answering(one.measure) if name not in self.successors)
        return tuple(dict.fromkeys(named))

    @cached_property
    def standing_of_ended(self) -> Tally:
        """The measures that were to be finished by now, by what is known of them: the other denominator."""
        return tally_standing(self.ended)

    @property
    def ended(self) -> tuple[MeasureProgress, ...]:
        """Measures that were to be finished by now and count."""
        return tuple(one for one in self.measures if one.ended and one.counted)

    def scheduled(self, schedule: Schedule) -> tuple[MeasureProgress, ...]:
        """Measures with this schedule."""
        return tuple(one for one in self.measures if one.schedule == schedule)

    @cached_property
    def silent(self) -> tuple[MeasureProgress, ...]:
        """Measures with at least one report missing."""
        return tuple(one for one in self.measures if any(cell.shown is Shown.MISSING for cell in one.cells))

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What the data files say happened until the date, newest first."""
        found = (event for one in self.measures for event in events_of(one.measure) if event.on <= self.as_of)
        return tuple(sorted(found, key=lambda event: event.on, reverse=True))

    def changes(self, before: int, after: int) -> tuple[Change, ...]:
        """The measures that show something else in one year than in another, in the order of the plan."""
        pairs = ((one, one.cell(before), one.cell(after)) for one in self.measures)
        return tuple(Change(one, first, second) for one, first, second in pairs if first.shown is not second.shown)

    @cached_property
    def by_participant(self) -> Mapping[str, tuple[tuple[MeasureProgress, ...], tuple[MeasureProgress, ...]]]:
        """Institution -> (measures it owns, or whose owner's tasks it took over; measures it partners)."""
        found: dict[str, tuple[list[MeasureProgress], list[MeasureProgress]]] = {}
        for one in self.measures:
            owners = self.answering(one.measure)
            for place, names in enumerate((owners, [name for name in one.measure.partners if name not in owners])):
                for name in names:
                    found.setdefault(name, ([], []))[place].append(one)
        return {name: (tuple(owned), tuple(partnered)) for name, (owned, partnered) in found.items()}

    @cached_property
    def shared(self) -> Mapping[str, Mapping[str, int]]:
        """Institution -> the others with whom it shares measures, with their number.

        Two share a measure that one of them owns and the other owns or partners; two partners who only meet under
        somebody else's measure do not.
        """
        found: dict[str, Counter[str]] = {}
        for one in self.measures:
            owners = set(self.answering(one.measure))
            for name, other in itertools.combinations(dict.fromkeys((*self.answering(one.measure), *one.measure.partners)), 2):
                if owners & {name, other} and not self._one_line(name, other):
                    found.setdefault(name, Counter())[other] += 1
                    found.setdefault(other, Counter())[name] += 1
        return found

    def _one_line(self, name: str, other: str) -> bool:
        """Whether one of the two took over the tasks of the other: nobody works with itself."""
        return bool(self.successors) and (other in chain(self.successors, name) or name in chain(self.successors, other))

    @cached_property
    def participants(self) -> tuple[str, ...]:
        """Every institution that owns or partners a measure, in the order of first mention."""
        named = (name for one in self.measures for name in (*self.answering(one.measure), *one.measure.partners))
        return tuple(dict.fromkeys(named))


def plan_progress(data: PlanData, as_of: datetime.date, successors: Successors | None = None) -> PlanProgress:
    """A plan's progress at `as_of`; `successors` tell who speaks for an owner that is no more."""
    years = years_of(data, as_of)
    known = successors or {}
    return PlanProgress(data, as_of, years, tuple(measure_progress(data, measure, years, as_of, known) for measure in data.measures), known)
