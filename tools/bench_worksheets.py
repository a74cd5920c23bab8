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
(*EARLIER, YEAR) = YEARS
AS_OF = f"{YEAR + 1}-02-15"
REPORT = {
    "state": "Įvykdyta",
    "summary.lt": "Surengta dvylika susitikimų aštuoniose mokyklose, dalyvavo visų klasių mokiniai ir jų auklėtojai.",
    "summary.en": "Twelve meetings were held in eight schools; pupils of all classes and their teachers took part.",
    "reported_on": f"{YEAR + 1} m. vasario 11 d.",
    "money.planned": 3000,
    "money.spent": 2850.5,
    "money.source": "savivaldybės biudžetas",
    "obstacles.lt": "Trūko laiko.",
    "next_steps.lt": "Tęsti kitais metais.",
}
ITEMS = {
    "outputs": {"what.lt": "Susitikimai", "value": 12, "unit": "renginiai", "basis": "skaičiuoti renginiai"},
    "evidence": {"title.lt": "Metinė ataskaita", "url": "https://example.org/", "date": f"{YEAR + 1}-01-15"},
}


def fill_in(file: Path, institution: str) -> None:
    """A full report into every row of a worksheet."""
    book = load_workbook(file)
    report = _sheet_with(book, "state")
    measures = [row[_columns(report)["measure"] - 1].value for row in report.iter_rows(3)]
    for number, measure in enumerate(measures, start=3):
        _type(report, number, REPORT | {"reported_by": f"Įstaiga {institution}"})
        for name, item in ITEMS.items():
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


def measure(work: Path) -> tuple[Took, Took]:
    """What the export and the import of all worksheets took."""
    root, sheets = work / "root-worksheets", work / "worksheets"
    write_plan(root, INSTITUTIONS * MEASURES, institutions=INSTITUTIONS, reported=EARLIER)
    command = (sys.executable, str(PROJECT / "build.py"), "--as-of", AS_OF, "--root")
    exported = min(
        run(*command, str(root), "worksheet", "export", "--year", str(YEAR), "--all", "--to", f"{sheets}-{number}", rounds=1)
        for number in range(ROUNDS)
    )
    files = sorted(Path(f"{sheets}-0").glob("*.xlsx"))
    assert len(files) == INSTITUTIONS
    for file in files:
        fill_in(file, file.name.removesuffix(f"-{YEAR}.xlsx"))
    imported = min(
        run(*command, str(shutil.copytree(root, f"{root}-{number}")), "worksheet", "import", *map(str, files), rounds=1)
        for number in range(ROUNDS)
    )
    return exported, imported
