"""The data package, which describes every table column by column (https://datapackage.org, Frictionless Data)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from digest.open_data.columns import Column, ExportContext, Table
from digest.open_data.tables import DELIMITER
from digest.read.fields import LocalizedText

LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"

SOURCES = (
    {"title": "Kemendagri, Kepmendagri 300.2.2-2138/2025", "path": "https://www.kemendagri.go.id"},
    {"title": "GeoNames, CC BY 4.0", "path": "https://www.geonames.org"},
    {"title": "Unicode CLDR", "path": "https://cldr.unicode.org"},
)
"""Where codes, coordinates and names of countries are taken from."""


def create_data_package(context: ExportContext, resources: Sequence[Mapping[str, Any]], version: date) -> str:
    """Return the data package's descriptor as JSON; `resources` are those of its tables (`describe_table`)."""
    day = version.isoformat()
    package: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "kota-mitra",
        **bilingual_description(context.label("data.package"), context.label("data.description")),
        "version": day,
        "created": f"{day}T00:00:00Z",
        "keywords": ["Indonesia", "sister cities", "kota kembar", "kerja sama luar negeri", "paradiplomacy"],
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0", "path": LICENCE_URL}],
        "contributors": [{"title": "Kota Mitra", "roles": ["creator"]}],
        "sources": list(SOURCES),
        "resources": resources,
    }
    if context.site_url:
        package["homepage"] = context.absolute_url("data/")
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def bilingual_description(title: LocalizedText, description: LocalizedText) -> dict[str, object]:
    """Return title and description, each as one text for standard tools and, with the prefix `x-`, by language."""
    both = {"title": title, "description": description}
    joined: dict[str, object] = {name: f"{text.id} / {text.localize('en')}" for name, text in both.items()}
    by_language = {f"x-{name}": {"id": text.id, "en": text.localize("en")} for name, text in both.items()}
    return joined | by_language


def describe_table(table: Table[Any], content: bytes) -> dict[str, Any]:
    """Return the data resource of a table: the descriptor of its CSV file, whose content is `content`."""
    return {
        "name": table.name,
        "type": "table",
        **bilingual_description(table.title, table.description),
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"header": True, "delimiter": ",", "lineTerminator": "\r\n"},
        "schema": table_schema(table),
    }


def table_schema(table: Table[Any]) -> dict[str, Any]:
    """Return the Table Schema of a table."""
    descriptor: dict[str, Any] = {
        "fields": [describe_column(column) for column in table.columns],
        "primaryKey": list(table.primary_key),
        "missingValues": [""],
    }
    if table.foreign_keys:
        descriptor["foreignKeys"] = [foreign_key(name, other) for name, other in table.foreign_keys.items()]
    return descriptor


def describe_column(column: Column[Any]) -> dict[str, Any]:
    """Return the field descriptor of a column, as Table Schema has it."""
    descriptor: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        **bilingual_description(column.title, column.description),
    }
    if column.type == "list":
        descriptor |= {"delimiter": DELIMITER, "itemType": "string"}
    if column.missing:
        descriptor["missingValues"] = [column.missing, ""]
    return descriptor | ({"constraints": dict(column.constraints)} if column.constraints else {})


def foreign_key(column: str, table: str) -> dict[str, Any]:
    """Return the foreign key of a column that holds ids of another table."""
    return {"fields": [column], "reference": {"resource": table, "fields": ["id"]}}
