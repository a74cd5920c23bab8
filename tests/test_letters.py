"""Letters that remind of what is owed: their text, and the files they are written to."""

import dataclasses
import datetime
import re
from pathlib import Path

import pytest

from tracker.loading import dataset, load
from tracker.models import Institution
from tracker.pages import all_pages
from tracker.progress import Owing, SiteProgress, all_owed, site_progress
from tracker.updating.letters import ForeignFile, letter, letter_name, write_letters
from tracker.wording import wording

ROOT = Path(__file__).parent.parent
AS_OF = datetime.date(2026, 2, 15)
EXAMPLE = dataset(load(ROOT / "tests/example"))
SITE = site_progress(EXAMPLE, AS_OF)
REAL = site_progress(dataset(load(ROOT)), AS_OF)
ADDRESS = "https://example.org/stebesena/"


def owing(institution: str, site: SiteProgress = SITE, year: int | None = None) -> Owing:
    (found,) = all_owed(site, institution=institution, year=year)
    return found


def with_institution(name: str, **more: object) -> SiteProgress:
    """The fictional plan with one institution changed."""
    entry: Institution = EXAMPLE.institutions[name]
    known = {**EXAMPLE.institutions, name: entry.model_copy(update=more)}
    return site_progress(dataclasses.replace(EXAMPLE, institutions=known), AS_OF)


def spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


# The text ----------------------------------------------------------------------------------------------------------

WHOLE = """\
Kam: Gintupės šeimos pagalbos centras
Tema: Priminimas apie plano priemonių ataskaitas

Išgalvotas planas. Šis miestas, įstaigos ir visi duomenys sugalvoti pavyzdžiui.

Gerbiamieji,

primename apie plano priemonių, už kurias atsakote, metų ataskaitas. \
Toliau surašyta, ko iš Jūsų dar laukiama 2026 m. vasario 15 d. duomenimis.
Čia yra ir priemonių, kurių vykdymą perėmėte. Ankstesnis jų vykdytojas: Gintupės krizių įveikimo tarnyba.

Planas: Gintupės planas 2020–2025

Nepateiktos 7 ataskaitos. Terminas praėjo, bet ataskaitos priimamos ir dabar:
– 1.2 Informacijos kampanija: 2021 m. (laukta iki 2022-03-31), 2023 m. (laukta iki 2024-03-31)
– 2.2 Laikinas apgyvendinimas: 2022 m. (laukta iki 2023-03-31), 2023 m. (laukta iki 2024-03-31), 2024 m. (laukta iki 2025-03-31)
– 3.2 Individualios konsultacijos: 2022 m. (laukta iki 2023-03-31)
– 3.3 Konsultavimas vyrams: 2024 m. (laukta iki 2025-03-31)

Laukiama 5 ataskaitų:
– 1.2 Informacijos kampanija: 2025 m. (iki 2026-03-31)
– 2.2 Laikinas apgyvendinimas: 2025 m. (iki 2026-03-31)
– 2.5 Mobilioji komanda: 2025 m. (iki 2026-03-31), 2026 m. (iki 2027-03-31)
– 3.1 Elgesio keitimo programa: 2025 m. (iki 2026-03-31)

Vėluoja 1 priemonė. Laikotarpis baigėsi, o paskutinėje ataskaitoje parašyta, kad darbas dar nebaigtas:
– 3.3 Konsultavimas vyrams (turėjo būti baigta iki 2025-12-31)

1 ataskaita be įrodymų. Įrodymus galima pridėti bet kada:
– 3.2 Individualios konsultacijos: 2021 m. (įvykdyta iš dalies, pranešta 2022-02-17)

Svetainės pastaba apie terminą: Terminą – kitų metų kovo 31 d. – nustatė ši svetainė. Plane termino nėra.

Planas: Gintupės planas 2026–2028

Laukiama 1 ataskaitos:
– 1.1 Kompleksinė pagalba: 2026 m. (iki 2027-03-31)

Svetainės pastaba apie terminą: Terminą – kitų metų kovo 31 d. – nustatė ši svetainė. Plane termino nėra.

Kai už priemonę atsako keli vykdytojai, pakanka vienos bendros metų ataskaitos: susitarkite, kas ją pateiks.

Ataskaitą pateikti ar papildyti galite taip, kaip Jums patogiau:
1. Užpildykite pridėtą lentelę (family-help-centre.xlsx) ir atsiųskite ją atsakydami į šį laišką.
2. Užpildykite svetainės puslapį „Ataskaitos forma“ ir atsiųskite jo parengtą failą: https://example.org/stebesena/report/#institution=family-help-centre
3. Įrašykite ataskaitą tiesiai į priemonės failą (measures/gintupe-2020-2025/, measures/gintupe-2026-2028/). \
Kaip tai daryti, parašyta čia: https://example.org/stebesena/method/#for-institutions

Ataskaitos viešos, todėl nerašykite asmens duomenų: vardų ir pavardžių, asmens kodų, asmeninių telefonų, gyvenamųjų vietų, \
atvejų, iš kurių žmogų galima atpažinti. Nerašykite ir prieglaudų ar krizių centrų adresų. \
Mažų jautrių skaičių (smurtą artimoje aplinkoje patyrusių asmenų, vaikų, smurtautojų, atvejų) neskelbkite: \
vietoj 1, 2, 3 ar 4 rašykite <5.

Šis sąrašas svetainėje: https://example.org/stebesena/institutions/family-help-centre/
Terminai Jūsų kalendoriui: https://example.org/stebesena/institutions/family-help-centre/reports.ics
Jei kiltų klausimų, kreipkitės į plano koordinatorių: Gintupės miesto savivaldybės administracijos Socialinės paramos skyrius.

Pagarbiai
"""


