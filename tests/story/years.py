"""What was written down in which year."""

from story.commit import Commit, Folder
from story.plan import (
    ADOPTED,
    COURSES,
    COURSES_TEXT,
    DISCREPANCIES,
    DISCREPANCIES_TEXT,
    FILM,
    GUIDE,
    HELPLINE,
    INSTITUTIONS,
    LESSONS,
    SAFE_HOMES,
    SERVICES,
    SERVICES_TEXT,
    TABLE,
    TABLE_TEXT,
    TALKS,
)

LEAFLET = GUIDE.replace("guide", "pocket-guide")
"""What the guide's file is called later."""


def _personal_code(first_ten: str) -> str:
    """Ten digits with the check digit behind them."""
    for weights in ("1234567891", "3456789123"):
        digit = sum(int(one) * int(weight) for one, weight in zip(first_ten, weights, strict=True)) % 11
        if digit < 10:
            return f"{first_ten}{digit}"
    return f"{first_ten}0"


PERSONAL_CODE = _personal_code("6990101000")
"""Well-formed, and nobody's: whoever is born on that day in 2099 has not been born yet."""


def report(year: int, state: str, said: str, by: str, on: str, *more: str) -> str:
    """A year's report as it stands in a file."""
    lines = (f'  "{year}":', f"    state: {state}", f"    summary: {{lt: {said}}}", f"    reported_by: {by}", f"    reported_on: {on}")
    return "".join(f"{line}\n" for line in (*lines, *(f"    {line}" for line in more)))


def evidence(title: str, page: str) -> str:
    """One piece of evidence."""
    return f'evidence: [{{title: {{lt: {title}}}, url: "https://example.org/{page}"}}]'


def attended(number: int, more: str = "") -> str:
    """How many came."""
    return f'outputs: [{{what: {{lt: Dalyviai, en: Participants}}, value: "{number}", unit: people, basis: attendances{more}}}]'


def told() -> tuple[Commit, ...]:
    """The whole story."""
    folder = Folder()
    for year in (_adopted, _first_reports, _leak_and_correction, _mistakes, _new_institutions, _hands_off, _end):
        year(folder)
    return tuple(folder.commits)


def _adopted(folder: Folder) -> None:
    folder.commit("adopted", "2020-01-20", "town", "The plan as adopted", ADOPTED)
    folder.commit("services", "2020-02-10", "town", "The plan's map of help", {SERVICES: SERVICES_TEXT})
    folder.commit("table", "2020-02-12", "town", "The plan's table of calls", {TABLE: TABLE_TEXT})
    folder.commit("discrepancy", "2020-03-02", "town", "A contradiction in the plan", {DISCREPANCIES: DISCREPANCIES_TEXT})
    more = "partners: [library, school]"
    folder.edit("partner", "2020-05-11", "town", "The school joins the talks", TALKS, ("partners: [library]", more))
    folder.edit("calls-2019", "2020-06-08", "help-centre", "One call more was found", TABLE, ('"47"', '"48"'))


def _first_reports(folder: Folder) -> None:
    said = report(2020, "in_progress", "Surengti 3 pokalbiai.", "help-centre", "2021-02-03", attended(40))
    folder.add("talks-2020", "2021-02-03", "help-centre", "Report 1.1 for 2020", {TALKS: said})
    said = report(2020, "not_started", "Dar nepradėta.", "library", "2021-02-11", "reason: {lt: Biblioteka buvo uždaryta.}")
    folder.add("guide-2020", "2021-02-11", "library", "Report 1.2 for 2020", {GUIDE: said})
    said = report(
        2020, "in_progress", "Ieškota patalpų.", "help-centre", "2021-02-12", 'money: {planned: "4000", spent: "350.50", source: municipal}'
    )
    folder.add("helpline-2020", "2021-02-12", "help-centre", "Report 1.3 for 2020", {HELPLINE: said})
    said = report(
        2020, "done", "Pamokos vyko visose klasėse.", "school", "2021-02-22", attended(210), evidence("Pamokų planas", "pamokos-2020")
    )
    folder.add("lessons-2020", "2021-02-22", "school", "Report 2.1 for 2020", {LESSONS: said})
    others = "    contributions:\n      - {by: library, reported_on: 2021-03-01, summary: {lt: Suteiktos patalpos.}, confirms: true}\n"
    folder.add("talks-2020-library", "2021-03-01", "library", "The library confirms 1.1 for 2020", {TALKS: others})
    said = 'status:\n  "2020":\n    summary: {lt: Pradžia gera.}\n    assessed_by: town\n    assessed_on: 2021-04-12\n'
    folder.commit("assessed-2020", "2021-04-12", "town", "Objective 1 in 2020", {SAFE_HOMES: folder.texts[SAFE_HOMES] + said})


