"""A Markdown file -> a document: its front matter's values, where each stands, and its body."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from digest.problem import Problem, problem
from digest.read.files import read_text
from digest.read.nodes import Nodes, read_nodes

FENCE = "---"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file with front matter; `body_line` is the line on which the body begins."""

    path: str
    nodes: Nodes
    body: str = ""
    body_line: int = 1


def read_document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Return the document at `path` below `root`, or None and the problems that keep it from being read."""
    text, problems = read_text(root, path)
    if text is None or problems:
        return None, problems
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [problem(path, (1, 1), "front-matter-missing")]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [problem(path, (1, 1), "front-matter-open")]
    nodes, problems = read_nodes("\n".join(lines[1:end]), path, first_line=2)
    if nodes is None:
        return None, problems
    if not isinstance(nodes.values, dict):
        return None, [problem(path, (2, 1), "front-matter-not-fields")]
    return Document(path=path, nodes=nodes, body="\n".join(lines[end + 1 :]), body_line=end + 2), problems
