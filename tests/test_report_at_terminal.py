"""`report MEASURE YEAR`: by options or by questions, ending in the very files that a report handed in as a file would give."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_origin

import pytest
import yaml
from click.testing import CliRunner, Result
from pydantic import BaseModel

from tracker.cli import asking, cli, reporting
from tracker.models import Record, YearStatus
from tracker.models.words import LABELS
from tracker.problems import Language
from tracker.updating import WrongPath, merge, placed, position_written

EXAMPLE = Path(__file__).parent / "example"
PLAN = "gintupe-2020-2025"
OFFICERS = f"measures/{PLAN}/3.04-training-of-officers.yml"
FORM = f"measures/{PLAN}/4.03-common-data-form.yml"
REPORT: dict[str, Any] = {
    "state": "done",
    "summary": {"lt": "Įvyko dveji bendri mokymai: pavasarį ir rudenį.", "en": "Two joint courses were held."},
    "reported_by": "police",
    "reported_on": "2025-02-20",
    "outputs": [
        {"what": {"lt": "Mokymai"}, "value": "2", "unit": "events", "basis": "events"},
        {
            "what": {"lt": "Dalyviai"},
            "value": "20",
            "unit": "people",
            "basis": "unique_people",
            "by_sex": {"women": "9", "men": "11"},
        },
    ],
    "money": {"planned": "700", "spent": "650.50", "source": "municipal"},
    "evidence": [{"title": {"lt": "Darbotvarkė"}, "url": "https://example.org/gintupe/2024", "date": "2024-05-12"}],
    "next_steps": {"lt": "Mokymai bus kartojami."},
    "contributions": [{"by": "womens-aid-society", "reported_on": "2025-03-07", "summary": {"lt": "Vedė vieną dalį."}, "confirms": "true"}],
}
ANSWERS = "".join(
    f"{line}\n"
    for line in (
        *("1", REPORT["summary"]["lt"], REPORT["summary"]["en"], "1", "2025-02-20", "", "", ""),
        "n",  # no decision to discontinue
        *("y", "Mokymai", "", "2", "events", "events counted", "n", "", "", ""),
        *("y", "Dalyviai", "", "20", "1", "each person counted once", "y", "9", "11", "", "", ""),
        "n",  # no third result
        *("y", "700", "650.50", "municipal", "", ""),
        *("y", "Darbotvarkė", "", "https://example.org/gintupe/2024", "", "", "2024-05-12"),
        "n",  # no other evidence
        *("", "", "Mokymai bus kartojami.", ""),
        *("y", "4", "2025-03-07", "Vedė vieną dalį.", "", "y"),
        "n",  # no other contribution
        "n",  # no correction
    )
)
"""What is typed to report the same in English: numbers of the list, labels or words; an empty line leaves a question out."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the fictional plan."""
    return shutil.copytree(EXAMPLE, tmp_path / "root")


def run(root: Path, *arguments: str, lang: Language = "en", typed: str | None = None) -> Result:
    """Runs `report …` as of 15 February 2026, with what is typed."""
    given = ["--root", str(root), "--lang", lang, "report", *arguments]
    return CliRunner().invoke(cli, given, input=typed, env={"SOURCE_DATE_EPOCH": "1771113600"})


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def options(report: Any, at: str = "") -> Iterator[str]:
    """`--set` for every value of a report."""
    if isinstance(report, str):
        yield from ("--set", f"{at}={report}")
        return
    for step, part in report.items() if isinstance(report, dict) else enumerate(report):
        yield from options(part, f"{at}.{step}".removeprefix("."))


@pytest.fixture
def by_file(tmp_path: Path) -> dict[str, bytes]:
    """The tree after `report --from` of the report."""
    root = shutil.copytree(EXAMPLE, tmp_path / "by_file")
    file = tmp_path / "report.yml"
    report = {"plan": PLAN, "measure": "3.4", "year": "2024", "report": REPORT}
    file.write_text(yaml.safe_dump({"reports": [report]}, allow_unicode=True, default_style='"'), "utf-8")
    done = run(root, "--from", str(file))
    assert (done.exit_code, done.output) == (0, f"3.4, 2024: a new report (done) – {OFFICERS}\nReports written: 1.\n")
    return tree(root)


