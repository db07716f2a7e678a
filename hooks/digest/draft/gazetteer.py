"""Names in a report: where each stands, and whom it may mean; from the vocabularies, their aliases and CLDR."""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from digest.read.content import Vocabularies, country_codes
from digest.read.names import country_name, spellings

Side = Literal["here", "abroad", "organisation", "country", "outlet"]
Level = Literal["city", "regency", "province", ""]

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
GAP = re.compile(r"[\s\-–—./&'’]{1,3}|\s?[(]")
"""What may stand between two words of one name; a comma only where the name itself has one."""

LEVEL_WORDS: dict[str, Level] = {
    "kota": "city", "city": "city", "town": "city", "kabupaten": "regency", "regency": "regency", "county": "city",
    "provinsi": "province", "province": "province", "prefektur": "province", "prefecture": "province",
}  # fmt: skip
ABROAD_LEVELS: dict[str, Level] = dict.fromkeys(("province", "prefecture", "state", "territory", "region"), "province")

SHORT = 4
"""A name of so few letters is no evidence by itself: it is also a word, an acronym or part of a person's name."""


@functools.cache
def cues() -> dict[str, Any]:
    """Return the words that point to something without naming it, from words.yml beside this file."""
    found: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
    return found


@dataclass(frozen=True, slots=True)
class Meaning:
    """Somebody whom a name may mean; `bare` where the word for the level (Kota, Kabupaten) was left out."""

    id: str
    side: Side
    level: Level = ""
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of the report, folded, and its place."""

    folded: str
    written: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A name at its place (numbers of its first word, and of the word behind it), and whom it may mean."""

    first: int
    last: int
    start: int
    end: int
    meanings: frozenset[Meaning]


@dataclass(slots=True)
class Gazetteer:
    """Every name, as folded words, and whom it may mean."""

    names: dict[tuple[str, ...], set[Meaning]] = field(default_factory=lambda: defaultdict(set))
    acronyms: dict[tuple[str, ...], str] = field(default_factory=dict)
    longest: int = 1

    def add(self, name: str, meaning: Meaning) -> None:
        """Let `name` mean somebody."""
        words = tuple(token.folded for token in tokens(name))
        if not words:
            return
        self.names[words].add(meaning)
        self.longest = max(self.longest, len(words))
        if len(words) == 1 and (name.isupper() and len(name) <= SHORT + 1):
            self.acronyms[words] = name

    def matches(self, text: str) -> list[Match]:
        """Return the names in `text`, the longest at each place, none inside another."""
        found, words, at = list[Match](), tokens(text), 0
        while at < len(words):
            match = self.longest_at(text, words, at)
            if match:
                found.append(match)
            at = match.last if match else at + 1
        return found

    def longest_at(self, text: str, words: list[Token], at: int) -> Match | None:
        """Return the longest name that begins with word number `at`."""
        if not (words[at].written[0].isupper() or not words[at].written[0].isascii()):
            return None
        for length in range(min(self.longest, len(words) - at), 0, -1):
            part = words[at : at + length]
            key = tuple(word.folded for word in part)
            if key in self.names and self.written_as_name(key, part, text):
                meanings = frozenset(self.names[key])
                return Match(first=at, last=at + length, start=part[0].start, end=part[-1].end, meanings=meanings)
        return None

    def written_as_name(self, key: tuple[str, ...], part: list[Token], text: str) -> bool:
        """Tell whether words stand together as one name: no comma between them, an acronym in capitals."""
        if key in self.acronyms and part[0].written != self.acronyms[key]:
            return False
        if not (part[-1].written[0].isupper() or len(part) == 1 or not part[-1].written[0].isascii()):
            return False
        return all(GAP.fullmatch(text[a.end : b.start]) for a, b in itertools.pairwise(part))


def tokens(text: str) -> list[Token]:
    """Return the words of `text`."""
    return [
        Token(folded=fold_word(found[0]), written=found[0], start=found.start(), end=found.end())
        for found in WORD.finditer(text)
    ]


@functools.lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """Return a word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("’", "'")


def gazetteer(vocabularies: Vocabularies) -> Gazetteer:
    """Return every name that the vocabularies and CLDR know."""
    book = Gazetteer()
    for id_, locality in vocabularies.localities.items():
        level: Level = {"kota": "city", "kabupaten": "regency"}.get(id_.split("-")[0], "province")  # type: ignore[assignment]
        add_locality(book, [*spellings(locality.name), *locality.aliases], Meaning(id_, "here", level))
    for id_, abroad in vocabularies.localities_abroad.items():
        meaning = Meaning(id_, "abroad", ABROAD_LEVELS.get(abroad.level, "city"))
        add_locality(book, [*spellings(abroad.name), *abroad.aliases], meaning)
    for id_, organisation in vocabularies.organisations.items():
        foreign = organisation.country != "ID"
        for name in organisation_names([*spellings(organisation.name), *organisation.aliases], foreign=foreign):
            book.add(name, Meaning(id_, "organisation"))
    add_countries(book, vocabularies)
    for id_, outlet in vocabularies.outlets.items():
        for name in [*spellings(outlet.name), *outlet.hosts]:
            book.names[tuple(token.folded for token in tokens(name))] |= {Meaning(id_, "outlet")}
    return book


def add_locality(book: Gazetteer, names: Iterable[str], meaning: Meaning) -> None:
    """Add a locality's names, and each without the word for its level."""
    names = list(names)
    for name in names:
        # A word for the level makes the name exact; without one it may still mean a neighbour of the same name.
        exact = any(word.folded in LEVEL_WORDS for word in tokens(name))
        book.add(name, meaning if exact else Meaning(meaning.id, meaning.side, meaning.level, bare=True))
        words = [word for word in name.split() if fold_word(word) not in {*LEVEL_WORDS, "daerah", "istimewa"}]
        if len(words) < len(name.split()) and words:
            book.add(" ".join(words), Meaning(meaning.id, meaning.side, meaning.level, bare=True))


def organisation_names(names: Iterable[str], *, foreign: bool) -> Iterator[str]:
    """Yield an organisation's names, and the same with the short or long word for what it is."""
    forms = (
        ("Konsulat Jenderal", "Konsul Jenderal"), ("Konsulat Jenderal", "Konjen"), ("Konjen", "Konsulat Jenderal"),
        ("Consulate-General", "Consul General"), ("Consulate", "Consul"), ("Kedutaan Besar", "Duta Besar"),
        ("Kedutaan Besar", "Dubes"), ("Kedutaan Besar", "Kedubes"), ("Embassy", "Ambassador"),
        ("RS ", "Rumah Sakit "), ("RSUD ", "Rumah Sakit Umum Daerah "), ("RSUD Dr. ", "RSUD "), ("RSUD dr. ", "RSUD "),
    )  # fmt: skip
    # "Menteri Kesehatan" alone may be of any country; a foreign ministry's name says which.
    more = (("Kementerian ", "Menteri "), ("Ministry of ", "Minister of ")) if foreign else ()
    for name in names:
        yield name
        for old, new in (*forms, *more):
            if name.startswith(old):
                yield new + name[len(old) :]


def add_countries(book: Gazetteer, vocabularies: Vocabularies) -> None:
    """Add the countries' names in both languages, their aliases, adjectives and by-names."""
    more = cues()["countries"]
    for code in country_codes():
        entry = vocabularies.countries.get(code)
        said = {re.sub(r"\s*\(.*", "", country_name(code, language)) for language in ("id", "en")}
        names = {*said, *(entry.aliases if entry else ())}
        for name in sorted(names | set(more.get(code, ()))):
            book.add(name, Meaning(code, "country"))
