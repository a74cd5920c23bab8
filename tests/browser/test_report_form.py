"""The form for a report: what it asks, what it says, what comes of it, in a real browser."""

import datetime
import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from written_numbers import DOUBTS, NUMBERS

from tracker.models.base import TYPED
from tracker.problems import Problem, as_labelled
from tracker.updating import Merge, merge, read_report_file
from tracker.updating.shape import labels, shapes

EXAMPLE = Path(__file__).parent.parent / "example"
PLAN = "gintupe-2020-2025"
DIVISION = "social-support-division"
CAMPAIGN = "1.2 Informacijos kampanija"
LABELS = labels("lt")
LEFT = """async () => [document.cookie, localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"""


@pytest.fixture
def page(browser: Browser, example_url: str) -> Iterator[Page]:
    """The form of an institution that owes something; whatever goes wrong in its scripts ends the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    made = context.new_page()
    wrong: list[str] = []
    made.on("pageerror", lambda error: wrong.append(str(error)))
    made.on("console", lambda message: wrong.append(message.text))
    made.goto(f"{example_url}report/#institution={DIVISION}")
    yield made
    assert wrong == []
    context.close()


def begin(page: Page, year: int = 2023, measure: str = CAMPAIGN) -> None:
    page.get_by_role("button", name=f"{year}: {measure}").first.click()
    expect(page.get_by_role("heading", level=2)).to_have_text(f"{year} metų ataskaita")


def group(page: Page, name: str) -> Locator:
    """A fieldset of the form by its legend."""
    return page.get_by_role("group", name=name, exact=True).first


def write(page: Page, name: str, text: str, language: str = "Lietuviškai") -> None:
    group(page, name).get_by_label(language).fill(text)


def correct(page: Page, text: str = "Praleista.") -> None:
    """Say what is corrected in a published report."""
    write(page, "Kas pataisyta (būtina)", text)


def go_on(page: Page) -> None:
    page.get_by_role("button", name="Patikrinti ir tęsti").click()


def said(page: Page) -> list[str]:
    """What the summary says of each mistake, without the field's label."""
    return page.locator(".faults li").evaluate_all("all => all.map(one => one.textContent.replace(/^[^:]*: /, ''))")


