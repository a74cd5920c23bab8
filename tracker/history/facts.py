"""From two versions of one file to what changed: compared as `review` compares, then freed of every text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

from tracker.history.prints import print_of
from tracker.history.records import KINDS, name_of
from tracker.history.values import Fact
from tracker.models import Institutions, Measure, Objective, Plan, Record, State, Text
from tracker.review import values
from tracker.review.about import About
from tracker.review.compare import of_institution
from tracker.review.fields import how
from tracker.review.masking import masked
from tracker.review.measures import of_measure
from tracker.review.plans import of_objective
from tracker.review.values import Change, How, Kind, Part
from tracker.rules.edited import rank

R = TypeVar("R", bound=Record)
_UNNAMED = Text(lt="-")
"""What things were called is not told, so it need not be known."""
_UNTOLD = (Kind.ORDER, Kind.FILE)
"""The order of a list and the name of a file say nothing to readers."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, and the id that it is about where a file holds many."""

    id: str
    fact: Fact


def facts_between(was: Record | None, now: Record | None) -> tuple[Told, ...]:
    """What changed from one version of a file to the next; None: there was no such file, or there is none any more."""
    if was == now:
        return ()
    return tuple(Told(change.subject.id, _fact(change)) for change in _changes(was, now) if change.kind not in _UNTOLD)


def _changes(was: Record | None, now: Record | None) -> Iterator[Change]:
    one = now or was
    assert one is not None, "one of two different things is something"
    kind = KINDS[type(one).__name__]
    about = About(values.Subject(kind, name_of(one), _UNNAMED))
    if isinstance(one, Measure):
        yield from of_measure(about, *_pair(Measure, was, now))
    elif isinstance(one, Objective):
        yield from of_objective(about, *_pair(Objective, was, now))
    elif isinstance(one, Institutions):
        yield from _institutions(*_pair(Institutions, was, now))
    elif isinstance(one, Plan) and was and now:
        yield from about.fields(Part.WORDING, was, now)
    else:
        yield about.change(Part.WORDING, kind, how(was, now))


def _pair(model: type[R], was: Record | None, now: Record | None) -> tuple[R | None, R | None]:
    assert was is None or isinstance(was, model)
    assert now is None or isinstance(now, model)
    return was, now


def _institutions(was: Institutions | None, now: Institutions | None) -> Iterator[Change]:
    earlier, later = ({entry.id: entry for entry in side.institutions} if side else {} for side in (was, now))
    if earlier and later:
        for name in dict.fromkeys((*later, *earlier)):
            yield from of_institution(name, earlier.get(name), later.get(name))


def _fact(change: Change) -> Fact:
    states = change.kind in (Kind.REPORT, Kind.STATE)
    coded = change.kind is Kind.SUPERSEDED
    before = change.before if states and isinstance(change.before, str) else ""
    after = change.after if (states or coded) and isinstance(change.after, str) else ""
    return Fact(
        change.kind,
        change.how,
        year=change.year,
        field=change.field,
        before=before,
        after=after,
        by=change.by,
        on=change.on,
        interim=change.interim,
        step_back=change.kind is Kind.STATE and rank(State(after)) < rank(State(before)),
        text=print_of(change) if change.how is not How.REMOVED and change.after is not None else "",
    )


def standing_texts(record: Measure | Objective) -> dict[str, Change]:
    """Print -> what today's data say, for everything that they say of a measure or an objective; no personal data."""
    about = About(values.Subject(KINDS[type(record).__name__], name_of(record), _UNNAMED))
    said = of_measure(about, None, record) if isinstance(record, Measure) else of_objective(about, None, record)
    found = [*said, *about.fields(Part.WORDING, None, record)]
    return {print_of(change): masked(change) for change in found if change.after is not None}
