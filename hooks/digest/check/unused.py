"""Unused parts of the vocabularies: entries that no article refers to, redundant aliases, unused hosts.

They are no mistakes, so they are not part of `check`. Closed lists are left out: all Indonesian localities, the sectors
and the kinds are listed whether or not an article uses them.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.check.article_rules import host_belongs
from digest.check.names import language_versions
from digest.check.vocabulary_file import Vocabulary
from digest.core.problem import Problem
from digest.read.content import Content
from digest.read.fields import split_safe_url
from digest.read.introduced import OPEN_VOCABULARIES
from digest.read.suggestions import fold


def stale_entries(content: Content) -> list[Problem]:
    """Return a problem for each unused entry, redundant alias and unused host, sorted by position."""
    files = [Vocabulary(content.vocabularies, name) for name in content.vocabularies.nodes if name != "labels"]
    used = used_ids(content)
    found = [problem for file in files if file.name in OPEN_VOCABULARIES for problem in unused_entries(file, used)]
    found += [problem for file in files for problem in redundant_aliases(file)]
    return sorted([*found, *unused_hosts(content)])


def used_ids(content: Content) -> set[str]:
    """Return all ids that articles refer to, and the places of the organisations among them."""
    used: set[str] = set()
    for article in content.articles:
        facts = article.front_matter
        used.update(facts.mentions, (source.outlet for source in facts.sources))
        used.update(person.party for person in facts.people if person.party)
        used.update(party for event in facts.events for party in event.parties)
    organisations = content.vocabularies.entries.organisations
    return used | {entry.place for id_, entry in organisations.items() if id_ in used and entry.place}


def unused_entries(file: Vocabulary, used: set[str]) -> Iterator[Problem]:
    """At least one article refers to an entry."""
    for id_ in file.entries:
        if id_ not in used:
            yield file.problem("entry-unused", id_, of_key=True, value=id_)


def redundant_aliases(file: Vocabulary) -> Iterator[Problem]:
    """An alias differs from the entry's name in more than case, accents and punctuation."""
    for id_, entry in file.entries.items():
        names = set(map(fold, language_versions(entry.name))) if hasattr(entry, "name") else set()
        for number, alias in enumerate(getattr(entry, "aliases", ())):
            if fold(alias) in names and fold(alias):
                yield file.problem("alias-idle", id_, "aliases", number, value=alias)


def unused_hosts(content: Content) -> Iterator[Problem]:
    """Each host of an outlet that articles use occurs in the URL of a source."""
    sources = [source for article in content.articles for source in article.front_matter.sources]
    hosts = {str(parts.hostname) for source in sources if (parts := split_safe_url(source.url))}
    outlets = Vocabulary(content.vocabularies, "outlets")
    for id_, outlet in outlets.entries.items():
        is_used = [any(host_belongs(host, [known]) for host in hosts) for known in outlet.hosts]
        for number, needed in enumerate(is_used):
            if not needed and any(is_used):
                yield outlets.problem("host-unused", id_, "hosts", number, value=outlet.hosts[number])
