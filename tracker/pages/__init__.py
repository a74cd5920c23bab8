"""Dataset, statistics and words -> pages, as `{path: page}`.  Knows nothing of the site engine."""

from collections.abc import Iterator
from pathlib import Path

from tracker.pages.plan import PlanPages
from tracker.pages.render import Crumb, Page, Renderer, relative
from tracker.pages.shared import SharedPages
from tracker.progress import SiteProgress
from tracker.wording import Wording

__all__ = ["Crumb", "Page", "all_pages", "relative"]


def all_pages(site: SiteProgress, w: Wording, cache: Path | None = None) -> Iterator[Page]:
    """Every page of the site in one language, the front page first.

    `cache` is a folder for drawn charts; without one they are drawn anew.
    """
    renderer = Renderer(site, w)
    plans = [PlanPages(renderer, plan, cache) for plan in site.plans]
    yield plans[0].overview("")
    for plan in plans:
        yield from plan.all()
    yield from SharedPages(renderer, [(plan.progress, plan.charts) for plan in plans]).all()
