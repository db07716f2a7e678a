"""What is written already, in small files: the form fetches the few that it needs to warn of an article told twice.

A source's address and a file's name are looked up in one of a few hundred parts, an event and a title in the file of
their year, so that nothing grows with the digest but the number of files and, slowly, the years.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from digest.check.titles import ALIKE, SMALL_WORDS
from digest.group.site import Site
from digest.model.articles import Article
from digest.read.canonical_url import canonical_address, folding_lists

AT_MOST = 128
"""How many addresses and names one part holds on average, at most: some 12 KB."""


def comparisons(site: Site) -> dict[str, Any]:
    """Return how to find and compare what is written already."""
    return {
        "folding": folding_lists(),
        "parts": parts(sum(len(article.sources) + 1 for article in site.model.articles)),
        "years": sorted({event.year for article in site.model.articles for event in article.events}),
        "alike": ALIKE,
        "small_words": sorted(SMALL_WORDS),
    }


def parts(keys: int) -> int:
    """Return in how many parts so many addresses and names are kept: 16, 256 or 4096."""
    return next(number for number in (16, 256, 4096) if keys <= number * AT_MOST or number == 4096)


def part_of(key: str, number: int) -> int:
    """Return the part, of `number`, that holds an address or name: FNV-1a, 32 bits, of its UTF-8 bytes."""
    found = 0x811C9DC5
    for byte in key.encode():
        found = (found ^ byte) * 0x01000193 % 2**32
    return found % number


def create_parts(site: Site) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the path of every part, and in it the article of each canonical address and of each file's name."""
    number: int = comparisons(site)["parts"]
    found: dict[int, dict[str, str]] = {part: {} for part in range(number)}
    for article in site.model.articles:
        addresses = [canonical_address(source.url) for source in article.sources]
        for key in (*addresses, article.id.split("/")[1]):
            found[part_of(key, number)][key] = article.id
    for part, keys in found.items():
        yield f"contribute/known/{part}.json", dict(sorted(keys.items()))


def create_years(site: Site) -> Iterator[tuple[str, list[Any]]]:
    """Yield the path of every year's file, and its articles: id, titles, each event's first day, last day, parties."""
    years: dict[int, dict[str, Article]] = defaultdict(dict)
    for article in site.model.articles:
        for event in article.events:
            years[event.year][article.id] = article
    for year, articles in sorted(years.items()):
        yield f"contribute/years/{year}.json", [row(article) for article in articles.values()]


def row(article: Article) -> list[Any]:
    """Return what of an article is compared."""
    titles = list(dict.fromkeys(text.title for text in article.texts.values()))
    events = [
        [str(event.date.start), str(event.date.end), *sorted(party.id for party in event.parties)]
        for event in article.events
    ]
    return [article.id, titles, events]
