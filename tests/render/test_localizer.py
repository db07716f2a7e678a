from __future__ import annotations

from decimal import Decimal

import pytest

from digest.group.site import Site
from digest.model.events import Figure
from digest.parse.dates import parse_date
from digest.read.fields import LocalizedText
from digest.read.vocabulary_entries import LabelEntry
from digest.render.localizer import LabelError, Localizer
from digest.render.urls import relative_url


@pytest.fixture(scope="module")
def indonesian(site: Site) -> Localizer:
    return Localizer(site.model.vocabularies, "id")


@pytest.fixture(scope="module")
def english(site: Site) -> Localizer:
    return Localizer(site.model.vocabularies, "en")


@pytest.mark.parametrize(
    ("text", "in_indonesian", "in_english"),
    [
        ("2017-12-18", "18 Desember 2017", "18 December 2017"),
        ("2017-12", "Desember 2017", "December 2017"),
        ("2017", "2017", "2017"),
        ("2019/..", "sejak 2019", "since 2019"),
        ("../2023-06", "paling lambat Juni 2023", "by June 2023"),
        ("2019/2023-05", "2019 – Mei 2023", "2019 – May 2023"),
    ],
)
def test_a_date_is_said_as_precisely_as_it_is_known(
    indonesian: Localizer, english: Localizer, text: str, in_indonesian: str, in_english: str
) -> None:
    assert indonesian.date(parse_date(text)) == in_indonesian
    assert english.date(parse_date(text)) == in_english


def test_an_interval_is_said_in_one(indonesian: Localizer, english: Localizer) -> None:
    found = parse_date("2023-03-14/2023-03-17")
    assert "".join(indonesian.date(found).split()) == "14–17Maret2023"
    assert "".join(english.date(found).split()) == "14–17March2023"


@pytest.mark.parametrize(
    ("figure", "in_indonesian", "in_english"),
    [
        (
            Figure(what=LocalizedText("x"), value=Decimal(10000), unit=LocalizedText("orang", "people")),
            "10.000 orang",
            "10,000 people",
        ),
        (
            Figure(what=LocalizedText("x"), value=Decimal(15000000), unit=LocalizedText("IDR")),
            "Rp\xa015.000.000",
            "IDR\xa015,000,000",
        ),
        (Figure(what=LocalizedText("x"), value=Decimal("2.5"), unit=LocalizedText("%")), "2,5%", "2.5%"),
        (Figure(what=LocalizedText("x"), value=Decimal(25), qualifier="about"), "sekitar 25", "about 25"),
    ],
)
def test_a_figure_is_written_as_the_language_writes_it(
    indonesian: Localizer, english: Localizer, figure: Figure, in_indonesian: str, in_english: str
) -> None:
    assert indonesian.figure(figure).replace(" ", " ") in {in_indonesian, in_indonesian.replace("\xa0", "")}
    assert english.figure(figure) in {in_english, in_english.replace("\xa0", "")}


@pytest.mark.parametrize(
    ("target", "page", "url"),
    [
        ("cities/a/", "cities/b/", "../a/"),
        ("", "cities/b/", "../../"),
        ("cities/a/", "", "cities/a/"),
        ("cities/a/", "cities/a/", "./"),
        ("cities/a/#x", "cities/a/", "#x"),
        ("timeline/2017/#x", "cities/a/", "../../timeline/2017/#x"),
        ("", "", "./"),
    ],
)
def test_links_are_relative_so_that_any_address_will_do(target: str, page: str, url: str) -> None:
    assert relative_url(target, page) == url


def test_a_label_is_filled_and_never_obeyed(site: Site) -> None:
    localizer = Localizer(site.model.vocabularies, "id")
    localizer.labels = {"x": LabelEntry(id="{count} {count.__class__} {count:>99999999999} {{}} {", en="")}
    assert localizer.t("x", count=1) == "1 {count.__class__} {count:>99999999999} {{}} {"


@pytest.mark.parametrize("key", ["x", "nowhere"])
def test_a_label_that_cannot_be_said_is_named(site: Site, key: str) -> None:
    localizer = Localizer(site.model.vocabularies, "id")
    localizer.labels = {"x": LabelEntry(id="{other}", en="")}
    with pytest.raises(LabelError, match=f"data/labels.yml, {key}: "):
        localizer.t(key, count=1)
