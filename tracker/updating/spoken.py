"""Messages for people who see the labels of fields and words, not what a file says for them."""

import functools
import re
from collections.abc import Iterable, Mapping

from tracker.models import Institution, Record, YearStatus
from tracker.models.base import TYPED
from tracker.problems import Said, as_labelled
from tracker.rules.report import WITHHELD
from tracker.updating.fields import Field, fields, trail
from tracker.wording import wording

HIDDEN_NUMBER = Said("neskelbiama", "not published")
"""What a number is called that is hidden, so that a small one cannot be computed."""
YES_NO = {"true": Said("taip", "yes"), "false": Said("ne", "no")}


class Spoken:
    """Turns sentences about a file into those about a form, a sheet or questions."""

    def __init__(self, institutions: Mapping[str, Institution], separator: str) -> None:
        self.institutions = institutions
        self.separator = separator
        """Between the label of a field and that of a part of it."""

    def sentence(self, said: Said) -> Said:
        """A sentence in which what is written into files is said by its label; field names in backticks too."""
        said = TYPED.get(said, said)
        lt, en = (re.sub("`([^`]+)`", r"‹\1›", text) for text in (said.lt, said.en))
        return Said(as_labelled(lt, lambda word: self.label(word).lt, "lt"), as_labelled(en, lambda word: self.label(word).en, "en"))

    def label(self, word: str) -> Said:
        """What a field (`money.spent`, `outputs[0]`), a word to choose or an institution is called; else the word itself."""
        if word in self.institutions:
            entry = self.institutions[word]
            return Said(wording("lt").name(entry), wording("en").name(entry))
        if word == WITHHELD:
            return HIDDEN_NUMBER
        if word in YES_NO:
            return YES_NO[word]
        at = tuple(int(step) if step.isdecimal() else step for step in re.split(r"[][.]+", word) if step)
        return self.called(led) if (led := trail(at)) else _report_words().get(word, Said(word, word))

    def called(self, led: Iterable[tuple[Field, int | None]]) -> Said:
        """The labels that lead to a place; see `trail`."""
        parts = [numbered(field, None if entry is None else entry + 1) for field, entry in led]
        return Said(self.separator.join(one.lt for one in parts), self.separator.join(one.en for one in parts))


def numbered(field: Field, number: int | None) -> Said:
    """A field, or one of its entries by its number from 1."""
    one = field.label_of_one
    return field.label if number is None else Said(f"{one.lt} {number}", f"{one.en} {number}")


@functools.cache
def _report_words() -> dict[str, Said]:
    """Every field and every word to choose in a report -> what it is called; the outer ones first."""
    models: list[type[Record]] = [YearStatus]
    for model in models:
        models += [field.inner for field in fields(model) if field.inner and field.inner not in models]
    every = [field for model in models for field in fields(model)]
    words = [(field.name, field.label) for field in every]
    words += [(word, choice.label) for field in every for word, choice in field.choices.items()]
    return dict(reversed(words))
