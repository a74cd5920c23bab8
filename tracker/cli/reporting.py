"""Commands for those who report: into the measures' files, by a form's file or at the terminal."""

import difflib
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from tracker.cli.choosing import chosen, with_values
from tracker.cli.options import Options, pass_options
from tracker.disclosure import masked
from tracker.problems import Said, has_errors
from tracker.updating import Begun, Change, ChangedMeanwhile, Merge, Submission, merge, read_report_file
from tracker.yamltext import decode


def settle(options: Options, found: Merge, *, dry_run: bool) -> None:
    """Print the problems, then write everything or, on a dry run, show it; exit 1 where something is wrong."""
    options.print(list(found.problems))
    if has_errors(found.problems):
        options.say("Niekas neįrašyta.", "Nothing was written.")
        sys.exit(1)
    tell_same(options, found)
    if dry_run:
        show(found)
        options.say("Bandymas: niekas neįrašyta.", "A trial: nothing was written.")
        return
    write(options, found)


def tell_same(options: Options, found: Merge) -> None:
    """Name the reports that stand there already."""
    for one in found.same:
        options.say(f"{one.code}, {one.year} m.: jau įrašyta.", f"{one.code}, {one.year}: stands there already.")


def write(options: Options, found: Merge) -> None:
    """Write what has no errors, and say so; exit 1 where it cannot be written."""
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


def show(found: Merge) -> None:
    """Print what would change."""
    for line in differences(found):
        click.echo(line)


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
    """What would change, as reviewers know it, without what of it is personal."""
    for path, text in found.new.items():
        old = decode(found.old[path])
        assert isinstance(old, str), "merge() refuses what is no text"
        # Masked as wholes: a code may be written over the end of a line.
        yield from difflib.unified_diff(masked(old).splitlines(), masked(text).splitlines(), path, path, lineterm="")


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
@click.argument("measure", required=False)
@click.argument("year", required=False)
@click.option("--plan", help="The plan (the name of its folder), where several have a measure of this code.")
@click.option(
    "--set",
    "values",
    metavar="PATH=VALUE",
    multiple=True,
    help="A value of the report, such as state=done, summary.lt=… or outputs.0.value=12; an empty one is taken away. "
    "May be given several times; without it, the command asks.",
)
@click.option(
    "--from",
    "files",
    type=click.Path(path_type=Path),
    multiple=True,
    help="File with reports; may be given several times.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@click.option("--yes", is_flag=True, help="Write what was answered without asking once more.")
@pass_options
def report(
    options: Options,
    measure: str | None,
    year: str | None,
    plan: str | None,
    values: tuple[str, ...],
    files: tuple[Path, ...],
    dry_run: bool,
    yes: bool,
) -> None:
    """Record the report of a year: of MEASURE (such as 1.6) in YEAR, or those handed in as files."""
    _refuse_mixed(options, measure, files, at_terminal=bool(plan or values))
    if measure is None:
        settle(options, merge(options.root, handed_in(options, files), options.as_of, to_write=not dry_run), dry_run=dry_run)
        return
    begun = chosen(options, measure, year, plan)
    if values:
        settle(options, merge(options.root, [with_values(options, begun, values)], options.as_of), dry_run=dry_run)
    else:
        _ask(options, begun, dry_run=dry_run, yes=yes)


def _refuse_mixed(options: Options, measure: str | None, files: tuple[Path, ...], *, at_terminal: bool) -> None:
    """Wrong usage where it is not plain which reports are meant."""
    if files and (measure is not None or at_terminal):
        what = Said(
            "su --from priemonė, metai ir reikšmės nenurodomi: jie yra faile",
            "with --from no measure, year or values are named: they stand in the file",
        )
        raise click.UsageError(what.to(options.language))
    if not files and measure is None:
        what = Said(
            "nurodykite priemonę ir metus, pvz., report 1.6 2020, arba failą: --from FAILAS",
            "name a measure and a year, such as report 1.6 2020, or a file: --from FILE",
        )
        raise click.UsageError(what.to(options.language))


def _ask(options: Options, begun: Begun, *, dry_run: bool, yes: bool) -> None:
    """Ask for a report, show what would change, and write it; exit 1 where somebody stops."""
    if options.format != "text":
        raise click.UsageError(
            Said("klausiama tik su --format text; kitaip nurodykite --set", "questions need --format text; else use --set").to(
                options.language
            )
        )
    # Dates and names in words take their time to import: other commands do without them.
    from tracker.cli.asking import answered, confirmed

    try:
        found = answered(options, begun)
        if found is not None:
            tell_same(options, found)
            show(found)
            found = found if dry_run or yes or not found.new or confirmed(options) else None
    except (click.Abort, KeyboardInterrupt):
        click.echo()
        found = None
    if found is None:
        options.say("Nutraukta: niekas neįrašyta.", "Stopped: nothing was written.")
        sys.exit(1)
    if dry_run:
        options.say("Bandymas: niekas neįrašyta.", "A trial: nothing was written.")
    else:
        write(options, found)
