"""What is counted: a measure in a few words and a date -> cells, standing, schedule, tallies, reports."""

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.loading import PlanData, dataset, load
from tracker.models import Institution, Measure, Objective, Plan, State
from tracker.progress import (
    Cell,
    InstitutionRole,
    MeasureProgress,
    PlanProgress,
    Reports,
    Schedule,
    Shown,
    Support,
    count_reports,
    institution_role,
    plan_progress,
    site_progress,
    tally_standing,
    tally_year,
)

ROOT = Path(__file__).parent.parent
SAME = {"lt": "tekstas", "en": "text"}
EVIDENCE = [{"title": SAME, "url": "https://example.org/"}]
DAY = "2026-01-15"
"""A day between the end of 2025 and its deadline, 31 March 2026."""


REPLACED = {"by": "1.2", "on": "2024-01-01", "reason": SAME}


def report(state: str = "done", **more: Any) -> dict[str, Any]:
    return {"state": state, "summary": SAME, "reported_by": "a", "reported_on": "2020-12-31", **more}


def measure(code: str = "1.1", start: str = "2023", end: str | None = "2025", **more: Any) -> Measure:
    frame = {"start": start} | ({"end": end} if end else {})
    given = {"code": code, "title": SAME, "short_title": SAME, "objective": code[0], "owners": ["a"], "timeframe": frame, **more}
    return Measure.model_validate(given)


def told(**states: str | dict[str, Any]) -> dict[str, Any]:
    """`y2023="done"` or a whole report -> the `status` of a measure."""
    return {"status": {year[1:]: report(said) if isinstance(said, str) else said for year, said in states.items()}}


def plan(
    *measures: Measure,
    as_of: str = DAY,
    start: str = "2023",
    end: str | None = "2025",
    deadline: str = "03-31",
    successors: dict[str, str] | None = None,
) -> PlanProgress:
    frame = {"start": start} | ({"end": end} if end else {})
    words = dict.fromkeys(("title", "short_title", "place", "summary"), SAME)
    reporting = {"deadline": deadline, "note": SAME}
    head = {"id": "p", "order": "1", "printed_language": "lt", "period": frame, "publisher": "a", "documents": [], "reporting": reporting}
    objectives = tuple(
        Objective.model_validate({"code": code, "title": SAME, "short_title": SAME, "timeframe": frame})
        for code in sorted({one.objective for one in measures})
    )
    data = PlanData(Plan.model_validate({**words, **head}), objectives, measures, (), None, (), {})
    return plan_progress(data, datetime.date.fromisoformat(as_of), successors)


def one(as_of: str = DAY, *, plan_end: str | None = "2025", **given: Any) -> MeasureProgress:
    return plan(measure(**given), as_of=as_of, end=plan_end).measures[0]


def shown(progress: MeasureProgress) -> str:
    """The cells in a line: 2023 done, 2024 missing."""
    return ", ".join(f"{cell.year} {cell.shown}" for cell in progress.cells)


# Silence -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("as_of", "cells"),
    [
        ("2022-06-01", "2023 awaited, 2024 awaited, 2025 awaited"),  # before the plan
        ("2024-03-31", "2023 awaited, 2024 awaited, 2025 awaited"),  # the deadline day itself belongs to the time given
        ("2024-04-01", "2023 missing, 2024 awaited, 2025 awaited"),
        ("2026-01-15", "2023 missing, 2024 missing, 2025 awaited"),  # after the plan, before its last deadline
        ("2026-03-31", "2023 missing, 2024 missing, 2025 awaited"),
        ("2026-04-01", "2023 missing, 2024 missing, 2025 missing"),
    ],
)
def test_a_silent_year_is_awaited_until_its_deadline_and_missing_from_the_next_day(as_of: str, cells: str) -> None:
    assert shown(one(as_of)) == cells


def test_the_deadline_is_the_one_of_the_plan() -> None:
    found = plan(measure(), as_of="2024-02-16", deadline="02-15").measures[0]
    assert found.cell(2023).deadline == datetime.date(2024, 2, 15)
    assert found.cell(2023).shown == "missing"


