"""The lines that a measure's page offers to paste: valid as they stand once the dots are filled in."""

import datetime
import html
import re
import shutil
from pathlib import Path

import pytest

from tracker.checked import read_root
from tracker.models import State
from tracker.models.measure import Basis, Unit
from tracker.pages import all_pages
from tracker.pages.blank import asked
from tracker.problems import Problem, as_text, has_errors
from tracker.rules.about import participants_of
from tracker.updating import DOTS
from tracker.wording import wording

PROJECT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
ANSWERS = {
    "state": "done",
    "lt": "Surengti „Nebijok kalbėti“ vakarai: dalyvavo, klausė; kitąmet – vėl.",
    "reported_on": "2026-01-20",
    "value": "12",
    "unit": "events",
    "basis": "events",
}
BLOCK = re.compile(r'<pre class="lines"[^>]*><code>(.*?)</code></pre>', re.DOTALL)

TAG = re.compile("<[^>]*>")


def offered(root: Path) -> dict[str, tuple[str, list[str]]]:
    """Path of a measure's file -> the last year without a report, and the blocks that its page offers."""
    site, problems = read_root(root, AS_OF)
    assert site is not None, as_text(problems, "en")
    found = {}
    for page in all_pages(site, wording("lt"), None):
        blocks = [html.unescape(block) for block in BLOCK.findall(page.html)]
        if blocks:
            assert page.source is not None
            year = re.search(r"Pridėti (\d{4}) m. ataskaitą", page.html)
            assert year
            found[page.source] = (year[1], blocks)
    return found


def filled(block: str, owner: str) -> str:
    """A block with something in place of its dots."""
    answers = {**ANSWERS, "reported_by": owner}
    return re.sub(rf'(\w+): "{DOTS}"', lambda hit: f'{hit[1]}: "{answers[hit[1]]}"', block)


def pasted(text: str, block: str) -> str:
    """A file with a block where the page says: at the end, or below the last report."""
    if block.startswith("status:"):
        return text + block
    before, reports = re.split(r"(?<=^status:\n)", text, maxsplit=1, flags=re.MULTILINE)
    behind = re.search(r"^\S", reports, re.MULTILINE)
    cut = behind.start() if behind else len(reports)
    return before + reports[:cut] + block + reports[cut:]


def reported(root: Path, *, fill: bool) -> list[Problem]:
    """Paste every block that the site of a root offers, and check the root."""
    for path, (_, blocks) in offered(root).items():
        text = (root / path).read_text("utf-8")
        owner = re.search(r"^owners:\s*(?:\[|\n\s*- )\s*([a-z0-9-]+)", text, re.MULTILINE)
        assert owner, path
        block = "".join(blocks)
        (root / path).write_text(pasted(text, filled(block, owner[1]) if fill else block), "utf-8")
    return read_root(root, AS_OF)[1]


@pytest.fixture(params=[PROJECT, PROJECT / "tests" / "example"], ids=["real", "fictional"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    for folder in ("plan", "measures", "schemas"):
        if (request.param / folder).is_dir():
            shutil.copytree(request.param / folder, tmp_path / folder)
    return tmp_path


def test_every_block_is_valid_once_the_dots_are_filled_in(root: Path) -> None:
    before = offered(root)
    assert len(before) >= 3
    assert not has_errors(problems := reported(root, fill=True)), as_text(problems, "en")
    after = offered(root)
    assert not [path for path, (year, _) in before.items() if path in after and after[path][0] == year], "the year is reported"


def test_dots_that_are_left_are_told_line_by_line(root: Path) -> None:
    paths = offered(root)
    told = reported(root, fill=False)
    assert {problem.path for problem in told if problem.level.value == "error"} == set(paths)
    for path in paths:
        lines = (root / path).read_text("utf-8").splitlines()
        dotted = {number for number, line in enumerate(lines, 1) if f'"{DOTS}"' in line}
        assert {problem.line for problem in told if problem.path == path} == dotted


def test_only_years_that_are_over_are_asked_for(root: Path) -> None:
    assert {year for year, _ in offered(root).values()} <= {str(year) for year in range(2020, AS_OF.year)}


def test_a_page_names_each_choice_and_everybody_who_may_sign() -> None:
    site, _ = read_root(PROJECT / "tests" / "example", AS_OF)
    assert site is not None
    pages = {page.source: page.html for page in all_pages(site, wording("en"), None) if 'id="add-report"' in page.html}
    measures = {plan.data.paths["measure", one.measure.code]: one.measure for plan in site.plans for one in plan.measures}
    assert any(len(measures[path or ""].owners) > 1 for path in pages)
    for path, text in pages.items():
        fold = text[text.index('id="add-report"') :]
        signing = participants_of(site.dataset.institutions.values()).signing(measures[path or ""])
        assert [choice for choice in (*State, *Unit, *Basis) if f"<code>{choice}</code>" not in fold] == []
        assert all((f"<code>{name}</code>" in fold) is (len(signing) > 1) for name in signing)
        assert [
            one.name for one in (*asked("en")[0], *asked("en")[1]) if one.meaning.replace("`", "") not in html.unescape(TAG.sub("", fold))
        ] == []
        assert (f"reported_by: {signing[0]}\n" in fold) is (len(signing) == 1)