def _leak_and_correction(folder: Folder) -> None:
    said = report(2021, "partly_done", f"Padėta šeimai ({PERSONAL_CODE}).", "help-centre", "2022-02-01", attended(55))
    folder.add("leak", "2022-02-01", "help-centre", "Report 1.1 for 2021", {TALKS: said})
    folder.edit(
        "leak-mended",
        "2022-02-02",
        "town",
        "A personal code taken out of 1.1",
        TALKS,
        (f"Padėta šeimai ({PERSONAL_CODE}).", "Surengti 5 pokalbiai."),
    )
    said = report(2021, "done", "Atmintinė išleista.", "library", "2022-02-14", evidence("Atmintinė", "atmintine"))
    folder.add("guide-2021", "2022-02-14", "library", "Report 1.2 for 2021", {GUIDE: said})
    said = report(2021, "in_progress", "Linija bandoma.", "town", "2022-02-28")
    folder.add("helpline-2021", "2022-02-28", "town", "Report 1.3 for 2021", {HELPLINE: said})
    said = report(
        2021, "done", "Pamokos vyko visose klasėse.", "school", "2022-03-03", attended(195), evidence("Pamokų planas", "pamokos-2021")
    )
    filmed = report(2021, "in_progress", "Parašytas scenarijus.", "youth-club", "2022-03-03")
    folder.add("objective-2-2021", "2022-03-03", "school", "Reports 2.1 and 2.2 for 2021", {LESSONS: said, FILM: filmed})
    why = "    correction: {why: {lt: Dalyviai buvo suskaičiuoti du kartus., en: Participants had been counted twice.}, on: 2022-05-16}\n"
    folder.edit(
        "corrected",
        "2022-05-16",
        "help-centre",
        "Report 1.1 for 2020 corrected",
        TALKS,
        ('"40"', '"31"'),
        ("    contributions:\n", why + "    contributions:\n"),
    )
    quoted = (
        ("{lt: Dar nepradėta.}", '{lt: "Dar nepradėta."}  # as it was said'),
        ('objective: "1"\nowners: [library]\n', 'owners: [library]\nobjective: "1"\n'),
    )
    folder.edit("form-only", "2022-06-01", "town", "Quotes and order", GUIDE, *quoted)
    renamed = folder.edited(GUIDE, ("short_title: {lt: Atmintinė, en: Guide}", "short_title: {lt: Kišeninė atmintinė, en: Pocket guide}"))
    folder.commit("renamed", "2022-06-20", "town", "The guide is called pocket guide", {GUIDE: None, LEAFLET: renamed})


