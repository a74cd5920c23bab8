"""Worksheets: exported, filled in as people do, read back through the same checks as any report."""

import dataclasses
import datetime
import html
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.checked import read_root
from tracker.loading import institutions
from tracker.models import Money, Output, State, YearStatus
from tracker.models.measure import Basis, Unit
from tracker.problems import as_text, has_errors
from tracker.rules import EDIT_RULES, REPORT_RULES, rule_name
from tracker.updating import Merge, canonical, merge, read_report_file
from tracker.worksheet import import_files, rows_of, written
from tracker.worksheet.cells import day, plain
from tracker.worksheet.columns import LISTS, SINGLE, Kind, Names, gathered, spread
from tracker.worksheet.guide import guide, in_labels, sheet_name
from tracker.worksheet.reading import untouched
from tracker.worksheet.workbook import NewBook
from tracker.yamltext import read

PROJECT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
PLAN = "rasupe-2024-2026"
GUIDE = f"measures/{PLAN}/1.02-guide.yml"
TALKS = f"measures/{PLAN}/1.01-evening-talks.yml"
Runner = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the fictional plan."""
    return shutil.copytree(PROJECT / "tests" / "example", tmp_path / "example")


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def exported(root: Path, institution: str, year: int, file: Path) -> Workbook:
    """The worksheet of an institution; it is saved to the file too."""
    site, problems = read_root(root, AS_OF)
    assert site is not None, problems
    file.write_bytes(written(rows_of(root, site, institution, year)))
    return load_workbook(file)


def column(sheet: Worksheet, path: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == path)


def row(sheet: Worksheet, code: str) -> int:
    place = column(sheet, "measure")
    return next(number for number in range(3, sheet.max_row + 1) if str(sheet.cell(number, place).value).startswith(f"{code} "))


def fill(book: Workbook, code: str, **values: Any) -> None:
    """Type values into the row of a measure; `__` stands for the dot of a path."""
    sheet = book["Ataskaita"]
    for path, value in values.items():
        sheet.cell(row(sheet, code), column(sheet, path.replace("__", "."))).value = value


def add(book: Workbook, code: str, name: str, **values: Any) -> int:
    """Type an item into the sheet of a list; gives its row."""
    sheet, report = book[sheet_name(name)], book["Ataskaita"]
    number = next(each for each in range(3, 99) if sheet.cell(each, 1).value is None)
    sheet.cell(number, 1, report.cell(row(report, code), column(report, "measure")).value)
    for path, value in values.items():
        sheet.cell(number, column(sheet, f"{name}.{path.replace('__', '.')}"), value)
    return number


def imported(root: Path, book: Workbook, file: Path) -> Merge:
    book.save(file)
    return import_files(root, [file], AS_OF)


def said(found: Merge, language: Any = "en") -> list[str]:
    return [line.rpartition("/")[2] for line in as_text(found.problems, language).splitlines()]


REPORT: dict[str, Any] = {
    "state": "Vykdoma",
    "summary__lt": "Rengiama.",
    "reported_by": "Rasupės miesto savivaldybė",
    "reported_on": "2025-01-20",
}


# What is exported -----------------------------------------------------------------------------------------------------


def test_every_field_of_a_report_has_a_column() -> None:
    named = {str(one.at[0]) for one in SINGLE} | {one.name for one in LISTS}
    assert named == set(YearStatus.model_fields)
    assert [one.name for one in LISTS] == ["outputs", "evidence", "contributions"]
    kinds = {one.path: one.kind for one in SINGLE}
    assert kinds["state"] is kinds["money.source"] is Kind.CHOICE
    assert kinds["reported_by"] is Kind.INSTITUTION
    assert kinds["reported_on"] is kinds["decision.on"] is Kind.DATE
    assert kinds["money.spent"] is Kind.AMOUNT
    assert kinds["interim"] is Kind.FLAG
    assert {one.path: one.kind for one in LISTS[0].columns}["by_sex.women"] is Kind.FIGURE
    assert {one.path for one in (*SINGLE, *LISTS[0].columns) if one.required} == {
        "state", "summary.lt", "reported_by", "reported_on", "what.lt", "value", "unit", "basis",
    }  # fmt: skip


def test_a_report_spread_over_columns_comes_together_again(example: Path) -> None:
    reports = [
        report
        for path in sorted(example.glob("measures/*/*.yml"))
        for report in (read(path.read_text("utf-8"))[0] or {}).get("status", {}).values()  # type: ignore[union-attr]
    ]
    assert len(reports) > 40
    for report in reports:
        single = {name: value for name, value in report.items() if not isinstance(value, list)}
        assert canonical(gathered(spread(report, SINGLE))) == canonical(single)


def test_the_sheet_shows_what_stands_and_what_was_said_the_year_before(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    assert book.sheetnames == [
        "Ataskaita",
        "Rezultatai skaičiais",
        "Įrodymai",
        "Kito dalyvio pranešimas",
        "Posėdžiui",
        "Kaip pildyti",
        "Sąrašai",
    ]
    sheet = book["Ataskaita"]
    headers = [cell.value for cell in sheet[2]]
    assert headers[:10] == [
        "Planas", "Metai", "Priemonė", "Matytas įrašas", "Lentelėje rodyto įrašo kontrolinis kodas", "Pavadinimas",
        "Prieš metus: Būsena", "Prieš metus: Kas padaryta", "Būsena *", "Kas padaryta *",
    ]  # fmt: skip
    values = {cell.value: sheet.cell(row(sheet, "1.1"), cell.column).value for cell in sheet[2]}
    assert values["Priemonė"] == "1.1 Prevencinės pamokos"
    assert values["Prieš metus: Būsena"] == values["Būsena *"] == "Įvykdyta"
    assert values["Prieš metus: Kas padaryta"].startswith("Pamokos vyko visose 12 mokyklų, devintokams")
    assert values["Kas praneša *"] == "Gintupės visuomenės sveikatos biuras"
    assert values["Ataskaitos diena *"].date() == datetime.date(2025, 2, 4)
    assert values["Lėšos: Panaudota"] == 1940.75
    outputs = book["Rezultatai skaičiais"]
    assert [cell.value for cell in outputs[3]][:6] == [
        "1.1 Prevencinės pamokos",
        "Pamokos",
        "Lessons",
        61,
        "renginiai",
        "skaičiuoti renginiai",
    ]


def test_ids_are_locked_and_the_rest_is_not(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    assert [sheet.protection.sheet for sheet in book.worksheets] == [True] * 7
    assert [sheet.protection.password for sheet in book.worksheets] == [None] * 7
    sheet = book["Ataskaita"]
    assert [cell.protection.locked for cell in sheet[3]] == [True] * 8 + [False] * len(SINGLE)
    assert sheet.column_dimensions["D"].hidden, "fingerprints are not for people"
    assert sheet.row_dimensions[1].hidden
    evidence = book["Įrodymai"]
    assert not evidence.column_dimensions["B"].protection.locked
    assert evidence["B2"].protection.locked


def test_choices_are_offered_by_their_labels(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")

    def offered(sheet: Worksheet, path: str) -> list[Any]:
        letter = sheet.cell(1, column(sheet, path)).column_letter
        (one,) = (each for each in sheet.data_validations.dataValidation if str(each.sqref).partition(":")[0] == f"{letter}3")
        name, _, cells = str(one.formula1).partition("!")
        return [cell.value for (cell,) in book[name.strip("'")][cells.replace("$", "")]]

    sheet = book["Ataskaita"]
    assert offered(sheet, "state") == ["Įvykdyta", "Įvykdyta iš dalies", "Vykdoma", "Nepradėta", "Neįvykdyta", "Nutraukta"]
    assert offered(sheet, "interim") == ["taip", "ne"]
    assert "Gintupės visuomenės sveikatos biuras" in offered(sheet, "reported_by")
    assert offered(book["Įrodymai"], "evidence")[0] == "1.1 Prevencinės pamokos"
    assert len(offered(book["Rezultatai skaičiais"], "outputs.unit")) == 12


def test_a_meeting_can_print_it(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    for sheet in book.worksheets[:6]:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == (0, True)
        assert sheet.page_setup.fitToWidth == (3 if sheet.title == "Ataskaita" else None), "one is what a file does not say"
        assert sheet.print_title_rows == (None if sheet.title == "Kaip pildyti" else "$2:$2")
        assert "Gintupės visuomenės sveikatos biuras, 2024 m." in str(sheet.oddHeader.center.text)
    meeting = book["Posėdžiui"]
    assert sum(one.width * (one.max - one.min + 1) for one in meeting.column_dimensions.values()) < 180, (
        "smaller than eight points, were it wider"
    )
    assert [cell.value for cell in meeting[2]] == [
        "Priemonė",
        "Prieš metus: Kas padaryta",
        "Būsena",
        "Kas padaryta",
        "Kliūtys",
        "Tolesni veiksmai",
    ]
    cells = [cell.value for cell in meeting[3]]
    assert cells[:2] == [
        "1.1 Prevencinės pamokos",
        "Įvykdyta. Pamokos vyko visose 12 mokyklų, devintokams parengta nauja tema apie skaitmeninį smurtą",
    ]
    report = book["Ataskaita"]
    for place, path in enumerate(("state", "summary.lt", "obstacles.lt", "next_steps.lt"), start=2):
        there = f"'Ataskaita'!{report.cell(3, column(report, path)).coordinate}"
        assert cells[place] == f'=IF({there}="","",{there})'


def test_the_sheet_for_a_meeting_shows_its_values_where_nothing_calculates(example: Path, tmp_path: Path) -> None:
    """A preview shows what is written beside a formula; as of today that is what stands in the report's sheet."""
    exported(example, "social-support-division", 2024, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx", data_only=True)
    report, meeting = book["Ataskaita"], book["Posėdžiui"]
    places = [column(report, path) for path in ("state", "summary.lt", "obstacles.lt", "next_steps.lt")]
    there = [[report.cell(number, place).value for place in places] for number in range(3, report.max_row + 1)]
    here = [[cell.value for cell in cells[2:]] for cells in meeting.iter_rows(3)]
    assert here == there
    assert {type(value) for values in here for value in values} == {str, type(None)}


def test_sheets_help_and_keep_from_slips(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 6 + ["hidden"]
    assert [sheet.freeze_panes for sheet in book.worksheets] == ["D3", "B3", "B3", "B3", None, None, None]
    rights = [(sheet.protection.insertRows, sheet.protection.deleteRows) for sheet in book.worksheets]
    assert rights == [(not sheet.title.startswith(("Rez", "Įr", "Kito")),) * 2 for sheet in book.worksheets], "true is what is forbidden"
    for sheet in book.worksheets:
        forbidden = [sheet.protection.formatColumns, sheet.protection.formatRows, sheet.protection.objects, sheet.protection.scenarios]
        assert forbidden == [False] * 4
    sheet = book["Ataskaita"]
    assert (sheet.print_title_cols, sheet.page_margins.left, sheet.page_margins.top) == ("$B:$C", 0.4, 1)
    for offer in sheet.data_validations.dataValidation:
        assert (offer.allow_blank, offer.showErrorMessage, offer.errorTitle, offer.error) == (
            True,
            True,
            "Netinka",
            "Pasirinkite iš sąrašo.",
        )
    looks = {sheet.cell(1, cell.column).value: (cell.number_format, cell.alignment.wrap_text, cell.border.left.style) for cell in sheet[3]}
    assert looks["measure"] == looks["summary.lt"] == ("@", True, "thin")
    assert looks["reported_on"] == ("yyyy-mm-dd", True, "thin")
    assert looks["money.spent"] == ("General", True, "thin")
    assert (sheet["C2"].font.bold, sheet["C2"].font.name, sheet["C3"].fill.fgColor.rgb) == (True, "Calibri", "FFEEEEEE")
    assert sheet.column_dimensions["F"].width == 32
    free = book["Įrodymai"].column_dimensions["B"]
    assert (free.number_format, free.alignment.wrap_text, free.hidden) == ("@", True, False)


def test_the_same_data_are_the_same_file_which_names_nobody(example: Path) -> None:
    site, _ = read_root(example, AS_OF)
    assert site is not None
    first, second = (written(rows_of(example, site, "public-health-bureau", 2024)) for _ in range(2))
    assert first == second
    about = load_workbook(io.BytesIO(first)).properties
    assert {about.creator, about.lastModifiedBy, about.title, about.subject, about.description, about.keywords} == {None}
    assert str(about.created) == str(about.modified) == "1980-01-01 00:00:00"


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Namai ir sodas", "&CNamai ir sodas, 2024 m."),
        ("Namai & sodas", "&CNamai && sodas, 2024 m."),
        ("R&G", '&CR&&&"-,Regular"G, 2024 m.'),
        ("&[Picture]", '&C&&&"-,Regular"[Picture], 2024 m.'),
        ("Ž" * 300, "&C" + "Ž" * 250),
        ("&" * 300, "&C" + "&" * 250),
        ("\N{HOUSE BUILDING}" * 300, "&C" + "\N{HOUSE BUILDING}" * 125),
    ],
)
def test_whatever_an_institution_is_called_stands_on_every_page(name: str, printed: str) -> None:
    book = NewBook()
    book.sheet("x").for_print(f"{name}, 2024 m.")
    with zipfile.ZipFile(io.BytesIO(book.made())) as packed:
        text = packed.read("xl/worksheets/sheet1.xml").decode()
    (header,) = re.findall("<oddHeader>(.*)</oddHeader>", text)
    assert html.unescape(header) == printed


