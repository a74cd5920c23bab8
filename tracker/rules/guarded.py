"""One file as the rules on personal data see it: what was found in it and where, and what its comments let pass."""

import functools
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from tracker.disclosure import DOUBTFUL, Kind, Waiver, contact_key, find, find_in_name, waivers
from tracker.loading import Loaded
from tracker.problems import DataPath, Position
from tracker.yamltext import Lines, Passage, passages

CONTACTS_FILE = "plan/institutions.yml"


@dataclass(frozen=True, slots=True)
class Seen:
    """A datum in a file; `lines` are those on which a comment could let it pass."""

    kind: Kind
    place: Position
    at: DataPath
    on_key: bool
    lines: frozenset[int]
    in_name: bool = False
    """Whether it stands in the file's name."""
    passage: int = 0
    """The number of the key, value or comment that it stands in."""


@dataclass(frozen=True, slots=True)
class Pass:
    """A waiver in a file; `lines` are those that it speaks of."""

    waiver: Waiver
    place: Position
    lines: frozenset[int]


@dataclass(frozen=True)
class Guarded:
    """A file and what was seen in it; `passes` are its waivers."""

    path: str
    seen: tuple[Seen, ...]
    passes: tuple[Pass, ...] = ()

    def told(self, *kinds: Kind) -> Iterator[Seen]:
        """What was seen of some kinds and is not let pass."""
        return (seen for place, seen in enumerate(self.seen) if seen.kind in kinds and place not in self.passed)

    @functools.cached_property
    def passed(self) -> dict[int, int]:
        """Place in `seen` -> place in `passes` of the waiver that lets it pass: each lets one datum pass, for its reason speaks of one."""
        free = _by_line(self.passes)
        spent: dict[int, list[Seen]] = {}
        passed = {}
        for place, seen in enumerate(self.seen):
            here = (number for line in sorted(seen.lines) for number in free.get((seen.kind, line), ())[:_MOST_ON_LINE])
            number = next((number for number in here if seen.kind in DOUBTFUL and _may_pass(seen, spent.get(number, []))), None)
            if number is not None:
                spent.setdefault(number, []).append(seen)
                passed[place] = number
        return passed


_MOST_ON_LINE = 20
"""Nobody gives more reasons on a line."""


def _by_line(passes: Iterable[Pass]) -> dict[tuple[Kind | None, int], list[int]]:
    """What a waiver lets pass and a line that it speaks of -> places of such waivers."""
    found: dict[tuple[Kind | None, int], list[int]] = {}
    for number, one in enumerate(passes):
        for line in one.lines if one.waiver.reasoned else ():
            found.setdefault((one.waiver.kind, line), []).append(number)
    return found


def _may_pass(seen: Seen, passed: list[Seen]) -> bool:
    """Whether a waiver that let some pass lets this one pass too: only the same said in the other language."""
    return not passed or (
        len(passed) == 1 and passed[0].at != seen.at and passed[0].at[:-1] == seen.at[:-1] and _is_said(passed[0]) and _is_said(seen)
    )


def _is_said(seen: Seen) -> bool:
    return seen.at[-1:] in (("lt",), ("en",))


def guarded(path: str, text: str, published: Collection[str] | None) -> Guarded:
    """A file by its text; `published` are the contacts that may be told, None where they are not known: then none is told of."""
    lines = Lines(text)
    found = passages(text) if path.endswith(".yml") else [Passage(text, (), range(len(text)), 0)]
    seen = (one for number, passage in enumerate(found) for one in _seen(path, passage, number, lines, published))
    return Guarded(path, tuple(seen), tuple(one for passage in found if passage.comment for one in _passes(text, passage, lines)))


def guarded_name(path: str, published: Collection[str] | None) -> Guarded:
    """A file or folder by its name alone; those of its folders are told of by themselves."""
    name = path.rpartition("/")[2]
    kinds = dict.fromkeys(hit.kind for hit in find_in_name(name, published or ()) if _is_known(hit.kind, published))
    return Guarded(path, tuple(Seen(kind, Position(), (), on_key=False, lines=frozenset(), in_name=True) for kind in kinds))


def _seen(path: str, passage: Passage, number: int, lines: Lines, published: Collection[str] | None) -> Iterator[Seen]:
    entry = lines.position(passage.entry)
    for hit in find(passage.text, published or ()):
        if not _is_known(hit.kind, published) or (hit.kind in _CONTACT and _is_contact(path, passage.at)):
            continue
        place, last = (lines.position(passage.starts[offset]) for offset in (hit.start, hit.end - 1))
        begun = lines.position(passage.starts[0])
        on = frozenset({entry.line, begun.line, place.line, last.line})
        yield Seen(hit.kind, place, passage.at, passage.on_key, on, passage=number)


_CONTACT = (Kind.PHONE, Kind.EMAIL)


def _is_known(kind: Kind, published: Collection[str] | None) -> bool:
    return published is not None or kind not in _CONTACT


def _is_contact(path: str, at: DataPath) -> bool:
    """Whether it is the place of a contact, which has its source beside it."""
    return path == CONTACTS_FILE and at[2:3] == ("contacts",) and at[-1] == "value"


def _passes(text: str, comment: Passage, lines: Lines) -> Iterator[Pass]:
    first = lines.position(comment.starts[0])
    last = lines.position(comment.starts[-1])
    for waiver in waivers(comment.text):
        place = lines.position(comment.starts[waiver.start])
        # At the end of a line it speaks of that line; on a line of its own of the next one too, that is no comment.
        alone = place.line > first.line or not text[: comment.starts[0]].rpartition("\n")[2].strip()
        yield Pass(waiver, place, frozenset({place.line, *((last.line + 1,) if alone else ())}))


def published_contacts(loaded: Loaded) -> frozenset[str] | None:
    """The phone numbers and addresses that somebody has compared with their source; None where they cannot be known."""
    if loaded.institutions is None:
        return None
    contacts = (contact for entry in loaded.institutions.record.institutions for contact in entry.contacts)
    return frozenset(contact_key(contact.value) for contact in contacts if contact.what != "web" and contact.verified_on)


def guarded_files(loaded: Loaded) -> Iterator[Guarded]:
    """Every file that may tell of a person, by its text or by its name."""
    published = published_contacts(loaded)
    yield from (guarded(path, text, published) for path, text in loaded.suspects.items())
    # All names at once cost next to nothing; most never tell.
    if find_in_name("|".join(path.rpartition("/")[2] for path in loaded.names)):
        yield from (guarded_name(path, published) for path in loaded.names)
