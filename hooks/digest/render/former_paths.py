"""The paths that pages had before an id changed: of entries that were renamed, and of cooperations that follow."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice, product

from digest.check.event_ids import EVENT_ID
from digest.group.cooperations import Cooperation, slug_of
from digest.group.site import Site
from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.render.urls import PARTY_FOLDERS, page_path

Subject = Party | Country | Term | Cooperation

MAX_NAMES = 64
"""Slugs that are tried for one set of parties: with every party renamed several times there would be thousands."""


class FormerPaths:
    """The former base paths of one site's pages, each with what it leads to; none is a page's present path."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def subjects(self) -> dict[str, Subject]:
        """The subjects by their former paths. Where two could be meant, it is the one with the newest event."""
        found: dict[str, Subject] = {}
        for subject, path in (*self.of_parties(), *self.of_sectors(), *self.of_cooperations()):
            found.setdefault(path, subject)
        present = {page_path(one, self.site) for one in (*self.site.parties, *self.site.sectors)}
        present |= {f"cooperations/{one.slug}/" for one in self.site.cooperations}
        return {path: subject for path, subject in found.items() if path not in present}

    @cached_property
    def by_present(self) -> dict[str, tuple[str, ...]]:
        """The former paths by the present one, sorted."""
        found: dict[str, tuple[str, ...]] = {}
        for path, subject in sorted(self.subjects.items(), key=lambda pair: pair[0]):
            present = page_path(subject, self.site) or ""
            found[present] = (*found.get(present, ()), path)
        return found

    def of_parties(self) -> Iterator[tuple[Subject, str]]:
        """Yield the former paths of parties."""
        for party in self.site.parties:
            if party.kind != "government":
                yield from ((party, f"{PARTY_FOLDERS[party.kind]}/{id_}/") for id_ in party.former_ids)

    def of_sectors(self) -> Iterator[tuple[Subject, str]]:
        """Yield the former paths of sectors."""
        for sector in self.site.sectors:
            yield from ((sector, f"sectors/{id_}/") for id_ in sector.former_ids)

    def of_cooperations(self) -> Iterator[tuple[Subject, str]]:
        """Yield the former paths of cooperations: with other parties, or with the parties' former ids."""
        for cooperation in self.site.cooperations:
            sets = dict.fromkeys([tuple(party.id for party in cooperation.parties), *former_parties(cooperation)])
            for slug in dict.fromkeys(slug for ids in sets for slug in self.slugs(ids)):
                if slug != cooperation.slug:
                    yield cooperation, f"cooperations/{slug}/"

    def slugs(self, party_ids: Iterable[str]) -> Iterator[str]:
        """Yield the slugs that a cooperation of some parties has had, under all their names."""
        event_ids = self.site.model.event_ids
        names = [(id_, *self.names.get(id_, ())) for id_ in party_ids]
        for ids in islice(product(*names), MAX_NAMES):
            yield slug_of(event_ids.in_order(ids))

    @cached_property
    def names(self) -> dict[str, tuple[str, ...]]:
        """The other ids of every party that was renamed, by each of its ids."""
        all_names = [(party.id, *party.former_ids) for party in self.site.parties if party.former_ids]
        return {id_: tuple(one for one in ids if one != id_) for ids in all_names for id_ in ids}


def former_parties(cooperation: Cooperation) -> Iterator[tuple[str, ...]]:
    """Yield the parties that events of a cooperation were between before these were completed."""
    for event in cooperation.events:
        for id_ in event.former_ids:
            if match := EVENT_ID.fullmatch(id_):
                parties = tuple(match["parties"].split("--"))
                if len(parties) > 1:
                    yield parties
