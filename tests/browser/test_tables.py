"""Filtering, sorting and comparing: what is chosen, what is shown, what stands in the address."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

LIST = "gintupe-2020-2025/measures/"
YEARS = "gintupe-2020-2025/years/"
REAL = "klaipeda-2020-2025/measures/"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def shown(page: Page) -> list[str]:
    """The codes of the measures that can be seen, in their order."""
    return page.locator("table.measures .code:visible").all_inner_texts()


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        ("objective=3", "3.1 3.2 3.3 3.4"),
        ("institution=police", "1.2 3.4 1.1 1.3 2.1 2.5 4.2 4.3"),
        ("institution=police&role=owner", "1.2 3.4"),
        ("institution=police&role=partner", "1.1 1.3 2.1 2.5 4.2 4.3"),
        ("state=in_progress", "2.1 4.3"),
        ("state=not_done&year=2020", "3.2"),
        ("overdue", "3.3 4.3"),
        ("no-report&year=2020", "1.5 4.4"),
        ("state=unknown&objective=1", "1.5"),
        ("state=done&sort=end", "1.3 4.2 1.4 1.1 2.4 3.1 4.1"),
        ("state=done&sort=end&counted", "1.3 4.2 1.4 1.1 3.1 4.1"),
        ("objective=4&sort=title", "4.4 4.3 4.1 4.5 4.2"),
        ("objective=99&state=nonsense&other=x", "all"),
        ("objective=1&institution=probation", ""),
    ],
)
def test_what_the_address_says_is_what_is_shown(page: Page, example_url: str, chosen: str, codes: str) -> None:
    page.goto(f"{example_url}{LIST}#{chosen}")
    every = page.locator("tr[data-state] .code").all_text_contents()
    assert len(every) == 19
    expected = sorted(every) if codes == "all" else codes.split()
    assert (sorted if "sort" not in chosen else list)(shown(page)) == (sorted(expected) if "sort" not in chosen else expected)
    expect(page.locator("[data-empty]")).to_be_visible(visible=not expected)


@pytest.mark.parametrize(
    ("address", "none", "three"),
    [
        (LIST, "Rodoma 0 priemonių iš 19.", "Rodomos 3 priemonės iš 19."),
        (f"en/{LIST}", "0 measures of 19 are shown.", "3 measures of 19 are shown."),
    ],
)
def test_the_keyboard_alone_filters_and_hears_the_count(page: Page, example_url: str, address: str, none: str, three: str) -> None:
    page.goto(example_url + address)
    status = page.locator("[data-count]")
    page.locator("#f-institution").focus()
    page.keyboard.type("Polic")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("#f-state")).to_be_focused()
    page.locator("#f-state").select_option("done")
    expect(status).to_have_text(three)
    page.locator("#f-objective").select_option("2")
    expect(status).to_have_text(none)
    expect(page.locator("[data-empty]")).to_be_visible()
    page.locator(".filter button").focus()
    page.keyboard.press("Enter")
    expect(status).to_contain_text("19")
    assert len(shown(page)) == 19


def test_the_choice_stands_behind_the_hash_and_makes_no_history(page: Page, example_url: str) -> None:
    page.goto(example_url + LIST)
    before = page.evaluate("history.length")
    page.get_by_label("Uždavinys").select_option("2")
    page.get_by_label("Tik tos, kurioms trūksta ataskaitos").check()
    expect(page).to_have_url(f"{example_url}{LIST}#objective=2&no-report")
    assert page.evaluate("history.length") == before
    assert shown(page) == ["2.2"]
    page.get_by_role("button", name="Rodyti visas").click()
    expect(page).to_have_url(example_url + LIST)


def test_an_anchor_of_the_page_leaves_the_choice_alone(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}{LIST}#state=done&counted")
    assert len(shown(page)) == 6
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # skip to the content
    expect(page).to_have_url(f"{example_url}{LIST}#content")
    assert len(shown(page)) == 6
    page.go_back()
    expect(page).to_have_url(f"{example_url}{LIST}#state=done&counted")
    assert len(shown(page)) == 6
    page.evaluate("location.hash = 'objective=2'")
    expect(page.locator("[data-count]")).to_contain_text("5")
    assert len(shown(page)) == 5


def test_a_chosen_year_is_marked_and_lists_what_was_expected_in_it(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}{LIST}#year=2023")
    assert len(shown(page)) == 13
    assert set(page.locator("tr:visible .cell.chosen .strip-year").all_inner_texts()) == {"2023"}
    expect(page.locator("thead")).to_contain_text("Būsena šiandien")
    page.get_by_label("Kurių metų būsena").select_option("")
    assert page.locator(".cell.chosen").count() == 0
    assert "šiandien" not in page.locator("thead").inner_text()


def test_a_role_can_be_chosen_for_an_institution_only(page: Page, example_url: str) -> None:
    page.goto(example_url + LIST)
    expect(page.get_by_label("Institucijos vaidmuo")).to_be_disabled()
    page.get_by_label("Institucija", exact=True).select_option("police")
    page.get_by_label("Institucijos vaidmuo").select_option("owner")
    assert shown(page) == ["1.2", "3.4"]


def test_who_took_over_tasks_is_found_as_their_owner(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}{LIST}#institution=family-help-centre&role=owner")
    listed = len(shown(page))
    page.goto(f"{example_url}institutions/family-help-centre/")
    assert int(page.locator(".figure-number b").first.inner_text()) == listed == 7


def test_every_key_figure_leads_to_as_many_measures_as_it_says(page: Page, example_url: str) -> None:
    page.goto(example_url)
    figures = page.locator(".figures li")
    linked = [
        (figures.nth(place).locator("b").inner_text(), figures.nth(place).locator("a").first.get_attribute("href") or "")
        for place in range(figures.count())
    ]
    to_list = [(number, href) for number, href in linked if "/measures/" in href]
    assert [number for number, _ in to_list] == ["19", "6", "2", "5"]
    for number, href in to_list:
        page.goto("about:blank")
        page.goto(example_url + href)
        assert len(shown(page)) == int(number), href


def test_without_scripts_the_whole_table_stands_there(browser: Browser, example_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}{LIST}#objective=1")
    assert len(shown(page)) == 19
    expect(page.locator("form[data-filter]")).to_be_hidden()
    page.goto(f"{example_url}{YEARS}#from=2021&to=2023")
    assert len(page.locator("[data-years-table] thead th").all()) == 8
    expect(page.locator("form[data-compare]")).to_be_hidden()
    context.close()


def test_two_years_stand_side_by_side_and_differences_are_counted(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}{YEARS}#from=2021&to=2023")
    table = page.locator("[data-years-table]")
    assert table.locator("thead th:visible").all_inner_texts() == ["Priemonė", "2021", "2023"]
    status = page.locator("[data-count]")
    expect(status).to_have_text("Kitokia būsena: 14 iš 19 priemonių.")
    page.get_by_label("Tik pasikeitusios").check()
    assert len(shown(page)) == 14
    row = table.locator("tr:has-text('1.1 ')").first
    assert row.locator("td:visible .badge").all_inner_texts() == ["◐ Įvykdyta iš dalies", "● Įvykdyta"]
    page.get_by_label("Palyginti su").select_option("2021")
    expect(status).to_have_text("Kitokia būsena: 0 iš 19 priemonių.")
    assert shown(page) == []
    page.get_by_role("button", name="Rodyti visas").click()
    assert len(table.locator("thead th:visible").all()) == 8
    expect(status).to_have_text("")


def test_a_year_says_what_is_different_from_the_one_before(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}en/gintupe-2020-2025/years/2023/")
    expect(page.locator("#changes ~ p").first).to_contain_text("Different state: 10 of 19 measures.")
    page.get_by_role("link", name="Compare years").click()
    expect(page.locator("[data-count]")).to_have_text("Different state: 10 of 19 measures.")


@pytest.mark.parametrize("language", ["", "en/"])
def test_the_real_plan_can_be_filtered_by_what_is_promised(page: Page, real_url: str, language: str) -> None:
    page.goto(f"{real_url}{language}{REAL}#institution=kspsc&role=owner")
    assert shown(page) == ["1.5", "1.9", "1.11", "3.2", "3.4"]
    page.goto("about:blank")
    page.goto(f"{real_url}{language}{REAL}#state=unknown")
    assert len(shown(page)) == 29
    page.goto("about:blank")
    page.goto(f"{real_url}{language}{REAL}#state=done")
    assert shown(page) == []
    expect(page.locator("[data-empty]")).to_be_visible()
