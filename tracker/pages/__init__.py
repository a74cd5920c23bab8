"""Dataset, statistics and words -> pages, as `{path: page}`.  Knows nothing of the site engine."""

from collections.abc import Iterator
from pathlib import Path

from tracker.history import UNREAD, History, Teller
from tracker.pages.history import BRIEF, Changes, HistoryPages
from tracker.pages.plan import PlanPages
from tracker.pages.render import CHANGES, Crumb, Page, Renderer, relative
from tracker.pages.shared import SharedPages
from tracker.progress import SiteProgress
from tracker.wording import Wording

__all__ = ["Crumb", "Page", "all_pages", "relative"]


def all_pages(
    site: SiteProgress, w: Wording, cache: Path | None = None, history: History = UNREAD, *, has_feeds: bool = False
) -> Iterator[Page]:
    """Every page of the site in one language, the front page first.

    `cache` is a folder for drawn charts; without one they are drawn anew.  `has_feeds`: feeds of changes are made as well.
    """
    renderer = Renderer(site, w, has_feeds=has_feeds)
    changes = Changes(renderer, Teller(site, history, w))
    renderer.tell(past=changes, all_changes=CHANGES, brief=BRIEF)
    plans = [PlanPages(renderer, plan, cache) for plan in site.plans]
    yield plans[0].overview("")
    for plan in plans:
        yield from plan.all()
    yield from SharedPages(renderer, [(plan.progress, plan.charts) for plan in plans]).all()
    yield from HistoryPages(renderer, changes).all()
