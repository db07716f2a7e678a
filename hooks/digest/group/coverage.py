"""Coverage: what is missing or doubtful, so that whoever wants to help knows where."""

from __future__ import annotations

from functools import cached_property

from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.model.articles import Article
from digest.model.events import Event
from digest.model.parties import Party


class Coverage:
    """The gaps of one site, each kind as the list of what has it."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def inferred(self) -> tuple[Event, ...]:
        """The events whose date no source states, newest first."""
        return tuple(event for event in self.site.everything.events if event.date_basis == "inferred")

    @cached_property
    def unarchived(self) -> tuple[tuple[Article, int], ...]:
        """The articles with sources of which no archive copy is known, newest first, and how many these are."""
        counted = ((article, unarchived_sources(article)) for article in self.site.everything.articles)
        return tuple((article, number) for article, number in counted if number)

    @cached_property
    def quiet(self) -> tuple[Cooperation, ...]:
        """The cooperations that stand as being without news, those with the newest event first."""
        return self.site.cooperations_by_standing.get("no-news", ())

    @cached_property
    def unplaced(self) -> tuple[Party, ...]:
        """The localities that take part in something and have no coordinates; Indonesia's come first."""
        localities = (*self.site.home_localities, *self.site.localities_abroad)
        return tuple(party for party in localities if party.at is None)

    @cached_property
    def untranslated(self) -> tuple[Article, ...]:
        """The articles that there are in Indonesian alone, newest first."""
        return tuple(article for article in self.site.everything.articles if "en" not in article.texts)

    @cached_property
    def unreviewed(self) -> tuple[Article, ...]:
        """The articles that nobody has gone through again since they were written, newest first."""
        return tuple(article for article in self.site.everything.articles if article.reviewed is None)


def unarchived_sources(article: Article) -> int:
    """Return how many of an article's sources have no archive copy."""
    return sum(source.archive_url is None for source in article.sources)
