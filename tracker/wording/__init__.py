"""The words of the site in each language, and how numbers, dates and names are written there.

`lt` and `en` hold the words under the same keys (a test holds them to it).  Dates, numbers
and plural rules come from Babel (Unicode CLDR).
"""

import datetime
import functools
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from tracker.models import Moment, Period, Text
from tracker.problems import Language
from tracker.progress import Shown
from tracker.wording import en, lt

Entry = str | Mapping[str, str]
"""A sentence, or its plural forms by CLDR category (one, few, many, other)."""

_WORDS: Mapping[Language, Mapping[str, Entry]] = {"lt": lt.WORDS, "en": en.WORDS}
LANGUAGES: tuple[Language, ...] = ("lt", "en")
"""The languages of the site; the first one stands at its root."""

SIGNS = {
    Shown.DONE: "●",
    Shown.PARTLY_DONE: "◐",
    Shown.IN_PROGRESS: "▶",
    Shown.NOT_STARTED: "○",
    Shown.NOT_DONE: "✕",
    Shown.DISCONTINUED: "–",
    Shown.MISSING: "▨",
    Shown.AWAITED: "…",
    Shown.NOT_EXPECTED: "·",
}
"""The sign of each state, the same in every page, chart and file."""


class Named(Protocol):
    """Anything with a name and perhaps a short one."""

    @property
    def name(self) -> Text: ...
    @property
    def short_name(self) -> Text | None: ...


class Wording:
    """The words and forms of one language."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.other: Language = "en" if language == "lt" else "lt"
        self._words = _WORDS[language]
        # The same numbers, sums and days recur on thousands of pages; Babel is thorough, not quick.
        self._plural_form = functools.lru_cache(4096)(self._locale.plural_form)
        self.number = functools.lru_cache(4096)(self._number)
        self.money = functools.lru_cache(4096)(self._money)
        self.day = functools.lru_cache(4096)(self._day)

    def __call__(self, key: str, **values: object) -> str:
        """The words for `key`; `n`, where the entry has plural forms, chooses the form.

        Raises KeyError for an unknown key: a missing word is our bug, never a blank on a page.
        """
        entry = self._words[key]
        if isinstance(entry, str):
            # A Lithuanian date ends in „d.“: it closes a sentence without a second full stop.
            return entry.format(**values).replace("d..", "d.") if values else entry
        number = values["n"]
        assert isinstance(number, (int, float, Decimal)), "plural forms need a number n"
        form = self._plural_form(number)
        return entry.get(form, entry["other"]).format(**{**values, "n": self.number(number)})

    def forms(self, key: str) -> Mapping[str, str]:
        """The plural forms of an entry, for a script that chooses among them."""
        entry = self._words[key]
        assert not isinstance(entry, str), f"{key} has no plural forms"
        return entry

    @cached_property
    def _locale(self) -> Locale:
        return Locale(self.language)

    def text(self, text: Text) -> str:
        """The text in this language, or in the other one where this is missing."""
        own, other = (text.lt, text.en) if self.language == "lt" else (text.en, text.lt)
        return own or other or ""

    def foreign(self, text: Text) -> Language | None:
        """The language to mark the text with, where it had to be taken from the other one."""
        return None if getattr(text, self.language) else self.other

    def name(self, entry: Named) -> str:
        """Full name."""
        return self.text(entry.name)

    def short(self, entry: Named) -> str:
        """Short name, where there is one."""
        return self.text(entry.short_name or entry.name)

    def _number(self, value: float | Decimal) -> str:
        """`1 234,5` and `1,234.5`."""
        return str(format_decimal(value, locale=self._locale))

    def figure(self, value: str) -> str:
        """A published figure: a number, «fewer than 5», or withheld."""
        if value in ("<5", "withheld"):
            return self("figure_below_5" if value == "<5" else "figure_withheld")
        return self.number(Decimal(value))

    def _money(self, value: Decimal) -> str:
        """`12 000,00 €` and `€12,000.00`."""
        return str(format_currency(value, "EUR", locale=self._locale))

    def _day(self, value: datetime.date) -> str:
        """`2025 m. lapkričio 21 d.` (unbroken between number and «m.», «d.») and `21 November 2025`."""
        if self.language == "lt":
            return _unbroken(str(format_date(value, "long", locale=self._locale)))
        return str(format_date(value, "long", locale=Locale("en", "GB")))

    def day_of_year(self, month_and_day: str) -> str:
        """`03-31` as `kovo 31 d.` and `31 March`."""
        day = datetime.date.fromisoformat(f"2001-{month_and_day}")
        if self.language == "lt":
            return _unbroken(str(format_date(day, "MMMM d 'd'.", locale=self._locale)))
        return str(format_date(day, "d MMMM", locale=self._locale))

    def moment(self, value: Moment) -> str:
        """`2020`, or `2020 m. kovas` and `March 2020`."""
        if value.month is None:
            return str(value.year)
        month = datetime.date(value.year, value.month, 1)
        if self.language == "lt":
            return f"{value.year} m. {format_date(month, 'LLLL', locale=self._locale)}"
        return str(format_date(month, "MMMM y", locale=self._locale))

    def period(self, period: Period) -> str:
        """`2020–2025`, `2020 m. kovas – 2020 m. gegužė`; an open end is said in words."""
        start = self.moment(period.start)
        if period.end is None:
            return self("period_open", start=self._from(period.start))
        if period.end == period.start:
            return start
        if period.start.month is None and period.end.month is None:
            return f"{start}–{self.moment(period.end)}"
        if period.start.year == period.end.year and period.start.month and period.end.month:
            return self._months_of_a_year(period.start, period.end)
        return f"{start} – {self.moment(period.end)}"

    def _from(self, value: Moment) -> str:
        """The moment after «nuo» (genitive) or «from»."""
        if value.month is None or self.language == "en":
            return self.moment(value)
        return f"{value.year} m. {format_date(datetime.date(value.year, value.month, 1), 'MMMM', locale=self._locale)}"

    def _months_of_a_year(self, start: Moment, end: Moment) -> str:
        first, last = (str(format_date(datetime.date(one.year, one.month or 1, 1), "LLLL", locale=self._locale)) for one in (start, end))
        return f"{start.year} m. {first}–{last}" if self.language == "lt" else f"{first}–{last} {start.year}"

    def sort_key(self, text: str) -> tuple[tuple[int, ...], str]:
        """Dictionary order: in Lithuanian a=ą, e=ę=ė, i=į=y, u=ų=ū at first; č, š, ž after c, s, z."""
        return tuple(_PRIMARY.get(letter, _OTHER + ord(letter)) for letter in text.casefold() if letter not in _IGNORED), text


def _unbroken(day: str) -> str:
    """A Lithuanian date whose numbers stay on the line of their «m.» and «d.»."""
    return day.replace(" m.", "\N{NO-BREAK SPACE}m.").replace(" d.", "\N{NO-BREAK SPACE}d.")


_ALPHABET = "0123456789aąbcčdeęėfghiįyjklmnopqrsštuųūvwxzž"
_SAME_AS = {"ą": "a", "ę": "e", "ė": "e", "į": "i", "y": "i", "ų": "u", "ū": "u"}
_PRIMARY = {letter: _ALPHABET.index(_SAME_AS.get(letter, letter)) for letter in _ALPHABET}
_IGNORED = "„“”\"'’‘«»()[]-–—, "
_OTHER = 1000


def wording(language: Language) -> Wording:
    """The words of a language."""
    return Wording(language)
