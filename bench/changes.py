"""The changes of a project after which a build is measured."""

from __future__ import annotations

from pathlib import Path

import yaml

from bench.articles import articles, load


def middle_article(root: Path) -> Path:
    """Return the file in the middle of all articles, by path."""
    files = sorted(file for file in (root / "docs/articles").rglob("*.md") if not file.name.endswith(".en.md"))
    return files[len(files) // 2]


def change_article(root: Path) -> None:
    """Add a sentence to an article."""
    file = middle_article(root)
    file.write_text(file.read_text("utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")


def change_vocabulary(root: Path) -> None:
    """Rename a partner: that of the first article, so one of those that articles name often."""
    change_entry(root, next(articles(1)).facts["events"][0]["parties"][1], "name")


def change_alias(root: Path) -> None:
    """Add an alias to the locality of the first article."""
    change_entry(root, next(articles(1)).facts["events"][0]["parties"][0], "aliases")


def change_entry(root: Path, id_: str, field: str) -> None:
    """Change the name of a party in its vocabulary, or add an alias."""
    for vocabulary in ("localities", "localities_abroad", "organisations"):
        file = root / f"data/{vocabulary}.yml"
        entries = load(file)
        if id_ in entries:
            entry = entries[id_]
            new = [*entry.get(field, []), "Alias Baru"] if field == "aliases" else f"{text_of(entry['name'])} Baru"
            entries[id_] = entry | {field: new}
            file.write_text(yaml.dump(entries, allow_unicode=True, sort_keys=False, width=1000), encoding="utf-8")


def text_of(name: str | dict[str, str]) -> str:
    """Return a name in Indonesian."""
    return name if isinstance(name, str) else name["id"]


def change_sector(root: Path) -> None:
    """Rename the sector that nearly half of the articles name."""
    replace_once(root / "data/sectors.yml", "  name: {id: ", "  name: {id: Urusan ")


def change_label(root: Path) -> None:
    """Change a label that each article's page shows."""
    replace_once(root / "data/labels.yml", 'article.sources: {id: "', 'article.sources: {id: "Semua ')


def replace_once(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence of a text in a file; ValueError where there is none."""
    text = file.read_text("utf-8")
    if old not in text:
        raise ValueError(f"{file} has no {old}")
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def change_template(root: Path) -> None:
    """Add a comment to the template of articles."""
    file = root / "docs/templates/digest/article.html"
    file.write_text(file.read_text("utf-8") + "{# #}\n", encoding="utf-8")


CHANGES = {
    "vocabulary": change_vocabulary, "alias": change_alias, "sector": change_sector, "label": change_label,
    "template": change_template,
}  # fmt: skip
"""What is changed, one after the other, by the name of the figure."""
