"""What the tests of drafts share: the reports, the fields that a careful person fills in, the drafts made of them."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from digest.draft.extraction import Draft, extract_draft
from digest.draft.writer import DraftWriter
from digest.reports.report import Report
from digest.reports.report_reader import read_report
from roots import TODAY, real_vocabularies

REPORTS = Path(__file__).with_name("draft") / "reports"
EXPECTED: dict[str, Any] = yaml.load((REPORTS / "expected.yml").read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


@functools.cache
def draft_of(name: str) -> Draft:
    """The draft made of one of the reports."""
    return extract_draft(read_report(REPORTS / name), real_vocabularies(), TODAY)


def extract(report: Report) -> Draft:
    """The draft made of a report."""
    return extract_draft(report, real_vocabularies(), TODAY)


def draft_text(tmp_path: Path, text: str, name: str = "report.txt") -> Draft:
    """The draft made of a text."""
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return extract_draft(read_report(file), real_vocabularies(), TODAY)


def written(draft: Draft) -> dict[str, dict[str, dict[str, dict[str, object]]]]:
    """The front matter of a draft, with all scalars as the texts that our reader makes of them."""
    text = DraftWriter(draft, "id").render("report.txt").removeprefix("---\n").split("\n---\n")[0]
    found: dict[str, dict[str, dict[str, dict[str, object]]]] = yaml.load(text, Loader=yaml.BaseLoader)
    return found
