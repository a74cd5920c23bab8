"""The words: both languages hold the same, all are used, and forms, dates, numbers and order are right."""

import datetime
import re
import string
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

from tracker.history import Later, Reach
from tracker.history.records import KINDS as GONE_BY_MODEL
from tracker.models import Contact, Discrepancy, Kind, Moment, NameBasis, Period, Row, State, Superseded, Text
from tracker.models.measure import Amendment, Basis, Funding, Measure, Unit
from tracker.models.plan import Indicator
from tracker.progress import Happening, Schedule, Shown, Support
from tracker.review.values import How, Part
from tracker.wording import LANGUAGES, SIGNS, Wording, en, lt, wording

PROJECT = Path(__file__).parent.parent
LT, EN = wording("lt"), wording("en")
NB = "\N{NO-BREAK SPACE}"
WORDS = {"lt": lt.WORDS, "en": en.WORDS}
FORMS = {"lt": {"one", "few", "many", "other"}, "en": {"one", "other"}}


def choices(model: type, field: str) -> set[str]:
    """The words that a field may hold."""
    annotation = model.model_fields[field].annotation  # type: ignore[attr-defined]
    return {word for part in (annotation, *get_args(annotation)) for word in get_args(part) if isinstance(word, str)} or set(
        get_args(annotation)
    )


TOLD_CHANGES = {
    "report": "added interim removed",
    "state": "changed",
    "correction": "added changed removed why",
    "evidence": "number added changed removed",
    "output": "added changed hidden removed",
    "contribution": "added changed removed",
    "owner": "first added removed",
    "partner": "added removed",
    "amendment": "added removed",
    "superseded": "replaced merged changed removed",
    "name": "changed",
    "file": "changed",
    "assessment": "added changed removed",
    "figure": "added changed hidden removed",
    "provider": "added changed removed",
    "order": "changed",
    "field": "new added changed removed unsaid of",
    **dict.fromkeys(("measure", "objective", "institution", "plan", "table", "services", "service", "discrepancy"), "added removed"),
}
"""What changed -> what may have happened to it."""
TOLD_HISTORY = {
    "measure": "added removed",
    "name": "changed",
    "plan": "added removed",
    **dict.fromkeys(("table", "services", "discrepancy"), "added changed removed"),
}
"""What changed, in words that repeat nothing -> what may have happened to it."""
WITH_WHO = {"contribution", "assessment"}
FAMILIES: dict[str, set[str]] = {
    "shown_": {one.value for one in Shown},
    "schedule_": {one.value for one in Schedule},
    "support_": {one.value for one in Support},
    "superseded_": choices(Superseded, "how"),
    "kind_": {one.value for one in Kind} | choices(Measure, "kind"),
    "unit_": {one.value for one in Unit} | choices(Indicator, "unit"),
    "basis_": {one.value for one in Basis} | {one.value for one in NameBasis},
    "funding_": {one.value for one in Funding},
    "contact_": choices(Contact, "what"),
    "discrepancy_": choices(Discrepancy, "kind"),
    "sex_": choices(Row, "sex"),
    "event_": {one.value for one in Happening},
    "what_amended_": choices(Amendment, "what"),
    "foreign_": set(LANGUAGES),
    "country_": {"LV"},  # of its own country the site does not speak
    "changes_part_": {one.value for one in Part},
    "change_": {f"{kind}_{how}" for kind, hows in TOLD_CHANGES.items() for how in hows.split()},
    "change_correction_": {one.value for one in How},
    "change_superseded_": choices(Superseded, "how"),
    "history_": {f"{kind}_{how}" for kind, hows in TOLD_HISTORY.items() for how in hows.split()} | {one.value for one in How} | WITH_WHO,
    "history_evidence_": {"added", "changed"},
    "history_gone_": {kind.value for kind in GONE_BY_MODEL.values()},
    "history_reach_": {one.value for one in Reach if one is not Reach.WHOLE},
    "history_mark_": {"correction", "step_back"},
    "known_later_": {one.value for one in Later},
    "nav_": {"overview", "measures", "objectives", "years", "timeline", "context", "about"},
}
"""Keys that are put together: how they begin -> how they may end."""


