"""Commands for those who report: into the measures' files, by a form's file or at the terminal."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tracker.cli.options import Options, pass_options
from tracker.problems import has_errors
from tracker.updating import Change, ChangedMeanwhile, Merge, Submission, merge, read_report_file
from tracker.yamltext import decode


def settle(options: Options, found: Merge, *, dry_run: bool) -> None:
    """Print the problems, then write everything or, on a dry run, show it; exit 1 where something is wrong."""
    options.print(list(found.problems))
    if has_errors(found.problems):
        options.say("Niekas neįrašyta.", "Nothing was written.")
        sys.exit(1)
    for one in found.same:
        options.say(f"{one.code}, {one.year} m.: jau įrašyta.", f"{one.code}, {one.year}: stands there already.")
    if dry_run:
        for line in differences(found):
            click.echo(line)
        options.say("Bandymas: niekas neįrašyta.", "A trial: nothing was written.")
        return
    try:
        found.write()
    except ChangedMeanwhile as error:
        options.say(
            f"{error} ką tik pasikeitė. Niekas neįrašyta; paleiskite dar kartą.",
            f"{error} has just changed. Nothing was written; run it again.",
        )
        sys.exit(1)
    except OSError as error:
        options.say(f"Įrašyti nepavyko: {error}", f"Could not be written: {error}")
        sys.exit(1)
    for change in found.changes:
        options.say(*told(change))
    options.say(f"Įrašyta ataskaitų: {len(found.changes)}.", f"Reports written: {len(found.changes)}.")


def told(change: Change) -> tuple[str, str]:
    """A change in a sentence of each language."""
    one = change.submission
    state = change.after.get("state", "")
    if change.before is None:
        return (
            f"{one.code}, {one.year} m.: nauja ataskaita ({state}) – {change.path}",
            f"{one.code}, {one.year}: a new report ({state}) – {change.path}",
        )
    fields = ", ".join(change.different)
    return (
        f"{one.code}, {one.year} m.: pakeista ({fields}) – {change.path}",
        f"{one.code}, {one.year}: changed ({fields}) – {change.path}",
    )


def differences(found: Merge) -> Iterator[str]:
    """What would change, as reviewers know it."""
    for path, text in found.new.items():
        old = decode(found.old[path])
        assert isinstance(old, str), "merge() refuses what is no text"
        yield from difflib.unified_diff(old.splitlines(), text.splitlines(), path, path, lineterm="")


def handed_in(options: Options, files: tuple[Path, ...]) -> list[Submission]:
    """The reports in some files; prints what is wrong with them and ends."""
    submissions, problems = [], []
    for file in files:
        some, wrong = read_report_file(file)
        submissions += some
        problems += wrong
    if problems:
        options.print(problems)
        options.say("Niekas neįrašyta.", "Nothing was written.")
        sys.exit(1)
    return submissions


@click.command()
@click.option(
    "--from",
    "files",
    type=click.Path(path_type=Path),
    multiple=True,
    help="File with reports; may be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@pass_options
def report(options: Options, files: tuple[Path, ...], dry_run: bool) -> None:
    """Record the report of a year."""
    settle(options, merge(options.root, handed_in(options, files), options.as_of), dry_run=dry_run)
