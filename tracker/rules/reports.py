"""Rules for a yearly report.

They follow what funders and auditors of public plans ask for: a claim of success
needs evidence, a failure needs a reason, a date cannot precede what it reports.
"""

import datetime
import functools
from collections.abc import Iterator
from decimal import Decimal

from tracker.loading import Loaded
from tracker.models import State, YearStatus
from tracker.models.base import Figure
from tracker.problems import Finding, Level, Said
from tracker.rules.references import chain

ORDER = {State.NOT_STARTED: 0, State.IN_PROGRESS: 1, State.PARTLY_DONE: 2, State.DONE: 3}
"""How far a measure has come, for the rule on steps back; not_done and discontinued are ends of another kind."""
NEEDS_REASON = (State.NOT_STARTED, State.NOT_DONE, State.DISCONTINUED)
CLAIMS = (State.DONE, State.PARTLY_DONE)
PEOPLE = ("people", "women", "men", "children")
HIDDEN = "<5"
JUMP = 10
"""A number more than ten times (or less than a tenth of) that of the year before needs a note."""
OVERSPENDING = Decimal("1.1")
"""Spending more than a tenth above the plan needs a note."""


def year_inside_timeframe(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A report is for a year of the timeframe, or gives a reason (early start, extension).

    Right: status for 2021 in a measure for 2020–2021
    Wrong: status for 2024 in a measure for 2020–2021, without reason
    """
    whole = {item.path: files.plan.record.period.end for files in loaded.plans if files.plan for item in files.measures}
    for path, measure, year, report in loaded.reports:
        frame = measure.timeframe
        end = whole.get(path) if measure.recurs or frame.end is None else frame.end
        last = end.year if end else None
        outside = year < frame.start.year or (last is not None and year > last)
        if outside and report.reason is None:
            shown = f"{frame.start}" if str(frame.start) == str(end) else f"{frame.start}–{end or '…'}"
            yield Finding(
                path,
                ("status", str(year)),
                "year-inside-timeframe",
                Said(f"{year} m. nepatenka į laikotarpį {shown}.", f"{year} is outside the timeframe {shown}."),
                Said("Pataisykite metus arba lauke reason paaiškinkite, kodėl.", "Correct the year, or explain it in reason."),
                on_key=True,
            )


def summary_in_lithuanian(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """What was done is told in Lithuanian; English may be added.

    Right: summary: {lt: Surengti 3 susitikimai.}
    Wrong: summary: {en: Three meetings were held.}
    """
    for path, _, year, report in loaded.reports:
        if report.summary.lt is None:
            yield Finding(
                path,
                ("status", str(year), "summary"),
                "summary-in-lithuanian",
                Said("trūksta lietuviško teksto.", "the Lithuanian text is missing."),
                Said("Pridėkite lt: …", "Add lt: …"),
            )


def reason_given(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """not_started, not_done and discontinued say why.

    Right: state: not_done with reason: {lt: Negautas finansavimas.}
    Wrong: state: not_done without reason
    """
    for path, _, year, report in loaded.reports:
        if report.state in NEEDS_REASON and report.reason is None:
            yield Finding(
                path,
                ("status", str(year), "state"),
                "reason-given",
                Said(f"būsenai {report.state} reikia priežasties.", f"{report.state} needs a reason."),
                Said("Pridėkite reason: {lt: …}.", "Add reason: {lt: …}."),
            )


def decision_given(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A discontinued measure says who decided so, and when.

    Right: state: discontinued with decision: {by: {lt: Savivaldybės taryba}, on: 2023-05-25}
    Wrong: state: discontinued without decision
    """
    for path, _, year, report in loaded.reports:
        if report.state is State.DISCONTINUED and report.decision is None:
            yield Finding(
                path,
                ("status", str(year), "state"),
                "decision-given",
                Said("nenurodyta, kas ir kada nusprendė nutraukti.", "it is not said who decided to discontinue, and when."),
                Said("Pridėkite decision: {by: {lt: …}, on: MMMM-mm-dd}.", "Add decision: {by: {lt: …}, on: YYYY-MM-DD}."),
            )


def evidence_given(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """done and partly_done point at something a reader can check (warning).

    Without it the site shows «done, no evidence given» and counts it apart.

    Right: state: done with evidence: [{title: {lt: Ataskaita}, url: "https://…"}]
    Wrong: state: done without evidence
    """
    for path, _, year, report in loaded.reports:
        if report.state in CLAIMS and not report.evidence:
            yield Finding(
                path,
                ("status", str(year), "state"),
                "evidence-given",
                Said(
                    f"{report.state} be įrodymų bus rodoma su žyma „įrodymų nepateikta“.",
                    f'{report.state} without evidence is shown as "no evidence given".',
                ),
                Said("Pridėkite evidence: [{title: {lt: …}, url: …}].", "Add evidence: [{title: {lt: …}, url: …}]."),
                Level.WARNING,
            )


def dated_after_the_year(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A report is dated on or after the last day of its year, unless it is interim.

    Right: reported_on: 2021-02-11 for 2020
    Wrong: reported_on: 2020-06-01 for 2020, without interim: true
    """
    for path, _, year, report in loaded.reports:
        day = report.reported_on
        if day.year < year:
            yield Finding(
                path,
                ("status", str(year), "reported_on"),
                "dated-after-the-year",
                Said(f"{day} dar nebuvo prasidėję {year} metai.", f"on {day} the year {year} had not begun."),
                Said("Pataisykite datą arba metus.", "Correct the date or the year."),
            )
        elif day < datetime.date(year, 12, 31) and not report.interim:
            yield Finding(
                path,
                ("status", str(year), "reported_on"),
                "dated-after-the-year",
                Said(f"{day} dar nebuvo pasibaigę {year} metai.", f"on {day} the year {year} was not over."),
                Said(
                    "Pataisykite datą; tarpinei ataskaitai pridėkite interim: true.",
                    "Correct the date; for an interim report add interim: true.",
                ),
            )


def not_in_the_future(loaded: Loaded, as_of: datetime.date) -> Iterator[Finding]:
    """Nothing is reported from the future.

    Right: a date up to the day of the check
    Wrong: reported_on: 2031-01-15, checked in 2026
    """
    for path, _, year, report in loaded.reports:
        places = [(("reported_on",), report.reported_on)]
        places += [(("contributions", index, "reported_on"), one.reported_on) for index, one in enumerate(report.contributions)]  # type: ignore[misc]
        for at, day in places:
            if day > as_of:
                yield Finding(
                    path,
                    ("status", str(year), *at),
                    "not-in-the-future",
                    Said(f"diena {day} dar neatėjo.", f"the day {day} has not come yet."),
                    Said("Patikrinkite datą.", "Check the date."),
                )


def no_unexplained_step_back(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A state that goes backwards has a reason; what returns every year begins anew each time.

    Right: 2021: partly_done, 2022: in_progress with reason
    Wrong: 2021: partly_done, 2022: in_progress without one
    """
    before: tuple[str, int, YearStatus] | None = None
    for path, measure, year, report in loaded.reports:
        if before and before[0] == path and report.reason is None and not measure.recurs:
            earlier, now = ORDER.get(before[2].state), ORDER.get(report.state)
            if earlier is not None and now is not None and now < earlier:
                yield Finding(
                    path,
                    ("status", str(year), "state"),
                    "no-unexplained-step-back",
                    Said(
                        f"{before[1]} m. buvo {before[2].state}, {year} m. – {report.state}.",
                        f"{before[2].state} in {before[1]}, {report.state} in {year}.",
                    ),
                    Said(
                        "Pataisykite būseną arba lauke reason paaiškinkite, kas pasikeitė.",
                        "Correct the state, or say in reason what changed.",
                    ),
                )
        before = (path, year, report)


def done_stays_done(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A one-off measure that was done cannot be «not started» later.

    Right: 2021: done, and no later report
    Wrong: 2021: done, 2022: not_started
    """
    done: str | None = None
    for path, measure, year, report in loaded.reports:
        if measure.kind == "one_off" and done == path and report.state in (State.NOT_STARTED, State.NOT_DONE):
            yield Finding(
                path,
                ("status", str(year), "state"),
                "done-stays-done",
                Said("vienkartinė priemonė jau buvo įvykdyta.", "the one-off measure had been done already."),
                Said("Ištrinkite šių metų įrašą arba pataisykite ankstesnį.", "Delete this year's entry, or correct the earlier one."),
            )
        if report.state is State.DONE:
            done = path


def reported_by_an_owner(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A report is signed by an owner of the measure or its successor; partners report under contributions.

    Right: reported_by: kspsc in a measure of kspsc
    Wrong: reported_by: libraries in a measure where libraries are partners
    """
    if loaded.institutions is None:
        return
    following = {entry.id: entry.succeeded_by for entry in loaded.institutions.record.institutions}
    for path, measure, year, report in loaded.reports:
        if not {*measure.owners, report.reported_by} <= set(following):
            continue  # known-institution has said it
        allowed = [*measure.owners, *(later for name in measure.owners for later in chain(following, name))]
        if report.reported_by not in allowed:
            listed = ", ".join(allowed)
            yield Finding(
                path,
                ("status", str(year), "reported_by"),
                "reported-by-an-owner",
                Said(f"„{report.reported_by}“ nėra šios priemonės vykdytojas.", f'"{report.reported_by}" is not an owner of this measure.'),
                Said(
                    f"Vykdytojai: {listed}. Partnerio ataskaitą rašykite į contributions.",
                    f"Owners: {listed}. A partner's report goes into contributions.",
                ),
            )


def contribution_by_a_participant(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A contribution comes from an owner or partner of the measure, other than the reporting one.

    Right: contributions: [{by: libraries, …}] in a measure where libraries are partners
    Wrong: contributions by an institution that the measure does not name
    """
    if loaded.institutions is None:
        return
    known = {entry.id for entry in loaded.institutions.record.institutions}
    everyone = {entry.id for entry in loaded.institutions.record.institutions if entry.everyone}
    for path, measure, year, report in loaded.reports:
        named = {*measure.owners, *measure.partners}
        for index, one in enumerate(report.contributions):
            if not {*named, one.by} <= known:
                continue  # known-institution has said it
            stranger = one.by not in named and not named & everyone
            if stranger or one.by == report.reported_by:
                yield Finding(
                    path,
                    ("status", str(year), "contributions", index, "by"),
                    "contribution-by-a-participant",
                    Said(f"„{one.by}“ čia negali pateikti indėlio.", f'"{one.by}" cannot contribute here.'),
                    Said(
                        "Indėlį aprašo kitas vykdytojas ar partneris; naują partnerį pirmiausia įrašykite į partners.",
                        "Contributions come from other owners and partners; enter a new partner in partners first.",
                    ),
                )


@functools.lru_cache(4096)
def number_of(value: Figure | None) -> Decimal | None:
    """The figure as a number; None for one that is hidden or missing."""
    """The number, where it is published as one."""
    return Decimal(value) if value and value[0].isdigit() else None


def people_are_whole(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """People come in whole numbers.

    Right: value: "14" with unit: people
    Wrong: value: "14.5" with unit: people
    """
    for path, year, index, output in loaded.outputs:
        if output.unit in PEOPLE and "." in output.value:
            yield Finding(
                path,
                ("status", str(year), "outputs", index, "value"),
                "people-are-whole",
                Said(f"žmonių skaičius {output.value} nėra sveikasis.", f"{output.value} is not a whole number of people."),
                Said("Rašykite sveikąjį skaičių.", "Write a whole number."),
            )


def parts_within_the_whole(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """The parts by sex do not exceed the whole.

    Right: value: "40", by_sex: {women: "25", men: "15"}
    Wrong: value: "40", by_sex: {women: "35", men: "15"}
    """
    for path, year, index, output in loaded.outputs:
        whole = Decimal(4) if output.value == HIDDEN else number_of(output.value)
        if output.by_sex is None or whole is None:
            continue
        known = [Decimal(1) if part == HIDDEN else number_of(part) for part in (output.by_sex.women, output.by_sex.men)]
        parts = sum(filter(None, known), Decimal(0))
        if parts > whole:
            yield Finding(
                path,
                ("status", str(year), "outputs", index, "by_sex"),
                "parts-within-the-whole",
                Said(
                    f"moterų ir vyrų kartu – bent {parts}, o iš viso – {output.value}.",
                    f"women and men make {parts} at least, the whole is {output.value}.",
                ),
                Said("Pataisykite skaičius.", "Correct the numbers."),
            )


def jump_explained(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """A number that grows or falls more than tenfold from one year to the next has a note (warning).

    Right: 20 pupils in 2020, 500 in 2021, with note
    Wrong: 20 pupils in 2020, 500 in 2021, without
    """
    before: dict[tuple[str, str | None, str], tuple[int, Decimal]] = {}
    for path, year, index, output in loaded.outputs:
        key = (path, output.what.lt or output.what.en, output.unit)
        now = number_of(output.value)
        earlier = before.get(key)
        if now and earlier and earlier[0] == year - 1 and output.note is None and not 1 / Decimal(JUMP) <= now / earlier[1] <= JUMP:
            yield Finding(
                path,
                ("status", str(year), "outputs", index, "value"),
                "jump-explained",
                Said(f"{year - 1} m. buvo {earlier[1]}, {year} m. – {now}.", f"{earlier[1]} in {year - 1}, {now} in {year}."),
                Said("Patikrinkite skaičių arba lauke note paaiškinkite.", "Check the number, or explain it in note."),
                Level.WARNING,
            )
        if now:
            before[key] = (year, now)


def overspending_explained(loaded: Loaded, _as_of: datetime.date) -> Iterator[Finding]:
    """Spending more than a tenth above the plan has a note (warning).

    Right: planned: "3000", spent: "3600" with note
    Wrong: planned: "3000", spent: "3600" without
    """
    for path, _, year, report in loaded.reports:
        money = report.money
        if money is None or money.planned is None or money.spent is None or money.note:
            continue
        if money.spent > money.planned * OVERSPENDING:
            yield Finding(
                path,
                ("status", str(year), "money", "spent"),
                "overspending-explained",
                Said(f"išleista {money.spent}, planuota {money.planned}.", f"{money.spent} spent, {money.planned} planned."),
                Said("Patikrinkite sumas arba paaiškinkite lauke money.note.", "Check the sums, or explain it in money.note."),
                Level.WARNING,
            )
