"""Edits of data files: only the lines that must change do, and the text means exactly what was asked for."""

import copy
import difflib
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.problems import DataPath
from tracker.yamltext import MAX_DEPTH, Draft, Fault, Value, entry, merged, read
from tracker.yamltext.tree import Node, parse
from tracker.yamltext.write import flow

PROJECT = Path(__file__).parent.parent
FILES = [
    path
    for folder in ("plan", "measures", "tests/example/plan", "tests/example/measures")
    for path in sorted((PROJECT / folder).rglob("*.yml"))
]
TEXTS = {path.relative_to(PROJECT).as_posix(): path.read_text("utf-8") for path in FILES}
EDITS = 1000


def value_of(text: str) -> Value:
    found, faults = read(text)
    assert faults == [], text
    assert found is not None
    return found


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """(lines that went, lines that came)."""
    told = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm=""))[2:]
    return [line[1:] for line in told if line[0] == "-"], [line[1:] for line in told if line[0] == "+"]


def scalars(value: Value, at: DataPath = ()) -> Iterator[tuple[DataPath, str]]:
    if isinstance(value, str):
        yield at, value
    else:
        for step, part in value.items() if isinstance(value, dict) else enumerate(value):
            yield from scalars(part, (*at, step))


def with_value(value: Any, at: DataPath, new: Value) -> Any:
    """A copy of a plain value with one part replaced."""
    made = copy.deepcopy(value)
    inside = made
    for step in at[:-1]:
        inside = inside[step]
    inside[at[-1]] = new
    return made


def test_the_sweep_has_files() -> None:
    assert len(TEXTS) > 80


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_equal_stays_to_the_byte(name: str) -> None:
    text = TEXTS[name]
    assert merged(text, (), value_of(text)) == text


def spans(text: str) -> dict[DataPath, int]:
    """Data path of every scalar -> on how many lines it stands."""

    def visit(node: Node, at: DataPath) -> Iterator[tuple[DataPath, int]]:
        if node.value is not None:
            yield at, text.count("\n", node.start, node.end) + 1
        for place, one in enumerate(node.entries):
            yield from visit(one.node, (*at, place if node.is_list else one.key))

    return dict(visit(parse(text), ()))


