"""The kinds of value that every model is made of.

Files are read as plain text (see `yamltext`); these types turn the text into values and say, in
the words of the person who typed it, what is wrong when they cannot.
"""

import datetime
import functools
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, NoReturn, get_args, get_origin
from urllib.parse import urlsplit

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    PlainSerializer,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from tracker.disclosure import excerpt
from tracker.problems import Said


def reject(what: Said, fix: Said) -> NoReturn:
    """Refuse a value with our own words (pydantic carries them to the loader)."""
    raise PydanticCustomError("said", "{en}", {"en": what.en, "lt": what.lt, "fix_en": fix.en, "fix_lt": fix.lt})


class Record(BaseModel):
    """A mapping in a data file: unknown keys are errors, values never change after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def models_in(annotation: Any) -> list[type[Record]]:
    """The models that a field holds: as its value, or in a list or mapping."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return [annotation]
    return [found for part in get_args(annotation) for found in models_in(part)]


def bare(annotation: Any) -> Any:
    """`X` of `X | None` and of `Annotated[X, …]`; anything else as it is."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    parts = [part for part in get_args(annotation) if part is not type(None)]
    return bare(parts[0]) if len(parts) == 1 and get_origin(annotation) is not tuple else annotation


@dataclass(frozen=True)
class Pattern:
    """What a text must match as a whole, in the part of the language of patterns that browsers share, and what is said where it does not.

    `{}` in `what` stands for what was written.
    """

    pattern: str
    what: Said
    fix: Said


@dataclass(frozen=True)
class Forbidden(Pattern):
    """What must not be found in a text; `{}` in `what` stands for the code of the sign that was found."""


class _Written(Pattern):
    """How a text must be written: refused in our words where it is not, and for editors a pattern that says the same."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        matches = re.compile(self.pattern).fullmatch

        def check(value: Any) -> Any:
            if isinstance(value, str) and not matches(value):
                reject(Said(self.what.lt.format(excerpt(value, 60)), self.what.en.format(excerpt(value, 60))), self.fix)
            return value

        return core_schema.no_info_before_validator_function(check, handler(source))

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return editor_pattern(f"^({self.pattern})$", self.fix)


def editor_pattern(pattern: str, fix: Said) -> dict[str, Any]:
    """A text that matches; where it does not, editors say what to write instead of showing the pattern."""
    return {"type": "string", "pattern": pattern, "patternErrorMessage": f"{fix.lt} / {fix.en}"}


_ID = r"[a-z0-9]+(-[a-z0-9]+)*"

Id = Annotated[
    str,
    _Written(
        _ID,
        Said("„{}“ netinka kaip identifikatorius.", '"{}" is not a valid id.'),
        Said(
            "Rašykite mažosiomis raidėmis be lietuviškų ženklų, žodžius junkite brūkšneliu, pvz., jaunimo-centras.",
            "Use small letters a-z, digits and single hyphens, for example youth-centre.",
        ),
    ),
]
"""Kebab-case name of an institution, a plan or an indicator."""

INSTITUTION = WithJsonSchema({"type": "string", "format": "institution"})
"""Marks an id of `plan/institutions.yml`; `schemas` puts those that there are in its place."""

InstitutionId = Annotated[
    str,
    _Written(
        _ID,
        Said("„{}“ – ne institucijos identifikatorius.", '"{}" is not the id of an institution.'),
        Said(
            "Įrašykite identifikatorių, kuris nurodytas plan/institutions.yml.",
            "Write the id that plan/institutions.yml has for it.",
        ),
    ),
    INSTITUTION,
]
"""The id of an institution that stands in `plan/institutions.yml`."""

Account = Annotated[
    str,
    _Written(
        r"@[A-Za-z0-9][A-Za-z0-9_.\-]*(/[A-Za-z0-9][A-Za-z0-9_.\-]*)*",
        Said("„{}“ nėra paskyra.", '"{}" is not an account.'),
        Said("Rašykite ją su ženklu @, pvz., @miestas/paramos-skyrius.", "Write it with an @, such as @city/support-division."),
    ),
]
"""An account or a team on the platform that keeps the repository."""

MeasureCode = Annotated[
    str,
    _Written(
        r"[1-9][0-9]{0,3}\.[1-9][0-9]{0,3}",
        Said("„{}“ nėra priemonės kodas.", '"{}" is not the code of a measure.'),
        Said('Rašykite uždavinio numerį, tašką ir eilės numerį, pvz., "1.10".', 'Write objective, dot and number, such as "1.10".'),
    ),
]
"""Number of a measure inside its plan, such as `1.10` (which is not `1.1`)."""

