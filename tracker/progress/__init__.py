"""What became of a plan: the only place that counts.

Everything here is a pure function of the dataset and a date (`as_of`); charts, pages and exports
show these values and compute none of their own, so that no two places can disagree.

Four things are kept apart (see the method page): the *state* that an institution reports, whether
a *report* came, the *schedule*, and the *support* behind a report.  Silence is a value of its own:
it is never "not started", never carried forward, never left out of a denominator.
"""

from tracker.progress.measure import closed_after, deadline, is_unsupported, measure_progress
from tracker.progress.owed import Owed, OwedTotals, Owing, all_owed, totals
from tracker.progress.plan import PlanProgress, plan_progress
from tracker.progress.site import InstitutionRole, SiteProgress, institution_role, site_progress
from tracker.progress.tally import count_reports, tally_standing, tally_year
from tracker.progress.values import (
    Cell,
    Change,
    Event,
    Happening,
    MeasureProgress,
    Report,
    Reported,
    Reports,
    Schedule,
    Shown,
    Successors,
    Support,
    Tally,
    Term,
)

__all__ = [
    "Cell",
    "Change",
    "Event",
    "Happening",
    "InstitutionRole",
    "MeasureProgress",
    "Owed",
    "OwedTotals",
    "Owing",
    "PlanProgress",
    "Report",
    "Reported",
    "Reports",
    "Schedule",
    "Shown",
    "SiteProgress",
    "Successors",
    "Support",
    "Tally",
    "Term",
    "all_owed",
    "count_reports",
    "closed_after",
    "deadline",
    "institution_role",
    "is_unsupported",
    "measure_progress",
    "plan_progress",
    "site_progress",
    "tally_standing",
    "tally_year",
    "totals",
]
