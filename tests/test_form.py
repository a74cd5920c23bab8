"""What the form on the site is given: every field of a report, in the words of the models, and what is owed."""

import datetime
import json
import re
from pathlib import Path
from typing import Any, get_args

import pytest

from tracker.loading import dataset, load
from tracker.models import Record, Text, YearStatus
from tracker.models.words import LABELS, choices
from tracker.problems import Language
from tracker.progress import SiteProgress, site_progress
from tracker.updating import canonical, fingerprint
from tracker.updating.form import DATA, RULES, form_scripts, plain, speaking
from tracker.updating.script import rules_script
from tracker.updating.shape import labels, shapes
from tracker.wording import LANGUAGES, wording
from tracker.yamltext import read

EXAMPLE = Path(__file__).parent / "example"
SITE: SiteProgress = site_progress(dataset(load(EXAMPLE)), datetime.date(2026, 2, 15))
SETTINGS = {"email": "", "new_file": ""}
KINDS = {
    "Text": {"lt": "line", "en": "line"},
    "YearStatus": {
        "state": "choice",
        "summary": "text",
        "reported_by": "institution",
        "reported_on": "date",
        "interim": "flag",
        "reason": "text",
        "decision": "record",
        "outputs": "list",
        "money": "record",
        "evidence": "list",
        "obstacles": "text",
        "next_steps": "text",
        "contributions": "list",
        "correction": "record",
    },
    "Output": {
        "what": "text",
        "value": "figure",
        "unit": "choice",
        "basis": "choice",
        "by_sex": "record",
        "sensitive": "flag",
        "note": "text",
    },
    "BySex": {"women": "figure", "men": "figure"},
    "Money": {"planned": "amount", "spent": "amount", "source": "choice", "note": "text"},
    "Evidence": {"title": "text", "url": "link", "where": "text", "date": "date"},
    "Contribution": {"by": "institution", "reported_on": "date", "summary": "text", "confirms": "flag"},
    "Decision": {"by": "text", "on": "date"},
    "Correction": {"why": "text", "on": "date"},
}
CHECKED = {"institution", "date", "figure", "amount", "link", "line"}
"""Kinds whose values can be written wrongly."""


def models(model: Any) -> set[type[Record]]:
    """A model and all inside it."""
    if isinstance(model, type) and issubclass(model, Record):
        return {model}.union(*(models(field.annotation) for field in model.model_fields.values()))
    return set().union(*(models(part) for part in get_args(model)))


def data(language: Language = "lt") -> dict[str, Any]:
    script = form_scripts(SITE, wording(language), SETTINGS, None)[DATA]
    made: dict[str, Any] = json.loads(script.removeprefix('"use strict";\nconst reportForm = ').removesuffix(";\n"))
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_a_report_is_asked_for(language: Language) -> None:
    made = shapes(language)
    known = {model.__name__: model for model in models(YearStatus)}
    assert {name: {field["name"]: field["kind"] for field in fields} for name, fields in made.items()} == KINDS
    assert set(made) == set(known)
    for name, fields in made.items():
        model = known[name]
        assert [field["name"] for field in fields] == list(model.model_fields)
        for field in fields:
            assert field["label"] == LABELS[f"{name}.{field['name']}"].to(language)
            assert field["meaning"]
            assert "`" not in field["meaning"]
            assert field["required"] == model.model_fields[field["name"]].is_required()
            assert [word for word, *_ in field.get("choices", ())] == list(choices(model, field["name"]))
            assert bool(field.get("checks")) == (field["kind"] in CHECKED)
            assert ("of" in field) == (field["kind"] in ("list", "record"))


def test_a_form_names_fields_and_words_by_their_labels() -> None:
    assert labels("lt")["money.note"] == "Lėšos: Pastaba"
    assert labels("en")["not_done"] == "Not done"
    state = next(field for field in shapes("en")["YearStatus"] if field["name"] == "reason")
    assert state["meaning"].startswith('Why; required for "Not started", "Not done" and "Discontinued"')
    flag = next(field for field in shapes("lt")["YearStatus"] if field["name"] == "interim")
    assert flag["meaning"] == "Pažymėkite, jei ataskaita pateikta metams nepasibaigus."


