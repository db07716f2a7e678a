"""The messages of `draft`, in Indonesian and English, from texts.yml."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from digest.read.texts import format_text

message = partial(format_text, Path(__file__).with_name("texts.yml"))
