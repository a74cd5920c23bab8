"""Numbers as people write them are read alike wherever they are typed."""

import pytest
from written_numbers import DOUBTS, NUMBERS

from tracker.models.base import TYPED
from tracker.problems import Language, Said
from tracker.updating import doubt, read_number
from tracker.updating.shape import shapes
from tracker.updating.spoken import Spoken
from tracker.wording import LANGUAGES, wording
from tracker.worksheet.cells import plain
from tracker.worksheet.columns import LISTS, SINGLE, Kind, Names


@pytest.mark.parametrize(("typed", "amount", "figure"), NUMBERS)
def test_numbers_are_read_as_a_file_has_them(typed: str, amount: str, figure: str) -> None:
    assert (read_number(typed, money=True), read_number(typed, money=False)) == (amount, figure)
    columns = {one.kind: one for one in (*SINGLE, *LISTS[0].columns)}
    assert [plain(typed, columns[one], Names({}))[0] for one in (Kind.AMOUNT, Kind.FIGURE)] == [amount, figure]


@pytest.mark.parametrize(("typed", "said"), DOUBTS)
def test_what_can_be_read_in_two_ways_is_said(typed: str, said: str) -> None:
    found = doubt(typed)
    assert (found.lt if found else "") == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_types_a_number_is_told_the_word_that_is_shown_for_a_hidden_one(language: Language) -> None:
    shown = wording(language).figure("withheld")
    assert read_number(shown, money=False) == "withheld"
    (value,) = (one for one in shapes(language)["Output"] if one["name"] == "value")
    (check,) = value["checks"]
    assert shown in check["fix"]
    assert "withheld" not in check["fix"]


def test_sentences_of_the_file_are_said_otherwise_where_numbers_are_typed() -> None:
    spoken = Spoken({}, ": ")
    for fix, typed in TYPED.items():
        assert spoken.sentence(fix) == typed
    assert spoken.sentence(Said("Rašykite ‹withheld›.", "Write ‹withheld›.")) == Said("Rašykite „neskelbiama“.", 'Write "not published".')
