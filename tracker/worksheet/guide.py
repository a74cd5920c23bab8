"""The sheet that tells how to fill in the others, from the words of the fields."""

import functools
import re
from collections.abc import Iterator

from tracker.models import YearStatus
from tracker.models.words import LABELS, choices
from tracker.worksheet.columns import LISTS, NO, SINGLE, YES, Column, Kind
from tracker.worksheet.layout import REPORT_SHEET

_STEPS = (
    f"Lape „{REPORT_SHEET}“ kiekvienai priemonei skirta viena eilutė. Pilki langeliai užrakinti: pagal juos ataskaita atpažįstama. "
    "Žvaigždute (*) pažymėti stulpeliai būtini.",
    "Lapas „Posėdžiui“ skirtas spausdinti: jame svarbiausia iš šių metų ir iš pernykščių ataskaitų. Pildyti jo nereikia.",
    "Eilutė, kurios nepildėte ar nekeitėte, ataskaita nelaikoma. Jau pateiktos ataskaitos šioje lentelėje ištrinti negalima.",
    "Kituose lapuose kiekviena eilutė – vienas rezultatas, įrodymas ar pranešimas. Pirmiausia pasirinkite, kuriai priemonei jis skirtas.",
    f"Kur siūloma rinktis, rinkitės iš sąrašo. „{YES}“ ir „{NO}“ reiškia taip ir ne; tuščias langelis – tas pats, kas „{NO}“.",
    "Datą rašykite taip: 2024-02-28, 2024.02.28, 28.02.2024 arba 2024 m. vasario 28 d.",
    "Skaičius rašykite su kableliu ar tašku, tūkstančius galima atskirti tarpu: 2 850,50. Formulių nerašykite.",
    "Angliški tekstai neprivalomi; jų stulpeliai paslėpti. Juos parodysite pažymėję gretimus stulpelius ir pasirinkę „Rodyti“.",
    "Užpildytą lentelę įrašykite ir grąžinkite tam, kas ją atsiuntė. Jei kas netinka, Jums bus nurodytas lapas ir langelis.",
    "Ataskaitos viešos: nerašykite asmens duomenų ir prieglaudų adresų. Vietoj jautrių skaičių nuo 1 iki 4 rašykite <5.",
)
_LABELS = {str(column.at[-1]): column.label for columns in (SINGLE, *(one.columns for one in LISTS)) for column in columns}
_WORDS = {
    word: label for columns in (SINGLE, *(one.columns for one in LISTS)) for column in columns for word, label in column.words.items()
}


@functools.cache
def guide() -> tuple[tuple[str, str, bool], ...]:
    """(left, right, whether it is a heading) for every line of the sheet."""
    return tuple(_guide())


def _guide() -> Iterator[tuple[str, str, bool]]:
    yield "Kaip pildyti", "", True
    for number, step in enumerate(_STEPS, start=1):
        yield str(number), step, False
    yield f"Lapas „{REPORT_SHEET}“", "", True
    yield from _of_columns(SINGLE)
    yield "Būsenos", "", True
    for choice in choices(YearStatus, "state").values():
        yield choice.label.lt, in_labels(choice.meaning.lt), False
    for one in LISTS:
        yield f"Lapas „{sheet_name(one.name)}“", in_labels(one.meaning), True
        yield from _of_columns(one.columns)


def _of_columns(columns: tuple[Column, ...]) -> Iterator[tuple[str, str, bool]]:
    for column in columns:
        if not column.english:
            needed = " Būtina." if column.required else ""
            possible = f" Galima: {', '.join(column.words.values())}." if column.kind is Kind.CHOICE else ""
            yield column.label, in_labels(column.meaning) + needed + possible, False


def in_labels(text: str) -> str:
    """A description of the file's fields, for people who see their labels.

    >>> in_labels("nebent nurodyta `interim: true`.")
    'nebent nurodyta „Tarpinė ataskaita: taip“.'
    """

    def said(found: re.Match[str]) -> str:
        return "„" + ": ".join(_WORDS.get(part, _LABELS.get(part, part)) for part in found[1].split(": ")) + "“"

    return re.sub("`([^`]*)`", said, text)


LONGEST_NAME = 31
"""Signs that the name of a sheet may have."""


def sheet_name(name: str) -> str:
    """The name of the sheet of a list: its label, or where that is too long the one of its items."""
    (one,) = (each for each in LISTS if each.name == name)
    return one.label if len(one.label) <= LONGEST_NAME else LABELS[one.model].lt
