"""Hostile pull requests (tests/hostile/*.yml), brought into a project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

CASES = Path(__file__).parent / "hostile"
EVENT = ("date", "kind", "parties", "sectors", "status", "note", "place", "instrument")
"""The fields of a case's article that belong to its event."""


def cases(name: str) -> dict[str, Any]:
    """Return the cases of a file, by their names."""
    found: dict[str, Any] = yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))
    return found


def bring(root: Path, name: str, case: dict[str, Any], number: int = 1) -> None:
    """Write what a case brings to a project; `number` keeps its event apart from other cases'."""
    for path, content in case.get("files", {}).items():
        written(root, path).write_bytes(bytes_of(content))
    for path, more in case.get("append", {}).items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{expanded(more)}")
    for path, target in case.get("links", {}).items():
        written(root, path).unlink(missing_ok=True)
        (root / path).symlink_to(target)
    for path in case.get("pipes", ()):
        os.mkfifo(written(root, path))
    for path in case.get("folders", ()):
        (root / path).unlink()
        (root / path).mkdir()
    if "front" in case:
        written(root, "docs/articles/2024/x.md").write_text(f"---\n{expanded(case['front'])}\n---\nTeks.\n")
    if "article" in case:
        text = article(name, case["article"], number)
        written(root, f"docs/articles/2024/jahat-{name}.md").write_text(text, encoding="utf-8")


def written(root: Path, path: str) -> Path:
    """Return the place of a file, its folder made."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    return root / path


def article(name: str, fields: dict[str, Any], number: int) -> str:
    """Return a sound article with some fields made hostile."""
    event = {"date": f"2020-{number // 28 + 1:02}-{number % 28 + 1:02}", "kind": "visit", "sectors": ["health"]}
    event |= {"parties": ["kota-banjarmasin", "jp-kaikoukai"]} | {key: fields[key] for key in EVENT if key in fields}
    front = {
        "title": f"Kunjungan {name}", "description": f"Berita yang dipakai untuk menguji {name}.",
        "events": [{key: expanded(value) for key, value in event.items()}],
        "sources": [{"outlet": "antara", "url": f"https://www.antaranews.com/berita/{number}/{name}"}],
    }  # fmt: skip
    front |= {key: expanded(value) for key, value in fields.items() if key not in (*EVENT, "text")}
    dumped = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{dumped}---\n{expanded(fields.get('text', 'Teks berita.'))}\n"


def expanded(value: Any) -> Any:
    """Return a value, or the long text or list that it stands for."""
    if isinstance(value, dict) and "repeat" in value:
        return value["repeat"][0] * value["repeat"][1]
    if isinstance(value, dict) and "count" in value:
        form, number = value["count"]
        found = [form % one for one in range(number)]
        return "".join(found) if "\n" in form else found
    return value


def bytes_of(content: Any) -> bytes:
    """Return a file's bytes."""
    if isinstance(content, dict) and "hex" in content:
        return bytes.fromhex(content["hex"])
    return str(expanded(content)).encode()
