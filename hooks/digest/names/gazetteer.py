"""The gazetteer: every name in the vocabularies, their aliases and CLDR, and the search for them in a text."""

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

from digest.check.names import country_name, language_versions
from digest.parse.yaml_nodes import load_yaml
from digest.read.content import Vocabularies, country_codes

MeaningKind = Literal["locality", "locality_abroad", "organisation", "country", "outlet"]
Level = Literal["city", "regency", "province", ""]

WORD = re.compile(r"[^\W_]+(?:['’](?!s\b)[^\W_]+)*")
WORD_GAP = re.compile(r"[\s\-–—./&'’]{1,3}|\s?[(]")
"""What may stand between two words of one name; a comma only where the name itself has one."""

LEVEL_WORDS: dict[str, Level] = {
    "kota": "city", "city": "city", "town": "city", "kabupaten": "regency", "regency": "regency", "county": "city",
    "provinsi": "province", "province": "province", "prefektur": "province", "prefecture": "province",
}  # fmt: skip
ABROAD_LEVELS: dict[str, Level] = dict.fromkeys(("province", "prefecture", "state", "territory", "region"), "province")

OFFICIAL_OUTLET = re.compile(
    r"(?:Pem(?:erintah|kot|ko|kab|prov|da)|Kota|Kabupaten|Provinsi|Dinas|Diskominfo|Kementerian|Kedutaan|Konsulat|KBRI|"
    r"KJRI|Setda|Sekretariat|Bappe\w+)\b"
)
SHORT_NAME_LENGTH = 4
"""A name of so few letters is no evidence by itself: it may be a word, an acronym or part of a person's name."""


@functools.cache
def cue_words() -> dict[str, Any]:
    """Return the words that point to something without naming it, from words.yml beside this file."""
    found: dict[str, Any] = load_yaml(Path(__file__).with_name("words.yml"))
    return found


def cue_pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of some whole words or phrases, the longest first."""
    ordered = sorted({word.casefold() for word in words}, key=len, reverse=True)
    spaced = (re.escape(word).replace(r"\ ", r"[\s-]*" if word.startswith("kerja") else r"\s+") for word in ordered)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a name may mean, by its id; `bare` where the name lacks the word for the level (Kota, Kabupaten)."""

    id: str
    kind: MeaningKind
    level: Level = ""
    bare: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A word of a text, as it stands and folded (`fold_word`), with its offsets."""

    folded: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NameMatch:
    """A name found in a text: the number of its first token and of the one behind it, its offsets, its meanings."""

    first_token: int
    end_token: int
    start: int
    end: int
    meanings: frozenset[Meaning]


@dataclass(slots=True)
class Gazetteer:
    """Every name, as folded words, with its meanings; acronyms also as they are written."""

    names: dict[tuple[str, ...], set[Meaning]] = field(default_factory=lambda: defaultdict(set))
    acronyms: dict[tuple[str, ...], str] = field(default_factory=dict)
    max_words: int = 1

    def add(self, name: str, meaning: Meaning) -> None:
        """Add a name with one of its meanings."""
        words = tuple(token.folded for token in tokenise(name))
        if not words:
            return
        self.names[words].add(meaning)
        self.max_words = max(self.max_words, len(words))
        if len(words) == 1 and (name.isupper() and len(name) <= SHORT_NAME_LENGTH + 1):
            self.acronyms[words] = name

    def meanings(self, name: str) -> set[Meaning]:
        """Return what a whole name may mean."""
        return self.names.get(tuple(token.folded for token in tokenise(name)), set())

    def matches(self, text: str) -> list[NameMatch]:
        """Return the names in `text`, the longest at each place, none inside another."""
        found, words, at = list[NameMatch](), tokenise(text), 0
        while at < len(words):
            match = self.longest_match(text, words, at)
            if match:
                found.append(match)
            at = match.end_token if match else at + 1
        return found

    def longest_match(self, text: str, words: list[Token], at: int) -> NameMatch | None:
        """Return the longest name that begins with word number `at`."""
        if not (words[at].text[0].isupper() or not words[at].text[0].isascii()):
            return None
        for length in range(min(self.max_words, len(words) - at), 0, -1):
            part = words[at : at + length]
            key = tuple(word.folded for word in part)
            if key in self.names and self.is_one_name(key, part, text):
                meanings = frozenset(self.names[key])
                return NameMatch(
                    first_token=at, end_token=at + length, start=part[0].start, end=part[-1].end, meanings=meanings
                )  # fmt: skip
        return None

    def is_one_name(self, key: tuple[str, ...], part: list[Token], text: str) -> bool:
        """Tell whether tokens are written as one name: no comma between them, the last capitalised, acronyms exact."""
        if key in self.acronyms and part[0].text != self.acronyms[key]:
            return False
        if not (part[-1].text[0].isupper() or len(part) == 1 or not part[-1].text[0].isascii()):
            return False
        return all(WORD_GAP.fullmatch(text[a.end : b.start]) for a, b in itertools.pairwise(part))


def other_senses(text: str) -> set[str]:
    """Return the acronyms that a report, with the folded `text`, uses for something else than an organisation."""
    return {
        acronym for acronym, words in cue_words()["other_senses"].items() if cue_pattern(words).search(text)
    }  # fmt: skip


def tokenise(text: str) -> list[Token]:
    """Return the words of `text` in order."""
    return [
        Token(folded=fold_word(found[0]), text=found[0], start=found.start(), end=found.end())
        for found in WORD.finditer(text)
    ]


@functools.lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """Return a word without case and accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).replace("’", "'")


