"""Everything in a YAML text that a person wrote: keys, values and comments, each as one text that still knows where its signs stand.

A value is what YAML makes of it: folded lines are joined, `"\\u0033"` is 3.  Made only for files that have something to tell.
"""

import bisect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml
from yaml import CLoader
from yaml.events import AliasEvent, CollectionStartEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from tracker.problems import DataPath, Position


@dataclass(frozen=True, slots=True)
class Passage:
    """A key, a value or a comment; adjoining lines of comment are one.

    `starts` has for each sign of `text` its offset in the file, `entry` the offset of the key whose value it is.  A comment stands nowhere
    in the data: its `at` is empty.
    """

    text: str
    at: DataPath
    starts: Sequence[int]
    entry: int
    on_key: bool = False
    comment: bool = False


class Lines:
    """The lines of a text, as editors and the parser count them."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(found.end() for found in re.finditer("\r\n|\r|\n", text))]

    def position(self, offset: int) -> Position:
        """Line and column of a sign."""
        line = bisect.bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1)


def passages(text: str) -> list[Passage]:
    """All passages of a file in the order of the text, comments last; a file that is no YAML is one passage."""
    try:
        scalars = list(_scalars(text))
    except yaml.YAMLError:
        return [Passage(text, (), range(len(text)), 0)]
    return [*(passage for passage, _ in scalars), *_comments(text, [span for _, span in scalars])]


Span = tuple[int, int]


class _Level:
    """Where the walk is inside one mapping or list."""

    __slots__ = ("at", "count", "entry", "is_mapping", "key")

    def __init__(self, at: DataPath, *, is_mapping: bool) -> None:
        self.at = at
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.entry = 0
        self.count = 0

    def next_step(self) -> str | int:
        """The key or the number of the value that comes now."""
        if self.key is not None:
            key, self.key = self.key, None
            return key
        self.count += 1
        return self.count - 1


def _scalars(text: str) -> Iterator[tuple[Passage, Span]]:
    """Every key and value, with the span that it takes in the file."""
    levels = [_Level((), is_mapping=False)]
    for event in yaml.parse(text, Loader=CLoader):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            levels.pop()
        elif isinstance(event, (ScalarEvent, CollectionStartEvent, AliasEvent)):
            assert event.start_mark, "the parser knows where it is"
            assert event.end_mark
            level, start, end = levels[-1], event.start_mark.index, event.end_mark.index
            is_key = level.is_mapping and level.key is None
            if is_key:
                level.key, level.entry = event.value if isinstance(event, ScalarEvent) else "", start
                at: DataPath = (*level.at, level.key)
            else:
                at = (*level.at, level.next_step()) if len(levels) > 1 else ()
            if isinstance(event, ScalarEvent):
                entry = level.entry if level.is_mapping else start
                yield Passage(event.value, at, _starts(text, start, end, event), entry, on_key=is_key), (start, end)
            elif isinstance(event, CollectionStartEvent):
                levels.append(_Level(at, is_mapping=isinstance(event, MappingStartEvent)))


_ESCAPE = re.compile(r"\\(?:x..|u.{4}|U.{8}|.)", re.DOTALL)
_CONTINUED = re.compile(r"\\(?:\r\n|\r|\n)\s*")
_HEAD = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)?")


def _starts(text: str, start: int, end: int, event: ScalarEvent) -> Sequence[int]:
    """For each sign of a value its offset in the file: a walk along both."""
    if text[start:end] == event.value:
        return range(start, end)
    here = _HEAD.match(text, start).end() if event.style in ("|", ">") else start + bool(event.style)  # type: ignore[union-attr]
    found = []
    for sign in event.value:
        here = _passed_over(text, here, end, sign, escapes=event.style == '"')
        found.append(min(here, end - 1))
        if event.style == '"' and (escape := _ESCAPE.match(text, here)):
            here = escape.end()
        else:
            here += 2 if event.style == "'" and sign == "'" else 1
    return found


def _passed_over(text: str, here: int, end: int, sign: str, *, escapes: bool) -> int:
    """Behind what stands in the file only: the end of a line that is folded, its indentation."""
    while escapes and (continued := _CONTINUED.match(text, here)):
        here = continued.end()
    while here < end and text[here].isspace() and not sign.isspace():
        here += 1
    return here


_COMMENT = re.compile(r"(?<![^\s])#[^\r\n]*")
_NEXT_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t]*")


def _comments(text: str, taken: list[Span]) -> Iterator[Passage]:
    """What stands behind a # outside of keys and values, and behind the sign that begins a text of several lines."""
    gaps = zip([0, *(end for _, end in taken)], [*(start for start, _ in taken), len(text)], strict=True)
    heads = (found.span() for start, _ in taken if (found := _HEAD.match(text, start)))
    whole: Span | None = None
    for first, last in sorted([*gaps, *heads]):
        for found in _COMMENT.finditer(text, first, last):
            if whole and _NEXT_LINE.fullmatch(text, whole[1], found.start()):
                whole = whole[0], found.end()
                continue
            if whole:
                yield _comment(text, whole)
            whole = found.span()
    if whole:
        yield _comment(text, whole)


def _comment(text: str, span: Span) -> Passage:
    return Passage(text[slice(*span)], (), range(*span), span[0], comment=True)
