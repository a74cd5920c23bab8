"""What the data files say happened to a measure, and when: reports, corrections, changes of the plan."""

from collections.abc import Iterator

from tracker.models import Measure
from tracker.progress.measure import is_unsupported
from tracker.progress.values import Event, Happening, Shown


def events_of(measure: Measure) -> Iterator[Event]:
    """Everything that is dated in the file of a measure, in no order."""
    for year, report in measure.status.items():
        state = Shown(report.state)
        yield Event(report.reported_on, Happening.REPORT, measure, year, report.reported_by, state, is_unsupported(report))
        for one in report.contributions:
            yield Event(one.reported_on, Happening.CONTRIBUTION, measure, year, one.by, None)
        if report.correction:
            yield Event(report.correction.on, Happening.CORRECTION, measure, year, None, state)
    for amendment in measure.amendments:
        yield Event(amendment.on, Happening.AMENDMENT, measure, None, None, None)
    if measure.superseded:
        yield Event(measure.superseded.on, Happening.SUPERSEDED, measure, None, None, None)
