"""What stands around a name: words that make it an acting government, a spot on the map, or part of another name."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from digest.draft.gazetteer import Level, Match, Token, cues, fold_word, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """A name's surroundings: the level that the words before it say, and how it is used."""

    level: Level = ""
    acting: bool = False
    inside: bool = False
    spot: bool = False
    aside: bool = False
    after_place: bool = False
    before: tuple[str, ...] = ()


def look_around(text: str, words: list[Token], match: Match, others: list[Match], *, shouted: bool) -> Around:
    """Return what stands around a name in a sentence; where the sentence is `shouted`, capitals say nothing."""
    before = tuple(word.folded for word in words[max(0, match.first - 6) : match.first])
    named = {number for other in others if other is not match for number in range(other.first, other.last)}
    level = level_of(before, words[match.last : match.last + 1])
    inner = tuple(word.folded for word in words[match.first : match.last])
    return Around(
        level=level,
        acting=bool(level and before and before[-1] != "kota") or is_acting(before),
        inside=not level and is_inside(text, words, match, named, before, shouted=shouted),
        # "di Surabaya", and "di Kota Surabaya" with the word for the level between.
        spot=any(word in cue_set("spot") for word in before[-1:] + (before[-2:-1] if level else ())),
        aside=is_aside(text, match),
        after_place=follows_place(text, match, others),
        before=(*before, *inner[:1]),
    )  # fmt: skip


@functools.cache
def cue_set(name: str) -> frozenset[str]:
    """Return one list of words.yml, folded."""
    return frozenset(" ".join(fold_word(word) for word in cue.split()) for cue in cues()[name])


@functools.cache
def level_cues() -> tuple[tuple[tuple[str, ...], Level], ...]:
    """Return the words before a name that say its level, the longest first."""
    found = [
        (tuple(fold_word(part) for part in cue.split()), level)
        for level, list_ in cues()["levels"].items()
        for cue in list_
    ]
    return tuple(sorted(found, key=lambda cue: -len(cue[0])))


def level_of(before: tuple[str, ...], after: list[Token]) -> Level:
    """Return the level that the words right before a name say, else the word right behind it."""
    for words, level in level_cues():
        if before[-len(words) :] == words:
            return level
    for level, list_ in cues()["after"].items():
        if after and after[0].folded in list_ and after[0].written[0].isupper():
            return level  # type: ignore[no-any-return]
    return ""


def is_acting(before: tuple[str, ...]) -> bool:
    """Tell whether one of the words shortly before a name makes it somebody who acts."""
    return any(word in cue_set("acting") for word in before[-2:]) or any(
        word in {"dinas", "dinkes", "pemerintah", "kepala", "sekda"} for word in before[-5:]
    )


def is_inside(
    text: str, words: list[Token], match: Match, named: set[int], before: tuple[str, ...], *, shouted: bool
) -> bool:
    """Tell whether a name is only part of a longer one, or of a person's."""
    if before and any(word in cue_set("inside") for word in before[-2:]) and not is_break(text, words, match.first):
        return True
    if shouted:
        return False
    following = words[match.last] if match.last < len(words) else None
    touching = following and re.fullmatch(r"\s", text[match.end : following.start])
    if touching and following and following.written[0].isupper() and match.last not in named:
        return not is_acting(before) and following.written.casefold() not in TITLES
    return preceded_by_name(text, words, match, named)


TITLES = {
    "mayor",
    "governor",
    "city",
    "regency",
    "province",
    "prefecture",
    "government",
    "dan",
    "jalin",
    "health",
    "regent",
}


def preceded_by_name(text: str, words: list[Token], match: Match, named: set[int]) -> bool:
    """Tell whether a capitalised word that is no cue stands right before: `Taman Bali`, not `Wali Kota Bali`."""
    if match.first < 2 or match.first - 1 in named:
        return False
    word = words[match.first - 1]
    known = word.folded in cue_set("acting") or word.folded in cue_set("spot") or len(word.written) <= 2
    starts = text[: word.start].rstrip()[-1:] in {"", ".", "?", "!", '"', "“", ":"}
    if known or starts or not word.written[0].isupper() or word.written.isupper():
        return False
    offices = {
        "kesehatan",
        "daerah",
        "kota",
        "provinsi",
        "kabupaten",
        "prefektur",
        "negara",
        "bagian",
        "republik",
        "rakyat",
    }
    return (
        text[word.end : match.start] == " "
        and word.folded not in offices
        and len(match.meanings) > 0
        and match.last - match.first == 1
        and not office_before(words, match)
    )


def office_before(words: list[Token], match: Match) -> bool:
    """Tell whether an office (Kepala Dinas …, Direktur …) stands in the words before."""
    return any(word.folded in cue_set("acting") for word in words[max(0, match.first - 8) : match.first])


def is_break(text: str, words: list[Token], at: int) -> bool:
    """Tell whether a comma or the like parts word number `at` from the one before it."""
    return at > 0 and bool(re.search(r"[,;:()\"“”–—]", text[words[at - 1].end : words[at].start]))


def is_aside(text: str, match: Match) -> bool:
    """Tell whether the name stands in a list of others, told in passing."""
    before = " ".join(token.folded for token in tokens(text[: match.start]))
    return any(re.search(rf"\b{re.escape(cue)}\b", before) for cue in cue_set("aside"))


def follows_place(text: str, match: Match, others: list[Match]) -> bool:
    """Tell whether the name only says where the one before it lies: `Kota Banjarmasin, Kalimantan Selatan`."""
    for other in others:
        if other.end < match.start and re.fullmatch(
            r"\s?[,(]\s?(?:(?:provinsi|prefektur|prov\.?|di)\s)?", text[other.end : match.start], re.IGNORECASE
        ):
            return any(meaning.side in {"here", "abroad", "organisation"} for meaning in other.meanings)
    return False
