"""The entries of the vocabularies in `data/`: one class for each file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from digest.read.fields import Day, Id, ShortText, SingleLine, described, json_schema, strict_dataclass

LocalityLevel = Literal[
    "city", "town", "county", "district", "municipality", "province", "prefecture", "state", "territory", "region"
]
OrganisationKind = Literal[
    "hospital", "university", "school", "company", "association", "foundation", "agency", "ministry", "embassy",
    "international", "other",
]  # fmt: skip
Stage = Literal["none", "exploration", "loi", "mou", "implementation", "evaluation", "renewal", "end"]


def parse_coordinates(value: Any) -> tuple[float, float]:
    """Validate `[latitude, longitude]` in degrees: latitude -90 to 90, longitude -180 to 180."""
    try:
        if isinstance(value, str):
            raise TypeError
        latitude, longitude = (float(part) for part in value)
    except (TypeError, ValueError):
        raise PydanticCustomError("coordinates", "not coordinates") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise PydanticCustomError("coordinates", "not coordinates")
    return latitude, longitude


COORDINATES_SCHEMA = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
Coordinates = Annotated[tuple[float, float], BeforeValidator(parse_coordinates), json_schema(**COORDINATES_SCHEMA)]
Aliases = Annotated[list[SingleLine], described("Nama pendek dan ejaan lain", "Short names and spellings")]
FormerIds = Annotated[
    list[Id], described("Id lama entri ini; alamatnya dialihkan", "Former ids; their addresses redirect", max_length=8)
]
GeonamesId = Annotated[
    SingleLine, described("Nomor di GeoNames", "Number in GeoNames", pattern=r"^\d{1,9}$", examples=["1863289"])
]
IsoCode = Annotated[
    SingleLine, described("Kode ISO 3166-2", "ISO 3166-2 code", pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$", examples=["KR-47"])
]


@strict_dataclass
class LocalityEntry:
    """An Indonesian province, city or regency (data/localities.yml)."""

    code: Annotated[SingleLine, described("Kode Kemendagri", "Kemendagri code", pattern=r"^\d{2}(\.\d{2})?$")]
    name: ShortText
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]
    at: Coordinates | None = None
    geonames: GeonamesId | None = None
    iso: IsoCode | None = None


@strict_dataclass
class LocalityAbroadEntry:
    """A foreign local government (data/localities_abroad.yml)."""

    country: Id
    level: LocalityLevel
    name: ShortText
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]
    at: Coordinates | None = None
    geonames: GeonamesId | None = None
    iso: IsoCode | None = None


@strict_dataclass
class OrganisationEntry:
    """An organisation (data/organisations.yml); only international ones have no country."""

    kind: OrganisationKind
    name: ShortText
    country: Id | None = None
    place: Id | None = None
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]


@strict_dataclass
class CountryEntry:
    """Other names of a country (data/countries.yml); its name comes from CLDR."""

    aliases: Aliases


@strict_dataclass
class OutletEntry:
    """Who publishes a source (data/outlets.yml), and the hosts of its web addresses."""

    name: ShortText
    hosts: Annotated[list[SingleLine], described("Nama host, tanpa www.", "Host names, without www.", min_length=1)]


@strict_dataclass
class SectorEntry:
    """A field of government (data/sectors.yml)."""

    name: ShortText
    definition: ShortText
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]


@strict_dataclass
class EventKindEntry:
    """A kind of event (data/event_kinds.yml) and the stage of a cooperation that it marks."""

    name: ShortText
    definition: ShortText
    stage: Stage
    alone: Annotated[Literal["yes", "no"], described("Boleh satu pihak saja", "One party is enough")] = "no"
    aliases: Aliases = ()  # type: ignore[assignment]
    fulfilled_by: Annotated[
        list[Id], described("Jenis lain yang melaksanakan rencananya", "Other kinds that carry out a plan of this kind")
    ] = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]


@strict_dataclass
class InstrumentKindEntry:
    """A kind of instrument (data/instrument_kinds.yml)."""

    name: ShortText
    short: ShortText
    definition: ShortText
    aliases: Aliases = ()  # type: ignore[assignment]


@strict_dataclass
class SearchWordEntry:
    """Words that mean the same to a reader who searches (data/search_words.yml); the file explains each `use`."""

    id: Aliases = ()  # type: ignore[assignment]
    en: Aliases = ()  # type: ignore[assignment]
    use: Literal["word", "subject", "filler", "kota", "kabupaten", "provinsi", "government", "place"] = "word"
    person: Annotated[SingleLine | None, described("Orang, seperti dalam berita", "Person, as in articles")] = None


@strict_dataclass
class LabelEntry:
    """A text of the pages (data/labels.yml), in both languages."""

    id: Annotated[str, described("Indonesia", "Indonesian")]
    en: Annotated[str, described("Inggris", "English")]


@strict_dataclass
class DigestEntry:
    """The digest itself: the content of data/digest.yml, which has no ids."""

    began: Annotated[Day, described("Hari pertama ringkasan ini terbit", "Day on which the digest was first published")]
