"""The commands `worksheet export` and `worksheet import`: reports by way of a spreadsheet."""

import sys
from pathlib import Path

import click

from tracker.checked import read_root
from tracker.cli.options import Options, pass_options
from tracker.cli.reporting import settle
from tracker.processes import shared_out
from tracker.progress import SiteProgress

MANY = 8
"""From so many worksheets on, a second process makes some of them."""


@click.group()
def worksheet() -> None:
    """Worksheets for institutions: write them, read back what was filled in."""


@worksheet.command("export")
@click.option("--year", type=int, required=True, help="The year to report of.")
@click.option("--institution", help="Only for this institution (its id in plan/institutions.yml).")
@click.option("--all", "everybody", is_flag=True, help="For every institution that is to report of the year.")
@click.option(
    "--to", "folder", type=click.Path(path_type=Path, file_okay=False), default=Path("worksheets"), show_default=True, help="Folder."
)
@click.option(
    "--as",
    "kind",
    type=click.Choice(["xlsx", "csv"]),
    default="xlsx",
    show_default=True,
    help="A workbook, or one table of text (semicolons, UTF-8) for programs and older spreadsheets.",
)
@pass_options
def export(options: Options, year: int, institution: str | None, everybody: bool, folder: Path, kind: str) -> None:
    """Write a worksheet in Lithuanian to fill in, one per institution."""
    from tracker.worksheet import TooLong, rows_of, table_written, written

    write = {"xlsx": written, "csv": table_written}[kind]

    if bool(institution) == everybody:
        raise click.UsageError("name an institution with --institution, or all of them with --all")
    site, problems = read_root(options.root, options.as_of)
    if site is None:
        options.print(problems)
        sys.exit(1)
    sheets = [rows_of(options.root, site, name, year) for name in _asked(site, institution)]
    wanted = {folder / f"{rows.file_name}.{kind}": rows for rows in sheets if rows.rows}
    there = next((path for path in wanted if path.exists()), None)
    if there is not None:
        # Somebody may have filled it in.
        raise click.UsageError(f"{there} is there already; move it away, or name another folder with --to")
    try:
        made = shared_out(write, [*wanted.values()], many=MANY)
    except TooLong as error:
        raise click.ClickException(error.said.to(options.language)) from error
    for path, content in zip(wanted, made, strict=True):
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise click.UsageError(f"the worksheet cannot be written: {error}") from error
        options.say(f"Įrašyta: {path}", f"Written: {path}")
    options.say(f"Lentelių: {len(wanted)}.", f"Worksheets: {len(wanted)}.")


def _asked(site: SiteProgress, institution: str | None) -> tuple[str, ...]:
    if institution is None:
        return tuple(dict.fromkeys(name for plan in site.plans for name in plan.owners))
    if institution not in site.dataset.institutions:
        raise click.UsageError(f'there is no institution "{institution}" in plan/institutions.yml')
    return (institution,)


@worksheet.command("import")
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Show what would change; write nothing.")
@pass_options
def import_(options: Options, files: tuple[Path, ...], dry_run: bool) -> None:
    """Put filled-in worksheets into the files of their measures: all of them, or where anything is wrong none."""
    from tracker.worksheet import import_files

    settle(options, import_files(options.root, files, options.as_of, to_write=not dry_run), dry_run=dry_run)
