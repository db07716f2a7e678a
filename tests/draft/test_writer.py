"""The text of a draft: front matter that the check reads, its only faults the blanks; no sentence of the report."""

from __future__ import annotations

import re

import pytest

from digest.draft.findings import LONGEST_QUOTE, quote
from digest.draft.writer import Writer, copied_run, runs, scalar
from digest.read.front_matter import WrittenArticle
from digest.read.validation import shaped
from digest.read.yaml_nodes import read_nodes
from drafting import EXPECTED, draft_of


def written(name: str) -> str:
    return Writer(draft_of(name), "id").text(name)


@pytest.mark.parametrize("name", EXPECTED)
def test_every_draft_is_of_the_right_shape_but_for_its_blanks(name: str) -> None:
    nodes, problems = read_nodes(written(name).removeprefix("---\n").split("\n---\n")[0], name)
    assert nodes and problems == []
    _, problems = shaped(name, nodes, WrittenArticle)
    assert {problem.rule for problem in problems} == {"field-empty"}
    named = set(re.findall(r"^#   ([\w.\[\]]+):", written(name), re.M))
    assert {problem.field for problem in problems} <= named


@pytest.mark.parametrize("name", EXPECTED)
def test_no_sentence_of_the_report_is_copied(name: str) -> None:
    report = draft_of(name).report
    theirs = set(runs(report.whole))
    lines = [line for line in written(name).split("\n") if not re.match(" {4}(title|url): ", line)]
    assert not [run for line in lines for run in runs(line) if run in theirs]


def test_a_copied_sentence_would_be_caught() -> None:
    report = "Kedua kota ini diketahui sudah lama bekerja sama membangun taman sains di daerahnya."
    assert copied_run(f"description: {report}", report)
    assert copied_run(f"title:  # {report}", report)
    assert not copied_run('title:\nnote: "Kedua kota bekerja sama"  # "Kedua kota ini diketahui sudah"', report)


def test_a_quotation_is_short_and_stays_on_its_line() -> None:
    words = quote('satu "dua"\ntiga # empat lima enam\u2028tujuh delapan sembilan')
    assert words == "satu dua tiga empat lima enam tujuh"
    assert len(words.split()) == LONGEST_QUOTE


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
    nodes, problems = read_nodes(f"key: {scalar(text)}", "x")
    assert nodes and not problems
    assert nodes.values == {"key": text}
