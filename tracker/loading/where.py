"""Which kind of file stands where, and what a problem in it is called."""

import re

from tracker.models import FILES, Record
from tracker.models.words import label
from tracker.problems import NOTHING, Finding, Position, Problem, dotted

PLACES = {
    "plan": "plan/<plan>/plan.yml",
    "objective": "plan/<plan>/objectives/<code>-<name>.yml",
    "measure": "measures/<plan>/<code>-<name>.yml",
    "institutions": "plan/institutions.yml",
    "context": "plan/<plan>/context/<id>.yml",
    "services": "plan/<plan>/services.yml",
    "discrepancies": "plan/<plan>/discrepancies.yml",
    "submission": "<report>.yml",
}
"""Kind of file -> where it lives."""
_PATTERNS = {kind: re.compile(re.sub("<[a-z]+>", "[^/]+", place.replace(".", r"\."))) for kind, place in PLACES.items()}


def model_of(path: str) -> type[Record] | None:
    """The model of a data file, by its path below the data root."""
    return next((FILES[kind] for kind, pattern in _PATTERNS.items() if pattern.fullmatch(path)), None)


def placed(finding: Finding, position: Position, model: type[Record] | None) -> Problem:
    """A finding in a file of a model, with its place and with what forms call the field."""
    said = label(model, finding.at) if model else None
    where = finding.path, position.line, position.column
    return Problem(*where, finding.rule, finding.level, dotted(finding.at), finding.what, finding.fix, finding.at, label=said or NOTHING)
