"""The names of institutions in a sentence, by the word for their kind: `Universitas Hanyang`, `Koguryeo College`."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.names.gazetteer import cue_words

INITIAL = r"[^\W\d_a-zà-öø-ÿ]"
WORD = rf"(?:St\.?\s?{INITIAL}[\w'’-]*|dr\.|Dr\.|{INITIAL}[\w'’&-]*|\d{{1,2}}\b)"
JOINED = rf"\s+(?:(?:of|for|and|the)\s+)*{WORD}"
AND_HOSPITAL = r"(?:\s+and\s+(?:Hospital|Medical Cent(?:er|re))(?![\w-]))?"
MINISTRY = r"\s+(?i:kementerian kesehatan|kemenkes)(?![\w-])(?:\s+RI\b)?"
OF_A_MINISTRY = rf"(?:(?:{MINISTRY})?(?:\s*\((?i:poltekkes|stikes|akper|rs)[^()]{{0,10}}\))?)"
"""What may stand between the word for a kind and the name: `Politeknik Kesehatan Kementerian Kesehatan (Poltekkes)`."""
SHORT_NAME = re.compile(r"\s*\(\s*(?P<short>[A-Z][\w.-]{1,14}(?:\s[A-Z][\w-]{1,14}){0,3})\s*\)")
"""Behind a name, its abbreviation in brackets."""

ACRONYM_NAME = re.compile(
    r"\b(?!(?:KBRI|KJRI|RI|PM|UN|EU|US|UK|PT|CV|DPR|ASEAN|MOU|LOI|WNI|TKI|PMI|LPK|HUT)\b)[A-Z]{2,6}"
    r" (?:Japan|Germany|Netherlands|France|Philippines|Switzerland|Sweden|Norway)\b"
)
COMPANY_FROM = re.compile(
    r"\bPT\.?\s?[A-Z][\w-]+(?:\s[A-Z][\w-]+){0,4}"
    r"(?=,?\s(?:(?:salah satu|sebuah|yang merupakan)\s)?perusahaan\s(?:asal|dari)\s[A-Z])"
)
"""A company whose country stands behind it: `PT Merapi, perusahaan asal Swiss`."""
LEVELS = {"provinsi", "kabupaten", "prov", "kab"}
"""Words that begin a place's name behind that of an institution: `RSU Haji Medan Provinsi Sumatera Utara`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionName:
    """The name of an institution at its place in a sentence, its kind (data/organisations.yml), its abbreviation."""

    name: str
    kind: str
    start: int
    end: int
    short: str = ""
    local: bool = False
    """Whether the word for its kind is Indonesian."""

    @property
    def words(self) -> tuple[str, ...]:
        """Return the words of the name, folded."""
        return tuple(self.name.casefold().split())


def institution_names(text: str) -> Iterator[InstitutionName]:
    """Yield the names of institutions in a sentence, none inside another."""
    found = [
        *heads_first(text),
        *acronyms(text),
        *filter(None, (tail_last(text, match) for match in patterns()[1].finditer(text))),
    ]
    end = -1
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield one


def acronyms(text: str) -> Iterator[InstitutionName]:
    """Yield names of an acronym and a country's English name: `IM Japan`; and companies with their country behind."""
    for found in ACRONYM_NAME.finditer(text):
        yield InstitutionName(name=found[0], kind="other", start=found.start(), end=found.end())
    for found in COMPANY_FROM.finditer(text):
        yield InstitutionName(name=found[0], kind="company", start=found.start(), end=found.end())


def heads_first(text: str) -> Iterator[InstitutionName]:
    """Yield the names that begin with the word for their kind: `Rumah Sakit Umum Daerah Abdul Moeloek`."""
    position = 0
    while match := patterns()[0].search(text, position):
        position = match.end("beginning")
        for number, word in enumerate(re.finditer(WORD, match["rest"])):
            if is_other_word(word[0]) or (number and word[0].casefold() in LEVELS):
                break
            position = match.start("rest") + word.end()
        if is_own_name(text[match.end("beginning") : position]):
            name = f"{match['head']} {text[match.end('beginning') : position]}"
            position += len(found[0]) if (found := re.match(MINISTRY, text[position:])) else 0
            yield named(text, name, (match.start(), position), kind_of_word(match["head"], "before"), local=True)


