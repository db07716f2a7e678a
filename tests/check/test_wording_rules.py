"""Warnings on wording: what misleads is told, in the original and in the translation; what is right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.check.report import without_warnings
from digest.check.runner import check
from digest.check.wording_rules import wording_warnings
from roots import TODAY, make_root, real_problems

ARTICLE = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"
RULES = {
    "named-in-report", "address-as-statement", "range-hyphen", "unknown-often", "plan-since", "person-not-in-text",
    "person-of-no-party", "source-front-page",
}  # fmt: skip


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return make_root(tmp_path / "project")


def found(root: Path) -> dict[str, list[str]]:
    content, problems = check(root, TODAY)
    assert content and without_warnings(problems) == []
    rules: dict[str, list[str]] = {}
    for one in wording_warnings(content.articles):
        if one.rule in RULES:
            rules.setdefault(one.rule, []).append(f"{Path(one.path).name}:{one.line}")
    return rules


def append(root: Path, text: str, ending: str = ".md") -> int:
    """Add a paragraph to the article; return the number of its line."""
    file = root / ARTICLE.replace(".md", ending)
    before = file.read_text(encoding="utf-8").rstrip("\n")
    file.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Wakil Wali Kota dinamai dalam laporan.", "named-in-report"),
        ("Wakil Wali Kota juga disebut dalam laporan.", "named-in-report"),
        ("The deputy mayor is also named in the report.", "named-in-report"),
        ("Wakil Wali Kota hanya disebutkan pada berita itu.", "named-in-report"),
        ("Dua pejabat tercantum dalam sumber itu.", "named-in-report"),
        ("Two officials are mentioned by both sources.", "named-in-report"),
        ("Menurut alamat beritanya itu tahun 2012.", "address-as-statement"),
        ("Enam puluh orang, menurut judul laporan, datang.", "address-as-statement"),
        ("Alamat berita menyebut Makassar.", "address-as-statement"),
        ("Sixty came, according to the report's headline.", "address-as-statement"),
        ("The address says that it was Makassar.", "address-as-statement"),
        ("Acaranya 18-19 Desember.", "range-hyphen"),
        ("Antara 2011-2022 tidak ada kabar.", "range-hyphen"),
        ("Pesertanya 10.000-12.500 orang.", "range-hyphen"),
        ("Pukul 08.00-10.00 WIB.", "range-hyphen"),
        ("Ini belum kami ketahui. Itu belum kami ketahui. Yang lain pun belum kami ketahui.", "unknown-often"),
        ("We do not know this. We do not know that. We do not know more.", "unknown-often"),
    ],
)
@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_what_misleads_is_told_with_its_line(project: Path, text: str, rule: str, ending: str) -> None:
    before, line = found(project), append(project, text, ending)
    after = found(project)
    name = Path(ARTICLE).name.replace(".md", ending)
    assert set(after.get(rule, [])) - set(before.get(rule, []))
    assert rule == "unknown-often" or f"{name}:{line}" in after[rule]


@pytest.mark.parametrize(
    "text",
    [
        "Acaranya 18–19 Desember, antara 2011–2022.",
        "Kepmendagri 300.2.2-2138/2025 dan COVID-19, 2017-12-18, Rp1.000-an.",
        "Lihat [berita](https://a.example/2011-2022-x) itu.",
        "Laporan itu menyebut Wakil Wali Kota sebagai penandatangan.",
        "Masa berlakunya belum kami ketahui.",
        "Besarnya hibah tidak disebut dalam laporan, dan hari pelatihannya belum disebut dalam berita.",
        "Judul laporan menyebut 11 negara, tetapi isinya delapan.",
        "The amount is not named in the report. The headline says 11, but the text names eight.",
        "Wakil Wali Kota disebut ketua rombongan dalam pidato itu; judul naskahnya Nota Kesepahaman.",
        "Nomor 119/2138-19.2.1/KSDN, pasal 17-8-1945, telepon 021-5551234, versi 1.2-3.4.5, skor G-20.",
    ],
)
def test_what_is_right_is_not_told(project: Path, text: str) -> None:
    before = found(project)
    append(project, text)
    assert found(project) == before


def change(root: Path, old: str, new: str) -> None:
    file = root / ARTICLE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_plan_has_no_date_since(project: Path) -> None:
    change(project, "  - date: 2017-12-18\n", "  - date: 2017-12-18/..\n    status: planned\n")
    assert "plan-since" in found(project)


def test_people_are_in_the_text_and_of_a_party_that_is_named(project: Path) -> None:
    person = "people:\n  - name: Dr. Budi Nirmana\n    office: Kepala\n    party: kota-bogor\n"
    change(project, "people:\n", person)
    line = (project / ARTICLE).read_text().splitlines().index("  - name: Dr. Budi Nirmana") + 1
    place = f"{Path(ARTICLE).name}:{line}"
    after = found(project)
    assert place in after["person-not-in-text"] and f"{Path(ARTICLE).name}:{line + 2}" in after["person-of-no-party"]
    append(project, "Kepala Nirmana menerima mereka.")
    assert place not in found(project).get("person-not-in-text", [])


def test_a_source_is_a_page(project: Path) -> None:
    text = (project / ARTICLE).read_text(encoding="utf-8")
    (url,) = [line.split("url: ")[1] for line in text.splitlines() if line.startswith("    url: ")][:1]
    change(project, url, "https://www.detaktangsel.com/")
    assert "source-front-page" in found(project)


def test_our_own_articles_have_none() -> None:
    assert not [rule for rule in RULES if f'"{rule}"' in real_problems()]
