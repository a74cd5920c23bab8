"""Every rule for a report speaks in the form as the check does: in its words, at its field, and as gravely."""

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tracker.loading import dataset, load
from tracker.problems import DataPath, Language, Problem, as_labelled
from tracker.rules import EDIT_RULES, REPORT_RULES, rule_name
from tracker.updating import canonical, fingerprint, merge, read_report_file, trail
from tracker.updating.shape import labels, shapes
from tracker.wording import LANGUAGES, wording
from tracker.yamltext import read

EXAMPLE = Path(__file__).parent.parent / "example"
INSTITUTIONS = dataset(load(EXAMPLE)).institutions
PLAN = "gintupe-2020-2025"
TODAY = str(datetime.date.today())
Report = dict[str, Any]


class Case(NamedTuple):
    """What is filled in, and the places at which the rule then speaks."""

    rule: str
    institution: str
    measure: str
    year: int
    filled: Report
    places: list[DataPath]


REASON = {"reason": {"lt": "Trūko lėšų."}}
PEOPLE = {"what": {"lt": "Dalyviai"}, "unit": "people", "basis": "unique_people"}
SENSITIVE = {**PEOPLE, "sensitive": "true"}
LEAFLETS = {"what": {"lt": "Išdalyti lankstinukai"}, "unit": "copies", "basis": "items"}
DIVISION = "social-support-division"


def contribution(by: str, day: str = TODAY) -> Report:
    return {"by": by, "reported_on": day, "summary": {"lt": "Prisidėta."}}


def campaign(rule: str, filled: Report, *places: DataPath, year: int = 2023) -> Case:
    """A case on what one institution does every year."""
    return Case(rule, DIVISION, "1.2", year, filled, list(places))


CASES = [
    Case("year-inside-timeframe", DIVISION, "4.3", 2025, {}, [()]),
    campaign("summary-in-lithuanian", {"summary": {"en": "It took place."}}, ("summary",)),
    campaign("reason-given", {"state": "not_done"}, ("state",)),
    campaign("decision-given", {"state": "discontinued", **REASON}, ("state",)),
    campaign("evidence-given", {"state": "done"}, ("state",)),
    campaign("dated-after-the-year", {"reported_on": "2023-06-01"}, ("reported_on",)),
    campaign("dated-after-the-year", {"reported_on": "2022-12-31"}, ("reported_on",)),
    campaign(
        "not-in-the-future",
        {"reported_on": "2099-01-01", "contributions": [contribution("police"), contribution("court", "2099-01-02")]},
        ("reported_on",),
        ("contributions", 1, "reported_on"),
    ),
    Case("no-unexplained-step-back", "probation", "3.1", 2025, {}, [("state",)]),
    Case("done-stays-done", DIVISION, "4.2", 2023, {"state": "not_started", **REASON}, [("state",)]),
    campaign("reported-by-an-owner", {"reported_by": "womens-aid-society"}, ("reported_by",)),
    Case(
        "contribution-by-a-participant", DIVISION, "4.3", 2025,
        {**REASON, "contributions": [contribution("court"), contribution("police"), contribution(DIVISION)]},
        [("contributions", 0, "by"), ("contributions", 2, "by")],
    ),
    campaign("people-are-whole", {"outputs": [PEOPLE | {"value": "40"}, PEOPLE | {"value": "14.5"}]}, ("outputs", 1, "value")),
    campaign(
        "parts-within-the-whole", {"outputs": [PEOPLE | {"value": "40", "by_sex": {"women": "35", "men": "15"}}]}, ("outputs", 0, "by_sex")
    ),
    campaign(
        "small-numbers-hidden",
        {
            "outputs": [
                SENSITIVE | {"value": "3"},
                SENSITIVE | {"value": "20", "by_sex": {"women": "16", "men": "<5"}},
                SENSITIVE | {"value": "20", "by_sex": {"men": "4"}},
            ]
        },
        ("outputs", 0, "value"),
        ("outputs", 1, "by_sex", "women"),
        ("outputs", 2, "by_sex", "men"),
    ),
    campaign("jump-explained", {"outputs": [LEAFLETS | {"value": "20"}]}, ("outputs", 0, "value"), year=2021),
    campaign("overspending-explained", {"money": {"planned": "100", "spent": "200.50", "source": "state"}}, ("money", "spent")),
]  # fmt: skip


