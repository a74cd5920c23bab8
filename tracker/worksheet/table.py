"""The worksheet as one table of text (csv): a row per measure, and further rows for further entries of its lists."""

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name

from tracker.disclosure import excerpt
from tracker.loading import suggestion
from tracker.problems import Said
from tracker.worksheet.book import LOCKED, locked_values
from tracker.worksheet.cells import bare, neutral, typed
from tracker.worksheet.columns import LISTS, SEPARATOR, SINGLE, Column, spread
from tracker.worksheet.encoding import decoded
from tracker.worksheet.rows import Row, Rows, items
from tracker.worksheet.sheet import Broken, Line, Sheet

CONTROL = "#"
"""Stands before fingerprints: a spreadsheet takes some of them for numbers."""
_DELIMITERS = ";,\t"
_REQUIRED = " *"
_FINGERPRINTS = ("seen", "shown")


@dataclass(frozen=True)
class _Heading:
    """A column of the table; no path where it is only to be read."""

    path: str
    label: str
    required: bool = False


def _headings() -> Iterator[_Heading]:
    yield from (_Heading(one.path, one.label) for one in LOCKED)
    yield from (_Heading(one.path, one.label, one.required) for one in SINGLE)
    for many in LISTS:
        yield from (_Heading(f"{many.name}.{one.path}", f"{many.label}{SEPARATOR}{one.label}", one.required) for one in many.columns)


HEADINGS = tuple(_headings())


# Written -----------------------------------------------------------------------------------------------------------


def table_written(rows: Rows) -> bytes:
    """The table as a file: semicolons and a mark of UTF-8, by which spreadsheets in Lithuania open it rightly."""
    file = io.StringIO(newline="")
    lines = csv.writer(file, delimiter=_DELIMITERS[0], lineterminator="\r\n")
    lines.writerow(one.label + (_REQUIRED if one.required else "") for one in HEADINGS)
    for row in rows.rows:
        lines.writerows(_lines(row, rows))
    return codecs.BOM_UTF8 + file.getvalue().encode()


def _lines(row: Row, rows: Rows) -> Iterator[list[str]]:
    entries = [[spread(item, one.columns) for item in items(row, one.name)] for one in LISTS]
    locked = zip(LOCKED, locked_values(row), strict=True)
    before = [CONTROL + text if one.path in _FINGERPRINTS else neutral(text) for one, text in locked]
    report = spread(row.report, SINGLE)
    for number in range(max(1, *map(len, entries))):
        line = [*before, *_cells(SINGLE, report if number == 0 else {}, rows)]
        for one, some in zip(LISTS, entries, strict=True):
            line += _cells(one.columns, some[number] if number < len(some) else {}, rows)
        yield line


def _cells(columns: tuple[Column, ...], values: dict[tuple[str | int, ...], str], rows: Rows) -> Iterator[str]:
    return (typed(values[one.at], one, rows.names) if one.at in values else "" for one in columns)


# Read --------------------------------------------------------------------------------------------------------------


def table(raw: bytes) -> Sheet:
    """The table of a text file; raises Broken."""
    text = decoded(raw)
    first, _, rest = text.partition("\n")
    said = first.strip().strip('"').casefold()
    if said.startswith("sep=") and len(said) == len("sep=;"):
        # For spreadsheets, which do not show it as a row.
        delimiter, text = said[-1], rest
    else:
        delimiter = max(_DELIMITERS, key=first.count)
    rows = list(_parsed(text, delimiter))
    fields = _fields(rows[0]) if rows else {}
    lines = tuple(_line(number, row) for number, row in enumerate(rows[1:], start=2) if any(row))
    if fields:
        _refuse_unnamed(rows[0], lines)
    return Sheet("", fields, lines)


def _parsed(text: str, delimiter: str) -> Iterator[list[str]]:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        yield from ([cell.strip().replace("\r\n", "\n") for cell in row] for row in lines)
    except csv.Error as error:
        what = Said(
            f"{lines.line_num} eilutėje arba prieš ją neuždarytos ar ne ten padėtos kabutės.",
            f"in line {lines.line_num} or before it quotation marks are not closed, or stand where they cannot.",
        )
        fix = Said("Įrašykite failą skaičiuokle, o ne teksto rengykle.", "Save the file in a spreadsheet rather than in a text editor.")
        raise Broken(what, fix) from error


def _line(number: int, row: list[str]) -> Line:
    return Line(number, {column: bare(text) for column, text in enumerate(row, start=1) if text})


def _fields(head: list[str]) -> dict[str, int]:
    """Path of a field -> its column; nothing where the first row is not that of a worksheet."""
    known = {_plain(one.label): one.path for one in HEADINGS}
    found: dict[str, int] = {}
    if not {_plain(one.label) for one in LOCKED if one.path} <= set(map(_plain, head)):
        return {}
    for column, text in enumerate(head, start=1):
        if not text:
            continue
        path = known.get(_plain(text))
        if path is None or path in found:
            raise _stray(text, f"{xl_col_to_name(column - 1)}1", twice=path is not None)
        if path:
            found[path] = column
    missing = [one.label for one in HEADINGS if one.path and one.path not in found]
    if missing:
        named = ", ".join(f"„{label}“" for label in missing)
        # A column that is not there would say that every value in it is to be taken away.
        what = Said(f"trūksta stulpelių: {named}.", f"columns are missing: {named}.")
        raise Broken(what, Said("Grąžinkite juos arba eksportuokite lentelę iš naujo.", "Put them back, or export the worksheet anew."))
    return found


def _refuse_unnamed(head: list[str], lines: tuple[Line, ...]) -> None:
    """Nothing that somebody wrote is dropped in silence."""
    for line in lines:
        column = next((column for column in line.cells if not "".join(head[column - 1 : column])), None)
        if column is not None:
            what = Said("langelis yra stulpelyje be pavadinimo.", "the cell stands in a column without a name.")
            fix = Said("Perkelkite jo turinį arba jį ištrinkite.", "Move what it holds, or delete it.")
            raise Broken(what, fix, f"{xl_col_to_name(column - 1)}{line.number}")


def _plain(label: str) -> str:
    return " ".join(label.removesuffix(_REQUIRED).split()).casefold()


def _stray(text: str, cell: str, *, twice: bool) -> Broken:
    """A column that the worksheet does not have, or has once."""
    if twice:
        what = Said(f"stulpelis „{text}“ yra du kartus.", f'the column "{text}" is there twice.')
        return Broken(what, Said("Palikite vieną.", "Keep one of them."), cell)
    near = suggestion(text, {one.label for one in HEADINGS})
    heading = excerpt(text, 60)
    what = Said(f"stulpelio „{heading}“ lentelėje nėra.", f'the worksheet has no column "{heading}".')
    fix = Said("Grąžinkite jo pavadinimą arba ištrinkite stulpelį.", "Give it its name back, or delete the column.")
    return Broken(what, Said(f"{near.lt} {fix.lt}".strip(), f"{near.en} {fix.en}".strip()), cell)
