"""The search finds words in any of their forms, in both languages, by keyboard alone, and leaves no trace of what was typed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tracker.wording import wording

STORED = "() => [document.cookie, localStorage.length, sessionStorage.length]"
KINDS = {
    "": ["Priemonės", "Uždaviniai", "Institucijos", "Metai", "Kiti puslapiai"],
    "en/": ["Measures", "Objectives", "Institutions", "Years", "Other pages"],
}


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page in a browser of its own, which nothing in the console may have disturbed."""
    context = browser.new_context()
    made = context.new_page()
    heard: list[str] = []
    made.on("console", lambda message: heard.append(message.text))
    made.on("pageerror", lambda error: heard.append(str(error)))
    yield made
    context.close()
    assert heard == []


def ask(page: Page, words: str) -> None:
    """Type, and wait until the results are there."""
    page.get_by_role("searchbox").fill(words)
    expect(page.locator("[data-count]")).not_to_be_empty()


def open_by_key(page: Page) -> None:
    # An address changes before the scripts of its page have come.
    page.wait_for_load_state()
    page.keyboard.press("/")
    expect(page.get_by_role("dialog")).to_be_visible()


# Words -------------------------------------------------------------------------------------------------------------

CASES = [
    ("", "klaipedos", "Klaipėdos"),
    ("", "Klaipėda", "Klaipėdos"),
    ("", "moteru", "moterims"),
    ("", "moteris", "moterų"),
    ("", "smurto", "smurtą"),
    ("", "smurtas", "smurto"),
    ("", "vaiku", "vaikų"),
    ("", "policija", "policijos"),
    ("", "vaizdo konkursas", "1.6 Vaizdo darbų konkursas"),
    ("", "pildyti", "Ataskaitos forma"),
    ("", "užpildyti ataskaitą", "Ataskaitos forma"),
    ("en/", "fill in", "Report form"),
    ("en/", "video competition", "1.6 Video competition"),
    ("en/", "victims", "victim"),
    ("en/", "trained", "training"),
    ("en/", "klaipeda", "Klaipėda"),
]


@pytest.mark.parametrize(("language", "asked", "found"), CASES)
def test_words_are_found_in_any_form(page: Page, real_url: str, language: str, asked: str, found: str) -> None:
    page.goto(f"{real_url}{language}search/")
    ask(page, asked)
    results = page.locator("[data-kind] li")
    expect(results.first).to_be_visible()
    expect(page.locator("[data-search]")).to_contain_text(found)
    assert asked.split()[0] not in page.url
    results.first.get_by_role("link").click()
    expect(page.locator("h1")).to_be_visible()
    assert page.url.startswith(real_url + language)


@pytest.mark.parametrize("sub", ["", "deeper/still/"])
def test_results_lead_to_pages_from_any_folder(
    page: Page, served: Callable[[Path], str], example_site: Path, tmp_path: Path, sub: str
) -> None:
    (tmp_path / sub).mkdir(parents=True, exist_ok=True)
    (tmp_path / sub / "city").symlink_to(example_site)
    base = f"{served(tmp_path)}{sub}city/en/"
    page.goto(f"{base}search/")
    ask(page, "helpline")
    page.locator("[data-kind] a").first.click()
    expect(page).to_have_url(f"{base}gintupe-2020-2025/measures/2.3/")


@pytest.mark.parametrize(
    ("language", "asked", "said"),
    [
        ("", "qqqq", "Nieko nerasta. Pabandykite kitą žodį."),
        ("en/", "qqqq", "Nothing found. Try another word."),
        ("", "ekrano skaitytuvas", "Rastas 1 puslapis."),
        ("", "naršymo istorija", "Rasti 2 puslapiai."),
    ],
)
def test_the_number_of_results_is_said(page: Page, example_url: str, language: str, asked: str, said: str) -> None:
    page.goto(f"{example_url}{language}search/")
    ask(page, asked)
    expect(page.locator("[data-count][role=status]")).to_have_text(said)


# Groups ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "asked"), [("", "2021"), ("en/", "2021"), ("", "pagalba"), ("en/", "help")])
def test_results_stand_by_kind_of_page_with_their_numbers(page: Page, example_url: str, language: str, asked: str) -> None:
    page.goto(f"{example_url}{language}search/")
    ask(page, asked)
    shown = page.locator("[data-kind]:visible")
    expect(shown.first).to_be_visible()
    total, seen = 0, []
    for group in shown.all():
        name, number = group.get_by_role("heading", level=2).inner_text().rsplit(" ", 1)
        seen.append(name)
        total += int(number.strip("()"))
        more = group.get_by_role("button")
        if more.is_visible():
            assert group.locator("li").count() == 8
            more.click()
        expect(group.locator("li")).to_have_count(int(number.strip("()")))
    assert len(seen) >= 3
    assert seen == [kind for kind in KINDS[language] if kind in seen]
    assert str(total) in page.locator("[data-count]").inner_text()