def test_who_fills_in_a_form_meets_no_word_of_the_file() -> None:
    written = {word for model in models(YearStatus) for name in model.model_fields for word in (name, *choices(model, name))}
    told = [
        text
        for fields in shapes("lt").values()
        for field in fields
        for text in (field["meaning"], *(said for *_, said in field.get("choices", ())))
    ]
    assert len(told) > 50
    assert {text: found for text in told if (found := written & set(re.findall(r"\w+", text)))} == {}


def test_a_report_given_is_what_stands_in_its_file() -> None:
    number = 0
    given = data()
    for plan in SITE.plans:
        for one in plan.measures:
            path = EXAMPLE / plan.data.paths["measure", one.measure.code]
            value, _ = read(path.read_text("utf-8"))
            assert isinstance(value, dict)
            for year, report in value.get("status", {}).items():
                here = given["plans"][plan.data.plan.id]["measures"][one.measure.code]["years"][year]
                assert canonical(here["report"]) == canonical(report)
                assert here["seen"] == fingerprint(report)
                number += 1
    assert number > 30


def test_a_report_is_written_as_text() -> None:
    report = YearStatus.model_validate(
        {
            "state": "done",
            "summary": {"lt": "Taip."},
            "reported_by": "a",
            "reported_on": "2024-01-02",
            "interim": "true",
            "money": "own_budget",
        }
    )
    assert report.summary == Text(lt="Taip.")
    assert plain(report) == {
        "state": "done",
        "summary": {"lt": "Taip."},
        "reported_by": "a",
        "reported_on": "2024-01-02",
        "interim": "true",
        "money": {"source": "own_budget"},
    }


def test_what_is_owed_is_what_the_institutions_page_shows() -> None:
    owing = data()["owing"]
    for name, plans in SITE.roles.items():
        for plan, role in plans.items():
            if role.owner_of:
                mine = owing[name]["plans"][plan]
                assert mine["missing"] == [[one.measure.code, cell.year, str(cell.deadline)] for one, cell in role.missing]
                assert mine["awaited"] == [[one.measure.code, cell.year, str(cell.deadline)] for one, cell in role.awaited]
                assert mine["overdue"] == [one.measure.code for one in role.overdue]
    assert sum(len(one["missing"]) for each in owing.values() for one in each["plans"].values()) > 10


def test_whoever_takes_part_can_choose_itself() -> None:
    named = {name for plan in SITE.plans for name in plan.participants}
    answering = {name for plan in SITE.plans for one in plan.measures for name in plan.answering(one.measure)}
    assert set(speaking(SITE)) == {name for name in named if name in answering or name not in SITE.everyone}
    owing = data()["owing"]
    only_partners = set(speaking(SITE)) - answering
    assert len(only_partners) > 5
    for name in only_partners:
        assert any(plan["partner"] and not plan["owns"] for plan in owing[name]["plans"].values())


@pytest.mark.parametrize("written", ["007", "12.50", "12.5", "012.500", "3"])
def test_a_number_is_no_other_for_being_written_otherwise(written: str) -> None:
    output = {"what": {"lt": "Renginiai"}, "value": written, "unit": "hours", "basis": "items"}
    money = {"planned": written.removesuffix("0") if written.endswith("00") else written, "source": "state"}
    in_file = {
        "state": "done",
        "summary": {"lt": "Taip."},
        "reported_by": "a",
        "reported_on": "2024-01-02",
        "outputs": [output],
        "money": money,
    }
    assert fingerprint(plain(YearStatus.model_validate(in_file))) == fingerprint(in_file)


def test_the_years_before_are_told_as_the_rules_know_them() -> None:
    years = data()["plans"]["gintupe-2020-2025"]["measures"]["4.3"]["years"]
    assert [year for year in years if "report" in years[year]] == ["2021", "2022", "2023", "2024"]
    assert {year: years[year].get("before") for year in ("2020", "2021", "2022", "2026")} == {
        "2020": None,
        "2021": None,
        "2022": 2021,
        "2026": 2024,
    }


def test_the_rules_are_translated_once(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = form_scripts(SITE, wording("lt"), SETTINGS, cache)[RULES]
    assert first == rules_script()
    (kept,) = cache.iterdir()
    kept.write_text("kept", "utf-8")
    assert form_scripts(SITE, wording("en"), SETTINGS, cache)[RULES] == "kept"
