"""Which articles mention a name: as the names are now, though only texts that may hold a changed one are searched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from digest.build.pipeline import load_site
from digest.build.rendering import create_renderer
from digest.build.targets import SiteTargets
from digest.core.cache import Cache
from digest.model.articles import Article
from digest.read.fields import LANGUAGES
from digest.render.localizer import Localizer
from digest.render.settings import Settings
from digest.search import mentions
from roots import SEEDS, TODAY, make_root

Found = dict[str, dict[str, list[int]]]


class Project:
    """A project whose texts are searched for names, as each build does."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root, self.searched = root, list[str]()
        texts = mentions.record_texts

        def noted(article: Article, localizer: Localizer) -> list[str]:
            self.searched.append(f"{article.id} {localizer.language}")
            return texts(article, localizer)

        monkeypatch.setattr(mentions, "record_texts", noted)

    def build(self, cache: Cache | None) -> Found:
        """Return the numbers of the articles that mention each name, by language; `searched` are then their texts."""
        self.searched.clear()
        site = load_site(self.root, TODAY, cache)
        targets = SiteTargets(site, self.root, create_renderer(site, self.root, Settings()), cache=cache)
        files = [file for target in targets.search.mention_targets() for file in target.build()]
        return {language: json.loads(text) for (_, text), language in zip(files, LANGUAGES, strict=True)}

    def next_build(self) -> Found:
        """Return what a build finds that has the cache of the one before: what one finds without."""
        found = self.build(Cache(self.root / ".cache/content.sqlite"))
        searched = [*self.searched]
        assert found == self.build(None)
        self.searched = searched
        return found

    def change(self, file: str, pattern: str, new: str) -> None:
        path = self.root / file
        text, count = re.subn(pattern, new, path.read_text(), count=1, flags=re.MULTILINE)
        assert count
        path.write_text(text)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """A project of five articles, one of which mentions Garut in both languages, and a Balai Lama."""
    project = Project(make_root(tmp_path / "project", SEEDS), monkeypatch)
    for ending, sentence in ((".md", "Juga Kabupaten Garut dan Balai Lama."), (".en.md", "Garut Regency, Balai Lama.")):
        project.change(f"docs/articles/{SEEDS[0]}{ending}", r"\Z", f"\n{sentence}\n")
    return project


def test_only_texts_that_may_hold_a_changed_name_are_searched_again(project: Project) -> None:
    first, told = project.next_build(), [f"{SEEDS[0]} {language}" for language in LANGUAGES]
    assert "kabupaten garut" in first["id"] and "garut regency" in first["en"] and len(project.searched) == 10
    assert project.next_build() == first and project.searched == []

    project.change("data/localities.yml", "name: Kabupaten Garut", "name: Kabupaten Intan")
    renamed = project.next_build()
    assert "kabupaten garut" not in renamed["id"] and project.searched == told

    project.change("data/localities.yml", "name: Kabupaten Intan", "name: Kabupaten Intan\n  aliases: [Balai Lama]")
    known = project.next_build()
    assert known["id"]["balai lama"] == known["en"]["balai lama"] and project.searched == told

    project.change("data/sectors.yml", r"  name: \{id: ", "  name: {id: Urusan ")
    assert project.next_build() == known and project.searched == []


def test_what_an_article_says_now_is_searched(project: Project) -> None:
    project.next_build()
    project.change(f"docs/articles/{SEEDS[1]}.md", r"\Z", "\nJuga Kabupaten Ciamis.\n")
    assert "kabupaten ciamis" in project.next_build()["id"] and project.searched == [f"{SEEDS[1]} id"]
    project.change(f"docs/articles/{SEEDS[1]}.md", "Juga Kabupaten Ciamis.", "Juga Kabupaten Kuningan.")
    found = project.next_build()["id"]
    assert "kabupaten kuningan" in found and "kabupaten ciamis" not in found
    project.change(f"docs/articles/{SEEDS[2]}.md", r"^title: .*$", "title: Kabupaten Majalengka belajar")
    assert "kabupaten majalengka" in project.next_build()["id"]


def test_a_name_s_owner_may_change(project: Project) -> None:
    """An alias of what the article is about is no mention of somebody else."""
    assert "kabupaten garut" in project.next_build()["id"]
    project.change("data/localities.yml", "name: Kabupaten Garut", "name: Kabupaten Intan")
    aliases = r"^(kota-tangerang-selatan:\n(?:  .*\n)*?  aliases: \[)"
    project.change("data/localities.yml", aliases, r"\1Kabupaten Garut, ")
    found = project.next_build()["id"]
    assert "kabupaten garut" not in found and f"{SEEDS[0]} id" in project.searched
