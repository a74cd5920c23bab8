"""Data roots: small ones made here, the real plans of this project, and the fictional example."""

import datetime
import os
import re
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.loading import Dataset, Loaded, code_order, dataset, did_you_mean, load, locate, suggestion
from tracker.models import Measure
from tracker.problems import Finding, Problem, Said, has_errors
from tracker.progress import plan_progress, site_progress
from tracker.rules import check
from tracker.schemas import schema_folder
from tracker.yamltext import MAX_BYTES, read

Edit = Callable[[str, str, str], None]

PROJECT = Path(__file__).parent.parent
EXAMPLE = PROJECT / "tests" / "example"
GOOD = PROJECT / "tests" / "bad_examples" / "_good"
AS_OF = datetime.date(2026, 2, 15)
GUIDE = "measures/rasupe-2024-2026/1.02-guide.yml"
TALKS = "measures/rasupe-2024-2026/1.01-evening-talks.yml"
PLAN = "plan/rasupe-2024-2026/plan.yml"


def rules(loaded: Loaded) -> list[tuple[str, str]]:
    """(file, rule) of every problem met while reading."""
    return [(problem.path, problem.rule) for problem in loaded.problems]


# load


def test_good_root(good: Path) -> None:
    loaded = load(good)
    assert rules(loaded) == []
    assert loaded.complete


def test_items_know_their_files(good: Path) -> None:
    (plan,) = load(good).plans
    assert [item.path for item in plan.measures] == [TALKS, GUIDE]
    assert plan.plan is not None
    assert plan.plan.path == PLAN


@pytest.mark.parametrize("name", ["services.yml", "discrepancies.yml", "context/reports.yml"])
def test_files_that_a_plan_can_do_without(name: str, good: Path) -> None:
    (good / "plan" / "rasupe-2024-2026" / name).unlink()
    assert rules(load(good)) == []


def test_folder_that_a_plan_can_do_without(good: Path) -> None:
    (good / "plan/rasupe-2024-2026/context/reports.yml").unlink()
    (good / "plan/rasupe-2024-2026/context").rmdir()
    assert rules(load(good)) == []


def test_hidden_files_are_not_looked_at(good: Path) -> None:
    for folder in ("plan", "measures", "plan/rasupe-2024-2026", "measures/rasupe-2024-2026"):
        (good / folder / ".DS_Store").write_bytes(b"\0")
        (good / folder / ".1.02-guide.yml.swp").write_bytes(b"\0")
    assert rules(load(good)) == []


def test_a_file_may_be_a_link(good: Path) -> None:
    (good / GUIDE).rename(good / "guide.yml")
    (good / GUIDE).symlink_to(good / "guide.yml")
    assert rules(load(good)) == []


def test_a_broken_file_hides_no_other(good: Path) -> None:
    (good / GUIDE).write_text("[", "utf-8")
    (good / TALKS).write_bytes(b"\xff\xfe")
    (good / PLAN).unlink()
    assert rules(load(good)) == [(TALKS, "not-utf-8"), (GUIDE, "syntax"), (PLAN, "file-missing")]


def test_a_plan_with_a_broken_file_is_not_complete(good: Path) -> None:
    (good / GUIDE).write_text("[", "utf-8")
    loaded = load(good)
    assert ([plan.complete for plan in loaded.plans], loaded.complete) == ([False], False)


def test_a_broken_plan_does_not_touch_another(good: Path) -> None:
    for kind in ("plan", "measures"):
        (good / kind / "other").mkdir()
    plans = {plan.folder: plan.complete for plan in load(good).plans}
    assert plans == {"other": False, "rasupe-2024-2026": True}


def test_a_warning_leaves_a_plan_complete(good: Path) -> None:
    (good / "measures/rasupe-2024-2026/notes.txt").touch()
    loaded = load(good)
    assert (rules(loaded), loaded.complete) == ([("measures/rasupe-2024-2026/notes.txt", "file-name")], True)


