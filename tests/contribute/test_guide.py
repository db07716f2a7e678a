"""The guide for editors: it matches the site, its languages match each other, and CONTRIBUTING.md is up to date."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from digest.contribute.guide import (
    PICTURE_HEIGHT,
    PICTURE_WIDTH,
    PICTURES_FOLDER,
    PIXEL_RATIO,
    create_comment_example,
    create_contributing,
    create_example,
    create_guide_markdown,
    guide_text,
    is_contributing_stale,
)
from digest.read.fields import LANGUAGES, Language
from roots import NOW, PROJECT, SEEDS, digest, real_vocabularies

EXAMPLE = SEEDS[1]
GUIDES = {language: create_guide_markdown(language) for language in LANGUAGES}
MAX_PICTURE_SIZE = 30 * 1024


def page(built: Path, language: Language) -> str:
    prefix = "en/" if language == "en" else ""
    return (built / f"{prefix}contribute/index.html").read_text(encoding="utf-8")


def comments(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.match(r"\s*# ", line)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_is_a_real_article(language: Language) -> None:
    """Without its comments the example equals the article's file, so a correction must be made in both."""
    plain = "\n".join(line for line in create_example(language).split("\n") if not re.match(r"\s*# ", line))
    assert plain == (PROJECT / f"docs/articles/{EXAMPLE}.md").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_passes_the_check(root: Path, language: Language) -> None:
    (root / f"docs/articles/{EXAMPLE}.md").write_text(create_example(language) + "\n", encoding="utf-8")
    checked = digest(root, "check", "--lang", "en", SOURCE_DATE_EPOCH=NOW)
    assert checked.returncode == 0, checked.stdout
    assert "No problems" in checked.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_example_has_a_comment_at_its_first_use(language: Language) -> None:
    lines = create_example(language).split("\n---\n")[0].split("\n")[1:]
    seen: set[str] = set()
    section = ""
    for before, line in zip(["", *lines], lines, strict=False):
        match = re.match(r"(\s*)(?:- )?(\w+):", line)
        if not match or line.strip().startswith("#") or match[2] in LANGUAGES:
            continue
        section = match[2] if not match[1] else section
        name = f"{section}.{match[2]}"
        assert name in seen or before.strip().startswith("# "), f"{name} is not explained"
        seen.add(name)
    assert len(seen) > 20


def test_the_comments_are_in_both_languages() -> None:
    indonesian, english = (comments(create_example(language)) for language in LANGUAGES)
    assert len(indonesian) == len(english) > 20
    assert not set(indonesian) & set(english)


def test_both_languages_have_the_same_structure() -> None:
    """The same headings by level, pictures, links and examples, in the same order."""
    pattern = re.compile(r"^(#{2,3}) |!\[[^\]]+\]\((picture:\w+)\)|\]\(((?:page|file):[^)]+)\)|^(```)", re.MULTILINE)
    indonesian, english = ([next(filter(None, found)) for found in pattern.findall(text)] for text in GUIDES.values())
    assert indonesian == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_exists_in_the_right_size(language: Language) -> None:
    folder = PROJECT / "docs/templates" / PICTURES_FOLDER / language
    shown = re.findall(r"\(picture:(\w+)\)", GUIDES[language])
    assert sorted(path.stem for path in folder.iterdir()) == sorted(shown), "run: python3 run.py pictures"
    for name in shown:
        file = folder / f"{name}.webp"
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == (
                "WEBP",
                (PICTURE_WIDTH * PIXEL_RATIO, PICTURE_HEIGHT * PIXEL_RATIO),
            )
        assert file.stat().st_size <= MAX_PICTURE_SIZE


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_loaded_lazily(built: Path, language: Language) -> None:
    pictures = re.findall(r"<img [^>]*images/guide[^>]*>", page(built, language))
    assert len(pictures) == GUIDES[language].count("picture:")
    for picture in pictures:
        assert (
            'loading="lazy"' in picture
            and f'width="{PICTURE_WIDTH}"' in picture
            and f'height="{PICTURE_HEIGHT}"' in picture
        )
        assert re.search(r'alt="[^"]{20,}"', picture)
        source = re.search(r'src="([^"]+)"', picture)
        assert source
        file = built / ("en/contribute" if language == "en" else "contribute") / source[1]
        assert file.resolve().exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_quoted_labels_exist_on_the_site(language: Language) -> None:
    """Texts in “…” are labels of the site, except some quoted from reports."""
    labels = {label.en if language == "en" else label.id for label in real_vocabularies().labels.values()}
    of_reports = {"tahun lalu", "baru-baru ini", "kerja sama", "last year", "recently", "cooperation"}
    assert set(re.findall("“([^”]+)”", guide_text(language))) - of_reports <= labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_snippets_are_from_real_articles(language: Language) -> None:
    articles = [path.read_text(encoding="utf-8") for path in (PROJECT / "docs/articles").rglob("*.md")]
    snippets = re.findall(r"```yaml\n(?!introduces:)(.*?)```", guide_text(language), re.DOTALL)
    assert snippets
    for snippet in snippets:
        assert any(all(line in article for line in snippet.splitlines()) for article in articles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_comment_is_what_the_check_reports(root: Path, language: Language) -> None:
    file = root / f"docs/articles/{EXAMPLE}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("date: 2015-05-12", "date: 12 Mei 2015", 1), encoding="utf-8")
    output = " ".join(digest(root, "check", "--lang", language).stdout.split())
    for line in create_comment_example(language).split("\n"):
        assert line.removeprefix("> ").split("`: ")[-1] in output


@pytest.mark.parametrize("language", LANGUAGES)
def test_linked_files_exist(language: Language) -> None:
    for path in re.findall(r"\(file:([^)]+)\)", guide_text(language)):
        assert (PROJECT / path).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_linked_pages_exist(built: Path, language: Language) -> None:
    for name in re.findall(r"\(page:([^)]+)\)", guide_text(language)):
        path, _, anchor = name.partition("#")
        target = built / ("en" if language == "en" else "") / path / "index.html"
        assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")
        assert target.exists()


def test_contributing_is_up_to_date() -> None:
    assert not is_contributing_stale(PROJECT), "run: python3 run.py format"


def test_the_links_of_contributing_are_paths_in_the_repository() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", create_contributing())
    assert len([target for target in targets if target.endswith(".webp")]) == 2 * GUIDES["id"].count("picture:")
    for target in targets:
        assert (PROJECT / target).exists(), target


def test_a_stale_contributing_is_reported_and_rewritten(root: Path) -> None:
    assert digest(root, "guide").returncode == 1
    assert digest(root, "guide", "--write").returncode == 0
    assert digest(root, "guide").returncode == 0
