"""What several test modules need: a small good data root, and ways to spoil a copy of it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from story import COMMITS, write_repository

# A slow computer is no failure, and the same code gives the same result everywhere.  Found examples
# belong into the tests, not into a folder beside them.
settings.register_profile("project", deadline=None, database=None, derandomize=True)
settings.load_profile("project")

PROJECT = Path(__file__).parent.parent
GOOD = Path(__file__).parent / "bad_examples" / "_good"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Prints what tests have measured, `record_property("figures", …)`, whichever process ran them."""
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            for name, figures in report.user_properties:
                if name == "figures" and report.when == "call":
                    terminalreporter.section(report.nodeid)
                    terminalreporter.write_line(str(figures))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """A copy of the good data root that a test may spoil."""
    return shutil.copytree(GOOD, tmp_path / "root")


@pytest.fixture
def edit(good: Path) -> Callable[[str, str, str], None]:
    """Replaces a passage of one file of `good`; the passage must stand there exactly once."""

    def replace(path: str, old: str, new: str) -> None:
        text = (good / path).read_text("utf-8")
        assert text.count(old) == 1, f"{path} holds {old!r} {text.count(old)} times"
        (good / path).write_text(text.replace(old, new), "utf-8")

    return replace


@pytest.fixture(scope="session")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The story of a fictional plan as a git repository, whose root is the data root; no test may change it."""
    folder = tmp_path_factory.mktemp("story")
    write_repository(folder, COMMITS)
    return folder


@pytest.fixture(scope="session")
def run_build() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs `python build.py …` as of 15 February 2026, without the cache of the project."""

    def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(PROJECT / "build.py"), *map(str, arguments)]
        given = {**os.environ, "SOURCE_DATE_EPOCH": "1771113600", "NO_MKDOCS_2_WARNING": "1", "LC_ALL": "C.UTF-8", **environment}
        return subprocess.run(command, cwd=PROJECT, env=given, capture_output=True, text=True, check=False, timeout=300)

    return run


@pytest.fixture(scope="session")
def build_root(run_build: Callable[..., subprocess.CompletedProcess[str]]) -> Callable[[Path, Path], Path]:
    """Builds the site of a data root into a folder, and gives the folder."""

    def build(root: Path, target: Path) -> Path:
        done = run_build("--root", root, "--lang", "en", "build", "--site", target, "--no-cache")
        assert done.returncode == 0, done.stdout + done.stderr
        # Under `strict` a warning of the engine ends the build; what it says besides must be nothing too.
        assert done.stderr == ""
        return target

    return build


@pytest.fixture(scope="session")
def example_site(build_root: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the fictional plan, built once."""
    return build_root(PROJECT / "tests" / "example", tmp_path_factory.mktemp("example") / "site")


@pytest.fixture(scope="session")
def real_site(build_root: Callable[[Path, Path], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the real plans, built once."""
    return build_root(PROJECT, tmp_path_factory.mktemp("real") / "site")
