"""The one place where what changed is freed of personal data, before anything is cut, quoted or escaped."""

import dataclasses
from typing import Any, TypeVar

from tracker.models import Text
from tracker.problems import shown

T = TypeVar("T")


def masked(value: T) -> T:
    """The same frozen values, lists or mappings, with every text in them fit to be shown."""
    found: Any = value
    if isinstance(value, str):
        # A member of an enumeration is a word of ours.
        found = shown(value) if type(value) is str else value
    elif isinstance(value, Text):
        # Of a text without anything printable nothing is left: the model would refuse it.
        found = Text.model_construct(lt=value.lt and shown(value.lt), en=value.en and shown(value.en))
    elif isinstance(value, (tuple, list)):
        found = type(value)(masked(one) for one in value)
    elif isinstance(value, dict):
        found = {masked(key): masked(one) for key, one in value.items()}
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        found = dataclasses.replace(value, **{one.name: masked(getattr(value, one.name)) for one in dataclasses.fields(value)})
    return found  # type: ignore[no-any-return]
