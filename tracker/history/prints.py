"""Prints of texts: enough to know a text again, and nothing that could be told."""

import hashlib

from tracker.models import Record, Text
from tracker.review.values import Change


def printed(*parts: object) -> str:
    """The same for the same parts, on every computer; nobody can read them out of it."""
    return hashlib.sha256("\0".join(map(_plain, parts)).encode()).hexdigest()[:20]


def print_of(change: Change) -> str:
    """The print of what a change says, so that it is known again where today's data say it."""
    return printed(change.kind, change.field, change.year, change.by, change.unit, change.name, change.after)


def _plain(value: object) -> str:
    if isinstance(value, Text):
        # A translation may come later; it is the same text.
        return value.lt or value.en or ""
    return value.model_dump_json() if isinstance(value, Record) else str(value)
