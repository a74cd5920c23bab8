"""Reports on their way into the measures' files: merged, checked as a whole, written all or none."""

import datetime
import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tracker.loading import Loaded, load
from tracker.problems import Level, as_text, has_errors
from tracker.updating import ChangedMeanwhile, Merge, Place, Submission, canonical, fingerprint, merge, read_report_file, storing
from tracker.updating.storing import Beside
from tracker.yamltext import Value, read

merging = importlib.import_module("tracker.updating.merge")
PROJECT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
PLAN = "rasupe-2024-2026"
TALKS = f"measures/{PLAN}/1.01-evening-talks.yml"
GUIDE = f"measures/{PLAN}/1.02-guide.yml"
REPORT: dict[str, Value] = {
    "state": "in_progress",
    "summary": {"lt": "Leidinys rengiamas: surinkti 3 skyriai."},
    "reported_by": "city",
    "reported_on": "2025-01-20",
}
Edit = Callable[[str, str, str], None]
Runner = Callable[..., subprocess.CompletedProcess[str]]


def submission(code: str = "1.2", year: str = "2024", seen: str | None = "none", **changes: Any) -> Submission:
    report = {name: value for name, value in (REPORT | changes).items() if value is not None}
    return Submission(PLAN, code, year, report, seen, lambda at: Place("sheet.xlsx", 7, len(at), f"Ataskaitos!{'.'.join(map(str, at))}"))


def merged(root: Path, *submissions: Submission) -> Merge:
    return merge(root, submissions, AS_OF)


def said(found: Merge, language: Any = "en") -> list[str]:
    return as_text(found.problems, language).splitlines()


def status(root: Path, path: str) -> Any:
    value, faults = read((root / path).read_text("utf-8"))
    assert faults == []
    assert isinstance(value, dict)
    return value["status"]


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


# What is merged ----------------------------------------------------------------------------------------------------


def test_a_report_is_added_and_nothing_else_changes(good: Path) -> None:
    before = (good / GUIDE).read_text("utf-8")
    found = merged(good, submission())
    assert said(found) == []
    assert (good / GUIDE).read_text("utf-8") == before, "nothing is written before somebody says so"
    found.write()
    assert status(good, GUIDE) == {"2024": REPORT}
    added = [line for line in (good / GUIDE).read_text("utf-8").splitlines() if line not in before.splitlines()]
    assert added == [
        "status:",
        '  "2024":',
        "    state: in_progress",
        "    summary:",
        '      lt: "Leidinys rengiamas: surinkti 3 skyriai."',
        "    reported_by: city",
        "    reported_on: 2025-01-20",
    ]


def test_what_stands_there_already_changes_nothing(good: Path) -> None:
    merged(good, submission()).write()
    before = tree(good)
    found = merged(good, submission())
    assert (found.changes, len(found.same), said(found)) == ((), 1, [])
    found.write()
    assert tree(good) == before


def test_a_changed_report_touches_its_lines_only(good: Path) -> None:
    merged(good, submission()).write()
    path = good / GUIDE
    path.write_text(path.read_text("utf-8").replace("    reported_by: city", "    # pastaba\n    reported_by: 'city' # čia"), "utf-8")
    before = path.read_text("utf-8").splitlines()
    seen = fingerprint(status(good, GUIDE)["2024"])
    found = merged(good, submission(seen=seen, state="partly_done", evidence=[{"title": {"lt": "Leidinys"}}]))
    assert said(found) == []
    assert found.changes[0].different == ("state", "evidence[0].title.lt")
    found.write()
    after = path.read_text("utf-8").splitlines()
    assert [line for line in before if line not in after] == ["    state: in_progress"]
    assert [line for line in after if line not in before] == [
        "    state: partly_done",
        "    evidence:",
        "      - title:",
        "          lt: Leidinys",
    ]


CORRECTION = {"correction": {"why": {"lt": "Supainiota."}, "on": "2026-02-10"}}
CLOSED, BACK = ["closed-year-corrected"], ["no-silent-step-back"]


