"""The workbook of an institution."""

import io
from collections.abc import Mapping

from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from tracker.models.words import LABELS
from tracker.wording import wording
from tracker.worksheet.cells import shown
from tracker.worksheet.columns import LISTS, SINGLE, Column, Kind, ListField, spread
from tracker.worksheet.guide import guide, sheet_name
from tracker.worksheet.layout import (
    CHOICES_SHEET,
    FIRST_ROW,
    GUIDE_SHEET,
    LAST_ROW,
    REPORT_SHEET,
    Heading,
    add_styles,
    fit_rows,
    for_print,
    head,
    protect,
    put,
)
from tracker.worksheet.meeting import MEETING_SHEET, meeting
from tracker.worksheet.rows import Row, Rows, items

_STYLES = {Kind.DATE: "date", Kind.AMOUNT: "number", Kind.FIGURE: "number"}
_WIDTHS = {Kind.DATE: 12, Kind.AMOUNT: 12, Kind.FIGURE: 10, Kind.FLAG: 10, Kind.CHOICE: 16, Kind.INSTITUTION: 24}
HIDDEN = 10_000
"""Width in signs of a column that nobody sees: it makes no row higher."""
LOCKED = (
    Heading("plan", LABELS["Submission.plan"].lt, "locked", 12, hidden=True),
    Heading("year", LABELS["Submission.year"].lt, "locked", 7),
    Heading("measure", LABELS["Submission.measure"].lt, "locked", 22),
    Heading("seen", LABELS["Submission.seen"].lt, "locked", 14, hidden=True),
    Heading("shown", "Lentelėje rodyto įrašo kontrolinis kodas", "locked", 14, hidden=True),
    Heading("", LABELS["Measure.title"].lt, "locked", 32),
    Heading("", f"Prieš metus: {LABELS['YearStatus.state'].lt}", "locked", 14),
    Heading("", f"Prieš metus: {LABELS['YearStatus.summary'].lt}", "locked", 32),
)
"""The columns that are not filled in."""


def locked_values(row: Row) -> tuple[str, ...]:
    """What stands in them."""
    return row.plan, row.year, row.measure, row.seen, row.shown, row.title, *row.before


def written(rows: Rows) -> bytes:
    """The workbook, as a file."""
    return _Book(rows).written()


