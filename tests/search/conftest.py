"""The site with all its articles, built and served, and the search page's own modules in a browser."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from typing import Any, Protocol
from urllib.request import urlopen

import pytest
from oracle import events_of
from playwright.sync_api import Browser, BrowserContext, Page

from kinds import forbid_all_errors
from roots import NOW, PROJECT, build
from serving import serve_site
from sharing import Share

START = r"""async (root) => {
  const load = (name) => import(new URL(`assets/javascripts/search/${name}.js`, root).href);
  const [{ Search, FACETS }, { Finder }, { Hints }, { Show }] = await Promise.all(["search", "outcome", "hints", "show"].map(load));
  const searches = Object.fromEntries(["id", "en"].map((language) => [language, new Search(new URL(root), language)]));
  searches.en.pieces = searches.id.pieces; // each file is fetched once
  for (const one of Object.values(searches)) await one.start();
  searches.en.texts = searches.id.texts; // one engine for each language of the texts
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
  const labels = JSON.parse(document.querySelector("[data-search]").dataset.labels);
  const hints = Object.fromEntries(["id", "en"].map((language) => [language, new Hints(new Show(labels, language, root), searches[language])]));
  for (const one of Object.values(hints)) one.shown = new Promise(() => {}); // nothing is counted
  const readingsOf = (query, language) => hints[language].readings(query).flatMap((list) =>
    [...list.querySelectorAll("a")].map((link) => link.textContent.replace(/ \([^()]*\)$/, "")));
  const idOf = (row) => /articles\/(.+)\/$/.exec(row.url)[1];
  globalThis.ask = async (text, language, shown) => {
    const found = await new Finder(searches[language], { shown }).find(text, chosen);
    return {
      articles: found.rows.map(idOf), absent: found.absent.length > 0, language: found.language,
      misspelling: found.misspelling && found.misspelling.things.map((thing) => thing.id), isCorrected: Boolean(found.misspelling?.isShown),
      answers: found.answers.map((one) => /cooperations\/(.+)\/$/.exec(one.url)[1]), isQuestion: found.isQuestion,
      groups: found.query.groups.map((group) => group.things.map((thing) => thing.key)),
      missions: searches[language].missionsOf(found.query).map(({ id }) => id).sort(),
      less: found.less.map(({ left, thing }) => found.query.groups.flatMap((group) => (left.includes(group) ? [thing] : group.things)).filter(Boolean).map(({ id }) => id)),
      standings: found.standings && { names: found.standings.standings, found: found.standings.found.map(({ thing, answers, more }) => [thing.id, answers.map(({ url }) => /cooperations\/(.+)\/$/.exec(url)[1]), more]) },
      readings: readingsOf(found.query, language), terms: found.query.terms.map((term) => term.spelling),
    };
  };
  globalThis.askAll = async ([queries, shown]) => {
    const found = [];
    for (let at = 0; at < queries.length; at += 500) {
      found.push(...await Promise.all(queries.slice(at, at + 500).map(([text, language]) => ask(text, language, shown))));
    }
    return JSON.stringify(found); // one text is quickly passed on, many objects are not
  };
}"""
"""Defines `ask` and `askAll` in a page: what the search page finds, without drawing it."""


class Ask(Protocol):
    """Asks queries, each with its language, and returns what the page finds, at least the first `shown` results."""

    def __call__(self, queries: list[tuple[str, str]], shown: int = 500) -> list[dict[str, Any]]: ...


@pytest.fixture(scope="session")
def everything(share: Share) -> Iterator[str]:
    """Yield the URL of the site with all its articles."""
    with serve_site(
        share("everything", lambda folder: build(PROJECT, folder / "site", SOURCE_DATE_EPOCH=NOW)) / "site",
        lasting=True,
    ) as address:
        yield address


@pytest.fixture(scope="session")
def events(everything: str) -> dict[str, list[set[str]]]:
    """The ids of every event (parties, countries, sectors, kind) by the articles that tell of it."""
    with urlopen(f"{everything}data/events.csv") as answer:
        return events_of(csv.DictReader(answer.read().decode("utf-8-sig").splitlines()))


@pytest.fixture(scope="session")
def cooperations(everything: str) -> list[dict[str, str]]:
    """The rows of the cooperations' table."""
    with urlopen(f"{everything}data/cooperations.csv") as answer:
        return list(csv.DictReader(answer.read().decode("utf-8-sig").splitlines()))


@pytest.fixture(scope="session")
def ask(browser: Browser, everything: str) -> Iterator[Ask]:
    """Yield a function that asks all of some queries, each with its language, and returns what the page finds."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda one: errors.append(one.text) if one.type in {"error", "warning"} else None)
    page.goto(f"{everything}search/")
    page.evaluate(START, everything)

    def ask_all(queries: list[tuple[str, str]], shown: int = 500) -> list[dict[str, Any]]:
        asked = json.dumps([queries, shown])
        found: list[dict[str, Any]] = json.loads(page.evaluate("(asked) => askAll(JSON.parse(asked))", asked))
        assert errors == []
        assert all(len(set(one["articles"])) == len(one["articles"]) for one in found), "no result stands there twice"
        return found

    yield ask_all
    page.close()


@pytest.fixture
def first_visit(context: BrowserContext, served: str) -> Iterator[Page]:
    """A page of a browser that has fetched nothing yet; it must request nothing from elsewhere and log no errors."""
    page = context.new_page()
    with forbid_all_errors(page, served):
        yield page
