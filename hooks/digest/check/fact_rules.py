"""Warnings on facts in the front matter that are often entered wrongly: a person decides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest.check.names import government_ids
from digest.core.problem import Problem
from digest.parse.documents import Document
from digest.parse.yaml_nodes import FieldPath, YamlNodes
from digest.read.content import ArticleFile, Content, Vocabularies, problem_at

TALKS = frozenset({"exploration", "none"})
"""Stages of events at which a mission acts for itself. In the others a state gives or binds itself."""

IN_CURLY_QUOTES = re.compile(r"“[^“”]*”|‘[^‘’]*’|„[^„“”]*[“”]")
"""A text that is one quotation, for Python's `fullmatch`: with quotation marks that YAML does not take off."""


def governments_act_themselves(article: ArticleFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    """A government has no part in talks where only people of its embassy or consulates appear for its country."""
    facts = article.front_matter
    acting = {party for event in facts.events for party in event.parties}
    for number, event in enumerate(facts.events):
        kind = vocabularies.event_kinds.get(event.kind)
        for at, party in enumerate(event.parties):
            missions = missions_of_people(article, party, vocabularies)
            if kind and kind.stage in TALKS and missions and not missions & acting:
                allowed = ", ".join(sorted(missions))
                yield article.problem(
                    "mission-not-government", "events", number, "parties", at, value=party, near=allowed
                )


def missions_of_people(article: ArticleFile, government: str, vocabularies: Vocabularies) -> set[str]:
    """Return the missions of a government whose people an article has; none where it has others of the country."""
    country = government_ids().get(government)
    parties = {person.party for person in article.front_matter.people if person.party}
    own = {party for party in parties if country and country_of(party, vocabularies) == country}
    organisations = vocabularies.organisations
    return own if all(id_ in organisations and organisations[id_].kind == "embassy" for id_ in own) else set()


def country_of(party: str, vocabularies: Vocabularies) -> str | None:
    """Return the code of a party's country; None for an unknown party or an international organisation."""
    if party in vocabularies.localities:
        return "ID"
    entry = vocabularies.localities_abroad.get(party) or vocabularies.organisations.get(party)
    return entry.country if entry else government_ids().get(party)


def inferred_days_are_not_of_publication(article: ArticleFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    """A day that is inferred is not the day on which a source was published: that says nothing of the event."""
    facts = article.front_matter
    days = {
        source.published.text for source in facts.sources if source.published and source.published.precision == "day"
    }
    for number, event in enumerate(facts.events):
        if event.date_basis == "inferred" and event.date.text in days:
            yield article.problem("inferred-as-published", "events", number, "date", value=event.date.text)


def texts_are_whole(article: ArticleFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    """No text in the front matter stands in curly quotation marks, and none is cut off by a `#`."""
    documents = [article.document, *([article.translation.document] if article.translation else [])]
    for document in documents:
        if isinstance(document, Document):
            lines, nodes = document.front_matter_text.split("\n"), document.nodes
            for path, text in texts_of(nodes):
                if IN_CURLY_QUOTES.fullmatch(text):
                    yield problem_at(document, "curly-quotes", path, value=text)
                line, column = nodes.value_positions[path]
                written = "".join(lines[line - 2 : line - 1])[column - 1 :]
                if comment := comment_after(written, text):
                    yield problem_at(document, "cut-at-hash", path, value=text, rest=comment)


def texts_of(nodes: YamlNodes) -> Iterator[tuple[FieldPath, str]]:
    """Yield the texts of a front matter with their paths."""
    for path in nodes.value_positions:
        value = nodes.values
        for step in path:
            value = value[step]
        if isinstance(value, str):
            yield path, value


def comment_after(line: str, text: str) -> str:
    """Return the YAML comment that follows a text without quotation marks, where it may have been part of the text.

    That is one in a text of several words, or one that begins as a number or a word does: `#2`.
    """
    rest = line.removeprefix(text)
    comment = rest.lstrip() if rest != line and rest[:1].isspace() else ""
    return comment if comment.startswith("#") and (" " in text or not comment[1:2].isspace()) else ""


RULES = (governments_act_themselves, inferred_days_are_not_of_publication, texts_are_whole)


def fact_warnings(content: Content) -> Iterator[Problem]:
    """Yield the warnings on all articles. They look at every line of front matter, which a build does not."""
    for article in content.articles:
        for rule in RULES:
            yield from rule(article, content.vocabularies.entries)
