"""The sheet to print for a meeting: what was said last year and what is said now, as wide as the paper and no wider."""

from tracker.models.words import LABELS
from tracker.worksheet.cells import shown
from tracker.worksheet.columns import SINGLE, spread
from tracker.worksheet.layout import FIRST_ROW, REPORT_SHEET, Heading
from tracker.worksheet.rows import Rows
from tracker.worksheet.workbook import NewSheet

MEETING_SHEET = "Posėdžiui"
ROOM = 6
"""Lines for every measure: for a longer report than today's, and for notes by hand."""
_SHOWN = {"state": 13, "summary.lt": 44, "obstacles.lt": 28, "next_steps.lt": 28}
"""Field -> width of its column, in signs."""
_PLACES, _COLUMNS = zip(*((place, one) for place, one in enumerate(SINGLE, start=1) if one.path in _SHOWN), strict=True)
_HEADINGS = (
    Heading("", LABELS["Submission.measure"].lt, "locked", 22),
    Heading("", f"Prieš metus: {LABELS['YearStatus.summary'].lt}", "locked", 34),
    *(Heading("", one.label, "locked", _SHOWN[one.path]) for one in _COLUMNS),
)


def meeting(sheet: NewSheet, rows: Rows, title: str, before: int) -> None:
    """Fill the sheet; what is reported now comes from the report's sheet, whose fields begin behind `before` columns."""
    sheet.head(_HEADINGS)
    for number, row in enumerate(rows.rows, start=FIRST_ROW):
        sheet.put(number, 1, row.measure, "locked")
        sheet.put(number, 2, ". ".join(part.rstrip(".") for part in row.before if part), "locked")
        reported = spread(row.report, _COLUMNS)
        for place, (there, one) in enumerate(zip(_PLACES, _COLUMNS, strict=True), start=3):
            now = str(shown(reported[one.at], one, rows.names)) if one.at in reported else ""
            sheet.refer(number, place, REPORT_SHEET, before + there, now)
    sheet.fit_rows(least=ROOM)
    sheet.for_print(title)
    sheet.protect(rows=False)
