"""The quick reader of workbooks gives what the careful one gives, or nothing."""

import datetime
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tracker.checked import read_root
from tracker.worksheet import rows_of, written
from tracker.worksheet.cells import plain
from tracker.worksheet.columns import SINGLE, Names
from tracker.worksheet.opening import FIELDS, read_carefully
from tracker.worksheet.plainly import read_plainly
from tracker.worksheet.sheet import Line

PROJECT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
(SUMMARY,) = (column for column in SINGLE if column.path == "summary.lt")
FORMATS = ["General", "@", "0%", "yyyy-mm-dd", '[$-427]yyyy "m." mmmm d "d.";@', "m/d/yyyy", '# ##0,00 "m."', "[h]:mm", "h:mm"]


def made(*rows: list[Any], formats: tuple[str, ...] = ()) -> bytes:
    """A workbook with a sheet that begins with fields."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["measure", "state"], ["Priemonė", "Būsena"], *rows):
        sheet.append(row)
    for column, one in enumerate(formats, start=1):
        sheet.cell(3, column).number_format = one
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def changed(raw: bytes, change: Callable[[str], str], part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A workbook with another text of one of its parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(file, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode()
            if name == part:
                assert change(text) != text
                text = change(text)
            new.writestr(name, text)
    return file.getvalue()


VALUES = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), max_size=20),
    st.integers(-(10**14), 10**14),
    st.floats(-1e12, 1e12).map(lambda number: round(number, 4)),
    st.booleans(),
    st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 1, 1)),
    st.integers(0, 4_000_000_000).map(lambda seconds: datetime.datetime.fromisoformat("1950-01-01") + datetime.timedelta(seconds=seconds)),
    st.none(),
)


@given(st.lists(VALUES, min_size=1, max_size=9))
def test_any_value_is_read_alike(values: list[Any]) -> None:
    raw = made(["'" + one if isinstance(one, str) and one.startswith(("=", "#")) else one for one in values])
    assert repr(read_plainly(raw, FIELDS)) == repr(read_carefully(raw))  # 12 is not 12.0 here


@given(st.floats(1, 80_000).map(lambda number: round(number, 3)), st.lists(st.sampled_from(FORMATS), min_size=1, max_size=9))
def test_a_number_is_a_day_in_the_same_formats(number: float, formats: list[str]) -> None:
    raw = made([number] * len(formats), formats=tuple(formats))
    assert repr(read_plainly(raw, FIELDS)) == repr(read_carefully(raw))  # 12 is not 12.0 here


def test_text_of_several_looks_is_one_text() -> None:
    raw = made([CellRichText("1.1 ", TextBlock(InlineFont(b=True), "Pamokos")), "dvi\neilutės"])
    found = read_plainly(raw, FIELDS)
    assert found == read_carefully(raw)
    assert found is not None
    assert found["Sheet"][-1].cells == {1: "1.1 Pamokos", 2: "dvi\neilutės"}


@pytest.mark.parametrize("read", [read_plainly, lambda raw, _: read_carefully(raw)], ids=["plainly", "carefully"])
@pytest.mark.parametrize("end", ["\n", "_x000D_\n", "&#13;\n", "\r\n", "&#10;", "&#13;"])
def test_lines_end_in_one_way_whatever_a_program_writes(read: Callable[..., dict[str, list[Line]]], end: str) -> None:
    raw = changed(made(["1.1", "pirma, antra"]), lambda text: text.replace(", ", end))
    text = read(raw, FIELDS)["Sheet"][-1].cells[2]
    assert plain(text, SUMMARY, Names({})) == ("pirma\nantra", None)


def test_what_is_exported_is_usual() -> None:
    root = PROJECT / "tests" / "example"
    site, _ = read_root(root, AS_OF)
    assert site is not None
    for name in ("police", "social-support-division"):
        raw = written(rows_of(root, site, name, 2023))
        found = read_plainly(raw, FIELDS)
        assert found == read_carefully(raw)
        assert found is not None
        assert [*found] == ["Ataskaita", "Rezultatai skaičiais", "Įrodymai", "Kito dalyvio pranešimas"][: len(found)]


@pytest.mark.parametrize(
    "raw",
    [
        made(["1.1", "=1+1"]),
        changed(made(["1.1", 12]), lambda text: text.replace('<c r="B3" t="n"><v>12</v>', '<c r="B3" t="e"><v>#N/A</v>')),
        made(*[["1.1"]] * 1998, ["1.2"]),
        changed(made(["1.1", 12]), lambda text: text.replace('r="B3"', 'r="AAA3"')),
        changed(made(["1.1", 12]), lambda text: text.replace('r="B3"', "")),
        changed(made(["1.1", 12]), lambda text: text.replace("<sheetData>", "<!-- x --><sheetData>")),
        changed(made(["1.1", "a"]), lambda text: text.replace("</row></sheetData>", "</sheetData>")),
        made(["1.1", "a"])[:-100],
        b"PK",
    ],
    ids=["formula", "error", "far-down", "far-right", "no-place", "comment", "damaged", "cut-off", "nothing"],
)
def test_the_unusual_is_left_to_the_careful_reader(raw: bytes) -> None:
    assert read_plainly(raw, FIELDS) is None


def test_a_formula_beside_the_reports_is_no_matter(tmp_path: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["measure", "state"])
    book.create_sheet("Pastabos").append(["=1+1", "mano pastabos"])
    book.save(tmp_path / "a.xlsx")
    found = read_plainly((tmp_path / "a.xlsx").read_bytes(), FIELDS)
    assert found is not None
    assert [*found] == ["Sheet"]
