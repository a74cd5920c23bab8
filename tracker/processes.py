"""Work shared out to several processes, where there is enough of it and the system can fork."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
MOST = 4
"""Processes; each needs memory of its own."""
_job: list[Any] = []
"""In a process of the pool: what is to be done, and to what; neither need be copied, because a fork knows what its parent knew."""


def shared_out(work: Callable[[Task], Result], tasks: Sequence[Task], *, many: int) -> list[Result]:
    """`work` of each task, in their order; by several processes from `many` tasks on.

    What comes back is copied between processes, so it must be something that can be pickled.  An exception is raised here.
    """
    count = min(MOST, os.cpu_count() or 1)
    if len(tasks) < many or count == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(task) for task in tasks]
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(count, mp_context=context, initializer=_job.extend, initargs=([work, tasks],)) as pool:
        # Few large parts cost less to hand over, several to a process keep all of them busy to the end.
        return list(pool.map(_done, range(len(tasks)), chunksize=max(1, len(tasks) // (count * 4))))


def _done(number: int) -> Any:
    work, tasks = _job
    return work(tasks[number])
