"""The rules that need history: what each lets pass and what it finds, between commits of the story and by small edits of it."""

import datetime
import itertools
import re
from pathlib import Path

import pytest
from story import COMMITS, texts_at
from story.files import Texts, edited, side
from story.plan import COURSES, FILM, HELPLINE, INSTITUTIONS, LESSONS, PLAN, SAFE_HOMES, TALKS

from tracker.problems import Level, Problem
from tracker.review.rules import HISTORY_RULES, check_change
from tracker.rules import rule_name

NAMES = [rule_name(rule) for rule in HISTORY_RULES]
DAYS = {commit.name: commit.on for commit in COMMITS}
GUIDE = "measures/klevupe-2020-2025/1.02-pocket-guide.yml"


def said(folder: Path, before: Texts, after: Texts, on: str, *, readable: bool = True) -> list[Problem]:
    """What the rules say of a change that is looked at on a day."""
    was, now = side(folder / "before", before), side(folder / "after", after)
    # Of what cannot be read no rule speaks: a slip in a case would look as if it passed.
    assert (was.loaded.problems == now.loaded.problems == ()) is readable
    return check_change(was, now, datetime.date.fromisoformat(on))


def places(problems: list[Problem], rule: str) -> list[str]:
    """File, line and column, and whether it is an error."""
    return [f"{one.place()} {one.level}" for one in problems if one.rule == rule]


# The story ---------------------------------------------------------------------------------------------------------

FOUND = {
    "backwards": [f"{HELPLINE}:20:12 error no-silent-step-back"],
    "evidence-gone": [f"{GUIDE}:15:3 error closed-year-corrected", f"{GUIDE}:15:3 warning evidence-kept"],
    "evidence-again": [f"{GUIDE}:15:3 error closed-year-corrected"],
    "owner-dropped": [f"{HELPLINE}:5:1 error owner-kept"],
    "wording": [f"{TALKS}:2:13 error wording-amended"],
    "wording-back": [f"{TALKS}:2:13 error wording-amended"],
    "deleted": [f"{HELPLINE}:1:7 error measure-kept"],
    "closed-year": [f"{LESSONS}:17:3 error closed-year-corrected"],
    "closed-year-back": [f"{LESSONS}:17:3 error closed-year-corrected"],
    "longer": [f"{GUIDE}:6:33 error wording-amended"],
    "as-long": [f"{GUIDE}:6:33 error wording-amended"],
}
"""What the rules say of single commits; of all others nothing."""


@pytest.mark.parametrize(("earlier", "name"), list(itertools.pairwise(DAYS)), ids=list(DAYS)[1:])
def test_each_commit_of_the_story(tmp_path: Path, earlier: str, name: str) -> None:
    problems = said(tmp_path, texts_at(earlier), texts_at(name), DAYS[name])
    assert [f"{one.place()} {one.level} {one.rule}" for one in problems] == FOUND.get(name, [])


def test_the_story_holds_a_failing_and_a_passing_commit_of_most_rules() -> None:
    found = {line.split()[-1] for lines in FOUND.values() for line in lines}
    assert set(NAMES) - found == {"report-kept", "signed-by-a-participant", "one-owner-at-a-time"}
    assert {"forwards", "corrected", "owner-changed", "wording-amended", "superseded", "objective-2-2021"} & set(FOUND) == set()


# One rule after another --------------------------------------------------------------------------------------------

END = texts_at("lessons-2025")
SOON, LATE = "2026-03-01", "2027-04-01"
"""Before and after the second deadline for the reports of 2025."""
CORRECTED = '    correction: {why: {lt: "Paaiškinta."}, on: 2026-02-20}\n'
SIGNED = "    reported_by: school\n    reported_on: 2026-02-10\n"
EVIDENCE = '    evidence: [{title: {lt: Pamokų planas}, url: "https://example.org/pamokos-2025"}]\n'
LAST = (END[LESSONS].split('  "2025":\n')[1], "")
AMENDED = (
    "status:\n",
    "amendments:\n  - {on: 2026-02-20, by: {lt: Taryba}, what: WHAT, before: {lt: Taip}, after: {lt: Kitaip}}\nstatus:\n",
)
NOTED = ("timeframe:", "source: {note: {lt: Perrašant suklysta.}}\ntimeframe:")


