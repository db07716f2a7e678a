"""What articles introduce, in projects of the tests."""

from __future__ import annotations

import re
from pathlib import Path

from roots import SEEDS

ARTICLE = f"docs/articles/{SEEDS[0]}.md"
"""The article that introduces an entry where a test does not care."""


def introduce(root: Path, name: str, entry: str, path: str = ARTICLE) -> int:
    """Add the text of an entry, as it would stand in data/, to what an article introduces; return its line."""
    file = root / path
    text = file.read_text(encoding="utf-8")
    indented = re.sub(r"^(?=.)", "    ", entry, flags=re.MULTILINE)
    if f"\n  {name}:\n" in text:
        text = text.replace(f"\n  {name}:\n", f"\n  {name}:\n{indented}", 1)
    elif "\nintroduces:\n" in text:
        text = text.replace("\nintroduces:\n", f"\nintroduces:\n  {name}:\n{indented}", 1)
    else:
        text = text.replace("\nsources:\n", f"\nintroduces:\n  {name}:\n{indented}sources:\n", 1)
    file.write_text(text, encoding="utf-8")
    return text[: text.index(indented)].count("\n") + 1


def take_entry(root: Path, name: str, id_: str) -> str:
    """Remove an entry from data/, and return its text."""
    file = root / f"data/{name}.yml"
    text = file.read_text(encoding="utf-8")
    found = re.search(rf"^{id_}:.*\n(?: .*\n)*", text, re.MULTILINE)
    assert found, f"{id_} is not in {name}"
    file.write_text(text.replace(found[0], ""), encoding="utf-8")
    return found[0]


def move_to_article(root: Path, name: str, id_: str, path: str = ARTICLE) -> int:
    """Let an article introduce an entry of data/ instead; return its line."""
    return introduce(root, name, take_entry(root, name, id_), path)
