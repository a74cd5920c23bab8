"""Personal data do not get into the files.

Looked for in values, comments, keys, links and the names of files.  A name, a description or a small number that the public may know is
let pass by a comment at the end of its line, or on the line above, that says why: `# public: name – the mayor signs the plan`.
"""

import itertools
from collections.abc import Iterator, Mapping

from tracker.disclosure import Kind
from tracker.problems import Finding, Level, Position, Said
from tracker.rules.guarded import Guarded, Seen

Placed = tuple[Finding, Position]
"""A finding whose place is known: comments and names of files stand nowhere in the data."""
Words = tuple[Said, Said]


def personal_code(file: Guarded) -> Iterator[Placed]:
    """No personal code stands anywhere, however its digits are grouped; the check digit and the date of birth are verified.

    Right: summary: {lt: "Pagalba suteikta pareiškėjai."}
    Wrong: summary: {lt: "Pagalba suteikta pareiškėjai (a. k. 5 901224 2082)."}
    """
    yield from _told(file, "personal-code", {Kind.CODE: _CODE})


def private_contact(file: Guarded) -> Iterator[Placed]:
    """A phone number or an e-mail address is among the verified contacts of plan/institutions.yml.

    Right: next_steps: {lt: "Kreiptis į pagalbos centrą."}
    Wrong: next_steps: {lt: "Skambinti socialinei darbuotojai 8 600 00000."}
    """
    yield from _told(file, "private-contact", {Kind.PHONE: _PHONE, Kind.EMAIL: _EMAIL})


def bank_or_case_number(file: Guarded) -> Iterator[Placed]:
    """No bank account, number of a court case or investigation, or number plate stands anywhere.

    Right: summary: {lt: "Pradėti du ikiteisminiai tyrimai."}
    Wrong: summary: {lt: "Ikiteisminis tyrimas Nr. 01-1-00000-23."}
    """
    yield from _told(file, "bank-or-case-number", {Kind.ACCOUNT: _ACCOUNT, Kind.CASE: _CASE, Kind.PLATE: _PLATE})


def private_address(file: Guarded) -> Iterator[Placed]:
    """No address with a flat stands anywhere, and no address at all beside a shelter, a crisis centre or temporary accommodation.

    Right: summary: {lt: "Prieglauda priėmė dvylika moterų."}
    Wrong: summary: {lt: "Prieglauda Pavyzdžių g. 12 priėmė dvylika moterų."}
    """
    yield from _told(file, "private-address", {Kind.ADDRESS: _ADDRESS, Kind.SHELTER: _SHELTER})


def person_named(file: Guarded) -> Iterator[Placed]:
    """Nobody is named (warning): institutions and offices are. Streets, schools, prizes and saints are no persons.

    Where a name is public, a comment says why: `# public: name – the mayor signs the plan`.

    Right: summary: {lt: "Mokymus vedė centro psichologė."}
    Wrong: summary: {lt: "Mokymus vedė Ona Pavardenienė."}
    """
    yield from _told(file, "person-named", {Kind.NAME: _NAME}, Level.WARNING)


def person_described(file: Guarded) -> Iterator[Placed]:
    """Nobody is described so that neighbours know who is meant (warning): initials with an age, a birth date, age with family and home.

    Right: summary: {lt: "Pagalba suteikta moteriai su vaikais."}
    Wrong: summary: {lt: "Pagalba suteikta moteriai, 34 m., turinčiai tris vaikus."}
    """
    yield from _told(file, "person-described", {Kind.DESCRIPTION: _DESCRIPTION}, Level.WARNING)


def small_number_in_text(file: Guarded) -> Iterator[Placed]:
    """In texts too, one to four victims, sheltered persons or perpetrators are not counted out (warning).

    Right: summary: {lt: "Apgyvendintos kelios nukentėjusios moterys."}
    Wrong: summary: {lt: "Apgyvendintos 3 nukentėjusios moterys."}
    """
    yield from _told(file, "small-number-in-text", {Kind.COUNT: _COUNT}, Level.WARNING)


def public_with_reason(file: Guarded) -> Iterator[Placed]:
    """A comment that lets a warning about a person pass says why, and stands where there is one (warning). Nothing else can be let pass.

    Each lets one name, description or number pass (in both languages), and says why in two words or more.

    Right: by: {lt: "Meras Jonas Pavardauskas"}  # vieša: vardas – sprendimą pasirašė meras
    Wrong: by: {lt: "Miesto taryba"}  # vieša: vardas
    """
    used = set(file.passed.values())
    for number, one in enumerate(file.passes):
        if one.waiver.kind is None:
            words = _NOT_TO_WAIVE
        elif not one.waiver.reasoned:
            words = _NO_REASON
        elif number not in used:
            words = _NOTHING_WAIVED
        else:
            continue
        yield Finding(file.path, (), "public-with-reason", *words, Level.WARNING), one.place


MOST_TOLD = 20
"""So many data of one text are told one by one."""


def _told(file: Guarded, rule: str, words: Mapping[Kind, Words], level: Level = Level.ERROR) -> Iterator[Placed]:
    for _, group in itertools.groupby(file.told(*words), key=lambda seen: seen.passage):
        found = list(group)
        one_by_one = found[:MOST_TOLD] if len(found) > MOST_TOLD + 1 else found
        for seen in one_by_one:
            what, fix = words[seen.kind]
            yield _finding(file, seen, rule, _in_name(what) if seen.in_name else (what, fix), level), seen.place
        for seen in found[len(one_by_one) : len(one_by_one) + 1]:
            yield _finding(file, seen, rule, _more(len(found) - MOST_TOLD), level), seen.place


