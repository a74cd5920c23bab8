"""How reports get into the measures' files: by a form, a worksheet or the terminal, always through the same checks."""

from tracker.updating.begun import Begun, begin
from tracker.updating.blank import DOTS, blank_details, blank_report
from tracker.updating.fields import Field, WrongPath, fields, placed, position_written, trail
from tracker.updating.figures import doubt, read_number
from tracker.updating.merge import Change, Merge, measure_files, merge
from tracker.updating.report_file import read_report_file
from tracker.updating.spoken import Spoken, numbered
from tracker.updating.storing import ChangedMeanwhile
from tracker.updating.submission import NOTHING_SEEN, ORDER, Place, Submission, canonical, digest, fingerprint

__all__ = [
    "DOTS",
    "NOTHING_SEEN",
    "ORDER",
    "Begun",
    "Change",
    "ChangedMeanwhile",
    "Field",
    "Merge",
    "Place",
    "Spoken",
    "Submission",
    "WrongPath",
    "begin",
    "blank_details",
    "blank_report",
    "canonical",
    "digest",
    "doubt",
    "fields",
    "fingerprint",
    "measure_files",
    "merge",
    "numbered",
    "placed",
    "position_written",
    "read_number",
    "read_report_file",
    "trail",
]
