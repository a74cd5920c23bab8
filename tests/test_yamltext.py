"""Reading: every value is plain text, every fault has a place, nothing raises."""

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tracker.problems import DataPath, Position
from tracker.yamltext import MAX_BYTES, MAX_DEPTH, Draft, Fault, Value, decode, places, read
from tracker.yamltext.signs import _INVISIBLE, invisible_signs

PROJECT = Path(__file__).parent.parent


def value(text: str) -> Value | None:
    """The value of a text that must be without fault."""
    found, faults = read(text)
    assert faults == []
    return found


def faults(text: str) -> list[tuple[int, int, str]]:
    """(line, column, rule) of every fault."""
    return [(fault.position.line, fault.position.column, fault.rule) for fault in read(text)[1]]


@pytest.mark.parametrize(
    "written",
    [
        "1.10",
        "no",
        "yes",
        "true",
        "12:30",
        "2020-01-01",
        "~",
        "null",
        "0x1F",
        "1e3",
        "012",
        "<5",
        ".5",
        "1_000",
        "=",
        "a:b",
        "x#y",
        "https://x.lt/#y",
    ],
)
def test_scalars_stay_as_written(written: str) -> None:
    assert value(f"a: {written}\n") == {"a": written}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('"1.10"', "1.10"),
        ("'it''s'", "it's"),
        ('"#nebetylu"', "#nebetylu"),
        ('"Tema: x"', "Tema: x"),
        ('""', ""),
        ('"a\\nb"', "a\nb"),
        ("x # pastaba", "x"),
        ("x\n  y", "x y"),
        (">-\n  x\n  y", "x y"),
        ("|\n  x\n  y #z", "x\ny #z\n"),
        ("[x, '1']", ["x", "1"]),
        ("{b: no}", {"b": "no"}),
        ("\n  - x\n  - b: c", ["x", {"b": "c"}]),
        ("„Kabutės“ ir – brūkšnys", "„Kabutės“ ir – brūkšnys"),
        ("12 ÷ 4", "12 ÷ 4"),
    ],
)
def test_values(written: str, meant: Value) -> None:
    assert value(f"a: {written}\n") == {"a": meant}


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending(ending: str) -> None:
    assert value(ending.join(["a: x", "b:", "  - y", ""])) == {"a": "x", "b": ["y"]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "x\nb: y\n', (1, 4, "syntax")),
        ('a: "x\nb: "y"\n', (1, 4, "syntax")),
        ("a: 'x\n--- y\n", (2, 1, "syntax")),
        ('a: "x "y" z"\n', (1, 8, "syntax")),
        ("a: x: y\n", (1, 5, "syntax")),
        ("a: x\n  b: y\n", (2, 4, "syntax")),
        ("a: x\nb\nc: y\n", (2, 1, "syntax")),
        ("a\nb: y\n", (1, 1, "syntax")),
        ("a:\n  lt x\n  en: y\n", (2, 3, "syntax")),
        ("a:x\nb: y\n", (1, 3, "syntax")),
        ("a: x\nb:[y]\n", (2, 3, "syntax")),
        ("a: x\nb:\u00a0y\nc: z\n", (2, 3, "syntax")),
        ("a:\n\tb: x\n", (2, 1, "syntax")),
        ("a:\n  b: x\n\tc: y\n", (3, 1, "syntax")),
        ("a: x\n\t\nb: y\n", (2, 1, "syntax")),
        ("a: [x, y\nb: z\n", (1, 4, "syntax")),
        ("a: {b: x\nc: z\n", (1, 4, "syntax")),
        ("a: [x, [", (1, 8, "syntax")),
        ("a: [x, , y]\n", (1, 8, "syntax")),
        ("a: x]\nb: [y]]\n", (2, 7, "syntax")),
        ("a:\n    b: x\n  c: y\n", (3, 3, "syntax")),
        ("a:\n  - x\n  b: y\n", (3, 3, "syntax")),
        ("a:\n  b: y\n  - x\n", (3, 3, "syntax")),
        ("a: - x\n", (1, 4, "syntax")),
        ("a: @x\n", (1, 4, "syntax")),
        ("a: %x\n", (1, 4, "syntax")),
        ("a: `x`\n", (1, 4, "syntax")),
        ("a: ?\n", (1, 4, "syntax")),
        ("a: >100\n", (1, 4, "syntax")),
        ("a: & x\n", (1, 4, "syntax")),
        ("a: *Svarbu* x\n", (1, 4, "syntax")),
        ('a: "C:\\Users"\n', (1, 9, "syntax")),
        ('a: "\\q"\n', (1, 5, "syntax")),
        ("%YAML 3.0\n---\na: b\n", (1, 1, "syntax")),
        ("a: &b x\n", (1, 4, "anchor-or-alias")),
        ("a: *b\n", (1, 4, "anchor-or-alias")),
        ("*a : b\n", (1, 1, "anchor-or-alias")),
        ("a: !!str x\n", (1, 4, "tag")),
        ("a: !b {c: d}\n", (1, 4, "tag")),
        ("a: x\n---\nb: y\n", (2, 1, "several-documents")),
        ("a: x\nb: y\na: z\n", (3, 1, "duplicate-key")),
        ("- {a: x, a: y}\n", (1, 10, "duplicate-key")),
        ("[a]: x\n", (1, 1, "key-not-text")),
        ("{a: b}: x\n", (1, 1, "key-not-text")),
        ("a:\nb: x\n", (1, 3, "empty-value")),
        ("a:\n  -\n  - x\n", (2, 4, "empty-value")),
        ("a: {lt: , en: x}\n", (1, 9, "empty-value")),
        ("a: {lt: vienas, du}\n", (1, 17, "empty-value")),
        ("a: x #y\n", (1, 6, "hash-in-text")),
        ("a:\n  x\n  z   #y\n", (3, 7, "hash-in-text")),
        ("", (1, 1, "empty-file")),
        ("\n \n# x\n", (1, 1, "empty-file")),
        ("---\n", (1, 1, "empty-file")),
        ('""', (1, 1, "empty-file")),
        ("a: Priemon÷\n", (1, 11, "encoding-damage")),
        ("a: ÷emė\n", (1, 4, "encoding-damage")),
        ("b: x\na: \ufffd\n", (2, 4, "encoding-damage")),
        ("ė: ėė\x07x\n", (1, 6, "control-character")),
        ("a: x\u2028b: y\n", (1, 5, "control-character")),
        ("a: x\u0085b: y: z\n", (1, 5, "control-character")),
        ("a: kspsc\u200b\n", (1, 9, "control-character")),
        ("\ufeffa: b\n", (1, 1, "control-character")),
        ("a: \0\n", (1, 4, "control-character")),
        ("a: \ud800\n", (1, 4, "control-character")),
        ("a:\n\u00a0\u00a0b: x\n", (2, 2, "control-character")),
        ("a:\r\u00a0\u00a0b: x\r", (2, 2, "control-character")),
        ("# x\ra: b #c\r", (2, 6, "hash-in-text")),
    ],
)
def test_fault(text: str, place: tuple[int, int, str]) -> None:
    assert faults(text) == [place]


