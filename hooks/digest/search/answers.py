"""What a query that names the parties of a cooperation is answered with: standing, its reason and last news."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.render.localizer import Localizer
from digest.render.standing import names_last_news, standing_reason
from digest.search.hashing import group_by_bucket

PER_FILE = 30
"""Cooperations in one file, on average."""


def answer_buckets(site: Site) -> int:
    """Return the number of files for each language."""
    return max(1, len(site.cooperations) // PER_FILE)


def answer_groups(site: Site) -> dict[int, list[Cooperation]]:
    """Return the cooperations of each file by its number."""
    return group_by_bucket(site.cooperations, answer_buckets(site), lambda one: one.slug)


def answers(cooperations: Iterable[Cooperation], site: Site, localizer: Localizer) -> dict[str, list[Any]]:
    """Return the content of a file: the answers about some cooperations, by their slugs."""
    return {one.slug: answer(one, site, localizer) for one in cooperations}


def answer(cooperation: Cooperation, site: Site, localizer: Localizer) -> list[Any]:
    """Return parties, standing, its label, its reason, date and kind of the last news, number of articles.

    Date and kind are 0 where the reason has named them already.
    """
    localize, news = localizer.localize, cooperation.last_news
    parties = " – ".join(localize(party.name) for party in cooperation.parties)
    standing = cooperation.standing.name
    articles = len(site.cooperation_selections[cooperation].articles)
    last = [0, 0] if names_last_news(cooperation) else [localizer.date(news.date, short=True), localize(news.kind.name)]
    reason = standing_reason(cooperation, localizer)
    return [parties, standing, localizer.t(f"standing.{standing}"), reason, *last, articles]