def test_a_report_is_never_carried_over_a_missing_one() -> None:
    found = one(**told(y2023="in_progress"))
    assert shown(found) == "2023 in_progress, 2024 missing, 2025 awaited"
    assert found.standing == "missing"


def test_a_report_stands_until_the_next_one_is_due() -> None:
    found = one("2025-03-31", **told(y2023="in_progress"))
    assert shown(found) == "2023 in_progress, 2024 awaited, 2025 awaited"
    assert found.standing == "in_progress"


def test_silence_is_no_state_of_its_owner() -> None:
    silent = plan(measure("1.1"), measure("1.2"))
    assert silent.standing.counts == {Shown.MISSING: 2}
    assert not set(silent.standing.counts) & {Shown(state.value) for state in State}


def test_silent_measures_stay_in_the_denominator() -> None:
    found = plan(measure("1.1", **told(y2023="done", y2024="done")), measure("1.2"), measure("1.3"))
    assert (found.standing["done"], found.standing.total, found.standing.unknown) == (1, 3, 2)
    assert (found.by_year[2024]["done"], found.by_year[2024].total, found.by_year[2024].unknown) == (1, 3, 2)


def test_before_anything_is_due_all_is_awaited_and_counted() -> None:
    found = plan(measure("1.1"), measure("1.2"), as_of="2023-06-01").standing
    assert (found["awaited"], found.total, found.unknown, found.left_out) == (2, 2, 2, 0)


# What is expected of which year ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "cells"),
    [
        ({"start": "2024", "end": "2024"}, "2023 not_expected, 2024 missing, 2025 not_expected"),
        ({"start": "2023-11", "end": "2024-02"}, "2023 missing, 2024 missing, 2025 not_expected"),
        ({"start": "2023", "end": "2023", "recurs": "yearly"}, "2023 missing, 2024 missing, 2025 awaited"),
        ({"start": "2023", "end": None}, "2023 missing, 2024 missing, 2025 awaited"),
        (told(y2023="discontinued"), "2023 discontinued, 2024 not_expected, 2025 not_expected"),
        ({"kind": "one_off", **told(y2023="done")}, "2023 done, 2024 not_expected, 2025 not_expected"),
        ({"kind": "one_off", **told(y2023="partly_done")}, "2023 partly_done, 2024 missing, 2025 awaited"),
        ({"kind": "one_off", **told(y2023=report("done", interim="true"))}, "2023 done, 2024 missing, 2025 awaited"),  # so far
        (told(y2023="done"), "2023 done, 2024 missing, 2025 awaited"),  # continuous: done is said of one year only
        (told(y2023="discontinued", y2024="in_progress"), "2023 discontinued, 2024 in_progress, 2025 awaited"),  # taken up again
    ],
)
def test_a_report_is_expected_for_every_year_of_the_timeframe_until_nothing_is_left_to_report(given: dict[str, Any], cells: str) -> None:
    assert shown(one(**given)) == cells


@pytest.mark.parametrize(
    ("on", "cells"),
    [
        ("2024-01-01", "2023 missing, 2024 not_expected, 2025 not_expected"),  # a whole year of its successor
        ("2024-01-02", "2023 missing, 2024 missing, 2025 not_expected"),
        ("2024-12-31", "2023 missing, 2024 missing, 2025 not_expected"),
    ],
)
def test_a_superseded_measure_owes_no_year_that_it_did_not_see(on: str, cells: str) -> None:
    assert shown(one(superseded={"by": "1.2", "on": on, "reason": SAME})) == cells


def test_an_open_plan_runs_until_the_date() -> None:
    found = one("2026-06-01", plan_end=None, end=None)
    assert shown(found) == "2023 missing, 2024 missing, 2025 missing, 2026 awaited"
    assert found.schedule is Schedule.ON_TIME
    assert shown(one("2023-06-01", plan_end=None, end=None)) == "2023 awaited"


def test_years_of_reports_outside_the_plan_are_shown_too() -> None:
    found = plan(measure(start="2024", end="2024", **told(y2022="in_progress", y2026="done")), as_of="2026-12-31")
    assert found.years == (2022, 2023, 2024, 2025, 2026)
    assert shown(found.measures[0]) == "2022 in_progress, 2023 not_expected, 2024 missing, 2025 not_expected, 2026 done"


