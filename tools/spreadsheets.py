"""The worksheets in a spreadsheet program: LibreOffice opens and saves them, and they must still say and do what they did.

A part of `make audit`.
"""

import csv
import datetime
import io
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from libreoffice import saved_anew
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sites import AS_OF, ROOTS

from tracker.checked import read_root
from tracker.problems import as_text
from tracker.updating import Merge
from tracker.worksheet import Rows, import_files, rows_of, table_written, written

YEAR = 2023
TODAY = datetime.date.fromisoformat(AS_OF)
CSV = "Text - txt - csv (StarCalc):59,34,76,1"
"""Semicolons, quotation marks, UTF-8, from the first line on."""
READERS = {"Lithuanian": 1063, "American": 1033}
"""Whose numbers and days LibreOffice expects in a table of text -> its number of the language."""
INSTITUTION = "family-help-centre"
REPORTS: dict[str, dict[str, Any]] = {
    "1.2": {
        "state": "Įvykdyta iš dalies",
        "summary.lt": "=Plakatai stotelėse\nir @lankstinukai",
        "summary.en": "+Posters",
        "reported_by": "Gintupės šeimos pagalbos centras",
        "reported_on": datetime.date(2024, 2, 28),
        "money.planned": 3000,
        "money.spent": 2850.5,
        "money.source": "savivaldybės biudžetas",
        "obstacles.lt": "-",
        "next_steps.lt": "@Tęsti „kitąmet“;\n\n=1+1",
    },
    "2.2": {
        "state": "Vykdoma",
        "summary.lt": "- Vietos yra.\n- Remontas baigtas 90 %.",
        "reported_by": "gintupės šeimos  pagalbos centras",
        "reported_on": "2024 m. vasario 28 d.",
        "interim": "taip",
        "reason.lt": "=Patalpas teko remontuoti",
        "money.planned": "1 250,50 €",
        "money.spent": 1250.25,
        "money.source": "projekto lėšos",
    },
}
"""What somebody fills in: measure -> field -> what is typed."""
ITEMS: list[tuple[str, str, dict[str, Any]]] = [
    ("1.2", "outputs", {"what.lt": "+Lankstinukai", "value": 2500, "unit": "egzemplioriai", "basis": "skaičiuoti vienetai"}),
    (
        "2.2",
        "outputs",
        {"what.lt": "Vaikai", "value": "<5", "unit": "vaikai", "basis": "kiekvienas žmogus skaičiuotas vieną kartą", "sensitive": "taip"},
    ),
    ("1.2", "evidence", {"title.lt": "=Plakatas", "url": "https://example.org/plakatas", "date": datetime.date(2023, 11, 3)}),
    ("2.2", "evidence", {"title.lt": "Patikra", "where.lt": "Centro archyve", "date": "2023.11.3"}),
    (
        "1.2",
        "contributions",
        {"by": "Gintupės moterų pagalbos draugija", "reported_on": datetime.date(2024, 1, 9), "summary.lt": "@Padėjo\nišdalyti."},
    ),
]
"""Measure, sheet, and what is typed into a row of it."""


def check(folder: Path) -> int:
    """Fill in, save, read back; `folder` is emptied first.  Gives the number of complaints."""
    shutil.rmtree(folder, ignore_errors=True)
    filled = shutil.copytree(ROOTS["example"], folder / "filled")
    wrong = [*_filled_in(filled, folder), *_untouched(filled, folder), *_tables(filled, folder)]
    print(f"LibreOffice: {len(wrong)} complaints")
    for line in wrong:
        print(f"  {line}")
    return len(wrong)


# What is looked at ----------------------------------------------------------------------------------------------------


