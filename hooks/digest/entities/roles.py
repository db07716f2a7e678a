"""What a sentence says of a name beside its place in it: a mission's seat, a wish, background, an example, a speech."""

from __future__ import annotations

import re

from digest.reports.sentences import Sentence

MISSION_SEAT = re.compile(
    r"\b(?:konsul\w*|konjen|konsulat|dubes|duta besar|kedubes|kedutaan|consul\w*|embassy|ambassador)\b[^.;]{0,60}?"
    r"\b(?:di|in|untuk|for|at)\s*(?:kota\s*)?$|\b(?:KBRI|KJRI|KRI|Konjen RI|Dubes RI|Konsul RI)\s*(?:di\s*)?$",
    re.IGNORECASE,
)
"""Before a name that says where an embassy or consulate has its seat: `Konsul Jenderal Tiongkok di `."""

WISH = re.compile(
    r"\b(?:berharap|diharapkan|mengharapkan|harapan\w*|berkeinginan|bermimpi|seandainya|andai\w*|jika|bila|kalau|cocok|"
    r"hope[sd]?|hoping|wish\w*|would like|ke depan\w*|kelak|suatu saat)\b[^.;]{0,150}$",
    re.IGNORECASE,
)
BACKGROUND = re.compile(
    r"^In (?:19|20)\d\d\b|\b(?:sebelumnya|sejak|dulu|dahulu|pernah|habis masa|masa berlaku\w*|expired|"
    r"telah lama|sudah lama|selama ini|tahun (?:19|20)\d\d|pada (?:19|20)\d\d|"
    r"menyinggung|mencontohkan|selama (?:hampir |lebih dari |sekitar )?\d+ tahun|previously|since|formerly|has long|"
    r"(?:sudah|telah)(?:\s+(?:berhasil|ada|aktif|memiliki|punya|juga)){0,2}\s+(?:be)?kerja\s?sama|"
    r"setelah ada|already (?:has|have|had|works?)|"
    r"earlier|for (?:nearly |almost |over |more than )?\d+ years)\b",
    re.IGNORECASE,
)
NUMERAL = r"\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|two|three|four|five|six|seven"
TALLY = re.compile(
    r"\b(?:terdapat|sepanjang|selama|hingga kini|sampai (?:saat ini|sekarang)|total|sebanyak|tercatat|seluruhnya|"
    r"sudah ada|in total|so far|altogether|to date)\b[^.;]{0,80}"
    rf"\b(?:{NUMERAL}|belasan|puluhan|eight|nine|ten)\b[^.;]{{0,40}}?"
    r"\b(?:mou|loi|nota|naskah|dokumen|perjanjian|kerja ?sama|surat|kota|agreements?|memorand\w+|letters?|cities)\b",
    re.IGNORECASE,
)
"""How many agreements there are: a statement, not the signing of one."""
PARTNERS_COUNTED = re.compile(
    r"^(?!.*\b(?:menandatangani|penandatanganan|teken|meneken|sign\w*)\b).*\b(?:dengan|with)\s+"
    rf"(?:{NUMERAL}|sejumlah|beberapa|several)\s+"
    r"(?:kota|negara|provinsi|daerah|mitra|cities|countries|provinces|partners)\b",
    re.IGNORECASE,
)
"""The partners that there are already: `menjalin kerja sama dengan tujuh kota, yaitu`."""
WITNESSES = re.compile(r"[^.;]{0,60}\b(?:menyaksikan|turut hadir|witness(?:ed|es)?)\b", re.IGNORECASE)
"""Behind who only looks on."""

COMPANIONS = re.compile(
    r"\b(?:rekomendasi dari|recommended by|didampingi|hadir (?:pula|juga)|turut hadir|disaksikan|accompanied by|"
    r"includ(?:ed|ing) (?:representatives|officials|members) (?:of|from))\b"
    r"(?:(?!\b(?:menerima|menyambut|menandatangani|meneken|bertemu|menemui|mengunjungi|received?|met|signed)\b)[^.;]){0,200}$",
    re.IGNORECASE,
)
"""Before the companions of those who take part."""
SEVERAL_AMBASSADORS = re.compile(
    r"\b(?:\d+|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|para|two|three|four|five|six|seven|eight|nine|ten)\s+"
    r"(?:duta besar|dubes|ambassadors)\b",
    re.IGNORECASE,
)
"""Ambassadors who come together: `enam duta besar dari Polandia, Kuba, dan Kamboja`."""
HEAD_NAMED = re.compile(
    r"(?:\s+(?:untuk|di|to|in|for)\s+(?:Republik\s+)?Indonesia)?[\s,:]+"
    r"(?:(?:H\.?E\.?|Yang Mulia|Mr|Mrs|Ms|Dr|Tuan|Nyonya)\.?\s+)*"
    r"[A-Z][\w'’.`-]+\s+[A-Z]"
)
"""Behind a mission, the name of its head."""
NAMED_BEFORE = re.compile(r"[A-Z][\w'’.`-]+\s+[A-Z][\w'’.`-]+\s*\($")
"""Before a mission in brackets, the same."""

