"""CODEOWNERS: whom a platform asks about a change of a measure."""

import datetime
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tracker.checked import read_root
from tracker.review import OWNERS_HEAD, owners_file

AS_OF = datetime.date(2026, 2, 15)
PROJECT = Path(__file__).parent.parent
PLAN = "rasupe-2024-2026"
Edit = Callable[[str, str, str], None]
Runner = Callable[..., subprocess.CompletedProcess[str]]


def lines(root: Path, prefix: str = "") -> list[str]:
    site, problems = read_root(root, AS_OF)
    assert site is not None, problems
    head, *rest = owners_file(site, prefix).splitlines()
    assert head == OWNERS_HEAD
    return rest


@pytest.fixture
def accounts(edit: Edit) -> None:
    """The city and the help centre have accounts, the libraries have none."""
    edit("plan/institutions.yml", "  - id: city\n", '  - id: city\n    accounts: ["@rasupe/city"]\n')
    edit("plan/institutions.yml", "  - id: help-centre\n", '  - id: help-centre\n    accounts: ["@rasupe/help", "@rasupe/city"]\n')


@pytest.mark.usefixtures("accounts")
def test_owners_are_asked_about_their_measures(good: Path) -> None:
    assert lines(good) == [
        f"/plan/{PLAN}/ @rasupe/help @rasupe/city",
        f"/measures/{PLAN}/ @rasupe/help @rasupe/city",
        f"/measures/{PLAN}/1.01-evening-talks.yml @rasupe/help @rasupe/city",
        f"/measures/{PLAN}/1.02-guide.yml @rasupe/city @rasupe/help",
    ]
    assert lines(good, "data root/")[0].startswith(r"/data\ root/plan/")


def test_who_coordinates_is_asked_about_all_else() -> None:
    asked = lines(PROJECT / "tests" / "example", "tests/example/")
    assert asked[:2] == [f"/tests/example/{folder}/gintupe-2020-2025/ @gintupe/paramos-skyrius" for folder in ("plan", "measures")]
    assert "/tests/example/measures/gintupe-2020-2025/1.02-information-campaign.yml @gintupe/paramos-skyrius" in asked
    assert not [line for line in asked if "1.05-" in line], "its owner has no account"


def test_without_accounts_nobody_is_asked() -> None:
    assert lines(PROJECT) == []


@pytest.mark.usefixtures("accounts")
def test_the_command(good: Path, edit: Edit, run_build: Runner) -> None:
    command = ("--root", good, "--lang", "en", "codeowners")
    assert run_build(*command, "--check").stdout == "CODEOWNERS is stale. Run: python build.py codeowners\n"
    assert not (good / "CODEOWNERS").exists()
    assert run_build(*command).stdout == "written: CODEOWNERS\n"
    done = run_build(*command, "--check")
    assert (done.returncode, done.stdout) == (0, "CODEOWNERS is up to date.\n")
    edit("plan/institutions.yml", "@rasupe/help", "@rasupe/centre")
    assert run_build(*command, "--check").returncode == 1
    assert run_build(*command).returncode == 0
    assert "@rasupe/centre" in (good / "CODEOWNERS").read_text("utf-8")
    edit("plan/institutions.yml", "@rasupe/centre", "help centre")
    assert '"help centre" is not an account. Write it with an @' in run_build(*command).stdout
    (good / "CODEOWNERS").write_text("* @me\n", "utf-8")
    edit("plan/institutions.yml", "help centre", "@rasupe/help")
    done = run_build(*command)
    assert (done.returncode, "was not made by this command" in done.stderr) == (2, True)


def test_where_nobody_has_an_account_no_file_is_made(good: Path, run_build: Runner) -> None:
    done = run_build("--root", good, "--lang", "en", "codeowners")
    assert (done.returncode, done.stdout) == (0, "No institution has accounts, so no file is needed.\n")
    assert not (good / "CODEOWNERS").exists()
