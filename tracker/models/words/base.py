"""Words of what every model is made of."""

from tracker.models.words.entry import Entry

ENTRIES = {
    "Text": Entry("Tekstas", "Text", "Skaitytojams rodomas tekstas: lietuvių kalba, anglų kalba arba abiem kalbomis."),
    "Text.lt": Entry("Lietuviškai", "In Lithuanian", "Tekstas lietuvių kalba."),
    "Text.en": Entry("Angliškai", "In English", "Tekstas anglų kalba."),
    "Period": Entry("Laikotarpis", "Period", "Nuo kada iki kada; nenurodyta pabaiga praleidžiama."),
    "Period.start": Entry("Pradžia", "Start", "Pirmieji metai (2020) arba mėnuo (2020-03)."),
    "Period.end": Entry("Pabaiga", "End", "Paskutiniai metai arba mėnuo imtinai; jei pabaiga neišspausdinta, laukas nerašomas."),
    "Period.inferred": Entry("Numanomas", "Inferred", "`true`, jei šaltinyje laikotarpis neišspausdintas ir jį numano ši svetainė."),
    "Period.note": Entry("Pastaba", "Note", "Iš kur laikotarpis žinomas; rodoma šalia jo."),
    "Source": Entry("Šaltinis", "Source", "Kurioje šaltinio vietoje tai parašyta ir kas joje neaišku."),
    "Source.document": Entry(
        "Dokumentas",
        "Document",
        "Šaltinio dokumento identifikatorius iš `plan.yml`; jei tai pats planas, laukas nerašomas.",
    ),
    "Source.lines": Entry("Šaltinio teksto eilutės", "Lines of the source text", "Šaltinio teksto eilučių numeriai."),
    "Source.url": Entry("Adresas", "Address", "Viešo šaltinio adresas internete."),
    "Source.timeframe": Entry("Laikotarpis, kaip išspausdinta", "Timeframe as printed", "Laikotarpis, kaip jis išspausdintas."),
    "Source.owners": Entry(
        "Vykdytojai, kaip išspausdinta",
        "Owners as printed",
        "Atsakingi vykdytojai, kaip jie išspausdinti: po vieną įrašą kiekvienam, ta pačia tvarka kaip lauke `owners`.",
    ),
    "Source.partners": Entry(
        "Partneriai, kaip išspausdinta",
        "Partners as printed",
        "Partneriai, kaip jie išspausdinti, ta pačia tvarka kaip lauke `partners`.",
    ),
    "Source.repairs": Entry(
        "Kas pataisyta perrašant",
        "What was repaired in transcribing",
        "Kas pataisyta išspausdintame tekste ir kodėl.",
    ),
    "Source.note": Entry("Pastaba apie šaltinį", "Note on the source", "Ką skaitytojas turi žinoti apie šią šaltinio vietą."),
}
