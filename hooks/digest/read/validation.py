"""YAML values -> instances of the front matter and entry classes, or the problems that keep them from being one."""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from digest.core.problem import Problem, problem
from digest.parse.yaml_nodes import FieldPath, YamlNodes, format_field_path
from digest.read.suggestions import suggest_names, suggest_value

RULE_BY_ERROR_TYPE = {
    "missing": "field-missing",
    "unexpected_keyword_argument": "field-unknown",
    "string_type": "not-text",
    "list_type": "not-a-list",
    "dataclass_type": "not-fields",
    "dict_type": "not-fields",
    "literal_error": "not-one-of",
    "string_too_short": "text-too-short",
    "string_too_long": "text-too-long",
    "too_short": "list-empty",
    "too_long": "list-too-long",
    "string_pattern_mismatch": "wrong-form",
}
"""The rule ids for pydantic's error types; our own validators raise errors whose type is a rule id already."""

RULE_BY_SCHEMA_KEYWORD = {
    "required": RULE_BY_ERROR_TYPE["missing"],
    "additionalProperties": RULE_BY_ERROR_TYPE["unexpected_keyword_argument"],
    "type": RULE_BY_ERROR_TYPE["string_type"],
    "enum": RULE_BY_ERROR_TYPE["literal_error"],
    "minLength": RULE_BY_ERROR_TYPE["string_too_short"],
    "maxLength": RULE_BY_ERROR_TYPE["string_too_long"],
    "minItems": RULE_BY_ERROR_TYPE["too_short"],
    "maxItems": RULE_BY_ERROR_TYPE["too_long"],
    "pattern": RULE_BY_ERROR_TYPE["string_pattern_mismatch"],
}
"""The rule ids for keywords of JSON Schema, for the form in the browser; `x-rule` in a schema takes precedence."""

RULE_BY_MISSING_FIELD = {"added": "added-missing"}
"""The rule ids for missing fields whose message says more than the name of the field."""

PLACEHOLDER_BY_SCHEMA_KEYWORD = {
    "minLength": "least", "maxLength": "most", "minItems": "least", "maxItems": "most", "maximum": "most",
}  # fmt: skip
"""The placeholder in a message that is filled with a keyword's value."""

MAX_PROBLEMS = 100
"""Problems that are reported for one file: the suggestions for each take time."""

PLACEHOLDER_BY_ERROR_CONTEXT = {
    "min_length": "least", "max_length": "most", "actual_length": "length", "pattern": "form",
}  # fmt: skip
"""The placeholder in a message that is filled with a value of a pydantic error's `ctx`."""

RULES_ON_KEYS = frozenset(["field-unknown", "field-empty", "list-empty", "list-too-long"])
"""The rules whose problems are reported at a field's key, not at its value."""


@functools.cache
def type_adapter(type_: Any) -> TypeAdapter[Any]:
    """Return the pydantic validator of a type, created once."""
    return TypeAdapter(type_)


def validate_nodes(path: str, nodes: YamlNodes, type_: Any) -> tuple[Any, list[Problem]]:
    """Return the values of `nodes` as an instance of `type_`, or None and up to `MAX_PROBLEMS` problems."""
    try:
        return type_adapter(type_).validate_python(nodes.values), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)[:MAX_PROBLEMS]
        return None, list(_ErrorTranslator(path, nodes, type_).problems(details))


@dataclasses.dataclass(slots=True)
class _ErrorTranslator:
    """Translates pydantic's errors in one file to problems."""

    path: str
    nodes: YamlNodes
    type_: Any

    def problems(self, details: list[ErrorDetails]) -> Iterator[Problem]:
        misspelt = {self.intended_field(detail) for detail in details}
        for detail in details:
            path = tuple(detail["loc"])
            if detail["type"] != "missing" or path not in misspelt:
                yield self.problem(detail, path)

    def problem(self, detail: ErrorDetails, path: FieldPath) -> Problem:
        rule = RULE_BY_ERROR_TYPE.get(detail["type"], detail["type"])
        if detail["input"] is None and detail["type"] not in {"missing", "unexpected_keyword_argument"}:
            rule = "field-empty"
        name = path[-1] if path else ""
        if rule == "field-missing":
            rule = RULE_BY_MISSING_FIELD.get(str(name), rule)
        values: dict[str, object] = {"value": detail["input"], "name": name}
        context = detail.get("ctx", {})
        values |= {name: context[key] for key, name in PLACEHOLDER_BY_ERROR_CONTEXT.items() if key in context}
        values |= {name: value for name, value in context.items() if name in {"length", "most"}}
        if rule in {"text-too-long", "text-too-short"}:
            values["length"] = len(str(detail["input"]).strip())
        if rule == "field-unknown":
            names = self.sibling_names(path)
            values |= {"allowed": ", ".join(names), "near": suggest_names(str(path[-1]), names)}
        if rule == "not-one-of":
            allowed = context["expected"].replace("'", "").replace(" or ", ", ")
            values |= {"allowed": allowed, "near": suggest_names(str(detail["input"]), allowed.split(", "))}
        if suggestion := suggest_value(rule, detail["input"]):
            values["near"] = suggestion
        position = self.nodes.position(path, of_key=rule in RULES_ON_KEYS)
        return problem(self.path, position, rule, format_field_path(path), **values)

    def intended_field(self, detail: ErrorDetails) -> FieldPath:
        """Return the field that an unknown one probably means; that it is missing then needs no second problem."""
        path = tuple(detail["loc"])
        if detail["type"] != "unexpected_keyword_argument":
            return ("",)
        return (*path[:-1], suggest_names(str(path[-1]), self.sibling_names(path)).split(", ")[0])

    def sibling_names(self, path: FieldPath) -> list[str]:
        """Return the names of all fields that are allowed beside the field at `path`."""
        return field_names(self.type_, path[:-1])


def field_names(type_: Any, path: FieldPath) -> list[str]:
    """Return the names of the fields of the dataclass at `path` inside `type_`; none where there is no dataclass."""
    for step in path:
        inner = dataclass_in(type_)
        if isinstance(step, str) and inner:
            type_ = typing.get_type_hints(inner).get(step)
        elif typing.get_origin(type_) is dict:
            type_ = typing.get_args(type_)[1]
    found = dataclass_in(type_)
    return [field.name for field in dataclasses.fields(found)] if found else []


def dataclass_in(type_: Any) -> Any:
    """Return the dataclass X of a type such as X, `list[X]` or `X | None`, or None where there is none."""
    if dataclasses.is_dataclass(type_):
        return type_
    origin = typing.get_origin(type_)
    if origin in {list, types.UnionType, typing.Union}:
        return next(filter(None, map(dataclass_in, typing.get_args(type_))), None)
    return None
