"""The types of the fields in front matter and vocabularies, each with its validator and its JSON Schema."""

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

from digest.parse.dates import CALENDAR_DATE_PATTERN, SINGLE_DATE_PATTERN, NotADateError, PartialDate, parse_date

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")

strict_dataclass = pydantic.dataclasses.dataclass(
    frozen=True, slots=True, kw_only=True, config=pydantic.ConfigDict(extra="forbid", str_strip_whitespace=True)
)
"""The decorator of all classes that editors' files are validated to: frozen, and unknown fields are refused."""


def described(indonesian: str, english: str, **constraints: Any) -> Any:
    """Return a pydantic `Field` with its description in both languages, for the JSON Schema and the field reference."""
    extra: Any = {"x-description": {"id": indonesian, "en": english}}
    return Field(description=f"{indonesian} / {english}", json_schema_extra=extra, **constraints)


@dataclass(frozen=True, slots=True)
class LocalizedText:
    """A short text in Indonesian and, where somebody wrote it, in English."""

    id: str
    en: str | None = None

    def localize(self, language: Language) -> str:
        """Return the text in `language`, or the Indonesian text where there is no English one."""
        return self.en if language == "en" and self.en else self.id

    def language_for(self, wanted: Language) -> Language:
        """Return the language of the text that `localize(wanted)` returns."""
        return "en" if wanted == "en" and self.en else "id"


def parse_localized_text(value: Any) -> LocalizedText:
    """Validate a short text: a string, or `{id: …, en: …}` where the two languages differ."""
    if isinstance(value, str) and value.strip():
        return LocalizedText(one_line(value))
    if isinstance(value, dict) and value.keys() <= {"id", "en"} and isinstance(value.get("id"), str):
        english = value.get("en")
        if value["id"].strip() and (english is None or (isinstance(english, str) and english.strip())):
            return LocalizedText(one_line(value["id"]), one_line(english) if english else None)
    raise PydanticCustomError("not-words", "not a text in Indonesian and English")


MAX_TEXT_LENGTH = 500


def one_line(text: str) -> str:
    """Return `text` with its white space collapsed to one line. More than `MAX_TEXT_LENGTH` characters are refused."""
    line = " ".join(text.split())
    if len(line) > MAX_TEXT_LENGTH:
        raise PydanticCustomError("text-too-long", "too long", {"length": len(line), "most": MAX_TEXT_LENGTH})
    return line


def date_parser(*forms: str, precision: str = "") -> Callable[[Any], PartialDate]:
    """Return a validator for dates of the given `forms` and, where it is not empty, of the given `precision`."""

    def parse(value: Any) -> PartialDate:
        if not isinstance(value, str):
            raise PydanticCustomError("date-form", "not a date")
        try:
            found = parse_date(value)
        except NotADateError as error:
            raise PydanticCustomError(error.rule, "not a date") from None
        if found.form not in forms or (precision and found.precision != precision):
            raise PydanticCustomError("date-not-day" if precision else "date-form", "not a date of this form")
        return found

    return parse


URL_CHARACTER = r"""[!#-;=?-\[\]_a-z~\u00a1-\uffff]"""
"""A character that a URL may contain: printable, no space, none of < > " \\ ^ ` { | }."""

HOST_CHARACTER = r"[^/?#@:\u0080-\uffff]"
"""A character of a host name: ASCII only, because letters of other scripts look like Latin ones (xn--… does not)."""

URL_PATTERN = rf"^(?={URL_CHARACTER}+$)[Hh][Tt][Tt][Pp][Ss]?://{HOST_CHARACTER}*\.{HOST_CHARACTER}*(:0*[1-9][0-9]{{0,4}})?([/?#].*)?$"
"""A URL that is safe to link to; the JSON Schema uses the same pattern."""

MAX_URL_LENGTH = 1000


