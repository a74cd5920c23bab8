"""Descriptions by which neighbours know who is meant, though no name is given."""

import re
from collections.abc import Iterator

from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.letters import CAPITALS
from tracker.disclosure.looks import Look

_INITIALS = re.compile(
    rf"[{CAPITALS}](?<![\w.].)\.(?:\s?[{CAPITALS}]\.?)?[\s,(]{{1,3}}"
    r"(?:(?:aged?\s+|amžius\s+)?[0-9]{1,3}(?![0-9])\s?(?:m\.|m\b|met(?:ų|ai|us)|years?\b|yrs\b|\)|,)\)?|(?:gim\w*\.?|born|b\.)\s*(?:in\s+)?(?:19|20)[0-9]{2})"
    rf"|[{CAPITALS}](?<![\w.].)\.\s?[{CAPITALS}]\.?,?\s+aged?\s+[0-9]{{1,3}}"
)
"""J. P., 34 m.; A. B. (34); J. P., gim. 1989."""
_MONTH = (
    r"(?:saus|vas|kov|bal|geg|birž|liep|rugp|rugs|spal|lapkr|gruod|January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\w*"
)
_DAY = (
    rf"(?:(?:1[89]|20)[0-9]{{2}}(?:\s?[-./]\s?|\s)[0-9]{{1,2}}(?:\s?[-./]\s?|\s)[0-9]{{1,2}}|[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-](?:1[89]|20)[0-9]{{2}}"
    rf"|(?:1[89]|20)[0-9]{{2}}\s?m(?:\.|etų|etais)\s*{_MONTH}\s+[0-9]{{1,2}}|[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:1[89]|20)[0-9]{{2}}"
    rf"|{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+(?:1[89]|20)[0-9]{{2}})"
)
_BIRTH = re.compile(
    r"\b(?:[Gg]im(?:ė|ęs|us\w{1,4}|imo\s+(?:data|diena|datą)|\.)|GIM(?:\.|Ė|ĘS|USI|IMO DATA)|[Bb]orn(?:\s+on)?"
    r"|(?i:date\s+of\s+birth|birth\s?-?(?:date|day))(?:\s+is)?|DOB|D\.O\.B\.|dob)"
)
_ON_DAY = re.compile(rf"[\s:,(–-]{{0,4}}(?:\([^)]{{0,30}}\)[\s:]*)?(?:{_DAY})", re.IGNORECASE)
_IN_YEAR = re.compile(r"\s*(?:1[89]|20)[0-9]{2}")
_OF_DAY = re.compile(rf"{_DAY}\s?(?:d\.)?\s*$", re.IGNORECASE)
_LONGEST_DAY = 32

