"""A report to fill in by hand: the lines to paste into a measure's file, with dots where words are wanted."""

from tracker.models import Measure, Output, Record, Text, YearStatus
from tracker.models.measure import Evidence
from tracker.yamltext import Value, entry

DOTS = "…"
"""Stands where something is to be written; the check refuses a report in which it is left."""


def blank_report(measure: Measure, year: int, signing: tuple[str, ...]) -> str:
    """What every report must say, as lines of the measure's file.

    They belong at its end where it holds no report yet (`status:` then comes along), otherwise below its last one.
    `signing` are the institutions that may report: the only one is filled in.
    """
    known: dict[str, Value] = {"reported_by": signing[0]} if len(signing) == 1 else {}
    lines = entry(str(year), _blank(YearStatus) | known, 2)
    return "\n".join(lines if measure.status else ["status:", *lines]) + "\n"


def blank_details() -> str:
    """A number and a piece of evidence, to go on a report of `blank_report` with."""
    outputs: list[Value] = [_blank(Output)]
    evidence: list[Value] = [_blank(Evidence) | {"where": _blank(Text)}]
    return "\n".join(entry("outputs", outputs, 4) + entry("evidence", evidence, 4)) + "\n"


def _blank(model: type[Record]) -> dict[str, Value]:
    """The required fields of a model, each with dots; of a text the Lithuanian one, which every report must have."""
    if model is Text:
        return {"lt": DOTS}
    needed = {name: field.annotation for name, field in model.model_fields.items() if field.is_required()}
    return {name: _blank(one) if isinstance(one, type) and issubclass(one, Record) else DOTS for name, one in needed.items()}
