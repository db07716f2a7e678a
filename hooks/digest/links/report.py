"""The result of a run as Markdown in both languages: the text of the pull request, or the output in the terminal.

URLs and paths may hold any text. They are shown as code, in which GitHub makes no links, mentions or markup; characters
that could end the code are removed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import get_args

from digest.links.edits import FieldEdit
from digest.links.page_check import Outcome, PageState
from digest.links.state import MissingPage
from digest.read.fields import LANGUAGES, Language
from digest.read.texts import format_text

MAX_ITEMS = 60
"""Items of one list that are shown; its heading says how many there are."""


@dataclass(slots=True, kw_only=True)
class RunSummary:
    """All that the report shows; counts are numbers of URLs."""

    cited: int
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    unchecked: int = 0
    missing: Mapping[str, MissingPage] = field(default_factory=dict)
    applied: list[FieldEdit] = field(default_factory=list)
    by_hand: list[FieldEdit] = field(default_factory=list)
    without_snapshot: int = 0
    archive_failures: int = 0


TEXTS_FILE = Path(__file__).with_name("texts.yml")
localize = partial(format_text, TEXTS_FILE)


def inline_code(text: str) -> str:
    """Return any text as Markdown code on one line of at most 300 characters."""
    line = " ".join(text.replace("`", "'").split())
    line = "".join(character for character in line if unicodedata.category(character)[0] != "C")
    return f"`{line if len(line) <= 300 else line[:299] + '…'}`"


def render_report(run: RunSummary) -> str:
    """Return the report in both languages, Indonesian first."""
    return "\n\n---\n\n".join(render_language(run, language) for language in LANGUAGES) + "\n"


def render_language(run: RunSummary, language: Language) -> str:
    """Return the report in one language."""
    count = Counter(outcome.state for outcome in run.outcomes.values())
    counts = {state: count[state] for state in get_args(PageState)}
    parts = [
        f"## {localize('title', language)}",
        localize("sum", language, asked=len(run.outcomes), all=run.cited, **counts),
        *(localize(key, language, count=number) for key, number in counters(run) if number),
    ]
    lists = [render_list(localize(key, language), items, language) for key, items in lists_of(run, language) if items]
    end = [localize("hand", language)] if run.applied else [] if lists else [localize("nothing", language)]
    return "\n\n".join([*parts, *lists, *end])


def counters(run: RunSummary) -> Iterable[tuple[str, int]]:
    """Yield the text key and the number of what is only counted."""
    yield from (("left", run.unchecked), ("uncopied", run.without_snapshot), ("archive-failed", run.archive_failures))


def lists_of(run: RunSummary, language: Language) -> Iterable[tuple[str, list[str]]]:
    """Yield the text key and the items of each list, the most urgent for an editor first."""
    marks = [edit for edit in run.applied if edit.field == "gone"]
    moved, unknown = urls_in_state(run, "moved"), urls_in_state(run, "unknown")
    yield "gone", [edit_item(edit) for edit in marks if edit.value]
    yield "back", [edit_item(edit) for edit in marks if not edit.value]
    yield "by-hand", [edit_item(edit) for edit in run.by_hand]
    yield "copied", [edit_item(edit) for edit in run.applied if edit.field == "archive_url"]
    yield "moved", [f"{inline_code(url)} → {inline_code(outcome.target or '')}" for url, outcome in moved]
    yield "front-page", [inline_code(url) for url, outcome in unknown if outcome.reason == "front-page"]
    yield "doubt", [missing_item(url, page, language) for url, page in sorted(run.missing.items())]
    yield "refused", [refused_item(url, outcome, language) for url, outcome in urls_in_state(run, "refused")]
    reasons = Counter(outcome.reason for _, outcome in unknown)
    yield "unknown", [f"{localize(f'why-{reason}', language)}: {count}" for reason, count in reasons.most_common()]


def urls_in_state(run: RunSummary, state: PageState) -> list[tuple[str, Outcome]]:
    """Return the URLs of one state with their outcomes, sorted."""
    return sorted((url, outcome) for url, outcome in run.outcomes.items() if outcome.state == state)


def edit_item(edit: FieldEdit) -> str:
    """Return an edit as a list item: the file, and the new line or the removed field."""
    change = f"{edit.field}: {edit.value}" if edit.value else edit.field
    return f"{inline_code(edit.file)}: {inline_code(change)}"


def missing_item(url: str, page: MissingPage, language: Language) -> str:
    """Return a missing page as a list item."""
    times = localize("times", language, count=page.times, since=page.since.isoformat())
    return f"{inline_code(url)}: {localize(f'why-{page.reason}', language)}, {times}"


def refused_item(url: str, outcome: Outcome, language: Language) -> str:
    """Return a URL that was not requested as a list item."""
    return f"{inline_code(url)}: {localize(f'why-{outcome.reason}', language)}"


def render_list(heading: str, items: list[str], language: Language) -> str:
    """Return a list with its heading and its length."""
    shown = [f"- {item}" for item in items[:MAX_ITEMS]]
    more = [f"- {localize('more', language, count=len(items) - MAX_ITEMS)}"] if len(items) > MAX_ITEMS else []
    return "\n".join([f"### {heading} ({len(items)})", "", *shown, *more])