def amended(what: str) -> tuple[str, str]:
    return AMENDED[0], AMENDED[1].replace("WHAT", what)


def stated(state: str, more: str = "") -> tuple[str, str]:
    """The last report on lessons in another state."""
    return LAST[0], LAST[0].replace("state: done", f"state: {state}").replace(SIGNED, SIGNED + more)


PASS, FAIL = True, False
CASES: dict[str, list[tuple[str, bool, str, list[tuple[str, str]], str]]] = {
    "no-silent-step-back": [
        ("the same state", PASS, LESSONS, [stated("done", "    interim: true\n")], SOON),
        ("back", FAIL, LESSONS, [stated("partly_done")], SOON),
        ("back to not done", FAIL, LESSONS, [stated("not_done")], SOON),
        ("back, and corrected", PASS, LESSONS, [stated("partly_done", CORRECTED)], SOON),
        ("back, for a reason", PASS, LESSONS, [stated("not_done", "    reason: {lt: Renginys neįvyko.}\n")], SOON),
        ("forth", PASS, COURSES, [("state: partly_done\n    summary: {lt: Surengti 3", "state: done\n    summary: {lt: Surengti 3")], SOON),
    ],
    "closed-year-corrected": [
        ("another number", FAIL, LESSONS, [('"204"', '"205"')], LATE),
        ("another number while the year is open", PASS, LESSONS, [('"204"', '"205"')], "2027-03-31"),
        ("another number, corrected", PASS, LESSONS, [('"204"', '"205"'), (SIGNED, SIGNED + CORRECTED)], LATE),
        ("taken away", FAIL, LESSONS, [('  "2025":\n' + LAST[0], "")], LATE),
        (
            "a partner adds to it",
            PASS,
            LESSONS,
            [(SIGNED, SIGNED + "    contributions: [{by: youth-club, reported_on: 2027-03-01, summary: {lt: Padėta.}}]\n")],
            LATE,
        ),
        (
            "a partner's words are others",
            FAIL,
            TALKS,
            [("{lt: Suteiktos patalpos.}", "{lt: Nieko.}")],
            SOON,
        ),
        (
            "a late report",
            PASS,
            COURSES,
            [('  "2025":', '  "2022":' + END[COURSES].split('  "2023":')[1].split('  "2024"')[0] + '  "2025":')],
            LATE,
        ),
    ],
    "report-kept": [
        ("taken away", FAIL, LESSONS, [('  "2025":\n' + LAST[0], "")], SOON),
        ("taken away from a closed year", PASS, LESSONS, [('  "2025":\n' + LAST[0], "")], LATE),
        ("changed", PASS, LESSONS, [('"204"', '"205"')], SOON),
    ],
    "evidence-kept": [
        ("taken away", FAIL, LESSONS, [(EVIDENCE, "")], SOON),
        ("taken away, and said so", PASS, LESSONS, [(EVIDENCE, CORRECTED)], SOON),
        ("another address", PASS, LESSONS, [("example.org/pamokos-2025", "example.org/kitur")], SOON),
        ("another title", PASS, LESSONS, [(EVIDENCE, EVIDENCE.replace("Pamokų planas", "Planas"))], SOON),
        (
            "another altogether",
            FAIL,
            LESSONS,
            [(EVIDENCE, '    evidence: [{title: {lt: Kitas}, url: "https://example.org/kitas"}]\n')],
            SOON,
        ),
    ],
    "signed-by-a-participant": [
        ("by an owner", PASS, FILM, [("reported_by: library", "reported_by: school")], SOON),
        ("by a stranger", FAIL, FILM, [("reported_by: library", "reported_by: town")], SOON),
        (
            "by a new owner",
            FAIL,
            FILM,
            [("owners: [library", "owners: [town, library"), ("reported_by: library", "reported_by: town")],
            SOON,
        ),
        (
            "by a new owner, as was decided",
            PASS,
            FILM,
            [
                ("owners: [library", "owners: [town, library"),
                ("reported_by: library", "reported_by: town"),
                ("status:\n", AMENDED[1].replace("WHAT", "owners").replace("amendments:\n", "")),
            ],
            SOON,
        ),
        (
            "by who took over the tasks",
            PASS,
            COURSES,
            [("reported_by: help-centre\n    reported_on: 2024-02-05", "reported_by: family-centre\n    reported_on: 2024-02-05")],
            SOON,
        ),
    ],
    "wording-amended": [
        ("printed title", FAIL, LESSONS, [("Vesti pamokas apie pagarbą", "Vesti pamokas")], SOON),
        ("printed title, amended", PASS, LESSONS, [("Vesti pamokas apie pagarbą", "Vesti pamokas"), amended("title")], SOON),
        ("printed title, amended elsewhere", FAIL, LESSONS, [("Vesti pamokas apie pagarbą", "Vesti pamokas"), amended("owners")], SOON),
        ("printed title, read wrongly", PASS, LESSONS, [("Vesti pamokas apie pagarbą", "Vesti pamokas"), NOTED], SOON),
        ("translation", PASS, LESSONS, [("To give lessons on respect", "To teach respect")], SOON),
        ("short title", PASS, LESSONS, [("Pamokos apie pagarbą", "Pamokos")], SOON),
        ("timeframe", FAIL, LESSONS, [('start: "2020"', 'start: "2021"')], SOON),
        ("timeframe, amended", PASS, LESSONS, [('start: "2020"', 'start: "2021"'), amended("timeframe")], SOON),
        ("an objective's title", FAIL, SAFE_HOMES, [("Kad namuose būtų saugu", "Kad būtų saugu")], SOON),
        ("an objective's title, read wrongly", PASS, SAFE_HOMES, [("Kad namuose būtų saugu", "Kad būtų saugu"), NOTED], SOON),
    ],
    "owner-kept": [
        ("dropped", FAIL, FILM, [("owners: [library, school]", "owners: [library]")], SOON),
        ("dropped, as was decided", PASS, LESSONS, [("owners: [school]", "owners: [youth-club]"), amended("owners")], SOON),
        ("another order", PASS, FILM, [("owners: [library, school]", "owners: [school, library]")], SOON),
        ("one more", PASS, LESSONS, [("owners: [school]", "owners: [school, town]")], SOON),
        ("its tasks were taken over", PASS, TALKS, [("owners: [help-centre]", "owners: [family-centre]")], SOON),
        ("another took over nothing", FAIL, TALKS, [("owners: [help-centre]", "owners: [town]")], SOON),
    ],
    "measure-kept": [
        ("another code", FAIL, COURSES, [('code: "1.4"', 'code: "1.5"')], SOON),
        ("a new name", PASS, COURSES, [("Pagalbos kursai", "Kursai")], SOON),
    ],
}
"""Rule -> (what happens, whether it may, file, passages of it that become others, day)."""
FLAT = [(rule, *case) for rule, cases in CASES.items() for case in cases]