def sources() -> str:
    """The program and its templates, without the words themselves."""
    places = [*(PROJECT / "tracker").rglob("*.py"), *(PROJECT / "tracker").rglob("*.html"), *(PROJECT / "theme").rglob("*.html")]
    found = [path.read_text("utf-8") for path in places if path.parent.name not in LANGUAGES]
    assert len(found) > 50
    return "\n".join(found)


SOURCES = sources()
ASKED = set(re.findall(r"""\bw\(\s*["']([A-Za-z0-9_]+)["'](?!\s*~)""", SOURCES))
"""Keys asked for by their whole name."""
BEGINNINGS = set(re.findall(r"""\bw\(\s*f?["']([a-z_]+_)(?:["']\s*~|\{)""", SOURCES))


# The two lists -----------------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(lt.WORDS) == list(en.WORDS)
    assert len(lt.WORDS) > 250


def placeholders(entry: str | dict[str, str]) -> list[set[str]]:
    texts = [entry] if isinstance(entry, str) else list(entry.values())
    return [{name for _, name, _, _ in string.Formatter().parse(text) if name is not None} for text in texts]


@pytest.mark.parametrize("key", lt.WORDS)
def test_every_form_of_every_language_has_the_same_placeholders(key: str) -> None:
    found = placeholders(lt.WORDS[key]) + placeholders(en.WORDS[key])
    assert all(each == found[0] for each in found), found


@pytest.mark.parametrize("language", LANGUAGES)
def test_counted_words_have_all_forms_of_their_language(language: str) -> None:
    counted = {key: set(entry) for key, entry in WORDS[language].items() if not isinstance(entry, str)}
    assert len(counted) > 5
    assert {key: forms for key, forms in counted.items() if forms != FORMS[language]} == {}
    assert set(counted) == {key for key, entry in en.WORDS.items() if not isinstance(entry, str)}


def test_every_word_asked_for_exists() -> None:
    assert len(ASKED) > 150
    assert ASKED - set(lt.WORDS) == set()


def test_every_word_that_is_put_together_exists() -> None:
    assert set(FAMILIES) == BEGINNINGS
    assert {beginning + ending for beginning, endings in FAMILIES.items() for ending in endings} - set(lt.WORDS) == set()


def test_every_word_is_used() -> None:
    named = {key for key in lt.WORDS if re.search(rf"""["']{key}["']""", SOURCES)}
    built = {beginning + ending for beginning, endings in FAMILIES.items() for ending in endings}
    assert set(lt.WORDS) - named - built == set()


def test_an_unknown_word_is_our_bug() -> None:
    with pytest.raises(KeyError):
        LT("no_such_word")


ENGLISH = {"the", "of", "and", "is", "are", "not", "with", "this", "report", "reports", "measure", "measures", "year", "plan", "no"}
LITHUANIAN = {"ir", "yra", "nėra", "iš", "pagal", "ne", "ataskaita", "priemonė", "planas", "metai", "metų", "su", "apie", "kas", "kurios"}
NAMES = {"language_name", "switch_language"}
"""These two are in the other language on purpose."""


@pytest.mark.parametrize(("language", "foreign"), [("lt", ENGLISH), ("en", LITHUANIAN)])
def test_no_word_of_the_other_language_was_left_in(language: str, foreign: set[str]) -> None:
    left = {}
    for key, entry in WORDS[language].items():
        text = entry if isinstance(entry, str) else " ".join(entry.values())
        words = set(re.findall(r"\w+", re.sub(r"\{\w+\}", "", text).lower()))
        if key not in NAMES and words & foreign:
            left[key] = words & foreign
    assert left == {}


def test_only_lithuanian_has_lithuanian_letters() -> None:
    assert [key for key, entry in en.WORDS.items() if re.search("[ąčęėįšųūž„]", str(entry), re.IGNORECASE) and key not in NAMES] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    wrong = re.compile(r'"' if language == "en" else r'["”]|“[^„]*“')
    texts = [text for entry in WORDS[language].values() for text in ([entry] if isinstance(entry, str) else entry.values())]
    assert [text for text in texts if wrong.search(text)] == []