def handed_in(page: Page, folder: Path) -> Path:
    """The file that the form makes."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Atsisiųsti failą").click()
    assert download.value.suggested_filename == f"ataskaita-{DIVISION}-{datetime.date.today()}.yml"
    path = folder / "handed-in.yml"
    download.value.save_as(path)
    return path


def merged(path: Path) -> Merge:
    submissions, problems = read_report_file(path)
    assert problems == []
    return merge(EXAMPLE, submissions, datetime.date.today())


def by_hand(folder: Path, report: str, measure: str = "1.2", year: int = 2023) -> Path:
    """A report file as somebody would write it."""
    path = folder / "by-hand.yml"
    path.write_text(f'reports:\n  - plan: {PLAN}\n    measure: "{measure}"\n    year: "{year}"\n    report: {report}\n', "utf-8")
    return path


def checked(path: Path) -> list[str]:
    """What the check says of a report file, in the words of a form."""
    submissions, problems = read_report_file(path)
    found: list[Problem] = list(problems or merge(EXAMPLE, submissions, datetime.date.today()).problems)
    assert found
    return [as_labelled(f"{one.what.lt} {TYPED.get(one.fix, one.fix).lt}", LABELS.__getitem__, "lt") for one in found]


# What is owed ------------------------------------------------------------------------------------------------------


def test_an_institution_sees_what_it_owes(page: Page) -> None:
    expect(page.get_by_label("Jūsų institucija")).to_have_value(DIVISION)
    heads = page.locator("[data-owed] h4").all_text_contents()
    assert heads[:5] == [
        "Nepateiktos ataskaitos (2)",
        "Laukiamos ataskaitos (1)",
        "Vėluojančios priemonės (1)",
        "Ataskaitos be įrodymų (1)",
        "Pateiktos ataskaitos, kurias galima taisyti (10)",
    ]
    assert (
        page.locator("[data-owed] ul").first.text_content()
        == "1.2 Informacijos kampanija: 2021 (laukta iki 2022-03-31) 2023 (laukta iki 2024-03-31) "
    )


def test_who_owes_nothing_is_told_so(page: Page) -> None:
    page.get_by_label("Jūsų institucija").select_option("family-help-centre")
    owed = page.evaluate("Object.entries(reportForm.owing).filter(([, one]) => one.successor).map(([name]) => name)")
    assert len(owed) == 1
    page.get_by_label("Jūsų institucija").select_option(owed[0])
    expect(page.locator("[data-owed]")).to_contain_text("Šios institucijos funkcijas perėmė ir ataskaitas teikia:")
    expect(page.locator("[data-owed]")).to_contain_text("Šiuo metu iš šios institucijos nieko nelaukiama.")


def test_the_choice_stands_in_the_address_and_not_in_the_history(page: Page) -> None:
    before = page.evaluate("history.length")
    page.get_by_label("Jūsų institucija").select_option("police")
    assert page.url.endswith("/report/#institution=police")
    page.evaluate("location.replace('#institution=nobody')")
    expect(page.get_by_label("Jūsų institucija")).to_have_value("police")
    page.evaluate(f"location.replace('#institution={DIVISION}')")
    expect(page.get_by_label("Jūsų institucija")).to_have_value(DIVISION)
    assert page.evaluate("history.length") == before


# What is wrong -----------------------------------------------------------------------------------------------------


def test_an_empty_form_says_what_is_missing(page: Page) -> None:
    begin(page)
    go_on(page)
    assert said(page) == ["laukas neužpildytas. Užpildykite jį."] * 2
    expect(page.locator(".faults")).to_be_focused()
    page.locator(".faults a").first.click()
    state = page.get_by_label("Būsena (būtina)")
    expect(state).to_be_focused()
    expect(state).to_have_attribute("aria-invalid", "true")
    expect(state).to_have_accessible_description(
        "Ar padaryta tai, kas tais metais numatyta: visiškai, iš dalies ar ne; tinka ir nepradėtam ar nutrauktam darbui. "
        "Klaida: laukas neužpildytas. Užpildykite jį."
    )


def test_values_are_refused_in_the_words_of_the_check(page: Page, tmp_path: Path) -> None:
    begin(page)
    page.get_by_label("Būsena (būtina)").select_option("done")
    write(page, "Kas padaryta (būtina)", "…")
    write(page, "Priežastis", "Negauta\u202elėšų")
    page.get_by_role("button", name="Pridėti: Rezultatas", exact=True).click()
    write(page, "Kas skaičiuota (būtina)", "Susitikimai")
    page.get_by_label("Skaičius (būtina)").fill("du tūkst.")
    page.get_by_label("Vienetai (būtina)").select_option("events")
    page.get_by_label("Kaip skaičiuota (būtina)").select_option("events")
    page.get_by_role("button", name="Pridėti: Lėšos").click()
    page.get_by_label("Panaudota").fill("2.850,50")
    page.get_by_label("Finansavimo šaltinis").select_option("state")
    page.get_by_role("button", name="Pridėti: Įrodymas", exact=True).click()
    write(page, "Pavadinimas (būtina)", "Plakatas")
    page.get_by_label("Adresas").fill("www.example.org")
    go_on(page)
    wrong = r"""{state: done, reported_by: social-support-division,
      reported_on: "2026-01-01", summary: {lt: "…"},
      reason: {lt: "Negauta\u202elėšų"}, outputs: [{what: {lt: Susitikimai}, value: "du tūkst.", unit: events, basis: events}],
      money: {spent: "2.850,50", source: state},
      evidence: [{title: {lt: Plakatas}, url: www.example.org}]}"""
    expected = checked(by_hand(tmp_path, wrong))
    assert len(expected) == 5
    assert sorted(said(page)) == sorted(expected)


def test_numbers_are_read_as_the_worksheet_reads_them(page: Page) -> None:
    read = "([typed, money]) => reportNumbers.read(typed, money)"
    assert [(typed, page.evaluate(read, [typed, True]), page.evaluate(read, [typed, False])) for typed, *_ in NUMBERS] == NUMBERS
    assert [(typed, page.evaluate("typed => reportNumbers.doubt(typed)", typed)) for typed, _ in DOUBTS] == DOUBTS


def test_what_is_understood_of_a_number_is_shown_at_once(page: Page) -> None:
    begin(page)
    page.get_by_role("button", name="Pridėti: Lėšos").click()
    money = group(page, "Lėšos")
    spent = money.get_by_label("Panaudota")
    for typed, understood in [("2 850,5 €", "Suprasta kaip 2850,50"), ("2850,50", ""), ("apie", "")]:
        spent.fill(typed)
        expect(spent.locator("xpath=following-sibling::div[@role='status']")).to_have_text(understood)
    page.get_by_role("button", name="Pridėti: Rezultatas", exact=True).click()
    item = group(page, "Rezultatas 1")
    for typed, told in [
        ("1.500", "Įspėjimas: suprasta kaip 1,5; jei tai tūkstančiai, rašykite 1500."),
        ("Mažiau nei 5", "Suprasta kaip <5"),
    ]:
        number = item.get_by_label("Skaičius (būtina)")
        number.fill(typed)
        expect(number.locator("xpath=following-sibling::div[@role='status']")).to_have_text(told)


def test_shape_and_rules_speak_in_one_round(page: Page) -> None:
    begin(page)
    page.get_by_label("Būsena (būtina)").select_option("not_done")
    page.get_by_label("Ataskaitos diena (būtina)").fill("2023-06-01")
    page.get_by_label("Kas praneša (būtina)").select_option("police")
    page.get_by_role("button", name="Pridėti: Rezultatas", exact=True).click()
    page.get_by_label("Skaičius (būtina)").fill("daug")
    page.get_by_label("Vienetai (būtina)").select_option("people")
    go_on(page)
    lines = [line.partition(":")[0] for line in page.locator(".faults li").all_text_contents()]
    assert lines == [
        "Kas padaryta",
        "Rezultatas 1 – Kas skaičiuota",
        "Rezultatas 1 – Skaičius",
        "Rezultatas 1 – Kaip skaičiuota",
        "Būsena",
        "Ataskaitos diena",
    ]


def test_who_may_sign_is_offered_first(page: Page) -> None:
    begin(page)
    signs = page.get_by_label("Kas praneša (būtina)")
    expect(signs).to_have_value(DIVISION)
    groups = signs.locator("optgroup")
    assert groups.evaluate_all("all => all.map(one => one.label)") == [
        "Vykdytojai ir jų funkcijas perėmusios institucijos",
        "Kitos institucijos",
    ]
    may = page.evaluate(f"reportForm.plans['{PLAN}'].measures['1.2'].about.may_sign")
    assert sorted(groups.first.locator("option").evaluate_all("all => all.map(one => one.value)")) == sorted(may)


def test_what_was_mended_is_no_longer_said(page: Page) -> None:
    begin(page)
    go_on(page)
    page.get_by_label("Būsena (būtina)").select_option("in_progress")
    go_on(page)
    assert len(said(page)) == 1
    expect(page.get_by_label("Būsena (būtina)")).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("p.error")).to_have_count(1)


# What comes of it --------------------------------------------------------------------------------------------------

WHOLE = r"""{state: partly_done, summary: {lt: "Pirma eilutė.\n\nAntra: „kabutės“ ir \"kitos\" # \\ 'taip' <b>.", en: "First: yes."},
      reported_by: social-support-division, reported_on: "2024-02-28", reason: {lt: Trūko vedėjo.},
      outputs: [{what: {lt: Lankstinukai}, value: "1200.5", unit: copies, basis: items},
        {what: {lt: Žmonės}, value: "<5", unit: people, basis: unique_people, by_sex: {women: "<5", men: "0"}, sensitive: "true"}],
      money: {planned: "3000", spent: "2850.50", source: municipal},
      evidence: [{title: {lt: Plakatas}, url: "https://example.org/a?b=c&d", date: "2023-11-20"}],
      contributions: [{by: police, reported_on: "2024-03-05", summary: {lt: Dalijo.}, confirms: "true"}]}"""


def fill_whole(page: Page) -> None:
    """What stands in WHOLE."""
    page.get_by_label("Būsena (būtina)").select_option("partly_done")
    write(page, "Kas padaryta (būtina)", "Pirma eilutė.\n\nAntra: „kabutės“ ir \"kitos\" # \\ 'taip' <b>.")
    page.get_by_label("Rašyti ir angliškai").check()
    write(page, "Kas padaryta (būtina)", "First: yes.", "Angliškai")
    page.get_by_label("Ataskaitos diena (būtina)").fill("2024-02-28")
    write(page, "Priežastis", "Trūko vedėjo.")
    for number, (what, value, unit, basis) in enumerate(
        [("Lankstinukai", "1200.5", "copies", "items"), ("Žmonės", "<5", "people", "unique_people")], start=1
    ):
        page.get_by_role("button", name="Pridėti: Rezultatas", exact=True).click()
        item = group(page, f"Rezultatas {number}")
        item.get_by_role("group", name="Kas skaičiuota (būtina)").get_by_label("Lietuviškai").fill(what)
        item.get_by_label("Skaičius (būtina)").fill(value)
        item.get_by_label("Vienetai (būtina)").select_option(unit)
        item.get_by_label("Kaip skaičiuota (būtina)").select_option(basis)
    item.get_by_label("Jautrus skaičius").check()
    item.get_by_role("button", name="Pridėti: Pagal lytį").click()
    item.get_by_label("Moterys").fill("<5")
    item.get_by_label("Vyrai").fill("0")
    page.get_by_role("button", name="Pridėti: Lėšos").click()
    page.get_by_label("Planuota").fill("3000")
    page.get_by_label("Panaudota").fill("2 850,50 €")
    page.get_by_label("Finansavimo šaltinis").select_option("municipal")
    page.get_by_role("button", name="Pridėti: Įrodymas", exact=True).click()
    write(page, "Pavadinimas (būtina)", "Plakatas")
    page.get_by_label("Adresas").fill("https://example.org/a?b=c&d")
    page.get_by_label("Data", exact=True).fill("2023-11-20")
    page.get_by_role("button", name="Pridėti: Kito dalyvio pranešimas").click()
    other = group(page, "Kito dalyvio pranešimas 1")
    other.get_by_label("Institucija").select_option("police")
    other.get_by_label("Pranešimo diena").fill("2024-03-05")
    other.get_by_role("group", name="Kas padaryta").get_by_label("Lietuviškai").fill("Dalijo.")
    other.get_by_label("Patvirtina").check()


def test_what_is_filled_in_is_merged_like_a_report_written_by_hand(page: Page, tmp_path: Path) -> None:
    begin(page)
    fill_whole(page)
    go_on(page)
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    here, there = merged(handed_in(page, tmp_path)), merged(by_hand(tmp_path, WHOLE))
    assert [one.message("en") for one in here.problems] == [one.message("en") for one in there.problems]
    assert len(here.new) == 1
    assert here.new == there.new
    expect(page.get_by_role("status").last).to_contain_text("atsisiųstas")


def test_a_report_given_and_not_changed_is_not_handed_in(page: Page) -> None:
    institutions = page.evaluate("Object.keys(reportForm.owing)")
    number = 0
    for name in institutions:
        page.get_by_label("Jūsų institucija").select_option(name)
        heads = page.locator("[data-owed] h4", has_text="galima taisyti").count()
        for place in range(heads):
            lists = page.locator("[data-owed] h4:has-text('galima taisyti') + ul").nth(place)
            for index in range(lists.locator("button").count()):
                lists.locator("button").nth(index).click()
                go_on(page)
                expect(page.locator(".faults")).to_have_text("Nieko nepakeista: tokia ataskaita jau paskelbta, pateikti nėra ko.")
                expect(page.locator(".faults")).to_be_focused()
                page.get_by_role("button", name="Grįžti į sąrašą").click()
                number += 1
    assert number > 20
    expect(page.locator("[data-owed]")).not_to_contain_text("neužbaigta")


def test_a_report_that_was_given_is_corrected(page: Page, tmp_path: Path) -> None:
    begin(page, 2020)
    expect(page.locator("form .callout:visible")).to_contain_text("praėjo jau du ataskaitų terminai")
    expect(page.get_by_label("Pataisymo diena (būtina)")).to_have_value(str(datetime.date.today()))
    write(page, "Tolesni veiksmai", "Tęsti.")
    go_on(page)
    assert said(page) == [
        "2020 m. ataskaita pakeista be paaiškinimo, nors praėjo jau du ataskaitų terminai. "
        "Pridėkite „Pataisymas“ ir parašykite, kas pasikeitė."
    ]
    correct(page)
    go_on(page)
    done = merged(handed_in(page, tmp_path))
    assert not any(problem.level == "error" for problem in done.problems)
    (change,) = done.changes
    assert change.different == ("next_steps.lt", "correction.why.lt", "correction.on")


def test_a_correction_given_before_is_shown_to_whoever_corrects_again(page: Page) -> None:
    page.get_by_label("Jūsų institucija").select_option("family-help-centre")
    begin(page, 2022, "2.1 Kompleksinė pagalba")
    former = group(page, "Pataisymas").locator("p.note")
    expect(former).to_contain_text("taisyta 2023-05-16: „Ištaisytas asmenų skaičius – dalis jų buvo suskaičiuoti du kartus.“")
    expect(former.locator("span")).to_have_attribute("lang", "lt")
    page.get_by_role("button", name="Grįžti į sąrašą").click()
    begin(page, 2021, "2.1 Kompleksinė pagalba")
    expect(former).to_have_count(0)


def test_buttons_of_years_keep_apart_where_they_need_several_lines(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    boxes = (
        page.locator("[data-owed] li", has_text="4.3 Bendra duomenų forma")
        .last.get_by_role("button")
        .evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom])")
    )
    lines = sorted({(top, bottom) for top, bottom in boxes})
    assert len(lines) > 1
    assert all(lower[0] - upper[1] >= 4 for upper, lower in pairwise(lines))


def test_a_year_outside_the_timeframe_says_beforehand_what_it_needs(page: Page) -> None:
    overdue = page.locator("[data-owed] h4", has_text="Vėluojančios priemonės").locator("+ ul li")
    expect(overdue.first).to_contain_text("(reikės nurodyti priežastį)")
    overdue.get_by_role("button").first.click()
    expect(page.locator("form .callout:visible")).to_contain_text("nepatenka į priemonės laikotarpį")
    expect(page.locator("form .callout:visible")).to_contain_text("„Priežastis“")


def test_several_reports_make_one_file(page: Page, tmp_path: Path) -> None:
    for year in (2021, 2023):
        begin(page, year)
        page.get_by_label("Būsena (būtina)").select_option("in_progress")
        write(page, "Kas padaryta (būtina)", f"Vyko {year}.")
        write(page, "Priežastis", "Vėluota.")
        go_on(page)
        page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    begin(page, 2023)
    page.get_by_label("Būsena (būtina)").select_option("in_progress")
    write(page, "Kas padaryta (būtina)", "Pataisyta.")
    write(page, "Priežastis", "Vėluota.")
    go_on(page)
    page.get_by_role("button", name="Pašalinti: 1.2 Informacijos kampanija, 2021 m.").click()
    (only,) = merged(handed_in(page, tmp_path)).changes
    assert (only.submission.year, only.after["summary"]) == ("2023", {"lt": "Pataisyta."})


def test_a_report_of_this_file_counts_as_the_year_before(page: Page) -> None:
    form = "4.3 Bendra duomenų forma"
    begin(page, 2024, form)
    page.get_by_label("Būsena (būtina)").select_option("done")
    correct(page)
    go_on(page)
    page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    begin(page, 2026, form)
    page.get_by_label("Būsena (būtina)").select_option("in_progress")
    page.get_by_label("Tarpinė ataskaita").check()
    write(page, "Kas padaryta (būtina)", "Tęsta.")
    go_on(page)
    assert any("2024 m. buvo „Įvykdyta“, 2026 m. – „Vykdoma“." in one for one in said(page))


def test_copied_text_is_the_file(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    begin(page, 2024)
    correct(page)
    go_on(page)
    page.get_by_role("button", name="Kopijuoti").click()
    expect(page.get_by_role("status").last).to_contain_text("Nukopijuota")
    shown = page.get_by_label("Failo turinys").input_value()
    assert shown.startswith('reports:\n  - plan: "gintupe-2020-2025"\n    measure: "1.2"\n    year: "2024"\n    seen: "')
    # The page itself may not read what was copied; a field of another page may be pasted into.
    other = page.context.new_page()
    other.set_content("<textarea></textarea>")
    other.locator("textarea").focus()
    other.keyboard.press("Control+v")
    assert other.locator("textarea").input_value() == shown


def test_letter_and_new_file_are_offered_where_they_are_set(page: Page, example_url: str) -> None:
    begin(page, 2024)
    correct(page)
    go_on(page)
    expect(page.locator("[data-result] a")).to_have_count(0)
    expect(page.locator("[data-result] .note")).to_have_text("Svetainės koordinatoriaus adresas šioje svetainėje nenurodytas.")

    def set_up(route: Any) -> None:
        answer = route.fetch()
        settings = {"email": "plan@example.org", "new_file": "https://git.example.org/new?filename={path}&value={text}"}
        script = answer.text().replace('"settings":{"email":"","new_file":""}', f'"settings":{json.dumps(settings)}')
        route.fulfill(response=answer, body=script)

    other = page.context.new_page()
    other.route("**/data.js", set_up)
    other.goto(f"{example_url}report/#institution={DIVISION}")
    expect(other.locator("[data-whom]")).to_have_text(
        "Svetainės koordinatoriaus adresas: plan@example.org. Jei turite paskyrą, failą galite sukurti ir svetainės saugykloje."
    )
    begin(other, 2020)
    correct(other)
    go_on(other)
    text = other.get_by_label("Failo turinys").input_value()
    mail, new = (
        other.get_by_role("link", name=name).get_attribute("href") for name in ("Rašyti svetainės koordinatoriui", "Sukurti failą")
    )
    assert mail
    assert mail.startswith("mailto:plan@example.org?subject=Plano%20priemoni%C5%B3%20ataskaita&body=")
    assert len(mail) <= 1800
    decoded = other.evaluate("address => Object.fromEntries(new URL(address).searchParams)", new)
    assert decoded == {"filename": f"reports/ataskaita-{DIVISION}-{datetime.date.today()}.yml", "value": text}


# Around it ---------------------------------------------------------------------------------------------------------


def test_nothing_is_sent_and_nothing_is_stored(page: Page, tmp_path: Path) -> None:
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    begin(page)
    fill_whole(page)
    go_on(page)
    handed_in(page, tmp_path)
    # The file itself is an address inside the page.
    assert [one for one in asked if not one.startswith("blob:")] == []
    assert page.evaluate(LEFT) == ["", 0, 0, 0]
    assert page.context.cookies() == []
    page.reload()
    expect(page.locator("[data-result]")).to_be_hidden()
    expect(page.locator("form[data-fill]")).to_be_empty()


def test_by_keyboard_alone(page: Page, tmp_path: Path) -> None:
    def press(*keys: str) -> None:
        for key in keys:
            page.keyboard.press(key)

    page.get_by_label("Jūsų institucija").focus()
    press("Tab", "Tab", "Enter")
    expect(page.get_by_role("heading", level=2)).to_be_focused()
    press("Tab")
    expect(page.get_by_label("Rašyti ir angliškai")).to_be_focused()
    press("Tab")
    page.keyboard.type("Vykdoma")
    press("Tab")
    page.keyboard.type("Vyko du renginiai.")
    go = page.get_by_role("button", name="Patikrinti ir tęsti")
    for _ in range(60):
        press("Tab")
        if go.evaluate("button => button === document.activeElement"):
            break
    press("Enter")
    expect(page.get_by_role("heading", name="Failas parengtas, bet dar neišsiųstas")).to_be_focused()
    press("Tab", "Tab", "Tab")
    expect(page.get_by_role("button", name="Atsisiųsti failą")).to_be_focused()
    with page.expect_download() as download:
        press("Enter")
    path = tmp_path / "handed-in.yml"
    download.value.save_as(path)
    (change,) = merged(path).changes
    assert change.after["summary"] == {"lt": "Vyko du renginiai."}


def test_english_is_asked_for_where_somebody_wants_it(page: Page, example_url: str) -> None:
    begin(page)
    english = page.locator("form[data-fill]").get_by_label("Angliškai", exact=True)
    expect(english.locator("visible=true")).to_have_count(0)
    page.get_by_label("Rašyti ir angliškai").check()
    expect(english.locator("visible=true")).to_have_count(4)
    page.get_by_role("button", name="Grįžti į sąrašą").click()
    given = page.evaluate(f"Object.entries(reportForm.plans['{PLAN}'].measures['1.2'].years).find(([, one]) => one.report?.summary.en)[0]")
    begin(page, int(given))
    expect(page.get_by_label("Rašyti ir angliškai")).to_be_checked()
    page.goto(f"{example_url}en/report/#institution={DIVISION}")
    page.get_by_role("button", name="2023: ").first.click()
    expect(page.get_by_label("Also in English")).to_be_checked()


def test_items_that_are_added_can_be_removed(page: Page) -> None:
    begin(page)
    add = page.get_by_role("button", name="Pridėti: Įrodymas", exact=True)
    add.click()
    add.click()
    expect(page.locator("fieldset.item legend").filter(has_text="Įrodymas")).to_have_text(["Įrodymas 1", "Įrodymas 2"])
    expect(page.locator("fieldset.item").nth(1).locator("textarea").first).to_be_focused()
    page.get_by_role("button", name="Pašalinti: Įrodymas 1").click()
    expect(page.locator("fieldset.item legend").filter(has_text="Įrodymas")).to_have_text(["Įrodymas 1"])
    expect(add).to_be_focused()


def test_what_was_filled_in_and_removed_can_be_put_back(page: Page) -> None:
    begin(page)
    add = page.get_by_role("button", name="Pridėti: Įrodymas", exact=True)
    for text in ("Plakatas", "Afiša"):
        add.click()
        write_last = page.get_by_role("group", name="Pavadinimas (būtina)").last
        write_last.get_by_label("Lietuviškai").fill(text)
    page.get_by_role("button", name="Pašalinti: Įrodymas 1").press("Enter")
    evidence = group(page, "Įrodymai")
    expect(evidence.get_by_role("status").last).to_have_text("Pašalinta: Įrodymas 1")
    expect(evidence.locator("p.removed")).to_have_text("Pašalinta: Įrodymas 1 Atkurti")
    expect(evidence.locator("legend").filter(has_text="Įrodymas ")).to_have_text(["Įrodymas 1"])
    undo = page.get_by_role("button", name="Atkurti: Įrodymas 1")
    expect(undo).to_be_focused()
    undo.press("Enter")
    expect(evidence.get_by_role("status").last).to_have_text("Atkurta: Įrodymas 1")
    expect(page.get_by_role("button", name="Pašalinti: Įrodymas 1")).to_be_focused()
    texts = evidence.get_by_role("group", name="Pavadinimas (būtina)").get_by_label("Lietuviškai")
    assert texts.evaluate_all("all => all.map(one => one.value)") == ["Plakatas", "Afiša"]


def test_a_report_that_was_begun_is_kept_in_the_page(page: Page) -> None:
    begin(page)
    write(page, "Kas padaryta (būtina)", "Pusė darbo.")
    page.get_by_role("button", name="Grįžti į sąrašą").click()
    line = page.locator("[data-owed] li", has=page.get_by_role("button", name=f"2023: {CAMPAIGN}"))
    expect(line.first).to_contain_text("2023 (laukta iki 2024-03-31; pradėta, neužbaigta)")
    begin(page, 2021)
    page.get_by_role("button", name="Grįžti į sąrašą").click()
    expect(line.first).not_to_contain_text("2021 (laukta iki 2022-03-31; pradėta")
    begin(page)
    expect(group(page, "Kas padaryta (būtina)").get_by_label("Lietuviškai")).to_have_value("Pusė darbo.")
    page.get_by_role("button", name="Grįžti į sąrašą").click()
    page.get_by_label("Jūsų institucija").select_option("police")
    page.get_by_role("button", name=f"{CAMPAIGN}, 2023 m.").click()
    expect(group(page, "Kas padaryta (būtina)").get_by_label("Lietuviškai")).to_have_value("Pusė darbo.")
    assert page.evaluate(LEFT) == ["", 0, 0, 0]


def prepare(page: Page, year: int) -> None:
    """A report of the year, ready to be handed in."""
    begin(page, year)
    page.get_by_label("Būsena (būtina)").select_option("in_progress")
    write(page, "Kas padaryta (būtina)", f"Vyko {year}.")
    write(page, "Priežastis", "Vėluota.")
    go_on(page)


def test_from_the_list_one_gets_back_to_the_file(page: Page, tmp_path: Path) -> None:
    prepare(page, 2023)
    page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    expect(page.locator("[data-owed] li").first).to_contain_text("2023 (laukta iki 2024-03-31; parengta)")
    page.get_by_role("button", name="Parengta ataskaitų: 1 – grįžti prie failo").click()
    expect(page.get_by_role("heading", name="Failas parengtas, bet dar neišsiųstas")).to_be_focused()
    assert len(merged(handed_in(page, tmp_path)).changes) == 1


def test_a_report_removed_from_the_file_can_be_put_back(page: Page, tmp_path: Path) -> None:
    prepare(page, 2021)
    page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    prepare(page, 2023)
    for year in (2021, 2023):
        page.get_by_role("button", name=f"Pašalinti: {CAMPAIGN}, {year} m.").press("Enter")
        expect(page.locator("[data-result]").get_by_role("status")).to_have_text(f"Pašalinta: {CAMPAIGN}, {year} m.")
        expect(page.get_by_role("button", name=f"Atkurti: {CAMPAIGN}, {year} m.")).to_be_focused()
    expect(page.get_by_role("heading", level=2)).to_have_text("Parengtų ataskaitų nėra")
    expect(page.get_by_role("button", name="Atsisiųsti failą")).to_have_count(0)
    for year in (2023, 2021):
        page.get_by_role("button", name=f"Atkurti: {CAMPAIGN}, {year} m.").press("Enter")
        expect(page.get_by_role("button", name=f"Pašalinti: {CAMPAIGN}, {year} m.")).to_be_focused()
    assert [one.submission.year for one in merged(handed_in(page, tmp_path)).changes] == ["2021", "2023"]


def test_what_is_put_back_stands_where_it_stood(page: Page, tmp_path: Path) -> None:
    years = (2020, 2021, 2023)
    begin(page, 2020)
    write(page, "Tolesni veiksmai", "Tęsti.")
    correct(page)
    go_on(page)
    for year in years[1:]:
        page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
        prepare(page, year)
    for removed, again in (((2020, 2021), (2021, 2020)), ((2021, 2023), (2021, 2023)), ((2023, 2020), (2020, 2023))):
        for year in removed:
            page.get_by_role("button", name=f"Pašalinti: {CAMPAIGN}, {year} m.").click()
        for year in again:
            page.get_by_role("button", name=f"Atkurti: {CAMPAIGN}, {year} m.").click()
        told = page.locator("[data-result] li").all_text_contents()
        assert [next(year for year in years if f"{year} m." in one) for one in told] == [*years]
    assert [one.submission.year for one in merged(handed_in(page, tmp_path)).changes] == [str(year) for year in years]


@pytest.mark.parametrize("way", ["button", "Shift"])
def test_leaving_quickly_asks_nothing(page: Page, way: str) -> None:
    page.route("https://www.meteo.lt/**", lambda route: route.fulfill(body="Orai", content_type="text/html"))
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    begin(page)
    write(page, "Kas padaryta (būtina)", "Pradėta.")
    if way == "button":
        page.locator("aside.leave [data-exit]").click()
    else:
        for _ in range(3):
            page.keyboard.press("Shift")
    page.wait_for_url("https://www.meteo.lt/")
    assert asked == []


def test_what_is_not_saved_is_not_lost_unasked(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    begin(page, 2024)
    write(page, "Tolesni veiksmai", "Tęsti.")
    page.reload()
    assert asked == ["beforeunload"]
    begin(page, 2024)
    write(page, "Tolesni veiksmai", "Tęsti.")
    correct(page)
    go_on(page)
    handed_in(page, tmp_path)
    page.reload()
    assert asked == ["beforeunload"]


def test_the_way_out_stays_and_is_low_on_a_small_screen(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 640})
    begin(page)
    page.get_by_role("button", name="Patikrinti ir tęsti").scroll_into_view_if_needed()
    bar = page.locator("aside.leave")
    expect(bar.locator("[data-exit]")).to_be_in_viewport()
    box = bar.bounding_box()
    assert box
    assert (box["y"], box["height"]) == (0, 44)


def test_without_script_the_other_ways_are_named(browser: Browser, example_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}report/")
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("[data-choose]")).to_be_hidden()
    expect(page.locator("[data-without-script] a")).to_have_attribute("href", "../method/#for-institutions")
    context.close()


def test_from_a_folder(browser: Browser, example_site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{(example_site / 'en/report/index.html').as_uri()}#institution={DIVISION}")
    page.get_by_role("button", name="2023: ").first.click()
    expect(page.get_by_role("heading", level=2)).to_have_text("Report of 2023")
    page.get_by_role("button", name="Check and go on").click()
    expect(page.locator(".faults li").first).to_have_text("State: the field is empty. Fill it in.")
    page.close()


@pytest.mark.parametrize("language", ["lt", "en"])
def test_every_pattern_is_one_for_browsers_too(page: Page, language: Any) -> None:
    checks = [check for fields in shapes(language).values() for field in fields for check in field.get("checks", ())]
    assert len(checks) > 10
    for check in checks:
        if "pattern" in check:
            assert page.evaluate("text => new RegExp(`^(?:${text})$`).test('\\u0000')", check["pattern"]) in (True, False)
        else:
            assert page.evaluate("text => new RegExp(text, 'u').test('\\u{e0001}')", check["forbidden"]) is True


def test_an_institutions_page_leads_to_its_form(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}institutions/{DIVISION}/")
    page.get_by_role("link", name="Pateikti arba pataisyti ataskaitą šioje svetainėje").first.click()
    expect(page.get_by_label("Jūsų institucija")).to_have_value(DIVISION)
