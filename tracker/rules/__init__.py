"""Checks over a whole data root: one function a rule.

A rule takes what was loaded and the date of the check, and yields findings.  Its docstring is its
entry in the handbook: the first line says what must hold, `Right:` and `Wrong:` show it.  Rules run
only on files that could be read, and those that would blame one file for another's absence keep
silent while something is missing.
"""

import datetime
from collections.abc import Callable, Iterator
from pathlib import Path

from tracker.loading import Loaded, locate
from tracker.problems import Finding, Problem
from tracker.rules import disclosure, references, reports, structure, texts, timeframes

Rule = Callable[[Loaded, datetime.date], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
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
    reports.year_inside_timeframe,
    reports.summary_in_lithuanian,
    reports.reason_given,
    reports.decision_given,
    reports.evidence_given,
    reports.dated_after_the_year,
    reports.not_in_the_future,
    reports.no_unexplained_step_back,
    reports.done_stays_done,
    reports.reported_by_an_owner,
    reports.contribution_by_a_participant,
    reports.people_are_whole,
    reports.parts_within_the_whole,
    disclosure.small_numbers_hidden,
    disclosure.small_statistics_hidden,
    reports.jump_explained,
    reports.overspending_explained,
    texts.both_languages,
    texts.phone_can_be_dialled,
)
"""Every rule, in the order of the handbook."""


def rule_name(rule: Rule) -> str:
    """The name printed behind a message: that of the function, with hyphens."""
    return rule.__name__.replace("_", "-")


def check(root: Path, loaded: Loaded, as_of: datetime.date) -> list[Problem]:
    """All problems of a data root: those met while reading, and those that the rules find."""
    findings = [finding for rule in RULES for finding in rule(loaded, as_of)]
    return sorted([*loaded.problems, *locate(root, findings)], key=Problem.order)
