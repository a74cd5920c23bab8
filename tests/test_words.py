"""The words of fields and choices: complete, in both languages, and those that the pages use."""

import re
from pathlib import Path

import pytest

from tracker.loading.where import model_of
from tracker.models import FILES, Record
from tracker.models.measure import BySex, Contribution, Correction, Decision, Evidence, Money, Output, YearStatus
from tracker.models.words import CHOICES, LABELS, MEANINGS, choice_keys, choices, label, meaning
from tracker.problems import DataPath, Said
from tracker.schemas import parts
from tracker.wording import LANGUAGES, Wording

MODELS = tuple(dict.fromkeys(model for top in FILES.values() for model in (top, *parts(top))))
FIELDS = {f"{model.__name__}.{name}": (model, name) for model in MODELS for name in model.model_fields}
BY_INSTITUTIONS = (YearStatus, Output, BySex, Money, Evidence, Contribution, Decision, Correction)
"""What institutions fill in."""


def test_the_sweeps_below_found_the_models() -> None:
    assert set(FILES.values()) | set(BY_INSTITUTIONS) <= set(MODELS)
    assert len(FIELDS) > 200
    assert len({model.__name__ for model in MODELS}) == len(MODELS), "keys are names of models"


def test_every_model_and_field_has_a_label_and_a_meaning_and_nothing_else_has() -> None:
    known = {*FIELDS, *(model.__name__ for model in MODELS)}
    assert set(LABELS) == known
    assert set(MEANINGS) == known


def test_every_choice_is_explained_and_nothing_else_is() -> None:
    assert set(CHOICES) == {key for model, name in FIELDS.values() for key in choice_keys(model, name).values()}
    assert len(CHOICES) > 60


@pytest.mark.parametrize(
    ("model", "field", "words"),
    [
        (YearStatus, "state", ["done", "partly_done", "in_progress", "not_started", "not_done", "discontinued"]),
        (FILES["measure"], "recurs", ["yearly"]),
        (FILES["measure"], "kind", ["continuous", "one_off"]),
        (Money, "source", ["municipal", "state", "eu", "project", "own_budget", "other"]),
        (YearStatus, "interim", []),
        (YearStatus, "outputs", []),
    ],
)
def test_the_choices_of_a_field(model: type[Record], field: str, words: list[str]) -> None:
    found = choices(model, field)
    assert list(found) == words
    assert [found[word] for word in words] == [CHOICES[choice_keys(model, field)[word]] for word in words]


# Both languages ----------------------------------------------------------------------------------------------------

SENTENCES = {
    **{f"what {key} means": meaning(*place) for key, place in FIELDS.items()},
    **{f"what {model.__name__} means": Said(MEANINGS[model.__name__], model.__doc__ or "") for model in MODELS},
    **{f"what {key} means": choice.meaning for key, choice in CHOICES.items()},
}
NAMES = {**LABELS, **{key: choice.label for key, choice in CHOICES.items()}}
SAME_IN_BOTH = {"%", "€"}
"""Labels that are no words of a language."""


def test_everything_is_said_in_both_languages() -> None:
    assert [key for key, said in {**SENTENCES, **NAMES}.items() if not (said.lt.strip() and said.en.strip())] == []


def test_no_word_was_left_in_the_other_language() -> None:
    assert {key: said for key, said in {**SENTENCES, **NAMES}.items() if said.lt == said.en and said.lt not in SAME_IN_BOTH} == {}


def test_labels_are_short_and_no_sentences() -> None:
    wrong = [(key, text) for key, said in LABELS.items() for text in (said.lt, said.en) if text.endswith(".") or len(text.split()) > 6]
    assert wrong == []
    assert [key for key, said in LABELS.items() if not (said.lt[0].isupper() and said.en[0].isupper())] == []


def test_what_things_mean_is_said_in_sentences() -> None:
    odd = [(key, text) for key, said in SENTENCES.items() for text in (said.lt, said.en.strip()) if not text.endswith(".")]
    assert odd == []


