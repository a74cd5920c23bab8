"""The common case: a file without a fault, built as directly as Python can.

Gives up (None) at anything unusual; the careful builder then reads the file again and says what is
wrong.  Most files are right, so most files are read once and quickly.
"""

from collections.abc import Callable
from typing import Any

import yaml
from yaml import CLoader
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from tracker.yamltext.fault import MAX_DEPTH

Built = tuple[Any, Any]
"""A plain mapping or list, and the last event that stands for a sign in the text: a scalar or a closing bracket."""


def read_quickly(text: str) -> dict[str, Any] | None:
    """The one mapping in `text`, or None where anything calls for a second, careful look."""
    if has_remark_behind(text):
        return None
    parser = CLoader(text)
    try:
        start = first_of(parser.get_event)
        built = start and build(parser.get_event, start)
        return built[0] if built and is_over(parser.get_event) else None
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()


def has_remark_behind(text: str) -> bool:
    """Whether a # stands anywhere but at the beginning of a line: in a text without quotes it may hide a part of it."""
    return any("#" in line and not line.lstrip().startswith("#") for line in text.replace("\r", "\n").split("\n"))


def first_of(next_event: Callable[[], Any]) -> Any:
    """The event with which the mapping of a document begins; None where it is something else."""
    kinds = type(next_event()), type(next_event())
    start = next_event() if kinds == (StreamStartEvent, DocumentStartEvent) else None
    return start if type(start) is MappingStartEvent else None


def is_over(next_event: Callable[[], Any]) -> bool:
    """Whether nothing follows the mapping."""
    return (type(next_event()), type(next_event())) == (DocumentEndEvent, StreamEndEvent)


def is_unusual(event: Any) -> bool:
    """Whether a key or value is marked or refers to another, or is missing."""
    return (
        type(event) is AliasEvent
        or event.tag is not None
        or event.anchor is not None
        or (type(event) is ScalarEvent and not event.value and not event.style)
    )


def build(next_event: Callable[[], Any], start: Any, depth: int = 0) -> Built | None:  # one loop, no calls: the hot path of a check
    """The mapping or list that begins with the event `start`, inside `depth` others; None at anything unusual."""
    root: Any = None
    parents: list[Any] = []
    here: Any = None
    key: str | None = None
    event, last = start, start
    while True:
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.tag is not None or event.anchor is not None or (not value and not event.style):
                return None
            if type(here) is list:
                here.append(value)
            elif key is None:
                if value in here:
                    return None
                key = value
            else:
                here[key] = value
                key = None
            last = event
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None or depth + len(parents) >= MAX_DEPTH:
                return None
            child: Any = {} if kind is MappingStartEvent else []
            if root is None:
                root = child
            elif type(here) is list:
                here.append(child)
            elif key is None:
                return None
            else:
                here[key] = child
            parents.append(here)
            here, key = child, None
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            if event.end_mark.index > event.start_mark.index:
                last = event
            here = parents.pop()
            if here is None:
                return root, last
            key = None
        else:
            return None
        event = next_event()
