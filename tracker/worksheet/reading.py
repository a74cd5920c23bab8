"""Filled-in worksheets as reports: every value with the cell in which it stands."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tracker.loading import institutions
from tracker.problems import NOTHING, DataPath, Level, Problem, Said, has_errors
from tracker.processes import shared_out
from tracker.updating import NOTHING_SEEN, Merge, Place, Spoken, Submission, canonical, digest, doubt, merge
from tracker.worksheet.cells import CellValue, plain
from tracker.worksheet.columns import LISTS, SEPARATOR, SINGLE, Column, Kind, ListField, Names, gathered
from tracker.worksheet.opening import opened
from tracker.worksheet.sheet import Broken, Cells, Line, Sheet
from tracker.worksheet.table import CONTROL
from tracker.yamltext import Value


def import_files(root: Path, files: Sequence[Path], as_of: datetime.date, *, to_write: bool = False) -> Merge:
    """The reports of worksheets, merged and checked; what is wrong in any cell is among the problems.  For `to_write` see `merge`."""
    names = Names(institutions(root))
    readers = shared_out(lambda file: _read(file, names), files, many=MANY)
    own = [problem for reader in readers for problem in reader.problems]
    to_write = to_write and not has_errors(own)
    found = merge(root, [one for reader in readers for one in reader.submissions], as_of, to_write=to_write)
    # What a cell is told in the words of the sheet it is not told again in those of the file.
    told = {(problem.path, problem.line, problem.column, problem.cell) for problem in own if problem.level is Level.ERROR}
    spoken = Spoken(names.institutions, SEPARATOR)
    others = [_as_in_sheets(one, spoken) for one in found.problems if (one.path, one.line, one.column, one.cell) not in told]
    return dataclasses.replace(found, problems=tuple(sorted([*own, *others], key=Problem.order)))


def _as_in_sheets(problem: Problem, spoken: Spoken) -> Problem:
    """A problem of a cell in the words of the sheet; one of another file keeps those of the file."""
    if not problem.cell:
        return problem
    if problem.rule == "missing-key":
        return dataclasses.replace(problem, what=_EMPTY, fix=_FILL_IN)
    return dataclasses.replace(problem, what=spoken.sentence(problem.what), fix=spoken.sentence(problem.fix))


def untouched(root: Path, file: Path) -> bool:
    """Whether a file is a worksheet in which nobody has written anything."""
    reader = _read(file, Names(institutions(root)))
    return not reader.problems and not reader.submissions


@dataclass
class _Report:
    """A row of the report sheet, with the items that belong to it."""

    keys: Mapping[str, str]
    cells: Cells
    values: dict[DataPath, str]
    lists: dict[str, list[Value]] = field(default_factory=dict)
    elsewhere: dict[DataPath, Cells] = field(default_factory=dict)
    """What is not in this row: the items, and in a table of text what is said of the report further down."""

    def place(self, at: DataPath) -> Place:
        """Where a value stands; the row itself for what the sheet has no cell for."""
        parts = (at[:length] for length in range(len(at), 0, -1))
        cells = next((self.elsewhere[part] for part in parts if part in self.elsewhere), self.cells)
        return cells.place(at)

    @property
    def whole(self) -> dict[str, Value]:
        """The report with its lists."""
        return {**gathered(self.values), **self.lists}


@dataclass(frozen=True)
class _Read:
    """What stands in a file."""

    problems: tuple[Problem, ...]
    submissions: tuple[Submission, ...]
    """The reports of rows that somebody has filled in or changed."""


def _read(file: Path, names: Names) -> _Read:
    """The reports of a file, and what is wrong with single cells."""
    reader = _Reader(file, names)
    try:
        reader.read(opened(file))
    except Broken as error:
        reader.problem(Place(reader.name, cell=error.cell), "worksheet-broken", error.what, error.fix)
    submissions = []
    for one in reader.reports:
        report = canonical(one.whole)
        if report and digest(report) != one.keys["shown"]:
            code = one.keys["measure"].partition(" ")[0]
            submissions.append(Submission(one.keys["plan"], code, one.keys["year"], one.whole, one.keys["seen"], one.place))
        elif not report and one.keys["shown"] not in ("", NOTHING_SEEN):
            # Rows in which somebody deleted all that was reported count as not filled in, which would surprise.
            reader.problem(one.place(()), "emptied-row", _EMPTIED, _CORRECT, Level.WARNING)
    return _Read(tuple(reader.problems), tuple(submissions))


class _Reader:
    """Reads the sheets of one file."""

    def __init__(self, path: Path, names: Names) -> None:
        self.name = str(path)
        self.names = names
        self.problems: list[Problem] = []
        self.reports: list[_Report] = []

    def read(self, sheets: Sequence[Sheet]) -> None:
        """Collect the reports and the problems."""
        for sheet in sheets:
            if {*_KEYS} <= set(sheet.fields):
                self._reports(sheet)
        if not any("measure" in sheet.fields for sheet in sheets):
            what = Said("tai ne ataskaitų lentelė.", "this is no worksheet for reports.")
            fix = Said("Pildykite lentelę, gautą komanda worksheet export.", "Fill in a file made by worksheet export.")
            self.problem(Place(self.name), "worksheet-broken", what, fix)
        for sheet in sheets:
            for one in LISTS:
                if any(path.startswith(f"{one.name}.") for path in sheet.fields):
                    self._items(sheet, one)

    # Sheets ------------------------------------------------------------------------------------------------------------

    def _reports(self, sheet: Sheet) -> None:
        """The reports of the rows; in a table of text, which has no other sheets, a row may go on with the report of one above it."""
        columns = _columns(sheet, SINGLE, "", "measure")
        for line in sheet.lines:
            keys = self._keys(sheet, line)
            cells = sheet.cells(self.name, line, columns)
            values = self._values(line, SINGLE, cells)
            above = None if sheet.title or not keys["measure"] else self._told_of(keys)
            if above is not None:
                self._go_on(above, values, cells)
            elif keys["measure"]:
                self.reports.append(_Report(keys, cells, values))
            elif values:
                self._no_measure(sheet, cells.place(()), None)

    def _go_on(self, above: _Report, values: Mapping[DataPath, str], cells: Cells) -> None:
        """Add what a further row says of a report."""
        for at, text in values.items():
            if at not in above.values:
                above.values[at] = text
                above.elsewhere[at] = cells
            elif above.values[at] != text:
                there = above.place(at).cell
                what = Said(f"langelyje {there} parašyta kitaip.", f"cell {there} says something else.")
                self.problem(cells.place(at), "reported-once", what, Said("Palikite vieną reikšmę.", "Keep one of the values."))

    def _keys(self, sheet: Sheet, line: Line) -> dict[str, str]:
        keys = {}
        for key in _KEYS:
            value = line.cells.get(sheet.fields[key])
            keys[key] = "" if value is None else str(value).strip().removeprefix(CONTROL)
            if isinstance(value, float) or (key == "measure" and isinstance(value, int)):
                what = Said("čia turėjo likti tekstas, o yra skaičius.", "a text belongs here, and this is a number.")
                place = sheet.cells(self.name, line, {(): sheet.fields[key]}).place(())
                self.problem(place, "cell-kind", what, _EXPORT_ANEW)
        return keys

    def _items(self, sheet: Sheet, one: ListField) -> None:
        """The items of a list, each into the report of its measure."""
        measure = one.name if one.name in sheet.fields else "measure"
        columns = _columns(sheet, one.columns, f"{one.name}.", measure)
        for line in sheet.lines:
            cells = sheet.cells(self.name, line, columns, within=2)
            item = gathered(self._values(line, one.columns, cells))
            if not canonical(item):
                continue
            chosen = line.cells.get(sheet.fields[measure])
            report = self._told_of(self._keys(sheet, line)) if sheet.fields.keys() >= {*_KEYS} else self._chosen(str(chosen or "").strip())
            if report is None:
                self._no_measure(sheet, cells.place(()), chosen)
                continue
            there = report.lists.setdefault(one.name, [])
            report.elsewhere.setdefault((one.name,), cells)
            report.elsewhere[one.name, len(there)] = cells
            there.append(item)

    def _no_measure(self, sheet: Sheet, place: Place, chosen: CellValue) -> None:
        what = Said(f"priemonės „{chosen}“ lentelėje nėra.", f'there is no measure "{chosen}" in the worksheet.')
        missing = Said("nenurodyta, kuriai priemonei skirta eilutė.", "the row does not say of which measure it is.")
        listed = Said("Pasirinkite priemonę iš sąrašo.", "Choose a measure from the list.")
        alike = Said("Įrašykite priemonę taip, kaip kitose jos eilutėse.", "Write the measure as in its other rows.")
        self.problem(place, "known-measure", missing if chosen is None else what, listed if sheet.title else alike)

    def _told_of(self, keys: Mapping[str, str]) -> _Report | None:
        """The report of a measure and year; where the plan or the year is left out, by the measure alone."""
        for one in self.reports:
            if all(one.keys[key] == keys[key] for key in ("plan", "measure", "year")):
                return one
        return None if keys["plan"] and keys["year"] else self._chosen(keys["measure"])

    def _chosen(self, text: str) -> _Report | None:
        """The report of a measure, by what its drop-down offers or by its code alone."""
        for said in (
            lambda keys: keys["measure"],
            lambda keys: f"{keys['measure']} ({keys['plan']})",
            lambda keys: keys["measure"].partition(" ")[0],
        ):
            found = [one for one in self.reports if said(one.keys) == text]
            if len(found) == 1:
                return found[0]
        return None

    # Cells -------------------------------------------------------------------------------------------------------------

    def _values(self, line: Line, columns: Sequence[Column], cells: Cells) -> dict[DataPath, str]:
        values: dict[DataPath, str] = {}
        for column in columns:
            number = cells.columns.get(column.at, 0)
            if number in line.cells and (text := self._text(line.cells[number], column, cells, number in line.formulas)):
                values[column.at] = text
        return values

    def _text(self, value: CellValue, column: Column, cells: Cells, formula: bool) -> str:
        if formula:
            what = Said("čia formulė, o ne reikšmė.", "this is a formula, not a value.")
            fix = Said("Įrašykite pačią reikšmę.", "Write the value itself.")
            self.problem(cells.own(column.at), "formula", what, fix)
            return "" if value is None else str(value)
        text, wrong = plain(value, column, self.names)
        if column.kind is Kind.FIGURE and isinstance(value, str) and (doubtful := doubt(value.strip())):
            self.problem(
                cells.own(column.at), "doubtful-number", Said(f"„{value}“ {doubtful.lt}", f'"{value}" {doubtful.en}'), level=Level.WARNING
            )
        if wrong is not None:
            label = Said(column.label, column.label)
            self.problem(
                cells.own(column.at), "unknown-choice", wrong, Said("Pasirinkite iš sąrašo.", "Choose from the list."), label=label
            )
        return text

    def problem(
        self, place: Place, rule: str, what: Said, fix: Said = NOTHING, level: Level = Level.ERROR, *, label: Said = NOTHING
    ) -> None:
        """Note what is wrong at a place."""
        self.problems.append(Problem(place.path, place.line, place.column, rule, level, "", what, fix, cell=place.cell, label=label))


def _columns(sheet: Sheet, columns: Sequence[Column], prefix: str, measure: str) -> dict[DataPath, int]:
    """Where the values of a report or an item stand -> their columns, and of what holds several the first; () -> that of the measure."""
    places: dict[DataPath, int] = {(): sheet.fields[measure]}
    for column in columns:
        if number := sheet.fields.get(prefix + column.path):
            for length in range(1, len(column.at) + 1):
                places.setdefault(column.at[:length], number)
    return places


MANY = 8
"""From so many files on, a second process reads some of them."""
_KEYS = ("plan", "measure", "year", "seen", "shown")
"""The columns by which a row of the report sheet is known again."""
_EMPTIED = Said(
    "eilutė ištuštinta, bet ataskaita jau pateikta ir lieka, kokia buvo.",
    "the row was emptied, but the report was given and stays as it was.",
)
_CORRECT = Said(
    "Lentelėje ataskaitos ištrinti negalima; jei ji klaidinga, pataisykite.",
    "A report cannot be deleted in a worksheet; if it is wrong, correct it.",
)
_EMPTY, _FILL_IN = Said("langelis tuščias.", "the cell is empty."), Said("Užpildykite jį.", "Fill it in.")
_EXPORT_ANEW = Said(
    "Eksportuokite lentelę iš naujo ir perkelkite, ką užpildėte.", "Export the worksheet anew and copy into it what you filled in."
)
