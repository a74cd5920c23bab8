"""Reports into the measures' files: everything is checked before anything is written."""

import dataclasses
import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from tracker.disclosure import excerpt, is_worth_telling
from tracker.loading import Loaded, load, locate, suggestion
from tracker.models import Measure
from tracker.problems import Language, Level, Problem, Said, dotted, has_errors, quoted
from tracker.processes import shared_out
from tracker.rules import check
from tracker.updating.silent import silent_edits
from tracker.updating.storing import MANY, Beside
from tracker.updating.submission import ORDER, Place, Submission, canonical, fingerprint, written_as_before
from tracker.yamltext import Draft, Fault, Value, decode

WAY = ("status",)
"""Where the reports stand in a measure's file."""
SHOWN = 5
"""How many differences a message names."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a report makes of a year of a measure's file."""

    submission: Submission
    path: str
    before: dict[str, Value] | None
    """The report that stands there; None where there is none."""
    after: dict[str, Value]

    @property
    def different(self) -> tuple[str, ...]:
        """Dotted names of the values that come, go or change."""
        return _different(self.before or {}, self.after)


@dataclass(frozen=True)
class Merge:
    """What a number of reports would change, or why they may not."""

    root: Path
    old: dict[str, bytes]
    new: dict[str, str]
    """File -> its text with the reports in it; only files that change."""
    changes: tuple[Change, ...]
    same: tuple[Submission, ...]
    """Reports that stand in the files already."""
    problems: tuple[Problem, ...]
    """Errors: nothing may be written.  Warnings come along."""
    beside: Beside | None = None
    """The new texts, where another process began to write them beside the files."""

    def write(self) -> None:
        """Put everything into the files; see `Beside.put_in_place` for what can go wrong."""
        assert not has_errors(self.problems), "what has errors is not written"
        (self.beside or Beside(self.root, self.new)).put_in_place(self.old)


def merge(root: Path, submissions: Sequence[Submission], as_of: datetime.date, *, to_write: bool = False) -> Merge:
    """The files with all reports in them, checked as a whole; none is changed yet.

    With `to_write`, many new texts are already written beside the files while they are checked, and taken away where anything is wrong.
    """
    return _Merger(root, as_of).merge(submissions, to_write)


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a report may not be taken."""

    rule: str
    what: Said
    fix: Said


@dataclass(frozen=True, slots=True)
class _Taken:
    """A report that changes its file."""

    before: dict[str, Value] | None
    after: dict[str, Value]


@dataclass(frozen=True, slots=True)
class _Edited:
    """A measure's file with its reports in it."""

    raw: bytes
    """What it was."""
    text: str
    value: Value | None
    """What the text holds, where it is new and nothing in it is to be told."""
    outcomes: list[_Taken | _Refused | None]
    """What became of each report, in their order; None: it stands there already."""


