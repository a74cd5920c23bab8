"""The handbook's example is right, and its mistakes get the very messages that it quotes."""

import datetime
import re
import shutil
from pathlib import Path

import pytest

from tracker.loading import load
from tracker.problems import Language, Level, Problem, as_text
from tracker.rules import check

PROJECT = Path(__file__).parent.parent
FILE = "measures/gintupe-2020-2025/1.02-information-campaign.yml"
LANGUAGES: tuple[Language, ...] = ("lt", "en")
NOBODYS = "6990101-0008"
"""A personal code of the year 2099."""
REASON = '    reason: {lt: "Rengėjas atsisakė, kito rasti nespėta."}\n'

MISTAKES = {
    "a tab": ("    reported_by: soc", "\treported_by: soc"),
    "a colon in text": (
        'lt: "Lapkritį stotelėse kabėjo plakatai. Renginys mokykloms neįvyko: trūko vedėjo."',
        "lt: Renginys neįvyko: trūko vedėjo.",
    ),
    "a misspelt field": ("    summary:\n", "    sumary:\n"),
    "no value": ('obstacles: {lt: "Neatsirado žmogaus, kuris vestų renginį."}', "obstacles:\n      lt:"),
    "a date with points": ("reported_on: 2024-02-28", "reported_on: 2024.02.28"),
    "a report before the end of the year": ("reported_on: 2024-02-28", "reported_on: 2023-12-15"),
    "signed by a partner": ("reported_by: social-support-division", "reported_by: womens-aid-society"),
    "a step back": (REASON, ""),
    "money with a comma": ('"2850.50"', '"2 850,50 €"'),
    "a small number": ('"<5"', '"3"'),
    "a personal code": ('"Lapkritį stotelėse', f'"Padėta pareiškėjai ({NOBODYS}). Lapkritį stotelėse'),
}


def handbook(language: Language) -> str:
    return (PROJECT / f"handbook/reporting.{language}.md").read_text("utf-8")


def example(language: Language) -> str:
    """The handbook's first example, without its `status:` line."""
    block = re.search(r"```yaml\nstatus:\n(.*?)```", handbook(language), re.DOTALL)
    assert block, "the handbook has an example"
    return block[1]


def problems(tmp_path: Path, report: str) -> list[Problem]:
    """What the checker finds in the file with `report` put before that of 2024 (errors, and warnings on 2023)."""
    root = tmp_path / "root"
    shutil.copytree(PROJECT / "tests/example", root)
    path = root / FILE
    # The example of a step back needs a measure that does not begin anew each year.
    text = path.read_text("utf-8").replace("recurs: yearly\n", "kind: continuous\n")
    assert text.count('  "2024":\n') == 1
    path.write_text(text.replace('  "2024":\n', report + '  "2024":\n'), "utf-8")
    return [p for p in check(root, load(root), datetime.date(2026, 6, 1)) if p.path == FILE and "2022" not in p.field]


def messages(tmp_path: Path, report: str, language: Language) -> list[str]:
    """The same, all of them errors, in words."""
    found = problems(tmp_path, report)
    assert all(p.level is Level.ERROR for p in found)
    return as_text(found, language).replace("measures/gintupe-2020-2025/", "").splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_valid(tmp_path: Path, language: Language) -> None:
    assert messages(tmp_path, example(language), language) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("mistake", MISTAKES)
def test_the_mistakes_get_the_quoted_messages(tmp_path: Path, mistake: str, language: Language) -> None:
    before, after = MISTAKES[mistake]
    report = example(language)
    assert report.count(before) == 1
    said = messages(tmp_path, report.replace(before, after), language)
    assert len(said) == 1, said
    assert said[0] in handbook(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_remark_that_it_shows_lets_a_name_pass(tmp_path: Path, language: Language) -> None:
    block = re.search(r"```\n( +by: .*\n)```", handbook(language))
    assert block, "the handbook shows it"
    report = f"{example(language)}    decision:\n{block[1]}      on: 2023-11-23\n"
    assert problems(tmp_path / "with", report) == []
    without = re.sub("  # .*", "", report)
    assert [problem.rule for problem in problems(tmp_path / "without", without)] == ["person-named"]
