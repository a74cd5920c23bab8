"""Work shared out to several processes, where there is enough of it and the system can fork."""

import functools
import multiprocessing
import os
from collections import deque
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


def _as_it_is(result: Any) -> Any:
    return result


def shared_out(work: Callable[[Task], Result], tasks: Sequence[Task], *, many: int, then: Callable[[Result], Any] = _as_it_is) -> list[Any]:
    """`work` of each task, in their order; by this process and others from `many` tasks on.

    What comes back is copied between processes, so it must be something that can be pickled.  What `then` makes of it need not be:
    this process does that, while others are still at work.  An exception is raised here.
    """
    count = min(MOST, os.cpu_count() or 1)
    if len(tasks) < many or count == 1 or not _can_fork():
        return [then(work(task)) for task in tasks]
    size = max(1, len(tasks) // (count * PARTS))
    parts = [range(start, min(start + size, len(tasks))) for start in range(0, len(tasks), size)]
    pool = _pool(count - 1, work, tasks)
    try:
        theirs = deque(pool.submit(_done, part) for part in parts)
        first: list[Any] = []
        last: list[list[Any]] = []
        while theirs:
            # Of what nobody has begun, this process does the last part: what it does itself need not be copied.
            if not theirs[0].done() and theirs[-1].cancel():
                theirs.pop()
                last.append([then(work(tasks[number])) for number in parts[len(parts) - 1 - len(last)]])
            else:
                first += map(then, theirs.popleft().result())
        return [*first, *(result for part in reversed(last) for result in part)]
    finally:
        pool.shutdown(cancel_futures=True)


def begun(work: Callable[[Task], Result], tasks: Sequence[Task]) -> list[Callable[[], Result]]:
    """`work` of each task by another process, one after another, while this one goes on; each of what is given waits for one of them.

    What comes back must be something that can be pickled; an exception is raised where it is waited for.  Where the system cannot
    fork, a task is done when it is waited for.
    """
    if not _can_fork():
        return [functools.cache(functools.partial(work, task)) for task in tasks]
    pool = _pool(1, work, tasks)
    coming = [pool.submit(_one, number) for number in range(len(tasks))]
    pool.shutdown(wait=False)
    return [one.result for one in coming]


def _can_fork() -> bool:
    return "fork" in multiprocessing.get_all_start_methods()


def _pool(count: int, work: Callable[[Task], Result], tasks: Sequence[Task]) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("fork")
    return ProcessPoolExecutor(count, mp_context=context, initializer=_job.extend, initargs=([work, tasks],))


def _done(numbers: range) -> list[Any]:
    return [_one(number) for number in numbers]


def _one(number: int) -> Any:
    work, tasks = _job
    return work(tasks[number])
