"""Every query of gold.yml, asked with the search page's own modules in a browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml
from oracle import Row, answers, expected, having
from playwright.sync_api import Page, expect

from roots import PROJECT

pytestmark = pytest.mark.long

Events = dict[str, list[set[str]]]
Ask = Callable[[list[tuple[str, str]]], list[dict[str, Any]]]
GOLD: list[dict[str, Any]] = yaml.load(
    (PROJECT / "tests/search/gold.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


def asked(ask: Ask, entries: list[dict[str, Any]]) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return the entries with what the page finds for each."""
    queries = [(entry["q"], entry.get("lang", "id")) for entry in entries]
    return list(zip(entries, ask(queries), strict=True))


def test_names_are_found_exactly_and_everything_nearly(ask: Ask, events: Events) -> None:
    assert len(GOLD) >= 160
    wrong, precision, recall = [], [], []
    for entry, outcome in asked(ask, [entry for entry in GOLD if entry.keys() & {"about", "any", "matches", "people"}]):
        found = set() if outcome["absent"] else set(outcome["articles"])  # those only mention it
        wanted = expected(entry, events)
        hits = len(found & wanted)
        precision.append(hits / len(found) if found else float(not wanted))
        recall.append(hits / len(wanted) if wanted else float(not found))
        if found != wanted:
            wrong.append((entry["q"], entry.get("lang", "id"), sorted(found - wanted), sorted(wanted - found)))
    names = {entry["q"] for entry in GOLD if "matches" not in entry}
    assert [found for found in wrong if found[0] in names] == []
    assert sum(precision) / len(precision) >= 0.95, wrong
    assert sum(recall) / len(recall) >= 0.95, wrong
    print(f"precision {sum(precision) / len(precision):.3f}, recall {sum(recall) / len(recall):.3f}", wrong)


def test_a_question_is_answered_with_the_cooperation(ask: Ask, events: Events) -> None:
    entries = [entry for entry in GOLD if "answers" in entry]
    assert len(entries) >= 20
    found = [
        (entry["q"], sorted((set(slug.split("--")) for slug in outcome["answers"]), key=sorted))
        for entry, outcome in asked(ask, entries)
    ]
    assert found == [(entry["q"], answers(entry, events)) for entry in entries]
    assert sum(bool(own) for _, own in found) > 15


def test_a_slip_is_offered_or_said_and_a_place_of_the_world_is_none(ask: Ask) -> None:
    entries = [entry for entry in GOLD if "misspelling" in entry]
    assert len(entries) >= 8
    found = [(entry["q"], outcome["misspelling"] or []) for entry, outcome in asked(ask, entries)]
    assert found == [(entry["q"], entry["misspelling"]) for entry in entries]


def test_a_standing_is_answered_with_the_cooperations_that_have_it(ask: Ask, cooperations: list[Row]) -> None:
    entries = [entry for entry in GOLD if "standing" in entry]
    for entry, outcome in asked(ask, entries):
        own, wanted = outcome["standings"], having(entry, cooperations)
        assert own["names"] == entry["standing"], entry["q"]
        found = [(set(slugs), more) for id_, slugs, more in own["found"] if id_ == entry.get("of")]
        assert len(found) == ("of" in entry), entry["q"]
        assert all(shown == wanted or (shown < wanted and more) for shown, more in found), entry["q"]
    assert sum("of" in entry for entry in entries) >= 5


def test_an_embassy_or_consulate_is_found_by_its_country_and_city(ask: Ask) -> None:
    entries = [entry for entry in GOLD if "missions" in entry]
    found = [(entry["q"], outcome["missions"]) for entry, outcome in asked(ask, entries)]
    assert found == [(entry["q"], entry["missions"]) for entry in entries]
    assert any(missions for _, missions in found)


def test_where_nothing_meets_the_whole_a_part_of_it_is_offered(ask: Ask) -> None:
    entries = [entry for entry in GOLD if "less" in entry]
    found = [(entry["q"], outcome["less"], outcome["articles"]) for entry, outcome in asked(ask, entries)]
    assert found == [(entry["q"], entry["less"], []) for entry in entries]
    assert found


def test_what_one_language_lacks_is_found_in_the_other(ask: Ask) -> None:
    entries = [entry for entry in GOLD if "other" in entry]
    assert len(entries) >= 3
    found = [(entry["q"], outcome["language"], bool(outcome["articles"])) for entry, outcome in asked(ask, entries)]
    assert found == [(entry["q"], entry["other"], True) for entry in entries]


def test_without_words_the_newest_event_comes_first(ask: Ask) -> None:
    for outcome in ask([("Jepang", "id"), ("Bandung", "id")]):
        years = [int(article.split("/")[0]) for article in outcome["articles"]]
        assert years[0] >= years[-1]


def test_what_a_name_may_mean_is_not_listed_again_as_a_page(page: Page, everything: str) -> None:
    page.goto(f"{everything}search/?q=Bandung")
    hints = page.locator("[data-hints]")
    expect(hints.get_by_role("link", name="Kota Bandung")).to_have_count(1)
    page.goto(f"{everything}search/?q=Kota Bandung")
    hints.get_by_role("link", name="Kota Bandung").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kota Bandung")


def test_a_standing_leads_to_its_cooperations(page: Page, everything: str, cooperations: list[Row]) -> None:
    page.goto(f"{everything}en/search/?q=expired MoUs")
    page.locator("[data-hints]").get_by_role("link", name="Expired").click()
    expired = sum(one["standing"] == "expired" for one in cooperations)
    expect(page.locator("h2#expired .km-count")).to_have_text(str(expired))
    page.goto(f"{everything}search/?q=kerja sama Bandung yang masih berlaku")
    expect(page.locator("[data-hints]").get_by_role("listitem").filter(has_text="Masih berlaku")).to_have_count(
        len(having({"standing": ["in-force"], "of": "kota-bandung"}, cooperations))
    )


def test_less_of_a_query_is_one_click_away(page: Page, everything: str) -> None:
    page.goto(f"{everything}search/?q=Yogya Kyoto")
    page.get_by_role("link", name="Daerah Istimewa Yogyakarta Kyoto").click()
    expect(page.locator("[data-hints] .km-answer")).to_have_count(1)
