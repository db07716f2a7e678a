from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from digest.contribute.json_schema import expected_schemas, stale_schemas
from digest.parse.documents import read_document
from roots import PROJECT, SEEDS

SCHEMA = json.loads((PROJECT / "data/schema/article.schema.json").read_text(encoding="utf-8"))


def test_schema_files_are_up_to_date() -> None:
    assert stale_schemas(PROJECT) == [], "run: python3 run.py format"
    files = {f"data/schema/{path.name}" for path in (PROJECT / "data/schema").iterdir()}
    assert files == set(expected_schemas(PROJECT)), "a schema that is no longer generated"


def values(root: Path, article: str) -> dict[str, object]:
    """Return an article's front matter as editors' tools read it: numbers are numbers."""
    document, _ = read_document(root, f"docs/articles/{article}.md")
    assert document
    front_matter: dict[str, object] = json.loads(json.dumps(document.nodes.values), object_hook=with_numbers)
    return front_matter


def with_numbers(fields: dict[str, object]) -> dict[str, object]:
    return {key: float(str(value)) if key == "value" else value for key, value in fields.items()}


@pytest.mark.parametrize("article", SEEDS)
def test_a_valid_article_matches_the_schema(article: str) -> None:
    jsonschema.validate(values(PROJECT, article), SCHEMA, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", None),
        ("sources", []),
        ("mentions", ["korsel"]),
        ("reviewed", "2017"),
        ("reviewed", "2017-02-29"),
        ("sources", [{"outlet": "antara", "url": "https://editor:password@antaranews.com/"}]),
        ("claims", [{"text": "x" * 501, "by": "Wali Kota"}]),
        ("city", "x"),
    ],
)
def test_an_invalid_article_does_not_match_the_schema(field: str, value: object) -> None:
    bad = values(PROJECT, SEEDS[0]) | {field: value}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, SCHEMA, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "change",
    [
        {"date": "2017-13"},
        {"date": "2017-12-18/kemarin"},
        {"date_basis": "inferred"},
        {"parties": ["kr-daejeon"]},
        {"instrument": {"kind": "mou", "expires": "2020", "valid_years": 3}},
    ],
)
def test_an_invalid_event_does_not_match_the_schema(change: dict[str, object]) -> None:
    bad = values(PROJECT, SEEDS[0])
    bad["events"][0] |= change  # type: ignore[index]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(bad, SCHEMA, jsonschema.Draft202012Validator)


def test_editors_tools_can_complete_ids() -> None:
    definitions = SCHEMA["$defs"]
    assert "kota-tangerang-selatan" in definitions["party"]["enum"]
    assert definitions["EventFrontMatter"]["properties"]["sectors"]["items"] == {"$ref": "#/$defs/sector"}