@pytest.mark.parametrize(
    ("asked", "kind", "address"),
    [
        ("helpline", "Measures", "gintupe-2020-2025/measures/2.3/"),
        ("support", "Objectives", "gintupe-2020-2025/objectives/2/"),
        ("police", "Institutions", "institutions/police/"),
        ("year 2023", "Years", "gintupe-2020-2025/years/2023/"),
        ("browsing history", "Other pages", "help/"),
    ],
)
def test_each_kind_of_page_stands_in_its_group(page: Page, example_url: str, asked: str, kind: str, address: str) -> None:
    page.goto(f"{example_url}en/search/")
    ask(page, asked)
    group = page.locator("[data-kind]", has=page.get_by_role("heading", name=kind))
    expect(group.locator(f"a[href$='/en/{address}']")).to_be_visible()


def test_each_result_says_its_plan_where_there_are_two(page: Page, real_url: str) -> None:
    page.goto(f"{real_url}search/")
    ask(page, "pagalba")
    plans = set(page.locator("[data-kind=measure] .plan").all_inner_texts())
    assert len(plans) == 2
    expect(page.locator("[data-kind=institution] li").first).to_be_visible()
    expect(page.locator("[data-kind=institution] .plan")).to_have_count(0)


def test_found_words_are_marked(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}search/")
    ask(page, "pagalbos")
    marks = page.locator("[data-kind] mark")
    expect(marks.first).to_be_visible()
    assert {text[:6].lower() for text in marks.all_inner_texts()} == {"pagalb"}


def test_what_the_index_says_is_text_and_never_markup(page: Page, example_url: str) -> None:
    # The index as it would be if somebody had written markup into the data.
    evil = """
      export const options = async () => {}, init = options;
      const text = "&lt;img src=x onerror=alert(1)&gt; <mark>pagalba</mark> &lt;mark&gt;";
      const data = async () => ({url: "/", meta: {title: "<b>1.1</b>", plan: "<i>P</i>"}, excerpt: text});
      export const search = async () => ({results: [{id: "x", data}]});
    """
    page.route("**/pagefind/pagefind.js", lambda route: route.fulfill(body=evil, content_type="text/javascript"))
    page.route("**/pagefind/kinds.json", lambda route: route.fulfill(json={"measure": ["x"]}))
    page.goto(f"{example_url}search/")
    ask(page, "pagalba")
    item = page.locator("[data-kind] li").first
    expect(item).to_contain_text("<img src=x onerror=alert(1)> pagalba <mark>")
    expect(item.get_by_role("link")).to_have_text("<b>1.1</b>")
    expect(item.locator("img, b, i")).to_have_count(0)


# By keyboard, on any page ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "name", "asked", "found"),
    [
        ("gintupe-2020-2025/measures/1.1/", "Paieška", "pagalbos linija", "gintupe-2020-2025/measures/2.3/"),
        ("en/help/", "Search", "helpline", "en/gintupe-2020-2025/measures/2.3/"),
    ],
)
def test_from_the_slash_to_a_page_by_keyboard(page: Page, example_url: str, path: str, name: str, asked: str, found: str) -> None:
    page.goto(example_url + path)
    page.keyboard.press("/")
    dialog = page.get_by_role("dialog", name=name)
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    expect(dialog.get_by_role("searchbox")).to_have_value("")
    page.keyboard.type(asked)
    links = dialog.locator("[data-kind] a")
    expect(links.first).to_have_attribute("href", f"/{found}")
    page.keyboard.press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(dialog.get_by_role("searchbox")).to_be_focused()
    assert page.url == example_url + path
    page.keyboard.press("Enter")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(example_url + found)


