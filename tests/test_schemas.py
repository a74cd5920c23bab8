"""Generated files: the schemas say what the models say, and nothing generated is stale."""

import dataclasses
import datetime
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from tracker.loading import Item, load
from tracker.models import FILES, Institution, Institutions
from tracker.models.base import Amount, Date, Figure, Flag, Id, Line, Link, MeasureCode, ObjectiveCode, WhenPrinted, Year
from tracker.models.words import LABELS, MEANINGS, choices, meaning
from tracker.rules.references import known_institution
from tracker.schemas import PLACES, generated, handbook, parts, schema_folder, schemas

PROJECT = Path(__file__).parent.parent
BAD = PROJECT / "tests/bad_examples"
ROOTS = (PROJECT, PROJECT / "tests/example", BAD / "_good")


def institutions(root: Path) -> tuple[Institution, ...]:
    """The institutions of a data root."""
    read = load(root).institutions
    assert read is not None
    return read.record.institutions


SCHEMAS = {root: schemas(institutions(root)) for root in ROOTS}
SMALL = SCHEMAS[BAD / "_good"]
"""For the values below: a root with a city, a help centre and libraries."""
BY_FOLDER = {"objectives": "objective", "context": "context"}


def kind_of(path: Path) -> str:
    """The schema that a data file should name, by its place."""
    return "measure" if path.parts[-3] == "measures" else BY_FOLDER.get(path.parent.name, path.stem)


DATA = [path for root in ROOTS for folder in ("plan", "measures") for path in sorted((root / folder).rglob("*.yml"))]
HEAD = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def validate(schema: Any, value: Any) -> list[str]:
    """What an editor would underline: `path: message`."""
    return [f"{'.'.join(map(str, error.absolute_path))}: {error.message}" for error in Draft7Validator(schema).iter_errors(value)]


def raw(path: Path) -> Any:
    """A data file as plain text in lists and mappings."""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader)


def root_of(path: Path) -> Path:
    """The data root that a file belongs to."""
    return next(root for root in reversed(ROOTS) if path.is_relative_to(root))


def test_the_sweeps_below_found_files() -> None:
    assert len(DATA) > 90
    # Reports that are handed in stand in no data root.
    assert {kind_of(path) for path in DATA} | {"submission"} == set(FILES) == set(PLACES)


@pytest.mark.parametrize("kind", FILES)
def test_each_schema_is_valid_and_says_which_draft_it_is(kind: str) -> None:
    for made in SCHEMAS.values():
        Draft7Validator.check_schema(made[kind])
        assert made[kind]["$schema"] == "http://json-schema.org/draft-07/schema#"


@pytest.mark.parametrize("root", ROOTS[:2], ids=lambda root: root.name)
def test_generated_files_are_not_stale(root: Path) -> None:
    wanted = generated(root, institutions(root))
    again = "run `make schema`"
    assert {path for path in wanted if path.suffix == ".json"} == set(schema_folder(root).glob("*.json")), again
    assert [path for path, text in wanted.items() if path.read_text("utf-8") != text] == [], again


def test_the_handbook_belongs_to_the_project_and_schemas_to_each_root() -> None:
    assert {PROJECT / path for path in handbook()} < set(generated(PROJECT, ()))
    assert {path.parent for path in generated(Path("/elsewhere"), ())} == {Path("/elsewhere/schemas")}


def test_every_data_file_holds_to_its_schema() -> None:
    wrong = {str(path): validate(SCHEMAS[root_of(path)][kind_of(path)], raw(path)) for path in DATA}
    assert {path: found for path, found in wrong.items() if found} == {}


def test_every_data_file_names_its_schema_in_its_first_line() -> None:
    wrong = []
    for path in DATA:
        found = HEAD.fullmatch(path.read_text("utf-8").split("\n", 1)[0])
        if found is None or (path.parent / found[1]).resolve() != schema_folder(root_of(path)) / f"{kind_of(path)}.json":
            wrong.append(path.relative_to(PROJECT).as_posix())
    # The small root is copied to other places by tests: its files name no schema.
    assert [path for path in wrong if not path.startswith("tests/bad_examples/_good/")] == []