@pytest.mark.parametrize(
    ("year", "before", "changes", "rules"),
    [
        ("2024", {}, {"summary": {"lt": "Kitaip."}}, []),
        ("2022", {}, {"summary": {"lt": "Kitaip."}}, CLOSED),
        ("2022", {}, {"summary": {"lt": "Kitaip."}, **CORRECTION}, []),
        ("2022", CORRECTION, {"summary": {"lt": "Kitaip."}, **CORRECTION}, CLOSED),
        ("2022", {}, {"contributions": [{"by": "help-centre", "reported_on": "2025-02-01", "summary": {"lt": "Padėta."}}]}, []),
        ("2024", {"state": "partly_done"}, {}, BACK),
        ("2024", {"state": "partly_done"}, {"reason": {"lt": "Neatvyko."}}, []),
        ("2024", {"state": "partly_done"}, CORRECTION, []),
    ],
)
def test_a_published_report_is_not_changed_in_silence(good: Path, year: str, before: Any, changes: Any, rules: list[str]) -> None:
    """As the rules for a change between revisions have it: they are asked here too."""
    early = {"reason": {"lt": "Pradėta anksčiau."}} if year == "2022" else {}
    (good / GUIDE).write_text((good / GUIDE).read_text("utf-8") + "status: {}\n", "utf-8")
    found = merged(good, submission(year=year, **early, **before))
    assert not has_errors(found.problems)
    found.write()
    stood = status(good, GUIDE)[year]
    found = merged(good, submission(year=year, seen=fingerprint(stood), **{**early, **changes}))
    assert [(one.rule, one.cell.partition("!")[2]) for one in found.problems if one.level == "error"] == [
        (rule, "state" if rules is BACK else "") for rule in rules
    ]


LATER_TALKS = submission("1.1", "2026", state="partly_done", interim="true", reported_by="help-centre", reported_on="2026-02-01")


def test_several_reports_of_one_file_and_of_several(good: Path) -> None:
    found = merged(good, submission(), submission(year="2025", reported_on="2026-01-10"), LATER_TALKS)
    assert [(change.path, change.submission.year) for change in found.changes] == [(GUIDE, "2024"), (GUIDE, "2025"), (TALKS, "2026")]
    found.write()
    assert sorted(status(good, GUIDE)) == ["2024", "2025"]
    assert sorted(status(good, TALKS)) == ["2024", "2025", "2026"]


def test_the_same_report_twice_is_one_and_two_different_ones_are_refused(good: Path) -> None:
    assert len(merged(good, submission(), submission()).changes) == 1
    found = merged(good, submission(), submission(state="not_started", reason={"lt": "Nėra lėšų."}))
    assert said(found) == [
        "sheet.xlsx:Ataskaitos!: error: the report of this year stands already at sheet.xlsx:Ataskaitos!. Keep one of them. [reported-once]"
    ]


# What is refused ----------------------------------------------------------------------------------------------------


def test_problems_are_told_where_the_report_was_written(good: Path) -> None:
    found = merged(
        good,
        submission(state="finished"),
        submission(year="2025", reported_by="police", reported_on="2026-01-10", outputs=[{"what": {"lt": "x"}, "value": "many"}]),
    )
    assert [(problem.cell, problem.field, problem.rule) for problem in found.problems] == [
        ("Ataskaitos!state", "state", "unknown-choice"),
        ("Ataskaitos!outputs.0.unit", "outputs[0].unit", "missing-key"),
        ("Ataskaitos!outputs.0.basis", "outputs[0].basis", "missing-key"),
        ("Ataskaitos!outputs.0.value", "outputs[0].value", "shape"),
    ]
    assert said(found)[0].startswith('sheet.xlsx:Ataskaitos!state: error: State: "finished" is not one of the choices.')


