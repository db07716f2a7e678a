from __future__ import annotations

from datetime import date

import pytest

from digest.check.event_ids import EventIds
from digest.group.site import Site
from digest.model.builder import add_years
from digest.model.events import scope_of
from digest.model.parties import Parties
from roots import real_vocabularies


@pytest.fixture(scope="module")
def parties() -> Parties:
    return Parties(real_vocabularies())


@pytest.mark.parametrize(
    ("ids", "scope"),
    [
        (["kota-bandung", "jp-hamamatsu"], "ksdpl"),
        (["kota-bandung", "jp-hamamatsu", "jp-jica"], "ksdpl"),
        (["kota-banjarmasin", "jp-kaikoukai"], "ksdll"),
        (["kota-banjarmasin", "jp-government"], "ksdll"),
        (["kota-banjarmasin", "id-rscm", "jp-kaikoukai"], "ksdll"),
        (["kota-tangerang-selatan", "kabupaten-banyuwangi"], "ksdd"),
        (["kota-banjarmasin", "id-pmi"], "ksdpk"),
        (["id-government", "kr-government"], "government"),
        (["id-bio-farma", "kr-sk-plasma"], "institutions"),
        (["id-rscm", "kr-government"], "institutions"),
    ],
)
def test_the_scope_follows_from_the_kinds_of_the_parties(parties: Parties, ids: list[str], scope: str) -> None:
    assert scope_of(tuple(parties[id_] for id_ in ids)) == scope


def test_the_order_of_parties_does_not_depend_on_the_file(parties: Parties) -> None:
    ids = ["jp-kaikoukai", "kr-daejeon", "id-rscm", "kota-banjarmasin"]
    assert EventIds(parties.vocabularies).in_order(ids) == ["kota-banjarmasin", "id-rscm", "kr-daejeon", "jp-kaikoukai"]


@pytest.mark.parametrize(
    ("signed", "years", "expires"),
    [
        (date(2025, 8, 11), 5, date(2030, 8, 11)),
        (date(2020, 2, 29), 3, date(2023, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_add_years_keeps_the_day(signed: date, years: int, expires: date) -> None:
    assert add_years(signed, years) == expires


def test_names_are_in_both_languages(parties: Parties) -> None:
    assert parties["kabupaten-banyuwangi"].name.localize("en") == "Banyuwangi Regency"
    assert parties["kr-government"].name.localize("id") == "Pemerintah Korea Selatan"
    country = parties["kr-daejeon"].country
    assert country and (country.slug, country.name.localize("id")) == ("south-korea", "Korea Selatan")


def test_the_id_of_an_event_has_its_date_kind_and_parties(site: Site) -> None:
    assert "2013-10-10-study-visit--kabupaten-banyuwangi--kota-tangerang-selatan" in site.event_by_id
