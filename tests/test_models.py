"""Values of the models: what is accepted as what, and what is refused."""

import datetime
import types
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, TypeAdapter, ValidationError

from tracker.models import FILES, Measure, Moment, Money, Period, Record, State, Text
from tracker.models.base import Amount, Date, Figure, Flag, Id, Line, Link, MeasureCode, ObjectiveCode, WhenPrinted, Year
from tracker.models.words import meaning


@pytest.mark.parametrize(
    ("kind", "written", "meant"),
    [
        (Id, "youth-centre-2", "youth-centre-2"),
        (MeasureCode, "1.10", "1.10"),
        (ObjectiveCode, "12", "12"),
        (Year, "2024", 2024),
        (Date, "2024-02-29", datetime.date(2024, 2, 29)),
        (WhenPrinted, "2020", Moment(year=2020)),
        (WhenPrinted, "2020-03", Moment(year=2020, month=3)),
        (Flag, "true", True),
        (Flag, "false", False),
        (Amount, "2850.50", Decimal("2850.50")),
        (Amount, "0", Decimal(0)),
        (Figure, "12.5", "12.5"),
        (Figure, "<5", "<5"),
        (Figure, "withheld", "withheld"),
        (Link, "https://example.lt/ė?a=b#c", "https://example.lt/ė?a=b#c"),
        (Line, "  tekstas\n", "tekstas"),
    ],
)
def test_accepts(kind: Any, written: str, meant: object) -> None:
    found = TypeAdapter(kind).validate_python(written)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    ("kind", "written"),
    [
        *((Id, text) for text in ("", "Youth", "jaunimas-ė", "a--b", "-a", "a_b", "a b", "a\n", "ａ")),
        *((MeasureCode, text) for text in ("1", "1.0", "01.1", "1.01", "1.1.1", "1,1", "١.١", "1.1 ", "1." + "1" * 5, "1" * 5 + ".1")),
        *((ObjectiveCode, text) for text in ("0", "01", "I", "1.1", "١", "9" * 5)),
        *((Year, text) for text in ("24", "1899", "2100", "2024 m.", "２０２４", "-2024")),
        *(
            (Date, text)
            for text in ("2024", "2023-02-29", "2024-2-3", "03.02.2024", "2024-W05-1", "0202-01-01", "２０２４-01-01", "2024-01-01T00:00")
        ),
        *((WhenPrinted, text) for text in ("2020-13", "2020-00", "2020-3", "2020-2025", "2020-03-01", "")),
        *((Flag, text) for text in ("yes", "no", "True", "1", "taip", "")),
        *((Amount, text) for text in ("12,5", "-1", "1 000", "1.234", "€5", "1e3", "NaN", "١", "1" * 13)),
        *((Figure, text) for text in ("12,5", "<6", "< 5", "-1", "apie 5", "1.23456", "Infinity")),
        *(
            (Link, text)
            for text in ("javascript:alert(1)", "data:text/html,x", "//x.lt", "x.lt", "http://a b", 'https://x"y', "https://", "ftp://x.lt")
        ),
        *((Line, text) for text in ("", " ", "\n\t", "\u00a0")),
    ],
)
def test_refuses_in_our_words(kind: Any, written: str) -> None:
    """In both languages: what is wrong, and what to write instead."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(written)
    (error,) = caught.value.errors()
    assert error["type"] == "said"
    assert all(error["ctx"][key].strip() for key in ("lt", "en", "fix_lt", "fix_en"))


@given(st.sampled_from([Id, MeasureCode, ObjectiveCode, Year, Date, WhenPrinted, Flag, Amount, Figure, Link, Line]), st.text())
def test_any_text_is_accepted_or_refused_in_our_words(kind: Any, written: str) -> None:
    refused = []
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError as error:
        refused = [one["type"] for one in error.errors()]
    assert refused in ([], ["said"])


@pytest.mark.parametrize(
    ("moment", "first", "last"),
    [
        (Moment(year=2020), datetime.date(2020, 1, 1), datetime.date(2020, 12, 31)),
        (Moment(year=2020, month=2), datetime.date(2020, 2, 1), datetime.date(2020, 2, 29)),
        (Moment(year=2020, month=12), datetime.date(2020, 12, 1), datetime.date(2020, 12, 31)),
    ],
)
def test_moment_holds_days(moment: Moment, first: datetime.date, last: datetime.date) -> None:
    assert (moment.first_day(), moment.last_day()) == (first, last)


@pytest.mark.parametrize("written", ["2020", "2020-03", "2020-11"])
def test_moment_is_written_as_printed(written: str) -> None:
    assert str(TypeAdapter(WhenPrinted).validate_python(written)) == written


def test_moments_stand_in_order() -> None:
    assert Moment(year=2020, month=3) < Moment(year=2020, month=11) < Moment(year=2021)


def test_period_may_have_no_end() -> None:
    assert Period.model_validate({"start": "2020"}).end is None


@pytest.mark.parametrize("given_text", [{"lt": "Tekstas"}, {"en": "Text"}, {"lt": "Tekstas", "en": "Text"}])
def test_text_in_one_language_at_least(given_text: dict[str, str]) -> None:
    assert Text.model_validate(given_text).model_dump(exclude_none=True) == given_text


def test_text_in_no_language() -> None:
    with pytest.raises(ValidationError, match="neither Lithuanian nor English"):
        Text.model_validate({})


def test_money_of_the_own_budget_is_one_word() -> None:
    assert Money.model_validate("own_budget") == Money.model_validate({"source": "own_budget"})


def test_other_words_are_no_money() -> None:
    with pytest.raises(ValidationError):
        Money.model_validate("municipal")


SMALLEST = {
    "code": "1.1",
    "title": {"lt": "Priemonė"},
    "short_title": {"lt": "Priemonė"},
    "objective": "1",
    "owners": ["city"],
    "timeframe": {"start": "2020"},
}


def test_smallest_measure() -> None:
    measure = Measure.model_validate(SMALLEST)
    assert (measure.kind, measure.partners, measure.status) == ("continuous", (), {})


@pytest.mark.parametrize("key", SMALLEST)
def test_nothing_of_the_smallest_measure_can_be_left_out(key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Measure.model_validate({name: part for name, part in SMALLEST.items() if name != key})
    assert [(error["type"], error["loc"]) for error in caught.value.errors()] == [("missing", (key,))]


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError, match="extra_forbidden"):
        Measure.model_validate({**SMALLEST, "progress": "100"})


def test_nothing_changes_after_loading() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Measure.model_validate(SMALLEST).code = "1.2"  # type: ignore[misc]


def test_states() -> None:
    """Another state means another sign, colour, word and handbook entry."""
    assert list(State) == ["done", "partly_done", "in_progress", "not_started", "not_done", "discontinued"]


def records(model: type[BaseModel]) -> set[type[BaseModel]]:
    """A model, and every model that its fields hold."""
    found = {model}
    waiting: list[Any] = [field.annotation for field in model.model_fields.values()]
    while waiting:
        current = waiting.pop()
        if isinstance(current, type) and not isinstance(current, types.GenericAlias) and issubclass(current, BaseModel):
            if current not in found:
                found.add(current)
                waiting += [field.annotation for field in current.model_fields.values()]
        else:
            waiting += [part for part in get_args(current) if not isinstance(part, str)]
    return found


RECORDS = sorted({record for model in FILES.values() for record in records(model)}, key=lambda record: record.__name__)


def test_the_sweep_finds_the_models() -> None:
    assert len(RECORDS) >= 35


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_model_is_closed_frozen_and_described(model: type[BaseModel]) -> None:
    assert issubclass(model, Record)
    assert (model.model_config.get("extra"), model.model_config.get("frozen")) == ("forbid", True)
    assert model.__doc__
    # A moment is one value in a file; nobody writes its parts.
    assert [name for name in model.model_fields if model is not Moment and not meaning(model, name).en] == []
