"""The entries of the vocabularies in `data/`: one class for each file."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
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
StandingName = Literal[
    "in-force", "expiring", "expired", "active", "exploring", "no-news", "ended", "planned", "overdue"
]
"""The standings that a cooperation can have; the labels `standing.…` in `data/labels.yml` explain them to readers."""


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
Coordinates = Annotated[
    tuple[float, float], BeforeValidator(parse_coordinates), json_schema("coordinates", **COORDINATES_SCHEMA)
]
Point = Annotated[
    Coordinates | None,
    described("Lintang dan bujur dalam derajat", "Latitude and longitude in degrees", examples=[[34.71, 137.73]]),
]
Name = Annotated[
    ShortText,
    described(
        "Nama; dua bahasa bila berbeda",
        "Name; in both languages where they differ",
        examples=[{"id": "Australia Selatan", "en": "South Australia"}],
    ),
]
Country = Annotated[Id, described("Negara: kode ISO 3166-1", "Country: ISO 3166-1 code", examples=["JP"])]
Aliases = Annotated[
    list[SingleLine],
    described("Nama pendek, ejaan lain", "Short names, other spellings", examples=[["Hamamatsu-shi"]]),
]
FormerIds = Annotated[
    list[Id],
    described(
        "Id lama entri ini; alamatnya dialihkan",
        "Former ids; their addresses redirect",
        max_length=8,
        examples=[["jp-nama-lama"]],
    ),
]
GeonamesId = Annotated[
    Annotated[SingleLine, Field(pattern=r"^\d{1,9}$"), json_schema("wrong-form", type=["string", "integer"])] | None,
    described("Nomor di GeoNames", "Number in GeoNames", examples=["1863289"]),
]
IsoCode = Annotated[
    Annotated[SingleLine, Field(pattern=r"^[A-Z]{2}-[A-Z0-9]{1,3}$")] | None,
    described("Kode ISO 3166-2", "ISO 3166-2 code", examples=["KR-47"]),
]


@strict_dataclass
class LocalityEntry:
    """An Indonesian province, city or regency (data/localities.yml)."""

    code: Annotated[SingleLine, described("Kode Kemendagri", "Kemendagri code", pattern=r"^\d{2}(\.\d{2})?$")]
    name: ShortText
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]
    at: Point = None
    geonames: GeonamesId = None
    iso: IsoCode = None


@strict_dataclass
class LocalityAbroadEntry:
    """A foreign local government (data/localities_abroad.yml)."""

    country: Country
    level: Annotated[LocalityLevel, described("Tingkat", "Level", examples=["city"])]
    name: Name
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]
    at: Point = None
    geonames: GeonamesId = None
    iso: IsoCode = None


@strict_dataclass
class OrganisationEntry:
    """An organisation (data/organisations.yml); only international ones have no country."""

    kind: Annotated[OrganisationKind, described("Jenis", "Kind", examples=["university"])]
    name: Name
    country: Annotated[
        Id | None,
        described(
            "Negara: kode ISO 3166-1; hanya lembaga internasional tanpa negara",
            "Country: ISO 3166-1 code; only international bodies have none",
            examples=["JP"],
        ),
    ] = None
    place: Annotated[
        Id | None,
        described(
            "Daerah kedudukannya, bila diketahui", "Locality of its seat, where known", examples=["jp-hamamatsu"]
        ),
    ] = None
    aliases: Aliases = ()  # type: ignore[assignment]
    former_ids: FormerIds = ()  # type: ignore[assignment]


@strict_dataclass
class CountryEntry:
    """Other names of a country (data/countries.yml); its name comes from CLDR."""

    aliases: Aliases


@strict_dataclass
class OutletEntry:
    """Who publishes a source (data/outlets.yml), and the hosts of its web addresses."""

    name: Name
    hosts: Annotated[
        list[SingleLine],
        described("Nama host, tanpa www.", "Host names, without www.", min_length=1, examples=[["antaranews.com"]]),
    ]


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
    use: Literal[
        "word", "subject", "filler", "kota", "kabupaten", "provinsi", "government", "mission", "place", "standing"
    ] = "word"
    person: Annotated[SingleLine | None, described("Orang, seperti dalam berita", "Person, as in articles")] = None
    countries: Annotated[
        list[Id], described("Negara: kode ISO 3166-1", "Countries: ISO 3166-1 codes", examples=[["JP"]])
    ] = ()  # type: ignore[assignment]
    standings: Annotated[
        list[StandingName], described("Keadaan kerja sama yang dimaksud", "Standings of cooperations that are meant")
    ] = ()  # type: ignore[assignment]


@strict_dataclass
class LabelEntry:
    """A text of the pages (data/labels.yml), in both languages."""

    id: Annotated[str, described("Indonesia", "Indonesian")]
    en: Annotated[str, described("Inggris", "English")]


@strict_dataclass
class DigestEntry:
    """The digest itself: the content of data/digest.yml, which has no ids."""

    began: Annotated[Day, described("Hari pertama ringkasan ini terbit", "Day on which the digest was first published")]
