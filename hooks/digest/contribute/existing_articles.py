"""Small files about the existing articles, so that the form can warn of duplicates while an editor types.

A source's URL and a file's name are looked up in one of a few hundred parts (by hash), events and titles in the file of
their year. The form fetches only the files that it needs, and their size hardly grows with the number of articles.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from digest.check.titles import MIN_SIMILARITY, STOP_WORDS
from digest.group.site import Site
from digest.model.articles import Article
from digest.read.canonical_url import canonical_url, canonicalisation_rules

MAX_KEYS_PER_PART = 128
"""Highest average number of keys (canonical URLs and slugs) in one part; that is about 12 KB."""


def comparison_data(site: Site) -> dict[str, Any]:
    """Return the rules and thresholds by which the form compares, the same as in `digest.check.duplicates`."""
    return {
        "folding": canonicalisation_rules(),
        "parts": part_count(sum(len(article.sources) + 1 for article in site.model.articles)),
        "years": sorted({event.year for article in site.model.articles for event in article.events}),
        "alike": MIN_SIMILARITY,
        "small_words": sorted(STOP_WORDS),
    }


def part_count(keys: int) -> int:
    """Return the number of parts for a number of keys: 16, 256 or 4096."""
    return next(count for count in (16, 256, 4096) if keys <= count * MAX_KEYS_PER_PART or count == 4096)


def part_number(key: str, count: int) -> int:
    """Return the number of the part, of `count`, that holds a key: 32-bit FNV-1a of its UTF-8 bytes, modulo `count`."""
    digest = 0x811C9DC5
    for byte in key.encode():
        digest = (digest ^ byte) * 0x01000193 % 2**32
    return digest % count


def create_lookup_parts(site: Site) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the path and content of every part: article ids by the sources' canonical URLs and by the file's slug."""
    count: int = comparison_data(site)["parts"]
    parts: dict[int, dict[str, str]] = {number: {} for number in range(count)}
    for article in site.model.articles:
        urls = [canonical_url(source.url) for source in article.sources]
        for key in (*urls, article.id.split("/")[1]):
            parts[part_number(key, count)][key] = article.id
    for number, keys in parts.items():
        yield f"contribute/known/{number}.json", dict(sorted(keys.items()))


def create_year_files(site: Site) -> Iterator[tuple[str, list[Any]]]:
    """Yield the path and content of every year's file: a row for each article with an event in that year."""
    years: dict[int, dict[str, Article]] = defaultdict(dict)
    for article in site.model.articles:
        for event in article.events:
            years[event.year][article.id] = article
    for year, articles in sorted(years.items()):
        yield f"contribute/years/{year}.json", [article_row(article) for article in articles.values()]


def article_row(article: Article) -> list[Any]:
    """Return what is compared of an article: id, titles, and of each event first day, last day and party ids."""
    titles = list(dict.fromkeys(text.title for text in article.texts.values()))
    events = [
        [str(event.date.start), str(event.date.end), *sorted(party.id for party in event.parties)]
        for event in article.events
    ]
    return [article.id, titles, events]
