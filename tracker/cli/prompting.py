"""One question at the terminal: how it is put, and what may be answered."""

import click

from tracker.cli.options import Options, is_text
from tracker.disclosure import excerpt, masked
from tracker.loading import suggestion
from tracker.models import Institution
from tracker.models.base import TYPED
from tracker.problems import Said
from tracker.updating import Field, doubt, read_number
from tracker.updating.shape import kind
from tracker.wording import wording
from tracker.yamltext import Value

EMPTY = "-"
"""The answer that takes away what stands there."""
_YES = {"t", "taip", "y", "yes", "true"}
_NO = {"n", "ne", "no", "false"}
_CHANGE = {"k", "keisti", "c", "change"}


class Prompter:
    """Puts questions in the language of the command."""

    def __init__(self, options: Options, institutions: dict[str, Institution]) -> None:
        self.options = options
        self.w = wording(options.language)
        self.institutions = institutions

    def said(self, lt: str, en: str) -> str:
        """A sentence in the reader's language."""
        return Said(lt, en).to(self.options.language)

    def line(self, question: str) -> str:
        """What is typed; click.Abort where nothing more comes."""
        try:
            return str(click.prompt(question, default="", show_default=False)).strip()
        except UnicodeDecodeError as error:
            raise click.UsageError(self.said("atsakymai nėra UTF-8 tekstas.", "the answers are not text in UTF-8.")) from error

    def yes(self, question: str, *, default: bool = False) -> bool:
        """Whether somebody says yes."""
        offered = self.said("T/n", "Y/n") if default else self.said("t/N", "y/N")
        while True:
            answer = self.line(f"{question} [{offered}]").casefold()
            if answer in _YES | _NO or not answer:
                return answer in _YES if answer else default
            click.echo(self.said("Rašykite t (taip) arba n (ne).", "Write y (yes) or n (no)."))

    def fate(self, what: str) -> str:
        """What becomes of something that stands there: "keep", "change" or "remove"."""
        offered = self.said("Enter – palikti, k – keisti, „-“ – ištrinti", 'Enter: keep, c: change, "-": remove')
        while True:
            answer = self.line(f"{what} ({offered})").casefold()
            if answer in _CHANGE or answer in ("", EMPTY):
                return {"": "keep", EMPTY: "remove"}.get(answer, "change")
            click.echo(f"{self.said('Galima:', 'Possible:')} {offered}.")

    def value(self, field: Field, question: str, present: str, offered: list[str]) -> str:
        """An answer that the field takes; "" for none.  `offered` are the words that may be chosen by number."""
        for number, word in enumerate(offered, 1):
            click.echo(f"  {number}. {self.called(field, word)} ({word})")
        offer = self.said(" (t/n)", " (y/n)") if field.flag else ""
        shown = f"{offer} [{self.called(field, present)}]" if present else offer
        while True:
            answer = self.line(f"{question}{shown}")
            value = "" if answer == EMPTY else self._meant(field, answer, offered) if answer else present
            complaint = self._complaint(field, value)
            if complaint is None:
                self._doubt(field, answer)
                return value
            click.echo(f"{self.said('Netinka', 'Not accepted')}: {complaint}")

    def _doubt(self, field: Field, answer: str) -> None:
        said = doubt(answer) if kind(field.model, field.name) == "figure" else None
        if said:
            click.echo(f"{self.said('Įspėjimas', 'Warning')}: {said.to(self.options.language)}")

    def called(self, field: Field, value: Value) -> str:
        """What a reader sees instead of a plain value: nothing personal that may have been written there."""
        text = " ".join(str(value).split())
        if text in field.choices:
            return field.choices[text].label.to(self.options.language)
        if field.institution and text in self.institutions:
            return self.w.name(self.institutions[text])
        if field.flag and text in ("true", "false"):
            return self.said("taip", "yes") if text == "true" else self.said("ne", "no")
        return masked(text)

    def _meant(self, field: Field, answer: str, offered: list[str]) -> str:
        """The value that an answer stands for: a number of the list, a label, yes and no."""
        low = answer.casefold()
        if field.flag:
            return "true" if low in _YES else "false" if low in _NO else answer
        if answer.isascii() and answer.isdecimal() and len(answer) < 4 and 0 < int(answer) <= len(offered):
            return offered[int(answer) - 1]
        if kind(field.model, field.name) in ("amount", "figure"):
            return read_number(answer, money=kind(field.model, field.name) == "amount")
        return next((word for word in offered if low in (word, self.called(field, word).casefold())), answer)

    def _complaint(self, field: Field, value: str) -> str | None:
        """Why the field does not take a value."""
        if not value:
            return self.said("atsakymas būtinas.", "an answer is required.") if field.required else None
        if not is_text(value):
            return self.said("atsakymas nėra UTF-8 tekstas.", "the answer is not text in UTF-8.")
        for finding in field.wrong(value):
            if field.choices:
                return self.said("rašykite numerį arba žodį iš sąrašo.", "write a number or a word of the list.")
            if field.flag:
                return self.said("rašykite t (taip) arba n (ne).", "write y (yes) or n (no).")
            fix = TYPED.get(finding.fix, finding.fix)
            return f"{finding.what.to(self.options.language)} {fix.to(self.options.language)}".strip()
        if field.institution and self.institutions and value not in self.institutions:
            near = suggestion(value, self.institutions).to(self.options.language)
            shown = excerpt(value, 60)
            there = self.said(f"institucijos „{shown}“ nėra.", f'there is no institution "{shown}".')
            return f"{there} {near}".strip()
        return None
