"""Entries that articles introduce: valid for the whole site at once, each only once, and new."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from digest.check.report import explain
from digest.check.runner import check
from digest.core.cache import Cache
from digest.core.problem import Problem
from digest.read.fields import LANGUAGES
from introducing import ARTICLE, introduce, move_to_article
from roots import PROJECT, SEEDS, TODAY

OTHER = f"docs/articles/{SEEDS[1]}.md"
TOYOTA = "jp-toyota-x:\n  country: JP\n  level: city\n  name: Kota Contoh\n"
OUTLET = "suara-contoh:\n  name: Suara Contoh\n  hosts: [suaracontoh.example]\n"


def problems(root: Path) -> list[Problem]:
    """Return what the check finds; whether it is asked the first time or again makes no difference."""
    cache = Cache(root / ".cache/content.sqlite")
    first, again = check(root, TODAY, cache)[1], check(root, TODAY, cache)[1]
    assert first == again == check(root, TODAY)[1]
    return first


def rules(root: Path) -> list[tuple[str, str, str]]:
    return [(found.path, found.rule, found.field) for found in problems(root)]


@pytest.mark.parametrize("path", [ARTICLE, OTHER])
def test_what_one_article_introduces_is_valid_for_all(root: Path, path: str) -> None:
    move_to_article(root, "localities_abroad", "kr-daejeon", path)
    move_to_article(root, "localities_abroad", "kr-gyeonggi", path)
    move_to_article(root, "outlets", "detak-tangsel", path)
    move_to_article(root, "organisations", "jp-kaikoukai", path)
    assert rules(root) == []


def test_the_vocabularies_are_the_same_wherever_an_entry_stands(root: Path) -> None:
    before, _ = check(root, TODAY)
    for name, id_ in (("localities_abroad", "kr-daejeon"), ("outlets", "detak-tangsel"), ("organisations", "jp-jica")):
        move_to_article(root, name, id_)
    after, found = check(root, TODAY)
    assert before and after and not found
    assert repr(after.vocabularies.entries) == repr(before.vocabularies.entries), "order included"


def test_an_entry_that_data_has_is_told_where_it_stands(root: Path) -> None:
    line = introduce(root, "localities_abroad", "kr-daejeon:\n  country: KR\n  level: city\n  name: Daejeon\n")
    (found,) = problems(root)
    assert (found.path, found.line, found.rule) == (ARTICLE, line, "introduced-known")
    lines = (root / "data/localities_abroad.yml").read_text(encoding="utf-8").split("\n")
    for language in LANGUAGES:
        assert f"data/localities_abroad.yml:{lines.index('kr-daejeon:') + 1}" in explain(found, language)[0]


def test_an_id_of_another_kind_of_party_is_taken_too(root: Path) -> None:
    introduce(root, "organisations", "kr-daejeon:\n  kind: agency\n  country: KR\n  name: Badan Contoh\n")
    assert rules(root) == [(ARTICLE, "introduced-known", "introduces.organisations.kr-daejeon")]


def test_two_articles_that_introduce_the_same_are_told_both_places(root: Path) -> None:
    first, second = introduce(root, "localities_abroad", TOYOTA, OTHER), introduce(root, "localities_abroad", TOYOTA)
    (found,) = problems(root)
    assert (found.path, found.line, found.rule) == (ARTICLE, second, "introduced-twice")
    assert f"{OTHER}:{first}" in explain(found, "en")[0]


def test_two_articles_that_give_one_thing_two_ids_are_told_both_places(root: Path) -> None:
    line = introduce(root, "outlets", OUTLET, OTHER)
    introduce(root, "outlets", OUTLET.replace("suara-contoh:", "suara-contoh-id:"))
    near, twice = problems(root)
    assert (twice.path, twice.rule) == (ARTICLE, "host-twice") and (near.path, near.rule) == (
        ARTICLE,
        "introduced-near",
    )
    assert f"suara-contoh ({OTHER}:{line})" in explain(twice, "id")[0]
    assert f"suara-contoh ({OTHER}:{line})" in explain(near, "id")[1]


def test_a_name_that_is_taken_offers_the_entry_that_has_it(root: Path) -> None:
    introduce(root, "localities_abroad", "kr-taejon:\n  country: KR\n  level: city\n  name: Daejeon\n")
    found = next(found for found in problems(root) if found.rule == "name-twice")
    assert explain(found, "en")[1].startswith("You may have meant: kr-daejeon.")
    assert "data/localities_abroad.yml:" in explain(found, "en")[0]


@pytest.mark.parametrize(
    ("name", "entry", "near"),
    [
        ("localities_abroad", "kr-taejeon:\n  country: KR\n  level: city\n  name: Daejon\n", "kr-daejeon"),
        (
            "localities_abroad",
            "kr-kyonggi:\n  country: KR\n  level: province\n  name: Provinsi Gyeongi\n",
            "kr-gyeonggi",
        ),
        ("outlets", "detaktangsel:\n  name: DetakTangsel\n  hosts: [detaktangsel.example]\n", "detak-tangsel"),
        ("organisations", "jp-kaikokai:\n  kind: company\n  country: JP\n  name: Kaikoukay\n", "jp-kaikoukai"),
    ],
)
def test_an_entry_that_is_like_another_is_a_warning_that_offers_it(
    root: Path, name: str, entry: str, near: str
) -> None:
    introduce(root, name, entry)
    found = next(found for found in problems(root) if found.rule == "introduced-near")
    assert explain(found, "en")[1].startswith(f"You may have meant: {near} (data/{name}.yml:")


@pytest.mark.parametrize(
    "entry",
    [
        "kr-daegu-x:\n  country: KR\n  level: city\n  name: Mungyeongseong\n",
        "jp-hamamatsu-pref:\n  country: JP\n  level: prefecture\n  name: Prefektur Hamamatsu Raya\n",
        "cn-daejeon:\n  country: CN\n  level: city\n  name: Daejeonn\n",
    ],
)
def test_another_place_is_no_warning(root: Path, entry: str) -> None:
    introduce(root, "localities_abroad", entry)
    assert problems(root) == []


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        (
            "organisations",
            "jp-consulate-x:\n  kind: embassy\n  country: JP\n  name: Konsulat Jenderal Jepang di Kendari\n",
        ),
        ("localities_abroad", "kr-chungcheongnam-x:\n  country: KR\n  level: province\n  name: Gyeongsang Timur\n"),
    ],
)
def test_a_name_that_differs_in_a_whole_word_is_another(root: Path, name: str, entry: str) -> None:
    introduce(root, name, entry)
    assert problems(root) == []


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_example_of_the_guide_is_valid(root: Path, language: str) -> None:
    guide = (PROJECT / f"hooks/digest/contribute/guide/{language}.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"```yaml\n(introduces:.*?)```", guide, re.DOTALL)
    for name, entries in yaml.safe_load(snippet)["introduces"].items():
        introduce(root, name, yaml.safe_dump(entries, sort_keys=False))
    assert problems(root) == []


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_a_traceback(root: Path) -> None:
    introduce(root, "outlets", "suara-contoh:\n  nama: Suara\n  hosts: []\n")
    introduce(root, "organisations", "__proto__:\n  kind: [x]\n  name: {id: 1}\n  aliases: {a: b}\n")
    introduce(root, "localities_abroad", "jp-x: null\n")
    found = {(one.rule, one.field.split(".")[1]) for one in problems(root)}
    assert {("field-unknown", "outlets"), ("list-empty", "outlets"), ("not-a-list", "organisations")} <= found
    assert ("field-empty", "localities_abroad") in found
    assert all(one.path == ARTICLE for one in problems(root))


def test_a_translation_introduces_nothing(root: Path) -> None:
    file = root / ARTICLE.replace(".md", ".en.md")
    text = file.read_text(encoding="utf-8")
    entry = "".join(f"    {line}\n" for line in OUTLET.splitlines())
    file.write_text(text.replace("\n---\n", f"\nintroduces:\n  outlets:\n{entry}---\n", 1), encoding="utf-8")
    assert [(found.path, found.rule) for found in problems(root)] == [
        (ARTICLE.replace(".md", ".en.md"), "fact-in-translation")
    ]


def test_too_many_entries_are_one_problem(root: Path) -> None:
    for number in range(41):
        introduce(
            root, "organisations", f"jp-a{number}:\n  kind: company\n  country: JP\n  name: Perusahaan {number}\n"
        )
    assert rules(root) == [(ARTICLE, "list-too-long", "introduces.organisations")]
