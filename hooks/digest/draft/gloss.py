"""Adds to a report in Korean, Japanese or Chinese what its names and words mean, for what reads Latin letters alone.

The meaning stands behind the word, `보고르군 Kabupaten Bogor`: whoever checks the draft sees both.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from digest.check.names import country_name, language_versions
from digest.draft.gloss_names import (
    LEVEL_OF_LOCALITY,
    RUN,
    countries,
    cue_words_by_length,
    home_provinces,
    levels_of,
    listed_names,
    mission,
    mission_pattern,
    suffix,
)
from digest.draft.publisher import publishing_place
from digest.places.scripts import SCRIPT, romanise_hangul, romanise_kana, skeleton
from digest.places.spellings import places_named
from digest.places.world import normalise
from digest.read.content import Vocabularies
from digest.reports.report import Report

MIN_SHARE = 0.3
"""The share of such letters in a report from which it is one in another script."""
MAX_LENGTH = 14
"""Letters of the longest name."""
LETTERS = re.compile(rf"[{SCRIPT}]|[^\W\d_]")
HANGUL, KATAKANA = re.compile(r"[\uac00-\ud7a3]+"), re.compile(r"[\u30a1-\u30fa\u30fc]+")
HOME_SCRIPTS = {"KR", "JP", "CN", "TW"}
OF_A_COUNTRY = re.compile("系|語|语|人|籍|華|华|어|인|계|학교|국제")
"""Behind a country's name, what makes it another word: Chinese by descent, language or nationality."""
PLACE_OF_ACTION = re.compile("で(?!す|あ|は)|にて|에서")
"""Behind a place, a particle that makes it a mere spot: ジャカルタで."""
KOREAN_MISSION = re.compile(r"(?<![\uac00-\ud7a3])(주[\uac00-\ud7a3]{1,8}) (?:([\uac00-\ud7a3]{2,8}) )?(대사|총영사)")
"""An embassy whose name is written in several words: 주한 인도네시아 대사."""
DATELINE = re.compile(r"^\s*[(\[][^()\[\]=]{1,12}=[^()\[\]]{1,20}[)\]](?:\s*[^=.]{1,20}=)?")
"""Where and for which agency a Korean report was written: (자카르타=연합뉴스)."""
NAMED_AMBASSADOR, HAN = re.compile("大使(?![馆館])"), re.compile("[\u4e00-\u9fff]$")
"""An ambassador by name, 正木大使; behind a country's name it is that country's."""
OWN_HEAD = re.compile("(?:副)?(?:知事|市長|町長)|本県|本市|当市|当県")
OF_ANOTHER = re.compile("[\u30a1-\u30fc・州県市省都府同町氏]$")
"""Before the word for a head, what makes it another place's: パスティカ知事, 州知事."""
MIN_SKELETON = 3
"""Letters that a name of an Indonesian locality must keep to be known by them."""


def is_in_other_script(report: Report) -> bool:
    """Tell whether a report is in Korean, Japanese or Chinese."""
    text = " ".join(report.paragraphs)
    letters = LETTERS.findall(text) if RUN.search(text) else []
    return bool(letters) and sum(bool(RUN.match(letter)) for letter in letters) >= MIN_SHARE * len(letters)


def home_country(report: Report) -> str:
    """Return the ISO code of the country of whose press a report in another script is, by its letters."""
    text = " ".join((report.title, *report.paragraphs))
    hangul, kana = len(re.findall(r"[\uac00-\ud7a3]", text)), len(re.findall(r"[\u3041-\u3096\u30a1-\u30fa]", text))
    return "KR" if hangul > kana else "JP" if kana else "CN"


def glossed(report: Report, vocabularies: Vocabularies) -> Report:
    """Return a report with the meanings of its names and words; one in Latin letters as it is."""
    if not is_in_other_script(report):
        return report
    publisher, _ = publishing_place(report.host)
    gloss = Gloss(vocabularies, home_country(report), publisher)
    paragraphs = tuple(gloss.add(text, early=number < 2) for number, text in enumerate(report.paragraphs))
    return dataclasses.replace(report, title=gloss.add(report.title), paragraphs=paragraphs)


class Gloss:
    """Knows the meaning of names and words in other scripts."""

    def __init__(self, vocabularies: Vocabularies, home: str = "", publisher: str = "") -> None:
        self.knows_countries, self.home, self.publisher = True, home, publisher
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
        text = KOREAN_MISSION.sub(lambda found: "".join(filter(None, found.groups())), DATELINE.sub("", text))
        return re.sub(r" +(?=[ ,.)]|$)", "", RUN.sub(lambda run: "".join(self.parts(run[0])), text))

    def parts(self, run: str) -> Iterator[str]:
        """Yield the words of letters without a space between them, each with its meaning."""
        at, known_until = 0, 0
        while at < len(run):
            length, meaning = self.longest(run, at, starts=at == known_until)
            if length:
                known_until = at + length
                spot = "in " if meaning[0].isupper() and PLACE_OF_ACTION.match(run, known_until) else ""
                yield f"{run[at:known_until]} {spot}{meaning} "
            else:
                yield run[at]
            at += max(length, 1)

    def longest(self, run: str, at: int, *, starts: bool) -> tuple[int, str]:
        """Return how long the name or word is that begins at a letter, and what it means; 0 where there is none."""
        if found := mission_pattern().match(run, at):
            return len(found[0]), mission(found, self.home)
        if self.publisher and (own := OWN_HEAD.match(run, at)) and not OF_ANOTHER.search(run[:at]):
            return len(own[0]), f"Mayor of {self.publisher}," if "長" in own[0] else f"Governor of {self.publisher},"
        if NAMED_AMBASSADOR.match(run, at) and not starts and HAN.search(run[:at]):
            return 2, f"Ambassador of {country_name(self.home)} to {country_name('ID')}"
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
