"""Words of what else a plan's document holds: statistics, services, discrepancies."""

from tracker.models.words.entry import Choice, Entry
from tracker.problems import Said

ENTRIES = {
    "Context": Entry(
        "Statistikos lentelė", "Table of statistics", "Plane išspausdinta statistikos lentelė; kiekvienas skaičius – atskira eilutė."
    ),
    "Context.id": Entry("Identifikatorius", "Id", "Trumpas vardas; taip vadinamas ir failas."),
    "Context.title": Entry("Pavadinimas", "Title", "Pavadinimas, kaip išspausdinta."),
    "Context.published_by": Entry("Paskelbė", "Published by", "Plane nurodytas duomenų šaltinis."),
    "Context.source": Entry("Šaltinis", "Source", "Kurioje šaltinio vietoje yra lentelė."),
    "Context.areas": Entry("Vietovės", "Areas", "Eilučių vietovės."),
    "Context.indicators": Entry("Rodikliai", "Indicators", "Eilučių rodikliai."),
    "Context.rows": Entry("Eilutės", "Rows", "Skaičiai."),
    "Context.notes": Entry("Pastabos", "Notes", "Ką skaitytojas turi žinoti apie skaičius."),
    "Indicator": Entry("Rodiklis", "Indicator", "Ką rodo eilutės skaičius."),
    "Indicator.name": Entry("Pavadinimas", "Name", "Rodiklio pavadinimas."),
    "Indicator.unit": Entry("Vienetai", "Units", "Skaičių vienetai."),
    "Row": Entry("Eilutė", "Row", "Vienas statistikos lentelės skaičius."),
    "Row.indicator": Entry("Rodiklis", "Indicator", "Kuris rodiklis (vardas iš `indicators`)."),
    "Row.area": Entry("Vietovė", "Area", "Kuri vietovė (vardas iš `areas`)."),
    "Row.year": Entry("Metai", "Year", "Kurių metų skaičius; jei šaltinyje nenurodyta, laukas nerašomas."),
    "Row.until": Entry("Iki kurios dienos", "Until which day", "Iki kurios dienos skaičiuota, jei metai suskaičiuoti ne visi."),
    "Row.sex": Entry("Lytis", "Sex", "Lytis, jei skaičius tik vienos lyties asmenų."),
    "Row.age": Entry("Amžius", "Age", "Amžius metais (`0-17`), jei skaičius tik tam tikro amžiaus."),
    "Row.value": Entry("Reikšmė", "Value", "Skaičius, `<5` arba `withheld`."),
    "Row.below": Entry("Mažiau nei", "Less than", "`true`, jei šaltinyje parašyta „mažiau nei“."),
    "Services": Entry("Pagalbos žemėlapis", "Map of services", "Failas `services.yml`: plano paslaugų žemėlapis."),
    "Services.title": Entry("Pavadinimas", "Title", "Pavadinimas, kaip išspausdinta."),
    "Services.services": Entry("Pagalbos rūšys", "Types of help", "Pagalbos rūšys."),
    "Service": Entry("Pagalbos rūšis", "Type of help", "Pagalbos rūšis ir kas ją teikia."),
    "Service.number": Entry("Numeris", "Number", "Numeris plano lentelėje."),
    "Service.title": Entry("Pavadinimas", "Title", "Pagalbos rūšies pavadinimas."),
    "Service.providers": Entry("Kas teikia", "Who gives it", "Kas šią pagalbą teikia."),
    "Service.source": Entry("Šaltinis", "Source", "Kurioje šaltinio vietoje tai parašyta."),
    "Provider": Entry("Teikėjas", "Provider", "Pagalbą teikianti institucija."),
    "Provider.institution": Entry("Institucija", "Institution", "Institucija."),
    "Provider.note": Entry("Pastaba", "Note", "Šaltinyje išspausdintas apribojimas."),
    "Discrepancies": Entry("Neatitikimai šaltinyje", "Discrepancies of the source", "Failas `discrepancies.yml`."),
    "Discrepancies.discrepancies": Entry("Neatitikimai šaltinyje", "Discrepancies of the source", "Visi plano šaltinių neatitikimai."),
    "Discrepancy": Entry("Neatitikimas", "Discrepancy", "Šaltinių prieštaravimas; skaitytojams jis parodomas, o ne tyliai ištaisomas."),
    "Discrepancy.id": Entry("Identifikatorius", "Id", "Trumpas vardas."),
    "Discrepancy.kind": Entry(
        "Rūšis",
        "Kind",
        "Kas nesutampa: skaičiai, pavadinimai, datos, formuluotės, šaltiniai, turinys; arba teksto pažeidimas, pastebėjimas.",
    ),
    "Discrepancy.what": Entry("Neatitikimas", "Discrepancy", "Neatitikimas vienu sakiniu."),
    "Discrepancy.sides": Entry("Prieštaraujantys teiginiai", "Sides", "Abu (arba visi) prieštaraujantys teiginiai."),
    "Discrepancy.comment": Entry("Šios svetainės pastaba", "Comment of this site", "Svetainės pastaba; taip ir pažymima."),
    "Discrepancy.lines": Entry("Šaltinio teksto eilutės", "Lines of the source text", "Šaltinio teksto eilučių numeriai."),
    "Discrepancy.measures": Entry("Priemonės", "Measures", "Priemonės, su kuriomis neatitikimas susijęs."),
    "Discrepancy.institutions": Entry("Institucijos", "Institutions", "Institucijos, su kuriomis neatitikimas susijęs."),
    "Discrepancy.context": Entry("Statistikos lentelės", "Tables of statistics", "Statistikos lentelės, su kuriomis neatitikimas susijęs."),
    "Side": Entry("Teiginys", "Side", "Vienas iš prieštaraujančių teiginių."),
    "Side.where": Entry("Kur parašyta", "Where", "Kur tai parašyta."),
    "Side.says": Entry("Kas parašyta", "What it says", "Kas ten parašyta."),
}

