"""Coverage: the gaps in the data, as the page /coverage/ lists them for volunteers."""

from __future__ import annotations

from functools import cached_property

from digest.group.cooperations import Cooperation
from digest.group.site import Site
from digest.model.articles import Article
from digest.model.events import Event
from digest.model.parties import Party


class Coverage:
    """The gaps of one site; each property is the list of things with one kind of gap."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def inferred(self) -> tuple[Event, ...]:
        """The events whose date is inferred, newest first."""
        return tuple(event for event in self.site.everything.events if event.date_basis == "inferred")

    @cached_property
    def overdue(self) -> tuple[Event, ...]:
        """The plans whose time is over, with no report that they were carried out, newest first."""
        return self.site.open_plans(overdue=True)

    @cached_property
    def unarchived(self) -> tuple[tuple[Article, int], ...]:
        """The articles with sources without an archived copy, newest first, with the number of these sources."""
        counted = ((article, count_unarchived(article)) for article in self.site.everything.articles)
        return tuple((article, count) for article, count in counted if count)

    @cached_property
    def quiet(self) -> tuple[Cooperation, ...]:
        """The cooperations whose standing is `no-news`, those with the newest event first."""
        return self.site.cooperations_by_standing.get("no-news", ())

    @cached_property
    def unplaced(self) -> tuple[Party, ...]:
        """The localities with events but without coordinates; Indonesian ones first."""
        localities = (*self.site.home_localities, *self.site.localities_abroad)
        return tuple(party for party in localities if party.coordinates is None)

    @cached_property
    def untranslated(self) -> tuple[Article, ...]:
        """The articles without an English translation, newest first."""
        return tuple(article for article in self.site.everything.articles if "en" not in article.texts)

    @cached_property
    def unreviewed(self) -> tuple[Article, ...]:
        """The articles that have never been reviewed, newest first."""
        return tuple(article for article in self.site.everything.articles if article.reviewed is None)


def count_unarchived(article: Article) -> int:
    """Return the number of an article's sources without an archived copy."""
    return sum(source.archive_url is None for source in article.sources)
