"""Worksheets for those who report in a spreadsheet: written per institution, filled in, read back as reports."""

from tracker.worksheet.book import written
from tracker.worksheet.reading import import_files, untouched
from tracker.worksheet.rows import Rows, rows_of
from tracker.worksheet.table import table_written
from tracker.worksheet.workbook import TooLong

__all__ = ["Rows", "TooLong", "import_files", "rows_of", "table_written", "untouched", "written"]
