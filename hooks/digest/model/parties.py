"""Parties (localities, national governments, organisations) and the countries that they belong to."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from digest.check.names import country_name, government_ids
from digest.read.content import Vocabularies, country_codes
from digest.read.fields import LocalizedText
from digest.read.vocabulary_entries import LocalityAbroadEntry, LocalityEntry, OrganisationEntry

PartyKind = Literal["locality", "government", "organisation"]
GOVERNMENT_OF = LocalizedText("Pemerintah", "Government of")
"""What stands before a country's name in that of its national government."""

HOME_COUNTRY = "ID"
"""ISO 3166-1 code of the country whose local governments the digest is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code, slug of its page, name from CLDR, other names."""

    code: str
    slug: str
    name: LocalizedText
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Hash the code alone: it is unique, and countries are dictionary keys."""
        return hash(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party to events.

    `level` is kota, kabupaten, provinsi, a foreign level, or an organisation's kind; `coordinates` are latitude and
    longitude in degrees; `code` is Kemendagri's, `geonames` the number in GeoNames, `iso` the code of ISO 3166-2,
    `province` the party id of the province, `place` the party id of an organisation's locality, `introduced_by` the
    path of the article that brings its entry, empty for one of data/. An international organisation has no country.
    """

    id: str
    kind: PartyKind
    level: str
    name: LocalizedText
    country: Country | None
    aliases: tuple[str, ...] = ()
    former_ids: tuple[str, ...] = ()
    coordinates: tuple[float, float] | None = None
    code: str | None = None
    geonames: str | None = None
    iso: str | None = None
    province: str | None = None
    place: str | None = None
    introduced_by: str = ""

    def __hash__(self) -> int:
        """Hash the id alone: it is unique, and parties are dictionary keys."""
        return hash(self.id)

    @property
    def geonames_url(self) -> str | None:
        """The address that GeoNames gives a place for good; None where its number is not known."""
        return f"https://sws.geonames.org/{self.geonames}/" if self.geonames else None

    @property
    def is_home(self) -> bool:
        """Tell whether the party is Indonesian."""
        return self.country is not None and self.country.code == HOME_COUNTRY

    @property
    def is_home_locality(self) -> bool:
        """Tell whether the party is an Indonesian local government."""
        return self.kind == "locality" and self.is_home


class Parties:
    """All parties in the vocabularies, by id; each is created on first access.

    `introduced` has the paths of the articles that bring entries, by the entries' ids.
    """

    def __init__(self, vocabularies: Vocabularies, introduced: Mapping[str, str] = MappingProxyType({})) -> None:
        self.vocabularies, self.introduced = vocabularies, introduced
        self._parties: dict[str, Party] = {}
        self._countries: dict[str, Country] = {}

    def __getitem__(self, id_: str) -> Party:
        """Return the party of an id. Raises KeyError for unknown ids, which the check has ruled out."""
        if id_ not in self._parties:
            self._parties[id_] = self.create_party(id_)
        return self._parties[id_]

    def get(self, id_: str) -> Party | None:
        """Return the party of an id, or None if the id is unknown."""
        known = (self.vocabularies.localities, self.vocabularies.localities_abroad, self.vocabularies.organisations)
        return self[id_] if id_ in government_ids() or any(id_ in entries for entries in known) else None

    def create_party(self, id_: str) -> Party:
        """Return a new party, created from its vocabulary entry."""
        known = self.vocabularies
        if id_ in known.localities:
            return self.create_home_locality(id_, known.localities[id_])
        if id_ in known.localities_abroad:
            return self.create_locality_abroad(id_, known.localities_abroad[id_])
        if id_ in known.organisations:
            return self.create_organisation(id_, known.organisations[id_])
        return self.create_government(id_, government_ids()[id_])

    def create_home_locality(self, id_: str, entry: LocalityEntry) -> Party:
        """Return an Indonesian local government; its level is the first word of its id."""
        return Party(
            id=id_, kind="locality", level=id_.split("-")[0], name=add_english_name(entry.name),
            country=self.country(HOME_COUNTRY), aliases=tuple(entry.aliases), coordinates=entry.at, code=entry.code,
            former_ids=tuple(entry.former_ids),
            province=self.province_ids[entry.code.split(".")[0]], geonames=entry.geonames, iso=entry.iso,
        )  # fmt: skip

    def create_locality_abroad(self, id_: str, entry: LocalityAbroadEntry) -> Party:
        """Return a foreign local government."""
        return Party(
            id=id_, kind="locality", level=entry.level, name=entry.name, country=self.country(entry.country),
            aliases=tuple(entry.aliases), former_ids=tuple(entry.former_ids), coordinates=entry.at,
            geonames=entry.geonames, iso=entry.iso, introduced_by=self.introduced.get(id_, ""),
        )  # fmt: skip

    def create_organisation(self, id_: str, entry: OrganisationEntry) -> Party:
        """Return an organisation."""
        country = self.country(entry.country) if entry.country else None
        return Party(
            id=id_, kind="organisation", level=entry.kind, name=entry.name, country=country,
            aliases=tuple(entry.aliases), former_ids=tuple(entry.former_ids), place=entry.place,
            introduced_by=self.introduced.get(id_, ""),
        )  # fmt: skip

    def create_government(self, id_: str, code: str) -> Party:
        """Return a country's national government."""
        country = self.country(code)
        name = LocalizedText(f"{GOVERNMENT_OF.id} {country.name.id}", f"{GOVERNMENT_OF.en} {country.name.en}")
        return Party(id=id_, kind="government", level="government", name=name, country=country)

    def country(self, code: str) -> Country:
        """Return a country by its ISO 3166-1 code."""
        if code not in self._countries:
            self._countries[code] = self.create_country(code)
        return self._countries[code]

    def create_country(self, code: str) -> Country:
        """Return a new country, created from CLDR and its vocabulary entry."""
        entry = self.vocabularies.countries.get(code)
        return Country(
            code=code,
            slug=slugify(country_name(code)),
            name=LocalizedText(country_name(code, "id"), country_name(code)),
            aliases=tuple(entry.aliases) if entry else (),
        )

    def country_or_none(self, code: str) -> Country | None:
        """Return a country by its ISO 3166-1 code, or None if there is no such code."""
        return self.country(code) if code in country_codes() else None

    @cached_property
    def province_ids(self) -> dict[str, str]:
        """The party ids of the provinces by Kemendagri code."""
        entries = self.vocabularies.localities.items()
        return {entry.code: id_ for id_, entry in entries if "." not in entry.code}


def add_english_name(name: LocalizedText) -> LocalizedText:
    """Add the English form to an Indonesian locality's name: `Garut Regency` for `Kabupaten Garut`."""
    if name.en:
        return name
    for word, english in (("Kota ", "City"), ("Kabupaten ", "Regency")):
        if name.id.startswith(word):
            return LocalizedText(name.id, f"{name.id.removeprefix(word)} {english}")
    return name


def without_level(name: str) -> str:
    """Return an Indonesian locality's name without its level in either language."""
    return re.sub(r"^(Kota|Kabupaten|Provinsi) | (City|Regency|Province)$", "", name)


def slugify(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
