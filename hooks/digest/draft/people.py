"""People with their offices: `Wali Kota Tangsel Airin Rachmi Diany`, `Kepala Dinas Kesehatan …, Suharno`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from digest.draft.findings import LONGEST_QUOTE, quote
from digest.draft.gazetteer import Gazetteer, Meaning, cues, tokens
from digest.draft.kinds import cue_pattern
from digest.draft.sentences import Sentence

MOST = 8
TITLE = r"(?:(?:H|Hj|Dr|dr|drg|Drs|Dra|Ir|Prof|KH|Tn|Mr|Mrs|Ms)\.?\s+)*"
NAME = re.compile(
    rf"[\s,(]*(?:RI\s+)?{TITLE}(?P<name>[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|(?:bin|van|de|der|al)\b)){{0,4}})"
)
ACTING = re.compile(r"(?:\b(?:Plt|Pj|Penjabat|Pelaksana Tugas|Acting)|\((?:Plt|Pj)\))\.?\s+$")
SMALL = {"dan", "yang", "untuk", "serta", "bidang", "di", "of", "the", "for", "and", "urusan", "pada", "&", "to", "in"}
NOT_NAMES = re.compile(
    r"(?:Indonesia|Jepang|Korea|Daerah|Dinas|Kota|Kabupaten|Provinsi|Republik|Rumah|Pemerintah|Health|City)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody's name, office, the party that the office belongs to where it names one, and the words for both."""

    name: str
    office: str
    party: str = ""
    words: str


def find_people(lines: Iterable[Sentence], book: Gazetteer, parties: Iterable[str]) -> list[Person]:
    """Return the people whom a report names with an office, each once."""
    found, known, offices = dict[str, Person](), list(parties), cue_pattern(cues()["offices"])
    for line in lines:
        if line.paragraph >= 0:
            for person in people_in(line.text, book, offices, known):
                found.setdefault(person.name.split()[-1].casefold(), person)
    return list(found.values())[:MOST]


def people_in(text: str, book: Gazetteer, offices: re.Pattern[str], parties: list[str]) -> Iterator[Person]:
    """Yield the people of a sentence: an office, the words that belong to it, then a name."""
    places, end = book.matches(text), 0
    for office in offices.finditer(text):
        if office.start() < end or not text[office.start()].isupper():
            continue
        end, party = office_end(text, office.end(), places, parties)
        match = NAME.match(text, end)
        if (
            match
            and (name := tidy(match["name"]))
            and not any(p.start < match.end("name") and match.start("name") < p.end for p in places)
        ):
            acting = ACTING.search(text[: office.start()])
            title = (
                " ".join(text[acting.start() if acting else office.start() : end].split())
                .strip(" ,(")
                .replace("Plt)", "Plt")
                .replace("Pj)", "Pj")
            )
            if " " not in name and not party:
                continue
            yield Person(name=name, office=title, party=party, words=quote(text, office.start(), match.end("name")))
            end = match.end("name")


def office_end(text: str, start: int, places: list, parties: list[str]) -> tuple[int, str]:  # type: ignore[type-arg]
    """Return where an office's words end, and the party among them: names of places and of fields belong to it."""
    end, party, words = start, "", 0
    while words < LONGEST_QUOTE + 3:
        place = next(
            (place for place in places if place.end > end and text[end : place.start].strip() in {"", "(", ")"}), None
        )
        if place and place.start - end <= 2:
            ids = {meaning.id for meaning in place.meanings if isinstance(meaning, Meaning)}
            party = party or next((id_ for id_ in parties if id_ in ids), "")
            end, words = place.end, words + 1
            continue
        word = re.match(r"\s+(?:\([A-Z][\w ]{1,20}\)|[\w&/-]+,(?=\s+[A-Z]\w+ (?:dan|and))|[\w&/-]+)", text[end:])
        rest = text[end + word.end() :] if word else ""
        if not word or not belongs(word[0].strip(), rest, ends_party=bool(party)):
            break
        end, words = end + word.end(), words + 1
    return end, party


OFFICE_WORDS = re.compile(
    r"(?:Dinas|Badan|Bagian|Bidang|Biro|Kantor|Kesehatan|Kesejahteraan|Tenaga|Kerja|Ketenagakerjaan|Pendidikan|Sosial|Umum|Daerah|"
    r"Kota|Kabupaten|Kab|Provinsi|Prefektur|Luar|Dalam|Negeri|Jenderal|Besar|Komunikasi|Informatika|Statistik|Pariwisata|"
    r"Kebudayaan|Perdagangan|Perindustrian|Kerjasama|Sama|Hubungan|Internasional|RSUD|RS|RSUP|Rumah|Sakit|Universitas|"
    r"Pemerintahan|Rakyat|Ekonomi|Pembangunan|Utama|Muda|Republik|Perwakilan|DPRD|Delegasi|Komisi|Setda|Sekretariat|Olahraga|"
    r"Pemuda|Lingkungan|Hidup|Perencanaan|Investasi|Director|International|Center|Centre|Health|Office|Department|City|General|"
    r"Pelayanan|Terpadu|Penanaman|Modal|Pertanian|Perikanan|Kelautan|Pekerjaan|Perhubungan|Kepegawaian|SDM|I|II|III|1|2|3|Dinkes|Metropolitan)"
)  # fmt: skip


def belongs(word: str, rest: str, *, ends_party: bool) -> bool:
    """Tell whether a word still belongs to an office, and not to the name behind it."""
    plain = word.strip("(),")
    if word.startswith("(") or plain in SMALL:
        return bool(re.match(r"\s*[A-Z(]", rest) or OFFICE_WORDS.match(rest.strip()))
    return bool(OFFICE_WORDS.fullmatch(plain)) and not (ends_party and plain == "I")


def tidy(name: str) -> str:
    """Return a person's name, or an empty text where it is none."""
    name = name.strip(" .,'’-")
    if NOT_NAMES.match(name) or len(name) < 3 or (name.isupper() and len(name) < 5):
        return ""
    return name if tokens(name) else ""
