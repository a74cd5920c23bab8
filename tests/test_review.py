"""What changed, in words: one small edit of the story after another, and the sentences it gives in both languages."""

import datetime
from pathlib import Path

import pytest
from story import PERSONAL_CODE, texts_at
from story.files import Texts, edited, side
from story.plan import (
    COURSES,
    DISCREPANCIES,
    FILM,
    HELPLINE,
    INSTITUTIONS,
    KNOWING,
    LESSONS,
    PLAN,
    SAFE_HOMES,
    SERVICES,
    TABLE,
    TALKS,
)

from tracker.problems import Language
from tracker.review.compare import compare, form_only
from tracker.review.git import Revision
from tracker.review.telling import told
from tracker.review.text import as_lines
from tracker.review.values import Comparison, Part
from tracker.wording import LANGUAGES, wording

END = texts_at("lessons-2025")
AS_OF = datetime.date(2026, 3, 1)
BASE = Revision("main", "0123456789abcdef", datetime.date(2026, 2, 10))
GUIDE = "measures/klevupe-2020-2025/1.02-pocket-guide.yml"


def compared(folder: Path, before: Texts, after: Texts) -> Comparison:
    """What changed from one set of files to another."""
    sides = [side(folder / name, texts) for name, texts in (("before", before), ("after", after))]
    (was, wrong), (now, wrong_too) = (one.counted(AS_OF) for one in sides)
    assert (wrong, wrong_too) == ([], [])
    assert was is not None
    assert now is not None
    return compare(was, now, form_only(*sides))


def lines(folder: Path, before: Texts, after: Texts, language: Language = "en") -> list[str]:
    """What is said of it, below the title and the day, without empty lines."""
    w = wording(language)
    text = as_lines(told(compared(folder, before, after), w, BASE, None, AS_OF), [], w)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in text.splitlines()[2:] if line]


PLAN_HEAD = ["Safe homes plan", "==============="]
LONG = "Susitikimai vyko kas antrą antradienį bibliotekos skaitykloje, o dalyvius kvietė bendruomenės darbuotojai ir mokyklos, "