# The same report, whichever way -------------------------------------------------------------------------------------


def test_options_end_in_the_same_files_as_a_report_file(root: Path, by_file: dict[str, bytes]) -> None:
    done = run(root, "3.4", "2024", *options(REPORT))
    assert (done.exit_code, done.output) == (0, f"3.4, 2024: a new report (done) – {OFFICERS}\nReports written: 1.\n")
    assert tree(root) == by_file
    assert tree(root) != tree(EXAMPLE)


def test_answers_end_in_the_same_files_as_a_report_file(root: Path, by_file: dict[str, bytes]) -> None:
    done = run(root, "3.4", "2024", typed=ANSWERS + "y\n")
    assert done.exit_code == 0, done.output
    assert "3.4 To organise joint training" in done.output
    assert "2023:\n  State: Done\n  What was done – In Lithuanian: Įvyko vieneri bendri mokymai." in done.output
    assert "+    state: done" in done.output
    assert done.output.endswith(f"Write it? [y/N]: y\n3.4, 2024: a new report (done) – {OFFICERS}\nReports written: 1.\n")
    assert tree(root) == by_file


def test_answers_in_lithuanian_do_the_same(root: Path, by_file: dict[str, bytes]) -> None:
    english = {
        "events": "renginiai",
        "events counted": "skaičiuoti renginiai",
        "each person counted once": "kiekvienas žmogus skaičiuotas vieną kartą",
        "municipal": "Savivaldybės biudžetas",
        "y": "taip",
    }
    typed = "\n".join(english.get(line, line) for line in ANSWERS.split("\n"))
    done = run(root, "3.4", "2024", lang="lt", typed=typed + "t\n")
    assert done.exit_code == 0, done.output
    assert "Įrašyti? [t/N]: t\n" in done.output
    assert tree(root) == by_file


def test_what_is_answered_is_written_unasked_where_somebody_says_so(root: Path, by_file: dict[str, bytes]) -> None:
    assert run(root, "3.4", "2024", "--yes", typed=ANSWERS).exit_code == 0
    assert tree(root) == by_file


@pytest.mark.parametrize("way", ["options", "answers"])
def test_a_dry_run_shows_the_difference_and_writes_nothing(root: Path, way: str) -> None:
    given = list(options(REPORT)) if way == "options" else []
    done = run(root, "3.4", "2024", "--dry-run", *given, typed=None if given else ANSWERS)
    assert done.exit_code == 0
    assert '+  "2024":\n+    state: done' in done.output
    assert done.output.endswith("A trial: nothing was written.\n")
    assert tree(root) == tree(EXAMPLE)


CORRECTED = "y\nPataisyta.\n\n2026-02-10\n"
"""The last question: what is changed in a year that is closed is explained."""


def test_enter_keeps_and_a_hyphen_takes_away(root: Path) -> None:
    before = (root / FORM).read_text("utf-8")
    kept = run(root, "4.3", "2023", typed="\n" * 30)
    assert "4.3, 2023: stands there already.\nReports written: 0.\n" in kept.output
    assert tree(root) == tree(EXAMPLE)
    # The Lithuanian text of the obstacles is the eleventh question.
    done = run(root, "4.3", "2023", "--yes", typed="\n" * 11 + "\n-\n-\n" + "\n" * 3 + CORRECTED)
    assert done.exit_code == 0, done.output
    gone = [line for line in before.splitlines() if line not in (root / FORM).read_text("utf-8").splitlines()]
    assert [line.strip().partition(":")[0] for line in gone] == ["obstacles", "lt", "en"]
    assert "# Po termino: priemonė vėluoja" in (root / FORM).read_text("utf-8"), "comments stay"


