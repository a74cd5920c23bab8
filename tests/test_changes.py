"""`build.py changes` and `build.py check --against`, told of a fictional plan's history; what is told stands in `tests/told/`."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from story import COMMITS, PERSONAL_CODE, write_repository
from story.plan import COURSES, GUIDE, TALKS

from tracker.cli import cli

TOLD = Path(__file__).parent / "told"
PAIRS = {
    "first-reports": ("partner", "assessed-2020", "2021-04-12"),
    "plan-text": ("adopted", "calls-2019", "2020-06-08"),
    "leak": ("assessed-2020", "leak", "2022-02-01"),
    "leak-mended": ("leak", "leak-mended", "2022-02-02"),
    "correction": ("objective-2-2021", "corrected", "2022-05-16"),
    "form-only": ("corrected", "form-only", "2022-06-01"),
    "renamed": ("form-only", "renamed", "2022-06-20"),
    "step-back": ("film-2022", "backwards", "2023-03-13"),
    "several-owners": ("helpline-2022", "backwards", "2023-03-13"),
    "evidence-gone": ("forwards", "evidence-gone", "2023-04-03"),
    "owner-changed": ("evidence-again", "owner-changed", "2023-05-04"),
    "superseded": ("owner-changed", "superseded", "2023-07-02"),
    "institutions": ("objective-2-2023", "provider", "2024-05-06"),
    "wording": ("lessons-2024", "wording", "2025-03-03"),
    "deleted": ("wording-amended", "deleted", "2025-04-07"),
    "closed-year": ("restored", "closed-year", "2025-05-12"),
    "six-years": ("adopted", "lessons-2025", "2026-03-01"),
    "nothing": ("lessons-2025", "lessons-2025", "2026-03-01"),
}
"""Name of the file -> from, to, and the day of the counts."""
KINDS = {
    "en.txt": ("en", "text"),
    "lt.txt": ("lt", "text"),
    "en.md": ("en", "markdown"),
    "lt.md": ("lt", "markdown"),
    "json": ("en", "json"),
}
"""How the file ends -> language and form."""
SHORT = ("leak", "correction", "form-only", "renamed", "step-back", "owner-changed", "deleted", "nothing")
FILES = [(name, ending) for name in PAIRS for ending in KINDS if ending.endswith("txt") or name in (*SHORT, "six-years")]
FILES.remove(("six-years", "json"))


def run(root: Path, *arguments: str, on: str = "2026-03-01", language: str = "en", **environment: str) -> Result:
    """Runs the command inside the test's own process."""
    given = ["--root", str(root), "--as-of", on, "--lang", language, *arguments]
    return CliRunner().invoke(cli, given, env=environment)


def git(folder: Path, *arguments: str) -> str:
    alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    names = ["-c", "user.name=town", "-c", "user.email=town@example.invalid"]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, env={**os.environ, **alone}, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.fixture
def town(story: Path, tmp_path: Path) -> Path:
    """A copy of the story's repository that a test may change."""
    return shutil.copytree(story, tmp_path / "town")


# What is told ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "ending"), FILES)
def test_changes_are_told_as_they_were(story: Path, name: str, ending: str) -> None:
    base, head, on = PAIRS[name]
    language, kind = KINDS[ending]
    done = run(story, "changes", base, head, "--as", kind, on=on, language=language)
    assert done.exit_code == 0, done.output
    told = TOLD / f"{name}.{ending}"
    if os.environ.get("UPDATE_GOLDEN"):
        told.parent.mkdir(exist_ok=True)
        told.write_text(done.output, "utf-8")
    expected = told.read_text("utf-8") if told.is_file() else ""
    if done.output != expected:
        # A list shows which line differs.
        assert done.output.splitlines() == expected.splitlines(), "if it is meant: UPDATE_GOLDEN=1 pytest tests/test_changes.py"


def test_no_told_file_is_left_over() -> None:
    assert {path.name for path in TOLD.iterdir()} == {f"{name}.{ending}" for name, ending in FILES}


