"""What changed, as Atom feeds (RFC 4287): of everything, of each plan, objective and institution.

Written without a library: the format is small, and each entry is written once for all the feeds that it stands in.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from tracker.history import History, Saying, Teller
from tracker.pages.history import NEWEST, Changes
from tracker.pages.render import CHANGES, Renderer, feed_path, institution_path, objective_path, plan_path
from tracker.progress import PlanProgress, SiteProgress
from tracker.wording import Wording


def feeds(site: SiteProgress, history: History, w: Wording, root: str) -> dict[str, str]:
    """Path -> text of each feed.  `root` is where the pages of the language stand on the web: feeds need absolute addresses."""
    teller = Teller(site, history, w)
    writer = _Writer(site, Changes(Renderer(site, w), teller), w, root)
    found = {CHANGES: writer.feed(CHANGES, w("history_all"), teller.sayings, site.plans[0])}
    for plan in site.plans:
        for path, title, sayings in _of_plan(plan, teller, w):
            found[path] = writer.feed(path, title, sayings, plan)
    for entry in site.dataset.institutions.values():
        path = institution_path(entry.id)
        found[path] = writer.feed(path, w.short(entry), teller.by_institution.get(entry.id, ()), site.plans[0])
    return {feed_path(path): text for path, text in found.items()}


def _of_plan(plan: PlanProgress, teller: Teller, w: Wording) -> Iterator[tuple[str, str, tuple[Saying, ...]]]:
    """(page, title, entries) of the feed of a plan and of those of its objectives."""
    name = plan.data.plan.id
    yield plan_path(plan), w.text(plan.data.plan.short_title), teller.by_plan.get(name, ())
    for objective in plan.data.objectives:
        title = f"{objective.code}. {w.text(objective.short_title)}"
        yield objective_path(plan, objective.code), title, teller.by_objective.get((name, objective.code), ())


class _Writer:
    def __init__(self, site: SiteProgress, changes: Changes, w: Wording, root: str) -> None:
        self.site = site
        self.changes = changes
        self.w = w
        self.root = root
        self.host = urlsplit(root).hostname or ""
        self.written: dict[int, str] = {}

    def feed(self, page: str, title: str, sayings: Iterable[Saying], plan: PlanProgress) -> str:
        """A whole feed: the newest entries, by the coordinator of a plan."""
        newest = tuple(sayings)[:NEWEST]
        address, w = self.root + feed_path(page), self.w
        lines = (
            '<?xml version="1.0" encoding="utf-8"?>',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{w.language}">',
            f"<id>{escape(self._id(plan.data.plan.period.start.year, feed_path(page)))}</id>",
            f"<title>{escape(w('history_feed_of', name=title))}</title>",
            *((f"<subtitle>{escape(w('fictional_banner'))}</subtitle>",) if self.site.dataset.fictional else ()),
            f"<updated>{_moment(max((one.entry.at for one in newest), default=None) or self._today())}</updated>",
            f"<author><name>{escape(self._author(plan))}</name></author>",
            f'<link rel="self" type="application/atom+xml" href={quoteattr(address)}/>',
            f'<link rel="alternate" type="text/html" hreflang="{w.language}" href={quoteattr(self.root + page)}/>',
            *map(self._entry, newest),
            "</feed>",
        )
        return "\n".join(lines) + "\n"

    def _entry(self, saying: Saying) -> str:
        """An entry, written once."""
        if id(saying) not in self.written:
            self.written[id(saying)] = "\n".join(self._lines(saying))
        return self.written[id(saying)]

    def _lines(self, saying: Saying) -> Iterator[str]:
        entry, w = saying.entry, self.w
        yield "<entry>"
        yield f"<id>{escape(self._id(entry.on, entry.key))}</id>"
        yield f"<title>{escape(self._title(saying))}</title>"
        yield f"<updated>{_moment(entry.at)}</updated>"
        yield f'<link rel="alternate" type="text/html" hreflang="{w.language}" href={quoteattr(self.root + self.changes.place(saying))}/>'
        yield f"<summary>{escape(chr(10).join(self._said(saying)))}</summary>"
        yield "</entry>"

    def _id(self, day: datetime.date | int, name: str) -> str:
        """A tag (RFC 4151) of the site's host, a day and a name.

        Not of commits: they are made anew when something must be taken out of the history, and readers would get everything again.
        """
        return f"tag:{self.host},{day}:{name}/{self.w.language}"

    def _title(self, saying: Saying) -> str:
        name = " ".join(part for part in (saying.code, self.w.text(saying.name)) if part)
        return f"{name}, {saying.entry.year}" if saying.entry.year else name

    def _said(self, saying: Saying) -> Iterator[str]:
        w = self.w
        yield from (w(key) for key, holds in self._marks(saying).items() if holds)
        if saying.brief:
            yield saying.brief[:1].upper() + saying.brief[1:]
        yield from (line.plain(w) for line in saying.lines)

    def _marks(self, saying: Saying) -> Mapping[str, bool]:
        return {"history_mark_correction": saying.entry.is_correction, "history_mark_step_back": saying.entry.is_step_back}

    def _author(self, plan: PlanProgress) -> str:
        name = plan.data.plan.coordinator or plan.data.plan.publisher
        return self.w.name(self.site.dataset.institutions[name])

    def _today(self) -> datetime.datetime:
        return datetime.datetime.combine(self.site.as_of, datetime.time(), datetime.UTC)


def _moment(at: datetime.datetime) -> str:
    return at.isoformat(timespec="seconds")
