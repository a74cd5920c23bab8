"""What changed in the report of one year."""

from collections.abc import Iterator

from tracker.models import Output, YearStatus
from tracker.models.measure import Contribution, Correction, Evidence
from tracker.progress import is_unsupported
from tracker.review.about import About
from tracker.review.fields import how, matched
from tracker.review.values import Change, Form, How, Kind, Part
from tracker.rules.report import HIDDEN, WITHHELD, is_small, number_of

_TOLD_APART = ("state", "evidence", "outputs", "money", "contributions", "correction")
_OF_THE_SIGNATURE = ("reported_by", "reported_on", "interim")
"""Told in one breath with a new report."""


def report_changes(about: About, was: YearStatus | None, now: YearStatus | None) -> Iterator[Change]:
    """From one state of a year's report to another."""
    if was == now:
        return
    yield from _of_the_state(about, was, now)
    yield from _unsupported(about, was, now)
    if now is None:
        return
    yield from _corrections(about, was.correction if was else None, now.correction)
    yield from _evidence(about, was.evidence if was else (), now.evidence)
    yield from about.fields(Part.DETAILS, was, now, _TOLD_APART if was else (*_TOLD_APART, *_OF_THE_SIGNATURE))
    yield from _outputs(about, was.outputs if was else (), now.outputs)
    money = was.money if was else None
    if money != now.money:
        yield from about.fields(Part.DETAILS, money, now.money)
    yield from _contributions(about, was.contributions if was else (), now.contributions)


def _of_the_state(about: About, was: YearStatus | None, now: YearStatus | None) -> Iterator[Change]:
    if was is None or now is None:
        one = now or was
        assert one is not None, "one of two different things is something"
        yield about.change(
            Part.REPORTS,
            Kind.REPORT,
            how(was, now),
            before=was.state.value if was else None,
            after=now.state.value if now else None,
            by=one.reported_by,
            on=str(one.reported_on),
            interim=one.interim,
        )
    elif was.state is not now.state:
        yield about.change(Part.REPORTS, Kind.STATE, How.CHANGED, before=was.state.value, after=now.state.value)


def _unsupported(about: About, was: YearStatus | None, now: YearStatus | None) -> Iterator[Change]:
    """Whether a claim of success has lost, or never had, what a reader could check, as `progress` sees it."""
    lacked, lacks = (report is not None and is_unsupported(report) for report in (was, now))
    if lacks and not lacked:
        yield about.change(Part.EVIDENCE, Kind.UNSUPPORTED, How.ADDED)


def _corrections(about: About, was: Correction | None, now: Correction | None) -> Iterator[Change]:
    if was == now:
        return
    yield about.change(
        Part.REPORTS,
        Kind.CORRECTION,
        how(was, now),
        before=was.why if was else None,
        after=now.why if now else None,
        on=str(now.on) if now else "",
    )


def _evidence(about: About, was: tuple[Evidence, ...], now: tuple[Evidence, ...]) -> Iterator[Change]:
    for before, after in matched(was, now, "title", "url"):
        one = after or before
        assert one is not None, "pairs have one side at least"
        yield about.change(
            Part.EVIDENCE,
            Kind.EVIDENCE,
            how(before, after),
            name=one.title,
            before=_where(before),
            after=_where(after),
        )


def _where(one: Evidence | None) -> str:
    """Where it can be seen, and its day."""
    shown: list[object] = [] if one is None else [one.url, one.date]
    return ", ".join(str(part) for part in shown if part)


def _outputs(about: About, was: tuple[Output, ...], now: tuple[Output, ...]) -> Iterator[Change]:
    for before, after in matched(was, now, "what", "value"):
        one = after or before
        assert one is not None, "pairs have one side at least"
        if before is None or after is None or before.value != after.value:
            figures = public(before, after)
            values = dict(zip(("before", "after"), figures, strict=True))
            yield about.change(
                Part.DETAILS, Kind.OUTPUT, how(before, after), name=one.what, form=Form.FIGURE, unit=one.unit.value, **values
            )
        if before is not None and after is not None:
            yield from about.fields(Part.DETAILS, before, after, ("value",), name=one.what)


def public(before: Output | None, after: Output | None) -> tuple[str | None, str | None]:
    """The figures of an output before and after, without those that are not to be published.

    A small sensitive number is shown as such; and once a number is hidden, what stood there before would give it away.
    """
    sensitive = any(one.sensitive for one in (before, after) if one)
    was, now = (one.value if one else None for one in (before, after))
    if was is not None and now in (HIDDEN, WITHHELD):
        was = WITHHELD if was != HIDDEN else HIDDEN
    shown = [HIDDEN if sensitive and figure is not None and is_small(number_of(figure)) else figure for figure in (was, now)]
    return shown[0], shown[1]


def _contributions(about: About, was: tuple[Contribution, ...], now: tuple[Contribution, ...]) -> Iterator[Change]:
    for before, after in matched(was, now, "by"):
        one = after or before
        assert one is not None, "pairs have one side at least"
        if before is not None and after is not None and before.summary == after.summary:
            yield from about.fields(Part.CONTRIBUTIONS, before, after, ("summary",))
            continue
        yield about.change(
            Part.CONTRIBUTIONS,
            Kind.CONTRIBUTION,
            how(before, after),
            before=before.summary if before else None,
            after=after.summary if after else None,
            by=one.by,
            on=str(one.reported_on),
        )
