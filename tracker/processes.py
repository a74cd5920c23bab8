"""Work shared out to several processes, where there is enough of it and the system can fork."""

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")
MOST = 4
"""Processes, this one among them; each needs memory of its own."""
PARTS = 12
"""Into how many parts the work of a process is cut: few cost less to hand over, many keep all of them busy to the end."""
_job: list[Any] = []
"""In a process of the pool: what is to be done, and to what; neither need be copied, because a fork knows what its parent knew."""


def shared_out(work: Callable[[Task], Result], tasks: Sequence[Task], *, many: int) -> list[Result]:
    """`work` of each task, in their order; by this process and others from `many` tasks on.

    What comes back is copied between processes, so it must be something that can be pickled.  An exception is raised here.
    """
    count = min(MOST, os.cpu_count() or 1)
    if len(tasks) < many or count == 1 or "fork" not in multiprocessing.get_all_start_methods():
        return [work(task) for task in tasks]
    size = max(1, len(tasks) // (count * PARTS))
    parts = [range(start, min(start + size, len(tasks))) for start in range(0, len(tasks), size)]
    context = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(count - 1, mp_context=context, initializer=_job.extend, initargs=([work, tasks],))
    try:
        theirs = [pool.submit(_done, part) for part in parts]
        own: list[list[Result]] = []
        # Of what nobody has begun, this process does the last part: what it does itself need not be copied.
        while theirs and theirs[-1].cancel():
            theirs.pop()
            own.append([work(tasks[number]) for number in parts[len(theirs)]])
        return [result for part in (*(one.result() for one in theirs), *reversed(own)) for result in part]
    finally:
        pool.shutdown(cancel_futures=True)


def _done(numbers: range) -> list[Any]:
    work, tasks = _job
    return [work(tasks[number]) for number in numbers]
