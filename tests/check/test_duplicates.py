"""Duplicates are found, and articles that only look similar are not."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from digest.check.duplicates import ComparedArticle, ComparedEvent, DuplicateIndex, compared_article, find_duplicates
from digest.check.report import severity
from digest.check.runner import check
from digest.check.titles import title_words
from digest.core.clock import today
from digest.core.problem import Problem
from digest.parse.dates import parse_date
from digest.read.canonical_url import canonical_url
from digest.read.content import Content
from roots import PROJECT, digest

PAIRS = yaml.load(Path(__file__).with_name("duplicate_pairs.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
DAEJEON = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"


def compared(date: str, kind: str, parties: Iterable[str], status: str = "happened") -> ComparedEvent:
    found = parse_date(date)
    return ComparedEvent(parties=frozenset(parties), kind=kind, start=found.start, end=found.end, status=status)


def article_of(id_: str, side: dict[str, list[str]]) -> ComparedArticle:
    return ComparedArticle(
        id=id_,
        sources=tuple(map(canonical_url, side["urls"])),
        titles=(str(side["title"]),),
        events=tuple(compared(date, kind, parties) for date, kind, parties in side["events"]),
    )


def reason_found(pair: dict[str, dict[str, list[str]]]) -> str | None:
    one, other = article_of("2024/a", pair["a"]), article_of("2024/b", pair["b"])
    found = find_duplicates(one, [other])
    assert [duplicate.reason for duplicate in found] == [
        duplicate.reason for duplicate in find_duplicates(other, [one])
    ]
    return found[0].reason if found else None


def test_nearly_all_duplicates_are_found_with_few_false_alarms() -> None:
    duplicates = [pair for pair in PAIRS if pair["duplicate"]]
    misses = [pair for pair in PAIRS if not pair["duplicate"]]
    assert len(duplicates) >= 15 and len(misses) >= 12 and len(PAIRS) >= 30
    found = [pair["name"] for pair in duplicates if reason_found(pair)]
    alarms = [pair["name"] for pair in misses if reason_found(pair)]
    assert len(found) >= 0.95 * len(duplicates), {pair["name"] for pair in duplicates} - set(found)
    assert len(alarms) <= 0.05 * len(misses), alarms


@pytest.mark.parametrize("pair", [pair for pair in PAIRS if pair["duplicate"]], ids=lambda pair: pair["name"])
def test_a_duplicate_is_found_for_its_reason(pair: dict[str, dict[str, list[str]]]) -> None:
    assert reason_found(pair) in {pair["reason"], None}


@pytest.fixture(scope="module")
def checked() -> tuple[Content | None, list[Problem]]:
    """All the articles, and the problems found in them."""
    return check(PROJECT, today())


def test_the_real_content_gives_no_false_alarms(checked: tuple[Content | None, list[Problem]]) -> None:
    content, problems = checked
    assert content and len(content.articles) > 200
    index = DuplicateIndex(map(compared_article, content.articles))
    assert [
        (article.id, duplicate.id, duplicate.reason)
        for article in content.articles
        for duplicate in index.duplicates_of(compared_article(article))
        if duplicate.reason != "source"  # two articles that link to each other may share one: `sources_are_unique`
    ] == []
    assert [found for found in problems if severity(found) == "warning"] == []


def test_a_copy_of_any_real_article_is_found(checked: tuple[Content | None, list[Problem]]) -> None:
    content, _ = checked
    assert content
    index = DuplicateIndex(map(compared_article, content.articles))
    for article in content.articles:
        real = compared_article(article)
        for copy in (
            ComparedArticle(id="new", sources=real.sources),
            ComparedArticle(id="new", titles=real.titles[:1]),
            ComparedArticle(id="new", events=real.events),
        ):
            assert article.id in {duplicate.id for duplicate in index.duplicates_of(copy)}, article.id


def test_a_plan_and_its_outcome_are_different_news() -> None:
    one = ComparedArticle(id="a", events=(compared("2023-09", "placement", ["x", "y"], "planned"),))
    other = ComparedArticle(id="b", events=(compared("2023-09-04", "placement", ["x", "y"]),))
    assert find_duplicates(one, [other]) == []


def test_articles_with_the_same_parties_around_a_date_are_found() -> None:
    index = DuplicateIndex([ComparedArticle(id="a", events=(compared("2023-09-04", "placement", ["x", "y"]),))])
    near = ComparedArticle(id="b", events=(compared("2023-08-20", "visit", ["y", "x"]),))
    far = ComparedArticle(id="c", events=(compared("2023-06-20", "visit", ["y", "x"]),))
    assert [duplicate.id for duplicate in index.related_in_time(near)] == ["a"]
    assert index.related_in_time(far) == []


def test_an_article_is_compared_with_few_others() -> None:
    def article(number: int) -> ComparedArticle:
        return ComparedArticle(
            id=str(number),
            sources=(f"a.id/{number}",),
            titles=(f"Kota nomor{number} mengunjungi mitra lama{number} dan bagian{number % 50}",),
            events=(compared(f"{2000 + number % 20}-05-06", "visit", [f"p{number % 500}", f"q{number % 300}"]),),
        )

    index = DuplicateIndex(map(article, range(5000)))
    assert max(len(index.candidates_for(article(number))) for number in range(0, 5000, 50)) < 50


def test_active_and_passive_verbs_are_equal() -> None:
    assert title_words("menandatangani mengunjungi menilai") == title_words("dikunjungi dinilai ditandatangani")


def test_a_duplicate_is_a_warning_and_does_not_stop_the_build(root: Path) -> None:
    text = (root / DAEJEON).read_text(encoding="utf-8")
    copy = text.replace("tangsel-gagas", "lain").replace("detaktangsel.com/", "detaktangsel.com/x")
    (root / "docs/articles/2018").mkdir(exist_ok=True)
    before = digest(root, "check", "--lang", "en").stdout.count(", warning)")
    (root / "docs/articles/2018/lain.md").write_text(copy, encoding="utf-8")
    done = digest(root, "check", "--lang", "en")
    assert done.returncode == 0
    assert "docs/articles/2018/lain.md:6:11  events[0].date  (event-alike, warning)" in done.stdout
    assert "2017/daejeon-jajaki-layanan-kesehatan-tangsel" in done.stdout
    own = done.stdout.count(", warning)")
    assert before < own == before + done.stdout.count("2018/lain.md:")
    assert done.stdout.rstrip().endswith(f"No problems.\nWarnings: {own}. They may stay where it is meant.")
    assert "::warning file=docs/articles/2018/lain.md,line=6," in digest(root, "check", "--format", "github").stdout
    assert '"severity": "warning"' in digest(root, "check", "--format", "json").stdout