# What is known of a measure ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "standing"),
    [
        (told(y2023="done", y2024="partly_done"), "partly_done"),
        (told(y2023="done", y2025=report("in_progress", interim="true")), "in_progress"),  # in spite of 2024: it came later
        ({"kind": "one_off", **told(y2023="done")}, "done"),
        ({"kind": "one_off", **told(y2023="done", y2024="in_progress")}, "done"),  # once done, done for ever
        (told(y2023="done", y2024="discontinued"), "discontinued"),
        ({"start": "2025"}, "awaited"),
        ({}, "missing"),
    ],
)
def test_standing_is_the_last_word_or_that_it_is_missing(given: dict[str, Any], standing: str) -> None:
    found = one(**given)
    assert found.standing == standing
    assert found.standing_cell is not None
    assert found.standing_cell.shown == standing


@pytest.mark.parametrize(
    ("as_of", "given", "schedule"),
    [
        ("2025-12-31", told(y2023="in_progress"), "on_time"),  # the last day belongs to the timeframe
        ("2026-01-01", told(y2023="in_progress"), "unknown"),  # over, and nobody said how it ended
        ("2026-01-15", told(y2025="in_progress"), "overdue"),
        ("2026-01-15", told(y2025="partly_done"), "overdue"),
        ("2026-01-15", told(y2025="not_started"), "overdue"),
        ("2026-01-15", told(y2025="done"), "closed"),
        ("2026-01-15", told(y2025="not_done"), "closed"),
        ("2026-01-15", told(y2025=report("done", interim="true")), "unknown"),  # an interim report settles nothing
        ("2026-01-15", {}, "unknown"),
        ("2024-06-01", {"kind": "one_off", **told(y2023="done")}, "closed"),
        ("2024-06-01", told(y2023="done"), "on_time"),
        ("2024-06-01", told(y2023="discontinued"), "closed"),
        ("2023-12-31", {"superseded": REPLACED}, "on_time"),
        ("2024-01-01", {"superseded": REPLACED}, "closed"),
        ("2025-06-01", told(y2023="discontinued", y2024="in_progress"), "on_time"),  # taken up again
        ("2024-06-01", {"kind": "one_off", **told(y2023=report("done", interim="true"))}, "on_time"),
        ("2024-03-01", {"start": "2023-11", "end": "2024-02", **told(y2024="in_progress")}, "overdue"),  # months count
        ("2024-02-29", {"start": "2023-11", "end": "2024-02", **told(y2024="in_progress")}, "on_time"),
        ("2025-12-31", {"start": "2023", "end": "2023", "recurs": "yearly", **told(y2023="in_progress")}, "on_time"),  # as long as the plan
        ("2026-01-01", {"start": "2023", "end": "2023", "recurs": "yearly", **told(y2023="in_progress")}, "unknown"),
        ("2026-01-15", {"end": "2024", **told(y2024="not_done", y2025="in_progress")}, "overdue"),  # work went on after the end
    ],
)
def test_schedule_is_read_from_the_dates_and_the_last_report(as_of: str, given: dict[str, Any], schedule: str) -> None:
    assert one(as_of, **given).schedule == schedule


# Owners and support ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heard", "owners_reported"),
    [
        ({}, 1),
        ({"contributions": [{"by": "b", "reported_on": "2024-01-01", "summary": SAME}]}, 2),
        ({"contributions": [{"by": "partner", "reported_on": "2024-01-01", "summary": SAME}]}, 1),  # a partner is no owner
        ({"contributions": [{"by": "a", "reported_on": "2024-01-01", "summary": SAME}]}, 1),  # heard twice, counted once
        ({"reported_by": "successor"}, 0),
    ],
)
def test_owners_are_counted_when_they_are_heard(heard: dict[str, Any], owners_reported: int) -> None:
    found = one(owners=["a", "b", "c"], partners=["partner"], **told(y2023={**report(), **heard}))
    assert found.cell(2023).owners_reported == owners_reported
    assert found.cell(2024).owners_reported == 0


