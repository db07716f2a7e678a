"""Whether a place abroad does something in the news, or is only spoken of, such as a city that an envoy proposes."""

from __future__ import annotations

import re

from digest.entities.roles import DEALS_ITSELF, WISH, is_background, is_visited
from digest.reports.sentences import Sentence

HEAD_OR_DELEGATION = re.compile(
    r"\b(?:wali\s?kota|bupati|gubernur|delegasi|rombongan|utusan|perwakilan|pemerintah\w*|pem(?:kot|ko|prov|kab)|dewan|"
    r"parlemen|mayor|governor|premier|delegation|government|council|representatives|officials)"
    r"(?:\s+(?:dari|asal|of|from|the|city|kota|kabupaten|provinsi|prefektur|negara bagian|distrik|daerah)){0,4}\s+$",
    re.IGNORECASE,
)
"""Right before a place that is somebody: `delegasi dari Kota `."""
COUNTRY_BEHIND = re.compile(r"^(?:\s(?:City|Province|Prefecture|State))?(?:,\s[A-Z][\w ]{2,25},|\s\([\w ]{2,25}\))")
"""Behind a place, the country or region in which it lies: `Kota Kazan, Rusia, menerima`."""
ITS_DELEGATION = re.compile(
    r"(?:['’]s)?(?:\s+[^\x00-\x7f]+)?(?:\s+(?:City|Province|Prefecture|State|provincial|municipal|city|prefectural))?\s+"
    r"(?:delegation|government|administration|council|mayor|governor|officials)\b",
    re.IGNORECASE,
)
"""The same right behind a place, in English: `Fujian provincial delegation`; a gloss stands behind its word."""
WILL = re.compile(r"[^.;,]{0,40}\b(?:akan|bakal|hendak|dapat|segera|will|would|could|is to|are to)\b", re.IGNORECASE)
"""Behind a place that has yet to do something."""
SIGNED = re.compile(
    r"\b(?:menandatangani|penandatanganan|ditandatangani|meneken|diteken|teken|sepakat|menyepakati|signed|signing|agreed)\b",
    re.IGNORECASE,
)


def takes_action(sentence: Sentence, before: str, after: str) -> bool:
    """Tell whether the place between `before` and `after` does something in the news, or somebody goes there."""
    if is_background(sentence) or WISH.search(before[-170:]) or WILL.match(after):
        return False
    after = COUNTRY_BEHIND.sub("", after)
    somebody = HEAD_OR_DELEGATION.search(before[-120:]) or ITS_DELEGATION.match(after) or DEALS_ITSELF.match(after)
    return bool(somebody or is_visited(before) or SIGNED.search(sentence.text))
