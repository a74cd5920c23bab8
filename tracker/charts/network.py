"""The network: which institutions share measures."""

import math
from collections.abc import Iterable, Mapping
from pathlib import Path

from tracker.charts.base import Cell, Chart, Linker, count_cell
from tracker.charts.plan_parts import finished, table_of
from tracker.charts.sheet import WIDTH, Link, Sheet, fit, reach, room_for
from tracker.models import Institution
from tracker.progress import PlanProgress
from tracker.wording import Wording

MOST = 46
"""With more institutions than this the names would run into each other, and nobody could follow the lines."""
NAMES = 218
"""Most room for the names at each side."""
ROW, CLOSE_ROW = 28, 23
DOT, CORNERS, BESIDE = 5.5, 12, 11
FEW_ROWS = 14
ENDS = 0.6
"""Width of the oval at its ends, of that in its middle."""
DEEPEST = 150
SWEEPS = 8
STEPS = ((4, "l-tie-strong"), (2, "l-tie-middle"), (1, "l-tie"))
"""Shared measures, at least -> the line."""
Place = tuple[float, float]
Ties = Mapping[str, Mapping[str, int]]


def network(
    progress: PlanProgress, institutions: Mapping[str, Institution], w: Wording, link: Linker, cache: Path | None = None
) -> Chart | None:
    """Institutions in two columns, a line between two that share measures; of many those that work with most others.

    Entries that stand for every institution are left out: their lines would say nothing.
    """
    every, ties = _ties(progress, institutions, w)
    if not ties:
        return None
    short = {name: w.short(institutions[name]) for name in ties}
    words = _words(progress, institutions, every, ties, w)
    sheet = Sheet(f"network-{progress.data.plan.id}", w("chart_network_title"), words)
    places = _places(ties, short)
    _lines(sheet, ties, places)
    for name, place in places.items():
        said = w("chart_network_node", name=short[name], n=len(ties[name]))
        owner = bool(progress.by_participant[name][0])
        _node(sheet, place, short[name], owner, Link(link(f"institutions/{name}/"), said))
    sheet.height = _legend(sheet, max(y for _, y in places.values()) + ROW, w)
    rows = [_row(name, ties[name], short, progress, w, link) for name in ties]
    head = (w("institution"), w("as_owner"), w("as_partner"), w("chart_network_count"), w("chart_network_whom"))
    return finished(sheet, table_of(sheet, head, rows, w), cache)


def _ties(progress: PlanProgress, institutions: Mapping[str, Institution], w: Wording) -> tuple[Ties, Ties]:
    """All institutions with whom each works, those with most first; and what is left of them in the picture."""
    known = {
        name: {other: number for other, number in others.items() if not institutions[other].everyone}
        for name, others in progress.shared.items()
        if not institutions[name].everyone
    }
    order = sorted(
        (name for name in known if known[name]),
        key=lambda name: (-len(known[name]), -sum(known[name].values()), w.sort_key(w.short(institutions[name]))),
    )
    every = {name: known[name] for name in order}
    shown = set(order[:MOST])
    return every, {name: {other: known[name][other] for other in order if other in known[name] and other in shown} for name in order[:MOST]}


def _places(ties: Ties, names: Mapping[str, str]) -> dict[str, Place]:
    """Where each institution stands: in two columns bent to an oval, whose rows hold one name each."""
    sides = _ordered(_sides(ties), ties)
    rows = max(map(len, sides))
    row = ROW if rows <= FEW_ROWS else CLOSE_ROW
    places: dict[str, Place] = {}
    for column, turn in zip(sides, (-1, 1), strict=True):
        outer = WIDTH / 2 - room_for((names[name] for name in column), NAMES) - BESIDE
        for number, name in enumerate(column):
            down = number + (rows - len(column)) / 2 + 0.5
            # A circle with its ends pulled apart: the names at the top must not meet in the middle.
            bulge = ENDS + (1 - ENDS) * math.sqrt(1 - (2 * down / rows - 1) ** 2)
            places[name] = (WIDTH / 2 + turn * outer * bulge, row * (down + 0.3))
    return places


def _sides(ties: Ties) -> tuple[list[str], list[str]]:
    """Two halves, with as much as possible of what is shared between them: such lines are the easiest to follow."""
    sides: tuple[list[str], list[str]] = ([], [])
    half = math.ceil(len(ties) / 2)
    for name in ties:
        left, right = (sum(ties[name].get(other, 0) for other in side) for side in sides)
        second = len(sides[0]) == half or (len(sides[1]) < half and (right, len(sides[1])) < (left, len(sides[0])))
        sides[second].append(name)
    return sides


def _ordered(sides: tuple[list[str], list[str]], ties: Ties) -> tuple[list[str], list[str]]:
    """Each half in the order of where the others stand with whom it shares: few lines cross then."""
    left, right = sides
    for _ in range(SWEEPS):
        right = _facing(right, left, ties)
        left = _facing(left, right, ties)
    return left, right


