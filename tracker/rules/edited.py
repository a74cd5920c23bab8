"""Rules for a published report that is changed.

Each rule sees the report as it was and as it is now, what else must be known about its year (`Published`) and the day.  They keep to
the part of Python that browsers share, as those of `tracker.rules.report` do; who compares two revisions, who merges a report into
a measure's file and the form on the site ask the same functions.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tracker.models import YearStatus
from tracker.rules.report import ORDER, Found


@dataclass(frozen=True, slots=True)
class Published:
    """What must be known of a published report to judge a change of it."""

    year: int
    """The year reported of."""
    closed_after: str | None
    """The last day (2024-03-31) on which the year is open; None where the plan names no such day."""


EditRule = Callable[[YearStatus, YearStatus | None, Published, str], list[Found]]
"""The report before, and now (None: it was taken away)."""

ALONE = [
    "state",
    "summary",
    "reported_by",
    "reported_on",
    "interim",
    "reason",
    "decision",
    "outputs",
    "money",
    "evidence",
    "obstacles",
    "next_steps",
    "correction",
]
"""What a report says without those who add to it."""
CORRECT_LT = "Pridėkite ‹correction: {why: {lt: …}, on: MMMM-mm-dd}› ir parašykite, kas pasikeitė."
CORRECT_EN = "Add ‹correction: {why: {lt: …}, on: YYYY-MM-DD}› and say what changed."
PUT_BACK_LT = "Grąžinkite ją; jei joje klaida, ištaisykite ir pridėkite ‹correction: {why: {lt: …}, on: MMMM-mm-dd}›."
PUT_BACK_EN = "Put it back; where it was wrong, correct it and add ‹correction: {why: {lt: …}, on: YYYY-MM-DD}›."


def no_silent_step_back(was: YearStatus, now: YearStatus | None, of: Published, today: str) -> list[Found]:
    """The state of a year goes backwards only with a new reason or a new correction.

    Right: 2022 was done and is partly_done, with correction: {why: {lt: Renginys neįvyko.}, on: 2024-05-06}
    Wrong: 2022 was done and is partly_done, and nothing says why
    """
    if now is None or rank(now.state) >= rank(was.state) or is_corrected(was, now):
        return []
    if now.reason is not None and now.reason != was.reason:
        return []
    return [
        [
            ["state"],
            f"{of.year} m. buvo ‹{was.state}›, o dabar ‹{now.state}›.",
            f"{of.year} was ‹{was.state}›, now it is ‹{now.state}›.",
            CORRECT_LT,
            CORRECT_EN,
        ]
    ]


def rank(state: str) -> int:
    """How far a state says that a measure has come; one that failed or ended has not come further than one not begun."""
    return ORDER.index(state) if state in ORDER else 0


def is_corrected(was: YearStatus, now: YearStatus) -> bool:
    """Whether the change itself says what was corrected."""
    return now.correction is not None and now.correction != was.correction


def closed_year_corrected(was: YearStatus, now: YearStatus | None, of: Published, today: str) -> list[Found]:
    """A report is changed only with a new correction once its year is closed, and is not taken away.

    A year is closed when two reporting deadlines have passed: that of its own reports and that of the next year's.
    What another owner or partner adds is signed and dated, and needs no correction.

    Right: in 2025 the report for 2021 gets another number, with correction: {why: {lt: Suskaičiuota du kartus.}, on: 2025-05-12}
    Wrong: in 2025 the report for 2021 gets another number, and nothing else
    """
    if of.closed_after is None or today <= of.closed_after:
        return []
    if now is None:
        what_lt, what_en, fix_lt, fix_en = "pašalinta", "taken away", PUT_BACK_LT, PUT_BACK_EN
    elif is_corrected(was, now) or only_added_to(was, now):
        return []
    else:
        what_lt, what_en, fix_lt, fix_en = "pakeista be paaiškinimo", "changed without an explanation", CORRECT_LT, CORRECT_EN
    return [
        [
            [],
            f"{of.year} m. ataskaita {what_lt}, nors praėjo jau du ataskaitų terminai.",
            f"the report for {of.year} was {what_en}, though two reporting deadlines have passed.",
            fix_lt,
            fix_en,
        ]
    ]


def only_added_to(was: YearStatus, now: YearStatus) -> bool:
    """Whether contributions were added and nothing else is different."""
    if now.contributions[: len(was.contributions)] != was.contributions:
        return False
    for name in ALONE:  # noqa: SIM110 - as both languages have it
        if getattr(now, name) != getattr(was, name):
            return False
    return True