def test_a_successor_speaks_for_an_owner_that_is_no_more() -> None:
    gone = measure(owners=["gone", "b"], **told(y2023=report(reported_by="heir")))
    assert plan(gone).measures[0].cell(2023).owners_reported == 0
    assert plan(gone, successors={"gone": "heir"}).measures[0].cell(2023).owners_reported == 1


CONTRIBUTION = {"by": "b", "reported_on": "2024-01-01", "summary": SAME}


@pytest.mark.parametrize(
    ("said", "support", "unsupported_claim"),
    [
        (report("done"), "none", True),
        (report("partly_done"), "none", True),
        (report("in_progress"), "none", False),  # no success is claimed
        (report("not_done"), "none", False),
        (report("done", evidence=EVIDENCE), "evidence", False),
        (report("done", contributions=[CONTRIBUTION]), "none", True),
        (report("done", contributions=[{**CONTRIBUTION, "confirms": "true"}]), "confirmed", False),
        (report("done", evidence=EVIDENCE, contributions=[{**CONTRIBUTION, "confirms": "true"}]), "confirmed", False),
    ],
)
def test_support_is_what_a_reader_can_check(said: dict[str, Any], support: str, unsupported_claim: bool) -> None:
    cell = one(**told(y2023=said)).cell(2023)
    assert (cell.support, cell.unsupported_claim) == (Support(support), unsupported_claim)


def test_without_a_report_there_is_no_support() -> None:
    cell = one().cell(2023)
    assert (cell.support, cell.unsupported_claim) == (None, False)


def test_unsupported_success_is_counted_beside_the_state() -> None:
    found = plan(
        measure("1.1", **told(y2024="done")),
        measure("1.2", **told(y2024=report("done", evidence=EVIDENCE))),
        measure("1.3", **told(y2024="partly_done")),
        measure("1.4", **told(y2024="in_progress")),
    )
    assert (found.standing["done"], found.standing["partly_done"], found.standing.unsupported) == (2, 1, 2)
    assert found.by_year[2024].unsupported == 2


# Tallies and denominators ------------------------------------------------------------------------------------------


def test_discontinued_and_superseded_leave_the_denominator_but_stay_listed() -> None:
    found = plan(
        measure("1.1", **told(y2024="done")),
        measure("1.2", **told(y2023="in_progress", y2024="discontinued")),
        measure("1.3", superseded=REPLACED),
    )
    assert (found.standing["done"], found.standing.total, found.standing.left_out) == (1, 1, 2)
    assert [each.measure.code for each in found.measures] == ["1.1", "1.2", "1.3"]
    assert [each.counted for each in found.measures] == [True, False, False]
    # A year knows them as long as they ran.
    assert (found.by_year[2023].total, found.by_year[2023].left_out) == (3, 0)
    assert (found.by_year[2024].total, found.by_year[2024].left_out) == (1, 2)


def test_a_year_counts_only_measures_of_which_something_was_expected() -> None:
    found = plan(measure("1.1", **told(y2023="done")), measure("1.2", start="2024"), measure("1.3", end="2023")).by_year[2023]
    assert (found["done"], found.unknown, found.total, found.left_out) == (1, 1, 2, 1)


def test_both_denominators_of_all_measures_and_of_those_due() -> None:
    found = plan(measure("1.1", end="2024", **told(y2024="done")), measure("1.2", end="2024"), measure("1.3"), as_of="2025-06-01")
    assert found.standing.total == 3
    assert [each.measure.code for each in found.ended] == ["1.1", "1.2"]


def test_a_measure_counts_until_the_day_it_is_replaced_and_when_it_is_taken_up_again() -> None:
    replaced, resumed = measure("1.1", superseded=REPLACED), measure("1.3", **told(y2023="discontinued", y2024="in_progress"))
    assert [each.counted for each in plan(replaced, resumed, as_of="2023-12-31").measures] == [True, True]
    assert [each.counted for each in plan(replaced, resumed, as_of="2024-01-01").measures] == [False, True]


def test_what_was_dropped_was_not_to_be_finished() -> None:
    assert plan(measure(end="2023", **told(y2023="discontinued"))).ended == ()


