"""Bytes of a text file to text, whichever encoding the program chose that saved it."""

import codecs
import re

from tracker.problems import Said
from tracker.worksheet.sheet import Broken

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENOUGH = 0.3
"""Of the bytes in even or in odd places, how many are zero in UTF-16 without a mark; in other text none is."""


def decoded(raw: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16, or what is left: windows-1257; raises Broken for what is no text."""
    mark = next((encoding for start, encoding in _MARKS.items() if raw.startswith(start)), None) or _unmarked(raw)
    for encoding in [mark] if mark else ["utf-8", "cp1257"]:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text
    raise Broken(
        Said("failas sugadintas arba tai ne lentelė.", "the file is damaged, or no table."),
        Said(
            "Įrašykite lentelę kaip „Excel“ darbaknygę (.xlsx) arba kaip CSV, UTF-8 koduote.",
            "Save the table as an Excel workbook (.xlsx) or as CSV in UTF-8.",
        ),
    )


def _unmarked(raw: bytes) -> str | None:
    """UTF-16 by its zeros: half the bytes of Latin text."""
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = raw[offset::2]
        if half and half.count(0) > _ENOUGH * len(half):
            return encoding
    return None
