"""What changed in the rest of a plan: its own file, objectives, statistics, services, discrepancies."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from tracker.loading import PlanData, code_order
from tracker.models import Context, Objective, Record, Row, Service, Services, Text
from tracker.models.words import choices
from tracker.review.about import About
from tracker.review.fields import how
from tracker.review.values import Change, Form, How, Kind, Part, Subject
from tracker.rules.report import HIDDEN, WITHHELD

R = TypeVar("R", bound=Record)


def rest_of_plan(plan: str, before: PlanData | None, after: PlanData | None) -> Iterator[Change]:
    """Everything but the measures, from one state of a plan to another."""
    for changes in (_plan, _objectives, _tables, _services, _discrepancies):
        yield from changes(plan, before, after)


def _plan(plan: str, before: PlanData | None, after: PlanData | None) -> Iterator[Change]:
    one = after or before
    assert one is not None, "one side has the plan"
    about = About(Subject(Kind.PLAN, plan, one.plan.short_title), plan)
    if before and after:
        yield from about.fields(Part.WORDING, before.plan, after.plan)
    else:
        yield about.change(Part.WORDING, Kind.PLAN, how(before, after), after=after.plan.period if after else None)


def _objectives(plan: str, before: PlanData | None, after: PlanData | None) -> Iterator[Change]:
    pairs = _by((one.objectives if one else () for one in (before, after)), "code")
    for code, (was, now) in sorted(pairs.items(), key=lambda pair: code_order(pair[0])):
        yield from of_objective(About(Subject(Kind.OBJECTIVE, code, _text(was, now, "short_title")), plan), was, now)


def of_objective(about: About, was: Objective | None, now: Objective | None) -> Iterator[Change]:
    """From one state of an objective to another; None: there was none, or there is none any more."""
    if was is None or now is None:
        yield about.change(Part.OBJECTIVES, Kind.OBJECTIVE, how(was, now))
    else:
        yield from about.fields(Part.OBJECTIVES, was, now, ("status",))
    yield from _assessments(about, was, now)


def _assessments(about: About, was: Objective | None, now: Objective | None) -> Iterator[Change]:
    if now is None:
        return
    earlier = was.status if was else {}
    for year in sorted({*earlier, *now.status}):
        old, new = earlier.get(year), now.status.get(year)
        if old == new:
            continue
        one = new or old
        assert one is not None, "the year stands in one of the two"
        texts = {"before": old.summary if old else None, "after": new.summary if new else None}
        yield About(about.subject, about.plan, year).change(
            Part.OBJECTIVES, Kind.ASSESSMENT, how(old, new), **texts, by=one.assessed_by, on=str(one.assessed_on)
        )


def _tables(plan: str, before: PlanData | None, after: PlanData | None) -> Iterator[Change]:
    for key, (was, now) in _by((one.context if one else () for one in (before, after)), "id").items():
        about = About(Subject(Kind.TABLE, key, _text(was, now, "title")), plan)
        if was is None or now is None:
            yield about.change(Part.STATISTICS, Kind.TABLE, how(was, now))
        else:
            found = [*about.fields(Part.STATISTICS, was, now, ("rows",)), *_rows(about, was, now)]
            yield from found or _order(about, Part.STATISTICS, was, now)


def _rows(about: About, was: Context, now: Context) -> Iterator[Change]:
    old, new = ({_key(row): row for row in table.rows} for table in (was, now))
    for key in dict.fromkeys((*new, *old)):
        before, after = old.get(key), new.get(key)
        if before == after:
            continue
        table, row = (now, after) if after else (was, before)
        assert row is not None, "the row stands in one of the two"
        figures = {"before": before.value if before else None, "after": after.value if after else None}
        if before and after and after.value in (HIDDEN, WITHHELD):
            # What stood there before it was hidden would give it away.
            figures["before"] = HIDDEN if before.value == HIDDEN else WITHHELD
        yield about.change(
            Part.STATISTICS,
            Kind.FIGURE,
            how(before, after),
            name=_called(table, row),
            form=Form.FIGURE,
            unit=table.indicators[row.indicator].unit if row.indicator in table.indicators else "",
            **figures,
        )


def _key(row: Row) -> tuple[object, ...]:
    return row.indicator, row.area, row.year, row.until, row.sex, row.age


def _called(table: Context, row: Row) -> Text:
    """What a row counts: indicator, area, year, sex and age."""
    words = choices(Row, "sex")
    texts = [table.indicators[row.indicator].name] if row.indicator in table.indicators else []
    texts += [table.areas[row.area]] if row.area in table.areas else []
    plain = [str(part) for part in (row.year, row.until, row.age) if part is not None]
    sex = [words[row.sex].label] if row.sex else []
    lt = [one.lt or one.en or "" for one in texts] + [one.lt for one in sex] + plain
    en = [one.en or one.lt or "" for one in texts] + [one.en for one in sex] + plain
    return Text(lt=", ".join(lt) or row.indicator, en=", ".join(en) or row.indicator)


def _services(plan: str, before: PlanData | None, after: PlanData | None) -> Iterator[Change]:
    was, now = (one.services if one else None for one in (before, after))
    if was == now:
        return
    about = About(Subject(Kind.SERVICES, plan, _text(was, now, "title")), plan)
    if was is None or now is None:
        yield about.change(Part.SERVICES, Kind.SERVICES, how(was, now))
        return
    found = [*about.fields(Part.SERVICES, was, now, ("services",)), *_each_service(plan, was, now)]
    yield from found or _order(about, Part.SERVICES, was, now)


def _each_service(plan: str, was: Services, now: Services) -> Iterator[Change]:
    for number, (old, new) in _by((was.services, now.services), "number").items():
        about = About(Subject(Kind.SERVICE, number, _text(old, new, "title")), plan)
        if old is None or new is None:
            yield about.change(Part.SERVICES, Kind.SERVICE, how(old, new))
            continue
        found = [*about.fields(Part.SERVICES, old, new, ("providers",)), *_providers(about, old, new)]
        yield from found or _order(about, Part.SERVICES, old, new)


def _providers(about: About, was: Service, now: Service) -> Iterator[Change]:
    for name, (old, new) in _by((was.providers, now.providers), "institution").items():
        if old != new:
            yield about.change(Part.SERVICES, Kind.PROVIDER, how(old, new), by=name)


def _discrepancies(plan: str, before: PlanData | None, after: PlanData | None) -> Iterator[Change]:
    for key, (was, now) in _by((one.discrepancies if one else () for one in (before, after)), "id").items():
        about = About(Subject(Kind.DISCREPANCY, key, _text(was, now, "what")), plan)
        if was is None or now is None:
            yield about.change(Part.DISCREPANCIES, Kind.DISCREPANCY, how(was, now))
        else:
            yield from about.fields(Part.DISCREPANCIES, was, now)


def _order(about: About, part: Part, was: Record, now: Record) -> Iterator[Change]:
    """Everything else was looked at, so what is left is the order of a list."""
    if was != now:
        yield about.change(part, Kind.ORDER, How.CHANGED)


def _by(sides: Iterable[Iterable[R]], key: str) -> Mapping[str, tuple[R | None, R | None]]:
    """Id -> (before, after), in the order of what is there now."""
    old, new = ({str(getattr(one, key)): one for one in side} for side in sides)
    return {name: (old.get(name), new.get(name)) for name in dict.fromkeys((*new, *old))}


def _text(was: Any, now: Any, name: str) -> Text:
    found = getattr(was if now is None else now, name)
    assert isinstance(found, Text)
    return found
