"""Work that is shared out: in order, by more than one process, with its exceptions."""

import os
import time

import pytest

from tracker import processes
from tracker.processes import shared_out


@pytest.mark.parametrize("number", [0, 1, 2, 7, 100, 1001])
def test_what_comes_back_is_in_order(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    assert shared_out(lambda task: task * 2, range(number), many=2) == [task * 2 for task in range(number)]


def test_several_processes_work_and_this_one_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def work(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    who = shared_out(work, range(60), many=2)
    assert len(set(who)) == 2
    assert os.getpid() in who


def test_little_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert set(shared_out(lambda _: os.getpid(), range(9), many=10)) == {os.getpid()}
    monkeypatch.setattr(processes, "MOST", 1)
    assert set(shared_out(lambda _: os.getpid(), range(99), many=10)) == {os.getpid()}


@pytest.mark.parametrize("place", [0, 50, 99])
def test_an_exception_is_raised_here(place: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether it comes from this process or from another."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def work(task: int) -> int:
        if task == place:
            raise ValueError(f"task {task}")
        return task

    with pytest.raises(ValueError, match=f"task {place}$"):
        shared_out(work, range(100), many=2)