MEASURE = {
    "code": "1.1",
    "title": {"lt": "Rengti vakarus"},
    "short_title": {"lt": "Vakarai"},
    "objective": "1",
    "owners": ["libraries"],
    "timeframe": {"start": "2024"},
}
REPORT = {"state": "done", "summary": {"lt": "Surengta."}, "reported_by": "libraries", "reported_on": "2025-01-31"}


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
    assert validate(SMALL["measure"], MEASURE | right) == []


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"code": "1"}, "code: '1' does not match"),
        ({"code": 1.1}, "code: 1.1 is not of type 'string'"),
        ({"kind": "single"}, "kind: 'single' is not one of ['continuous', 'one_off']"),
        ({"owner": "libraries"}, ": Additional properties are not allowed ('owner' was unexpected)"),
        ({"owners": "libraries"}, "owners: 'libraries' is not of type 'array'"),
        ({"owners": ["Libraries"]}, "owners.0: 'Libraries' is not one of ['city', 'help-centre', 'libraries'"),
        ({"owners": ["nobody"]}, "owners.0: 'nobody' is not one of ['city', 'help-centre', 'libraries'"),
        ({"partners": ["city", "nobody"]}, "partners.1: 'nobody' is not one of"),
        ({"short_title": {}}, "short_title: {} should be non-empty"),
        ({"short_title": {"lt": "  "}}, "short_title.lt: '  ' does not match"),
        ({"status": {"2024": {**REPORT, "reported_by": "nobody"}}}, "status.2024.reported_by: 'nobody' is not one of"),
        ({"status": {"2024": {**REPORT, "reported_on": "2025-02-29"}}}, "status.2024.reported_on: '2025-02-29' does not match"),
        ({"status": {"2024": {**REPORT, "money": "own"}}}, "status.2024.money: 'own' is not valid under any of the given schemas"),
        ({"timeframe": {"start": "24"}}, "timeframe.start: '24' does not match"),
        ({"timeframe": {"start": "2024", "inferred": "yes"}}, "timeframe.inferred: 'yes' is not one of"),
        ({"status": {"2024": {**REPORT, "state": "finished"}}}, "status.2024.state: 'finished' is not one of"),
        ({"status": {"2024": {**REPORT, "reported_on": "31.01.2025"}}}, "status.2024.reported_on: '31.01.2025' does not match"),
        ({"status": {"2024": {key: REPORT[key] for key in ("state", "reported_by", "reported_on")}}}, "'summary' is a required property"),
        ({"status": {"MMXXIV": REPORT}}, "status: 'MMXXIV' does not match"),
    ],
)
def test_wrong_values_are_refused(wrong: dict[str, Any], message: str) -> None:
    found = validate(SMALL["measure"], MEASURE | wrong)
    assert any(message in one for one in found), found


@pytest.mark.parametrize("kind", FILES)
def test_every_schema_is_closed(kind: str) -> None:
    """An unknown key at the top of any file is refused."""
    assert any("'surprise' was unexpected" in one for one in validate(SMALL[kind], {"surprise": "1"}))


# As strict as the loader -------------------------------------------------------------------------------------------

SHAPES = ("shape", "unknown-key", "missing-key", "unknown-choice", "known-institution")
"""Rules that a schema can know of."""
SAID = re.compile(r"([^:]+):\d+:\d+: error: .* \[([a-z-]+)\]")


def test_what_the_loader_refuses_an_editor_refuses_too() -> None:
    """Every bad example whose mistake is one of shape, or an institution that there is not."""
    tried, passed = 0, []
    for case in sorted(BAD.glob("*/expected.txt")):
        said = filter(None, (SAID.fullmatch(line) for line in case.read_text("utf-8").splitlines()))
        files = {one[1] for one in said if one[2] in SHAPES and (case.parent / one[1]).is_file()}
        for path in sorted(files):
            tried += 1
            if not validate(SMALL[kind_of(case.parent / path)], raw(case.parent / path)):
                passed.append(f"{case.parent.name}/{path}")
    assert tried > 40
    assert passed == []