_PERSON = re.compile(
    r"\b(?:moter(?:is|ies|iai|į|imi)|vyr(?:as|o|ui|ą|u)|mergait(?:ė|ės|ei|ę|e)|mergin(?:a|os|ai|ą)|berniuk(?:as|o|ui|ą|u)|vaikin(?:as|o|ui|ą|u)"
    r"|paaugl(?:ys|io|iui|į|iu|ė|ės|ei|ę|e)|(?:pensinink|klient|student|našl|mokin|darbuotoj|mokytoj|gydytoj|slaugytoj)(?:as|o|ui|ą|u|ys|io|iui|į|ė|ės|ei|ę|e|a|os|ai)"
    r"|senol(?:ė|ės|ei|ę|is|io|iui|į)|močiut(?:ė|ės|ei|ę)|senut(?:ė|ės|ei|ę)|nukentėj(?:usi\w{0,4}|ęs|usio|usiam|usį)|gyventoj(?:a|as|ą|os|ai|o|ui|u)"
    r"|smurtautoj(?:as|o|ui|ą|u|a|os)|auk(?:a|os|ai|ą)|mam(?:a|os|ai|ą)|motin(?:a|os|ai|ą)|tėv(?:as|o|ui|ą)|vaik(?:as|o|ui|ą)|ji|jis"
    r"|woman|man|girl|boy|mother|father|mum|teenager|pensioner|widow(?:er)?|client|resident|victim|lady|nurse|teacher|child|she|he)\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"(?P<age>[0-9](?<![0-9.,–—/-].)[0-9]?)(?:\s?(?:m\.|m\b|met(?:ų|ai|us))(?!\s*(?:ir|ar|arba)\s+(?:vyresn|jaunesn|daugiau))|\s?-\s?(?:er|met|meč)\w+"
    r"|[\s-]years?[\s-]old)",
    re.IGNORECASE,
)
_AGED = re.compile(r"\baged?\s+[0-9]{1,2}\b(?!\s*(?:[-–]|to|and|or))", re.IGNORECASE)
_NO_AGE = re.compile(
    r"(?:\b(?:iki|nuo|per|virš|virs|po|prieš|už|kas|apie|daugiau\s+kaip|daugiau\s+nei|jaunesn\w+\s+(?:nei|kaip)|vyresn\w+\s+(?:nei|kaip)|sulauk\w+"
    r"|until|under|over|from|for|between|after|in|to|within|than|every|[0-9]+\s*(?:ir|ar|and|or|iki|to))\s+|[0-9]\s?[-–—]\s?)$",
    re.IGNORECASE,
)
_COUNT = r"(?:vieną|du|dvi|dvejus|tris|trejus|ketur\w+|penk\w+|šeš\w+|[1-9])"
_CHILDREN = re.compile(
    rf"\b(?:tur(?:i|in\w+|ėjo|ėjusi)|augin\w+)\s+{_COUNT}\s+(?:\w+\s+)?(?:vaik|dukr|sūn|dvyn|mažame)\w*"
    r"|\b(?:vieno|dviejų|trijų|keturių|penkių|šešių|[1-9])\s+(?:\w+\s+)?vaik\w+\s+(?:mam|motin|tėv)\w+"
    r"|\b(?:mother|father|mum|parent)\s+of\s+(?:one|two|three|four|five|six|[1-9])\b"
    r"|\b(?:with|has|have|having|raising)\s+(?:her\s+|his\s+)?(?:one|two|three|four|five|six|[1-9])\s+(?:\w+\s+)?(?:child|children|kids|sons?|daughters?)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    rf"\b[Gg]yven(?:an(?:ti|tis|čios|čio|čiai|čiam|čią|tį)|a|o)\s+(?:\w+\s+)?\w+|\biš\s+[{CAPITALS}]\w+(?:\s+\w+)?\s+(?:gatv|g\.|kaim|k\.|gyvenviet|mikroraj|miestel|seniūn)\w*"
    rf"|\b[{CAPITALS}]\w+\s+(?:gatvės|kaimo|miestelio|seniūnijos|mikrorajono)\s+gyventoj\w+"
    rf"|\b(?:living|lives|lived|resid(?:es|ing|ent))\s+(?:in|at|on|near|of|with)\s+(?:the\s+)?\w+|\bfrom\s+[{CAPITALS}]\w+\s+(?:Street|St\b|village|district)",
)
_WORK = re.compile(
    r"\b(?:dirban(?:ti|tis|čios|čio|čiai|čiam|čią|tį)|dirba)\s+\w+|\b(?:works?|worked|working|employed)\s+(?:as|at|in|for)\s+\w+"
    r"|\bsergan(?:ti|tis|čios|čio|čiai|čiam|čią|tį)\s+\w+|\bsuffer\w+\s+from\s+\w+|\bpregnant\b|\bnėšči\w+",
    re.IGNORECASE,
)
MOST_PERSONS = 3
"""So many words for a person nearest to an age are tried."""
_BEFORE, _BEHIND = 60, 180
"""So many signs around the word for a person belong to one description."""


def find_initials(text: str) -> Iterator[Found]:
    """Initials with an age or a year of birth."""
    yield from ((Kind.DESCRIPTION, found.start(), found.end()) for found in _INITIALS.finditer(text))


def find_births(text: str) -> Iterator[Found]:
    """Dates of birth."""
    for word in _BIRTH.finditer(text):
        behind = _ON_DAY.match(text, word.end()) or (_IN_YEAR.match(text, word.end()) if word[0].endswith(".") else None)
        before = _OF_DAY.search(text, max(0, word.start() - _LONGEST_DAY), word.start())
        if behind or before:
            yield Kind.DESCRIPTION, (before or word).start(), (behind or word).end()


def find_described(text: str) -> Iterator[Found]:
    """A person told by age or children together with home, work or illness."""
    seeds = (found.start() for pattern in (_AGE, _AGED, _CHILDREN) for found in pattern.finditer(text))
    told: dict[int, tuple[int, int] | None] = {}
    last = 0
    for seed in sorted(seeds):
        if seed < last:
            continue
        persons = _PERSON.finditer(text, max(last, seed - _BEHIND), seed + _BEFORE)
        for person in sorted(persons, key=lambda found: abs(found.start() - seed))[:MOST_PERSONS]:
            if person.start() not in told:
                told[person.start()] = _told(text, person)
            if span := told[person.start()]:
                yield Kind.DESCRIPTION, *span
                last = span[1]
                break


def _told(text: str, person: re.Match[str]) -> tuple[int, int] | None:
    """From the first to the last of what is told of a person, where it is enough to recognise somebody."""
    first, last = max(0, person.start() - _BEFORE), person.end() + _BEHIND
    said = (*_AGE.finditer(text, first, last), *_AGED.finditer(text, first, last))
    ages = [found for found in said if not _NO_AGE.search(text, max(0, found.start() - 24), found.start())]
    children = list(_CHILDREN.finditer(text, first, last))
    others = [found for pattern in (_HOME, _WORK) if (found := pattern.search(text, first, last))]
    told = [*ages[:1], *children[:1], *others]
    if len(told) < 2 or not (ages or children):
        return None
    return min(person.start(), *(one.start() for one in told)), max(person.end(), *(one.end() for one in told))


INITIALS = Look(find_initials, capitals=(r"(?<![\w.].)\.(?:\s?.\.?)?[\s,(]{1,3}(?:[0-9a]|gim|born|b\.)",))
BIRTHS = Look(find_births, signs=("gim", "Gim", "orn ", "irth", "DOB"))
DESCRIBED = Look(
    find_described,
    digits=(r"(?<![.,–—/-].)[0-9]?(?:\s?(?:m\.|m\b|met[ųau])|\s?-\s?(?:er|met|meč)|[\s-]years?[\s-]old)",),
    signs=("aged ", "turi", "ugin", "vaikų", "ther of", " child", " kids"),
)
