"""A place of the world as an entry that the vocabularies lack: for an article's `introduces`, later for `data/`."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from digest.places.spellings import KOREAN_BEGINNINGS
from digest.places.world import Place, normalise

ENGLISH_NAME = re.compile(r"\b(?:North|South|East|West|Western|Eastern|Northern|Southern|Central|Inner|Upper|Lower)\b")
INDONESIAN_NAME = re.compile(r"\b(?:Utara|Selatan|Barat|Timur|Tengah|Dalam|Hilir|Hulu)\b")
GENERIC = re.compile(
    r"\s+(?:Sheng|Shi|Zizhiqu|Uygur|Zhuangzu|Huizu)\b|-(?:do|si|ken|fu|to|shi|gun|gu|teukbyeol\w+)$", re.IGNORECASE
)

LEVEL = re.compile(r"\s+(?:City|County|District|Town)$")

ENDINGS = {"gun": "county", "gu": "district", "ku": "district", "machi": "town", "cho": "town"}
"""Korean and Japanese words for a level behind a hyphen: `Buan-gun`."""


def entry_id(place: Place, taken: Collection[str], written: str = "") -> str:
    """Return an id in our form: country and name, with the level behind it where that is another place's.

    `written` is the name as the report has it.
    """
    id_ = f"{place.country.lower()}-{name_in_id(english_name(place, written))}"
    return f"{id_}-{place.level}" if id_ in taken else id_


def name_in_id(name: str) -> str:
    """Return a name as in ids: words of small letters and digits, joined by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", normalise(name)).strip("-")


def english_name(place: Place, written: str = "") -> str:
    """Return the name of a place without the word for its level, English where the list has that.

    A Korean one that the list has in the older romanisation alone keeps that of the report: Gimje, not Kimje.
    """
    english = next((name for name in place.names if ENGLISH_NAME.search(name)), "")
    name, own = GENERIC.sub("", place.name), LEVEL.sub("", GENERIC.sub("", written))
    if place.country == "KR" and any(
        name.casefold().startswith(old) and normalise(own) == new + normalise(name)[len(old) :]
        for old, new in KOREAN_BEGINNINGS
    ):
        return own
    return english or name


def new_entry(place: Place, written: str) -> dict[str, Any]:
    """Return the fields of an entry of localities_abroad; `written` is the name as the report has it."""
    name = english_name(place, written)
    indonesian = next((own for own in place.names if INDONESIAN_NAME.search(own)), name)
    names: Any = {"id": indonesian, "en": name} if indonesian != name else name
    if place.level == "prefecture":
        names = {"id": f"Prefektur {name}", "en": f"{name} Prefecture"}
    known = {normalise(one) for one in (names.values() if isinstance(names, dict) else [names])}
    aliases = [one for one in dict.fromkeys([written, place.name]) if normalise(one) not in known]
    ending = re.search(r"-(gun|gu|machi|cho|ku)$", written, re.IGNORECASE)
    level = ENDINGS[ending[1].lower()] if ending and place.level == "city" else place.level
    entry = {"country": place.country, "level": level, "name": names}
    entry |= {"aliases": aliases} if aliases else {}
    entry |= {"at": [float(f"{degrees:.2f}") for degrees in place.at]} if place.at else {}
    return entry | ({"geonames": place.id} if place.id.isdigit() else {"iso": place.id})
