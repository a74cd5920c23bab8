"""The state of the plans on each 31 December: by the data of that day, and by today's."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

from tracker.history.counted import as_plain, counted, from_plain, known, of_the_day
from tracker.history.days import Files
from tracker.history.kept import Kept
from tracker.history.prints import printed
from tracker.history.records import Records
from tracker.history.values import Known, Later, Row, Then, YearEnd
from tracker.loading import code_order
from tracker.models import Measure
from tracker.progress import MeasureProgress, PlanProgress, Shown, SiteProgress, tally_standing

Ends = Mapping[datetime.date, Files]
"""A 31 December -> the files of that day."""


def year_ends(site: SiteProgress, ends: Ends, records: Records, kept: Kept) -> Iterator[YearEnd]:
    """For each plan of today, and each 31 December on which it was there, both states."""
    missing = [files for on, files in ends.items() if not kept.has("days", _key(on, files))]
    records.bring(item for files in missing for item in files.items())
    shown = {on: _shown(on, files, records, kept) for on, files in ends.items()}
    for plan in site.plans:
        name = plan.data.plan.id
        for on, files in ends.items():
            if f"plan/{name}/plan.yml" in files:
                plain = shown[on] and shown[on].get(name)
                yield _year_end(plan, on, from_plain(plain) if plain else None)


def _shown(on: datetime.date, files: Files, records: Records, kept: Kept) -> Any:
    return kept.get("days", _key(on, files), lambda: as_plain(counted(records.loaded(files), on), on))


def _key(on: datetime.date, files: Files) -> str:
    listed = "".join(f"{path}\0{blob}\n" for path, blob in sorted(files.items()))
    return f"{on} {hashlib.sha256(listed.encode()).hexdigest()[:20]}"


def _year_end(plan: PlanProgress, on: datetime.date, then: Then | None) -> YearEnd:
    earlier = then.measures if then else {}
    # What came into the plan later and began later had no part in that day.
    today = {
        one.measure.code: one
        for one in of_the_day(plan, on)
        if then is None or one.measure.code in earlier or one.measure.timeframe.start.first_day() <= on
    }
    codes = sorted({*today, *earlier}, key=code_order)
    rows = (_row(code, earlier.get(code), today.get(code), plan, on) for code in codes)
    return YearEnd(plan.data.plan.id, on, tuple(rows), then.tally if then else None, tally_standing(today.values()))


def _row(code: str, then: Known | None, now: MeasureProgress | None, plan: PlanProgress, on: datetime.date) -> Row:
    if now is None:
        return Row(code, then, None, (Later.REMOVED,))
    what = known(now)
    if then is None:
        return Row(code, None, what, (Later.ADDED,))
    return Row(code, then, what, tuple(_later(then, what, plan.by_code[code].measure, on)))


def _later(then: Known, now: Known, measure: Measure, on: datetime.date) -> Iterator[Later]:
    if now.text and (now.year != then.year or not then.text):
        yield Later.REPORTED
    elif now.shown is Shown.MISSING and then.shown is not Shown.MISSING:
        yield Later.MISSED
    if then.text and then.year is not None:
        report = measure.status.get(then.year)
        if report is None:
            yield Later.WITHDRAWN
        elif printed(report) != then.text:
            corrected = report.correction is not None and report.correction.on > on
            yield Later.CORRECTED if corrected else Later.CHANGED