def test_problems_come_sorted(good: Path) -> None:
    for name in ("1.09-c.yml", "1.03-a.yml", "1.04-b.yml"):
        (good / "measures/rasupe-2024-2026" / name).touch()
    problems = load(good).problems
    assert list(problems) == sorted(problems, key=Problem.order)
    assert len(problems) == 3


def test_only_the_beginning_of_a_huge_file_is_read(good: Path) -> None:
    """A sparse file of a terabyte would fill the memory."""
    with (good / GUIDE).open("wb") as file:
        file.truncate(2**40)
    assert rules(load(good)) == [(GUIDE, "file-too-large")]


def test_the_largest_file_is_read(good: Path) -> None:
    text = (good / GUIDE).read_bytes()
    (good / GUIDE).write_bytes(text + b"#" * (MAX_BYTES - len(text)))
    assert rules(load(good)) == []


def test_windows_line_ends(good: Path) -> None:
    (good / GUIDE).write_bytes((good / GUIDE).read_bytes().replace(b"\n", b"\r\n"))
    assert rules(load(good)) == []


def test_values_are_the_text_of_the_file(good: Path, edit: Edit) -> None:
    """No number, date or truth value is made of what somebody typed into a text."""
    edit(GUIDE, "lt: Išleisti atmintinę", "lt: no")
    edit(GUIDE, "en: To publish a guide", "en: 1.10")
    (plan,) = load(good).plans
    title = plan.measures[1].record.title
    assert (title.lt, title.en) == ("no", "1.10")


def test_a_pipe_is_not_waited_for(good: Path) -> None:
    os.mkfifo(good / "plan/rasupe-2024-2026/context/pipe.yml")
    assert rules(load(good)) == [("plan/rasupe-2024-2026/context/pipe.yml", "unreadable")]


# What nobody would think of: any value of any file replaced by anything.

FILES = ["plan/institutions.yml", PLAN, TALKS, GUIDE, *(f"plan/rasupe-2024-2026/{name}" for name in ("services.yml", "discrepancies.yml"))]
FILES += [f"plan/rasupe-2024-2026/{name}" for name in ("objectives/1-safe-homes.yml", "context/reports.yml")]
ODD = st.text(max_size=8) | st.sampled_from(
    ["0", "-1", "9" * 5000, "1.1", "<5", "2024", "0001-01-01", "2099-12-31", "city", "done", "true", "withheld"]
)
ODD_VALUES = st.recursive(ODD, lambda inner: st.lists(inner, max_size=2) | st.dictionaries(ODD, inner, max_size=2), max_leaves=4)


def replaced(value: Any, draw: Callable[[int], int], odd: object) -> Any:
    """`value` with one of its parts, wherever it stands, become `odd`."""
    steps = list(value.keys() if isinstance(value, dict) else range(len(value))) if isinstance(value, (dict, list)) else []
    if not steps or draw(4) == 0:
        return odd
    step = steps[draw(len(steps))]
    return (
        {**value, step: replaced(value[step], draw, odd)}
        if isinstance(value, dict)
        else [replaced(one, draw, odd) if place == step else one for place, one in enumerate(value)]
    )


@given(st.sampled_from(FILES), ODD_VALUES, st.data())
def test_nothing_in_a_file_is_ever_our_bug(path: str, odd: object, data: st.DataObject) -> None:
    """What cannot be used is a problem with words and a place; what can be used makes a dataset and its numbers."""
    with TemporaryDirectory() as folder:
        root = shutil.copytree(GOOD, Path(folder) / "root")
        known, _ = read((root / path).read_text("utf-8"))
        spoilt = replaced(known, lambda size: data.draw(st.integers(0, size - 1)), odd)
        (root / path).write_text(yaml.safe_dump(spoilt, allow_unicode=True, sort_keys=False), "utf-8")
        loaded = load(root)
        problems = check(root, loaded, AS_OF)
        for problem in problems:
            assert problem.message("lt")
            assert problem.message("en")
        if not has_errors(problems):
            assert site_progress(dataset(loaded), AS_OF).plans


