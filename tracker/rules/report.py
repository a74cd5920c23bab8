"""Rules for a yearly report.

They follow what funders and auditors of public plans ask for: a claim of success
needs evidence, a failure needs a reason, a date cannot precede what it reports.

Each rule sees one report, what else must be known about it (`About`) and the day, and gives what it finds.  A browser can
hold a report to the same functions: `tracker.updating.script` turns this module into JavaScript.  So they keep to the
part of Python that both languages share: days are compared as text (2024-02-28), numbers as whole ten-thousandths,
what is missing is None, and a finding is a list.  What is written into a file stands between ‹ and ›: where no file is
edited, a reader is told the label of the field, or the name of what it holds, instead.
"""

from collections.abc import Callable

from tracker.models import Output, YearStatus
from tracker.rules.about import About

Found = list[object]
"""[place inside the report, what is wrong in Lithuanian, in English, what to write in Lithuanian, in English]."""
ReportRule = Callable[[YearStatus, About, str], list[Found]]

ORDER = ["not_started", "in_progress", "partly_done", "done"]
"""How far a measure has come, for the rule on steps back; not_done and discontinued are ends of another kind."""
NEEDS_REASON = ["not_started", "not_done", "discontinued"]
CLAIMS = ["done", "partly_done"]
PEOPLE = ["people", "women", "men", "children"]
HIDDEN = "<5"
WITHHELD = "withheld"
WHOLE = 10000
"""A figure has four decimals at most: as a whole number of these it is exact in both languages."""
SMALL = [1 * WHOLE, 4 * WHOLE]
"""From and to: sensitive counts that are hidden."""
JUMP = 10
"""A number more than ten times (or less than a tenth of) that of the year before needs a note."""
OVERSPENDING = 110
"""Spending above so many hundredths of the plan needs a note."""


def year_inside_timeframe(report: YearStatus, about: About, today: str) -> list[Found]:
    """A report is for a year of the timeframe, or gives a reason (early start, extension).

    Right: status for 2021 in a measure for 2020–2021
    Wrong: status for 2024 in a measure for 2020–2021, without reason
    """
    late = about.last_year is not None and about.year > about.last_year
    if report.reason is not None or (about.year >= about.first_year and not late):
        return []
    return [
        [
            [],
            f"{about.year} m. nepatenka į laikotarpį {about.timeframe}.",
            f"{about.year} is outside the timeframe {about.timeframe}.",
            "Pataisykite metus arba lauke ‹reason› paaiškinkite, kodėl.",
            "Correct the year, or explain it in ‹reason›.",
        ]
    ]


def summary_in_lithuanian(report: YearStatus, about: About, today: str) -> list[Found]:
    """What was done is told in Lithuanian; English may be added.

    Right: summary: {lt: Surengti 3 susitikimai.}
    Wrong: summary: {en: Three meetings were held.}
    """
    if report.summary.lt is not None:
        return []
    return [[["summary"], "trūksta lietuviško teksto.", "the Lithuanian text is missing.", "Įrašykite jį lauke ‹lt›.", "Write it in ‹lt›."]]


def reason_given(report: YearStatus, about: About, today: str) -> list[Found]:
    """not_started, not_done and discontinued say why.

    Right: state: not_done with reason: {lt: Negautas finansavimas.}
    Wrong: state: not_done without reason
    """
    if report.state not in NEEDS_REASON or report.reason is not None:
        return []
    what_lt, what_en = f"būsenai ‹{report.state}› reikia priežasties.", f"‹{report.state}› needs a reason."
    return [[["state"], what_lt, what_en, "Pridėkite ‹reason: {lt: …}›.", "Add ‹reason: {lt: …}›."]]


def decision_given(report: YearStatus, about: About, today: str) -> list[Found]:
    """A discontinued measure says who decided so, and when.

    Right: state: discontinued with decision: {by: {lt: Savivaldybės taryba}, on: 2023-05-25}
    Wrong: state: discontinued without decision
    """
    if report.state != "discontinued" or report.decision is not None:
        return []
    return [
        [
            ["state"],
            "nenurodyta, kas ir kada nusprendė nutraukti.",
            "it is not said who decided to discontinue, and when.",
            "Pridėkite ‹decision: {by: {lt: …}, on: MMMM-mm-dd}›.",
            "Add ‹decision: {by: {lt: …}, on: YYYY-MM-DD}›.",
        ]
    ]


