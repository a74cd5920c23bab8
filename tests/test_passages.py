"""What a person wrote into a YAML text, found again at its very place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.problems import Position
from tracker.yamltext import Lines, Passage, passages

TEXT = """\
# Pirma
# antra
a: {lt: 'Tai ''vienas''', en: "\\u0037 \\
  du"}  # gale
list:
  - pirmas
  - >  # po ženklo
    sulenktas
    tekstas
"raktas # ne komentaras": ""
"""


def told(text: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(one.text, one.at) for one in passages(text) if not one.comment]


def test_keys_and_values_are_as_yaml_means_them() -> None:
    assert told(TEXT) == [
        ("a", ("a",)),
        ("lt", ("a", "lt")),
        ("Tai 'vienas'", ("a", "lt")),
        ("en", ("a", "en")),
        ("7 du", ("a", "en")),
        ("list", ("list",)),
        ("pirmas", ("list", 0)),
        ("sulenktas tekstas\n", ("list", 1)),
        ("raktas # ne komentaras", ("raktas # ne komentaras",)),
        ("", ("raktas # ne komentaras",)),
    ]
    assert [one.on_key for one in passages(TEXT) if not one.comment] == [
        *(True, True, False, True, False),
        *(True, False, False, True, False),
    ]


def test_adjoining_lines_of_comment_are_one() -> None:
    assert [one.text for one in passages(TEXT) if one.comment] == ["# Pirma\n# antra", "# gale", "# po ženklo"]


@pytest.mark.parametrize(
    ("value", "sign", "line", "column"),
    [
        ("Tai 'vienas'", "v", 3, 16),
        ("7 du", "7", 3, 32),
        ("7 du", "u", 4, 4),
        ("sulenktas tekstas\n", "k", 9, 7),
        ("# Pirma\n# antra", "n", 2, 4),
    ],
)
def test_every_sign_knows_its_place(value: str, sign: str, line: int, column: int) -> None:
    (one,) = (one for one in passages(TEXT) if one.text == value)
    where = one.starts[value.index(sign) if sign != "k" else value.index("tekstas") + 2]
    assert Lines(TEXT).position(where) == Position(line, column)


@pytest.mark.parametrize("text", ["a: [b", "\t- x", "a: b: c", "%YAML"])
def test_what_is_no_yaml_is_one_passage(text: str) -> None:
    assert passages(text) == [Passage(text, (), range(len(text)), 0)]


def test_lines_are_counted_as_editors_do() -> None:
    assert [Lines("a\rb\r\nc\nd").position(offset) for offset in (0, 2, 5, 7)] == [Position(line, 1) for line in (1, 2, 3, 4)]


@given(st.lists(st.text(alphabet="abc 'ė\"#:-\\", min_size=1, max_size=20).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_the_signs_of_a_value_stand_where_they_are_said_to(words: list[str]) -> None:
    lines = [f"k{number}: '{word.replace(chr(39), chr(39) * 2)}'" for number, word in enumerate(words)]
    text = "\n".join(lines)
    values = [one for one in passages(text) if not one.comment and not one.on_key]
    assert [one.text for one in values] == words
    assert ["".join(text[start] for start in one.starts) for one in values] == words
