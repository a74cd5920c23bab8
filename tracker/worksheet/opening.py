"""Files that people send back, opened with care: a workbook, or a table as text."""

import io
import itertools
import warnings
import zipfile
from pathlib import Path
from typing import Any

from tracker.problems import Said
from tracker.worksheet.cells import CellValue
from tracker.worksheet.layout import FIRST_ROW, LAST_ROW
from tracker.worksheet.plainly import read_plainly
from tracker.worksheet.sheet import Broken, Line, Sheet
from tracker.worksheet.table import HEADINGS, table

MAX_FILE = 10_000_000
MAX_UNPACKED = 40_000_000
"""Bytes; a workbook of a hundred measures has some 100 kB, and 1 MB unpacked."""
MAX_COLUMNS = 200
MAX_ROWS = 1_048_576
"""No spreadsheet has more."""
FIELDS = {one.path for one in HEADINGS if one.path}
_ZIP = b"PK"
"""How workbooks begin."""
_OLE = b"\xd0\xcf\x11\xe0"
"""How old .xls files and encrypted workbooks begin."""


_SAVE = Said("Įrašykite kaip „Excel“ darbaknygę (.xlsx) be slaptažodžio.", "Save it as an Excel workbook (.xlsx) without a password.")


def opened(path: Path) -> list[Sheet]:
    """The sheets of a file; raises Broken."""
    try:
        with path.open("rb") as file:
            raw = file.read(MAX_FILE + 1)
    except OSError as error:
        what = Said(f"perskaityti nepavyko ({error.strerror}).", f"cannot be read ({error.strerror}).")
        raise Broken(what, Said("Patikrinkite failo vardą.", "Check the name.")) from error
    if len(raw) > MAX_FILE:
        raise Broken(
            Said("failas per didelis.", "the file is too large."), Said("Failas negali viršyti 10 MB.", "A file may have 10 MB at most.")
        )
    if raw.startswith(_OLE):
        raise Broken(Said("failas užšifruotas arba senojo .xls formato.", "the file is encrypted, or an old .xls file."), _SAVE)
    return _workbook(raw) if raw.startswith(_ZIP) else [table(raw)]


def _workbook(raw: bytes) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(part.file_size for part in packed.infolist())
    except Exception as error:
        raise _damaged() from error
    if size > MAX_UNPACKED:
        raise Broken(Said("išskleistas failas per didelis.", "unpacked, the file is too large."), _SAVE)
    found = read_plainly(raw, FIELDS)
    return [_sheet(title, lines) for title, lines in (read_carefully(raw) if found is None else found).items()]


def read_carefully(raw: bytes) -> dict[str, list[Line]]:
    """Title -> the rows with values, of every sheet that begins with fields; raises Broken."""
    # It takes a while to load, and most workbooks need it not.
    from openpyxl import load_workbook

    try:
        with warnings.catch_warnings():
            # The library tells what it would lose if it saved the file: drop-downs that Excel has written, for one.
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(raw), read_only=True, keep_links=False)
            sheets = {sheet.title: _lines(sheet) for sheet in book.worksheets}
    # A damaged workbook makes the library fail in any way there is: whatever it is, the file cannot be read.
    except Exception as error:
        raise _damaged() from error
    return {title: lines for title, lines in sheets.items() if lines}


def _damaged() -> Broken:
    return Broken(Said("failas sugadintas arba tai ne .xlsx.", "the file is damaged, or no .xlsx."), _SAVE)


def _lines(sheet: Any) -> list[Line]:
    """The rows with values of a sheet that begins with fields; nothing of the others, which only help to fill it in."""
    # What a program says of the size of a sheet need not be true.
    sheet.reset_dimensions()
    rows = ([cell for cell in cells if cell.value is not None] for cells in itertools.islice(sheet.iter_rows(), MAX_ROWS))
    head = next(rows, [])
    return [_line(cells) for cells in (head, *filter(None, rows))] if any(cell.value in FIELDS for cell in head) else []


def _line(cells: list[Any]) -> Line:
    values = {cell.column: _plain(cell.value) for cell in cells}
    return Line(cells[0].row, values, frozenset(cell.column for cell in cells if cell.data_type in ("f", "e")))


def _plain(value: object) -> CellValue:
    """The value of a cell; of formatted text the text, of a matrix formula what it is called."""
    # So Excel writes the line ends of Windows, and the library leaves them.
    return value if isinstance(value, CellValue) and not isinstance(value, str) else str(value).replace("_x000D_", "\r")


def _sheet(title: str, found: list[Line]) -> Sheet:
    head, *others = found
    lines = tuple(line for line in others if line.number >= FIRST_ROW)
    if lines and (lines[-1].number > LAST_ROW or max(max(line.cells) for line in lines) > MAX_COLUMNS):
        what = Said(f"lapas „{title}“ per didelis.", f'the sheet "{title}" is too large.')
        raise Broken(what, Said(f"Ištrinkite eilutes, esančias po {LAST_ROW}-osios.", f"Delete the rows below {LAST_ROW}."))
    return Sheet(title, {str(value): column for column, value in head.cells.items()}, lines)
