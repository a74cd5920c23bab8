"""A report that is begun: the measure and the year it is about, and what stood there at that moment."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tracker.loading import load
from tracker.models import Institution
from tracker.problems import DataPath
from tracker.updating.fields import unfolded
from tracker.updating.merge import read_measure
from tracker.updating.submission import Place, Submission, fingerprint
from tracker.yamltext import Value


@dataclass(frozen=True)
class Begun:
    """What somebody knows who begins to report."""

    plan: str
    code: str
    year: str
    measure: Mapping[str, Value]
    """The measure's file as plain values: a report may be mended whose file does not fit the models."""
    institutions: Mapping[str, Institution]
    """By their ids; none where their list is broken."""

    @property
    def stood(self) -> dict[str, Value] | None:
        """The report of the year."""
        return self.report_of(self.year)

    @property
    def unfolded(self) -> dict[str, Value]:
        """The report of the year, so that each of its parts can be changed."""
        return unfolded(self.stood or {})

    @property
    def year_before(self) -> str:
        """The year before the one that is reported of."""
        return str(int(self.year) - 1)

    def report_of(self, year: str) -> dict[str, Value] | None:
        """The report of a year."""
        status = self.measure.get("status", {})
        report = status.get(year) if isinstance(status, dict) else None
        return report if isinstance(report, dict) else None

    def institutions_named(self, field: str) -> list[str]:
        """Ids of the owners or partners."""
        named = self.measure.get(field, [])
        return [one for one in named if isinstance(one, str)] if isinstance(named, list) else []

    def submission(self, report: dict[str, Value], place: Callable[[DataPath], Place]) -> Submission:
        """The report, to be taken only where still stands what stood there when it was begun."""
        return Submission(self.plan, self.code, self.year, report, fingerprint(self.stood), place)


def begin(root: Path, plan: str, code: str, year: str, path: str) -> Begun | None:
    """A report of a measure whose file is `path`; None where the file is too broken to take one."""
    found = read_measure(root / path)
    if found is None:
        return None
    listed = load(root).institutions
    return Begun(plan, code, year, found, {one.id: one for one in listed.record.institutions} if listed else {})
