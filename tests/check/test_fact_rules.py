"""Warnings on facts that are often entered wrongly: each is told with its field, and what is right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.check.fact_rules import fact_warnings
from digest.check.report import explain, without_warnings
from digest.check.runner import check
from digest.core.problem import Problem
from roots import TODAY, digest, make_root, real_problems

RULES = {"mission-not-government", "inferred-as-published", "curly-quotes", "cut-at-hash"}

ARTICLE = """---
title: Kota Bandung menerima tamu dari Jepang
description: Sebuah berita yang dipakai untuk menguji pemeriksaan, cukup panjang untuk diterima.
added: 2026-11-22
events:
  - date: 2024-05-06
    kind: visit
    parties: [kota-bandung, jp-government]
    sectors: [health]
sources:
  - outlet: antara
    url: https://www.antaranews.com/berita/1/contoh
    published: 2024-05-06
people:
  - name: Masaki Tani
    office: Konsul Jenderal Jepang
    party: jp-consulate-surabaya
---
Masaki Tani datang ke Bandung pada 6 Mei 2024.
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_root(tmp_path_factory.mktemp("facts") / "project")


def found(root: Path, *changes: tuple[str, str], translation: str = "") -> list[Problem]:
    """Return the warnings on the article above with these replacements, and a translation."""
    file, text = root / "docs/articles/2024/tamu.md", ARTICLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    english = file.with_suffix(".en.md")
    english.unlink(missing_ok=True)
    if translation:
        english.write_text(translation, encoding="utf-8")
    content, problems = check(root, TODAY)
    assert content and without_warnings(problems) == []
    return [one for one in fact_warnings(content) if "2024/tamu" in one.path]


def rules(problems: list[Problem]) -> list[tuple[str, str]]:
    return [(one.rule, one.field) for one in problems]


def test_a_consul_who_visits_is_not_the_government(project: Path) -> None:
    problems = found(project)
    assert rules(problems) == [("mission-not-government", "events[0].parties[1]")]
    assert "jp-consulate-surabaya" in explain(problems[0], "en")[1]
    assert "jp-consulate-surabaya" in explain(problems[0], "id")[1]


@pytest.mark.parametrize(
    "changes",
    [
        [("jp-government]", "jp-consulate-surabaya]")],
        [("kind: visit", "kind: grant")],
        [("kind: visit", "kind: mou-signed")],
        [("    party: jp-consulate-surabaya\n", "    party: jp-government\n")],
        [("    party: jp-consulate-surabaya\n", "")],
        [("jp-government]", "jp-government, jp-consulate-surabaya]")],
    ],
    ids=["mission", "gives", "binds itself", "minister", "nobody", "both"],
)
def test_a_government_that_acts_itself_is_a_party(project: Path, changes: list[tuple[str, str]]) -> None:
    assert found(project, *changes) == []


INFERRED = ("    kind: visit\n", "    date_basis: inferred\n    note: Disimpulkan.\n    kind: visit\n")
NO_PEOPLE = (ARTICLE[ARTICLE.index("people:") : ARTICLE.index("---\nMasaki")], "")


def test_the_day_of_publication_is_not_that_of_the_event(project: Path) -> None:
    assert rules(found(project, INFERRED, NO_PEOPLE)) == [("inferred-as-published", "events[0].date")]


@pytest.mark.parametrize("published", ["2024-05-07", "2024-05", "2024"])
def test_a_day_may_be_inferred_from_another_one(project: Path, published: str) -> None:
    assert found(project, INFERRED, NO_PEOPLE, ("published: 2024-05-06", f"published: {published}")) == []


def test_an_inferred_month_may_be_that_of_publication(project: Path) -> None:
    month = ("  - date: 2024-05-06", "  - date: 2024-05")
    assert found(project, INFERRED, NO_PEOPLE, month, ("published: 2024-05-06", "published: 2024-05")) == []


TITLE = "title: Kota Bandung menerima tamu dari Jepang"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("title: “Kota Bandung menerima tamu dari Jepang”", "curly-quotes"),
        ("title: ‘Kota Bandung menerima tamu dari Jepang’", "curly-quotes"),
        ("title: Program Kota Mitra #2 dimulai", "cut-at-hash"),
        ("title: Program Kota Mitra # dimulai", "cut-at-hash"),
        ("title: Program #KotaMitra", "cut-at-hash"),
        ('title: "Program Kota Mitra #2 dimulai"', ""),
        ("title: Program Kota Mitra#2 dimulai", ""),
        ('title: "Kota Bandung menerima tamu" # sementara', ""),
        ("title: “Kota kembar” Bandung menerima “tamu kehormatan”", ""),
        ("title: Bandung menerima “tamu kehormatan”", ""),
    ],
)
def test_a_title_is_told_as_it_was_meant(project: Path, line: str, expected: str) -> None:
    problems = found(project, NO_PEOPLE, (TITLE, line))
    assert rules(problems) == ([(expected, "title")] if expected else [])
    assert [one.line for one in problems] == ([2] if expected else [])


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("    published:", "    title: Jepang #2 datang\n    published:", "sources[0].title"),
        ("office: Konsul Jenderal Jepang", "office: {id: “Konsul”, en: Consul}", "people[0].office.id"),
    ],
)
def test_every_text_of_the_front_matter_is_looked_at(project: Path, old: str, new: str, field: str) -> None:
    assert field in [at for _, at in rules(found(project, ("jp-government]", "jp-consulate-surabaya]"), (old, new)))]


def test_a_comment_behind_an_id_or_date_is_no_mistake(project: Path) -> None:
    comments = [("kind: visit", "kind: visit # bukan pertemuan"), ("date: 2024-05-06", "date: 2024-05-06 # Senin")]
    assert found(project, NO_PEOPLE, *comments) == []


def test_a_translation_is_looked_at_too(project: Path) -> None:
    english = "---\ntitle: Programme #2 begins\ndescription: “An article that is used to test the check.”\n---\nText.\n"
    problems = found(project, NO_PEOPLE, translation=english)
    assert [(one.rule, Path(one.path).name, one.line) for one in problems] == [
        ("cut-at-hash", "tamu.en.md", 2), ("curly-quotes", "tamu.en.md", 3),
    ]  # fmt: skip


def test_the_command_tells_them(project: Path) -> None:
    found(project)
    for language, words in (("id", "kedutaan atau konsulatnya"), ("en", "embassy or consulate")):
        done = digest(project, "check", "--lang", language)
        assert done.returncode == 0
        assert "mission-not-government" in done.stdout and words in done.stdout


def test_our_own_articles_have_none() -> None:
    assert not [rule for rule in RULES if f'"{rule}"' in real_problems()]
