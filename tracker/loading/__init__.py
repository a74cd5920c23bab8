"""Reading a data root: files -> records, and every problem met on the way.

A broken file is a value among the problems; it never hides another file's problems.
"""

import errno
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from pydantic import ValidationError

from tracker.disclosure import is_worth_telling
from tracker.loading.ahead import Ahead
from tracker.loading.dataset import Dataset, Item, Loaded, PlanData, PlanFiles, code_order, dataset
from tracker.loading.explain import did_you_mean, explain, suggestion
from tracker.loading.where import model_of, placed
from tracker.models import Context, Discrepancies, Institution, Institutions, Measure, Objective, Plan, Record, Services
from tracker.problems import Finding, Level, Position, Problem, Said, has_errors
from tracker.yamltext import MAX_BYTES, Fault, Value, decode, made_out, places, read

__all__ = [
    "Dataset",
    "Drafts",
    "Item",
    "Loaded",
    "PlanData",
    "PlanFiles",
    "code_order",
    "dataset",
    "did_you_mean",
    "load",
    "locate",
    "suggestion",
]

R = TypeVar("R", bound=Record)

MOST = 50
"""How many problems of one file are told."""


Drafts = Mapping[str, str]
"""File (relative to the data root) -> what is to be written into it."""


def load(root: Path, drafts: Drafts = MappingProxyType({}), records: Mapping[str, Record] = MappingProxyType({})) -> Loaded:
    """Read `plan/` and `measures/` below `root`, as they would be with `drafts` written.

    `records` are those of some drafts, of which nothing is to be told and in which nothing may tell of a person; they are not read again.
    Never raises for anything that the files contain; what is wrong is in `Loaded.problems`.
    """
    files = sorted(path.relative_to(root).as_posix() for path in root.glob("measures/*/*.yml"))
    reader = _Reader(root, drafts, Ahead(root, [file for file in files if file not in records], drafts), records)
    folders = reader.folders("plan", "institutions.yml")
    if not reader.exists("plan"):
        return Loaded((), None, tuple(reader.problems), names=tuple(reader.names))
    for stray in sorted(set(reader.folders("measures")) - set(folders)):
        reader.note(f"measures/{stray}", "plan-missing", _no_plan_folder(stray, folders))
    institutions = reader.record("plan/institutions.yml", Institutions)
    plans = tuple(reader.plan(folder) for folder in folders)
    if not folders:
        reader.note("plan", "empty-plan", _NO_PLANS)
    problems = tuple(sorted(reader.problems, key=Problem.order))
    return Loaded(plans, institutions, problems, reader.suspects, tuple(reader.names))


def institutions(root: Path) -> dict[str, Institution]:
    """Those of a data root by their ids, and nothing else of it; none where their file has faults."""
    found = _Reader(root, {}).record("plan/institutions.yml", Institutions)
    return {entry.id: entry for entry in found.record.institutions} if found else {}


def locate(root: Path, findings: Iterable[Finding], drafts: Drafts = MappingProxyType({})) -> list[Problem]:
    """Findings with line and column looked up, sorted by file and place."""
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.path, []).append(finding)
    problems = []
    for path, group in by_file.items():
        known = places(drafts[path]) if path in drafts else _places(root / path)
        problems += [_at(known, finding) for finding in group]
    return sorted(problems, key=Problem.order)


def _places(path: Path) -> dict[tuple[str | int, ...], tuple[Position, Position]]:
    if not path.is_file():
        return {}
    text = decode(path.read_bytes())
    return {} if isinstance(text, Fault) else places(text)


def _at(known: dict[tuple[str | int, ...], tuple[Position, Position]], finding: Finding) -> Problem:
    at = finding.at
    while at not in known and at:
        at = at[:-1]
    key, value = known.get(at, (Position(), Position()))
    # A missing field is reported at the key of the mapping that lacks it.
    place = key if finding.on_key or at != finding.at else value
    return placed(finding, place, model_of(finding.path))


