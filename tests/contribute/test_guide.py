"""The guide for editors: true to the site, the same in both languages, one text for the page and CONTRIBUTING.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from digest.contribute.guide import (
    HEIGHT,
    PICTURES,
    SHARPNESS,
    WIDTH,
    create_comment_example,
    create_contributing,
    create_example,
    create_markdown,
    is_contributing_stale,
    text_of,
)
from digest.read.fields import LANGUAGES, Language
from digest.read.loader import Loading
from roots import PROJECT, SEEDS, digest

EXAMPLE = SEEDS[1]
GUIDES = {language: create_markdown(language) for language in LANGUAGES}
HEAVIEST = 30 * 1024


def page(built: Path, language: Language) -> str:
    prefix = "en/" if language == "en" else ""
    return (built / f"{prefix}contribute/index.html").read_text(encoding="utf-8")


def comments(text: str) -> list[str]:
    return [line for line in text.split("\n") if re.match(r"\s*# ", line)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_explained_article_is_a_real_one(language: Language) -> None:
    """Without its comments it is the article on the site, to the letter: whoever corrects that corrects this."""
    plain = "\n".join(line for line in create_example(language).split("\n") if not re.match(r"\s*# ", line))
    assert plain == (PROJECT / f"docs/articles/{EXAMPLE}.md").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_explained_article_passes_the_check(root: Path, language: Language) -> None:
    (root / f"docs/articles/{EXAMPLE}.md").write_text(create_example(language) + "\n", encoding="utf-8")
    checked = digest(root, "check", "--lang", "en")
    assert checked.returncode == 0, checked.stdout
    assert "No problems" in checked.stdout


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_it_is_explained_where_it_first_stands(language: Language) -> None:
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


def test_the_explanations_are_in_both_languages() -> None:
    indonesian, english = (comments(create_example(language)) for language in LANGUAGES)
    assert len(indonesian) == len(english) > 20
    assert not set(indonesian) & set(english)


def test_both_guides_have_the_same_parts() -> None:
    """As many headings of each level, pictures, links and examples, in the same order."""
    pattern = re.compile(r"^(#{2,3}) |!\[[^\]]+\]\((picture:\w+)\)|\]\(((?:page|file):[^)]+)\)|^(```)", re.MULTILINE)
    indonesian, english = ([next(filter(None, found)) for found in pattern.findall(text)] for text in GUIDES.values())
    assert indonesian == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_small_and_of_its_size(language: Language) -> None:
    folder = PROJECT / "docs/templates" / PICTURES / language
    shown = re.findall(r"\(picture:(\w+)\)", GUIDES[language])
    assert sorted(path.stem for path in folder.iterdir()) == sorted(shown), "run: python3 run.py pictures"
    for name in shown:
        file = folder / f"{name}.webp"
        with Image.open(file) as picture:
            assert (picture.format, picture.size) == ("WEBP", (WIDTH * SHARPNESS, HEIGHT * SHARPNESS))
        assert file.stat().st_size <= HEAVIEST


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_wait_until_a_reader_comes_near(built: Path, language: Language) -> None:
    pictures = re.findall(r"<img [^>]*images/guide[^>]*>", page(built, language))
    assert len(pictures) == GUIDES[language].count("picture:")
    for picture in pictures:
        assert 'loading="lazy"' in picture and f'width="{WIDTH}"' in picture and f'height="{HEIGHT}"' in picture
        assert re.search(r'alt="[^"]{20,}"', picture)
        way = re.search(r'src="([^"]+)"', picture)
        assert way
        place = built / ("en/contribute" if language == "en" else "contribute") / way[1]
        assert place.resolve().exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_it_calls_a_button_is_called_so(language: Language) -> None:
    """Words in these quotation marks are the site's own, but for those of reports."""
    content = Loading(PROJECT).content()
    assert content
    labels = {label.en if language == "en" else label.id for label in content.vocabularies.entries.labels.values()}
    of_reports = {"tahun lalu", "baru-baru ini", "kerja sama", "last year", "recently", "cooperation"}
    assert set(re.findall("“([^”]+)”", text_of(language))) - of_reports <= labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_snippets_stand_in_real_articles(language: Language) -> None:
    articles = [path.read_text(encoding="utf-8") for path in (PROJECT / "docs/articles").rglob("*.md")]
    snippets = re.findall(r"```yaml\n(.*?)```", text_of(language), re.DOTALL)
    assert snippets
    for snippet in snippets:
        assert any(all(line in article for line in snippet.splitlines()) for article in articles)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_comment_it_shows_is_what_the_check_says(root: Path, language: Language) -> None:
    file = root / f"docs/articles/{EXAMPLE}.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("date: 2015-05-12", "date: 12 Mei 2015", 1), encoding="utf-8")
    said = " ".join(digest(root, "check", "--lang", language).stdout.split())
    for line in create_comment_example(language).split("\n"):
        assert line.removeprefix("> ").split("`: ")[-1] in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_files_it_names_exist(language: Language) -> None:
    for path in re.findall(r"\(file:([^)]+)\)", text_of(language)):
        assert (PROJECT / path).exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pages_it_leads_to_exist(built: Path, language: Language) -> None:
    for name in re.findall(r"\(page:([^)]+)\)", text_of(language)):
        path, _, anchor = name.partition("#")
        target = built / ("en" if language == "en" else "") / path / "index.html"
        assert not anchor or f'id="{anchor}"' in target.read_text(encoding="utf-8")
        assert target.exists()


def test_contributing_is_the_guide() -> None:
    assert not is_contributing_stale(PROJECT), "run: python3 run.py format"


def test_contributing_shows_pictures_and_files_where_github_shows_them() -> None:
    targets = re.findall(r"\]\(([^)]+)\)", create_contributing())
    assert len([target for target in targets if target.endswith(".webp")]) == 2 * GUIDES["id"].count("picture:")
    for target in targets:
        assert (PROJECT / target).exists(), target


def test_a_stale_contributing_is_told_and_renewed(root: Path) -> None:
    assert digest(root, "guide").returncode == 1
    assert digest(root, "guide", "--write").returncode == 0
    assert digest(root, "guide").returncode == 0
