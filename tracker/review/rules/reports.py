"""What may not happen to a report that was published."""

import datetime
from collections.abc import Iterator

from tracker.models import YearStatus
from tracker.problems import Finding, Level, Said
from tracker.review.fields import matched
from tracker.review.reports import rank
from tracker.review.rules.history import Edited, History, is_closed
from tracker.rules.about import participants


def no_silent_step_back(history: History, _as_of: datetime.date) -> Iterator[Finding]:
    """The state of a year goes backwards only with a new reason or a new correction.

    Right: 2022 was done and is partly_done, with correction: {why: {lt: Renginys neįvyko.}, on: 2024-05-06}
    Wrong: 2022 was done and is partly_done, and nothing says why
    """
    for one in history.edited:
        if one.now is None or rank(one.now.state) >= rank(one.was.state) or one.corrected:
            continue
        if one.now.reason is not None and one.now.reason != one.was.reason:
            continue
        yield Finding(
            one.of.path,
            ("status", str(one.year), "state"),
            "no-silent-step-back",
            Said(
                f"{one.year} m. buvo ‹{one.was.state}›, o dabar ‹{one.now.state}›.",
                f"{one.year} was ‹{one.was.state}›, now it is ‹{one.now.state}›.",
            ),
            _CORRECTION,
        )


def closed_year_corrected(history: History, as_of: datetime.date) -> Iterator[Finding]:
    """A report is changed only with a new correction once its year is closed, and is not taken away.

    A year is closed when two reporting deadlines have passed: that of its own reports and that of the next year's.
    What another owner or partner adds is signed and dated, and needs no correction.

    Right: in 2025 the report for 2021 gets another number, with correction: {why: {lt: Suskaičiuota du kartus.}, on: 2025-05-12}
    Wrong: in 2025 the report for 2021 gets another number, and nothing else
    """
    for one in history.edited:
        if is_closed(one.of.plan, one.year, as_of) and not one.corrected and not _only_added_to(one):
            lt, en = ("pakeista be paaiškinimo", "changed without an explanation") if one.now else ("pašalinta", "taken away")
            yield Finding(
                one.of.path,
                ("status", str(one.year)),
                "closed-year-corrected",
                Said(
                    f"{one.year} m. ataskaita {lt}, nors praėjo jau du ataskaitų terminai.",
                    f"the report for {one.year} was {en}, though two reporting deadlines have passed.",
                ),
                _CORRECTION if one.now else _PUT_BACK,
                on_key=True,
            )


def _only_added_to(one: Edited) -> bool:
    """Whether contributions were added and nothing else is different."""
    if one.now is None or one.now.contributions[: len(one.was.contributions)] != one.was.contributions:
        return False
    return _alone(one.was) == _alone(one.now)


def _alone(report: YearStatus) -> YearStatus:
    return report.model_copy(update={"contributions": ()})


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


_CORRECTION = Said(
    "Pridėkite ‹correction: {why: {lt: …}, on: MMMM-mm-dd}› ir parašykite, kas pasikeitė.",
    "Add ‹correction: {why: {lt: …}, on: YYYY-MM-DD}› and say what changed.",
)
_PUT_BACK = Said(
    "Grąžinkite ją; jei joje klaida, ištaisykite ir pridėkite ‹correction: {why: {lt: …}, on: MMMM-mm-dd}›.",
    "Put it back; where it was wrong, correct it and add ‹correction: {why: {lt: …}, on: YYYY-MM-DD}›.",
)
