"""Checks over a whole data root: one function a rule.

A rule takes what was loaded and the date of the check, and yields findings.  Its docstring is its
entry in the handbook: the first line says what must hold, `Right:` and `Wrong:` show it.  Rules run
only on files that could be read, and those that would blame one file for another's absence keep
silent while something is missing.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from tracker.loading import Drafts, Loaded, locate
from tracker.loading.where import model_of, placed
from tracker.models import YearStatus
from tracker.problems import Finding, Level, Problem, Said
from tracker.rules import disclosure, edited, privacy, references, report, structure, texts, timeframes
from tracker.rules.about import about_reports
from tracker.rules.guarded import Guarded, guarded_files

Rule = Callable[[Loaded, datetime.date], Iterator[Finding]]
FileRule = Callable[[Guarded], Iterator[privacy.Placed]]
"""Sees one file as it was written, comments too."""


def finding_in_report(path: str, year: int, name: str, level: Level, found: report.Found) -> Finding:
    """What a rule for one report found, as a finding in the measure's file; no place is the year itself."""
    at, what_lt, what_en, fix_lt, fix_en = found
    assert isinstance(at, list)
    place = ("status", str(year), *at)
    said = Said(str(what_lt), str(what_en)), Said(str(fix_lt), str(fix_en))
    return Finding(path, place, name, *said, level, on_key=not at)


REPORT_RULES: Mapping[report.ReportRule, Level] = {
    report.year_inside_timeframe: Level.ERROR,
    report.summary_in_lithuanian: Level.ERROR,
    report.reason_given: Level.ERROR,
    report.decision_given: Level.ERROR,
    report.evidence_given: Level.WARNING,
    report.dated_after_the_year: Level.ERROR,
    report.not_in_the_future: Level.ERROR,
    report.no_unexplained_step_back: Level.ERROR,
    report.done_stays_done: Level.ERROR,
    report.reported_by_an_owner: Level.ERROR,
    report.contribution_by_a_participant: Level.ERROR,
    report.people_are_whole: Level.ERROR,
    report.parts_within_the_whole: Level.ERROR,
    report.small_numbers_hidden: Level.ERROR,
    report.jump_explained: Level.WARNING,
    report.overspending_explained: Level.WARNING,
}
"""The rules that see one report at a time, which a browser can know too."""

EDIT_RULES: tuple[edited.EditRule, ...] = (edited.no_silent_step_back, edited.closed_year_corrected)
"""The rules for a change of one report, which a browser can know too; all errors."""

_ON_PLANS: tuple[Rule, ...] = (
    structure.file_name_has_code,
    structure.file_name_has_id,
    structure.address_free,
    structure.code_once,
    structure.institution_once,
    references.known_institution,
    references.known_objective,
    references.known_measure,
    references.known_plan,
    references.known_document,
    references.known_row,
    references.known_table,
    references.owner_needed,
    references.named_once,
    references.institution_used,
    references.no_circle,
    timeframes.start_before_end,
    timeframes.inside_the_plan,
    timeframes.end_known,
    timeframes.deadline_is_a_day,
    timeframes.order_is_a_number,
)
_ON_TEXTS: tuple[Rule, ...] = (
    disclosure.small_statistics_hidden,
    texts.both_languages,
    texts.phone_can_be_dialled,
)
_ON_FILES: tuple[FileRule, ...] = (
    privacy.personal_code,
    privacy.private_contact,
    privacy.bank_or_case_number,
    privacy.private_address,
    privacy.person_named,
    privacy.person_described,
    privacy.small_number_in_text,
    privacy.public_with_reason,
)
RULES: tuple[Rule | report.ReportRule | FileRule, ...] = (*_ON_PLANS, *REPORT_RULES, *_ON_TEXTS, *_ON_FILES)
"""Every rule, in the order of the handbook."""


def rule_name(rule: Callable[..., object]) -> str:
    """The name printed behind a message: that of the function, with hyphens."""
    return rule.__name__.replace("_", "-")


def check(root: Path, loaded: Loaded, as_of: datetime.date, drafts: Drafts = MappingProxyType({})) -> list[Problem]:
    """All problems of a data root: those met while reading, and those that the rules find."""
    findings = [finding for rule in (*_ON_PLANS, *_ON_TEXTS) for finding in rule(loaded, as_of)]
    findings += report_findings(loaded, as_of)
    told = (problem for file in guarded_files(loaded) for problem in problems_of_file(file))
    return sorted([*loaded.problems, *locate(root, findings, drafts), *told], key=Problem.order)


def problems_of_file(file: Guarded) -> list[Problem]:
    """What the rules that see one file say of it."""
    model = model_of(file.path)
    return [placed(finding, position, model) for rule in _ON_FILES for finding, position in rule(file)]


def report_findings(loaded: Loaded, as_of: datetime.date) -> Iterator[Finding]:
    """What the rules for one report find in all reports."""
    rules = [(rule, rule_name(rule), level) for rule, level in REPORT_RULES.items()]
    today = str(as_of)
    for path, one, about in about_reports(loaded):
        for rule, name, level in rules:
            for found in rule(one, about, today):
                yield finding_in_report(path, about.year, name, level, found)


def edit_findings(path: str, was: YearStatus, now: YearStatus | None, of: edited.Published, as_of: datetime.date) -> Iterator[Finding]:
    """What the rules for a change find in a published report, as findings in the measure's file `path`."""
    for rule in EDIT_RULES:
        for found in rule(was, now, of, str(as_of)):
            yield finding_in_report(path, of.year, rule_name(rule), Level.ERROR, found)
