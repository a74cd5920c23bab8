"""The common case: a file without a fault, built as directly as Python can.

Gives up (None) at anything unusual; the careful builder then reads the file again and says what is
wrong.  Most files are right, so most files are read once and quickly.
"""

from typing import Any

import yaml
from yaml import CLoader
from yaml.events import (
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

_QUIET = (StreamStartEvent, DocumentEndEvent)


def read_quickly(text: str) -> dict[str, Any] | None:
    """The one mapping in `text`, or None where anything calls for a second, careful look."""
    if any("#" in line and not line.lstrip().startswith("#") for line in text.replace("\r", "\n").split("\n")):
        return None
    parser = CLoader(text)
    try:
        return _build(parser)
    except yaml.YAMLError:
        return None
    finally:
        parser.dispose()


def _build(parser: CLoader) -> dict[str, Any] | None:  # one loop, no calls: this is the hot path of a check
    next_event = parser.get_event
    root: dict[str, Any] | None = None
    parents: list[Any] = []
    here: Any = None
    key: str | None = None
    documents = 0
    while True:
        event: Any = next_event()
        kind = type(event)
        if kind is ScalarEvent:
            value = event.value
            if event.tag is not None or event.anchor is not None or (not value and not event.style):
                return None
            if type(here) is list:
                here.append(value)
            elif here is None:
                return None
            elif key is None:
                if value in here:
                    return None
                key = value
            else:
                here[key] = value
                key = None
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            if event.tag is not None or event.anchor is not None or len(parents) >= MAX_DEPTH:
                return None
            child: Any = {} if kind is MappingStartEvent else []
            if here is None:
                if root is not None or kind is SequenceStartEvent:
                    return None
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
            here = parents.pop()
            key = None
        elif kind is StreamEndEvent:
            return root
        elif kind is DocumentStartEvent:
            documents += 1
            if documents > 1:
                return None
        elif kind not in _QUIET:
            return None