def test_objectives_are_tallied_each_by_its_own_measures() -> None:
    found = plan(measure("1.1", **told(y2024="done")), measure("1.2"), measure("2.1"))
    assert {code: (tally["done"], tally.unknown, tally.total) for code, tally in found.by_objective.items()} == {
        "1": (1, 1, 2),
        "2": (0, 1, 1),
    }


def test_an_objective_without_measures_counts_nothing() -> None:
    found = plan(measure("1.1"))
    empty = Objective.model_validate({"code": "9", "title": SAME, "short_title": SAME, "timeframe": {"start": "2023"}})
    assert found.of_objective(empty) == ()
    assert (tally_standing(()).total, tally_year((), 2023).total) == (0, 0)


# Reports -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, Reports(expected=3, due=2, received=0, received_due=0, missing=2, awaited=1)),
        (told(y2023="done"), Reports(expected=3, due=2, received=1, received_due=1, missing=1, awaited=1)),
        # Before its deadline a report is received, but not among those due.
        (told(y2025="done"), Reports(expected=3, due=2, received=1, received_due=0, missing=2, awaited=0)),
        # Nobody expected these two: they are shown, not counted.
        ({"start": "2024", **told(y2022="done", y2023="done")}, Reports(2, 1, 0, 0, 1, 1)),
        # Done in 2023, a one-off measure owes nothing more; a later report is welcome but not expected.
        ({"kind": "one_off", **told(y2023="done")}, Reports(1, 1, 1, 1, 0, 0)),
        ({"kind": "one_off", **told(y2023="done", y2024="done")}, Reports(1, 1, 1, 1, 0, 0)),
        ({"superseded": REPLACED, **told(y2024="done")}, Reports(1, 1, 0, 0, 1, 0)),
        ({"end": None, **told(y2026="done")}, Reports(3, 2, 0, 0, 2, 1)),  # the plan itself had ended
        ({"recurs": "yearly", **told(y2026="done")}, Reports(3, 2, 0, 0, 2, 1)),
    ],
)
def test_reports_are_counted_with_what_was_due(given: dict[str, Any], expected: Reports) -> None:
    assert plan(measure(**given)).reports == expected


# Institutions ------------------------------------------------------------------------------------------------------


def institution(name: str) -> Institution:
    return Institution.model_validate({"id": name, "name": SAME, "name_basis": {"lt": "printed", "en": "printed"}, "kind": "ngo"})


def cells(found: tuple[tuple[MeasureProgress, Cell], ...]) -> list[str]:
    return [f"{each.measure.code} {cell.year}" for each, cell in found]


def codes(found: tuple[MeasureProgress, ...]) -> list[str]:
    return [each.measure.code for each in found]


ROLES = plan(
    measure("1.1", owners=["a", "b"], partners=["c"], **told(y2023="done")),
    measure("1.2", owners=["b"], partners=["a", "c"]),
    measure("1.3", owners=["c"], partners=["all"]),
    measure("1.4", owners=["a"], partners=["all"], start="2025"),
    as_of="2025-06-01",
)


def test_what_an_institution_answers_for_owes_and_reported() -> None:
    role = institution_role(ROLES, institution("a"), frozenset({"all"}))
    assert (codes(role.owner_of), codes(role.partner_of), codes(role.included_in)) == (["1.1", "1.4"], ["1.2"], ["1.3"])
    assert cells(role.missing) == ["1.1 2024"]
    assert cells(role.awaited) == ["1.1 2025", "1.4 2025"]
    assert cells(role.submitted) == ["1.1 2023"]
    assert role.works_with == (("b", 2), ("c", 1)), "two partners of another's measure do not work together"


def test_two_share_a_measure_that_one_of_them_owns() -> None:
    both = measure("1.1", owners=["a", "b"], partners=["c", "d"])
    again = measure("1.2", owners=["c"], partners=["a"])
    assert plan(both, again).shared == {
        "a": {"b": 1, "c": 2, "d": 1},
        "b": {"a": 1, "c": 1, "d": 1},
        "c": {"a": 2, "b": 1},
        "d": {"a": 1, "b": 1},
    }