@pytest.mark.parametrize("root", ROOTS, ids=lambda root: root.name)
def test_an_unknown_institution_is_refused_wherever_the_rule_refuses_it(root: Path) -> None:
    """With every institution renamed in the list alone, both name the same places, and all of them."""
    loaded = load(root)
    renamed = tuple(one.model_copy(update={"id": f"{one.id}-renamed"}) for one in institutions(root))
    other = dataclasses.replace(loaded, institutions=Item("plan/institutions.yml", Institutions(institutions=renamed)))
    by_rule = {(finding.path, ".".join(map(str, finding.at))) for finding in known_institution(other, datetime.date(2026, 2, 15))}
    made = schemas(renamed)
    files = [path for path in DATA if root_of(path) == root]
    by_schema = {
        (path.relative_to(root).as_posix(), said.split(": ")[0]) for path in files for said in validate(made[kind_of(path)], raw(path))
    }
    assert len(by_rule) >= 5
    assert by_schema == by_rule


def test_the_schemas_of_a_root_know_its_institutions_alone(tmp_path: Path) -> None:
    root = shutil.copytree(BAD / "_good", tmp_path / "root")
    file = root / "plan/institutions.yml"
    file.write_text(file.read_text("utf-8").replace("id: libraries", "id: reading-rooms"), "utf-8")
    found = schemas(institutions(root))["measure"]["$defs"]["InstitutionId"]
    assert "reading-rooms" in found["enum"]
    assert "libraries" not in found["enum"]
    assert found["enumDescriptions"][found["enum"].index("reading-rooms")] == "Bibliotekos / Libraries"


TYPES = {
    "Id": Id,
    "MeasureCode": MeasureCode,
    "ObjectiveCode": ObjectiveCode,
    "Year": Year,
    "Date": Date,
    "WhenPrinted": WhenPrinted,
    "Flag": Flag,
    "Amount": Amount,
    "Figure": Figure,
    "Link": Link,
    "Line": Line,
}
HARD = st.one_of(
    st.text("0123456789.-<5withheldtrue ", max_size=12),
    st.from_regex(r"(19|20)[0-9]{2}-[01][0-9]-[0-3][0-9]", fullmatch=True),
    st.builds("http://a.lt:{}/".format, st.integers(0, 70_000)),
    st.from_regex(r"https?://[a-zA-Z0-9.@:-]{1,20}[/?#]?[a-z \"<@]{0,5}", fullmatch=True),
    st.text("a \t\u200b\u202e\ufeffė", max_size=4),
)
"""Texts near to what is accepted."""


@pytest.mark.parametrize("name", TYPES)
@given(text=HARD)
def test_a_schema_accepts_what_the_loader_accepts_and_nothing_else(name: str, text: str) -> None:
    adapter = TypeAdapter(TYPES[name])
    try:
        adapter.validate_python(text)
        accepted = True
    except ValidationError:
        accepted = False
    assert (validate(adapter.json_schema(), text) == []) == accepted


def test_an_editor_knows_the_calendar() -> None:
    schema, months = TypeAdapter(Date).json_schema(), range(1, 13)
    pattern = re.compile(schema["pattern"])
    for year in range(1900, 2100):
        written = [f"{year}-{month:02}-{day:02}" for month in months for day in range(1, 33)]
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        days = [str(first + datetime.timedelta(days=days)) for days in range((last - first).days + 1)]
        assert [text for text in written if pattern.fullmatch(text)] == days


# Words ---------------------------------------------------------------------------------------------------------


def shown(schema: Any) -> tuple[str, str]:
    """What an editor shows of a field."""
    return schema["title"], schema["description"]


