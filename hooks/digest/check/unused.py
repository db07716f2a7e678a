"""What stands in the vocabularies and is of no use: entries that nothing names, aliases that say nothing new.

Not part of `check`, for none of it is wrong. Closed lists are left out: all Indonesian localities, the sectors and the
kinds are there whether or not an article uses them yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.article_rules import host_belongs
from digest.check.vocabulary_rules import Vocabulary
from digest.core.problem import Problem
from digest.read.content import Content
from digest.read.fields import split_url
from digest.read.names import spellings
from digest.read.suggestions import fold

OPEN = ("localities_abroad", "organisations", "outlets")
"""Vocabularies that grow with the articles: an entry is added when somebody needs it."""


def stale_entries(content: Content) -> list[Problem]:
    """Return every entry that nothing uses, and every alias and host that adds nothing, sorted by place."""
    files = [Vocabulary(content.vocabularies, name) for name in content.vocabularies.nodes if name != "labels"]
    used = used_ids(content)
    found = [problem for file in files if file.name in OPEN for problem in unused(file, used)]
    found += [problem for file in files for problem in idle_aliases(file)]
    return sorted([*found, *unused_hosts(content)])


def used_ids(content: Content) -> set[str]:
    """Return every id that an article names, and the places of the organisations among them."""
    used: set[str] = set()
    for article in content.articles:
        written = article.written
        used.update(written.mentions, (source.outlet for source in written.sources))
        used.update(person.party for person in written.people if person.party)
        used.update(party for event in written.events for party in event.parties)
    organisations = content.vocabularies.entries.organisations
    return used | {entry.place for id_, entry in organisations.items() if id_ in used and entry.place}


def unused(file: Vocabulary, used: set[str]) -> Iterator[Problem]:
    """An entry is named by an article."""
    for id_ in file.entries:
        if id_ not in used:
            yield file.problem("entry-unused", id_, of_key=True, value=id_)


def idle_aliases(file: Vocabulary) -> Iterator[Problem]:
    """An alias is another name than the entry's own, and than its other aliases."""
    for id_, entry in file.entries.items():
        names = set(map(fold, spellings(entry.name))) if hasattr(entry, "name") else set()
        for number, alias in enumerate(getattr(entry, "aliases", ())):
            if fold(alias) in names and fold(alias):
                yield file.problem("alias-idle", id_, "aliases", number, value=alias)


def unused_hosts(content: Content) -> Iterator[Problem]:
    """A host of an outlet that articles use stands in a source's address."""
    sources = [source for article in content.articles for source in article.written.sources]
    hosts = {str(parts.hostname) for source in sources if (parts := split_url(source.url))}
    outlets = Vocabulary(content.vocabularies, "outlets")
    for id_, outlet in outlets.entries.items():
        belonging = [any(host_belongs(host, [known]) for host in hosts) for known in outlet.hosts]
        for number, needed in enumerate(belonging):
            if not needed and any(belonging):
                yield outlets.problem("host-unused", id_, "hosts", number, value=outlet.hosts[number])
