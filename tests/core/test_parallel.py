"""Work on all cores."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from digest.core.parallel import ChunkedWork, parallel_map

with contextlib.suppress(ImportError):  # not on Windows
    import fcntl

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere all is done in this process")

FORK = multiprocessing.get_context("fork")
TIMEOUT = 60


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a machine have two cores."""
    monkeypatch.setattr("digest.core.parallel.available_cores", lambda: 2)


@pytest.mark.parametrize("chunk_size", [0, 1, 7, 1000])
def test_each_item_is_worked_on_once_and_the_results_keep_their_order(chunk_size: int) -> None:
    runs = FORK.Array("i", 300)

    def work(number: int) -> int:
        with runs.get_lock():
            runs[number] += 1
        return number * number

    assert list(parallel_map(work, range(300), chunk_size=chunk_size)) == [number**2 for number in range(300)]
    assert list(runs) == [1] * 300


def test_this_process_works_beside_its_child() -> None:
    both = FORK.Barrier(2)

    def work(_: int) -> int:
        both.wait(TIMEOUT)  # passes only where two processes work at the same time
        return os.getpid()

    processes = list(parallel_map(work, range(2), min_items=2, chunk_size=1))
    assert len(set(processes)) == 2 and os.getpid() in processes


@pytest.mark.parametrize("fails", [0, 1, 299])
def test_an_error_is_raised_and_the_next_work_is_done(fails: int) -> None:
    def work(number: int) -> int:
        if number == fails:
            raise ValueError(f"item {number} fails")
        return number

    with pytest.raises(ValueError, match=f"item {fails} fails"):
        list(parallel_map(work, range(300)))
    assert list(parallel_map(str, range(300))) == [*map(str, range(300))]


def test_a_child_that_is_killed_is_an_error() -> None:
    here, both = os.getpid(), FORK.Barrier(2)

    def work(_: int) -> None:
        both.wait(TIMEOUT)
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)

    with pytest.raises(BrokenProcessPool):
        list(parallel_map(work, range(2), min_items=2, chunk_size=1))


def test_a_process_that_is_killed_while_it_asks_for_a_chunk_keeps_nobody_waiting(tmp_path: Path) -> None:
    with (tmp_path / "begun").open("w+b") as begun:
        kill_while_asking(ChunkedWork(str, range(2), 1, begun))


def kill_while_asking(work: ChunkedWork[int, str]) -> None:
    """Kill a process that asks `work` for a chunk while another waits to ask, and this one asks behind them."""
    asked, pause = FORK.Event(), FORK.Event()

    def ask_and_stay() -> None:
        fcntl.lockf(work.begun, fcntl.LOCK_EX)
        asked.set()
        pause.wait(TIMEOUT)

    child = FORK.Process(target=ask_and_stay)
    child.start()
    assert asked.wait(TIMEOUT)
    waiting = FORK.Process(target=lambda: sys.exit(0 if work.begin(0) else 3))
    waiting.start()
    waiting.join(0.2)
    assert waiting.is_alive(), "a chunk is given to one process at a time"
    child.kill()
    child.join(TIMEOUT)
    waiting.join(TIMEOUT)
    assert waiting.exitcode == 0 and [work.begin(0), work.begin(1), work.begin(1)] == [False, True, False]