def _filled_in(root: Path, folder: Path) -> Iterator[str]:
    """What was filled in means the same before and after LibreOffice; afterwards it stands in `root`."""
    twin = shutil.copytree(root, folder / "filled-and-saved")
    book, file = _exported(root, INSTITUTION), folder / f"{INSTITUTION}.xlsx"
    _fill_in(book)
    book.save(file)
    (saved,) = saved_anew([file], folder / "filled-saved", "xlsx")
    yield from _kept(file, saved)
    for target, path in ((root, file), (twin, saved)):
        found = import_files(target, [path], TODAY)
        if found.problems or len(found.changes) != len(REPORTS):
            yield f"{path.parent.name}: {len(found.changes)} reports, {_said(found)}"
        else:
            found.write()
    ours, theirs = _data(root), _data(twin)
    yield from (f"filled in, {name} comes out otherwise" for name in ours if ours[name] != theirs[name])
    print(f"LibreOffice: {len(REPORTS)} reports filled in, saved and imported")


def _untouched(root: Path, folder: Path) -> Iterator[str]:
    """Worksheets that were only opened and saved change nothing, and help to fill in as before."""
    sheets = _sheets(root)
    files = _write({f"{one.file_name}.xlsx": written(one) for one in sheets}, folder / "untouched")
    saved = saved_anew(files, folder / "untouched-saved", "xlsx")
    for before, after in zip(files, saved, strict=True):
        yield from _kept(before, after)
    yield from _changes(root, saved, "worksheets")
    print(f"LibreOffice: {len(saved)} worksheets with {_reports(sheets)} reports opened and saved")


def _tables(root: Path, folder: Path) -> Iterator[str]:
    """The same as tables of text."""
    sheets = _sheets(root)
    files = _write({f"{one.file_name}.csv": table_written(one) for one in sheets}, folder / "tables")
    for reader, number in READERS.items():
        saved = saved_anew(files, folder / f"tables-{reader}", f"csv:{CSV}", f"--infilter={CSV},,{number}")
        for before, after in zip(files, saved, strict=True):
            if _shape(before) != _shape(after):
                yield f"{after.parent.name}/{after.name}: other cells hold something"
        yield from _changes(root, saved, f"{reader} tables")
        print(f"LibreOffice: {len(saved)} tables of text with {_reports(sheets)} reports opened as {reader} and saved")


def _changes(root: Path, files: Sequence[Path], what: str) -> Iterator[str]:
    """What an import would write or say, where it has nothing to."""
    found = import_files(root, files, TODAY)
    yield from (f"untouched {what}: {change.path} changes in {', '.join(change.different)}" for change in found.changes)
    if found.problems:
        yield f"untouched {what}: {_said(found)}"


def _kept(before: Path, after: Path) -> Iterator[str]:
    """What a workbook said or did before LibreOffice saved it, and no longer does."""
    old, new = load_workbook(before), load_workbook(after)
    if old.sheetnames != new.sheetnames:
        yield f"{after.name}: the sheets are {new.sheetnames}"
        return
    for sheet in old.worksheets:
        was, now = _facts(sheet), _facts(new[sheet.title])
        for name, value in was.items():
            if change := _change(value, now[name]):
                yield f"{after.parent.name}/{after.name}, {sheet.title}: {name} {change}"


def _change(was: Any, now: Any) -> str:
    """What is other or lost; a set may grow, as when a column's open cells are written out one by one."""
    if isinstance(was, set):
        return f"lost {sorted(was - now)}" if was - now else ""
    if isinstance(was, dict):
        other = {name: (was.get(name), now.get(name)) for name in was | now if was.get(name) != now.get(name)}
        return f"was and is {other}" if other else ""
    return f"was {was}, is {now}" if was != now else ""