def test_a_co_owner_owes_too_but_signed_nothing() -> None:
    role = institution_role(ROLES, institution("b"), frozenset({"all"}))
    assert cells(role.missing) == ["1.1 2024", "1.2 2023", "1.2 2024"]
    assert role.submitted == ()


def test_a_successor_answers_for_the_measures_it_took_over() -> None:
    found = plan(
        measure("1.1", owners=["gone"], **told(y2023=report(reported_by="heir"))),
        measure("1.2", owners=["heir", "gone"]),
        measure("1.3", owners=["other"], partners=["gone"]),
        as_of="2025-06-01",
        successors={"gone": "heir"},
    )
    role = institution_role(found, institution("heir"), frozenset())
    assert (codes(role.owner_of), codes(role.partner_of)) == (["1.1", "1.2"], [])
    assert cells(role.missing) == ["1.1 2024", "1.2 2023", "1.2 2024"]
    assert cells(role.submitted) == ["1.1 2023"]


def test_what_was_taken_over_twice_is_owed_by_the_last() -> None:
    found = plan(
        measure("1.1", owners=["gone", "b"], **told(y2023=report("done", reported_by="heir"), y2024=report("done", reported_by="gone"))),
        as_of="2026-06-01",
        successors={"gone": "heir", "heir": "last"},
    )
    assert found.answering(found.measures[0].measure) == ("gone", "heir", "last", "b")
    assert found.owners == ("last", "b")
    assert found.measures[0].cell(2023).owners_reported == 1
    gone, last = (institution_role(found, institution(name), frozenset()) for name in ("gone", "last"))
    assert (codes(gone.owner_of), gone.missing, gone.awaited, gone.overdue, gone.unsupported, gone.terms) == (["1.1"], (), (), (), (), ())
    assert cells(last.missing) == ["1.1 2025"]
    assert cells(last.unsupported) == ["1.1 2023", "1.1 2024"]
    assert found.shared == {"gone": {"b": 1}, "heir": {"b": 1}, "last": {"b": 1}, "b": {"gone": 1, "heir": 1, "last": 1}}


def test_evidence_is_owed_by_who_signed() -> None:
    found = plan(measure(owners=["a", "b"], **told(y2023="done", y2024=report("done", evidence=EVIDENCE), y2025=report("in_progress"))))
    assert cells(institution_role(found, institution("a"), frozenset()).unsupported) == ["1.1 2023"]
    assert institution_role(found, institution("b"), frozenset()).unsupported == ()


def test_a_measure_is_overdue_from_the_day_after_the_last_of_its_time() -> None:
    given = measure(start="2023", end="2023-11", **told(y2023="in_progress"))
    before, after = (plan(given, as_of=day) for day in ("2023-11-30", "2023-12-01"))
    assert (codes(role_of(before).overdue), codes(role_of(after).overdue)) == ([], ["1.1"])
    assert after.measures[0].end == datetime.date(2023, 11, 30)
    assert plan(measure(start="2023", end="2023", recurs="yearly")).measures[0].end == datetime.date(2025, 12, 31)
    assert one(plan_end=None, end=None).end is None


def test_a_year_of_which_reports_are_expected_has_a_term() -> None:
    found = plan(measure("1.1", **told(y2023="done")), measure("1.2", start="2025"), measure("1.3", owners=["b"]))
    terms = role_of(found).terms
    assert [(term.year, str(term.deadline), cells(term.reports), term.submitted) for term in terms] == [
        (2023, "2024-03-31", ["1.1 2023"], 1),
        (2024, "2025-03-31", ["1.1 2024"], 0),
        (2025, "2026-03-31", ["1.1 2025", "1.2 2025"], 0),
    ]


def role_of(found: PlanProgress, name: str = "a") -> InstitutionRole:
    return institution_role(found, institution(name), frozenset())


def test_owners_of_today_leave_out_who_is_no_more() -> None:
    found = plan(measure("1.1", owners=["gone", "a"]), successors={"gone": "heir"})
    assert found.answering(found.measures[0].measure) == ("gone", "heir", "a")
    assert found.owners == ("heir", "a")
    assert found.shared == {"gone": {"a": 1}, "heir": {"a": 1}, "a": {"gone": 1, "heir": 1}}


