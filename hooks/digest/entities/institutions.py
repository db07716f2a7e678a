"""Institutions that no vocabulary has: universities, hospitals, agencies, foundations, by the words of their names."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from digest.entities.countries import country_behind
from digest.names.gazetteer import Gazetteer, Meaning, NameMatch, Token
from digest.names.institution_names import InstitutionName, institution_names
from digest.places.new_entries import name_in_id
from digest.places.spellings import places_named
from digest.reports.sentences import Sentence

OTHER_FORMS = (
    (r"^Universitas (.+)$", r"\1 University"), (r"^(.+) University$", r"Universitas \1"),
    (r"^Sekolah Tinggi Ilmu Kesehatan (.+)$", r"Stikes \1"), (r"^Akademi Keperawatan (.+)$", r"Akper \1"),
    (r"^Politeknik Kesehatan (.+)$", r"Poltekkes \1"), (r"^Rumah Sakit Umum Daerah (.+)$", r"RSUD \1"),
    (r"^Rumah Sakit Umum (.+)$", r"RSU \1"), (r"^Rumah Sakit (.+)$", r"RS \1"),
    (r"^Rumah Sakit Internasional (.+)$", r"\1 International Hospital"),
    (r"^Universitas Katolik (.+)$", r"\1 Catholic University"),
    (r"^(.+) Catholic University$", r"Universitas Katolik \1"),
    (r"^Rumah Sakit (.+)$", r"\1 Hospital"), (r"^(.+) Hospital$", r"Rumah Sakit \1"),
)  # fmt: skip
"""Forms of a name that mean the same institution."""
SHORT_FORMS = r"Politeknik Kesehatan|Sekolah Tinggi Ilmu Kesehatan|Rumah Sakit Umum Daerah"
"""Beginnings of names that the vocabularies write in their short form."""
IN_A_CITY = re.compile(
    r"\s*(?:\([^()]{1,15}\)\s*)?(?:,|di|in|at)\s+(?:kota\s+)?(?P<city>[A-Z][\w-]{3,})", re.IGNORECASE
)
LARGE_CITY = 300_000
"""Inhabitants of a city by whose name alone the country of an institution is known."""
COUNTRY_BEFORE = 40
"""How far before a name in brackets its country may stand: `universitas di Korea Selatan (Koguryeo College)`."""


class Institutions:
    """The institutions of one report; `entries` holds those that no vocabulary has, by id."""

    def __init__(self, sentences: list[Sentence], gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.entries: dict[str, dict[str, Any]] = {}
        self.found = {sentence.text: list(institution_names(sentence.text)) for sentence in sentences}
        self.counts = Counter(one.words for names in self.found.values() for one in names)
        self.found = {text: [self.cut(one) for one in names] for text, names in self.found.items()}
        self.abroad = {code for text in self.found for code in self.codes_in(text) if code != "ID"}
        self.ids = self.identify()
        named = [one for one in self.all() if one.words in self.ids]
        self.shorts = {one.short: self.ids[one.words] for one in named if is_acronym(one.short)}

    def all(self) -> Iterator[InstitutionName]:
        """Yield all names in the report's order."""
        for names in self.found.values():
            yield from names

    def cut(self, one: InstitutionName) -> InstitutionName:
        """Return a name without the person's or the headline's words that another mention of it does not have."""
        words = one.name.split()
        for length in range(2, len(words)):
            kept = words[:length] if one.local else words[-length:]
            key = tuple(word.casefold() for word in kept)
            if self.counts[key] >= self.counts[one.words]:
                pattern = r"\W+".join(map(re.escape, kept))
                text = next(text for text, names in self.found.items() if one in names)
                if at := re.compile(pattern).search(text, one.start, one.end):
                    return replace(one, name=" ".join(kept), start=at.start(), end=at.end())
        return one

    def identify(self) -> dict[tuple[str, ...], str]:
        """Return the id of each name: of the vocabularies, else a new one with an entry."""
        countries: dict[str, str] = {}
        for text, names in self.found.items():
            for one in names:
                if code := self.stated_country(one, text):
                    countries.setdefault(core(one), code)
        for text, names in self.found.items():
            for one, owner in itertools.pairwise(names):  # `RS Internasional X Universitas Y`
                if text[one.end : owner.start] == " " and core(one) in countries:
                    countries.setdefault(core(owner), countries[core(one)])
        ids: dict[tuple[str, ...], str] = {}
        for one in self.all():
            code = countries.get(core(one)) or self.likely_country(one)
            if one.words not in ids and (id_ := self.known(one) or self.new(one, code, ids)):
                ids[one.words] = id_
        return ids

    def known(self, one: InstitutionName) -> str:
        """Return the id of a name in the vocabularies, also under another form of it; empty where there is none."""
        for name in forms(one.name):
            ids = sorted(meaning.id for meaning in self.gazetteer.meanings(name) if meaning.kind == "organisation")
            if ids:
                return ids[0]
        return ""

    def new(self, one: InstitutionName, code: str, ids: dict[tuple[str, ...], str]) -> str:
        """Return the id of an institution that no vocabulary has, with an entry; empty where its country is open."""
        for form in forms(one.name):
            if id_ := ids.get(tuple(form.casefold().split())):
                return id_
        shared = {id_ for words, id_ in ids.items() if one.local and self.is_same(words, one)}
        if len(shared) == 1 or not code:
            return min(shared, default="")
        name = forms(one.name)[1] if re.match(SHORT_FORMS, one.name) else one.name
        id_ = f"{code.lower()}-{name_in_id(name)}"
        entry = {"kind": one.kind, "country": code, "name": name}
        self.entries[id_] = entry | ({"aliases": [one.short]} if is_acronym(one.short) else {})
        return id_

    def is_same(self, words: tuple[str, ...], one: InstitutionName) -> bool:
        """Tell whether a name means the one of these `words`: without its end, or with the town behind it."""
        for own in (tuple(form.casefold().split()) for form in forms(one.name)):
            if len(own) > 1 and words[: len(own)] == own:
                return True
            if len(words) > 1 and own[:-1] == words and self.gazetteer.meanings(own[-1]):
                return True
        return False

    def stated_country(self, one: InstitutionName, text: str) -> str:
        """Return the country that stands behind or in a name, or right before its bracket; else an empty text."""
        behind = re.sub(r"^\s*\([^()]*\)", "", text[one.end : one.end + 80])
        if code := country_behind(self.gazetteer, text[one.end : one.end + 60]) or country_behind(
            self.gazetteer, behind[:60]
        ):
            return code
        if codes := [*self.codes_in(one.name)]:
            return codes[0]
        if code := next((code for word in one.name.split() for code in self.place_codes(word)), ""):
            return code
        if found := IN_A_CITY.match(text[one.end : one.end + 60]):
            code = next(self.codes_in(found["city"]), "") or city_country(found["city"])
            if code and code != "ID":
                return code
        if not one.local and (code := next((code for word in one.name.split() if (code := city_country(word))), "")):
            return code
        before = text[max(0, one.start - COUNTRY_BEFORE) : one.start]
        return next(iter(self.codes_in(before)), "") if before.rstrip().endswith("(") else ""

    def likely_country(self, one: InstitutionName) -> str:
        """Return Indonesia for a name in Indonesian, else the only foreign country of the report."""
        if one.local and not one.name.startswith("Universiti "):
            return "ID"
        return next(iter(self.abroad)) if len(self.abroad) == 1 else ""

    def codes_in(self, text: str) -> Iterator[str]:
        """Yield the countries that a text names, or of whose localities it names one."""
        for match in self.gazetteer.matches(text):
            for one in sorted(match.meanings, key=lambda meaning: meaning.id):
                if one.kind == "country":
                    yield one.id
                elif one.kind in {"locality", "locality_abroad"}:
                    yield "ID" if one.kind == "locality" else one.id[:2].upper()

    def place_codes(self, word: str) -> Iterator[str]:
        """Yield the countries of the world's places of a name, of those that the report names."""
        yield from (place.country for place in places_named(word) if place.country in self.abroad)

    def replace(self, text: str, words: list[Token], known: list[NameMatch]) -> list[NameMatch]:
        """Return the names in a sentence, those inside an institution's name replaced by the institution."""
        every = [*self.spans(text)]
        spans = [one for one in every if not any(is_named_by(match, one[0]) for match in known)]
        matches = [
            NameMatch(
                first_token=next(number for number, word in enumerate(words) if word.end > start),
                end_token=next((n for n, word in enumerate(words) if word.start >= end), len(words)),
                start=start, end=end, meanings=frozenset([Meaning(id_, "organisation")]),
            )
            for start, end, id_ in spans
        ]  # fmt: skip
        kept = [
            one for one in known
            if not any(belongs_to(text, one, start, end) for start, end, _ in spans)
            and not any(self.goes_on(text, one, start, end) for start, end, _ in every)
        ]  # fmt: skip
        return sorted([*kept, *matches], key=lambda one: one.start)

    def goes_on(self, text: str, match: NameMatch, start: int, end: int) -> bool:
        """Tell whether a name is that of a second institution of the kind: `Poltekkes Medan dan Maluku`."""
        if not re.fullmatch(r"\s(?:dan|and|serta)\s", text[end : match.start]):
            return False
        town = self.gazetteer.meanings(text[start:end].split()[-1])
        return all(one.kind == "locality" and one.bare for one in match.meanings) and bool(town)

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield the institutions of a sentence, first and last offset and id; abbreviations too."""
        own = [(one.start, one.end, self.ids[one.words]) for one in self.found.get(text, ()) if one.words in self.ids]
        yield from own
        for short, id_ in self.shorts.items():
            for found in re.finditer(rf"(?<![\w-]){re.escape(short)}(?![\w-])", text):
                if not any(start < found.end() and found.start() < end for start, end, _ in own):
                    yield found.start(), found.end(), id_


def city_country(name: str) -> str:
    """Return the country of a large city that has no namesake elsewhere: Kobe; empty for other names."""
    places = places_named(name)
    large = {one.country for one in places if one.population >= LARGE_CITY}
    return large.pop() if len(large) == 1 == len({one.country for one in places}) else ""


def belongs_to(text: str, match: NameMatch, start: int, end: int) -> bool:
    """Tell whether a name stands in that of an institution, or is its town: `Universitas X (UX) Surakarta`."""
    is_town = any(one.kind.startswith("locality") for one in match.meanings)
    behind = is_town and re.fullmatch(r"\s(?:\([^()]{2,15}\)\s)?", text[end : match.start])
    return (match.start < end and start < match.end) or bool(behind)


def is_named_by(match: NameMatch, start: int) -> bool:
    """Tell whether a name of the vocabularies is that of the institution whose name begins at offset `start`."""
    return match.start <= start < match.end and any(one.kind == "organisation" for one in match.meanings)


def is_acronym(short: str) -> bool:
    """Tell whether what stands in brackets behind a name is its abbreviation: `UKM`, `LIPI`."""
    return len(short) > 2 and short.isupper() and short.isalpha()


def forms(name: str) -> list[str]:
    """Return a name and its other forms."""
    return [name, *(re.sub(old, new, name) for old, new in OTHER_FORMS if re.search(old, name))]


def core(one: InstitutionName) -> str:
    """Return a name without the word for its kind, by which `Hanyang University` is `Universitas Hanyang`."""
    kinds = ("univers", "rumah", "sakit", "hospital", "intern", "katolik", "catholic")
    return " ".join(word for word in one.words if not word.startswith(kinds))
