"""Bytes to text, and signs that do not belong in it."""

import re
from collections.abc import Iterator

from tracker.disclosure import find_damage
from tracker.problems import Position, Said
from tracker.yamltext.fault import MAX_BYTES, Fault


def decode(raw: bytes) -> str | Fault:
    """The text of a file, or the fault that keeps it from being read as UTF-8."""
    if len(raw) > MAX_BYTES:
        return Fault(
            Position(),
            "file-too-large",
            Said("failas per didelis.", "the file is too large."),
            Said("Duomenų failas negali viršyti 1 MB.", "A data file may have 1 MB at most."),
        )
    save = Said("Įrašykite failą UTF-8 koduote (be BOM).", "Save the file as UTF-8 (without BOM).")
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in raw[:2]:
        return Fault(Position(), "not-utf-8", Said("failas įrašytas UTF-16 koduote.", "the file is saved as UTF-16."), save)
    if raw.startswith(b"\xef\xbb\xbf"):
        return Fault(Position(), "byte-order-mark", Said("failas prasideda BOM ženklu.", "the file begins with a byte order mark."), save)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line_start = before.rfind(b"\n") + 1
        if b"\0" in raw:
            return Fault(
                Position(),
                "not-text",
                Said("tai ne tekstas (gal paveikslėlis ar dokumentas).", "this is not a text (perhaps a picture or a document)."),
                Said("Perkelkite failą iš duomenų aplanko.", "Move the file out of the data folder."),
            )
        place = Position(before.count(b"\n") + 1, len(before[line_start:].decode("utf-8", "replace")) + 1)
        return Fault(
            place,
            "not-utf-8",
            Said("nuo čia tekstas ne UTF-8 (tikriausiai windows-1257).", "from here the text is not UTF-8 (probably windows-1257)."),
            save,
        )


def made_out(raw: bytes) -> str:
    """The text of any file as well as it can be made out, for whoever must look into what `decode` refuses."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:2]:
        return raw.decode("utf-16-be" if raw[0] == 0 else "utf-16-le", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1257", "replace")


def damaged_letters(text: str) -> Iterator[Fault]:
    """Signs that conversion has left in place of letters: U+FFFD, and ÷ beside a letter."""
    if "÷" not in text and "�" not in text:
        return
    for number, line in enumerate(lines_of(text), start=1):
        for _, start, end in find_damage(line):
            sign = line[start:end]
            yield Fault(
                Position(number, start + 1),
                "encoding-damage",
                Said(f"sugadinta raidė „{sign}“.", f'a damaged letter "{sign}".'),
                Said("Įrašykite tikrąją raidę (dažniausiai ė).", "Write the letter that belongs there (mostly ė)."),
            )


_INVISIBLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ud800-\udfff\ufeff\ufffe\uffff]")
"""Signs that no editor shows: what YAML forbids, its odd line breaks, and spaces without width."""
_HARD_INDENT = re.compile("[ \t]*[\u00a0\u2007\u202f]+(?=\\s*\\S)")

_HARD_INDENT_SOMEWHERE = re.compile("(?:^|[\r\n])[ \t]*[\u00a0\u2007\u202f]")


def invisible_signs(text: str) -> Iterator[Fault]:
    """Signs that break the structure unseen: control characters, and hard spaces used as indentation."""
    # Python counts each of these signs among the unprintable, and looks for those several times as fast.
    if text.replace("\n", "").isprintable() or not (_INVISIBLE.search(text) or _HARD_INDENT_SOMEWHERE.search(text)):
        return
    for number, line in enumerate(lines_of(text), start=1):
        if not line.isprintable():
            for found in _INVISIBLE.finditer(line):
                what = f"U+{ord(found[0]):04X}"
                words = (Said(f"nematomas ženklas {what}.", f"an invisible sign, {what}."), _INVISIBLE_FIX)
                yield Fault(Position(number, found.start() + 1), "control-character", *words)
            if hard := _HARD_INDENT.match(line):
                yield Fault(Position(number, len(hard[0])), "control-character", *_HARD_SPACE)


def lines_of(text: str) -> list[str]:
    """The lines as editors and the parser count them."""
    return re.split("\r\n|\r|\n", text)


_INVISIBLE_FIX = Said("Ištrinkite jį arba perrašykite eilutę ranka.", "Delete it, or type the line again by hand.")
_HARD_SPACE = (
    Said("eilutė įtraukta jungiamuoju tarpu (NBSP).", "the line is indented with a no-break space."),
    Said("Įtraukite paprastais tarpais (po du).", "Indent with plain spaces (two a level)."),
)