def is_own_name(words: str) -> bool:
    """Tell whether the words beside that for a kind name one institution: not `Umum`, `Internasional`."""
    return any(word.casefold() not in general_words() for word in words.split())


@functools.cache
def general_words() -> frozenset[str]:
    """Return the words that many names of institutions have, and none alone."""
    return frozenset(cue_words()["institutions"]["general"])


def tail_last(text: str, match: re.Match[str]) -> InstitutionName | None:
    """Return the name that ends with the word for its kind, or goes on behind `of`: `The University of Adelaide`."""
    before = list(re.finditer(WORD, match["own"] or ""))
    first = next(
        (n + 1 for n, one in reversed(list(enumerate(before))) if is_other_word(one[0]) or is_office(one[0])), 0
    )
    kept = before[first:]
    if not match["more"] and not is_own_name(" ".join(one[0] for one in kept)):
        return None
    if not kept and match["tail"] in {"School", "College"}:  # a faculty: School of Nursing
        return None
    start = match.start("own") + kept[0].start() if kept else match.start("tail")
    name = text[start : match.end()]
    return named(text, name, (start, match.end()), kind_of_word(match["tail"], "behind"), local=False)


def named(text: str, name: str, at: tuple[int, int], kind: str, *, local: bool) -> InstitutionName:
    """Return the name between the offsets `at`, with the abbreviation behind it."""
    short = SHORT_NAME.match(text[at[1] :])
    abbreviation = short["short"] if short else ""
    return InstitutionName(
        name=" ".join(name.split()), kind=kind, start=at[0], end=at[1], short=abbreviation, local=local
    )  # fmt: skip


@functools.cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns for names that begin, and for those that end with the word for their kind."""
    before, behind = (alternatives(cue_words()["institutions"][place].values()) for place in ("before", "behind"))
    return (
        re.compile(
            rf"(?<![\w-])(?P<beginning>(?P<head>(?i:{before}))(?![\w-]){OF_A_MINISTRY})(?P<rest>(?:\s+{WORD}){{1,7}})"
        ),
        re.compile(
            rf"(?<![\w-])(?P<own>(?:{WORD}\s+){{0,5}})(?P<tail>{behind})(?![\w-]){AND_HOSPITAL}(?P<more>(?:\s+(?:of|for){JOINED}(?:{JOINED}){{0,4}})?)"
        ),
    )


def alternatives(lists: Iterable[list[str]]) -> str:
    """Return a pattern of all words, the longest first."""
    words = sorted((word for own in lists for word in own), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words)


def kind_of_word(word: str, place: str) -> str:
    """Return the kind of institution that a word means."""
    own = " ".join(word.casefold().split())
    lists: dict[str, list[str]] = cue_words()["institutions"][place]
    return next(kind for kind, words in lists.items() if own in {one.casefold() for one in words})


@functools.cache
def other_words() -> frozenset[str]:
    """Return the words, capitalised in headlines and before persons, that end a name; and those that begin another."""
    lists = cue_words()["institutions"]
    heads = {word.split()[0] for own in lists["before"].values() for word in own}
    return frozenset(word.casefold() for word in (*lists["not_in_names"], *heads))


def is_office(word: str) -> bool:
    """Tell whether a word before an English name is Indonesian for who acts: `Delegasi Hanyang University`."""
    return word.casefold() in {*cue_words()["acting"], *cue_words()["spot"]}


def is_other_word(word: str) -> bool:
    """Tell whether a word is no part of an institution's name."""
    return word.casefold().rstrip(".") in other_words()
