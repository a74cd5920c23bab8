"""Who owes what: what is chosen, that every place says the same, and the command."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from tracker.cli import cli
from tracker.loading import dataset, load
from tracker.pages import all_pages
from tracker.progress import OwedTotals, Owing, Reported, Schedule, SiteProgress, all_owed, site_progress, totals
from tracker.wording import LANGUAGES, wording

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "tests/example"
AS_OF = datetime.date(2026, 2, 15)
SITES = {name: site_progress(dataset(load(root)), AS_OF) for name, root in (("real", ROOT), ("example", EXAMPLE))}
SITE = SITES["example"]
both_sites = pytest.mark.parametrize("site", SITES.values(), ids=SITES)


def run(*arguments: str | Path, root: Path = EXAMPLE, language: str = "en") -> Result:
    """Runs the command as of 15 February 2026, in English."""
    given = ["--root", root, "--as-of", "2026-02-15", "--lang", language, *arguments]
    return CliRunner().invoke(cli, [str(argument) for argument in given])


def short(reports: tuple[Reported, ...]) -> list[str]:
    return [f"{one.measure.code} {cell.year}" for one, cell in reports]


def owes(found: tuple[Owing, ...]) -> dict[str, dict[str, list[str]]]:
    """What the only institution in `found` owes, by kind, for each plan."""
    (one,) = found
    return {
        owed.plan.data.plan.id: {
            "missing": short(owed.missing),
            "awaited": short(owed.awaited),
            "overdue": [each.measure.code for each in owed.overdue],
            "unsupported": short(owed.unsupported),
        }
        for owed in one.plans
    }


# What is chosen ----------------------------------------------------------------------------------------------------


def test_what_an_institution_owes_in_each_plan() -> None:
    assert owes(all_owed(SITE, institution="family-help-centre")) == {
        "gintupe-2020-2025": {
            "missing": ["1.2 2021", "1.2 2023", "2.2 2022", "2.2 2023", "2.2 2024", "3.2 2022", "3.3 2024"],
            "awaited": ["1.2 2025", "2.2 2025", "2.5 2025", "2.5 2026", "3.1 2025"],
            "overdue": ["3.3"],
            "unsupported": ["3.2 2021"],  # signed by the service whose tasks it took over
        },
        "gintupe-2026-2028": {"missing": [], "awaited": ["1.1 2026"], "overdue": [], "unsupported": []},
    }


@pytest.mark.parametrize(
    ("year", "owed"),
    [
        (2021, {"missing": ["1.2 2021"], "awaited": [], "overdue": [], "unsupported": ["3.2 2021"]}),
        (2025, {"missing": [], "awaited": ["1.2 2025", "2.2 2025", "2.5 2025", "3.1 2025"], "overdue": ["3.3"], "unsupported": []}),
    ],
)
def test_of_a_year_are_its_reports_and_the_measures_whose_time_ended_in_it(year: int, owed: dict[str, list[str]]) -> None:
    assert owes(all_owed(SITE, institution="family-help-centre", year=year)) == {"gintupe-2020-2025": owed}


def test_a_plan_alone() -> None:
    assert list(owes(all_owed(SITE, institution="family-help-centre", plan="gintupe-2026-2028"))) == ["gintupe-2026-2028"]


@pytest.mark.parametrize("name", ["crisis-service", "mobile-team", "help-line"])
def test_who_was_taken_over_only_helps_or_is_done_owes_nothing(name: str) -> None:
    assert all_owed(SITE, institution=name) == ()


def test_those_who_owe_most_come_first() -> None:
    missing = [sum(len(owed.missing) for owed in one.plans) for one in all_owed(SITE)]
    assert missing == sorted(missing, reverse=True)
    assert missing[0] > missing[-1]


def test_what_several_owe_together_counts_once() -> None:
    found = all_owed(SITE)
    assert totals(found) == OwedTotals(institutions=11, missing=16, awaited=8, overdue=2, unsupported=5)
    assert sum(len(owed.missing) for one in found for owed in one.plans) == 23
    assert totals(()) == OwedTotals(0, 0, 0, 0, 0)


# Every place says the same -----------------------------------------------------------------------------------------


@both_sites
def test_the_totals_are_those_of_the_plans(site: SiteProgress) -> None:
    for plan in site.plans:
        count = totals(all_owed(site, plan=plan.data.plan.id))
        assert count.missing == plan.reports.missing
        assert count.overdue == len(plan.scheduled(Schedule.OVERDUE))
        assert count.unsupported == sum(cell.unsupported_claim for one in plan.measures for cell in one.cells)
        begun = [cell for one in plan.measures for cell in one.cells if cell.report == "awaited" and cell.year <= AS_OF.year]
        assert count.awaited == len(begun)


@both_sites
def test_the_overview_names_the_same_institutions_in_the_same_order(site: SiteProgress) -> None:
    for plan in site.plans:
        found = all_owed(site, plan=plan.data.plan.id)
        missing = [(one.institution.id, len(one.plans[0].missing)) for one in found if one.plans[0].missing]
        assert missing == [(name, len(role.missing)) for name, role in site.owing(plan)]


def counts(html: str) -> list[int]:
    """The numbers in the sections on what is owed, in the order of the page."""
    sections = re.findall(r"<h3>What is still awaited</h3>(.*?)<h3>", html, re.DOTALL)
    return [int(number) for section in sections for number in re.findall(r"</span> <b>(\d+)</b></p>", section)]


@both_sites
def test_the_institutions_pages_say_the_same(site: SiteProgress) -> None:
    pages = {page.path: page.html for page in all_pages(site, wording("en"))}
    found = {one.institution.id: one for one in all_owed(site)}
    shown = 0
    for name in site.dataset.institutions:
        plans = found[name].plans if name in found else ()
        kinds = [len(part) for owed in plans for part in (owed.missing, owed.awaited, owed.overdue, owed.unsupported) if part]
        assert counts(pages[f"institutions/{name}/"]) == kinds, name
        shown += len(kinds)
        # The chart of participants has a table with such rows too; the list stands last.
        row = re.findall(rf'<tr><th scope="row"><a href="\.\./institutions/{name}/">.*?</tr>', pages["institutions/"])[-1]
        missing = str(sum(len(owed.missing) for owed in plans))
        assert re.findall(r'<td class="num">([^<]*)</td>', row)[2] == (
            missing if any(role.owner_of for role in site.roles[name].values()) else "–"
        ), name
    assert shown > 15


@both_sites
def test_the_command_says_the_same(site: SiteProgress, tmp_path: Path) -> None:
    root = EXAMPLE if site is SITE else ROOT
    told = json.loads(run("--format", "json", "owed", root=root).output)
    count = totals(all_owed(site))
    assert told["totals"] == {name: getattr(count, name) for name in OwedTotals.__slots__}
    assert [one["id"] for one in told["institutions"]] == [one.institution.id for one in all_owed(site)]


def test_what_is_on_a_page_has_its_day() -> None:
    for language in LANGUAGES:
        page = next(page for page in all_pages(SITE, wording(language)) if page.path == "institutions/family-help-centre/")
        w = wording(language)
        for day in (w("until", day="2022-03-31"), w("owed_end", day="2025-12-31"), "2022-02-17"):
            assert day in page.html


def test_a_page_leads_to_its_calendar_where_there_is_one() -> None:
    pages = {page.path: page.html for page in all_pages(SITE, wording("lt"))}
    linked = {path for path, html in pages.items() if re.search(r'href="[^"]*reports\.ics"', html)}
    assert linked == {"institutions/", *(f"institutions/{name}/" for name in SITE.reporting)}


# The command -------------------------------------------------------------------------------------------------------

POLICE_LT = """\
Išgalvotas planas. Šis miestas, įstaigos ir visi duomenys sugalvoti pavyzdžiui.

