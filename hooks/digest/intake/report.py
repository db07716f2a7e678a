"""What a run found: an issue in Markdown, lines of JSON for programs, a list in the terminal.

Titles and addresses come from any host. In Markdown they are shown as text in which nothing is markup, mention or link.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from urllib.parse import quote

from digest.group.cooperations import Cooperation
from digest.intake.judge import Judgement
from digest.intake.stories import JudgedItem, Story
from digest.read.fields import LANGUAGES, Language
from digest.read.texts import format_text
from digest.render.localizer import Localizer

MOST_SHOWN = 30
"""Stories in the issue: what an editor can look through in a quarter of an hour."""

MARKUP = re.compile(r"[\\`*_{}\[\]()<>#+!|~@&$:-]")

message = partial(format_text, Path(__file__).with_name("texts.yml"))


def as_text(text: str) -> str:
    """Return a text for Markdown in which nothing is markup, a mention or a link: punctuation becomes entities."""
    printable = "".join(letter for letter in text if unicodedata.category(letter)[0] != "C")
    return MARKUP.sub(lambda found: f"&#{ord(found[0])};", printable)


def describe_evidence(judgement: Judgement, language: Language) -> str:
    """Return the evidence for and against an item, with the words that decided."""
    parts = []
    for one in judgement.evidence:
        words = f" “{', '.join(one.words[:4])}”" if one.words else ""
        parts.append(f"{message(f'e-{one.kind}', language)}{words} {one.points:+g}")
    return ", ".join(parts)


def describe_cooperation(cooperation: Cooperation, words: Localizer, escape: Callable[[str], str] = str) -> str:
    """Return a line on a cooperation: its parties, its standing, its last news."""
    parties = " – ".join(words.localize(party.name) for party in cooperation.parties)
    standing = words.t(f"standing.{cooperation.standing.name}")
    last = words.date(cooperation.last_news.date, short=True)
    return message("about", words.language, parties=escape(parties), standing=escape(standing), last=last)


class IssueText:
    """The text of the weekly issue, in both languages, one after the other for each part."""

    def __init__(self, localizers: dict[Language, Localizer], repo_url: str) -> None:
        self.localizers, self.repo_url = localizers, repo_url.rstrip("/")

    def render(self, stories: Sequence[Story], broken: dict[str, str]) -> str:
        """Return the issue: at most `MOST_SHOWN` stories in three lists, and the feeds that could not be read."""
        shown = list(stories[:MOST_SHOWN])
        lists = {
            "follow-ups": [one for one in shown if one.changes_standing],
            "known-ties": [one for one in shown if one.cooperation and not one.changes_standing],
            "new-ties": [one for one in shown if not one.cooperation],
        }
        lines = self.both("intro", count=len(stories), shown=len(shown)) if shown else self.both("nothing")
        for key, own in lists.items():
            if own:
                lines += [
                    "",
                    f"## {self.joined(key)}",
                    "",
                    *(line for story in own for line in self.story_lines(story)),
                ]
        if broken:
            lines += ["", f"## {self.joined('broken')}", ""]
            lines += [f"- {as_text(url)}: {as_text(reason)}" for url, reason in sorted(broken.items())]
        return "\n".join(lines) + "\n"

    def both(self, key: str, **values: object) -> list[str]:
        """Return a text as two paragraphs, Indonesian and English."""
        return [message(key, "id", **values), "", message(key, "en", **values)]

    def joined(self, key: str) -> str:
        """Return a short text in both languages on one line."""
        return " / ".join(message(key, language) for language in LANGUAGES)

    def story_lines(self, story: Story) -> Iterator[str]:
        """Yield the lines of a story: a box to tick off, its reports, why, and the cooperation."""
        item = story.best.item
        day = item.published.isoformat() if item.published else "?"
        links = self.link(item.url) + self.draft_link(item.url)
        yield f"- [ ] **{as_text(item.title)}** ({as_text(item.outlet)}, {day}) {links}"
        for language in LANGUAGES:
            score, why = story.best.judgement.score, describe_evidence(story.best.judgement, language)
            yield f"  - {message('why', language, score=score, why=as_text(why))}"
            if story.cooperation:
                yield f"  - {describe_cooperation(story.cooperation, self.localizers[language], as_text)}"
        if others := story.items[1:4]:
            names = "; ".join(f"{as_text(one.item.title)} {self.link(one.item.url)}" for one in others)
            yield f"  - {message('also', 'id', others=names)}"

    def link(self, url: str) -> str:
        """Return a link whose text is the URL's host; angle brackets end it at no other character."""
        safe = quote(url, safe="%/:=&?~#+!$,;@*'")
        return f"[{as_text(safe.split('/')[2])}](<{safe}>)"

    def draft_link(self, url: str) -> str:
        """Return a link to the issue form with the report's address filled in; empty without a repository."""
        if not self.repo_url:
            return ""
        target = f"{self.repo_url}/issues/new?template=suggest-report.yml&url={quote(url, safe='')}"
        return f" · [{self.joined('draft')}](<{target}>)"


def json_lines(items: Iterable[JudgedItem], stories: Iterable[Story]) -> Iterator[str]:
    """Yield a JSON object for each item; `story` is the address of its story's best report."""
    by_url = {one.item.url: story for story in stories for one in story.items}
    for one in items:
        story = by_url.get(one.item.url)
        yield json.dumps(
            {
                "url": one.item.url, "title": one.item.title,
                "published": one.item.published.isoformat() if one.item.published else None,
                "shown": one.is_shown, "score": one.judgement.score,
                "why": [{"kind": e.kind, "points": e.points, "words": list(e.words)} for e in one.judgement.evidence],
                "known_as": one.known_as or None,
                "cooperation": story.cooperation.slug if story and story.cooperation else None,
                "story": story.best.item.url if story else None,
            },
            ensure_ascii=False,
        )  # fmt: skip
