"""A problem in somebody's data, as a value.

Checks never raise and never print: they return problems, which are sorted and printed in one
place.  Every problem says what is wrong and what to write instead, in Lithuanian and in English.
"""

import functools
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from tracker.disclosure import excerpt, masked_message, masked_path

Language = Literal["lt", "en"]
DataPath = tuple[str | int, ...]
"""Where a value stands inside its file: keys and list positions, outermost first."""


class Level(StrEnum):
    """How grave a problem is: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages of the product."""

    lt: str
    en: str

    def to(self, language: Language) -> str:
        """The sentence for a reader of `language`."""
        return self.lt if language == "lt" else self.en


NOTHING = Said("", "")


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a text file; line and column count from 1, columns in characters."""

    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem before its place is looked up: the file and the data path inside it.

    `on_key` points at the key itself rather than at its value (an unknown or repeated key).
    """

    path: str
    at: DataPath
    rule: str
    what: Said
    fix: Said = NOTHING
    level: Level = Level.ERROR
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, where, and what to write instead.

    `path` is relative to the data root, with forward slashes; `field` is the dotted data path.
    """

    path: str
    line: int
    column: int
    rule: str
    level: Level
    field: str
    what: Said
    fix: Said = NOTHING
    at: DataPath = ()
    """The data path that `field` spells."""
    cell: str = ""
    """What people look for instead of a line: sheet and cell (`Ataskaitos!D7`), or an option or a question at the terminal (then without
    `path`)."""
    label: Said = NOTHING
    """What forms call the field."""

    @property
    def _at_terminal(self) -> bool:
        """Whether no file was edited; the option or question says which field is meant."""
        return bool(self.cell) and not self.path

    def order(self) -> tuple[str, int, int, str, str]:
        """Sort key: by file, then by place."""
        return (self.path, self.line, self.column, self.rule, self.what.en)

    def place(self) -> str:
        """File, line and column; in a spreadsheet file and cell; at the terminal the option or question."""
        if self._at_terminal:
            return self.cell
        return f"{self.file()}:{self.cell}" if self.cell else f"{self.file()}:{self.line}:{self.column}"

    def file(self) -> str:
        """The file without personal data in its name."""
        return _shown_path(self.path)

    def message(self, language: Language) -> str:
        """Field, what is wrong, what to write instead, on one line."""
        parts = [self._named(language), self.what.to(language)]
        return shown(as_written(" ".join(part for part in [*parts, self.fix.to(language)] if part)))

    def _named(self, language: Language) -> str:
        """The field as the file has it, and as forms call it where that says more; in a spreadsheet as that calls it."""
        label = self.label.to(language)
        if self.cell:
            return f"{label}:" if label and not self._at_terminal else ""
        last = next((step for step in reversed(self.at) if isinstance(step, str)), "")
        said = f" ({label})" if label and label.casefold().replace(" ", "_") != last else ""
        return f"{self.field}{said}:" if self.field else ""


QUOTES: dict[Language, str] = {"lt": "„{}“", "en": '"{}"'}
"""Around what is quoted in a message."""


def quoted(text: str, language: Language) -> str:
    """A word between quotation marks."""
    return QUOTES[language].format(text)


_WRITTEN = re.compile("‹([^‹›]*)›")


def as_written(text: str) -> str:
    """A message to somebody who edits the file: what stands between ‹ and › is what to write."""
    return _WRITTEN.sub(r"\1", text)


def as_labelled(text: str, label: Callable[[str], str], language: Language) -> str:
    """A message to somebody who fills in a form.

    Of what stands between ‹ and ›, the first word (a field, a state, an institution) is said by its `label`; inside
    quotation marks it gets no others.
    """

    def said(found: re.Match[str]) -> str:
        words = label(found[1].partition(":")[0])
        return words if text[found.start() - 1 : found.start()] in ("„", '"') else quoted(words, language)

    return _WRITTEN.sub(said, text)


def shown(text: str) -> str:
    """One printable line without personal data, whatever somebody typed into a value quoted in it: logs of checks are public."""
    line = masked_message(text)
    if not line.isprintable():
        line = "".join(sign if sign.isprintable() else " " for sign in line)
    return re.sub(" {2,}", " ", line).strip()


@functools.lru_cache(maxsize=256)
def _shown_path(path: str) -> str:
    line = masked_path(path)
    return line if line.isprintable() else shown(line)


LONGEST_KEY = 60
"""No field of ours has a longer name; of a mistaken one the beginning is enough."""


def dotted(at: DataPath) -> str:
    """A data path as people read it: `status.2020.outputs[0].value`."""
    text = ""
    for step in at:
        text += f"[{step}]" if isinstance(step, int) else f".{step if len(step) <= LONGEST_KEY else excerpt(step, LONGEST_KEY + 1)}"
    return text.removeprefix(".")


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether anything in `problems` stops the build."""
    return any(problem.level is Level.ERROR for problem in problems)