def _facing(side: list[str], other: list[str], ties: Ties) -> list[str]:
    heights = {name: (number + 0.5) / len(other) for number, name in enumerate(other)}

    def height(name: str) -> float:
        shared = {one: number for one, number in ties[name].items() if one in heights}
        return sum(heights[one] * number for one, number in shared.items()) / sum(shared.values()) if shared else 0.5

    return sorted(side, key=height)


def _lines(sheet: Sheet, ties: Ties, places: Mapping[str, Place]) -> None:
    """The lines, the strong ones over the weak; between two of one column they bend towards the middle."""
    pairs = [(number, name, other) for name, others in ties.items() for other, number in others.items() if name < other]
    for number, name, other in sorted(pairs):
        start, end = places[name], places[other]
        x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
        if (start[0] < WIDTH / 2) == (end[0] < WIDTH / 2):
            deep = min(DEEPEST, 24 + abs(start[1] - end[1]) * 0.6)
            x += deep if x < WIDTH / 2 else -deep
        sheet.curve(start, (x, y), end, _line_of(number))


def _line_of(number: int) -> str:
    return next(ink for least, ink in STEPS if number >= least)


def _node(sheet: Sheet, place: Place, name: str, owner: bool, there: Link) -> None:
    """A dot, full for who answers for a measure, and the name outside."""
    x, y = place
    right = x >= WIDTH / 2
    _dot(sheet, place, owner, there)
    room = WIDTH - x if right else x
    sheet.text(x + (BESIDE if right else -BESIDE), y + 4, fit(name, room - BESIDE), anchor="start" if right else "end", link=there)


def _dot(sheet: Sheet, middle: Place, owner: bool, there: Link | None = None) -> None:
    turns = [math.tau * part / CORNERS for part in range(CORNERS)]
    corners = tuple((middle[0] + DOT * math.cos(turn), middle[1] + DOT * math.sin(turn)) for turn in turns)
    sheet.shape(corners, "b-node" if owner else "b-hollow", there)


def _legend(sheet: Sheet, y: float, w: Wording) -> float:
    """What dots and lines mean; returns the y below."""
    x = DOT + 1
    for owner, words in ((True, w("chart_network_owner")), (False, w("chart_network_partner"))):
        _dot(sheet, (x, y), owner)
        sheet.text(x + BESIDE, y + 4, words)
        x += BESIDE + reach(words) + 24
    x, y = 0.0, y + 24
    sheet.text(x, y + 4, w("chart_network_lines"))
    x += reach(w("chart_network_lines")) + 4
    for number, (least, ink) in enumerate(reversed(STEPS)):
        words = _span(least, STEPS[-number - 2][0] - 1, w) if number + 1 < len(STEPS) else w("chart_network_more", x=w.number(least))
        sheet.curve((x, y), (x + 14, y), (x + 28, y), ink)
        sheet.text(x + 34, y + 4, words)
        x += 34 + reach(words) + 20
    return y + 16


def _span(first: int, last: int, w: Wording) -> str:
    return w.number(first) if first == last else f"{w.number(first)}–{w.number(last)}"


def _row(
    name: str, others: Mapping[str, int], short: Mapping[str, str], progress: PlanProgress, w: Wording, link: Linker
) -> tuple[Cell, ...]:
    owned, partnered = progress.by_participant[name]
    whom = sorted(others, key=lambda other: (-others[other], w.sort_key(short[other])))
    listed = "; ".join(f"{short[other]} ({w.number(others[other])})" for other in whom)
    numbers = (count_cell(w, len(owned)), count_cell(w, len(partnered)), count_cell(w, len(others)))
    return Cell(short[name], link(f"institutions/{name}/")), *numbers, Cell(listed)


def _words(progress: PlanProgress, institutions: Mapping[str, Institution], every: Ties, ties: Ties, w: Wording) -> str:
    """The picture in words: how many, who with most, which two most, and what is not in it."""

    def named(names: Iterable[str]) -> str:
        return ", ".join(w.short(institutions[name]) for name in names)

    first = next(iter(ties))
    number, one, other = _closest(every)
    everyone = [name for name in progress.participants if institutions[name].everyone]
    alone = [name for name in progress.participants if name not in every and name not in everyone]
    others = len(progress.participants) - len(everyone) - 1
    measures = w("of_n_measures", n=len(progress.measures))
    parts = [
        w("chart_network_words"),
        w("chart_network_most", name=named([first]), x=w.number(len(every[first])), n=others),
        w("chart_network_pair", one=named([one]), other=named([other]), x=w.number(number), of_measures=measures),
        w("chart_network_everyone", names=named(everyone)) if everyone else "",
        w("chart_network_alone", names=named(alone)) if alone else "",
        w("chart_network_shown", x=w.number(len(ties)), n=w.number(len(every))) if len(every) > len(ties) else "",
    ]
    return " ".join(part for part in parts if part)


def _closest(ties: Ties) -> tuple[int, str, str]:
    """The two with most measures in common, the first named of several."""
    pairs = ((number, name, other) for name, others in ties.items() for other, number in others.items())
    return max(pairs, key=lambda pair: pair[0])