@pytest.mark.parametrize(("sign", "refused"), [("", 0), ("\r", 0), ("x\u00a0", 0), ("\n\u00a0x", 1), ("\t\u202fx", 1)])
def test_hard_spaces_are_refused_only_where_they_indent(sign: str, refused: int) -> None:
    assert len([*invisible_signs(f"a\n{sign}\n")]) == refused


def test_every_invisible_sign_is_refused_in_a_text_that_is_else_printable() -> None:
    """The quick look at a whole text overlooks none."""
    hidden = [sign for sign in map(chr, range(0x110000)) if _INVISIBLE.match(sign)]
    assert len(hidden) > 2000
    assert [sign for sign in hidden if not any(invisible_signs(f"ėė\n{sign}x\n"))] == []


def test_a_faulty_text_has_no_value() -> None:
    assert read("a: x\na: y\n")[0] is None


def test_all_faults_at_once() -> None:
    text = "a: &x b\nb:\nc: x #y\nc: !z Priemon÷\nd: [\n"
    assert sorted(faults(text)) == [
        (1, 4, "anchor-or-alias"),
        (2, 3, "empty-value"),
        (3, 6, "hash-in-text"),
        (4, 1, "duplicate-key"),
        (4, 4, "tag"),
        (4, 14, "encoding-damage"),
        (5, 4, "syntax"),
    ]