def build_gazetteer(vocabularies: Vocabularies) -> Gazetteer:
    """Return the names of all localities, organisations, countries and outlets."""
    gazetteer = Gazetteer()
    for id_, locality in vocabularies.localities.items():
        level: Level = {"kota": "city", "kabupaten": "regency"}.get(id_.split("-")[0], "province")  # type: ignore[assignment]
        add_locality(gazetteer, [*language_versions(locality.name), *locality.aliases], Meaning(id_, "locality", level))
    for id_, abroad in vocabularies.localities_abroad.items():
        meaning = Meaning(id_, "locality_abroad", ABROAD_LEVELS.get(abroad.level, "city"))
        add_locality(gazetteer, [*language_versions(abroad.name), *abroad.aliases], meaning)
    for id_, organisation in vocabularies.organisations.items():
        foreign = organisation.country != "ID"
        for name in organisation_names([*language_versions(organisation.name), *organisation.aliases], foreign=foreign):
            gazetteer.add(name, Meaning(id_, "organisation"))
    add_countries(gazetteer, vocabularies)
    for id_, outlet in vocabularies.outlets.items():
        for name in [*language_versions(outlet.name), *outlet.hosts]:
            if OFFICIAL_OUTLET.match(name):  # a government that publishes is a government first
                continue
            gazetteer.names[tuple(token.folded for token in tokenise(name))] |= {Meaning(id_, "outlet")}
    return gazetteer


def add_locality(gazetteer: Gazetteer, names: Iterable[str], meaning: Meaning) -> None:
    """Add a locality's names, and each without the word for its level."""
    names = list(names)
    for name in names:
        # A word for the level makes the name exact; without one it may still mean a neighbour of the same name.
        exact = any(word.folded in LEVEL_WORDS for word in tokenise(name))
        gazetteer.add(name, meaning if exact else Meaning(meaning.id, meaning.kind, meaning.level, bare=True))
        if "-" in name:
            gazetteer.add(name.replace("-", ""), Meaning(meaning.id, meaning.kind, meaning.level, bare=True))
        words = [word for word in name.split() if fold_word(word) not in {*LEVEL_WORDS, "daerah", "istimewa"}]
        if len(words) < len(name.split()) and words:
            gazetteer.add(" ".join(words), Meaning(meaning.id, meaning.kind, meaning.level, bare=True))
        if len(words) == 2 and meaning.kind == "locality":  # the press writes Batubara, Muaraenim
            gazetteer.add("".join(words).title(), Meaning(meaning.id, meaning.kind, meaning.level, bare=True))


def organisation_names(names: Iterable[str], *, foreign: bool) -> Iterator[str]:
    """Yield an organisation's names, and variants: the title of its head, the abbreviation of its kind."""
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


def add_countries(gazetteer: Gazetteer, vocabularies: Vocabularies) -> None:
    """Add the countries' names in both languages, their aliases, adjectives and nicknames."""
    more = cue_words()["countries"]
    for code in country_codes():
        entry = vocabularies.countries.get(code)
        official = {re.sub(r"\s*\(.*", "", country_name(code, language)) for language in ("id", "en")}
        names = {*official, *(entry.aliases if entry else ())}
        for name in sorted(names | set(more.get(code, ()))):
            gazetteer.add(name, Meaning(code, "country"))
