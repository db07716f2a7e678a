"""What the tests of drafts share: the reports, what a careful person fills in, and the drafts that they make."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from digest.draft.extraction import Draft, gather
from digest.draft.report import read_report
from digest.read.content import Vocabularies
from digest.read.loader import Loading
from roots import PROJECT, TODAY

REPORTS = Path(__file__).with_name("draft") / "reports"
EXPECTED: dict[str, Any] = yaml.load((REPORTS / "expected.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


@functools.cache
def vocabularies() -> Vocabularies:
    """The project's own vocabularies."""
    found = Loading(PROJECT).vocabularies()
    assert found
    return found.entries


@functools.cache
def draft_of(name: str) -> Draft:
    """The draft that one of the reports makes."""
    return gather(read_report(REPORTS / name), vocabularies(), TODAY)


def draft_text(tmp_path: Path, text: str, name: str = "report.txt") -> Draft:
    """The draft that a text makes."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return gather(read_report(file), vocabularies(), TODAY)