def test_entries_are_kept_changed_or_taken_away(root: Path) -> None:
    # State, summary, reporter, day, interim, reason, decision; then two outputs, money, evidence.
    typed = "\n" * 9 + "-\nc\n\n\n53\n\n\n\n\n\n\n\n" + "n\n" + "\n" * 9 + CORRECTED
    done = run(root, "3.4", "2022", "--dry-run", typed=typed)
    assert done.exit_code == 0, done.output
    changed = [line for line in done.output.splitlines() if line.startswith(("+ ", "- "))]
    assert '+        value: "53"' in changed
    assert "-      - what: {lt: Mokymai, en: Courses}" in changed
    assert not [line for line in changed if "url" in line or "spent" in line]


# What is wrong --------------------------------------------------------------------------------------------------------


def test_a_wrong_answer_is_asked_again_at_once(root: Path, by_file: dict[str, bytes]) -> None:
    typed = ANSWERS.replace("1\n", "9\nfinished\n\n1\n", 1).replace("2025-02-20\n", "2025-02-30\n20 February\n2025-02-20\n", 1)
    typed = typed.replace("\n700\n", "\n7 00 €\n700\n").replace("\n4\n2025-03-07", "\nwomens-aid\n4\n2025-03-07")
    done = run(root, "3.4", "2024", "--yes", typed=typed)
    assert done.exit_code == 0, done.output
    assert done.output.count("Not accepted: write a number or a word of the list.") == 2
    assert "Not accepted: an answer is required." in done.output
    assert 'Not accepted: there is no such day as "2025-02-30".' in done.output
    assert 'Not accepted: "20 February" is not a date. Write year-month-day' in done.output
    assert 'Not accepted: "7 00 €" is not an amount of money.' in done.output
    assert 'Not accepted: there is no institution "womens-aid". Did you mean "womens-aid-society"?' in done.output
    assert tree(root) == by_file


SHORT = "5\nMokymai neįvyko.\n\n1\n2025-02-20\n\n\n\nn\nn\nn\nn\n\n\n\n\nn\nn\n"
"""Not done, and no reason given: against a rule."""


def test_answers_against_a_rule_can_be_corrected(root: Path) -> None:
    done = run(root, "3.4", "2024", "--yes", typed=SHORT + "y\n\nNegautas finansavimas.\n\n")
    assert 'State: error: "Not done" needs a reason. Add "Reason". [reason-given]\n' in done.output
    assert done.exit_code == 0, done.output
    assert "Negautas finansavimas." in (root / OFFICERS).read_text("utf-8")
    again = done.output.split("Correct the answers? [Y/n]")[1]
    assert "\nState (required)" in again
    assert "\nDay of the report" not in again, "only what is wrong is asked again"


def test_a_closed_year_is_not_changed_in_silence(root: Path) -> None:
    said = (
        "the report for 2022 was changed without an explanation, though two reporting deadlines have passed. "
        "Add correction: {why: {lt: …}, on: YYYY-MM-DD} and say what changed. [closed-year-corrected]"
    )
    done = run(root, "3.4", "2022", "--set", "next_steps.lt=Tęsti.")
    assert (done.exit_code, said in done.output) == (1, True), done.output
    assert tree(root) == tree(EXAMPLE)
    why = ("--set", "correction.why.lt=Praleista.", "--set", "correction.on=2026-02-10")
    done = run(root, "3.4", "2022", "--set", "next_steps.lt=Tęsti.", *why)
    assert done.exit_code == 0, done.output


def test_what_an_answer_makes_wrong_elsewhere_can_be_corrected_by_any_answer(root: Path) -> None:
    # In 2022 the work was in progress: it cannot have been done in 2021.
    rest = "\n" * 17
    done = run(root, "4.3", "2021", "--yes", typed=f"1\n{rest}y\n4\n{rest}")
    assert f"\n{FORM}:" in done.output
    assert done.output.endswith("4.3, 2021: stands there already.\nReports written: 0.\n")
    assert done.output.count("\nNext steps. ") == 2, "every question is asked again"
    assert tree(root) == tree(EXAMPLE)


