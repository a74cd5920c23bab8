"""The command: `python build.py [COMMAND]`.  The only place that prints.

Exit codes: 0 fine, 1 the data have problems (all listed), 2 wrong usage.  A traceback means a bug
of ours, never a mistake in the data.
"""

import datetime
import locale
import os
import signal
import socket
import sys
import time
import traceback
from pathlib import Path
from types import TracebackType

import click

from tracker.checked import LANGUAGE_VARIABLE, PROJECT, as_of_today, read_root
from tracker.cli import reporting
from tracker.cli.changing import changes, problems_against
from tracker.cli.codeowners import codeowners
from tracker.cli.options import Options, pass_options
from tracker.cli.owing import owed
from tracker.cli.sheets import worksheet
from tracker.disclosure import masked
from tracker.loading import load
from tracker.problems import FORMATS, Language, Level, Problem, has_errors, shown
from tracker.rules import check as problems_of
from tracker.wording import LANGUAGES, wording


def _language() -> Language:
    """The reader's language by the locale; Lithuanian unless it is plainly another."""
    name = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or locale.getlocale()[0] or ""
    return "lt" if name.startswith("lt") else "en"


CONTEXT = {"help_option_names": ["-h", "--help"]}


@click.group(invoke_without_command=True, context_settings=CONTEXT)
@click.option(
    "--root", type=click.Path(path_type=Path), default=PROJECT, show_default="this project", help="Folder with plan/ and measures/."
)
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), help="Count as of this day (default: SOURCE_DATE_EPOCH, else today).")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="How problems are printed.")
@click.option("--lang", type=click.Choice(["lt", "en"]), help="Language of messages (default: that of the system).")
@click.pass_context
def cli(context: click.Context, root: Path, as_of: datetime.datetime | None, format_: str, lang: Language | None) -> None:
    """Check the plans' files and build the website.  Without a command: build."""
    options = context.obj = Options()
    options.root = root.resolve()
    if not options.root.is_dir():
        raise click.UsageError(shown(f"--root must be a folder: {root}"))
    try:
        options.as_of = as_of.date() if as_of else as_of_today()
    except (ValueError, OverflowError, OSError) as error:
        raise click.UsageError("SOURCE_DATE_EPOCH must be a number of seconds since 1970") from error
    options.format = format_
    options.language = lang or _language()
    if context.invoked_subcommand is None:
        context.invoke(build)


@cli.command()
@click.option(
    "--site", type=click.Path(path_type=Path), help="Folder for the website (default: site/, for another root build/site-<its name>/)."
)
@click.option("--cache/--no-cache", default=True, show_default=True, help="Keep drawn charts in build/cache for the next build.")
@pass_options
def build(options: Options, site: Path | None = None, cache: bool = True) -> None:
    """Check everything, then build the website in both languages."""
    # Drawing and the site engine take a second to import: `check` does without them.
    from tracker.history import Reach, read_history
    from tracker.site import ForeignTarget, Run, build_site, coordinator_email

    start = time.monotonic()
    progress, problems = read_root(options.root, options.as_of)
    options.print(problems)
    if progress is None:
        errors = sum(problem.level is Level.ERROR for problem in problems)
        options.say(
            f"Svetainė nepakeista: pirma pataisykite klaidas ({errors}).", f"The site is as it was: first correct the errors ({errors})."
        )
        sys.exit(1)
    target = site or (PROJECT / "site" if options.root == PROJECT else PROJECT / "build" / f"site-{options.root.name}")
    try:
        kept = PROJECT / "build" / "cache" if cache else None
        history = read_history(options.root, progress, kept)
        pages = build_site(Run(progress, target.resolve(), kept, history))
    except ForeignTarget as error:
        raise click.UsageError(f"{error}; name an empty folder or an earlier site with --site") from error
    seconds = time.monotonic() - start
    options.say(f"Puslapių: {pages}, per {seconds:.1f} s: {target}", f"{pages} pages in {seconds:.1f} s: {target}")
    if history.reach is not Reach.WHOLE:
        options.say(*(wording(language)(f"history_reach_{history.reach}") for language in LANGUAGES))
    if not coordinator_email():
        options.say(
            "Įspėjimas: faile mkdocs.yml nenurodytas svetainės koordinatoriaus adresas (coordinator_email); "
            "ataskaitos formoje parašyta, kad jo nėra.",
            "Warning: mkdocs.yml names no address of the site's coordinator (coordinator_email); the form for a report says so.",
        )


