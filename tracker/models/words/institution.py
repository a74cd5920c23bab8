"""Words of the list of institutions."""

from tracker.models.words.entry import Choice, Entry
from tracker.problems import Said

ENTRIES = {
    "Institutions": Entry("Institucijos", "Institutions", "Failas `plan/institutions.yml`."),
    "Institutions.institutions": Entry("Institucijos", "Institutions", "Visos visų planų institucijos."),
    "Institution": Entry("Institucija", "Institution", "Plane minima institucija, įstaiga, grupė arba įstaigų grupė be pavadinimų."),
    "Institution.id": Entry("Identifikatorius", "Id", "Vardas, kuriuo ją įvardija priemonių failai."),
    "Institution.name": Entry("Pavadinimas", "Name", "Visas pavadinimas abiem kalbomis."),
    "Institution.short_name": Entry("Trumpas pavadinimas", "Short name", "Trumpas pavadinimas sąrašams ir diagramoms."),
    "Institution.name_basis": Entry("Iš kur pavadinimai", "Basis of the names", "Iš kur paimtas kiekvienas pavadinimas."),
    "Institution.official_name": Entry(
        "Oficialus pavadinimas", "Official name", "Kaip institucija lietuviškai vadina pati save, jei plane išspausdinta kitaip."
    ),
    "Institution.aliases": Entry(
        "Kiti pavadinimai šaltiniuose", "Other names in the sources", "Kitaip parašyti pavadinimai, rasti šaltiniuose."
    ),
    "Institution.kind": Entry("Rūšis", "Kind", "Kokia tai institucija."),
    "Institution.kind_uncertain": Entry(
        "Rūšis spėjama", "Kind uncertain", "`true`, jei šaltiniuose rūšis nenurodyta ir parinkta tikėtiniausia."
    ),
    "Institution.collective": Entry(
        "Įstaigų grupė", "Category", "`true`, jei tai įstaigų grupė („Vidurinės mokyklos“), kurios narės neįvardytos."
    ),
    "Institution.everyone": Entry("Visos institucijos", "Everyone", "`true`, jei įrašas reiškia visas plano institucijas."),
    "Institution.parent": Entry("Priklauso", "Part of", "Institucija, kurios dalis ji yra."),
    "Institution.possibly_same_as": Entry(
        "Tikriausiai ta pati institucija", "Probably the same body", "Kitas įrašas, tikriausiai reiškiantis tą pačią instituciją."
    ),
    "Institution.succeeded_by": Entry("Funkcijas perėmė", "Its tasks were taken over by", "Institucija, perėmusi jos funkcijas."),
    "Institution.country": Entry("Šalis", "Country", "Šalis."),
    "Institution.contacts": Entry("Kontaktai", "Contacts", "Paskelbti kontaktai."),
    "Institution.accounts": Entry(
        "Paskyros", "Accounts", "Paskyros, kurių prašoma peržiūrėti jos priemonių pakeitimus: grupės, ne asmens."
    ),
    "Institution.profile": Entry("Aprašymas", "Profile", "Ką apie instituciją sako šaltiniai."),
    "Institution.sources": Entry("Šaltiniai", "Sources", "Viešų šaltinių, patvirtinančių pavadinimus, adresai."),
    "Institution.note": Entry("Pastaba", "Note", "Ką skaitytojas turi žinoti apie šį įrašą."),
    "NameBases": Entry("Iš kur pavadinimai", "Basis of the names", "Iš kur paimti lietuviškas ir angliškas pavadinimai."),
    "NameBases.lt": Entry(
        "Lietuviškas pavadinimas",
        "Lithuanian name",
        "`printed` – išspausdintas šaltinyje, `official` – vartojamas pačios institucijos ar teisės aktų, `translated` – išverstas "
        "svetainės.",
    ),
    "NameBases.en": Entry("Angliškas pavadinimas", "English name", "Tas pats apie anglišką pavadinimą."),
    "Contact": Entry("Kontaktas", "Contact", "Institucijos paskelbtas kontaktas. Niekada ne žmogaus kontaktas ir ne prieglaudos adresas."),
    "Contact.what": Entry("Kas tai", "What it is", "Koks tai kontaktas."),
    "Contact.value": Entry("Kontaktas", "Contact", "Pats kontaktas; telefono numeris rašomas 112, `0 …` arba `+370 …`."),
    "Contact.source": Entry("Šaltinis", "Source", "Kur kontaktas paskelbtas."),
    "Contact.published": Entry("Kada paskelbta", "When published", "Kada paskelbta (metai arba diena)."),
    "Contact.verified_on": Entry(
        "Patikrinimo diena",
        "Day of verification",
        "Kurią dieną kontaktas paskutinį kartą palygintas su šaltiniu; be jos telefono numeris ir el. pašto adresas nerodomi.",
    ),
}

