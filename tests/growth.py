"""How the time of work grows with what it is given, seen through whatever else the computer does."""

import gc
import time
from collections.abc import Callable

SHORT, LONG = 5_000, 80_000
"""Lengths of the two texts, in signs: what takes time as it is long takes 16 times as much, what compares all with all 256 times."""

LIMIT = 64
ROUNDS = 6


def growth(work: Callable[[str], object], piece: str) -> float:
    """How many times as long `work` takes for a text of `LONG` signs, all of them repetitions of a piece, as for one of `SHORT`.

    A disturbance only ever adds to a measurement, so of several rounds the fastest counts; there are no more of them as soon as
    the growth is below the limit.
    """
    short, long = (piece * (length // len(piece)) for length in (SHORT, LONG))
    work(short)
    quickest = {short: float("inf"), long: float("inf")}
    gc.collect()
    for _ in range(ROUNDS):
        for text in quickest:
            quickest[text] = min(quickest[text], _seconds(work, text))
        if quickest[long] < LIMIT * quickest[short]:
            break
    return quickest[long] / quickest[short]


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