def test_lithuanian_is_written_as_it_is_written() -> None:
    texts = [said.lt for said in {**SENTENCES, **NAMES}.values()]
    assert [text for text in texts if re.search(r'[“‘"]\w|\bšeimoje\b|\w - \w', text)] == []
    assert sum(text.count("„") for text in texts) == sum(text.count("“") for text in texts) > 0


# The words of the pages --------------------------------------------------------------------------------------------

PAGES = {
    "YearStatus.state": "state",
    "YearStatus.summary": "what_was_done",
    "YearStatus.interim": "interim",
    "YearStatus.reason": "reason",
    "YearStatus.decision": "decision",
    "YearStatus.outputs": "outputs",
    "YearStatus.money": "money",
    "YearStatus.evidence": "evidence",
    "YearStatus.obstacles": "obstacles",
    "YearStatus.next_steps": "next_steps",
    "YearStatus.contributions": "contributions",
    "Decision": "decision",
    "Output.note": "note",
    "BySex.women": "women",
    "BySex.men": "men",
    "Money": "money",
    "Money.planned": "money_planned",
    "Money.spent": "money_spent",
    "Money.note": "note",
    "Contribution.by": "institution",
    "Contribution.summary": "what_was_done",
    "Contribution.confirms": "confirms",
    "Measure": "measure",
    "Measure.objective": "objective",
    "Measure.aim": "aim",
    "Measure.owners": "owners",
    "Measure.partners": "partners",
    "Measure.timeframe": "timeframe",
    "Measure.kind": "kind",
    "Measure.source": "source",
    "Measure.lost_text": "lost_text",
    "Measure.amendments": "amendments",
    "Measure.status": "reports_by_year",
    "Measure.public_evidence": "public_evidence",
    "PublicEvidence.published_by": "published_by",
    "PublicEvidence.source": "source",
    "Amendment.before": "before",
    "Amendment.after": "after",
    "Source.lines": "source_lines",
    "Source.timeframe": "printed_timeframe",
    "Source.owners": "printed_owners",
    "Source.partners": "printed_partners",
    "Source.repairs": "source_repairs",
    "Source.note": "source_note",
    "Institution": "institution",
    "Institution.kind": "kind_of_institution",
    "Institution.official_name": "official_name",
    "Institution.aliases": "other_names",
    "Institution.parent": "part_of",
    "Institution.possibly_same_as": "probably_same",
    "Institution.succeeded_by": "succeeded_by",
    "Institution.contacts": "contacts",
    "Objective": "objective",
    "Objective.timeframe": "timeframe",
    "Objective.lead": "lead",
    "Objective.status": "assessment",
    "Plan.aim": "aim",
    "Plan.purpose": "purpose",
    "Plan.terms": "terms_used",
    "Plan.publisher": "publisher",
    "Plan.coordinator": "coordinator",
    "Plan.documents": "documents",
    "Plan.legal_basis": "legal_basis",
    "Plan.groups": "groups",
    "Plan.human_resources": "human_resources",
    "Plan.funding": "funding",
    "Plan.projects": "projects",
    "Plan.facts": "facts",
    "Plan.disclaimers": "disclaimers",
    "Plan.reporting": "reporting_deadline",
    "Plan.successor": "successor",
    "Group.members": "members",
    "Group.duties": "duties",
    "Group.provisions": "provisions",
    "Group.functions": "functions",
    "Project.lead_partner": "lead_partner",
    "Project.partners": "project_partners",
    "Row.indicator": "indicator",
    "Row.area": "area",
    "Row.year": "year",
    "Row.value": "value",
    "Discrepancies.discrepancies": "discrepancies",
    "Discrepancy.comment": "site_comment",
}
"""A label -> the key of the same words on the pages."""

