"""What others take along: one module per published format, each a function of the statistics and the words."""

from tracker.exports.calendar import calendars
from tracker.exports.feeds import feeds

__all__ = ["calendars", "feeds"]
