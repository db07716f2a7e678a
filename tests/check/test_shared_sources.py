"""A source may stand in two articles when their texts link to each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.check.report import explain, without_warnings
from digest.check.runner import check
from roots import TODAY, make_root

ARTICLE = """---
title: {title}
description: Sebuah berita yang dipakai untuk menguji pemeriksaan, cukup panjang untuk diterima.
added: 2026-11-22
events:
  - date: 2024-05-06
    kind: visit
    parties: [kota-bandung, {party}]
    sectors: [health]
sources:
  - outlet: antara
    url: https://www.antaranews.com/berita/1/contoh
---
{text}
"""
PARTIES = {"satu": "jp-hamamatsu", "dua": "de-braunschweig", "tiga": "kr-suwon"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_root(tmp_path / "project")


def broken(root: Path, **texts: str) -> list[tuple[str, str]]:
    """Return the problems of articles with one source, as file name and rule; each text is that of an article."""
    for slug, text in texts.items():
        file = root / f"docs/articles/2024/{slug}.md"
        file.parent.mkdir(exist_ok=True)
        title = f"Bandung menerima utusan bernama {slug} dari jauh"
        file.write_text(ARTICLE.format(title=title, party=PARTIES[slug], text=text), encoding="utf-8")
    _, problems = check(root, TODAY)
    for one in problems:
        assert one.rule != "source-twice" or "link to each other" in explain(one, "en")[1]
    return [(Path(one.path).stem, one.rule) for one in without_warnings(problems)]


def test_articles_that_link_to_each_other_share_a_source(project: Path) -> None:
    assert broken(project, dua="Lihat [satu](satu.md).", satu="Lihat [dua](../2024/dua.md#bagian).") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("Teks.", "Teks."), ("Lihat [dua](dua.md).", "Teks."), ("Teks.", "Lihat [satu](satu.md).")],
)
def test_a_link_in_one_direction_is_not_enough(project: Path, one: str, other: str) -> None:
    assert broken(project, satu=one, dua=other) == [("satu", "source-twice")]


def test_each_pair_of_three_articles_links_to_each_other(project: Path) -> None:
    texts = {"satu": "[2](dua.md) [3](tiga.md)", "dua": "[1](satu.md)", "tiga": "[1](satu.md)"}
    assert broken(project, **texts) == [("tiga", "source-twice")]
    texts |= {"dua": "[1](satu.md) [3](tiga.md)", "tiga": "[1](satu.md) [2](dua.md)"}
    assert broken(project, **texts) == []


def test_a_source_stands_once_in_one_article(project: Path) -> None:
    twice = "Lihat [satu](satu.md)."
    file = project / "docs/articles/2024/satu.md"
    assert broken(project, satu=twice) == []
    source = "  - outlet: antara\n    url: https://www.antaranews.com/berita/1/contoh\n"
    file.write_text(file.read_text(encoding="utf-8").replace(source, source * 2), encoding="utf-8")
    _, problems = check(project, TODAY)
    assert [one.rule for one in without_warnings(problems)] == ["source-repeated"]
