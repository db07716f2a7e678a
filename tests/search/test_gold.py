"""Every query of gold.yml, asked on the search page in a browser."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from oracle import expected
from playwright.sync_api import Page, expect

from roots import PROJECT

GOLD: list[dict[str, Any]] = yaml.load(
    (PROJECT / "tests/search/gold.yml").read_text(encoding="utf-8"), yaml.CSafeLoader
)


ASK = """async (query) => {
  const results = document.querySelector("[data-results]");
  const more = document.querySelector("[data-more]");
  const settle = async () => {
    const until = performance.now() + 30_000;
    while (results.getAttribute("aria-busy") !== "false") {
      if (performance.now() > until) throw new Error(`no results of ${query} after 30 s`);
      await new Promise(requestAnimationFrame);
    }
  };
  const form = document.querySelector("[data-search]");
  form.elements.q.value = query;
  form.requestSubmit();
  await settle();
  while (more.checkVisibility()) {
    const before = results.childElementCount;
    more.click();
    await settle();
    if (results.childElementCount === before) throw new Error(`no more results of ${query}`);
  }
  return [...results.querySelectorAll("a")].map((link) => link.href);
}"""
"""What a reader does: writes a query into the field, sends it, and asks for more results until all are shown."""


def open_search(page: Page, address: str, language: str) -> None:
    """Open the search page of a language, and wait until it is ready."""
    page.goto(f"{address}{'en/' if language == 'en' else ''}search/")
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false", timeout=30_000)


def ask(page: Page, query: str) -> list[str]:
    """Search for a query on the open page, and return the ids of all articles in the order of the results."""
    return [match[1] for link in page.evaluate(ASK, query) if (match := re.search(r"articles/(.+)/$", link))]


def answers(page: Page, address: str) -> list[tuple[dict[str, Any], set[str]]]:
    """Return every query of gold.yml with the ids of the articles found; one page of each language asks them all."""
    found = []
    for language in ("id", "en"):
        open_search(page, address, language)
        found += [(entry, set(ask(page, entry["q"]))) for entry in GOLD if entry.get("lang", "id") == language]
    return found


def test_names_are_found_exactly_and_everything_nearly(page: Page, everything: str) -> None:
    assert len(GOLD) >= 60
    wrong, precision, recall = [], [], []
    for entry, found in answers(page, everything):
        wanted = expected(entry)
        hits = len(found & wanted)
        precision.append(hits / len(found) if found else float(not wanted))
        recall.append(hits / len(wanted) if wanted else float(not found))
        if found != wanted:
            wrong.append((entry["q"], entry.get("lang", "id"), sorted(found - wanted), sorted(wanted - found)))
    assert len(precision) == len(GOLD)
    names = {entry["q"] for entry in GOLD if "matches" not in entry}
    assert [found for found in wrong if found[0] in names] == []
    assert sum(precision) / len(precision) >= 0.95, wrong
    assert sum(recall) / len(recall) >= 0.95, wrong
    print(f"precision {sum(precision) / len(precision):.3f}, recall {sum(recall) / len(recall):.3f}", wrong)


@pytest.mark.parametrize("query", ["Jepang", "Bandung"])
def test_without_words_the_newest_event_comes_first(page: Page, everything: str, query: str) -> None:
    open_search(page, everything, "id")
    years = [int(article.split("/")[0]) for article in ask(page, query)]
    assert years[0] >= years[-1]
