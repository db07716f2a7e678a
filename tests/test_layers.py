"""The architecture of hooks/: direction of imports, no cycles, sizes, unique class names, and who may import what."""

from __future__ import annotations

import ast
import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from roots import PROJECT

HOOKS = PROJECT / "hooks"
DIGEST = HOOKS / "digest"

STAGES = [
    "core", "parse", "read", "check", "model", "group", "charts", "render", "export", "open_data", "search", "contribute",
    "build", "review",
]  # fmt: skip
"""The folders of hooks/digest; each may import itself and those before it."""

SIDE_BRANCHES = {
    "web": {"core"}, "reports": {"core", "parse", "read", "web"},
    "names": {"core", "parse", "read", "check", "places"},
    "entities": {"core", "parse", "read", "check", "places", "reports", "names"},
    "draft": {"core", "parse", "read", "check", "web", "reports", "places", "names", "entities"},
    "links": {"core", "parse", "read", "check", "web"},
    "intake": {"core", "parse", "read", "check", "model", "group", "render", "web", "places", "names", "entities"},
    "places": {"core", "parse", "read", "check"}, "settle": {"core", "parse", "read", "check"},
}  # fmt: skip
"""The editors' tools, and what each may import: only the command line and they themselves import them, so the site is
built without their libraries or a network."""
ENTRY_POINTS = {"cli", "__main__"}

NETWORK_MODULES = {"http.client", "socket", "ssl", "urllib.request", "requests", "urllib3", "http.server", "ftplib"}
GENERATORS = {"mkdocs", "material", "properdocs", "materialx"}

MAX_FOLDER_LINES = 2500
MAX_MODULE_LINES = 250


def module_name(file: Path) -> str:
    """Return the dotted name of a module; of an `__init__.py` that of its package."""
    return ".".join(file.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


FILES = {module_name(file): file for file in sorted(HOOKS.rglob("*.py"))}


@functools.cache
def tree_of(name: str) -> ast.Module:
    """Return the syntax tree of a module, parsed once for all tests."""
    return ast.parse(FILES[name].read_text(encoding="utf-8"))


@functools.cache
def imports_of(name: str) -> frozenset[str]:
    """Return the modules that a module imports, at any level of nesting."""
    found: set[str] = set()
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name}: the generator loads hooks as files, so imports must be absolute"
            submodules = {f"{node.module}.{alias.name}" for alias in node.names} & FILES.keys()
            found |= submodules or {str(node.module)}
    return frozenset(found)


def folder_of(module: str) -> str:
    """Return the folder of hooks/digest that a module belongs to, or the name of a module directly in it."""
    return module.split(".")[1] if "." in module else ""


def may_import(folder: str, imported: str) -> bool:
    """Return whether modules of one folder may import those of another."""
    if folder in ENTRY_POINTS or folder == imported:
        return True
    if folder in SIDE_BRANCHES:
        return imported in SIDE_BRANCHES[folder]
    return imported in STAGES[: STAGES.index(folder)]


def digest_imports() -> Iterator[tuple[str, str]]:
    """Yield every import of one module of hooks/digest by another."""
    for name in FILES:
        if folder_of(name):
            yield from ((name, imported) for imported in sorted(imports_of(name)) if imported.startswith("digest."))


def test_every_folder_has_its_place_in_the_order() -> None:
    folders = {path.parent.name for path in DIGEST.glob("*/__init__.py")}
    assert folders == {*STAGES, *SIDE_BRANCHES}
    assert {path.stem for path in DIGEST.glob("*.py")} == {*ENTRY_POINTS, "__init__"}


def test_no_module_imports_from_a_later_stage() -> None:
    assert [
        f"{name} imports {imported}"
        for name, imported in digest_imports()
        if not may_import(folder_of(name), folder_of(imported))
    ] == []


def test_only_the_command_line_imports_the_side_branches() -> None:
    importers = {
        name
        for name in FILES
        for branch in SIDE_BRANCHES
        if folder_of(name) not in SIDE_BRANCHES
        if any(imported.startswith(f"digest.{branch}.") for imported in imports_of(name))
    }
    assert importers <= {"digest.cli"}


def reachable(module: str) -> set[str]:
    """Return the modules that a module imports, directly or through others."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        new = imports_of(waiting.pop()) & FILES.keys() - found
        found |= new
        waiting += new
    return found


def test_no_import_cycles() -> None:
    """A cycle is a strongly connected component of the import graph: modules that reach each other."""
    reached = {name: reachable(name) for name in FILES}
    components = {
        tuple(sorted(other for other in reached[name] if name in reached[other]))
        for name in FILES
        if name in reached[name]
    }
    assert sorted(components) == []


def line_count(file: Path) -> int:
    """Return the number of lines of a file."""
    return len(file.read_text(encoding="utf-8").splitlines())


def test_no_module_is_too_long() -> None:
    lines = {name: line_count(file) for name, file in FILES.items()}
    assert {name: count for name, count in lines.items() if count > MAX_MODULE_LINES} == {}


def test_no_folder_is_too_large() -> None:
    lines = {folder: sum(map(line_count, (DIGEST / folder).rglob("*.py"))) for folder in {*STAGES, *SIDE_BRANCHES}}
    assert {folder: count for folder, count in lines.items() if count > MAX_FOLDER_LINES} == {}


def test_every_folder_says_what_it_holds_and_imports() -> None:
    """One sentence on the contents and one that begins with "Imports", in one paragraph."""
    docstrings = {
        file.parent.relative_to(DIGEST).as_posix(): ast.get_docstring(tree_of(name)) or ""
        for name, file in FILES.items()
        if file.name == "__init__.py" and file.parent != DIGEST
    }
    assert [folder for folder, text in docstrings.items() if ". Imports " not in text or "\n\n" in text] == []


def test_no_two_classes_share_a_name() -> None:
    classes = Counter(node.name for name in FILES for node in ast.walk(tree_of(name)) if isinstance(node, ast.ClassDef))
    assert [name for name, count in classes.items() if count > 1] == []


def test_only_links_connects_to_hosts() -> None:
    assert {name for name in FILES if imports_of(name) & NETWORK_MODULES} == {"digest.web.http_client"}


def test_only_the_hooks_import_the_generator() -> None:
    importers = {name for name in FILES if {module.split(".")[0] for module in imports_of(name)} & GENERATORS}
    assert importers <= {"mkdocs_events", "mkdocs_pages", "mkdocs_serve"}
    assert {name for name in FILES if "." not in name} == {"mkdocs_events", "mkdocs_pages", "mkdocs_serve", "digest"}
