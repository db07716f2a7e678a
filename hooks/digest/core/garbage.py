"""Python's garbage collector: it looks through half a million objects, and nearly none of a build's is garbage."""

from __future__ import annotations

import gc
from threading import Timer

DELAY = 5
"""Seconds after a build under `serve` before garbage is collected."""

_later: list[Timer] = []


def pause_collection() -> None:
    """Collect nothing from now on: what a build makes lives as long as the build."""
    while _later:
        _later.pop().cancel()
    gc.disable()


def skip_collection() -> None:
    """Spare the end of a build the look through all objects, which takes 0.5 s."""
    gc.freeze()
    gc.enable()


def collect_later() -> None:
    """Collect garbage when the editor has seen the page: it takes as long as building it."""
    timer = Timer(DELAY, gc.collect)
    timer.daemon = True
    timer.start()
    _later.append(timer)
