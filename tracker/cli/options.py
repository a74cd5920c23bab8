"""What every command is told, and how all of them speak."""

import datetime

import click

from tracker.checked import PROJECT
from tracker.problems import FORMATS, Language, Problem


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
