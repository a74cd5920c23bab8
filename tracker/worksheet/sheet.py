"""What was read from a file that somebody sent back: its sheets as plain cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from tracker.problems import Said
from tracker.updating import Place
from tracker.worksheet.cells import CellValue


class Broken(Exception):
    """A file that cannot be read as a worksheet; `cell` where the reason is seen."""

    def __init__(self, what: Said, fix: Said, cell: str = "") -> None:
        super().__init__(what.en)
        self.what = what
        self.fix = fix
        self.cell = cell


@dataclass(frozen=True)
class Line:
    """A row with values."""

    number: int
    """As spreadsheets count the rows, from 1."""
    cells: Mapping[int, CellValue]
    """Column -> value; only those that hold something."""
    formulas: frozenset[int] = frozenset()
    """Columns in which a formula or its error stands."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook, or the one table of a text file, which has no title."""

    title: str
    fields: Mapping[str, int]
    """Path of a field -> its column."""
    lines: tuple[Line, ...]

    def place(self, file: str, line: Line, field: str) -> Place:
        """Where the value of a field stands."""
        column = self.fields[field]
        cell = f"{get_column_letter(column)}{line.number}"
        return Place(file, line.number, column, f"{self.title}!{cell}" if self.title else cell)
