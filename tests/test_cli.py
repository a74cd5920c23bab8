"""The command: exit codes, formats, languages, dates and help."""

import datetime
import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from tracker.checked import as_of_today
from tracker.cli import _language, cli
from tracker.loading import load
from tracker.schemas import schema_folder, schemas

PROJECT = Path(__file__).parent.parent
GUIDE = "measures/rasupe-2024-2026/1.02-guide.yml"
Edit = Callable[[str, str, str], None]
Runner = Callable[..., subprocess.CompletedProcess[str]]


def run(*arguments: str | Path, **environment: str) -> Result:
    """Runs the command inside the test's own process."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], env={"SOURCE_DATE_EPOCH": "1771113600", **environment})


# Exit codes --------------------------------------------------------------------------------------------------------


def test_good_data_exit_0(good: Path) -> None:
    done = run("--root", good, "--lang", "en", "check")
    assert (done.exit_code, done.output) == (0, "No errors. Plans: 1, measures: 2.\n")


def test_wrong_data_exit_1_with_every_problem_and_no_traceback(good: Path, edit: Edit) -> None:
    edit(GUIDE, 'code: "1.2"', 'code: "one"')
    edit("measures/rasupe-2024-2026/1.01-evening-talks.yml", "owners: [", "owners: [nobody, ")
    done = run("--root", good, "--lang", "en", "check")
    assert done.exit_code == 1
    assert [line.split(":")[0] for line in done.output.splitlines()] == ["measures/rasupe-2024-2026/1.01-evening-talks.yml", GUIDE]
    assert isinstance(done.exception, SystemExit)


def test_a_warning_alone_exits_0() -> None:
    done = run("--root", PROJECT / "tests/example", "--lang", "en", "check")
    assert done.exit_code == 0
    assert "warning: " in done.output
    assert "error: " not in done.output
    assert done.output.endswith("No errors. Plans: 2, measures: 21.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--format", "xml", "check"],
        ["--lang", "de", "check"],
        ["--as-of", "15.02.2026", "check"],
        ["--as-of", "2026-02-30", "check"],
        ["--colour", "check"],
        ["unknown"],
        ["check", "too", "many"],
        ["--root", "tests/example", "serve"],  # the preview shows this project's own data
    ],
)
def test_wrong_usage_exits_2_and_says_what_is_meant(arguments: list[str]) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert "Usage: " in done.output


def test_an_unknown_root_is_a_message_not_a_traceback(tmp_path: Path) -> None:
    done = run("--root", tmp_path / "nowhere", "--lang", "en", "check")
    assert done.exit_code in (1, 2)
    assert isinstance(done.exception, SystemExit)
    assert done.output


def test_the_exit_codes_reach_the_shell(good: Path, edit: Edit, run_build: Runner) -> None:
    assert run_build("--root", good, "check").returncode == 0
    edit(GUIDE, 'code: "1.2"', 'code: "one"')
    assert run_build("--root", good, "check").returncode == 1
    assert run_build("--format", "xml").returncode == 2


def test_a_bug_of_ours_is_a_traceback(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.load", lambda *_: 1 / 0)
    assert isinstance(run("--root", good, "check").exception, ZeroDivisionError)


# Formats and languages ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", ["json", "gitlab"])
def test_machines_get_a_list_and_nothing_else(good: Path, edit: Edit, form: str) -> None:
    assert json.loads(run("--root", good, "--format", form, "check").output) == []
    edit(GUIDE, 'code: "1.2"', 'code: "one"')
    done = run("--root", good, "--format", form, "--lang", "en", "check")
    assert done.exit_code == 1
    (problem,) = json.loads(done.output)
    assert "is not the code of a measure." in (problem.get("message") or problem["description"])


def test_github_gets_workflow_commands_and_nothing_else(good: Path, edit: Edit) -> None:
    assert run("--root", good, "--format", "github", "check").output == ""
    edit(GUIDE, 'code: "1.2"', 'code: "one"')
    assert run("--root", good, "--format", "github", "check").output.startswith(f"::error file={GUIDE},line=1,col=7,title=shape::")


@pytest.mark.parametrize(
    ("language", "said"), [("lt", "Klaidų nėra. Planų: 1, priemonių: 2.\n"), ("en", "No errors. Plans: 1, measures: 2.\n")]
)
def test_messages_come_in_the_language_asked_for(good: Path, language: str, said: str) -> None:
    assert run("--root", good, "--lang", language, "check").output == said


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"LC_ALL": "lt_LT.UTF-8"}, "lt"),
        ({"LC_ALL": "", "LC_MESSAGES": "", "LANG": "lt_LT.UTF-8"}, "lt"),
        ({"LC_ALL": "en_GB.UTF-8", "LANG": "lt_LT.UTF-8"}, "en"),
        ({"LC_ALL": "de_DE.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8"}, "en"),
    ],
)
def test_unasked_messages_come_in_the_language_of_the_system(
    environment: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert _language() == language


# The date ----------------------------------------------------------------------------------------------------------


def test_the_date_is_today_unless_the_environment_or_the_caller_says_another(
    good: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert as_of_today() == datetime.date.today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1771113599")
    assert as_of_today() == datetime.date(2026, 2, 14), "the second before midnight, in universal time"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1771113600")
    assert as_of_today() == datetime.date(2026, 2, 15)


def test_a_report_from_the_future_is_seen_by_the_date_given(good: Path) -> None:
    def problems(*arguments: str | Path, **environment: str) -> set[str]:
        return {one["rule"] for one in json.loads(run("--root", good, "--format", "json", *arguments, "check", **environment).output)}

    measure = good / "measures/rasupe-2024-2026/1.01-evening-talks.yml"
    assert "reported_on: 2025-" in measure.read_text("utf-8")
    assert "not-in-the-future" in problems("--as-of", "2024-12-31")
    assert "not-in-the-future" in problems(SOURCE_DATE_EPOCH="1735603200")
    # What the caller says goes before the environment.
    assert "not-in-the-future" not in problems("--as-of", "2026-02-15", SOURCE_DATE_EPOCH="1735603200")


def test_the_day_of_the_site_is_the_day_asked_for(good: Path, run_build: Runner, tmp_path: Path) -> None:
    done = run_build("--root", good, "--as-of", "2026-07-01", "build", "--no-cache", "--site", tmp_path / "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "2026\N{NO-BREAK SPACE}m. liepos 1\N{NO-BREAK SPACE}d." in (tmp_path / "site/index.html").read_text("utf-8")


# Building ----------------------------------------------------------------------------------------------------------


def test_without_a_command_the_site_is_built(good: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    built: list[Path] = []
    monkeypatch.setattr("tracker.site.build_site", lambda given: built.append(given.target) or 7)
    done = run("--root", good, "--lang", "en")
    assert done.exit_code == 0, done.output
    assert built == [PROJECT / "build" / "site-root"], "another root never lands in the site of this one"
    assert done.output.startswith("7 pages in ")
    assert "This site was made from data without their history" in done.output
    assert done.output.count("Warning: mkdocs.yml names no address of the site's coordinator (coordinator_email)") == 1
    monkeypatch.setattr("tracker.site.coordinator_email", lambda: "plan@example.org")
    assert "coordinator" not in run("--root", good, "--lang", "en").output


def test_a_broken_root_is_not_built(good: Path, edit: Edit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.site.build_site", lambda _: pytest.fail("built in spite of an error"))
    edit(GUIDE, 'code: "1.2"', 'code: "one"')
    assert run("--root", good).exit_code == 1


# Generated files ---------------------------------------------------------------------------------------------------


def test_schema_check_changes_nothing_and_fails_when_a_file_is_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    before = {path: path.read_bytes() for path in schema_folder(PROJECT).glob("*.json")}
    assert len(before) > 5
    assert run("--lang", "en", "schema", "--check").exit_code == 0
    monkeypatch.setattr("tracker.schemas.schemas", lambda known: {**schemas(known), "measure": {"title": "changed"}})
    done = run("--lang", "en", "schema", "--check")
    why = "The models, their words, the rules or plan/institutions.yml have changed. Run: python build.py schema"
    assert (done.exit_code, done.output) == (1, f"tracker/schemas/measure.json: stale\n{why}\n")
    assert {path: path.read_bytes() for path in schema_folder(PROJECT).glob("*.json")} == before


def test_a_new_institution_makes_the_schemas_of_its_root_stale(good: Path, edit: Edit) -> None:
    written = run("--root", good, "--lang", "en", "schema")
    assert (written.exit_code, len(written.output.splitlines())) == (0, len(list((good / "schemas").glob("*.json"))))
    assert run("--root", good, "schema", "--check").exit_code == 0
    edit(
        "plan/institutions.yml",
        "  - id: city\n",
        "  - {id: police, name: {lt: Policija}, name_basis: {lt: printed, en: printed}, kind: police}\n  - id: city\n",
    )
    done = run("--root", good, "--lang", "en", "schema", "--check")
    assert done.exit_code == 1
    assert "schemas/measure.json: stale\n" in done.output
    assert done.output.endswith(f"plan/institutions.yml have changed. Run: python build.py --root {good} schema\n")
    assert run("--root", good, "schema").exit_code == 0
    assert '"police"' in (good / "schemas/measure.json").read_text("utf-8")
    assert load(good).problems == (), "the folder beside the data is none of the loader's business"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (("kind: municipal", "kind: town"), "[unknown-choice]"),
        (("- id: libraries", "- id: city"), "[institution-once]"),
        (("institutions:\n", "institutions: [\n"), "[syntax]"),
    ],
)
def test_no_schema_is_written_from_a_list_of_institutions_with_errors(good: Path, spoil: tuple[str, str], said: str) -> None:
    text = (good / "plan/institutions.yml").read_text("utf-8")
    (good / "plan/institutions.yml").write_text(text.replace(*spoil, 1), "utf-8")
    for command in (["schema"], ["schema", "--check"]):
        done = run("--root", good, "--lang", "en", *command)
        assert done.exit_code == 1
        assert said in done.output
    assert not (good / "schemas").exists()


def test_schemas_are_written_while_another_file_is_wrong(good: Path, edit: Edit) -> None:
    edit(GUIDE, 'code: "1.2"', 'code: "one"')
    assert run("--root", good, "schema").exit_code == 0


# Help --------------------------------------------------------------------------------------------------------------

COMMANDS: list[click.Command] = [cli, *cli.commands.values()]


def test_the_sweeps_below_have_something_to_sweep() -> None:
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: str(command.name))
def test_every_command_and_option_says_what_it_does(command: click.Command) -> None:
    assert command.help
    assert command.help.split("\n")[0].endswith(".")
    options = [one for one in command.params if isinstance(one, click.Option)]
    assert [one.name for one in options if not one.help] == []


@pytest.mark.parametrize("command", [[], *([name] for name in cli.commands)], ids=lambda words: " ".join(words) or "build.py")
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_help_is_printed(command: list[str], flag: str) -> None:
    done = run(*command, flag)
    assert done.exit_code == 0
    assert done.output.startswith("Usage: ")
