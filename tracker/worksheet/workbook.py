"""A workbook that is being made: its sheets, how their cells look, and how they print."""

import datetime
import functools
import io
import re
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from tracker.disclosure import excerpt
from tracker.problems import Said
from tracker.worksheet.layout import FIELDS_ROW, FIRST_ROW, HEADER_ROW, Heading

Written = str | int | float | datetime.date | None
"""What is written into a cell."""
LINE, HIGHEST = 15, 400
"""Height of a line of text and of the highest row, in points."""
_AS_TYPED = {"in_memory": True, "strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
_NO_DAY = datetime.datetime(1980, 1, 1, tzinfo=datetime.UTC)
"""When every workbook is said to be made, so that of the same data the same file is made."""
_TOP = {"text_wrap": True, "valign": "top"}
_FRAMED = {**_TOP, "border": 1, "border_color": "#BBBBBB"}
_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "header": {**_FRAMED, "num_format": "@", "bold": True, "bg_color": "#DDE6EE"},
    "locked": {**_FRAMED, "num_format": "@", "font_color": "#444444", "bg_color": "#EEEEEE"},
    "text": {**_FRAMED, "num_format": "@", "locked": False},
    "date": {**_FRAMED, "num_format": "yyyy-mm-dd", "locked": False},
    "number": {**_FRAMED, "locked": False},
}
_COLUMN_LOOKS = {
    name: {**_TOP, "locked": False, "num_format": _LOOKS[name].get("num_format", "General")} for name in ("text", "date", "number")
}
"""Of columns that are filled in, as far as nobody has."""
_PIXELS = 7
"""Width of a sign."""
_LONGEST_HEADER = 250
"""Signs of UTF-16; Excel takes 255 with what says where they stand."""


class _PlainSheet(Worksheet):
    """The library searches every formula for the names of a hundred newer functions, of which none is in ours."""

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return formula.removeprefix("=")


class TooLong(Exception):
    """A text does not fit into a cell, which holds 32,767 signs of UTF-16."""

    def __init__(self, beginning: str) -> None:
        super().__init__(beginning)
        self.said = Said(
            f"tekstas „{beginning}“ netelpa į langelį, kuriame gali būti ne daugiau kaip 32 767 ženklai. Sutrumpinkite jį priemonės faile.",
            f'the text "{beginning}" does not fit into a cell, which holds 32,767 signs at most. Shorten it in the file of its measure.',
        )