def evidence_given(report: YearStatus, about: About, today: str) -> list[Found]:
    """done and partly_done point at something a reader can check (warning).

    Without it the site shows «done, no evidence given» and counts it apart.

    Right: state: done with evidence: [{title: {lt: Ataskaita}, url: "https://…"}]
    Wrong: state: done without evidence
    """
    if report.state not in CLAIMS or len(report.evidence) > 0:
        return []
    return [
        [
            ["state"],
            f"‹{report.state}› be įrodymų bus rodoma su žyma „įrodymų nepateikta“.",
            f'‹{report.state}› without evidence is shown as "no evidence given".',
            "Pridėkite ‹evidence: [{title: {lt: …}, url: …}]›.",
            "Add ‹evidence: [{title: {lt: …}, url: …}]›.",
        ]
    ]


def dated_after_the_year(report: YearStatus, about: About, today: str) -> list[Found]:
    """A report is dated on or after the last day of its year, unless it is interim.

    Right: reported_on: 2021-02-11 for 2020
    Wrong: reported_on: 2020-06-01 for 2020, without interim: true
    """
    day, year = str(report.reported_on), about.year
    if day < f"{year}-01-01":
        what_lt, what_en = f"{day} dar nebuvo prasidėję {year} metai.", f"on {day} the year {year} had not begun."
        return [[["reported_on"], what_lt, what_en, "Pataisykite datą arba metus.", "Correct the date or the year."]]
    if day >= f"{year}-12-31" or report.interim:
        return []
    return [
        [
            ["reported_on"],
            f"{day} dar nebuvo pasibaigę {year} metai.",
            f"on {day} the year {year} was not over.",
            "Pataisykite datą; tarpinei ataskaitai pridėkite ‹interim: true›.",
            "Correct the date; for an interim report add ‹interim: true›.",
        ]
    ]


def not_in_the_future(report: YearStatus, about: About, today: str) -> list[Found]:
    """Nothing is reported from the future.

    Right: a date up to the day of the check
    Wrong: reported_on: 2031-01-15, checked in 2026
    """
    found: list[Found] = []
    if str(report.reported_on) > today:
        found.append(future(["reported_on"], str(report.reported_on)))
    for index, one in enumerate(report.contributions):
        if str(one.reported_on) > today:
            found.append(future(["contributions", index, "reported_on"], str(one.reported_on)))
    return found


def future(at: list[object], day: str) -> Found:
    """What is said of a day that has not come."""
    return [at, f"diena {day} dar neatėjo.", f"the day {day} has not come yet.", "Patikrinkite datą.", "Check the date."]


def no_unexplained_step_back(report: YearStatus, about: About, today: str) -> list[Found]:
    """A state that goes backwards has a reason; what returns every year begins anew each time.

    Right: 2021: partly_done, 2022: in_progress with reason
    Wrong: 2021: partly_done, 2022: in_progress without one
    """
    before = about.before
    if before is None or about.recurs or report.reason is not None or before.state not in ORDER or report.state not in ORDER:
        return []
    if ORDER.index(report.state) >= ORDER.index(before.state):
        return []
    return [
        [
            ["state"],
            f"{about.year_before} m. buvo ‹{before.state}›, {about.year} m. – ‹{report.state}›.",
            f"‹{before.state}› in {about.year_before}, ‹{report.state}› in {about.year}.",
            "Pataisykite būseną arba lauke ‹reason› paaiškinkite, kas pasikeitė.",
            "Correct the state, or say in ‹reason› what changed.",
        ]
    ]


def done_stays_done(report: YearStatus, about: About, today: str) -> list[Found]:
    """A one-off measure that was done cannot be «not started» later.

    Right: 2021: done, and no later report
    Wrong: 2021: done, 2022: not_started
    """
    if not about.done_before or report.state not in ["not_started", "not_done"]:
        return []
    return [
        [
            ["state"],
            "vienkartinė priemonė jau buvo įvykdyta.",
            "the one-off measure had been done already.",
            "Ištrinkite šių metų įrašą arba pataisykite ankstesnį.",
            "Delete this year's entry, or correct the earlier one.",
        ]
    ]


