"""The context of a name in its sentence: whether it names an acting government, a location, or part of another name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from digest.entities.roles import HEAD_BEHIND, hosts_meeting, is_venue, is_visited, sends_guests
from digest.names.gazetteer import Level, NameMatch, Token, cue_words, fold_word, tokenise

OFFICE_WORDS_BEFORE = {"dinas", "dinkes", "pemerintah", "kepala", "sekda"}
"""Up to five words before a name, these make it an actor: `Kepala Dinas Kesehatan Kota Bogor`."""

FOLLOWING_WORDS = {
    "mayor", "governor", "city", "regency", "province", "prefecture", "government", "dan", "jalin", "health", "regent",
    "republic", "state", "county",
}  # fmt: skip
"""Capitalised words behind a name, as in headlines, that are no part of a longer name."""

SELF_GOVERNING = re.compile(
    r"\s+(?:(?:Special|Metropolitan|Autonomous|Administrative|Self(?:\s?[-–]\s?|\s)Govern(?:ing|ed))\s+){1,3}"
    r"(?P<level>City|Provinc\w+|Region\w*|Municipal\w*|Prefectur\w+)\b"
)
"""Behind a name, a level in more than one word: `Jeju Special Self-Governing Province`, `Daegu Metropolitan City`."""
COUNCIL = re.compile(
    r"\s+(?:(?:City|Town|Provincial|Municipal|Regional|Prefectural|County|State)\s+)?(?:Council|Assembly|Parliament)\b"
)
"""Behind a name, its council, which stands for it."""

DIRECTION = re.compile(r"(?:Selatan|Utara|Barat|Timur|Tengah|Tenggara)\w{0,2}\b")
"""Behind a name, a word that makes it another place's, misspelt ones included."""

LIES_BEHIND = re.compile(
    r"\s?[,(]\s?(?:(?:yang\s)?(?:ibu\s?kota(?:\sdari)?|(?:the\s)?capital"
    r"(?:\scity)?\sof(?:\sthe)?)\s)?"
    r"(?:(?:provinsi|prefektur|prov\.?|di|negara bagian|province of|state of)\s)?|"
    r"\s(?:provinsi|prefektur|prov\.?|negara bagian)\s",
    re.IGNORECASE,
)
"""Between a place and that in which it lies: `Banjarmasin, Kalimantan Selatan`, `Distrik Jinning Provinsi Yunnan`."""

JOINED = re.compile(r"\s(?:dan|and|serta)\s")
IN_PLACE = re.compile(r"\b(?:di|in|at)\s$")

PRECEDING_WORDS = {
    "kesehatan", "daerah", "kota", "provinsi", "kabupaten", "prefektur", "negara", "bagian", "republik", "rakyat",
    "negeri",
}  # fmt: skip
"""Capitalised words before a name that are no part of a longer name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameContext:
    """How a sentence uses a name."""

    level: Level = ""
    """The level that the words before or behind the name state."""
    is_actor: bool = False
    in_longer_name: bool = False
    is_location: bool = False
    in_aside: bool = False
    after_place: bool = False
    """Whether the name only says where the place named before it lies."""
    words_before: tuple[str, ...] = ()
    """Up to six folded words before the name, then its own first word."""


def find_context(
    text: str, words: list[Token], match: NameMatch, others: list[NameMatch], *, title_case: bool
) -> NameContext:
    """Return the context of a name in the sentence `text`; in `title_case`, capitals carry no information."""
    before = tuple(word.folded for word in words[max(0, match.first_token - 6) : match.first_token])
    named = {number for other in others if other is not match for number in range(other.first_token, other.end_token)}
    level = stated_level(before, words[match.end_token : match.end_token + 1])
    if special := SELF_GOVERNING.match(text[match.end :]):
        level = "city" if special["level"] in {"City", "Municipality", "Municipal"} else "province"
    if before[-1:] == ("negeri",) and all(meaning.kind == "locality_abroad" for meaning in match.meanings):
        level = "province"  # Malaysia's states: Negeri Kedah; at home the word means public, as in SMA Negeri 1
    return NameContext(
        level=level,
        is_actor=bool(level and before and before[-1] != "kota") or is_actor(before),
        in_longer_name=not level and is_in_longer_name(text, words, match, named, before, title_case=title_case),
        # "di Surabaya", and "di Kota Surabaya" with the word for the level between.
        is_location=("ibu", "kota") in (before[-2:], before[-3:-1])
        or follows_spot(text, match, others)
        or hosts_meeting(text[match.end :])
        or (not (is_visited(text[: match.start]) or sends_guests(text[: match.start]))
        and (is_venue(text[: match.start], level=bool(level))
        or any(word in cue_set("spot") for word in before[-1:] + (before[-2:-1] if level else ())))),
        in_aside=is_in_aside(text, match),
        after_place=follows_place(text, match, others),
        words_before=(*before, words[match.first_token].folded),
    )  # fmt: skip


@functools.cache
def cue_set(name: str) -> frozenset[str]:
    """Return one list of words.yml, folded."""
    return frozenset(" ".join(fold_word(word) for word in cue.split()) for cue in cue_words()[name])


@functools.cache
def level_cues() -> tuple[tuple[tuple[str, ...], Level], ...]:
    """Return the words before a name that state its level, the longest first."""
    found = [
        (tuple(fold_word(part) for part in cue.split()), level)
        for level, list_ in cue_words()["levels"].items()
        for cue in list_
    ]
    return tuple(sorted(found, key=lambda cue: -len(cue[0])))


def stated_level(before: tuple[str, ...], after: list[Token]) -> Level:
    """Return the level that the words right before a name state, else the word right behind it."""
    for words, level in level_cues():
        if before[-len(words) :] == words:
            return level
    for level, list_ in cue_words()["after"].items():
        if after and after[0].folded in list_ and after[0].text[0].isupper():
            return level  # type: ignore[no-any-return]
    return ""


def is_actor(before: tuple[str, ...]) -> bool:
    """Tell whether one of the words shortly before a name makes it somebody who acts."""
    return bool(cue_set("acting").intersection(before[-2:]) or OFFICE_WORDS_BEFORE.intersection(before[-5:]))


def is_in_longer_name(
    text: str, words: list[Token], match: NameMatch, named: set[int], before: tuple[str, ...], *, title_case: bool
) -> bool:
    """Tell whether a name is only part of a longer one, or of a person's; `named` are the tokens of other names."""
    cued = any(word in cue_set("inside") for word in before[-2:])
    if cued and not is_separated(text, words, match.first_token):
        return True
    following = words[match.end_token] if match.end_token < len(words) else None
    if following and text[match.end : following.start] == " " and DIRECTION.match(following.text):
        return True
    if title_case or COUNCIL.match(text[match.end :]) or HEAD_BEHIND.match(text[match.end :]):
        return False
    touching = following and re.fullmatch(r"\s", text[match.end : following.start])
    if touching and following and following.text[0].isupper() and match.end_token not in named:
        # `Kepala Bappeda, Darwin Badaruddin`: behind a comma stands the person in an office.
        acts = is_actor(before) and not is_separated(text, words, match.first_token)
        return not acts and following.text.casefold() not in FOLLOWING_WORDS
    return preceded_by_name(text, words, match, named)


