"""What changed when, and what was known when: from the versions in git, in the plan's own words.

`log` reads all versions in one pass, `days` and `entries` say what each day added, `year_ends` what was known on a 31 December;
`telling` says it in a language.  Old texts are never told: see `values`.
"""

from tracker.history.phrases import Line
from tracker.history.reading import read_history
from tracker.history.telling import Saying, Teller
from tracker.history.values import UNREAD, Entry, Fact, History, Known, Later, Reach, Row, Subject, YearEnd

__all__ = [
    "UNREAD",
    "Entry",
    "Fact",
    "History",
    "Known",
    "Later",
    "Line",
    "Reach",
    "Row",
    "Saying",
    "Subject",
    "Teller",
    "YearEnd",
    "read_history",
]