class _Merger:
    def __init__(self, root: Path, as_of: datetime.date) -> None:
        self.root = root
        self.as_of = as_of
        self.old: dict[str, bytes] = {}
        self.new: dict[str, str] = {}
        self.records: dict[str, Measure] = {}
        """File -> the record of its new text, where nothing in it is to be told."""
        self.changes: dict[tuple[str, str, str], Change] = {}
        self.same: list[Submission] = []
        self.problems: list[Problem] = []
        self.files = measure_files(root)
        self.plans = {plan for plan, _ in self.files}

    def merge(self, submissions: Sequence[Submission], to_write: bool) -> Merge:
        """See the function of the same name."""
        found: dict[str, list[Submission]] = {}
        for submission in submissions:
            if path := self._file(submission):
                found.setdefault(path, []).append(submission)
        edited = shared_out(lambda path: _edited(self.root / path, found[path]), [*found], many=MANY, then=_with_record)
        for (path, reports), (file, record) in zip(found.items(), edited, strict=True):
            self._keep(path, reports, file, record)
        beside = None
        if self.new and not has_errors(self.problems):
            loaded = load(self.root, self.new, self.records)
            # Not before the folders were looked through: their names are checked too.
            beside = Beside(self.root, self.new) if to_write and len(self.new) >= MANY else None
            self.problems += self._checked(loaded)
            if beside and has_errors(self.problems):
                beside.discard()
        ordered = tuple(sorted(self.problems, key=Problem.order))
        return Merge(self.root, self.old, self.new, tuple(self.changes.values()), tuple(self.same), ordered, beside)

    # Where a report belongs --------------------------------------------------------------------------------------

    def _file(self, one: Submission) -> str | None:
        """The file of the measure, or None with the reason among the problems."""
        if one.plan not in self.plans:
            near = suggestion(one.plan, self.plans)
            listed = ", ".join(sorted(self.plans))
            what = Said(f"plano „{one.plan}“ nėra.", f'there is no plan "{one.plan}".')
            self._problem(one, "known-plan", what, Said(f"{near.lt} Planai: {listed}.".strip(), f"{near.en} Plans: {listed}.".strip()))
        elif (one.plan, one.code) not in self.files:
            what = Said(f"priemonės {one.code} plane {one.plan} nėra.", f"there is no measure {one.code} in the plan {one.plan}.")
            self._problem(one, "known-measure", what, Said("Patikrinkite kodą.", "Check the code."))
        return self.files.get((one.plan, one.code))

    # What becomes of it ------------------------------------------------------------------------------------------

    def _keep(self, path: str, reports: Sequence[Submission], file: _Edited | None, record: Measure | None) -> None:
        """Note what became of the reports of a file."""
        if file is None:
            what = Said(f"priemonės faile {path} yra klaidų.", f"the measure's file {path} has errors.")
            fix = Said("Pirmiausia pataisykite jas: build.py check.", "Correct them first: build.py check.")
            for one in reports:
                self._problem(one, "file-broken", what, fix)
            return
        self.old[path] = file.raw
        if file.text.encode() != file.raw:
            self.new[path] = file.text
            if record is not None:
                self.records[path] = record
        for one, outcome in zip(reports, file.outcomes, strict=True):
            if outcome is None and one.key not in self.changes:
                self.same.append(one)
            elif isinstance(outcome, _Refused):
                self._problem(one, outcome.rule, outcome.what, outcome.fix)
            elif outcome is not None:
                self.changes[one.key] = Change(one, path, outcome.before, outcome.after)

    # Whether it may be ---------------------------------------------------------------------------------------------

    def _checked(self, loaded: Loaded) -> Iterator[Problem]:
        """What the check says of the files as they would be, told where the reports were written."""
        edits = [(change.path, int(change.submission.year), change.before) for change in self.changes.values() if change.before]
        found = check(self.root, loaded, self.as_of, self.new)
        found += locate(self.root, silent_edits(loaded, edits, self.as_of), self.new)
        reports = {(change.path, change.submission.year): change.submission for change in self.changes.values()}
        others = []
        for problem in found:
            report = reports.get((problem.path, str(problem.at[1]))) if problem.at[:1] == ("status",) and len(problem.at) > 1 else None
            if report is None:
                others.append(problem)
            else:
                yield _told_at(problem, report)
        if has_errors(others):
            # What was wrong before is not for the one who reports.
            known = {_essence(problem) for problem in check(self.root, load(self.root), self.as_of)}
            yield from (problem for problem in others if problem.level is Level.ERROR and _essence(problem) not in known)

    def _problem(self, one: Submission, rule: str, what: Said, fix: Said) -> None:
        place = one.place(())
        self.problems.append(Problem(place.path, place.line, place.column, rule, Level.ERROR, "", what, fix, cell=place.cell))


def measure_files(root: Path) -> dict[tuple[str, str], str]:
    """(plan, code) -> the file of the measure, by the names of the files alone."""
    return {
        (path.parent.name, code): path.relative_to(root).as_posix()
        for path in sorted(root.glob("measures/*/*.yml"))
        for code in _codes(path)
    }


def read_measure(path: Path) -> dict[str, Value] | None:
    """What a measure's file holds; None where it is too broken to take a report."""
    found = _opened(path)
    return found[2] if found else None


def _opened(path: Path) -> tuple[bytes, Draft, dict[str, Value]] | None:
    """The bytes of a measure's file, its text to be edited and its plain value; None where it is too broken to take a report."""
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    text = decode(raw)
    if isinstance(text, Fault):
        return None
    draft = Draft(text, WAY)
    value = draft.value
    return (raw, draft, value) if isinstance(value, dict) and _has_reports(value.get("status", {})) else None


def _edited(path: Path, reports: Sequence[Submission]) -> _Edited | None:
    """A measure's file with its reports in it; None where it is too broken to take one."""
    opened = _opened(path)
    if opened is None:
        return None
    raw, draft, value = opened
    standing = value.get("status", {})
    assert isinstance(standing, dict), "_opened() refuses others"
    taken: dict[str, Submission] = {}
    outcomes = []
    for one in reports:
        outcome = _outcome(one, standing.get(one.year), taken.get(one.year))
        if isinstance(outcome, _Taken):
            taken[one.year] = one
            draft.put((*WAY, one.year), outcome.after, ORDER)
        outcomes.append(outcome)
    known = None if not taken or is_worth_telling(draft.text) else draft.value
    return _Edited(raw, draft.text, known, outcomes)


