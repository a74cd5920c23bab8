"""How the sheets of a workbook are laid out: where fields, headers and rows stand, and how they look."""

import datetime
import functools
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

REPORT_SHEET = "Ataskaita"
GUIDE_SHEET = "Kaip pildyti"
CHOICES_SHEET = "Sąrašai"
FIELDS_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3
"""The hidden row with the field of every column, the one that people read, and the first with values."""
LAST_ROW = 2000
"""Rows as far as which drop-downs are offered and anything is read."""

Written = str | int | float | datetime.date | None
"""What is written into a cell."""
LINE, HIGHEST = 15, 400
"""Height of a line of text and of the highest row, in points."""
_THIN = Side(style="thin", color="BBBBBB")
_BORDER = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_TOP = Alignment(wrap_text=True, vertical="top")
_OPEN = Protection(locked=False)


def add_styles(book: Workbook) -> None:
    """The looks that cells are given by name."""
    looks = (
        NamedStyle("header", number_format="@", font=Font(bold=True), fill=PatternFill("solid", fgColor="DDE6EE")),
        NamedStyle("locked", number_format="@", font=Font(color="444444"), fill=PatternFill("solid", fgColor="EEEEEE")),
        NamedStyle("text", number_format="@", protection=_OPEN),
        NamedStyle("date", number_format="yyyy-mm-dd", protection=_OPEN),
        NamedStyle("number", number_format="General", protection=_OPEN),
    )
    for look in looks:
        look.alignment, look.border = _TOP, _BORDER
        book.add_named_style(look)


@dataclass(frozen=True)
class Heading:
    """A column of a sheet, before there are values in it."""

    path: str
    label: str
    style: str
    width: int
    hidden: bool = False


def put(sheet: Worksheet, row: int, column: int, value: Written, style: str) -> None:
    """A value into a cell; text stays text, whatever sign it begins with."""
    cell = sheet.cell(row, column, value)
    cell.style = style
    if isinstance(value, str):
        cell.data_type = "s"
        if value[:1] in ("=", "+", "-", "@"):
            cell.quotePrefix = True


def refer(sheet: Worksheet, row: int, column: int, to: str, its_column: int) -> None:
    """What stands in the same row of another sheet; nothing where nothing does."""
    there = f"'{to}'!{get_column_letter(its_column)}{row}"
    sheet.cell(row, column, f'=IF({there}="","",{there})').style = "locked"


def fit_rows(sheet: Worksheet, widths: Sequence[int], *, least: int = 1) -> None:
    """Rows as high as their texts need in columns of these widths (in signs): not every spreadsheet sees to it by itself."""
    for number, cells in enumerate(sheet.iter_rows(HEADER_ROW), start=HEADER_ROW):
        lines = [_lines(cell.value, width) for cell, width in zip(cells, widths, strict=False) if isinstance(cell.value, str)]
        if lines:
            most = max(lines) if number == HEADER_ROW else max(*lines, least)
            sheet.row_dimensions[number].height = min(most * LINE, HIGHEST)


@functools.lru_cache(4096)
def _lines(text: str, width: int) -> int:
    """How many lines a text takes; a formula takes one.  Headings, guides and titles are the same in many sheets."""
    return 1 if text.startswith("=") else sum(len(textwrap.wrap(part, max(4, width - 2))) or 1 for part in text.split("\n"))


def head(sheet: Worksheet, headings: Sequence[Heading]) -> None:
    """The two rows at the top, and the columns as far as nobody has filled them."""
    for number, one in enumerate(headings, start=1):
        put(sheet, FIELDS_ROW, number, one.path, "locked")
        put(sheet, HEADER_ROW, number, one.label, "header")
        column = sheet.column_dimensions[get_column_letter(number)]
        column.width, column.hidden = one.width, one.hidden
        if one.style != "locked":
            column.protection = _OPEN
            column.alignment = _TOP
            column.number_format = {"text": "@", "date": "yyyy-mm-dd"}.get(one.style, "General")
    sheet.row_dimensions[FIELDS_ROW].hidden = True


def for_print(sheet: Worksheet, title: str, *, wide: int = 1) -> None:
    """A4 across, as wide as so many sheets of paper, the header on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = wide, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    if sheet.row_dimensions[FIELDS_ROW].hidden:
        sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    top, bottom = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    assert top is not None, "a new sheet has one"
    assert bottom is not None, "a new sheet has one"
    top.center.text, bottom.center.text = title.replace("&", "&&")[:200], "&P / &N"
    sheet.page_margins.left = sheet.page_margins.right = 0.4


def protect(sheet: Worksheet, *, rows: bool) -> None:
    """Without a password: it keeps from slips, not from intent.  Columns and rows may be made wider or shown."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.protection.insertRows = sheet.protection.deleteRows = not rows