def test_years_that_have_not_begun_are_not_asked_for() -> None:
    found = plan(measure(), as_of="2023-06-01")
    assert cells(institution_role(found, institution("a"), frozenset()).awaited) == ["1.1 2023"]


def test_all_institutions_are_nobody_in_particular() -> None:
    stranger = institution_role(ROLES, institution("stranger"), frozenset({"all"}))
    assert (stranger.owner_of, stranger.partner_of, stranger.included_in) == ((), (), ())
    everybody = institution_role(ROLES, institution("all"), frozenset({"all"}))
    assert (codes(everybody.partner_of), everybody.included_in) == (["1.3", "1.4"], ())


def test_participants_stand_in_the_order_of_first_mention() -> None:
    assert ROLES.participants == ("a", "b", "c", "all")


# Any statuses ------------------------------------------------------------------------------------------------------

YEARS = range(2022, 2028)
statuses = st.dictionaries(
    st.sampled_from(YEARS).map(str),
    st.builds(
        lambda state, interim, given: report(state, interim=interim, evidence=EVIDENCE if given else []),
        st.sampled_from([state.value for state in State]),
        st.sampled_from(["true", "false"]),
        st.booleans(),
    ),
)
frames = st.tuples(st.sampled_from(YEARS), st.sampled_from(YEARS)).map(sorted)
superseded = st.dates(datetime.date(2022, 1, 1), datetime.date(2027, 12, 31)).map(lambda on: {"by": "1.1", "on": str(on), "reason": SAME})
measures = st.lists(
    st.builds(
        lambda frame, open_end, kind, recurs, replaced, status: {
            "start": str(frame[0]),
            "end": None if open_end else str(frame[1]),
            "kind": kind,
            "recurs": recurs,
            "superseded": replaced,
            "status": status,
        },
        frames,
        st.booleans(),
        st.sampled_from(["one_off", "continuous"]),
        st.sampled_from([None, "yearly"]),
        st.none() | superseded,
        statuses,
    ),
    max_size=6,
).map(lambda given: tuple(measure(f"1.{number}", **one) for number, one in enumerate(given, start=1)))


@given(measures, st.dates(datetime.date(2021, 1, 1), datetime.date(2029, 1, 1)), st.sampled_from(["2025", None]))
def test_every_measure_is_counted_exactly_once_and_no_state_is_invented(
    given: tuple[Measure, ...], as_of: datetime.date, end: str | None
) -> None:
    found = plan(*given, as_of=str(as_of), start="2022", end=end)
    number = len(given)
    assert found.standing.total + found.standing.left_out == number
    assert sum(found.standing.counts.values()) == found.standing.total
    for tally in found.by_year.values():
        assert sum(tally.counts.values()) == number
        assert tally.total + tally.left_out == number
        assert tally.unsupported <= tally["done"] + tally["partly_done"]
    reports = found.reports
    assert reports.received + reports.missing + reports.awaited == reports.expected
    assert reports.received_due + reports.missing == reports.due <= reports.expected
    for each in found.measures:
        assert [cell.year for cell in each.cells] == list(found.years)
        for cell in each.cells:
            said = each.measure.status.get(cell.year)
            assert cell.shown == (said.state if said else cell.report)
            assert cell.report == "submitted" if said else cell.report in ("missing", "awaited", "not_expected")


@given(measures, st.dates(datetime.date(2021, 1, 1), datetime.date(2029, 1, 1)))
def test_silencing_everybody_changes_no_denominator_but_that_of_the_dropped(given: tuple[Measure, ...], as_of: datetime.date) -> None:
    kept = tuple(one for one in given if not one.superseded and all(said.state is not State.DISCONTINUED for said in one.status.values()))
    silent = tuple(one.model_copy(update={"status": {}}) for one in kept)
    assert plan(*kept, as_of=str(as_of), start="2022").standing.total == plan(*silent, as_of=str(as_of), start="2022").standing.total


# What happened, and what is different ------------------------------------------------------------------------------


