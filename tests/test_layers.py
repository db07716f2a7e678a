"""The architecture, as imports: five rooms in one direction, and MkDocs outside."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from roots import PROJECT

DIGEST = PROJECT / "hooks" / "digest"
ROOMS = [
    "problem",
    "clock",
    "plain",
    "memory",
    "spread",
    "read",
    "check",
    "model",
    "group",
    "pipeline",
    "write",
    "publish",
    "draft",
    "links",
    "__main__",
]
FILES = sorted(DIGEST.rglob("*.py"))


def imported(file: Path) -> set[str]:
    """The modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "hooks cannot import relatively"
            found.add(node.module or "")
    return found


def room(module: str) -> int:
    """How late a module of the digest comes."""
    return ROOMS.index(module.split(".")[1])


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(DIGEST)))
def test_no_room_imports_from_a_later_one_or_from_mkdocs(file: Path) -> None:
    name = file.relative_to(DIGEST.parent).with_suffix("").as_posix().replace("/", ".")
    for module in imported(file):
        assert module.split(".")[0] not in {"mkdocs", "material"}
        if module.startswith("digest."):
            assert room(module) <= room(name), f"{name} imports {module}"


@pytest.mark.parametrize("door", ["draft", "links"])
def test_drafting_and_asking_are_side_doors(door: str) -> None:
    """Nothing but the command line uses them, and they make no pages: the site is built without libraries or network."""
    for file in FILES:
        inside = door in file.relative_to(DIGEST).parts
        rooms = {module.split(".")[1] for module in imported(file) if module.startswith("digest.")}
        assert inside or file.name == "__main__.py" or door not in rooms
        assert not (inside and rooms & {"group", "write", "pipeline", "publish"})


def test_only_the_asking_room_talks_to_hosts() -> None:
    network = {"http.client", "socket", "ssl", "urllib.request", "requests", "urllib3", "http.server", "ftplib"}
    talking = {file.relative_to(DIGEST).as_posix() for file in FILES if imported(file) & network}
    assert talking == {"links/http_client.py"}


def test_every_room_is_known() -> None:
    found = {path.stem for path in DIGEST.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert found - {"__init__"} == set(ROOMS)


def test_mkdocs_has_one_door_and_one_neighbour() -> None:
    assert sorted(path.name for path in DIGEST.parent.glob("*.py")) == [
        "mkdocs_events.py",
        "mkdocs_pages.py",
        "mkdocs_serve.py",
    ]