# locate


def finding(path: str, *at: str | int, on_key: bool = False) -> Finding:
    return Finding(path, at, "rule", Said("lt", "en"), on_key=on_key)


@pytest.mark.parametrize(
    ("given", "place"),
    [
        (finding(TALKS, "code"), (1, 7)),
        (finding(TALKS, "code", on_key=True), (1, 1)),
        (finding(TALKS, "partners", 0), (6, 12)),
        (finding(TALKS, "status", "2024"), (10, 5)),
        (finding(TALKS, "status", "2024", on_key=True), (9, 3)),
        (finding(TALKS, "status", "2024", "outputs", 0, "by_sex", "men"), (19, 36)),
        # What is missing is shown at the key of what lacks it.
        (finding(TALKS, "status", "2024", "reason"), (9, 3)),
        (finding(TALKS, "source"), (1, 1)),
        (finding(TALKS), (1, 1)),
        (finding("measures/nowhere.yml", "code"), (1, 1)),
        (finding("measures", "code"), (1, 1)),
    ],
)
def test_places(given: Finding, place: tuple[int, int], good: Path) -> None:
    (problem,) = locate(good, [given])
    assert (problem.line, problem.column) == place


def test_findings_come_sorted(good: Path) -> None:
    given = [finding(TALKS, "objective"), finding(GUIDE, "code"), finding(TALKS, "code")]
    assert [(p.path, p.line) for p in locate(good, given)] == [(TALKS, 1), (TALKS, 4), (GUIDE, 1)]


def test_a_finding_keeps_its_words(good: Path) -> None:
    (problem,) = locate(good, [finding(TALKS, "status", "2024", "outputs", 0)])
    assert (problem.field, problem.rule, problem.what) == ("status.2024.outputs[0]", "rule", Said("lt", "en"))


# suggestions


@pytest.mark.parametrize(
    ("written", "meant"),
    [("sumary", "summary"), ("Reported By", "reported_by"), (" state ", "state"), ("kspsc", None), ("", None)],
)
def test_did_you_mean(written: str, meant: str | None) -> None:
    assert did_you_mean(written, ["state", "summary", "reported_by"]) == meant


def test_suggestion_in_both_languages() -> None:
    assert suggestion("sumary", ["summary"]) == Said("Gal norėjote rašyti „summary“?", 'Did you mean "summary"?')


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Įvykdyta", "done"),
        ("completed", "done"),
        ("vykdoma", "in_progress"),
        ("Nutraukta", "discontinued"),
        ("in-progress", "in_progress"),
    ],
)
def test_states_in_other_words(written: str, meant: str, good: Path, edit: Edit) -> None:
    edit(TALKS, "state: partly_done", f"state: {written}")
    (problem,) = load(good).problems
    assert f'Did you mean "{meant}"?' in problem.fix.en


# dataset


def test_dataset_is_in_the_order_of_the_codes(good: Path) -> None:
    text = (good / GUIDE).read_text("utf-8")
    for number in (10, 9):
        (good / GUIDE.replace("1.02", f"1.{number:02}")).write_text(text.replace('code: "1.2"', f'code: "1.{number}"'), "utf-8")
    (plan,) = dataset(load(good)).plans
    assert [measure.code for measure in plan.measures] == ["1.1", "1.2", "1.9", "1.10"]


def test_codes_are_no_decimal_numbers() -> None:
    assert sorted(["1.10", "2.1", "1.9", "1.1"], key=code_order) == ["1.1", "1.9", "1.10", "2.1"]