@cli.command()
@click.option("--against", metavar="BASE", help="Check as well what changed since this revision in git, by the rules that need history.")
@pass_options
def check(options: Options, against: str | None) -> None:
    """Check every file and print what is wrong."""
    loaded = load(options.root)
    problems = problems_of(options.root, loaded, options.as_of)
    if against is not None:
        problems = sorted([*problems, *problems_against(options, against, loaded)], key=Problem.order)
    options.print(problems)
    if has_errors(problems):
        sys.exit(1)
    plans, measures = len(loaded.plans), sum(len(plan.measures) for plan in loaded.plans)
    options.say(f"Klaidų nėra. Planų: {plans}, priemonių: {measures}.", f"No errors. Plans: {plans}, measures: {measures}.")


@cli.command()
@click.option("--address", default="127.0.0.1:8000", show_default=True, help="Where to serve the preview.")
@pass_options
def serve(options: Options, address: str) -> None:
    """Preview the site of this project; it follows every saved change."""
    if options.root != PROJECT:
        raise click.UsageError("serve shows this project's own data; build another root instead")
    host, _, port = address.rpartition(":")
    if not (host and port.isdigit()):
        raise click.UsageError("--address must be HOST:PORT, such as 127.0.0.1:8000")
    try:
        with socket.create_server((host, int(port))):
            pass
    except (OSError, OverflowError) as error:
        raise click.UsageError(f"{address} cannot be used ({error}); try another --address") from error
    options.say(f"Peržiūra: http://{address}/ (baigti – Ctrl+C)", f"Preview: http://{address}/ (Ctrl+C ends it)")
    sys.stdout.flush()
    os.chdir(PROJECT)
    os.environ |= {"NO_MKDOCS_2_WARNING": "1", LANGUAGE_VARIABLE: options.language}
    os.execv(sys.executable, [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", address, "--quiet"])


@cli.command()
@click.option("--check", "only_check", is_flag=True, help="Change nothing; fail when a generated file is stale.")
@pass_options
def schema(options: Options, only_check: bool) -> None:
    """Write the JSON Schemas of the data root, and for this project the handbook, anew."""
    from tracker.schemas import generated

    loaded = load(options.root)
    # The schemas list the institutions: other files may be wrong meanwhile, their list may not.
    problems = [one for one in problems_of(options.root, loaded, options.as_of) if one.path in ("plan", "plan/institutions.yml")]
    if loaded.institutions is None or has_errors(problems):
        options.print(problems)
        sys.exit(1)
    wanted = generated(options.root, loaded.institutions.record.institutions)
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    for path in stale:
        shown = path.relative_to(PROJECT if path.is_relative_to(PROJECT) else options.root)
        if only_check:
            options.say(f"{shown}: pasenęs", f"{shown}: stale")
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8")
        options.say(f"įrašyta: {shown}", f"written: {shown}")
    if stale and only_check:
        command = "python build.py schema" if options.root == PROJECT else f"python build.py --root {options.root} schema"
        options.say(
            f"Pasikeitė modeliai, jų žodžiai, taisyklės arba plan/institutions.yml. Paleiskite: {command}",
            f"The models, their words, the rules or plan/institutions.yml have changed. Run: {command}",
        )
        sys.exit(1)


cli.add_command(reporting.report)
cli.add_command(owed)
cli.add_command(changes)
cli.add_command(worksheet)
cli.add_command(codeowners)


def main() -> int:
    """Run the command; returns the exit code."""
    # Being told to stop is an exception like Ctrl+C, so that half-made folders are removed.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.excepthook = _tell_bug
    return int(cli(standalone_mode=True) or 0)


def _tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """The traceback of a bug of ours; what the error quotes may be somebody's data."""
    click.echo(masked("".join(traceback.format_exception(kind, error, trace))), err=True, nl=False)
