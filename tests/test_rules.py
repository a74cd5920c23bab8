"""Every rule: what it lets pass, and what it finds, as small edits of the good data root.

`bad_examples/rule-*` hold the words of each message; here stand the borders of each rule.
"""

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.loading import load
from tracker.problems import Level
from tracker.rules import RULES, check, rule_name

Edit = Callable[[str, str, str], None]
Change = tuple[str, str, str]
"""File, passage that stands there once, what it becomes."""

AS_OF = datetime.date(2026, 2, 15)
TALKS = "measures/rasupe-2024-2026/1.01-evening-talks.yml"
GUIDE = "measures/rasupe-2024-2026/1.02-guide.yml"
PLAN = "plan/rasupe-2024-2026/plan.yml"
OBJECTIVE = "plan/rasupe-2024-2026/objectives/1-safe-homes.yml"
TABLE = "plan/rasupe-2024-2026/context/reports.yml"
DISCREPANCIES = "plan/rasupe-2024-2026/discrepancies.yml"
INSTITUTIONS = "plan/institutions.yml"

GUIDE_FRAME = 'timeframe: {start: "2024", end: "2025"}'
EVIDENCE = "    evidence: [{title: {lt: Leidinys}, where: {lt: Archyve}}]\n"
LATER_FAILURE = """  "2025":
    state: not_done
    summary: {lt: Nieko.}
    reason: {lt: Nežinia.}
    reported_by: city
    reported_on: 2026-01-05
"""
SECOND_REPORT = "    reported_by: help-centre\n    reported_on: 2026-02-02"
NEW = "    name: {lt: Naujas, en: New}\n    name_basis: {lt: printed, en: printed}\n    kind: ngo\n"


def guide(year: str, state: str, on: str, *more: str) -> Change:
    """A yearly report of the measure 1.2, which has none."""
    report = (
        f'status:\n  "{year}":\n    state: {state}\n    summary: {{lt: Tiek padaryta.}}\n    reported_by: city\n    reported_on: {on}\n'
    )
    return (GUIDE, "kind: one_off\n", f"kind: one_off\n{report}{''.join(more)}")


def talks(old: str, new: str) -> Change:
    """A change of the measure 1.1, which has reports of two years."""
    return (TALKS, old, new)


def said(words: str) -> Change:
    """Other words in the report of the measure 1.1 for 2024."""
    return talks("{lt: Surengti 3 pokalbiai.}", f'{{lt: "{words}"}}')


def institution(lines: str) -> Change:
    """One more institution, or more lines of the last one."""
    return (INSTITUTIONS, "    collective: true\n", f"    collective: true\n{lines}")


