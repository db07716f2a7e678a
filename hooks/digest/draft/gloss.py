"""Adds to a report in Korean, Japanese or Chinese what its names and words mean, for what reads Latin letters alone.

The meaning stands behind the word, `보고르군 Kabupaten Bogor`: whoever checks the draft sees both.
"""

from __future__ import annotations

import dataclasses
import functools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from digest.check.names import country_name, language_versions
from digest.parse.yaml_nodes import load_yaml
from digest.places.scripts import SCRIPT, romanise_hangul, romanise_kana, script_names, skeleton
from digest.places.spellings import places_named
from digest.places.world import normalise
from digest.read.content import Vocabularies, country_codes
from digest.reports.report import Report

MIN_SHARE = 0.3
"""The share of such letters in a report from which it is one in another script."""
MAX_LENGTH = 14
"""Letters of the longest name."""
RUN, LETTERS = re.compile(rf"[{SCRIPT}]+"), re.compile(rf"[{SCRIPT}]|[^\W\d_]")
HANGUL, KATAKANA = re.compile(r"[\uac00-\ud7a3]+"), re.compile(r"[\u30a1-\u30fa\u30fc]+")
HOME_SCRIPTS = {"KR", "JP", "CN", "TW"}
OF_A_COUNTRY = re.compile("系|語|语|人|籍|華|华|어|인|계|학교|국제")
"""Behind a country's name, what makes it another word: Chinese by descent, language or nationality."""
LEVEL_OF_LOCALITY = {"regency": "kabupaten-", "city": "kota-", "province": "provinsi-"}
MIN_SKELETON = 3
"""Letters that a name of an Indonesian locality must keep to be known by them."""


@functools.cache
def meanings() -> dict[str, Any]:
    """Return what gloss.yml holds."""
    found: dict[str, Any] = load_yaml(Path(__file__).with_name("gloss.yml"))
    return found


def glossed(report: Report, vocabularies: Vocabularies) -> Report:
    """Return a report with the meanings of its names and words; one in Latin letters as it is."""
    text = " ".join(report.paragraphs)
    letters = LETTERS.findall(text) if RUN.search(text) else []
    if not letters or sum(bool(RUN.match(letter)) for letter in letters) < MIN_SHARE * len(letters):
        return report
    gloss = Gloss(vocabularies)
    paragraphs = tuple(gloss.add(text, early=number < 2) for number, text in enumerate(report.paragraphs))
    return dataclasses.replace(report, title=gloss.add(report.title), paragraphs=paragraphs)


