"""What changed in the measures of a plan: followed by their codes, whatever their files are called."""

import posixpath
from collections.abc import Iterator, Sequence

from tracker.loading import PlanData, code_order
from tracker.models import Amendment, Measure
from tracker.progress import PlanProgress
from tracker.review.about import About
from tracker.review.fields import matched
from tracker.review.reports import report_changes
from tracker.review.values import Change, How, Kind, Part, Subject

_TOLD_APART = ("short_title", "owners", "partners", "amendments", "superseded", "status")


def measure_changes(plan: str, before: PlanProgress | None, after: PlanProgress | None) -> Iterator[Change]:
    """From one state of a plan's measures to another, in the order of their codes."""
    was, now = (one.by_code if one else {} for one in (before, after))
    for code in sorted({*was, *now}, key=code_order):
        old, new = (one[code].measure if code in one else None for one in (was, now))
        measure = new or old
        assert measure is not None, "one side has it"
        about = About(Subject(Kind.MEASURE, code, measure.short_title, measure.objective), plan)
        found = [*of_measure(about, old, new), *_file(about, before, after)]
        # Everything else is told above, so what is left is the order of some list.
        if not found and old is not None and new is not None and old != new:
            found = [about.change(Part.WORDING, Kind.ORDER, How.CHANGED)]
        yield from found


def of_measure(about: About, old: Measure | None, new: Measure | None) -> Iterator[Change]:
    """From one state of a measure to another; None: there was none, or there is none any more."""
    if new is None:
        yield about.change(Part.MEASURES, Kind.MEASURE, How.REMOVED)
        return
    if old is None:
        yield about.change(Part.MEASURES, Kind.MEASURE, How.ADDED, after=new.timeframe)
        yield from _members(about, (), new.owners, Kind.OWNER, Part.MEASURES)
    else:
        yield from _of_the_plan(about, old, new)
    if new.superseded and (old is None or old.superseded is None):
        taken = new.superseded
        yield about.change(Part.MEASURES, Kind.SUPERSEDED, How.ADDED, after=taken.by, on=str(taken.on), field=taken.how)
    earlier = old.status if old else {}
    for year in sorted({*earlier, *new.status}):
        yield from report_changes(About(about.subject, about.plan, year), earlier.get(year), new.status.get(year))


def _of_the_plan(about: About, was: Measure, now: Measure) -> Iterator[Change]:
    if was.short_title != now.short_title:
        yield about.change(Part.MEASURES, Kind.NAME, How.CHANGED, before=was.short_title, after=now.short_title)
    yield from about.fields(Part.WORDING, was, now, _TOLD_APART)
    yield from _members(about, was.owners, now.owners, Kind.OWNER)
    yield from _members(about, was.partners, now.partners, Kind.PARTNER)
    for _, amendment in matched(was.amendments, now.amendments):
        if amendment is not None:
            yield _amended(about, amendment)
    if any(one is None for _, one in matched(was.amendments, now.amendments)):
        yield about.change(Part.WORDING, Kind.AMENDMENT, How.REMOVED)
    if was.superseded and was.superseded != now.superseded:
        yield about.change(Part.MEASURES, Kind.SUPERSEDED, How.CHANGED if now.superseded else How.REMOVED)


def _amended(about: About, one: Amendment) -> Change:
    return about.change(
        Part.WORDING, Kind.AMENDMENT, How.ADDED, on=str(one.on), field=one.what, name=one.by, before=one.before, after=one.after
    )


def _members(about: About, was: Sequence[str], now: Sequence[str], kind: Kind, part: Part = Part.WORDING) -> Iterator[Change]:
    for name in now:
        if name not in was:
            yield about.change(part, kind, How.ADDED, after=name, by=name)
    for name in was:
        if name not in now:
            yield about.change(part, kind, How.REMOVED, before=name, by=name)


def _file(about: About, before: PlanProgress | None, after: PlanProgress | None) -> Iterator[Change]:
    was, now = (_path(one.data, about.subject.id) if one else None for one in (before, after))
    if was and now and was != now:
        yield about.change(Part.MEASURES, Kind.FILE, How.CHANGED, before=was, after=now)


def _path(data: PlanData, code: str) -> str | None:
    path = data.paths.get(("measure", code))
    return posixpath.basename(path) if path else None
