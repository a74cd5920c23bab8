"""What changed, as plain values for programs: a stable form, described in the README.

A key that says nothing of an entry is left out of it.  Texts have both languages; only messages of rules are in one.
"""

import datetime
import json
from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from tracker.models import Period, Text
from tracker.problems import NOTHING, Language, Problem, Said, as_json, shown
from tracker.review.git import Revision
from tracker.review.masking import masked
from tracker.review.values import Change, Comparison, Counts, Recount, Subject


def as_plain(
    comparison: Comparison, problems: Sequence[Problem], language: Language, base: Revision, head: Revision | None, as_of: datetime.date
) -> str:
    """The whole comparison as JSON."""
    found = masked(comparison)
    whole = {
        "base": _revision(base),
        "head": _revision(head) if head else None,
        "as_of": str(as_of),
        "changes": [_change(one) for one in found.changes],
        "counts": [_recount(one) for one in found.recounts],
        "formatting_only": list(found.form_only),
        "problems": masked(json.loads(as_json(problems, language))),
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _revision(revision: Revision) -> dict[str, str]:
    return {"name": shown(revision.name), "commit": revision.commit, "on": str(revision.on)}


def _change(change: Change) -> dict[str, Any]:
    """The fields of a change that say something."""
    values = {one.name: _value(getattr(change, one.name)) for one in fields(change) if one.name != "form"}
    return {name: value for name, value in values.items() if value not in (None, "", False)}


def _recount(recount: Recount) -> dict[str, Any]:
    return {"plan": recount.plan, "subject": _value(recount.subject), "before": _counts(recount.before), "after": _counts(recount.after)}


def _counts(counts: Counts) -> dict[str, int]:
    return {one.name: getattr(counts, one.name) for one in fields(counts)}


def _value(value: object) -> Any:
    if isinstance(value, Subject):
        about = {"kind": str(value.kind), "id": value.id, "name": _value(value.name), "objective": value.objective}
        return {name: one for name, one in about.items() if one}
    if isinstance(value, Said):
        return None if value == NOTHING else {"lt": value.lt, "en": value.en}
    if isinstance(value, Text):
        return {language: text for language, text in (("lt", value.lt), ("en", value.en)) if text}
    if isinstance(value, Period):
        return {side: str(moment) for side, moment in (("start", value.start), ("end", value.end)) if moment}
    return value
