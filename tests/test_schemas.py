"""Generated files: the schemas say what the models say, and nothing generated is stale."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from tracker.models import FILES
from tracker.schemas import PLACES, SCHEMA_FOLDER, handbook, schemas

PROJECT = Path(__file__).parent.parent
ROOTS = (PROJECT, PROJECT / "tests/example", PROJECT / "tests/bad_examples/_good")
SCHEMAS = schemas()
BY_FOLDER = {"objectives": "objective", "context": "context"}


def kind_of(path: Path) -> str:
    """The schema that a data file should name, by its place."""
    return "measure" if path.parts[-3] == "measures" else BY_FOLDER.get(path.parent.name, path.stem)


DATA = [path for root in ROOTS for folder in ("plan", "measures") for path in sorted((root / folder).rglob("*.yml"))]
HEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def validate(kind: str, value: Any) -> list[str]:
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in Draft7Validator(SCHEMAS[kind]).iter_errors(value)]


def test_the_sweeps_below_found_files() -> None:
    assert len(DATA) > 90
    assert {kind_of(path) for path in DATA} == set(FILES) == set(PLACES)


@pytest.mark.parametrize("kind", FILES)
def test_each_schema_is_valid_and_says_which_draft_it_is(kind: str) -> None:
    Draft7Validator.check_schema(SCHEMAS[kind])
    assert SCHEMAS[kind]["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_generated_files_are_not_stale() -> None:
    on_disk = {path.stem: json.loads(path.read_text("utf-8")) for path in SCHEMA_FOLDER.glob("*.json")}
    again = "run `make schema`"
    assert sorted(on_disk) == sorted(SCHEMAS), again
    assert [kind for kind in SCHEMAS if on_disk[kind] != SCHEMAS[kind]] == [], again
    assert [path for path, text in handbook().items() if (PROJECT / path).read_text("utf-8") != text] == [], again


def test_every_data_file_holds_to_its_schema() -> None:
    read = {path: yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader) for path in DATA}
    assert {str(path): found for path, value in read.items() if (found := validate(kind_of(path), value))} == {}


def test_every_data_file_names_its_schema_in_its_first_line() -> None:
    wrong = []
    for path in DATA:
        found = HEAD.fullmatch(path.read_text("utf-8").split("\n", 1)[0])
        if found is None or (path.parent / found[1]).resolve() != SCHEMA_FOLDER / f"{kind_of(path)}.json":
            wrong.append(path.relative_to(PROJECT).as_posix())
    # The small root is copied to other places by tests: its files name no schema.
    assert [path for path in wrong if not path.startswith("tests/bad_examples/_good/")] == []


MEASURE = {
    "code": "1.1",
    "title": {"lt": "Rengti vakarus"},
    "short_title": {"lt": "Vakarai"},
    "objective": "1",
    "owners": ["library"],
    "timeframe": {"start": "2024"},
}
REPORT = {"state": "done", "summary": {"lt": "Surengta."}, "reported_by": "library", "reported_on": "2025-01-31"}


@pytest.mark.parametrize(
    "right",
    [
        {},
        {"code": "1.10"},
        {"timeframe": {"start": "2024-03", "end": "2025", "inferred": "true"}},
        {"timeframe": {"start": "2024", "inferred": True}},  # an editor reads true as a truth value
        {"status": {"2024": REPORT}},
        {"status": {"2024": {**REPORT, "money": {"spent": "12.50", "source": "eu"}}}},
        {"status": {"2024": {**REPORT, "money": "own_budget"}}},
    ],
)
def test_right_values_pass(right: dict[str, Any]) -> None:
    assert validate("measure", MEASURE | right) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"code": "1"}, "code: '1' does not match"),
        ({"code": 1.1}, "code: 1.1 is not of type 'string'"),
        ({"kind": "single"}, "kind: 'single' is not one of ['continuous', 'one_off']"),
        ({"owner": "library"}, ": Additional properties are not allowed ('owner' was unexpected)"),
        ({"owners": "library"}, "owners: 'library' is not of type 'array'"),
        ({"owners": ["Library"]}, "owners.0: 'Library' does not match"),
        ({"timeframe": {"start": "24"}}, "timeframe.start: '24' does not match"),
        ({"timeframe": {"start": "2024", "inferred": "yes"}}, "timeframe.inferred: 'yes' is not one of"),
        ({"status": {"2024": {**REPORT, "state": "finished"}}}, "status.2024.state: 'finished' is not one of"),
        ({"status": {"2024": {**REPORT, "reported_on": "31.01.2025"}}}, "status.2024.reported_on: '31.01.2025' does not match"),
        ({"status": {"2024": {key: REPORT[key] for key in ("state", "reported_by", "reported_on")}}}, "'summary' is a required property"),
        ({"status": {"MMXXIV": REPORT}}, "status: 'MMXXIV' does not match"),
    ],
)
def test_wrong_values_are_refused(wrong: dict[str, Any], message: str) -> None:
    found = validate("measure", MEASURE | wrong)
    assert any(message in one for one in found), found


@pytest.mark.parametrize("kind", FILES)
def test_every_schema_is_closed(kind: str) -> None:
    """An unknown key at the top of any file is refused."""
    assert any("'surprise' was unexpected" in one for one in validate(kind, {"surprise": "1"}))


def test_every_field_is_described_in_the_handbook() -> None:
    text = handbook()["handbook/fields.md"]
    for kind, model in FILES.items():
        section = text.split(f"\n## {kind}: ", 1)[1].split("\n## ", 1)[0]
        for name, field in model.model_fields.items():
            assert field.description, f"{model.__name__}.{name}"
            assert f"| `{name}` | {'yes' if field.is_required() else ''} |" in section
