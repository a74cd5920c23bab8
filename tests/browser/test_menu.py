"""The header: everything in reach on a phone, the menu without a script, and all in one line where there is room."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PATHS = ["", "en/", "gintupe-2020-2025/measures/2.1/", "404.html"]


@pytest.fixture(params=[True, False], ids=["script", "no-script"])
def phone(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A small screen, with and without JavaScript."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=request.param)
    yield context.new_page()
    context.close()


@pytest.fixture
def small(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("path", PATHS)
def test_the_menu_opens_and_leads_by_keyboard(phone: Page, example_url: str, path: str) -> None:
    phone.goto(example_url + path)
    links = phone.locator(".site-header nav li a")
    expect(links.first).to_be_hidden()
    phone.locator("summary", has_text="Men").focus()
    phone.keyboard.press("Enter")
    expect(links).to_have_count(7)
    for link in links.all():
        expect(link).to_be_visible()
        phone.keyboard.press("Tab")
        expect(link).to_be_focused()
    phone.keyboard.press("Enter")
    expect(phone).to_have_url(f"{example_url}{'en/' if path == 'en/' else ''}help/")


def test_escape_closes_the_menu_and_gives_the_focus_back(small: Page, example_url: str) -> None:
    small.goto(f"{example_url}help/")
    menu = small.locator(".menu summary")
    menu.click()
    small.keyboard.press("Tab")
    small.keyboard.press("Tab")
    small.keyboard.press("Escape")
    expect(small.locator(".site-header nav li a").first).to_be_hidden()
    expect(menu).to_be_focused()


@pytest.mark.parametrize("path", PATHS)
def test_everything_in_the_header_is_big_enough_for_a_finger(phone: Page, example_url: str, path: str) -> None:
    phone.goto(example_url + path)
    phone.locator(".menu summary").click()
    targets = phone.locator(".top a:visible, .top summary:visible").all()
    assert len(targets) == 11, "name, menu, seven entries, language, exit"
    sizes = {one.inner_text(): one.bounding_box() for one in targets}
    assert {name: box for name, box in sizes.items() if box is None or box["height"] < 44 or box["width"] < 44} == {}


@pytest.mark.parametrize("width", [320, 360, 412])
@pytest.mark.parametrize("path", PATHS)
def test_on_a_phone_the_header_takes_two_lines(small: Page, example_url: str, path: str, width: int) -> None:
    small.set_viewport_size({"width": width, "height": 740})
    small.goto(example_url + path)
    boxes = {name: small.locator(name).bounding_box() for name in (".site-name", ".menu summary", ".language", ".leave .exit", ".leave")}
    found = {name: box for name, box in boxes.items() if box}
    assert len(found) == len(boxes)
    middles = {name: box["y"] + box["height"] / 2 for name, box in found.items()}
    assert abs(middles[".site-name"] - middles[".menu summary"]) < 4
    assert abs(middles[".site-name"] - middles[".language"]) < 4
    assert found[".site-name"]["x"] + small.locator(".site-name").evaluate(TEXT_WIDTH) <= found[".menu summary"]["x"]
    assert found[".menu summary"]["x"] + found[".menu summary"]["width"] < found[".language"]["x"]
    assert found[".leave"]["y"] + found[".leave"]["height"] - found[".site-name"]["y"] < 120


TEXT_WIDTH = """one => {
  const range = document.createRange();
  range.selectNodeContents(one);
  return range.getBoundingClientRect().width;
}"""


@pytest.mark.parametrize("width", [704, 800, 1024])
@pytest.mark.parametrize("path", ["", "en/"])
def test_between_phone_and_desk_name_menu_and_exit_share_a_line(small: Page, example_url: str, path: str, width: int) -> None:
    small.set_viewport_size({"width": width, "height": 740})
    small.goto(example_url + path)
    tops = {
        round(small.locator(name).evaluate("one => one.getBoundingClientRect().top") / 8)
        for name in (".menu summary", ".language", ".leave .exit")
    }
    assert len(tops) == 1
    expect(small.locator(".site-header nav li a").first).to_be_hidden()


@pytest.mark.parametrize("width", [1120, 1280, 1600])
@pytest.mark.parametrize("path", ["", "en/", "institutions/", "en/institutions/", "en/gintupe-2020-2025/about/"])
def test_at_a_desk_all_stands_in_one_line(small: Page, example_url: str, path: str, width: int) -> None:
    small.set_viewport_size({"width": width, "height": 740})
    small.goto(example_url + path)
    expect(small.locator(".menu summary")).to_be_hidden()
    boxes = [one.bounding_box() for one in small.locator(".top a:visible").all()]
    middles = [box["y"] + box["height"] / 2 for box in boxes if box]
    assert len(middles) == 10, "name, seven entries, language, exit"
    assert max(middles) - min(middles) < 3
    edges = [(box["x"], box["x"] + box["width"]) for box in boxes if box]
    assert all(before[1] < after[0] for before, after in zip(edges, edges[1:], strict=False))
    assert small.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("", ["Ataskaitos forma", "Kas ir kada pasikeitė", "Kaip skaityti", "Prieinamumo pareiškimas", "Privatumas"]),
        ("en/", ["Report form", "What changed when", "How to read this", "Accessibility statement", "Privacy"]),
        ("404.html", ["Ataskaitos forma", "Kas ir kada pasikeitė", "Kaip skaityti", "Prieinamumo pareiškimas", "Privatumas"]),
    ],
)
def test_every_footer_leads_to_help_and_to_what_the_site_says_of_itself(small: Page, example_url: str, path: str, names: list[str]) -> None:
    small.goto(example_url + path)
    base = example_url + ("en/" if path == "en/" else "")
    footer = small.get_by_role("contentinfo")
    assert footer.get_by_role("listitem").all_inner_texts() == names
    links = [link.evaluate("one => one.href") for link in footer.get_by_role("link").all()]
    assert links == [f"{base}{page}/" for page in ("help", "report", "changes", "method", "accessibility", "privacy")]
    expect(footer).to_contain_text("112")
