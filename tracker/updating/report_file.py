"""Report files: reports handed in outside the measures' files, read with the place of every value."""

from pathlib import Path

from pydantic import ValidationError

from tracker.loading.explain import explain
from tracker.loading.where import placed
from tracker.models import Submissions
from tracker.problems import DataPath, Finding, Level, Position, Problem, Said
from tracker.updating.submission import NOTHING_SEEN, Place, Submission
from tracker.yamltext import MAX_BYTES, Fault, decode, places, read


def read_report_file(path: Path) -> tuple[list[Submission], list[Problem]]:
    """The reports in a file, or the problems that keep them from being read.

    Whether the reports themselves are right, `merge` says.
    """
    name = str(path)
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        what = Said(f"perskaityti nepavyko ({error.strerror}).", f"cannot be read ({error.strerror}).")
        return [], [Problem(name, 1, 1, "unreadable", Level.ERROR, "", what, Said("Patikrinkite failo vardą.", "Check the name."))]
    text = decode(raw)
    if isinstance(text, Fault):
        return [], [_problem(name, text)]
    value, faults = read(text)
    if faults:
        return [], [_problem(name, fault) for fault in faults]
    known = places(text)
    try:
        Submissions.model_validate(value)
    except ValidationError as error:
        findings = explain(name, Submissions, error.errors(include_url=False))
        return [], [_located(finding, known) for finding in findings]
    assert isinstance(value, dict), "the model has seen that"
    return [_submission(name, index, one, known) for index, one in enumerate(value["reports"])], []


Places = dict[DataPath, tuple[Position, Position]]


def _submission(name: str, index: int, one: dict[str, object], known: Places) -> Submission:
    def place(at: DataPath) -> Place:
        position = _position(known, ("reports", index, "report", *at) if at else ("reports", index), on_key=False)
        return Place(name, position.line, position.column)

    report = one["report"]
    assert isinstance(report, dict), "the model has seen that"
    return Submission(str(one["plan"]), str(one["measure"]), str(one["year"]), report, str(one.get("seen", NOTHING_SEEN)), place)


def _position(known: Places, at: DataPath, *, on_key: bool) -> Position:
    asked = at
    while at not in known and at:
        at = at[:-1]
    key, value = known.get(at, (Position(), Position()))
    return key if on_key or at != asked else value


def _located(finding: Finding, known: Places) -> Problem:
    return placed(finding, _position(known, finding.at, on_key=finding.on_key), Submissions)


def _problem(name: str, fault: Fault) -> Problem:
    return Problem(name, fault.position.line, fault.position.column, fault.rule, Level.ERROR, "", fault.what, fault.fix)