def _facts(sheet: Worksheet) -> dict[str, Any]:
    """What must stay as it is."""
    dimensions = [(name, one) for one in sheet.column_dimensions.values() for name in _letters(one.min, one.max)]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    page = sheet.page_setup
    # A file need not say that a sheet is to be as wide as one page.
    pages = (page.fitToWidth or 1, page.fitToHeight)
    printed = (page.orientation, page.paperSize, *pages, sheet.print_title_rows, sheet.oddHeader.center.text)
    return {
        "protection": (sheet.protection.sheet, sheet.protection.password, sheet.protection.insertRows, sheet.protection.formatColumns),
        "state": sheet.sheet_state,
        "values": {cell.coordinate: _said_in(cell.value) for cell in cells if cell.value is not None},
        "open cells": {cell.coordinate for cell in cells if not cell.protection.locked},
        "open columns": {name for name, one in dimensions if not one.protection.locked},
        "hidden columns": {name for name, one in dimensions if one.hidden},
        "hidden rows": {number for number, one in sheet.row_dimensions.items() if one.hidden},
        "drop-downs": dict(_drop_downs(sheet)),
        "print": None if sheet.sheet_state == "hidden" else printed,
    }


def _said_in(value: Any) -> Any:
    """A cell's value; a formula may name another sheet with or without quotation marks."""
    return value.replace("'", "") if isinstance(value, str) and value.startswith("=") else value


def _letters(first: int, last: int) -> list[str]:
    return [get_column_letter(number) for number in range(first, last + 1)]


def _drop_downs(sheet: Worksheet) -> Iterator[tuple[str, list[Any]]]:
    """The cell in which a drop-down is offered first -> what it offers."""
    for one in sheet.data_validations.dataValidation:
        title, _, cells = str(one.formula1).partition("!")
        left, top, right, bottom = range_boundaries(cells.replace("$", ""))
        offered = sheet.parent[title.strip("'")].iter_rows(top, bottom, left, right, values_only=True)
        yield str(one.sqref).partition(":")[0], [word for (word,) in offered]


# Worksheets and roots -------------------------------------------------------------------------------------------------


def _sheets(root: Path) -> list[Rows]:
    """The worksheets of the year."""
    site, problems = read_root(root, TODAY)
    assert site is not None, as_text(problems, "en")
    owners = dict.fromkeys(name for plan in site.plans for name in plan.owners)
    sheets = [one for one in (rows_of(root, site, name, YEAR) for name in owners) if one.rows]
    assert _reports(sheets) > len(sheets), "there is too little to look at"
    return sheets


def _reports(sheets: Sequence[Rows]) -> int:
    return sum(bool(row.report) for one in sheets for row in one.rows)


def _exported(root: Path, institution: str) -> Workbook:
    (rows,) = (one for one in _sheets(root) if one.institution.id == institution)
    return load_workbook(io.BytesIO(written(rows)))


def _fill_in(book: Workbook) -> None:
    """Type everything as a person would."""
    report = _sheet_of(book, "state")
    named = {str(row[2].value).partition(" ")[0]: (row[2].row, row[2].value) for row in report.iter_rows(3)}
    for code, values in REPORTS.items():
        _type(report, named[code][0], values)
    for code, name, item in ITEMS:
        sheet = _sheet_of(book, name)
        free = next(number for number in range(3, sheet.max_row + 2) if sheet.cell(number, 1).value is None)
        _type(sheet, free, {name: named[code][1]} | {f"{name}.{path}": value for path, value in item.items()})


def _sheet_of(book: Workbook, field: str) -> Worksheet:
    return next(sheet for sheet in book.worksheets if field in {cell.value for cell in sheet[1]})


def _type(sheet: Worksheet, number: int, values: dict[str, Any]) -> None:
    columns = {cell.value: cell.column for cell in sheet[1]}
    for field, value in values.items():
        cell = sheet.cell(number, columns[field])
        cell.value = value
        if isinstance(value, str):
            # In a cell for text a program takes nothing for a formula; the library does.
            cell.data_type = "s"


def _write(files: dict[str, bytes], folder: Path) -> list[Path]:
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in files]


def _shape(file: Path) -> list[list[bool]]:
    """Which cells of a table hold something."""
    rows = csv.reader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";")
    return [[bool(cell) for cell in row] for row in rows]


def _data(root: Path) -> dict[str, bytes]:
    """Every data file of a root."""
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*.yml"))}


def _said(found: Merge) -> str:
    return as_text(found.problems, "en").strip() or "no problems"