@pytest.mark.parametrize("name", TEXTS)
def test_setting_one_value_changes_its_line(name: str) -> None:
    """Over every file and the values in it; one that stood on several lines gives way to one line."""
    text = TEXTS[name]
    value, lines = value_of(text), spans(text)
    found = list(scalars(value))
    for at, _ in found[:: max(1, len(found) // 40)]:
        after = merged(text, at, "Nauja: reikšmė")
        assert value_of(after) == with_value(value, at, "Nauja: reikšmė")
        went, came = changed(text, after)
        assert (len(went), len(came)) == (lines[at], 1), at


def test_a_thousand_random_edits_change_one_line_each() -> None:
    chance = random.Random(20201)
    names, lines = sorted(TEXTS), {name: spans(text) for name, text in TEXTS.items()}
    of_one_line = 0
    for _ in range(EDITS):
        name = chance.choice(names)
        text, value = TEXTS[name], value_of(TEXTS[name])
        at, old = chance.choice(list(scalars(value)))
        new = chance.choice([word for word in WORDS if word != old])
        after = merged(text, at, new)
        assert value_of(after) == with_value(value, at, new), (name, at, new)
        went, came = changed(text, after)
        assert (len(went), len(came)) == (lines[name][at], 1), (name, at, new)
        of_one_line += len(went) == 1
    assert of_one_line > EDITS / 2


WORDS = (
    *("46", "true", "no", "~", "1.10", "12:30", "0x1F", "=", "<<", "2024-02-28", "Surengta 12 susitikimų", "\U0001f600"),
    *("a: b", "x # y", "x: ", "a:", "# x", "@x", "% x", "-", "-x", "…", "a, b", "{}", "[nr. 3]"),
    *('„kabutės“ ir "kitos"', "it's", "ė\\n", "tab\there", "x:\ty", "x\t# y"),
)
"""What people write, and what YAML would take for something else."""


@pytest.mark.parametrize("word", [*WORDS, "eilutė\nkita", "eilutė\n\nkita", " tarpas", "tarpas \nkita", "\n", "a\n b"])
def test_a_text_is_written_so_that_it_is_read_back(word: str) -> None:
    for text in ("k: x\n", "k: 'x'\n", 'k: "x"\n', "k: {a: x}\n", "k: [x]\n", "k:\n  - x\n", "k: >-\n  x\n  y\n", "k: |\n  x\n"):
        old = value_of(text)
        ((at, _),) = scalars(old)
        assert value_of(merged(text, at, word)) == with_value(old, at, word)


@pytest.mark.parametrize(
    ("text", "at", "value", "after"),
    [
        # A comment, quotes, blank lines and the order of keys stay.
        ("a: 'x' # kodėl\n\nb: y\n", ("a",), "it's", "a: 'it''s' # kodėl\n\nb: y\n"),
        ("b: y\n# pastaba\n", ("status", "2023", "state"), "done", 'b: y\n# pastaba\nstatus:\n  "2023":\n    state: done\n'),
        # Years stand in their order.
        ('s:\n  "2021":\n    a: x\n', ("s", "2020"), {"a": "y"}, 's:\n  "2020":\n    a: y\n  "2021":\n    a: x\n'),
        ('s:\n  "2019":\n    a: x # sic\nz: q\n', ("s", "2020"), {"a": "y"}, 's:\n  "2019":\n    a: x # sic\n  "2020":\n    a: y\nz: q\n'),
        # A remark that is indented further speaks of the entry above it.
        (
            's:\n  "2019":\n    a: x\n    # sic\n  # 2021 trūksta\n',
            ("s", "2020"),
            {"a": "y"},
            's:\n  "2019":\n    a: x\n    # sic\n  "2020":\n    a: y\n  # 2021 trūksta\n',
        ),
        # Short forms give way to long ones, and empty ones are filled.
        ("m: own_budget\n", ("m",), {"source": "eu"}, "m:\n  source: eu\n"),
        ("m: own_budget # x\n", ("m", "source"), "eu", "m:\n  source: eu # x\n"),
        ("s: {}\nz: q\n", ("s", "2020"), {"a": "y"}, 's:\n  "2020":\n    a: y\nz: q\n'),
        # Between brackets.
        ("t: {lt: a}\n", ("t", "en"), "b, c", 't: {lt: a, en: "b, c"}\n'),
        ("t: {en: a}\n", ("t", "lt"), "b", "t: {lt: b, en: a}\n"),
        ("t: {lt: a, en: b}\n", ("t", "lt"), None, "t: {en: b}\n"),
        ("t: {lt: a, en: b}\n", ("t", "en"), None, "t: {lt: a}\n"),
        ("t: [a, b, c]\n", ("t",), ["a", "c"], "t: [a, c]\n"),
        ("t: [a, c]\n", ("t",), ["z", "a", "b", "c", "d"], "t: [z, a, b, c, d]\n"),
        # Lists of lines.
        ("t:\n  - a: 1\n    b: 2\n  - a: 3\n", ("t", 0, "a"), None, "t:\n  - b: 2\n  - a: 3\n"),
        ("t:\n- a: 1\n  b: 2\n- a: 3\n", ("t", 1), {"a": "3", "b": "q"}, "t:\n- a: 1\n  b: 2\n- a: 3\n  b: q\n"),
        ("t:\n  - a\n  # pastaba\n  - b\n", ("t",), ["b"], "t:\n  # pastaba\n  - b\n"),
        # The last entry takes its mapping with it.
        ("a: x\nt:\n  u:\n    v: 1\n", ("t", "u", "v"), None, "a: x\n"),
        ("a: x\n", ("t", "u"), None, "a: x\n"),
        # Blank lines belong to a text that keeps them.
        (
            's:\n  "2020":\n    a: |+\n      b\n\n  "2022":\n    a: c\n',
            ("s", "2021"),
            {"a": "d"},
            's:\n  "2020":\n    a: |+\n      b\n\n  "2021":\n    a: d\n  "2022":\n    a: c\n',
        ),
        # Where a line says that the document is over, nothing comes behind it.
        ("a: x\n...\n", ("b",), "y", "a: x\nb: y\n...\n"),
        ("a: x\n# pastaba\n...\n# dar\n", ("b",), "y", "a: x\nb: y\n# pastaba\n...\n# dar\n"),
        # Files without a last line end, and with those of Windows and old Macs.
        ("a: x", ("b",), "y", "a: x\nb: y\n"),
        ("a: x\r\nc: z\r\n", ("b",), "y", "a: x\r\nb: y\r\nc: z\r\n"),
        ("a: x\rc: z\r", ("b",), "y", "a: x\nb: y\nc: z\n"),
    ],
)
def test_edits(text: str, at: DataPath, value: Value | None, after: str) -> None:
    made = merged(text, at, value, {"a": 0, "b": 1, "c": 2, "lt": 3, "en": 4, "status": 5})
    assert made == after
    value_of(made)


# A draft: what is added is read alone, and the whole is what reading it again would give ------------------------------------


STATUS: DataPath = ("status",)
ORDER = {"state": 0, "summary": 1, "lt": 2, "en": 3}
REPORT: Value = {"state": "done", "summary": {"lt": "Surengta: 12", "en": "Held"}, "evidence": [{"url": "https://example.org/"}]}
YEARS = ("2018", "2020", "2021", "2022", "2023", "2031")


def orders(value: Value) -> Any:
    """A value with the order of its keys."""
    if isinstance(value, dict):
        return [(key, orders(part)) for key, part in value.items()]
    return [orders(part) for part in value] if isinstance(value, list) else value


@pytest.mark.parametrize("name", TEXTS)
def test_a_draft_holds_what_reading_it_again_gives(name: str) -> None:
    """Over every file: years that are new, that stand there, and that come beside one just added."""
    for years in (YEARS, YEARS[::-1]):
        draft = Draft(TEXTS[name], STATUS)
        assert orders(draft.value or "") == orders(value_of(TEXTS[name]))
        for year in years:
            before = draft.text
            draft.put((*STATUS, year), REPORT, ORDER)
            assert draft.text == merged(before, (*STATUS, year), REPORT, ORDER)
            assert orders(draft.value or "") == orders(value_of(draft.text)), year


def test_of_most_drafts_only_what_is_added_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """What makes it worth having; the whole is read where what is added could change its neighbours."""
    texts: list[str] = []

    def noted(text: str) -> tuple[Value | None, list[Fault]]:
        texts.append(text)
        return read(text)

    monkeypatch.setattr("tracker.yamltext.draft.read", noted)
    with_reports = [text for name, text in TEXTS.items() if "measures/" in name and "\nstatus:\n" in text]
    assert len(with_reports) > 10
    for text in with_reports:
        Draft(text, STATUS).put((*STATUS, "2031"), REPORT, ORDER)
    assert sum(map(len, texts)) < sum(map(len, with_reports))


NEIGHBOURS = (
    *(
        '"2020": {a: b}',
        '"2020":\n    a: b',
        '"2020":\n    a: |\n      b\n\n',
        '"2020":\n    a: >+\n      b\n\n',
        '"2020":\n    a: b\n      c',
    ),
    *(
        '"2020":\n    - a\n    - b',
        '"2020":\n  - a',
        '"2020":\n    a: "b\n\n      c"',
        '"2020": b # sic',
        '"2020":\n    a: b\n    # sic\n  # ne',
    ),
)
"""What a new year may come to stand beside."""


@pytest.mark.parametrize("neighbour", NEIGHBOURS)
@pytest.mark.parametrize("year", ["2019", "2021"])
@pytest.mark.parametrize("value", [REPORT, "x", "x # y", "eilutė\nkita\n", ["a"], {"a": "b\u200bc"}, {"a": "\ufffd"}])
def test_a_draft_beside_anything(neighbour: str, year: str, value: Value) -> None:
    for text in (
        f"k: v\nstatus:\n  {neighbour}\n",
        f"status:\n  {neighbour}\nz: q",
        f"status:\n  {neighbour}",
        f"status:\n  {neighbour}\n...\n",
    ):
        draft = Draft(text, STATUS)
        draft.put((*STATUS, year), value, ORDER)
        assert orders(draft.value or "") == orders(read(draft.text)[0] or ""), draft.text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a: [",
        "a: x\na: y\n",
        "a: &x y\n",
        "- a\n",
        "a: x\n---\nb: y\n",
        "a:\n",
        "status:\n  '2020': {a: b, a: c}\n",
        "a: \u200bx\n",
        "a: *x\n",
        "*x : a\n",
        "status: *x\n",
        "status:\n  a: [*x]\n",
        "? [a]\n: b\n",
        "? a\n",
        "{a, b}\n",
        "a: !x b\n",
        "!x a: b\n",
    ],
)
def test_of_a_text_with_a_fault_a_draft_holds_nothing(text: str) -> None:
    assert Draft(text, STATUS).value == read(text)[0]


def test_a_draft_is_as_deep_as_a_text_may_be() -> None:
    for depth in (MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1):
        text = f"status:\n  x: {'[' * (depth - 2)}a{']' * (depth - 2)}\n"
        assert Draft(text, STATUS).value == read(text)[0], depth


SIGNS = st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp"), exclude_characters="÷\ufffd\u200b\u2060\ufeff\xa0\u2007\u202f")
MOSTLY_HARMLESS = st.text("aĖž1 .,;()/%„“–-:#", min_size=1, max_size=12)
TEXT = st.one_of(st.sampled_from(WORDS), MOSTLY_HARMLESS, st.text(SIGNS, min_size=1, max_size=12)).filter(lambda text: bool(text.strip()))
KEYS = st.sampled_from(["a", "b", "c", "2020", "2021", "lt", "en"])
VALUES = st.recursive(
    TEXT,
    lambda inner: st.one_of(st.lists(inner, min_size=1, max_size=4), st.dictionaries(KEYS, inner, min_size=1, max_size=4)),
    max_leaves=14,
)
MAPPINGS = st.dictionaries(KEYS, VALUES, min_size=1, max_size=4)


@settings(max_examples=400)
@given(old=MAPPINGS, new=MAPPINGS, short=st.booleans())
def test_any_value_becomes_any_other(old: dict[str, Value], new: dict[str, Value], short: bool) -> None:
    """Whatever stood there, in lines or between brackets, the result means what was asked for and its neighbours stay."""
    middle = f"x: {flow(old)}" if short else "\n".join(entry("x", old, 0))
    text = f"# pirma\nv: 1 # sic\n{middle}\n\n# paskui\nw: 'ne'\n"
    assert value_of(text) == {"v": "1", "x": old, "w": "ne"}
    after = merged(text, ("x",), new)
    assert value_of(after) == {"v": "1", "x": new, "w": "ne"}
    assert after.startswith("# pirma\nv: 1 # sic\n")
    assert after.endswith("\n\n# paskui\nw: 'ne'\n")
    assert value_of(merged(after, ("x",), None)) == {"v": "1", "w": "ne"}
    for year in ("2019", "2020", "2021"):
        draft = Draft(text, ("x",))
        draft.put(("x", year), new, {})
        assert orders(draft.value or "") == orders(value_of(draft.text))
