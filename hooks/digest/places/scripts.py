"""Names of places in Hangul, kana and Chinese characters, and what they are in Latin letters."""

from __future__ import annotations

import functools
import re
import unicodedata
from pathlib import Path

from digest.places.world import normalise

SCRIPT_NAMES_FILE = Path(__file__).with_name("script_names.tsv")
"""Names with the Latin one of the same place and its country, from GeoNames and ISO 3166-2."""

SCRIPT = "\u3005\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3"
SCRIPT_NAME = re.compile(rf"[{SCRIPT}]+")
LEVEL_SUFFIX = re.compile(
    r"(?<=[\uac00-\ud7a3]{2})(?:특별시|광역시|특별자치도|시|군|구|도|주)$|(?<=[^\uac00-\ud7a3]{2})(?:[都府県縣县省市州町]|自治区)$"
)
"""The word for the level that closes a name: 말랑시, 静岡県."""

INITIALS = ["g", "kk", "n", "d", "tt", "r", "m", "b", "pp", "s", "ss", "", "j", "jj", "ch", "k", "t", "p", "h"]
VOWELS = [
    "a", "ae", "ya", "yae", "eo", "e", "yeo", "ye", "o", "wa", "wae", "oe", "yo", "u", "wo", "we", "wi", "yu", "eu",
    "ui", "i",
]  # fmt: skip
FINALS = [
    "", "g", "kk", "ks", "n", "nj", "nh", "d", "l", "lg", "lm", "lb", "ls", "lt", "lp", "lh", "m", "b", "bs", "s", "ss",
    "ng", "j", "ch", "k", "t", "p", "h",
]  # fmt: skip
SPOKEN = {
    "kk": "k", "ks": "k", "nj": "n", "nh": "n", "g": "k", "d": "t", "lg": "k", "lm": "m", "lb": "l", "ls": "l",
    "lt": "l", "lp": "p", "lh": "l", "b": "p", "bs": "p", "s": "t", "ss": "t", "j": "t", "ch": "t", "h": "",
}  # fmt: skip
"""Closing consonants of a syllable as they are spoken, and written in Latin letters."""
ASSIMILATED = {("n", "r"): ("l", "l"), ("l", "n"): ("l", "l"), ("l", "r"): ("l", "l"), ("m", "r"): ("m", "n"),
               ("ng", "r"): ("ng", "n"), ("k", "r"): ("ng", "n"), ("k", "n"): ("ng", "n"), ("k", "m"): ("ng", "m"),
               ("p", "r"): ("m", "n"), ("p", "n"): ("m", "n"), ("p", "m"): ("m", "m"), ("t", "n"): ("n", "n"),
               ("t", "m"): ("n", "m")}  # fmt: skip
"""Consonants that change where two syllables meet: 전라 is Jeolla, 강릉 Gangneung."""

FOLDED = (("ng", "n"), ("sy", "s"), ("dj", "j"), ("v", "b"), ("f", "p"), ("l", "r"), ("k", "g"), ("t", "d"), ("p", "b"),
          ("c", "j"), ("ch", "j"), ("z", "j"), ("q", "g"), ("y", "j"))  # fmt: skip
"""Letters between which Hangul and kana do not tell, as in the names of Indonesian towns."""


@functools.cache
def script_names() -> dict[str, tuple[str, str]]:
    """Return by each name, without the word for its level, the Latin one and the ISO code of the country."""
    rows = (line.split("\t") for line in SCRIPT_NAMES_FILE.read_text(encoding="utf-8").splitlines()[1:])
    return {name: (latin, code) for name, latin, code in rows}


def romanise_hangul(word: str) -> str:
    """Return a word of Hangul in Latin letters (Revised Romanisation of Korean): 함양 is `hamyang`."""
    syllables = [divmod(ord(letter) - 0xAC00, 588) for letter in word]
    parts = [(INITIALS[first], VOWELS[rest // 28], FINALS[rest % 28]) for first, rest in syllables]
    found = ""
    for number, (initial, vowel, _) in enumerate(parts):
        before = parts[number - 1][2] if number else ""
        closing = SPOKEN.get(before, before)
        if initial == "" and before in {"g", "d", "b", "s", "j", "l", "m", "n"}:  # the consonant moves on
            closing, initial = "", {"l": "r"}.get(before, before)
        closing, initial = ASSIMILATED.get((closing, initial), (closing, initial))
        found += closing + initial + vowel
    last = parts[-1][2] if parts else ""
    return found + SPOKEN.get(last, last)


def romanise_kana(word: str) -> str:
    """Return a word of katakana in Latin letters, long vowels short: ボゴール is `bogoru`."""
    found = ""
    for letter in word:
        if letter in "ァィゥェォャュョ" and found:
            vowel = romaji(letter)[-1]
            found = found[:-1] + ("y" if letter in "ャュョ" and found[-2:-1] not in "jcsh" else "") + vowel
        elif letter == "ッ":
            continue
        else:
            found += romaji(letter)
    return found


def romaji(letter: str) -> str:
    """Return a letter of katakana in Latin ones, by its name in Unicode; nothing for the mark of a long vowel."""
    name = unicodedata.name(letter, "")
    own = name.removeprefix("KATAKANA LETTER ").removeprefix("SMALL ").casefold()
    own = {"tu": "tsu", "ti": "chi", "si": "shi", "hu": "fu", "zi": "ji", "di": "ji"}.get(own, own)
    return own if name.startswith("KATAKANA LETTER ") else ""


def skeleton(name: str) -> str:
    """Return what of a Latin name Hangul and kana keep: 스마랑, スマラン and Semarang are all `smaran`."""
    found = normalise(name).replace(" ", "")
    found = found.replace("shi", "si").replace("tsu", "tu").replace("ch", "j")
    for old, new in FOLDED:
        found = found.replace(old, new)
    found = re.sub(r"[^a-z]|[euo]", "", found)
    found = re.sub(r"(?<=[^ai])w|h", "", found)
    return re.sub(r"(.)\1+", r"\1", found)