class NewBook:
    """A workbook; its sheets stand in the order in which they are added."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._book = Workbook(self._file, _AS_TYPED)
        self._book.set_properties({"created": _NO_DAY})
        add = self._book.add_format
        self._looks = {name: (add(look), add({**look, "quote_prefix": True})) for name, look in _LOOKS.items()}
        self._columns = {name: add(look) for name, look in _COLUMN_LOOKS.items()}

    def sheet(self, title: str) -> "NewSheet":
        """A new sheet, behind those that there are."""
        return NewSheet(self._book.add_worksheet(title, _PlainSheet), self._looks, self._columns)

    def made(self) -> bytes:
        """The workbook, as a file; nothing can be added to it any more."""
        self._book.close()
        return self._file.getvalue()


class NewSheet:
    """A sheet of it; rows and columns count from 1, as spreadsheets count them."""

    def __init__(self, sheet: Worksheet, looks: Mapping[str, tuple[Format, Format]], columns: Mapping[str, Format]) -> None:
        self._sheet = sheet
        self._looks = looks
        """Name -> the format, and the one for text that begins like a formula."""
        self._columns = columns
        self._widths: Sequence[int] = ()
        """Of the columns, in signs; of one that nobody sees 0."""
        self._lines: dict[int, int] = {}
        """Row -> how many lines its texts need.  Not every spreadsheet makes rows as high as they need by itself."""

    def put(self, row: int, column: int, value: Written, style: str) -> None:
        """A value into a cell; text stays text, whatever sign it begins with.  Raises TooLong."""
        look, quoted = self._looks[style]
        if value is None or value == "":
            self._sheet.write_blank(row - 1, column - 1, None, look)
        elif isinstance(value, str):
            self._text(row, column, value, quoted if value[0] in "=+-@" else look)
        elif isinstance(value, datetime.date):
            self._sheet.write_datetime(row - 1, column - 1, datetime.datetime.combine(value, datetime.time()), look)
        # More digits are not written.
        elif float(f"{value:.16G}") == value:
            self._sheet.write_number(row - 1, column - 1, value, look)
        else:
            self._text(row, column, str(value), look)

    def _text(self, row: int, column: int, text: str, look: Format) -> None:
        if text.startswith("<r>") and text.endswith("</r>"):
            # The library takes such a text for XML of its own, unless it comes in parts.
            failed = self._sheet.write_rich_string(row - 1, column - 1, text[0], look, text[1:], look)
        else:
            failed = self._sheet.write_string(row - 1, column - 1, text, look)
        if failed:
            raise TooLong(excerpt(text, 60))
        self._make_room(row, column, text)

    def refer(self, row: int, column: int, to: str, its_column: int, text: str) -> None:
        """What stands in the same row of another sheet, which is `text`; nothing where nothing does."""
        there = f"'{to}'!{xl_col_to_name(its_column - 1)}{row}"
        look, _ = self._looks["locked"]
        # A program that does not calculate shows the text that is written with the formula.
        self._sheet.write_formula(row - 1, column - 1, f'=IF({there}="","",{there})', look, text)

    def _make_room(self, row: int, column: int, text: str) -> None:
        width = self._widths[column - 1] if column <= len(self._widths) else 0
        if width and row >= HEADER_ROW:
            self._lines[row] = max(self._lines.get(row, 1), _lines(text, width))

    def head(self, headings: Sequence[Heading]) -> None:
        """The two rows at the top, and the columns as far as nobody has filled them."""
        self._widths = [0 if one.hidden else one.width for one in headings]
        for number, one in enumerate(headings, start=1):
            self.put(FIELDS_ROW, number, one.path, "locked")
            self.put(HEADER_ROW, number, one.label, "header")
            self._column(number, one.width, self._columns.get(one.style), hidden=one.hidden)
        self._sheet.set_row(FIELDS_ROW - 1, None, None, {"hidden": True})
        self._sheet.repeat_rows(HEADER_ROW - 1)

    def columns(self, *widths: int) -> None:
        """Columns without headings, of these widths; to be said before anything is put into them."""
        self._widths = widths
        for number, width in enumerate(widths, start=1):
            self._column(number, width)

    def _column(self, number: int, width: int, look: Format | None = None, *, hidden: bool = False) -> None:
        self._sheet.set_column_pixels(number - 1, number - 1, width * _PIXELS, look, {"hidden": hidden})

    def freeze(self, columns: int) -> None:
        """The headings and so many columns stay in sight."""
        self._sheet.freeze_panes(FIRST_ROW - 1, columns)

    def offer(self, column: int, last: int, words: str) -> None:
        """A drop-down in a column, as far as the last row, of the words that stand in a range."""
        offer = {"validate": "list", "source": f"={words}", "show_input": False, "error_title": "Netinka"}
        self._sheet.data_validation(FIRST_ROW - 1, column - 1, last - 1, column - 1, {**offer, "error_message": "Pasirinkite iš sąrašo."})

    def listed(self, column: int, words: Sequence[str]) -> str:
        """Put words into a column; gives the range in which they stand, for other sheets."""
        for number, word in enumerate(words, start=1):
            self.put(number, column, word, "locked")
        letter = xl_col_to_name(column - 1)
        return f"'{self._sheet.name}'!${letter}$1:${letter}${len(words)}"

    def hide(self) -> None:
        """Nobody sees the sheet."""
        self._sheet.hide()

    def fit_rows(self, *, least: int = 1) -> None:
        """Rows as high as what was put into them needs, below the headings at least so many lines."""
        for row, lines in self._lines.items():
            most = lines if row == HEADER_ROW else max(lines, least)
            self._sheet.set_row(row - 1, min(most * LINE, HIGHEST))

    def for_print(self, title: str, *, wide: int = 1) -> None:
        """A4 across, as wide as so many sheets of paper, the title on every page."""
        self._sheet.set_landscape()
        self._sheet.set_paper(9)  # A4
        self._sheet.fit_to_pages(wide, 0)
        self._sheet.set_header(f"&C{_in_header(title)}", {"margin": 0.5})
        self._sheet.set_footer("&C&P / &N", {"margin": 0.5})
        self._sheet.set_margins(left=0.4, right=0.4, top=1, bottom=1)

    def print_beside(self, first: int, last: int) -> None:
        """Columns that are printed on every page."""
        self._sheet.repeat_columns(first - 1, last - 1)

    def protect(self, *, rows: bool) -> None:
        """Without a password: it keeps from slips, not from intent.  Columns and rows may be made wider or shown."""
        allowed = {"format_columns": True, "format_rows": True, "insert_rows": rows, "delete_rows": rows}
        self._sheet.protect(options={**allowed, "objects": True, "scenarios": True})


@functools.lru_cache(4096)
def _lines(text: str, width: int) -> int:
    """How many lines a text takes.  Headings, guides and titles are the same in many sheets."""
    room = max(4, width - 2)
    return sum(1 if len(part.expandtabs()) <= room else len(textwrap.wrap(part, room)) for part in text.split("\n"))


def _in_header(title: str) -> str:
    """A title, as much of it as there is room for."""
    shorter = (_literal(title[:end]) for end in range(len(title), -1, -1))
    return next(text for text in shorter if len(text.encode("utf-16-le")) <= 2 * _LONGEST_HEADER)


def _literal(text: str) -> str:
    """A text as headers have it, where an & stands before a code.

    The library takes && with a G behind it for a picture, so that a code comes between them: for the font that the text has anyhow.
    """
    return re.sub(r"&&(?=G|\[)", '&&&"-,Regular"', text.replace("&", "&&"))