def test_who_gives_up_writes_nothing(root: Path) -> None:
    done = run(root, "3.4", "2024", "--yes", typed=SHORT + "n\n")
    assert done.exit_code == 1
    assert done.output.endswith("Stopped: nothing was written.\n")
    assert tree(root) == tree(EXAMPLE)


def test_who_does_not_confirm_writes_nothing(root: Path) -> None:
    done = run(root, "3.4", "2024", typed=ANSWERS + "n\n")
    assert done.exit_code == 1
    assert tree(root) == tree(EXAMPLE)


def test_problems_of_options_name_the_option(root: Path) -> None:
    given = ["reported_by=court", "reported_on=2025-02-20", "state=not_done", "summary.lt=x", "outputs.0=", "outputs.1.value=many"]
    done = run(root, "3.4", "2022", *(word for one in given for word in ("--set", one)))
    assert done.exit_code == 1
    lines = done.output.splitlines()
    assert any(line.startswith('--set outputs.1.value: error: "many" is not a number.') for line in lines), (
        "entries are numbered as written"
    )
    assert lines[-1] == "Nothing was written."
    missing = run(root, "3.4", "2024", "--set", "state=not_done")
    assert "--set summary: error: this field is missing." in missing.output
    assert tree(root) == tree(EXAMPLE)


@pytest.mark.parametrize(("module", "typed"), [(reporting, None), (asking, ANSWERS)])
def test_what_changed_since_the_report_was_begun_is_not_overwritten(
    root: Path, module: Any, typed: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*given: Any) -> Any:
        text = (root / OFFICERS).read_text("utf-8")
        other = '  "2024":\n    state: in_progress\n    summary: {lt: Kita.}\n    reported_by: court\n    reported_on: 2025-01-15\n'
        (root / OFFICERS).write_text(text.replace("  # 2024 m. neatsiskaitė", other + "  # 2024 m. neatsiskaitė"), "utf-8")
        return merge(*given)

    monkeypatch.setattr(module, "merge", meanwhile)
    done = run(root, "3.4", "2024", *([] if typed else options(REPORT)), typed=typed)
    assert done.exit_code == 1
    assert "[changed-meanwhile]" in done.output
    assert "nothing was written" in done.output.lower()
    assert "Mokymai bus kartojami" not in (root / OFFICERS).read_text("utf-8")


@pytest.mark.parametrize(("lang", "said"), [("lt", "Nutraukta: niekas neįrašyta.\n"), ("en", "Stopped: nothing was written.\n")])
def test_an_end_in_the_middle_writes_nothing(root: Path, lang: Language, said: str) -> None:
    done = run(root, "3.4", "2024", "--yes", lang=lang, typed="1\nPusė")
    assert (done.exit_code, done.output.endswith(said)) == (1, True)
    assert tree(root) == tree(EXAMPLE)


