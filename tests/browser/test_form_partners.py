"""Partners in the form: what they can add to, what they are told where there is nothing, and what comes of it."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tracker.models.measure import Contribution
from tracker.problems import has_errors
from tracker.rules.report import future
from tracker.updating import Change, Merge, merge, read_report_file

EXAMPLE = Path(__file__).parent.parent / "example"
PLAN = "gintupe-2020-2025"
HOSPITAL = "seaside-hospital"
SUPPORT = "2.1 Kompleksinė pagalba"
TEAM = "2.5 Mobilioji komanda"


@pytest.fixture
def page(browser: Browser, example_url: str) -> Iterator[Page]:
    """The form of an institution that owns nothing; whatever goes wrong in its scripts ends the test."""
    made = browser.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.goto(f"{example_url}report/#institution={HOSPITAL}")
    yield made
    assert wrong == []
    made.close()


def choose(page: Page, institution: str) -> None:
    page.get_by_label("Jūsų institucija").select_option(institution)


def add_to(page: Page, year: int, measure: str) -> None:
    page.get_by_role("button", name=f"{year}: {measure}").first.click()
    expect(page.get_by_role("heading", level=2)).to_have_text(f"{year} metų ataskaitos papildymas")


def write(page: Page, text: str, day: str = "") -> None:
    page.get_by_label("Lietuviškai").fill(text)
    if day:
        page.get_by_label("Pranešimo diena").fill(day)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Patikrinti ir tęsti").click()


def result(page: Page, folder: Path) -> Merge:
    """What the file that the form shows would change."""
    path = folder / "handed-in.yml"
    path.write_text(page.get_by_label("Failo turinys").input_value(), "utf-8")
    submissions, problems = read_report_file(path)
    assert problems == []
    found = merge(EXAMPLE, submissions, datetime.date.today())
    assert not has_errors(found.problems)
    return found


def told_by(change: Change) -> list[str]:
    """Who contributes to the report as it would be."""
    told = change.after["contributions"]
    assert isinstance(told, list)
    return [Contribution.model_validate(one).by for one in told]


# What can be added to ----------------------------------------------------------------------------------------------


def test_a_partner_sees_reports_to_add_to_and_whom_to_ask_for_the_others(page: Page) -> None:
    owed = page.locator("[data-owed]")
    assert owed.locator("h4").all_text_contents() == ["Priemonės, kurių partnerė yra ši institucija (6)"]
    expect(owed).to_contain_text("Jei ataskaitos dar nėra, paprašykite vykdytojo ją pateikti")
    lines = owed.locator("ul li").all_text_contents()
    assert lines[0] == f"{SUPPORT}: 2020 2021 2022 2023 2024 2025 "
    assert (
        lines[1]
        == f"{TEAM}: 2023 2024 (papildyta) Dar neatsiskaityta už 2025, 2026 m. Ataskaitas teikia: Gintupės šeimos pagalbos centras."
    )
    # Where the plan names all institutions as partners, each of them may add to the report.
    assert [line.partition(" ")[0] for line in lines] == ["2.1", "2.5", "4.2", "1.2", "4.1", "4.4"]
    assert lines[5].startswith("4.4 Atsakingi darbuotojaiDar neatsiskaityta už 2020, 2021,")
    expect(page.get_by_role("button", name="Pildyti ataskaitą")).to_have_count(0)


def test_who_owns_and_helps_sees_both(page: Page) -> None:
    choose(page, "police")
    heads = page.locator("[data-owed] h4").all_text_contents()
    assert "Priemonės, kurių partnerė yra ši institucija (8)" in heads
    assert "Kita priemonė ar kiti metai" in heads


def test_the_report_that_is_added_to_is_shown(page: Page) -> None:
    add_to(page, 2020, SUPPORT)
    facts = page.locator("form[data-fill] dl div").all_text_contents()
    assert facts == [
        "BūsenaĮvykdyta",
        "Kas padarytaPagalba teikta visus metus, karantino laikotarpiu – telefonu ir nuotoliniu būdu.",
        "Kas pranešaGintupės šeimos pagalbos centras",
        "Ataskaitos diena2021-01-26",
    ]
    expect(page.get_by_text("Ataskaitą papildo: Gintupės pajūrio ligoninė")).to_be_visible()
    expect(page.get_by_label("Būsena")).to_have_count(0)


# What is wrong -----------------------------------------------------------------------------------------------------


def test_an_addition_is_held_to_the_rules(page: Page) -> None:
    add_to(page, 2020, SUPPORT)
    go_on(page)
    expect(page.locator(".faults li")).to_have_text("Kas padaryta: laukas neužpildytas. Užpildykite jį.")
    write(page, "Konsultuota.", "2099-01-01")
    go_on(page)
    _, said, _, fix, _ = future([], "2099-01-01")
    expect(page.locator(".faults li")).to_have_text(f"Pranešimo diena: {said} {fix}")
    expect(page.get_by_label("Pranešimo diena")).to_have_accessible_description(f"Kurią dieną pranešta. Klaida: {said} {fix}")
    expect(page.locator("[data-result]")).to_be_hidden()


# What comes of it --------------------------------------------------------------------------------------------------


def test_an_addition_changes_nothing_else_of_the_report(page: Page, tmp_path: Path) -> None:
    add_to(page, 2021, SUPPORT)
    write(page, "Konsultavo du gydytojai.", "2022-02-01")
    page.get_by_label("Patvirtina").check()
    go_on(page)
    expect(page.locator("[data-result] li")).to_contain_text(f"{SUPPORT}, 2021 m. (papildymas)")
    (change,) = result(page, tmp_path).changes
    assert {name.partition("[")[0] for name in change.different} == {"contributions"}
    assert told_by(change)[-1] == HOSPITAL


def test_what_was_added_before_is_corrected_in_its_place(page: Page, tmp_path: Path) -> None:
    add_to(page, 2024, TEAM)
    assert page.get_by_label("Lietuviškai").first.input_value() != ""
    words = page.get_by_role("group", name="Kas padaryta (būtina)").get_by_label("Lietuviškai")
    words.fill("Pataisyta.")
    go_on(page)
    expect(page.locator(".faults li")).to_contain_text("2024 m. ataskaita pakeista be paaiškinimo")
    page.get_by_role("group", name="Kas pataisyta (būtina)").get_by_label("Lietuviškai").fill("Suklysta.")
    go_on(page)
    page.get_by_role("button", name="Taisyti").click()
    expect(words).to_have_value("Pataisyta.")
    words.fill("Pataisyta dar kartą.")
    go_on(page)
    (change,) = result(page, tmp_path).changes
    assert change.different == ("contributions[0].summary.lt", "correction.why.lt", "correction.on")


def test_two_partners_may_add_to_one_report(page: Page, tmp_path: Path) -> None:
    for institution in (HOSPITAL, "employment-service"):
        choose(page, institution)
        add_to(page, 2020, SUPPORT)
        write(page, "Prisidėta.", "2021-02-01")
        go_on(page)
        page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    add_to(page, 2020, SUPPORT)
    go_on(page)
    (change,) = result(page, tmp_path).changes
    assert told_by(change)[-2:] == [HOSPITAL, "employment-service"]


def test_an_addition_to_a_report_that_its_owner_has_open_is_kept(page: Page, tmp_path: Path) -> None:
    """Whoever fills in for several: the owner's report is begun, partners add to it, and the owner goes on."""
    owner = "family-help-centre"
    choose(page, owner)
    page.get_by_role("button", name=f"2020: {SUPPORT}").first.click()
    page.get_by_role("group", name="Tolesni veiksmai").first.get_by_label("Lietuviškai").fill("Tęsti.")
    page.get_by_role("button", name="Grįžti į sąrašą").click()
    for institution in (HOSPITAL, "employment-service"):
        choose(page, institution)
        add_to(page, 2020, SUPPORT)
        write(page, f"Prisidėta: {institution}.", "2021-02-01")
        go_on(page)
        page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    page.get_by_role("button", name=f"{SUPPORT}, 2020 m.").first.click()
    page.get_by_role("group", name="Kas pataisyta (būtina)").first.get_by_label("Lietuviškai").fill("Praleista.")
    go_on(page)
    (change,) = result(page, tmp_path).changes
    assert change.after["next_steps"] == {"lt": "Tęsti."}
    assert told_by(change)[-2:] == [HOSPITAL, "employment-service"]


