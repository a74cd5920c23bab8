"""What is said about a model, a field or a word to choose."""

from typing import NamedTuple

from tracker.problems import Said


class Entry(NamedTuple):
    """The words of a model or of one of its fields; what it means in English is its docstring."""

    lt: str
    """Short label in Lithuanian."""
    en: str
    """Short label in English."""
    meaning: str
    """What it means, in Lithuanian."""


class Choice(NamedTuple):
    """One word that may be chosen."""

    label: Said
    """What readers of the site see instead of the word."""
    meaning: Said
    """What it means, and when to choose it."""
