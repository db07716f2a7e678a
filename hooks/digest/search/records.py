"""Search records: what Pagefind indexes of each article, a small HTML page that is not published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import escape

from digest.model.articles import Article
from digest.render.localizer import Localizer
from digest.search.facets import article_facets


def create_record(article: Article, meta: dict[str, str], localizer: Localizer) -> str:
    """Return the record of an article: its texts, its facets as filters, and `meta`, which Pagefind returns with it."""
    title, body, *paragraphs = record_texts(article, localizer)
    values = hidden_values("meta", meta.items()) + hidden_values("filter", article_facets(article))
    parts = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    return (
        f'<!doctype html><html lang="{localizer.language}"><body data-pagefind-body><h1>{escape(title)}</h1>'
        f"{body}{parts}{values}</body></html>"
    )


def record_texts(article: Article, localizer: Localizer) -> list[str]:
    """Return what is searched of an article: title, body as HTML, and its other texts."""
    text = article.text(localizer.language)
    # The check has refused HTML in the Markdown.
    return [text.title, text.rendered.html, *record_paragraphs(article, localizer)]


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
