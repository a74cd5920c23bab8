"""The command `owed`: who owes what, on the screen, for a program, or as letters."""

import json
import sys
from pathlib import Path

import click

from tracker.checked import read_root
from tracker.cli.mailing import Mail, write_mail
from tracker.cli.options import Options, pass_options, unknown
from tracker.problems import Said
from tracker.progress import SiteProgress, all_owed


@click.command()
@click.option("--year", type=int, help="Only reports of this year, and measures that were to be finished in it.")
@click.option("--plan", help="Only this plan (the name of its folder).")
@click.option("--institution", help="Only this institution (its id in plan/institutions.yml).")
@click.option(
    "--letters",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write a reminder to each of them, in Lithuanian, and the worksheets to fill in, into this folder.",
)
@pass_options
def owed(options: Options, year: int | None, plan: str | None, institution: str | None, letters: Path | None) -> None:
    """Who owes what: reports missing and awaited, measures overdue, success without evidence; with deadlines."""
    # Words take their time to import: `check` does without them.
    from tracker.cli.owed_text import lines, plain

    if options.format not in ("text", "json"):
        raise click.UsageError(f"owed is written as text or json, not as {options.format}")
    site, problems = read_root(options.root, options.as_of)
    if site is None:
        options.print(problems)
        sys.exit(1)
    _refuse_unknown(site, options, year, plan, institution)
    owing = all_owed(site, institution=institution, plan=plan, year=year)
    mail = write_mail(options, site, owing, letters, year) if letters else Mail()
    if options.format == "json":
        click.echo(json.dumps(plain(site, owing, year, mail), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(site, owing, options.language, institution, mail)))


def _refuse_unknown(site: SiteProgress, options: Options, year: int | None, plan: str | None, institution: str | None) -> None:
    """Wrong usage for what no file knows, with what may be meant."""
    plans = {one.data.plan.id: one for one in site.plans}
    if plan is not None and plan not in plans:
        raise unknown(
            options, Said(f"plano „{plan}“ nėra.", f'there is no plan "{plan}".'), plan, {name: name for name in plans}, listed=True
        )
    if institution is not None and institution not in site.dataset.institutions:
        what = Said(f"institucijos „{institution}“ nėra.", f'there is no institution "{institution}".')
        raise unknown(options, what, institution, _called(site))
    years = sorted({str(each) for name, one in plans.items() if plan in (None, name) for each in one.years})
    if year is not None and str(year) not in years:
        what = Said(f"{year} metų plane nėra.", f"the plan has no year {year}.")
        raise unknown(options, what, str(year), {each: each for each in years}, listed=True)


def _called(site: SiteProgress) -> dict[str, str]:
    """What an institution may be called -> its id: people know its name."""
    known: dict[str, str] = {}
    for entry in site.dataset.institutions.values():
        texts = (entry.name, entry.short_name) if entry.short_name else (entry.name,)
        names = (*(words for text in texts for words in (text.lt, text.en) if words), *entry.aliases)
        # As `did_you_mean` reads what was written.
        known |= {name.lower().replace(" ", "_"): entry.id for name in names}
    return known | {name: name for name in site.dataset.institutions}