def test_each_damaged_letter_is_found() -> None:
    assert faults("a: Priemon÷, auk÷\n") == [(1, 11, "encoding-damage"), (1, 17, "encoding-damage")]


@pytest.mark.parametrize(
    ("depth", "expected"), [(MAX_DEPTH, []), (MAX_DEPTH + 1, [(1, MAX_DEPTH + 1, "too-deep")]), (10_000, [(1, MAX_DEPTH + 1, "too-deep")])]
)
def test_depth(depth: int, expected: list[tuple[int, int, str]]) -> None:
    assert faults("[" * depth + "x" + "]" * depth) == expected


def test_depth_of_fields() -> None:
    """The quick reader knows the same border."""
    deepest = "{a: " * MAX_DEPTH + "x" + "}" * MAX_DEPTH
    assert faults(deepest) == []
    assert [rule for _, _, rule in faults("{a: " + deepest + "}")] == ["too-deep"]


def test_deep_block_nesting_is_refused_as_well() -> None:
    text = "".join("  " * depth + "a:\n" for depth in range(30))
    assert [rule for _, _, rule in faults(text)] == ["too-deep"]


@pytest.mark.parametrize(
    ("raw", "rule", "place"),
    [
        (b"\xef\xbb\xbfa: b", "byte-order-mark", Position(1, 1)),
        ("a: b".encode("utf-16"), "not-utf-8", Position(1, 1)),
        ("a: b".encode("utf-16-be"), "not-utf-8", Position(1, 1)),
        ("a: b".encode("utf-16-le"), "not-utf-8", Position(1, 1)),
        ("a: b\nė: ąž".encode() + "ė".encode("windows-1257"), "not-utf-8", Position(2, 6)),
        (b"a" * (MAX_BYTES + 1), "file-too-large", Position(1, 1)),
    ],
)
def test_bytes_that_are_no_text(raw: bytes, rule: str, place: Position) -> None:
    found = decode(raw)
    assert isinstance(found, Fault)
    assert (found.rule, found.position) == (rule, place)


def test_largest_file() -> None:
    assert decode(b"a" * MAX_BYTES) == "a" * MAX_BYTES


def test_places_of_keys_and_values() -> None:
    text = "# x\na: ąx\nb:\n  - {c: d}\n  - e\n'f' : \"g\"\n"
    assert places(text) == {
        (): (Position(2, 1), Position(2, 1)),
        ("a",): (Position(2, 1), Position(2, 4)),
        ("b",): (Position(3, 1), Position(4, 3)),
        ("b", 0): (Position(4, 5), Position(4, 5)),
        ("b", 0, "c"): (Position(4, 6), Position(4, 9)),
        ("b", 1): (Position(5, 5), Position(5, 5)),
        ("f",): (Position(6, 1), Position(6, 7)),
    }


# What Hypothesis tries: texts that look like YAML more often than not.
NOISE = st.text() | st.text("ab:#-?!&*[]{}>|'\"%@` \t\n\r\\0é÷\u2028\u00a0", max_size=40)
YAML_LIKE = st.lists(
    st.sampled_from(
        [
            "a: b",
            "a:",
            "  b: c",
            "- a",
            "  - b",
            '"',
            "'",
            "a: 'x",
            "[",
            "]",
            "{",
            "}",
            "a: |",
            "a: *b",
            "a: &b c",
            "---",
            "\t",
            "# x",
            "? a",
            ": b",
            "a b",
        ]
    ),
    max_size=8,
).map("\n".join)
# Words that the dialect reads as they stand; keys and texts of any other kind are put in quotes by the dump.
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Zl", "Zp"), exclude_characters="÷\ufffd\u00a0\u2007\u202f"),
    max_size=20,
)
KEYS = TEXT.filter(lambda key: len(key) < 20)
DATA = st.dictionaries(
    KEYS,
    st.recursive(TEXT, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3), max_leaves=12),
    min_size=1,
    max_size=4,
)


