"""The file by which GitHub and GitLab ask the owners of a measure to look at a change of it."""

import re
from collections.abc import Iterator

from tracker.progress import PlanProgress, SiteProgress

HEAD = "# Made by `python build.py codeowners` from the owners of measures and the accounts in plan/institutions.yml: not by hand."
"""The first line, by which the file is known again."""


def codeowners(site: SiteProgress, prefix: str = "") -> str:
    """The file of a data root that lies at `prefix` (such as `tests/example/`) of its repository.

    Of the lines that fit a file the last one counts: first the coordinator of a plan for all that it has, then for each measure
    those that answer for it.  Who has no account is not named.
    """
    return "\n".join([HEAD, *(line for plan in site.plans for line in _of_plan(site, plan, prefix))]) + "\n"


def _of_plan(site: SiteProgress, plan: PlanProgress, prefix: str) -> Iterator[str]:
    data = plan.data
    coordinator = _accounts(site, [data.plan.coordinator] if data.plan.coordinator else [])
    if coordinator:
        yield from (f"/{_pattern(f'{prefix}{folder}/{data.plan.id}/')} {coordinator}" for folder in ("plan", "measures"))
    for one in plan.measures:
        owners = _accounts(site, plan.answering(one.measure))
        if owners:
            yield f"/{_pattern(prefix + data.paths['measure', one.measure.code])} {owners}"


def _accounts(site: SiteProgress, names: list[str] | tuple[str, ...]) -> str:
    return " ".join(dict.fromkeys(account for name in names for account in site.dataset.institutions[name].accounts))


def _pattern(path: str) -> str:
    """A path whose signs mean themselves: these files read patterns, and end one at a space."""
    return re.sub(r"([\\ *?\[\]#!])", r"\\\1", path)
