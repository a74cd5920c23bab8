"""A plan of invented measures with full reports, of any size: what speed is measured with."""

from collections.abc import Iterable
from pathlib import Path

PER_OBJECTIVE = 30
INSTITUTIONS = 60
YEARS = range(2020, 2026)
"""The years of the plan."""


def write_plan(root: Path, measures: int, *, institutions: int = INSTITUTIONS, reported: Iterable[int] = YEARS) -> None:
    """A plan of invented measures, shared out evenly, each with a full report of every year that is `reported`."""
    plan = root / "plan" / "bench"
    (plan / "objectives").mkdir(parents=True)
    (root / "measures" / "bench").mkdir(parents=True)
    names = [f"institution-{number}" for number in range(institutions)]
    entries = "".join(
        f"  - {{id: {name}, name: {{lt: Įstaiga {name}, en: Body {name}}}, name_basis: {{lt: printed, en: printed}}, kind: municipal}}\n"
        for name in names
    )
    (root / "plan" / "institutions.yml").write_text(f"institutions:\n{entries}", "utf-8")
    (plan / "plan.yml").write_text(PLAN, "utf-8")
    for number in range(measures):
        objective, place = number // PER_OBJECTIVE + 1, number % PER_OBJECTIVE + 1
        if place == 1:
            (plan / "objectives" / f"{objective}-goal.yml").write_text(OBJECTIVE.format(objective=objective), "utf-8")
        owner, partner = names[number % institutions], names[(number * 7 + 1) % institutions]
        partners = partner if partner != owner else names[(number + 1) % institutions]
        text = MEASURE.format(objective=objective, place=place, owner=owner, partners=partners)
        reports = "".join(REPORT.format(year=year, after=year + 1, owner=owner, partner=partners) for year in reported)
        text += f"status:\n{reports}" if reports else ""
        (root / "measures" / "bench" / f"{objective}.{place:02}-measure.yml").write_text(text, "utf-8")


PLAN = """\
id: bench
order: "1"
fictional: "true"
title: {lt: Bandomasis planas, en: Bench plan}
short_title: {lt: Bandomasis planas, en: Bench plan}
printed_language: lt
place: {lt: Niekur, en: Nowhere}
period: {start: "2020", end: "2025"}
publisher: institution-0
summary: {lt: Planas greičiui matuoti., en: A plan to measure speed with.}
documents: [{id: plan, title: {lt: Planas, en: Plan}}]
reporting: {deadline: "03-31", note: {lt: Nustatyta svetainės., en: Set by the site.}}
"""
OBJECTIVE = """\
code: "{objective}"
title: {{lt: Uždavinys {objective}, en: Objective {objective}}}
short_title: {{lt: Uždavinys {objective}, en: Objective {objective}}}
timeframe: {{start: "2020", end: "2025"}}
"""
MEASURE = """\
code: "{objective}.{place}"
title:
  lt: Organizuoti susitikimus su mokiniais smurto prevencijos tema, priemonė {objective}.{place}
  en: Organise meetings with pupils on the prevention of violence, measure {objective}.{place}
short_title: {{lt: Susitikimai {objective}.{place}, en: Meetings {objective}.{place}}}
objective: "{objective}"
owners: [{owner}]
partners: [{partners}]
timeframe: {{start: "2020", end: "2025"}}
"""
REPORT = """\
  "{year}":
    state: done
    summary:
      lt: Surengta dvylika susitikimų aštuoniose mokyklose, dalyvavo visų klasių mokiniai ir jų auklėtojai.
      en: Twelve meetings were held in eight schools; pupils of all classes and their teachers took part.
    reported_by: {owner}
    reported_on: {after}-02-11
    outputs:
      - {{what: {{lt: Susitikimai, en: Meetings}}, value: "12", unit: events, basis: events}}
      - {{what: {{lt: Mokiniai, en: Pupils}}, value: "340", unit: people, basis: attendances, by_sex: {{women: "180", men: "160"}}}}
    money: {{planned: "3000", spent: "2850.50", source: municipal}}
    evidence:
      - {{title: {{lt: Metinė ataskaita, en: Annual report}}, url: "https://example.org/{year}", date: {after}-01-15}}
    obstacles: {{lt: Trūko laiko., en: Time was short.}}
    next_steps: {{lt: Tęsti kitais metais., en: Go on next year.}}
    contributions:
      - {{by: {partner}, reported_on: {after}-02-20, summary: {{lt: Suteikė patalpas., en: Gave rooms.}}}}
"""
