"""One file as the rules on personal data see it: what was found in it and where, and what its comments let pass."""

from collections.abc import Collection, Iterator
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


@dataclass(frozen=True, slots=True)
class Pass:
    """A waiver in a file; `lines` are those that it speaks of."""

    waiver: Waiver
    place: Position
    lines: frozenset[int]

    def covers(self, seen: Seen) -> bool:
        """Whether it lets something pass."""
        return self.waiver.reasoned and self.waiver.kind is seen.kind and not self.lines.isdisjoint(seen.lines)


@dataclass(frozen=True, slots=True)
class Guarded:
    """A file and what was seen in it; `passes` are its waivers."""

    path: str
    seen: tuple[Seen, ...]
    passes: tuple[Pass, ...] = ()

    def told(self, *kinds: Kind) -> Iterator[Seen]:
        """What was seen of some kinds and is not let pass."""
        for seen in self.seen:
            if seen.kind in kinds and not (seen.kind in DOUBTFUL and any(one.covers(seen) for one in self.passes)):
                yield seen


def guarded(path: str, text: str, published: Collection[str] | None) -> Guarded:
    """A file by its text; `published` are the contacts that may be told, None where they are not known: then none is told of."""
    lines = Lines(text)
    found = passages(text) if path.endswith(".yml") else [Passage(text, (), range(len(text)), 0)]
    seen = (one for passage in found for one in _seen(path, passage, lines, published))
    return Guarded(path, tuple(seen), tuple(one for passage in found if passage.comment for one in _passes(text, passage, lines)))


def guarded_name(path: str, published: Collection[str] | None) -> Guarded:
    """A file or folder by its name alone; those of its folders are told of by themselves."""
    name = path.rpartition("/")[2]
    kinds = dict.fromkeys(hit.kind for hit in find_in_name(name, published or ()) if _is_known(hit.kind, published))
    return Guarded(path, tuple(Seen(kind, Position(), (), on_key=False, lines=frozenset(), in_name=True) for kind in kinds))


def _seen(path: str, passage: Passage, lines: Lines, published: Collection[str] | None) -> Iterator[Seen]:
    entry = lines.position(passage.entry)
    for hit in find(passage.text, published or ()):
        if not _is_known(hit.kind, published) or (hit.kind in _CONTACT and _is_contact(path, passage.at)):
            continue
        place, last = (lines.position(passage.starts[offset]) for offset in (hit.start, hit.end - 1))
        begun = lines.position(passage.starts[0])
        yield Seen(hit.kind, place, passage.at, passage.on_key, frozenset({entry.line, begun.line, place.line, last.line}))


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
