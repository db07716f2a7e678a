from __future__ import annotations

from datetime import date

import pytest

from digest.group.site import Site
from digest.model.builder import event_id, years_after
from digest.model.events import party_order, scope_of
from digest.model.parties import Parties
from digest.read.loader import Loading
from roots import PROJECT


@pytest.fixture(scope="module")
def parties() -> Parties:
    content = Loading(PROJECT).content()
    assert content
    return Parties(content.vocabularies.entries)


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


def test_parties_stand_in_one_order_however_they_were_written(parties: Parties) -> None:
    ids = ["jp-kaikoukai", "kr-daejeon", "id-rscm", "kota-banjarmasin"]
    ordered = sorted((parties[id_] for id_ in ids), key=party_order)
    assert [party.id for party in ordered] == ["kota-banjarmasin", "id-rscm", "kr-daejeon", "jp-kaikoukai"]


@pytest.mark.parametrize(
    ("signed", "years", "expires"),
    [
        (date(2025, 8, 11), 5, date(2030, 8, 11)),
        (date(2020, 2, 29), 3, date(2023, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_years_of_validity_end_on_the_same_day(signed: date, years: int, expires: date) -> None:
    assert years_after(signed, years) == expires


def test_names_come_in_both_languages(parties: Parties) -> None:
    assert parties["kabupaten-banyuwangi"].name.say("en") == "Banyuwangi Regency"
    assert parties["kr-government"].name.say("id") == "Pemerintah Korea Selatan"
    country = parties["kr-daejeon"].country
    assert country and (country.slug, country.name.say("id")) == ("south-korea", "Korea Selatan")


def test_an_event_is_named_by_what_makes_it_the_same_event(site: Site) -> None:
    assert "2013-10-10-study-visit--kabupaten-banyuwangi--kota-tangerang-selatan" in site.event
    assert event_id.__doc__
