"""The targets of the search that are a piece of something: what has not changed of it is not made anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from digest.build.target import ComputeFingerprint, SiteFile, Target
from digest.model.articles import Article
from digest.read.fields import LANGUAGES, Language
from digest.search.answers import answer_groups
from digest.search.comparisons import comparison_groups
from digest.search.cooperation_lists import listed
from digest.search.lists import SearchLists


class SearchTargets:
    """The targets of one site; `lazy` returns what computes a fingerprint by a method of `Fingerprints`."""

    def __init__(
        self, lists: SearchLists, lazy: Callable[..., ComputeFingerprint], all_standings: ComputeFingerprint
    ) -> None:
        self.lists, self.lazy, self.all_standings = lists, lazy, all_standings

    def index_targets(self) -> Iterator[Target]:
        """Yield the targets of Pagefind's indexes."""
        for number, articles in self.lists.index_groups().items():
            for language in LANGUAGES:
                build = partial(self.lists.index_files, number, articles, language)
                yield Target(
                    name=f"pagefind {language} {number}", owns=(f"pagefind/{language}/{number}/",), build=build,
                    compute_fingerprint=self.lazy("index", articles, language), heavy=True, slow=True,
                    kept=True,
                )  # fmt: skip

    def mention_targets(self) -> Iterator[Target]:
        """Yield the targets of what articles only mention."""
        for number, articles in self.lists.index_groups().items():
            for language in LANGUAGES:
                fingerprint = partial(self.text_fingerprint, language)
                build = partial(self.lists.mention_file, number, articles, language, fingerprint)
                yield Target(
                    name=f"mentions {language} {number}", owns=(f"search/mentions/{language}/{number}.json",),
                    compute_fingerprint=self.lazy("mentions", articles, language), build=build, heavy=True,
                )  # fmt: skip

    def text_fingerprint(self, language: Language, article: Article) -> bytes:
        """Return the fingerprint of an article's facts and of its text in one language."""
        return self.lazy("text", article, language)()

    def piece_targets(self) -> Iterator[Target]:
        """Yield the targets of what a page fetches a piece of: rows, answers, what can be compared, cooperations."""
        lists = self.lists
        yield Target(
            name="standings", owns=("search/answers/standings.json",), build=lists.standings_file,
            compute_fingerprint=self.all_standings,
        )  # fmt: skip
        for number, articles in lists.row_groups().items():
            yield self.piece("rows", number, lists.row_files, self.lazy("articles", articles), articles)
        for number, cooperations in answer_groups(lists.site).items():
            fingerprint = self.lazy("cooperations", cooperations)
            yield self.piece("answers", number, lists.answer_files, fingerprint, cooperations)
        for number, comparisons in comparison_groups(lists.site).items():
            yield self.piece(
                "comparisons", number, lists.comparison_files, self.lazy("comparisons", comparisons), comparisons
            )
        for name, selection in listed(lists.site):
            fingerprint = self.lazy("cooperations", selection.cooperations)
            yield self.piece("cooperations", name, lists.cooperation_files, fingerprint, selection)

    def piece(
        self,
        name: str,
        key: int | str,
        files: Callable[..., Iterator[SiteFile]],
        fingerprint: ComputeFingerprint,
        own: Any,
    ) -> Target:
        """Return the target of the files with a key, one per language, that `files` makes of what is its `own`."""
        owns = tuple(f"search/{name}/{language}/{key}.json" for language in LANGUAGES)
        return Target(name=f"{name} {key}", owns=owns, build=partial(files, key, own), compute_fingerprint=fingerprint)