def as_text(problems: Sequence[Problem], language: Language) -> str:
    """One problem a line: `file:line:column: message`, warnings marked."""
    mark = {Level.ERROR: Said("klaida", "error"), Level.WARNING: Said("įspėjimas", "warning")}
    return "\n".join(f"{p.place()}: {mark[p.level].to(language)}: {p.message(language)} [{p.rule}]" for p in problems)


ANNOTATIONS = 10
"""So many of each level GitHub shows of a step; further ones it drops without a word."""


def as_github(problems: Sequence[Problem], language: Language) -> str:
    """Workflow commands that GitHub shows beside the changed lines.

    Errors come first; what is beyond its limit is summed up, and listed in the log.
    """
    lines = []
    for level, more in ((Level.ERROR, _MORE_ERRORS), (Level.WARNING, _MORE_WARNINGS)):
        found = [problem for problem in problems if problem.level is level]
        shown = found if len(found) <= ANNOTATIONS else found[: ANNOTATIONS - 1]
        rest = found[len(shown) :]
        lines += [_annotation(problem, language) for problem in shown]
        if rest:
            said = f"{more.to(language)}: {len(rest)}. {_IN_THE_LOG.to(language)}"
            # Indented by a sign, so that no line of the log begins like a command.
            lines += [f"::{level} title={_escaped(more.to(language), in_property=True)}::{_escaped(said)}"]
            lines += [f"- {line}" for line in as_text(rest, language).splitlines()]
    return "\n".join(lines)


_MORE_ERRORS = Said("Kitos klaidos", "Further errors")
_MORE_WARNINGS = Said("Kiti įspėjimai", "Further warnings")
_IN_THE_LOG = Said("Visi surašyti žurnale.", "The log lists them all.")


def _annotation(p: Problem, language: Language) -> str:
    place = f"file={_escaped(p.file(), in_property=True)},line={p.line},col={p.column}"
    return f"::{p.level} {place},title={_escaped(p.rule, in_property=True)}::{_escaped(p.message(language))}"


def _escaped(text: str, *, in_property: bool = False) -> str:
    """As workflow commands have to be written; what stands before the message has separators of its own."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def as_gitlab(problems: Sequence[Problem], language: Language) -> str:
    """A GitLab code quality report; fingerprints do not depend on line numbers, and equal problems are numbered."""
    seen: Counter[str] = Counter()

    def fingerprint(p: Problem) -> str:
        # A digest of eleven digits would give them away: so few can be tried one after another.
        key = f"{p.file()}|{p.rule}|{shown(p.field)}|{shown(p.what.en)}"
        seen[key] += 1
        return hashlib.sha256(f"{key}|{seen[key]}".encode()).hexdigest()

    severity = {Level.ERROR: "major", Level.WARNING: "minor"}
    report = [
        {
            "description": p.message(language),
            "check_name": p.rule,
            "fingerprint": fingerprint(p),
            "severity": severity[p.level],
            "location": {"path": p.file(), "positions": {"begin": {"line": p.line, "column": p.column}}},
        }
        for p in problems
    ]
    return json.dumps(report, ensure_ascii=False, indent=2)


def as_json(problems: Sequence[Problem], language: Language) -> str:
    """A list of plain objects for other programs."""
    report = [
        {
            "path": p.file(),
            "line": p.line,
            "column": p.column,
            "rule": p.rule,
            "level": str(p.level),
            "field": shown(p.field),
            "label": p.label.to(language),
            "message": p.message(language),
        }
        for p in problems
    ]
    return json.dumps(report, ensure_ascii=False, indent=2)


FORMATS = {"text": as_text, "github": as_github, "gitlab": as_gitlab, "json": as_json}
"""Name of a format (the choices of `--format`) -> the function that writes it."""
