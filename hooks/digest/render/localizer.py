"""Words, numbers and dates as a reader of one language expects them (Babel, CLDR; labels from data/labels.yml)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_currency, format_decimal

from digest.model.events import Figure, Instrument
from digest.read.content import Vocabularies
from digest.read.dates import PartialDate, Precision, parse_date
from digest.read.fields import Language, Words

LOCALES: dict[Language, str] = {"id": "id", "en": "en_GB"}
"""CLDR's locales; British English writes dates as Indonesian does, day first."""


PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""A name in braces; str.format would also follow attributes and pad to any width, and anyone may change a label."""


class LabelError(Exception):
    """A label that is not there, or that asks for what a page does not give; the message names it."""


class Wording:
    """How everything is said in one language."""

    def __init__(self, vocabularies: Vocabularies, language: Language) -> None:
        self.labels, self.language = vocabularies.labels, language
        self.locale = Locale.parse(LOCALES[language])
        self.numbers: dict[int | Decimal, str] = {}
        self.dates: dict[tuple[object, ...], str] = {}

    def t(self, key: str, **values: object) -> str:
        """Return a label with its placeholders filled in. Raises LabelError for a label that a page cannot say."""
        try:
            label = self.labels[key]
            text: str = label.en if self.language == "en" else label.id
            return PLACEHOLDER.sub(lambda name: str(values[name[1]]), text) if values else text
        except KeyError as error:
            raise LabelError(f"data/labels.yml, {key}: {error} is not there, or not given by the page") from None

    def say(self, words: Words) -> str:
        """Return a short text in this language, or in Indonesian where there is no other."""
        return words.say(self.language)

    def count(self, key: str, number: int) -> str:
        """Return a number with what it counts: `1 event`, `2 events`."""
        form = "one" if self.language == "en" and number == 1 else "many"
        return self.t(f"{key}.{form}", count=self.number(number))

    def number(self, value: int | Decimal) -> str:
        """Return a number with the separators of this language."""
        if value not in self.numbers:
            self.numbers[value] = format_decimal(value, locale=self.locale)
        return self.numbers[value]

    def date(self, found: PartialDate, *, short: bool = False) -> str:
        """Return a date as precise as it is: `18 Desember 2017`, `Desember 2017`, `sejak 2019`."""
        if (found.text, short) not in self.dates:
            self.dates[found.text, short] = self.new_date(found, short=short)
        return self.dates[found.text, short]

    def new_date(self, found: PartialDate, *, short: bool) -> str:
        """Return a date in words."""
        if found.form == "since":
            return self.t("date.since", date=self.point(found.start, found.precision, short=short))
        if found.form == "until":
            return self.t("date.until", date=self.point(found.end, found.precision, short=short))
        if found.form == "interval":
            return self.interval(found, short=short)
        return self.point(found.start, found.precision, short=short)

    def point(self, day: dt.date, precision: Precision = "day", *, short: bool = False) -> str:
        """Return a day, month or year."""
        if precision == "year":
            return str(day.year)
        key = (day, precision, short)
        if key not in self.dates:
            form = ("MMM y" if short else "MMMM y") if precision == "month" else "medium" if short else "long"
            self.dates[key] = format_date(day, form, locale=self.locale)
        return self.dates[key]

    def interval(self, found: PartialDate, *, short: bool) -> str:
        """Return an interval: `14–17 Maret 2023` within a month, otherwise both ends in full."""
        first, last = (parse_date(part) for part in found.text.split("/"))
        end = self.point(last.start, last.precision, short=short)
        within = first.precision == last.precision == "day" and first.text[:7] == last.text[:7]
        if within:
            return f"{first.start.day}–{end}"
        return f"{self.point(first.start, first.precision, short=short)} – {end}"

    def day(self, found: dt.date, *, short: bool = False) -> str:
        """Return a full date."""
        return self.point(found, short=short)

    def expiry(self, instrument: Instrument, *, short: bool = False) -> str:
        """Return the end of an instrument's validity, as precise as it is known."""
        assert instrument.expires
        return self.point(instrument.expires, instrument.expires_precision, short=short)

    def month(self, number: int) -> str:
        """Return a month's name standing alone, by its number from 1."""
        name: str = self.locale.months["stand-alone"]["wide"][number]
        return name

    def figure(self, figure: Figure) -> str:
        """Return a figure's value with its unit: `25 orang`, `sekitar Rp15.000.000`."""
        unit = self.say(figure.unit) if figure.unit else ""
        if re.fullmatch("[A-Z]{3}", unit):
            text = self.money(figure.value, unit)
        else:
            separator = "" if unit == "%" else " "
            text = f"{self.number(figure.value)}{separator}{unit}".strip()
        return self.t(f"figure.{figure.qualifier}", value=text) if figure.qualifier else text

    def money(self, value: Decimal, currency: str) -> str:
        """Return an amount in a currency (ISO 4217), with decimals only where it has some."""
        pattern = self.locale.currency_formats["standard"].pattern
        if value == value.to_integral_value():
            pattern = pattern.replace(".00", "")
        return format_currency(value, currency, pattern, locale=self.locale, currency_digits=False)
