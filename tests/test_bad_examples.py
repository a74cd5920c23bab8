"""Every mistake that people make in the files, and the exact messages it must give.

Each folder of `bad_examples/` holds the files that differ from those of `_good/` (and a list of the
`removed.txt`), and what the check prints, in English (`expected.txt`) and in Lithuanian
(`expected.lt.txt`).  What cannot be kept in version control is made by a function of `MADE`.

After a message was reworded on purpose: `REWRITE_EXPECTED=1 pytest tests/test_bad_examples.py`, then
read the difference line by line.
"""

import ast
import datetime
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import tracker
from tracker.loading import load
from tracker.problems import Language, as_text
from tracker.rules import RULES, check, rule_name

EXAMPLES = Path(__file__).parent / "bad_examples"
AS_OF = datetime.date(2026, 2, 15)
NOT_DATA = ("expected.txt", "expected.lt.txt", "removed.txt")
MEASURES = "measures/rasupe-2024-2026"
PLAN = "plan/rasupe-2024-2026"
NAMES = sorted(case.name for case in EXAMPLES.iterdir() if case.is_dir() and case.name != "_good")


def too_deep(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """Ten thousand brackets cannot exhaust the stack."""
    (root / MEASURES / "1.02-guide.yml").write_text("owners: " + "[" * 10_000, "utf-8")


def long_line(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A line of ten megabytes is refused before it is read."""
    (root / MEASURES / "1.02-guide.yml").write_text("code: " + "1" * 10_000_000, "utf-8")


def folder_empty(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A measures' folder with nothing but a hidden file."""
    for file in (root / MEASURES).iterdir():
        file.unlink()
    (root / MEASURES / ".gitkeep").touch()


def plan_empty(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A plan's folder with nothing inside, and no measures."""
    (root / "plan" / "new-plan").mkdir()


def dangling_link(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """Links to what is not there: a measure, and an optional file."""
    (root / MEASURES / "1.03-talks.yml").symlink_to("nowhere.yml")
    (root / PLAN / "services.yml").unlink()
    (root / PLAN / "services.yml").symlink_to("nowhere.yml")


def link_circle(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A link that leads to itself."""
    (root / MEASURES / "1.03-talks.yml").symlink_to("1.03-talks.yml")


def no_permission(root: Path, patch: pytest.MonkeyPatch) -> None:
    """Nothing can be denied to root, who runs the tests in a container: the system's answer is played."""
    system_open = os.open

    def refusing(path: str, flags: int) -> int:
        if Path(path).name == "1.02-guide.yml":
            raise PermissionError(13, "Permission denied", path)
        return system_open(path, flags)

    patch.setattr("tracker.loading.os.open", refusing)


def folder_without_permission(root: Path, patch: pytest.MonkeyPatch) -> None:
    """The same for a whole folder."""
    system_scandir = os.scandir

    def refusing(path: Path) -> "os._ScandirIterator[str]":
        if path == root / MEASURES:
            raise PermissionError(13, "Permission denied", str(path))
        return system_scandir(path)

    patch.setattr("tracker.loading.os.scandir", refusing)


def named_pipe(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """Opening a pipe that nobody writes to would wait for ever."""
    os.mkfifo(root / MEASURES / "1.03-talks.yml")


def nothing_at_all(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A root that is no data root."""
    shutil.rmtree(root / "plan")
    shutil.rmtree(root / "measures")


def no_plans(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """Institutions, but no plan."""
    shutil.rmtree(root / PLAN)
    shutil.rmtree(root / MEASURES)


def file_name_not_utf_8(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A name as an old archive program unpacks it."""
    os.close(os.open(os.fsencode(root / MEASURES) + b"/1.03-atmintin\xeb.yml", os.O_CREAT | os.O_WRONLY))


def file_among_folders(root: Path, _patch: pytest.MonkeyPatch) -> None:
    """A file where the objectives' folder belongs."""
    shutil.rmtree(root / PLAN / "objectives")
    (root / PLAN / "objectives").write_text("1\n", "utf-8")


def many_mistakes(root: Path, _: pytest.MonkeyPatch) -> None:
    """Nobody mends thousands of mistakes one by one: the first are told, and how many there are."""
    path = root / "measures/rasupe-2024-2026/1.02-guide.yml"
    path.write_text(path.read_text("utf-8") + "".join(f"field{number}: x\n" for number in range(500)), "utf-8")


def link_instead_of_folder(root: Path, _: pytest.MonkeyPatch) -> None:
    """A folder that only links lead to must not be lost unnoticed."""
    shutil.rmtree(root / "plan/rasupe-2024-2026/context", ignore_errors=True)
    (root / "plan/rasupe-2024-2026/context").symlink_to("nowhere")
    (root / "plan/other").symlink_to("other")


MADE: dict[str, Callable[[Path, pytest.MonkeyPatch], None]] = {
    f"made-{make.__name__.replace('_', '-')}": make
    for make in (
        too_deep,
        long_line,
        many_mistakes,
        link_instead_of_folder,
        folder_empty,
        plan_empty,
        dangling_link,
        link_circle,
        no_permission,
        folder_without_permission,
        named_pipe,
        nothing_at_all,
        no_plans,
        file_name_not_utf_8,
        file_among_folders,
    )
}
"""Name of a case -> what makes it."""


@pytest.fixture
def spoilt(good: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Lays a case over the good data root."""

    def overlay(name: str) -> Path:
        case = EXAMPLES / name
        for file in case.rglob("*"):
            if file.is_file() and file.name not in NOT_DATA:
                target = good / file.relative_to(case)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, target)
        if (case / "removed.txt").exists():
            for path in (case / "removed.txt").read_text("utf-8").split():
                (good / path).unlink()
        if name.startswith("made-"):
            MADE[name](good, monkeypatch)
        return good

    return overlay


def printed(root: Path, language: Language) -> str:
    """What `check` prints for a data root."""
    return as_text(check(root, load(root), AS_OF), language) + "\n"


@pytest.mark.parametrize(("language", "file"), [("en", "expected.txt"), ("lt", "expected.lt.txt")])
@pytest.mark.parametrize("name", NAMES)
def test_messages(name: str, language: Language, file: str, spoilt: Callable[[str], Path]) -> None:
    found = printed(spoilt(name), language)
    expected = EXAMPLES / name / file
    if os.environ.get("REWRITE_EXPECTED"):
        expected.write_text(found, "utf-8")
    assert found == expected.read_text("utf-8")


def test_the_good_data_have_no_problems(good: Path) -> None:
    assert printed(good, "en") == "\n"


def expected_texts(file: str = "expected.txt") -> dict[str, str]:
    return {name: (EXAMPLES / name / file).read_text("utf-8") for name in NAMES}


def test_there_are_many_examples() -> None:
    assert len(NAMES) >= 120


def test_every_made_example_has_its_expectation() -> None:
    assert sorted(MADE) == [name for name in NAMES if name.startswith("made-")]


def test_both_languages_say_the_same_number_of_things() -> None:
    """Same places and rules; only the words differ."""

    def skeleton(text: str) -> list[tuple[str, str]]:
        return [(line.split(": ")[0], line.rsplit("[", 1)[1]) for line in text.splitlines()]

    lithuanian = expected_texts("expected.lt.txt")
    for name, text in expected_texts().items():
        assert skeleton(text) == skeleton(lithuanian[name])


RULE_ARGUMENT = {"Fault": 1, "_fault": 1, "note": 1, "Finding": 2}
"""Function that makes a problem -> which of its arguments names the rule."""


def rules_of(module: Path) -> Iterator[str]:
    """The rules that a module's code can name, read from its calls."""
    tree = ast.parse(module.read_text("utf-8"))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called not in RULE_ARGUMENT:
            continue
        rule = node.args[RULE_ARGUMENT[called]]
        if isinstance(rule, ast.Name) and rule.id in constants:
            yield constants[rule.id]
        elif not isinstance(rule, ast.Name):  # a name that is no constant passes on what it was called with
            yield ast.literal_eval(rule)


def test_every_rule_has_an_example() -> None:
    code = Path(tracker.__file__).parent
    modules = [*(code / "yamltext").glob("*.py"), *(code / "loading").glob("*.py"), *(code / "rules").glob("*.py")]
    rules = {rule for module in modules for rule in rules_of(module)} | {rule_name(rule) for rule in RULES}
    assert len(rules) >= 60, "the sweep must see the rules"
    shown = "\n".join(expected_texts().values())
    assert sorted(rule for rule in rules if f"[{rule}]" not in shown) == []


def test_every_rule_of_the_handbook_has_an_example_of_its_own() -> None:
    named = {rule for rule in map(rule_name, RULES) if (EXAMPLES / f"rule-{rule}").is_dir()}
    assert named == {rule_name(rule) for rule in RULES}


@pytest.mark.parametrize("file", ["expected.txt", "expected.lt.txt"])
def test_every_message_says_what_to_do(file: str) -> None:
    """At least two sentences: what is wrong, and what to write instead."""
    for name, text in expected_texts(file).items():
        for line in text.splitlines():
            message = line.rsplit(" [", 1)[0]
            assert message.count(". ") + message.count("). ") >= 1, f"{name}: {line}"


def test_no_example_prints_personal_data_or_control_signs() -> None:
    text = "".join(expected_texts().values())
    assert "vardenis" not in text
    assert "37001010000" not in text
    assert all(sign.isprintable() or sign == "\n" for sign in text)