VISITED = re.compile(
    r"\b(?:kunjungan|kunker|berkunjung|lawatan|visit|visited|bertolak|tiba|datang)(?:\s+\w+){0,2}\s+(?:di|ke|to)\s+"
    r"(?:(?:Kabupaten|Kota|Prefektur|Provinsi|Pemerintah)\s+){0,2}$",
    re.IGNORECASE,
)
RECEPTION = re.compile(
    r"\b(?:dihadiri|kehadiran|attended by|"
    r"menerima|diterima|menyambut|disambut|bertemu|menemui|kunjungan|berkunjung|mengunjungi|audiensi|mendampingi|kedatangan|"
    r"received|met|visited|visit|hosted)\b",
    re.IGNORECASE,
)
COMES_FROM = re.compile(
    r"\b(?:menerima|terima|menyambut|sambut|kedatangan|received?|welcom\w+)\s(?:\w+\s)?(?:kunjungan|audiensi|delegasi|rombongan|"
    r"tamu|perwakilan|utusan|guests?|delegations?)(?:\s\w+){0,3}\s(?:dari|asal|from)\s+$|\b(?:audiensi|utusan)\s+dari\s+$",
    re.IGNORECASE,
)
"""Before whose guests are received: `menerima kunjungan dari `."""
HEAD_BEHIND = re.compile(
    r"(?:['’]s)?\s+(?:(?:Vice|Deputy|Acting|Provincial)\s+){0,2}"
    r"(?:Governor|Mayor|Regent|Secretary|Government|Administration|Assistant for)\b"
)
"""Behind a place in English, its head or administration: `North Sumatra Provincial Secretary`."""
MINISTER_VISITS = re.compile(
    r"\bMinister\b[^.;]{0,120}\b(?:visit(?:s|ed|ing)?|met|meets)\b|"
    r"\b[Vv]isit\s(?:of|by|from)\s[^.;]{0,60}\bMinister\b"
)
"""A minister whose country a report in English names elsewhere."""
IN_AN_OFFICE = re.compile(r"\b(?:sebagai|selaku|as)\s[^.,;]{2,50}$", re.IGNORECASE)
"""Before an institution that only says who somebody is: `sebagai pendiri Yayasan`."""
MINISTER = re.compile(
    r"\b(?<!ketua )(?:menteri(?! besar)|menlu|mendag|menkes|perdana menteri)(?:\s+\w+){0,4}\s*(?:republik\s*)?$",
    re.IGNORECASE,
)
MINISTER_BEHIND = re.compile(r"(?:n|['’]s)?\s+(?:\w+\s+){0,2}(?:Prime\s+)?Minister\b")
"""Before and behind a country's name, a member of its government: `Menteri Luar Negeri `, `'s Foreign Minister`."""

