"""Values between a data file and a cell: what people see and type, and the plain text that the file has."""

import datetime
import difflib
import re
from collections.abc import Mapping
from decimal import Decimal

from tracker.disclosure import excerpt
from tracker.problems import Said
from tracker.updating import read_number
from tracker.worksheet.columns import Column, Kind, Names

CellValue = str | int | float | bool | datetime.date | datetime.time | datetime.timedelta | None


# What is written into a cell ------------------------------------------------------------------------------------------


def shown(text: str, column: Column, names: Names) -> str | int | float | datetime.date:
    """What a cell holds for a value of a file."""
    if column.kind is Kind.DATE:
        return datetime.date.fromisoformat(text)
    if column.kind in (Kind.AMOUNT, Kind.FIGURE):
        return _number(text, column)
    if column.kind is Kind.INSTITUTION:
        return names.shown.get(text, text)
    return column.words.get(text, text)


def _number(text: str, column: Column) -> str | int | float:
    """A number where the cell gives the very same text back, else the text."""
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", text):
        return text
    value = float(text) if "." in text else int(text)
    return value if _digits(value, column) == text else text


def typed(text: str, column: Column, names: Names) -> str:
    """What a table of text holds: a number with a comma, as spreadsheets in Lithuania read it."""
    if column.kind in (Kind.AMOUNT, Kind.FIGURE):
        comma = text.replace(".", ",")
        return comma if read_number(comma, money=column.kind is Kind.AMOUNT) == text else text
    return neutral(str(shown(text, column, names)))


_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe stands before its first sign."""
    return f"'{text}" if _FORMULA.match(text) else text


def bare(text: str) -> str:
    """The reverse of `neutral`."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text


# What is read from a cell ---------------------------------------------------------------------------------------------


def plain(value: CellValue, column: Column, names: Names) -> tuple[str, Said | None]:
    """The text that the file has for the value of a cell, and what is wrong with it.

    What is not understood stays as it is typed.
    """
    if isinstance(value, bool):
        value = "taip" if value else "ne"
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()[:10], None
    if isinstance(value, (int, float)):
        return _digits(value, column), None
    text = "" if value is None else str(value).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        return "", None
    if column.kind is Kind.DATE:
        return day(text), None
    if column.kind in (Kind.AMOUNT, Kind.FIGURE):
        return read_number(text, money=column.kind is Kind.AMOUNT), None
    return _word(text, column, names)


def _digits(value: float, column: Column) -> str:
    """A number of a cell as it is written in a file: cents in two digits, nothing behind a whole number."""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite() or exact == exact.to_integral_value():
        return f"{exact:.0f}"
    return _cents(f"{exact:f}", column)


def _cents(text: str, column: Column) -> str:
    """An amount with both digits of its cents: spreadsheets drop a zero at the end."""
    return text + "0" if column.kind is Kind.AMOUNT and re.fullmatch(r"-?[0-9]+\.[0-9]", text) else text


_MONTHS = ("saus", "vasar", "kov", "baland", "geguž", "birž", "liep", "rugpj", "rugs", "spal", "lapkr", "gruod")
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-./ ]\s*(\d{1,2})\s*[-./ ]\s*(\d{1,2})\s*(?:d\.?)?(?:[ T]0{1,2}:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})")
_IN_WORDS = re.compile(r"(\d{4})\s*m\.?\s*([^\W\d]+)\s*(?:mėn\.?\s*)?(\d{1,2})\s*(?:d\.?|dien\w*)?", re.IGNORECASE)


def day(text: str) -> str:
    """A day as the file has it (`2024-02-28`), however it was typed.

    Only where it can mean one day: `02/03/2024` stays as it is, and is refused.

    >>> day("2024 m. vasario 28 d."), day("2024.2.28"), day("28.02.2024"), day("02/03/2024")
    ('2024-02-28', '2024-02-28', '2024-02-28', '02/03/2024')
    """
    text = text.replace("\N{NO-BREAK SPACE}", " ")
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, number = found.groups()
    elif found := _DAY_FIRST.fullmatch(text):
        number, month, year = found.groups()
    elif found := _IN_WORDS.fullmatch(text):
        year, name, number = found.groups()
        month = next((str(place) for place, start in enumerate(_MONTHS, 1) if name.casefold().startswith(start)), "")
    else:
        return text
    return f"{year}-{int(month):02}-{int(number):02}" if month else text


def _word(text: str, column: Column, names: Names) -> tuple[str, Said | None]:
    """A word of the file for its label, an id for the name of an institution; any other text as it is."""
    if column.kind is not Kind.INSTITUTION and not column.words:
        return text, None
    known = names.known if column.kind is Kind.INSTITUTION else column.known
    word = known.get(" ".join(text.split()).casefold())
    return (text, _unknown(text, known, column, names)) if word is None else (word, None)


def _unknown(text: str, known: Mapping[str, str], column: Column, names: Names) -> Said:
    """What is wrong, and which of the choices was probably meant."""
    cited = excerpt(text, 60)
    if column.kind is Kind.INSTITUTION:
        said = Said(f"institucijos „{cited}“ sąraše nėra.", f'"{cited}" is not among the institutions.')
    else:
        said = Said(
            f"„{cited}“ čia netinka. Galima: {', '.join(column.words.values())}.",
            f'"{cited}" does not fit here. Possible: {", ".join(column.words.values())}.',
        )
    for near in difflib.get_close_matches(text.casefold(), known, n=1, cutoff=0.6):
        label = (names.shown if column.kind is Kind.INSTITUTION else column.words)[known[near]]
        return Said(f"{said.lt} Gal norėjote: „{label}“?", f'{said.en} Did you mean "{label}"?')
    return said
