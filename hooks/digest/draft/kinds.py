"""Kinds of events, sectors and instruments, by the words of the report that point to them."""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from digest.draft.denials import is_denied
from digest.names.gazetteer import cue_pattern, cue_words
from digest.reports.date_forms import blank, without_quotations
from digest.reports.findings import Finding, quote_around
from digest.reports.sentences import Sentence

MAX_SECTORS = 8
LIST_OF_SECTORS = re.compile(
    r"\b(?:bidang|sektor|fields?|sectors?|areas)\b[^.;]{0,60}?(?:,[^.;]{0,60}){2,}(?:\b(?:dan|serta|hingga|and)\b|&)",
    re.IGNORECASE,
)
"""A sentence that lists the fields of a cooperation, each of which is a sector of the event."""
LISTED = 2
VISIT_FIRST = 2.5
"""How much less a meeting weighs beside a visit."""
LATER = 0.05
"""How much less a kind weighs for each paragraph before the one that tells of it first."""
SIGNING_KINDS = {"loi": "loi-signed", "mou": "mou-signed", "minutes": "minutes-signed"}
NOT_SIGNED = re.compile(
    r"\b(?:akan|rencana\w*|segera|nantinya|belum|proses|persiapan|menuju|sebelum|will|"
    r"plan(?:s|ned|ning)?|to be|not yet|before)\b",
    re.IGNORECASE,
)


CLAUSE_END = re.compile(r"[.;:()]|,\s|\b(?:sedangkan|sementara|while|whereas)\b", re.IGNORECASE)
TALKS = re.compile(
    r"\b(?:membahas|bahas|dibahas|menjajaki|jajaki|mengusulkan|usul\w*|meminta|minta|ingin|berharap|diharapkan|siap|"
    r"evaluasi|mengevaluasi|persiapkan|mempersiapkan|hendak|berakhir|habis|perlu|discuss\w*|talks|hope\w*|wants?|propos\w*)\b",
    re.IGNORECASE,
)
"""Words of a sentence that tell of talks on an agreement, not of its signing."""
BARE_INSTRUMENT = re.compile(
    r"(?:letter of intent|loi|mou|memorandum.*|nota kesepa.*|pernyataan kehendak|perpanjangan .*)", re.IGNORECASE
)
"""Words for what is signed, which tell of a signing only beside a word for it."""


WORKERS = re.compile(
    r"\b(?:pekerja\w*|tenaga|perawat|caregiver|pemagang\w*|magang|peserta|lulusan|bekerja|kerja ke|PMI|TKI|"
    r"workers?|nurses?|interns?|trainees?|pelaut|nelayan)\b",
    re.IGNORECASE,
)
"""Whom a placement sends; officials who set out only travel."""
BUILDING = re.compile(
    r"\b(?:Pusat|Balai(?: Besar)?|Gedung|Lembaga|Ruang|Dinas|Aula)\s"
    r"(?:Pelatihan|Latihan|Diklat|Rapat|Pertemuan|Seminar)(?: Kerja)?\b|\bTraining Cent(?:er|re)\b|\bMeeting Room\b"
)
BESIDES = re.compile(
    r"\b(?:Selain|Di samping|Besides|In addition to|Apart from)\s[^,.;]{3,90},|"
    r"\b(?:bantuan (?:teknis|hukum)|technical assistance|serah terima (?:cendera\s?mata|plakat))\b",
    re.IGNORECASE,
)
"""What comes besides the news: `Selain meresmikan kantor konsulat,`; and help that is no gift."""

OPEN_QUOTATIONS = [re.compile(one) for one in (r"^[^“”\"]*”", r"“[^“”]*$", r"^\"[^\"]*$")]
"""What is left of quotations that begin or end in another sentence."""


@functools.cache
def signing_pattern() -> re.Pattern[str]:
    """Return a pattern of the words for a signing."""
    return cue_pattern(cue_words()["signing"])


