"""Seconds and memory of worksheets there and back: every institution's is written, filled in, and read into the files.

A part of `make bench`.  Every row is filled in with a full report; only the filling in is not measured.
"""

import shutil
import sys
from pathlib import Path

from invented_plan import YEARS, write_plan
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from stopwatch import PROJECT, ROUNDS, Took, run

INSTITUTIONS = 100
MEASURES = 30
"""That each institution answers for."""


def full_report(year: int, institution: str) -> dict[str, object]:
    """Every value that a report has once, as people type them."""
    return {
        "state": "Įvykdyta",
        "summary.lt": "Surengta dvylika susitikimų aštuoniose mokyklose, dalyvavo visų klasių mokiniai ir jų auklėtojai.",
        "summary.en": "Twelve meetings were held in eight schools; pupils of all classes and their teachers took part.",
        "reported_by": f"Įstaiga {institution}",
        "reported_on": f"{year + 1} m. vasario 11 d.",
        "money.planned": 3000,
        "money.spent": 2850.5,
        "money.source": "savivaldybės biudžetas",
        "obstacles.lt": "Trūko laiko.",
        "next_steps.lt": "Tęsti kitais metais.",
    }


def items(year: int) -> dict[str, dict[str, object]]:
    """An item of two of its lists."""
    return {
        "outputs": {"what.lt": "Susitikimai", "value": 12, "unit": "renginiai", "basis": "skaičiuoti renginiai"},
        "evidence": {"title.lt": "Metinė ataskaita", "url": "https://example.org/", "date": f"{year + 1}-01-15"},
    }


def fill_in(file: Path, year: int) -> None:
    """A full report into every row of a worksheet."""
    institution = file.name.removesuffix(f"-{year}.xlsx")
    book = load_workbook(file)
    report = _sheet_with(book, "state")
    measures = [row[_columns(report)["measure"] - 1].value for row in report.iter_rows(3)]
    for number, measure in enumerate(measures, start=3):
        _type(report, number, full_report(year, institution))
        for name, item in items(year).items():
            _type(_sheet_with(book, name), number, {name: measure} | {f"{name}.{path}": value for path, value in item.items()})
    book.save(file)


def _sheet_with(book: Workbook, field: str) -> Worksheet:
    return next(sheet for sheet in book.worksheets if field in _columns(sheet))


def _columns(sheet: Worksheet) -> dict[str, int]:
    """Field -> its column, by the hidden row."""
    return {str(cell.value): cell.column for cell in sheet[1]}


def _type(sheet: Worksheet, number: int, values: dict[str, object]) -> None:
    columns = _columns(sheet)
    for field, value in values.items():
        sheet.cell(number, columns[field]).value = value


def show(work: Path) -> None:
    """Print what the export and the import of all worksheets took."""
    print(f"\nworksheets of {INSTITUTIONS} institutions with {MEASURES} measures each")
    for year in (YEARS[0], YEARS[-1]):
        earlier = year - YEARS[0]
        print(f"of {year}, with {earlier} full reports in every file" if earlier else f"of {year}, the first year")
        for what, took in zip(("written", "read into the files"), measure(work, year), strict=True):
            print(f"    {what:20}{took.seconds:9.2f} s{took.megabytes:6.0f} MB", flush=True)


def measure(work: Path, year: int) -> tuple[Took, Took]:
    """What the export and the import of the worksheets of a year took; the years before are reported."""
    root, sheets = work / f"root-worksheets-{year}", work / f"worksheets-{year}"
    write_plan(root, INSTITUTIONS * MEASURES, institutions=INSTITUTIONS, reported=range(YEARS[0], year))
    command = (sys.executable, str(PROJECT / "build.py"), "--as-of", f"{year + 1}-02-15", "--root")
    exported = min(
        run(*command, str(root), "worksheet", "export", "--year", str(year), "--all", "--to", f"{sheets}-{number}", rounds=1)
        for number in range(ROUNDS)
    )
    files = sorted(Path(f"{sheets}-0").glob("*.xlsx"))
    assert len(files) == INSTITUTIONS
    for file in files:
        fill_in(file, year)
    imported = min(
        run(*command, str(shutil.copytree(root, f"{root}-{number}")), "worksheet", "import", *map(str, files), rounds=1)
        for number in range(ROUNDS)
    )
    return exported, imported
