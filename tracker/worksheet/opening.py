"""Files that people send back, opened with care: a workbook, or a table as text."""

import io
import zipfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tracker.problems import Said
from tracker.worksheet.cells import CellValue
from tracker.worksheet.layout import FIELDS_ROW, FIRST_ROW, LAST_ROW
from tracker.worksheet.sheet import Broken, Line, Sheet
from tracker.worksheet.table import table

MAX_FILE = 10_000_000
MAX_UNPACKED = 40_000_000
"""Bytes; a workbook of a hundred measures has some 100 kB, and 1 MB unpacked."""
MAX_COLUMNS = 200
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
        if size > MAX_UNPACKED:
            raise Broken(Said("išskleistas failas per didelis.", "unpacked, the file is too large."), _SAVE)
        book = load_workbook(io.BytesIO(raw), keep_links=False)
    except Broken:
        raise
    # A damaged workbook makes the library fail in any way there is: whatever it is, the file cannot be read.
    except Exception as error:  # noqa: BLE001
        raise Broken(Said("failas sugadintas arba tai ne .xlsx.", "the file is damaged, or no .xlsx."), _SAVE) from error
    return [_sheet(sheet) for sheet in book.worksheets]


def _sheet(sheet: Worksheet) -> Sheet:
    if sheet.max_row > LAST_ROW or sheet.max_column > MAX_COLUMNS:
        place = Said(f"lapas „{sheet.title}“ per didelis.", f'the sheet "{sheet.title}" is too large.')
        raise Broken(place, Said(f"Ištrinkite eilutes, esančias po {LAST_ROW}-osios.", f"Delete the rows below {LAST_ROW}."))
    head = next(sheet.iter_rows(FIELDS_ROW, FIELDS_ROW), ())
    fields = {str(cell.value): cell.column for cell in head if cell.value is not None}
    lines = []
    for cells in sheet.iter_rows(FIRST_ROW):
        filled = [cell for cell in cells if cell.value is not None]
        if filled:
            values = {cell.column: _plain(cell.value) for cell in filled}
            formulas = frozenset(cell.column for cell in filled if cell.data_type in ("f", "e"))
            lines.append(Line(filled[0].row, values, formulas))
    return Sheet(sheet.title, fields, tuple(lines))


def _plain(value: object) -> CellValue:
    """The value of a cell; of formatted text the text, of a matrix formula what it is called."""
    return value if isinstance(value, CellValue) else str(value)