class _Book:
    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.book = Workbook()
        self.book.properties.creator = ""
        self.title = f"{wording('lt').name(rows.institution)}, {rows.year} m."
        self.marked = self.title + (f" – {wording('lt')('fictional_banner')}" if rows.fictional else "")
        """The title, of a fictional plan marked as such."""
        add_styles(self.book)
        self.ranges: dict[tuple[str, ...], str] = {}
        """Words to choose from -> the cells that hold them."""

    def written(self) -> bytes:
        """See the function of the same name."""
        report = self.book.active
        assert isinstance(report, Worksheet), "a new workbook has one sheet"
        report.title = REPORT_SHEET
        lists = [self.book.create_sheet(sheet_name(one.name)) for one in LISTS]
        meeting(self.book.create_sheet(MEETING_SHEET), self.rows, self.marked, len(LOCKED))
        guide_sheet = self.book.create_sheet(GUIDE_SHEET)
        self.choices = self.book.create_sheet(CHOICES_SHEET)
        self.choices.sheet_state = "hidden"
        self._report(report)
        for sheet, one in zip(lists, LISTS, strict=True):
            self._list(sheet, one)
        self._guide(guide_sheet)
        protect(self.choices, rows=False)
        file = io.BytesIO()
        self.book.save(file)
        return file.getvalue()

    def _report(self, sheet: Worksheet) -> None:
        headings = [*LOCKED, *(_heading(column) for column in SINGLE)]
        head(sheet, headings)
        for number, row in enumerate(self.rows.rows, start=FIRST_ROW):
            for place, text in enumerate(locked_values(row), start=1):
                put(sheet, number, place, text, "locked")
            self._fill(sheet, number, len(LOCKED), SINGLE, spread(row.report, SINGLE))
        self._drop_downs(sheet, len(LOCKED), SINGLE, FIRST_ROW + len(self.rows.rows) - 1)
        sheet.freeze_panes = f"D{FIRST_ROW}"
        fit_rows(sheet, [HIDDEN if one.hidden else one.width for one in headings], least=3)
        for_print(sheet, self.marked, wide=3)
        sheet.print_title_cols = "B:C"
        protect(sheet, rows=False)

    def _list(self, sheet: Worksheet, one: ListField) -> None:
        headings = [Heading(one.name, LABELS["Submission.measure"].lt, "text", 26), *(_heading(column, one) for column in one.columns)]
        head(sheet, headings)
        found = [(row.measure_in(self.rows.rows), item) for row in self.rows.rows for item in items(row, one.name)]
        for number, (measure, item) in enumerate(found, start=FIRST_ROW):
            put(sheet, number, 1, measure, "text")
            self._fill(sheet, number, 1, one.columns, spread(item, one.columns))
        self._offer(sheet, 1, tuple(row.measure_in(self.rows.rows) for row in self.rows.rows), LAST_ROW)
        self._drop_downs(sheet, 1, one.columns, LAST_ROW)
        sheet.freeze_panes = f"B{FIRST_ROW}"
        fit_rows(sheet, [HIDDEN if one.hidden else one.width for one in headings])
        for_print(sheet, f"{self.title} {one.label}")
        protect(sheet, rows=True)

    def _fill(
        self, sheet: Worksheet, number: int, before: int, columns: tuple[Column, ...], values: Mapping[tuple[str | int, ...], str]
    ) -> None:
        for place, column in enumerate(columns, start=before + 1):
            text = values.get(column.at)
            style = _STYLES.get(column.kind, "text")
            put(sheet, number, place, None if text is None else shown(text, column, self.rows.names), style)

    def _drop_downs(self, sheet: Worksheet, before: int, columns: tuple[Column, ...], last: int) -> None:
        for place, column in enumerate(columns, start=before + 1):
            if column.kind is Kind.INSTITUTION:
                self._offer(sheet, place, tuple(self.rows.names.shown.values()), last)
            elif column.words:
                self._offer(sheet, place, tuple(column.words.values()), last)

    def _offer(self, sheet: Worksheet, place: int, words: tuple[str, ...], last: int) -> None:
        """A drop-down for a column."""
        if not words or last < FIRST_ROW:
            return
        offer = DataValidation("list", formula1=self._range(words), allow_blank=True, showErrorMessage=True)
        offer.errorTitle, offer.error = "Netinka", "Pasirinkite iš sąrašo."
        letter = get_column_letter(place)
        offer.add(f"{letter}{FIRST_ROW}:{letter}{last}")
        sheet.add_data_validation(offer)

    def _range(self, words: tuple[str, ...]) -> str:
        if words not in self.ranges:
            place = len(self.ranges) + 1
            for number, word in enumerate(words, start=1):
                put(self.choices, number, place, word, "locked")
            letter = get_column_letter(place)
            self.ranges[words] = f"'{CHOICES_SHEET}'!${letter}$1:${letter}${len(words)}"
        return self.ranges[words]

    def _guide(self, sheet: Worksheet) -> None:
        for number, (left, right, heading) in enumerate(guide(), start=1):
            put(sheet, number, 1, left, "header" if heading else "locked")
            put(sheet, number, 2, right, "header" if heading else "locked")
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 34, 100
        fit_rows(sheet, [34, 100])
        for_print(sheet, self.title)
        protect(sheet, rows=False)


def _heading(column: Column, of: ListField | None = None) -> Heading:
    path = f"{of.name}.{column.path}" if of else column.path
    mark = " *" if column.required else ""
    return Heading(path, column.label + mark, _STYLES.get(column.kind, "text"), _WIDTHS.get(column.kind, 30), hidden=column.english)
