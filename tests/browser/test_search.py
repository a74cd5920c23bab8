"""The search finds Lithuanian words in any of their forms, and leaves no trace of what was typed."""

import pytest
from playwright.sync_api import Browser, expect

CASES = [
    ("", "klaipedos", "Klaipėdos"),
    ("", "moteru", "moterims"),
    ("", "smurto", "smurtą"),
    ("", "vaizdo konkursas", "1.6 Vaizdo darbų konkursas"),
    ("en/", "video competition", "1.6 Video competition"),
]


@pytest.mark.parametrize(("folder", "asked", "found"), CASES)
def test_words_are_found(browser: Browser, real_url: str, folder: str, asked: str, found: str) -> None:
    page = browser.new_page()
    page.goto(f"{real_url}{folder}search/")
    page.get_by_role("searchbox").fill(asked)
    results = page.locator("[data-results] li")
    expect(results.first).to_be_visible()
    expect(page.locator("[data-results]")).to_contain_text(found)
    assert asked.split()[0] not in page.url
    results.first.get_by_role("link").click()
    expect(page.locator("h1")).to_be_visible()


def test_nothing_found_is_said(browser: Browser, real_url: str) -> None:
    page = browser.new_page()
    page.goto(f"{real_url}search/")
    page.get_by_role("searchbox").fill("qqqq")
    expect(page.get_by_role("status")).to_have_text("Nieko nerasta. Pabandykite kitą žodį.")
