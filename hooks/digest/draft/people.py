"""People with their offices: `Wali Kota Tangsel Airin Rachmi Diany`, `Kepala Dinas Kesehatan …, Suharno`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from digest.names.gazetteer import NameMatch, cue_pattern, cue_words, tokenise
from digest.reports.date_forms import WEEKDAY_NAME
from digest.reports.findings import MAX_QUOTE_WORDS, quote
from digest.reports.sentences import Sentence

MAX_PEOPLE = 8
TITLE = (
    r"(?:(?:H\.E|S\.E|HE|H|Hj|Dr|dr|drg|Drs|Dra|Ir|Prof|KH|Tn|Ny|Mr|Mrs|Ms|Cr)(?:\.\s*|\s+)|"
    r"(?:Bapak|Ibu|Pak|Bu|Mister|Madam|Tuan|Nyonya|Datuk|Datin|Dato['’]?|Tan Sri|Puan Sri|Tun|Seri|Panglima|YAB|YB|"
    r"Yang Mulia|Yang Amat Berhormat|Yang Berhormat|Alderman|Sir|Dame|The Hon|Haji|Hajah)\.?\s+)*"
)
DEGREE = re.compile(
    r"[\s,]+(?:Ph\.?\s?D|MBA|MPH|MLC|AO|AM|OBE|CBE|BSc|MSc|SE|SH|ST|SIP|SKM|MM|MT|MSi|M\.?Si|M\.?Kes|M\.?Pd|MAP|Sp\.?\w{0,3})\.?$"
)
"""Behind a name, a degree or an honour."""
NAME = re.compile(
    rf"[\s,()]*(?:RI\s+)?{TITLE}(?P<name>[A-Z][\w'’`.-]*(?:\s+(?:[A-Z][\w'’`.-]*|[\"“][A-Z]\w+[\"”]|"
    r"(?:bin|binti|van|von|de|der|den|al)\b)){0,5})"
)
NAME_BEFORE = re.compile(r"(?P<name>[A-Z][\w'’`.-]+(?:\s+[A-Z][\w'’`.-]+){0,4})\s*\($")
"""A name with its office in brackets behind it."""
ROOM = re.compile(
    r"\b(?:ruang|rapat|kerja|kantor|rumah|dinas|jabatan|pendopo|pendapa|gedung|kediaman|halaman|aula|lobi)\s+$",
    re.IGNORECASE,
)
ACTING_PREFIX = re.compile(r"(?:\b(?:Plt|Pj|Penjabat|Pelaksana Tugas|Acting)|\((?:Plt|Pj)\))\.?\s+$")
SMALL_WORDS = {
    "dan", "yang", "untuk", "serta", "bidang", "di", "of", "the", "for", "and", "urusan", "pada", "&", "to", "in",
}  # fmt: skip
NOT_NAMES = re.compile(
    rf"\b(?:(?i:{WEEKDAY_NAME})|Indonesia|Jepang|Korea|Daerah|Dinas|Kota|Kabupaten|Provinsi|Republik|Rumah|Pemerintah|Health|City|Partai|Pusat|Komite|Perusahaan|Kantor|Biro|Badan|Prefektur|"
    r"Asisten|Eropa|Perekonomian|Affairs|Union|Negeri|Ministry|Institut|Institute|Universitas|University|Bank|Menteri|Ketua|"
    r"Wakil|Kepala|Direktur|Sekretaris|Bupati|Gubernur|Wali|Walikota|Komisi|Dewan|Kementerian|Jenderal|Kerja|Sama|Delegasi|"
    r"Council|Board|Economic|Province|Prefecture|Embassy|Consulate|Center|Centre|Hospital|Gas|Motors|Corp|Kecamatan|Forum|Tim)\b"
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
        names_place = any(0 < place.start - office.end() <= 11 for place in places)
        if office.start() < end or not (text[office.start()].isupper() or names_place) or is_room(text, office):
            continue
        end, party = office_end(text, office.end(), places, parties)
        before = NAME_BEFORE.search(text[: office.start()])
        match = before if before and text[end : end + 1] == ")" else NAME.match(text, end)
        if not match or not (name := person_name(match["name"])):
            continue
        if " " not in name and not party:
            continue
        if any(place.start < match.end("name") and match.start("name") < place.end for place in places):
            continue
        first, last = min(office.start(), match.start("name")), max(end, match.end("name"))
        words = quote(text, first, last)
        yield DraftPerson(name=name, office=office_title(text, office.start(), end), party=party, quote=words)
        end = last


def is_room(text: str, office: re.Match[str]) -> bool:
    """Tell whether an office only says whose room or house something is: `Ruang Rapat Bupati Bogor, Cibinong`."""
    return bool(ROOM.search(text[: office.start()]))


def office_title(text: str, start: int, end: int) -> str:
    """Return an office from offset `start` to `end`, with the word for an acting officer before it (Plt, Pj)."""
    acting = ACTING_PREFIX.search(text[:start])
    title = " ".join(text[acting.start() if acting else start : end].split())
    title = title.strip(" ,(").replace("Plt)", "Plt").replace("Pj)", "Pj")
    return f"{title})" if title.count("(") > title.count(")") else title


def office_end(text: str, start: int, places: list[NameMatch], parties: list[str]) -> tuple[int, str]:
    """Return the offset where an office's words end, and the party among them; empty where they name none."""
    end, party, words = start, "", 0
    while words < MAX_QUOTE_WORDS + 3:
        place = next((place for place in places if place.end > end and is_joined(text, end, place)), None)
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


def is_joined(text: str, end: int, place: NameMatch) -> bool:
    """Tell whether a place belongs to the office before offset `end`: right behind it, or between commas."""
    between = text[end : place.start].strip()
    return between in {"", "(", ")"} or (between == "," and text[place.end : place.end + 1] == ",")


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
        follows = r"[\s,]*[A-Z(]" if word.startswith("(") else r"\s*[A-Z(]"
        return bool(re.match(follows, rest) or OFFICE_WORDS.match(rest.strip()))
    return bool(OFFICE_WORDS.fullmatch(plain)) and not (ends_party and plain == "I")


def person_name(name: str) -> str:
    """Return a person's name without punctuation around it; an empty text where it is none."""
    name = DEGREE.sub("", DEGREE.sub("", name.strip(" .,'’-"))).strip(" .,'’-")
    if NOT_NAMES.search(name) or re.fullmatch(TITLE, f"{name} ") or len(name) < 3 or (name.isupper() and len(name) < 5):
        return ""
    return name if tokenise(name) else ""
