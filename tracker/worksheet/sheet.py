"""What was read from a file that somebody sent back: its sheets as plain cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from tracker.problems import DataPath, Said
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

    def cells(self, file: str, line: Line, columns: Mapping[DataPath, int], within: int = 0) -> "Cells":
        """The cells of a row; for the arguments see there."""
        return Cells(file, self.title, line.number, columns, within)


@dataclass(frozen=True, slots=True)
class Cells:
    """The cells of a row, by the values of a report for which they are."""

    file: str
    sheet: str
    line: int
    columns: Mapping[DataPath, int]
    """Where a value stands in what the row holds -> its column; () is the row itself."""
    within: int
    """So many steps of the report lead to what the row holds: 2 to an item of a list, 0 to the report itself."""

    def place(self, at: DataPath) -> Place:
        """Where the value at `at` of the report stands; the nearest cell around it where it has none of its own."""
        return self.own(at[self.within :])

    def own(self, at: DataPath) -> Place:
        """The same for the value at `at` of what the row holds."""
        while at not in self.columns:
            at = at[:-1]
        column = self.columns[at]
        cell = f"{xl_col_to_name(column - 1)}{self.line}"
        return Place(self.file, self.line, column, f"{self.sheet}!{cell}" if self.sheet else cell)
