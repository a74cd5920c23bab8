"""Which measure and year a report at the terminal is about, and the values that options give it."""

import re
from collections.abc import Callable

import click

from tracker.cli.options import Options, is_text, unknown
from tracker.models.base import YEAR_PATTERN
from tracker.problems import DataPath, Level, Problem, Said
from tracker.updating import Begun, Place, Submission, WrongPath, begin, measure_files, placed, position_written
from tracker.yamltext import Value

YEARS_BACK = 10
"""How many years, this one included, may have been meant where something else was typed."""


def chosen(options: Options, code: str, year: str | None, plan: str | None) -> Begun:
    """The report that is begun; wrong usage for a measure, plan or year that there is not."""
    files = measure_files(options.root)
    plans = _plans(options, files, code, plan)
    if year is None or not re.fullmatch(YEAR_PATTERN, year):
        raise _no_year(options, year)
    if len(plans) > 1:
        listed = ", ".join(f"--plan {name}" for name in plans)
        what = Said(
            f"priemonė {code} yra keliuose planuose; nurodykite, kuriame: {listed}", f"several plans have a measure {code}: {listed}"
        )
        raise click.UsageError(what.to(options.language))
    path = files[plans[0], code]
    begun = begin(options.root, plans[0], code, year, path)
    if begun is None:
        what = Said("priemonės faile yra klaidų.", "the measure's file has errors.")
        fix = Said("Pirmiausia pataisykite jas: build.py check.", "Correct them first: build.py check.")
        options.print([Problem(path, 1, 1, "file-broken", Level.ERROR, "", what, fix)])
        raise SystemExit(1)
    return begun


def _plans(options: Options, files: dict[tuple[str, str], str], code: str, plan: str | None) -> list[str]:
    """The plans that may be meant; one at least."""
    plans = sorted({name for name, _ in files})
    if plan is not None and plan not in plans:
        what = Said(f"plano „{plan}“ nėra.", f'there is no plan "{plan}".')
        raise unknown(options, what, plan, {name: name for name in plans}, listed=True)
    found = [name for name in plans if (name, code) in files and plan in (None, name)]
    if not found:
        within = Said(f" plane {plan}", f" in the plan {plan}") if plan else Said("", "")
        what = Said(f"priemonės {code}{within.lt} nėra.", f"there is no measure {code}{within.en}.")
        raise unknown(options, what, code, {known: known for name, known in files if plan in (None, name)})
    return found


def _no_year(options: Options, year: str | None) -> click.UsageError:
    if year is None:
        return click.UsageError(
            Said("po priemonės nurodykite metus, pvz., 2023", "name a year after the measure, such as 2023").to(options.language)
        )
    what = Said(f"„{year}“ nėra metai; rašykite keturis skaitmenis.", f'"{year}" is not a year; write four digits.')
    return unknown(options, what, year, {str(options.as_of.year - back): str(options.as_of.year - back) for back in range(YEARS_BACK)})


def with_values(options: Options, begun: Begun, values: tuple[str, ...]) -> Submission:
    """What stands there with the values of `--set`."""
    report = begun.unfolded
    for one in values:
        path, sign, value = one.partition("=")
        if not sign or not is_text(one):
            what = Said("--set rašoma taip: --set state=done", "--set is written like this: --set state=done")
            raise click.UsageError(what.to(options.language))
        found = placed(report, path.strip(), value.strip())
        if isinstance(found, WrongPath):
            raise _leads_nowhere(options, path, found)
        report = found
    return begun.submission(report, _named_by_option(begun, report))


def _leads_nowhere(options: Options, path: str, found: WrongPath) -> click.UsageError:
    what = Said(f"--set {path}: {found.what.lt}", f"--set {path}: {found.what.en}")
    return unknown(options, what, found.written, {name: name for name in found.known}, listed=bool(found.known))


def _named_by_option(begun: Begun, report: dict[str, Value]) -> Callable[[DataPath], Place]:
    """Problems are told at the option that sets the value, or would set what is missing."""

    def place(at: DataPath) -> Place:
        option = ".".join(map(str, position_written(report, at)))
        return Place("", cell=f"--set {option}" if option else f"report {begun.code} {begun.year}")

    return place
