from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from digest.contribute.json_schema import create_schemas, published_schema, stale_schemas
from digest.parse.documents import read_document
from roots import PROJECT, SEEDS, real_vocabularies

COMMITTED = json.loads((PROJECT / "data/schema/article.schema.json").read_text(encoding="utf-8"))
PUBLISHED = json.loads(published_schema(real_vocabularies()))
SCHEMAS = pytest.mark.parametrize("schema", [COMMITTED, PUBLISHED], ids=["committed", "published"])
INTRODUCED = {
    "localities_abroad": {
        "jp-toyota": {"country": "JP", "level": "city", "name": "Toyota", "at": [35.08, 137.16]},
    },
    "organisations": {"jp-tokai-gakuen": {"kind": "university", "name": "Tokai Gakuen", "place": "jp-toyota"}},
    "outlets": {"suara-baru": {"name": "Suara Baru", "hosts": ["suarabaru.example"]}},
}


def test_schema_files_are_up_to_date() -> None:
    assert stale_schemas(PROJECT) == [], "run: python3 run.py format"
    files = {f"data/schema/{path.name}" for path in (PROJECT / "data/schema").iterdir()}
    assert files == set(create_schemas()), "a schema that is no longer generated"


def values(root: Path, article: str) -> dict[str, object]:
    """Return an article's front matter as editors' tools read it: numbers are numbers."""
    document, _ = read_document(root, f"docs/articles/{article}.md")
    assert document
    front_matter: dict[str, object] = json.loads(json.dumps(document.nodes.values), object_hook=with_numbers)
    return front_matter


def with_numbers(fields: dict[str, object]) -> dict[str, object]:
    return {key: float(str(value)) if key == "value" else value for key, value in fields.items()}


def validate(article: dict[str, object], schema: dict[str, Any]) -> None:
    jsonschema.validate(article, schema, jsonschema.Draft202012Validator)


@SCHEMAS
@pytest.mark.parametrize("article", SEEDS)
def test_a_valid_article_matches_the_schema(article: str, schema: dict[str, Any]) -> None:
    validate(values(PROJECT, article), schema)


@SCHEMAS
def test_an_article_may_name_what_it_introduces(schema: dict[str, Any]) -> None:
    article = values(PROJECT, SEEDS[0]) | {"introduces": INTRODUCED}
    article["events"][0]["parties"] = ["kota-tangerang-selatan", "jp-toyota"]  # type: ignore[index]
    article["sources"][0]["outlet"] = "suara-baru"  # type: ignore[index]
    validate(article, schema)


@SCHEMAS
@pytest.mark.parametrize(
    "introduced",
    [
        {"sectors": {"sport": {"name": "Sport"}}},
        {"outlets": {"Suara Baru": INTRODUCED["outlets"]["suara-baru"]}},
        {"outlets": {"suara-baru": {"name": "Suara Baru", "hosts": ["https://suarabaru.example"]}}},
        {"localities_abroad": {"jp-toyota": {"country": "Jepang", "level": "city", "name": "Toyota"}}},
        {"organisations": {"jp-x": {"kind": "club", "name": "X"}}},
    ],
)
def test_what_is_introduced_has_the_form_of_the_vocabularies(introduced: object, schema: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate(values(PROJECT, SEEDS[0]) | {"introduces": introduced}, schema)


def test_the_committed_schemas_hold_no_ids_of_entries() -> None:
    """So a new entry leaves them as they are, and two pull requests with new entries do not meet in them."""
    texts = [re.sub(r'"examples": \[.*?\n *\]', "", text, flags=re.DOTALL) for text in create_schemas().values()]
    vocabularies = real_vocabularies()
    entries = (vocabularies.localities, vocabularies.organisations, vocabularies.outlets, vocabularies.sectors)
    ids = {f'"{id_}"' for one in entries for id_ in one}
    assert [id_ for id_ in ids for text in texts if id_ in text] == []


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
@SCHEMAS
def test_an_invalid_article_does_not_match_the_schema(field: str, value: object, schema: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        validate(values(PROJECT, SEEDS[0]) | {field: value}, schema)


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
        validate(bad, PUBLISHED)


def test_editors_tools_can_complete_ids() -> None:
    definitions = PUBLISHED["$defs"]
    assert "kota-tangerang-selatan" in definitions["party"]["anyOf"][0]["enum"]
    assert definitions["EventFrontMatter"]["properties"]["sectors"]["items"] == {"$ref": "#/$defs/sector"}
