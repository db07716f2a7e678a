"""The text of a draft: front matter that the check reads, its only faults the blanks; no sentence of the report."""

from __future__ import annotations

import re

import pytest

from digest.draft.writer import DraftWriter, find_copied_words, word_runs, yaml_scalar
from digest.parse.yaml_nodes import parse_yaml
from digest.read.front_matter import ArticleFrontMatter
from digest.read.validation import validate_nodes
from digest.reports.findings import MAX_QUOTE_WORDS, quote
from drafting import EXPECTED, draft_of


def written(name: str) -> str:
    return DraftWriter(draft_of(name), "id").render(name)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_draft_is_of_the_right_shape_but_for_its_blanks(name: str) -> None:
    nodes, problems = parse_yaml(written(name).removeprefix("---\n").split("\n---\n")[0], name)
    assert nodes and problems == []
    _, problems = validate_nodes(name, nodes, ArticleFrontMatter)
    assert {problem.rule for problem in problems} == {"field-empty"}
    named = set(re.findall(r"^#   ([\w.\[\]]+):", written(name), re.M))
    assert {problem.field for problem in problems} <= named


@pytest.mark.parametrize("name", EXPECTED)
def test_no_sentence_of_the_report_is_copied(name: str) -> None:
    report = draft_of(name).report
    theirs = set(word_runs(report.full_text))
    lines = [line for line in written(name).split("\n") if not re.match(" {4}(title|url): ", line)]
    assert not [run for line in lines for run in word_runs(line) if run in theirs]


def test_a_copied_sentence_would_be_caught() -> None:
    report = "Kedua kota ini diketahui sudah lama bekerja sama membangun taman sains di daerahnya."
    assert find_copied_words(f"description: {report}", report)
    assert find_copied_words(f"title:  # {report}", report)
    assert not find_copied_words('title:\nnote: "Kedua kota bekerja sama"  # "Kedua kota ini diketahui sudah"', report)


def test_a_quotation_is_short_and_stays_on_its_line() -> None:
    words = quote('satu "dua"\ntiga # empat lima enam\u2028tujuh delapan sembilan')
    assert words == "satu dua tiga empat lima enam tujuh"
    assert len(words.split()) == MAX_QUOTE_WORDS


@pytest.mark.parametrize(
    "text",
    [
        "biasa saja",
        "a: b",
        "- x",
        "no",
        "null",
        "[x",
        "x # y",
        '"kutip"',
        "{a}",
        "*a",
        "&a",
        "12",
        "Budi, S.H.",
        "0x1F",
        "@x",
        "x:",
        "",
    ],
)
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    nodes, problems = parse_yaml(f"key: {yaml_scalar(text)}", "x")
    assert nodes and not problems
    assert nodes.values == {"key": text}
