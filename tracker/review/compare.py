"""From two states of the data to what changed between them: pure, and in the order in which it is told."""

from collections.abc import Iterator

from tracker.models import Institution
from tracker.progress import PlanProgress, Shown, SiteProgress, Tally
from tracker.review.about import About
from tracker.review.fields import how
from tracker.review.measures import measure_changes
from tracker.review.plans import rest_of_plan
from tracker.review.sides import Side
from tracker.review.values import Change, Comparison, Counts, Kind, Part, Recount, Subject


def compare(before: SiteProgress, after: SiteProgress, form_only: tuple[str, ...] = ()) -> Comparison:
    """What changed; both sides are counted as of the same day."""
    assert before.as_of == after.as_of, "counts of different days say nothing about a change"
    was, now = ({one.data.plan.id: one for one in side.plans} for side in (before, after))
    plans = list(dict.fromkeys((*now, *was)))
    changes = [change for plan in plans for change in _of_plan(plan, was.get(plan), now.get(plan))]
    changes += _institutions(before, after)
    ranks = {part: rank for rank, part in enumerate(Part)}
    return Comparison(
        # Within a part everything stays in the order in which it was found: that of the plan.
        changes=tuple(sorted(changes, key=lambda change: (plans.index(change.plan) if change.plan else len(plans), ranks[change.part]))),
        recounts=tuple(recount for plan in plans for recount in _recounts(plan, was.get(plan), now.get(plan))),
        plans=tuple((plan, (now.get(plan) or was[plan]).data.plan.short_title) for plan in plans),
        institutions={entry.id: entry.name for side in (before, after) for entry in side.dataset.institutions.values()},
        form_only=form_only,
    )


def form_only(before: Side, after: Side) -> tuple[str, ...]:
    """The files whose bytes changed but whose values did not: comments, order of fields, quotes."""
    was, now = before.records(), after.records()
    return tuple(
        path
        for path in sorted(before.files.keys() & after.files.keys())
        # A checkout may end its lines in another way than the repository; nobody wrote that.
        if before.files[path].replace(b"\r\n", b"\n") != after.files[path].replace(b"\r\n", b"\n")
        and path in was
        and was[path] == now.get(path)
    )


def _of_plan(plan: str, before: PlanProgress | None, after: PlanProgress | None) -> Iterator[Change]:
    yield from rest_of_plan(plan, before.data if before else None, after.data if after else None)
    if after is not None:
        yield from measure_changes(plan, before, after)


def _institutions(before: SiteProgress, after: SiteProgress) -> Iterator[Change]:
    was, now = before.dataset.institutions, after.dataset.institutions
    for key in dict.fromkeys((*now, *was)):
        yield from of_institution(key, was.get(key), now.get(key))


def of_institution(key: str, was: Institution | None, now: Institution | None) -> Iterator[Change]:
    """From one state of an institution to another; None: there was none, or there is none any more."""
    if was == now:
        return
    one = now or was
    assert one is not None, "the id stands in one of the two"
    about = About(Subject(Kind.INSTITUTION, key, one.name))
    if was is None or now is None:
        yield about.change(Part.INSTITUTIONS, Kind.INSTITUTION, how(was, now))
    else:
        yield from about.fields(Part.INSTITUTIONS, was, now)


def _recounts(plan: str, before: PlanProgress | None, after: PlanProgress | None) -> Iterator[Recount]:
    one = after or before
    assert one is not None, "one side has the plan"
    whole = Recount(plan, Subject(Kind.PLAN, plan, one.data.plan.short_title), _whole(before), _whole(after))
    if whole.before != whole.after:
        yield whole
    for objective in one.data.objectives:
        subject = Subject(Kind.OBJECTIVE, objective.code, objective.short_title)
        recount = Recount(plan, subject, _of_objective(before, objective.code), _of_objective(after, objective.code))
        if recount.before != recount.after:
            yield recount


def _whole(plan: PlanProgress | None) -> Counts:
    return _counts(plan.standing, plan.reports.received, plan.reports.expected) if plan else Counts()


def _of_objective(plan: PlanProgress | None, code: str) -> Counts:
    tally = plan.by_objective.get(code) if plan else None
    return _counts(tally) if tally else Counts()


def _counts(tally: Tally, received: int = 0, expected: int = 0) -> Counts:
    return Counts(tally[Shown.DONE], tally[Shown.PARTLY_DONE], tally.unknown, tally.total, received, expected)
