"""Periods are possible and lie inside their plan."""

import datetime
import re
from collections.abc import Iterator

from tracker.loading import Loaded
from tracker.models import Period
from tracker.problems import DataPath, Finding, Said


def _periods(loaded: Loaded) -> Iterator[tuple[str, DataPath, Period]]:
    for files in loaded.plans:
        if files.plan:
            yield files.plan.path, ("period",), files.plan.record.period
            for index, project in enumerate(files.plan.record.projects):
                yield files.plan.path, ("projects", index, "period"), project.period
        for item in files.coded:
            yield item.path, ("timeframe",), item.record.timeframe


def start_before_end(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A period does not end before it begins.

    Right: timeframe: {start: "2020", end: "2021"}
    Wrong: timeframe: {start: "2021", end: "2020"}
    """
    for path, at, period in _periods(loaded):
        if period.end and period.end.last_day() < period.start.first_day():
            yield Finding(
                path,
                (*at, "end"),
                "start-before-end",
                Said(
                    f"pabaiga ({period.end}) ankstesnė už pradžią ({period.start}).",
                    f"the end ({period.end}) is before the start ({period.start}).",
                ),
                Said("Sukeiskite arba pataisykite metus.", "Swap or correct the years."),
            )


def inside_the_plan(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A timeframe lies inside the period of its plan, or its note says why not.

    Right: timeframe 2020–2021 in a plan for 2020–2025
    Wrong: timeframe 2018–2021 in a plan for 2020–2025
    """
    for files in loaded.plans:
        if files.plan is None:
            continue
        whole = files.plan.record.period
        for item in files.coded:
            period = item.record.timeframe
            if period.note:
                continue
            early = period.start.first_day() < whole.start.first_day()
            late = bool(whole.end and period.end and period.end.last_day() > whole.end.last_day())
            shown = f"{whole.start}–{whole.end or '…'}"
            for side in ["start"] * early + ["end"] * late:
                yield Finding(
                    item.path,
                    ("timeframe", side),
                    "inside-the-plan",
                    Said(f"laikotarpis išeina už plano ribų ({shown}).", f"the timeframe leaves the plan's period ({shown})."),
                    Said(
                        "Pataisykite metus; jei planas tikrai taip sako, paaiškinkite lauke timeframe.note.",
                        "Correct the year; where the plan really says so, explain it in timeframe.note.",
                    ),
                )


def end_known(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A timeframe has an end, unless the plan itself has none.

    Right: timeframe: {start: "2020", end: "2025"}
    Wrong: timeframe: {start: "2020"} in a plan for 2020–2025
    """
    for files in loaded.plans:
        if files.plan is None or files.plan.record.period.end is None:
            continue
        for item in files.coded:
            if item.record.timeframe.end is None:
                yield Finding(
                    item.path,
                    ("timeframe", "end"),
                    "end-known",
                    Said("nenurodyta laikotarpio pabaiga.", "the timeframe has no end."),
                    Said(
                        f'Rašykite, pvz., end: "{files.plan.record.period.end}".',
                        f'Write for example end: "{files.plan.record.period.end}".',
                    ),
                )


def deadline_is_a_day(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The reporting deadline is a month and a day that every year has.

    Right: deadline: "03-31"
    Wrong: deadline: "31 March"
    """
    for files in loaded.plans:
        if files.plan and not _is_day(files.plan.record.reporting.deadline):
            deadline = files.plan.record.reporting.deadline
            yield Finding(
                files.plan.path,
                ("reporting", "deadline"),
                "deadline-is-a-day",
                Said(f"„{deadline}“ nėra kasmet esanti diena.", f'"{deadline}" is not a day that every year has.'),
                Said('Rašykite mėnesį ir dieną, pvz., "03-31".', 'Write month and day, such as "03-31".'),
            )


def _is_day(text: str) -> bool:
    """Whether `text` is a month and a day of a common year, written `03-31`."""
    try:
        return bool(re.fullmatch(r"[0-9]{2}-[0-9]{2}", text)) and bool(datetime.date.fromisoformat(f"2001-{text}"))
    except ValueError:
        return False


def order_is_a_number(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The order of a plan is a whole number.

    Right: order: "1"
    Wrong: order: first
    """
    for files in loaded.plans:
        if files.plan and not re.fullmatch(r"[0-9]{1,4}", files.plan.record.order):
            yield Finding(
                files.plan.path,
                ("order",),
                "order-is-a-number",
                Said(f"„{files.plan.record.order}“ nėra sveikasis skaičius.", f'"{files.plan.record.order}" is not a whole number.'),
                Said('Rašykite, pvz., "1".', 'Write for example "1".'),
            )