def test_every_state_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(Shown)
    assert len(set(SIGNS.values())) == len(Shown)
    assert {state.value for state in State} <= {shown.value for shown in Shown}


# Plural forms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "0 priemonių"),
        (1, "1 priemonė"),
        (2, "2 priemonės"),
        (9, "9 priemonės"),
        (10, "10 priemonių"),
        (11, "11 priemonių"),
        (12, "12 priemonių"),
        (19, "19 priemonių"),
        (20, "20 priemonių"),
        (21, "21 priemonė"),
        (22, "22 priemonės"),
        (29, "29 priemonės"),
        (30, "30 priemonių"),
        (101, "101 priemonė"),
        (110, "110 priemonių"),
        (111, "111 priemonių"),
        (1021, f"1{NB}021 priemonė"),
        (1.5, "1,5 priemonės"),
        (Decimal("1.5"), "1,5 priemonės"),
    ],
)
def test_lithuanian_nouns_after_numbers(number: float, said: str) -> None:
    assert LT("n_measures", n=number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "iš 0 priemonių"),
        (1, "iš 1 priemonės"),
        (2, "iš 2 priemonių"),
        (10, "iš 10 priemonių"),
        (11, "iš 11 priemonių"),
        (21, "iš 21 priemonės"),
        (29, "iš 29 priemonių"),
        (101, "iš 101 priemonės"),
        (1.5, "iš 1,5 priemonės"),
    ],
)
def test_lithuanian_nouns_in_the_genitive(number: float, said: str) -> None:
    assert LT("of_n_measures", n=number) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "0 measures"), (1, "1 measure"), (2, "2 measures"), (21, "21 measures"), (1000, "1,000 measures")]
)
def test_english_nouns_after_numbers(number: int, said: str) -> None:
    assert EN("n_measures", n=number) == said


@pytest.mark.parametrize(
    ("owners", "lithuanian", "english"),
    [
        (1, "atsiskaitė 1 iš 1 vykdytojo", "1 of 1 owner reported"),
        (3, "atsiskaitė 1 iš 3 vykdytojų", "1 of 3 owners reported"),
        (21, "atsiskaitė 1 iš 21 vykdytojo", "1 of 21 owners reported"),
    ],
)
def test_owners_reported(owners: int, lithuanian: str, english: str) -> None:
    assert (LT("n_owners_reported", n=owners, heard=1), EN("n_owners_reported", n=owners, heard=1)) == (lithuanian, english)


# Numbers, money, dates ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "lithuanian", "english"),
    [
        (0, "0", "0"),
        (999, "999", "999"),
        (1234, f"1{NB}234", "1,234"),
        (Decimal("1234567.5"), f"1{NB}234{NB}567,5", "1,234,567.5"),
    ],
)
def test_numbers_hold_together(value: Any, lithuanian: str, english: str) -> None:
    assert (LT.number(value), EN.number(value)) == (lithuanian, english)


@pytest.mark.parametrize(
    ("value", "lithuanian", "english"),
    [("0", f"0,00{NB}€", "€0.00"), ("12000", f"12{NB}000,00{NB}€", "€12,000.00"), ("2850.50", f"2{NB}850,50{NB}€", "€2,850.50")],
)
def test_money(value: str, lithuanian: str, english: str) -> None:
    assert (LT.money(Decimal(value)), EN.money(Decimal(value))) == (lithuanian, english)


@pytest.mark.parametrize(
    ("value", "lithuanian", "english"),
    [
        ("12.5", "12,5", "12.5"),
        ("1330", f"1{NB}330", "1,330"),
        ("<5", "neskelbiama (mažiau nei 5)", "not published (fewer than 5)"),
        ("withheld", "neskelbiama", "not published"),
    ],
)
def test_published_figures(value: str, lithuanian: str, english: str) -> None:
    assert (LT.figure(value), EN.figure(value)) == (lithuanian, english)