def test_rows_are_as_high_as_their_texts(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    title = sheet.cell(3, 6)
    assert len(title.value) > 2 * sheet.column_dimensions[title.column_letter].width
    assert sheet.row_dimensions[3].height >= 45
    assert book["Posėdžiui"].row_dimensions[3].height == 90


def test_the_guide_speaks_of_labels_and_of_every_field() -> None:
    lines = list(guide())
    assert not [line for line in lines if "`" in line[1]]
    assert {one.label for one in SINGLE if not one.english} <= {left for left, _, _ in lines}
    assert in_labels("Būtina, kai būsena yra `not_started`: `<5`.") == "Būtina, kai būsena yra „Nepradėta“: „<5“."
    assert in_labels("nebent nurodyta `interim: true`") == "nebent nurodyta „Tarpinė ataskaita: taip“"


# The way there and back -----------------------------------------------------------------------------------------------


def test_an_untouched_worksheet_writes_nothing(example: Path, tmp_path: Path) -> None:
    before = tree(example)
    site, _ = read_root(example, AS_OF)
    assert site is not None
    owners = {name for plan in site.plans for name in plan.owners}
    files = []
    for name in sorted(owners):
        for year in (2020, 2023):
            files.append(tmp_path / f"{name}-{year}.xlsx")
            exported(example, name, year, files[-1])
    found = import_files(example, files, AS_OF)
    assert (found.changes, found.same, said(found)) == ((), (), [])
    assert tree(example) == before
    assert len(files) > 15


def test_the_same_as_a_report_from_a_file(example: Path, tmp_path: Path) -> None:
    other = shutil.copytree(example, tmp_path / "other")
    book = exported(example, "social-support-division", 2023, tmp_path / "a.xlsx")
    fill(
        book, "1.2", state="Įvykdyta iš dalies", summary__lt="=Plakatai\nir @lankstinukai", summary__en="Posters",
        reported_by="Gintupės miesto savivaldybės administracijos Socialinės paramos skyrius", reported_on=datetime.date(2024, 2, 28),
        money__planned="3 000", money__spent=2850.5, money__source="savivaldybės biudžetas", obstacles__lt="-",
    )  # fmt: skip
    # What openpyxl takes for a formula a person types as text.
    sheet = book["Ataskaita"]
    sheet.cell(row(sheet, "1.2"), column(sheet, "summary.lt")).data_type = "s"
    add(book, "1.2", "outputs", what__lt="Lankstinukai", value=2500, unit="egzemplioriai", basis="skaičiuoti vienetai")
    add(
        book,
        "1.2",
        "outputs",
        what__lt="Vaikai",
        value="<5",
        unit="vaikai",
        basis="kiekvienas žmogus skaičiuotas vieną kartą",
        sensitive="taip",
    )
    add(book, "1.2", "evidence", title__lt="Plakatas", url="https://example.org/plakatas", date="2023 m. lapkričio 3 d.")
    found = imported(example, book, tmp_path / "a.xlsx")
    assert said(found) == []
    found.write()
    (tmp_path / "report.yml").write_text(
        """reports:
  - plan: gintupe-2020-2025
    measure: "1.2"
    year: "2023"
    report:
      state: partly_done
      summary: {lt: "=Plakatai\\nir @lankstinukai", en: Posters}
      reported_by: social-support-division
      reported_on: 2024-02-28
      outputs:
        - {what: {lt: Lankstinukai}, value: "2500", unit: copies, basis: items}
        - {what: {lt: Vaikai}, value: "<5", unit: children, basis: unique_people, sensitive: "true"}
      money: {planned: "3000", spent: "2850.50", source: municipal}
      evidence:
        - {title: {lt: Plakatas}, url: https://example.org/plakatas, date: 2023-11-03}
      obstacles: {lt: "-"}
""",
        "utf-8",
    )
    submissions, problems = read_report_file(tmp_path / "report.yml")
    assert problems == []
    merge(other, submissions, AS_OF).write()
    assert tree(other) == tree(example)
    assert tree(other) != tree(PROJECT / "tests" / "example")


def test_changing_one_cell_changes_one_line(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    fill(book, "1.1", money__spent="1 950,25", correction__why__lt="Suma.", correction__on="2026-01-15")
    found = imported(example, book, tmp_path / "a.xlsx")
    assert said(found) == []
    assert [change.different for change in found.changes] == [("money.spent", "correction.why.lt", "correction.on")]


def test_a_row_made_empty_is_no_report_and_that_is_told(example: Path, tmp_path: Path) -> None:
    book = exported(example, "public-health-bureau", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    for number in range(9, sheet.max_column + 1):
        sheet.cell(row(sheet, "1.1"), number).value = None
    for name in ("Rezultatai skaičiais", "Įrodymai", "Kito dalyvio pranešimas"):
        book[name].delete_rows(3, 90)
    found = imported(example, book, tmp_path / "a.xlsx")
    assert (found.changes, [problem.rule for problem in found.problems]) == ((), ["emptied-row"])
    assert not has_errors(found.problems)


# What is refused ------------------------------------------------------------------------------------------------------


def test_every_problem_is_named_by_sheet_and_cell(good: Path, tmp_path: Path) -> None:
    book = exported(good, "city", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    fill(book, "1.2", state="Ivykdita", summary__lt="=1+1", reported_by="Miestas", reported_on="vakar", money__spent="daug")
    first = add(book, "1.2", "outputs", what__lt="x", value="daug", unit="katės")
    book["Įrodymai"].cell(3, column(book["Įrodymai"], "evidence.title.lt"), "Be priemonės")
    before = tree(good)
    found = imported(good, book, tmp_path / "a.xlsx")
    number = row(sheet, "1.2")

    def cell(name: str, path: str, line: int) -> str:
        return f"{name}!{book[name].cell(1, column(book[name], path)).column_letter}{line}"

    assert sorted((problem.cell, problem.rule) for problem in found.problems) == sorted(
        [
            (cell("Ataskaita", "state", number), "unknown-choice"),
            (cell("Ataskaita", "summary.lt", number), "formula"),
            (cell("Ataskaita", "reported_by", number), "unknown-choice"),
            (cell("Ataskaita", "reported_on", number), "shape"),
            (cell("Ataskaita", "money.spent", number), "shape"),
            (cell("Ataskaita", "money.source", number), "missing-key"),
            (cell("Rezultatai skaičiais", "outputs.value", first), "shape"),
            (cell("Rezultatai skaičiais", "outputs.unit", first), "unknown-choice"),
            (cell("Rezultatai skaičiais", "outputs.basis", first), "missing-key"),
            ("Įrodymai!A3", "known-measure"),
        ]
    )
    assert (
        f"a.xlsx:{cell('Ataskaita', 'state', number)}: klaida: Būsena: „Ivykdita“ čia netinka. Galima: Įvykdyta, "
        "Įvykdyta iš dalies, Vykdoma, Nepradėta, Neįvykdyta, Nutraukta. Gal norėjote: „Įvykdyta“? Pasirinkite iš sąrašo. [unknown-choice]"
    ) in said(found, "lt")
    missing = cell("Ataskaita", "money.source", number)
    assert f"a.xlsx:{missing}: klaida: Finansavimo šaltinis: langelis tuščias. Užpildykite jį. [missing-key]" in said(found, "lt")
    assert tree(good) == before


def test_who_reports_stands_there_already_and_the_row_is_untouched(good: Path, tmp_path: Path) -> None:
    book = exported(good, "city", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    signs = sheet.cell(row(sheet, "1.2"), column(sheet, "reported_by"))
    assert signs.value == Names(institutions(good)).shown["city"]
    assert untouched(good, tmp_path / "a.xlsx")
    fill(book, "1.2", **{name: value for name, value in REPORT.items() if name != "reported_by"})
    found = imported(good, book, tmp_path / "a.xlsx")
    assert said(found) == []
    assert [change.after["reported_by"] for change in found.changes] == ["city"]
    assert not untouched(good, tmp_path / "a.xlsx")


def test_a_number_that_can_be_read_in_two_ways_is_told(good: Path, tmp_path: Path) -> None:
    book = exported(good, "city", 2024, tmp_path / "a.xlsx")
    fill(book, "1.2", **REPORT)
    line = add(book, "1.2", "outputs", **{**OUTPUT, "unit": "copies", "basis": "items"}, value="1.500")
    found = imported(good, book, tmp_path / "a.xlsx")
    sheet = book["Rezultatai skaičiais"]
    cell = f"{sheet.title}!{sheet.cell(1, column(sheet, 'outputs.value')).column_letter}{line}"
    assert [(one.cell, one.level, one.message("lt")) for one in found.problems] == [
        (cell, "warning", "„1.500“ suprasta kaip 1,5; jei tai tūkstančiai, rašykite 1500.")
    ]
    assert len(found.changes) == 1


Values = dict[str, Any]
OUTPUT: Values = {"what__lt": "Dalyviai", "unit": "people", "basis": "attendances"}
PARTS = {"value": 9, "by_sex__women": 8, "by_sex__men": 8}
OVERSPENT = {"money__planned": 100, "money__spent": 200, "money__source": "municipal"}
SAME = {"reported_by": "help-centre", "reported_on": "2026-02-02"}
RULES: list[tuple[str, str, int, Values, Values, str]] = [
    # rule, measure, year, cells of the report, cells of an item, where it is told
    ("year-inside-timeframe", "1.2", 2026, {"interim": "taip", "reported_on": "2026-02-01"}, {}, "Ataskaita measure"),
    ("summary-in-lithuanian", "1.2", 2024, {"summary__lt": None, "summary__en": "In English"}, {}, "Ataskaita summary.lt"),
    ("reason-given", "1.2", 2024, {"state": "Neįvykdyta"}, {}, "Ataskaita state"),
    ("decision-given", "1.2", 2024, {"state": "Nutraukta", "reason__lt": "Nėra lėšų."}, {}, "Ataskaita state"),
    ("evidence-given", "1.2", 2024, {"state": "Įvykdyta"}, {}, "Ataskaita state"),
    ("dated-after-the-year", "1.2", 2024, {"reported_on": "2024-06-01"}, {}, "Ataskaita reported_on"),
    ("not-in-the-future", "1.2", 2024, {"reported_on": "2027-01-01"}, {}, "Ataskaita reported_on"),
    ("no-unexplained-step-back", "1.1", 2025, {**SAME, "state": "Nepradėta", "reason__lt": None}, {}, "Ataskaita state"),
    ("done-stays-done", "1.2", 2025, {"state": "Nepradėta", "reason__lt": "x", "reported_on": "2026-01-20"}, {}, "Ataskaita state"),
    ("reported-by-an-owner", "1.2", 2024, {"reported_by": "Bibliotekos"}, {}, "Ataskaita reported_by"),
    (
        "contribution-by-a-participant", "1.2", 2024, {},
        {"contributions__by": "Bibliotekos", "contributions__reported_on": "2025-01-20", "contributions__summary__lt": "x"},
        "Kito dalyvio pranešimas contributions.by",
    ),
    ("people-are-whole", "1.2", 2024, {}, {**OUTPUT, "value": 12.5}, "Rezultatai skaičiais outputs.value"),
    ("parts-within-the-whole", "1.2", 2024, {}, {**OUTPUT, **PARTS}, "Rezultatai skaičiais outputs.by_sex.women"),
    ("small-numbers-hidden", "1.2", 2024, {}, {**OUTPUT, "value": 3, "sensitive": "taip"}, "Rezultatai skaičiais outputs.value"),
    ("jump-explained", "1.1", 2025, SAME, {**OUTPUT, "value": "900"}, "Rezultatai skaičiais outputs.value"),
    ("overspending-explained", "1.2", 2024, OVERSPENT, {}, "Ataskaita money.spent"),
]  # fmt: skip


FILE_WORDS = {
    name
    for name in (*YearStatus.model_fields, *Output.model_fields, *Money.model_fields, *State, *Unit, *Basis)
    if name not in ("on", "by")
}
"""What only who edits files has to know."""


def test_every_rule_for_a_report_has_a_case() -> None:
    assert [rule for rule, *_ in RULES] == [rule_name(rule) for rule in REPORT_RULES]


@pytest.mark.parametrize(("rule", "code", "year", "cells", "item", "where"), RULES, ids=[rule for rule, *_ in RULES])
def test_every_rule_for_a_report_is_told_at_its_cell(
    good: Path, tmp_path: Path, rule: str, code: str, year: int, cells: Values, item: Values, where: str
) -> None:
    if rule == "year-inside-timeframe":
        # Outside the timeframe a row is there only where somebody has reported.
        text = (good / GUIDE).read_text("utf-8")
        report = (
            '{state: in_progress, summary: {lt: Dar.}, reported_by: city, reported_on: 2026-01-20, interim: "true", reason: {lt: Vėluota.}}'
        )
        (good / GUIDE).write_text(f'{text}status:\n  "2026": {report}\n', "utf-8")
        cells = {**cells, "reason__lt": None}
    book = exported(good, "help-centre", year, tmp_path / "a.xlsx")
    # Once the measure is done no worksheet asks for it: one that was sent before may still come back.
    if rule == "done-stays-done":
        text = (good / GUIDE).read_text("utf-8")
        done = "{state: done, summary: {lt: Yra.}, reported_by: city, reported_on: 2025-01-20, evidence: [{title: {lt: Yra}}]}"
        (good / GUIDE).write_text(f'{text}status:\n  "2024": {done}\n', "utf-8")
    base = REPORT if code == "1.2" else {}
    fill(book, code, **{**base, **cells})
    lines = {}
    if item:
        name = "contributions" if any(key.startswith("contributions") for key in item) else "outputs"
        if rule == "jump-explained":
            book[sheet_name(name)].delete_rows(3, 50)
        lines[sheet_name(name)] = add(book, code, name, **{key.removeprefix("contributions__"): value for key, value in item.items()})
    found = imported(good, book, tmp_path / "a.xlsx")
    sheet, _, path = where.rpartition(" ")
    letter = book[sheet].cell(1, column(book[sheet], path)).column_letter
    number = lines.get(sheet, row(book["Ataskaita"], code))
    assert (rule, f"{sheet}!{letter}{number}") in [(one.rule, one.cell) for one in found.problems], said(found)
    assert not FILE_WORDS & set(re.findall(r"\w+", " ".join(one.message("lt") for one in found.problems))), said(found, "lt")


def test_personal_data_in_a_cell_keep_all_from_being_written(example: Path, tmp_path: Path, run_build: Runner) -> None:
    """Told at the cell, and not repeated; the code is nobody's before 2099."""
    book = exported(example, "social-support-division", 2023, tmp_path / "a.xlsx")
    fill(book, "1.2", next_steps__lt="Padėti pareiškėjai (6990101-0008).", obstacles__lt="Neatsiliepė 8 612 00000.")
    book.save(tmp_path / "a.xlsx")
    right = exported(example, "public-health-bureau", 2024, tmp_path / "b.xlsx")
    fill(right, "1.1", next_steps__lt="Tęsti.")
    right.save(tmp_path / "b.xlsx")
    before = tree(example)
    done = run_build("--root", example, "--lang", "lt", "worksheet", "import", tmp_path / "b.xlsx", tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    for path, said in (("next_steps.lt", "asmens kodas."), ("obstacles.lt", "telefono numeris, kurio nėra")):
        letter = sheet.cell(1, column(sheet, path)).column_letter
        assert re.search(rf"a\.xlsx:Ataskaita!{letter}{row(sheet, '1.2')}: klaida: [^:]+: {said}", done.stdout), done.stdout
    assert done.stdout.endswith("Niekas neįrašyta.\n")
    assert not re.search("6990101|0008|61200000|612 00000", done.stdout)
    assert (done.returncode, tree(example)) == (1, before)


CHANGES: list[tuple[str, Values, str]] = [
    ("no-silent-step-back", {"state": "Vykdoma"}, "state"),
    ("closed-year-corrected", {"next_steps__lt": "Tęsti."}, "measure"),
]
"""What is changed in a report that stands in its file, and where it is told."""


def test_every_rule_for_a_change_has_a_case() -> None:
    assert [rule for rule, *_ in CHANGES] == [rule_name(rule) for rule in EDIT_RULES]


@pytest.mark.parametrize(("rule", "cells", "where"), CHANGES, ids=[rule for rule, *_ in CHANGES])
def test_every_rule_for_a_change_is_told_at_its_cell(example: Path, tmp_path: Path, rule: str, cells: Values, where: str) -> None:
    book = exported(example, "social-support-division", 2020, tmp_path / "a.xlsx")
    fill(book, "1.2", **cells)
    found = imported(example, book, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    cell = f"Ataskaita!{sheet.cell(1, column(sheet, where)).column_letter}{row(sheet, '1.2')}"
    assert (rule, cell) in [(one.rule, one.cell) for one in found.problems], said(found)
    assert not FILE_WORDS & set(re.findall(r"\w+", " ".join(one.message("lt") for one in found.problems))), said(found, "lt")
    fill(book, "1.2", **cells, correction__why__lt="Supainiota.", correction__on="2026-02-10")
    assert said(imported(example, book, tmp_path / "a.xlsx")) == []


def test_one_wrong_worksheet_keeps_all_from_being_written(example: Path, tmp_path: Path, run_build: Runner) -> None:
    wrong = exported(example, "social-support-division", 2023, tmp_path / "a.xlsx")
    fill(wrong, "1.2", state="Įvykdyta")
    wrong.save(tmp_path / "a.xlsx")
    right = exported(example, "public-health-bureau", 2024, tmp_path / "b.xlsx")
    fill(right, "1.1", next_steps__lt="Tęsti.")
    right.save(tmp_path / "b.xlsx")
    before = tree(example)
    command = ["--root", example, "--lang", "en", "worksheet", "import"]
    done = run_build(*command, tmp_path / "b.xlsx", tmp_path / "a.xlsx")
    assert done.returncode == 1
    assert "a.xlsx:Ataskaita!" in done.stdout
    assert done.stdout.endswith("Nothing was written.\n")
    assert tree(example) == before
    done = run_build(*command, tmp_path / "b.xlsx")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "1.1, 2024: changed (next_steps.lt) – measures/gintupe-2020-2025/" in done.stdout
    assert tree(example) != before


def test_the_command_writes_all_and_never_over_a_worksheet(example: Path, tmp_path: Path, run_build: Runner) -> None:
    command = ["--root", example, "--lang", "en", "worksheet", "export", "--year", "2024", "--to", tmp_path / "to"]
    assert run_build(*command).returncode == 2
    done = run_build(*command, "--all")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("Worksheets: 11.\n")
    before = tree(tmp_path / "to")
    assert len(before) == 11
    done = run_build(*command, "--institution", "police")
    assert (done.returncode, "police-2024.xlsx is there already" in done.stderr) == (2, True)
    assert tree(tmp_path / "to") == before


def test_what_changed_meanwhile_is_refused_and_said(good: Path, tmp_path: Path) -> None:
    book = exported(good, "help-centre", 2024, tmp_path / "a.xlsx")
    text = (good / TALKS).read_text("utf-8")
    (good / TALKS).write_text(text.replace("Surengti 3 pokalbiai.", "Surengti 4 pokalbiai."), "utf-8")
    assert said(imported(good, book, tmp_path / "a.xlsx")) == [], "a row left alone is no report"
    fill(book, "1.1", next_steps__lt="Tęsti.")
    (message,) = said(imported(good, book, tmp_path / "a.xlsx"))
    assert message.startswith(
        'a.xlsx:Ataskaita!C3: error: this year\'s entry has changed since the report was begun. "What was done: In Lithuanian": now'
    )
    assert '"Next steps: In Lithuanian": now –, here "Tęsti."' in message


def test_a_formula_is_refused_and_text_never_becomes_one(example: Path, good: Path, tmp_path: Path) -> None:
    text = (good / TALKS).read_text("utf-8")
    (good / TALKS).write_text(text.replace("{lt: Surengti 3 pokalbiai.}", '{lt: "=HYPERLINK(1)", en: "@x"}'), "utf-8")
    book = exported(good, "help-centre", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    for path, value in (("summary.lt", "=HYPERLINK(1)"), ("summary.en", "@x")):
        cell = sheet.cell(row(sheet, "1.1"), column(sheet, path))
        assert (cell.value, cell.data_type, cell.quotePrefix) == (value, "s", True)
    fill(book, "1.1", money__spent="=1000+1850")
    (message,) = said(imported(good, book, tmp_path / "a.xlsx"))
    assert message.endswith("error: this is a formula, not a value. Write the value itself. [formula]")


@pytest.mark.parametrize(
    "text",
    ["<r>Lapas</r>", "<b>&amp;</b>", "a_x0041_b", "#N/A", "'=1", "=1", "-", "1.5", "2024-01-01", "https://example.org/", "ir\ttaip\nne"],
)
def test_every_text_comes_back_as_it_was(good: Path, tmp_path: Path, text: str) -> None:
    measure = (good / TALKS).read_text("utf-8")
    (good / TALKS).write_text(measure.replace("{lt: Surengti 3 pokalbiai.}", f"{{lt: {json.dumps(text)}}}"), "utf-8")
    book = exported(good, "help-centre", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    cell = sheet.cell(row(sheet, "1.1"), column(sheet, "summary.lt"))
    assert (cell.value, cell.data_type, cell.protection.locked) == (text, "s", False)
    found = import_files(good, [tmp_path / "a.xlsx"], AS_OF)
    assert (found.changes, said(found)) == ((), [])


@pytest.mark.parametrize(
    ("number", "held"),
    [
        (2850.5, 2850.5),
        (0, 0),
        (10**15, 10**15),
        (0.1, 0.1),
        (9007199254740993, "9007199254740993"),
        (0.30000000000000004, "0.30000000000000004"),
    ],
)
def test_a_number_that_a_cell_would_change_is_text(number: float, held: float | str) -> None:
    book = NewBook()
    book.sheet("x").put(1, 1, number, "number")
    assert load_workbook(io.BytesIO(book.made()))["x"]["A1"].value == held


@pytest.mark.parametrize(
    "command",
    [("worksheet", "export", "--year", "2024", "--all", "--to"), ("owed", "--year", "2025", "--letters")],
    ids=["export", "letters"],
)
def test_a_text_that_no_cell_holds_is_told_and_nothing_is_written(
    example: Path, tmp_path: Path, run_build: Runner, command: tuple[str, ...]
) -> None:
    path = example / "measures/gintupe-2020-2025/1.02-information-campaign.yml"
    text = path.read_text("utf-8")
    assert text.count("Plakatai ir lankstinukai paruošti, bet") == 1
    path.write_text(text.replace("Plakatai ir lankstinukai paruošti, bet", "Plakatai paruošti. " + "Ir dar vienas. " * 2400), "utf-8")
    done = run_build("--root", example, "--as-of", "2026-06-15", "--lang", "en", *command, tmp_path / "to")
    assert (done.returncode, (tmp_path / "to").exists()) == (1, False), done.stdout
    assert re.search('Error: the text ".*Plakatai paruošti. Ir dar .*…" does not fit into a cell, which holds 32,767 signs', done.stderr)


# Files that are no worksheet ------------------------------------------------------------------------------------------


def bomb() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * 50_000_000)
    return file.getvalue()


def foreign() -> bytes:
    file = io.BytesIO()
    Workbook().save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PK\x03\x04 and no more", "the file is damaged, or no .xlsx."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "the file is encrypted, or an old .xls file."),
        (b"PK" + b"\0" * 10_000_000, "the file is too large."),
        (bomb(), "unpacked, the file is too large."),
        (foreign(), "this is no worksheet for reports."),
        (None, "cannot be read (No such file or directory)."),
    ],
    ids=["damaged", "encrypted", "large", "bomb", "foreign", "missing"],
)
def test_a_file_that_is_no_worksheet_is_a_message(good: Path, tmp_path: Path, content: bytes | None, message: str) -> None:
    if content is not None:
        (tmp_path / "a.xlsx").write_bytes(content)
    (line,) = said(import_files(good, [tmp_path / "a.xlsx"], AS_OF))
    assert f"error: {message}" in line


def test_what_stands_beside_the_fields_is_no_harm(good: Path, tmp_path: Path) -> None:
    """Somebody's own sheet, however large; cells far below that are only coloured; a size of which the file tells wrongly."""
    book = exported(good, "help-centre", 2024, tmp_path / "a.xlsx")
    own = book.create_sheet("Mano pastabos")
    own.cell(5000, 300, "x")
    book["Ataskaita"].cell(9000, 1).fill = PatternFill("solid", fgColor="DDDDDD")
    fill(book, "1.1", next_steps__lt="Tęsti.")
    book.save(tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    report = parts["xl/worksheets/sheet1.xml"]
    assert report.count(b'<dimension ref="A1:') == 1
    validations = b'<x14:dataValidations xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main" count="0"/>'
    extension = b'<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}">' + validations + b"</ext></extLst></worksheet>"
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb'ref="A1:\w+"', b'ref="A1"', report, count=1).replace(b"</worksheet>", extension)
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w") as packed:
        for name, part in parts.items():
            packed.writestr(name, part)
    found = import_files(good, [tmp_path / "a.xlsx"], AS_OF)
    assert said(found) == []
    assert [change.different for change in found.changes] == [("next_steps.lt",)]


@pytest.mark.parametrize(("line", "place"), [(2001, 9), (5, 201)], ids=["row", "column"])
def test_what_is_written_too_far_away_is_refused(good: Path, tmp_path: Path, line: int, place: int) -> None:
    book = exported(good, "help-centre", 2024, tmp_path / "a.xlsx")
    book["Ataskaita"].cell(line, place, "x")
    (message,) = said(imported(good, book, tmp_path / "a.xlsx"))
    assert 'error: the sheet "Ataskaita" is too large.' in message


def test_a_measure_that_became_a_number_is_refused(good: Path, tmp_path: Path) -> None:
    book = exported(good, "city", 2024, tmp_path / "a.xlsx")
    sheet = book["Ataskaita"]
    fill(book, "1.2", **REPORT)
    sheet.cell(row(sheet, "1.2"), column(sheet, "measure"), 1.2)
    assert "error: a text belongs here, and this is a number." in said(imported(good, book, tmp_path / "a.xlsx"))[0]


# Cells ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2024-02-28", "2024-02-28"),
        ("2024.02.28", "2024-02-28"),
        ("2024 02 28", "2024-02-28"),
        ("2024/2/8", "2024-02-08"),
        ("2024-02-28 d.", "2024-02-28"),
        ("28.02.2024", "2024-02-28"),
        ("2024 m. vasario 28 d.", "2024-02-28"),
        ("2024\N{NO-BREAK SPACE}m. vasario 28\N{NO-BREAK SPACE}d.", "2024-02-28"),
        ("2024 m. Rugpjūčio 1", "2024-08-01"),
        ("2024 m. rugsėjo mėn. 1 d.", "2024-09-01"),
        ("2024-02-28 00:00:00", "2024-02-28"),
        ("02/03/2024", "02/03/2024"),
        ("2024 m. vasaris", "2024 m. vasaris"),
    ],
)
def test_days(typed: str, meant: str) -> None:
    assert day(typed) == meant


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        (12, Kind.FIGURE, "12"),
        (12.0, Kind.FIGURE, "12"),
        (12.5, Kind.FIGURE, "12.5"),
        ("12,5", Kind.FIGURE, "12.5"),
        ("neskelbiama", Kind.FIGURE, "withheld"),
        (2850.5, Kind.AMOUNT, "2850.50"),
        (2850.55, Kind.AMOUNT, "2850.55"),
        (1e15, Kind.AMOUNT, "1000000000000000"),
        ("2 850,50 €", Kind.AMOUNT, "2850.50"),
        ("1\N{NO-BREAK SPACE}250\N{NO-BREAK SPACE}000", Kind.AMOUNT, "1250000"),
        ("1.250,50", Kind.AMOUNT, "1.250,50"),
        ("12 34", Kind.AMOUNT, "12 34"),
        (-5, Kind.AMOUNT, "-5"),
        (True, Kind.FLAG, "true"),
        ("Ne", Kind.FLAG, "false"),
        (2024, Kind.TEXT, "2024"),
        ("  x  ", Kind.TEXT, "x"),
        (None, Kind.TEXT, ""),
    ],
)
def test_values_become_what_a_file_has(typed: Any, kind: Kind, meant: str) -> None:
    one = next(each for each in (*SINGLE, *LISTS[0].columns) if each.kind is kind)
    assert plain(typed, one, Names({})) == (meant, None)


# Speed ----------------------------------------------------------------------------------------------------------------


def cpu() -> float:
    """Seconds of work so far, of this process and of those that it waited for."""
    return sum(os.times()[:4])


def test_twenty_institutions_of_thirty_measures_take_a_moment(good: Path, tmp_path: Path) -> None:
    site, _ = read_root(good, AS_OF)
    assert site is not None
    (one, *_) = rows_of(good, site, "help-centre", 2024).rows
    rows = rows_of(good, site, "help-centre", 2024)
    many = tuple(dataclasses.replace(one, measure=f"1.{number} Pokalbiai") for number in range(30))
    start = cpu()
    files = []
    for number in range(20):
        files.append(tmp_path / f"{number}.xlsx")
        files[-1].write_bytes(written(type(rows)(rows.institution, 2024, many, rows.names, False)))
    took = cpu() - start
    start = cpu()
    found = import_files(good, files, AS_OF)
    read_in = cpu() - start
    assert found.changes == ()
    assert found.problems == ()
    assert took < 8, f"export took {took:.1f} s"
    assert read_in < 8, f"import took {read_in:.1f} s"
