"""The pages on what changed when, and on what was known at the end of a year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from tracker.history import Saying, Subject, Teller, YearEnd
from tracker.models import Moment
from tracker.pages.render import (
    CHANGES,
    Crumb,
    Page,
    Renderer,
    feed_path,
    institution_path,
    known_path,
    measure_path,
    objective_path,
    plan_path,
)
from tracker.progress import PlanProgress
from tracker.review.values import Kind

NEWEST = 50
"""So many entries stand on the first page and in each feed."""
BRIEF = 8
"""So many entries of a measure are in sight on its page."""


@dataclass(frozen=True)
class Month:
    """The entries of a month under its name."""

    name: str
    sayings: tuple[Saying, ...]


class Changes:
    """What pages and feeds ask of the history."""

    def __init__(self, renderer: Renderer, teller: Teller) -> None:
        self.teller = teller
        self.history = teller.history
        self._w = renderer.w
        self._plans = {plan.data.plan.id: plan for plan in renderer.site.plans}

    def of_measure(self, plan: str, code: str) -> tuple[Saying, ...]:
        """What was said of a measure, newest first."""
        return self.teller.by_subject.get(Subject(plan, Kind.MEASURE, code), ())

    def first_seen(self, plan: str, code: str) -> str:
        """The day on which a measure came into the data, in words; "" where that is not known."""
        day = self.history.first_seen.get(f"{plan}/{code}")
        return self._w.day(day) if day else ""

    def ends_of(self, plan: str) -> tuple[YearEnd, ...]:
        """The ends of years of a plan."""
        return tuple(end for end in self.history.year_ends if end.plan == plan)

    def months(self, sayings: Iterable[Saying]) -> list[Month]:
        """Entries month by month."""
        groups = groupby(sayings, key=lambda one: (one.entry.on.year, one.entry.on.month))
        return [Month(self._w.moment(Moment(year=year, month=month)), tuple(group)) for (year, month), group in groups]

    def by_year(self) -> dict[int, tuple[Saying, ...]]:
        """Year -> its entries, newest first."""
        return {year: tuple(group) for year, group in groupby(self.teller.sayings, key=lambda one: one.entry.on.year)}

    def place(self, saying: Saying) -> str:
        """Where an entry stands: on the page of its year, under its own name."""
        return f"{year_path(saying.entry.on.year)}#{self.anchor(saying)}"

    def anchor(self, saying: Saying) -> str:
        """The name of an entry on a page."""
        return f"c{saying.entry.on}-{saying.entry.key.replace('/', '-')}"

    def subject_path(self, saying: Saying) -> str:
        """The page of what an entry is about, and there the year; "" where there is none any more."""
        subject, year = saying.entry.subject, saying.entry.year
        if not saying.is_there:
            return ""
        if subject.kind is Kind.INSTITUTION:
            return institution_path(subject.id)
        plan = self._plans[subject.plan]
        if subject.kind is Kind.MEASURE:
            cells = plan.by_code[subject.id].cells
            return measure_path(plan, subject.id) + (f"#y{year}" if any(cell.year == year for cell in cells) else "")
        if subject.kind is Kind.OBJECTIVE:
            return objective_path(plan, subject.id)
        parts = {Kind.TABLE: f"{plan_path(plan)}context/", Kind.SERVICES: "help/", Kind.DISCREPANCY: f"{plan_path(plan)}about/"}
        return parts.get(subject.kind, plan_path(plan))


class HistoryPages:
    """Makes the pages about changes, and those of the ends of years."""

    def __init__(self, renderer: Renderer, changes: Changes) -> None:
        self.renderer = renderer
        self.changes = changes
        self.home = Crumb(renderer.w("home"), "")

    def all(self) -> Iterator[Page]:
        """Every page."""
        years = self.changes.by_year()
        yield self._newest({year: len(sayings) for year, sayings in years.items()})
        numbers = list(years)
        for later, year, earlier in zip((None, *numbers), numbers, (*numbers[1:], None), strict=False):
            yield self._year(year, years[year], earlier, later)
        for plan in self.renderer.site.plans:
            ends = self.changes.ends_of(plan.data.plan.id)
            for before, end, after in zip((None, *ends), ends, (*ends[1:], None), strict=False):
                yield self._known(plan, end, before, after)

    def _newest(self, numbers: dict[int, int]) -> Page:
        w, sayings = self.renderer.w, self.changes.teller.sayings
        return self.renderer.page(
            "changes.html",
            CHANGES,
            w("history_title"),
            w("history_intro"),
            crumbs=(self.home,),
            words=(w("history_intro"),),
            feed=feed_path(CHANGES),
            history=self.changes.history,
            months=self.changes.months(sayings[:NEWEST]),
            total=len(sayings),
            newest=NEWEST,
            years=[(year_path(year), year, number) for year, number in numbers.items()],
            feeds=[(feed_path(plan_path(plan)), plan.data.plan.short_title) for plan in self.renderer.site.plans],
        )

    def _year(self, year: int, sayings: tuple[Saying, ...], earlier: int | None, later: int | None) -> Page:
        w = self.renderer.w

        def neighbour(other: int | None) -> tuple[str, str] | None:
            return (year_path(other), str(other)) if other else None

        return self.renderer.page(
            "changes_of_year.html",
            year_path(year),
            w("history_year", year=year),
            w("history_intro"),
            crumbs=(self.home, Crumb(w("history_title"), CHANGES)),
            words=(),
            year=year,
            months=self.changes.months(sayings),
            before=neighbour(earlier),
            after=neighbour(later),
        )

    def _known(self, plan: PlanProgress, end: YearEnd, before: YearEnd | None, after: YearEnd | None) -> Page:
        w = self.renderer.w

        def neighbour(other: YearEnd | None) -> tuple[str, str] | None:
            return (known_path(plan, other.on.year), w.day(other.on)) if other else None

        title = w("known_title", day=w.day(end.on))
        name = w.text(plan.data.plan.short_title)
        return self.renderer.page(
            "known.html",
            known_path(plan, end.on.year),
            title,
            f"{title}: {name}",
            crumbs=(self.home, Crumb(name, plan_path(plan)), Crumb(w("history_title"), CHANGES)),
            words=(),
            progress=plan,
            end=end,
            before=neighbour(before),
            after=neighbour(after),
        )


def year_path(year: int) -> str:
    """Address of the changes of a year."""
    return f"{CHANGES}{year}/"
