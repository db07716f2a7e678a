"""The entries of embassies and consulates that no vocabulary has (data/organisations.yml)."""

from __future__ import annotations

import re
from typing import Any

from digest.check.names import country_name
from digest.places.new_entries import english_name
from digest.places.world import Place, normalise


def town_name(place: Place) -> str | None:
    """Return a city's name as in ids, in English."""
    name = english_name(place)
    return name if name.isascii() else normalise(name).title()


def foreign_entry(code: str, kind: str, town: str, written: str) -> dict[str, Any]:
    """Return the fields of an entry (data/organisations.yml) of a country's mission in Indonesia."""
    own, english = country_name(code, "id"), country_name(code)
    general = (
        "" if kind == "embassy" or re.search(r"jend|konjen|general", written, re.IGNORECASE) is None else " Jenderal"
    )
    title = "Kedutaan Besar" if kind == "embassy" else f"Konsulat{general}"
    english_title = "Embassy" if kind == "embassy" else "Consulate-General" if general else "Consulate"
    names = {"id": f"{title} {own} di {town}", "en": f"{english_title} of {english} in {town}"}
    return {"kind": "embassy", "country": code, "name": names}


def own_entry(kind: str, written: str, town: str) -> dict[str, Any]:
    """Return the fields of an entry (data/organisations.yml) of an Indonesian mission abroad."""
    title, english = ("Kedutaan Besar", "Embassy") if kind == "embassy" else ("Konsulat Jenderal", "Consulate-General")
    names = {"id": f"{title} Republik Indonesia di {written}", "en": f"{english} of Indonesia in {town}"}
    short = "KBRI" if kind == "embassy" else "KJRI"
    return {"kind": "embassy", "country": "ID", "name": names, "aliases": [f"{short} {written}"]}