def split_safe_url(text: str) -> SplitResult | None:
    """Return the parts of an http(s) URL that is safe to link to, or None for any other text."""
    if len(text) > MAX_URL_LENGTH or not re.fullmatch(URL_PATTERN, text):
        return None
    try:
        parts = urlsplit(text)
        port_fits = parts.port is None or parts.port > 0
    except ValueError:
        return None
    has_host = parts.hostname and "." in parts.hostname and "@" not in parts.netloc
    return parts if parts.scheme in {"http", "https"} and has_host and port_fits else None


def parse_url(value: Any) -> str:
    """Validate a URL: absolute, http or https, with a host and without user name or password."""
    if not isinstance(value, str) or split_safe_url(value) is None:
        raise PydanticCustomError("url", "not a web address")
    return value


def parse_number(value: Any) -> Decimal:
    """Validate a decimal number: digits, a point before decimals, no thousands separators."""
    if not isinstance(value, str) or not re.fullmatch(r"-?\d{1,15}(\.\d{1,6})?", value, re.ASCII):
        raise PydanticCustomError("not-a-number", "not a number")
    return Decimal(value)


def whole_number_parser(most: int) -> Callable[[Any], int]:
    """Return a validator for whole numbers from 1 to `most`."""

    def parse(value: Any) -> int:
        if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}", value, re.ASCII) or not 1 <= int(value) <= most:
            raise PydanticCustomError("not-a-whole-number", "not a whole number", {"most": most})
        return int(value)

    return parse


def json_schema(rule: str = "", **keywords: Any) -> WithJsonSchema:
    """Return a type's JSON Schema; `rule` is the id of the message for values that do not match it."""
    return WithJsonSchema({"x-rule": rule, **keywords} if rule else keywords)


def pattern_schema(pattern: str, rule: str) -> dict[str, str]:
    """Return the JSON Schema of a text that must match `pattern`; `rule` is the id of the message otherwise."""
    return {"pattern": f"^({pattern})$", "x-rule": rule}


def date_schema(pattern: str, *others: dict[str, str]) -> WithJsonSchema:
    """Return the JSON Schema of a date; `{point}` in `pattern` stands for a day, month or year."""
    syntax = pattern_schema(pattern.format(point=SINGLE_DATE_PATTERN), "date-form")
    in_calendar = pattern_schema(pattern.format(point=CALENDAR_DATE_PATTERN), "date-impossible")
    return json_schema("date-form", type="string", allOf=[syntax, *others, in_calendar])


TEXT_SCHEMA = {"type": "string", "minLength": 1, "maxLength": MAX_TEXT_LENGTH}
LOCALIZED_TEXT_SCHEMA = {
    "type": "object",
    "properties": {"id": TEXT_SCHEMA, "en": TEXT_SCHEMA},
    "required": ["id"],
    "additionalProperties": False,
}

ShortText = Annotated[
    LocalizedText,
    BeforeValidator(parse_localized_text),
    json_schema("not-words", anyOf=[TEXT_SCHEMA, LOCALIZED_TEXT_SCHEMA]),
]
SingleLine = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Id = Annotated[str, StringConstraints(min_length=1, max_length=80)]
EventId = Annotated[str, StringConstraints(min_length=1, max_length=1200)]
Url = Annotated[
    str, BeforeValidator(parse_url), json_schema("url", type="string", pattern=URL_PATTERN, maxLength=MAX_URL_LENGTH)
]
Number = Annotated[
    Decimal,
    BeforeValidator(parse_number),
    json_schema("not-a-number", type="number", exclusiveMinimum=-(10**15), exclusiveMaximum=10**15),
]
Years = Annotated[
    int,
    BeforeValidator(whole_number_parser(99)),
    json_schema("not-a-whole-number", type="integer", minimum=1, maximum=99),
]
EventDate = Annotated[
    PartialDate,
    BeforeValidator(date_parser("date", "interval", "since", "until")),
    date_schema(r"{point}(/({point}|\.\.))?|\.\./{point}"),
]
SingleDate = Annotated[PartialDate, BeforeValidator(date_parser("date")), date_schema("{point}")]
Day = Annotated[
    PartialDate,
    BeforeValidator(date_parser("date", precision="day")),
    date_schema("{point}", pattern_schema(r"\d{4}-\d{2}-\d{2}", "date-not-day")),
]
