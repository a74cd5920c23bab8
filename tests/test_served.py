"""What servers and search engines are told: policy, headers, lists of pages."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tracker.site import served

FILES = ["index.html", "help/index.html", "assets/site.css", "city-2024/measures/1.1/index.html", "pictures/city/years.svg"]


def policy(text: str) -> dict[str, list[str]]:
    """Directive -> sources."""
    return {name: sources for name, *sources in (part.split() for part in text.split(";"))}


# Policy ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [served.policy_of_page(), served.security_headers()["Content-Security-Policy"]])
def test_nothing_inline_nothing_evaluated_nobody_else(text: str) -> None:
    directives = policy(text)
    assert directives["default-src"] == directives["base-uri"] == directives["form-action"] == ["'none'"]
    sources = {source for sources in directives.values() for source in sources}
    assert sources <= {"'none'", "'self'", "'wasm-unsafe-eval'", "data:", "file:"}
    assert "data:" not in directives["script-src"] + directives["style-src"]


def test_the_header_forbids_framing_and_the_page_opens_from_a_disk() -> None:
    header, page = policy(served.security_headers()["Content-Security-Policy"]), policy(served.policy_of_page())
    assert header.pop("frame-ancestors") == ["'none'"], "meta tags may not say this"
    assert {name: [one for one in sources if one != "file:"] for name, sources in page.items()} == header
    assert {name for name, sources in page.items() if "file:" in sources} == {"script-src", "style-src", "img-src"}


# Headers -----------------------------------------------------------------------------------------------------------


def rules(text: str) -> dict[str, dict[str, str]]:
    """Place -> header -> value, of a `_headers` file."""
    found: dict[str, dict[str, str]] = {}
    for line in text.splitlines():
        if line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            found[place][name] = value  # noqa: F821 - the first line is a place
        else:
            place = line
            found[place] = {}
    return found


def matching(found: dict[str, dict[str, str]], address: str) -> list[str]:
    """Cache-Control of every rule that an address falls under."""
    patterns = {place: re.escape(place).replace(r"\*", ".*") for place in found}
    return [
        found[place]["Cache-Control"] for place, one in patterns.items() if re.fullmatch(one, address) and "Cache-Control" in found[place]
    ]


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("/", "no-store"),
        ("/help/", "no-store"),
        ("/404.html", "no-store"),
        ("/city-2024/measures/1.1/", "no-store"),
        ("/pictures/city/years.svg", "no-store"),
        ("/pagefind/pagefind.js", "no-store"),
        ("/assets/site.css", "max-age=600"),
        ("/en/", "no-store"),
        ("/en/city-2024/", "no-store"),
        ("/en/pagefind/fragment/en_1.pf_fragment", "no-store"),
        ("/en/assets/stylesheets/main.css", "max-age=600"),
    ],
)
def test_each_address_has_one_rule_for_its_copy_on_the_device(address: str, kept: str) -> None:
    assert matching(rules(served.headers_file(FILES)), address) == [kept]


def test_every_answer_carries_the_security_headers() -> None:
    everywhere = rules(served.headers_file(FILES))["/*"]
    assert everywhere == served.security_headers()
    assert everywhere["Referrer-Policy"] == "no-referrer"
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert everywhere["Cross-Origin-Opener-Policy"] == everywhere["Cross-Origin-Resource-Policy"] == "same-origin"
    off = everywhere["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(off)
    assert all(one.endswith("=()") for one in off)


# Pieces of configuration -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "form"), [("nginx.conf", 'add_header {} "{}" always;'), ("apache.conf", 'Header always set {} "{}"')])
def test_servers_are_told_the_same(name: str, form: str) -> None:
    lines = served.deploy_files("")[name].splitlines()
    assert [header for header, value in served.security_headers().items() if form.format(header, value) not in lines] == []
    assert any("no-store" in line and not line.startswith("#") for line in lines)
    assert [line for line in lines if "Strict-Transport" in line and not line.startswith("#")] == [], "advice, not a setting"


@pytest.mark.parametrize("name", ["nginx.conf", "apache.conf"])
@pytest.mark.parametrize(("site_url", "lost"), [("", "/404.html"), ("https://a.example/plan/", "/plan/404.html")])
def test_a_lost_address_is_answered_in_its_language(name: str, site_url: str, lost: str) -> None:
    text = served.deploy_files(site_url)[name]
    assert re.search(rf"^(error_page|ErrorDocument) 404 {lost};?$", text, re.MULTILINE)
    assert re.search(rf"\b404 {lost.replace('404', 'en/404')}", text)


@pytest.mark.parametrize(
    ("name", "site_url", "line"),
    [
        ("nginx.conf", "", r'location ~ ^/.*\.ics$ { types { } default_type "text/calendar; charset=utf-8"; }'),
        ("nginx.conf", "https://a.example/p.1/", r'location ~ ^/p\.1/.*\.ics$ { types { } default_type "text/calendar; charset=utf-8"; }'),
        ("apache.conf", "", 'AddType "text/calendar; charset=utf-8" .ics'),
    ],
)
def test_calendars_are_sent_as_calendars(name: str, site_url: str, line: str) -> None:
    assert line in served.deploy_files(site_url)[name].splitlines()


@pytest.mark.parametrize("name", ["nginx.conf", "apache.conf"])
def test_brackets_and_quotes_are_closed(name: str) -> None:
    text = "\n".join(line for line in served.deploy_files("")[name].splitlines() if not line.startswith("#"))
    assert text.count("{") == text.count("}") == {"nginx.conf": 4, "apache.conf": 2}[name]
    assert all(line.count('"') % 2 == 0 for line in text.splitlines())
    if name == "nginx.conf":
        assert [line for line in text.splitlines() if line and not line.endswith((";", "}"))] == []


def test_the_pieces_are_written_beside_the_site_and_left_alone_when_right(tmp_path: Path) -> None:
    served.write_deploy_files(tmp_path, "")
    files = sorted((tmp_path / "build" / "deploy").iterdir())
    assert [file.name for file in files] == ["apache.conf", "nginx.conf"]
    before = [file.stat().st_mtime_ns for file in files]
    served.write_deploy_files(tmp_path, "")
    assert [file.stat().st_mtime_ns for file in files] == before
    served.write_deploy_files(tmp_path, "https://a.example/plan/")
    assert [file.stat().st_mtime_ns for file in files] != before


# Search engines ----------------------------------------------------------------------------------------------------


def test_robots_may_read_everything_and_are_told_of_the_list_where_there_is_one() -> None:
    assert served.robots("") == "User-agent: *\nAllow: /\n"
    assert served.robots("https://a.example/") == "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sitemap.xml\n"


def test_the_list_of_pages_names_each_in_each_language_with_its_translations() -> None:
    spaces = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    tree = ET.fromstring(served.sitemap("https://a.example/", ["", "help/"]))
    found = {
        url.findtext("s:loc", "", spaces): {link.get("hreflang"): link.get("href") for link in url.findall("x:link", spaces)}
        for url in tree.findall("s:url", spaces)
    }
    front = {"lt": "https://a.example/", "en": "https://a.example/en/", "x-default": "https://a.example/"}
    help_ = {"lt": "https://a.example/help/", "en": "https://a.example/en/help/", "x-default": "https://a.example/help/"}
    assert found == {front["lt"]: front, front["en"]: front, help_["lt"]: help_, help_["en"]: help_}