@pytest.mark.parametrize(("rule", "what", "may", "path", "changes", "on"), FLAT, ids=[f"{one[0]}: {one[1]}" for one in FLAT])
def test_borders_of_each_rule(tmp_path: Path, rule: str, what: str, may: bool, path: str, changes: list[tuple[str, str]], on: str) -> None:
    found = places(said(tmp_path, END, edited(END, path, *changes), on), rule)
    assert [place.split(":")[0] for place in found] == ([] if may else [path])


def test_every_rule_is_tried_both_ways() -> None:
    assert {*CASES, "one-owner-at-a-time"} == set(NAMES)
    assert {rule for rule, cases in CASES.items() if {may for _, may, *_ in cases} != {PASS, FAIL}} == set()


def test_measures_of_several_owners_in_one_change(tmp_path: Path) -> None:
    lessons = edited(END, LESSONS, ('"204"', '"205"'))
    both = edited(lessons, FILM, ("Filmas parodytas.", "Filmas parodytas du kartus."))
    three = edited(both, COURSES, ("Surengti visi kursai.", "Surengti kursai."))
    assert places(said(tmp_path / "one", END, lessons, SOON), "one-owner-at-a-time") == []
    assert places(said(tmp_path / "shared", END, both, SOON), "one-owner-at-a-time") == [], "the school owns both"
    found = said(tmp_path / "several", END, three, SOON)
    assert places(found, "one-owner-at-a-time") == [f"{COURSES}:5:1 warning"]
    (problem,) = [one for one in found if one.rule == "one-owner-at-a-time"]
    assert problem.message("lt") == (
        "owners (Vykdytojai): vienu pakeitimu keičiamos kelių vykdytojų priemonės: "
        "1.4 (help-centre), 2.1 (school), 2.2 (library, school). Tegul kiekvienas vykdytojas savo priemones keičia atskirai."
    )


