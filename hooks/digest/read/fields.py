"""The kinds of value that front matter and vocabularies are made of, each with its check and its JSON Schema."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, Literal
from urllib.parse import SplitResult, urlsplit

import pydantic
from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from digest.read.dates import POINT_FORM, POINT_IN_CALENDAR, NotADateError, PartialDate, parse_date

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

shape = pydantic.dataclasses.dataclass(
    frozen=True, slots=True, kw_only=True, config=pydantic.ConfigDict(extra="forbid", str_strip_whitespace=True)
)
"""Decorates what people write: unknown fields are refused, nothing can be changed after reading."""


def described(indonesian: str, english: str, **constraints: Any) -> Any:
    """Return pydantic's notes on a field: what it is, for the JSON Schema and the reference table."""
    extra: Any = {"x-description": {"id": indonesian, "en": english}}
    return Field(description=f"{indonesian} / {english}", json_schema_extra=extra, **constraints)


@dataclass(frozen=True, slots=True)
class Words:
    """A short text in Indonesian and, where somebody wrote it, in English."""

    id: str
    en: str | None = None

    def say(self, language: Language) -> str:
        """Return the text in `language`, or the Indonesian one where there is no other."""
        return self.en if language == "en" and self.en else self.id

    def language(self, wanted: Language) -> Language:
        """Return the language that `say(wanted)` answers in."""
        return "en" if wanted == "en" and self.en else "id"


def words(value: Any) -> Words:
    """A short text is a line of text, or `{id: …, en: …}` where the two languages differ."""
    if isinstance(value, str) and value.strip():
        return Words(one_line(value))
    if isinstance(value, dict) and value.keys() <= {"id", "en"} and isinstance(value.get("id"), str):
        english = value.get("en")
        if value["id"].strip() and (english is None or (isinstance(english, str) and english.strip())):
            return Words(one_line(value["id"]), one_line(english) if english else None)
    raise PydanticCustomError("not-words", "not a text in Indonesian and English")


LONGEST_TEXT = 500


def one_line(text: str) -> str:
    """Return `text` on one line; longer than 500 characters, it does not fit its place and is refused."""
    line = " ".join(text.split())
    if len(line) > LONGEST_TEXT:
        raise PydanticCustomError("text-too-long", "too long", {"length": len(line), "most": LONGEST_TEXT})
    return line


def date_of(*forms: str, precision: str = "") -> Callable[[Any], PartialDate]:
    """Return a check that reads a date of one of `forms`, and of one `precision` where one is named."""

    def read(value: Any) -> PartialDate:
        if not isinstance(value, str):
            raise PydanticCustomError("date-form", "not a date")
        try:
            found = parse_date(value)
        except NotADateError as error:
            raise PydanticCustomError(error.rule, "not a date") from None
        if found.form not in forms or (precision and found.precision != precision):
            raise PydanticCustomError("date-not-day" if precision else "date-form", "not a date of this form")
        return found

    return read


URL_SIGN = r"""[!#-;=?-\[\]_a-z~\u00a1-\uffff]"""
"""A character that an address may hold: printable, no space, none of < > " \\ ^ ` { | }."""

HOST_SIGN = r"[^/?#@:\u0080-\uffff]"
"""A character of a host: ASCII, for in other scripts one host looks like another (xn--… says which it is)."""

URL_FORM = rf"^(?={URL_SIGN}+$)[Hh][Tt][Tt][Pp][Ss]?://{HOST_SIGN}*\.{HOST_SIGN}*(:0*[1-9][0-9]{{0,4}})?([/?#].*)?$"
"""The form of a web address that is safe to link to, for this check and for JSON Schema."""

LONGEST_URL = 1000


def split_url(text: str) -> SplitResult | None:
    """Return the parts of a web address that is safe to link to, or None."""
    if len(text) > LONGEST_URL or not re.fullmatch(URL_FORM, text):
        return None
    try:
        parts = urlsplit(text)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        return None
    named = parts.hostname and "." in parts.hostname and "@" not in parts.netloc
    return parts if parts.scheme in {"http", "https"} and named and port_fits else None


def web_address(value: Any) -> str:
    """A web address is absolute, http or https, names a host and carries no password."""
    if not isinstance(value, str) or split_url(value) is None:
        raise PydanticCustomError("url", "not a web address")
    return value


def number(value: Any) -> Decimal:
    """A number is written in digits, with a point before decimals and nothing between thousands."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value, re.ASCII):
        raise PydanticCustomError("not-a-number", "not a number")
    return Decimal(value)


def whole_number(most: int) -> Callable[[Any], int]:
    """Return a check that reads a whole number from 1 to `most`."""

    def read(value: Any) -> int:
        if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not 1 <= int(value) <= most:
            raise PydanticCustomError("not-a-whole-number", "not a whole number", {"most": most})
        return int(value)

    return read


def schema(rule: str = "", **keywords: Any) -> WithJsonSchema:
    """Return the JSON Schema of a kind of value; `rule` names the message for whatever does not fit it."""
    return WithJsonSchema({"x-rule": rule, **keywords} if rule else keywords)


def form(pattern: str, rule: str) -> dict[str, str]:
    """Return the JSON Schema of a form that a text must have, and the rule that it breaks otherwise."""
    return {"pattern": f"^({pattern})$", "x-rule": rule}


def forms_of_date(pattern: str, *others: dict[str, str]) -> WithJsonSchema:
    """Return the JSON Schema of a date; `{point}` in `pattern` is a day, month or year."""
    possible = form(pattern.format(point=POINT_IN_CALENDAR), "date-impossible")
    return schema(
        "date-form", type="string", allOf=[form(pattern.format(point=POINT_FORM), "date-form"), *others, possible]
    )


TEXT = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
WORDS_SCHEMA = {
    "type": "object",
    "properties": {"id": TEXT, "en": TEXT},
    "required": ["id"],
    "additionalProperties": False,
}

Text = Annotated[Words, BeforeValidator(words), schema("not-words", anyOf=[TEXT, WORDS_SCHEMA])]
Line = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Url = Annotated[
    str, BeforeValidator(web_address), schema("url", type="string", pattern=URL_FORM, maxLength=LONGEST_URL)
]
Number = Annotated[
    Decimal,
    BeforeValidator(number),
    schema("not-a-number", type="number", exclusiveMinimum=-(10**15), exclusiveMaximum=10**15),
]
Years = Annotated[
    int, BeforeValidator(whole_number(99)), schema("not-a-whole-number", type="integer", minimum=1, maximum=99)
]
EventDate = Annotated[
    PartialDate,
    BeforeValidator(date_of("date", "interval", "since", "until")),
    forms_of_date(r"{point}(/({point}|\.\.))?|\.\./{point}"),
]
PointDate = Annotated[PartialDate, BeforeValidator(date_of("date")), forms_of_date("{point}")]
Day = Annotated[
    PartialDate,
    BeforeValidator(date_of("date", precision="day")),
    forms_of_date("{point}", form(r"\d{4}-\d{2}-\d{2}", "date-not-day")),
]
