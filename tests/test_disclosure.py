"""The guard against personal data: what it finds in the texts of `disclosure_corpus/`, what it lets pass, and how exact it is.

Each line of the corpus is a text; `positive/` has a file for each kind with the datum between ⟦ and ⟧, `innocent/` texts that hold none.
`\\n` and `\\uXXXX` stand for signs that an editor does not show.  Lines that begin with «# Nobody's» say why nobody is meant.
Everything is invented.
"""

import re
import string
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from growth import LIMIT, growth
from hypothesis import given
from hypothesis import strategies as st

from tracker.disclosure import MASK, Hit, Kind, contact_key, excerpt, find, is_worth_telling, masked
from tracker.disclosure.codes import check_digit

CORPUS = Path(__file__).parent / "disclosure_corpus"
MARKED = re.compile("⟦(.*?)⟧", re.DOTALL)


def lines(path: Path) -> list[str]:
    """The texts of a file of the corpus."""
    return [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("# Nobody's")]


def shown(line: str) -> str:
    """A line with the signs that it only names."""
    return re.sub(r"\\u([0-9a-f]{4})", lambda sign: chr(int(sign[1], 16)), line).replace("\\n", "\n")


@dataclass(frozen=True)
class Example:
    """A text of the corpus and where the data stand in it."""

    kind: str
    text: str
    data: tuple[tuple[int, int], ...]


def example(kind: str, line: str) -> Example:
    """A line of `positive/`, read."""
    parts = re.split("[⟦⟧]", shown(line))
    starts = [sum(map(len, parts[:number])) for number in range(len(parts) + 1)]
    return Example(kind, "".join(parts), tuple((starts[number], starts[number + 1]) for number in range(1, len(parts), 2)))


POSITIVE = [example(path.stem, line) for path in sorted((CORPUS / "positive").glob("*.txt")) for line in lines(path)]
INNOCENT = [shown(line) for path in sorted((CORPUS / "innocent").glob("*.txt")) for line in lines(path)]


def missed(one: Example) -> list[str]:
    """The data of an example that no hit of its kind covers."""
    hits = [hit for hit in find(one.text) if hit.kind == one.kind]
    return [one.text[start:end] for start, end in one.data if not any(hit.start <= start and end <= hit.end for hit in hits)]


# How exact it is ---------------------------------------------------------------------------------------------------------

FLOOR = {
    "code": 0.98,
    "phone": 0.98,
    "email": 0.98,
    "account": 0.98,
    "case": 0.95,
    "plate": 0.95,
    "address": 0.95,
    "shelter": 0.95,
    "name": 0.95,
    "description": 0.9,
    "count": 0.9,
    "damage": 1.0,
}
"""Kind -> the least part of its data that must be found."""
PRECISE = 0.98
"""The least part of what is told as an error, of all kinds together, that must be one."""


def true_and_false(kind: str) -> tuple[int, int]:
    """How many texts that hold data, and how many innocent ones, have a hit of a kind."""

    def has_hit(text: str) -> bool:
        return any(hit.kind == kind for hit in find(text))

    return sum(has_hit(one.text) for one in POSITIVE if one.kind == kind), sum(map(has_hit, INNOCENT))


def test_the_corpus_is_large_and_has_every_kind() -> None:
    assert len(POSITIVE) >= 200
    assert len(INNOCENT) >= 200
    assert {one.kind for one in POSITIVE} == set(FLOOR) == {kind.value for kind in Kind}
    assert [one for one in POSITIVE if not one.data] == []
    assert len({one.text for one in POSITIVE}) + len(set(INNOCENT)) == len(POSITIVE) + len(INNOCENT)


def test_recall_and_precision(record_property: Callable[[str, object], None]) -> None:
    """Tells a line for each kind; of errors, both together are held to a floor."""
    table, grave = [], [0, 0]
    recalls = {}
    for kind in FLOOR:
        data = [datum for one in POSITIVE if one.kind == kind for datum in one.data]
        lost = [datum for one in POSITIVE if one.kind == kind for datum in missed(one)]
        right, wrong = true_and_false(kind)
        recalls[kind] = 1 - len(lost) / len(data)
        table.append(f"{kind:12}{len(data):6}{recalls[kind]:10.1%}{right / (right + wrong):12.1%}")
        if Hit(Kind(kind), 0, 1).severity == "error":
            grave = [grave[0] + right, grave[1] + wrong]
    precision = grave[0] / sum(grave)
    head = f"{'kind':12}{'data':>6}{'recall':>10}{'precision':>12}"
    sums = f"{len(POSITIVE)} texts with data, {len(INNOCENT)} without; precision of errors {precision:.1%}"
    record_property("figures", "\n".join([head, *table, sums]))
    assert {kind: recall for kind, recall in recalls.items() if recall < FLOOR[kind]} == {}
    assert precision >= PRECISE


def test_nothing_innocent_is_an_error() -> None:
    assert [(text, hit.kind) for text in INNOCENT for hit in find(text) if hit.severity == "error"] == []


UNMASKED = ("description", "count", "damage")


@pytest.mark.parametrize("kind", FLOOR)
def test_what_is_found_is_masked_unless_it_names_nobody(kind: str) -> None:
    for one in POSITIVE:
        if one.kind == kind and not missed(one):
            shut = masked(one.text)
            assert (MASK in shut) is (kind not in UNMASKED), one.text
            assert kind in UNMASKED or not any(one.text[start:end] in shut for start, end in one.data), one.text


PROJECT = Path(__file__).parent.parent
DATA = [path for root in (PROJECT, PROJECT / "tests/example") for part in ("plan", "measures") for path in (root / part).rglob("*.yml")]


