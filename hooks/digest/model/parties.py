"""Parties: localities, national governments and organisations, and the countries that they belong to."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from digest.read.content import Vocabularies, country_codes
from digest.read.fields import Words
from digest.read.names import country_name, government_ids
from digest.read.vocabulary_entries import WrittenLocality, WrittenLocalityAbroad, WrittenOrganisation

PartyKind = Literal["locality", "government", "organisation"]
HOME = "ID"
"""The country whose local governments the digest is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A country: ISO 3166-1 code, the slug of its page, CLDR's names, other names."""

    code: str
    slug: str
    name: Words
    aliases: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Countries are keys everywhere; the code tells them apart."""
        return hash(self.code)


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Whoever takes part. `level` is kota, kabupaten, provinsi, a foreign level, or an organisation's kind."""

    id: str
    kind: PartyKind
    level: str
    name: Words
    country: Country | None
    aliases: tuple[str, ...] = ()
    at: tuple[float, float] | None = None
    code: str | None = None
    province: str | None = None
    place: str | None = None

    def __hash__(self) -> int:
        """Parties are keys everywhere; the id tells them apart."""
        return hash(self.id)

    @property
    def is_home(self) -> bool:
        """Tell whether the party is Indonesian."""
        return self.country is not None and self.country.code == HOME

    @property
    def is_home_locality(self) -> bool:
        """Tell whether the party is an Indonesian local government."""
        return self.kind == "locality" and self.is_home


class Parties:
    """All parties that the vocabularies name, by id; made when asked for."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.vocabularies = vocabularies
        self.made: dict[str, Party] = {}
        self.countries: dict[str, Country] = {}

    def __getitem__(self, id_: str) -> Party:
        """Return the party of an id that the check has found to exist."""
        if id_ not in self.made:
            self.made[id_] = self.make(id_)
        return self.made[id_]

    def get(self, id_: str) -> Party | None:
        """Return the party of an id, or None where there is none."""
        known = (self.vocabularies.localities, self.vocabularies.localities_abroad, self.vocabularies.organisations)
        return self[id_] if id_ in government_ids() or any(id_ in entries for entries in known) else None

    def make(self, id_: str) -> Party:
        """Return a new party from its entry."""
        known = self.vocabularies
        if id_ in known.localities:
            return self.home_locality(id_, known.localities[id_])
        if id_ in known.localities_abroad:
            return self.locality_abroad(id_, known.localities_abroad[id_])
        if id_ in known.organisations:
            return self.organisation(id_, known.organisations[id_])
        return self.government(id_, government_ids()[id_])

    def home_locality(self, id_: str, entry: WrittenLocality) -> Party:
        """Return an Indonesian local government; its level is the first word of its id."""
        return Party(
            id=id_, kind="locality", level=id_.split("-")[0], name=with_english(entry.name), country=self.country(HOME),
            aliases=tuple(entry.aliases), at=entry.at, code=entry.code,
            province=self.province_ids[entry.code.split(".")[0]],
        )  # fmt: skip

    def locality_abroad(self, id_: str, entry: WrittenLocalityAbroad) -> Party:
        """Return a foreign local government."""
        return Party(
            id=id_, kind="locality", level=entry.level, name=entry.name, country=self.country(entry.country),
            aliases=tuple(entry.aliases), at=entry.at,
        )  # fmt: skip

    def organisation(self, id_: str, entry: WrittenOrganisation) -> Party:
        """Return an organisation."""
        country = self.country(entry.country) if entry.country else None
        return Party(
            id=id_, kind="organisation", level=entry.kind, name=entry.name, country=country,
            aliases=tuple(entry.aliases), place=entry.place,
        )  # fmt: skip

    def government(self, id_: str, code: str) -> Party:
        """Return a country's national government."""
        country = self.country(code)
        name = Words(f"Pemerintah {country.name.id}", f"Government of {country.name.en}")
        return Party(id=id_, kind="government", level="government", name=name, country=country)

    def country(self, code: str) -> Country:
        """Return a country by its ISO 3166-1 code."""
        if code not in self.countries:
            self.countries[code] = self.new_country(code)
        return self.countries[code]

    def new_country(self, code: str) -> Country:
        """Return a new country from CLDR and its entry."""
        entry = self.vocabularies.countries.get(code)
        return Country(
            code=code,
            slug=slug(country_name(code)),
            name=Words(country_name(code, "id"), country_name(code)),
            aliases=tuple(entry.aliases) if entry else (),
        )

    def country_or_none(self, code: str) -> Country | None:
        """Return a country by its code, or None where the code is not a country's."""
        return self.country(code) if code in country_codes() else None

    @cached_property
    def province_ids(self) -> dict[str, str]:
        """The ids of the provinces by their Kemendagri codes."""
        entries = self.vocabularies.localities.items()
        return {entry.code: id_ for id_, entry in entries if "." not in entry.code}


def with_english(name: Words) -> Words:
    """Return an Indonesian locality's name with its English form: `Garut Regency` for `Kabupaten Garut`."""
    if name.en:
        return name
    for word, english in (("Kota ", "City"), ("Kabupaten ", "Regency")):
        if name.id.startswith(word):
            return Words(name.id, f"{name.id.removeprefix(word)} {english}")
    return name


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")
