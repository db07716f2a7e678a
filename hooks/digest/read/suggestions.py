"""Suggestions for problems: similar names for an unknown word, and corrected values."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from babel import Locale

from digest.parse.dates import NotADateError, parse_date
from digest.read.fields import LANGUAGES, split_safe_url


@functools.lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, so that all spellings of a name are equal."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", " ", plain).strip()


def suggest_names(word: str, names: Mapping[str, str] | Iterable[str]) -> str:
    """Return up to three ids that `word` may mean, as `a, b`, or an empty string.

    `names` contains the ids, or maps names to ids.
    """
    ids = names if isinstance(names, Mapping) else {name: name for name in names}
    folded = {fold(name): id_ for name, id_ in ids.items()}
    wanted = fold(word)[:100]
    # "kota-solo" should find Surakarta by its alias "Solo" before anything of similar spelling.
    bare = re.sub(r"^(kota|kabupaten|kab|provinsi|prov) ", "", wanted)
    exact = [folded[name] for name in (wanted, bare) if name in folded]
    within = [id_ for name, id_ in folded.items() if wanted and f" {wanted} " in f" {name} "]
    similar = [folded[name] for name in difflib.get_close_matches(wanted, folded, n=3, cutoff=0.7)]
    return ", ".join(list(dict.fromkeys(exact + similar + within))[:3])


def suggest_value(rule: str, value: object) -> str:
    """Return the probable correction of a value that breaks `rule`, or an empty string."""
    text = str(value).strip()[:100]
    match rule:
        case "date-form":
            return suggest_date(text)
        case "not-a-number":
            plain = re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)
            return plain if plain != text and re.fullmatch(r"\d{1,15}", plain, re.ASCII) else ""
        case "url":
            url = f"https://{text}"
            return url if re.match(r"[\w-]+\.[\w.-]+/", text) and split_safe_url(url) else ""
        case "not-a-whole-number":
            return first_group(r"(\d{1,2})\s*(?:tahun|years?|thn?)\.?", text)
    return ""


def suggest_date(text: str) -> str:
    """Return a date in words or with its day first (`6 Mei 2024`, `06/05/2024`) in EDTF, or an empty string."""
    found = re.fullmatch(
        r"(?:[a-z']+,?\s+)?(?:(\d{1,2})[\s/.-]+)?(\d{1,2}|[a-z]{3,10})[\s/.-]+(\d{4})", text, re.IGNORECASE
    )
    if not found:
        found = re.fullmatch(r"()(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", text)
        return format_valid_date(found[2], found[3], found[4]) if found else ""
    month = found[2] if found[2].isdigit() else str(month_numbers().get(found[2].casefold(), 0))
    return format_valid_date(found[3], month, found[1])


def format_valid_date(year: str, month: str, day: str | None) -> str:
    """Return a date in EDTF, or an empty string where it is not in the calendar."""
    text = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return parse_date(text).text
    except NotADateError:
        return ""


@functools.cache
def month_numbers() -> dict[str, int]:
    """Return the names and abbreviations of the months in both languages (CLDR), mapped to 1 to 12."""
    months = [Locale(language).months["format"][width] for language in LANGUAGES for width in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): number for names in months for number, name in names.items()}


def first_group(pattern: str, text: str) -> str:
    """Return the first group of a pattern that matches the whole text, or an empty string."""
    found = re.fullmatch(pattern, text, re.IGNORECASE)
    return found[1] if found else ""
