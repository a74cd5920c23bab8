"""What may not happen to a report that was published."""

import datetime
from collections.abc import Iterator

from tracker.problems import Finding, Level, Said
from tracker.review.fields import matched
from tracker.review.rules.history import History, is_closed
from tracker.rules.about import participants
from tracker.rules.edited import CORRECT_EN, CORRECT_LT, PUT_BACK_EN, PUT_BACK_LT


def report_kept(history: History, as_of: datetime.date) -> Iterator[Finding]:
    """A report of a year that is still open is corrected rather than taken away (warning).

    Right: the report for 2023 stays, with correction: {why: {lt: Klaida.}, on: 2024-05-06}
    Wrong: the report for 2023 is deleted
    """
    for one in history.edited:
        if one.now is None and not is_closed(one.of.plan, one.year, as_of):
            yield Finding(
                one.of.path,
                ("status", str(one.year)),
                "report-kept",
                Said(
                    f"{one.year} m. ataskaita pašalinta; joje buvo ‹{one.was.state}›.",
                    f"the report for {one.year} was taken away; it said ‹{one.was.state}›.",
                ),
                _PUT_BACK,
                Level.WARNING,
                on_key=True,
            )


def evidence_kept(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """Evidence is taken away only with a new correction (warning).

    One that has another address or another title is still there.

    Right: evidence is taken away, with correction: {why: {lt: Nuoroda nebeveikia.}, on: 2024-05-06}
    Wrong: evidence is taken away, and nothing says why
    """
    for one in history.edited:
        if one.now is None or one.corrected:
            continue
        for was, now in matched(one.was.evidence, one.now.evidence, "title", "url"):
            if was is not None and now is None:
                lt, en = was.title.lt or was.title.en, was.title.en or was.title.lt
                yield Finding(
                    one.of.path,
                    ("status", str(one.year), "evidence"),
                    "evidence-kept",
                    Said(f"pašalintas {one.year} m. įrodymas „{lt}“.", f'evidence of {one.year} was taken away: "{en}".'),
                    _CORRECTION,
                    Level.WARNING,
                )


def signed_by_a_participant(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """A new signature is that of somebody who was an owner or partner of the measure already, or took over its tasks.

    Whom the same change makes an owner may sign where an amendment says so.

    Right: reported_by: libraries, after an amendment made libraries an owner
    Wrong: one change makes libraries an owner and signs a report as libraries, without an amendment
    """
    earlier, later = participants(history.before), participants(history.after)
    for one in history.measures:
        named = (one.was, one.now) if one.amended("owners") else (one.was,)
        may = {name for measure in named for side in (earlier, later) for name in (*side.signing(measure), *measure.partners)}
        if may & later.everyone:
            continue
        for year, report in sorted(one.now.status.items()):
            before = one.was.status.get(year)
            if report.reported_by not in may and (before is None or before.reported_by != report.reported_by):
                yield Finding(
                    one.path,
                    ("status", str(year), "reported_by"),
                    "signed-by-a-participant",
                    Said(
                        f"prieš šį pakeitimą „{report.reported_by}“ nebuvo nei šios priemonės vykdytojas, nei partneris.",
                        f'before this change "{report.reported_by}" was neither an owner nor a partner of this measure.',
                    ),
                    Said(
                        "Ataskaitą pasirašo vykdytojas; jei planas pakeistas, įrašykite sprendimą į ‹amendments› (what: owners).",
                        "An owner signs the report; where the plan was changed, enter the decision in ‹amendments› (what: owners).",
                    ),
                )


_CORRECTION = Said(CORRECT_LT, CORRECT_EN)
_PUT_BACK = Said(PUT_BACK_LT, PUT_BACK_EN)
