"""The kinds of value that every model is made of.

Files are read as plain text (see `yamltext`); these types turn the text into values and say, in
the words of the person who typed it, what is wrong when they cannot.
"""

import datetime
import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from tracker.problems import Said


def reject(what: Said, fix: Said) -> NoReturn:
    """Refuse a value with our own words (pydantic carries them to the loader)."""
    raise PydanticCustomError("said", "{en}", {"en": what.en, "lt": what.lt, "fix_en": fix.en, "fix_lt": fix.lt})


class Record(BaseModel):
    """A mapping in a data file: unknown keys are errors, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _shown(value: str) -> str:
    """A value as a message repeats it."""
    return value if len(value) <= 60 else value[:59] + "…"


@dataclass(frozen=True)
class Shape:
    """What a value must look like, and what is said of one that does not; the form on the site is told the same."""

    pattern: str
    """A regular expression, in the part of the language that Python and browsers share, for the whole value."""
    what: Said
    """What is wrong; `{}` stands for the value."""
    fix: Said
    """What to write instead."""

    @functools.cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self.pattern)

    def check(self, value: Any) -> Any:
        """Refuse text of another shape; anything else is for the next validator."""
        if isinstance(value, str) and not self._compiled.fullmatch(value):
            reject(Said(self.what.lt.format(_shown(value)), self.what.en.format(_shown(value))), self.fix)
        return value

    def schema(self) -> WithJsonSchema:
        """The same for editors."""
        return WithJsonSchema({"type": "string", "pattern": f"^({self.pattern})$"})


_ID = Shape(
    r"[a-z0-9]+(-[a-z0-9]+)*",
    Said("„{}“ netinka kaip identifikatorius.", '"{}" is not a valid id.'),
    Said(
        "Rašykite mažosiomis raidėmis be lietuviškų ženklų, žodžius junkite brūkšneliu, pvz., jaunimo-centras.",
        "Use small letters a-z, digits and single hyphens, for example youth-centre.",
    ),
)
Id = Annotated[str, _ID, BeforeValidator(_ID.check), _ID.schema()]
"""Kebab-case name of an institution, a plan or an indicator."""

_MEASURE_CODE = Shape(
    r"[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}",
    Said("„{}“ nėra priemonės kodas.", '"{}" is not the code of a measure.'),
    Said('Rašykite uždavinio numerį, tašką ir eilės numerį, pvz., "1.10".', 'Write objective, dot and number, such as "1.10".'),
)
MeasureCode = Annotated[str, _MEASURE_CODE, BeforeValidator(_MEASURE_CODE.check), _MEASURE_CODE.schema()]
"""Number of a measure inside its plan, such as `1.10` (which is not `1.1`)."""

_OBJECTIVE_CODE = Shape(
    r"[1-9][0-9]{0,3}",
    Said("„{}“ nėra uždavinio kodas.", '"{}" is not the code of an objective.'),
    Said('Rašykite sveikąjį skaičių, pvz., "1".', 'Write a whole number, such as "1".'),
)
ObjectiveCode = Annotated[str, _OBJECTIVE_CODE, BeforeValidator(_OBJECTIVE_CODE.check), _OBJECTIVE_CODE.schema()]
"""Number of an objective inside its plan."""

YEAR_PATTERN = r"(19|20)[0-9]{2}"

_YEAR = Shape(
    YEAR_PATTERN,
    Said("„{}“ nėra metai.", '"{}" is not a year.'),
    Said("Rašykite keturis skaitmenis, pvz., 2023 (nuo 1900 iki 2099).", "Write four digits, such as 2023 (1900 to 2099)."),
)
Year = Annotated[int, _YEAR, BeforeValidator(_YEAR.check), _YEAR.schema()]
"""A calendar year, 1900 to 2099."""

_DAY = Shape(
    rf"{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}}",
    Said("„{}“ nėra data.", '"{}" is not a date.'),
    Said("Rašykite metus, mėnesį ir dieną, pvz., 2024-02-28.", "Write year-month-day, such as 2024-02-28."),
)
NO_SUCH_DAY = (
    Said("dienos „{}“ nėra.", 'there is no such day as "{}".'),
    Said("Patikrinkite mėnesį ir dieną.", "Check the month and the day."),
)
"""What is said of 30 February, and what to do about it."""


def _to_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    _DAY.check(value)
    try:
        return datetime.date.fromisoformat(value)
    except ValueError:
        what, fix = NO_SUCH_DAY
        reject(Said(what.lt.format(value), what.en.format(value)), fix)


Date = Annotated[datetime.date, _DAY, BeforeValidator(_to_date), _DAY.schema()]
"""A calendar day written `2024-02-28`."""


@functools.total_ordering
class Moment(Record):
    """A year, or a month of a year, as a plan prints it (`2020` or `2020-03`)."""

    year: int
    month: int | None = None

    def __str__(self) -> str:
        return str(self.year) if self.month is None else f"{self.year}-{self.month:02}"

    def __lt__(self, other: "Moment") -> bool:
        return self.first_day() < other.first_day()

    def first_day(self) -> datetime.date:
        """The first day that belongs to the moment."""
        return datetime.date(self.year, self.month or 1, 1)

    def last_day(self) -> datetime.date:
        """The last day that belongs to the moment."""
        month = self.month or 12
        following = datetime.date(self.year + month // 12, month % 12 + 1, 1)
        return following - datetime.timedelta(days=1)


def _to_moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(rf"({YEAR_PATTERN})(?:-(0[1-9]|1[0-2]))?", value)
    if not found:
        reject(
            Said(f"„{value[:40]}“ nėra metai ar mėnuo.", f'"{value[:40]}" is neither a year nor a month.'),
            Said("Rašykite 2020 arba 2020-03.", "Write 2020 or 2020-03."),
        )
    return Moment(year=int(found[1]), month=int(found[3]) if found[3] else None)


WhenPrinted = Annotated[
    Moment,
    BeforeValidator(_to_moment),
    PlainSerializer(str),
    WithJsonSchema({"type": "string", "pattern": "^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?$"}),
]
"""A year or a year-month."""


def _to_flag(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            reject(
                Said(f"„{value[:40]}“ čia netinka.", f'"{value[:40]}" does not fit here.'),
                Said("Rašykite true (taip) arba false (ne).", "Write true or false."),
            )
        return value == "true"
    return value


Flag = Annotated[bool, BeforeValidator(_to_flag), WithJsonSchema({"type": ["boolean", "string"], "enum": [True, False, "true", "false"]})]
"""`true` or `false`; `yes` and `no` are text and refused."""

_NUMBER_FIX = Said(
    "Rašykite skaitmenimis be tarpų, centus – po taško: 1250.50; neigiamų sumų čia nebūna.",
    "Write digits without spaces, cents after a point: 1250.50; never below zero.",
)

_AMOUNT = Shape(r"[0-9]{1,12}(\.[0-9]{1,2})?", Said("„{}“ nėra pinigų suma.", '"{}" is not an amount of money.'), _NUMBER_FIX)
Amount = Annotated[Decimal, _AMOUNT, BeforeValidator(_AMOUNT.check), PlainSerializer(str), _AMOUNT.schema()]
"""Euro, at most two decimals, never negative."""

_FIGURE = Shape(
    # With four decimals, eleven digits are the most that a browser counts exactly.
    r"[0-9]{1,11}(\.[0-9]{1,4})?|<5|withheld",
    Said("„{}“ nėra skaičius.", '"{}" is not a number.'),
    Said(
        'Rašykite skaitmenis su tašku (12.5); mažus jautrius skaičius nuo 1 iki 4 – "<5", paslėptus – withheld.',
        'Write digits with a point (12.5); small sensitive counts of 1 to 4 as "<5", hidden ones as withheld.',
    ),
)
Figure = Annotated[str, _FIGURE, BeforeValidator(_FIGURE.check), _FIGURE.schema()]
"""A published number, or `<5` (1 to 4), or `withheld` (hidden so that a `<5` cannot be computed)."""

_LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
_PORT = "[1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]"
LINK = Shape(
    # A named host: no password before it, no look-alike letters in it.
    rf"https?://({_LABEL}\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9](:({_PORT}))?([/?#][^\s<>\"'\\\x00-\x20\x7f-\x9f]*)?",
    Said("„{}“ nėra interneto adresas.", '"{}" is not a web address.'),
    Said("Rašykite visą adresą, pvz., https://www.klaipeda.lt/", "Write the whole address, such as https://www.klaipeda.lt/"),
)
Link = Annotated[str, LINK, BeforeValidator(LINK.check), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
"""An absolute http(s) address; nothing else may become a link on the site."""


BLANK = Shape(
    r"[\s\S]*\S[\s\S]*",
    Said("tekstas tuščias.", "the text is empty."),
    Said("Įrašykite tekstą arba ištrinkite eilutę.", "Write something, or delete the line."),
)
DOTS = Shape(
    r"(?!\s*(…|\.\.\.)\s*$)[\s\S]*",
    Said("vietoj teksto liko daugtaškis.", "the dots were left in place of a text."),
    Said("Įrašykite tekstą arba ištrinkite eilutę.", "Write something, or delete the line."),
)
"""The blocks that the site offers to fill in have dots where a text belongs."""


def _not_blank(value: Any) -> Any:
    if isinstance(value, str) and not value.strip():
        reject(BLANK.what, BLANK.fix)
    if isinstance(value, str) and value.strip() in ("…", "..."):
        reject(DOTS.what, DOTS.fix)
    if isinstance(value, str) and (found := _HIDDEN.search(value)):
        code = f"U+{ord(found[0]):04X}"
        reject(
            Said(f"tekste yra nematomas ženklas {code}.", f"the text holds an invisible sign, {code}."),
            Said("Ištrinkite jį; tekstą perrašykite ranka.", "Delete it; type the text again by hand."),
        )
    return value.strip() if isinstance(value, str) else value


_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff\U000e0000-\U000e007f]")
"""Control signs and signs that hide or turn text around, however they were written (`"\\u202e"` too)."""

Line = Annotated[str, BLANK, DOTS, BeforeValidator(_not_blank), WithJsonSchema({"type": "string", "minLength": 1})]
"""Text that is not empty."""


class Text(Record):
    """Text shown to people, in Lithuanian, in English or in both."""

    lt: Line | None = None
    """The text in Lithuanian."""
    en: Line | None = None
    """The text in English."""

    @model_validator(mode="after")
    def _one_language_at_least(self) -> "Text":
        if self.lt is None and self.en is None:
            reject(
                Said("nėra nei lietuviško, nei angliško teksto.", "there is neither Lithuanian nor English text."),
                Said("Įrašykite {lt: tekstas, en: text}.", "Write {lt: tekstas, en: text}."),
            )
        return self


class Period(Record):
    """From when until when; an open end is left out."""

    start: WhenPrinted
    """First year (2020) or month (2020-03)."""
    end: WhenPrinted | None = None
    """Last year or month, itself included; left out where none is printed."""
    inferred: Flag = False
    """`true` where the source does not print the period and this site infers it."""
    note: Text | None = None
    """How the period is known, shown beside it."""


class Source(Record):
    """Where a statement stands in the source, and what is uncertain about it."""

    document: Id | None = None
    """Id of the source document in `plan.yml`; left out for the plan itself."""
    lines: Line | None = None
    """Line numbers in the source text."""
    url: Link | None = None
    """Address of a public source."""
    timeframe: Line | None = None
    """The period as printed."""
    owners: tuple[Line, ...] = ()
    """The responsible executives as printed, one entry each, in the order of `owners`."""
    partners: tuple[Line, ...] = ()
    """The partners as printed, in the order of `partners`."""
    repairs: tuple[Line, ...] = ()
    """What was repaired in the printed wording, and why."""
    note: Text | None = None
    """What a reader should know about this passage of the source."""
