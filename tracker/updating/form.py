"""What the form on the site knows, as scripts: the shape of a report, the rules, and what each institution owes.

Scripts and not data, because a page read from a folder is given no other files.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracker import rules
from tracker.models import Measure, YearStatus
from tracker.problems import QUOTES
from tracker.progress import Cell, MeasureProgress, PlanProgress, Report, SiteProgress, closed_after
from tracker.progress.site import InstitutionRole
from tracker.rules.about import Participants, about
from tracker.updating import figures
from tracker.updating.shape import labels, shapes
from tracker.updating.submission import fingerprint
from tracker.wording import Wording

REPORT = "report/"
"""Address of the page; see `address` for what may stand behind it."""
DATA, RULES = f"{REPORT}data.js", f"{REPORT}rules.js"
"""Addresses of the two scripts made here."""
SCRIPTS = (DATA, RULES, *(f"assets/report{part}.js" for part in ("-numbers", "-fields", "-checks", "-list", "-file", "-result", "")))
"""What the page loads, in its order."""
WORDS = (
    "form_add",
    "form_add_another",
    "form_addition_of_year",
    "form_awaited",
    "form_begun",
    "form_check",
    "form_closed",
    "form_contributed",
    "form_contribution_to",
    "form_copied",
    "form_copy",
    "form_download",
    "form_downloaded",
    "form_drop",
    "form_edit",
    "form_email",
    "form_email_body",
    "form_email_file",
    "form_email_subject",
    "form_empty",
    "form_english",
    "form_error",
    "form_errors",
    "form_file",
    "form_former",
    "form_given",
    "form_list",
    "form_may_sign",
    "form_missing",
    "form_new_file",
    "form_nothing",
    "form_of_year",
    "form_other",
    "form_other_open",
    "form_other_years",
    "form_outside",
    "form_overdue",
    "form_owner_report",
    "form_participants",
    "form_partner",
    "form_partner_how",
    "form_partner_missing",
    "form_partner_nothing",
    "form_prepared",
    "form_published",
    "form_ready",
    "form_reason_needed",
    "form_remove",
    "form_removed",
    "form_report_of",
    "form_required",
    "form_result",
    "form_result_none",
    "form_result_text",
    "form_select",
    "form_send_new_file",
    "form_send_to",
    "form_send_unknown",
    "form_speaks",
    "form_successor",
    "form_unchanged",
    "form_understood",
    "form_undo",
    "form_undone",
    "form_unsupported",
    "form_until",
    "form_warning",
    "form_was_due",
    "form_year",
    "measure",
)
"""The words that the form says."""


def address(institution: str, plan: str = "", measure: str = "", year: int | None = None) -> str:
    """Where an institution finds what it owes; with a plan and a measure that is chosen, with a year its report is open.

    >>> address("library", "city-2024", "1.2", 2024)
    'report/#institution=library&plan=city-2024&measure=1.2&year=2024'
    """
    chosen = {"institution": institution, "plan": plan, "measure": measure, "year": year}
    return f"{REPORT}#" + "&".join(f"{name}={value}" for name, value in chosen.items() if value)


def form_scripts(site: SiteProgress, w: Wording, settings: dict[str, str], cache: Path | None) -> dict[str, str]:
    """Address -> script. `settings` are those of `mkdocs.yml`: where a filled form can go."""
    data = {
        "settings": settings,
        "words": {key: w(key) for key in WORDS},
        "errors": dict(w.forms("form_n_errors")),
        "warnings": dict(w.forms("form_n_warnings")),
        "quotes": QUOTES[w.language],
        "shapes": shapes(w.language),
        "labels": labels(w.language),
        "numbers": _numbers(w),
        "institutions": {
            entry.id: w.name(entry) for entry in sorted(site.dataset.institutions.values(), key=lambda e: w.sort_key(w.name(e)))
        },
        "plans": {plan.data.plan.id: _plan(site, plan, w) for plan in site.plans},
        "owing": {name: _owing(site, name) for name in speaking(site)},
    }
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return {DATA: f'"use strict";\nconst reportForm = {text};\n', RULES: _rules(cache)}


def _numbers(w: Wording) -> dict[str, Any]:
    """How numbers are read that people write: see `figures`."""
    return {
        "words": figures.WORDS,
        "gap": figures.GAP,
        "euro": figures.EURO,
        "number": figures.NUMBER,
        "cents": figures.CENTS,
        "doubtful": figures.DOUBTFUL,
        "doubt": figures.SAID.to(w.language),
        "comma": w.language == "lt",
    }


def _rules(cache: Path | None) -> str:
    """The rules in JavaScript; translating them takes as long as a tenth of the pages, so it is done once a change."""
    if cache is None:
        return _translated()
    modules = (rules.__file__, rules.report.__file__, rules.edited.__file__)
    sources = b"".join(path.read_bytes() for path in (*map(Path, modules), Path(__file__).with_name("script.py")))
    kept = cache / f"rules-{hashlib.sha256(sources).hexdigest()[:16]}.js"
    if not kept.is_file():
        cache.mkdir(parents=True, exist_ok=True)
        mine = kept.with_suffix(f".{os.getpid()}")
        mine.write_text(_translated(), "utf-8")
        mine.replace(kept)
    return kept.read_text("utf-8")


def _translated() -> str:
    from tracker.updating.script import rules_script  # the translator is slow to load

    return rules_script()


def plain(report: YearStatus) -> dict[str, Any]:
    """A report as it would be written into a file: text, lists and mappings, nothing that is empty."""
    given = report.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    return {name: _written(part) for name, part in given.items()}


def _written(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _written(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_written(part) for part in value]
    return "true" if value is True else value


def speaking(site: SiteProgress) -> list[str]:
    """Who can say something here: those who answer for a measure, also where the tasks were taken over, and the partners."""
    answering = [name for plan in site.plans for one in plan.measures for name in plan.answering(one.measure)]
    partners = [name for plan in site.plans for name in plan.participants if name not in site.everyone]
    return list(dict.fromkeys(answering + partners))


def _plan(site: SiteProgress, plan: PlanProgress, w: Wording) -> dict[str, Any]:
    known = Participants({name: entry.succeeded_by for name, entry in site.dataset.institutions.items()}, site.everyone)
    return {
        "title": w.text(plan.data.plan.short_title),
        "note": w.text(plan.data.plan.reporting.note),
        "measures": {one.measure.code: _measure(plan, one, known, w) for one in plan.measures},
    }


def _measure(plan: PlanProgress, one: MeasureProgress, known: Participants, w: Wording) -> dict[str, Any]:
    years = {year: _year(plan, one.measure, year, known) for year in _years(plan, one)}
    shared = about(one.measure, plan.as_of.year, plan.data.plan.period, known)
    # What is the same for every report, and the years' own, which are joined again in the browser.
    return {
        "title": w.text(one.measure.short_title),
        "answering": [name for name in plan.answering(one.measure) if name not in plan.successors],
        "about": {
            "first_year": shared.first_year,
            "last_year": shared.last_year,
            "timeframe": shared.timeframe,
            "recurs": shared.recurs,
            "may_sign": shared.may_sign,
            "may_contribute": shared.may_contribute,
            "open_to_all": shared.open_to_all,
        },
        "years": years,
    }


def _years(plan: PlanProgress, one: MeasureProgress) -> Iterator[int]:
    """The years that can be reported of: those of the plan and later ones, as far as they have begun, and those reported of."""
    first = min(plan.years, default=plan.as_of.year)
    yield from sorted({*range(first, plan.as_of.year + 1), *one.measure.status})


def _year(plan: PlanProgress, measure: Measure, year: int, known: Participants) -> dict[str, Any]:
    """What only this year's report is to be judged by; what is left out is null or false."""
    known_of = about(measure, year, plan.data.plan.period, known)
    made: dict[str, Any] = {}
    if known_of.year_before is not None:
        made["before"] = known_of.year_before
    if known_of.done_before:
        made["done"] = True
    if year in measure.status:
        report = plain(measure.status[year])
        made |= {"report": report, "seen": fingerprint(report)}
        if last := closed_after(plan.data.plan, year):
            made["closed_after"] = str(last)
    return made