CHOICES = {
    "Indicator.unit.reports": Choice(
        Said("pranešimai", "reports"), Said("Skaičiuoti pranešimai apie smurtą.", "Reports of violence were counted.")
    ),
    "Indicator.unit.persons": Choice(Said("asmenys", "persons"), Said("Skaičiuoti asmenys.", "Persons were counted.")),
    "Indicator.unit.children": Choice(Said("vaikai", "children"), Said("Skaičiuoti vaikai.", "Children were counted.")),
    "Indicator.unit.percent": Choice(Said("%", "%"), Said("Dalis procentais.", "A share, in per cent.")),
    "Indicator.unit.euro": Choice(Said("€", "€"), Said("Suma eurais.", "A sum of money, in euro.")),
    "Row.sex.women": Choice(Said("moterys", "women"), Said("Skaičius tik moterų.", "The figure is for women only.")),
    "Row.sex.men": Choice(Said("vyrai", "men"), Said("Skaičius tik vyrų.", "The figure is for men only.")),
    "Row.sex.girls": Choice(Said("mergaitės", "girls"), Said("Skaičius tik mergaičių.", "The figure is for girls only.")),
    "Row.sex.boys": Choice(Said("berniukai", "boys"), Said("Skaičius tik berniukų.", "The figure is for boys only.")),
    "Discrepancy.kind.figure": Choice(Said("skaičiai", "figures"), Said("Nesutampa skaičiai.", "Figures contradict each other.")),
    "Discrepancy.kind.name": Choice(
        Said("pavadinimai", "names"),
        Said("Tas pats vadinama skirtingai arba neaišku, kas vadinama.", "The same is named differently, or it is unclear what is named."),
    ),
    "Discrepancy.kind.date": Choice(Said("datos", "dates"), Said("Nesutampa datos ar metai.", "Dates or years contradict each other.")),
    "Discrepancy.kind.wording": Choice(
        Said("formuluotės", "wording"), Said("Tas pats suformuluota skirtingai.", "The same is worded differently.")
    ),
    "Discrepancy.kind.source": Choice(Said("šaltiniai", "sources"), Said("Nurodyti skirtingi šaltiniai.", "Different sources are given.")),
    "Discrepancy.kind.content": Choice(Said("turinys", "content"), Said("Nesutampa tai, kas sakoma.", "What is said contradicts itself.")),
    "Discrepancy.kind.extraction": Choice(
        Said("teksto pažeidimai", "damage to the text"), Said("Tekstas pažeistas ar prarastas.", "The text is damaged or lost.")
    ),
    "Discrepancy.kind.observation": Choice(
        Said("pastebėjimai", "observations"),
        Said("Prieštaravimo nėra, bet skaitytojas gali suprasti klaidingai.", "No contradiction, but a reader may be misled."),
    ),
}