HIDDEN_ROW = '  - {indicator: reports, area: rasupe, year: "2023", value: "<5"}'
CASES: tuple[tuple[str, list[Change], list[Change], list[str]], ...] = (
    # rule, changes that it lets pass, changes that it refuses, the fields that it then names
    (
        "file-name-has-code",
        [],
        [(GUIDE, 'code: "1.2"', 'code: "1.3"')],
        ["code"],
    ),
    (
        "file-name-has-id",
        [],
        [(PLAN, "id: rasupe-2024-2026", "id: rasupe")],
        ["id"],
    ),
    (
        "institution-once",
        [institution("  - id: club\n" + NEW + "    note: {lt: Svečiai, en: Guests}\n")],
        [institution("  - id: city\n" + NEW)],
        ["institutions[3].id"],
    ),
    (
        "known-institution",
        [(GUIDE, "owners: [city, help-centre]", "owners: [libraries]")],
        [(GUIDE, "owners: [city, help-centre]", "owners: [city, theatre]")],
        ["owners[1]"],
    ),
    (
        "known-objective",
        [],
        [(GUIDE, 'objective: "1"', 'objective: "2"')],
        ["objective"],
    ),
    (
        "known-measure",
        [(DISCREPANCIES, 'measures: ["1.1"]', 'measures: ["1.2"]')],
        [(DISCREPANCIES, 'measures: ["1.1"]', 'measures: ["1.3"]')],
        ["discrepancies[0].measures[0]"],
    ),
    (
        "known-plan",
        [],
        [(PLAN, "reporting:", "successor: rasupe-2024-2026\nreporting:")],
        ["successor"],
    ),
    (
        "known-document",
        [(TABLE, 'source: {lines: "10-12"}', "source: {document: plan-text}")],
        [(TABLE, 'source: {lines: "10-12"}', "source: {document: brochure}")],
        ["source.document"],
    ),
    (
        "known-row",
        [(TABLE, 'area: rasupe, year: "2022"', 'area: rasupe, year: "2021"')],
        [(TABLE, 'area: rasupe, year: "2022"', 'area: county, year: "2021"')],
        ["rows[0].area"],
    ),
    (
        "known-table",
        [(DISCREPANCIES, "context: [reports]", "context: []")],
        [(DISCREPANCIES, "context: [reports]", "context: [reports, calls]")],
        ["discrepancies[0].context[1]"],
    ),
    (
        "owner-needed",
        [(GUIDE, "owners: [city, help-centre]", "owners: [city]")],
        [(GUIDE, "owners: [city, help-centre]", "owners: []")],
        ["owners"],
    ),
    (
        "named-once",
        [talks("partners: [libraries]", "partners: [libraries, city]")],
        [talks("partners: [libraries]", "partners: [libraries, libraries]")],
        ["partners[1]"],
    ),
    (
        "institution-used",
        [institution("    parent: club\n  - id: club\n" + NEW)],
        [institution("  - id: club\n" + NEW)],
        ["institutions[3].id"],
    ),
    (
        "no-circle",
        [institution("    succeeded_by: city\n")],
        [institution("    parent: libraries\n")],
        ["institutions[2].parent"],
    ),
    (
        "start-before-end",
        [(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2025-03", end: "2025-03"}')],
        [(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2025-03", end: "2025-02"}')],
        ["timeframe.end"],
    ),
    (
        "inside-the-plan",
        [(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2023", end: "2026-12", note: {lt: Taip plane., en: So in the plan.}}')],
        [(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2023-12", end: "2027-01"}')],
        ["timeframe.start", "timeframe.end"],
    ),
    (
        "end-known",
        [(PLAN, 'period: {start: "2024", end: "2026"}', 'period: {start: "2024"}'), (GUIDE, GUIDE_FRAME, 'timeframe: {start: "2024"}')],
        [(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2024"}')],
        ["timeframe.end"],
    ),
    (
        "deadline-is-a-day",
        [(PLAN, 'deadline: "03-31"', 'deadline: "12-31"')],
        [(PLAN, 'deadline: "03-31"', 'deadline: "02-29"')],
        ["reporting.deadline"],
    ),
    (
        "order-is-a-number",
        [(PLAN, 'order: "1"', 'order: "20"')],
        [(PLAN, 'order: "1"', 'order: "1.5"')],
        ["order"],
    ),
    (
        "year-inside-timeframe",
        [
            (GUIDE, GUIDE_FRAME, 'timeframe: {start: "2025", end: "2025"}'),
            guide("2024", "in_progress", "2025-01-05", "    reason: {lt: Pradėta anksčiau.}\n"),
        ],
        [(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2025", end: "2025"}'), guide("2024", "in_progress", "2025-01-05")],
        ["status.2024"],
    ),
    (
        "summary-in-lithuanian",
        [talks("summary: {lt: Surengti 3 pokalbiai.}", "summary: {lt: Surengti 3 pokalbiai., en: 3 talks.}")],
        [talks("summary: {lt: Surengti 3 pokalbiai.}", "summary: {en: 3 talks.}")],
        ["status.2024.summary"],
    ),
    (
        "reason-given",
        [guide("2024", "not_started", "2025-01-05", "    reason: {lt: Nebuvo lėšų.}\n")],
        [guide("2024", "not_started", "2025-01-05")],
        ["status.2024.state"],
    ),
    (
        "decision-given",
        [
            guide(
                "2024",
                "discontinued",
                "2025-01-05",
                "    reason: {lt: Nebuvo lėšų.}\n    decision: {by: {lt: Taryba}, on: 2024-11-28}\n",
            )
        ],
        [guide("2024", "discontinued", "2025-01-05", "    reason: {lt: Nebuvo lėšų.}\n")],
        ["status.2024.state"],
    ),
    (
        "evidence-given",
        [guide("2024", "done", "2025-01-05", EVIDENCE)],
        [guide("2024", "done", "2025-01-05")],
        ["status.2024.state"],
    ),
    (
        "dated-after-the-year",
        [
            guide("2024", "in_progress", "2024-12-31"),
            talks(SECOND_REPORT, SECOND_REPORT.replace("2026-02-02", "2025-07-01\n    interim: true")),
        ],
        [
            guide("2024", "in_progress", "2024-12-30"),
            talks(SECOND_REPORT, SECOND_REPORT.replace("2026-02-02", "2024-12-31\n    interim: true")),
        ],
        ["status.2025.reported_on", "status.2024.reported_on"],
    ),
    (
        "not-in-the-future",
        [talks(SECOND_REPORT, SECOND_REPORT.replace("2026-02-02", "2026-02-15"))],
        [talks(SECOND_REPORT, SECOND_REPORT.replace("2026-02-02", "2026-02-16"))],
        ["status.2025.reported_on"],
    ),
    (
        "no-unexplained-step-back",
        [
            talks("state: in_progress\n", "state: partly_done\n" + EVIDENCE),
            talks(
                "state: partly_done\n    summary: {lt: Surengti 5",
                "state: in_progress\n    reason: {lt: Persikelta.}\n    summary: {lt: Surengti 5",
            ),
        ],
        [
            talks("state: in_progress\n", "state: partly_done\n" + EVIDENCE),
            talks("state: partly_done\n    summary: {lt: Surengti 5", "state: in_progress\n    summary: {lt: Surengti 5"),
        ],
        ["status.2025.state"],
    ),
    (
        "done-stays-done",
        [guide("2024", "done", "2025-01-05", EVIDENCE)],
        [
            guide(
                "2024",
                "done",
                "2025-01-05",
                EVIDENCE,
                LATER_FAILURE,
            )
        ],
        ["status.2025.state"],
    ),
    (
        "reported-by-an-owner",
        [
            (GUIDE, "owners: [city, help-centre]", "owners: [libraries]"),
            institution("    succeeded_by: city\n"),
            guide("2024", "in_progress", "2025-01-05"),
        ],
        [(GUIDE, "owners: [city, help-centre]", "owners: [libraries]"), guide("2024", "in_progress", "2025-01-05")],
        ["status.2024.reported_by"],
    ),
    (
        "contribution-by-a-participant",
        [institution("    everyone: true\n"), talks("by: libraries", "by: city")],
        [talks("by: libraries", "by: help-centre")],
        ["status.2024.contributions[0].by"],
    ),
    (
        "people-are-whole",
        [talks('value: "60"\n        unit: people', 'value: "60.5"\n        unit: hours')],
        [talks('value: "60"', 'value: "60.5"')],
        ["status.2025.outputs[0].value"],
    ),
    (
        "parts-within-the-whole",
        [talks('men: "15"', 'men: "14"')],
        [talks('men: "15"', 'men: "16"')],
        ["status.2024.outputs[0].by_sex"],
    ),
    (
        "small-numbers-hidden",
        [talks('by_sex: {women: "25", men: "15"}', 'sensitive: true\n        by_sex: {women: withheld, men: "<5"}')],
        [talks('by_sex: {women: "25", men: "15"}', 'sensitive: true\n        by_sex: {women: "36", men: "4"}')],
        ["status.2024.outputs[0].by_sex.men"],
    ),
    (
        "small-statistics-hidden",
        [(TABLE, "unit: reports", "unit: children")],
        [(TABLE, "unit: reports", "unit: children"), (TABLE, 'value: "41"', 'value: "4"')],
        ["rows[0].value"],
    ),
    (
        "jump-explained",
        [talks('value: "60"', 'value: "400"')],
        [talks('value: "60"', 'value: "401"')],
        ["status.2025.outputs[0].value"],
    ),
    (
        "overspending-explained",
        [talks('spent: "2850.50"', 'spent: "3300"')],
        [talks('planned: "3000"', 'planned: "0"')],
        ["status.2024.money.spent"],
    ),
    (
        "both-languages",
        [talks("summary: {lt: Surengti 3 pokalbiai.}", "summary: {lt: Surengti trys pokalbiai.}")],
        [talks("short_title: {lt: Vakaro pokalbiai, en: Evening talks}", "short_title: {lt: Vakaro pokalbiai}")],
        ["short_title"],
    ),
    (
        "phone-can-be-dialled",
        [(INSTITUTIONS, "+370 46 000000", "1808")],
        [(INSTITUTIONS, "+370 46 000000", "(8 46) 000000")],
        ["institutions[1].contacts[0].value"],
    ),
    (
        "personal-code",
        [said("Eilės numeris 69901010001.")],
        [said("Padėta pareiškėjai (6 990101 0008).")],
        ["status.2024.summary.lt"],
    ),
    (
        "private-contact",
        [said("Skambinta 112 ir (0 46) 00 00 00.")],
        [talks("partners: [libraries]\n", "partners: [libraries]  # klausti: vardenis@example.org\n")],
        [""],
    ),
    (
        "bank-or-case-number",
        [said("Pradėti 2 tyrimai, skirta 3000 Eur.")],
        [said("Ikiteisminis tyrimas Nr. 01-1-00000-23.")],
        ["status.2024.summary.lt"],
    ),
    (
        "private-address",
        [said("Susitikta adresu Pavyzdžių g. 12.")],
        [said("Prieglauda persikėlė į Pavyzdžių g. 12.")],
        ["status.2024.summary.lt"],
    ),
    (
        "person-named",
        [talks("{lt: Surengti 3 pokalbiai.}", "{lt: Sveikino meras Jonas Pavardauskas.}  # vieša: vardas – renginį atidarė meras")],
        [said("Pokalbius vedė Ona Pavardenienė.")],
        ["status.2024.summary.lt"],
    ),
    (
        "person-described",
        [said("Pagalba suteikta 34 moterims su vaikais.")],
        [said("Padėta moteriai, 34 m., auginančiai tris vaikus.")],
        ["status.2024.summary.lt"],
    ),
    (
        "small-number-in-text",
        [said("Surengti 3 pokalbiai su nukentėjusiomis moterimis, 2 moterų centrai.")],
        [said("Apgyvendintos 3 nukentėjusios moterys.")],
        ["status.2024.summary.lt"],
    ),
    (
        "public-with-reason",
        [talks("{lt: Surengti 3 pokalbiai.}", "{lt: Kalbėjo Ona Pavardenienė.}  # public: name – she signed the plan")],
        [talks("{lt: Surengti 3 pokalbiai.}", "{lt: Surengti 3 pokalbiai.}  # vieša: vardas – renginį atidarė meras")],
        [""],
    ),
)

WARNINGS = {
    *("institution-used", "evidence-given", "jump-explained", "overspending-explained", "both-languages"),
    *("person-named", "person-described", "small-number-in-text", "public-with-reason"),
}


def found(root: Path) -> list[tuple[str, str]]:
    """(rule, field) of every problem of a data root."""
    return [(problem.rule, problem.field) for problem in check(root, load(root), AS_OF)]


@pytest.mark.parametrize(("rule", "right"), [(rule, right) for rule, right, _, _ in CASES])
def test_lets_pass(rule: str, right: list[Change], good: Path, edit: Edit) -> None:
    for change in right:
        edit(*change)
    assert found(good) == []


@pytest.mark.parametrize(("rule", "wrong", "fields"), [(rule, wrong, fields) for rule, _, wrong, fields in CASES])
def test_finds(rule: str, wrong: list[Change], fields: list[str], good: Path, edit: Edit) -> None:
    """The rule speaks, at these fields, and no other rule does."""
    for change in wrong:
        edit(*change)
    assert found(good) == [(rule, field) for field in fields]


def test_code_once_lets_other_codes_pass(good: Path, edit: Edit) -> None:
    edit(GUIDE, 'code: "1.2"', 'code: "1.3"')
    (good / GUIDE).rename(good / GUIDE.replace("1.02", "1.03"))
    assert found(good) == []


def test_code_once_finds_a_second_file(good: Path) -> None:
    (good / GUIDE.replace("guide", "leaflet")).write_bytes((good / GUIDE).read_bytes())
    assert found(good) == [("code-once", "code")]


def test_every_rule_has_its_cases() -> None:
    assert {rule for rule, *_ in CASES} | {"code-once", "address-free"} == {rule_name(rule) for rule in RULES}


@pytest.mark.parametrize(("name", "rules"), [("help", [("address-free", "id")]), ("helping", [])])
def test_a_plan_takes_no_address_of_the_site(good: Path, name: str, rules: list[tuple[str, str]]) -> None:
    for top in ("plan", "measures"):
        shutil.copytree(good / top / "rasupe-2024-2026", good / top / name)
    plan = good / "plan" / name / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("id: rasupe-2024-2026", f"id: {name}"), "utf-8")
    assert found(good) == rules


@pytest.mark.parametrize(
    ("parts", "where"),
    [
        ([("sex: girls", "18"), ("sex: boys", "<5")], ["rows[3].value"]),
        ([("sex: girls", "withheld"), ("sex: boys", "<5")], []),
        ([("sex: girls", "12"), ("sex: boys", "8")], []),
        ([("age: 0-3", "9"), ("age: 4-6", "8"), ("age: 7-17", "<5")], ["rows[4].value"]),
        ([("sex: girls", "18"), ("sex: girls, age: 0-6", "<5")], []),
    ],
)
def test_a_hidden_part_cannot_be_computed_from_the_total(good: Path, edit: Edit, parts: list[tuple[str, str]], where: list[str]) -> None:
    rows = [("", "20"), *parts]
    lines = [
        f'  - {{indicator: reports, area: rasupe, year: "2021", {part}{", " if part else ""}value: "{value}"}}' for part, value in rows
    ]
    edit(TABLE, "unit: reports", "unit: persons")
    edit(TABLE, HIDDEN_ROW, HIDDEN_ROW + "\n".join(["", *lines]))
    assert found(good) == [("small-statistics-hidden", place) for place in where]


def test_no_rule_stands_twice() -> None:
    assert len(set(RULES)) == len(RULES) >= 38


def test_rules_that_only_warn(good: Path, edit: Edit) -> None:
    """The others stop the build."""
    levels = {}
    for rule, _, wrong, _ in CASES:
        texts = {path: (good / path).read_bytes() for path, _, _ in wrong}
        for change in wrong:
            edit(*change)
        levels[rule] = {problem.level for problem in check(good, load(good), AS_OF)}
        for path, text in texts.items():
            (good / path).write_bytes(text)
    assert {rule for rule, level in levels.items() if level == {Level.WARNING}} == WARNINGS


@pytest.mark.parametrize("rule", RULES, ids=rule_name)
def test_docstring_is_a_handbook_entry(rule: Callable[..., object]) -> None:
    """A sentence, then what is right and what is wrong."""
    lines = [line.strip() for line in (rule.__doc__ or "").splitlines()]
    starts = [line.split(":")[0] for line in lines if line.startswith(("Right: ", "Wrong: "))]
    assert starts == ["Right", "Wrong"]


# Borders that one case a rule does not reach.


@pytest.mark.parametrize("number", ["112", "1808", "116 123", "0 46 000000", "0 800 00000", "+371 20000000"])
def test_numbers_that_can_be_dialled(number: str, good: Path, edit: Edit) -> None:
    edit(INSTITUTIONS, "+370 46 000000", number)
    assert found(good) == []


@pytest.mark.parametrize("number", ["8 46 000000", "880000000", "0      ", "46 000000", "+370", "nėra", "0-46-000000"])
def test_numbers_that_cannot_be_dialled(number: str, good: Path, edit: Edit) -> None:
    edit(INSTITUTIONS, "+370 46 000000", number)
    assert found(good) == [("phone-can-be-dialled", "institutions[1].contacts[0].value")]


@pytest.mark.parametrize("deadline", ["W10-1", "0331", "3-31", "02-30", "13-01", "03-31 d."])
def test_deadlines_that_are_no_day(deadline: str, good: Path, edit: Edit) -> None:
    """ISO weeks as well: Python reads them as dates."""
    edit(PLAN, 'deadline: "03-31"', f'deadline: "{deadline}"')
    assert found(good) == [("deadline-is-a-day", "reporting.deadline")]


def test_a_small_number_must_not_be_computable(good: Path, edit: Edit) -> None:
    """40 in all and 37 women would tell that the hidden men are 3."""
    edit(TALKS, 'by_sex: {women: "25", men: "15"}', 'sensitive: true\n        by_sex: {women: "37", men: "<5"}')
    assert found(good) == [("small-numbers-hidden", "status.2024.outputs[0].by_sex.women")]


@pytest.mark.parametrize("value", ["0", "5", "<5", "withheld"])
def test_sensitive_numbers_that_may_be_shown(value: str, good: Path, edit: Edit) -> None:
    edit(TALKS, 'value: "60"\n', f'value: "{value}"\n        sensitive: true\n')
    assert found(good) == []


def test_hidden_parts_count_as_one_at_least(good: Path, edit: Edit) -> None:
    edit(TALKS, 'by_sex: {women: "25", men: "15"}', 'by_sex: {women: "40", men: "<5"}')
    assert found(good) == [("parts-within-the-whole", "status.2024.outputs[0].by_sex")]


def test_a_hidden_whole_counts_as_four_at_most(good: Path, edit: Edit) -> None:
    edit(TALKS, 'value: "40"', 'value: "<5"')
    assert found(good) == [("parts-within-the-whole", "status.2024.outputs[0].by_sex")]


def test_a_successor_of_a_successor_may_report(good: Path, edit: Edit) -> None:
    edit(INSTITUTIONS, "    kind: municipal\n", "    kind: municipal\n    succeeded_by: libraries\n")
    edit(INSTITUTIONS, "    collective: true\n", "    collective: true\n    succeeded_by: club\n  - id: club\n" + NEW)
    edit(*guide("2024", "in_progress", "2025-01-05"))
    edit(GUIDE, "reported_by: city", "reported_by: club")
    assert found(good) == []


def test_a_recurring_measure_is_reported_until_the_plan_ends(good: Path, edit: Edit) -> None:
    edit(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2024", end: "2024"}\nrecurs: yearly')
    edit(*guide("2025", "in_progress", "2026-01-05"))
    assert found(good) == []


def test_a_recurring_measure_is_not_reported_after_the_plan(good: Path, edit: Edit) -> None:
    edit(GUIDE, GUIDE_FRAME, 'timeframe: {start: "2024", end: "2024"}\nrecurs: yearly')
    edit(*guide("2027", "in_progress", "2028-01-05"))
    problems = check(good, load(good), datetime.date(2028, 2, 1))
    assert [(problem.rule, problem.field) for problem in problems] == [("year-inside-timeframe", "status.2027")]


def test_a_jump_over_a_silent_year_is_no_jump(good: Path, edit: Edit) -> None:
    """Only years that follow one another are compared."""
    edit(TALKS, '  "2024":\n    state', '  "2023":\n    reason: {lt: Anksčiau.}\n    state')
    edit(TALKS, 'value: "60"', 'value: "6000"')
    assert found(good) == []


def test_a_discrepancy_may_touch_nothing_while_a_table_is_broken(good: Path, edit: Edit) -> None:
    """No rule blames one file for what another one lacks."""
    edit(TABLE, 'value: "41"', "value: keturi")
    assert found(good) == [("shape", "rows[0].value")]


def test_a_broken_objective_does_not_spoil_its_measures(good: Path, edit: Edit) -> None:
    edit(OBJECTIVE, "lead: city", "lead: [city]")
    assert found(good) == [("shape", "lead")]


def test_a_misspelt_owner_is_said_once(good: Path, edit: Edit) -> None:
    """Not again as a reporter who is no owner, nor as a stranger's contribution."""
    edit(TALKS, "owners: [help-centre]", "owners: [help-center]")
    assert found(good) == [("known-institution", "owners[0]")]


def test_broken_institutions_bring_no_other_message(good: Path, edit: Edit) -> None:
    """Whether a reporter is the owner's successor cannot be known then."""
    edit(INSTITUTIONS, "    kind: ngo", "    kind ngo")
    edit(*guide("2024", "in_progress", "2025-01-05"))
    edit(GUIDE, "owners: [city, help-centre]", "owners: [help-centre]")
    assert found(good) == [("syntax", "")]


def test_a_position_is_that_of_the_value(good: Path, edit: Edit) -> None:
    edit(GUIDE, "owners: [city, help-centre]", "owners: [city, theatre]")
    assert [(p.path, p.line, p.column) for p in check(good, load(good), AS_OF)] == [(GUIDE, 5, 16)]