def test_dataset_knows_the_files(good: Path) -> None:
    data = dataset(load(good))
    assert data.institutions_path == "plan/institutions.yml"
    assert data.plans[0].paths == {
        ("plan", "rasupe-2024-2026"): PLAN,
        ("objective", "1"): "plan/rasupe-2024-2026/objectives/1-safe-homes.yml",
        ("measure", "1.1"): TALKS,
        ("measure", "1.2"): GUIDE,
        ("context", "reports"): "plan/rasupe-2024-2026/context/reports.yml",
        ("services", "rasupe-2024-2026"): "plan/rasupe-2024-2026/services.yml",
        ("discrepancies", "rasupe-2024-2026"): "plan/rasupe-2024-2026/discrepancies.yml",
    }


def test_dataset_finds_the_measures_of_an_objective(good: Path) -> None:
    (plan,) = dataset(load(good)).plans
    assert [measure.code for measure in plan.measures_of("1")] == ["1.1", "1.2"]
    assert plan.measures_of("2") == ()


def test_plans_stand_in_their_order(good: Path, edit: Edit) -> None:
    """By number: 9 before 10."""
    for folder, order in (("aaa", "10"), ("bbb", "9")):
        for kind in ("plan", "measures"):
            home = good / kind / "rasupe-2024-2026"
            for file in home.rglob("*.yml"):
                target = good / kind / folder / file.relative_to(home)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(file.read_text("utf-8").replace("id: rasupe-2024-2026", f"id: {folder}"), "utf-8")
        edit(f"plan/{folder}/plan.yml", 'order: "1"', f'order: "{order}"')
    assert [data.plan.id for data in dataset(load(good)).plans] == ["rasupe-2024-2026", "bbb", "aaa"]


@pytest.mark.parametrize(("written", "expected"), [("fictional: true", True), ("fictional: false", False)])
def test_a_fictional_plan_makes_the_whole_site_fictional(written: str, expected: bool, good: Path, edit: Edit) -> None:
    edit(PLAN, "fictional: true", written)
    assert dataset(load(good)).fictional is expected


def test_a_broken_root_makes_no_dataset(good: Path) -> None:
    (good / PLAN).unlink()
    with pytest.raises(AssertionError, match="must not be used"):
        dataset(load(good))


# the real plans


@pytest.fixture(scope="module")
def real() -> Dataset:
    return dataset(load(PROJECT))


@pytest.fixture(scope="module")
def klaipeda(real: Dataset) -> tuple[Measure, ...]:
    """The measures of the plan for 2020–2025."""
    return real.plans[0].measures


def test_the_real_data_have_no_problem() -> None:
    assert check(PROJECT, load(PROJECT), AS_OF) == []


def test_the_real_data_are_whole(real: Dataset) -> None:
    assert {data.plan.id: (len(data.objectives), len(data.measures)) for data in real.plans} == {
        "klaipeda-2020-2025": (5, 29),
        "liepaja-klaipeda-2020": (4, 11),
    }
    assert len(real.institutions) == 82
    assert len(list((PROJECT / "measures").rglob("*.yml"))) == 40


def test_the_real_plans_are_not_fictional(real: Dataset) -> None:
    assert not real.fictional


def test_no_status_is_invented(real: Dataset) -> None:
    """No yearly report of the real plans is known."""
    for data in real.plans:
        assert [measure.code for measure in data.measures if measure.status] == []
        assert [objective.code for objective in data.objectives if objective.status] == []


def test_no_letter_is_damaged() -> None:
    files = [*(PROJECT / "plan").rglob("*.yml"), *(PROJECT / "measures").rglob("*.yml")]
    assert len(files) >= 58, "the sweep must find the files"
    assert [file.name for file in files if re.search("[÷\ufffd]", file.read_text("utf-8"))] == []


