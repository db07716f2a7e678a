"""What was written already is found; what only looks alike is left in peace."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
import yaml

from digest.check.duplicates import Candidate, Index, Told, candidate_of, similar
from digest.check.report import severity
from digest.check.runner import check
from digest.check.titles import title_words
from digest.read.canonical_url import canonical_address
from digest.read.dates import parse_date
from roots import PROJECT, TODAY, digest

PAIRS = yaml.safe_load(Path(__file__).with_name("duplicate_pairs.yml").read_text(encoding="utf-8"))
DAEJEON = "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"


def told(date: str, kind: str, parties: Iterable[str], status: str = "happened") -> Told:
    found = parse_date(date)
    return Told(parties=frozenset(parties), kind=kind, start=found.start, end=found.end, status=status)


def candidate(id_: str, side: dict[str, list[str]]) -> Candidate:
    return Candidate(
        id=id_,
        sources=tuple(map(canonical_address, side["urls"])),
        titles=(str(side["title"]),),
        events=tuple(told(date, kind, parties) for date, kind, parties in side["events"]),
    )


def reason_found(pair: dict[str, dict[str, list[str]]]) -> str | None:
    one, other = candidate("2024/a", pair["a"]), candidate("2024/b", pair["b"])
    found = similar(one, [other])
    assert [likeness.reason for likeness in found] == [likeness.reason for likeness in similar(other, [one])]
    return found[0].reason if found else None


def test_nearly_all_duplicates_are_found_and_nearly_nothing_else() -> None:
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


def test_the_real_content_gives_no_false_alarm() -> None:
    content, problems = check(PROJECT, TODAY)
    assert content and len(content.articles) > 200
    index = Index(map(candidate_of, content.articles))
    assert [(article.id, index.similar(candidate_of(article))) for article in content.articles
            if index.similar(candidate_of(article))] == []  # fmt: skip
    assert [found for found in problems if severity(found) == "warning"] == []


def test_every_real_article_copied_under_another_address_is_found() -> None:
    content, _ = check(PROJECT, TODAY)
    assert content
    index = Index(map(candidate_of, content.articles))
    for article in content.articles:
        real = candidate_of(article)
        for copy in (
            Candidate(id="new", sources=real.sources),
            Candidate(id="new", titles=real.titles[:1]),
            Candidate(id="new", events=real.events),
        ):
            assert article.id in {likeness.id for likeness in index.similar(copy)}, article.id


def test_a_plan_and_what_came_of_it_are_two_news() -> None:
    one = Candidate(id="a", events=(told("2023-09", "placement", ["x", "y"], "planned"),))
    other = Candidate(id="b", events=(told("2023-09-04", "placement", ["x", "y"]),))
    assert similar(one, [other]) == []


def test_whoever_starts_to_write_sees_what_is_told_around_the_same_date() -> None:
    index = Index([Candidate(id="a", events=(told("2023-09-04", "placement", ["x", "y"]),))])
    near = Candidate(id="b", events=(told("2023-08-20", "visit", ["y", "x"]),))
    far = Candidate(id="c", events=(told("2023-06-20", "visit", ["y", "x"]),))
    assert [likeness.id for likeness in index.around(near)] == ["a"]
    assert index.around(far) == []


def test_many_articles_are_compared_with_few() -> None:
    def article(number: int) -> Candidate:
        return Candidate(
            id=str(number),
            sources=(f"a.id/{number}",),
            titles=(f"Kota nomor{number} mengunjungi mitra lama{number} dan bagian{number % 50}",),
            events=(told(f"{2000 + number % 20}-05-06", "visit", [f"p{number % 500}", f"q{number % 300}"]),),
        )

    index = Index(map(article, range(5000)))
    assert max(len(index.near(article(number))) for number in range(0, 5000, 50)) < 50


def test_verbs_are_equal_whether_somebody_does_or_it_is_done() -> None:
    assert title_words("menandatangani mengunjungi menilai") == title_words("dikunjungi dinilai ditandatangani")


def test_a_second_article_on_the_same_news_is_warned_of_and_does_not_stop_the_build(root: Path) -> None:
    text = (root / DAEJEON).read_text(encoding="utf-8")
    copy = text.replace("tangsel-gagas", "lain").replace("detaktangsel.com/", "detaktangsel.com/x")
    (root / "docs/articles/2018").mkdir(exist_ok=True)
    (root / "docs/articles/2018/lain.md").write_text(copy, encoding="utf-8")
    done = digest(root, "check", "--lang", "en")
    assert done.returncode == 0
    assert "docs/articles/2018/lain.md:5:11  events[0].date  (event-alike, warning)" in done.stdout
    assert "2017/daejeon-jajaki-layanan-kesehatan-tangsel" in done.stdout
    assert done.stdout.rstrip().endswith("No problems.\nWarnings: 1. They may stay where it is meant.")
    assert "::warning file=docs/articles/2018/lain.md,line=5," in digest(root, "check", "--format", "github").stdout
    assert '"severity": "warning"' in digest(root, "check", "--format", "json").stdout
