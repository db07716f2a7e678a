from __future__ import annotations

import pytest

from digest.read.yaml_nodes import read_nodes


def test_scalars_stay_what_was_written() -> None:
    nodes, problems = read_nodes("a: 2017-13-45\nb: yes\nc: 007\nd:\ne: ''\nf: ~", "f.md")
    assert problems == []
    assert nodes and nodes.values == {"a": "2017-13-45", "b": "yes", "c": "007", "d": None, "e": "", "f": None}


def test_every_value_knows_its_line_and_column() -> None:
    nodes, _ = read_nodes("title: A\nevents:\n  - date: 2017\n    parties: [a, b]", "f.md", first_line=2)
    assert nodes
    assert nodes.place(("title",)) == (2, 8)
    assert nodes.place(("events", 0, "parties", 1)) == (5, 18)
    assert nodes.place(("events", 0, "date"), of_key=True) == (4, 5)
    assert nodes.place(("events", 0, "kind")) == (4, 5), "a missing field stands where its mapping begins"


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("a: 1\nb: [1", "yaml-syntax", 2),
        ("a: 1\nb: 'x", "yaml-syntax", 2),
        ("a: b: c", "yaml-syntax", 1),
        ("a: &x 1\nb: *x", "yaml-alias", 1),
        ("a: *nowhere", "yaml-alias", 1),
        ("a: !!python/object/apply:os.system ['true']", "yaml-tag", 1),
        ("a: " + "[" * 50_000, "yaml-too-deep", 1),
        ("? [a, b]\n: c", "yaml-key", 1),
        ("a: 1\n--- \nb: 2", "yaml-two-documents", 2),
    ],
)
def test_what_is_not_read_says_why(text: str, rule: str, line: int) -> None:
    nodes, problems = read_nodes(text, "f.md")
    assert nodes is None
    assert [(found.rule, found.line) for found in problems] == [(rule, line)]


def test_a_key_that_stands_twice_is_a_problem_and_the_rest_is_read() -> None:
    nodes, problems = read_nodes("a: 1\nb: 2\na: 3", "f.md")
    assert nodes and nodes.values["b"] == "2"
    assert [(found.rule, found.line, dict(found.values)["line"]) for found in problems] == [("yaml-key-twice", 3, "1")]