def test_timeframes_as_printed(klaipeda: tuple[Measure, ...]) -> None:
    frames = Counter((f"{m.timeframe.start}–{m.timeframe.end}", m.timeframe.inferred) for m in klaipeda)
    assert frames == {
        ("2020–2025", False): 22,
        ("2020–2021", False): 3,
        ("2021–2023", False): 1,
        ("2021–2022", False): 1,
        ("2020–2025", True): 2,
    }


def test_an_inferred_timeframe_says_how(klaipeda: tuple[Measure, ...]) -> None:
    inferred = [measure.timeframe for measure in klaipeda if measure.timeframe.inferred]
    assert len(inferred) == 2
    assert all(frame.note and frame.note.lt and frame.note.en for frame in inferred)


def test_one_off_measures(klaipeda: tuple[Measure, ...]) -> None:
    assert [measure.code for measure in klaipeda if measure.kind == "one_off"] == ["1.6", "1.8", "3.1", "3.3"]


def test_reading_a_measure_as_one_off_is_explained(klaipeda: tuple[Measure, ...]) -> None:
    assert [measure.code for measure in klaipeda if (measure.kind == "one_off") != (measure.kind_note is not None)] == []


def test_lost_words_are_visible(real: Dataset) -> None:
    """[…] in the title of exactly those measures that say what is lost, in both languages."""
    measures = [measure for data in real.plans for measure in data.measures]
    lost = [measure.code for measure in measures if measure.lost_text]
    assert lost
    assert [m.code for m in measures if "[…]" in (m.title.en or "")] == lost
    assert [m.code for m in measures if "[…]" in (m.title.lt or "")] == lost


@pytest.mark.parametrize("as_of", [datetime.date(2020, 1, 1), AS_OF, datetime.date(2040, 1, 1)])
def test_expected_reports(as_of: datetime.date, real: Dataset) -> None:
    """One report a year and measure: 24 × 6 + 3 × 2 + 1 × 3 + 1 × 2; the day changes nothing."""
    reports = plan_progress(real.plans[0], as_of).reports
    assert (reports.expected, reports.received) == (155, 0)


def test_the_schema_of_every_file_is_named() -> None:
    """The first line lets an editor check the file while it is written."""
    files = [*(PROJECT / "plan").rglob("*.yml"), *(PROJECT / "measures").rglob("*.yml"), *EXAMPLE.rglob("*.yml")]
    assert len(files) >= 80, "the sweep must find the files"
    for file in files:
        head = file.read_text("utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
        assert found, file
        root = EXAMPLE if file.is_relative_to(EXAMPLE) else PROJECT
        assert (file.parent / found[1]).resolve().parent == schema_folder(root), file


# the fictional example


def test_the_example_only_lacks_evidence() -> None:
    problems = check(EXAMPLE, load(EXAMPLE), AS_OF)
    assert {problem.rule for problem in problems} == {"evidence-given"}
    assert not has_errors(problems)


def test_the_example_is_fictional() -> None:
    data = dataset(load(EXAMPLE))
    assert [one.plan.fictional for one in data.plans] == [True, True]


def test_the_example_shows_every_state() -> None:
    data = dataset(load(EXAMPLE))
    states = {report.state for plan in data.plans for measure in plan.measures for report in measure.status.values()}
    assert len(states) == 6


def test_many_files_are_read_as_few_are(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A second process reads most of them; a fault in one of those is told as ever."""
    folder = good / "measures/rasupe-2024-2026"
    text = (folder / "1.02-guide.yml").read_text("utf-8")
    for number in range(3, 60):
        (folder / f"1.{number:02}-guide.yml").write_text(text.replace('"1.2"', f'"1.{number}"'), "utf-8")
    (folder / "1.58-guide.yml").write_text(text.replace("kind: one_off", "kind: [one_off"), "utf-8")
    alone = load(good)
    monkeypatch.setattr("tracker.loading.ahead.MANY", 10)
    assert load(good) == alone
    assert [problem.path for problem in alone.problems] == ["measures/rasupe-2024-2026/1.58-guide.yml"]