CHANGES = [
    Case("no-silent-step-back", DIVISION, "1.2", 2020, {"state": "in_progress"}, [("state",)]),
    Case("closed-year-corrected", DIVISION, "1.2", 2020, {"next_steps": {"lt": "Tęsti."}}, [()]),
]
"""What is changed in a report that stands in its file."""


def test_every_rule_for_a_change_has_a_case() -> None:
    assert [case.rule for case in CHANGES] == [rule_name(rule) for rule in EDIT_RULES]


def test_every_rule_for_a_report_has_a_case() -> None:
    assert list(dict.fromkeys(case.rule for case in CASES)) == [rule_name(rule) for rule in REPORT_RULES]


# Filling in --------------------------------------------------------------------------------------------------------


class Form:
    """The form in one language; it is filled in as a report is written."""

    def __init__(self, page: Page, language: Language) -> None:
        self.page = page
        self.language = language
        self.shapes = shapes(language)
        self.words = wording(language)

    def fill(self, scope: Locator, model: str, values: Report) -> None:
        """Fill in the fields of one model."""
        for field in self.shapes[model]:
            if field["name"] in values:
                self._field(scope, field, values[field["name"]])

    def _field(self, scope: Locator, field: dict[str, Any], value: Any) -> None:
        label = self.label(field["label"], required=field["required"])
        control = f"xpath=.//div[label='{label}']/*[self::input or self::select or self::textarea]"
        if field["kind"] == "list":
            for number, entry in enumerate(value, start=1):
                self._part(scope, field, entry, f"{field['one']} {number}")
        elif field["kind"] == "record":
            self._part(scope, field, value, label)
        elif field["kind"] == "text":
            self.fill(scope.locator(f"xpath=.//fieldset[legend='{label}']").first, "Text", value)
        elif field["kind"] in ("choice", "institution"):
            scope.locator(control).first.select_option(value)
        elif field["kind"] == "flag":
            scope.locator(control).first.set_checked(value == "true")
        else:
            scope.locator(control).first.fill(value)

    def _part(self, scope: Locator, field: dict[str, Any], value: Report, legend: str) -> None:
        adder = self.words("form_add").format(what=field["one"])
        scope.locator(f"xpath=.//button[.='{adder}']").click()
        self.fill(scope.locator(f"xpath=.//fieldset[legend='{legend}']").last, field["of"], value)

    def label(self, label: str, *, required: bool) -> str:
        """What stands above a field."""
        return f"{label} {self.words('form_required')}" if required else label

    def path(self, at: DataPath) -> list[str]:
        """What stands above a place of a report, outermost first."""
        path = []
        for field, entry in trail(at):
            path.append(self.label(field.label.to(self.language), required=field.required))
            one = field.label_of_one.to(self.language)
            if entry is not None:
                path.append(f"{one} {entry + 1}")
        return path


SAID = """form => [
  ...[...form.querySelectorAll("p.error, p.warning")].map((one) => {
    const path = [];
    for (let node = one.parentElement; node !== form; node = node.parentElement) {
      const name = node.querySelector(":scope > legend, :scope > label");
      if (name) path.unshift(name.textContent);
    }
    return [one.className, path, one.lastChild.textContent];
  }),
  ...[...form.querySelectorAll(".faults li:not(:has(a))")].map((one) => ["error", [], one.textContent]),
]"""
"""What is said in the form: how gravely, below which labels, in which words; of the whole report only at its head."""