def test_a_letter_says_what_is_owed_until_when_and_how_to_report() -> None:
    assert spaced(letter(SITE, owing("family-help-centre"), site_url=ADDRESS, attached=["family-help-centre.xlsx"])) == WHOLE


def test_a_letter_about_a_year_names_the_year_and_nothing_of_others() -> None:
    text = letter(SITE, owing("family-help-centre", year=2021), year=2021)
    assert text.splitlines()[1] == "Tema: Priminimas apie 2021 metų ataskaitas"
    assert "už kurias atsakote, 2021 metų ataskaitas." in text
    assert set(re.findall(r"(20\d\d) m\. \(", text)) == {"2021"}


def test_without_an_address_or_an_attachment_none_is_spoken_of() -> None:
    text = letter(SITE, owing("family-help-centre"))
    assert "http" not in text
    assert "lentelę" not in text
    assert "\n1. Užpildykite svetainės puslapį „Ataskaitos forma“ ir atsiųskite jo parengtą failą.\n" in text
    assert "\n2. Įrašykite ataskaitą tiesiai į priemonės failą (" in text


@pytest.mark.parametrize("site", [SITE, REAL], ids=["example", "real"])
def test_addresses_in_letters_are_those_of_the_site(site: SiteProgress) -> None:
    paths = {page.path for page in all_pages(site, wording("lt"))}
    named = {
        path for one in all_owed(site) for path in re.findall(rf"{ADDRESS}(institutions/[a-z0-9-]+/)", letter(site, one, site_url=ADDRESS))
    }
    assert len(named) > 10
    assert named <= paths


@pytest.mark.parametrize(
    ("key", "number", "said"),
    [
        ("owed_missing", 1, "Nepateikta 1 ataskaita"),
        ("owed_missing", 2, "Nepateiktos 2 ataskaitos"),
        ("owed_missing", 11, "Nepateikta 11 ataskaitų"),
        ("owed_missing", 21, "Nepateikta 21 ataskaita"),
        ("owed_awaited", 1, "Laukiama 1 ataskaitos"),
        ("owed_awaited", 2, "Laukiama 2 ataskaitų"),
        ("owed_awaited", 10, "Laukiama 10 ataskaitų"),
        ("owed_awaited", 21, "Laukiama 21 ataskaitos"),
        ("owed_overdue", 1, "Vėluoja 1 priemonė"),
        ("owed_overdue", 3, "Vėluoja 3 priemonės"),
        ("owed_overdue", 20, "Vėluoja 20 priemonių"),
        ("owed_unsupported", 1, "1 ataskaita be įrodymų"),
        ("owed_unsupported", 4, "4 ataskaitos be įrodymų"),
        ("owed_unsupported", 30, "30 ataskaitų be įrodymų"),
    ],
)
def test_what_is_counted_stands_in_the_right_form(key: str, number: int, said: str) -> None:
    assert wording("lt")(key, n=number) == said


def test_a_category_is_written_to_as_what_it_is() -> None:
    assert "laiškas skirtas kiekvienai įstaigai, kuri tai grupei priklauso" in letter(REAL, owing("secondary-schools", REAL))
    assert "kuri tai grupei priklauso" not in letter(REAL, owing("kspsc", REAL))


