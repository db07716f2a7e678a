"""The data package: what every file holds, column by column (https://datapackage.org, Frictionless Data)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from digest.export.open_data.columns import Column, Table, World
from digest.export.open_data.tables import DELIMITER, TABLES
from digest.read.fields import Words

LICENCE = "https://creativecommons.org/licenses/by/4.0/"

ORIGINS = (
    {"title": "Kemendagri, Kepmendagri 300.2.2-2138/2025", "path": "https://www.kemendagri.go.id"},
    {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org"},
    {"title": "Unicode CLDR", "path": "https://cldr.unicode.org"},
)
"""Where codes, coordinates and names of countries come from."""


def create_package(world: World, files: Mapping[str, bytes]) -> str:
    """Return the data package's description of `files`, the tables' contents by file name."""
    day = world.site.today.isoformat()
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kota-mitra",
        **in_both(world.label("data.package"), world.label("data.description")),
        "version": day,
        "created": f"{day}T00:00:00Z",
        "keywords": ["Indonesia", "sister cities", "kota kembar", "kerja sama luar negeri", "paradiplomacy"],
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": LICENCE}],
        "contributors": [{"title": "Kota Mitra", "roles": ["creator"]}],
        "sources": list(ORIGINS),
        "resources": [resource(table, files[f"{table.name}.csv"]) for table in TABLES],
    }
    if world.site_url:
        package["homepage"] = world.at("data/")
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def in_both(title: Words, about: Words) -> dict[str, object]:
    """Return a title and a description: as one text for tools, and by language for those who can tell them apart."""
    both = {"title": title, "description": about}
    told: dict[str, object] = {name: f"{words.id} / {words.say('en')}" for name, words in both.items()}
    apart = {f"x-{name}": {"id": words.id, "en": words.say("en")} for name, words in both.items()}
    return told | apart


def resource(table: Table[Any], content: bytes) -> dict[str, Any]:
    """Return the description of one table's CSV file."""
    return {
        "name": table.name,
        "type": "table",
        **in_both(table.title, table.about),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": schema(table),
    }


def schema(table: Table[Any]) -> dict[str, Any]:
    """Return a table's Table Schema."""
    found: dict[str, Any] = {
        "fields": [field(column) for column in table.columns],
        "primaryKey": list(table.key),
        "missingValues": [""],
    }
    if table.refers:
        found["foreignKeys"] = [reference(name, other) for name, other in table.refers.items()]
    return found


def field(column: Column[Any]) -> dict[str, Any]:
    """Return a column's field of Table Schema."""
    found: dict[str, Any] = {"name": column.name, "type": column.type, **in_both(column.title, column.about)}
    if column.type == "list":
        found |= {"delimiter": DELIMITER, "itemType": "string"}
    return found | ({"constraints": dict(column.constraints)} if column.constraints else {})


def reference(column: str, table: str) -> dict[str, Any]:
    """Return the foreign key by which a column names rows of another table."""
    return {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}
