"""The shape of every data file: closed, frozen and described.

The JSON Schemas and the handbook are generated from these models.
"""

from tracker.models.base import Moment, Period, Record, Source, Text
from tracker.models.contents import contents
from tracker.models.institution import Contact, Institution, Institutions, Kind, NameBasis
from tracker.models.measure import Amendment, Measure, Money, Output, State, Superseded, YearStatus
from tracker.models.plan import Context, Discrepancies, Discrepancy, Objective, Plan, Row, Service, Services
from tracker.models.submission import Submission, Submissions

FILES: dict[str, type[Record]] = {
    "plan": Plan,
    "objective": Objective,
    "measure": Measure,
    "institutions": Institutions,
    "context": Context,
    "services": Services,
    "discrepancies": Discrepancies,
    "submission": Submissions,
}
"""Kind of data file -> its model; also the names of the JSON Schemas."""

__all__ = [
    "contents",
    "FILES",
    "Amendment",
    "Contact",
    "Context",
    "Discrepancies",
    "Discrepancy",
    "Institution",
    "Institutions",
    "Kind",
    "Measure",
    "Moment",
    "Money",
    "NameBasis",
    "Objective",
    "Output",
    "Period",
    "Plan",
    "Record",
    "Row",
    "Service",
    "Services",
    "Source",
    "State",
    "Submission",
    "Submissions",
    "Superseded",
    "Text",
    "YearStatus",
]
