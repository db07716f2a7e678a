"""What somebody may have meant: near names for a word that no vocabulary knows."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping


def fold(text: str) -> str:
    """Return `text` without case, accents and punctuation, so that spellings of one name are equal."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    plain = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub(r"[\W_]+", " ", plain).strip()


def near(word: str, names: Mapping[str, str] | Iterable[str]) -> str:
    """Return up to three ids that `word` may have meant, as `a, b`, or an empty text.

    `names` holds the ids, or maps names to the ids that they belong to.
    """
    ids = names if isinstance(names, Mapping) else {name: name for name in names}
    folded = {fold(name): id_ for name, id_ in ids.items()}
    wanted = fold(word)[:100]
    exact = [folded[wanted]] if wanted in folded else []
    within = [id_ for name, id_ in folded.items() if wanted and f" {wanted} " in f" {name} "]
    alike = [folded[name] for name in difflib.get_close_matches(wanted, folded, n=3, cutoff=0.7)]
    return ", ".join(list(dict.fromkeys(exact + alike + within))[:3])
