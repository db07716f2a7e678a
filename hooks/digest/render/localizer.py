"""Labels, numbers and dates in one language: labels from data/labels.yml, formats from CLDR through Babel."""

from __future__ import annotations

import datetime as dt
import functools
import re
from decimal import Decimal

from babel import Locale
from babel.dates import parse_pattern
from babel.numbers import format_currency, format_decimal

from digest.core.dependencies import ALL_LABELS, depend
from digest.model.events import Event, Figure, Instrument
from digest.parse.dates import PartialDate, Precision, parse_date
from digest.read.content import Vocabularies
from digest.read.fields import LANGUAGES, Language, LocalizedText

LOCALES: dict[Language, str] = {"id": "id", "en": "en_GB"}
"""CLDR's locales; British English writes dates day first, as Indonesian does."""

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""A name in braces. Not str.format: it also follows attributes and pads to any width, and anyone may edit a label."""


class LabelError(Exception):
    """A label is missing, or has a placeholder that the page gives no value for; the message names the label."""


class Localizer:
    """Formats labels, short texts, numbers and dates in one language."""

    def __init__(self, vocabularies: Vocabularies, language: Language) -> None:
        self.labels, self.language = vocabularies.labels, language
        self.locale = Locale.parse(LOCALES[language])
        self.number_cache: dict[int | Decimal, str] = {}
        self.date_cache: dict[tuple[object, ...], str] = {}

    def t(self, key: str, **values: object) -> str:
        """Return a label with its placeholders replaced by `values` (t: translate). Raises LabelError."""
        depend(key)
        text = self.label(key)
        try:
            return PLACEHOLDER.sub(lambda name: str(values[name[1]]), text) if values else text
        except KeyError as error:
            raise LabelError(f"data/labels.yml, {key}: {error} is not given by the page") from None

    def label(self, key: str) -> str:
        """Return a label as it stands in the file. Raises LabelError."""
        if key not in self.labels:
            raise LabelError(f"data/labels.yml, {key}: there is no such label")
        label = self.labels[key]
        return label.en if self.language == "en" else label.id

    def has_label(self, key: str) -> bool:
        """Tell whether there is a label; what asks for one that is missing depends on which labels there are."""
        depend(key if key in self.labels else ALL_LABELS)
        return key in self.labels

    def label_keys(self, prefix: str) -> list[str]:
        """Return the keys of all labels that begin with `prefix`."""
        depend(ALL_LABELS)
        return [key for key in self.labels if key.startswith(prefix)]

    def localize(self, text: LocalizedText) -> str:
        """Return a short text in this language, or in Indonesian where it is not translated."""
        return text.localize(self.language)

    def count(self, key: str, number: int) -> str:
        """Return a number with its noun, singular or plural: `1 event`, `2 events`."""
        form = "one" if self.language == "en" and number == 1 else "many"
        return self.t(f"{key}.{form}", count=self.number(number))

    def number(self, value: int | Decimal) -> str:
        """Return a number with the separators of this language."""
        if value not in self.number_cache:
            self.number_cache[value] = format_decimal(value, locale=self.locale)
        return self.number_cache[value]

    def date(self, date: PartialDate, *, short: bool = False) -> str:
        """Return a date with the precision that it has: `18 Desember 2017`, `Desember 2017`, `sejak 2019`."""
        if date.form == "since":
            return self.t("date.since", date=self.single_date(date.start, date.precision, short=short))
        if date.form == "until":
            return self.t("date.until", date=self.single_date(date.end, date.precision, short=short))
        if date.form == "interval":
            return self.interval(date, short=short)
        return self.single_date(date.start, date.precision, short=short)

    def single_date(self, day: dt.date, precision: Precision = "day", *, short: bool = False) -> str:
        """Return a day, month or year: as much of `day` as `precision` says."""
        if precision == "year":
            return str(day.year)
        key = (day, precision, short)
        if key not in self.date_cache:
            form = ("MMM y" if short else "MMMM y") if precision == "month" else "medium" if short else "long"
            self.date_cache[key] = formatted_day(day, form, LOCALES[self.language])
        return self.date_cache[key]

    def interval(self, date: PartialDate, *, short: bool) -> str:
        """Return an interval: `14–17 Maret 2023` within a month, otherwise both ends in full."""
        key = (date.text, short)
        if key not in self.date_cache:
            self.date_cache[key] = self.format_interval(date, short=short)
        return self.date_cache[key]

    def format_interval(self, date: PartialDate, *, short: bool) -> str:
        """Return what `interval` returns, without its cache."""
        first, last = (parse_date(part) for part in date.text.split("/"))
        end = self.single_date(last.start, last.precision, short=short)
        is_within_month = first.precision == last.precision == "day" and first.text[:7] == last.text[:7]
        if is_within_month:
            return f"{first.start.day}–{end}"
        return f"{self.single_date(first.start, first.precision, short=short)} – {end}"

    def dated(self, event: Event) -> str:
        """Return what happened to an event and when: `Peristiwa: 18 Desember 2017`, `Rencana: September 2023`."""
        return self.t(f"dated.{event.status}", date=self.date(event.date))

    def day(self, day: dt.date, *, short: bool = False) -> str:
        """Return a full date."""
        return self.single_date(day, short=short)

    def iso_day(self, text: str) -> str:
        """Return a full date that is given in ISO 8601."""
        return self.single_date(dt.date.fromisoformat(text))

    def expiry(self, instrument: Instrument, *, short: bool = False) -> str:
        """Return the date on which an instrument expires, with the precision that is known."""
        assert instrument.expires
        return self.single_date(instrument.expires, instrument.expires_precision, short=short)

    def month_name(self, number: int) -> str:
        """Return the name of a month, by its number from 1, as it is written without a day."""
        name: str = self.locale.months["stand-alone"]["wide"][number]
        return name

    def figure(self, figure: Figure) -> str:
        """Return a figure's value with its unit: `25 orang`, `sekitar Rp15.000.000`."""
        unit = self.localize(figure.unit) if figure.unit else ""
        if re.fullmatch("[A-Z]{3}", unit):
            text = self.money(figure.value, unit)
        else:
            separator = "" if unit == "%" else " "
            text = f"{self.number(figure.value)}{separator}{unit}".strip()
        return self.t(f"figure.{figure.qualifier}", value=text) if figure.qualifier else text

    def money(self, value: Decimal, currency: str) -> str:
        """Return an amount in a currency (ISO 4217 code), with decimals only if it is not a whole number."""
        pattern = self.locale.currency_formats["standard"].pattern
        if value == value.to_integral_value():
            pattern = pattern.replace(".00", "")
        return format_currency(value, currency, pattern, locale=self.locale, currency_digits=False)


@functools.lru_cache(50_000)
def formatted_day(day: dt.date, form: str, locale: str) -> str:
    """Return a day in a format of CLDR, kept for all localizers of a process, for days come again."""
    pattern, months = day_pattern(form, locale)
    return pattern % {"d": day.day, "y": day.year, **months[day.month - 1]}


@functools.cache
def day_pattern(form: str, locale: str) -> tuple[str, list[dict[str, str]]]:
    """Return a format of CLDR as a pattern for `%`, and how it names each month: Babel takes long for a single day."""
    known = Locale.parse(locale)
    pattern = known.date_formats[form] if form in known.date_formats else parse_pattern(form)
    wide, short = known.months["format"]["wide"], known.months["format"]["abbreviated"]
    return str(pattern.format), [{"MMMM": wide[month], "MMM": short[month]} for month in range(1, 13)]


def create_localizers(vocabularies: Vocabularies) -> dict[Language, Localizer]:
    """Return a localizer for each language."""
    return {language: Localizer(vocabularies, language) for language in LANGUAGES}