def reported_by_an_owner(report: YearStatus, about: About, today: str) -> list[Found]:
    """A report is signed by an owner of the measure or its successor; partners report under contributions.

    Right: reported_by: kspsc in a measure of kspsc
    Wrong: reported_by: libraries in a measure where libraries are partners
    """
    if report.reported_by not in about.known or report.reported_by in about.may_sign:
        return []  # known-institution speaks of the unknown ones
    listed = "›, ‹".join(about.may_sign)
    return [
        [
            ["reported_by"],
            f"„‹{report.reported_by}›“ nėra šios priemonės vykdytojas.",
            f'"‹{report.reported_by}›" is not an owner of this measure.',
            f"Vykdytojai: ‹{listed}›. Partnerio ataskaitą rašykite į ‹contributions›.",
            f"Owners: ‹{listed}›. A partner's report goes into ‹contributions›.",
        ]
    ]


def contribution_by_a_participant(report: YearStatus, about: About, today: str) -> list[Found]:
    """A contribution comes from an owner or partner of the measure, other than the reporting one.

    Right: contributions: [{by: libraries, …}] in a measure where libraries are partners
    Wrong: contributions by an institution that the measure does not name
    """
    found: list[Found] = []
    for index, one in enumerate(report.contributions):
        stranger = not about.open_to_all and one.by not in about.may_contribute
        if one.by in about.known and (stranger or one.by == report.reported_by):
            found.append(
                [
                    ["contributions", index, "by"],
                    f"„‹{one.by}›“ čia pranešti negali.",
                    f'"‹{one.by}›" cannot contribute here.',
                    "Čia praneša kiti vykdytojai ir partneriai; naują partnerį pirmiausia reikia įrašyti priemonės faile.",
                    "Contributions come from other owners and partners; a new partner must first be entered in the measure's file.",
                ]
            )
    return found


def number_of(value: str | None) -> int | None:
    """A published figure in ten-thousandths; None for one that is hidden or missing."""
    if value is None or value in (HIDDEN, WITHHELD):
        return None
    return round(float(value) * WHOLE)


def people_are_whole(report: YearStatus, about: About, today: str) -> list[Found]:
    """People come in whole numbers.

    Right: value: "14" with unit: people
    Wrong: value: "14.5" with unit: people
    """
    found: list[Found] = []
    for index, output in enumerate(report.outputs):
        if output.unit in PEOPLE and "." in output.value:
            what_lt, what_en = (
                f"žmonių skaičius {output.value} nėra sveikasis.",
                f"{output.value} is not a whole number of people.",
            )
            found.append([["outputs", index, "value"], what_lt, what_en, "Rašykite sveikąjį skaičių.", "Write a whole number."])
    return found


def parts_within_the_whole(report: YearStatus, about: About, today: str) -> list[Found]:
    """The parts by sex do not exceed the whole.

    Right: value: "40", by_sex: {women: "25", men: "15"}
    Wrong: value: "40", by_sex: {women: "35", men: "15"}
    """
    found: list[Found] = []
    for index, output in enumerate(report.outputs):
        whole = SMALL[1] if output.value == HIDDEN else number_of(output.value)
        if output.by_sex is None or whole is None:
            continue
        parts = at_least(output.by_sex.women) + at_least(output.by_sex.men)
        if parts > whole:
            found.append(
                [
                    ["outputs", index, "by_sex"],
                    f"moterų ir vyrų kartu – bent {plain(parts)}, o iš viso – {output.value}.",
                    f"women and men make {plain(parts)} at least, the whole is {output.value}.",
                    "Pataisykite skaičius.",
                    "Correct the numbers.",
                ]
            )
    return found


def at_least(part: str | None) -> int:
    """The smallest number, in ten-thousandths, that a part can stand for."""
    if part == HIDDEN:
        return WHOLE
    number = number_of(part)
    return 0 if number is None else number


