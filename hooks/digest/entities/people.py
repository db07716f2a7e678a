"""People with their offices: `Wali Kota Tangsel Airin Rachmi Diany`, `Kepala Dinas Kesehatan …, Suharno`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digest.entities.findings import MAX_QUOTE_WORDS, quote
from digest.entities.gazetteer import NameMatch, cue_pattern, cue_words, tokenise
from digest.entities.sentences import Sentence
from digest.reports.date_forms import WEEKDAY_NAME

MAX_PEOPLE = 8
TITLE = r"(?:(?:H|Hj|Dr|dr|drg|Drs|Dra|Ir|Prof|KH|Tn|Mr|Mrs|Ms)\.?\s+)*"
NAME = re.compile(
    rf"[\s,(]*(?:RI\s+)?{TITLE}(?P<name>[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|(?:bin|van|de|der|al)\b)){{0,4}})"
)
ACTING_PREFIX = re.compile(r"(?:\b(?:Plt|Pj|Penjabat|Pelaksana Tugas|Acting)|\((?:Plt|Pj)\))\.?\s+$")
SMALL_WORDS = {
    "dan", "yang", "untuk", "serta", "bidang", "di", "of", "the", "for", "and", "urusan", "pada", "&", "to", "in",
}  # fmt: skip
NOT_NAMES = re.compile(
    rf"\b(?:(?i:{WEEKDAY_NAME})|Indonesia|Jepang|Korea|Daerah|Dinas|Kota|Kabupaten|Provinsi|Republik|Rumah|Pemerintah|Health|City|Partai|Pusat|Komite|Perusahaan|Kantor|Biro|Badan|Prefektur)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPerson:
    """A person's name and office, the id of the office's party where it names one, and a quotation for both."""

    name: str
    office: str
    party: str = ""
    quote: str


NamesIn = Callable[[str], list[NameMatch]]
"""Returns the names of places and organisations in a text."""


def find_people(sentences: Iterable[Sentence], names_in: NamesIn, parties: Iterable[str]) -> list[DraftPerson]:
    """Return the people whom a report names with an office, each once, at most `MAX_PEOPLE`."""
    found, known, offices = dict[str, DraftPerson](), list(parties), cue_pattern(cue_words()["offices"])
    for sentence in sentences:
        if sentence.paragraph >= 0:
            for person in people_in(sentence.text, names_in(sentence.text), offices, known):
                found.setdefault(person.name.split()[-1].casefold(), person)
    return list(found.values())[:MAX_PEOPLE]


def people_in(
    text: str, places: list[NameMatch], offices: re.Pattern[str], parties: list[str]
) -> Iterator[DraftPerson]:
    """Yield the people of a sentence: an office, the words that belong to it, then a name."""
    end = 0
    for office in offices.finditer(text):
        if office.start() < end or not text[office.start()].isupper():
            continue
        end, party = office_end(text, office.end(), places, parties)
        match = NAME.match(text, end)
        if not match or not (name := person_name(match["name"])) or (" " not in name and not party):
            continue
        if any(place.start < match.end("name") and match.start("name") < place.end for place in places):
            continue
        words = quote(text, office.start(), match.end("name"))
        yield DraftPerson(name=name, office=office_title(text, office.start(), end), party=party, quote=words)
        end = match.end("name")


def office_title(text: str, start: int, end: int) -> str:
    """Return an office from offset `start` to `end`, with the word for an acting officer before it (Plt, Pj)."""
    acting = ACTING_PREFIX.search(text[:start])
    title = " ".join(text[acting.start() if acting else start : end].split())
    return title.strip(" ,(").replace("Plt)", "Plt").replace("Pj)", "Pj")


def office_end(text: str, start: int, places: list[NameMatch], parties: list[str]) -> tuple[int, str]:
    """Return the offset where an office's words end, and the party among them; empty where they name none."""
    end, party, words = start, "", 0
    while words < MAX_QUOTE_WORDS + 3:
        place = next(
            (place for place in places if place.end > end and text[end : place.start].strip() in {"", "(", ")"}), None
        )
        if place and place.start - end <= 2:
            ids = {meaning.id for meaning in place.meanings}
            party = party or next((id_ for id_ in parties if id_ in ids), "")
            end, words = place.end, words + 1
            continue
        word = re.match(r"\s+(?:\([A-Z][\w ]{1,20}\)|[\w&/-]+,(?=\s+[A-Z]\w+ (?:dan|and))|[\w&/-]+)", text[end:])
        rest = text[end + word.end() :] if word else ""
        if not word or not belongs_to_office(word[0].strip(), rest, ends_party=bool(party)):
            break
        end, words = end + word.end(), words + 1
    return end, party


OFFICE_WORDS = re.compile(
    r"(?:Dinas|Badan|Bagian|Bidang|Biro|Kantor|Kesehatan|Kesejahteraan|Tenaga|Kerja|Ketenagakerjaan|Pendidikan|Sosial|Umum|Daerah|"
    r"Kota|Kabupaten|Kab|Provinsi|Prefektur|Luar|Dalam|Negeri|Jenderal|Besar|Komunikasi|Informatika|Statistik|Pariwisata|"
    r"Kebudayaan|Perdagangan|Perindustrian|Kerjasama|Sama|Hubungan|Internasional|RSUD|RS|RSUP|Rumah|Sakit|Universitas|"
    r"Pemerintahan|Rakyat|Ekonomi|Pembangunan|Utama|Muda|Republik|Perwakilan|DPRD|Delegasi|Komisi|Setda|Sekretariat|Olahraga|"
    r"Pemuda|Lingkungan|Hidup|Perencanaan|Investasi|Director|International|Center|Centre|Health|Office|Department|City|General|"
    r"Pelayanan|Terpadu|Penanaman|Modal|Pertanian|Perikanan|Kelautan|Pekerjaan|Perhubungan|Kepegawaian|SDM|I|II|III|1|2|3|Dinkes|Metropolitan|Humas|Protokol|Otonomi|Umum|Perusahaan)"
)  # fmt: skip


def belongs_to_office(word: str, rest: str, *, ends_party: bool) -> bool:
    """Tell whether a word, with the `rest` behind it, belongs to an office and not to the name of a person."""
    plain = word.strip("(),")
    if word.startswith("(") or plain in SMALL_WORDS:
        return bool(re.match(r"\s*[A-Z(]", rest) or OFFICE_WORDS.match(rest.strip()))
    return bool(OFFICE_WORDS.fullmatch(plain)) and not (ends_party and plain == "I")


def person_name(name: str) -> str:
    """Return a person's name without punctuation around it; an empty text where it is none."""
    name = name.strip(" .,'’-")
    if NOT_NAMES.search(name) or len(name) < 3 or (name.isupper() and len(name) < 5):
        return ""
    return name if tokenise(name) else ""
