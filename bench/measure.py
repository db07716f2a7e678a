"""How long a command takes, on all cores, and how much memory it and its children hold at most."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

EVERY = 1.0
"""Seconds between two looks at the memory: each takes 30 ms of processor for a process of ours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a command took: seconds on the wall, seconds of CPU, and MiB of memory (Linux; 0 elsewhere)."""

    wall: float
    cpu: float
    peak_mib: float


class FailedError(Exception):
    """A command that was measured has failed; the message is what it said."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] = {}) -> Run:
    """Run a command in a folder and return what it took. Raises `FailedError`."""
    before, start = children(), time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    peak = Peak(process.pid)
    said, _ = process.communicate()
    wall = time.monotonic() - start
    memory = peak.stop()
    if process.returncode:
        raise FailedError(f"{' '.join(command)}: {said.decode(errors='replace')[-2000:]}")
    return Run(wall=wall, cpu=children() - before, peak_mib=memory)


def children() -> float:
    """Return the seconds of CPU that all children of this process have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class Peak:
    """Watches the memory of a process and its children: pages that they share count once (PSS)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.done = pid, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self) -> None:
        """Look until told to stop."""
        while not self.done.wait(EVERY):
            self.most = max(self.most, sum(map(proportional, family(self.pid))) / 1024)

    def stop(self) -> float:
        """Return the most that was seen, in MiB."""
        self.done.set()
        self.thread.join()
        return self.most


def family(pid: int) -> list[int]:
    """Return a process and all that it has started."""
    found = [pid]
    for one in found:
        try:
            own = Path(f"/proc/{one}/task/{one}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, own.split())
    return found


def proportional(pid: int) -> int:
    """Return the KiB of memory that a process has to itself, and its share of what it shares."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