def test_only_a_plan_s_own_coordinator_is_named_and_never_to_itself() -> None:
    assert "plano koordinatorių: Gintupės miesto savivaldybės administracijos Socialinės paramos skyrius." in letter(SITE, owing("police"))
    assert "koordinatorių" not in letter(SITE, owing("social-support-division"))
    assert "koordinatorių" not in letter(REAL, owing("marta-centre", REAL)), "that plan names none"


def test_who_took_over_coordinates() -> None:
    site = with_institution("social-support-division", succeeded_by="city-municipality")
    assert "plano koordinatorių: Gintupės miesto savivaldybė." in letter(site, owing("police", site))


def test_that_one_report_is_enough_is_said_only_where_several_answer() -> None:
    assert "pakanka vienos bendros" in letter(SITE, owing("police"))
    assert "pakanka vienos bendros" not in letter(SITE, owing("education-division"))


def test_a_real_plan_is_not_called_fictional() -> None:
    assert "Išgalvotas" not in letter(REAL, owing("kspsc", REAL))


@pytest.mark.parametrize("site", [SITE, REAL], ids=["example", "real"])
def test_no_letter_holds_a_contact_or_an_empty_line_too_many(site: SiteProgress) -> None:
    letters = [letter(site, one, site_url=ADDRESS) for one in all_owed(site)]
    assert len(letters) > 10
    contacts = [contact.value for entry in site.dataset.institutions.values() for contact in entry.contacts]
    assert [text for text in letters if any(contact in text for contact in contacts)] == []
    assert [text for text in letters if "\n\n\n" in text or text != text.strip() + "\n"] == []


# The files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "name"), [(2023, "police-2023.txt"), (None, "police-all.txt")])
def test_a_letter_is_called_after_whom_and_when(year: int | None, name: str) -> None:
    assert letter_name("police", year) == name


def test_each_that_owes_gets_a_letter(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    written = write_letters(SITE, all_owed(SITE), folder)
    assert [path.name for path in written] == [f"{one.institution.id}-all.txt" for one in all_owed(SITE)]
    assert sorted(written) == sorted(folder.iterdir())
    text = (folder / "police-all.txt").read_bytes()
    assert text.decode() == letter(SITE, owing("police"))
    assert b"\r" not in text


def test_an_earlier_letter_is_replaced(tmp_path: Path) -> None:
    later = site_progress(EXAMPLE, datetime.date(2026, 4, 1))
    write_letters(SITE, all_owed(SITE, institution="police"), tmp_path)
    (path,) = write_letters(later, all_owed(later, institution="police"), tmp_path)
    assert "2026 m. balandžio 1 d. duomenimis" in spaced(path.read_text("utf-8"))


@pytest.mark.parametrize("there", [b"Shopping list\n", b"", b"Kam: police\nTema: other\n", b"\xff\xfe"])
def test_what_is_no_letter_is_not_overwritten_and_nothing_else_is_written(tmp_path: Path, there: bytes) -> None:
    foreign = tmp_path / "police-all.txt"
    foreign.write_bytes(there)
    with pytest.raises(ForeignFile):
        write_letters(SITE, all_owed(SITE), tmp_path)
    assert list(tmp_path.iterdir()) == [foreign]
    assert foreign.read_bytes() == there


def test_a_folder_in_the_place_of_a_letter_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / "police-all.txt").mkdir()
    with pytest.raises(ForeignFile):
        write_letters(SITE, all_owed(SITE), tmp_path)


def test_what_is_attached_is_written_beside_the_letter_and_named_in_it(tmp_path: Path) -> None:
    asked: list[tuple[str, Path]] = []

    def attach(institution: str, folder: Path) -> list[str]:
        asked.append((institution, folder))
        (folder / f"{institution}.xlsx").write_bytes(b"sheet")
        return [f"{institution}.xlsx"]

    written = write_letters(SITE, all_owed(SITE), tmp_path, attach=attach)
    assert asked == [(one.institution.id, tmp_path) for one in all_owed(SITE)]
    for (institution, _), path in zip(asked, written, strict=True):
        assert f"1. Užpildykite pridėtą lentelę ({institution}.xlsx) ir atsiųskite" in path.read_text("utf-8")


def test_where_nobody_owes_nothing_is_written(tmp_path: Path) -> None:
    assert write_letters(SITE, (), tmp_path / "letters") == []
    assert list(tmp_path.iterdir()) == []
