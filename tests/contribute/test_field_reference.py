"""The reference of the fields: every field of the model, as the model has it, in both languages."""

from __future__ import annotations

import dataclasses
import re
import typing
from pathlib import Path

import pytest

from digest.contribute.field_reference import Field, Table, create_fields, fields_data
from digest.contribute.json_schema import known_ids
from digest.read import front_matter as written
from digest.read.fields import LANGUAGES, Language
from digest.read.front_matter import WrittenArticle, WrittenTranslation
from digest.read.loader import Loading
from digest.read.validation import adapter, dataclass_in
from digest.read.yaml_nodes import read_nodes
from roots import PROJECT

CONTENT = Loading(PROJECT).content()
assert CONTENT
VOCABULARIES = CONTENT.vocabularies.entries
TABLES = create_fields(VOCABULARIES)
FIELDS = [(table, field) for table in TABLES for field in table.fields]


def of_model(shape: type) -> dict[str, set[str]]:
    """The names of the fields of a shape, and of every shape in it, from the dataclasses themselves."""
    found = {shape.__name__: {field.name for field in dataclasses.fields(shape)}}
    for hint in typing.get_type_hints(shape).values():
        inner = dataclass_in(hint)
        if inner and inner.__name__.startswith("Written"):
            found |= of_model(inner)
    return found


def page(built: Path, language: Language) -> str:
    prefix = "en/" if language == "en" else ""
    return (built / f"{prefix}contribute/fields/index.html").read_text(encoding="utf-8")


def ids(table: Table, field: Field) -> str:
    return f"{table.name}.{field.name}"


def test_every_field_of_the_model_has_its_row() -> None:
    model = of_model(WrittenArticle) | of_model(WrittenTranslation)
    assert {table.name: {field.name for field in table.fields} for table in TABLES} == {
        name.removeprefix("Written").lower(): names for name, names in model.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda one: getattr(one, "name", ""))
def test_every_field_stands_on_the_page(built: Path, language: Language, table: Table, field: Field) -> None:
    row = re.search(rf'<tr id="{table.name}\.{field.name}">.*?</tr>', page(built, language), re.DOTALL)
    assert row, "the field has no row"
    plain = re.sub(r"<[^>]+>", "", row[0]).replace("&#39;", "'").replace("&#34;", '"')
    assert field.about.say(language) in plain
    assert {True: {"id": "wajib", "en": "required"}, False: {"id": "boleh", "en": "may be"}}[field.required][
        language
    ] in plain
    assert field.example in plain
    assert all(word in plain for word in (*field.choices, field.default))
    assert field.most is None or f"{field.most:,}".replace(",", "." if language == "id" else ",") in plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_to_choose_from_is_explained(built: Path, language: Language) -> None:
    text = page(built, language)
    for entries in fields_data(VOCABULARIES)["lists"].values():
        for id_, entry in entries.items():
            assert f"<code>{id_}</code>" in text
            assert entry.definition.say(language).replace("'", "&#39;") in text
    for _, field in FIELDS:
        for word in field.choices:
            assert f'<tr id="word.{word}">' in text
    assert all(f"<code>{date}</code>" in text for date in ("2017-12-18", "2017-12", "2017", "2019/..", "../2023"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_on_the_page_leads_nowhere(built: Path, language: Language) -> None:
    text = page(built, language)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


EXAMPLES = [(table, field) for table, field in FIELDS if field.form != "fields"]


@pytest.mark.parametrize(("table", "field"), EXAMPLES, ids=lambda one: getattr(one, "name", ""))
def test_an_example_is_what_the_check_accepts(table: Table, field: Field) -> None:
    """As it is shown, typed into a file: its YAML is read as every article's, and fits the field."""
    assert field.example, "every field has an example"
    nodes, problems = read_nodes(f"{field.name}: {field.example}", "example.md")
    assert nodes and not problems
    hints = typing.get_type_hints(getattr(written, f"Written{table.name.capitalize()}"), include_extras=True)
    adapter(hints[field.name]).validate_python(nodes.values[field.name])


@pytest.mark.parametrize(
    ("table", "field"), [one for one in EXAMPLES if one[1].form == "id"], ids=lambda one: getattr(one, "name", "")
)
def test_an_examples_ids_exist(table: Table, field: Field) -> None:
    known = {name.replace("_", ""): set(found) for name, found in known_ids(VOCABULARIES).items()}
    assert set(field.example.strip("[]").split(", ")) <= known[field.refers.replace("_", "")]


def test_what_one_field_asks_of_another_is_said() -> None:
    said = {table.name: " ".join(table.conditions("en")) for table in TABLES}
    assert "inferred" in said["event"] and "two parties" in said["event"]
    assert "twice" in said["instrument"]
    assert said["source"] == ""
