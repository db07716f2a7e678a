"""Work on all cores: this process and forked children, so that what is in memory need not be sent to them.

Every process soon has its own copy of the memory that it uses, for to use an object is to write its reference count. So
this one works as well: one that only waited for children would take a third of all memory on two cores.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import pickle
import signal
import sys
import weakref
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import chain
from multiprocessing.process import BaseProcess
from typing import IO, Any, Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

MIN_ITEMS = 64
"""Fewer items are worked on here: to start and end a process takes some 20 ms."""

CHUNKS_PER_CORE = 24
"""Chunks that each core takes: so many that no core waits long for another at the end."""

RARE_COLLECTION = (100_000, 50, 50)
"""Thresholds of the garbage collector in a child: nearly nothing that it makes is a cycle."""

BEGUN = b"1"
"""The mark of a chunk that a process has begun."""

_work: ChunkedWork[Any, Any] | None = None
"""The work of the running `parallel_map`: children inherit it, so that it is not pickled."""


class ChunkedWork(Generic[Item, Result]):
    """A function, its items in chunks, and an open file with a mark for each chunk that a process has begun.

    The file is locked while it is asked. The kernel lets go of the lock of a process that is killed (`fcntl(2)`); one
    in shared memory would keep all others waiting.
    """

    def __init__(
        self, function: Callable[[Item], Result], items: Sequence[Item], size: int, begun: IO[bytes]
    ) -> None:  # fmt: skip
        self.function, self.begun = function, begun.fileno()
        self.chunks = [items[start : start + size] for start in range(0, len(items), size)]

    def begin(self, number: int) -> bool:
        """Tell whether this process is the first to ask for a chunk: it is the one to work on it."""
        assert sys.platform == "linux"
        import fcntl  # other systems may have none

        fcntl.lockf(self.begun, fcntl.LOCK_EX)
        try:
            is_begun = os.pread(self.begun, 1, number) == BEGUN
            os.pwrite(self.begun, BEGUN, number)
        finally:
            fcntl.lockf(self.begun, fcntl.LOCK_UN)
        return not is_begun

    def results(self, number: int) -> list[Result]:
        """Return the results of a chunk."""
        return [self.function(item) for item in self.chunks[number]]

    def abandon(self) -> None:
        """Let no process begin a further chunk."""
        for number in range(len(self.chunks)):
            self.begin(number)

    def run(self, pool: ProcessPoolExecutor) -> Iterator[list[Result]]:
        """Yield the results of each chunk, in their order; this process works on those that no child has begun."""
        futures = [pool.submit(_run_chunk, number) for number in range(len(self.chunks))]
        free = filter(self.begin, range(len(self.chunks)))
        own: dict[int, list[Result]] = {}
        for number, future in enumerate(futures):
            while number not in own and not future.done() and (mine := next(free, None)) is not None:
                own[mine] = self.results(mine)
            yield own.pop(number) if number in own else future.result()


def parallel_map(
    function: Callable[[Item], Result], items: Sequence[Item], *, min_items: int = MIN_ITEMS, chunk_size: int = 0
) -> Iterator[Result]:
    """Yield `function(item)` for each of `items`, in their order, from as many processes as the machine has cores.

    A process takes `chunk_size` items at a time. A child's results are pickled, and what `function` changes in its
    memory is lost with it. With few items, one core, in a child itself, or on a system other than Linux (elsewhere a
    fork is not safe), all is done here. Raises what `function` raises, and BrokenProcessPool where a child was killed.
    """
    cores = available_cores()
    if len(items) < min_items or cores < 2 or sys.platform != "linux" or multiprocessing.current_process().daemon:
        yield from map(function, items)
        return
    with memory_file() as begun:
        size = chunk_size or max(1, len(items) // (cores * CHUNKS_PER_CORE))
        yield from work_on_cores(ChunkedWork(function, items, size, begun), cores)


def work_on_cores(work: ChunkedWork[Item, Result], cores: int) -> Iterator[Result]:
    """Yield the results of all chunks, from this process and its children."""
    global _work
    _work = work
    gc.freeze()  # the collector would write into every object's head, and so copy the pages that are shared
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(cores - 1, mp_context=fork, initializer=_start_child, initargs=(os.getpid(),)) as pool:
            try:
                yield from chain.from_iterable(work.run(pool))
            finally:
                work.abandon()
    finally:
        _work = None
        gc.unfreeze()


class BackgroundTask(Generic[Result]):
    """A function that runs in a process of its own while this one does something else.

    It runs when its result is asked for where there is one core, where a fork is not safe, and where the process has
    failed or was killed: so it may run twice, and what it raises is raised by `result`. The process leaves its result
    in a file in memory, and so need not stay, with all its memory, until it is asked for.
    """

    def __init__(self, function: Callable[[], Result]) -> None:
        self.function = function
        self.process: BaseProcess | None = None
        if sys.platform == "linux" and available_cores() > 1:
            self.file = memory_file()
            weakref.finalize(self, self.file.close)
            arguments = os.getpid(), function, self.file
            self.process = multiprocessing.get_context("fork").Process(target=_save_result, args=arguments, daemon=True)
            self.process.start()

    def result(self) -> Result:
        """Return the function's result. Raises what the function raises."""
        if not self.process:
            return self.function()
        self.process.join()
        if self.process.exitcode:
            return self.function()
        self.file.seek(0)
        saved: Result = pickle.load(self.file)  # noqa: S301 - our own child wrote it
        return saved


def _start_child(parent: int) -> None:
    """Collect garbage rarely, and end with the parent, for it may be killed and another build started that writes to
    the same folder (`prctl(2)`, PR_SET_PDEATHSIG).
    """
    gc.set_threshold(*RARE_COLLECTION)
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before it could be asked for
        os._exit(1)


def _save_result(parent: int, function: Callable[[], Any], file: IO[bytes]) -> None:
    """Write the function's result to a file; after an error the function is run again where it can be raised."""
    _start_child(parent)
    try:
        pickle.dump(function(), file, pickle.HIGHEST_PROTOCOL)
        file.flush()
    except Exception:
        os._exit(1)  # without a traceback


def memory_file() -> IO[bytes]:
    """Return an empty file in memory that children inherit; no full disk can spoil it (`memfd_create(2)`)."""
    assert sys.platform == "linux"
    return os.fdopen(os.memfd_create("kota-mitra"), "w+b")


def available_cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _run_chunk(number: int) -> list[Any]:
    """Return the results of a chunk; none where the parent works on it."""
    assert _work
    return _work.results(number) if _work.begin(number) else []