@given(NOISE | YAML_LIKE)
def test_reading_never_raises_and_never_keeps_silent(text: str) -> None:
    found, problems = read(text)
    assert (found is None) == bool(problems)


@given(NOISE | YAML_LIKE)
def test_faults_lie_inside_the_text(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for line, column, _ in faults(text):
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


@given(NOISE | YAML_LIKE)
def test_what_can_be_read_has_places(text: str) -> None:
    found, problems = read(text)
    if not problems:
        assert set(places(text)) == set(paths(found))


# A comment and a text with "#", in every kind of line: where the quick reader must not trust itself.
HASHES = st.lists(st.sampled_from(["# x", "a: b", "c: d #e", "f: g # h", "i: 'j #k'", "\u00a0l: m"]), max_size=4)


@given(NOISE | YAML_LIKE | st.tuples(HASHES, st.sampled_from(["\n", "\r\n", "\r"])).map(lambda given: given[1].join(given[0])))
def test_the_quick_reader_agrees_with_the_careful_one(text: str) -> None:
    quick = read(text)
    with patch("tracker.yamltext.reading.read_quickly", return_value=None):
        assert quick == read(text)


@given(NOISE | YAML_LIKE, st.sampled_from("abclt"))
def test_a_draft_holds_what_the_reader_gives(text: str, way: str) -> None:
    """Whatever the text, opened along any way; and what is put into it is there when it is read again."""
    for whole in (text, f"{way}:\n  " + text.replace("\n", "\n  ")):
        draft = Draft(whole, (way,))
        assert draft.value == read(whole)[0]
        if isinstance(draft.value, dict) and isinstance(draft.value.get(way, {}), dict):
            draft.put((way, "2031"), {"x": "y"}, {})
            assert draft.value == read(draft.text)[0]


@given(st.binary())
def test_any_bytes_are_a_text_or_a_fault(raw: bytes) -> None:
    text = decode(raw)
    assert isinstance(text, Fault) or text.encode() == raw


def paths(data: Any, at: DataPath = ()) -> list[DataPath]:
    """The path of every value below `data`, itself included."""
    steps = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [at, *(path for step, inner in steps for path in paths(inner, (*at, step)))]


@given(DATA, st.booleans())
def test_data_survive_writing_and_reading(data: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    assert value(text) == data


@given(DATA, st.booleans())
def test_every_value_has_its_place(data: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, sort_keys=False)
    assert set(places(text)) == set(paths(data))


WORDS = st.text("abcdefghij", min_size=1, max_size=8)
"""Words that YAML writes without quotes, so that they can be looked up in the text."""
PLAIN = st.dictionaries(
    WORDS,
    st.recursive(
        WORDS,
        lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


@given(PLAIN, st.booleans())
def test_at_each_place_stands_what_the_path_says(data: dict[str, Any], flow: bool) -> None:
    text = yaml.safe_dump(data, default_flow_style=flow, sort_keys=False)
    lines = text.split("\n")
    for path, (key, here) in places(text).items():
        inner: Any = data
        for step in path:
            inner = inner[step]
        if isinstance(inner, str):
            assert lines[here.line - 1][here.column - 1 :].startswith(inner)
        if path and isinstance(path[-1], str):
            assert lines[key.line - 1][key.column - 1 :].startswith(path[-1])


def test_the_data_of_this_project_are_read_without_fault() -> None:
    files = [*PROJECT.glob("plan/**/*.yml"), *PROJECT.glob("measures/**/*.yml"), *PROJECT.glob("tests/example/**/*.yml")]
    assert len(files) >= 80, "the sweep must find the files"
    for file in files:
        assert read(file.read_text("utf-8"))[1] == [], file
