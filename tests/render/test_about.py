"""The page about the digest says what the code does: names, figures and order of the standings."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from digest.group.cooperations import EXPIRING_MONTHS, NO_NEWS_MONTHS
from digest.group.site import Site
from digest.read.fields import LANGUAGES, Language
from digest.read.vocabulary_entries import StandingName
from digest.render.localizer import Localizer

ABOUT = pytest.mark.parametrize("language", LANGUAGES)
ORDER = (
    ("ended",),
    ("in-force", "expiring", "expired"),
    ("no-news",),
    ("planned", "overdue"),
    ("in-force",),
    ("active",),
    ("exploring",),
)
"""What each rule of `standing_of` can answer, in its order (tests/group/test_standing.py holds the rules themselves)."""


def body(site: Site, language: Language) -> str:
    (page,) = (page for page in site.model.static_pages if page.slug == "about")
    return page.texts[language].body


@ABOUT
def test_the_rules_of_the_standings_stand_in_their_order_by_their_names(site: Site, language: Language) -> None:
    localizer = Localizer(site.model.vocabularies, language)
    rules = re.findall(r"^\d\. (.*)$", body(site, language), re.MULTILINE)
    named = [tuple(re.findall(r"\*\*(.*?)\*\*", rule)) for rule in rules]
    assert named == [tuple(localizer.t(f"standing.{name}") for name in names) for names in ORDER]
    assert {name for names in ORDER for name in names} == set(get_args(StandingName))


@ABOUT
def test_the_months_are_those_that_the_code_counts(site: Site, language: Language) -> None:
    labels = site.model.vocabularies.labels
    texts = [
        getattr(label, language) for key, label in labels.items() if key.startswith(("standing.", "coverage.quiet"))
    ]
    texts += re.findall(r"^\d\. .*$", body(site, language), re.MULTILINE)
    for text in texts:
        for number in re.findall(r"(\d+) (?:bulan|months)", text):
            assert int(number) == (
                EXPIRING_MONTHS if re.search("habis dalam|erakhir dalam|xpiring|ends within", text) else NO_NEWS_MONTHS
            ), text
    whole = " ".join(texts)
    for months in (NO_NEWS_MONTHS, EXPIRING_MONTHS):
        assert re.search(rf"\b{months} (?:bulan|months)", whole)


@ABOUT
def test_nobody_is_promised_an_address_that_does_not_exist(site: Site, language: Language) -> None:
    assert "@" not in body(site, language) and "mailto:" not in body(site, language)


@ABOUT
def test_the_marks_are_called_what_they_are_called_on_the_pages(site: Site, language: Language) -> None:
    text, localizer = body(site, language).lower(), Localizer(site.model.vocabularies, language)
    for key in ("mark.inferred", "status.planned", "status.postponed", "status.cancelled", "article.claims"):
        assert f"**{localizer.t(key).lower()}" in text, key
    assert f"**{localizer.t('article.reviewed', date='').strip().lower()}" in text
