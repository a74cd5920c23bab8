"""Words of a measure and of its yearly reports."""

from tracker.models.words.entry import Choice, Entry
from tracker.problems import Said

ENTRIES = {
    "Measure": Entry("Priemonė", "Measure", "Viena plano priemonė. Failo vardas prasideda jos kodu."),
    "Measure.code": Entry("Kodas", "Code", "Numeris plane; juo prasideda failo vardas (1.06-video-competition.yml)."),
    "Measure.title": Entry("Pavadinimas", "Title", "Plano tekstas, kaip išspausdinta; tekstas kita kalba yra vertimas."),
    "Measure.short_title": Entry(
        "Trumpas pavadinimas", "Short title", "Trumpas pavadinimas abiem kalbomis sąrašams ir diagramoms (jį parinko svetainė, ne planas)."
    ),
    "Measure.objective": Entry("Uždavinys", "Objective", "Uždavinio, kuriam priklauso priemonė, kodas."),
    "Measure.aim": Entry("Tikslas", "Aim", "Priemonės tikslas, jei jis plane išspausdintas."),
    "Measure.owners": Entry(
        "Vykdytojai",
        "Owners",
        "Atsakingi vykdytojai; metų ataskaitą pateikia vienas iš jų. Rašomi identifikatoriai iš `plan/institutions.yml`.",
    ),
    "Measure.partners": Entry("Partneriai", "Partners", "Partneriai. Rašomi identifikatoriai iš `plan/institutions.yml`."),
    "Measure.timeframe": Entry("Įgyvendinimo laikotarpis", "Timeframe", "Kada priemonę numatyta įgyvendinti pagal planą."),
    "Measure.kind": Entry(
        "Pobūdis", "Kind", "`one_off`, jei priemonė baigiasi vienu rezultatu: kai jis pasiektas, nieko daugiau nebelaukiama."
    ),
    "Measure.kind_note": Entry("Kodėl vienkartinė", "Why one-off", "Kodėl svetainė priemonę laiko vienkartine."),
    "Measure.recurs": Entry("Kartojimas", "Recurrence", "`yearly`, jei plane pasakyta, kad veikla kartojama kasmet."),
    "Measure.source": Entry("Šaltinis", "Source", "Kurioje šaltinio vietoje priemonė išspausdinta ir kas neaišku."),
    "Measure.lost_text": Entry("Prarastas tekstas", "Lost words", "Kokių žodžių šaltinyje trūksta; pavadinime jų vietoje rašoma […]."),
    "Measure.amendments": Entry("Plano pakeitimai", "Amendments of the plan", "Paties plano teksto pakeitimai su datomis."),
    "Measure.superseded": Entry("Pakeitimas kita priemone", "Replacement", "Rašoma, kai priemonę pakeitė kita priemonė."),
    "Measure.status": Entry("Ataskaitos pagal metus", "Reports by year", "Po vieną kiekvienų metų ataskaitą. Šią dalį pildo institucijos."),
    "Measure.public_evidence": Entry(
        "Ką rodo vieši šaltiniai", "What public sources show", "Ką apie priemonę rodo vieši šaltiniai; ataskaita tai nelaikoma."
    ),
    "YearStatus": Entry("Metų ataskaita", "Report of a year", "Vienų metų ataskaita. Šią dalį pildo institucijos."),
    "YearStatus.state": Entry(
        "Būsena",
        "State",
        "Ar padaryta tai, kas tais metais numatyta: visiškai, iš dalies ar ne; tinka ir nepradėtam ar nutrauktam darbui.",
    ),
    "YearStatus.summary": Entry("Kas padaryta", "What was done", "Kas tais metais padaryta; lietuviškas tekstas būtinas."),
    "YearStatus.reported_by": Entry(
        "Kas praneša", "Who reports", "Vykdytojas, teikiantis ataskaitą, arba jo funkcijas perėmusi institucija."
    ),
    "YearStatus.reported_on": Entry(
        "Ataskaitos diena",
        "Day of the report",
        "Ataskaitos diena: ne ankstesnė nei paskutinė metų diena, nebent nurodyta `interim: true`.",
    ),
    "YearStatus.interim": Entry("Tarpinė ataskaita", "Interim report", "`true`, jei ataskaita pateikta metams nepasibaigus."),
    "YearStatus.reason": Entry(
        "Priežastis",
        "Reason",
        "Kodėl. Būtina, kai būsena yra `not_started`, `not_done` ar `discontinued`, kai ji blogesnė nei ankstesnių metų ir kai metai "
        "nepatenka į laikotarpį.",
    ),
    "YearStatus.decision": Entry(
        "Sprendimas nutraukti", "Decision to discontinue", "Kas ir kada nusprendė; būtina, kai būsena yra `discontinued`."
    ),
    "YearStatus.outputs": Entry("Rezultatai skaičiais", "Results in numbers", "Skaičiai, rodantys, kas padaryta."),
    "YearStatus.money": Entry("Lėšos", "Money", "Tais metais planuotos ir panaudotos lėšos eurais."),
    "YearStatus.evidence": Entry(
        "Įrodymai",
        "Evidence",
        "Ką skaitytojas gali patikrinti; kai įrodymų nėra, prie būsenų `done` ir `partly_done` tai parašoma.",
    ),
    "YearStatus.obstacles": Entry("Kliūtys", "Obstacles", "Kas trukdė."),
    "YearStatus.next_steps": Entry("Tolesni veiksmai", "Next steps", "Kas bus daroma toliau."),
    "YearStatus.contributions": Entry(
        "Ką pranešė kiti vykdytojai ir partneriai",
        "What other owners and partners report",
        "Ką apie tuos pačius metus praneša kiti vykdytojai ir partneriai.",
    ),
    "YearStatus.correction": Entry("Pataisymas", "Correction", "Kas ir kada pataisyta; rašoma, kai keičiama jau paskelbta ataskaita."),
    "Decision": Entry("Sprendimas nutraukti", "Decision to discontinue", "Kas ir kada nusprendė nutraukti priemonę."),
    "Decision.by": Entry("Kas nusprendė", "Who decided", "Kas priėmė sprendimą, pavyzdžiui, savivaldybės taryba."),
    "Decision.on": Entry("Sprendimo diena", "Day of the decision", "Kurią dieną nuspręsta."),
    "Output": Entry("Rezultatas", "Result", "Skaičius, rodantis, kas padaryta."),
    "Output.what": Entry(
        "Kas skaičiuota",
        "What was counted",
        "Pavyzdžiui, išdalyti lankstinukai ar mokymų dalyviai; kasmet vadinkite taip pat, kad skaičius būtų galima palyginti.",
    ),
    "Output.value": Entry("Skaičius", "Number", "Skaičius; vietoj jautraus skaičiaus nuo 1 iki 4 rašoma `<5`."),
    "Output.unit": Entry("Vienetai", "Units", "Kas skaičiuojama: žmonės, renginiai, egzemplioriai ir pan."),
    "Output.basis": Entry(
        "Kaip skaičiuota",
        "How it was counted",
        "Kaip skaičiuota: kiekvienas žmogus vieną kartą, apsilankymai, renginiai, vienetai ar apytikris skaičius.",
    ),
    "Output.by_sex": Entry("Pagal lytį", "By sex", "Skaičius pagal lytį, jei žinomas."),
    "Output.sensitive": Entry(
        "Jautrus skaičius",
        "Sensitive number",
        "`true`, jei skaičiuoti smurtą artimoje aplinkoje patyrę asmenys, vaikai, smurtautojai, apgyvendinti asmenys ar atvejai: "
        "vietoj skaičių nuo 1 iki 4 rašoma `<5`.",
    ),
    "Output.note": Entry("Pastaba", "Note", "Kas padeda suprasti skaičių, pavyzdžiui, kodėl jis staiga pasikeitė."),
    "BySex": Entry("Pagal lytį", "By sex", "Skaičiaus dalys pagal lytį; kartu jos neviršija bendro skaičiaus."),
    "BySex.women": Entry("Moterys", "Women", "Moterys ir mergaitės."),
    "BySex.men": Entry("Vyrai", "Men", "Vyrai ir berniukai."),
    "Money": Entry(
        "Lėšos",
        "Money",
        "Tais metais planuotos ir panaudotos lėšos eurais. `money: own_budget` reiškia tą patį kaip `{source: own_budget}`.",
    ),
    "Money.planned": Entry("Planuota", "Planned", "Kiek eurų tiems metams planuota."),
    "Money.spent": Entry("Panaudota", "Spent", "Kiek eurų tais metais panaudota."),
    "Money.source": Entry("Finansavimo šaltinis", "Source of funding", "Iš kur lėšos."),
    "Money.note": Entry(
        "Pastaba", "Note", "Paaiškinimas; jo reikia, kai panaudota daugiau, nei planuota, ir skirtumas viršija dešimtadalį."
    ),
    "Evidence": Entry("Įrodymas", "Piece of evidence", "Tai, ką skaitytojas gali patikrinti."),
    "Evidence.title": Entry("Pavadinimas", "Title", "Koks tai įrodymas, pavyzdžiui, dokumento pavadinimas."),
    "Evidence.url": Entry("Adresas", "Address", "Nuoroda į puslapį ar dokumentą, kurį kiekvienas gali atverti neprisijungęs."),
    "Evidence.where": Entry(
        "Kur pamatyti", "Where to see it", "Kur tai galima pamatyti, jei internete to nėra (archyvas, sprendimo numeris)."
    ),
    "Evidence.date": Entry("Data", "Date", "Kada dokumentas priimtas ar paskelbtas arba kada vyko tai, ką jis rodo."),
    "Contribution": Entry("Kito dalyvio pranešimas", "Contribution", "Ką apie tuos pačius metus praneša kitas vykdytojas ar partneris."),
    "Contribution.by": Entry("Institucija", "Institution", "Vykdytojas ar partneris, papildantis ataskaitą."),
    "Contribution.reported_on": Entry("Pranešimo diena", "Day of the report", "Kurią dieną pranešta."),
    "Contribution.summary": Entry("Kas padaryta", "What was done", "Ką ši institucija padarė."),
    "Contribution.confirms": Entry(
        "Patvirtina", "Confirms", "`true`, jei institucija, remdamasi tuo, ką žino pati, patvirtina, ką nurodė ataskaitos teikėjas."
    ),
    "Correction": Entry("Pataisymas", "Correction", "Kas ir kada pataisyta jau paskelbtoje ataskaitoje."),
    "Correction.why": Entry("Kas pataisyta", "What was corrected", "Kas buvo parašyta neteisingai ir kaip yra iš tikrųjų."),
    "Correction.on": Entry("Pataisymo diena", "Day of the correction", "Kurią dieną pataisyta."),
    "Amendment": Entry("Plano pakeitimas", "Amendment", "Paties plano teksto pakeitimas su data; pirminis tekstas lieka faile."),
    "Amendment.on": Entry("Diena", "Day", "Kurią dieną nuspręsta pakeisti."),
    "Amendment.by": Entry("Kas nusprendė", "Who decided", "Kas nusprendė pakeisti."),
    "Amendment.what": Entry("Kas pakeista", "What changed", "Kuri priemonės dalis pakeista."),
    "Amendment.before": Entry("Buvo", "Before", "Ši dalis iki pakeitimo."),
    "Amendment.after": Entry("Tapo", "After", "Ši dalis po pakeitimo."),
    "Amendment.reason": Entry("Priežastis", "Reason", "Kodėl pakeista."),
    "Amendment.source": Entry("Sprendimo adresas", "Address of the decision", "Sprendimo adresas internete."),
    "Superseded": Entry(
        "Pakeitimas kita priemone",
        "Replacement",
        "Priemonė pakeista kita arba su ja sujungta: sąrašuose ji lieka, bet tarp priemonių nebeskaičiuojama.",
    ),
    "Superseded.by": Entry("Kita priemonė", "Other measure", "Ją pakeitusios to paties plano priemonės kodas."),
    "Superseded.on": Entry("Nuo kada", "From when", "Nuo kurios dienos."),
    "Superseded.how": Entry("Kaip", "How", "Ar priemonė pakeista, ar sujungta."),
    "Superseded.reason": Entry("Priežastis", "Reason", "Kodėl."),
    "PublicEvidence": Entry("Viešas šaltinis", "Public source", "Ką apie priemonę rodo viešas šaltinis. Ataskaita tai niekada nelaikoma."),
    "PublicEvidence.title": Entry("Ką rodo", "What it shows", "Ką rodo šaltinis, vienu sakiniu."),
    "PublicEvidence.published_by": Entry("Paskelbė", "Published by", "Kas paskelbė."),
    "PublicEvidence.source": Entry("Šaltinis", "Source", "Kur tai paskelbta."),
    "PublicEvidence.years": Entry("Metai", "Years", "Apie kuriuos metus kalbama."),
}