CHOICES = {
    "Kind.municipal": Choice(
        Said("savivaldybė ir jos įstaigos", "municipality and its bodies"),
        Said(
            "Savivaldybė, jos administracijos skyriai, jos įstaigos.",
            "The municipality, divisions of its administration, its institutions.",
        ),
    ),
    "Kind.state": Choice(
        Said("valstybės institucijos", "state institutions"),
        Said(
            "Ministerija, tarnyba ar kita valstybės įstaiga, kuriai netinka kita rūšis.",
            "A ministry, a service or another body of the state that fits no other kind.",
        ),
    ),
    "Kind.police": Choice(
        Said("policija", "police"), Said("Policijos komisariatas ar jo padalinys.", "A police headquarters or a part of it.")
    ),
    "Kind.prosecution": Choice(
        Said("prokuratūra", "prosecution"), Said("Apygardos ar apylinkės prokuratūra.", "A regional or district prosecutor's office.")
    ),
    "Kind.court": Choice(Said("teismai", "courts"), Said("Apygardos ar apylinkės teismas.", "A regional or district court.")),
    "Kind.probation": Choice(
        Said("probacija", "probation"), Said("Probacijos tarnyba ar jos skyrius.", "A probation service or a division of it.")
    ),
    "Kind.health": Choice(
        Said("sveikatos priežiūra", "health care"),
        Said("Ligoninė ar kita sveikatos priežiūros įstaiga.", "A hospital or another body of health care."),
    ),
    "Kind.education": Choice(
        Said("švietimas ir mokslas", "education and science"),
        Said(
            "Mokykla, universitetas ar kita švietimo ir mokslo įstaiga.", "A school, a university or another body of education and science."
        ),
    ),
    "Kind.ngo": Choice(
        Said("nevyriausybinės organizacijos", "non-governmental organisations"),
        Said(
            "Asociacija, viešoji įstaiga, fondas ar kita nevyriausybinė organizacija.",
            "An association, a public enterprise, a fund or another non-governmental organisation.",
        ),
    ),
    "Kind.group": Choice(
        Said("darbo grupės", "working groups"),
        Said("Grupė ar komisija, sudaryta iš kelių institucijų atstovų.", "A group or commission of members from several institutions."),
    ),
    "Kind.helpline": Choice(Said("pagalbos linijos", "helplines"), Said("Pagalbos telefonas ar linija.", "A helpline.")),
    "Kind.category": Choice(
        Said("institucijų grupės be pavadinimų", "categories of unnamed bodies"),
        Said(
            "Įstaigų grupė, kurios narės plane neįvardytos; pridėkite `collective: true`.",
            "A category whose members the plan does not name; add `collective: true`.",
        ),
    ),
    "Kind.service": Choice(
        Said("paslaugos ir projektai", "services and projects"),
        Said("Plane kaip institucija įrašyta paslauga ar projektas.", "A service or project that the plan names like an institution."),
    ),
    "NameBasis.printed": Choice(
        Said("išspausdinta šaltinyje", "printed in a source"),
        Said("Pavadinimas perrašytas iš šaltinio.", "The name is transcribed from a source."),
    ),
    "NameBasis.official": Choice(
        Said("oficialus pavadinimas", "official name"),
        Said("Taip institucija vadina pati save arba ją vadina teisės aktai.", "The body calls itself so, or the law does."),
    ),
    "NameBasis.translated": Choice(
        Said("šios svetainės vertimas", "translated by this site"), Said("Pavadinimą išvertė svetainė.", "This site translated the name.")
    ),
    "Institution.country.LT": Choice(Said("Lietuva", "Lithuania"), Said("Institucija veikia Lietuvoje.", "The body is in Lithuania.")),
    "Institution.country.LV": Choice(Said("Latvija", "Latvia"), Said("Institucija veikia Latvijoje.", "The body is in Latvia.")),
    "Contact.what.phone": Choice(Said("Telefonas", "Telephone"), Said("Telefono numeris.", "A telephone number.")),
    "Contact.what.email": Choice(Said("El. paštas", "E-mail"), Said("El. pašto adresas.", "An e-mail address.")),
    "Contact.what.web": Choice(Said("Svetainė", "Website"), Said("Interneto svetainės adresas.", "The address of a website.")),
}
