"""The hostile pull requests of tests/hostile/*.yml, applied to a project."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import yaml

CASES_FOLDER = Path(__file__).parent / "hostile"
EVENT_FIELDS = ("date", "kind", "parties", "sectors", "status", "note", "place", "instrument")
"""The fields of a case's article that belong to its event."""


def load_cases(name: str) -> dict[str, Any]:
    """Return the cases in tests/hostile/<name>.yml, by their names."""
    found: dict[str, Any] = yaml.load((CASES_FOLDER / f"{name}.yml").read_text(encoding="utf-8"), yaml.CSafeLoader)
    return found


def apply_case(root: Path, name: str, case: dict[str, Any], number: int = 1) -> None:
    """Write the files of a case to a project; `number` makes its event differ from those of other cases."""
    for path, content in case.get("files", {}).items():
        prepare_path(root, path).write_bytes(to_bytes(content))
    for path, more in case.get("append", {}).items():
        with (root / path).open("a", encoding="utf-8") as file:
            file.write(f"\n{expand(more)}")
    for path, target in case.get("links", {}).items():
        prepare_path(root, path).unlink(missing_ok=True)
        (root / path).symlink_to(target)
    for path in case.get("pipes", ()):
        os.mkfifo(prepare_path(root, path))
    for path in case.get("folders", ()):
        (root / path).unlink()
        (root / path).mkdir()
    if "front" in case:
        prepare_path(root, "docs/articles/2024/x.md").write_text(f"---\n{expand(case['front'])}\n---\nTeks.\n")
    if "article" in case:
        text = article_text(name, case["article"], number)
        prepare_path(root, f"docs/articles/2024/jahat-{name}.md").write_text(text, encoding="utf-8")


def prepare_path(root: Path, path: str) -> Path:
    """Return the absolute path of a file, after creating its folder."""
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    return root / path


def article_text(name: str, fields: dict[str, Any], number: int) -> str:
    """Return the text of a valid article with some fields replaced by hostile values."""
    event = {"date": f"2020-{number // 28 + 1:02}-{number % 28 + 1:02}", "kind": "visit", "sectors": ["health"]}
    event |= {"parties": ["kota-banjarmasin", "jp-kaikoukai"]} | {
        key: fields[key] for key in EVENT_FIELDS if key in fields
    }
    front = {
        "title": f"Kunjungan {name}", "description": f"Berita yang dipakai untuk menguji {name}.",
        "added": "2026-11-22",
        "events": [{key: expand(value) for key, value in event.items()}],
        "sources": [{"outlet": "antara", "url": f"https://www.antaranews.com/berita/{number}/{name}"}],
    }  # fmt: skip
    front |= {key: expand(value) for key, value in fields.items() if key not in (*EVENT_FIELDS, "text")}
    dumped = yaml.safe_dump(front, allow_unicode=True, sort_keys=False, width=10**6)
    return f"---\n{dumped}---\n{expand(fields.get('text', 'Teks berita.'))}\n"


def expand(value: Any) -> Any:
    """Return the long text or list that `{repeat: …}` or `{count: …}` describes; other values unchanged."""
    if isinstance(value, dict) and "repeat" in value:
        return value["repeat"][0] * value["repeat"][1]
    if isinstance(value, dict) and "count" in value:
        form, number = value["count"]
        found = [form % one for one in range(number)]
        return "".join(found) if "\n" in form else found
    return value


def to_bytes(content: Any) -> bytes:
    """Return the bytes of a file: of `{hex: …}`, or of a text."""
    if isinstance(content, dict) and "hex" in content:
        return bytes.fromhex(content["hex"])
    return str(expand(content)).encode()
