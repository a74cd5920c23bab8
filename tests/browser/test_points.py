"""What people must be able to do, tried in both languages on the fictional plan (all reported) and the real one (nothing reported)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, expect

from tracker.problems import Language
from tracker.wording import LANGUAGES, Wording, wording


@dataclass(frozen=True)
class Place:
    """One language of one site, open in a browser."""

    page: Page
    root: str
    plan: str
    w: Wording
    real: bool

    def open(self, path: str) -> Page:
        """Go to an address of the plan's site; the browser forgets where it was, so that a fragment alone loads the page anew."""
        self.page.goto("about:blank")
        self.page.goto(self.root + path.format(plan=self.plan))
        return self.page


@pytest.fixture(params=[(site, language) for site in ("example_url", "real_url") for language in LANGUAGES], ids=lambda p: "-".join(p))
def at(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Place]:
    name: str
    language: Language
    name, language = request.param
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    root = request.getfixturevalue(name) + ("" if language == LANGUAGES[0] else f"{language}/")
    real = name == "real_url"
    yield Place(context.new_page(), root, "klaipeda-2020-2025" if real else "gintupe-2020-2025", wording(language), real)
    context.close()


def figures(page: Page) -> list[str]:
    """`6 of 16`: the key figures of a page."""
    return [" ".join(text.split()) for text in page.locator(".figure-number").all_inner_texts()]


# 1. At a glance ----------------------------------------------------------------------------------------------------


def test_the_first_screen_says_what_this_is_how_it_stands_and_as_of_when(at: Place) -> None:
    page, of = at.open(""), at.w("chart_of_n", n="")
    expect(page.locator(".figures")).to_be_in_viewport()
    expect(page.locator(".as-of").first).to_contain_text("2026")
    real, fictional = [f"0 {of}155", f"29 {of}29"], [f"56 {of}78", f"6 {of}16", f"2 {of}16", f"5 {of}16"]
    assert figures(page)[:1] == ["29" if at.real else "19"]
    assert set(real if at.real else fictional) <= set(figures(page))


def test_with_nothing_reported_the_page_says_so_and_names_what_was_promised_and_whom_to_ask(at: Place) -> None:
    page = at.open("")
    if at.real:
        expect(page.locator(".callout").first).to_contain_text(at.w("nothing_reported_title"))
        assert page.locator(".cards .card").count() == 5
        assert page.locator("#missing ~ .scroll").first.locator("tbody tr").count() == 15
        expect(page.get_by_text(at.w("no_events"))).to_be_visible()
        expect(page.get_by_text(at.w("done_of", x="0", n="29"))).to_have_count(0)
    else:
        expect(page.get_by_text(at.w("nothing_reported_title"))).to_have_count(0)
        assert page.locator(".events li").count() == 8
        expect(page.get_by_role("heading", name=at.w("overview_overdue"))).to_be_visible()


def test_every_cell_of_the_matrix_leads_to_its_year(at: Place) -> None:
    page = at.open("")
    cells = page.locator(".wide-only svg a[*|href*='#y']")
    links = cells.evaluate_all("all => all.map(one => one.getAttribute('href') || one.getAttribute('xlink:href'))")
    assert len(links) == len(set(links)) == (155 if at.real else 80)
    cells.nth(7).click()
    expect(page).to_have_url(re.compile(r"/measures/[\d.]+/#y20\d\d$"))
    expect(page.locator(f"#{page.url.split('#')[1]}")).to_be_in_viewport()


# 3. One measure ----------------------------------------------------------------------------------------------------


def test_a_measure_shows_its_facts_its_years_its_source_and_its_neighbours(at: Place) -> None:
    page = at.open("{plan}/measures/2.1/")
    years = 6 if at.real else 7
    assert page.locator("main .strip").first.locator("li").count() == years
    assert page.locator("section.report").count() == years
    for key in ("objective", "owners", "partners", "timeframe", "kind", "printed_title", "source_lines"):
        assert page.locator("dt", has_text=re.compile(f"^{re.escape(at.w(key))}$")).count() == 1, key
    expect(page.locator("#report")).to_have_text(at.w("report_or_correct"))
    assert page.locator("nav.neighbours a").count() == 2
    page.locator("nav.neighbours a[rel=next]").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("2.2")


