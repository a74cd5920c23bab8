"""The worksheet as a table of text: exported, saved again by any program, read back like the workbook."""

import codecs
import csv
import datetime
import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tracker.checked import read_root
from tracker.problems import as_text
from tracker.updating import Merge
from tracker.worksheet import import_files, rows_of, table_written
from tracker.worksheet.cells import bare, neutral
from tracker.worksheet.encoding import decoded
from tracker.worksheet.sheet import Broken
from tracker.worksheet.table import HEADINGS
from tracker.yamltext import read

PROJECT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
Runner = Callable[..., subprocess.CompletedProcess[str]]
Table = list[list[str]]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the fictional plan."""
    return shutil.copytree(PROJECT / "tests" / "example", tmp_path / "example")


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def exported(root: Path, institution: str, year: int) -> Table:
    site, problems = read_root(root, AS_OF)
    assert site is not None, problems
    raw = table_written(rows_of(root, site, institution, year))
    assert raw.startswith(codecs.BOM_UTF8)
    return list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


def column(path: str) -> int:
    return [one.path for one in HEADINGS].index(path)


def fill(table: Table, number: int, **values: str) -> None:
    """Type values into a row; `__` stands for the dot of a path."""
    for path, value in values.items():
        table[number][column(path.replace("__", "."))] = value


def further(table: Table, number: int, **values: str) -> int:
    """A row for a further entry of a measure, below its first; gives its number."""
    line = [*table[number][:8], *[""] * (len(HEADINGS) - 8)]
    table.insert(number + 1, line)
    fill(table, number + 1, **values)
    return number + 1


def saved(table: Table, file: Path, delimiter: str = ";", encoding: str = "utf-8-sig", newline: str = "\r\n") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=newline).writerows(table)
    file.write_bytes(text.getvalue().encode(encoding))
    return file


def said(found: Merge) -> list[str]:
    return [line.rpartition("/")[2] for line in as_text(found.problems, "en").splitlines()]


REPORT = {
    "state": "Įvykdyta iš dalies",
    "summary__lt": "=Plakatai\nir „lankstinukai“; žr. žemiau",
    "reported_by": "Gintupės miesto savivaldybės administracijos Socialinės paramos skyrius",
    "reported_on": "2024.02.28",
    "money__planned": "3 000",
    "money__spent": "2850,5",
    "money__source": "savivaldybės biudžetas",
    "outputs__what__lt": "Lankstinukai",
    "outputs__value": "2500",
    "outputs__unit": "egzemplioriai",
    "outputs__basis": "skaičiuoti vienetai",
    "evidence__title__lt": "Plakatas",
    "evidence__url": "https://example.org/plakatas",
    "evidence__date": "2023 m. lapkričio 3 d.",
}
CHILDREN = {
    "outputs__what__lt": "Vaikai",
    "outputs__value": "<5",
    "outputs__unit": "vaikai",
    "outputs__basis": "kiekvienas žmogus skaičiuotas vieną kartą",
    "outputs__sensitive": "taip",
}
MEANT = {
    "state": "partly_done",
    "summary": {"lt": "=Plakatai\nir „lankstinukai“; žr. žemiau"},
    "reported_by": "social-support-division",
    "reported_on": "2024-02-28",
    "outputs": [
        {"what": {"lt": "Lankstinukai"}, "value": "2500", "unit": "copies", "basis": "items"},
        {"what": {"lt": "Vaikai"}, "value": "<5", "unit": "children", "basis": "unique_people", "sensitive": "true"},
    ],
    "money": {"planned": "3000", "spent": "2850.50", "source": "municipal"},
    "evidence": [{"title": {"lt": "Plakatas"}, "url": "https://example.org/plakatas", "date": "2023-11-03"}],
}


def written(found: Merge) -> Any:
    """The report that an import would write."""
    assert said(found) == []
    (text,) = found.new.values()
    value: Any = read(text)[0]
    return value["status"]["2023"]


def filled(root: Path) -> Table:
    """The table of an institution in which the year of measure 1.2 is filled in."""
    table = exported(root, "social-support-division", 2023)
    number = next(number for number, line in enumerate(table) if line[2].startswith("1.2 "))
    fill(table, number, **REPORT)
    further(table, number, **CHILDREN)
    return table


# There and back -------------------------------------------------------------------------------------------------------


def test_headings_tell_columns_apart() -> None:
    labels = [one.label for one in HEADINGS]
    assert len(set(labels)) == len(labels) > 50
    paths = [one.path for one in HEADINGS if one.path]
    assert len(set(paths)) == len(paths) == len(labels) - 3


def test_an_untouched_table_writes_nothing(example: Path, tmp_path: Path) -> None:
    site, _ = read_root(example, AS_OF)
    assert site is not None
    files = []
    for name in sorted({name for plan in site.plans for name in plan.owners}):
        for year in (2020, 2023):
            files.append(saved(exported(example, name, year), tmp_path / f"{name}-{year}.csv"))
    found = import_files(example, files, AS_OF)
    assert (found.changes, found.same, said(found)) == ((), (), [])
    assert len(files) > 15


def test_further_entries_stand_in_further_rows(example: Path) -> None:
    table = exported(example, "public-health-bureau", 2024)
    lessons, pupils = (line for line in table if line[2] == "1.1 Prevencinės pamokos")
    assert (lessons[column("state")], pupils[column("state")]) == ("Įvykdyta", "")
    assert (lessons[column("outputs.what.lt")], pupils[column("outputs.what.lt")]) == ("Pamokos", "Mokinių dalyvavimai pamokose")
    assert lessons[column("money.spent")] == "1940,75"
    assert lessons[column("reported_on")] == "2025-02-04"
    assert lessons[column("seen")] == "#" + pupils[column("seen")].removeprefix("#")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"], ids=["semicolon", "comma", "tab"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1257"])
def test_saved_in_any_way_it_says_the_same(example: Path, tmp_path: Path, delimiter: str, encoding: str) -> None:
    table = filled(example)
    if encoding == "cp1257":
        table = [[cell.replace("\u2013", "-") if number else cell for number, cell in enumerate(line)] for line in table]
    assert written(import_files(example, [saved(table, tmp_path / "a.csv", delimiter, encoding)], AS_OF)) == MEANT


def test_a_first_line_that_names_the_separator_is_for_spreadsheets(example: Path, tmp_path: Path) -> None:
    path = saved(filled(example), tmp_path / "a.csv", ",", "utf-8", "\n")
    path.write_bytes(b"sep=,\n" + path.read_bytes())
    assert written(import_files(example, [path], AS_OF)) == MEANT


def test_columns_may_stand_in_another_order_and_plan_and_year_be_left_out_further_on(example: Path, tmp_path: Path) -> None:
    table = filled(example)
    number = next(number for number, line in enumerate(table) if "Vaikai" in line)
    table[number][0] = table[number][1] = ""
    assert written(import_files(example, [saved([line[::-1] for line in table], tmp_path / "a.csv")], AS_OF)) == MEANT


def test_as_a_command(example: Path, tmp_path: Path, run_build: Runner) -> None:
    command = ["--root", example, "--as-of", "2026-02-15", "--lang", "en", "worksheet"]
    done = run_build(*command, "export", "--year", "2023", "--institution", "police", "--as", "csv", "--to", tmp_path / "to")
    assert (done.returncode, done.stdout) == (0, f"Written: {tmp_path}/to/police-2023.csv\nWorksheets: 1.\n")
    path = tmp_path / "to" / "police-2023.csv"
    before = tree(example)
    assert run_build(*command, "import", path).stdout == "Reports written: 0.\n"
    assert tree(example) == before


# Formulas -------------------------------------------------------------------------------------------------------------


@given(some.text(alphabet="'=+-@\tab1", max_size=6))
def test_no_text_is_a_formula_and_all_come_back(text: str) -> None:
    assert neutral(text)[:1] not in ("=", "+", "-", "@", "\t")
    assert bare(neutral(text)) == text


def test_formulas_are_neutralised(example: Path, tmp_path: Path) -> None:
    measure = next((example / "measures" / "gintupe-2020-2025").glob("1.01-*.yml"))
    text = measure.read_text("utf-8")
    old = "Pamokos vyko visose 12 mokyklų, devintokams parengta nauja tema apie skaitmeninį smurtą."
    assert old in text
    measure.write_text(text.replace(old, '"=HYPERLINK(1)"'), "utf-8")
    table = exported(example, "public-health-bureau", 2023)
    line = next(line for line in table if line[2].startswith("1.1 "))
    assert line[column("summary.lt")] == "'=HYPERLINK(1)"
    assert import_files(example, [saved(table, tmp_path / "a.csv")], AS_OF).changes == ()


# What is refused ------------------------------------------------------------------------------------------------------


def cell(path: str, row: int) -> str:
    from openpyxl.utils import get_column_letter

    return f"{get_column_letter(column(path) + 1)}{row}"


def test_problems_are_named_by_cell(example: Path, tmp_path: Path) -> None:
    table = filled(example)
    number = next(number for number, line in enumerate(table) if line[2].startswith("1.2 "))
    fill(table, number, state="Padaryta", reported_on="vakar", money__spent="daug")
    fill(table, number + 1, state="Vykdoma", outputs__unit="katės", evidence__url="ftp://x")
    loose = further(table, number, evidence__title__lt="Be priemonės")
    table[loose][:4] = [""] * 4
    found = import_files(example, [saved(table, tmp_path / "a.csv")], AS_OF)
    row, entry = number + 1, number + 3
    assert sorted((one.cell, one.rule) for one in found.problems) == sorted(
        [
            (cell("state", row), "unknown-choice"),
            (cell("reported_on", row), "shape"),
            (cell("money.spent", row), "shape"),
            (cell("measure", loose + 1), "known-measure"),
            (cell("state", entry), "reported-once"),
            (cell("outputs.unit", entry), "unknown-choice"),
            (cell("evidence.url", entry), "shape"),
            (cell("evidence.title.lt", entry), "missing-key"),
        ]
    )
    assert f"a.csv:{cell('measure', loose + 1)}: error: the row does not say of which measure it is." in "\n".join(said(found))


def test_what_a_further_row_says_is_wrong_there(example: Path, tmp_path: Path) -> None:
    table = filled(example)
    number = next(number for number, line in enumerate(table) if line[2].startswith("1.2 "))
    fill(table, number, reported_on="")
    fill(table, number + 1, reported_on="2027-02-28")
    found = import_files(example, [saved(table, tmp_path / "a.csv")], AS_OF)
    assert [(one.cell, one.rule) for one in found.problems] == [(cell("reported_on", number + 2), "not-in-the-future")]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda text: text.replace("Kliūtys;", "Klutys;"),
            'a.csv:Y1: error: the worksheet has no column "Klutys". Did you mean "Kliūtys"?',
        ),
        (lambda text: text.replace("Kliūtys;", "Būsena;"), 'a.csv:Y1: error: the column "Būsena" is there twice.'),
        (lambda text: text.replace("Kliūtys;", ";"), "a.csv:1:1: error: columns are missing: „Kliūtys“."),
        (lambda text: text.replace("\n", ";\n", 1).replace(";\r\n", ";;pastaba\r\n"), "error: the cell stands in a column without a name."),
        (lambda text: text.replace(";Įvykdyta;", ';"Įvykdyta";"x'), "quotation marks are not closed"),
        (lambda text: text.replace("Priemonė;", "x;"), "error: this is no worksheet for reports."),
        (lambda text: text + "\x00", "error: the file is damaged, or no table."),
        (lambda _: "", "error: this is no worksheet for reports."),
    ],
    ids=["misspelt", "twice", "missing", "unnamed", "quotes", "foreign", "binary", "empty"],
)
def test_a_table_that_is_no_worksheet_is_a_message(example: Path, tmp_path: Path, change: Callable[[str], str], message: str) -> None:
    path = saved(exported(example, "public-health-bureau", 2023), tmp_path / "a.csv")
    path.write_text(change(path.read_bytes().decode("utf-8-sig")), "utf-8", newline="")
    found = import_files(example, [path], AS_OF)
    assert message in "\n".join(said(found))
    assert found.changes == ()


@given(some.binary(max_size=60))
def test_whatever_bytes_there_are_they_are_text_or_refused(raw: bytes) -> None:
    try:
        text = decoded(raw)
    except Broken:
        return
    assert all(sign in "\t\r\n" or ord(sign) > 31 for sign in text)
