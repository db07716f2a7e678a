"""Mistakes in data/search_words.yml, as an editor is told of them: place, field, what is wrong, and how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from roots import digest

BROKEN = """\
neu-none: {}
neu-sign:
  id: [neu, "…"]
neu-twice:
  id: [lain]
  en: [Hospital]
neu-person:
  use: filler
  person: Joko Widodo
  id: [pakde]
neu-country:
  countries: [JP, ZZ]
  person: Joko Widodo
  id: [neu negara]
neu-standing:
  standings: [expired]
  id: [neu keadaan]
neu-ask:
  use: standing
  id: [neu tanya]
neu-use:
  use: word-of-mouth
  en: [novelty]
"""

PLACES = [
    (1, 1, "neu-none"), (3, 13, "neu-sign.id.1"), (6, 8, "neu-twice.en.0"), (9, 11, "neu-person.person"),
    (12, 14, "neu-country.countries"), (12, 19, "neu-country.countries.1"),
    (15, 1, "neu-standing"), (18, 1, "neu-ask"),
]  # fmt: skip
RULES = [
    "search-word-none", "search-word-sign", "search-word-twice", "search-word-person", "search-word-country",
    "unknown-country", "search-word-standing", "search-word-standing",
]  # fmt: skip
STANDING_ID = "Yang berarti keadaan kerja sama perlu keduanya, misalnya use: standing dan standings: [expired]; yang lain tidak boleh punya standings."
STANDING_EN = "What means the standing of a cooperation needs both, such as use: standing and standings: [expired]; anything else must have no standings."
TOLD = {
    "id": [
        ("neu-none tidak punya ejaan.", "Tulis id: [kata, dua kata] atau en: [word, two words]."),
        ("Ejaan … tidak berisi huruf atau angka.", "Hapus, atau tulis kata."),
        (
            "Ejaan Hospital sudah ada di hospital.",
            "Satu ejaan milik satu entri; hapus salah satu, atau gabungkan kedua entri.",
        ),
        ("Entri dengan use: filler tidak dapat berarti orang (Joko Widodo).", "Hapus use, atau hapus person."),
        (
            "Entri ini tidak dapat berarti negara, sebab sudah berarti Joko Widodo.",
            "Hapus countries, atau pisahkan menjadi dua entri.",
        ),
        ("Negara ZZ tidak dikenal.", "Tulis kode ISO 3166-1 dua huruf besar, misalnya KR."),
        *(
            (f"Pada {one}, use: standing dan standings tidak sejalan.", STANDING_ID)
            for one in ("neu-standing", "neu-ask")
        ),
    ],
    "en": [
        ("neu-none has no spelling.", "Write id: [kata, dua kata] or en: [word, two words]."),
        ("The spelling … has no letter or digit.", "Delete it, or write a word."),
        (
            "The spelling Hospital is in hospital already.",
            "A spelling belongs to one entry; delete one, or merge the two entries.",
        ),
        ("An entry with use: filler cannot mean a person (Joko Widodo).", "Delete use, or delete person."),
        (
            "This entry cannot mean a country, for it means Joko Widodo already.",
            "Delete countries, or make two entries of it.",
        ),
        ("The country ZZ is not known.", "Write the ISO 3166-1 code of two capitals, for example KR."),
        *((f"At {one}, use: standing and standings do not agree.", STANDING_EN) for one in ("neu-standing", "neu-ask")),
    ],
}


def broken(root: Path, text: str) -> int:
    """Add text to the words of a project, and return how many lines stand before it."""
    path = root / "data" / "search_words.yml"
    before = path.read_text(encoding="utf-8")
    path.write_text(before + text, encoding="utf-8")
    return len(before.splitlines())


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_mistake_is_told_at_once_with_its_place_and_remedy(root: Path, language: str) -> None:
    lines = broken(root, BROKEN.split("neu-use")[0])
    done = digest(root, "check", "--lang", language)
    expected = [
        f"data/search_words.yml:{lines + line}:{column}  {field}  ({rule})\n    {what}\n    → {fix}"
        for (line, column, field), rule, (what, fix) in zip(PLACES, RULES, TOLD[language], strict=True)
    ]
    assert done.stdout.startswith("\n".join(expected) + "\n")
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.parametrize(
    ("language", "what", "choices"),
    [
        ("id", "word-of-mouth bukan salah satu pilihan.", "Pilihan"),
        ("en", "word-of-mouth is not one of the choices.", "Choices"),
    ],
)
def test_an_unknown_use_is_told_with_all_that_are_allowed(root: Path, language: str, what: str, choices: str) -> None:
    lines = broken(root, "neu-use:" + BROKEN.split("neu-use:")[1])
    done = digest(root, "check", "--lang", language)
    uses = "word, subject, filler, kota, kabupaten, provinsi, government, mission, place, standing"
    place = f"data/search_words.yml:{lines + 2}:8  neu-use.use  (not-one-of)"
    assert done.stdout.startswith(f"{place}\n    {what}\n    → {choices}: {uses}.\n")
