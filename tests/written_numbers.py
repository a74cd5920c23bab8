"""Numbers as people write them, and what is understood: one table for the worksheet, the terminal and the form."""

NUMBERS = [
    # typed, as an amount, as a figure
    ("1500", "1500", "1500"),
    ("1 500", "1500", "1500"),
    ("1500,5", "1500.50", "1500.5"),
    ("2 850,50", "2850.50", "2850.50"),
    ("2850.5", "2850.50", "2850.5"),
    ("3000 €", "3000", "3000"),
    ("3000 EUR.", "3000", "3000"),
    ("2\N{NO-BREAK SPACE}850,50\N{NO-BREAK SPACE}€", "2850.50", "2850.50"),
    ("1\N{NARROW NO-BREAK SPACE}250\N{NARROW NO-BREAK SPACE}000", "1250000", "1250000"),
    ("1.500", "1.500", "1.500"),
    ("1,500", "1.500", "1.500"),
    ("1.250,50", "1.250,50", "1.250,50"),
    ("12 34", "12 34", "12 34"),
    ("1 5000", "1 5000", "1 5000"),
    ("-5", "-5", "-5"),
    ("apie 60", "apie 60", "apie 60"),
    ("<5", "<5", "<5"),
    ("< 5", "<5", "<5"),
    ("Mažiau nei 5", "<5", "<5"),
    ("Neskelbiama", "withheld", "withheld"),
    ("not published", "withheld", "withheld"),
    ("withheld", "withheld", "withheld"),
    ("__proto__", "__proto__", "__proto__"),
    ("", "", ""),
]
DOUBTS = [
    # typed, what is said of it
    ("1.500", "suprasta kaip 1,5; jei tai tūkstančiai, rašykite 1500."),
    ("12,000", "suprasta kaip 12; jei tai tūkstančiai, rašykite 12000."),
    ("1 500", ""),
    ("0,125", ""),
    ("1500,125", ""),
    ("12,50", ""),
    ("<5", ""),
]