def test_the_plans_hold_nothing_but_published_contacts() -> None:
    assert len(DATA) > 80
    found = {(path.name, hit.kind.value) for path in DATA for hit in find(path.read_text("utf-8"))}
    assert found == {("institutions.yml", "phone"), ("institutions.yml", "email")}


# Codes of any shape ------------------------------------------------------------------------------------------------------

YEARS_OF_NOBODY = [(1, 0), (2, 50), (5, 90), (6, 99)]
"""First digit of a code and year in its century: people long dead or not yet born."""
INNOCENT_WORDS = st.text(alphabet="ąčėšužabcdef ,.;:()„“\n", max_size=30)


@st.composite
def codes(draw: st.DrawFn) -> str:
    """Ten digits of a code, without the last."""
    first, year = draw(st.sampled_from(YEARS_OF_NOBODY))
    return f"{first}{year:02}{draw(st.integers(1, 12)):02}{draw(st.integers(1, 28)):02}{draw(st.integers(0, 999)):03}"


def grouped(digits: str, gaps: list[str]) -> str:
    """Digits with a gap behind each but the last."""
    return "".join(digit + gap for digit, gap in zip(digits, [*gaps, ""], strict=True))


GAPS = st.lists(st.sampled_from(["", "", "", " ", "-", "–", " ", "​", "­", "\n", ". ", "/"]), min_size=10, max_size=10)


@given(codes(), GAPS, INNOCENT_WORDS, INNOCENT_WORDS)
def test_every_code_is_found_in_any_groups(ten: str, gaps: list[str], before: str, after: str) -> None:
    code = grouped(ten + str(check_digit(ten)), gaps)
    text = f"{before} {code} {after}"
    start = len(before) + 1
    assert any(hit.kind is Kind.CODE and hit.start <= start and hit.end >= start + len(code) for hit in find(text))
    assert code not in masked(text)


@given(codes(), st.integers(1, 9), INNOCENT_WORDS)
def test_a_wrong_check_digit_is_no_error(ten: str, off: int, before: str) -> None:
    wrong = (check_digit(ten) + off) % 10
    assert [hit for hit in find(f"{before} {ten}{wrong}") if hit.severity == "error"] == []


@given(st.text(alphabet=string.printable + "ąčęėįšųūž„“–÷​\u00a0@+", max_size=200))
def test_any_text_can_be_looked_at(text: str) -> None:
    hits = find(text)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert hits == sorted(hits, key=lambda hit: (hit.start, hit.end))
    assert isinstance(masked(text), str)


PIECES = [
    "1 ",
    "1",
    "a@",
    "A. ",
    "Onos ",
    "+370 ",
    "g. 1-",
    "LT00 ",
    "m. ",
    "%25",
    "http://a-",
    "://",
    "3 moterys ",
    "1, ",
    "6990101,0008;",
    "&amp;",
    "<br>1",
]
"""Of which somebody could paste many, each of them the beginning of something that is looked for."""


@pytest.mark.parametrize("piece", PIECES)
def test_a_long_text_takes_time_as_it_is_long(piece: str) -> None:
    assert growth(find, piece) < LIMIT


def test_familiar_lines_hide_nothing() -> None:
    """A datum may begin at the end of one line that was seen before and go on in another."""
    assert not is_worth_telling("pirma: x\neilė 69901\nantra: y\ntrečia: z")
    assert not is_worth_telling("kita: x\n010008\ntrečia: z")
    assert not is_worth_telling("pirma: x\neilė 69901\nantra: y\ntrečia: z")
    assert is_worth_telling("pirma: x\neilė 69901\n010008\ntrečia: z")
    assert is_worth_telling("pirma: x\neilė 69901010008\nantra: y\ntrečia: z")
    assert is_worth_telling("pirma: x\nantra: y\n# vieša: vardas – meras")
    assert not is_worth_telling("Lankėsi Pavyzdžių g. 12.\nkita: x\ndar: y\ndar: z")
    assert is_worth_telling("Lankėsi Pavyzdžių g. 12.\nkita: x\ndar: y\ndar: prieglauda")


# Contacts and excerpts ---------------------------------------------------------------------------------------------------

PUBLISHED = {contact_key("+370 46 000000"), contact_key("centras@example.org")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Skambinkite 0 46 000000.", []),
        ("Skambinkite (8 46) 00 00 00.", []),
        ("Skambinkite +37046000000, rašykite Centras@Example.org.", []),
        ("mailto:centras%40example.org", []),
        ("centras at example dot org", []),
        ("Skambinkite +370 46 000001.", [Kind.PHONE]),
        ("kitas.centras@example.org", [Kind.EMAIL]),
    ],
)
def test_published_contacts_may_be_told(text: str, found: list[Kind]) -> None:
    assert [hit.kind for hit in find(text, PUBLISHED)] == found
    assert MASK in masked(text)


def test_an_excerpt_is_masked_before_it_is_cut() -> None:
    assert excerpt("Skambinkite +370 612 00000 vakare", 20) == "Skambinkite ••• vak…"
    assert excerpt("trumpas", 20) == "trumpas"


def test_places_are_those_of_the_text_as_given() -> None:
    text = "kodas \u200b5\u00ad9012\uff12\uff142082."
    (hit,) = find(text)
    assert text[hit.start : hit.end] == "5\u00ad9012\uff12\uff142082"


def test_one_datum_is_told_once() -> None:
    assert [hit.kind for hit in find("LT16 0000 0000 0000 0000, 59012242082@example.org")] == [Kind.ACCOUNT, Kind.EMAIL]