@pytest.mark.parametrize(
    ("day", "lithuanian", "english"),
    [
        ("2025-11-21", "2025 m. lapkričio 21 d.", "21 November 2025"),
        ("2026-02-05", "2026 m. vasario 5 d.", "5 February 2026"),
        ("2024-03-31", "2024 m. kovo 31 d.", "31 March 2024"),
    ],
)
def test_days(day: str, lithuanian: str, english: str) -> None:
    value = datetime.date.fromisoformat(day)
    assert (LT.day(value).replace(NB, " "), EN.day(value)) == (lithuanian, english)


def test_a_sentence_that_ends_with_a_day_has_one_full_stop() -> None:
    assert LT("deadline_was", day=LT.day(datetime.date(2024, 3, 31))).endswith("\N{NO-BREAK SPACE}d.")
    assert not LT("deadline_was", day=LT.day(datetime.date(2024, 3, 31))).endswith("..")
    assert EN("deadline_was", day=EN.day(datetime.date(2024, 3, 31))) == "The report was due by 31 March 2024."


def moment(text: str) -> Moment:
    year, _, month = text.partition("-")
    return Moment(year=int(year), month=int(month) if month else None)


@pytest.mark.parametrize(
    ("start", "end", "lithuanian", "english"),
    [
        ("2020", "2025", "2020–2025", "2020–2025"),
        ("2020", "2020", "2020", "2020"),
        ("2020", None, "nuo 2020, pabaiga nenurodyta", "from 2020, no end given"),
        ("2020-03", None, "nuo 2020 m. kovo, pabaiga nenurodyta", "from March 2020, no end given"),
        ("2020-03", "2020-03", "2020 m. kovas", "March 2020"),
        ("2020-03", "2020-05", "2020 m. kovas–gegužė", "March–May 2020"),
        ("2018-06", "2019-11", "2018 m. birželis – 2019 m. lapkritis", "June 2018 – November 2019"),
        ("2018", "2020-02", "2018 – 2020 m. vasaris", "2018 – February 2020"),
    ],
)
def test_periods(start: str, end: str | None, lithuanian: str, english: str) -> None:
    period = Period(start=moment(start), end=moment(end) if end else None)
    assert (LT.period(period), EN.period(period)) == (lithuanian, english)


# Two languages of data ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "w", "shown", "marked"),
    [
        (Text(lt="Planas", en="Plan"), LT, "Planas", None),
        (Text(lt="Planas", en="Plan"), EN, "Plan", None),
        (Text(en="Plan"), LT, "Plan", "en"),
        (Text(lt="Planas"), EN, "Planas", "lt"),
    ],
)
def test_where_one_language_is_missing_the_other_is_shown_and_marked(text: Text, w: Wording, shown: str, marked: str | None) -> None:
    assert (w.text(text), w.foreign(text)) == (shown, marked)


# Order -------------------------------------------------------------------------------------------------------------

DICTIONARY = [
    "Aitvaras",
    "Ąžuolas",
    "Cukrus",
    "Čiobrelis",
    "Eglė",
    "Ėglius",
    "Ėjikas",
    "Gluosnis",
    "Įaugas",
    "Ieva",
    "Yla",
    "Ylakiai",
    "Įlanka",
    "Ilgis",
    "Jovaras",
    "Sala",
    "Sūnus",
    "Šaka",
    "Šuo",
    "Ugnis",
    "Ūkas",
    "Ūla",
    "Uosis",
    "Zuikis",
    "Žąsis",
]
"""As in a Lithuanian dictionary: ą with a, ę and ė with e, į and y with i, ų and ū with u; č, š, ž behind c, s, z."""


def test_lithuanian_order() -> None:
    assert sorted(reversed(DICTIONARY), key=LT.sort_key) == DICTIONARY


def test_quotes_and_hyphens_do_not_count_in_the_order() -> None:
    names = ["„Ąžuolo“ gimnazija", "Berniukų klubas", "VšĮ „Rytas“", "Žvejų taryba"]
    assert sorted(reversed(names), key=LT.sort_key) == names


def test_words_that_differ_only_by_marks_have_one_order() -> None:
    assert LT.sort_key("Ėsti") != LT.sort_key("Esti")
    assert sorted(["Ėsti", "Esti"], key=LT.sort_key) == sorted(["Esti", "Ėsti"], key=LT.sort_key)