def _owing(site: SiteProgress, name: str) -> dict[str, Any]:
    """What an institution owes and can add to, plan by plan; who took over its tasks owes in its place."""
    plans = {plan.data.plan.id: _owed(site.roles[name][plan.data.plan.id], site.as_of.year) for plan in site.plans}
    return {
        "successor": site.dataset.institutions[name].succeeded_by,
        "plans": {plan: owed for plan, owed in plans.items() if owed["owns"] or owed["partner"]},
    }


def _owed(role: InstitutionRole, this_year: int) -> dict[str, Any]:
    def years(reports: tuple[tuple[MeasureProgress, Cell], ...]) -> list[list[Any]]:
        return [[one.measure.code, cell.year, str(cell.deadline)] for one, cell in reports]

    return {
        "owns": [one.measure.code for one in role.owner_of],
        "missing": years(role.missing),
        "awaited": years(role.awaited),
        "overdue": [one.measure.code for one in role.overdue],
        "unsupported": years(role.unsupported),
        "given": years(role.submitted),
        "partner": [[one.measure.code, _silent(one, this_year)] for one in (*role.partner_of, *role.included_in)],
    }


def _silent(one: MeasureProgress, this_year: int) -> list[int]:
    """The years of which a report could stand there and does not."""
    return [cell.year for cell in one.cells if cell.report in (Report.MISSING, Report.AWAITED) and cell.year <= this_year]