class _Reader:
    """Reads files below a root and collects the problems."""

    def __init__(
        self, root: Path, drafts: Drafts, ahead: Ahead | None = None, records: Mapping[str, Record] = MappingProxyType({})
    ) -> None:
        self.root = root
        self.drafts = drafts
        self.records = records
        self.problems: list[Problem] = []
        self.suspects: dict[str, str] = {}
        self.names: list[str] = []
        self._unreadable: set[str] = set()
        self._ahead = ahead

    def exists(self, path: str) -> bool:
        return os.path.isdir(self.root / path)  # noqa: PTH112 - Path.is_dir raises where a folder may not be entered

    def note(self, path: str, rule: str, words: tuple[Said, Said], level: Level = Level.ERROR) -> None:
        """A problem of a whole file or folder; of what cannot be read, nothing more is said."""
        if path in self._unreadable:
            return
        if rule == "unreadable":
            self._unreadable.add(path)
        self.problems.append(Problem(path, 1, 1, rule, level, "", *words))

    def folders(self, path: str, *known: str) -> list[str]:
        """The plan folders below `plan/` or `measures/`, where only the `known` files belong."""
        found = []
        for entry in self._entries(path):
            if entry.name not in known and entry.is_dir():
                found.append(entry.name)
            elif entry.name not in known:
                self._stray(path, entry, known)
        return sorted(found)

    def plan(self, folder: str) -> PlanFiles:
        """All files of one plan; missing optional files are no problem, broken ones are."""
        home = f"plan/{folder}"
        before = len(self.problems)
        for entry in self._entries(home):
            if entry.name not in _IN_A_PLAN:
                self._stray(home, entry, _IN_A_PLAN)
        plan = self.record(f"{home}/plan.yml", Plan)
        objectives = self._records(f"{home}/objectives", Objective)
        measures = self._records(f"measures/{folder}", Measure)
        context = self._records(f"{home}/context", Context, optional=True)
        services = self.record(f"{home}/services.yml", Services, optional=True)
        discrepancies = self.record(f"{home}/discrepancies.yml", Discrepancies, optional=True)
        complete = not has_errors(self.problems[before:])
        return PlanFiles(folder, plan, objectives, measures, context, services, discrepancies, complete)

    def record(self, path: str, model: type[R], *, optional: bool = False) -> Item[R] | None:
        """The record of one file, or None with the reasons among the problems."""
        known = self.records.get(path)
        if isinstance(known, model):
            return Item(path, known)
        value = (self._ahead and self._ahead.take(path)) or self._value(path, optional=optional)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.problems += locate(self.root, [Finding(path, (), "shape", *_not_a_mapping(model))], self.drafts)
            return None
        try:
            return Item(path, model.model_validate(value))
        except ValidationError as error:
            errors = error.errors(include_url=False)
            self.problems += locate(self.root, explain(path, model, errors[:MOST]), self.drafts)
            self._and_more(path, len(errors))
            return None

    def _value(self, path: str, *, optional: bool) -> Value | None:
        """What a file holds, or None with the reasons among the problems."""
        text = self._text(path, optional=optional)
        if text is None:
            return None
        self._suspect(path, text)
        value, faults = read(text)
        self.problems += [_problem(path, fault) for fault in faults[:MOST]]
        self._and_more(path, len(faults))
        return value

    def _and_more(self, path: str, number: int) -> None:
        """Says that there is more; nobody mends thousands of mistakes one by one."""
        if number > MOST:
            more = Said(f"šiame faile yra dar klaidų: {number - MOST}.", f"more errors in this file: {number - MOST}.")
            self.note(
                path, "and-more", (more, Said("Pirmiausia pataisykite kitas šio failo klaidas.", "Correct the others of this file first."))
            )

    def _records(self, folder: str, model: type[R], *, optional: bool = False) -> tuple[Item[R], ...]:
        # A link that leads nowhere was meant to hold data: only what is not there at all is left out.
        if optional and not os.path.lexists(self.root / folder):
            return ()
        before = len(self.problems)
        names = sorted(entry.name for entry in self._entries(folder) if self._is_data_file(folder, entry))
        if not names and not optional and not has_errors(self.problems[before:]):
            self.note(folder, "empty-plan", _NOTHING_HERE)
        found = (self.record(f"{folder}/{name}", model) for name in names)
        return tuple(item for item in found if item is not None)

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        """What stands in a folder; hidden files and folders are not looked at."""
        try:
            with os.scandir(self.root / folder) as entries:
                for entry in entries:
                    self.names.append(f"{folder}/{_printable(entry.name)}")
                    if not entry.name.isprintable():
                        self.note(f"{folder}/{_printable(entry.name)}", "file-name", _BAD_NAME)
                    elif not entry.name.startswith(".") and self._leads_somewhere(folder, entry):
                        yield entry
        except FileNotFoundError:
            self.note(folder, "folder-missing", _NO_FOLDER if "/" in folder else _NO_TOP_FOLDER)
        except NotADirectoryError:
            self.note(folder, "unreadable", _NOT_A_FOLDER)
        except OSError as error:
            self.note(folder, "unreadable", _unreadable(error))

    def _leads_somewhere(self, folder: str, entry: os.DirEntry[str]) -> bool:
        """Whether an entry is no link, or a link to something; a broken link would lose data unnoticed."""
        path = f"{folder}/{entry.name}"
        try:
            if entry.is_symlink():
                entry.stat()
        except FileNotFoundError:
            self.note(path, "unreadable", _DANGLING)
            return False
        except OSError as error:
            self.note(path, "unreadable", _unreadable(error))
            return False
        return True

    def _is_data_file(self, folder: str, entry: os.DirEntry[str]) -> bool:
        if entry.name.endswith(".yml"):
            return True
        self._stray(folder, entry, ())
        return False

    def _stray(self, folder: str, entry: os.DirEntry[str], known: tuple[str, ...]) -> None:
        """Something that is not read: an error where it was meant as data, which would be lost unnoticed."""
        path = f"{folder}/{entry.name}"
        if entry.is_dir():
            self.note(path, "file-name", _FOLDER_NOT_READ, Level.WARNING)
        elif entry.name.endswith(".yml"):
            self.note(path, "file-name", _wrong_name(entry.name, known))
        elif _MEANT_AS_DATA.search(entry.name):
            self.note(path, "file-name", _ENDING)
        else:
            self.note(path, "file-name", _NOT_READ, Level.WARNING)

    def _text(self, path: str, *, optional: bool) -> str | None:
        if path in self.drafts:
            return self.drafts[path]
        raw = self._bytes(path, optional=optional)
        if raw is None:
            return None
        text = decode(raw)
        if isinstance(text, Fault):
            self.problems.append(_problem(path, text))
            self._suspect(path, made_out(raw))
            return None
        return text

    def _suspect(self, path: str, text: str) -> None:
        """Keep the text of a file that the rules on personal data must see."""
        if is_worth_telling(text):
            self.suspects[path] = text

    def _bytes(self, path: str, *, optional: bool) -> bytes | None:
        """The file's content; one byte more than allowed is enough to see that it is too large."""
        try:
            with open(self.root / path, "rb", opener=_no_blocking) as file:
                if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                    self.note(path, "unreadable", _NOT_A_FILE)
                    return None
                return file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            if (self.root / path).is_symlink():
                self.note(path, "unreadable", _DANGLING)
            elif not optional:
                self.note(path, "file-missing", _NO_FILE)
        except IsADirectoryError:
            self.note(path, "unreadable", _DIRECTORY)
        except OSError as error:
            self.note(path, "unreadable", _unreadable(error))
        return None


