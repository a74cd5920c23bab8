"""How the sheets of a workbook are laid out: where fields, headers and rows stand."""

from dataclasses import dataclass

REPORT_SHEET = "Ataskaita"
GUIDE_SHEET = "Kaip pildyti"
CHOICES_SHEET = "Sąrašai"
FIELDS_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3
"""The hidden row with the field of every column, the one that people read, and the first with values."""
LAST_ROW = 2000
"""Rows as far as which drop-downs are offered and anything is read."""


@dataclass(frozen=True)
class Heading:
    """A column of a sheet, before there are values in it."""

    path: str
    label: str
    style: str
    width: int
    """In signs."""
    hidden: bool = False
