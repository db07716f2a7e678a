"""The commands of run.py."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import pytest

from roots import PROJECT

COMMANDS = [
    "serve",
    "build",
    "check",
    "test",
    "draft",
    "links",
    "intake",
    "settle",
    "places",
    "audit",
    "fuzz",
    "bench",
    "pictures",
    "format",
    "lock",
]


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "run.py", *words], cwd=PROJECT, capture_output=True, text=True, check=False)


def test_without_a_command_it_lists_them_all() -> None:
    done = run()
    assert done.returncode == 0
    assert re.findall(r"^  (\w+)", done.stdout, re.MULTILINE) == COMMANDS


def test_an_unknown_command_is_refused_with_the_list() -> None:
    done = run("sreve")
    assert done.returncode == 2
    assert "serve" in done.stdout


def test_it_needs_the_standard_library_only() -> None:
    tree = ast.parse((PROJECT / "run.py").read_text())
    names = [alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names]
    names += [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    assert {name.split(".")[0] for name in names} <= sys.stdlib_module_names


@pytest.mark.parametrize("file", ["README.md", "CONTRIBUTING.md", "Makefile"])
def test_documents_name_only_commands_that_exist(file: str) -> None:
    text = (PROJECT / file).read_text(encoding="utf-8")
    named = set(re.findall(r"python3 run\.py (\w+)", text)) | set(re.findall(r"`make (\w+)`", text))
    assert named <= set(COMMANDS)


def test_the_makefile_forwards_every_command() -> None:
    assert set((PROJECT / "Makefile").read_text().splitlines()[0].split()[1:]) == set(COMMANDS)


@pytest.mark.parametrize(
    "file",
    [
        "requirements.txt",
        "deploy/engines/properdocs/requirements.txt",
        "deploy/engines/materialx/requirements.txt",
        "hooks/digest/draft/requirements.txt",
        "hooks/digest/intake/requirements.txt",
        "hooks/digest/places/requirements.txt",
        "tests/requirements.txt",
        ".ci/requirements.txt",
    ],
)
def test_every_pin_is_exact_and_hashed(file: str) -> None:
    text = (PROJECT / file).read_text()
    pins = [line for line in text.splitlines() if line and line[0] not in "# "]
    assert pins and all(re.match(r"[a-z0-9-]+==[\w.]+( ;.*)? \\$", pin) for pin in pins)
    assert "://" not in text.replace("https://docs.astral.sh", ""), "no host of an index"