@pytest.mark.parametrize(
    ("one", "message"),
    [
        (submission("9.9"), "there is no measure 9.9 in the plan rasupe-2024-2026. Check the code. [known-measure]"),
        (
            Submission("rasupe-2024", "1.2", "2024", dict(REPORT), None, lambda at: Place("x.yml")),
            'there is no plan "rasupe-2024". Did you mean "rasupe-2024-2026"? Plans: rasupe-2024-2026. [known-plan]',
        ),
    ],
)
def test_a_report_of_what_nobody_knows(good: Path, one: Submission, message: str) -> None:
    (line,) = said(merged(good, one))
    assert line.endswith(message)


def test_a_later_year_that_would_step_back_is_told_in_its_file(good: Path) -> None:
    merged(good, submission(year="2025", reported_on="2026-01-10")).write()
    found = merged(good, submission(state="done", evidence=[{"title": {"lt": "Leidinys"}}]))
    (line,) = said(found)
    assert line.startswith(f"{GUIDE}:")
    assert "done in 2024, in_progress in 2025" in line


def test_what_was_wrong_before_does_not_stop_a_report(good: Path, edit: Edit) -> None:
    edit(TALKS, "owners: [", "owners: [nobody, ")
    assert said(merged(good, submission())) == []


def test_a_measure_whose_file_is_broken_is_not_touched(good: Path) -> None:
    (good / GUIDE).write_text("code: [", "utf-8")
    (line,) = said(merged(good, submission()))
    assert line.endswith(f"the measure's file {GUIDE} has errors. Correct them first: build.py check. [file-broken]")


def test_what_changed_since_the_report_was_begun_is_not_overwritten(good: Path) -> None:
    merged(good, submission()).write()
    begun = fingerprint(status(good, GUIDE)["2024"])
    merged(good, submission(seen=begun, state="partly_done", evidence=[{"title": {"lt": "Leidinys"}}])).write()
    before = tree(good)
    found = merged(good, submission(seen=begun, state="done", evidence=[{"title": {"lt": "Leidinys"}}]))
    assert said(found) == [
        'sheet.xlsx:Ataskaitos!: error: this year\'s entry has changed since the report was begun. state: now "partly_done", here "done".'
        " Begin anew from the entry as it is, or correct it in the measure's file. [changed-meanwhile]"
    ]
    assert "dabar „partly_done“, čia „done“" in said(found, "lt")[0]
    assert tree(good) == before
    # Somebody who has seen it may.
    assert (
        said(merged(good, submission(seen=fingerprint(status(good, GUIDE)["2024"]), state="done", evidence=[{"title": {"lt": "L"}}]))) == []
    )


# The same in another form -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"state": "done", "interim": "false"}, {"state": "done"}),
        ({"summary": {"en": "", "lt": " Tiek. "}}, {"summary": {"lt": "Tiek."}}),
        ({"money": {"source": "own_budget"}}, {"money": "own_budget"}),
        (
            {"outputs": [{"value": "5", "what": {"lt": "x"}, "by_sex": {"women": ""}}, {}]},
            {"outputs": [{"what": {"lt": "x"}, "value": "5"}]},
        ),
        ({"reported_on": "2025-01-20", "state": "done"}, {"state": "done", "reported_on": "2025-01-20"}),
        *(
            ({"money": {"spent": one, "source": "state"}}, {"money": {"spent": other, "source": "state"}})
            for one, other in [("007", "7"), ("12.5", "12.50"), ("12.00", "12"), ("000", "0"), ("00.5", "0.50"), ("2 850,50", "2 850,50")]
        ),
        # A figure is shown as it was written: 14 people are none too many, 14.0 are too exact.
        ({"outputs": [{"value": "014.0"}]}, {"outputs": [{"value": "014.0"}]}),
    ],
)
def test_the_shortest_form_is_written(one: Any, other: Any) -> None:
    assert list(canonical(one).items()) == list(other.items())


def test_a_fingerprint_knows_values_and_not_their_form() -> None:
    assert fingerprint(None) == fingerprint({}) == "none"
    assert fingerprint({"a": "1", "b": "2"}) == fingerprint({"b": "2", "a": "1"}) != fingerprint({"a": "1", "b": "3"})


