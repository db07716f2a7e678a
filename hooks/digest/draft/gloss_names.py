"""What names and words of reports in Korean, Japanese and Chinese mean (gloss.yml, GeoNames, CLDR)."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

from babel import Locale

from digest.check.names import country_name
from digest.parse.yaml_nodes import load_yaml
from digest.places.scripts import SCRIPT, script_names
from digest.read.content import country_codes

RUN = re.compile(rf"[{SCRIPT}]+")
LEVEL_OF_LOCALITY = {"regency": "kabupaten-", "city": "kota-", "province": "provinsi-"}


@functools.cache
def meanings() -> dict[str, Any]:
    """Return what gloss.yml holds."""
    found: dict[str, Any] = load_yaml(Path(__file__).with_name("gloss.yml"))
    return found


def suffix(behind: str, level: str) -> str:
    """Return the word for a level with which a text begins."""
    words = meanings()["levels"].get(level, ())
    return next((word for word in sorted(words, key=len, reverse=True) if behind.startswith(word)), "")


def levels_of(code: str) -> tuple[str, ...]:
    """Return the levels that places of a country may have."""
    if code == "ID":
        return tuple(LEVEL_OF_LOCALITY)
    return ("city", "prefecture", "town", "district") if code == "JP" else ("city", "county", "district", "province")


@functools.cache
def listed_names() -> dict[str, tuple[str, str]]:
    """Return the Latin name and the country of each name in another script."""
    own = {word: latin for latin, words in meanings()["names"].items() for word in words}
    return script_names() | {word: (latin, "KR" if latin.endswith("-do") else "ID") for word, latin in own.items()}


@functools.cache
def countries() -> dict[str, str]:
    """Return the ISO codes of countries by their names in the three languages (CLDR)."""
    found = {
        name: code
        for language in ("ko", "ja", "zh", "zh_Hant")
        for code, name in Locale.parse(language).territories.items()
        if code in country_codes() and RUN.fullmatch(name)
    }
    return found | {word: code for code, words in meanings()["countries"].items() for word in words}


@functools.cache
def short_countries() -> dict[str, str]:
    """Return the ISO codes of countries by the letters that stand for them where an embassy is named."""
    return {word: code for code, words in meanings()["short_countries"].items() for word in words}


@functools.cache
def home_provinces() -> dict[str, str]:
    """Return the ids of Indonesian provinces by their names: a direction before an island."""
    return {
        side + name: f"provinsi-{island} {direction}".casefold().replace(" ", "-")
        for island, names in meanings()["islands"].items() for name in names
        for direction, sides in meanings()["directions"].items() for side in sides
    }  # fmt: skip


@functools.cache
def cue_words_by_length() -> list[tuple[str, str]]:
    """Return words with their meanings, the longest first."""
    found = [(word, meaning) for meaning, words in meanings()["cues"].items() for word in words]
    return sorted(found, key=lambda pair: -len(pair[0]))


@functools.cache
def mission_pattern() -> re.Pattern[str]:
    """Return a pattern of embassies and consulates: 中国驻棉兰总领事, 駐日インドネシア大使, 주한인도네시아대사."""
    country = "|".join(sorted(countries(), key=len, reverse=True))
    short = "|".join(short_countries())
    place = "|".join(word for word, (_, code) in listed_names().items() if code == "ID")
    return re.compile(
        rf"(?:(?P<before>{country})(?:国)?)?(?:驻|駐|在|주)(?P<at>{place}|{country}|{short})(?:(?P<behind>{country})(?:国)?)?"
        r"(?:(?P<consul>总领事|總領事|総領事|총영사)|(?P<envoy>大使|대사))[馆館관]?"
    )


def mission(found: re.Match[str], home: str) -> str:
    """Return what the name of an embassy or consulate means; without a country that of the report's, `home`."""
    codes = short_countries() | countries()
    at = found["at"]
    own = codes.get(found["before"] or found["behind"] or "", "") or (home if codes.get(at) != home else "")
    seat = listed_names()[at][0] if at in listed_names() else country_name(codes[at])
    office, to = ("Consul General", "in") if found["consul"] else ("Ambassador", "to")
    if own == "ID":
        return f"Indonesian {office} {to} {seat}"
    return f"{office} of {country_name(own)} {to} {seat}" if own else office
