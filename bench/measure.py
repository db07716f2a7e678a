"""How long a command takes, on all cores, and how much memory it and its children use at most."""

from __future__ import annotations

import os
import resource
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 1.0
"""Seconds between two samples of the memory: each costs 30 ms of CPU for one of our processes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The cost of a command: seconds of wall time, seconds of CPU time, peak memory in MiB (Linux; 0 elsewhere)."""

    wall: float
    cpu: float
    peak_mib: float


class CommandFailedError(Exception):
    """A measured command has failed; the message is the end of its output."""


def measure(command: Sequence[str], folder: Path, environment: Mapping[str, str] = {}) -> Run:
    """Run a command in a folder and return its cost. Raises `CommandFailedError`."""
    before, start = cpu_of_children(), time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    peak = PeakMemory(process.pid)
    output, _ = process.communicate()
    wall = time.monotonic() - start
    memory = peak.stop()
    if process.returncode:
        raise CommandFailedError(f"{' '.join(command)}: {output.decode(errors='replace')[-2000:]}")
    return Run(wall=wall, cpu=cpu_of_children() - before, peak_mib=memory)


def cpu_of_children() -> float:
    """Return the seconds of CPU time that all ended children of this process have used."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


class PeakMemory:
    """Samples the memory of a process and its children; pages that they share count once (PSS)."""

    def __init__(self, pid: int) -> None:
        self.pid, self.most, self.done = pid, 0.0, threading.Event()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()

    def watch(self) -> None:
        """Take samples until `stop` is called."""
        while not self.done.wait(INTERVAL):
            self.most = max(self.most, sum(map(pss_kib, process_tree(self.pid))) / 1024)

    def stop(self) -> float:
        """Return the highest sample, in MiB."""
        self.done.set()
        self.thread.join()
        return self.most


def process_tree(pid: int) -> list[int]:
    """Return the ids of a process and of all its descendants."""
    found = [pid]
    for one in found:
        try:
            own = Path(f"/proc/{one}/task/{one}/children").read_text("ascii")
        except OSError:
            continue
        found += map(int, own.split())
    return found


def pss_kib(pid: int) -> int:
    """Return the proportional set size (PSS) of a process in KiB: its own memory, and its share of shared memory."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))
