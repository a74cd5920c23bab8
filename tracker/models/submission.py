"""A report on its way into a measure's file."""

from tracker.models.base import Id, Line, MeasureCode, Record, Year
from tracker.models.measure import YearStatus


class Submission(Record):
    """The report of one year of one measure."""

    plan: Id
    """Id of the plan."""
    measure: MeasureCode
    """Code of the measure."""
    year: Year
    """The year reported of."""
    seen: Line = "none"
    """Fingerprint of the report that stood there when this one was begun; `none` where there was none."""
    report: YearStatus
    """The report, with the fields that it has in the measure's file."""


class Submissions(Record):
    """A file with reports that are handed in; `build.py report --from` takes it."""

    reports: tuple[Submission, ...]
    """One or several reports."""
