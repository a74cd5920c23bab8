"""Letters that remind institutions of what they owe: ready to send, in Lithuanian.

They name institutions, measures and days, and nothing that anybody reported: no person can be in them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from tracker.models import Institution
from tracker.progress import Cell, MeasureProgress, Owed, Owing, PlanProgress, Reported, SiteProgress
from tracker.rules.references import chain
from tracker.updating.form import address
from tracker.wording import wording

Attach = Callable[[str, Path], list[str]]
"""Writes what goes along with the letter to an institution into the folder of the letters; gives the names of the files."""

HOW_TO_REPORT = "method/#for-institutions"
"""Address on the site of the page that tells how to report."""
_FIRST, _SECOND = "Kam: ", "Tema: Priminimas apie "
"""How a letter begins, and how it is known again."""
_NEVER = (
    "Ataskaitos viešos, todėl nerašykite asmens duomenų: vardų ir pavardžių, asmens kodų, asmeninių telefonų, gyvenamųjų vietų, "
    "atvejų, iš kurių žmogų galima atpažinti. Nerašykite ir prieglaudų ar krizių centrų adresų. "
    "Mažų jautrių skaičių (smurtą artimoje aplinkoje patyrusių asmenų, vaikų, smurtautojų, atvejų) neskelbkite: "
    "vietoj 1, 2, 3 ar 4 rašykite <5."
)
_W = wording("lt")


class ForeignFile(Exception):
    """Where a letter belongs stands something that is no letter of ours."""


def letter_name(institution: str, year: int | None) -> str:
    """File name of a letter about a year, or about all of them."""
    return f"{institution}-{year or 'all'}.txt"


def write_letters(
    site: SiteProgress, owing: Iterable[Owing], folder: Path, *, year: int | None = None, site_url: str = "", attach: Attach | None = None
) -> list[Path]:
    """Write a letter to each institution that owes something; an earlier letter of the same name is replaced.

    Raises ForeignFile, before anything is written, where a file of that name is no letter; OSError where the folder
    cannot be written to.
    """
    letters = [(one, folder / letter_name(one.institution.id, year)) for one in owing]
    for _, path in letters:
        if path.exists() and not _is_letter(path):
            raise ForeignFile(path)
    for one, path in letters:
        folder.mkdir(parents=True, exist_ok=True)
        attached = attach(one.institution.id, folder) if attach else []
        path.write_text(letter(site, one, year=year, site_url=site_url, attached=attached), "utf-8", newline="\n")
    return [path for _, path in letters]


def _is_letter(path: Path) -> bool:
    if not path.is_file():
        return False
    first, _, rest = path.read_bytes().partition(b"\n")
    return first.startswith(_FIRST.encode()) and rest.startswith(_SECOND.encode())


def letter(site: SiteProgress, owing: Owing, *, year: int | None = None, site_url: str = "", attached: Sequence[str] = ()) -> str:
    """The letter to an institution; addresses are named only where the site has one, the worksheet only where it is attached."""
    entry = owing.institution
    parts = [
        [_FIRST + _W.name(entry), _SECOND + (f"{year} metų ataskaitas" if year else "plano priemonių ataskaitas")],
        [_W("fictional_banner")] if site.dataset.fictional else [],
        ["Gerbiamieji,"],
        list(_opening(site, owing, year)),
        *(part for owed in owing.plans for part in _of_plan(owed)),
        list(_remarks(owing)),
        list(_ways(owing, site_url, attached)),
        [_NEVER],
        list(_closing(site, owing, site_url)),
        ["Pagarbiai"],
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines) + "\n"


def _opening(site: SiteProgress, owing: Owing, year: int | None) -> Iterator[str]:
    yield (
        f"primename apie plano priemonių, už kurias atsakote, {f'{year} ' if year else ''}metų ataskaitas. "
        f"Toliau surašyta, ko iš Jūsų dar laukiama {_W.day(site.as_of)} duomenimis."
    )
    if owing.institution.collective:
        yield "Plane šis vykdytojas įvardytas bendrai, todėl laiškas skirtas kiekvienai įstaigai, kuri tai grupei priklauso."
    before = dict.fromkeys(name for owed in owing.plans for name in _taken_over(owed, owing.institution))
    if before:
        names = "; ".join(_W.name(site.dataset.institutions[name]) for name in before)
        yield f"Čia yra ir priemonių, kurių vykdymą perėmėte. Ankstesnis jų vykdytojas: {names}."


def _taken_over(owed: Owed, entry: Institution) -> Iterator[str]:
    """Those whose tasks the institution took over, and of whose measures something is owed."""
    for one in _measures(owed):
        yield from (name for name in one.measure.owners if entry.id in chain(owed.plan.successors, name))


def _measures(owed: Owed) -> list[MeasureProgress]:
    """Every measure of which something is owed."""
    return [*owed.overdue, *(one for one, _ in (*owed.missing, *owed.awaited, *owed.unsupported))]


# What is owed ------------------------------------------------------------------------------------------------------


def _of_plan(owed: Owed) -> Iterator[list[str]]:
    """The plan and each kind of what is owed in it, each a paragraph with its list."""
    yield [f"Planas: {_W.text(owed.plan.data.plan.short_title)}"]
    if owed.missing:
        head = _W("owed_missing", n=len(owed.missing))
        yield [f"{head}. Terminas praėjo, bet ataskaitos priimamos ir dabar:", *_years(owed.missing, _was_due)]
    if owed.awaited:
        yield [_W("owed_awaited", n=len(owed.awaited)) + ":", *_years(owed.awaited, _is_due)]
    if owed.overdue:
        head = _W("owed_overdue", n=len(owed.overdue))
        yield [f"{head}. Laikotarpis baigėsi, o paskutinėje ataskaitoje parašyta, kad darbas dar nebaigtas:", *map(_late, owed.overdue)]
    if owed.unsupported:
        head = _W("owed_unsupported", n=len(owed.unsupported))
        yield [f"{head}. Įrodymus galima pridėti bet kada:", *_years(owed.unsupported, _claimed)]
    if owed.missing or owed.awaited:
        yield [f"Svetainės pastaba apie terminą: {_W.text(owed.plan.data.plan.reporting.note)}"]


def _years(reports: Sequence[Reported], day: Callable[[Cell], str]) -> Iterator[str]:
    """A line a measure, with its years."""
    for one, group in groupby(reports, key=lambda report: report[0]):
        yield f"– {_title(one)}: {', '.join(f'{cell.year} m. ({day(cell)})' for _, cell in group)}"


def _title(one: MeasureProgress) -> str:
    return f"{one.measure.code} {' '.join(_W.text(one.measure.short_title).split())}"


def _was_due(cell: Cell) -> str:
    return f"laukta iki {cell.deadline}"


def _is_due(cell: Cell) -> str:
    return _W("until", day=cell.deadline)


def _claimed(cell: Cell) -> str:
    assert cell.status is not None, "what is unsupported was reported"
    return _W("owed_reported", state=_W(f"shown_{cell.shown}").lower(), day=cell.status.reported_on)


def _late(one: MeasureProgress) -> str:
    return f"– {_title(one)} ({_W('owed_end', day=one.end)})"


# What to do about it -----------------------------------------------------------------------------------------------


def _remarks(owing: Owing) -> Iterator[str]:
    reports = ((owed.plan, one) for owed in owing.plans for one, _ in (*owed.missing, *owed.awaited))
    if any(_several(plan, one) for plan, one in reports):
        yield "Kai už priemonę atsako keli vykdytojai, pakanka vienos bendros metų ataskaitos: susitarkite, kas ją pateiks."


def _several(plan: PlanProgress, one: MeasureProgress) -> bool:
    return sum(1 for name in plan.answering(one.measure) if name not in plan.successors) > 1


def _ways(owing: Owing, site_url: str, attached: Sequence[str]) -> Iterator[str]:
    folders = ", ".join(f"measures/{owed.plan.data.plan.id}/" for owed in owing.plans)
    guide = f" Kaip tai daryti, parašyta čia: {site_url}{HOW_TO_REPORT}" if site_url else ""
    form = f"{site_url}{address(owing.institution.id)}"
    ways = [
        *([_with_worksheets(attached)] if attached else []),
        f"Užpildykite svetainės puslapį „{_W('form_title')}“ ir atsiųskite jo parengtą failą{f': {form}' if site_url else '.'}",
        f"Įrašykite ataskaitą tiesiai į priemonės failą ({folders}).{guide}",
    ]
    yield "Ataskaitą pateikti ar papildyti galite taip, kaip Jums patogiau:"
    yield from (f"{number}. {way}" for number, way in enumerate(ways, start=1))


def _with_worksheets(names: Sequence[str]) -> str:
    what, them = ("pridėtą lentelę", "ją") if len(names) == 1 else ("pridėtas lenteles", "jas")
    return f"Užpildykite {what} ({', '.join(names)}) ir atsiųskite {them} atsakydami į šį laišką."


def _closing(site: SiteProgress, owing: Owing, site_url: str) -> Iterator[str]:
    if site_url:
        page = f"{site_url}institutions/{owing.institution.id}/"
        yield f"Šis sąrašas svetainėje: {page}"
        yield f"Terminai Jūsų kalendoriui: {page}reports.ics"
    asked = dict.fromkeys(_coordinator(owed.plan) for owed in owing.plans)
    names = [_W.name(site.dataset.institutions[name]) for name in asked if name not in (None, owing.institution.id)]
    if names:
        yield f"Jei kiltų klausimų, kreipkitės į plano koordinatorių: {'; '.join(names)}."


def _coordinator(plan: PlanProgress) -> str | None:
    """Who coordinates the plan today."""
    named = plan.data.plan.coordinator
    return named and [named, *chain(plan.successors, named)][-1]
