"""What every command is told, and how all of them speak."""

import datetime

import click

from tracker.checked import PROJECT
from tracker.loading import did_you_mean
from tracker.problems import FORMATS, Language, Problem, Said, shown


class Options:
    """What every command is told: where the data are, as of when, how to speak."""

    root = PROJECT
    as_of = datetime.date.min
    format = "text"
    language: Language = "lt"

    def print(self, problems: list[Problem]) -> None:
        """All problems, in the format asked for."""
        if problems or self.format in ("json", "gitlab"):
            click.echo(FORMATS[self.format](problems, self.language))

    def say(self, lt: str, en: str) -> None:
        """A sentence for a person; machines that read another format are not told."""
        if self.format == "text":
            click.echo(lt if self.language == "lt" else en)


pass_options = click.make_pass_decorator(Options)


def unknown(options: Options, what: Said, written: str, known: dict[str, str], *, listed: bool = False) -> click.UsageError:
    """Wrong usage: what nobody knows of, with what may be meant; `known` is what may be written -> what is then suggested."""
    choices = ", ".join(known)
    # Of two plans of a city the one that begins as was typed, not the one that happens to look more alike.
    begins = [name for name in known if len(written) > 2 and name.startswith(written)]
    near = begins[0] if begins else did_you_mean(written, known)
    hint = Said(f" Gal norėjote rašyti „{known[near]}“?", f' Did you mean "{known[near]}"?') if near else Said("", "")
    among = Said(f" Galima: {choices}.", f" Possible: {choices}.") if listed else Said("", "")
    return click.UsageError(shown("".join(said.to(options.language) for said in (what, hint, among))))


def is_text(typed: str) -> bool:
    """Whether what was typed can be written into a file: bytes that are no UTF-8 come as signs that cannot."""
    try:
        typed.encode()
    except UnicodeEncodeError:
        return False
    return True
