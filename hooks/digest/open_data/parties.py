"""The tables of parties, partner countries and sectors."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, get_args

from babel.core import get_global

from digest.model.events import Term
from digest.model.parties import HOME_COUNTRY, Country, Party, PartyKind
from digest.open_data.columns import NO_NUMBER, Column, Table, column, labelled_codes, labelled_columns
from digest.open_data.shared_columns import URL, count_columns, id_column, name_columns
from digest.read.fields import LocalizedText

FORMER_CODES = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}
"""Codes of former states (ISO 3166-3) whose two-letter code another state has today."""


@functools.cache
def iso3_codes() -> dict[str, str]:
    """Return the ISO 3166-1 alpha-3 codes by alpha-2 code, from CLDR, where they are aliases of the shorter ones."""
    aliases = get_global("territory_aliases").items()
    long_codes = {long: short for long, short in aliases if len(long) == 3 and long.isalpha()}
    return {short[0]: long for long, short in long_codes.items() if len(short) == 1 and long not in FORMER_CODES}


def iso3_column(name: str, find: Callable[[Any], Country | None]) -> Column[Any]:
    """Return the column of a country's three-letter code: many programs take NA, Namibia, for an empty cell."""
    return column(
        name,
        ("Negara, tiga huruf", "Country, three letters"),
        (
            "ISO 3166-1 alpha-3; NA (Namibia) dibaca pandas dan R sebagai sel kosong, NAM tidak",
            "ISO 3166-1 alpha-3; pandas and R read NA (Namibia) as an empty cell, but not NAM",
        ),
        lambda thing, _: iso3_codes().get(country.code) if (country := find(thing)) else None,
        pattern="[A-Z]{3}",
    )


PARTY_TABLE = Table[Party](
    name="parties",
    title=LocalizedText("Pihak", "Parties"),
    description=LocalizedText(
        "Satu baris untuk tiap daerah, lembaga, dan pemerintah nasional yang ikut dalam peristiwa",
        "One row for each locality, organisation and national government that takes part in an event",
    ),
    things=lambda site: sorted(site.parties, key=lambda party: party.id),
    columns=(
        id_column("Id pihak; tidak berubah", "Id of the party; does not change", pattern="[a-z0-9-]+"),
        URL,
        column(
            "kind",
            ("Macam", "Kind"),
            ("Daerah, pemerintah nasional, atau lembaga", "Locality, national government or organisation"),
            lambda party, _: party.kind,
            required=True,
            enum=list(get_args(PartyKind)),
        ),
        *labelled_columns(
            "level",
            ("Tingkat", "Level"),
            ("Tingkat daerah atau jenis lembaga", "Level of a locality or kind of organisation"),
            lambda party, context: (party.level, context.label(f"level.{party.level}")),
            required=True,
        ),
        *name_columns("Nama", "Name"),
        column(
            "aliases",
            ("Nama lain", "Other names"),
            ("Nama pendek dan ejaan lain", "Short names and other spellings"),
            lambda party, _: party.aliases,
            "list",
        ),
        *labelled_columns(
            "country",
            ("Negara", "Country"),
            ("ISO 3166-1; kosong bagi lembaga internasional", "ISO 3166-1; empty for international organisations"),
            lambda party, _: labelled_codes(party.country)[0] if party.country else None,
            pattern="[A-Z]{2}",
        ),
        iso3_column("country_iso3", lambda party: party.country),
        column(
            "code",
            ("Kode wilayah", "Locality code"),
            ("Kode Kemendagri, hanya daerah di Indonesia", "Kemendagri's code, Indonesian localities only"),
            lambda party, _: party.code,
            missing=NO_NUMBER,
            pattern=r"\d{2}(\.\d{2})?",
        ),
        column(
            "kemendagri",
            ("Kode wilayah dengan negara", "Locality code with country"),
            (
                "ID- dan kode Kemendagri: tetap teks di program mana pun, juga di lembar kerja",
                "ID- and Kemendagri's code: stays a text in any program, spreadsheets too",
            ),
            lambda party, _: f"{HOME_COUNTRY}-{party.code}" if party.code else None,
            pattern=r"ID-\d{2}(\.\d{2})?",
        ),
        column(
            "geonames",
            ("GeoNames", "GeoNames"),
            ("Alamatnya di GeoNames", "Its address at GeoNames"),
            lambda party, _: party.geonames_url,
            pattern=r"https://sws\.geonames\.org/\d{1,9}/",
        ),
        column(
            "iso_3166_2",
            ("ISO 3166-2", "ISO 3166-2"),
            ("Kode provinsi, prefektur, atau negara bagian", "Code of a province, prefecture or state"),
            lambda party, _: party.iso,
            pattern=r"[A-Z]{2}-[A-Z0-9]{1,3}",
        ),
        column(
            "province",
            ("Provinsi", "Province"),
            ("Id provinsi, hanya daerah di Indonesia", "Id of the province, Indonesian localities only"),
            lambda party, _: party.province,
        ),
        column(
            "place",
            ("Tempat", "Place"),
            ("Id daerah tempat suatu lembaga", "Id of the locality where an organisation stands"),
            lambda party, _: party.place,
        ),
        column(
            "latitude",
            ("Lintang", "Latitude"),
            ("Derajat, WGS 84", "Degrees, WGS 84"),
            lambda party, _: party.coordinates[0] if party.coordinates else None,
            "number",
            minimum=-90,
            maximum=90,
        ),
        column(
            "longitude",
            ("Bujur", "Longitude"),
            ("Derajat, WGS 84", "Degrees, WGS 84"),
            lambda party, _: party.coordinates[1] if party.coordinates else None,
            "number",
            minimum=-180,
            maximum=180,
        ),
        *count_columns(lambda party, context: context.site.parties[party]),
    ),
)

COUNTRY_TABLE = Table[Country](
    name="countries",
    title=LocalizedText("Negara mitra", "Partner countries"),
    description=LocalizedText("Satu baris untuk tiap negara mitra", "One row for each partner country"),
    things=lambda site: site.countries,
    columns=(
        id_column("ISO 3166-1", "ISO 3166-1", lambda country, _: country.code, pattern="[A-Z]{2}"),
        iso3_column("iso3", lambda country: country),
        URL,
        *name_columns("Nama menurut CLDR", "Name after CLDR"),
        *count_columns(lambda country, context: context.site.countries[country]),
    ),
)

SECTOR_TABLE = Table[Term](
    name="sectors",
    title=LocalizedText("Bidang", "Sectors"),
    description=LocalizedText("Satu baris untuk tiap bidang yang muncul", "One row for each sector that occurs"),
    things=lambda site: site.sectors,
    columns=(
        id_column("Id bidang; tidak berubah", "Id of the sector; does not change", pattern="[a-z0-9-]+"),
        URL,
        *name_columns("Nama", "Name"),
        column(
            "definition_id",
            ("Batasan Indonesia", "Indonesian definition"),
            ("Apa yang termasuk", "What belongs to it"),
            lambda sector, _: sector.definition.id,
            required=True,
        ),
        column(
            "definition_en",
            ("Batasan Inggris", "English definition"),
            ("Apa yang termasuk", "What belongs to it"),
            lambda sector, _: sector.definition.localize("en"),
            required=True,
        ),
        *count_columns(lambda sector, context: context.site.sectors[sector]),
    ),
)
