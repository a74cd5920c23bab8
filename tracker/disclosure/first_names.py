"""First names that are common in Lithuania, in every case of the singular.

Left out are those that a text about a city says of other things: Jūra, Liepa, Neringa, Nida, Roma, Saulė, Vasara; Ąžuolas, Kovas.
"""

import functools

_WOMEN = """
Adelė Agata Agnė Agnieška Aistė Akvilė Albina Aldona Aleksandra Alfreda Algimanta Alina Alisa Alma Alvyda Amalija Amelija Ana Anastasija
Andrėja Anelė Angelė Angelina Anželika Anna Antanina Apolonija Asta Asija Astra Audra Audronė Augustė Aurelija Aurėja Aušra Austėja Auksė
Bernadeta Beata Benita Birutė Božena Bronė Bronislava Brigita Dagna Daina Daiva Dalė Dalia Dana Danguolė Danutė Daria Darija Deimantė
Diana Dita Dominyka Donata Dorota Dovilė Džeralda Džiuljeta Edita Eglė Eimantė Elena Eleonora Elija Elvyra Elzė Elžbieta Ema Emilė Emilija
Erika Ernesta Estera Eugenija Eva Evelina Fausta Feliksa Gabija Gabrielė Galina Genė Genovaitė Genutė Gerda Giedrė Gina Gintarė Gita Goda
Gražina Greta Grita Guoda Halina Ieva Ilona Indrė Inesa Inga Ingrida Irena Irina Irma Iveta Ivona Izabelė Izolda Janė Janina Jadvyga
Jekaterina Jelena Joana Jogailė Jolanta Jolita Jovita Jovilė Judita Julė Julija Julita Julijona Jurga Jurgita Justė Justina Juzefa Kamilė
Karina Karolina Katažina Katerina Kazimiera Klara Kornelija Kotryna Kristina Krystyna Ksenija Laima Laimutė Laura Leonora Leokadija Liana
Lidija Liepina Lijana Lilija Liliana Lina Linda Lionė Liubov Liucija Liudmila Liudvika Livija Loreta Luknė Luiza Maja Malvina Margarita
Marija Marijona Marina Marta Martyna Meda Meilė Melita Melisa Mykolė Miglė Milda Milena Mina Mira Monika Morta Nadežda Nastė Natalija Nela
Nijolė Nina Nomeda Nora Oksana Ona Onutė Olga Olha Olivija Palmira Patricija Petra Petronėlė Paulina Polina Rachelė Raimonda Ramunė Ramutė
Rasa Rasuolė Raminta Raisa Regina Renata Renė Rima Rimantė Rimutė Rita Roberta Romualda Rozalija Rugilė Ruslana Rūta Sabina Salomėja
Samanta Sandra Sara Saulena Severina Sigita Sigutė Silva Silvija Simona Skaistė Skirmantė Smiltė Snieguolė Sofija Solveiga Sonata
Stanislava Stasė Stefa Stefanija Svajonė Svetlana Šarlota Šarūnė Tamara Tatjana Teklė Teodora Teresa Teresė Tereza Toma Ugnė Ula Urtė
Ulijona Urbonė Valda Valė Valentina Valerija Vaida Vaidilutė Vaiva Vanda Vera Veronika Vesta Vida Viktorija Vilija Vilma Vilhelmina
Viltautė Viltė Violeta Virga Virginija Vita Vitalija Vitalina Vladislava Zenona Zina Zinaida Zita Zofija Zosė Zuzana Žaneta Žana Živilė
Žydrė Žydrūnė Žibutė Žymantė
"""
_MEN = """
Adomas Adolfas Adrijus Aidas Airidas Albertas Albinas Aleksandras Aleksas Aleksejus Alfonsas Alfredas Algimantas Algirdas Algis Almantas
Aloyzas Alvydas Ambraziejus Anatolijus Andrejus Andrius Andžejus Antanas Anton Antonas Anupras Anzelmas Apolinaras Aras Ariūnas Arijus
Arminas Armandas Arnas Arnoldas Aronas Artemijus Artiomas Artūras Arūnas Arvydas Audrius Augustas Augustinas Aurelijus Aurimas Ąžuolis
Baltrus Balys Benas Benediktas Benjaminas Bernardas Bogdanas Boleslovas Boleslavas Borisas Bronislovas Bronius Česlovas Dainius Dainoras
Dalius Danas Danielius Danilas Darius Daumantas Deividas Denis Denisas Deimantas Dmitrijus Domantas Domas Dominykas Donaldas Donatas
Dovydas Džiugas Edgaras Edmundas Eduardas Edvardas Edvinas Egidijus Eimantas Eimutis Eligijus Emilis Emilijus Enrikas Erikas Ernestas
Eugenijus Evaldas Faustas Feliksas Ferdinandas Gabrielius Gediminas Genadijus Gentautas Gerardas Giedrius Gintaras Gintautas Girėnas
Grigorijus Gustas Gustavas Gvidas Gytis Haroldas Henrikas Herkus Hubertas Ignas Ignotas Igoris Ilja Imantas Ivanas Izidorius Jakovas
Jakubas Jan Janas Jaroslavas Jaunius Jegoras Jeronimas Jokūbas Jonas Joris Juozapas Juozas Julijonas Julijus Julius Juris Jurijus Jurgis
Justas Justinas Kajus Karolis Kasparas Kazimieras Kazys Kęstutis Kirilas Klaudijus Klemensas Konstantinas Kostas Kristijonas Kristupas
Ksaveras Laimis Laimonas Laurynas Leonardas Leonas Leonidas Leopoldas Liudas Liudvikas Linas Lukas Maksas Maksimas Mantas Mantvydas
Marekas Marijonas Marijus Marius Markas Martynas Matas Mečislovas Mečys Michailas Mikalojus Mykolas Mindaugas Modestas Motiejus Napoleonas
Narimantas Naglis Nauris Nedas Nerijus Nikita Nikolajus Nojus Norbertas Norvydas Olegas Oskaras Osvaldas Ovidijus Paulius Pavelas Petras
Pijus Povilas Pranas Pranciškus Pranus Raigardas Raimondas Raimundas Raivydas Ramūnas Rapolas Raulis Redas Regimantas Remigijus Renaldas
Renatas Ričardas Rimantas Rimas Rimgaudas Rimvydas Robertas Robertinas Rokas Rolandas Romanas Romas Romualdas Rostislavas Rolanas Ruslanas
Rūdolfas Rytis Saimonas Salvijus Sandras Saulius Sebastijonas Sergejus Sergijus Severinas Sigitas Silvestras Simas Simonas Skirmantas
Skomantas Stanislavas Stanislovas Stasys Stasius Stefanas Steponas Svajūnas Šarūnas Tadas Tadeušas Tauras Tautvydas Teodoras Teofilius
Timofejus Timas Titas Tomas Tomašas Ugnius Urbonas Vacys Vaclovas Vadimas Vaidas Vaidotas Vainius Vakaris Valdas Valdemaras Valentas
Valentinas Valerijonas Valerijus Valius Vasilijus Venantas Vėjūnas Viačeslavas Vidas Vidmantas Viktoras Viktorijus Vilhelmas Vilius Vincas
Vincentas Virgilijus Virginijus Virgis Vygantas Vygandas Vykintas Vilmantas Vismantas Visvaldas Vitalijus Vitalis Vitas Vytas Vytautas
Vytenis Vytis Vladas Vladimiras Vladislavas Vladislovas Voldemaras Volodymyras Zbignevas Zenonas Zigmantas Zigmas Zygmuntas Žanas Žilvinas
Žydrūnas Žygimantas Žygis Aleksandr Aleksej Andrej Anatolij Dmitrij Evgenij Igor Ivan Jevgenij Jurij Maksim Michail Nikolaj Oleg Pavel
Sergej Valerij Viktor Vitalij Vladimir Vladislav
"""
_ENDINGS = {
    "ius": "ius iaus iui ių iumi iuje iau",
    "us": "us aus ui ų umi uje au",
    "as": "as o ui ą u e ai",
    "tis": "tis čio čiui tį čiu tyje ti",
    "dis": "dis džio džiui dį džiu dyje di",
    "is": "is io iui į iu yje i",
    "ys": "ys io iui į iu yje y",
    "a": "a os ai ą oje",
    "ė": "ė ės ei ę e ėje",
    "": " o ui ą u e ai",
}
"""Ending of the nominative -> the endings of all cases (Lithuanian grammar, declensions I-IV); a foreign name may stay as it is."""


def _cases(name: str) -> list[str]:
    ending = next(ending for ending in _ENDINGS if name.endswith(ending))
    stem = name[: len(name) - len(ending)]
    return [stem + one.strip() for one in _ENDINGS[ending].split(" ")]


@functools.cache
def first_names() -> frozenset[str]:
    """Every form of every name, in small letters."""
    return frozenset(form for name in f"{_WOMEN} {_MEN}".casefold().split() for form in _cases(name))


_PLAIN = str.maketrans("ąčęėįšųūž", "aceeisuuz")


def plain(word: str) -> str:
    """A word as addresses and file names write it: small letters without marks."""
    return word.casefold().translate(_PLAIN)


@functools.cache
def plain_first_names() -> frozenset[str]:
    """The names in the nominative, as addresses and file names write them."""
    return frozenset(plain(name) for name in f"{_WOMEN} {_MEN}".split())