# By the address ------------------------------------------------------------------------------------------------------


def test_a_measures_page_leads_to_its_report(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}{PLAN}/measures/1.2/")
    page.locator("#add-report summary").click()
    page.locator("#add-report").get_by_role("link", name=re.compile("^Policija ?: Ataskaitos forma$")).click()
    expect(page.get_by_role("heading", level=2)).to_have_text("2025 metų ataskaita")
    expect(page.locator("form[data-fill] .lead")).to_have_text("1.2 Informacijos kampanija")
    expect(page.get_by_label("Kas praneša")).to_have_value("police")


def test_without_a_year_the_measure_is_chosen(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}{PLAN}/measures/4.2/")
    page.get_by_role("link", name=": Ataskaitos forma").click()
    expect(page.get_by_label("Jūsų institucija")).to_have_value("social-support-division")
    expect(page.locator(".other").first.get_by_label("Priemonė")).to_have_value("4.2")
    expect(page.locator("form[data-fill]")).to_be_hidden()


@pytest.mark.parametrize("wrong", [f"{PLAN}&measure=9.9&year=2023", "__proto__&measure=1.2&year=2023", f"{PLAN}&measure=1.2&year=1999"])
def test_an_address_that_names_nothing_shows_the_list(page: Page, wrong: str) -> None:
    page.evaluate(f"location.hash = 'institution=police&plan={wrong}'")
    expect(page.get_by_label("Jūsų institucija")).to_have_value("police")
    expect(page.locator("[data-owed] h3").first).to_be_visible()
    expect(page.locator("form[data-fill]")).to_be_hidden()
