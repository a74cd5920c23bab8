"""One form for what looks the same: full-width digits, signs without width, `%40`, `&#64;`.

After Unicode's compatibility form NFKC (UAX 15), without the signs that nobody sees, and with every
sign still knowing where it stood in the text as it was given.
"""

import html
import re
import unicodedata
from dataclasses import dataclass

_PLAIN = "\t\n\r -~\u00a0ĄČĘĖĮŠŲŪŽąčęėįšųūž„“”‘’«»–—…€§°×"
"""Signs that are what they seem; most texts consist of them."""
_UNUSUAL = re.compile(f"[^{_PLAIN}]")
_ODD = re.compile(
    r"(?P<percent>(?:%(?:25)*[0-9A-Fa-f]{2})+)"
    # Escaped once more, and without the semicolon, which browsers forgive; then a sign between numbers ends where four digits follow.
    r"|(?P<entity>&(?:amp;)*(?:#(?:32|4[4-7]|160|173)(?=[0-9]{4}(?![0-9;]))|#(?:[0-9]{1,7}|[xX][0-9A-Fa-f]{1,6});?|[A-Za-z][A-Za-z0-9]{1,30};))"
    rf"|(?P<sign>.[\u0300-\u036f]+|[^{_PLAIN}])",
    re.DOTALL,
)
_DOUBLE = re.compile("%(?:25)+(?=[0-9A-Fa-f]{2})")
_UNSEEN = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and signs that fonts draw as nothing."""
_DROPPED = ("Cf", "Cc", "Mn", "Me", "Cs")
"""Categories without a shape of their own: format, control, marks above or around another sign, half a sign."""
_TWINS = str.maketrans("АВЕКМНОРСТУХІЅЈаеорсухіѕј。", "ABEKMHOPCTYXISJaeopcyxisj.")
"""Cyrillic letters that look like Latin ones, and the full stop of Chinese, which domains may have."""
_KEPT = "\t\n\r"


@dataclass(frozen=True, slots=True)
class Folded:
    """A text in its folded form; `starts` and `ends` are None where nothing had to be folded."""

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a passage of the folded text stands in the text as it was given."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def folded(text: str) -> Folded:
    """The text in the form in which it is searched."""
    if "%" not in text and "&" not in text and _UNUSUAL.search(text) is None:
        return Folded(text)
    signs: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    last = 0

    def add(made: str, start: int, end: int, *, plain: bool) -> None:
        signs.append(made)
        starts.extend(range(start, end) if plain else [start] * len(made))
        ends.extend(range(start + 1, end + 1) if plain else [end] * len(made))

    for odd in _ODD.finditer(text):
        add(text[last : odd.start()], last, odd.start(), plain=True)
        add(_meant(odd), odd.start(), odd.end(), plain=False)
        last = odd.end()
    add(text[last:], last, len(text), plain=True)
    return Folded("".join(signs), starts, ends)


def _meant(odd: re.Match[str]) -> str:
    """What a reader sees in place of an odd sign."""
    seen = odd[0]
    if odd["percent"]:
        seen = bytes.fromhex(_DOUBLE.sub("%", seen).replace("%", "")).decode("utf-8", "replace")
    elif odd["entity"]:
        while (inner := html.unescape(seen)) != seen:
            seen = inner
    return "".join(_simple(sign) for sign in unicodedata.normalize("NFKC", seen))


def _simple(sign: str) -> str:
    """A sign without dress: digits of other scripts as ours, nothing for what is not seen."""
    category = unicodedata.category(sign)
    digit = unicodedata.digit(sign, None)
    if digit is not None:
        return str(digit)
    if sign in _UNSEEN or (category in _DROPPED and sign not in _KEPT):
        return ""
    return "-" if category == "Pd" and sign not in "–—" else sign.translate(_TWINS)
