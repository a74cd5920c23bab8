"""The common case: a workbook with nothing but values where reports stand, read in a fraction of the time.

Gives up (None) at anything unusual: formulas, which this reader would take for their values, cells so far away that it would make
room for millions of others, and XML that two programs might read in two ways.  The careful reader then opens the file again.
"""

import datetime
import io
import posixpath
import re
import zipfile
from collections.abc import Mapping, Set
from xml.etree import ElementTree as ET
from xml.parsers import expat

from python_calamine import CalamineWorkbook

from tracker.worksheet.cells import CellValue
from tracker.worksheet.layout import LAST_ROW
from tracker.worksheet.sheet import Line

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_SHEET = re.compile(rb"(?:<\?xml[^>]*>\s*)?<worksheet[\s>]")
_CELL = re.compile(rb'<c r="[A-Z]{1,2}([0-9]{1,4})"')
"""A cell in one of 702 columns."""
_COMPUTED = re.compile(rb'<f[\s>/]|\bt="e"')
"""A formula, or an error in the place of its value."""
_UNUSUAL = b"<!"
"""How comments and definitions begin, which not every program reads alike."""
_BESIDE = ("xl/sharedStrings.xml", "xl/styles.xml")
_EXACT = 1e15
"""Whole numbers below are what they seem."""


def read_plainly(raw: bytes, fields: Set[str]) -> dict[str, list[Line]] | None:
    """Title -> the rows with values, of every sheet with one of the fields in its first row; None where a second look is needed."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist() if name.endswith((".xml", ".rels"))}
        return _read(parts, fields)
    # Whatever is wrong with the file, the careful reader says it.
    except Exception:  # noqa: BLE001
        return None


def _read(parts: Mapping[str, bytes], fields: Set[str]) -> dict[str, list[Line]] | None:
    sheets = _sheets(parts)
    read = [parts[name] for name in (*sheets.values(), *_BESIDE) if name in parts]
    if any(_UNUSUAL in part for part in read) or not all(_is_small(parts[part]) for part in sheets.values()):
        return None
    for text in read:
        # The reader passes over what is damaged, and with it perhaps over a report; this one fails.
        expat.ParserCreate().Parse(text, True)
    found = {}
    book = CalamineWorkbook.from_filelike(io.BytesIO(_packed(parts)))
    for title, part in sheets.items():
        lines = _lines(book, title)
        if lines and lines[0].number == 1 and not fields.isdisjoint(lines[0].cells.values()):
            if _COMPUTED.search(parts[part]):
                return None
            found[title] = lines
    return found


def _sheets(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Title of a sheet -> the part that holds it."""
    leads = {one.get("Id", ""): one.get("Target", "") for one in ET.fromstring(parts["xl/_rels/workbook.xml.rels"])}
    sheets = ET.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet")
    return {one.get("name", ""): posixpath.join("/xl", leads[one.get(_RELATION, "")])[1:] for one in sheets}


def _is_small(sheet: bytes) -> bool:
    """Whether every cell is written in the usual way and stands where something is read."""
    rows = _CELL.findall(sheet)
    return (
        bool(_SHEET.match(sheet)) and len(rows) == sheet.count(b"<c ") + sheet.count(b"<c>") and all(int(row) <= LAST_ROW for row in rows)
    )


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts as they were read, so that another reader cannot unpack anything else."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return file.getvalue()


def _lines(book: CalamineWorkbook, title: str) -> list[Line]:
    rows = book.get_sheet_by_name(title).to_python(skip_empty_area=False)
    cells = ({column: _plain(value) for column, value in enumerate(row, start=1) if value != ""} for row in rows)
    return [Line(number, found) for number, found in enumerate(cells, start=1) if found]


def _plain(value: CellValue) -> CellValue:
    """A value as the careful reader gives it."""
    if isinstance(value, float) and value.is_integer() and abs(value) < _EXACT:
        return int(value)
    if isinstance(value, datetime.date) and not isinstance(value, datetime.datetime):
        return datetime.datetime.combine(value, datetime.time())
    return value
