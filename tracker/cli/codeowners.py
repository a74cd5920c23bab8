"""The command `codeowners`: whom to ask about a change of a measure."""

import sys

import click

from tracker.checked import PROJECT, read_root
from tracker.cli.options import Options, pass_options


@click.command()
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit 1 if the file is stale.")
@pass_options
def codeowners(options: Options, only_check: bool) -> None:
    """Write CODEOWNERS from the owners of measures and the accounts of institutions."""
    from tracker.review import OWNERS_HEAD, owners_file

    site, problems = read_root(options.root, options.as_of)
    if site is None:
        options.print(problems)
        sys.exit(1)
    path = options.root / "CODEOWNERS"
    there = path.read_text("utf-8", errors="replace") if path.exists() else None
    if there is not None and not there.startswith(OWNERS_HEAD):
        raise click.UsageError(f"{path} was not made by this command; move it away or put its lines elsewhere")
    wanted = owners_file(site, _prefix(options))
    if wanted == f"{OWNERS_HEAD}\n" and there is None:
        options.say(
            "Nė viena institucija neturi paskyros (accounts), todėl failo nereikia.", "No institution has accounts, so no file is needed."
        )
    elif wanted == there:
        options.say(f"{path.name}: tvarka.", f"{path.name} is up to date.")
    elif only_check:
        options.say("CODEOWNERS pasenęs. Paleiskite: python build.py codeowners", "CODEOWNERS is stale. Run: python build.py codeowners")
        sys.exit(1)
    else:
        path.write_text(wanted, "utf-8", newline="\n")
        options.say(f"įrašyta: {path.name}", f"written: {path.name}")


def _prefix(options: Options) -> str:
    """Where the data root lies in this project; elsewhere a root is taken for the top of its repository."""
    if options.root == PROJECT or not options.root.is_relative_to(PROJECT):
        return ""
    return f"{options.root.relative_to(PROJECT).as_posix()}/"
