"""Counts with their denominators."""

import datetime
from collections import Counter
from collections.abc import Iterable

from tracker.progress.values import MeasureProgress, Report, Reports, Shown, Tally


def tally_standing(measures: Iterable[MeasureProgress]) -> Tally:
    """Measures by what is known of them; discontinued and superseded ones leave the denominator."""
    chosen = tuple(measures)
    counted = [one for one in chosen if one.counted]
    cells = [one.standing_cell for one in counted]
    return Tally(
        counts=Counter(one.standing for one in counted),
        total=len(counted),
        unsupported=sum(1 for cell in cells if cell and cell.unsupported_claim),
        left_out=len(chosen) - len(counted),
    )


def tally_year(measures: Iterable[MeasureProgress], year: int) -> Tally:
    """What measures show in one year; those of which nothing was expected leave the denominator."""
    cells = [one.cell(year) for one in measures]
    counted = [cell for cell in cells if cell.shown not in (Shown.NOT_EXPECTED, Shown.DISCONTINUED)]
    return Tally(
        counts=Counter(cell.shown for cell in cells),
        total=len(counted),
        unsupported=sum(1 for cell in counted if cell.unsupported_claim),
        left_out=len(cells) - len(counted),
    )


def count_reports(measures: Iterable[MeasureProgress], as_of: datetime.date) -> Reports:
    """Reports expected, due and received; a report that nobody expected is not counted."""
    expected = [cell for one in measures for cell in one.cells if cell.expected]
    due = [cell for cell in expected if as_of > cell.deadline]
    return Reports(
        expected=len(expected),
        due=len(due),
        received=sum(1 for cell in expected if cell.report is Report.SUBMITTED),
        received_due=sum(1 for cell in due if cell.report is Report.SUBMITTED),
        missing=sum(1 for cell in expected if cell.report is Report.MISSING),
        awaited=sum(1 for cell in expected if cell.report is Report.AWAITED),
    )
