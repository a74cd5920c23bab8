"""What a worksheet holds: a row per measure that an institution answers for, with what stands in the files."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker.models import Institution, YearStatus
from tracker.models.words import choices
from tracker.progress import MeasureProgress, PlanProgress, SiteProgress
from tracker.updating import NOTHING_SEEN, canonical, digest, fingerprint
from tracker.wording import wording
from tracker.worksheet.columns import Names
from tracker.yamltext import Value, decode, read

_W = wording("lt")


@dataclass(frozen=True)
class Row:
    """A measure and the year reported of."""

    plan: str
    measure: str
    """Code and short title: what people choose from, and what no spreadsheet takes for a number or a day."""
    year: str
    seen: str
    """Fingerprint of what stands in the file."""
    title: str
    before: tuple[str, str]
    """State and summary of the year before."""
    report: dict[str, Value]
    """What the row shows: the report that stands there, or for a new one who reports."""

    def measure_in(self, rows: "tuple[Row, ...]") -> str:
        """How the row is named where one is chosen; with the plan only where two have the same name."""
        return self.measure if [row.measure for row in rows].count(self.measure) == 1 else f"{self.measure} ({self.plan})"

    @property
    def shown(self) -> str:
        """Fingerprint of what the sheet shows: a row that still shows it was left alone."""
        return digest(canonical(self.report))


@dataclass(frozen=True)
class Rows:
    """The worksheet of an institution."""

    institution: Institution
    year: int
    rows: tuple[Row, ...]
    names: Names
    fictional: bool

    @property
    def file_name(self) -> str:
        """Name of the file, without its ending."""
        return f"{self.institution.id}-{self.year}"


def rows_of(root: Path, site: SiteProgress, institution: str, year: int) -> Rows:
    """The measures of which the institution is to report for the year, or has reported."""
    rows = tuple(row for plan in site.plans for row in _of_plan(root, site, plan, institution, year))
    return Rows(site.dataset.institutions[institution], year, rows, Names(site.dataset.institutions), site.dataset.fictional)


def _of_plan(root: Path, site: SiteProgress, plan: PlanProgress, institution: str, year: int) -> Iterator[Row]:
    if year not in plan.years:
        return
    for one in site.roles[institution][plan.data.plan.id].owner_of:
        cell = one.cell(year)
        if cell.expected or cell.status:
            stands = standing(root / plan.data.paths["measure", one.measure.code], str(year)) if cell.status else {}
            # Who a new report comes from is known: a row that says no more than that was left alone.
            report: dict[str, Value] = stands or {"reported_by": institution}
            yield Row(
                plan.data.plan.id,
                f"{one.measure.code} {' '.join(_W.text(one.measure.short_title).split())}",
                str(year),
                fingerprint(stands) if stands else NOTHING_SEEN,
                _W.text(one.measure.title),
                _year_before(one, year),
                report,
            )


def _year_before(one: MeasureProgress, year: int) -> tuple[str, str]:
    status = one.measure.status.get(year - 1)
    return (choices(YearStatus, "state")[status.state].label.lt, _W.text(status.summary)) if status else ("", "")


def standing(path: Path, year: str) -> dict[str, Value]:
    """The report of a year as it is written in a measure's file; empty where there is none, or the file is broken."""
    text = decode(path.read_bytes())
    value: Any = read(text)[0] if isinstance(text, str) else None
    status = value.get("status") if isinstance(value, dict) else None
    report = status.get(year) if isinstance(status, dict) else None
    return report if isinstance(report, dict) else {}


def items(row: Row, name: str) -> list[Value]:
    """The items of a list of a row's report."""
    found = row.report.get(name, [])
    return found if isinstance(found, list) else []
