"""Letters of the command `owed`, each with the worksheets that it speaks of."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from tracker.cli.options import Options
from tracker.problems import Said
from tracker.progress import Owing, SiteProgress


@dataclass(frozen=True)
class Mail:
    """The files that were written."""

    letters: list[Path] = field(default_factory=list)
    worksheets: list[Path] = field(default_factory=list)

    @property
    def files(self) -> Iterator[Path]:
        """All of them, the letters first."""
        yield from self.letters
        yield from self.worksheets


def write_mail(options: Options, site: SiteProgress, owing: tuple[Owing, ...], folder: Path, year: int | None) -> Mail:
    """Letters and worksheets into a folder; wrong usage, before anything is written, where one would take away somebody's work."""
    # Where the site stands its engine knows, which takes a second to import.
    from tracker.site import site_url
    from tracker.updating.letters import ForeignFile, write_letters

    mail = Mail()
    sheets = {one.institution.id: dict(_worksheets(options, site, one, year)) for one in owing}
    _refuse_filled_in(options, folder, (name for found in sheets.values() for name in found))

    def attach(institution: str, into: Path) -> list[str]:
        for name, content in sheets[institution].items():
            (into / name).write_bytes(content)
            mail.worksheets.append(into / name)
        return [*sheets[institution]]

    try:
        mail.letters.extend(write_letters(site, owing, folder, year=year, site_url=site_url(), attach=attach))
    except ForeignFile as error:
        raise click.UsageError(f"{error} is no letter of this command; move it away, or name another folder with --letters") from error
    except OSError as error:
        raise click.UsageError(f"the letters cannot be written: {error}") from error
    return mail


def _worksheets(options: Options, site: SiteProgress, owing: Owing, year: int | None) -> Iterator[tuple[str, bytes]]:
    """File name and content for every year of which the institution owes something, or for the one that is asked for."""
    from tracker.worksheet import TooLong, rows_of, written

    years = {cell.year for owed in owing.plans for _, cell in (*owed.missing, *owed.awaited, *owed.unsupported)}
    for each in sorted(years & {year} if year else years):
        rows = rows_of(options.root, site, owing.institution.id, each)
        try:
            yield f"{rows.file_name}.xlsx", written(rows)
        except TooLong as error:
            raise click.ClickException(error.said.to(options.language)) from error


def _refuse_filled_in(options: Options, folder: Path, names: Iterable[str]) -> None:
    """A worksheet as it was made gives way to a newer one, anything else does not."""
    from tracker.worksheet import untouched

    for name in names:
        if (folder / name).exists() and not untouched(options.root, folder / name):
            what = Said(
                f"{folder / name} jau yra ir jame kažkas įrašyta; perkelkite jį kitur arba su --letters nurodykite kitą aplanką",
                f"{folder / name} is there already and somebody wrote into it; move it away, or name another folder with --letters",
            )
            raise click.UsageError(what.to(options.language))
