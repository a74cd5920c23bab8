"""Small numbers of people who suffered, were hidden or did harm: of one to four, neighbours know who is meant."""

import re
from collections.abc import Iterator

from tracker.disclosure.hit import Found, Kind
from tracker.disclosure.looks import Look

_NUMBER = r"[1-4](?<![\w.,:/+–—<>-].)(?![0-9])"
_THINGS = (
    r"(?!(?<=ų)\s+(?:\w+\s+)?(?:centr|nam|organizacij|tarnyb|linij|grup|teis|dien|darželi|kambari|viet))"
    r"(?!['’]?s?\s+(?:crisis\s+)?(?:shelters?|cent(?:re|er)s?|groups?|lines?|rooms?|houses?)\b)"
)
"""«2 moterų centrai»: what is counted comes behind the genitive."""
_PERSON = (
    r"(?:moter\w+|vyr(?:as|ai|o|ų|ui|ams|ą|us|u|ais)|vaik(?:as|ai|o|ų|ui|ams|ą|us|u|ais)|mergait\w+|mergin\w+|berniuk\w+|paaugl\w+|asm(?:uo|en)\w*"
    r"|žmo(?:gus|nės|nių|nėms|nes)|šeim(?:a|os|ų|ai|oms|ą|as)|(?:nepilna|maža)me[tč]\w+"
    rf"|wom[ae]n|m[ae]n|child(?:ren)?|girls?|boys?|persons?|people|famil(?:y|ies)|minors?)\b{_THINGS}"
)
_SUFFERED = (
    r"(?:nukentėj\w+|smurtą\s+(?:patyr|kent)\w+|smurtavus\w+|smurtaujan\w+|apgyvendint\w+|priglaust\w+|sužalot\w+|sumušt\w+|nužudyt\w+|žuv(?:o|us\w+)"
    r"|išprievartaut\w+|prievartaut\w+|teist\w+|abused|battered|sheltered|injured|killed|murdered|raped|beaten|victimi[sz]ed|convicted)\b"
)
_VICTIM = rf"(?:auk(?:a|os|ų|ai|oms|ą|as|omis)|nukentėjus\w+|smurtautoj\w+|victims?|survivors?|perpetrators?|abusers?)\b{_THINGS}"
_ADJECTIVE = r"(?:(?:smurto|jaun\w+|nauj\w+|kit\w+|sunkiai|buvo|young|new|other|more|female|male|child|badly|were|was)\s+)?"
_BETWEEN = r"(?:\s+(?!ir\b|and\b)\w+)"
_COUNTS = re.compile(
    rf"{_NUMBER}\s+{_ADJECTIVE}(?:{_SUFFERED}\s+{_PERSON}|{_VICTIM}|{_PERSON}{_BETWEEN}{{0,3}},?\s+{_ADJECTIVE}{_SUFFERED})"
    rf"|(?<!\w){_SUFFERED}{_BETWEEN}{{0,2}}\s+(?P<behind>{_NUMBER}\s+{_ADJECTIVE}{_PERSON})",
    re.IGNORECASE,
)


def find_counts(text: str) -> Iterator[Found]:
    """A number of one to four, written as a figure, beside those whom it counts."""
    for found in _COUNTS.finditer(text):
        yield Kind.COUNT, found.start("behind") if found["behind"] else found.start(), found.end()


LOOK = Look(
    find_counts,
    digits=(
        r"(?<=[1-4])\s+(?:\w+\s+){0,2}(?i:moter|vyr|vaik|merg|bern|paaug|asm|žmo|šeim|nepiln|mažam|auk|nukent|smurt|apgyv|prigl|suža|sumu|nužu|žuv|prie|iš|teis"
        r"|wom|m[ae]n|chil|girl|boy|pers|peop|fam|min|vict|surv|perp|abus|batt|shel|inj|kill|murd|rap|beat|conv)",
    ),
)
