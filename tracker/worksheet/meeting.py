"""The sheet to print for a meeting: what was said last year and what is said now, as wide as the paper and no wider."""

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tracker.models.words import LABELS
from tracker.worksheet.columns import SINGLE
from tracker.worksheet.layout import FIRST_ROW, HEADER_ROW, REPORT_SHEET, Heading, fit_rows, for_print, protect, put, refer
from tracker.worksheet.rows import Rows

MEETING_SHEET = "Posėdžiui"
ROOM = 6
"""Lines for every measure: for a longer report than today's, and for notes by hand."""
_SHOWN = {"state": 13, "summary.lt": 44, "obstacles.lt": 28, "next_steps.lt": 28}
"""Field -> width of its column, in signs."""


def meeting(sheet: Worksheet, rows: Rows, title: str, before: int) -> None:
    """Fill the sheet; what is reported now comes from the report's sheet, whose fields begin behind `before` columns."""
    shown = [one for one in SINGLE if one.path in _SHOWN]
    headings = [
        Heading("", LABELS["Submission.measure"].lt, "locked", 22),
        Heading("", f"Prieš metus: {LABELS['YearStatus.summary'].lt}", "locked", 34),
        *(Heading("", one.label, "locked", _SHOWN[one.path]) for one in shown),
    ]
    for place, heading in enumerate(headings, start=1):
        put(sheet, HEADER_ROW, place, heading.label, "header")
        sheet.column_dimensions[get_column_letter(place)].width = heading.width
    for number, row in enumerate(rows.rows, start=FIRST_ROW):
        put(sheet, number, 1, row.measure, "locked")
        put(sheet, number, 2, ". ".join(part.rstrip(".") for part in row.before if part), "locked")
        for place, one in enumerate(shown, start=3):
            refer(sheet, number, place, REPORT_SHEET, before + 1 + SINGLE.index(one))
    fit_rows(sheet, [heading.width for heading in headings], least=ROOM)
    sheet.row_dimensions[1].hidden = True
    for_print(sheet, title)
    protect(sheet, rows=False)
