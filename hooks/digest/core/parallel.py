"""Work on all cores: forked child processes, so that what is in memory need not be sent to them."""

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

MIN_ITEMS = 64
"""Fewer items are worked on here: to start and end a process takes some 20 ms."""

CHUNKS_PER_CORE = 24
"""Chunks that each core takes: so many that no core waits long for another at the end."""

RARE_COLLECTION = (100_000, 50, 50)
"""Thresholds of the garbage collector in a child: nearly nothing that it makes is a cycle."""

_work: tuple[Callable[[Any], Any], Sequence[Any]] | None = None
"""The function and the items of the running `parallel_map`: children inherit them, so that neither is pickled."""


def parallel_map(
    function: Callable[[Item], Result], items: Sequence[Item], *, min_items: int = MIN_ITEMS, chunk_size: int = 0
) -> Iterator[Result]:
    """Yield `function(item)` for each of `items`, in their order, from as many processes as the machine has cores.

    A process takes `chunk_size` items at a time. Results are pickled; what `function` changes in memory is lost with
    its process. With few items, one core, in a child itself, or on a system other than Linux (elsewhere a fork is not
    safe), all is done here. Raises what `function` raises, and BrokenProcessPool where a child was killed.
    """
    global _work
    cores = available_cores()
    if len(items) < min_items or cores < 2 or sys.platform != "linux" or multiprocessing.current_process().daemon:
        yield from map(function, items)
        return
    _work = (function, items)
    gc.freeze()  # the collector would write into every object's head, and so copy the pages that are shared
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(cores, mp_context=fork, initializer=_start_child, initargs=(os.getpid(),)) as pool:
            size = chunk_size or max(1, len(items) // (cores * CHUNKS_PER_CORE))
            yield from pool.map(_run_item, range(len(items)), chunksize=size)
    finally:
        _work = None
        gc.unfreeze()


class BackgroundTask(Generic[Result]):
    """A function that runs in a process of its own while this one does something else.

    It runs when its result is asked for where there is one core, where a fork is not safe, and where the process has
    failed or was killed: so it may run twice, and what it raises is raised by `result`.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        self.function = function
        self.receiver: Connection | None = None
        if sys.platform == "linux" and available_cores() > 1:
            fork = multiprocessing.get_context("fork")
            self.receiver, sender = fork.Pipe(duplex=False)
            fork.Process(target=_send_result, args=(os.getpid(), function, sender), daemon=True).start()
            sender.close()

    def result(self) -> Result:
        """Return the function's result. Raises what the function raises."""
        if self.receiver:
            with contextlib.suppress(EOFError, OSError), self.receiver:
                received: Result = self.receiver.recv()
                return received
        return self.function()


def _start_child(parent: int) -> None:
    """Collect garbage rarely, and end with the parent, for it may be killed and another build started that writes to
    the same folder (`prctl(2)`, PR_SET_PDEATHSIG).
    """
    gc.set_threshold(*RARE_COLLECTION)
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be asked for
        os._exit(1)


def _send_result(parent: int, function: Callable[[], Any], sender: Connection) -> None:
    """Send the function's result; an error is not sent, for the function is run again where it can be raised."""
    _start_child(parent)
    with contextlib.suppress(Exception):
        sender.send(function())


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_item(number: int) -> Any:
    assert _work
    function, items = _work
    return function(items[number])
