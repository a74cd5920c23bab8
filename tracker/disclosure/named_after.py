"""Streets, schools, prizes, laws and saints: they bear somebody's name and tell of nobody."""

import re

from tracker.disclosure.first_names import plain

_STEMS = (
    "gimnazij|progimnazij|mokykl|bibliotek|universitet|kolegij|muziej|gatv|prospekt|alėj|aikšt|skver|park|tilt|paminkl|premij|priz|fond"
    "|stipendij|ligonin|klinik|bažnyči|parapij|įstatym|darže|lopšel|institut|akademij|teatr|centr|galerij|konkurs|turnyr|taur|skaitym|jubiliej"
    "|draugij|bendrij|savivaldyb|seniūnij|linij|vardo|vardą"
)
_SHORT = r"met(?:ai|ų|ais|us)\b|vaikų\s+nam|globos\s+nam|(?:g|pr|al|pl|a|skg|sk|tak|mok|gimn)\."
_ENGLISH = (
    "School|Gymnasium|Progymnasium|Library|University|College|Museum|Street|St|Avenue|Ave|Square|Park|Bridge|Prize|Award|Foundation|Fund"
    "|Scholarship|Hospital|Clinic|Church|Parish|Act|Law|Institute|Academy|Theatre|Theater|Centre|Center|Kindergarten|Gallery|Cup|House"
    "|Monument|Memorial|Day|Year|Society|Municipality|City|District|County|Community|Line|Helpline|Shelter"
)
_BEARER = rf"(?:{_STEMS}|{_SHORT})"
_BEARER_EN = rf"(?:{_ENGLISH})\b"
_RELATIVE = r"(?:sūn|dukr|dukter|vyro|vyrui|žmon|vaiko|vaikui|mam|motin|tėv|brol|seser|anūk)"
_BEHIND = re.compile(rf"(?:\s+(?!{_RELATIVE})[\w-]+){{0,3}}?\s+{_BEARER}", re.IGNORECASE)
_BEHIND_EN = re.compile(
    rf"(?:['’]s?)?(?:\s+[A-Z][\w-]+){{0,3}}?\s+(?:{_BEARER_EN}|(?:street|prize|award|scholarship|foundation|library)\b)"
)
_ITSELF = re.compile(rf"{_BEARER}|(?i:{_BEARER_EN})", re.IGNORECASE)
_GENITIVE = re.compile(r"\w+(?:o|aus|os|ės|ų|ies)", re.IGNORECASE)
_BEFORE = re.compile(
    r"(?:\b(?:[Šš]v\.|[Šš]vent(?:ojo|osios|oji|asis)|Saint|St\.?|named\s+after|pavadint\w+|popieži\w+|Pope|karali\w+|King|Queen)\s*)$"
)
_BEFORE_SIGNS = 24
_NUMBERED = re.compile(r"\s+[IVX]+\b")
_SLUG = re.compile(rf"[-_ ](?:[a-z]+[-_ ])?(?:{plain(_STEMS)}|{plain(_ENGLISH)}|g[-_ ])")


def is_thing(word: str) -> bool:
    """Whether a word means something that bears names, so that it is no surname."""
    return _ITSELF.match(word) is not None


def bears_name(text: str, start: int, end: int, surname: str) -> bool:
    """Whether the name from `start` to `end` is borne by a thing, a king or a saint."""
    if _BEFORE.search(text, max(0, start - _BEFORE_SIGNS), start) or _NUMBERED.match(text, end) or _BEHIND_EN.match(text, end):
        return True
    # Lithuanian names things in the genitive: «Jonas Pavardenis mokykloje» is a person at school.
    return _BEHIND.match(text, end) is not None and _GENITIVE.fullmatch(re.sub(r"\W", "", surname)) is not None


def bears_name_in_address(text: str, end: int, last: int) -> bool:
    """The same of a name in a web address or a file's name, from what follows until `last`."""
    return _SLUG.match(plain(text[end : min(last, end + 40)])) is not None
