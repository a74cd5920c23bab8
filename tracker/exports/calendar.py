"""Deadlines as iCalendar files (RFC 5545), to open in a calendar or to subscribe to.

Written without a library: importing one takes longer than writing all the files.  The tests read them with one.
"""

import datetime
from collections.abc import Iterable, Iterator

from tracker.models import Institution
from tracker.pages.render import calendar_path, institution_path
from tracker.progress import Cell, MeasureProgress, PlanProgress, Report, SiteProgress, Term
from tracker.wording import Wording

HOW_TO_REPORT = "method/#for-institutions"
"""The page that tells institutions how to report."""
DAYS_BEFORE = 30
"""So long before a deadline a calendar reminds of it."""
LONGEST_LINE = 75
"""Bytes of a line, its break left aside (RFC 5545, 3.1)."""
OURS = "plan-tracker"

Event = tuple[datetime.date, str]
"""A day and the text that stands for it."""


def calendars(site: SiteProgress, w: Wording, root: str = "") -> dict[str, str]:
    """Path -> text of a calendar for each institution that reports, and of one for all.

    `root` is where the pages of the language stand on the web; without it no address is named.
    """
    writer = _Writer(site, w, root)
    files: dict[str, str] = {}
    together: list[Event] = []
    for name in site.reporting:
        entry = site.dataset.institutions[name]
        events = list(writer.events(entry))
        files[calendar_path(name)] = writer.calendar(w("calendar_title", name=w.short(entry)), events)
        together += events
    if together:
        files[calendar_path()] = writer.calendar(w("calendar_title_all"), together)
    return files


class _Writer:
    def __init__(self, site: SiteProgress, w: Wording, root: str) -> None:
        self.site = site
        self.w = w
        self.root = root
        self.names: dict[tuple[str, str], str] = {}
        """(plan, code) -> how a description names the measure."""
        self.silent = {report: _small(w(f"shown_{report}")) for report in (Report.MISSING, Report.AWAITED)}

    def calendar(self, title: str, events: Iterable[Event]) -> str:
        """A whole file, its events by deadline."""
        head = (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:-//{OURS}//{OURS}//{self.w.language.upper()}",
            "CALSCALE:GREGORIAN",
            f"NAME:{_escaped(title)}",
            # Older than NAME (RFC 7986) and still what most calendars look for.
            f"X-WR-CALNAME:{_escaped(title)}",
            "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        )
        days = sorted(events, key=lambda event: event[0])
        return _lines(head) + "".join(text for _, text in days) + _lines(("END:VCALENDAR",))

    def events(self, entry: Institution) -> Iterator[Event]:
        """A day for each year of each plan of which an institution is to report."""
        for plan in self.site.plans:
            for term in self.site.roles[entry.id][plan.data.plan.id].terms:
                yield term.deadline, _lines(self._event(entry, plan, term))

    def _event(self, entry: Institution, plan: PlanProgress, term: Term) -> Iterator[str]:
        name, w = plan.data.plan.id, self.w
        summary = _escaped(w("calendar_summary", n=len(term.reports), year=term.year, name=w.short(entry)))
        yield "BEGIN:VEVENT"
        # Made of nothing that can be reworded or postponed: a calendar that has the day already then changes it.
        yield f"UID:{name}-{term.year}-{entry.id}@{name}.{OURS}"
        yield f"DTSTAMP:{self.site.as_of:%Y%m%d}T000000Z"
        yield f"DTSTART;VALUE=DATE:{term.deadline:%Y%m%d}"
        yield f"SUMMARY:{summary}"
        yield f"DESCRIPTION:{_escaped(chr(10).join(self._told(plan, term)))}"
        yield "TRANSP:TRANSPARENT"
        if self.root:
            yield f"URL:{self.root}{institution_path(entry.id)}"
        if self.site.as_of <= term.deadline and term.submitted < len(term.reports):
            yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-P{DAYS_BEFORE}D", f"DESCRIPTION:{summary}", "END:VALARM")
        yield "END:VEVENT"

    def _told(self, plan: PlanProgress, term: Term) -> Iterator[str]:
        """The description, line by line."""
        w = self.w
        if self.site.dataset.fictional:
            yield w("fictional_banner")
        yield w.text(plan.data.plan.short_title)
        yield w("calendar_received", x=w.number(term.submitted), n=w.number(len(term.reports)), day=w.day(self.site.as_of))
        yield from (f"{self._name(plan, one)}: {self._came(cell)}" for one, cell in term.reports)
        yield w.text(plan.data.plan.reporting.note)
        if self.root:
            yield w("calendar_how", address=self.root + HOW_TO_REPORT)

    def _name(self, plan: PlanProgress, one: MeasureProgress) -> str:
        key = plan.data.plan.id, one.measure.code
        if key not in self.names:
            self.names[key] = f"{one.measure.code} {' '.join(self.w.text(one.measure.short_title).split())}"
        return self.names[key]

    def _came(self, cell: Cell) -> str:
        if cell.status is None:
            return self.silent[cell.report]
        return _small(self.w("report_interim" if cell.status.interim else "report_submitted"))


def _small(words: str) -> str:
    """Words as they stand behind a colon."""
    return words[:1].lower() + words[1:]


def _escaped(text: str) -> str:
    """A value of the type TEXT (RFC 5545, 3.3.11)."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _lines(lines: Iterable[str]) -> str:
    return "".join(_folded(line) + "\r\n" for line in lines)


def _folded(line: str) -> str:
    """A line broken so that no part is too long and no character is cut; the parts begin with a space."""
    raw = line.encode()
    if len(raw) <= LONGEST_LINE:
        return line
    parts, start, end = [], 0, LONGEST_LINE
    while end < len(raw):
        # Inside a character: go back to where it begins.
        while raw[end] & 0b1100_0000 == 0b1000_0000:
            end -= 1
        parts.append(raw[start:end])
        start, end = end, end + LONGEST_LINE - 1
    return b"\r\n ".join([*parts, raw[start:]]).decode()