def test_the_story_is_long_enough_to_try_everything() -> None:
    assert len(COMMITS) >= 40
    assert sum(PERSONAL_CODE in (text or "") for commit in COMMITS for text in commit.files.values()) == 1


@pytest.mark.parametrize("kind", ["text", "markdown", "json"])
@pytest.mark.parametrize(("base", "head"), [("assessed-2020", "leak"), ("leak", "leak-mended"), ("leak-mended", "leak")])
def test_a_personal_code_shows_nowhere(story: Path, base: str, head: str, kind: str) -> None:
    done = run(story, "changes", base, head, "--as", kind)
    assert done.exit_code == 0
    assert "•••" in done.output
    assert PERSONAL_CODE not in done.output


# Which sides -------------------------------------------------------------------------------------------------------


def test_without_a_second_revision_the_files_as_they_stand_are_compared(town: Path) -> None:
    (town / COURSES).unlink()
    (town / TALKS).write_text((town / TALKS).read_text("utf-8").replace("Surengti visi 25 pokalbiai.", "Surengti 24 pokalbiai."), "utf-8")
    new = (town / GUIDE.replace("guide", "pocket-guide")).read_text("utf-8").split("status:")[0].replace('"1.2"', '"1.5"')
    (town / GUIDE.replace("1.02-guide", "1.05-untracked")).write_text(new, "utf-8")
    (town / "measures/klevupe-2020-2025/1.03-helpline.yml").write_bytes(
        (town / "measures/klevupe-2020-2025/1.03-helpline.yml").read_bytes().replace(b'superseded: {by: "1.4"', b'superseded: {by: "1.5"')
    )
    status = git(town, "status", "--porcelain")
    done = run(town, "changes", "main")
    assert done.exit_code == 0
    assert done.output.splitlines()[0] == "What changed from main (REV, 10 February 2026) to the files as they stand".replace(
        "REV", git(town, "rev-parse", "--short=9", "main")
    )
    for line in (
        "    - What was done: “Surengti visi 25 pokalbiai.” → “Surengti 24 pokalbiai.”",
        "  1.4 Courses on helping: removed",
        "  1.5 Pocket guide: new measure (2020–2022)",
    ):
        assert line in done.output.splitlines()
    assert git(town, "status", "--porcelain") == status, "nothing of the checkout may change"


