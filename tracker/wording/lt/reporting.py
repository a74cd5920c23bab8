"""Lithuanian words for those who report."""

WORDS: dict[str, str | dict[str, str]] = {
    "how_to_report_link": "Kaip pateikti ar pataisyti ataskaitą",
    "report_or_correct": "Pateikti arba pataisyti ataskaitą",
    "report_or_correct_who": "Šios priemonės ataskaitas teikia ir taiso:",
    "add_report_once": "Eilutė status: faile rašoma tik vieną kartą.",
    "add_report": "Pridėti {year} m. ataskaitą",
    "add_report_form": "Paprasčiausia užpildyti formą:",
    "report_in_form": "Vykdytojams – ataskaitos forma:",
    "add_report_end": "Arba nukopijuokite šias eilutes į failo pabaigą:",
    "add_report_below": "Arba nukopijuokite šias eilutes į failą, po ankstesnių metų ataskaitos:",
    "add_report_dots": "Vietoj kiekvieno daugtaškio tarp kabučių įrašykite:",
    "for_example": "Pavyzdžiui,",
    "add_report_details": "Jei turite skaičių ar įrodymų, žemiau pridėkite ir šias eilutes; ko neturite, ištrinkite:",
    "add_report_details_label": "Skaičiai ir įrodymai",
    "add_report_earlier": "Taip pat trūksta ankstesnių metų ataskaitų: {years}. Pradėkite nuo seniausios, eilutėse pakeiskite metus ir rašykite metus iš eilės.",
}