ObjectiveCode = Annotated[
    str,
    _Written(
        r"[1-9][0-9]{0,3}",
        Said("„{}“ nėra uždavinio kodas.", '"{}" is not the code of an objective.'),
        Said('Rašykite sveikąjį skaičių, pvz., "1".', 'Write a whole number, such as "1".'),
    ),
]
"""Number of an objective inside its plan."""

YEAR_PATTERN = r"(19|20)[0-9]{2}"

Year = Annotated[
    int,
    _Written(
        YEAR_PATTERN,
        Said("„{}“ nėra metai.", '"{}" is not a year.'),
        Said("Rašykite keturis skaitmenis, pvz., 2023 (nuo 1900 iki 2099).", "Write four digits, such as 2023 (1900 to 2099)."),
    ),
]
"""A calendar year, 1900 to 2099."""


_DAY = (
    r"(19|20)[0-9]{2}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    r"|(19(0[48]|[2468][048]|[13579][26])|20([02468][048]|[13579][26]))-02-29"
)
"""Every day of the years 1900 to 2099 and no other: an editor knows no calendar."""
_LOOKS_LIKE_A_DAY = re.compile(rf"{YEAR_PATTERN}-[0-9]{{2}}-[0-9]{{2}}")
_NO_DATE = Said("„{}“ nėra data.", '"{}" is not a date.')
_DATE_FIX = Said("Rašykite metus, mėnesį ir dieną, pvz., 2024-02-28.", "Write year-month-day, such as 2024-02-28.")


def _to_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        if _LOOKS_LIKE_A_DAY.fullmatch(value):
            return datetime.date.fromisoformat(value)
    except ValueError:
        reject(
            Said(f"dienos „{value}“ nėra.", f'there is no such day as "{value}".'),
            Said("Patikrinkite mėnesį ir dieną.", "Check the month and the day."),
        )
    reject(Said(_NO_DATE.lt.format(excerpt(value, 40)), _NO_DATE.en.format(excerpt(value, 40))), _DATE_FIX)


Date = Annotated[
    datetime.date,
    BeforeValidator(_to_date),
    Pattern(_DAY, _NO_DATE, _DATE_FIX),
    WithJsonSchema(editor_pattern(f"^({_DAY})$", _DATE_FIX)),
]
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


_MOMENT = rf"({YEAR_PATTERN})(?:-(0[1-9]|1[0-2]))?"
_MOMENT_FIX = Said("Rašykite 2020 arba 2020-03.", "Write 2020 or 2020-03.")


