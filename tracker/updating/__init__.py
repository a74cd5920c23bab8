"""How reports get into the measures' files: by a form, a worksheet or the terminal, always through the same checks."""

from tracker.updating.blank import DOTS, blank_details, blank_report
from tracker.updating.merge import Change, Merge, merge
from tracker.updating.report_file import read_report_file
from tracker.updating.storing import ChangedMeanwhile
from tracker.updating.submission import NOTHING_SEEN, ORDER, Place, Submission, canonical, fingerprint

__all__ = [
    "DOTS",
    "NOTHING_SEEN",
    "ORDER",
    "Change",
    "ChangedMeanwhile",
    "Merge",
    "Place",
    "Submission",
    "blank_details",
    "blank_report",
    "canonical",
    "fingerprint",
    "merge",
    "read_report_file",
]
