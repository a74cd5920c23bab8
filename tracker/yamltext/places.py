"""The place of every value, for files that have something to report."""

import yaml
from yaml import CLoader
from yaml.events import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from tracker.problems import DataPath, Position
from tracker.yamltext.builder import position_of


def places(text: str) -> dict[DataPath, tuple[Position, Position]]:
    """Data path -> (place of the key or list item, place of the value), for a text that `read` accepts.

    A second pass over the text, made only for files that have something to report.
    """
    found: dict[DataPath, tuple[Position, Position]] = {}
    path: list[str | int] = []
    levels: list[_Level] = []
    for event in yaml.parse(text, Loader=CLoader):
        if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
            levels.pop()
            if path:
                path.pop()
            continue
        if not isinstance(event, (ScalarEvent, MappingStartEvent, SequenceStartEvent)):
            continue
        here = position_of(event)
        level = levels[-1] if levels else None
        if level is not None and level.is_mapping and level.key is None:
            assert isinstance(event, ScalarEvent), "read() refuses keys that are not text"
            level.key, level.key_place = event.value, here
            continue
        if level is not None:
            path.append(level.next_step())
        found[tuple(path)] = (level.key_place if level and level.is_mapping else here, here)
        if isinstance(event, ScalarEvent):
            if level is not None:
                path.pop()
        else:
            levels.append(_Level(isinstance(event, MappingStartEvent)))
    return found


class _Level:
    """Where `places` is inside one mapping or list."""

    __slots__ = ("count", "is_mapping", "key", "key_place")

    def __init__(self, is_mapping: bool) -> None:
        self.is_mapping = is_mapping
        self.key: str | None = None
        self.key_place = Position()
        self.count = 0

    def next_step(self) -> str | int:
        if self.is_mapping:
            key, self.key = self.key, None
            assert key is not None
            return key
        self.count += 1
        return self.count - 1
