"""What the systems in which reviewers work are told of a change, on the history of a fictional plan."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from story import PERSONAL_CODE
from story.plan import FILM, HELPLINE, TALKS

from tracker.cli import cli

INSTITUTIONS = "plan/institutions.yml"


@pytest.fixture
def town(story: Path, tmp_path: Path) -> Path:
    """A copy of the story's repository that a test may change."""
    return shutil.copytree(story, tmp_path / "town")


def at(town: Path, name: str) -> Path:
    """The repository as it stood after a commit."""
    subprocess.run(["git", "checkout", "--quiet", "--force", name], cwd=town, check=True, capture_output=True)
    return town


def run(root: Path, *arguments: str, on: str, form: str = "text") -> Result:
    return CliRunner().invoke(cli, ["--root", str(root), "--as-of", on, "--lang", "en", "--format", form, *arguments])


def entries(town: Path, base: str, on: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run(town, "check", "--against", base, on=on, form="gitlab").output)
    return found


def begin(entry: dict[str, Any]) -> int:
    line: int = entry["location"]["positions"]["begin"]["line"]
    return line


def test_a_step_back_is_an_annotation_at_its_line(town: Path) -> None:
    done = run(at(town, "backwards"), "check", "--against", "film-2022", on="2023-03-13", form="github")
    assert done.exit_code == 1
    errors = [line for line in done.output.splitlines() if line.startswith("::error ")]
    assert len(errors) == 1
    assert errors[0].startswith(f"::error file={HELPLINE},line=20,col=12,title=no-silent-step-back::")
    assert "2022 was partly_done, now it is in_progress. Add correction: " in errors[0]


def test_a_finding_keeps_its_fingerprint_when_lines_are_put_above_it(town: Path) -> None:
    (before,) = (one for one in entries(at(town, "backwards"), "film-2022", "2023-03-13") if one["check_name"] == "no-silent-step-back")
    path = town / HELPLINE
    path.write_text("# Tikrinta.\n" + path.read_text("utf-8"), "utf-8")
    (after,) = (one for one in entries(town, "film-2022", "2023-03-13") if one["check_name"] == "no-silent-step-back")
    assert begin(after) == begin(before) + 1
    assert after["fingerprint"] == before["fingerprint"]
    assert before["severity"] == "major"


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab"])
def test_a_leak_is_pointed_at_and_not_repeated(town: Path, form: str) -> None:
    done = run(at(town, "leak"), "check", "--against", "assessed-2020", on="2022-02-01", form=form)
    assert done.exit_code == 1
    assert "personal-code" in done.output
    assert TALKS in done.output
    assert PERSONAL_CODE not in re.sub(r"[^0-9]", "", done.output)


def test_the_owners_of_a_day_are_asked_about_their_measures(town: Path) -> None:
    def asked(name: str) -> str:
        path = at(town, name) / INSTITUTIONS
        text = path.read_text("utf-8")
        for one in ("youth-club", "library"):
            assert f"  - id: {one}\n" in text
            text = text.replace(f"  - id: {one}\n", f'  - id: {one}\n    accounts: ["@klevupe/{one}"]\n')
        path.write_text(text, "utf-8")
        assert run(town, "codeowners", on="2023-05-04").exit_code == 0
        (line,) = (line for line in (town / "CODEOWNERS").read_text("utf-8").splitlines() if FILM in line)
        return line.partition(" ")[2]

    assert asked("backwards") == "@klevupe/youth-club"
    assert asked("owner-changed") == "@klevupe/library"
