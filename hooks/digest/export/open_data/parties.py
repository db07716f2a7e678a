"""The tables of parties, partner countries and sectors."""

from __future__ import annotations

from typing import get_args

from digest.export.open_data.columns import Table, coded, column, labelled
from digest.export.open_data.shared_columns import URL, counts, identity, names
from digest.model.events import Term
from digest.model.parties import Country, Party, PartyKind
from digest.read.fields import Words

PARTY_TABLE = Table[Party](
    name="parties",
    title=Words("Pihak", "Parties"),
    about=Words(
        "Satu baris untuk tiap daerah, lembaga, dan pemerintah nasional yang ikut dalam peristiwa",
        "One row for each locality, organisation and national government that takes part in an event",
    ),
    things=lambda site: sorted(site.parties, key=lambda party: party.id),
    columns=(
        identity("Id pihak; tidak berubah", "Id of the party; does not change", pattern="[a-z0-9-]+"),
        URL,
        column(
            "kind",
            ("Macam", "Kind"),
            ("Daerah, pemerintah nasional, atau lembaga", "Locality, national government or organisation"),
            lambda party, _: party.kind,
            required=True,
            enum=list(get_args(PartyKind)),
        ),
        *labelled(
            "level",
            ("Tingkat", "Level"),
            ("Tingkat daerah atau jenis lembaga", "Level of a locality or kind of organisation"),
            lambda party, world: (party.level, world.label(f"level.{party.level}")),
            required=True,
        ),
        *names("Nama", "Name"),
        column(
            "aliases",
            ("Nama lain", "Other names"),
            ("Nama pendek dan ejaan lain", "Short names and other spellings"),
            lambda party, _: party.aliases,
            "list",
        ),
        *labelled(
            "country",
            ("Negara", "Country"),
            ("ISO 3166-1; kosong bagi lembaga internasional", "ISO 3166-1; empty for international organisations"),
            lambda party, _: coded(party.country)[0] if party.country else None,
            pattern="[A-Z]{2}",
        ),
        column(
            "code",
            ("Kode wilayah", "Locality code"),
            ("Kode Kemendagri, hanya daerah di Indonesia", "Kemendagri's code, Indonesian localities only"),
            lambda party, _: party.code,
            pattern=r"\d{2}(\.\d{2})?",
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
            lambda party, _: party.at[0] if party.at else None,
            "number",
            minimum=-90,
            maximum=90,
        ),
        column(
            "longitude",
            ("Bujur", "Longitude"),
            ("Derajat, WGS 84", "Degrees, WGS 84"),
            lambda party, _: party.at[1] if party.at else None,
            "number",
            minimum=-180,
            maximum=180,
        ),
        *counts(lambda party, world: world.site.parties[party]),
    ),
)

COUNTRY_TABLE = Table[Country](
    name="countries",
    title=Words("Negara mitra", "Partner countries"),
    about=Words("Satu baris untuk tiap negara mitra", "One row for each partner country"),
    things=lambda site: site.countries,
    columns=(
        identity("ISO 3166-1", "ISO 3166-1", lambda country, _: country.code, pattern="[A-Z]{2}"),
        URL,
        *names("Nama menurut CLDR", "Name after CLDR"),
        *counts(lambda country, world: world.site.countries[country]),
    ),
)

SECTOR_TABLE = Table[Term](
    name="sectors",
    title=Words("Bidang", "Sectors"),
    about=Words("Satu baris untuk tiap bidang yang muncul", "One row for each sector that occurs"),
    things=lambda site: site.sectors,
    columns=(
        identity("Id bidang; tidak berubah", "Id of the sector; does not change", pattern="[a-z0-9-]+"),
        URL,
        *names("Nama", "Name"),
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
            lambda sector, _: sector.definition.say("en"),
            required=True,
        ),
        *counts(lambda sector, world: world.site.sectors[sector]),
    ),
)