class Gloss:
    """Knows the meaning of names and words in other scripts."""

    def __init__(self, vocabularies: Vocabularies) -> None:
        self.knows_countries = True
        self.localities = {id_: one.name.id for id_, one in vocabularies.localities.items()}
        abroad = (one.name for one in vocabularies.localities_abroad.values() if one.country == "KR")
        self.korean = {word for name in abroad for word in normalise(" ".join(language_versions(name))).split()}
        self.by_skeleton: dict[str, list[str]] = {}
        for id_, one in vocabularies.localities.items():
            for name in {bare_name(one.name.id), *map(bare_name, one.aliases)}:
                self.by_skeleton.setdefault(skeleton(name), []).append(id_)

    def add(self, text: str, *, early: bool = True) -> str:
        """Return a text with the meaning behind each name and word that is known; `early` in title and beginning.

        Further down, countries are those with which a city has other ties.
        """
        self.knows_countries = early
        return re.sub(r" +(?=[ ,.)]|$)", "", RUN.sub(lambda run: "".join(self.parts(run[0])), text))

    def parts(self, run: str) -> Iterator[str]:
        """Yield the words of letters without a space between them, each with its meaning."""
        at, known_until = 0, 0
        while at < len(run):
            length, meaning = self.longest(run, at, starts=at == known_until)
            if length:
                known_until = at + length
                yield f"{run[at:known_until]} {meaning} "
            else:
                yield run[at]
            at += max(length, 1)

    def longest(self, run: str, at: int, *, starts: bool) -> tuple[int, str]:
        """Return how long the name or word is that begins at a letter, and what it means; 0 where there is none."""
        if found := mission_pattern().match(run, at):
            return len(found[0]), mission(found)
        # Korean has spaces, so that a name begins where letters begin or where another one ends.
        if starts or not HANGUL.match(run, at):
            for length in range(min(MAX_LENGTH, len(run) - at), 1, -1):
                if meaning := self.name(run, at, length):
                    return meaning
            if home := self.home_by_sound(run, at):
                return home
        return next(
            ((len(word), meaning) for word, meaning in cue_words_by_length() if run.startswith(word, at)), (0, "")
        )

    def name(self, run: str, at: int, length: int) -> tuple[int, str] | None:
        """Return a country, province or place of so many letters, with the word for its level behind it."""
        word, behind = run[at : at + length], run[at + length :]
        if KATAKANA.fullmatch(word) and not is_bounded(run, at, at + length):
            return None
        if (code := countries().get(word, "")) and not OF_A_COUNTRY.match(behind):
            return (length, country_name(code)) if self.knows_countries or code == "ID" else None
        if found := home_provinces().get(word):
            return length + len(suffix(behind, "province")), self.localities.get(found, "")
        if word not in listed_names():
            return None
        latin, code = listed_names()[word]
        level = next((one for one in levels_of(code) if suffix(behind, one)), "")
        if code == "ID":
            return length + len(suffix(behind, level)), self.at_home(skeleton(latin), level) or latin
        if not level and (length < 3 or code == "KR"):  # too short to be certain
            return None
        # A report names its own country as a matter of course: nobody in Japan adds it to Shizuoka.
        country = f", {country_name(code)}," if level and code in HOME_SCRIPTS and not KATAKANA.match(word) else ""
        return length + len(suffix(behind, level)), f"{latin} {level.title()}{country}".strip()

    def home_by_sound(self, run: str, at: int) -> tuple[int, str] | None:
        """Return an Indonesian locality that no list has, by the sound of its name and the word for its level."""
        if word := KATAKANA.match(run, at):
            sound, end = romanise_kana(word[0]), word.end()
            level = next((one for one in LEVEL_OF_LOCALITY if suffix(run[end:], one)), "")
            found = self.at_home(skeleton(sound), level) if level and is_bounded(run, at, end) else ""
            return (end - at + len(suffix(run[end:], level)), found) if found else None
        if not (word := HANGUL.match(run, at)):
            return None
        for length in range(2, min(8, len(word[0]))):
            level = next((one for one in LEVEL_OF_LOCALITY if suffix(run[at + length :], one)), "")
            if level and (found := self.at_home(skeleton(romanise_hangul(run[at : at + length])), level)):
                return length + len(suffix(run[at + length :], level)), found
        return self.korean_place(run, at)

    def korean_place(self, run: str, at: int) -> tuple[int, str] | None:
        """Return a Korean place that no list has in Hangul, by its name in Latin letters: 함양군 is Hamyang County."""
        for length in (2, 3, 4):
            word, behind = run[at : at + length], run[at + length :]
            level = next((one for one in levels_of("KR") if suffix(behind, one)), "")
            if len(word) == length and level and HANGUL.fullmatch(word):
                latin = romanise_hangul(word)
                if latin in self.korean or any(place.country == "KR" for place in places_named(latin)):
                    found = f"{latin.title()} {level.title()}, {country_name('KR')},"
                    return length + len(suffix(behind, level)), found
        return None

    def at_home(self, key: str, level: str) -> str:
        """Return the Indonesian name of the locality with a skeleton, at a level if it has several; empty for none."""
        ids = self.by_skeleton.get(key, []) if len(key) >= MIN_SKELETON else []
        fitting = [id_ for id_ in ids if level and id_.startswith(LEVEL_OF_LOCALITY.get(level, "-"))] or ids
        return self.localities[fitting[0]] if len(set(fitting)) == 1 else ""


def bare_name(name: str) -> str:
    """Return a locality's name without the word for its level."""
    return re.sub(r"^(?:Kota|Kabupaten|Provinsi)\s+", "", name)


def is_bounded(run: str, start: int, end: int) -> bool:
    """Tell whether a word of katakana is a whole one."""
    return not KATAKANA.match(run[start - 1 : start] if start else "") and not KATAKANA.match(run[end : end + 1])


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


def mission(found: re.Match[str]) -> str:
    """Return what the name of an embassy or consulate means."""
    codes = short_countries() | countries()
    own = codes.get(found["before"] or found["behind"] or "", "")
    at = found["at"]
    seat = listed_names()[at][0] if at in listed_names() else country_name(codes[at])
    office, to = ("Consul General", "in") if found["consul"] else ("Ambassador", "to")
    if own == "ID":
        return f"Indonesian {office} {to} {seat}"
    return f"{office} of {country_name(own)} {to} {seat}" if own else office
