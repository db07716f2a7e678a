"""The events of each thing, with their facets: what a query or a choice of facets is answered from.

Events stand newest first, in columns, one text per facet: `3;4,7` is 3 for the first event, 4 and 7 for the second.
Things with few events share a file, `search/things/<number>.json`, found by a hash of their keys. Others have files of
their own, `search/things/<facet>/<id>/<number>.json`, the newest events in the first one, which also counts all.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from digest.group.site import Site
from digest.model.events import Event
from digest.search.facets import FACETS, facet_values
from digest.search.hashing import group_by_bucket
from digest.search.things import Thing

EVENTS_PER_FILE = 500
"""Events in one file; some 8 KiB compressed."""

EVENTS_PER_BUCKET = 150
"""Events of small things in one shared file, on average."""

COUNTS_SHOWN = 40
"""Values of a facet that the first file of a large thing counts; the file `counts.json` counts all."""


class SliceFiles:
    """The files of some things; `numbers` are those of the articles."""

    def __init__(self, things: Iterable[Thing], site: Site, numbers: Mapping[str, int]) -> None:
        self.site, self.numbers = site, numbers
        told = [thing for thing in things if thing.events]
        self.large = [thing for thing in told if len(thing.events) > EVENTS_PER_FILE or not thing.id]
        self.small = [thing for thing in told if len(thing.events) <= EVENTS_PER_FILE and thing.id]
        self.buckets = max(1, sum(len(thing.events) for thing in self.small) // EVENTS_PER_BUCKET)
        self.values: dict[str, dict[str, list[str]]] = {}
        self.texts: dict[str, list[str]] = {}

    def files(self) -> Iterator[tuple[str, Any]]:
        """Yield path and content of all files."""
        for number, things in group_by_bucket(self.small, self.buckets, lambda thing: thing.key).items():
            yield f"search/things/{number}.json", self.bucket(things)
        for thing in self.large:
            yield from self.files_of(thing)

    def bucket(self, things: Iterable[Thing]) -> dict[str, Any]:
        """Return the content of a shared file: the parties in it by number, and each thing by its key."""
        parties: dict[str, int] = {}
        found = {thing.key: self.columns(thing.events, thing, parties) for thing in things}
        for thing in things:
            found[thing.key] |= {"count": thing.count, **self.cooperations(thing)}
        return {"parties": self.labelled(parties), "things": found}

    def files_of(self, thing: Thing) -> Iterator[tuple[str, Any]]:
        """Yield the files of a thing with many events."""
        folder = f"search/things/{thing.facet}/{thing.id}/" if thing.id else f"search/things/{thing.facet}/"
        counts = self.counts(thing)
        starts = range(0, max(1, len(thing.events)), EVENTS_PER_FILE)
        groups = [thing.events[start : start + EVENTS_PER_FILE] for start in starts]
        for number, events in enumerate(groups):
            parties: dict[str, int] = {}
            content = self.columns(events, thing, parties)
            if not number:
                shown = {facet: self.with_labels(facet, own[:COUNTS_SHOWN]) for facet, own in counts.items()}
                sizes = {facet: len(own) for facet, own in counts.items()}
                content |= {"count": thing.count, "files": len(groups), "counts": shown, "sizes": sizes}
                content |= self.cooperations(thing)
            yield f"{folder}{number}.json", {"parties": self.labelled(parties), **content}
        yield f"{folder}counts.json", {facet: self.with_labels(facet, own) for facet, own in counts.items()}

    def columns(self, events: Sequence[Event], thing: Thing, parties: dict[str, int]) -> dict[str, Any]:
        """Return the columns of some events of a thing; `parties` numbers the parties, new ones are added."""
        rows = [[*self.row(event, thing, parties)] for event in events]
        columns = zip(*rows, strict=True) if rows else [()] * (1 + len(FACETS))
        return {name: ";".join(column) for name, column in zip(("article", *FACETS), columns, strict=True)}

    def row(self, event: Event, thing: Thing, parties: dict[str, int]) -> Iterator[str]:
        """Yield what the columns hold of an event: its articles, and its values of each facet."""
        yield ",".join([str(self.numbers[id_]) for id_ in event.articles if id_ in thing.articles])
        yield ",".join([str(parties.setdefault(id_, len(parties))) for id_ in self.facets_of(event)["city"]])
        yield from self.texts_of(event)

    def texts_of(self, event: Event) -> list[str]:
        """Return an event's values of all facets but the first, the parties: the same wherever it stands."""
        if event.id not in self.texts:
            self.texts[event.id] = [",".join(ids) for facet, ids in self.facets_of(event).items() if facet != "city"]
        return self.texts[event.id]

    def facets_of(self, event: Event) -> dict[str, list[str]]:
        """Return the values of an event by facet."""
        if event.id not in self.values:
            self.values[event.id] = facet_values(event)
        return self.values[event.id]

    def counts(self, thing: Thing) -> dict[str, list[tuple[str, int]]]:
        """Return how many articles of a thing each value of each facet has, those with most first."""
        found: dict[str, dict[str, set[str]]] = {facet: defaultdict(set) for facet in FACETS}
        for event in thing.events:
            own = [id_ for id_ in event.articles if id_ in thing.articles]
            for facet, ids in self.facets_of(event).items():
                for id_ in ids:
                    found[facet][id_].update(own)
        return {
            facet: Counter({id_: len(own) for id_, own in values.items()}).most_common()
            for facet, values in found.items()
        }

    def with_labels(self, facet: str, counts: Sequence[tuple[str, int]]) -> list[Any]:
        """Return counts of parties with the parties' labels, of others as they are."""
        if facet != "city":
            return list(counts)
        labels = self.labelled([id_ for id_, _ in counts])
        return [[*label, count] for label, (_, count) in zip(labels, counts, strict=True)]

    def labelled(self, ids: Iterable[str]) -> list[list[Any]]:
        """Return the ids of parties with their labels in both languages, the English one as 0 where it is the same."""
        return [[id_, name.id, name.en if name.en and name.en != name.id else 0] for id_, name in self.names(ids)]

    def names(self, ids: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """Yield ids of parties with their names."""
        for id_ in ids:
            yield id_, self.site.model.parties[id_].name

    def cooperations(self, thing: Thing) -> dict[str, Any]:
        """Return the cooperations of a party: slug, countries and number of articles, the newest first."""
        if thing.facet != "city":
            return {}
        selection = self.site.parties[self.site.model.parties[thing.id]]
        found = []
        for one in selection.cooperations:
            articles = len(self.site.cooperation_selections[one].articles)
            parties = ",".join(party.id for party in one.parties)
            found.append([one.slug, parties if parties.replace(",", "--") != one.slug else 0,
                          ",".join(country.code for country in one.countries), articles])  # fmt: skip
        return {"cooperations": found} if found else {}