def test_control_c_writes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(asking.Interview, "go_through", interrupted)
    done = run(root, "3.4", "2024", "--yes", typed=ANSWERS)
    assert (done.exit_code, done.output.endswith("Stopped: nothing was written.\n")) == (1, True)
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["3.44", "2024"], 'there is no measure 3.44. Did you mean "3.4"?'),
        (["3.4", "2024", "--plan", "gintupe-2026-2028"], "there is no measure 3.4 in the plan gintupe-2026-2028."),
        (["3.4", "2024", "--plan", "gintupe-2020"], 'there is no plan "gintupe-2020". Did you mean "gintupe-2020-2025"?'),
        (["1.1", "2024"], "several plans have a measure 1.1: --plan gintupe-2020-2025, --plan gintupe-2026-2028"),
        (["3.4"], "name a year after the measure"),
        (["3.4", "20233"], '"20233" is not a year; write four digits. Did you mean "2023"?'),
        ([], "name a measure and a year"),
        (["3.4", "2024", "--from", "report.yml"], "with --from no measure"),
        (["--set", "state=done", "--from", "report.yml"], "with --from no measure"),
        (["3.4", "2024", "--set", "state"], "--set is written like this"),
        (["3.4", "2024", "--set", "outptus.0.value=3"], 'there is no field "outptus". Did you mean "outputs"?'),
        (["3.4", "2024", "--set", "money.spend=3"], 'there is no field "spend". Did you mean "spent"?'),
        (["3.4", "2024", "--set", "outputs.value=3"], 'after "outputs" comes the number of an entry, from 0.'),
        (["3.4", "2024", "--set", "outputs.1.value=3"], '"outputs" has 0 entries; the next one is 0.'),
        (["3.4", "2024", "--set", "summary=text"], '"summary" has parts; say which. Possible: summary.lt, summary.en.'),
        (["3.4", "2024", "--set", "state.done=yes"], '"state" has no parts.'),
        (["3.4", "2024", "--set", "state=\udcff"], "--set is written like this"),
    ],
)
def test_wrong_usage_says_what_is_meant(root: Path, arguments: list[str], message: str) -> None:
    done = run(root, *arguments)
    assert done.exit_code == 2
    assert message in done.output
    assert tree(root) == tree(EXAMPLE)


def test_answers_in_another_encoding_are_a_message(root: Path) -> None:
    command = [sys.executable, str(EXAMPLE.parent.parent / "build.py"), "--root", str(root), "--lang", "en", "report", "3.4", "2024"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}
    done = subprocess.run(command, input="1\nĮvyko\n".encode("windows-1257"), env=environment, capture_output=True, check=False)
    assert (done.returncode, b"the answers are not text in UTF-8." in done.stderr) == (2, True), done.stderr
    assert tree(root) == tree(EXAMPLE)


def test_questions_are_for_people(root: Path) -> None:
    done = CliRunner().invoke(cli, ["--root", str(root), "--lang", "en", "--format", "json", "report", "3.4", "2024"])
    assert (done.exit_code, "questions need --format text" in done.output) == (2, True)


def test_a_plan_is_named_where_several_have_the_measure(root: Path) -> None:
    done = run(root, "1.1", "2024", "--plan", PLAN, "--set", "obstacles.lt=Trūko patalpų.")
    assert (done.exit_code, "1.1, 2024: " in done.output) == (0, True), done.output


def test_a_misspelt_field_of_the_file_is_named(root: Path) -> None:
    text = (root / FORM).read_text("utf-8")
    (root / FORM).write_text(text.replace("    obstacles:\n", "    obstakles:\n"), "utf-8")
    before = tree(root)
    done = run(root, "4.3", "2023", typed="1\n" + "\n" * 30)
    assert 'obstakles: error: there is no such field here. Did you mean "obstacles"?' in done.output
    assert (done.exit_code, tree(root)) == (1, before)


def test_money_in_one_word_is_asked_in_parts_and_stays_one_word(root: Path) -> None:
    done = run(root, "4.1", "2022", "--dry-run", typed="\n" * 11 + "c\n\n500\n" + "\n" * 10 + CORRECTED)
    assert "Source of funding: the institution's own budget (Enter: keep" in done.output
    assert "-    money: own_budget\n+    money:\n" in done.output
    assert '+      spent: "500"\n' in done.output
    assert run(root, "4.1", "2022", "--yes", typed="\n" * 30).output.endswith("stands there already.\nReports written: 0.\n")


def test_a_broken_file_takes_no_report(root: Path) -> None:
    (root / OFFICERS).write_text("code: [", "utf-8")
    done = run(root, "3.4", "2024", "--set", "state=done")
    assert (done.exit_code, done.output) == (
        1,
        f"{OFFICERS}:1:1: error: the measure's file has errors. Correct them first: build.py check. [file-broken]\n",
    )


# Every field, in both languages -------------------------------------------------------------------------------------------


def models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [one for part in get_args(annotation) for one in models_in(part)]


