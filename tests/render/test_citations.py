"""Citations: what reference managers read, whatever a title holds."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from digest.group.site import Site
from digest.model.articles import Article
from digest.read.dates import parse_date
from digest.render.citations import Citation, create_citation
from references import references
from roots import SEEDS

DAEJEON = SEEDS[0]
HOSTILE = [
    "Rp5 juta & 20% #1 untuk kota_mitra ~ ^ $x$",
    r"\end{document} \input{/etc/passwd}",
    "} , year = {1066}, title = {",
    "{{{ tiga kurung",
    '"@article{x, title = {y}}"',
    "Baris satu\r\nER  - \r\nTY  - BOOK\nAU  - Orang lain",
]


def citation(title: str) -> Citation:
    return Citation(key="kotamitra-2024-x", title=title, year=2024, url="https://kota.example/x/", language="id")


def entry(text: str) -> tuple[str, str, dict[str, str]]:
    """The type, key and fields of a BibTeX entry, read as BibTeX reads it: by counting braces."""
    head = re.match(r"@(\w+)\{([^,{}\s]+),", text)
    assert head
    fields: dict[str, str] = {}
    position = head.end()
    while name := re.compile(r"\s*(\w+) = \{").match(text, position):
        position, depth = name.end(), 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[position], 0)
            position += 1
        fields[name[1]] = text[name.end() : position - 1]
        position += text[position] == ","
    assert text[position:].strip() == "}", "the entry ends where its brace does"
    return head[1], head[2], fields


def printed(latex: str) -> str:
    """What LaTeX prints of a field."""
    words = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciitilde": "~"}
    words["textasciicircum"] = "^"
    bare = latex.removeprefix("{").removesuffix("}")
    return re.sub(r"\\(?:(\w+)\{\}|(.))", lambda found: words[found[1]] if found[1] else found[2], bare)


@pytest.mark.parametrize("title", HOSTILE)
def test_bibtex_prints_the_title_as_it_stands(title: str) -> None:
    kind, key, fields = entry(citation(title).bibtex)
    assert (kind, key) == ("misc", "kotamitra-2024-x")
    assert list(fields) == ["author", "title", "year", "url", "language"]
    assert fields["year"] == "2024"
    assert printed(fields["title"]) == " ".join(title.split())


@pytest.mark.parametrize("title", HOSTILE)
def test_ris_is_one_reference_of_one_line_a_field(title: str) -> None:
    text = citation(title).ris
    assert text.endswith("ER  - \r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert [line[:6] for line in lines] == [f"{tag}  - " for tag in ("TY", "AU", "TI", "PY", "PB", "LA", "UR", "ER")]
    assert lines[2][6:] == " ".join(title.split())


@pytest.mark.parametrize(("title", "end"), [("Siapa?", "? https"), ("Kota", "Kota. https"), ("Tamat.", "Tamat. https")])
def test_apa_ends_a_title_with_one_stop(title: str, end: str) -> None:
    text = "".join(citation(title).apa)
    assert text.startswith("Kota Mitra. (2024). ")
    assert end in text


def test_the_year_is_that_of_the_review_or_of_what_the_article_rests_on(site: Site) -> None:
    article = site.article_by_id[DAEJEON]
    undated = replace(article, sources=tuple(replace(source, published=None) for source in article.sources))
    dated = replace(undated, sources=tuple(replace(one, published=parse_date("2018-01")) for one in undated.sources))
    reviewed = replace(dated, reviewed=parse_date("2026-02-01"))
    assert [year(one) for one in (undated, dated, reviewed)] == [2017, 2018, 2026]


def year(article: Article) -> int:
    return create_citation(article, "id", "").year


def test_a_text_that_is_not_translated_is_cited_in_its_own_language(site: Site) -> None:
    article = site.article_by_id[DAEJEON]
    alone = replace(article, texts={"id": article.texts["id"]})
    found = create_citation(alone, "en", "https://kota.example/x/")
    assert found.language == "id" and found.title == article.texts["id"].title
    assert found.url == f"https://kota.example/x/en/articles/{DAEJEON}/"


@pytest.mark.parametrize(("prefix", "language"), [("", "indonesian"), ("en/", "english")])
def test_a_reader_takes_the_reference_along(built: Path, prefix: str, language: str) -> None:
    folder = built / f"{prefix}articles/{DAEJEON}"
    page = (folder / "index.html").read_text(encoding="utf-8")
    bibtex, ris = references(page)
    _, _, fields = entry(bibtex)
    assert fields["url"] == f"https://kota-mitra.example/{prefix}articles/{DAEJEON}/"
    assert fields["language"] == language
    assert f"UR  - {fields['url']}\r\n" in ris
    assert f"</cite>. {fields['url']}</p>" in page


def test_no_two_references_have_one_key(built: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in built.glob("**/articles/*/*/index.html")]
    keys = [entry(references(page)[0])[1] for page in pages if "data:application/x-bibtex" in page]
    assert len(keys) == len(set(keys)) == 2 * len(SEEDS)