def _to_moment(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    found = re.fullmatch(_MOMENT, value)
    if not found:
        reject(Said(f"„{excerpt(value, 40)}“ nėra metai ar mėnuo.", f'"{excerpt(value, 40)}" is neither a year nor a month.'), _MOMENT_FIX)
    return Moment(year=int(found[1]), month=int(found[3]) if found[3] else None)


WhenPrinted = Annotated[
    Moment,
    BeforeValidator(_to_moment),
    PlainSerializer(str),
    WithJsonSchema(editor_pattern(f"^{_MOMENT}$", _MOMENT_FIX)),
]
"""A year or a year-month."""


def _to_flag(value: Any) -> Any:
    if isinstance(value, str):
        if value not in ("true", "false"):
            reject(
                Said(f"„{excerpt(value, 40)}“ čia netinka.", f'"{excerpt(value, 40)}" does not fit here.'),
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

AMOUNT = r"[0-9]{1,12}(\.[0-9]{1,2})?"
"""How an amount is written."""

Amount = Annotated[
    Decimal,
    _Written(AMOUNT, Said("„{}“ nėra pinigų suma.", '"{}" is not an amount of money.'), _NUMBER_FIX),
    PlainSerializer(str),
]
"""Euro, at most two decimals, never negative."""

_FIGURE_FIX = Said(
    'Rašykite skaitmenis su tašku (12.5); mažus jautrius skaičius nuo 1 iki 4 – "<5", paslėptus – withheld.',
    'Write digits with a point (12.5); small sensitive counts of 1 to 4 as "<5", hidden ones as withheld.',
)

Figure = Annotated[
    str,
    _Written(
        # With four decimals, eleven digits are the most that a browser counts exactly.
        r"[0-9]{1,11}(\.[0-9]{1,4})?|<5|withheld",
        Said("„{}“ nėra skaičius.", '"{}" is not a number.'),
        _FIGURE_FIX,
    ),
]
"""A published number, or `<5` (1 to 4), or `withheld` (hidden so that a `<5` cannot be computed)."""


TYPED = {
    _NUMBER_FIX: Said(
        "Rašykite skaitmenimis, centus – po kablelio ar taško: 1250,50; neigiamų sumų čia nebūna.",
        "Write digits, cents after a point or a comma: 1250.50; never below zero.",
    ),
    _FIGURE_FIX: Said(
        "Rašykite skaitmenimis, dalis – po kablelio ar taško (12,5); mažus jautrius skaičius nuo 1 iki 4 – <5, "
        "neskelbiamus – „neskelbiama“.",
        'Write digits, with a point or a comma (12.5); small sensitive counts of 1 to 4 as <5, those not published as "not published".',
    ),
}
"""What is said of numbers in a file -> what is said where they are typed as people write them: in the form, a sheet, at the terminal."""


_NO_LINK = Said("„{}“ nėra interneto adresas.", '"{}" is not a web address.')
_LINK_FIX = Said("Rašykite visą adresą, pvz., https://www.example.org/", "Write the whole address, such as https://www.example.org/")
_ADDRESS = (
    r"https?://([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z][A-Za-z0-9-]*[A-Za-z0-9]"
    r"(:(0*([1-9][0-9]{0,3}|[1-5][0-9]{4}|6[0-4][0-9]{3}|65[0-4][0-9]{2}|655[0-2][0-9]|6553[0-5]))?)?"
    r"([/?#][^\s<>\"'\\\u0000-\u0020\u007f-\u009f]*)?"
)
_LOOKS_LIKE_AN_ADDRESS = re.compile(r"https?://[^\s<>\"'\\\x00-\x20\x7f-\x9f]+")
_HOST = re.compile(r"([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]")
LINK_IN_EDITORS = editor_pattern(f"^{_ADDRESS}$", _LINK_FIX)
"""What `check_link` demands: a named host, no password, a port that there is."""


def check_link(value: Any) -> Any:
    """Refuse an address that may not become a link; gives the value back."""
    if isinstance(value, str) and not _is_public_address(value):
        reject(Said(_NO_LINK.lt.format(excerpt(value, 60)), _NO_LINK.en.format(excerpt(value, 60))), _LINK_FIX)
    return value


def _is_public_address(value: str) -> bool:
    """Whether a value is an http(s) address of a named host: no password in it, no look-alike letters in the name."""
    if not _LOOKS_LIKE_AN_ADDRESS.fullmatch(value):
        return False
    try:
        parts = urlsplit(value)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    return bool(_HOST.fullmatch(host)) and "@" not in parts.netloc and port != 0


Link = Annotated[
    str,
    BeforeValidator(check_link),
    Pattern(_ADDRESS, _NO_LINK, _LINK_FIX),
    WithJsonSchema(LINK_IN_EDITORS),
]
"""An absolute http(s) address; nothing else may become a link on the site."""


def _not_blank(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.strip()
    if not text:
        reject(Said("tekstas tuščias.", "the text is empty."), _NO_TEXT_FIX)
    if text in ("…", "..."):
        # The blocks that are offered to fill in have dots where a text belongs.
        reject(_DOTS, _NO_TEXT_FIX)
    # A text without invisible signs is printable, but for its line ends and tabs: most need not be searched.
    if not value.isprintable() and (found := _HIDDEN.search(value)):
        code = f"U+{ord(found[0]):04X}"
        reject(Said(_INVISIBLE.lt.format(code), _INVISIBLE.en.format(code)), _INVISIBLE_FIX)
    return text


_NO_TEXT_FIX = Said("Įrašykite tekstą arba ištrinkite eilutę.", "Write something, or delete the line.")
_DOTS = Said("vietoj teksto liko daugtaškis.", "the dots were left in place of a text.")
_INVISIBLE = Said("tekste yra nematomas ženklas {}.", "the text holds an invisible sign, {}.")
_INVISIBLE_FIX = Said("Ištrinkite jį; tekstą perrašykite ranka.", "Delete it; type the text again by hand.")
_HIDDEN_SIGNS = r"\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufffe\uffff"
_HIDDEN = re.compile(rf"[{_HIDDEN_SIGNS}\U000e0000-\U000e007f]")
"""Control signs and signs that hide or turn text around, however they were written (`"\\u202e"` too)."""
_TEXT_FIX = Said(
    "Įrašykite tekstą be nematomų ženklų arba ištrinkite eilutę.", "Write something without invisible signs, or delete the line."
)

Line = Annotated[
    str,
    BeforeValidator(_not_blank),
    Pattern(r"(?!\s*(…|\.\.\.)\s*$)[\s\S]*", _DOTS, _NO_TEXT_FIX),
    Forbidden(rf"[{_HIDDEN_SIGNS}\u{{e0000}}-\u{{e007f}}]", _INVISIBLE, _INVISIBLE_FIX),
    # Patterns know no common way to write signs beyond U+FFFF: of those only the loader knows.
    WithJsonSchema(editor_pattern(rf"^(?=[\s\S]*\S)(?!\s*(…|\.\.\.)\s*$)[^{_HIDDEN_SIGNS}]*$", _TEXT_FIX)),
]
"""Text that is not empty."""


class Text(Record):
    """Text shown to people, in Lithuanian, in English or in both."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

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
