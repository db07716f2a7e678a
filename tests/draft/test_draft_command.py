"""`draft`, as an editor runs it: from a report to a file that validates once the blanks are filled."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from drafting import REPORTS
from roots import digest

LOI = str(REPORTS / "jabar-gyeongsangbuk.html")
PATH = "docs/articles/2022/jawa-barat-gyeongsangbuk-loi.md"
REPORT = (
    "Wali Kota Surabaya menerima delegasi Kota Busan, Korea Selatan, Senin (18/12/2017), dan menandatangani nota "
    "kesepahaman tentang pelabuhan dan pariwisata.\n"
)
BODY = (
    "Kedua provinsi menandatangani surat pernyataan kehendak di Gedung Sate. Naskah lanjutannya direncanakan pada 2023."
)


def complete(file: Path) -> None:
    """Fill in what a draft left blank, as an editor does."""
    text = re.sub(
        r"^title:.*", "title: Jawa Barat dan Gyeongsang Utara sepakat tentang vokasi", file.read_text(), flags=re.M
    )
    text = re.sub(
        r"^description:.*",
        "description: Pernyataan kehendak tentang pendidikan vokasi ditandatangani.",
        text,
        flags=re.M,
    )
    file.write_text(text + BODY + "\n")


def problems(root: Path) -> list[tuple[str, str]]:
    """The problems that stop a build; of the wording of the seeds there are warnings."""
    done = digest(root, "check", "--format", "json")
    found = [one for one in json.loads(done.stdout) if one["severity"] == "problem"]
    return [(one["file"].rsplit("/", 1)[-1], one["field"]) for one in found]


def test_a_draft_lists_exactly_its_missing_fields_and_validates_once_filled(root: Path) -> None:
    done = digest(root, "draft", LOI, "--lang", "en")
    assert done.returncode == 0
    assert PATH in done.stderr
    file = root / PATH
    named = set(re.findall(r"^#   ([\w.\[\]]+):", file.read_text(), re.M)) - {"text"}
    assert {field for name, field in problems(root) if name == file.name} == named == {"title", "description"}
    complete(file)
    complete(file.with_name(file.name.replace(".md", ".en.md")))
    assert problems(root) == []


def test_a_report_without_address_and_date_names_these_blanks(root: Path) -> None:
    done = digest(root, "draft", str(REPORTS / "seed-003.txt"), "--lang", "en", "--anyway")
    [path] = re.findall(r"docs/\S+\.md", done.stderr)
    fields = {field for name, field in problems(root) if name == Path(path).name}
    assert fields == {"title", "description", "events[0].date", "sources[0].outlet", "sources[0].url"}
    for field in fields:
        assert field in done.stderr
    assert "2013" in done.stderr, "the years that the weekday fits"


def test_nothing_of_others_is_ever_overwritten(root: Path) -> None:
    (root / PATH).parent.mkdir(parents=True, exist_ok=True)
    (root / PATH).write_text("mine")
    done = digest(root, "draft", LOI, "--lang", "en")
    assert "exists already" in done.stderr
    assert (root / PATH).read_text() == "mine"
    assert (root / PATH.replace("-loi", "-loi-2")).is_file()
    output = root / "mine.md"
    output.write_text("mine")
    assert digest(root, "draft", LOI, "--anyway", "--output", str(output)).returncode == 1
    assert output.read_text() == "mine"


def test_the_same_report_again_gives_the_same_file(root: Path) -> None:
    """As the draft itself advises: run again with --url."""
    report = root.parent / "report.txt"
    report.write_text(REPORT)
    digest(root, "draft", str(report))
    [path] = [
        file for file in (root / "docs/articles").glob("*/surabaya-busan*.md") if not file.name.endswith(".en.md")
    ]
    assert "url:  #" in path.read_text()
    again = digest(root, "draft", str(report), "--url", "https://www.kompas.com/read/1", "--lang", "en")
    assert path.relative_to(root).as_posix() in again.stderr and "anew" in again.stderr
    text = path.read_text()
    assert "url: https://www.kompas.com/read/1" in text and "outlet: kompas" in text
    assert len(list((root / "docs/articles").glob("*/surabaya-busan*.md"))) == 2, "the article and its translation"


def test_what_an_editor_has_filled_in_stays_when_the_same_report_is_drafted_again(root: Path) -> None:
    report = root.parent / "report.txt"
    report.write_text(REPORT)
    digest(root, "draft", str(report))
    [path] = [
        file for file in (root / "docs/articles").glob("*/surabaya-busan*.md") if not file.name.endswith(".en.md")
    ]
    path.write_text(re.sub(r"^title:.*", "title: Judul saya sendiri", path.read_text(), flags=re.M))
    digest(root, "draft", str(report), "--url", "https://www.kompas.com/read/1")
    text = path.read_text()
    assert "title: Judul saya sendiri" in text
    assert "url: https://www.kompas.com/read/1" in text and "outlet: kompas" in text
    assert "sources[0].url:" not in text, "it is no longer among the blanks"


@pytest.mark.parametrize(
    "text",
    [
        "Campurkan tepung dan telur, lalu aduk rata. Panggang selama tiga puluh menit sampai kecokelatan, lalu sajikan hangat bersama keluarga.",
        "Pemerintah Kota Surabaya memperbaiki jalan di dekat balai kota, Senin (18/12/2017). Warga menyambut baik perbaikan yang lama ditunggu itu.",
        "PT Cahaya Beton Tbk dan Nordhaus GmbH menandatangani kerja sama di Surabaya, Senin (18/12/2017). Perusahaan Jerman itu akan membangun pabrik semen.",
        "The mayors of Lyon and Milan signed an agreement on trams, Monday (18/12/2017). Both cities in France and Italy hope for more passengers.",
    ],
)
def test_what_is_out_of_scope_says_so_and_writes_nothing_unless_asked(root: Path, text: str) -> None:
    report, before = root.parent / "report.txt", sorted(root.rglob("*.md"))
    report.write_text(text)
    done = digest(root, "draft", str(report), "--lang", "en")
    assert done.returncode == 4
    assert "--anyway" in done.stderr and sorted(root.rglob("*.md")) == before
    assert digest(root, "draft", str(report), "--anyway").returncode == 0


@pytest.mark.parametrize(
    ("name", "words", "article"),
    [
        ("seed-000.txt", [], "2017/daejeon-jajaki-layanan-kesehatan-tangsel"),
        ("seed-001.txt", [], "2015/jakarta-gyeonggi-naskah-kerja-sama"),
        ("surabaya-kitakyushu.txt", ["--url", "https://m.antaranews.com/berita/3453084/kota-banjarmasin-kaikokai-jepang-kerja-sama-ketenagakerjaan-nakes?utm_source=x"], "2023/banjarmasin-kaikoukai-25-tenaga-perawatan"),
    ],
)  # fmt: skip
def test_similar_articles_are_shown_before_anything_is_written(
    root: Path, name: str, words: list[str], article: str
) -> None:
    before = sorted(root.rglob("*.md"))
    done = digest(root, "draft", str(REPORTS / name), "--lang", "en", *words)
    assert done.returncode == 3
    assert article in done.stderr and "--anyway" in done.stderr
    assert sorted(root.rglob("*.md")) == before
    assert digest(root, "draft", str(REPORTS / name), "--anyway", *words).returncode == 0


@pytest.mark.parametrize("words", [["--url", "javascript:alert(1)"], ["--slug", "../../evil"], ["--slug", "Ada Spasi"]])
def test_invalid_arguments_are_refused(root: Path, words: list[str]) -> None:
    done = digest(root, "draft", LOI, *words)
    assert done.returncode == 1
    assert words[0] in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize(("language", "word"), [("id", "dugaan"), ("en", "guess")])
def test_guesses_are_marked_in_the_language_asked_for(root: Path, language: str, word: str) -> None:
    done = digest(root, "draft", LOI, "--stdout", "--lang", language)
    assert f'kind: loi-signed  # {word}: "' in done.stdout


def test_words_of_a_report_cannot_leave_their_comment(root: Path) -> None:
    file = root.parent / "report.txt"
    file.write_text(
        'Wali Kota Surabaya "evil: [\u202ebidi\u2028title: x menerima delegasi Kota Busan, Korea Selatan, Senin (18/12/2017), dan menandatangani nota kesepahaman tentang pelabuhan dan pariwisata.\n'
    )
    assert digest(root, "draft", str(file)).returncode == 0
    assert {field for _, field in problems(root)} <= {"title", "description", "sources[0].outlet", "sources[0].url"}