def _finding(file: Guarded, seen: Seen, rule: str, words: Words, level: Level) -> Finding:
    return Finding(file.path, seen.at, rule, *words, level, on_key=seen.on_key)


def _more(count: int) -> Words:
    """The rest of what stands in one text."""
    return (
        Said(f"nuo čia tame pačiame tekste – dar tokių vietų: {count}.", f"from here on, the same text has {count} more of the kind."),
        Said("Pataisykite ir jas.", "Mend them too."),
    )


def _in_name(what: Said) -> Words:
    """The same of a file's name."""
    said = Said(f"failo ar aplanko varde: {what.lt}", f"in the name of the file or folder: {what.en}")
    return said, Said("Pervadinkite.", "Rename it.")


_CODE = (
    Said("asmens kodas.", "a personal code."),
    Said("Ištrinkite: žmogaus kodo čia niekada nereikia.", "Delete it: no person's code is ever needed here."),
)
_PHONE = (
    Said("telefono numeris, kurio nėra tarp patikrintų kontaktų.", "a phone number that is not among the verified contacts."),
    Said(
        "Rašykite įstaigos pavadinimą; viešą jos numerį su šaltiniu ir verified_on – į plan/institutions.yml.",
        "Write the institution's name; its public number, with source and verified_on, goes into plan/institutions.yml.",
    ),
)
_EMAIL = (
    Said("el. pašto adresas, kurio nėra tarp patikrintų kontaktų.", "an e-mail address that is not among the verified contacts."),
    Said(
        "Rašykite įstaigos pavadinimą; viešą jos adresą su šaltiniu ir verified_on – į plan/institutions.yml.",
        "Write the institution's name; its public address, with source and verified_on, goes into plan/institutions.yml.",
    ),
)
_ACCOUNT = (
    Said("banko sąskaitos numeris.", "a bank account."),
    Said("Ištrinkite: lėšoms užtenka sumos ir šaltinio.", "Delete it: of money, the sum and its source are enough."),
)
_CASE = (
    Said("bylos ar tyrimo numeris.", "the number of a case or an investigation."),
    Said("Rašykite be numerio, pvz., „ikiteisminis tyrimas“.", 'Write it without the number, such as "an investigation".'),
)
_PLATE = (
    Said("automobilio numeris.", "a number plate."),
    Said("Rašykite be numerio: „automobilis“.", 'Write it without the number: "a car".'),
)
_ADDRESS = (
    Said("adresas su buto numeriu.", "an address with a flat."),
    Said(
        "Rašykite be namo ir buto, pvz., miesto dalį, arba įstaigos pavadinimą.",
        "Write a part of the town without house and flat, or an institution.",
    ),
)
_SHELTER = (
    Said(
        "adresas šalia prieglaudos, krizių centro ar laikino apgyvendinimo.",
        "an address beside a shelter, a crisis centre or accommodation.",
    ),
    Said("Adresą ištrinkite: slepiamos vietos neskelbiamos.", "Delete the address: places that hide people are not told."),
)
_NAME = (
    Said("atrodo, kad čia žmogaus vardas ir pavardė.", "this looks like a person's name."),
    Said(
        "Rašykite įstaigą ar pareigas; jei vardas viešas, eilutės gale pridėkite: # vieša: vardas – <priežastis>.",
        "Write the institution or the office; where the name is public, add at the end of the line: # public: name – <reason>.",
    ),
)
_DESCRIPTION = (
    Said("atrodo, kad pagal šį aprašymą galima atpažinti žmogų.", "somebody may be recognised by this description."),
    Said(
        "Rašykite be amžiaus, šeimos ir gyvenamosios vietos; jei tai vieša, eilutės gale pridėkite: # vieša: aprašymas – <priežastis>.",
        "Write it without age, family and home; where it is public, add at the end of the line: # public: description – <reason>.",
    ),
)
_COUNT = (
    Said("mažas jautrus skaičius tekste.", "a small sensitive number in a text."),
    Said(
        "Rašykite „kelios“ arba „mažiau nei 5“; jei skaičius viešas, eilutės gale pridėkite: # vieša: skaičius – <priežastis>.",
        'Write "a few" or "fewer than 5"; where the number is public, add at the end of the line: # public: number – <reason>.',
    ),
)
_NOT_TO_WAIVE = (
    Said(
        "šis komentaras nieko neleidžia: leisti galima tik vardą (vardas), aprašymą (aprašymas) ir mažą skaičių (skaičius).",
        "this comment lets nothing pass: only a name (name), a description (description) or a small number (number) can be.",
    ),
    Said("Ištrinkite jį; kitų asmens duomenų skelbti negalima.", "Delete it; no other personal data may be published."),
)
_NO_REASON = (
    Said("nepasakyta, kodėl tai vieša (bent dviem žodžiais).", "it is not said why this is public (in two words or more)."),
    Said("Rašykite: # vieša: vardas – <priežastis>.", "Write: # public: name – <reason>."),
)
_NOTHING_WAIVED = (
    Said(
        "šis komentaras nieko neleidžia: nei šioje, nei kitoje eilutėje nieko panašaus nėra.",
        "this comment lets nothing pass: nothing of the kind stands on this line or the next.",
    ),
    Said("Ištrinkite jį arba perkelkite prie tos eilutės.", "Delete it, or move it to that line."),
)
