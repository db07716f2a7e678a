"""The shape of what stands in `data/`: one entry of each vocabulary."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from digest.read.fields import Id, Line, Text, described, schema, shape

LocalityLevel = Literal[
    "city", "town", "county", "district", "municipality", "province", "prefecture", "state", "territory", "region"
]
OrganisationKind = Literal[
    "hospital", "university", "school", "company", "association", "foundation", "agency", "ministry", "embassy",
    "international", "other",
]  # fmt: skip
Stage = Literal["none", "exploration", "loi", "mou", "implementation", "evaluation", "renewal", "end"]


def coordinates(value: Any) -> tuple[float, float]:
    """A place on the map is `[latitude, longitude]` in degrees, latitude -90 to 90 and longitude -180 to 180."""
    try:
        if isinstance(value, str):
            raise TypeError
        latitude, longitude = (float(part) for part in value)
    except (TypeError, ValueError):
        raise PydanticCustomError("coordinates", "not coordinates") from None
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise PydanticCustomError("coordinates", "not coordinates")
    return latitude, longitude


NUMBERS = {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2}
Coordinates = Annotated[tuple[float, float], BeforeValidator(coordinates), schema(**NUMBERS)]
Aliases = Annotated[list[Line], described("Nama pendek dan ejaan lain", "Short names and spellings")]


@shape
class WrittenLocality:
    """An Indonesian province, city or regency (data/localities.yml)."""

    code: Annotated[Line, described("Kode Kemendagri", "Kemendagri code", pattern=r"^\d{2}(\.\d{2})?$")]
    name: Text
    aliases: Aliases = ()  # type: ignore[assignment]
    at: Coordinates | None = None


@shape
class WrittenLocalityAbroad:
    """A foreign local government (data/localities_abroad.yml)."""

    country: Id
    level: LocalityLevel
    name: Text
    aliases: Aliases = ()  # type: ignore[assignment]
    at: Coordinates | None = None


@shape
class WrittenOrganisation:
    """An organisation (data/organisations.yml); only international ones have no country."""

    kind: OrganisationKind
    name: Text
    country: Id | None = None
    place: Id | None = None
    aliases: Aliases = ()  # type: ignore[assignment]


@shape
class WrittenCountry:
    """Other names of a country (data/countries.yml); its name comes from CLDR."""

    aliases: Aliases


@shape
class WrittenOutlet:
    """Who publishes a source (data/outlets.yml), and the hosts of its web addresses."""

    name: Text
    hosts: Annotated[list[Line], described("Nama host, tanpa www.", "Host names, without www.", min_length=1)]


@shape
class WrittenSector:
    """A field of government (data/sectors.yml)."""

    name: Text
    definition: Text
    aliases: Aliases = ()  # type: ignore[assignment]


@shape
class WrittenEventKind:
    """A kind of event (data/event_kinds.yml) and the stage of a cooperation that it marks."""

    name: Text
    definition: Text
    stage: Stage
    alone: Annotated[Literal["yes", "no"], described("Boleh satu pihak saja", "One party is enough")] = "no"
    aliases: Aliases = ()  # type: ignore[assignment]


@shape
class WrittenInstrumentKind:
    """A kind of instrument (data/instrument_kinds.yml)."""

    name: Text
    short: Text
    definition: Text
    aliases: Aliases = ()  # type: ignore[assignment]


@shape
class WrittenLabel:
    """A text of the pages (data/labels.yml), in both languages."""

    id: Annotated[str, described("Indonesia", "Indonesian")]
    en: Annotated[str, described("Inggris", "English")]
