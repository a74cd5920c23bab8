"""Who answers for how much: measures per institution, as owner and as partner."""

from collections.abc import Mapping
from pathlib import Path

from tracker.charts.base import Cell, Chart, Linker, count_cell
from tracker.charts.plan_parts import finished, table_of
from tracker.charts.sheet import WIDTH, Link, Sheet, fit, reach, room_for
from tracker.models import Institution
from tracker.progress import PlanProgress
from tracker.wording import Wording

MOST = 20
NAMES = 330
ROW = 26


def participants(
    progress: PlanProgress, institutions: Mapping[str, Institution], w: Wording, link: Linker, cache: Path | None = None
) -> Chart | None:
    """Measures per institution as owner and partner: the twenty with most."""
    everyone = _by_number(progress, institutions, w)
    if not everyone:
        return None
    shown = everyone[:MOST]
    sheet = Sheet(f"participants-{progress.data.plan.id}", w("chart_participants_title"), _words(shown, len(everyone), progress, w))
    left = room_for((w.short(entry) for entry, _, _ in shown), NAMES)
    unit = min(30.0, (WIDTH - left - 40) / max(owned + partnered for _, owned, partnered in shown))
    rows: list[tuple[Cell, ...]] = []
    for number, (entry, owned, partnered) in enumerate(shown):
        y, name = ROW * number, w.short(entry)
        both = _counts_in_words(owned, partnered, w)
        there = Link(link(f"institutions/{entry.id}/"), f"{name}: {both}")
        sheet.text(0, y + 17, fit(name, left - 8), link=there)
        _bars(sheet, (left, y), unit, (owned, partnered), there, w)
        rows.append((Cell(name, there.href), count_cell(w, owned), count_cell(w, partnered), count_cell(w, owned + partnered)))
    entries = (("b-owner", None, w("as_owner")), ("b-partner", None, w("as_partner")))
    sheet.height = sheet.legend(ROW * len(shown) + 12, entries)
    return finished(sheet, table_of(sheet, (w("institution"), w("as_owner"), w("as_partner"), w("total")), rows, w), cache)


def _by_number(progress: PlanProgress, institutions: Mapping[str, Institution], w: Wording) -> list[tuple[Institution, int, int]]:
    """(institution, measures owned, measures partnered), most first."""
    counts = [(institutions[name], len(owned), len(partnered)) for name, (owned, partnered) in progress.by_participant.items()]
    return sorted(counts, key=lambda one: (-one[1] - one[2], -one[1], w.sort_key(w.short(one[0]))))


def _bars(sheet: Sheet, at: tuple[float, float], unit: float, numbers: tuple[int, int], there: Link, w: Wording) -> None:
    """Both bars with their numbers; a bar too short for its number has none, the sum stands behind."""
    x, y = at
    for number, ink, letters in zip(numbers, ("b-owner", "b-partner"), ("t-light", "t-ink"), strict=True):
        wide, words = unit * number, w.number(number)
        if not number:
            continue
        sheet.box(x, y + 4, wide, ROW - 8, ink, there)
        if wide > reach(words) + 8:
            if ink == "b-partner":
                sheet.box(x + wide / 2 - reach(words) / 2 - 3, y + 6, reach(words) + 6, ROW - 12, "plate", there)
            sheet.text(x + wide / 2, y + 17, words, anchor="middle", ink=letters, bold=True)
        x += wide
    sheet.text(x + 7, y + 17, w.number(sum(numbers)))


def _counts_in_words(owned: int, partnered: int, w: Wording) -> str:
    return w("chart_participant", owned=w.number(owned), partnered=w.number(partnered))


def _words(shown: list[tuple[Institution, int, int]], number: int, progress: PlanProgress, w: Wording) -> str:
    entry, owned, partnered = shown[0]
    of = w("of_n_measures", n=len(progress.measures))
    most = w("chart_participants_words", name=w.short(entry), x=w.number(owned + partnered), of_measures=of)
    parts = _counts_in_words(owned, partnered, w)
    shown_of = "" if number <= MOST else " " + w("chart_participants_shown", x=w.number(MOST), n=w.number(number))
    return f"{w('n_institutions', n=number)}.{shown_of} {most} ({parts})."
