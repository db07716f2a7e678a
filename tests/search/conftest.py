"""The site with all its articles, built and served, and the search page's own modules in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from roots import NOW, PROJECT, build
from serving import serve_site
from sharing import Share

START = """async (root) => {
  const load = (name) => import(new URL(`assets/javascripts/search/${name}.js`, root).href);
  const [{ Search, FACETS }, { Finder }] = [await load("search"), await load("outcome")];
  const searches = Object.fromEntries(["id", "en"].map((language) => [language, new Search(new URL(root), language)]));
  for (const one of Object.values(searches)) await one.start();
  searches.en.texts = searches.id.texts; // one engine for each language of the texts
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set()]));
  const idOf = (row) => /articles\\/(.+)\\/$/.exec(row.url)[1];
  globalThis.ask = async (text, language) => {
    const found = await new Finder(searches[language], { shown: 500 }).find(text, chosen);
    return {
      articles: found.rows.map(idOf), absent: found.absent.length > 0, language: found.language,
      slip: found.slip && found.slip.things.map((thing) => thing.id), isCorrected: Boolean(found.slip?.isShown),
      answers: found.answers.map((one) => /cooperations\\/(.+)\\/$/.exec(one.url)[1]), isQuestion: found.isQuestion,
      groups: found.query.groups.map((group) => group.things.map((thing) => thing.key)),
      terms: found.query.terms.map((term) => term.spelling),
    };
  };
  globalThis.askAll = async (queries) => {
    const found = [];
    for (const [text, language] of queries) found.push(await ask(text, language));
    return found;
  };
}"""
"""Defines `ask` and `askAll` in a page: what the search page finds, without drawing it."""

Ask = Callable[[list[tuple[str, str]]], list[dict[str, Any]]]


@pytest.fixture(scope="session")
def everything(share: Share) -> Iterator[str]:
    """Yield the URL of the site with all its articles."""
    with serve_site(
        share("everything", lambda folder: build(PROJECT, folder / "site", SOURCE_DATE_EPOCH=NOW)) / "site"
    ) as address:
        yield address


@pytest.fixture(scope="session")
def ask(browser: Browser, everything: str) -> Iterator[Ask]:
    """Yield a function that asks all of some queries, each with its language, and returns what the page finds."""
    page = browser.new_page()
    errors: list[str] = []
    page.on("console", lambda one: errors.append(one.text) if one.type in {"error", "warning"} else None)
    page.goto(f"{everything}search/")
    page.evaluate(START, everything)

    def ask_all(queries: list[tuple[str, str]]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = page.evaluate("(queries) => askAll(queries)", [list(one) for one in queries])
        assert errors == []
        return found

    yield ask_all
    page.close()
