"""Where the values of a text begin and end: what an edit must know, and a reader need not."""

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml import CLoader
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from tracker.problems import DataPath
from tracker.yamltext.fault import Value
from tracker.yamltext.quick import build, first_of, has_remark_behind, is_over, is_unusual


@dataclass(slots=True)
class Node:
    """A value in a text: where it begins and ends, and what it consists of."""

    value: str | None
    """The text of a scalar; None for a mapping or list."""
    style: str
    """Of a scalar: "", `'`, `"`, `|` or `>`; of the others: `{` or `[` on one line, `:` or `-` in lines of their own."""
    start: int
    end: int = 0
    entries: list["Entry"] = field(default_factory=list)
    held: Value | None = None
    """What it means, where an outline has no entries of it."""

    def find(self, key: str | int) -> "Entry | None":
        """The entry of a key or place."""
        return next((one for place, one in enumerate(self.entries) if (place if self.is_list else one.key) == key), None)

    @property
    def is_list(self) -> bool:
        """Whether it is a list."""
        return self.style in ("[", "-")

    @property
    def is_flow(self) -> bool:
        """Whether it is a mapping or list between brackets."""
        return self.style in ("{", "[")

    def plain(self) -> Value:
        """The value as the reader gives it."""
        if self.value is not None:
            return self.value
        if self.held is not None:
            return self.held
        if self.is_list:
            return [one.node.plain() for one in self.entries]
        return {one.key: one.node.plain() for one in self.entries}


@dataclass(slots=True)
class Entry:
    """A key with its value, or an item of a list, without a key."""

    key: str
    start: int
    """Where the key or the item begins."""
    colon: int
    """Where to look for the colon behind the key."""
    node: Node


def parse(text: str) -> Node:
    """The tree of a text that `read` accepts."""
    parser = CLoader(text)
    next_event: Any = parser.get_event
    top = Node(None, "-", 0)
    here = top
    above: list[Node] = []
    key: Any = None
    event: Any
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            here.end = event.end_mark.index if here.is_flow else here.entries[-1].node.end
            here = above.pop()
        elif kind is ScalarEvent and key is None and not here.is_list:
            key = event
            continue
        elif kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            start = event.start_mark.index
            node = _node(event, text, start)
            place: tuple[str, int, int] = (key.value, key.start_mark.index, key.end_mark.index) if key else ("", start, start)
            here.entries.append(Entry(*place, node))
            if node.value is None:
                above.append(here)
                here = node
        key = None
    parser.dispose()
    (root,) = top.entries
    return root.node


def _node(event: Any, text: str, start: int) -> Node:
    kind = type(event)
    if kind is ScalarEvent:
        return Node(event.value, event.style or "", start, max(start, _end(event, text)))
    if kind is MappingStartEvent:
        return Node(None, "{" if event.flow_style else ":", start)
    return Node(None, "[" if event.flow_style else "-", start)


def _span(event: Any) -> tuple[int, int]:
    """Where an event begins and ends, as the parser has it."""
    return event.start_mark.index, event.end_mark.index


def _end(event: Any, text: str) -> int:
    """Where a scalar ends, or a bracket."""
    start, end = _span(event)
    if type(event) is not ScalarEvent or event.style not in ("|", ">"):
        return end
    # The parser ends a block of text behind the blank lines that follow it, which belong to it only where a + says so.
    keeps = "+" in text[start : text.find("\n", start)].partition("#")[0]
    return end - text.endswith("\n", start, end) if keeps else len(text[:end].rstrip())


def outline(text: str, way: DataPath) -> Node | None:
    """The tree of a text with entries only of the mappings along `way`; None where anything calls for a careful look.

    It costs hardly more than to read the text, and less than the whole tree.
    """
    if has_remark_behind(text):
        return None
    parser = CLoader(text)
    try:
        start = first_of(parser.get_event)
        found = start and _opened(parser.get_event, start, text, way, 0)
        return found if found and is_over(parser.get_event) else None
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()


def _opened(next_event: Any, start: Any, text: str, way: DataPath, depth: int) -> Node | None:
    """A mapping on the way, with its entries."""
    node = _node(start, text, start.start_mark.index)
    keys: set[str] = set()
    key: Any = next_event()
    while isinstance(key, ScalarEvent):
        event = next_event()
        if is_unusual(key) or is_unusual(event) or key.value in keys:
            return None
        keys.add(key.value)
        on_the_way = way[:1] == (key.value,) and type(event) is MappingStartEvent
        inner = _opened(next_event, event, text, way[1:], depth + 1) if on_the_way else _closed(next_event, event, text, depth + 1)
        if inner is None:
            return None
        node.entries.append(Entry(key.value, *_span(key), inner))
        key = next_event()
    if not isinstance(key, MappingEndEvent):
        return None
    node.end = node.entries[-1].node.end if node.entries and not node.is_flow else _span(key)[1]
    return node


def _closed(next_event: Any, start: Any, text: str, depth: int) -> Node | None:
    """A value beside the way."""
    node = _node(start, text, start.start_mark.index)
    if node.value is None:
        built = build(next_event, start, depth)
        if built is None:
            return None
        node.held, last = built
        node.end = _end(last, text)
    return node