def _no_blocking(path: str, flags: int) -> int:
    """Opens without waiting, so that a named pipe among the files cannot hang the build."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _problem(path: str, fault: Fault) -> Problem:
    return Problem(path, fault.position.line, fault.position.column, fault.rule, Level.ERROR, "", fault.what, fault.fix)


def _printable(name: str) -> str:
    """A file name as it can be printed; letters of another encoding become U+FFFD."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name)


_REASONS = {
    errno.EACCES: Said("neturite teisės", "permission denied"),
    errno.EPERM: Said("neturite teisės", "permission denied"),
    errno.ELOOP: Said("nuorodos eina ratu", "the links go in a circle"),
}


def _unreadable(error: OSError) -> tuple[Said, Said]:
    name = errno.errorcode.get(error.errno or 0, type(error).__name__)
    reason = _REASONS.get(error.errno or 0, Said(name, error.strerror or name))
    return (
        Said(f"perskaityti nepavyko ({reason.lt}).", f"cannot be read ({reason.en})."),
        Said("Patikrinkite teises ir nuorodas.", "Check permissions and links."),
    )


def _no_plan_folder(folder: str, known: list[str]) -> tuple[Said, Said]:
    near = suggestion(folder, known)
    return (
        Said(f"yra priemonių, bet nėra plano aplanko plan/{folder}.", f"there are measures but no plan folder plan/{folder}."),
        Said(f"Sukurkite jį arba pervadinkite šį aplanką. {near.lt}".strip(), f"Make it, or rename this folder. {near.en}".strip()),
    )