@pytest.mark.parametrize("kind", FILES)
def test_every_field_is_explained_in_both_languages(kind: str) -> None:
    schema = SMALL[kind]
    for model in (FILES[kind], *parts(FILES[kind])):
        at = schema if model is FILES[kind] else schema["$defs"][model.__name__]
        label = LABELS[model.__name__]
        assert shown(at)[0] == f"{label.lt} / {label.en}"
        assert shown(at)[1].startswith(MEANINGS[model.__name__] + "\n\n")
        properties = at.get("properties") or at["anyOf"][1]["properties"]
        assert list(properties) == list(model.model_fields)
        for name, field in properties.items():
            label, text = LABELS[f"{model.__name__}.{name}"], meaning(model, name)
            assert shown(field) == (f"{label.lt} / {label.en}", f"{text.lt}\n\n{text.en}")
            words = choices(model, name)
            assert field.get("enum", []) == list(words) or set(field["enum"]) == {True, False, "true", "false"}
            for form in ("enumDescriptions", "markdownEnumDescriptions"):
                explained = dict(zip(words, field.get(form, ()), strict=True))
                for word, choice in words.items():
                    said = (choice.label.lt, choice.meaning.lt, choice.label.en, choice.meaning.en)
                    assert [part for part in said if part not in explained[word]] == []


def test_a_refused_text_is_answered_with_what_to_write() -> None:
    """A pattern is no message."""
    patterns = [part for made in SMALL.values() for part in dictionaries(made) if isinstance(part.get("pattern"), str)]
    assert len(patterns) > 50
    assert [part for part in patterns if " / " not in part["patternErrorMessage"]] == []


def test_nothing_is_filled_in_that_was_not_said() -> None:
    assert [part for made in SMALL.values() for part in dictionaries(made) if "default" in part] == []


def dictionaries(schema: Any) -> list[dict[str, Any]]:
    """All mappings inside a schema."""
    inside = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
    return [*([schema] if isinstance(schema, dict) else []), *(one for part in inside for one in dictionaries(part))]


def test_the_report_that_editors_begin_has_every_field_that_it_needs() -> None:
    (snippet,) = SMALL["measure"]["properties"]["status"]["defaultSnippets"]
    filled = re.sub(r"\$\{2\|done,[a-z_,]+\|\}", "done", snippet["bodyText"])
    for stop, text in (("${1:MMMM}", "2024"), ("$3", "Surengta."), ("$4", "libraries"), ("$5", "2025-01-31")):
        assert filled.count(stop) == 1
        filled = filled.replace(stop, text)
    assert validate(SMALL["measure"], MEASURE | {"status": yaml.load(filled, Loader=yaml.BaseLoader)}) == []


# The handbook ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("page", "yes"), [("handbook/fields.md", "yes"), ("handbook/fields.lt.md", "taip")])
def test_every_field_and_choice_is_described_in_the_handbook(page: str, yes: str) -> None:
    language = "lt" if yes == "taip" else "en"
    text = handbook()[page]
    for kind, model in FILES.items():
        section = text.split(f"\n## {kind}: ", 1)[1].split("\n## ", 1)[0]
        for name, field in model.model_fields.items():
            label = LABELS[f"{model.__name__}.{name}"].to(language)
            assert f"| `{name}` | {yes if field.is_required() else ''} | {label} |" in section
        for part in (model, *parts(model)):
            assert part is model or f"\n### {LABELS[part.__name__].to(language)} (`{part.__name__}`)\n" in text
            for name in part.model_fields:
                for word, choice in choices(part, name).items():
                    assert f"| `{word}` | {choice.label.to(language)} | {choice.meaning.to(language)} |" in text


def test_both_languages_of_the_handbook_have_the_same_rows() -> None:
    """Fields, words and sections in the same order."""
    named = re.compile(r"^(?:\| `(\w+)` \||### .* \(`(\w+)`\)$|## (\w+): )", re.MULTILINE)
    rows = [named.findall(handbook()[page]) for page in ("handbook/fields.md", "handbook/fields.lt.md")]
    assert rows[0] == rows[1]
    assert len(rows[0]) > len(LABELS)