def tells_of_signing(text: str, match: re.Match[str]) -> bool:
    """Tell whether words for a kind of signing mean that it took place: not talks, plans or the instrument alone."""
    if not is_signing(text, match):
        return False
    has_signing = bool(signing_pattern().search(text))
    return has_signing or not (BARE_INSTRUMENT.fullmatch(match[0]) or TALKS.search(text))


def entry_patterns(name: str, entries: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
    """Return by id a pattern of the words for each of a vocabulary's `entries`: list `name` of words.yml, aliases."""
    cues = cue_words()[name]
    words = {id_: [*cues.get(id_, ()), *entry.aliases] for id_, entry in entries.items()}
    return {id_: cue_pattern(words[id_]) for id_ in [*cues, *entries] if words.get(id_)}


def find_kind(
    sentences: list[Sentence], entries: Mapping[str, Any], instruments: Mapping[str, Any], *, quoted: bool = False
) -> Finding | None:
    """Return the kind of event that some sentences report; the first five kinds in words.yml weigh more.

    What somebody is quoted to say is left out unless `quoted`: it is hoped for or praised more often than done.
    """
    plain = [(one, without_buildings(one.text if quoted else unquoted(one.text))) for one in sentences]
    found = [*kind_candidates(plain, entries), *signing_candidates(plain, instruments)]
    visited = any(one.value == "visit" for _, one in found)  # who comes on a visit is met, too
    found = [(weight - (VISIT_FIRST if one.value == "meeting" and visited else 0), one) for weight, one in found]
    return max(found, key=lambda item: item[0])[1] if found else None


def unquoted(text: str) -> str:
    """Return a sentence without what stands in quotation marks, also where the quotation begins or ends outside it."""
    text = without_quotations(text)
    for pattern in OPEN_QUOTATIONS:
        text = blank(pattern, text)
    return text


def without_buildings(text: str) -> str:
    """Return a text without training centres' names, where who is met is not trained, and what is done besides."""
    return blank(BESIDES, blank(BUILDING, text))


def kind_candidates(plain: list[tuple[Sentence, str]], entries: Mapping[str, Any]) -> Iterator[tuple[float, Finding]]:
    """Yield the kinds that sentences name by their words, each with its weight."""
    weak = {id_: cue_pattern(words) for id_, words in cue_words()["weak_kinds"].items()}
    for rank, (id_, pattern) in enumerate(entry_patterns("kinds", entries).items()):
        matches = [
            (sentence, match, 1.0) for sentence, text in plain
            if (match := pattern.search(text)) and (not id_.endswith("-signed") or tells_of_signing(text, match))
            and (id_ != "placement" or WORKERS.search(text))
        ]  # fmt: skip
        if not matches and id_ in weak:
            matches = [(sentence, match, 0.5) for sentence, text in plain if (match := weak[id_].search(text))]
        if matches:
            weight = sum(sentence.weight * share for sentence, _, share in matches[:3]) * (1.6 if rank < 5 else 1.0)
            sentence, match, _ = matches[0]
            weight -= LATER * max(0, sentence.paragraph)
            yield weight, Finding(value=id_, quote=quote_around(sentence.text, *match.span()))


def planned_signing(sentence: Sentence, instruments: Mapping[str, Any]) -> Finding | None:
    """Return the kind of the signing that a sentence announces; None where it announces none."""
    matches = [one for one in signing_pattern().finditer(sentence.text) if not is_denied(sentence.text, one)]
    if not matches:
        return None
    match = next((one for one in matches if is_ahead(sentence.text, one)), matches[0])
    named = find_instrument(clause_around(sentence.text, match), instruments)
    kind = signing_kind(named or find_instrument(sentence.text, instruments))
    return Finding(value=kind, quote=quote_around(sentence.text, *match.span()))


def signing_candidates(
    plain: list[tuple[Sentence, str]], instruments: Mapping[str, Any]
) -> Iterator[tuple[float, Finding]]:
    """Yield the kind of the signing that sentences tell of: of the instrument named with it, else of an MoU."""
    pattern = signing_pattern()
    matches = [(sentence, match) for sentence, text in plain if is_signing(text, match := pattern.search(text))]
    if not matches:
        return
    named = (find_instrument(sentence.text, instruments) for sentence, _ in matches)
    kind = signing_kind(next(filter(None, named), None))
    sentence, match = matches[0]
    assert match
    weight = 1.6 * sum(sentence.weight for sentence, _ in matches[:3])
    yield weight, Finding(value=kind, quote=quote_around(sentence.text, *match.span()))


def signing_kind(instrument: Finding | None) -> str:
    """Return the kind of event at which an instrument is signed; where none is named, that of an MoU."""
    return kind_of_instrument(instrument.value if instrument else "mou")


def kind_of_instrument(id_: str) -> str:
    """Return the kind of event at which an instrument of some kind is signed."""
    return SIGNING_KINDS.get(id_, "agreement-signed")


def is_signing(text: str, match: re.Match[str] | None) -> bool:
    """Tell whether a word for signing means that it is done, and not that it is meant to be or comes to nothing."""
    if match is None or is_denied(text, match):
        return False
    return not is_ahead(text, match)


def other_signings(
    sentences: list[Sentence], instruments: Mapping[str, Any], told: set[str], *, ahead: bool
) -> Iterator[Finding]:
    """Yield the signings that sentences report, or where `ahead` announce, each kind once, none of those `told`."""
    for sentence in sentences:
        text = unquoted(sentence.text)
        for match in signing_pattern().finditer(text):
            instrument = find_instrument(clause_around(text, match), instruments)
            kind = signing_kind(instrument)
            if instrument and kind not in told and is_ahead(text, match) == ahead and not is_denied(text, match):
                told.add(kind)
                yield Finding(value=kind, quote=quote_around(sentence.text, *match.span(), before=3, after=3))


def clause_around(text: str, match: re.Match[str]) -> str:
    """Return the clause of a text in which a match stands."""
    start = max((one.end() for one in CLAUSE_END.finditer(text, 0, match.start())), default=0)
    end = CLAUSE_END.search(text, match.end())
    return text[start : end.start() if end else len(text)]


def is_ahead(text: str, match: re.Match[str]) -> bool:
    """Tell whether a word for signing means that it is meant to be."""
    return bool(NOT_SIGNED.search(text[max(0, match.start() - 50) : match.end() + 30]))


def find_sectors(sentences: list[Sentence], entries: Mapping[str, Any]) -> list[Finding]:
    """Return the sectors of a report, at most `MAX_SECTORS`, those named most often and earliest first."""
    counts, first = Counter[str](), dict[str, Finding]()
    listing = [bool(LIST_OF_SECTORS.search(sentence.text)) for sentence in sentences]
    for id_, pattern in entry_patterns("sectors", entries).items():
        for sentence, is_list in zip(sentences, listing, strict=True):
            for match in pattern.finditer(sentence.text):
                counts[id_] += int(sentence.weight) + (LISTED if is_list else 0)
                first.setdefault(id_, Finding(value=id_, quote=quote_around(sentence.text, *match.span())))
    most = max(counts.values(), default=0)
    return [first[id_] for id_, count in counts.most_common(MAX_SECTORS) if count >= max(min(2, most), 0.25 * most)]


def find_instrument(text: str, entries: Mapping[str, Any]) -> Finding | None:
    """Return the kind of instrument that a text names first."""
    found = [
        (match.start(), Finding(value=id_, quote=quote_around(text, *match.span())))
        for id_, pattern in entry_patterns("instruments", entries).items()
        if (match := pattern.search(text))
    ]
    return min(found, key=lambda item: item[0])[1] if found else None