Gintupės policijos komisariatas (police)
  Gintupės planas 2020–2025
    Nepateiktos 3 ataskaitos
      1.2 Informacijos kampanija: 2021 (iki 2022-03-31), 2023 (iki 2024-03-31)
      3.4 Bendri pareigūnų mokymai: 2024 (iki 2025-03-31)
    Laukiama 1 ataskaitos
      1.2 Informacijos kampanija: 2025 (iki 2026-03-31)
    1 ataskaita be įrodymų
      3.4 Bendri pareigūnų mokymai: 2023 (įvykdyta, pranešta 2024-02-27)

2026 m. vasario 15 d. duomenimis: 1 institucija; nepateiktos 3 ataskaitos; laukiama 1 ataskaitos; 1 ataskaita be įrodymų.
"""

DIVISION_EN = """\
A fictional plan. The city, the institutions and all data are invented as an example.

Social Support Division of Gintupė City Municipality Administration (social-support-division)
  Gintupė plan 2020–2025
    1 report missing
      1.2 Information campaign: 2023 (until 2024-03-31)
    1 measure overdue
      4.3 Common data form: was to be finished by 2023-12-31

As of 15 February 2026: 1 institution; 1 report missing; 1 measure overdue.
"""


@pytest.mark.parametrize(
    ("language", "arguments", "said"),
    [
        ("lt", ["--institution", "police"], POLICE_LT),
        ("en", ["--institution", "social-support-division", "--year", "2023"], DIVISION_EN),
    ],
)
def test_a_clerk_can_read_it(language: str, arguments: list[str], said: str) -> None:
    done = run("owed", *arguments, language=language)
    assert (done.exit_code, done.output.replace("\N{NO-BREAK SPACE}", " ")) == (0, said)


@pytest.mark.parametrize(("language", "said"), [("lt", "skaičiuojama vieną kartą."), ("en", "counts once here.")])
def test_all_of_them_are_listed_and_the_sum_says_how_it_was_counted(language: str, said: str) -> None:
    lines = run("owed", language=language).output.splitlines()
    assert lines[-1].endswith(said)
    assert [line for line in lines if line.endswith(")") and not line.startswith(" ")] == [
        f"{wording(language).name(one.institution)} ({one.institution.id})"  # type: ignore[arg-type]
        for one in all_owed(SITE)
    ]


@pytest.mark.parametrize(
    ("arguments", "lithuanian", "english"),
    [
        (["--year", "2028"], "nieko nelaukiama.", "nothing is owed."),
        (
            ["--institution", "crisis-service"],
            "nieko nelaukiama. Funkcijas perėmė family-help-centre.",
            "nothing is owed. The tasks were taken over by family-help-centre.",
        ),
        (
            ["--institution", "mobile-team"],
            "nieko nelaukiama. Ši institucija už jokią priemonę neatsako.",
            "nothing is owed. This institution answers for no measure.",
        ),
        (["--institution", "help-line"], "nieko nelaukiama.", "nothing is owed."),
    ],
)
def test_nothing_owed_is_said_with_the_reason(arguments: list[str], lithuanian: str, english: str) -> None:
    for language, said in (("lt", f"2026 m. vasario 15 d. duomenimis: {lithuanian}"), ("en", f"As of 15 February 2026: {english}")):
        done = run("owed", *arguments, language=language)
        assert done.exit_code == 0
        assert done.output.replace("\N{NO-BREAK SPACE}", " ").splitlines()[-1] == said


def test_a_program_gets_plain_values_and_nothing_else() -> None:
    told = json.loads(run("--format", "json", "owed", "--institution", "family-help-centre", "--year", "2021").output)
    assert told == {
        "as_of": "2026-02-15",
        "fictional": True,
        "year": 2021,
        "totals": {"institutions": 1, "missing": 1, "awaited": 0, "overdue": 0, "unsupported": 1},
        "institutions": [
            {
                "id": "family-help-centre",
                "name": {"lt": "Gintupės šeimos pagalbos centras", "en": "Gintupė Family Help Centre"},
                "plans": [
                    {
                        "id": "gintupe-2020-2025",
                        "missing": [{"measure": "1.2", "year": 2021, "deadline": "2022-03-31"}],
                        "awaited": [],
                        "overdue": [],
                        "unsupported": [{"measure": "3.2", "year": 2021, "state": "partly_done", "reported_on": "2022-02-17"}],
                    }
                ],
            }
        ],
        "letters": [],
        "worksheets": [],
    }
    overdue = json.loads(run("--format", "json", "owed", "--institution", "social-support-division").output)["institutions"][0]["plans"][0][
        "overdue"
    ]
    assert overdue == [{"measure": "4.3", "end": "2023-12-31"}]
    nothing = json.loads(run("--format", "json", "owed", "--institution", "mobile-team").output)
    assert (nothing["institutions"], nothing["year"], nothing["totals"]["institutions"]) == ([], None, 0)


# Exit codes --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "arguments", "said"),
    [
        ("en", ["owed", "--institution", "polise"], 'there is no institution "polise". Did you mean "police"?'),
        ("lt", ["owed", "--institution", "Teismas"], "institucijos „Teismas“ nėra. Gal norėjote rašyti „court“?"),
        ("en", ["owed", "--institution", "xyz"], 'there is no institution "xyz".'),
        ("en", ["owed", "--plan", "gintupe-2020"], 'Did you mean "gintupe-2020-2025"? Possible: gintupe-2020-2025, gintupe-2026-2028.'),
        ("lt", ["owed", "--plan", "gintope-2026"], "plano „gintope-2026“ nėra. Gal norėjote rašyti „gintupe-2026-2028“?"),
        ("lt", ["owed", "--year", "2032", "--plan", "gintupe-2026-2028"], "Gal norėjote rašyti „2028“? Galima: 2026, 2027, 2028."),
        ("en", ["owed", "--year", "2019"], "the plan has no year 2019."),
        ("en", ["owed", "--year", "soon"], "is not a valid integer"),
        ("en", ["--format", "github", "owed"], "owed is written as text or json, not as github"),
    ],
)
def test_what_nobody_knows_is_wrong_usage_and_what_may_be_meant_is_said(language: str, arguments: list[str], said: str) -> None:
    done = run(*arguments, language=language)
    assert done.exit_code == 2
    assert said in done.output


@pytest.mark.parametrize("form", ["text", "json"])
def test_wrong_data_are_listed_and_nothing_else(good: Path, edit: Any, form: str) -> None:
    edit("measures/rasupe-2024-2026/1.02-guide.yml", 'code: "1.2"', 'code: "one"')
    done = run("--format", form, "owed", "--letters", good / "letters", root=good)
    assert done.exit_code == 1
    assert "is not the code of a measure." in done.output
    assert isinstance(done.exception, SystemExit)
    if form == "json":
        assert len(json.loads(done.output)) == 1
    assert not (good / "letters").exists()


POLICE_OWES = (2021, 2023, 2024, 2025)
# Letters -----------------------------------------------------------------------------------------------------------


def test_letters_are_written_and_named(tmp_path: Path) -> None:
    done = run("owed", "--institution", "police", "--year", "2023", "--letters", tmp_path / "letters")
    path = tmp_path / "letters" / "police-2023.txt"
    assert done.exit_code == 0
    assert done.output.endswith(f"written: {path}\nwritten: {path.with_suffix('.xlsx')}\n")
    text = path.read_text("utf-8")
    assert text.startswith("Kam: Gintupės policijos komisariatas\nTema: Priminimas apie 2023 metų ataskaitas\n")
    assert "http" not in text, "the site has no address"
    told = json.loads(run("--format", "json", "owed", "--institution", "police", "--letters", tmp_path / "letters").output)
    assert told["letters"] == [str(tmp_path / "letters" / "police-all.txt")]
    assert told["worksheets"] == [str(tmp_path / "letters" / f"police-{year}.xlsx") for year in POLICE_OWES]
    letter = (tmp_path / "letters" / "police-all.txt").read_text("utf-8")
    assert f"Užpildykite pridėtas lenteles ({', '.join(f'police-{year}.xlsx' for year in POLICE_OWES)})" in letter


def test_a_worksheet_beside_a_letter_gives_way_to_a_newer_one_until_somebody_fills_it_in(tmp_path: Path) -> None:
    command = ("owed", "--institution", "police", "--year", "2023", "--letters", tmp_path)
    assert [run(*command).exit_code for _ in range(2)] == [0, 0]
    path = tmp_path / "police-2023.xlsx"
    book = load_workbook(path)
    sheet = book["Ataskaita"]
    (state,) = (cell.column for cell in sheet[1] if cell.value == "state")
    sheet.cell(3, state).value = "Vykdoma"
    book.save(path)
    filled, letter = path.read_bytes(), (tmp_path / "police-2023.txt").read_bytes()
    (tmp_path / "police-2023.txt").write_bytes(letter + b"Later.\n")
    done = run(*command)
    assert done.exit_code == 2
    assert "police-2023.xlsx is there already and somebody wrote into it" in done.output
    assert path.read_bytes() == filled
    assert (tmp_path / "police-2023.txt").read_bytes() == letter + b"Later.\n"


def test_letters_name_addresses_where_the_site_has_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.site.site_url", lambda: "https://example.org/plan/")
    assert run("owed", "--institution", "police", "--letters", tmp_path).exit_code == 0
    assert "https://example.org/plan/institutions/police/reports.ics" in (tmp_path / "police-all.txt").read_text("utf-8")


def test_a_letter_overwrites_nothing_of_somebody_else_s(tmp_path: Path) -> None:
    (tmp_path / "police-all.txt").write_text("mine", "utf-8")
    done = run("owed", "--letters", tmp_path)
    assert done.exit_code == 2
    assert "police-all.txt is no letter of this command" in done.output
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["mine"]


def test_a_folder_that_cannot_be_made_is_wrong_usage(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert run("owed", "--letters", tmp_path / "file").exit_code == 2
    done = run("owed", "--letters", tmp_path / "file" / "below")
    assert done.exit_code == 2
    assert "the letters cannot be written: " in done.output