@pytest.mark.parametrize("written", ["007", "7.00", "7.0", "7"])
def test_the_same_amount_written_otherwise_is_no_change(good: Path, written: str) -> None:
    given = {"planned": written, "spent": written, "source": "state"}
    merged(good, submission(money=given)).write()
    path = good / GUIDE
    path.write_text(path.read_text("utf-8").replace('"7"', f'"{written}" # pagal sutartį'), "utf-8")
    assert status(good, GUIDE)["2024"]["money"] == given
    before = path.read_text("utf-8")
    # As the site knows it: a number.
    money = {"planned": "7", "spent": "7", "source": "state"}
    seen = fingerprint(REPORT | {"money": money})
    assert len(merged(good, submission(seen=seen, money=money)).same) == 1
    found = merged(good, submission(seen=seen, money=money, next_steps={"lt": "Tęsti."}))
    assert said(found) == []
    assert found.changes[0].different == ("next_steps.lt",)
    found.write()
    assert path.read_text("utf-8") == f"{before}    next_steps:\n      lt: Tęsti.\n"
    other = merged(good, submission(seen=fingerprint(status(good, GUIDE)["2024"]), money=money | {"spent": "8"}))
    assert other.changes[0].different == ("money.spent", "next_steps.lt")


# Writing --------------------------------------------------------------------------------------------------------------


def test_a_file_that_changed_under_our_hands_keeps_all_others_as_they_are(good: Path) -> None:
    found = merged(good, submission(), LATER_TALKS)
    assert sorted(found.new) == [TALKS, GUIDE]
    (good / GUIDE).write_bytes((good / GUIDE).read_bytes() + b"# kita ranka\n")
    before = tree(good)
    with pytest.raises(ChangedMeanwhile):
        found.write()
    assert tree(good) == before


