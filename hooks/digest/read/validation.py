"""Nodes -> the shape of what editors write; where they do not fit, what is wrong and where."""

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
from digest.read.suggestions import likely, near
from digest.read.yaml_nodes import Nodes, Path, show_path

RULES = {
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
"""pydantic's kinds of error, and ours; a kind that is not named here is one of ours already."""

SCHEMA_RULES = {
    "required": RULES["missing"],
    "additionalProperties": RULES["unexpected_keyword_argument"],
    "type": RULES["string_type"],
    "enum": RULES["literal_error"],
    "minLength": RULES["string_too_short"],
    "maxLength": RULES["string_too_long"],
    "minItems": RULES["too_short"],
    "maxItems": RULES["too_long"],
    "pattern": RULES["string_pattern_mismatch"],
}
"""The same rules by JSON Schema's keywords, for whoever checks against the schema; `x-rule` in it goes before."""

SCHEMA_BOUNDS = {"minLength": "least", "maxLength": "most", "minItems": "least", "maxItems": "most", "maximum": "most"}
"""The placeholder of a message that a keyword of the schema fills."""

MOST = 100
"""Problems of one file that are told: each is given near names, which takes its time."""

BOUNDS = {"min_length": "least", "max_length": "most", "actual_length": "length", "pattern": "form"}


@functools.cache
def adapter(shape: Any) -> TypeAdapter[Any]:
    """Return the one pydantic validator of a shape."""
    return TypeAdapter(shape)


def shaped(path: str, nodes: Nodes, shape: Any) -> tuple[Any, list[Problem]]:
    """Return the values of `nodes` as a `shape`, or None and every reason why they are none."""
    try:
        return adapter(shape).validate_python(nodes.values), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)[:MOST]
        return None, list(_Shaping(path, nodes, shape).problems(details))


@dataclasses.dataclass(slots=True)
class _Shaping:
    """Turns pydantic's errors on one document into problems."""

    path: str
    nodes: Nodes
    shape: Any

    def problems(self, details: list[ErrorDetails]) -> Iterator[Problem]:
        explained = {self.meant(detail) for detail in details}
        for detail in details:
            where = tuple(detail["loc"])
            if detail["type"] != "missing" or where not in explained:
                yield self.problem(detail, where)

    def problem(self, detail: ErrorDetails, where: Path) -> Problem:
        rule = RULES.get(detail["type"], detail["type"])
        if detail["input"] is None and rule not in {"field-missing", "field-unknown"}:
            rule = "field-empty"
        values: dict[str, object] = {"value": detail["input"], "name": where[-1] if where else ""}
        values |= {ours: detail["ctx"][theirs] for theirs, ours in BOUNDS.items() if theirs in detail.get("ctx", {})}
        values |= {name: value for name, value in detail.get("ctx", {}).items() if name in {"length", "most"}}
        if rule in {"text-too-long", "text-too-short"}:
            values["length"] = len(str(detail["input"]).strip())
        if rule == "field-unknown":
            values |= {"allowed": ", ".join(self.names(where)), "near": near(str(where[-1]), self.names(where))}
        if rule == "not-one-of":
            allowed = detail["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
            values |= {"allowed": allowed, "near": near(str(detail["input"]), allowed.split(", "))}
        if meant := likely(rule, detail["input"]):
            values["near"] = meant
        place = self.nodes.place(where, of_key=rule in {"field-unknown", "field-empty", "list-empty", "list-too-long"})
        return problem(self.path, place, rule, show_path(where), **values)

    def meant(self, detail: ErrorDetails) -> Path:
        """Return the field that an unknown one was probably meant to be: its absence needs no second problem."""
        where = tuple(detail["loc"])
        if detail["type"] != "unexpected_keyword_argument":
            return ("",)
        return (*where[:-1], near(str(where[-1]), self.names(where)).split(", ")[0])

    def names(self, where: Path) -> list[str]:
        """Return the names of the fields that may stand beside the field `where`."""
        return field_names(self.shape, where[:-1])


def field_names(shape: Any, where: Path) -> list[str]:
    """Return the names of the fields of the shape that stands at `where` inside `shape`."""
    for step in where:
        inner = dataclass_in(shape)
        if isinstance(step, str) and inner:
            shape = typing.get_type_hints(inner).get(step)
        elif typing.get_origin(shape) is dict:
            shape = typing.get_args(shape)[1]
    found = dataclass_in(shape)
    return [field.name for field in dataclasses.fields(found)] if found else []


def dataclass_in(shape: Any) -> Any:
    """Return the dataclass that a type such as `list[X]` or `X | None` speaks of, or None."""
    if dataclasses.is_dataclass(shape):
        return shape
    origin = typing.get_origin(shape)
    if origin in {list, types.UnionType, typing.Union}:
        return next(filter(None, map(dataclass_in, typing.get_args(shape))), None)
    return None