# What the check says -------------------------------------------------------------------------------------------------


def check(folder: Path, case: Case, report: Report, seen: str = "none") -> list[Problem]:
    """What the check says of the report, written into a file."""
    path = folder / "report.yml"
    one = {"plan": PLAN, "measure": case.measure, "year": str(case.year), "seen": seen, "report": report}
    path.write_text(json.dumps({"reports": [one]}, ensure_ascii=False), "utf-8")
    submissions, problems = read_report_file(path)
    assert problems == []
    return list(merge(EXAMPLE, submissions, datetime.date.today()).problems)


def as_told(problem: Problem, form: Form) -> list[Any]:
    """A problem of the check as the form has to tell it."""
    names = {name: form.words.name(entry) for name, entry in INSTITUTIONS.items()} | labels(form.language)
    words = f"{problem.what.to(form.language)} {problem.fix.to(form.language)}"
    return [problem.level.value, form.path(problem.at), as_labelled(words, names.__getitem__, form.language)]


@pytest.fixture(scope="module", params=LANGUAGES)
def form(browser: Browser, example_url: str, request: pytest.FixtureRequest) -> Iterator[Form]:
    page = browser.new_page()
    page.set_default_timeout(5000)
    page.goto(f"{example_url}{'' if request.param == 'lt' else 'en/'}report/")
    yield Form(page, request.param)
    page.close()


def opened(form: Form, case: Case) -> None:
    """Open the form for a case."""
    form.page.reload()
    form.page.get_by_label(form.words("form_institution")).select_option(case.institution)
    other = form.page.locator(".other").first
    other.get_by_label(form.words("measure")).select_option(case.measure)
    other.get_by_label(form.words("form_year")).select_option(str(case.year))
    other.get_by_role("button").click()
    form.page.get_by_label(form.words("form_english")).check()


@pytest.mark.parametrize("case", CHANGES, ids=[case.rule for case in CHANGES])
def test_every_rule_for_a_change_speaks_as_the_check_does(form: Form, case: Case, tmp_path: Path) -> None:
    (path,) = (EXAMPLE / "measures" / PLAN).glob("1.02-*.yml")
    value: Any = read(path.read_text("utf-8"))[0]
    stood = value["status"][str(case.year)]
    opened(form, case)
    fields = form.page.locator("form[data-fill]")
    form.fill(fields, "YearStatus", case.filled)
    form.page.get_by_role("button", name=form.words("form_check")).click()
    expected = check(tmp_path, case, {**stood, **case.filled}, fingerprint(stood))
    assert [problem.at for problem in expected if problem.rule == case.rule] == case.places
    assert sorted(fields.evaluate(SAID)) == sorted(as_told(problem, form) for problem in expected)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{place}" for place, case in enumerate(CASES)])
def test_every_rule_speaks_as_the_check_does(form: Form, case: Case, tmp_path: Path) -> None:
    page, w = form.page, form.words
    opened(form, case)
    report = {"state": "in_progress", "summary": {"lt": "Vyko."}, "reported_by": case.institution, "reported_on": TODAY, **case.filled}
    fields = page.locator("form[data-fill]")
    form.fill(fields, "YearStatus", report)
    page.get_by_role("button", name=w("form_check")).click()

    expected = check(tmp_path, case, report)
    assert [problem.at for problem in expected if problem.rule == case.rule] == case.places
    said = fields.evaluate(SAID)
    assert sorted(said) == sorted(as_told(problem, form) for problem in expected)
    ready = page.locator("[data-result]")
    if any(problem.level == "error" for problem in expected):
        expect(ready).to_be_hidden()
        expect(fields.locator(".faults li")).to_have_count(len(expected))
        return
    expect(ready.locator(".faults li")).to_have_count(len(expected))
    value, _ = read(page.get_by_label(w("form_result_text")).input_value())
    assert isinstance(value, dict)
    assert canonical(value["reports"][0]["report"]) == canonical(report)
