"""JSON Schemas for editors' tools: the shape of an article and of each vocabulary, with the ids that exist.

JSON Schema draft 2020-12, as pydantic writes it from the shapes in `digest.read`.
"""

from __future__ import annotations

import json
import typing
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from digest.read.content import Vocabularies, country_codes
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.loader import Loading
from digest.read.names import government_ids, party_ids
from digest.read.validation import adapter

FOLDER = "data/schema"

LISTS = {
    "party": "unknown-party",
    "mention": "unknown-party",
    "sector": "unknown-sector",
    "event_kind": "unknown-event-kind",
    "instrument_kind": "unknown-instrument-kind",
    "outlet": "unknown-outlet",
}
"""The lists of ids that a field may hold one of, and the rule that any other id breaks."""


def create_schemas(vocabularies: Vocabularies) -> dict[str, str]:
    """Return every schema file's text by its path."""
    shapes: dict[str, Any] = {"article": WrittenArticle, "translation": WrittenTranslation}
    shapes |= typing.get_type_hints(Vocabularies)
    ids = known_ids(vocabularies)
    return {f"{FOLDER}/{name}.schema.json": create_schema(name, shape, ids) for name, shape in shapes.items()}


def create_schema(name: str, shape: Any, ids: Mapping[str, list[str]]) -> str:
    """Return the JSON Schema of one kind of file."""
    schema = adapter(shape).json_schema()
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": name} | schema
    if name == "article":
        put_ids(schema, ids)
        put_conditions(schema, ids["event_kind_together"])
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def known_ids(vocabularies: Vocabularies) -> dict[str, list[str]]:
    """Return the ids that a field may hold, by the name of their list."""
    parties = sorted(party_ids(vocabularies) - government_ids().keys()) + sorted(government_ids())
    return {
        "party": parties,
        "mention": [*parties, *country_codes()],
        "sector": sorted(vocabularies.sectors),
        "event_kind": sorted(vocabularies.event_kinds),
        "event_kind_together": sorted(id_ for id_, kind in vocabularies.event_kinds.items() if kind.alone == "no"),
        "instrument_kind": sorted(vocabularies.instrument_kinds),
        "outlet": sorted(vocabularies.outlets),
    }


def put_ids(schema: dict[str, Any], ids: Mapping[str, list[str]]) -> None:
    """Let the schema of an article name the ids that exist, so that editors' tools complete them."""
    definitions = schema["$defs"]
    rules = LISTS.items()
    definitions |= {name: {"enum": ids[name], "x-rule": rule} for name, rule in rules}
    event, source = definitions["WrittenEvent"]["properties"], definitions["WrittenSource"]["properties"]
    event["parties"]["items"] = refer("party")
    event["sectors"]["items"] = refer("sector")
    event["kind"] |= refer("event_kind")
    source["outlet"] |= refer("outlet")
    definitions["WrittenInstrument"]["properties"]["kind"] |= refer("instrument_kind")
    schema["properties"]["mentions"]["items"] = refer("mention")
    definitions["WrittenPerson"]["properties"]["party"]["anyOf"][0] = refer("party")


def put_conditions(schema: dict[str, Any], together: list[str]) -> None:
    """Let the schema of an article say what one field asks of another; `together` are kinds of at least two parties."""
    event, instrument = schema["$defs"]["WrittenEvent"], schema["$defs"]["WrittenInstrument"]
    event["allOf"] = [
        {
            "if": {"properties": {"date_basis": {"const": "inferred"}}, "required": ["date_basis"]},
            "then": {"required": ["note"], "x-rule": "inferred-without-note"},
        },
        {
            "if": {
                "properties": {"kind": {"enum": together}, "parties": {"items": refer("party")}},
                "required": ["kind"],
            },
            "then": {"properties": {"parties": {"minItems": 2, "x-rule": "too-few-parties"}}},
        },
    ]
    instrument["if"] = {"required": ["expires", "valid_years"]}
    instrument["then"] = {"properties": {"valid_years": {"not": {}, "x-rule": "validity-twice"}}}


def refer(name: str) -> dict[str, str]:
    """Return a reference to a definition of the same schema."""
    return {"$ref": f"#/$defs/{name}"}


def wanted_schemas(root: Path) -> dict[str, str]:
    """Return the schemas that the content below `root` asks for; none where the vocabularies are broken."""
    content = Loading(root).content()
    return create_schemas(content.vocabularies.entries) if content else {}


def stale_schemas(root: Path) -> list[str]:
    """Return the paths of schemas that are missing or differ from what the model says."""
    return [path for path, text in wanted_schemas(root).items() if current(root / path) != text]


def current(file: Path) -> str:
    """Return what a file holds, or an empty text."""
    return file.read_text(encoding="utf-8") if file.exists() else ""


def write_schemas(root: Path) -> None:
    """Write every schema below `root`."""
    for path, text in wanted_schemas(root).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8", newline="\n")