def test_who_took_over_the_tasks_owns_the_measures_too(tmp_path: Path) -> None:
    texts = edited(END, TALKS, ("owners: [help-centre]", "owners: [family-centre]"))
    texts = edited(texts, COURSES, ("Surengti visi kursai.", "Surengti kursai."))
    assert places(said(tmp_path, END, texts, SOON), "one-owner-at-a-time") == []


def test_a_new_plan_and_a_new_measure_are_no_edits(tmp_path: Path) -> None:
    before = {path: text for path, text in END.items() if path not in (LESSONS, FILM, COURSES)}
    assert said(tmp_path, before, END, SOON) == []


def test_a_plan_that_is_gone_is_told_once_where_it_stood(tmp_path: Path) -> None:
    after = {INSTITUTIONS: END[INSTITUTIONS]}
    (tmp_path / "after/plan").mkdir(parents=True)
    found = said(tmp_path, END, after, SOON, readable=False)
    assert [f"{one.place()} {one.rule}" for one in found] == [f"{PLAN}:1:5 measure-kept"]
    assert found[0].message("en").startswith("id: this plan is gone with all its measures.")


# What cannot be read -----------------------------------------------------------------------------------------------


def test_what_cannot_be_read_now_is_not_called_deleted(tmp_path: Path) -> None:
    assert said(tmp_path, END, {**END, HELPLINE: "code: ["}, SOON, readable=False) == []


def test_what_could_not_be_read_before_is_named(tmp_path: Path) -> None:
    found = said(tmp_path, {**END, HELPLINE: "code: ["}, END, SOON, readable=False)
    assert [f"{one.place()} {one.level} {one.rule}" for one in found] == [f"{HELPLINE}:1:1 warning not-compared"]


def test_a_deadline_that_is_no_day_closes_no_year(tmp_path: Path) -> None:
    texts = edited(END, PLAN, ('deadline: "03-31"', 'deadline: "31 March"'))
    assert places(said(tmp_path, texts, edited(texts, LESSONS, ('"195"', '"196"')), SOON), "closed-year-corrected") == []


# What is said ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("rule", "what", "may", "path", "changes", "on"), [one for one in FLAT if not one[2]])
def test_each_finding_says_what_to_write_in_both_languages(
    tmp_path: Path, rule: str, what: str, may: bool, path: str, changes: list[tuple[str, str]], on: str
) -> None:
    (problem,) = [one for one in said(tmp_path, END, edited(END, path, *changes), on) if one.rule == rule]
    assert problem.fix.lt
    assert problem.fix.en
    assert problem.message("lt") != problem.message("en")
    assert all(text.endswith(".") for said_ in (problem.what, problem.fix) for text in (said_.lt, said_.en))
    warning = rule in ("report-kept", "evidence-kept")
    assert problem.level is (Level.WARNING if warning else Level.ERROR)


def test_docstrings_show_what_is_right_and_wrong() -> None:
    for rule in HISTORY_RULES:
        doc = rule.__doc__ or ""
        assert re.search("^    Right: ", doc, re.MULTILINE), rule
        assert re.search("^    Wrong: ", doc, re.MULTILINE), rule
