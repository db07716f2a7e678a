"""The words of the draft, in Indonesian and English, from texts.yml."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from digest.read.texts import say_from

say = partial(say_from, Path(__file__).with_name("texts.yml"))
