"""Any text -> what in it must not be published; and the same text with that hidden."""

from collections.abc import Collection, Iterable, Iterator

from tracker.disclosure import accounts, addresses, cases, codes, contacts, counts, damage, descriptions, names
from tracker.disclosure.codes import find_code_like
from tracker.disclosure.contacts import contact_key
from tracker.disclosure.familiar import Familiar
from tracker.disclosure.folding import folded
from tracker.disclosure.hit import IDENTIFYING, Found, Hit, Kind
from tracker.disclosure.looks import Looks
from tracker.disclosure.names import find_names_in_address
from tracker.disclosure.waivers import holds_waiver

LOOKS = Looks(
    (
        contacts.EMAILS,
        accounts.LOOK,
        codes.LOOK,
        cases.CASES,
        contacts.PHONES,
        cases.PLATES,
        addresses.LOOK,
        names.LOOK,
        names.LINKS,
        names.IDS,
        descriptions.INITIALS,
        descriptions.BIRTHS,
        descriptions.DESCRIBED,
        counts.LOOK,
        damage.LOOK,
    )
)
_RANK = {kind: rank for rank, kind in enumerate(Kind)}
_BEFORE = {kind: tuple(Kind)[: rank + 1] for kind, rank in _RANK.items()}
MASK = "•••"


def find(text: str, published: Collection[str] = ()) -> list[Hit]:
    """Everything in a text that tells of a person, in the order in which it stands there.

    `published` holds the keys (see `contact_key`) of phone numbers and e-mail addresses that may be told.
    """
    plain = folded(text)
    found = _apart(one for detector in LOOKS.worth(plain.text) for one in detector(plain.text))
    kept = [one for one in found if not _is_published(plain.text, one, published)]
    return sorted((Hit(kind, *plain.span(start, end)) for kind, start, end in kept), key=lambda hit: (hit.start, hit.end))


def find_in_name(name: str, published: Collection[str] = ()) -> list[Hit]:
    """The same in the name of a file or folder, where names of persons are written in small letters too."""
    return [*find(name, published), *_slugs(name)]


def _slugs(name: str) -> Iterator[Hit]:
    plain = folded(name)
    yield from (Hit(kind, *plain.span(start, end)) for kind, start, end in find_names_in_address(plain.text, 0, len(plain.text)))


_FAMILIAR = Familiar()


def is_worth_telling(file: str) -> bool:
    """Whether a file may hold something to tell: a datum, one behind an escape such as `\\u0033`, or a waiver."""
    if "\\" in file:
        return True
    new, places = _FAMILIAR.unfamiliar(file)
    if not holds_waiver(new) and not LOOKS.worth(folded(new).text):
        _FAMILIAR.remember(places)
        return False
    return holds_waiver(new) or bool(find(file))


def _apart(found: Iterable[Found]) -> list[Found]:
    """In the order of the text, without what lies wholly inside something of a kind that goes before."""
    kept: list[Found] = []
    reached = dict.fromkeys(Kind, 0)
    for kind, start, end in sorted(found, key=lambda one: (one[1], -one[2], _RANK[one[0]])):
        if all(reached[other] < end for other in _BEFORE[kind]):
            kept.append((kind, start, end))
            reached[kind] = end
    return kept


def _is_published(text: str, found: Found, published: Collection[str]) -> bool:
    kind, start, end = found
    return kind in (Kind.PHONE, Kind.EMAIL) and contact_key(text[start:end]) in published


def masked(text: str) -> str:
    """A text in which nothing identifies a person: ••• stands for each datum."""
    plain = folded(text)
    found = (*(one for detector in LOOKS.worth(plain.text) for one in detector(plain.text)), *find_code_like(plain.text))
    return _without(text, (plain.span(start, end) for kind, start, end in found if kind in IDENTIFYING))


def masked_message(text: str) -> str:
    """The same of what repeats names of files, where names of persons are written in small letters too."""
    shut = masked(text)
    return _without(shut, ((hit.start, hit.end) for hit in _slugs(shut)))


def masked_path(path: str) -> str:
    """The same of a file with its folders, each name by itself."""
    return "/".join(map(masked_message, path.split("/")))


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    parts, last = [], 0
    for start, end in sorted(spans):
        if end > last:
            parts += [text[last:start], MASK] if start >= last else []
            last = end
    return "".join([*parts, text[last:]])


def excerpt(text: str, longest: int) -> str:
    """The beginning of a text, as a message repeats it: masked before it is cut, for half a datum could not be seen."""
    shown = masked_message(text)
    return shown if len(shown) <= longest else shown[: longest - 1] + "…"
