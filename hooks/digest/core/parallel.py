"""Work spread over the machine's cores: a child process each, forked, so that what is in memory need not be sent."""

from __future__ import annotations

import contextlib
import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.connection import Connection
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

FEWEST = 64
"""So many pieces of work are worth a process: one is started, and ended, in some 20 ms."""

PIECES = 24
"""Shares that each core takes: many enough that no core waits long for another at the end."""

SELDOM = (100_000, 50, 50)
"""When a child looks for garbage: a hundred times less often than usual, for nearly all that it makes is no cycle."""

_todo: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""What the children do, and with what: they inherit it, so that neither is pickled."""


def spread(
    work: Callable[[Item], Result], items: Sequence[Item], *, fewest: int = FEWEST, together: int = 0
) -> Iterator[Result]:
    """Yield `work(item)` for each of `items`, in their order, from as many processes as the machine has cores.

    `together` pieces of work are handed to a process at a time. Results are pickled; what `work` changes in memory is
    lost with its process. Few items, one core, a child itself, or a system other than Linux (elsewhere a fork is not
    safe), and all is done here. Raises what `work` raises, and BrokenProcessPool where a child was killed.
    """
    global _todo
    cores = available_cores()
    if len(items) < fewest or cores < 2 or sys.platform != "linux" or multiprocessing.current_process().daemon:
        yield from map(work, items)
        return
    _todo = (work, items)
    gc.freeze()  # what is shared stays shared: the collector would write into every object's head
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(cores, mp_context=fork, initializer=_begin, initargs=(os.getpid(),)) as pool:
            yield from pool.map(_do, range(len(items)), chunksize=together or max(1, len(items) // (cores * PIECES)))
    finally:
        _todo = None
        gc.unfreeze()


class Ahead(Generic[Result]):
    """A piece of work that is begun in a process of its own while this one does something else.

    It is done when its result is asked for where there is one core, where a fork is not safe, and where the process
    has failed or was killed: so it may be done twice, and what it raises is raised by `result`.
    """

    def __init__(self, work: Callable[[], Result]) -> None:
        self.work = work
        self.end: Connection | None = None
        if sys.platform == "linux" and available_cores() > 1:
            fork = multiprocessing.get_context("fork")
            self.end, other = fork.Pipe(duplex=False)
            fork.Process(target=_send, args=(os.getpid(), work, other), daemon=True).start()
            other.close()

    def result(self) -> Result:
        """Return what the work came to. Raises what it raises."""
        if self.end:
            with contextlib.suppress(EOFError, OSError), self.end:
                found: Result = self.end.recv()
                return found
        return self.work()


def _begin(parent: int) -> None:
    """Begin as a child: look for garbage seldom, and end with the parent, for it may be killed and another build begun
    that writes to the same place (`prctl(2)`, PR_SET_PDEATHSIG).
    """
    gc.set_threshold(*SELDOM)
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:  # which ended before it could be asked for
        os._exit(1)


def _send(parent: int, work: Callable[[], Any], end: Connection) -> None:
    """Do the work and send its result; of what fails nothing is said, for it is done again where it can be told."""
    _begin(parent)
    with contextlib.suppress(Exception):
        end.send(work())


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _do(number: int) -> Any:
    assert _todo
    work, items = _todo
    return work(items[number])