def test_the_menu_entry_opens_it_and_escape_gives_the_focus_back(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}help/")
    entry = page.get_by_role("link", name="Paieška")
    assert entry.get_attribute("aria-keyshortcuts") == "/"
    entry.focus()
    page.keyboard.press("Enter")
    ask(page, "pagalba")
    expect(page.get_by_text("Paieškai reikia")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(entry).to_be_focused()
    assert page.url == f"{example_url}help/"
    # What was typed is gone.
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox")).to_have_value("")
    expect(page.locator("dialog [data-kind]:visible")).to_have_count(0)
    page.get_by_role("button", name="Uždaryti").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_dialog_offers_the_way_out_and_the_way_to_help(page: Page, example_url: str) -> None:
    page.route("https://www.meteo.lt/**", lambda route: route.fulfill(body="Orai", content_type="text/html"))
    page.goto(f"{example_url}gintupe-2020-2025/measures/1.1/")
    open_by_key(page)
    page.get_by_role("dialog").get_by_role("link", name="Kur kreiptis pagalbos").click()
    expect(page).to_have_url(f"{example_url}help/")
    open_by_key(page)
    page.get_by_role("dialog").get_by_role("link", name="Greitai palikti svetainę").click()
    expect(page).to_have_url("https://www.meteo.lt/")


@pytest.mark.parametrize("key", ["Control+/", "Alt+/", "a", "?"])
def test_other_keys_open_nothing(page: Page, example_url: str, key: str) -> None:
    page.goto(f"{example_url}help/")
    page.keyboard.press(key)
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_in_a_field_the_slash_is_a_slash(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}help/")
    open_by_key(page)
    page.keyboard.type("1/2")
    expect(page.get_by_role("searchbox")).to_have_value("1/2")


def test_on_the_search_page_the_slash_leads_to_the_field(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}en/search/")
    expect(page.get_by_role("searchbox")).to_be_enabled()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_shortcut_can_be_turned_off_for_the_whole_site(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}help/")
    without = page.request.get(page.url).text().replace(' data-search-key="/"', "")
    page.route("**/help/", lambda route: route.fulfill(body=without, content_type="text/html"))
    page.reload()
    page.keyboard.press("/")
    page.wait_for_load_state("networkidle")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("link", name="Paieška")).not_to_have_attribute("aria-keyshortcuts", "/")


POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)


def test_all_of_it_works_under_a_strict_policy(page: Page, example_url: str) -> None:
    def guarded(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "content-security-policy": POLICY})

    page.route(f"{example_url}**", guarded)
    page.goto(f"{example_url}en/help/")
    open_by_key(page)
    ask(page, "helpline")
    expect(page.locator("[data-kind] a").first).to_be_visible()
    page.keyboard.press("Shift")
    expect(page.locator("dialog .presses i.on")).to_have_count(1)


# Where it cannot be, and what it leaves ----------------------------------------------------------------------------


def test_without_an_index_the_search_page_says_so(browser: Browser, example_url: str) -> None:
    page = browser.new_page()
    page.route("**/pagefind/**", lambda route: route.fulfill(status=404))
    page.goto(f"{example_url}help/")
    page.keyboard.press("/")
    expect(page).to_have_url(f"{example_url}search/")
    expect(page.locator("[data-count]")).to_have_text("Paieška čia neveikia: ji veikia tik paskelbtoje svetainėje.")
    expect(page.get_by_role("searchbox")).to_be_disabled()
    page.close()


def test_without_a_script_the_search_page_names_the_lists(browser: Browser, example_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{example_url}help/")
    page.get_by_role("link", name="Paieška").click()
    expect(page).to_have_url(f"{example_url}search/")
    expect(page.get_by_text("Paieškai reikia „JavaScript“.")).to_be_visible()
    context.close()


def test_what_was_looked_for_leaves_no_trace(browser: Browser, example_url: str) -> None:
    context: BrowserContext = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{example_url}help/")
    open_by_key(page)
    ask(page, "krizes")
    page.locator("[data-kind] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert len(asked) > 8
    assert [url for url in asked if "krizes" in url or not url.startswith(example_url)] == []
    assert page.evaluate(STORED) == ["", 0, 0]
    assert context.storage_state() == {"cookies": [], "origins": []}
    page.go_back()
    expect(page.get_by_role("dialog")).to_have_count(0)
    context.close()


@pytest.mark.parametrize(("language", "word"), [("", "policija"), ("en/", "police")])
def test_when_the_connection_breaks_no_earlier_result_stands_under_the_new_word(
    page: Page, example_url: str, language: str, word: str
) -> None:
    page.goto(f"{example_url}{language}search/")
    ask(page, word)
    expect(page.locator("[data-kind] a").first).to_be_visible()
    page.context.set_offline(True)
    ask(page, "mokykla school")
    words = wording("en" if language else "lt")("search_broken")
    expect(page.locator("[data-count][role=status]")).to_have_text(words)
    expect(page.locator("[data-kind] a:visible")).to_have_count(0)
    page.context.set_offline(False)


def test_menus_and_dates_are_not_searched(page: Page, example_url: str) -> None:
    page.goto(f"{example_url}search/")
    ask(page, "uždavinys bendradarbiavimas")
    expect(page.locator("[data-kind=objective] a").first).to_be_visible()
    excerpts = " ".join(page.locator("[data-kind] p").all_inner_texts())
    assert "Apžvalga Priemonės Uždaviniai" not in excerpts
    assert "duomenimis" not in excerpts
    assert "##" not in excerpts
