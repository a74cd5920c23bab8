"""Rules that need history: they compare two revisions.

A rule takes both and the date of the check, and yields findings.  Its docstring is its entry in the handbook, as that of
every other rule.  What a revision cannot be read for, it is not blamed for.
"""

import datetime
from collections.abc import Iterator

from tracker.loading import locate
from tracker.problems import Finding, Level, Problem, Said
from tracker.review.rules import plan, reports
from tracker.review.rules.history import History, HistoryRule
from tracker.review.sides import Side
from tracker.rules import EDIT_RULES, edit_findings
from tracker.rules.edited import EditRule

_ON_REVISIONS: tuple[HistoryRule, ...] = (
    reports.report_kept,
    reports.evidence_kept,
    reports.signed_by_a_participant,
    plan.wording_amended,
    plan.owner_kept,
    plan.measure_kept,
    plan.one_owner_at_a_time,
)
HISTORY_RULES: tuple[HistoryRule | EditRule, ...] = (*EDIT_RULES, *_ON_REVISIONS)
"""Every rule that needs history, in the order of the handbook."""


def check_change(before: Side, after: Side, as_of: datetime.date) -> list[Problem]:
    """What the rules say of a change, each in the file as it is after it; of a deleted file in the one before."""
    if before.is_empty:
        return []
    history = History(before.loaded, after.loaded)
    findings = [finding for one in history.edited for finding in edit_findings(one.of.path, one.was, one.now, one.published, as_of)]
    findings += [finding for rule in _ON_REVISIONS for finding in rule(history, as_of)]
    findings += _not_compared(before, after)
    gone = [one for one in findings if one.path not in after.files]
    here = [one for one in findings if one.path in after.files]
    return sorted([*locate(after.root, here), *locate(before.root, gone)], key=Problem.order)


def _not_compared(before: Side, after: Side) -> Iterator[Finding]:
    """Silence about a file that could not be read before must not pass for a good sign."""
    read = before.records()
    for path in sorted(before.files.keys() & after.files.keys()):
        if path.endswith(".yml") and path not in read:
            yield Finding(
                path,
                (),
                "not-compared",
                Said("anksčiau šio failo nebuvo galima perskaityti.", "this file could not be read before."),
                Said("Kas jame pasikeitė, peržiūrėkite patys.", "Look for yourself at what changed in it."),
                Level.WARNING,
            )


__all__ = ["HISTORY_RULES", "HistoryRule", "check_change"]