def test_where_nothing_may_be_written_nothing_is_left(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    found, before = merged(good, submission()), tree(good)
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        found.write()
    assert tree(good) == before


def test_a_link_and_the_rights_of_a_file_stay(good: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.yml"
    (good / GUIDE).rename(elsewhere)
    elsewhere.chmod(0o640)
    (good / GUIDE).symlink_to(elsewhere)
    merged(good, submission()).write()
    assert (good / GUIDE).is_symlink()
    assert "in_progress" in elsewhere.read_text("utf-8")
    assert elsewhere.stat().st_mode & 0o777 == 0o640


WRITES_FOREVER = """
import sys
from pathlib import Path
from tracker.updating.storing import Beside
root, names = Path(sys.argv[1]), sys.argv[2:]
old, new = "a" * 200_000, "b" * 200_000
print("ready", flush=True)
while True:
    Beside(root, {name: new for name in names}).put_in_place({name: old.encode() for name in names})
    old, new = new, old
"""


def test_a_killed_process_leaves_every_file_old_or_new(tmp_path: Path) -> None:
    names = ["one.yml", "two.yml", "three.yml"]
    for name in names:
        (tmp_path / name).write_text("a" * 200_000)
    for pause in range(12):
        for name in names:
            (tmp_path / name).write_text("a" * 200_000)
        process = subprocess.Popen([sys.executable, "-c", WRITES_FOREVER, str(tmp_path), *names], cwd=PROJECT, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        time.sleep(0.005 + pause * 0.003)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        for name in names:
            content = (tmp_path / name).read_text()
            assert len(content) == 200_000
            assert len(set(content)) == 1, "half of one and half of the other"


def test_storing_says_which_file_changed(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("old")
    with pytest.raises(ChangedMeanwhile, match=r"a\.yml"):
        Beside(tmp_path, {"a.yml": "new"}).put_in_place({"a.yml": b"other"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]


# Many files, which another process writes while they are checked ---------------------------------------------------------


MANY = 40


@pytest.fixture
def many(good: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The good data root with more measures than are written by one process."""
    guide = (good / GUIDE).read_text("utf-8")
    for number in range(100, 100 + MANY):
        (good / f"measures/{PLAN}/1.{number}-guide.yml").write_text(guide.replace('code: "1.2"', f'code: "1.{number}"'), "utf-8")
    monkeypatch.setattr(storing, "MANY", 10)
    monkeypatch.setattr(merging, "MANY", 10)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    return good


def of_many(wrong: int | None = None) -> list[Submission]:
    """A report of each of them; the one of the measure `wrong` is signed by nobody known."""
    return [submission(f"1.{one}", **({"reported_by": "nobody"} if one == wrong else {})) for one in range(100, 100 + MANY)]


def everything(root: Path) -> set[Path]:
    """All there is in a folder, hidden or not."""
    return set(root.rglob("*"))


def test_many_files_are_written_as_few_are(many: Path, tmp_path: Path) -> None:
    few = shutil.copytree(many, tmp_path / "few")
    before = everything(many)
    found = merge(many, of_many(), AS_OF, to_write=True)
    assert found.beside is not None
    assert len(everything(many)) > len(before), "written beside them already"
    found.write()
    assert everything(many) == before
    for one in of_many():
        merge(few, [one], AS_OF).write()
    assert tree(many) == tree(few)
    assert len(merge(many, of_many(), AS_OF, to_write=True).same) == MANY


def test_the_folders_are_looked_through_before_anything_stands_beside(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names of files are checked too, and one made up for a moment must not be among them."""
    seen: list[set[Path]] = []

    def noted(*given: Any) -> Loaded:
        seen.append(everything(many))
        return load(*given)

    before = everything(many)
    monkeypatch.setattr(merging, "load", noted)
    merge(many, of_many(), AS_OF, to_write=True).write()
    assert seen == [before]


def test_where_one_of_many_is_wrong_nothing_is_left_beside_them(many: Path) -> None:
    before, names = tree(many), everything(many)
    found = merge(many, of_many(wrong=120), AS_OF, to_write=True)
    assert [problem.rule for problem in found.problems if problem.level is Level.ERROR] == ["known-institution"]
    assert (tree(many), everything(many)) == (before, names)


def test_where_one_of_many_changed_meanwhile_nothing_is_written(many: Path) -> None:
    found = merge(many, of_many(), AS_OF, to_write=True)
    (many / f"measures/{PLAN}/1.110-guide.yml").write_bytes(b"# kita ranka\n")
    before = {name: content for name, content in tree(many).items() if ".new/" not in name}
    with pytest.raises(ChangedMeanwhile, match=r"1\.110"):
        found.write()
    assert tree(many) == before


def test_where_many_cannot_be_written_nothing_is_left(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    before, names = tree(many), everything(many)
    monkeypatch.setattr(os, "fsync", full)
    found = merge(many, of_many(), AS_OF, to_write=True)
    with pytest.raises(OSError, match="No space left"):
        found.write()
    assert (tree(many), everything(many)) == (before, names)


def test_where_no_folder_can_be_made_it_is_told_when_it_is_to_be_written(many: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> str:
        raise PermissionError(13, "Permission denied")

    before = tree(many)
    monkeypatch.setattr("tempfile.mkdtemp", refused)
    found = merge(many, of_many(), AS_OF, to_write=True)
    assert not has_errors(found.problems)
    with pytest.raises(PermissionError):
        found.write()
    assert tree(many) == before


def test_what_is_never_written_is_taken_away_at_the_end(many: Path) -> None:
    """Whoever stops the command, or a bug that does."""
    before = everything(many)
    code = """
import datetime, sys
from pathlib import Path
sys.path.insert(0, "tests")
import test_updating, tracker.updating.storing as storing
storing.MANY = sys.modules["tracker.updating.merge"].MANY = 10
found = test_updating.merge(Path(sys.argv[1]), test_updating.of_many(), test_updating.AS_OF, to_write=True)
assert found.beside and any(path.name.endswith(".new") for path in Path(sys.argv[1]).rglob(".*"))
raise SystemExit(3)
"""
    assert subprocess.run([sys.executable, "-c", code, str(many)], cwd=PROJECT, check=False, timeout=120).returncode == 3
    assert everything(many) == before


def test_twice_as_many_reports_take_twice_as_long(good: Path) -> None:
    guide = (good / GUIDE).read_text("utf-8")

    def took(many: int) -> float:
        for number in range(100, 100 + many):
            (good / f"measures/{PLAN}/1.{number}-guide.yml").write_text(guide.replace('code: "1.2"', f'code: "1.{number}"'), "utf-8")
        start = sum(os.times()[:4])
        found = merged(good, *(submission(f"1.{number}") for number in range(100, 100 + many)))
        found.write()
        assert (len(found.new), found.problems) == (many, ())
        return sum(os.times()[:4]) - start

    few, many = took(150), took(600)
    assert many < 8 * few, f"150 reports took {few:.2f} s, 600 took {many:.2f} s"


# Report files ----------------------------------------------------------------------------------------------------------

FILE = """\
reports:
  - plan: rasupe-2024-2026
    measure: "1.2"
    year: "2024"
    seen: none
    report:
      state: in_progress
      summary: {lt: "Leidinys rengiamas: surinkti 3 skyriai."}
      reported_by: city
      reported_on: 2025-01-20
"""


def test_a_report_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "r.yml"
    path.write_text(FILE, "utf-8")
    (one,), problems = read_report_file(path)
    assert problems == []
    assert (one.key, one.report, one.seen) == ((PLAN, "1.2", "2024"), REPORT, "none")
    assert (one.place(("state",)).line, one.place(("state",)).column) == (7, 14)
    assert one.place(("money", "spent")).line == 6, "what is missing is told where the report begins"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("reports:", "raports:", '1:1: error: raports: there is no such field here. Did you mean "reports"?'),
        ('"1.2"', '"1,2"', '3:14: error: reports[0].measure: "1,2" is not the code of a measure.'),
        ("      state: in_progress\n", "", "6:5: error: reports[0].report.state: this field is missing."),
        (
            "2025-01-20",
            "2025-02-30",
            '10:20: error: reports[0].report.reported_on (Day of the report): there is no such day as "2025-02-30".',
        ),
        ("    report:", "   report:", "6:"),
    ],
)
def test_what_is_wrong_with_a_report_file(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "r.yml"
    path.write_text(FILE.replace(old, new), "utf-8")
    submissions, problems = read_report_file(path)
    assert submissions == []
    (line,) = as_text(problems, "en").splitlines()
    assert line.startswith(f"{path}:{message}")


def test_a_report_file_that_is_not_there(tmp_path: Path) -> None:
    _, (problem,) = read_report_file(tmp_path / "nowhere.yml")
    assert problem.rule == "unreadable"


def test_the_command_merges_a_report_file(good: Path, tmp_path: Path, run_build: Runner) -> None:
    path = tmp_path / "r.yml"
    path.write_text(FILE, "utf-8")
    before = tree(good)
    done = run_build("--root", good, "--lang", "en", "report", "--from", path, "--dry-run")
    assert done.returncode == 0
    assert "+    state: in_progress" in done.stdout
    assert tree(good) == before
    done = run_build("--root", good, "--lang", "en", "report", "--from", path)
    assert (done.returncode, done.stdout) == (0, f"1.2, 2024: a new report (in_progress) – {GUIDE}\nReports written: 1.\n")
    assert status(good, GUIDE) == {"2024": REPORT}
    done = run_build("--root", good, "--lang", "en", "report", "--from", path)
    assert (done.returncode, done.stdout) == (0, "1.2, 2024: stands there already.\nReports written: 0.\n")


def test_the_command_writes_nothing_where_something_is_wrong(good: Path, tmp_path: Path, run_build: Runner) -> None:
    path = tmp_path / "r.yml"
    path.write_text(FILE.replace("reported_by: city", "reported_by: police"), "utf-8")
    before = tree(good)
    done = run_build("--root", good, "--lang", "en", "report", "--from", path)
    assert done.returncode == 1
    assert "[reported-by-an-owner]" in done.stdout or "[known-institution]" in done.stdout
    assert done.stdout.endswith("Nothing was written.\n")
    assert tree(good) == before
