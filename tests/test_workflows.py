"""What runs where changes are reviewed: workflow files held to their schemas and to a security audit, and the hook for commits."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tracker.cli import cli

PROJECT = Path(__file__).parent.parent
WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
GITLAB = PROJECT / ".gitlab-ci.yml"
HOOK = PROJECT / "tools" / "hooks" / "pre-commit"
PROGRAMS = Path(sys.executable).parent
PERSONAL = "6990101-0008"
"""A personal code of the year 2099."""
GUIDE = "measures/rasupe-2024-2026/1.02-guide.yml"


def run(*command: str | Path, cwd: Path = PROJECT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*map(str, command)], cwd=cwd, capture_output=True, text=True, check=False, timeout=120, env=environment or None)


# Files ----------------------------------------------------------------------------------------------------------------


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text("utf-8"))


def test_there_are_workflows() -> None:
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml"]


@pytest.mark.parametrize(("schema", "files"), [("vendor.github-workflows", WORKFLOWS), ("vendor.gitlab-ci", [GITLAB])])
def test_they_have_the_shape_that_they_must(schema: str, files: list[Path], tmp_path: Path) -> None:
    program = PROGRAMS / "check-jsonschema"
    transform = ("--data-transform", "gitlab-ci") if "gitlab" in schema else ()
    done = run(program, "--builtin-schema", schema, *transform, *files)
    assert done.returncode == 0, done.stdout + done.stderr
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(
        files[0].read_text("utf-8").replace("permissions: {}", "permissions: all").replace("stages: [check", "stages: [[check"), "utf-8"
    )
    assert run(program, "--builtin-schema", schema, *transform, wrong).returncode == 1


def test_a_security_audit_finds_nothing(tmp_path: Path) -> None:
    audit = (PROGRAMS / "zizmor", "--offline", "--persona", "pedantic", "--no-progress")
    done = run(*audit, PROJECT / ".github")
    assert (done.returncode, "No findings to report." in done.stdout + done.stderr) == (0, True), done.stdout
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    text = WORKFLOWS[0].read_text("utf-8")
    (folder / "check.yml").write_text(
        text.replace("permissions: {}", "permissions: write-all").replace("persist-credentials: false", "persist-credentials: true"),
        "utf-8",
    )
    done = run(*audit, tmp_path / ".github")
    assert done.returncode > 10
    assert "excessive-permissions" in done.stdout


def steps() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in loaded(path)["jobs"].items():
            for step in job["steps"]:
                yield f"{path.name} {name}", step


def test_actions_are_pinned_and_say_which_version_it_is() -> None:
    used = [line.strip() for path in WORKFLOWS for line in path.read_text("utf-8").splitlines() if "uses:" in line]
    assert len(used) > 5
    for line in used:
        assert re.fullmatch(r"(- )?uses: actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_only_those_jobs_may_write_that_run_nothing_of_a_change() -> None:
    for path in WORKFLOWS:
        file = loaded(path)
        assert file["permissions"] == {}
        for name, job in file["jobs"].items():
            writes = [right for right, level in job["permissions"].items() if level == "write"]
            took = {step.get("uses", "").partition("@")[0] for step in job["steps"]}
            assert not (writes and "actions/checkout" in took), f"{path.name}: {name}"


def test_nothing_that_others_write_stands_in_a_script() -> None:
    for where, step in steps():
        assert "${{" not in step.get("run", ""), where


def test_whatever_builds_the_site_has_the_whole_history() -> None:
    """The site tells what changed when; of a shallow copy it could tell next to nothing."""
    building = [job["steps"] for path in WORKFLOWS for job in loaded(path)["jobs"].values() if "make site" in str(job["steps"])]
    assert len(building) == 2
    for found in building:
        (took,) = (step for step in found if step.get("uses", "").startswith("actions/checkout"))
        assert took["with"]["fetch-depth"] == 0
    assert loaded(GITLAB)["variables"]["GIT_DEPTH"] == "0"


def commands() -> Iterator[list[str]]:
    """Every `build.py …` that the files run."""
    scripts = [step.get("run", "") for _, step in steps()]
    scripts += [line for job in loaded(GITLAB).values() if isinstance(job, dict) for line in job.get("script", ())]
    for script in scripts:
        for line in script.replace("$against", "--against BASE").splitlines():
            if "build.py" in line:
                words = shlex.split(re.split(r" [|>]|\|\|", line.partition("build.py ")[2])[0])
                yield words


def test_what_they_run_exists() -> None:
    found = list(commands())
    assert {"check", "changes"} <= {word for words in found for word in words}
    for words in found:
        (name,) = (word for word in words if word in cli.commands)
        place = words.index(name)
        for command, given in ((cli, words[:place]), (cli.commands[name], words[place + 1 :])):
            known = {option for one in command.params for option in one.opts}
            assert {word for word in given if word.startswith("--")} <= known, words


def test_every_week_the_site_is_built_without_a_change() -> None:
    triggers = loaded(PROJECT / ".github" / "workflows" / "publish.yml")[True]
    assert re.fullmatch(r"\d+ \d+ \* \* [0-6]", triggers["schedule"][0]["cron"])


# The hook for commits ---------------------------------------------------------------------------------------------------


@pytest.fixture
def repository(good: Path, tmp_path: Path) -> Path:
    """A repository of the project's program and a small plan, with the hook in place."""
    root = tmp_path / "repository"
    shutil.copytree(good, root)
    for name in ("build.py", "tracker", "tools"):
        (root / name).symlink_to(PROJECT / name)
    (root / ".venv" / "bin").mkdir(parents=True)
    python = root / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', "utf-8")
    python.chmod(0o755)
    (root / ".venv" / ".site").touch()
    shutil.copy(PROJECT / "Makefile", root)
    shutil.copy(PROJECT / "requirements.txt", root)
    git(root, "init", "-q")
    (root / ".venv" / ".site").touch()
    done = run("make", "hooks", cwd=root)
    assert "now checks" in done.stdout, done.stderr
    git(root, "add", "plan", "measures")
    assert git(root, "commit", "-qm", "A plan").returncode == 0
    return root


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    identity = {
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
    }
    given = {**os.environ, **identity, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C.UTF-8"}
    return run("git", *arguments, cwd=root, **given)


def test_a_commit_with_an_error_is_stopped(repository: Path) -> None:
    path = repository / GUIDE
    right = path.read_text("utf-8")
    path.write_text(right.replace('code: "1.2"', 'code: "one"'), "utf-8")
    git(repository, "add", "measures")
    # What lies in the folder is right again: what would be committed is not.
    path.write_text(right, "utf-8")
    done = git(repository, "commit", "-qm", "Wrong")
    assert done.returncode == 1
    assert f"{GUIDE}:1:7: error: " in done.stdout + done.stderr
    assert done.stderr.endswith("Nothing was committed.\n")
    assert git(repository, "log", "--oneline").stdout.count("\n") == 1


@pytest.mark.parametrize("name", ["1.02-guide.yml", f"1.03-{PERSONAL}.docx"])
def test_a_commit_with_a_personal_code_is_stopped_and_the_code_not_told(repository: Path, name: str) -> None:
    with (repository / GUIDE).with_name(name).open("a", encoding="utf-8") as file:
        file.write(f"# Klausė {PERSONAL}\n")
    git(repository, "add", "measures")
    done = git(repository, "commit", "-qm", "Wrong")
    assert done.returncode == 1
    assert "[personal-code]" in done.stdout + done.stderr
    assert PERSONAL not in done.stdout + done.stderr
    assert git(repository, "log", "--oneline").stdout.count("\n") == 1


def test_a_right_commit_goes_through_whatever_lies_about(repository: Path) -> None:
    path = repository / GUIDE
    right = path.read_text("utf-8")
    path.write_text(right + "# Pastaba.\n", "utf-8")
    git(repository, "add", "measures")
    path.write_text("wrong: [", "utf-8")
    assert git(repository, "commit", "-qm", "Right").returncode == 0


def test_a_commit_without_data_is_not_checked(repository: Path) -> None:
    (repository / GUIDE).write_text("wrong: [", "utf-8")
    (repository / "other.txt").write_text("x", "utf-8")
    git(repository, "add", "other.txt")
    assert git(repository, "commit", "-qm", "Other").returncode == 0


def test_a_hook_of_somebody_s_own_stays(repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexit 0\n", "utf-8")
    done = run("make", "hooks", cwd=repository)
    assert done.returncode == 2
    assert "is there already" in done.stdout
    assert hook.read_text("utf-8") == "#!/bin/sh\nexit 0\n"


def test_the_hook_for_pre_commit_runs_what_there_is() -> None:
    (hook,) = loaded(PROJECT / ".pre-commit-hooks.yaml")
    assert hook["entry"].split() == ["plan-tracker", "--root", ".", "check"]
    assert re.match(hook["files"], GUIDE)
    assert 'plan-tracker = "tracker.cli:main"' in (PROJECT / "pyproject.toml").read_text("utf-8")