SAID: dict[str, tuple[str, list[tuple[str, str]], list[str], list[str]]] = {
    "a state": (
        GUIDE,
        [("state: done", "state: partly_done")],
        [
            "In all: done 5 → 4 of 5; unknown 0 → 1 of 5; reports received 23 of 24 → 23 of 25",
            "States and reports:",
            "  1.2 Pocket guide, 2021: done → partly done; objective 1: done 3 → 2 of 3, unknown 0 → 1 of 3",
        ],
        [
            "Iš viso: įvykdyta 5 → 4 iš 5; nežinoma 0 → 1 iš 5; gauta ataskaitų 23 iš 24 → 23 iš 25",
            "Būsenos ir ataskaitos:",
            "  1.2 Kišeninė atmintinė, 2021: įvykdyta → įvykdyta iš dalies; uždavinys 1: įvykdyta 3 → 2 iš 3, nežinoma 0 → 1 iš 3",
        ],
    ),
    "a report taken away": (
        GUIDE,
        [
            (
                '  "2020":\n    state: not_started\n    summary: {lt: "Dar nepradėta."}  # as it was said\n'
                "    reported_by: library\n    reported_on: 2021-02-11\n    reason: {lt: Biblioteka buvo uždaryta.}\n",
                "",
            )
        ],
        [
            "In all: reports received 23 → 22 of 24",
            "States and reports:",
            "  1.2 Pocket guide, 2020: report taken away (it said “not started”)",
        ],
        [
            "Iš viso: gauta ataskaitų 23 → 22 iš 24",
            "Būsenos ir ataskaitos:",
            "  1.2 Kišeninė atmintinė, 2020: ataskaita pašalinta (buvo „nepradėta“)",
        ],
    ),
    "an interim report": (
        FILM,
        [
            (
                "status:\n",
                'status:\n  "2024":\n    state: in_progress\n    interim: true\n'
                "    summary: {lt: Rodoma.}\n    reported_by: school\n    reported_on: 2024-06-30\n",
            )
        ],
        [
            "States and reports:",
            "  2.2 Film, 2024: new interim report – in progress (Klevupė Gymnasium, 30 June 2024)",
            "    - What was done: “Rodoma.”",
        ],
        [
            "Būsenos ir ataskaitos:",
            "  2.2 Filmas, 2024: nauja tarpinė ataskaita – vykdoma (Klevupės gimnazija, 2024 m. birželio 30 d.)",
            "    - Kas padaryta: „Rodoma.“",
        ],
    ),
    "a correction taken away": (
        TALKS,
        [
            (
                "    correction: {why: {lt: Dalyviai buvo suskaičiuoti du kartus., "
                "en: Participants had been counted twice.}, on: 2022-05-16}\n",
                "",
            )
        ],
        ["States and reports:", "  1.1 Evening talks, 2020: the note of its correction was taken away"],
        ["Būsenos ir ataskaitos:", "  1.1 Vakaro pokalbiai, 2020: pašalinta žyma apie pataisymą"],
    ),
    "a second correction": (
        TALKS,
        [("on: 2022-05-16}", "on: 2022-06-01}")],
        [
            "States and reports:",
            "  1.1 Evening talks, 2020: corrected again on 1 June 2022",
            "    - Why corrected: “Participants had been counted twice.”",
        ],
        [
            "Būsenos ir ataskaitos:",
            "  1.1 Vakaro pokalbiai, 2020: dar kartą pataisyta 2022 m. birželio 1 d.",
            "    - Kodėl pataisyta: „Dalyviai buvo suskaičiuoti du kartus.“",
        ],
    ),
    "evidence replaced and added": (
        GUIDE,
        [
            (
                'evidence: [{title: {lt: Atmintinė}, url: "https://example.org/atmintine-2"}]',
                'evidence: [{title: {lt: Atmintinė}, url: "https://example.org/3"}, '
                "{title: {lt: Nutarimas}, where: {lt: Archyve}, date: 2022-01-31}]",
            )
        ],
        [
            "Evidence:",
            "  1.2 Pocket guide, 2021: evidence +1",
            "    - Evidence changed: “Atmintinė”, https://example.org/atmintine-2 → https://example.org/3",
            "    - Evidence added: “Nutarimas”, 2022-01-31",
        ],
        [
            "Įrodymai:",
            "  1.2 Kišeninė atmintinė, 2021: įrodymai +1",
            "    - Pakeistas įrodymas: „Atmintinė“, https://example.org/atmintine-2 → https://example.org/3",
            "    - Pridėtas įrodymas: „Nutarimas“, 2022-01-31",
        ],
    ),
    "money and numbers": (
        FILM,
        [
            (
                'money: {planned: "1500", spent: "900", source: project}',
                'money: {planned: "12500.50", source: eu}\n'
                '    outputs: [{what: {lt: Rodymai}, value: "1234", unit: events, basis: events}]',
            ),
        ],
        [
            "Numbers, money and words of reports:",
            "  2.2 Film, 2022",
            "    - Rodymai: 1,234 (events)",
            "    - Planned: €1,500.00 → €12,500.50",
            "    - Spent: €900.00 (taken out)",
            "    - Source of funding: project funds → European Union funds",
        ],
        [
            "Ataskaitų skaičiai, lėšos ir tekstai:",
            "  2.2 Filmas, 2022",
            "    - Rodymai: 1 234 (renginiai)",
            "    - Planuota: 1 500,00 € → 12 500,50 €",
            "    - Panaudota: 900,00 € (ištrinta)",
            "    - Finansavimo šaltinis: projekto lėšos → Europos Sąjungos lėšos",
        ],
    ),
    "how a number was counted": (
        LESSONS,
        [('value: "204", unit: people, basis: attendances', 'value: "204", unit: people, basis: estimate, note: {lt: Apytikriai.}')],
        [
            "Numbers, money and words of reports:",
            "  2.1 Lessons on respect, 2025",
            "    - Participants, how it was counted: attendances (the same person may recur) → an estimate",
            "    - Participants, note: “Apytikriai.” (added)",
        ],
        [
            "Ataskaitų skaičiai, lėšos ir tekstai:",
            "  2.1 Pamokos apie pagarbą, 2025",
            "    - Dalyviai, kaip skaičiuota: skaičiuoti apsilankymai (tas pats žmogus gali kartotis) → apytikris skaičius",
            "    - Dalyviai, pastaba: „Apytikriai.“ (įrašyta)",
        ],
    ),
    "a contribution": (
        TALKS,
        [
            (
                "{by: library, reported_on: 2021-03-01, summary: {lt: Suteiktos patalpos.}, confirms: true}",
                "{by: library, reported_on: 2021-03-02, summary: {lt: Nieko.}, confirms: true}",
            )
        ],
        [
            "What other owners and partners report:",
            "  1.1 Evening talks, 2020",
            "    - Klevupė Public Library reports: “Suteiktos patalpos.” → “Nieko.”",
        ],
        [
            "Ką praneša kiti vykdytojai ir partneriai:",
            "  1.1 Vakaro pokalbiai, 2020",
            "    - Praneša Klevupės viešoji biblioteka: „Suteiktos patalpos.“ → „Nieko.“",
        ],
    ),
    "a long text": (
        LESSONS,
        [
            (
                "summary: {lt: Pamokos vyko.}\n    reported_by: school\n    reported_on: 2024-02-19",
                f"summary: {{lt: '{LONG}todėl atėjo daugiau šeimų.'}}\n    reported_by: school\n    reported_on: 2024-02-19",
            )
        ],
        [
            "Numbers, money and words of reports:",
            "  2.1 Lessons on respect, 2023",
            "    - What was done: “Pamokos vyko.” "
            "→ “Susitikimai vyko kas antrą antradienį bibliotekos skaitykloje, o dalyvius kvietė bendruomenės darbuotojai ir …”",
        ],
        [
            "Ataskaitų skaičiai, lėšos ir tekstai:",
            "  2.1 Pamokos apie pagarbą, 2023",
            "    - Kas padaryta: „Pamokos vyko.“ "
            "→ „Susitikimai vyko kas antrą antradienį bibliotekos skaitykloje, o dalyvius kvietė bendruomenės darbuotojai ir …“",
        ],
    ),
    "a translation": (
        COURSES,
        [("To hold courses on helping", "To teach helping")],
        [
            "Text of the plan, owners, partners, timeframes:",
            "  1.4 Courses on helping",
            "    - Title: “To hold courses on helping” → “To teach helping”",
        ],
        [
            "Plano tekstas, vykdytojai, partneriai, laikotarpiai:",
            "  1.4 Pagalbos kursai",
            "    - Pavadinimas: „To hold courses on helping“ → „To teach helping“ (tekstas anglų kalba)",
        ],
    ),
    "kind, recurrence and an open end": (
        LESSONS,
        [("recurs: yearly\n", "kind: one_off\n"), ('end: "2025"', 'end: "2025-06"')],
        [
            "In all: reports received 23 of 24 → 18 of 19",
            "Text of the plan, owners, partners, timeframes:",
            "  2.1 Lessons on respect",
            "    - Timeframe: 2020–2025 → 2020 – June 2025",
            "    - Kind: Continuous measure → One-off measure",
            "    - Recurrence: Returns every year (taken out)",
        ],
        [
            "Iš viso: gauta ataskaitų 23 iš 24 → 18 iš 19",
            "Plano tekstas, vykdytojai, partneriai, laikotarpiai:",
            "  2.1 Pamokos apie pagarbą",
            "    - Įgyvendinimo laikotarpis: 2020–2025 → 2020 – 2025 m. birželis",
            "    - Pobūdis: Tęstinė priemonė → Vienkartinė priemonė",
            "    - Kartojimas: Kartojama kasmet (ištrinta)",
        ],
    ),
    "an amendment taken away": (
        TALKS,
        [("  - on: 2025-03-20\n", "  - on: 2025-03-21\n")],
        [
            "Text of the plan, owners, partners, timeframes:",
            "  1.1 Evening talks",
            "    - Amended on 21 March 2025 (Klevupė Council; title): “To hold evening talks for families” → “To hold talks for families”",
            "    - An amendment was taken away or rewritten",
        ],
        [
            "Plano tekstas, vykdytojai, partneriai, laikotarpiai:",
            "  1.1 Vakaro pokalbiai",
            "    - Planas pakeistas 2025 m. kovo 21 d. (Klevupės taryba; pavadinimas): "
            "„Rengti vakaro pokalbius šeimoms“ → „Rengti pokalbius šeimoms“",
            "    - Įrašas apie plano pakeitimą pašalintas arba perrašytas",
        ],
    ),
    "owners in another order": (
        FILM,
        [("owners: [library, school]", "owners: [school, library]")],
        ["Text of the plan, owners, partners, timeframes:", "  2.2 Film: entries of a list stand in another order"],
        ["Plano tekstas, vykdytojai, partneriai, laikotarpiai:", "  2.2 Filmas: pasikeitė sąrašo įrašų eilė"],
    ),
    "a replacement told otherwise": (
        HELPLINE,
        [("how: merged", "how: replaced")],
        ["Measures new, removed, renamed, replaced:", "  1.3 Helpline: its replacement by another measure is told in another way"],
        ["Naujos, pašalintos, pervadintos, pakeistos priemonės:", "  1.3 Pagalbos linija: kitaip aprašyta, kokia priemonė ją pakeitė"],
    ),
    "an assessment": (
        SAFE_HOMES,
        [("{lt: Pradžia gera.}", "{lt: Pradžia sunki.}")],
        [
            "Objectives:",
            "  Objective 1 Safe homes, 2020",
            "    - Assessment by Klevupė Town Municipality: “Pradžia gera.” → “Pradžia sunki.”",
        ],
        [
            "Uždaviniai:",
            "  Uždavinys 1 Saugūs namai, 2020",
            "    - Vertina Klevupės miesto savivaldybė: „Pradžia gera.“ → „Pradžia sunki.“",
        ],
    ),
    "an objective's name": (
        KNOWING,
        [("short_title: {lt: Žinoti apie pagalbą, en: Knowing of help}", "short_title: {lt: Žinios, en: Knowledge}\nlead: town")],
        [
            "Objectives:",
            "  Objective 2 Knowledge",
            "    - Short title: “Knowing of help” → “Knowledge”",
            "    - Lead institution: Klevupė Town Municipality (added)",
        ],
        [
            "Uždaviniai:",
            "  Uždavinys 2 Žinios",
            "    - Trumpas pavadinimas: „Žinoti apie pagalbą“ → „Žinios“",
            "    - Atsakinga institucija: Klevupės miesto savivaldybė (įrašyta)",
        ],
    ),
    "figures": (
        TABLE,
        [('year: "2018", value: "41"', 'year: "2018", sex: women, value: "<5"'), ('value: "48"', "value: withheld")],
        [
            "Statistics of the plan:",
            "  Calls to the helpline",
            "    - Calls, Klevupė, women, 2018: not published (fewer than 5)",
            "    - Calls, Klevupė, 2019: now not published",
            "    - Calls, Klevupė, 2018: 41 was taken away",
        ],
        [
            "Plano statistika:",
            "  Skambučiai pagalbos linijai",
            "    - Skambučiai, Klevupė, moterys, 2018: neskelbiama (mažiau nei 5)",
            "    - Skambučiai, Klevupė, 2019: dabar neskelbiama",
            "    - Skambučiai, Klevupė, 2018: skaičius 41 pašalintas",
        ],
    ),
    "who gives help": (
        SERVICES,
        [("      - institution: help-centre\n", "      - institution: town\n")],
        [
            "Map of services:",
            "  1. Legal help",
            "    - Now also given by: Klevupė Town Municipality",
            "    - No longer given by: Klevupė Help Centre",
        ],
        [
            "Pagalbos žemėlapis:",
            "  1. Teisinė pagalba",
            "    - Dabar teikia ir Klevupės miesto savivaldybė",
            "    - Nebeteikia Klevupės pagalbos centras",
        ],
    ),
    "a discrepancy": (
        DISCREPANCIES,
        [('measures: ["1.1"]', 'measures: ["1.2"]')],
        ["Discrepancies of the sources:", "  The number of talks differs", "    - Measures: changed"],
        ["Šaltinių neatitikimai:", "  Pokalbių skaičius skiriasi", "    - Priemonės: pakeista"],
    ),
    "the plan itself": (
        PLAN,
        [
            ("Penkios priemonės", "Šešios priemonės"),
            ("period: {start", "aim: {lt: Saugūs namai., en: Safe homes.}\nperiod: {start"),
        ],
        [
            "Text of the plan, owners, partners, timeframes:",
            "  Safe homes plan",
            "    - Summary: “Penkios priemonės per šešerius metus.” → “Šešios priemonės per šešerius metus.” (text in Lithuanian)",
            "    - Aim: “Safe homes.” (added)",
        ],
        [
            "Plano tekstas, vykdytojai, partneriai, laikotarpiai:",
            "  Saugių namų planas",
            "    - Santrauka: „Penkios priemonės per šešerius metus.“ → „Šešios priemonės per šešerius metus.“",
            "    - Tikslas: „Saugūs namai.“ (įrašyta)",
        ],
    ),
}
"""What happens -> (file, passages that become others, what is said in English, in Lithuanian)."""