def plain(number: int) -> str:
    """Ten-thousandths as they are written: 145000 is 14.5."""
    part = number % WHOLE
    whole = str((number - part) // WHOLE)
    if part == 0:
        return whole
    decimals = str(WHOLE + part)[1:]
    while decimals.endswith("0"):
        decimals = decimals[:-1]
    return f"{whole}.{decimals}"


def small_numbers_hidden(report: YearStatus, about: About, today: str) -> list[Found]:
    """Sensitive counts of 1 to 4 are written "<5" and cannot be computed, so that nobody can be recognised.

    Where one sex is "<5" and the whole is a number, the other sex is withheld: the difference would
    give the small number away.  The same where one sex is left out and the difference is 1 to 4.

    Right: value: "<5", sensitive: true
    Wrong: value: "3", sensitive: true
    """
    found: list[Found] = []
    for index, output in enumerate(report.outputs):
        if not output.sensitive:
            continue
        if is_small(number_of(output.value)):
            found.append(small(["outputs", index, "value"]))
        if output.by_sex is not None:
            women, men = output.by_sex.women, output.by_sex.men
            found.extend(part_of_output(["outputs", index, "by_sex", "women"], output, women, men))
            found.extend(part_of_output(["outputs", index, "by_sex", "men"], output, men, women))
    return found


def part_of_output(at: list[object], output: Output, part: str | None, other: str | None) -> list[Found]:
    """What is wrong with one part of a sensitive count: it is small itself, or tells that the other part is."""
    number, whole = number_of(part), number_of(output.value)
    if number is None:
        return []
    if is_small(number):
        return [small(at)]
    if whole is not None and (other == HIDDEN or (number_of(other) is None and is_small(whole - number))):
        return [computable(at)]
    return []


def is_small(number: int | None) -> bool:
    """Whether a sensitive count, in ten-thousandths, is to be hidden."""
    return number is not None and number >= SMALL[0] and number <= SMALL[1]  # noqa: SIM300, PLR1716 - as both languages have it


def small(at: list[object]) -> Found:
    """What is said of a small number."""
    return [at, "mažas jautrus skaičius neskelbiamas.", "a small sensitive number is not published.", 'Rašykite "<5".', 'Write "<5".']


def computable(at: list[object]) -> Found:
    """What is said of a number that tells a hidden one."""
    return [
        at,
        'pagal šį skaičių galima apskaičiuoti paslėptąjį ("<5").',
        'from this number the hidden one ("<5") can be computed.',
        "Vietoj jo rašykite ‹withheld›.",
        "Write ‹withheld› in its place.",
    ]


def jump_explained(report: YearStatus, about: About, today: str) -> list[Found]:
    """A number that grows or falls more than tenfold from one year to the next has a note (warning).

    Right: 20 pupils in 2020, 500 in 2021, with note
    Wrong: 20 pupils in 2020, 500 in 2021, without
    """
    before = about.before
    if before is None or about.year_before != about.year - 1:
        return []
    found: list[Found] = []
    for index, output in enumerate(report.outputs):
        now = number_of(output.value)
        for earlier in before.outputs:
            then = number_of(earlier.value)
            if not now or not then or output.note is not None or not same_count(output, earlier):
                continue
            if now > then * JUMP or now * JUMP < then:
                found.append(
                    [
                        ["outputs", index, "value"],
                        f"{about.year_before} m. buvo {earlier.value}, {about.year} m. – {output.value}.",
                        f"{earlier.value} in {about.year_before}, {output.value} in {about.year}.",
                        "Patikrinkite skaičių arba lauke ‹note› paaiškinkite.",
                        "Check the number, or explain it in ‹note›.",
                    ]
                )
    return found


def same_count(one: Output, other: Output) -> bool:
    """Whether two outputs count the same thing."""
    return (one.what.lt or one.what.en) == (other.what.lt or other.what.en) and one.unit == other.unit


def overspending_explained(report: YearStatus, about: About, today: str) -> list[Found]:
    """Spending more than a tenth above the plan has a note (warning).

    Right: planned: "3000", spent: "3600" with note
    Wrong: planned: "3000", spent: "3600" without
    """
    money = report.money
    if money is None or money.planned is None or money.spent is None or money.note is not None:
        return []
    if round(float(money.spent) * 100) * 100 <= round(float(money.planned) * 100) * OVERSPENDING:
        return []
    return [
        [
            ["money", "spent"],
            f"išleista {money.spent}, planuota {money.planned}.",
            f"{money.spent} spent, {money.planned} planned.",
            "Patikrinkite sumas arba paaiškinkite lauke ‹money.note›.",
            "Check the sums, or explain it in ‹money.note›.",
        ]
    ]
