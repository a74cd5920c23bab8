"""Changes of published reports that do not say what they must: a correction, or why a state went back."""

import datetime
from collections.abc import Iterable, Iterator

from pydantic import ValidationError

from tracker.loading import Loaded
from tracker.models import YearStatus
from tracker.problems import Finding
from tracker.progress import closed_after
from tracker.rules import edit_findings
from tracker.rules.edited import Published
from tracker.yamltext import Value

Edit = tuple[str, int, Value]
"""File of the measure, year, and the report that stood there."""


def silent_edits(loaded: Loaded, edits: Iterable[Edit], as_of: datetime.date) -> Iterator[Finding]:
    """What the rules for a change say of reports that stand otherwise in `loaded`.

    Of a report that was broken, or is, they say nothing: it was never published.
    """
    known = {item.path: (files.plan, item.record) for files in loaded.plans for item in files.measures}
    for path, year, before in edits:
        was = _report(before)
        plan, measure = known.get(path, (None, None))
        if was is not None and measure is not None and year in measure.status:
            last = closed_after(plan.record if plan else None, year)
            yield from edit_findings(path, was, measure.status[year], Published(year, str(last) if last else None), as_of)


def _report(value: Value) -> YearStatus | None:
    try:
        return YearStatus.model_validate(value)
    except ValidationError:
        return None