def _wrong_name(name: str, known: tuple[str, ...]) -> tuple[Said, Said]:
    """A data file where none of its name is read."""
    what = Said("šioje vietoje toks failas neskaitomas.", "a file of this name is not read here.")
    if not known:
        return what, Said("Perkelkite jį į plano aplanką measures/<planas>/.", "Move it into the folder of its plan, measures/<plan>/.")
    near = suggestion(name, known)
    listed = ", ".join(one for one in known if one.endswith(".yml"))
    return what, Said(f"{near.lt} Čia skaitoma: {listed}.".strip(), f"{near.en} Read here: {listed}.".strip())


def _not_a_mapping(model: type[Record]) -> tuple[Said, Said]:
    first = next(iter(model.model_fields))
    return (
        Said("faile turi būti laukai (raktas: reikšmė).", "the file must consist of fields (key: value)."),
        Said(f"Pradėkite, pvz., „{first}: …“ (po dvitaškio – tarpas).", f'Begin for example with "{first}: …" (a space after the colon).'),
    )


_IN_A_PLAN = ("plan.yml", "services.yml", "discrepancies.yml", "objectives", "context")
_MEANT_AS_DATA = re.compile(r"\.ya?ml(\.txt)?$", re.IGNORECASE)
"""Endings that people and their programs give to data files: .yaml, .YML, .yml.txt."""

_NO_FOLDER = (
    Said("tokio aplanko nėra.", "there is no such folder."),
    Said("Sukurkite jį ir įdėkite .yml failus.", "Make it, and put the .yml files there."),
)
_NO_TOP_FOLDER = (
    Said("tokio aplanko nėra.", "there is no such folder."),
    Said("Sukurkite jį arba nurodykite kitą vietą: --root APLANKAS.", "Make it, or name another place: --root FOLDER."),
)
_NO_FILE = (
    Said("tokio failo nėra.", "there is no such file."),
    Said("Sukurkite jį pagal kito plano pavyzdį.", "Make it after the example of another plan."),
)
_NO_PLANS = (
    Said("nėra nė vieno plano.", "there is no plan at all."),
    Said("Sukurkite aplanką plan/<planas>/ su failu plan.yml.", "Make a folder plan/<plan>/ with a file plan.yml."),
)
_NOTHING_HERE = (
    Said("čia nėra nė vieno .yml failo.", "there is no .yml file here."),
    Said("Planui reikia bent vieno uždavinio ir vienos priemonės.", "A plan needs one objective and one measure at least."),
)
_ENDING = (
    Said("failo vardas nesibaigia .yml, todėl jis neskaitomas.", "the file's name does not end in .yml, so it is not read."),
    Said("Pervadinkite, kad baigtųsi .yml.", "Rename it to end in .yml."),
)
_BAD_NAME = (
    Said("varde yra netinkamų ženklų.", "the name holds signs that do not belong there."),
    Said("Pervadinkite raidėmis be lietuviškų ženklų, skaitmenimis ir brūkšneliais.", "Rename it with letters a-z, digits and hyphens."),
)
_FOLDER_NOT_READ = (
    Said("šis aplankas neskaitomas.", "this folder is not read."),
    Said("Perkelkite jį kitur, o jo .yml failus – į reikiamą aplanką.", "Move it elsewhere, and its .yml files to where they belong."),
)
_NOT_READ = (
    Said("šis failas neskaitomas.", "this file is not read."),
    Said("Čia laikomi tik .yml failai; perkelkite jį kitur.", "Only .yml files belong here; move it elsewhere."),
)
_DIRECTORY = (
    Said("tai aplankas, o ne failas.", "this is a folder, not a file."),
    Said("Pervadinkite jį be .yml arba ištrinkite.", "Rename it without .yml, or delete it."),
)
_NOT_A_FOLDER = (
    Said("tai failas, o ne aplankas.", "this is a file, not a folder."),
    Said("Ištrinkite jį ir sukurkite tokio vardo aplanką.", "Delete it, and make a folder of this name."),
)
_DANGLING = (
    Said("nuoroda niekur neveda.", "the link leads nowhere."),
    Said("Pataisykite nuorodą arba įdėkite patį failą.", "Mend the link, or put the file itself here."),
)
_NOT_A_FILE = (
    Said("tai ne paprastas failas.", "this is not a plain file."),
    Said("Įdėkite paprastą .yml failą.", "Put a plain .yml file here."),
)