def questions(model: type[BaseModel], language: Language, within: str = "") -> Iterator[str]:
    """How each plain value of a report is asked for, by the models and their labels alone."""
    for name, one in model.model_fields.items():
        label = LABELS[f"{model.__name__}.{name}"].to(language)
        inner = next(iter(models_in(one.annotation)), None)
        if inner and get_origin(one.annotation) is tuple:
            label = f"{LABELS[inner.__name__].to(language)} 1"
        if inner:
            yield from questions(inner, language, f"{within}{label} – ")
        else:
            yield f"{within}{label}"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions put; each is answered with one thing after another until something is taken."""
    put: list[str] = []
    tries = ["2024-02-01", "1", "https://example.org/a", "t"]

    def prompt(question: str, **_: Any) -> str:
        put.append(question)
        if "[t/N]" in question or "[y/N]" in question:
            return "n" if "dar?" in question or "another?" in question else "t"
        if "[T/n]" in question or "[Y/n]" in question:
            return "n"
        return tries[put.count(question) - 1]

    monkeypatch.setattr("tracker.cli.prompting.click.prompt", prompt)
    return put


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_field_of_a_report_is_asked(root: Path, asked: list[str], language: Language) -> None:
    done = run(root, "3.4", "2024", "--dry-run", lang=language)
    assert isinstance(done.exception, SystemExit | None), done.exception
    wanted = list(questions(YearStatus, language))
    assert len(wanted) > 40
    put = [question.partition(" (")[0] for question in dict.fromkeys(asked)]
    assert [question for question in put if question in wanted] == wanted


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_words_are_those_of_the_reader(root: Path, asked: list[str], language: Language) -> None:
    output = run(root, "3.4", "2024", "--dry-run", lang=language).output
    own, other = ("Būsena", "State") if language == "lt" else ("State", "Būsena")
    assert f"\n{own} (" in output
    assert f"\n{other} (" not in output
    assert "`" not in output
    assert "‹" not in output


@pytest.mark.parametrize("language", ["lt", "en"])
def test_the_command_of_the_guide_does_what_it_says(root: Path, language: Language) -> None:
    guide = (EXAMPLE.parent.parent / f"handbook/reporting.{language}.md").read_text("utf-8")
    (command,) = re.findall(
        r"^\.venv/bin/python build\.py --lang \w+ report ([^\n]*--set.*?[^\\])$", guide.replace("\\\n", " "), re.MULTILINE
    )
    done = run(root, *shlex.split(command))
    assert done.exit_code == 0, done.output
    assert '+  "2023":\n+    state: in_progress' in done.output
    assert tree(root) == tree(EXAMPLE)


# Where a dotted name leads ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "path", "value", "expected"),
    [
        ({}, "state", "done", {"state": "done"}),
        ({"money": "own_budget"}, "money.spent", "5", {"money": {"source": "own_budget", "spent": "5"}}),
        ({}, "money", "own_budget", {"money": {"source": "own_budget"}}),
        ({"outputs": [{"value": "1"}]}, "outputs.0.value", "2", {"outputs": [{"value": "2"}]}),
        ({"outputs": [{"value": "1"}]}, "outputs.0", "", {"outputs": [""]}),
    ],
)
def test_a_value_is_placed(report: Any, path: str, value: str, expected: Any) -> None:
    before = repr(report)
    assert placed(report, path, value) == expected
    assert repr(report) == before, "what was given stays as it was"


@pytest.mark.parametrize(
    "path", ["", ".", "state.", "outputs.-1.value", "outputs.0.0", "outputs.9999.value", "outputs.²", "outputs.0.what.lt.x"]
)
def test_a_path_that_leads_nowhere_is_told(path: str) -> None:
    assert isinstance(placed({}, path, "x"), WrongPath)


def test_entries_that_are_gone_are_counted_where_they_were_written() -> None:
    assert position_written({"outputs": ["", {"value": "1"}]}, ("outputs", 0, "value")) == ("outputs", 1, "value")
