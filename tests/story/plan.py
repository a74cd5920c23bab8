"""The fictional plan of the town of Klevupė on the day it was adopted."""

PLAN_ID = "klevupe-2020-2025"
PLAN = f"plan/{PLAN_ID}/plan.yml"
SERVICES = f"plan/{PLAN_ID}/services.yml"
DISCREPANCIES = f"plan/{PLAN_ID}/discrepancies.yml"
TABLE = f"plan/{PLAN_ID}/context/calls.yml"
SAFE_HOMES = f"plan/{PLAN_ID}/objectives/1-safe-homes.yml"
KNOWING = f"plan/{PLAN_ID}/objectives/2-knowing.yml"
INSTITUTIONS = "plan/institutions.yml"
TALKS, GUIDE, HELPLINE, COURSES, LESSONS, FILM = (
    f"measures/{PLAN_ID}/{name}.yml"
    for name in ("1.01-evening-talks", "1.02-guide", "1.03-helpline", "1.04-courses", "2.01-lessons", "2.02-film")
)

INSTITUTIONS_TEXT = """\
# An invented town: nobody works here.
institutions:
  - id: town
    name: {lt: Klevupės miesto savivaldybė, en: Klevupė Town Municipality}
    name_basis: {lt: printed, en: translated}
    kind: municipal
  - id: help-centre
    name: {lt: Klevupės pagalbos centras, en: Klevupė Help Centre}
    name_basis: {lt: printed, en: translated}
    kind: ngo
  - id: library
    name: {lt: Klevupės biblioteka, en: Klevupė Library}
    name_basis: {lt: printed, en: translated}
    kind: municipal
  - id: youth-club
    name: {lt: Jaunimo klubas „Pelėda“, en: Owl Youth Club}
    name_basis: {lt: printed, en: translated}
    kind: ngo
  - id: school
    name: {lt: Klevupės gimnazija, en: Klevupė Gymnasium}
    name_basis: {lt: printed, en: translated}
    kind: education
"""

PLAN_TEXT = """\
id: klevupe-2020-2025
order: "1"
fictional: true
title: {lt: Klevupės saugių namų planas 2020–2025 metams, en: Klevupė plan for safe homes 2020–2025}
short_title: {lt: Saugių namų planas, en: Safe homes plan}
printed_language: lt
place: {lt: Klevupė, en: Klevupė}
period: {start: "2020", end: "2025"}
publisher: town
coordinator: town
summary: {lt: Penkios priemonės per šešerius metus., en: Five measures in six years.}
documents:
  - id: plan-text
    title: {lt: Plano tekstas, en: Text of the plan}
reporting:
  deadline: "03-31"
  note: {lt: Terminą nustatė ši svetainė., en: The deadline was set by this site.}
"""

SAFE_HOMES_TEXT = """\
code: "1"
title: {lt: Kad namuose būtų saugu, en: That homes are safe}
short_title: {lt: Saugūs namai, en: Safe homes}
timeframe: {start: "2020", end: "2025"}
"""
KNOWING_TEXT = """\
code: "2"
title: {lt: Kad apie pagalbą žinotų visi, en: That everybody knows of the help}
short_title: {lt: Žinoti apie pagalbą, en: Knowing of help}
timeframe: {start: "2020", end: "2025"}
"""
TALKS_TEXT = """\
code: "1.1"
title: {lt: Rengti vakaro pokalbius šeimoms, en: To hold evening talks for families}
short_title: {lt: Vakaro pokalbiai, en: Evening talks}
objective: "1"
owners: [help-centre]
partners: [library]
timeframe: {start: "2020", end: "2025"}
"""
GUIDE_TEXT = """\
code: "1.2"
title: {lt: Išleisti pagalbos atmintinę, en: To publish a guide to help}
short_title: {lt: Atmintinė, en: Guide}
objective: "1"
owners: [library]
timeframe: {start: "2020", end: "2022"}
kind: one_off
"""
HELPLINE_TEXT = """\
code: "1.3"
title: {lt: Įkurti pagalbos liniją, en: To set up a helpline}
short_title: {lt: Pagalbos linija, en: Helpline}
objective: "1"
owners: [help-centre, town]
timeframe: {start: "2020", end: "2025"}
"""
LESSONS_TEXT = """\
code: "2.1"
title: {lt: Vesti pamokas apie pagarbą, en: To give lessons on respect}
short_title: {lt: Pamokos apie pagarbą, en: Lessons on respect}
objective: "2"
owners: [school]
partners: [youth-club]
timeframe: {start: "2020", end: "2025"}
recurs: yearly
"""
FILM_TEXT = """\
code: "2.2"
title: {lt: Sukurti filmą apie pagalbą, en: To make a film about help}
short_title: {lt: Filmas, en: Film}
objective: "2"
owners: [youth-club, school]
timeframe: {start: "2021", end: "2023"}
kind: one_off
"""
COURSES_TEXT = """\
code: "1.4"
title: {lt: Rengti pagalbos kursus, en: To hold courses on helping}
short_title: {lt: Pagalbos kursai, en: Courses on helping}
objective: "1"
owners: [help-centre]
partners: [library]
timeframe: {start: "2023", end: "2025"}
"""
"""The measure that takes the place of another, years later."""

SERVICES_TEXT = """\
title: {lt: Pagalbos žemėlapis, en: Map of help}
services:
  - number: "1"
    title: {lt: Teisinė pagalba, en: Legal help}
    providers:
      - institution: help-centre
    source: {lines: "20"}
"""
TABLE_TEXT = """\
id: calls
title: {lt: Skambučiai pagalbos linijai, en: Calls to the helpline}
published_by: {lt: Klevupės pagalbos centras, en: Klevupė Help Centre}
source: {lines: "10-12"}
areas:
  town: {lt: Klevupė, en: Klevupė}
indicators:
  calls:
    name: {lt: Skambučiai, en: Calls}
    unit: reports
rows:
  - {indicator: calls, area: town, year: "2018", value: "41"}
  - {indicator: calls, area: town, year: "2019", value: "47"}
"""
DISCREPANCIES_TEXT = """\
discrepancies:
  - id: number-of-talks
    kind: figure
    what: {lt: Pokalbių skaičius skiriasi., en: The number of talks differs.}
    measures: ["1.1"]
"""

ADOPTED = {
    INSTITUTIONS: INSTITUTIONS_TEXT,
    PLAN: PLAN_TEXT,
    SAFE_HOMES: SAFE_HOMES_TEXT,
    KNOWING: KNOWING_TEXT,
    TALKS: TALKS_TEXT,
    GUIDE: GUIDE_TEXT,
    HELPLINE: HELPLINE_TEXT,
    LESSONS: LESSONS_TEXT,
    FILM: FILM_TEXT,
}
"""Path -> text."""
