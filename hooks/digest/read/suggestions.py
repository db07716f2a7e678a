"""What somebody may have meant: near names for a word that no vocabulary knows."""

from __future__ import annotations

import difflib
import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from babel import Locale

from digest.read.dates import NotADateError, parse_date
from digest.read.fields import LANGUAGES, split_url


@functools.lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, so that spellings of one name are equal."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", " ", plain).strip()


def near(word: str, names: Mapping[str, str] | Iterable[str]) -> str:
    """Return up to three ids that `word` may have meant, as `a, b`, or an empty text.

    `names` holds the ids, or maps names to the ids that they belong to.
    """
    ids = names if isinstance(names, Mapping) else {name: name for name in names}
    folded = {fold(name): id_ for name, id_ in ids.items()}
    wanted = fold(word)[:100]
    # "kota-solo" is Surakarta by its alias "Solo", rather than something that is spelt alike.
    bare = re.sub(r"^(kota|kabupaten|kab|provinsi|prov) ", "", wanted)
    exact = [folded[name] for name in (wanted, bare) if name in folded]
    within = [id_ for name, id_ in folded.items() if wanted and f" {wanted} " in f" {name} "]
    alike = [folded[name] for name in difflib.get_close_matches(wanted, folded, n=3, cutoff=0.7)]
    return ", ".join(list(dict.fromkeys(exact + alike + within))[:3])


def likely(rule: str, written: object) -> str:
    """Return what a value that breaks `rule` was probably meant to be, or an empty text where nobody can say."""
    text = str(written).strip()[:100]
    match rule:
        case "date-form":
            return likely_date(text)
        case "not-a-number":
            plain = re.sub(r"(?<=\d)[.,\s](?=\d{3}(?!\d))", "", text)
            return plain if plain != text and re.fullmatch(r"\d{1,15}", plain, re.ASCII) else ""
        case "url":
            return f"https://{text}" if re.match(r"[\w-]+\.[\w.-]+/", text) and split_url(f"https://{text}") else ""
        case "not-a-whole-number":
            return match_one(r"(\d{1,2})\s*(?:tahun|years?|thn?)\.?", text)
    return ""


def likely_date(text: str) -> str:
    """Return a date in words or with its day in front (`6 Mei 2024`, `06/05/2024`) in the form that we write."""
    found = re.fullmatch(
        r"(?:[a-z']+,?\s+)?(?:(\d{1,2})[\s/.-]+)?(\d{1,2}|[a-z]{3,10})[\s/.-]+(\d{4})", text, re.IGNORECASE
    )
    if not found:
        found = re.fullmatch(r"()(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?", text)
        return valid_date(found[2], found[3], found[4]) if found else ""
    month = found[2] if found[2].isdigit() else str(month_numbers().get(found[2].casefold(), 0))
    return valid_date(found[3], month, found[1])


def valid_date(year: str, month: str, day: str | None) -> str:
    """Return a date in our form, or an empty text where the calendar has none such."""
    text = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    try:
        return parse_date(text).text
    except NotADateError:
        return ""


@functools.cache
def month_numbers() -> dict[str, int]:
    """Return the names and abbreviations of months in both languages (CLDR), with their numbers."""
    months = [Locale(language).months["format"][width] for language in LANGUAGES for width in ("wide", "abbreviated")]
    return {name.casefold().rstrip("."): number for names in months for number, name in names.items()}


def match_one(pattern: str, text: str) -> str:
    """Return the first group of a pattern that fits the whole text, or an empty text."""
    found = re.fullmatch(pattern, text, re.IGNORECASE)
    return found[1] if found else ""
