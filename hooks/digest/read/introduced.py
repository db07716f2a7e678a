"""The entries that articles introduce, joined with those of data/: one vocabulary for the whole site."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Iterable, Iterator
from typing import Any

from digest.read.content import ArticleFile, VocabularyFiles
from digest.read.front_matter import IntroducesFrontMatter

OPEN_VOCABULARIES = tuple(typing.get_type_hints(IntroducesFrontMatter))
"""The vocabularies that grow with the articles: an entry is added when an article needs it."""


def introduced_entries(article: ArticleFile) -> Iterator[tuple[str, str, Any]]:
    """Yield what an article introduces: vocabulary, id and entry."""
    if introduces := article.front_matter.introduces:
        for name in OPEN_VOCABULARIES:
            for id_, entry in getattr(introduces, name).items():
                yield name, id_, entry


def with_introduced(files: VocabularyFiles, articles: Iterable[ArticleFile]) -> VocabularyFiles:
    """Return the vocabularies with what the articles introduce; of two entries of one id the first counts.

    The entries are in the order of their ids, so that it does not matter in which file one stands.
    """
    entries = {name: dict(getattr(files.entries, name)) for name in OPEN_VOCABULARIES}
    introduced: dict[str, dict[str, ArticleFile]] = {name: {} for name in OPEN_VOCABULARIES}
    for article in articles:
        for name, id_, entry in introduced_entries(article):
            if id_ not in entries[name]:
                entries[name][id_], introduced[name][id_] = entry, article
    ordered = {name: dict(sorted(found.items())) for name, found in entries.items()}
    return dataclasses.replace(files, entries=dataclasses.replace(files.entries, **ordered), introduced=introduced)