def test_line_ends_of_a_checkout_are_no_change(town: Path) -> None:
    for path in town.glob("*/**/*.yml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(town, "changes", "main").output.splitlines()[1:] == ["Nothing has changed."]


def test_the_data_root_may_be_a_folder_of_the_repository(tmp_path: Path) -> None:
    write_repository(tmp_path, COMMITS, inside="tests/example/")
    done = run(tmp_path / "tests/example", "changes", "form-only", "renamed", on="2022-06-20")
    # Only the hashes are others.
    assert done.output.splitlines()[1:] == (TOLD / "renamed.en.txt").read_text("utf-8").splitlines()[1:]
    assert run(tmp_path / "tests/example", "check", "--against", "talks-2025").exit_code == 0


def test_before_the_first_plan_there_was_nothing(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message=Nothing yet")
    for path, text in COMMITS[0].files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text or "", "utf-8")
    done = run(tmp_path, "changes", "main", on="2020-01-20")
    assert "  Safe homes plan: new plan (2020–2025)" in done.output.splitlines()
    assert "In all: done 0 of 5; unknown 5 of 5; reports received 0 of 24" in done.output.splitlines()
    assert run(tmp_path, "check", "--against", "main", on="2020-01-20").exit_code == 0


# What goes wrong ---------------------------------------------------------------------------------------------------


def test_a_revision_with_errors_is_told_with_them(town: Path) -> None:
    good = (town / TALKS).read_text("utf-8")
    (town / TALKS).write_text(good.replace('code: "1.1"', 'code: "one"'), "utf-8")
    git(town, "commit", "--all", "--quiet", "--message=A broken file")
    (town / TALKS).write_text(good, "utf-8")
    done = run(town, "changes", "HEAD")
    assert done.exit_code == 1
    first, last = done.output.splitlines()
    assert first.startswith(f"{TALKS}:1:7: error: code: ")
    assert last == f"Revision {git(town, 'rev-parse', '--short=9', 'HEAD')} has errors, so it cannot be compared."


def test_files_with_errors_are_told_with_them(town: Path) -> None:
    (town / TALKS).write_text("code: [", "utf-8")
    done = run(town, "changes", "HEAD", language="lt")
    assert done.exit_code == 1
    assert done.output.splitlines()[0].startswith(f"{TALKS}:1:")
    assert done.output.splitlines()[-1] == "Palyginti negalima: pirma pataisykite klaidas."


@pytest.mark.parametrize("name", ["nosuch", "-x", "--all", "^main", "main:plan", "main..adopted", "", "\udcff", "a\nb"])
def test_what_is_no_revision_is_wrong_usage(story: Path, name: str) -> None:
    done = run(story, "changes", "--", name)
    assert done.exit_code == 2
    assert "Name a branch, a tag or the hash of a commit." in " ".join(done.output.split())


def test_outside_a_repository_there_is_nothing_to_compare(good: Path) -> None:
    for command in (["changes", "main"], ["check", "--against", "main"]):
        done = run(good, *command, GIT_CEILING_DIRECTORIES=str(good.parent))
        assert done.exit_code == 2
        assert "is in no git repository, so there are no earlier revisions to compare with." in " ".join(done.output.split())


def test_without_git_it_is_said(story: Path, tmp_path: Path) -> None:
    done = run(story, "changes", "main", PATH=str(tmp_path), language="lt")
    assert done.exit_code == 2
    assert "nerasta programa git" in done.output


def test_a_shallow_copy_says_that_history_is_missing(story: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", "--branch=main", f"file://{story}", "shallow")
    done = run(tmp_path / "shallow", "changes", "adopted")
    assert done.exit_code == 2
    assert "git fetch --unshallow brings the rest." in " ".join(done.output.split())


def test_a_place_without_data_is_said(town: Path) -> None:
    (town / "empty").mkdir()
    done = run(town / "empty", "changes", "adopted", "main")
    assert done.exit_code == 2
    assert "neither of the two holds plan/ and measures/." in " ".join(done.output.split())


def test_what_a_hook_sets_does_not_lead_elsewhere(story: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    done = run(story, "changes", "form-only", "renamed", on="2022-06-20", GIT_DIR=str(tmp_path / ".git"), GIT_WORK_TREE=str(tmp_path))
    assert done.output == (TOLD / "renamed.en.txt").read_text("utf-8")


# check --against ---------------------------------------------------------------------------------------------------


def test_an_error_of_a_change_fails_the_check(town: Path) -> None:
    (town / TALKS).write_text((town / TALKS).read_text("utf-8").replace("{lt: Rengti pokalbius", "{lt: Rengti šiaip pokalbius", 1), "utf-8")
    assert run(town, "check").exit_code == 0
    done = run(town, "check", "--against", "main")
    assert done.exit_code == 1
    errors = [line for line in done.output.splitlines() if ": error: " in line]
    assert [line.split(":")[:3] for line in errors] == [[TALKS, "2", "13"]]
    assert errors[0].endswith("[wording-amended]")


def test_problems_of_a_change_are_printed_like_all_others(town: Path) -> None:
    (town / TALKS).write_text((town / TALKS).read_text("utf-8").replace("{lt: Rengti pokalbius", "{lt: Rengti šiaip pokalbius", 1), "utf-8")
    done = run(town, "--format", "json", "check", "--against", "main")
    found = [one for one in json.loads(done.output) if one["rule"] == "wording-amended"]
    assert [(one["path"], one["line"], one["column"], one["level"]) for one in found] == [(TALKS, 2, 13, "error")]


def test_a_warning_of_a_change_lets_the_check_pass(town: Path) -> None:
    git(town, "checkout", "--quiet", "evidence-gone")
    done = run(town, "check", "--against", "forwards", on="2023-03-20")
    assert done.exit_code == 0
    assert done.output.count("warning: ") == done.output.count("[evidence-kept]") + done.output.count("[evidence-given]")
    assert done.output.count("[evidence-kept]") == 1