CHOICES = {
    "State.done": Choice(
        Said("Įvykdyta", "Done"),
        Said(
            "Padaryta tai, kas tais metais numatyta. Pateikite įrodymų: be jų prie būsenos bus parašyta „Įrodymų nepateikta“. "
            "Įvykdžius vienkartinę priemonę, vėlesnių metų ataskaitų nebelaukiama.",
            'What was planned for the year was done. Give evidence: without it the state is shown with "No evidence given". '
            "Once a one-off measure is done, no reports are expected for later years.",
        ),
    ),
    "State.partly_done": Choice(
        Said("Įvykdyta iš dalies", "Partly done"),
        Said(
            "Padaryta dalis to, kas tais metais numatyta. Nurodykite, kas padaryta, kas ne, ir pateikite įrodymų.",
            "A part of what was planned for the year was done. Say what was done and what was not, and give evidence.",
        ),
    ),
    "State.in_progress": Choice(
        Said("Vykdoma", "In progress"),
        Said(
            "Darbas pradėtas, bet dar nebaigtas ir bus tęsiamas. Jei metai baigėsi ir dalis rezultato jau yra, tinka „Įvykdyta iš dalies“.",
            "The work has begun, is not finished and will go on. If the year is over and a part of the result is there, choose "
            '"Partly done".',
        ),
    ),
    "State.not_started": Choice(
        Said("Nepradėta", "Not started"),
        Said(
            "Darbas dar nepradėtas, bet jo neatsisakyta. Būtina nurodyti priežastį. Jei nežinote, ar kas nors padaryta, šios "
            "būsenos nesirinkite.",
            "The work has not begun and has not been given up. A reason is required. Do not choose this if you do not know whether "
            "anything was done.",
        ),
    ),
    "State.not_done": Choice(
        Said("Neįvykdyta", "Not done"),
        Said(
            "To, kas tais metais numatyta, nepadaryta. Būtina nurodyti priežastį. Jei nuspręsta priemonės nebevykdyti, tinka „Nutraukta“.",
            'What was planned for the year was not done. A reason is required. If it was decided to stop, choose "Discontinued".',
        ),
    ),
    "State.discontinued": Choice(
        Said("Nutraukta", "Discontinued"),
        Said(
            "Nuspręsta priemonės nebevykdyti. Būtina nurodyti priežastį, taip pat kas ir kada taip nusprendė. "
            "Vėlesnių metų ataskaitų nebelaukiama.",
            "It was decided to stop. A reason is required, and who decided so and when. No reports are expected for later years.",
        ),
    ),
    "Unit.people": Choice(
        Said("žmonės", "people"),
        Said(
            "Skaičiuoti žmonės. Jei tai smurtą artimoje aplinkoje patyrę asmenys, smurtautojai ar apgyvendinti asmenys, pridėkite "
            "`sensitive: true`.",
            "People were counted. If they are victims of domestic violence, perpetrators or sheltered persons, add `sensitive: true`.",
        ),
    ),
    "Unit.women": Choice(Said("moterys", "women"), Said("Skaičiuotos tik moterys ir mergaitės.", "Only women and girls were counted.")),
    "Unit.men": Choice(Said("vyrai", "men"), Said("Skaičiuoti tik vyrai ir berniukai.", "Only men and boys were counted.")),
    "Unit.children": Choice(
        Said("vaikai", "children"),
        Said(
            "Skaičiuoti tik vaikai. Vaikų skaičius jautrus: pridėkite `sensitive: true`.",
            "Only children were counted; add `sensitive: true`.",
        ),
    ),
    "Unit.events": Choice(
        Said("renginiai", "events"),
        Said(
            "Susitikimai, mokymai, akcijos ir kiti renginiai, o ne jų dalyviai.", "Meetings, trainings, campaigns; not those who took part."
        ),
    ),
    "Unit.hours": Choice(
        Said("valandos", "hours"), Said("Kiek valandų konsultuota, mokyta ar dirbta.", "Hours of advice, training or work.")
    ),
    "Unit.groups": Choice(
        Said("grupės", "groups"), Said("Pavyzdžiui, savitarpio pagalbos ar mokymo grupės.", "Such as self-help or training groups.")
    ),
    "Unit.institutions": Choice(
        Said("įstaigos", "institutions"),
        Said(
            "Įstaigos ir organizacijos, pavyzdžiui, dalyvavusios mokyklos.",
            "Institutions and organisations, such as schools that took part.",
        ),
    ),
    "Unit.publications": Choice(
        Said("leidiniai", "publications"),
        Said(
            "Kiek skirtingų leidinių parengta; kiek jų išspausdinta ar išdalyta, rašykite vienetais `copies`.",
            "How many different publications were made; how many were printed or given out is counted in `copies`.",
        ),
    ),
    "Unit.copies": Choice(
        Said("egzemplioriai", "copies"), Said("Kiek egzempliorių išspausdinta ar išdalyta.", "How many were printed or given out.")
    ),
    "Unit.cases": Choice(
        Said("atvejai", "cases"),
        Said(
            "Nagrinėti atvejai. Jų skaičius jautrus: pridėkite `sensitive: true`.",
            "Cases dealt with; their number is sensitive: add `sensitive: true`.",
        ),
    ),
    "Unit.other": Choice(
        Said("kita", "other"),
        Said(
            "Kai kiti žodžiai netinka; kas skaičiuota, rašykite lauke `what`.", "Where no other word fits; say in `what` what was counted."
        ),
    ),
    "Basis.unique_people": Choice(
        Said("kiekvienas žmogus skaičiuotas vieną kartą", "each person counted once"),
        Said("Kelis kartus dalyvavęs žmogus įskaičiuotas vieną kartą.", "Who took part several times is counted once."),
    ),
    "Basis.attendances": Choice(
        Said("skaičiuoti apsilankymai (tas pats žmogus gali kartotis)", "attendances (the same person may recur)"),
        Said(
            "Kelis kartus dalyvavęs žmogus įskaičiuotas kelis kartus; tinka ir tada, kai pasikartojimų atskirti negalima.",
            "Who took part several times is counted several times; choose it too where repeats cannot be told apart.",
        ),
    ),
    "Basis.events": Choice(
        Said("skaičiuoti renginiai", "events counted"),
        Said("Skaičiuoti renginiai, o ne jų dalyviai.", "Events were counted, not those who took part."),
    ),
    "Basis.items": Choice(
        Said("skaičiuoti vienetai", "items counted"),
        Said(
            "Suskaičiuota po vieną: leidiniai, egzemplioriai, valandos, grupės, atvejai.",
            "Counted one by one: publications, copies, hours, groups, cases.",
        ),
    ),
    "Basis.estimate": Choice(
        Said("apytikris skaičius", "an estimate"),
        Said("Tiksliai neskaičiuota. Iš ko spręsta, parašykite pastaboje.", "Not counted exactly. Say in the note what it rests on."),
    ),
    "Funding.municipal": Choice(
        Said("savivaldybės biudžetas", "municipal budget"),
        Said("Lėšos skirtos iš savivaldybės biudžeto.", "Money given from the municipal budget."),
    ),
    "Funding.state": Choice(
        Said("valstybės biudžetas", "state budget"), Said("Lėšos skirtos iš valstybės biudžeto.", "Money given from the state budget.")
    ),
    "Funding.eu": Choice(
        Said("Europos Sąjungos lėšos", "European Union funds"),
        Said("Europos Sąjungos fondų ar programų lėšos.", "Money of funds or programmes of the European Union."),
    ),
    "Funding.project": Choice(
        Said("projekto lėšos", "project funds"),
        Said(
            "Konkrečiam projektui skirtos lėšos, kai jos ne vien savivaldybės, valstybės ar Europos Sąjungos.",
            "Money given for a certain project, where it is not wholly municipal, state or European.",
        ),
    ),
    "Funding.own_budget": Choice(
        Said("įstaigos biudžetas", "the institution's own budget"),
        Said(
            "Mokėjo pati įstaiga. Jei sumų nežinote, jų nerašykite.",
            "The institution itself paid. If you do not know the sums, leave them out.",
        ),
    ),
    "Funding.other": Choice(
        Said("kiti šaltiniai", "other sources"),
        Said("Pavyzdžiui, parama; šaltinį įvardykite pastaboje.", "A donation, for example; name the source in the note."),
    ),
    "Measure.kind.continuous": Choice(
        Said("Tęstinė priemonė", "Continuous measure"),
        Said(
            "Vykdoma visą laikotarpį; kiekvienų jo metų ataskaitos laukiama.",
            "Goes on for the whole timeframe; a report is expected for each of its years.",
        ),
    ),
    "Measure.kind.one_off": Choice(
        Said("Vienkartinė priemonė", "One-off measure"),
        Said(
            "Baigiasi vienu rezultatu; kai jis pasiektas, ataskaitų nebelaukiama.",
            "Ends with a single result; once it is there, no more reports are expected.",
        ),
    ),
    "Measure.recurs.yearly": Choice(
        Said("Kartojama kasmet", "Returns every year"),
        Said("Kasmet pradedama iš naujo; baigiasi kartu su planu.", "Begins anew each year; ends with the plan."),
    ),
    "Amendment.what.title": Choice(
        Said("Pavadinimas", "Title"), Said("Pakeistas priemonės pavadinimas.", "The title of the measure changed.")
    ),
    "Amendment.what.owners": Choice(
        Said("Vykdytojai", "Owners"), Said("Pakeisti atsakingi vykdytojai.", "The responsible executives changed.")
    ),
    "Amendment.what.partners": Choice(Said("Partneriai", "Partners"), Said("Pakeisti partneriai.", "The partners changed.")),
    "Amendment.what.timeframe": Choice(
        Said("Laikotarpis", "Timeframe"), Said("Pakeistas įgyvendinimo laikotarpis.", "The timeframe changed.")
    ),
    "Amendment.what.other": Choice(Said("Kita", "Other"), Said("Pakeista kita priemonės dalis.", "Another part of the measure changed.")),
    "Superseded.how.replaced": Choice(
        Said("Pakeista kita priemone", "Replaced by another measure"),
        Said("Vietoj jos vykdoma kita priemonė.", "Another measure is carried out in its place."),
    ),
    "Superseded.how.merged": Choice(
        Said("Sujungta su kita priemone", "Merged into another measure"),
        Said("Ji tapo kitos priemonės dalimi.", "It became a part of another measure."),
    ),
}