def test_a_report_is_a_card_with_its_numbers_money_and_evidence(at: Place) -> None:
    page = at.open("{plan}/measures/2.1/#y2020")
    card = page.locator("#y2020")
    if at.real:
        expect(card).to_contain_text(at.w("no_report_yet", year=2020))
        assert card.locator("dl").count() == 0
    else:
        assert card.locator(".outputs b").all_inner_texts() == ["132"]
        for key in ("outputs", "money", "evidence", "contributions"):
            expect(card.locator("dt", has_text=at.w(key))).to_be_visible()
        card.locator(".outputs a.how").click()
        expect(page.locator("#numbers")).to_be_in_viewport()


# 4. One institution ------------------------------------------------------------------------------------------------


def test_an_institution_sees_what_it_answers_for_owes_and_with_whom_it_works(at: Place) -> None:
    page = at.open("institutions/{}/".format("kspsc" if at.real else "police"))
    of_plan = page.locator("main > section").first
    answers, helps, submitted, missing = (int(text) for text in of_plan.locator(".figure-number b").all_inner_texts())
    assert (answers, helps, submitted, missing) == ((5, 8, 0, 25) if at.real else (2, 6, 3, 3))
    tables = of_plan.locator("table")
    assert [tables.nth(place).locator("tbody tr").count() for place in range(2)] == [answers, helps]
    assert of_plan.locator(".events li").count() == submitted
    assert of_plan.locator("ul:not(.events) a[href*='#y20']").count() >= missing
    expect(of_plan.get_by_role("heading", name=at.w("works_with"))).to_be_visible()


# 5. Years ----------------------------------------------------------------------------------------------------------


def test_years_can_be_read_one_by_one_and_side_by_side(at: Place) -> None:
    page = at.open("{plan}/years/2022/")
    expect(page.locator("#changes")).to_have_text(at.w("changes_since", year=2021))
    page.get_by_role("link", name=at.w("compare_years")).click()
    heads = page.locator("[data-years-table] thead th:visible")
    # The script hides the other years only once the page has come.
    expect(heads).to_have_count(3)
    assert heads.all_inner_texts()[1:] == ["2021", "2022"]


def test_the_timeline_shows_every_measure(at: Place) -> None:
    page = at.open("{plan}/timeline/")
    assert page.locator("main svg a[*|href*='/measures/'], main svg a[*|href*='measures/']").count() == (29 if at.real else 19)


# 6. What to believe ------------------------------------------------------------------------------------------------


def test_every_key_figure_leads_to_how_it_is_counted(at: Place) -> None:
    page = at.open("")
    links = page.locator(".figures .how").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(links) == page.locator(".figures li").count() >= 4
    for link in dict.fromkeys(links):
        at.open(link)
        expect(page.locator("#" + link.split("#")[1])).to_be_in_viewport()


def test_what_contradicts_itself_stands_beside_the_figures(at: Place) -> None:
    page = at.open("{plan}/context/")
    found = page.locator("section:has(> h2) details:has(.discrepancy)")
    assert found.count() >= 1
    summary = found.first.locator("summary")
    summary.click()
    expect(found.first.locator(".discrepancy").first).to_be_visible()
    expect(page.get_by_text(at.w("suppressed_note"))).to_be_visible()


# 7. Help -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["", "{plan}/measures/", "{plan}/measures/1.1/", "method/", "search/", "institutions/"])
def test_help_is_one_step_away_from_everywhere(at: Place, path: str) -> None:
    page = at.open(path)
    expect(page.locator("footer")).to_contain_text("112")
    page.locator("footer a[href$='help/']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(at.w("help_title"))


def test_help_is_listed_by_need(at: Place) -> None:
    page = at.open("help/")
    needs = page.locator("main nav a")
    assert needs.count() == (12 if at.real else page.locator(".card").count())
    needs.last.click()
    expect(page.locator(".card").last).to_be_in_viewport()
    assert page.locator(".card").last.locator("a").count() >= 1
