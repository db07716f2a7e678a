"""Search records: what Pagefind indexes of each article, a small HTML page that is not published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from markupsafe import escape

from digest.model.articles import Article
from digest.render.localizer import Localizer
from digest.search.facets import article_facets

COOPERATION_WORD = re.compile(r"\b(?:be)?kerja\s?sama\b", re.IGNORECASE)
"""The commonest word of the domain in its spellings, which no stemmer unites: two words, one word, with prefix."""


def create_record(article: Article, meta: dict[str, str], localizer: Localizer) -> str:
    """Return the record of an article: its texts, its facets as filters, and `meta`, which Pagefind returns with it."""
    language = localizer.language
    text = article.text(language)
    body = text.rendered.html  # the check has refused HTML in the Markdown
    paragraphs = list(record_paragraphs(article, localizer))
    full_text = " ".join([text.title, *paragraphs, body])
    synonyms = "kerjasama" if COOPERATION_WORD.search(full_text) else ""
    parts = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{language}"><body data-pagefind-body><h1>{escape(text.title)}</h1>{body}{parts}'
        f'<p data-pagefind-weight="0.1">{synonyms}</p>{hidden_values("meta", meta.items())}'
        f"{hidden_values('filter', article_facets(article))}</body></html>"
    )


def record_paragraphs(article: Article, localizer: Localizer) -> Iterator[str]:
    """Yield the texts of an article beside title and body: description, notes, claims, people, kinds of its events."""
    localize = localizer.localize
    yield article.text(localizer.language).description
    yield from (localize(note) for event in article.events for note in event.notes)
    yield from (f"{localize(claim.by)}: {localize(claim.text)}." for claim in article.claims)
    yield from (f"{person.name}, {localize(person.office)}." for person in article.people)
    yield ", ".join(localize(event.kind.name) for event in article.events)


def hidden_values(attribute: str, pairs: Iterable[tuple[str, str]]) -> str:
    """Return elements without text that carry values for Pagefind; `attribute` is `meta` or `filter`."""
    return "".join(
        f'<span data-pagefind-{attribute}="{name}[data-v]" data-v="{escape(value)}"></span>' for name, value in pairs
    )