def test_events_are_newest_first_and_none_is_from_the_future() -> None:
    contribution = {"by": "b", "reported_on": "2024-03-01", "summary": SAME}
    first = report(reported_on="2024-01-10", contributions=[contribution], correction={"why": SAME, "on": "2025-05-05"})
    amendment = {"on": "2023-06-01", "by": SAME, "what": "title", "before": SAME, "after": SAME}
    later = measure("1.2", superseded={"by": "1.1", "on": "2027-01-01", "reason": SAME})
    found = plan(measure(amendments=[amendment], **told(y2023=first)), later, as_of="2026-01-15").events
    assert [(str(event.on), event.what, event.year, event.by, event.shown) for event in found] == [
        ("2025-05-05", "correction", 2023, None, "done"),
        ("2024-03-01", "contribution", 2023, "b", None),
        ("2024-01-10", "report", 2023, "a", "done"),
        ("2023-06-01", "amendment", None, None, None),
    ]


def test_a_superseded_measure_is_an_event_of_that_day() -> None:
    found = plan(measure(superseded=REPLACED), measure("1.2"), as_of="2024-01-01").events
    assert [(str(event.on), event.what, event.measure.code) for event in found] == [("2024-01-01", "superseded", "1.1")]


def test_changes_between_two_years_name_only_measures_that_show_something_else() -> None:
    same, other = measure("1.1", **told(y2023="done", y2024="done")), measure("1.2", **told(y2023="in_progress", y2024="done"))
    silent = measure("1.3", **told(y2023="done"))
    found = plan(same, other, silent, as_of="2025-05-01").changes(2023, 2024)
    assert [(change.one.measure.code, change.before.shown, change.after.shown) for change in found] == [
        ("1.2", "in_progress", "done"),
        ("1.3", "done", "missing"),
    ]


def test_a_measure_is_silent_as_soon_as_one_report_is_missing() -> None:
    told_all, gap = measure("1.1", **told(y2023="done", y2024="done")), measure("1.2", **told(y2024="done"))
    assert [one.measure.code for one in plan(told_all, gap).silent] == ["1.2"]


def test_owners_of_an_objective_are_named_once_and_partners_are_none() -> None:
    found = plan(measure("1.1", owners=["b", "a"], partners=["c"]), measure("1.2", owners=["a"]), measure("2.1", owners=["d"]))
    assert [found.owners_of(objective) for objective in found.data.objectives] == [("b", "a"), ("d",)]
    assert found.owners == ("b", "a", "d")


def test_a_measure_runs_in_every_year_that_its_timeframe_touches() -> None:
    assert [year for year in range(2021, 2027) if one(start="2022-11", end="2024-02").runs_in(year)] == [2022, 2023, 2024]
    assert one(start="2022", end=None).runs_in(2099)


# The plans themselves ----------------------------------------------------------------------------------------------


def test_the_real_plan_expects_155_reports_and_received_none() -> None:
    found = site_progress(dataset(load(ROOT)), datetime.date(2026, 2, 15)).plans[0]
    assert len(found.measures) == 29
    assert found.reports == Reports(expected=155, due=131, received=0, received_due=0, missing=131, awaited=24)
    assert found.standing.counts == {Shown.MISSING: 29}
    assert found.scheduled(Schedule.UNKNOWN) == found.measures


def test_totals_of_the_fictional_plan() -> None:
    found = site_progress(dataset(load(ROOT / "tests/example")), datetime.date(2026, 2, 15)).plans[0]
    assert len(found.measures) == 19
    assert found.reports == Reports(expected=78, due=68, received=56, received_due=52, missing=16, awaited=6)
    assert found.standing.counts == {Shown.DONE: 6, Shown.PARTLY_DONE: 3, Shown.IN_PROGRESS: 2, Shown.MISSING: 5}
    assert (found.standing.total, found.standing.left_out, found.standing.unsupported) == (16, 3, 1)
    assert {each: len(found.scheduled(each)) for each in Schedule} == {
        Schedule.ON_TIME: 1,
        Schedule.OVERDUE: 2,
        Schedule.CLOSED: 8,
        Schedule.UNKNOWN: 8,
    }
    assert count_reports(found.measures, found.as_of) == found.reports