@pytest.mark.parametrize("what", SAID)
def test_each_change_is_told_in_english(tmp_path: Path, what: str) -> None:
    path, changes, expected, _ = SAID[what]
    assert lines(tmp_path, END, edited(END, path, *changes)) == PLAN_HEAD + expected


@pytest.mark.parametrize("what", SAID)
def test_each_change_is_told_in_lithuanian(tmp_path: Path, what: str) -> None:
    path, changes, _, expected = SAID[what]
    assert lines(tmp_path, END, edited(END, path, *changes), "lt")[2:] == expected


def test_the_other_way_round_everything_is_removed(tmp_path: Path) -> None:
    gone = (SERVICES, TABLE, DISCREPANCIES)
    before = edited(END, INSTITUTIONS, ("institutions:\n", f"institutions:\n{HOTEL}"))
    after = {path: text for path, text in END.items() if path not in gone}
    assert lines(tmp_path / "en", before, after) == [
        *PLAN_HEAD,
        "Statistics of the plan:",
        "  Calls to the helpline: removed",
        "Map of services:",
        "  Map of help: removed",
        "Discrepancies of the sources:",
        "  The number of talks differs: removed",
        "Shared by all plans",
        "===================",
        "Institutions:",
        "  Hotel: removed",
    ]
    assert lines(tmp_path / "lt", before, after, "lt")[2:] == [
        "Plano statistika:",
        "  Skambučiai pagalbos linijai: pašalinta",
        "Pagalbos žemėlapis:",
        "  Pagalbos žemėlapis: pašalintas",
        "Šaltinių neatitikimai:",
        "  Pokalbių skaičius skiriasi: pašalintas",
        "Bendra visiems planams",
        "======================",
        "Institucijos:",
        "  Viešbutis: pašalinta",
    ]


