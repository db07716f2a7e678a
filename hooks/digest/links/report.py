"""What a run found, as Markdown in both languages: a pull request's text, or what the terminal shows.

Addresses are strangers' texts. They stand in code, where GitHub makes no links, names nobody and reads no markup; what
could end the code is taken out.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import get_args

from digest.links.edits import Change
from digest.links.page_check import Outcome, State
from digest.links.state import Doubt
from digest.read.fields import LANGUAGES, Language
from digest.read.texts import say_from

MOST = 60
"""Items of one list that are shown; how many there are is said in any case."""


@dataclass(slots=True, kw_only=True)
class Run:
    """All that a run found, by address."""

    cited: int
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    left: int = 0
    doubts: Mapping[str, Doubt] = field(default_factory=dict)
    made: list[Change] = field(default_factory=list)
    by_hand: list[Change] = field(default_factory=list)
    uncopied: int = 0
    archive_failed: int = 0


TEXTS = Path(__file__).with_name("texts.yml")
say = partial(say_from, TEXTS)


def code(text: str) -> str:
    """Return a stranger's text as code on one line."""
    line = " ".join(text.replace("`", "'").split())
    line = "".join(sign for sign in line if unicodedata.category(sign)[0] != "C")
    return f"`{line if len(line) <= 300 else line[:299] + '…'}`"


def report(run: Run) -> str:
    """Return the report in both languages, Indonesian first."""
    return "\n\n---\n\n".join(in_language(run, language) for language in LANGUAGES) + "\n"


def in_language(run: Run, language: Language) -> str:
    """Return the report in one language."""
    count = Counter(outcome.state for outcome in run.outcomes.values())
    counts = {state: count[state] for state in get_args(State)}
    parts = [
        f"## {say('title', language)}",
        say("sum", language, asked=len(run.outcomes), all=run.cited, **counts),
        *(say(key, language, count=number) for key, number in leftovers(run) if number),
    ]
    lists = [listed(say(key, language), items, language) for key, items in all_lists(run, language) if items]
    end = [say("hand", language)] if run.made else [] if lists else [say("nothing", language)]
    return "\n\n".join([*parts, *lists, *end])


def leftovers(run: Run) -> Iterable[tuple[str, int]]:
    """Yield what is only counted."""
    yield from (("left", run.left), ("uncopied", run.uncopied), ("archive-failed", run.archive_failed))


def all_lists(run: Run, language: Language) -> Iterable[tuple[str, list[str]]]:
    """Yield the headings of the lists with their items, what an editor has to do first."""
    marks = [change for change in run.made if change.field == "gone"]
    yield "gone", [item(change, language) for change in marks if change.value]
    yield "back", [item(change, language) for change in marks if not change.value]
    yield "by-hand", [item(change, language) for change in run.by_hand]
    yield "copied", [item(change, language) for change in run.made if change.field == "archive_url"]
    yield "moved", [f"{code(url)} → {code(found.target or '')}" for url, found in of(run, "moved")]
    yield "front-page", [code(url) for url, found in of(run, "unknown") if found.why == "front-page"]
    yield "doubt", [doubtful(url, doubt, language) for url, doubt in sorted(run.doubts.items())]
    yield "refused", [f"{code(url)}: {say(f'why-{found.why}', language)}" for url, found in of(run, "refused")]
    reasons = Counter(found.why for _, found in of(run, "unknown"))
    yield "unknown", [f"{say(f'why-{why}', language)}: {number}" for why, number in reasons.most_common()]


def of(run: Run, state: str) -> list[tuple[str, Outcome]]:
    """Return the addresses of one state, sorted."""
    return sorted((url, found) for url, found in run.outcomes.items() if found.state == state)


def item(change: Change, language: Language) -> str:
    """Return a change as an item: the file, and what is written there."""
    return f"{code(change.file)}: {code(f'{change.field}: {change.value}') if change.value else code(change.field)}"


def doubtful(url: str, doubt: Doubt, language: Language) -> str:
    """Return what is in doubt as an item."""
    times = say("times", language, count=doubt.times, since=doubt.since.isoformat())
    return f"{code(url)}: {say(f'why-{doubt.why}', language)}, {times}"


def listed(heading: str, items: list[str], language: Language) -> str:
    """Return a list with its heading and its length."""
    shown = [f"- {each}" for each in items[:MOST]]
    more = [f"- {say('more', language, count=len(items) - MOST)}"] if len(items) > MOST else []
    return "\n".join([f"### {heading} ({len(items)})", "", *shown, *more])