def _mistakes(folder: Folder) -> None:
    said = report(
        2022,
        "partly_done",
        "Surengti 6 pokalbiai.",
        "help-centre",
        "2023-02-06",
        attended(60),
        evidence("Pokalbių sąrašas", "pokalbiai-2022"),
    )
    folder.add("talks-2022", "2023-02-06", "help-centre", "Report 1.1 for 2022", {TALKS: said})
    said = report(2022, "partly_done", "Linija veikia vakarais.", "help-centre", "2023-02-07", evidence("Linijos pranešimas", "linija"))
    folder.add("helpline-2022", "2023-02-07", "help-centre", "Report 1.3 for 2022", {HELPLINE: said})
    said = report(2022, "done", "Pamokos vyko.", "school", "2023-02-20", attended(188), evidence("Pamokų planas", "pamokos-2022"))
    folder.add("lessons-2022", "2023-02-20", "school", "Report 2.1 for 2022", {LESSONS: said})
    said = report(2022, "in_progress", "Filmuojama.", "youth-club", "2023-03-01", 'money: {planned: "1500", spent: "900", source: project}')
    folder.add("film-2022", "2023-03-01", "youth-club", "Report 2.2 for 2022", {FILM: said})
    back = (("state: partly_done\n    summary: {lt: Linija veikia", "state: in_progress\n    summary: {lt: Linija veikia"),)
    folder.edit("backwards", "2023-03-13", "town", "1.3 is not that far", HELPLINE, *back)
    forth = tuple((new, old) for old, new in back)
    folder.edit("forwards", "2023-03-14", "help-centre", "1.3 as it was reported", HELPLINE, *forth)
    gone = (f"    {evidence('Atmintinė', 'atmintine')}\n", "")
    folder.edit("evidence-gone", "2023-04-03", "library", "A dead link", LEAFLET, gone)
    again = ("    reported_on: 2022-02-14\n", f"    reported_on: 2022-02-14\n    {evidence('Atmintinė', 'atmintine-2')}\n")
    folder.edit("evidence-again", "2023-04-04", "library", "The guide's new address", LEAFLET, again)
    decided = """\
amendments:
  - on: 2023-05-04
    by: {lt: Klevupės taryba, en: Klevupė Council}
    what: owners
    before: {lt: Jaunimo klubas „Pelėda“ ir gimnazija, en: Owl Youth Club and Gymnasium}
    after: {lt: Biblioteka ir gimnazija, en: Library and Gymnasium}
status:
"""
    change = (("owners: [youth-club, school]", "owners: [library, school]\npartners: [youth-club]"), ("status:\n", decided))
    why = "\n    correction: {why: {lt: Ataskaitą perėmė gimnazija., en: The gymnasium answers for the report.}, on: 2023-05-04}"
    signed = tuple(
        (f"reported_by: youth-club\n    reported_on: {on}", f"reported_by: school\n    reported_on: {on}{why}")
        for on in ("2022-03-03", "2023-03-01")
    )
    folder.edit("owner-changed", "2023-05-04", "town", "The library takes over the film", FILM, *change, *signed)
    reason = "{lt: Linija dirbs su kursais., en: The line will work with the courses.}"
    until = f'superseded: {{by: "1.4", on: 2023-07-01, how: merged, reason: {reason}}}\n'
    merged = folder.edited(HELPLINE, ("status:\n", until + "status:\n"))
    folder.commit("superseded", "2023-06-12", "town", "The helpline is merged into new courses", {COURSES: COURSES_TEXT, HELPLINE: merged})


def _new_institutions(folder: Folder) -> None:
    for path, code, said in ((TALKS, "1.1", "Surengti 4 pokalbiai."), (COURSES, "1.4", "Surengti 2 kursai.")):
        text = report(2023, "partly_done", said, "help-centre", "2024-02-05", attended(48), evidence(f"Sąrašas {code}", f"sarasas-{code}"))
        folder.add(f"report-{code}-2023", "2024-02-05", "help-centre", f"Report {code} for 2023", {path: text})
    said = report(2023, "done", "Pamokos vyko.", "school", "2024-02-19", attended(201), evidence("Pamokų planas", "pamokos-2023"))
    film = report(2023, "done", "Filmas parodytas.", "library", "2024-02-19", evidence("Filmas", "filmas"))
    folder.add("objective-2-2023", "2024-02-19", "town", "Reports 2.1 and 2.2 for 2023", {LESSONS: said, FILM: film})
    name = ("{lt: Klevupės biblioteka, en: Klevupė Library}", "{lt: Klevupės viešoji biblioteka, en: Klevupė Public Library}")
    folder.edit("institution-renamed", "2024-03-04", "town", "The library's new name", INSTITUTIONS, name)
    new = """\
  - id: family-centre
    name: {lt: Klevupės šeimos centras, en: Klevupė Family Centre}
    name_basis: {lt: printed, en: translated}
    kind: municipal
"""
    heir = ("  - id: library\n", f"    succeeded_by: family-centre\n{new}  - id: library\n")
    folder.edit("institution-succeeded", "2024-04-08", "town", "The family centre takes over", INSTITUTIONS, heir)
    dropped = ("owners: [help-centre, town]", "owners: [help-centre]")
    folder.edit("owner-dropped", "2024-04-22", "town", "1.3 without the town", HELPLINE, dropped)
    folder.edit("owner-back", "2024-04-23", "town", "1.3 with the town", HELPLINE, (dropped[1], dropped[0]))
    said = "    providers:\n      - institution: help-centre\n      - institution: family-centre\n"
    folder.edit(
        "provider",
        "2024-05-06",
        "town",
        "The family centre gives legal help",
        SERVICES,
        ("    providers:\n      - institution: help-centre\n", said),
    )


