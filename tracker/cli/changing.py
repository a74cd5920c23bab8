"""The command `changes`, and what `check --against` asks of the history."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from tracker.cli.options import Options, pass_options
from tracker.loading import Loaded
from tracker.problems import Problem, shown


@click.command()
@click.argument("base")
@click.argument("head", required=False)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Lines to read, Markdown for a merge request, or JSON for programs.",
)
@pass_options
def changes(options: Options, base: str, head: str | None, kind: str) -> None:
    """Say in the plan's own words what changed since revision BASE, up to revision HEAD or to the files as they stand."""
    from tracker.review import Review, read_review

    with _what_git_says(options):
        found = read_review(options.root, base, head, options.as_of)
    if isinstance(found, Review):
        click.echo(found.written(kind, options.language))
        return
    options.print([problem for side in found for problem in side.problems])
    for side in found:
        if side.revision:
            name = side.revision.short
            options.say(
                f"Versija {name} turi klaidų, todėl jos palyginti negalima.", f"Revision {name} has errors, so it cannot be compared."
            )
        else:
            options.say("Palyginti negalima: pirma pataisykite klaidas.", "Nothing can be compared: first correct the errors.")
    sys.exit(1)


def problems_against(options: Options, base: str, loaded: Loaded) -> list[Problem]:
    """What the rules that need history say of the files as they stand."""
    from tracker.review import problems_since

    with _what_git_says(options):
        return problems_since(options.root, base, loaded, options.as_of)


@contextmanager
def _what_git_says(options: Options) -> Iterator[None]:
    """A revision that cannot be read is wrong usage."""
    from tracker.review import GitError

    try:
        yield
    except GitError as error:
        raise click.UsageError(shown(error.said.to(options.language))) from error