VENUE = re.compile(
    r"\b(?:di|in|at|bertempat di)\s[^,.;()]{2,70},(?:\s[^\W\d_][\w’'-]+(?:\s[\w’'-]+)?,)?\s*(?:(?:kabupaten|kota)\s)?$",
    re.IGNORECASE,
)
"""Before a name that only says where a place lies: `di Hotel Merdeka, `, `di Istana Merdeka, Ubud, `."""
DISTANCE = re.compile(
    r"\b(?:kilometer|km|kilometres?|kilometers?)\b[^.;,]{0,40}$|\b(?:Kecamatan|Kec\.)\s[^,.;()]{2,30},\s*(?:Kabupaten\s)?$"
)
"""Before a place that only says where another lies: `32 kilometer di barat Kota `, `Kecamatan Darul Imarah, `."""
BUILDING = re.compile(
    r"\b(?:di|in|at)\s+(?:the\s+)?(?:Gedung|Hotel|Kantor|Ruang|Aula|Lounge|Pendopo|Rumah|Auditorium|Bandara|Istana|Graha|"
    r"Museum|Taman|Wisma|Kampus)\b[^,.;()]{0,50}\s$"
)
"""The same without a comma: `di Gedung Negara Grahadi `."""
LIES_IN = re.compile(
    r"\b(?:north|south|east|west|centre|center|part|capital|city|town|utara|selatan|timur|barat|bagian|kota)\s+"
    r"(?:of|in|di|dari)\s+(?:the\s+)?(?:state|province|prefecture|provinsi|negara bagian|prefektur)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
"""Before a division that only says where a city lies: `in the north of the state of `."""
ATTENDING = re.compile(
    r"\s*,?\s*(?:to attend|to take part|(?:untuk|guna|dalam rangka)\s+(?:menghadiri|mengikuti))\b", re.I
)
"""Behind a place that only is where a meeting takes place: `visited Islamabad to attend`."""

DEALS_ITSELF = re.compile(
    r"(?:\s*\([^()]{1,20}\))?(?:\s+(?:dan|and)\s+[A-Z][\w'’ -]{2,50}?)?[,\s]+(?:(?:RI|resmi|telah|juga|akan|pun)\s+)*"
    r"(?:menandatangani|meneken|teken|sepakat|menyambut|menerima|mengunjungi|berkunjung|menawarkan|mengundang|"
    r"menyerahkan|signed|agreed|visited|received|welcomed|offered|invited|donated|hosted)\b"
)
"""Behind a name, what makes it the subject of the news: `X menandatangani`, `X dan Y menandatangani`."""

SPEECH = re.compile(
    r"\b(?:kata|ujar|menurut|ucap|tutur|jelas|ungkap|terang|tegas|urai|beber|pungkas|tukas|papar|sebut|imbuh|tambah|tandas|dikonfirmasi|dihubungi|ditemui|"
    r"(?:menyampaikan|mengatakan|mengungkapkan|menjelaskan)\s+(?:hal|itu|ini)|disampaikan|diumumkan|mengumumkan|dikatakan|diungkapkan|dijelaskan|"
    r"keterangan\w*|siaran pers|said|told)(?:nya)?\b(?:[^.;!?]|\.(?=\w)){0,110}$",
    re.IGNORECASE,
)
"""Before a day on which somebody spoke, which need not be that of the news."""


SPEAKING = re.compile(
    r"^[^.;]{0,60}\b(?:mengatakan|mengumumkan|mengabarkan|menyebutkan|menyampaikan|menjelaskan|mengungkapkan|menuturkan|menyatakan)\b",
    re.IGNORECASE,
)
TOLD_TO = re.compile(r"\bkepada\s+[^.;]{2,50}$", re.IGNORECASE)


def is_mission_seat(before: str) -> bool:
    """Tell whether a name behind the text `before` says where an embassy or consulate is."""
    return bool(MISSION_SEAT.search(before[-120:]))


def is_venue(before: str, *, level: bool) -> bool:
    """Tell whether a name behind the text `before` says where a building or city lies; `level` if a level is stated."""
    return bool(
        VENUE.search(before[-120:])
        or DISTANCE.search(before[-80:])
        or LIES_IN.search(before[-60:])
        or (not level and BUILDING.search(before[-90:]))
    )


def hosts_meeting(after: str) -> bool:
    """Tell whether a place before the text `after` is only where somebody attends something."""
    return bool(ATTENDING.match(after))


def is_received(sentence: Sentence) -> bool:
    """Tell whether a sentence near the beginning tells that somebody comes or is met."""
    return sentence.paragraph <= 3 and bool(RECEPTION.search(sentence.text))


def is_minister_on_visit(sentence: Sentence, before: str, after: str) -> bool:
    """Tell whether a country between `before` and `after` is that of a minister who comes or is met."""
    minister = MINISTER.search(before[-80:]) or MINISTER_BEHIND.match(after)
    return bool(minister) and is_received(sentence) and not is_background(sentence) and not is_quoted(before)


def is_visited(before: str) -> bool:
    """Tell whether a place behind the text `before` is visited, and no mere spot: `kunjungan kerja di Kabupaten `."""
    return bool(VISITED.search(before[-80:]))


def sends_guests(before: str) -> bool:
    """Tell whether guests come from a place behind the text `before`: `menerima kunjungan dari `."""
    return bool(COMES_FROM.search(before[-100:]))


def is_quoted(before: str) -> bool:
    """Tell whether the text `before` ends inside a quotation."""
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def share_of_weight(sentence: Sentence, before: str) -> float:
    """Return how much of its weight a name keeps: little in a wish or in what was before, all in title and lead."""
    if sentence.paragraph <= 0:
        # The lead may tell of nothing but a wish: then the title names the partner too.
        wished = sentence.paragraph == 0 and WISH.search(before[-170:])
        return 0.4 if is_background(sentence) else 0.5 if wished else 1.0
    if WISH.search(before[-170:]):
        return 0.3
    return 0.4 if is_background(sentence) else 0.6 if is_quoted(before) else 1.0


def is_background(sentence: Sentence) -> bool:
    """Tell whether a sentence tells of what was before the news, or counts it up; in the lead only if it begins so."""
    if sentence.paragraph <= 0:
        return sentence.paragraph == 0 and any(one.match(sentence.text) for one in (BACKGROUND, PARTNERS_COUNTED))
    return any(pattern.search(sentence.text) for pattern in (BACKGROUND, TALLY, PARTNERS_COUNTED))


def is_speech(before: str, after: str) -> bool:
    """Tell whether a day between the texts `before` and `after` is that on which somebody spoke."""
    return bool(SPEECH.search(before[-150:]) or SPEAKING.search(after[:70]) or TOLD_TO.search(before[-60:]))
