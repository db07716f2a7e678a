"""The field reference: every field of the front matter, described in both languages."""

from __future__ import annotations

import dataclasses
import re
import typing
from pathlib import Path

import pytest

from digest.contribute.field_reference import Field, FieldTable, create_field_tables, field_reference_data
from digest.contribute.json_schema import allowed_ids
from digest.parse.yaml_nodes import parse_yaml
from digest.read import event_front_matter, front_matter, vocabulary_entries
from digest.read.fields import LANGUAGES, Language
from digest.read.front_matter import ArticleFrontMatter, TranslationFrontMatter
from digest.read.validation import dataclass_in, type_adapter
from roots import real_vocabularies

VOCABULARIES = real_vocabularies()
TABLES = create_field_tables(VOCABULARIES)
FIELDS = [(table, field) for table in TABLES for field in table.fields]


def field_names_by_class(class_: type) -> dict[str, set[str]]:
    """Return the field names of a dataclass, and of every front matter class within it, by class name."""
    names = {class_.__name__: {field.name for field in dataclasses.fields(class_)}}
    for hint in typing.get_type_hints(class_).values():
        inner = dataclass_in(hint)
        inner = inner or (dataclass_in(typing.get_args(hint)[1]) if typing.get_origin(hint) is dict else None)
        if inner and inner.__name__.endswith(("FrontMatter", "Entry")):
            names |= field_names_by_class(inner)
    return names


def page(built: Path, language: Language) -> str:
    prefix = "en/" if language == "en" else ""
    return (built / f"{prefix}contribute/fields/index.html").read_text(encoding="utf-8")


def ids(table: FieldTable, field: Field) -> str:
    return f"{table.name}.{field.name}"


def test_every_front_matter_field_has_a_row() -> None:
    model = field_names_by_class(ArticleFrontMatter) | field_names_by_class(TranslationFrontMatter)
    assert {table.name: {field.name for field in table.fields} for table in TABLES} == {
        name.removesuffix("FrontMatter").removesuffix("Entry").lower(): names for name, names in model.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("table", "field"), FIELDS, ids=lambda one: getattr(one, "name", ""))
def test_the_page_shows_every_field(built: Path, language: Language, table: FieldTable, field: Field) -> None:
    row = re.search(rf'<tr id="{table.name}\.{field.name}">.*?</tr>', page(built, language), re.DOTALL)
    assert row, "the field has no row"
    plain = re.sub(r"<[^>]+>", "", row[0]).replace("&#39;", "'").replace("&#34;", '"')
    assert field.description.localize(language) in plain
    assert {True: {"id": "wajib", "en": "required"}, False: {"id": "boleh", "en": "may be"}}[field.required][
        language
    ] in plain
    assert field.example in plain
    assert all(word in plain for word in (*field.choices, field.default))
    assert field.maximum is None or f"{field.maximum:,}".replace(",", "." if language == "id" else ",") in plain


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_explains_every_choice(built: Path, language: Language) -> None:
    text = page(built, language)
    for entries in field_reference_data(VOCABULARIES)["lists"].values():
        for id_, entry in entries.items():
            assert f"<code>{id_}</code>" in text
            assert entry.definition.localize(language).replace("'", "&#39;") in text
    for _, field in FIELDS:
        for word in field.choices:
            assert f'<tr id="word.{word}">' in text
    assert all(f"<code>{date}</code>" in text for date in ("2017-12-18", "2017-12", "2017", "2019/..", "../2023"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fragment_link_has_a_target(built: Path, language: Language) -> None:
    text = page(built, language)
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


CLASSES = {
    re.sub("(frontmatter|entry)$", "", name.lower()): found
    for module in (front_matter, event_front_matter, vocabulary_entries)
    for name, found in vars(module).items()
}
EXAMPLES = [(table, field) for table, field in FIELDS if field.value_format != "fields"]


@pytest.mark.parametrize(("table", "field"), EXAMPLES, ids=lambda one: getattr(one, "name", ""))
def test_the_check_accepts_every_example(table: FieldTable, field: Field) -> None:
    """The example is parsed as YAML in the form in which the page shows it."""
    assert field.example, "every field has an example"
    nodes, problems = parse_yaml(f"{field.name}: {field.example}", "example.md")
    assert nodes and not problems
    class_ = CLASSES[table.name]
    hints = typing.get_type_hints(class_, include_extras=True)
    type_adapter(hints[field.name]).validate_python(nodes.values[field.name])


@pytest.mark.parametrize(
    ("table", "field"),
    [one for one in EXAMPLES if one[1].value_format == "id"],
    ids=lambda one: getattr(one, "name", ""),
)
def test_the_ids_in_examples_exist(table: FieldTable, field: Field) -> None:
    known = {name.replace("_", ""): set(found) for name, found in allowed_ids(VOCABULARIES).items()}
    assert set(field.example.strip("[]").split(", ")) <= known[field.reference.replace("_", "")]


def test_conditions_between_fields_are_described() -> None:
    conditions = {table.name: " ".join(table.conditions("en")) for table in TABLES}
    assert "inferred" in conditions["event"] and "two parties" in conditions["event"]
    assert "twice" in conditions["instrument"]
    assert conditions["source"] == ""