HOTEL = "  - id: hotel\n    name: {lt: Viešbutis, en: Hotel}\n    name_basis: {lt: printed, en: translated}\n    kind: ngo\n"


# What it rests on --------------------------------------------------------------------------------------------------


def test_the_same_gives_the_same_and_nothing_gives_nothing(tmp_path: Path) -> None:
    after = edited(END, LESSONS, ('"204"', '"205"'))
    assert compared(tmp_path / "one", END, after) == compared(tmp_path / "other", END, after)
    assert compared(tmp_path / "none", END, END).is_empty


def test_counts_of_different_days_are_not_compared(tmp_path: Path) -> None:
    one = side(tmp_path, END)
    was, now = (one.counted(day)[0] for day in (AS_OF, AS_OF + datetime.timedelta(days=1)))
    assert was is not None
    assert now is not None
    with pytest.raises(AssertionError):
        compare(was, now)


def test_the_most_important_comes_first(tmp_path: Path) -> None:
    comparison = compared(tmp_path, texts_at("adopted"), END)
    of_the_plan = [change.part for change in comparison.changes if change.plan]
    assert of_the_plan == sorted(of_the_plan, key=list(Part).index)
    assert [change.part for change in comparison.changes if not change.plan] == [Part.INSTITUTIONS] * 3
    assert comparison.changes[-1].part is Part.INSTITUTIONS, "what all plans share comes last"


