"""Warnings on wording that misleads readers, and on facts that the text does not carry: a person decides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import urlsplit

from digest.core.problem import Problem, problem
from digest.read.content import AnyDocument, ArticleFile

PHRASES = {
    "named-in-report": re.compile(
        r"(?<!\btidak )(?<!\bbelum )\b(?:disebut|disebutkan|dinamai|dinamakan|termuat|tercantum)\s+"
        r"(?:(?:pula|juga|hanya|saja)\s+)?(?:dalam|di|pada|oleh)\s+(?:kedua\s+)?"
        r"(?:laporan|berita|sumber)(?:nya)?\b"
        r"|\b(?:is|are|was|were)\s+(?:(?:also|only)\s+)?(?:named|mentioned|listed)\s+(?:in|by)\s+"
        r"(?:the|both|that|its|this)\s+(?:news\s+)?(?:report|article|source)s?\b",
        re.IGNORECASE,
    ),
    "address-as-statement": re.compile(
        r"\bmenurut\s+(?:alamat|nama\s+berkas|judul|tajuk)(?:nya)?\b"
        r"|\b(?:alamat|nama\s+berkas)\s+(?:laporan|berita|sumber)(?:nya)?\s+"
        r"(?:menyebut|menyebutkan|mengatakan|menyatakan)\b"
        r"|\baccording\s+to\s+(?:the|its|their)\s+(?:(?:report|article|source|page)(?:'s|’s)\s+)?"
        r"(?:address|file\s+name|headline|title|url)s?\b"
        r"|\b(?:address|file\s+name|url)\s+(?:says|states)\b",
        re.IGNORECASE,
    ),
    "range-hyphen": re.compile(r"(?<![\w/.:,-])\d{1,4}(?:\.\d{2,3})*-\d{1,4}(?:\.\d{2,3})*(?![\w/:-]|\.\d)"),
}
"""Phrases that mislead, by their rules: a role belongs there, the report's own text, the dash of EYD V (p. 53)."""

UNKNOWN = re.compile(r"\bbelum\s+kami\s+ketahui\b|\bwe\s+do\s+not\s+(?:yet\s+)?know\b", re.IGNORECASE)
MAX_UNKNOWN = 2
"""So often a text may say that something is not known; more hides what is."""

LINK_TARGET = re.compile(r"\]\([^)]*\)|https?://\S+")


def phrases_mislead(article: ArticleFile) -> Iterator[Problem]:
    """No text tells a name without its role, an address as a statement, or a range with a hyphen."""
    for document, title, description in texts_of(article):
        for name, text in (("title", title), ("description", description)):
            for rule, value in misleading_phrases(text):
                yield problem(document.path, document.nodes.position((name,)), rule, value=value)
        for number, line in enumerate(document.body.split("\n"), start=document.body_line):
            for rule, value in misleading_phrases(line):
                yield problem(document.path, (number, 1), rule, value=value)


def misleading_phrases(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rule and the words of each kind of phrase that misleads; the addresses of links do not count."""
    words = LINK_TARGET.sub("](…)", text)
    yield from ((rule, found[0]) for rule, pattern in PHRASES.items() if (found := pattern.search(words)))


def little_is_unknown(article: ArticleFile) -> Iterator[Problem]:
    """A text says at most `MAX_UNKNOWN` times that something is not known."""
    for document, _, _ in texts_of(article):
        if (count := len(UNKNOWN.findall(document.body))) > MAX_UNKNOWN:
            yield problem(document.path, (document.body_line, 1), "unknown-often", value=count, most=MAX_UNKNOWN)


def plans_have_a_date(article: ArticleFile) -> Iterator[Problem]:
    """A plan is not dated "since": that says that it goes on already."""
    for number, event in enumerate(article.front_matter.events):
        if event.status == "planned" and event.date.form == "since":
            yield article.problem("plan-since", "events", number, "date", value=event.date.text)


def people_are_in_the_text(article: ArticleFile) -> Iterator[Problem]:
    """Each person is in the text, by one of the names at least, and belongs to a party that the article names."""
    front_matter, body = article.front_matter, article.document.body.casefold()
    named = {*front_matter.mentions, *(party for event in front_matter.events for party in event.parties)}
    for number, person in enumerate(front_matter.people):
        names = re.findall(r"\w{3,}", person.name.casefold())
        if names and not any(re.search(rf"\b{re.escape(name)}\b", body) for name in names):
            yield article.problem("person-not-in-text", "people", number, "name", value=person.name)
        if person.party and person.party not in named:
            yield article.problem("person-of-no-party", "people", number, "party", value=person.party)


def sources_are_pages(article: ArticleFile) -> Iterator[Problem]:
    """The address of a source is that of a page, not of an outlet's front page."""
    for number, source in enumerate(article.front_matter.sources):
        parts = urlsplit(source.url)
        if parts.path in {"", "/"} and not parts.query:
            yield article.problem("source-front-page", "sources", number, "url", value=source.url)


def texts_of(article: ArticleFile) -> Iterator[tuple[AnyDocument, str, str]]:
    """Yield the documents of an article with their titles and descriptions."""
    yield article.document, article.front_matter.title, article.front_matter.description
    if article.translation:
        own = article.translation.front_matter
        yield article.translation.document, own.title, own.description


RULES: tuple[Callable[[ArticleFile], Iterator[Problem]], ...] = (
    phrases_mislead, little_is_unknown, plans_have_a_date, people_are_in_the_text, sources_are_pages,
)  # fmt: skip


def wording_warnings(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    """Yield the warnings on all articles. They read every text, which a build does not."""
    for article in articles:
        for rule in RULES:
            yield from rule(article)
