"""What several test modules need: a small good data root, and ways to spoil a copy of it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
GOOD = Path(__file__).parent / "bad_examples" / "_good"


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
