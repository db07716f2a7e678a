from __future__ import annotations

import pytest

from digest.parse.yaml_nodes import parse_yaml


def test_scalars_stay_strings() -> None:
    nodes, problems = parse_yaml("a: 2017-13-45\nb: yes\nc: 007\nd:\ne: ''\nf: ~", "f.md")
    assert problems == []
    assert nodes and nodes.values == {"a": "2017-13-45", "b": "yes", "c": "007", "d": None, "e": "", "f": None}


def test_every_key_and_value_has_a_position() -> None:
    nodes, _ = parse_yaml("title: A\nevents:\n  - date: 2017\n    parties: [a, b]", "f.md", first_line=2)
    assert nodes
    assert nodes.position(("title",)) == (2, 8)
    assert nodes.position(("events", 0, "parties", 1)) == (5, 18)
    assert nodes.position(("events", 0, "date"), of_key=True) == (4, 5)
    assert nodes.position(("events", 0, "kind")) == (4, 5), "a missing field has the position of its mapping"


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
def test_invalid_yaml_is_a_problem(text: str, rule: str, line: int) -> None:
    nodes, problems = parse_yaml(text, "f.md")
    assert nodes is None
    assert [(found.rule, found.line) for found in problems] == [(rule, line)]


def test_a_duplicate_key_is_a_problem_and_the_rest_is_read() -> None:
    nodes, problems = parse_yaml("a: 1\nb: 2\na: 3", "f.md")
    assert nodes and nodes.values["b"] == "2"
    assert [(found.rule, found.line, dict(found.values)["line"]) for found in problems] == [("yaml-key-twice", 3, "1")]
