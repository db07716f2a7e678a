"""Citations: what reference managers read, whatever a title holds."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from digest.group.site import Site
from digest.model.articles import Article
from digest.parse.dates import parse_date
from digest.read.fields import LANGUAGES, Language
from digest.render.citations import Citation, create_citation
from digest.render.localizer import Localizer
from references import references
from roots import SEEDS, real_vocabularies

DAEJEON = SEEDS[0]
LOCALIZERS = {language: Localizer(real_vocabularies(), language) for language in LANGUAGES}
RIS_TAGS = ("TY", "AU", "TI", "PY", "DA", "PB", "LA", "N1", "UR", "Y2", "ER")
HOSTILE = [
    "Rp5 juta & 20% #1 untuk kota_mitra ~ ^ $x$",
    r"\end{document} \input{/etc/passwd}",
    "} , year = {1066}, title = {",
    "{{{ tiga kurung",
    '"@article{x, title = {y}}"',
    "Baris satu\r\nER  - \r\nTY  - BOOK\nAU  - Orang lain",
]


def citation(title: str) -> Citation:
    return Citation(
        key="kotamitra-2024-x", title=title, published=dt.date(2024, 3, 5), accessed=dt.date(2025, 1, 2),
        url="https://kota.example/x/", language="id", note="Peristiwa: 2009 & 2010",
    )  # fmt: skip


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
    assert list(fields) == ["author", "title", "year", "date", "url", "urldate", "note", "language"]
    assert [fields[name] for name in ("year", "date", "urldate")] == ["2024", "2024-03-05", "2025-01-02"]
    assert printed(fields["note"]) == "Peristiwa: 2009 & 2010"
    assert printed(fields["title"]) == " ".join(title.split())


@pytest.mark.parametrize("title", HOSTILE)
def test_ris_is_one_reference_of_one_line_a_field(title: str) -> None:
    text = citation(title).ris
    assert text.endswith("ER  - \r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert [line[:6] for line in lines] == [f"{tag}  - " for tag in RIS_TAGS]
    assert lines[2][6:] == " ".join(title.split())
    values = {line[:2]: line[6:] for line in lines}
    assert [values[tag] for tag in ("PY", "DA", "Y2", "N1")] == [
        "2024", "2024/03/05", "2025/01/02", "Peristiwa: 2009 & 2010",
    ]  # fmt: skip


@pytest.mark.parametrize(("title", "end"), [("Siapa?", "? https"), ("Kota", "Kota. https"), ("Tamat.", "Tamat. https")])
def test_apa_ends_a_title_with_one_stop(title: str, end: str) -> None:
    text = "".join(replace(citation(title), note="").apa)
    assert text.startswith("Kota Mitra. (2024, 5 Maret). ")
    assert end in text


def test_apa_tells_when_the_event_was_beside_the_title(site: Site) -> None:
    assert "".join(citation("Siapa?").apa) == (
        "Kota Mitra. (2024, 5 Maret). Siapa? [Peristiwa: 2009 & 2010]. https://kota.example/x/"
    )
    english = "".join(cite(site.article_by_id[DAEJEON], "en").apa)
    assert english.startswith("Kota Mitra. (2026, November 22). Daejeon delegation")
    assert english.endswith(" [Event: 18 December 2017].")


def test_an_article_is_cited_by_its_own_date_and_the_event_is_noted(site: Site) -> None:
    article = site.article_by_id[DAEJEON]
    plain, reviewed = cite(article), cite(replace(article, reviewed=parse_date("2026-12-01")))
    assert [(one.published, one.accessed) for one in (plain, reviewed)] == [
        (dt.date(2026, 11, 22), dt.date(2026, 11, 22)), (dt.date(2026, 11, 22), dt.date(2026, 12, 1)),
    ]  # fmt: skip
    assert plain.note == "Peristiwa: 18 Desember 2017"
    assert cite(replace(article, added=article.main_event.date)).note == ""
    planned = replace(article.main_event, status="planned", date=parse_date("2027"))
    assert cite(replace(article, events=(planned,))).note == "Rencana: 2027"


def test_without_a_url_there_is_no_day_of_access(site: Site) -> None:
    found = cite(site.article_by_id[DAEJEON])
    assert "urldate" not in found.bibtex and "Y2" not in found.ris


def cite(article: Article, language: Language = "id", site_url: str = "") -> Citation:
    return create_citation(article, language, site_url, LOCALIZERS)


def test_a_text_that_is_not_translated_is_cited_in_its_own_language(site: Site) -> None:
    article = site.article_by_id[DAEJEON]
    alone = replace(article, texts={"id": article.texts["id"]})
    found = cite(alone, "en", "https://kota.example/x/")
    assert found.language == "id" and found.title == article.texts["id"].title
    assert found.note == "Peristiwa: 18 Desember 2017"
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
    note = "[Event: 18 December 2017]" if prefix else "[Peristiwa: 18 Desember 2017]"
    assert f"</cite> {note}. {fields['url']}</p>" in page
    assert (fields["year"], fields["date"], fields["urldate"]) == ("2026", "2026-11-22", "2026-11-22")


def test_no_two_references_have_one_key(built: Path) -> None:
    pages = [file.read_text(encoding="utf-8") for file in built.glob("**/articles/*/*/index.html")]
    keys = [entry(references(page)[0])[1] for page in pages if "data:application/x-bibtex" in page]
    assert len(keys) == len(set(keys)) == 2 * len(SEEDS)
