"""Our tables as the newest DuckDB, pandas, polars and frictionless read them: no cell of any column is changed.

Pins: tests/requirements.in; the weekly workflow tries what is newer.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from digest.group.site import Site
from digest.model.parties import Country
from digest.open_data.columns import ExportContext
from digest.open_data.parties import PARTY_TABLE, iso3_codes
from digest.open_data.tables import create_csv
from digest.read.content import country_codes
from digest.read.fields import LocalizedText

KNOWN_CHANGES = {
    ("duckdb", "csv", "events", "overdue"),  # yes and nothing become true and nothing
    ("pandas", "json", "parties", "code"),  # 35.10 in quotation marks becomes 35.1; `kemendagri` is there for this
}
"""What programs change whatever we do; /use-data/ says how to do without."""


def run(*words: str) -> str:
    """Run Python in a process of its own: these libraries warn, and hold memory."""
    command = [sys.executable, "-W", "ignore", *words]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture(scope="module")
def changes(data: Path) -> list[list[object]]:
    found: list[list[object]] = json.loads(run(str(Path(__file__).parent / "readers.py"), str(data)))
    return found


def test_no_program_changes_a_cell(changes: list[list[object]]) -> None:
    others = [change for change in changes if tuple(change[:4]) not in KNOWN_CHANGES]
    assert others == []


def read_party(folder: Path, code: str) -> dict[str, object]:
    """Return the row of a locality as DuckDB and pandas read it, its code alone."""
    script = (
        "import duckdb, json, pandas as pd, polars as pl, sys\n"
        "file, code = sys.argv[1:]\n"
        "rows = {'duckdb': duckdb.sql(f\"SELECT id, code, kemendagri FROM '{file}'\").fetchall(),\n"
        "        'pandas': pd.read_csv(file)[['id', 'code', 'kemendagri']].values.tolist(),\n"
        "        'polars': pl.read_csv(file)[['id', 'code', 'kemendagri']].rows()}\n"
        "print(json.dumps({name: [list(row) for row in found if row[1] == code] for name, found in rows.items()}))\n"
    )
    found: dict[str, object] = json.loads(run("-c", script, str(folder / "parties.csv"), code))
    return found


def test_the_code_of_banyuwangi_is_that_of_kemendagri(data: Path) -> None:
    row = [["kabupaten-banyuwangi", "35.10", "ID-35.10"]]
    assert read_party(data, "35.10") == {"duckdb": row, "pandas": row, "polars": row}
    rows = {row["id"]: row for row in json.loads((data / "parties.json").read_text("utf-8"))}
    assert rows["kabupaten-banyuwangi"]["code"] == "35.10"


def test_every_code_joins_as_before(data: Path) -> None:
    """`code` holds Kemendagri's code or the word for none; `kemendagri` the same behind the country's."""
    with (data / "parties.csv").open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    truth = json.loads((data / "parties.json").read_text("utf-8"))
    assert [row["code"] for row in rows] == [row["code"] or "none" for row in truth]
    assert [row["kemendagri"] for row in rows] == [f"ID-{row['code']}" if row["code"] else "" for row in truth]
    assert "none" in {row["code"] for row in rows[:100]}, "polars looks at a hundred rows"


def test_namibia_has_a_code_that_is_no_empty_cell(site: Site, tmp_path: Path) -> None:
    context = ExportContext(site=site, site_url="")
    party = site.home_localities[0]
    namibia = Country(code="NA", slug="namibia", name=LocalizedText("Namibia", "Namibia"))
    file = tmp_path / "parties.csv"
    columns = tuple(column for column in PARTY_TABLE.columns if column.name.startswith("country"))
    row = PARTY_TABLE.row(party, context)
    row |= replace(PARTY_TABLE, columns=columns).row(replace(party, country=namibia), context)
    file.write_bytes(create_csv(PARTY_TABLE, [[cell] for cell in row.values()]))
    script = (
        "import pandas as pd, sys\n"
        "for options in ({}, {'keep_default_na': False, 'na_values': ['']}):\n"
        "    print(pd.read_csv(sys.argv[1], **options)[['country', 'country_iso3']].values.tolist())\n"
    )
    assert run("-c", script, str(file)).splitlines() == ["[[nan, 'NAM']]", "[['NA', 'NAM']]"]


def test_every_country_has_a_three_letter_code_of_its_own() -> None:
    codes = iso3_codes()
    assert set(country_codes()) <= codes.keys()
    assert len(set(codes.values())) == len(codes)
    some = {"DE": "DEU", "FR": "FRA", "MM": "MMR", "TL": "TLS", "YE": "YEM", "CD": "COD", "RS": "SRB", "CH": "CHE"}
    assert {code: codes[code] for code in some} == some
