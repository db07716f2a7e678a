"""axe in a page: what it finds against the rules of accessibility. https://github.com/dequelabs/axe-core."""

from __future__ import annotations

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

KNOWN_COLOURS = """
const { Color } = axe.commons.color, parse = Color.prototype.parseString, known = new Map();
Color.prototype.parseString = function (text) {
  if (!known.has(text)) {
    const { r, g, b, alpha } = parse.call(this, text);
    known.set(text, { r, g, b, alpha });
  }
  return Object.assign(this, known.get(text));
};
"""
"""axe parses the same few colours tens of thousands of times on a long page, which takes most of its time."""

SCRIPT = f"{AXE_SCRIPT}; (() => {{ {KNOWN_COLOURS} }})();"
RUN = "async ([context, options]) => (await axe.run(context ?? document, options)).violations"

CHEAP: dict[str, object] = {"resultTypes": ["violations"], "reporter": "no-passes", "selectors": False}
"""Leaves out what is said of elements that pass, and where each element is: that takes long on a long page."""

Violations = list[tuple[str, list[str]]]


def axe_violations(page: Page, within: str | None = None, rules: list[str] | None = None) -> Violations:
    """Return the rules that a page violates, or a part of it, with the HTML of the elements; `rules` are tags of axe."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(SCRIPT)
    options = CHEAP | ({"runOnly": rules} if rules else {})
    found = page.evaluate(RUN, [within, options])
    return [(one["id"], [node["html"] for node in one["nodes"]]) for one in found]