def test_bytes_alone_are_told_apart_from_values(tmp_path: Path) -> None:
    after = edited(END, LESSONS, ('code: "2.1"', "code: '2.1'  # a comment"))
    comparison = compared(tmp_path, END, after)
    assert (comparison.changes, comparison.form_only) == ((), (LESSONS,))


def test_a_long_table_of_changes_is_cut(tmp_path: Path) -> None:
    rows = "".join(f'  - {{indicator: calls, area: town, year: "{year}", value: "{year}"}}\n' for year in range(1990, 2010))
    assert lines(tmp_path, END, edited(END, TABLE, ("rows:\n", f"rows:\n{rows}")))[-1] == "    - and 8 more"


# What is not to be shown -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_hidden_number_was_is_not_told(tmp_path: Path, language: Language) -> None:
    shown = 'value: "37", unit: women, basis: unique_people, sensitive: true'
    before = edited(END, LESSONS, ('value: "204", unit: people, basis: attendances', shown))
    after = edited(END, LESSONS, ('value: "204", unit: people, basis: attendances', shown.replace('"37"', '"<5"')))
    small = edited(END, LESSONS, ('value: "204", unit: people, basis: attendances', shown.replace('"37"', '"3"')))
    expected = {
        "en": "Participants: now not published (fewer than 5) (women)",
        "lt": "Dalyviai: dabar neskelbiama (mažiau nei 5) (moterys)",
    }
    for number, texts in (("37", before), ("3", small)):
        (change,) = compared(tmp_path / number / "values", texts, after).changes
        assert (change.before, change.after) == ("withheld", "<5")
        found = lines(tmp_path / number, texts, after, language)
        assert f"    - {expected[language]}" in found
        assert not [line for line in found if number in line]


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_are_masked_before_anything_is_cut(tmp_path: Path, language: Language) -> None:
    words = "Vakare kalbėta ilgai. " * 5
    texts = edited(
        END, LESSONS, ("summary: {lt: Pamokos vyko.}\n" + LAST_BUT_ONE, f'summary: {{lt: "{words}{PERSONAL_CODE}"}}\n{LAST_BUT_ONE}')
    )
    for name, before, after in (("in", END, texts), ("out", texts, END)):
        found = " ".join(lines(tmp_path / name, before, after, language))
        assert PERSONAL_CODE[:6] not in found
        assert "Vakare kalbėta ilgai." in found


LAST_BUT_ONE = "    reported_by: school\n    reported_on: 2025-02-17"


def test_eleven_digits_that_look_like_a_personal_code_are_masked_without_harm(tmp_path: Path) -> None:
    after = edited(END, LESSONS, ('value: "204"', f'value: "{PERSONAL_CODE}"'))
    assert "    - Participants: 204 → ••• (people)" in lines(tmp_path, END, after)


def test_where_only_what_is_masked_changed_it_still_says_so(tmp_path: Path) -> None:
    before = edited(END, COURSES, ("Surengti visi kursai.", "Rašykite a@example.org"))
    after = edited(END, COURSES, ("Surengti visi kursai.", "Rašykite b@example.org"))
    assert "    - What was done: “Rašykite •••” → “Rašykite •••”" in lines(tmp_path, before, after)
