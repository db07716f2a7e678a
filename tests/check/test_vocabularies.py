from __future__ import annotations

from pathlib import Path

import pytest

from digest.check.runner import check
from digest.read.introduced import OPEN_VOCABULARIES
from introducing import ARTICLE, introduce
from roots import TODAY, real_vocabularies

BAD_ENTRIES = [
    (
        "organisations",
        "jp-neu:\n  kind: hospital\n  country: JP\n  name: Neu\n  aliases: [Kaikokai]\n",
        "alias-twice",
    ),
    (
        "organisations",
        "jp-neu:\n  kind: hospital\n  country: JP\n  name: KAIKOUKAI Healthcare-Group\n",
        "name-twice",
    ),
    ("organisations", "neu:\n  kind: hospital\n  country: JP\n  name: Neu\n", "id-without-country"),
    ("organisations", "xx-neu:\n  kind: hospital\n  country: XX\n  name: Neu\n", "unknown-country"),
    ("organisations", "jp-neu:\n  kind: klinik\n  country: JP\n  name: Neu\n", "not-one-of"),
    ("organisations", "jp-neu:\n  kind: hospital\n  country: JP\n  name: Neu\n  place: nagoya\n", "unknown-party"),
    ("organisations", "jp-Neu:\n  kind: hospital\n  country: JP\n  name: Neu\n", "bad-id"),
    ("organisations", "jр-neu:\n  kind: hospital\n  country: JP\n  name: Neu\n", "letters-mixed"),
    ("localities_abroad", "jp-government:\n  country: JP\n  level: city\n  name: Neu\n", "bad-id"),
    (
        "localities_abroad",
        "jp-neu:\n  country: JP\n  level: city\n  name: Neu\n  at: [135.5, 34.7]\n",
        "coordinates",
    ),
    (
        "localities_abroad",
        "jp-neu:\n  country: JP\n  level: city\n  name: Neu\n  aliases: [Tangsel]\n",
        "alias-twice",
    ),
    ("outlets", "neu:\n  name: Neu\n  hosts: [antaranews.com]\n", "host-twice"),
    ("outlets", "neu:\n  name: Neu\n  hosts: ['https://neu.example']\n", "bad-host"),
    ("countries", "XX: {aliases: []}\n", "unknown-country"),
    ("countries", "SK: {aliases: [Korsel]}\n", "alias-twice"),
    ("sectors", "neu:\n  name: Neu\n", "field-missing"),
    ("sectors", "health:\n  name: Neu\n  definition: Neu\n", "yaml-key-twice"),
    ("labels", 'neu: {id: "{count} a", en: "{number} a"}\n', "label-placeholders"),
    ("labels", "neu: {id: a}\n", "field-missing"),
    ("localities", 'kota-neu:\n  code: "9"\n  name: Kota Neu\n', "wrong-form"),
]
"""Vocabulary, the text of an entry, and the rule that it breaks."""


@pytest.mark.parametrize(("name", "added", "rule"), BAD_ENTRIES)
def test_a_bad_entry_is_one_problem_in_its_file(root: Path, name: str, added: str, rule: str) -> None:
    path = root / "data" / f"{name}.yml"
    lines = len(path.read_text().splitlines())
    path.write_text(path.read_text() + added)
    _, problems = check(root, TODAY)
    assert [(found.path, found.rule) for found in problems] == [(f"data/{name}.yml", rule)]
    assert problems[0].line > lines


INTRODUCED = [one for one in BAD_ENTRIES if one[0] in OPEN_VOCABULARIES and one[2] != "letters-mixed"]


@pytest.mark.parametrize(("name", "added", "rule"), INTRODUCED)
def test_a_bad_entry_that_an_article_introduces_is_the_same_problem_in_the_article(
    root: Path, name: str, added: str, rule: str
) -> None:
    line = introduce(root, name, added)
    _, problems = check(root, TODAY)
    assert [(found.path, found.rule) for found in problems] == [(ARTICLE, rule)]
    id_ = added.split(":")[0]
    assert problems[0].field.startswith(f"introduces.{name}.{id_}")
    assert line <= problems[0].line < line + added.count("\n")


def test_all_552_localities_are_there() -> None:
    levels = [id_.split("-")[0] for id_ in real_vocabularies().localities]
    assert {level: levels.count(level) for level in set(levels)} == {"provinsi": 38, "kabupaten": 416, "kota": 98}