def _hands_off(folder: Folder) -> None:
    reports = {
        TALKS: report(
            2024, "partly_done", "Surengti 5 pokalbiai.", "family-centre", "2025-02-10", attended(52), evidence("Sąrašas", "pokalbiai-2024")
        ),
        COURSES: report(2024, "partly_done", "Surengti 3 kursai.", "family-centre", "2025-02-10", attended(33)),
    }
    folder.add("objective-1-2024", "2025-02-10", "family-centre", "Reports 1.1 and 1.4 for 2024", reports)
    said = report(2024, "done", "Pamokos vyko.", "school", "2025-02-17", attended(190), evidence("Pamokų planas", "pamokos-2024"))
    folder.add("lessons-2024", "2025-02-17", "school", "Report 2.1 for 2024", {LESSONS: said})
    printed = ("Rengti vakaro pokalbius šeimoms", "Rengti pokalbius")
    folder.edit("wording", "2025-03-03", "town", "A shorter title", TALKS, printed)
    folder.edit("wording-back", "2025-03-04", "town", "The title as printed", TALKS, (printed[1], printed[0]))
    decided = """\
amendments:
  - on: 2025-03-20
    by: {lt: Klevupės taryba, en: Klevupė Council}
    what: title
    before: {lt: Rengti vakaro pokalbius šeimoms, en: To hold evening talks for families}
    after: {lt: Rengti pokalbius šeimoms, en: To hold talks for families}
status:
"""
    title = (
        "title: {lt: Rengti vakaro pokalbius šeimoms, en: To hold evening talks",
        "title: {lt: Rengti pokalbius šeimoms, en: To hold talks",
    )
    folder.edit("wording-amended", "2025-03-20", "town", "The council changes 1.1", TALKS, title, ("status:\n", decided))
    folder.commit("deleted", "2025-04-07", "town", "The helpline is no more", {HELPLINE: None})
    back = next(commit.files[HELPLINE] for commit in folder.commits if commit.name == "owner-back")
    folder.commit("restored", "2025-04-08", "town", "The helpline stays listed", {HELPLINE: back})
    folder.edit("closed-year", "2025-05-12", "school", "More pupils in 2021", LESSONS, ('"195"', '"295"'))
    folder.edit("closed-year-back", "2025-05-13", "school", "As it was reported", LESSONS, ('"295"', '"195"'))
    folder.edit("longer", "2025-06-09", "town", "The guide gets a year more", LEAFLET, ('end: "2022"', 'end: "2023"'))
    folder.edit("as-long", "2025-06-10", "town", "The guide's time as printed", LEAFLET, ('end: "2023"', 'end: "2022"'))


def _end(folder: Folder) -> None:
    said = report(
        2025, "done", "Surengti visi 25 pokalbiai.", "family-centre", "2026-02-02", attended(61), evidence("Galutinis sąrašas", "pokalbiai")
    )
    folder.add("talks-2025", "2026-02-02", "family-centre", "Report 1.1 for 2025", {TALKS: said})
    said = report(2025, "done", "Surengti visi kursai.", "family-centre", "2026-02-02")
    folder.add("courses-2025", "2026-02-02", "family-centre", "Report 1.4 for 2025", {COURSES: said})
    path = "    evidence: [{title: {lt: Kursų programa}, where: {lt: Centro archyve}}]\n"
    folder.add("courses-2025-evidence", "2026-02-09", "family-centre", "Evidence for 1.4", {COURSES: path})
    link = "linkas [čia](https://example.org/x) <b>@town</b> #12 *labai* `svarbu`"
    said = report(2025, "done", f'"{link}"', "school", "2026-02-10", attended(204), evidence("Pamokų planas", "pamokos-2025"))
    folder.add("lessons-2025", "2026-02-10", "school", "Report 2.1 for 2025", {LESSONS: said})


COMMITS = told()
"""The commits, oldest first."""


def texts_at(name: str) -> dict[str, str]:
    """Path -> text of every file after the commit of that name."""
    texts: dict[str, str | None] = {}
    for commit in COMMITS:
        texts |= commit.files
        if commit.name == name:
            return {path: text for path, text in texts.items() if text is not None}
    raise KeyError(name)