def _with_record(file: _Edited | None) -> tuple[_Edited | None, Measure | None]:
    """The record of a new text, where there is nothing to tell of it; to tell is the loader's."""
    if file is None or file.value is None:
        return file, None
    # Thousands of plain values would only fill the memory, once there are records of them.
    rest = dataclasses.replace(file, value=None)
    try:
        return rest, Measure.model_validate(file.value)
    except ValidationError:
        return rest, None


def _outcome(one: Submission, before: Value | None, taken: Submission | None) -> _Taken | _Refused | None:
    """What becomes of a report of a year where `before` stands, and of which `taken` reports already."""
    after = canonical(one.report)
    if taken is not None:
        if canonical(taken.report) == after:
            return None
        other = taken.place(())
        where = f"{other.path}:{other.cell or other.line}"
        what = Said(f"tų pačių metų ataskaita jau yra čia: {where}.", f"the report of this year stands already at {where}.")
        return _Refused("reported-once", what, Said("Palikite vieną.", "Keep one of them."))
    if before is not None and canonical(before) == after:
        return None
    if one.seen is not None and one.seen != fingerprint(before):
        return _Refused("changed-meanwhile", *_changed(before, after))
    assert before is None or isinstance(before, dict), "_opened() refuses others"
    return _Taken(before, written_as_before(after, before))


def _has_reports(status: Value) -> bool:
    """Whether what stands under `status` is a mapping of mappings."""
    return isinstance(status, dict) and all(isinstance(report, dict) for report in status.values())


def _codes(path: Path) -> list[str]:
    """The code that a file's name begins with, without its filling zero: 1.06-… is 1.6."""
    objective, _, rest = path.name.partition(".")
    number = rest.partition("-")[0]
    return [f"{int(objective)}.{int(number)}"] if objective.isdecimal() and number.isdecimal() else []


def _told_at(problem: Problem, report: Submission) -> Problem:
    """A problem of a measure's file, at the place where its report was written."""
    at = problem.at[2:]
    place: Place = report.place(at)
    return dataclasses.replace(problem, path=place.path, line=place.line, column=place.column, cell=place.cell, field=dotted(at), at=at)


def _essence(problem: Problem) -> tuple[str, str, str, str]:
    """A problem without its line."""
    return problem.path, problem.rule, problem.field, problem.what.en


def _changed(before: Value | None, after: Value) -> tuple[Said, Said]:
    now, here = dict(_scalars(canonical(before or {}))), dict(_scalars(after))
    different = _different(before or {}, after)
    more = f"; … (+{len(different) - SHOWN})" if len(different) > SHOWN else ""
    pairs = [(name, now.get(name), here.get(name)) for name in different[:SHOWN]]
    lt = "; ".join(f"‹{name}›: dabar {_cited(was, 'lt')}, čia {_cited(new, 'lt')}" for name, was, new in pairs)
    en = "; ".join(f"‹{name}›: now {_cited(was, 'en')}, here {_cited(new, 'en')}" for name, was, new in pairs)
    return (
        Said(
            f"šių metų įrašas pasikeitė po to, kai ataskaita buvo pradėta. {lt}{more}.",
            f"this year's entry has changed since the report was begun. {en}{more}.",
        ),
        Said(
            "Pradėkite iš naujo nuo dabartinio įrašo arba pataisykite jį priemonės faile.",
            "Begin anew from the entry as it is, or correct it in the measure's file.",
        ),
    )


def _different(before: Value, after: Value) -> tuple[str, ...]:
    """Dotted names of the values that do not mean the same in both."""
    now, here = dict(_scalars(canonical(before))), dict(_scalars(canonical(after)))
    return tuple(name for name in dict.fromkeys((*now, *here)) if now.get(name) != here.get(name))


def _cited(text: str | None, language: Language) -> str:
    """The beginning of a value, quoted; a dash for none."""
    return "–" if text is None else quoted(excerpt(text, 40), language)


def _scalars(value: Value, name: str = "") -> Iterator[tuple[str, str]]:
    """(dotted name, text) of everything in a report."""
    if isinstance(value, str):
        yield name, value
        return
    for step, part in value.items() if isinstance(value, dict) else enumerate(value):
        inner = f"{name}[{step}]" if isinstance(step, int) else f"{name}.{step}".removeprefix(".")
        yield from _scalars(part, inner)
