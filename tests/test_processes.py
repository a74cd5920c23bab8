"""Work that is shared out: in order, by more than one process, with its exceptions."""

import os
import time
from pathlib import Path

import pytest

from tracker import processes
from tracker.processes import begun, shared_out


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


def test_what_is_made_of_results_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)

    def work(_: int) -> int:
        time.sleep(0.005)
        return os.getpid()

    made = shared_out(work, range(100), many=2, then=lambda who: (who, os.getpid()))
    assert {here for _, here in made} == {os.getpid()}
    assert len({who for who, _ in made}) == 2


def test_what_is_begun_goes_on_elsewhere_and_is_waited_for(tmp_path: Path) -> None:
    first, second = begun(lambda name: (tmp_path / name).write_text(str(os.getpid())), ["a", "b"])
    assert second() == first() == first() > 0
    assert len(list(tmp_path.iterdir())) == 2
    assert {file.read_text() for file in tmp_path.iterdir()}.isdisjoint({str(os.getpid())})


def test_what_is_begun_may_fail(tmp_path: Path) -> None:
    (result,) = begun(lambda name: (tmp_path / name).read_text(), ["a"])
    with pytest.raises(FileNotFoundError, match="a"):
        result()


def test_where_nothing_can_be_begun_elsewhere_it_is_done_when_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    (result,) = begun(lambda name: (tmp_path / name).write_text(str(os.getpid())), ["a"])
    assert not (tmp_path / "a").exists()
    assert result() > 0
    assert (tmp_path / "a").read_text() == str(os.getpid())
    (tmp_path / "a").unlink()
    assert result() > 0
    assert not (tmp_path / "a").exists(), "it is done once"
    assert set(shared_out(lambda _: os.getpid(), range(99), many=2)) == {os.getpid()}