def preceded_by_name(text: str, words: list[Token], match: NameMatch, named: set[int]) -> bool:
    """Tell whether a capitalised word that is no cue stands right before: `Taman Bali`, not `Wali Kota Bali`."""
    if match.first_token < 2 or match.first_token - 1 in named:
        return False
    word = words[match.first_token - 1]
    known = word.folded in cue_set("acting") or word.folded in cue_set("spot") or len(word.text) <= 2
    starts_sentence = text[: word.start].rstrip()[-1:] in {"", ".", "?", "!", '"', "“", ":"}
    if known or starts_sentence or not word.text[0].isupper() or word.text.isupper():
        return False
    return (
        text[word.end : match.start] == " "
        and word.folded not in PRECEDING_WORDS
        and len(match.meanings) > 0
        and match.end_token - match.first_token == 1
        and not office_before(words, match)
    )


def office_before(words: list[Token], match: NameMatch) -> bool:
    """Tell whether an office (Kepala Dinas …, Direktur …) stands in the eight words before."""
    return any(word.folded in cue_set("acting") for word in words[max(0, match.first_token - 8) : match.first_token])


def is_separated(text: str, words: list[Token], number: int) -> bool:
    """Tell whether punctuation stands between word `number` and the one before it."""
    return number > 0 and bool(re.search(r"[,;:()\"“”–—]", text[words[number - 1].end : words[number].start]))


def is_in_aside(text: str, match: NameMatch) -> bool:
    """Tell whether a phrase before the name introduces examples, such as `selain dengan` (besides)."""
    before = " ".join(token.folded for token in tokenise(text[: match.start]))
    return any(re.search(rf"\b{re.escape(cue)}\b", before) for cue in cue_set("aside"))


def follows_spot(text: str, match: NameMatch, others: list[NameMatch]) -> bool:
    """Tell whether the name goes on with the spots on a map that another begins: `di Medan dan Maluku`."""
    return any(
        JOINED.fullmatch(text[other.end : match.start]) and IN_PLACE.search(text[: other.start])
        for other in others if other.end < match.start
    )  # fmt: skip


def follows_place(text: str, match: NameMatch, others: list[NameMatch]) -> bool:
    """Tell whether the name only says where the one before it lies: `Kota Banjarmasin, Kalimantan Selatan`."""
    for other in others:
        behind = LIES_BEHIND.match(text[other.end : match.end]) if other.end < match.start else None
        # The word for the level may be part of the name that was found.
        if behind and behind.end() >= match.start - other.end:
            return any(meaning.kind in {"locality", "locality_abroad", "organisation"} for meaning in other.meanings)
    return False
