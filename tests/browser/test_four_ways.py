"""A whole year of the fictional plan, reported anew by each of the four ways: the same reports, whichever way they came."""

import datetime
import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, Locator, Page, expect

from tracker.checked import read_root
from tracker.cli import cli
from tracker.models import Text, YearStatus
from tracker.problems import has_errors
from tracker.updating import DOTS, blank_report, canonical
from tracker.updating.fields import Field, fields
from tracker.worksheet.cells import shown
from tracker.worksheet.columns import LISTS, SINGLE, Names, spread
from tracker.worksheet.guide import sheet_name
from tracker.yamltext import read

EXAMPLE = Path(__file__).parent.parent / "example"
PLAN = "gintupe-2020-2025"
YEAR = 2022
AS_OF = datetime.date(2026, 2, 15)
Reports = dict[str, dict[str, Any]]


# The year, and the plan without it ---------------------------------------------------------------------------------


def measures(root: Path) -> Iterator[tuple[Path, Any]]:
    """Every measure's file of the plan, with its plain value."""
    for path in sorted((root / "measures" / PLAN).glob("*.yml")):
        yield path, read(path.read_text("utf-8"))[0]


def without_the_year(text: str) -> str:
    """A measure's file as it was before anybody reported of the year."""
    text = re.sub(rf'^  "{YEAR}":.*\n(?:(?:    .*)?\n)*', "", text, flags=re.MULTILINE)
    return re.sub(r"^status:\n((?: *#.*\n)*)(?=\S|\Z)", r"\1", text, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def reports() -> Reports:
    """Code -> what is to be reported of the year."""
    found = {value["code"]: value["status"][str(YEAR)] for _, value in measures(EXAMPLE) if str(YEAR) in value.get("status", {})}
    assert len(found) > 10
    assert {name for report in found.values() for name in report} >= {"outputs", "money", "evidence", "contributions", "reason"}
    return found


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional plan without the reports of the year."""
    root = shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("before") / "root")
    for path, _ in measures(root):
        path.write_text(without_the_year(path.read_text("utf-8")), "utf-8")
    assert not [path for path, value in measures(root) if str(YEAR) in value.get("status", {})]
    assert not has_errors(read_root(root, AS_OF)[1])
    return root


@pytest.fixture
def root(before: Path, tmp_path: Path) -> Path:
    return shutil.copytree(before, tmp_path / "root")


def run(root: Path, *arguments: str | Path) -> None:
    """A command that must succeed."""
    done = CliRunner().invoke(cli, ["--root", str(root), "--as-of", str(AS_OF), "--lang", "en", *map(str, arguments)])
    assert done.exit_code == 0, done.output


def tree(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def meant(root: Path) -> Any:
    """What the files of the plan say, whichever of the forms that mean the same somebody chose."""
    return {
        path.name: value | {"status": {year: canonical(report) for year, report in value.get("status", {}).items()}}
        for path, value in measures(root)
    }


@pytest.fixture(scope="module")
def at_terminal(before: Path, reports: Reports, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree after the year was reported with the options of `report`: the one to which the others are compared."""
    root = shutil.copytree(before, tmp_path_factory.mktemp("terminal") / "root")
    for code, report in reports.items():
        run(root, "report", code, str(YEAR), "--plan", PLAN, *options(report))
    return root


def options(report: Any, at: str = "") -> Iterator[str]:
    if isinstance(report, str):
        yield from ("--set", f"{at}={report}")
        return
    for step, part in report.items() if isinstance(report, dict) else enumerate(report):
        yield from options(part, f"{at}.{step}".removeprefix("."))


def test_at_the_terminal_the_year_is_what_was_reported(at_terminal: Path) -> None:
    assert meant(at_terminal) == meant(EXAMPLE)
    assert not has_errors(read_root(at_terminal, AS_OF)[1])


# In the measure's file -----------------------------------------------------------------------------------------------


def test_in_the_files(root: Path, reports: Reports, at_terminal: Path) -> None:
    """Into the lines that the measure's page offers, and further ones below them, as the handbook shows them."""
    site, _ = read_root(root, AS_OF)
    assert site is not None
    plan = next(one for one in site.plans if one.data.plan.id == PLAN)
    for path, value in measures(root):
        report = reports.get(value["code"])
        if report:
            (one,) = (each for each in plan.measures if each.measure.code == value["code"])
            block = filled(blank_report(one.measure, YEAR, plan.answering(one.measure)), report)
            text = path.read_text("utf-8")
            head, status, rest = text.partition("\nstatus:\n")
            path.write_text(head + status + block + rest if status else text + block, "utf-8")
    assert not has_errors(read_root(root, AS_OF)[1])
    assert meant(root) == meant(at_terminal)


def filled(block: str, report: dict[str, Any]) -> str:
    """The lines with words in place of their dots, and a line for everything that they do not ask for."""
    asked = {"lt": report["summary"]["lt"], **report}
    block = re.sub(r"(\w+): (.*)\n", lambda hit: f"{hit[1]}: {json.dumps(asked[hit[1]], ensure_ascii=False)}\n", block)
    assert DOTS not in block
    block = (
        block.replace("\n      lt:", f"\n      en: {json.dumps(report['summary']['en'])}\n      lt:")
        if "en" in report["summary"]
        else block
    )
    further = {name: part for name, part in report.items() if f"    {name}:" not in block}
    return block + "".join(f"    {name}: {json.dumps(part, ensure_ascii=False)}\n" for name, part in further.items())


# In a worksheet ------------------------------------------------------------------------------------------------------


def test_in_worksheets(root: Path, reports: Reports, at_terminal: Path, tmp_path: Path) -> None:
    run(root, "worksheet", "export", "--year", str(YEAR), "--all", "--to", tmp_path / "sheets")
    site, _ = read_root(root, AS_OF)
    assert site is not None
    names = Names(site.dataset.institutions)
    left = dict(reports)
    used = []
    for file in sorted((tmp_path / "sheets").iterdir()):
        book = load_workbook(file)
        sheet = book["Ataskaita"]
        for number in range(3, sheet.max_row + 1):
            measure = str(sheet.cell(number, columns(sheet)["measure"]).value)
            # What several owners answer for is asked of each, and reported by one of them.
            report = left.pop(measure.partition(" ")[0], None)
            if report is None:
                continue
            type_in(sheet, number, "", SINGLE, report, names)
            for one in LISTS:
                items = book[sheet_name(one.name)]
                for entry in report.get(one.name, []):
                    line = next(each for each in range(3, 99) if items.cell(each, 1).value is None)
                    items.cell(line, 1, measure)
                    type_in(items, line, f"{one.name}.", one.columns, entry, names)
        book.save(file)
        used.append(file)
    assert left == {}
    run(root, "worksheet", "import", *used)
    assert tree(root) == tree(at_terminal)


def columns(sheet: Worksheet) -> dict[str, int]:
    return {str(cell.value): cell.column for cell in sheet[1] if cell.value}


def type_in(sheet: Worksheet, number: int, prefix: str, among: Any, values: Any, names: Names) -> None:
    texts = spread(values, among)
    for one in among:
        if one.at in texts:
            sheet.cell(number, columns(sheet)[prefix + one.path], shown(texts[one.at], one, names))


# In the form ---------------------------------------------------------------------------------------------------------


def test_in_the_form(
    browser: Browser,
    served: Callable[[Path], str],
    build_root: Callable[[Path, Path], Path],
    root: Path,
    reports: Reports,
    at_terminal: Path,
    tmp_path: Path,
) -> None:
    url = served(build_root(root, tmp_path / "site"))
    context = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(f"{url}report/")
    for code, report in reports.items():
        page.get_by_label("Jūsų institucija").select_option(report["reported_by"])
        page.get_by_role("button", name=re.compile(rf"^{YEAR}: {re.escape(code)} ")).first.click()
        expect(page.get_by_role("heading", level=2)).to_have_text(f"{YEAR} metų ataskaita")
        page.get_by_label("Rašyti ir angliškai").check()
        fill(page.locator("[data-fill]"), YearStatus, report)
        page.get_by_role("button", name="Patikrinti ir tęsti").click()
        expect(page.locator("[data-result]")).to_be_visible()
        if code != [*reports][-1]:
            page.get_by_role("button", name="Pridėti dar vieną ataskaitą").click()
    path = handed_in(page, tmp_path)
    context.close()
    run(root, "report", "--from", path)
    assert tree(root) == tree(at_terminal)


def handed_in(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Atsisiųsti failą").click()
    download.value.save_as(folder / "handed-in.yml")
    return folder / "handed-in.yml"


def fill(scope: Locator, model: Any, values: Any) -> None:
    """Fill in the fields of a model as they are called."""
    if isinstance(values, str):
        # `money: own_budget` is short for its source.
        values = {"source": values}
    for field in fields(model):
        if values.get(field.name):
            fill_one(scope, field, values[field.name])


def fill_one(scope: Locator, field: Field, value: Any) -> None:
    label = field.label.lt + (" (būtina)" if field.required else "")
    if field.inner is Text:
        texts = scope.get_by_role("group", name=label, exact=True).first
        for language, text in value.items():
            texts.get_by_label({"lt": "Lietuviškai", "en": "Angliškai"}[language]).fill(text)
    elif field.inner is not None:
        one = field.label_of_one.lt
        for number, entry in enumerate(value if field.many else [value], start=1):
            scope.get_by_role("button", name=f"Pridėti: {one}", exact=True).click()
            fill(scope.get_by_role("group", name=f"{one} {number}" if field.many else one, exact=True).last, field.inner, entry)
    else:
        control = scope.get_by_label(label, exact=True).first
        if field.choices or field.institution:
            control.select_option(value)
        elif field.flag:
            control.check()
        else:
            control.fill(value)
