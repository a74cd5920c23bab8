"""The picture that other sites show beside a link to this one: what is known of a plan, year by year.

It says nothing of what the plan is about: whoever shares a page, or sees the link in passing, should not have to fear that.
"""

from pathlib import Path

from tracker.charts.base import kept
from tracker.charts.files import Picture, picture_path
from tracker.charts.plan_parts import STATED, dated, used_in
from tracker.charts.raster import png_of_sheet
from tracker.charts.sheet import SMALL, Sheet, state_legend
from tracker.charts.standing import stacked
from tracker.progress import PlanProgress
from tracker.wording import Wording

NAME = "share"
SIZE = (1200, 630)
"""What the sites that show such pictures ask for, in dots."""
SCALE = 2
EDGE = 30
WIDTH, HEIGHT = SIZE[0] / SCALE - 2 * EDGE, SIZE[1] / SCALE
TALL, FOOT = 100, 192
"""Height of the highest column, and where all stand."""


def share_path(plan: str) -> str:
    """Address of the picture, in the tree of its language."""
    return f"{picture_path(plan, NAME)}.png"


def share_picture(progress: PlanProgress, note: str, w: Wording, cache: Path | None = None) -> Picture:
    """1200 by 630 dots; `note` is said beside the date."""
    sheet = share_sheet(progress, note, w)
    return Picture(share_path(progress.data.plan.id), lambda: kept(cache, repr(sheet), lambda: png_of_sheet(sheet, (EDGE, 0), SIZE, SCALE)))


def share_sheet(progress: PlanProgress, note: str, w: Wording) -> Sheet:
    """What stands on the picture."""
    sheet = Sheet(NAME, w("site_name"), "", WIDTH, HEIGHT)
    sheet.text(0, 46, w("site_name"), size=24, bold=True)
    sheet.text(0, 70, f"{w('n_measures', n=len(progress.measures))}, {w.period(progress.data.plan.period)}", size=15, ink="t-soft")
    _columns(sheet, progress, w)
    sheet.legend(FOOT + 30, state_legend(w, used_in(progress.by_year.values())))
    sheet.text(0, HEIGHT - 12, f"{dated(progress, w)} {note}".rstrip(), size=SMALL, ink="t-soft")
    return sheet


def _columns(sheet: Sheet, progress: PlanProgress, w: Wording) -> None:
    tallies = {year: tally for year, tally in progress.by_year.items() if any(tally[shown] for shown in STATED)}
    unit = TALL / max((sum(tally[shown] for shown in STATED) for tally in tallies.values()), default=1)
    for column, (year, tally) in enumerate(tallies.items()):
        step = WIDTH / len(tallies)
        middle = step * (column + 0.5)
        stacked(sheet, (middle, FOOT), (min(76, step - 6), unit), tally, w)
        sheet.text(middle, FOOT + 16, f"{year} ({w('chart_of_n', n=w.number(tally.total))})", anchor="middle", bold=True)
    sheet.rule((0, FOOT), (WIDTH, FOOT))
