"""The workbook of an institution."""

from collections.abc import Mapping

from tracker.models.words import LABELS
from tracker.wording import wording
from tracker.worksheet.cells import shown
from tracker.worksheet.columns import LISTS, SINGLE, Column, Kind, ListField, spread
from tracker.worksheet.guide import guide, sheet_name
from tracker.worksheet.layout import CHOICES_SHEET, FIRST_ROW, GUIDE_SHEET, LAST_ROW, REPORT_SHEET, Heading
from tracker.worksheet.meeting import MEETING_SHEET, meeting
from tracker.worksheet.rows import Row, Rows, items
from tracker.worksheet.workbook import NewBook, NewSheet

_STYLES = {Kind.DATE: "date", Kind.AMOUNT: "number", Kind.FIGURE: "number"}
_WIDTHS = {Kind.DATE: 12, Kind.AMOUNT: 12, Kind.FIGURE: 10, Kind.FLAG: 10, Kind.CHOICE: 16, Kind.INSTITUTION: 24}
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
        self.book = NewBook()
        self.title = f"{wording('lt').name(rows.institution)}, {rows.year} m."
        self.marked = self.title + (f" – {wording('lt')('fictional_banner')}" if rows.fictional else "")
        """The title, of a fictional plan marked as such."""
        self.measures = tuple(row.measure_in(rows.rows) for row in rows.rows)
        self.ranges: dict[tuple[str, ...], str] = {}
        """Words to choose from -> the cells that hold them."""

    def written(self) -> bytes:
        """See the function of the same name."""
        report = self.book.sheet(REPORT_SHEET)
        lists = [self.book.sheet(sheet_name(one.name)) for one in LISTS]
        meeting(self.book.sheet(MEETING_SHEET), self.rows, self.marked, len(LOCKED))
        guide_sheet = self.book.sheet(GUIDE_SHEET)
        self.choices = self.book.sheet(CHOICES_SHEET)
        self._report(report)
        for sheet, one in zip(lists, LISTS, strict=True):
            self._list(sheet, one)
        self._guide(guide_sheet)
        self.choices.hide()
        self.choices.protect(rows=False)
        return self.book.made()

    def _report(self, sheet: NewSheet) -> None:
        sheet.head(_REPORT_HEADINGS)
        for number, row in enumerate(self.rows.rows, start=FIRST_ROW):
            for place, text in enumerate(locked_values(row), start=1):
                sheet.put(number, place, text, "locked")
            self._fill(sheet, number, len(LOCKED), SINGLE, spread(row.report, SINGLE))
        self._drop_downs(sheet, len(LOCKED), SINGLE, FIRST_ROW + len(self.rows.rows) - 1)
        sheet.freeze(3)
        sheet.fit_rows(least=3)
        sheet.for_print(self.marked, wide=3)
        sheet.print_beside(2, 3)
        sheet.protect(rows=False)

    def _list(self, sheet: NewSheet, one: ListField) -> None:
        sheet.head(_LIST_HEADINGS[one.name])
        found = [(measure, item) for measure, row in zip(self.measures, self.rows.rows, strict=True) for item in items(row, one.name)]
        for number, (measure, item) in enumerate(found, start=FIRST_ROW):
            sheet.put(number, 1, measure, "text")
            self._fill(sheet, number, 1, one.columns, spread(item, one.columns))
        self._offer(sheet, 1, self.measures, LAST_ROW)
        self._drop_downs(sheet, 1, one.columns, LAST_ROW)
        sheet.freeze(1)
        sheet.fit_rows()
        sheet.for_print(f"{self.title} {one.label}")
        sheet.protect(rows=True)

    def _fill(
        self, sheet: NewSheet, number: int, before: int, columns: tuple[Column, ...], values: Mapping[tuple[str | int, ...], str]
    ) -> None:
        for place, column in enumerate(columns, start=before + 1):
            text = values.get(column.at)
            style = _STYLES.get(column.kind, "text")
            sheet.put(number, place, None if text is None else shown(text, column, self.rows.names), style)

    def _drop_downs(self, sheet: NewSheet, before: int, columns: tuple[Column, ...], last: int) -> None:
        for place, column in enumerate(columns, start=before + 1):
            if column.kind is Kind.INSTITUTION:
                self._offer(sheet, place, tuple(self.rows.names.shown.values()), last)
            elif column.words:
                self._offer(sheet, place, tuple(column.words.values()), last)

    def _offer(self, sheet: NewSheet, place: int, words: tuple[str, ...], last: int) -> None:
        """A drop-down for a column."""
        if words and last >= FIRST_ROW:
            sheet.offer(place, last, self._range(words))

    def _range(self, words: tuple[str, ...]) -> str:
        if words not in self.ranges:
            self.ranges[words] = self.choices.listed(len(self.ranges) + 1, words)
        return self.ranges[words]

    def _guide(self, sheet: NewSheet) -> None:
        sheet.columns(34, 100)
        for number, (left, right, heading) in enumerate(guide(), start=1):
            sheet.put(number, 1, left, "header" if heading else "locked")
            sheet.put(number, 2, right, "header" if heading else "locked")
        sheet.fit_rows()
        sheet.for_print(self.title)
        sheet.protect(rows=False)


def _heading(column: Column, of: ListField | None = None) -> Heading:
    path = f"{of.name}.{column.path}" if of else column.path
    mark = " *" if column.required else ""
    return Heading(path, column.label + mark, _STYLES.get(column.kind, "text"), _WIDTHS.get(column.kind, 30), hidden=column.english)


_REPORT_HEADINGS = (*LOCKED, *map(_heading, SINGLE))
_LIST_HEADINGS = {
    one.name: (Heading(one.name, LABELS["Submission.measure"].lt, "text", 26), *(_heading(column, one) for column in one.columns))
    for one in LISTS
}
