"""Every query of gold.yml, asked on the search page in a browser."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from oracle import expected
from playwright.sync_api import Page, expect

from roots import PROJECT

GOLD: list[dict[str, Any]] = yaml.load(
    (PROJECT / "tests/search/gold.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


def ask(page: Page, address: str, entry: dict[str, Any]) -> list[str]:
    """Search for a query, and return the ids of all articles in the order of the results."""
    prefix = "en/" if entry.get("lang") == "en" else ""
    page.goto(f"{address}{prefix}search/?{urlencode({'q': entry['q']})}")
    settle(page)
    more = page.locator("[data-more]")
    while more.is_visible():
        before = page.locator("[data-results] > li").count()
        more.click()
        expect(page.locator("[data-results] > li")).not_to_have_count(before)
        settle(page)
    links = page.locator("[data-results] a").evaluate_all("all => all.map(one => one.href)")
    return [match[1] for link in links if (match := re.search(r"articles/(.+)/$", link))]


def settle(page: Page) -> None:
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false", timeout=30_000)


def test_names_are_found_exactly_and_everything_nearly(page: Page, everything: str) -> None:
    assert len(GOLD) >= 60
    wrong, precision, recall = [], [], []
    for entry in GOLD:
        found, wanted = set(ask(page, everything, entry)), expected(entry)
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


@pytest.mark.parametrize("query", ["Jepang", "Bandung"])
def test_without_words_the_newest_event_comes_first(page: Page, everything: str, query: str) -> None:
    years = [int(article.split("/")[0]) for article in ask(page, everything, {"q": query})]
    assert years[0] >= years[-1]