CHOICES_ON_PAGES = {
    "State": "shown_{}",
    "Unit": "unit_{}",
    "Basis": "basis_{}",
    "Funding": "funding_{}",
    "Kind": "kind_{}",
    "NameBasis": "basis_{}",
    "Measure.kind": "kind_{}",
    "Measure.recurs": "recurs_{}",
    "Amendment.what": "what_amended_{}",
    "Superseded.how": "superseded_{}",
    "Contact.what": "contact_{}",
    "Indicator.unit": "unit_{}",
    "Row.sex": "sex_{}",
    "Discrepancy.kind": "discrepancy_{}",
}
"""Where a choice comes from -> the keys of its words on the pages."""
NOT_ON_PAGES = {"Institution.country", "Plan.printed_language"}


def on_pages(key: str) -> Said:
    """The words that readers of the site see, beginning as a label begins."""
    lt, en = (Wording(language)(key) for language in LANGUAGES)
    return Said(lt[0].upper() + lt[1:], en[0].upper() + en[1:])


def test_fields_are_called_as_on_the_pages() -> None:
    assert {key: LABELS[key] for key in PAGES} == {key: on_pages(page) for key, page in PAGES.items()}


def test_choices_are_called_as_on_the_pages() -> None:
    origins = {key: key.rpartition(".")[::2] for key in CHOICES}
    assert {origin for origin, _ in origins.values()} == {*CHOICES_ON_PAGES, *NOT_ON_PAGES}
    shown = {
        key: Said(*(Wording(language)(CHOICES_ON_PAGES[origin].format(word)) for language in LANGUAGES))
        for key, (origin, word) in origins.items()
        if origin in CHOICES_ON_PAGES
    }
    assert {key: CHOICES[key].label for key in shown} == shown


def test_the_label_of_a_country_is_that_of_the_pages() -> None:
    assert CHOICES["Institution.country.LV"].label == on_pages("country_LV")


def test_states_are_explained_with_what_the_rules_demand_of_them() -> None:
    """A clerk who reads the explanation needs no message afterwards."""
    for state in ("not_started", "not_done", "discontinued"):
        assert "Būtina nurodyti priežastį" in CHOICES[f"State.{state}"].meaning.lt
        assert "reason is required" in CHOICES[f"State.{state}"].meaning.en
    assert "kas ir kada taip nusprendė" in CHOICES["State.discontinued"].meaning.lt
    for state in ("done", "partly_done"):
        assert "įrodymų" in CHOICES[f"State.{state}"].meaning.lt
        assert "evidence" in CHOICES[f"State.{state}"].meaning.en


# Which field a place of a file is ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "at", "said"),
    [
        ("measures/p/1.01-x.yml", ("status", "2020", "state"), "Būsena"),
        ("measures/p/1.01-x.yml", ("status", "2020", "outputs", 0, "what", "lt"), "Kas skaičiuota"),
        ("measures/p/1.01-x.yml", ("status", "2020", "money", "spent"), "Panaudota"),
        ("measures/p/1.01-x.yml", ("owners", 1), "Vykdytojai"),
        ("measures/p/1.01-x.yml", ("status", "2020", "sumary"), None),
        ("measures/p/1.01-x.yml", (), None),
        ("plan/institutions.yml", ("institutions", 3, "kind"), "Rūšis"),
        ("plan/p/objectives/1-x.yml", ("timeframe", "start"), "Pradžia"),
        ("plan/p/notes.txt", ("code",), None),
    ],
)
def test_a_place_of_a_file_has_the_label_of_its_field(path: str, at: DataPath, said: str | None) -> None:
    model = model_of(path)
    found = label(model, at) if model else None
    assert (found and found.lt) == said


def test_every_data_file_has_its_model() -> None:
    root = Path(__file__).parent.parent
    files = [path.relative_to(root).as_posix() for folder in ("plan", "measures") for path in (root / folder).rglob("*.yml")]
    assert len(files) > 40
    assert [path for path in files if model_of(path) is None] == []
    assert {model_of(path) for path in files} >= {FILES[kind] for kind in ("plan", "objective", "measure", "institutions", "services")}
