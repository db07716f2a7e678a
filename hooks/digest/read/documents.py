"""A Markdown file -> a document: its front matter's values, where each stands, and its body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from digest.core.problem import Problem, problem
from digest.read.body import Body, render_body
from digest.read.files import read_text
from digest.read.yaml_nodes import Nodes, read_nodes

FENCE = "---"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A file with front matter (`front`, from line 2); `body_line` is the line on which the body begins."""

    path: str
    front: str
    body: str = ""
    body_line: int = 1

    @cached_property
    def nodes(self) -> Nodes:
        """The front matter's values, and where each stands."""
        nodes, _ = read_nodes(self.front, self.path, first_line=2)
        assert nodes, "a document is made of front matter that can be read"
        return nodes

    @cached_property
    def rendered(self) -> Body:
        """The body as HTML, links inside the site as they were written. Raises RecursionError and TooMuchError."""
        return render_body(self.body)

    def __getstate__(self) -> dict[str, Any]:
        """Leave the places out of what is remembered: they are many, and asked for only where something is wrong."""
        return {name: value for name, value in self.__dict__.items() if name != "nodes"}


def read_document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Return the document at `path` below `root`, or None and the problems that keep it from being read."""
    text, problems = read_text(root, path)
    if text is None or problems:
        return None, problems
    return document_of(path, text)


def document_of(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Return the document that `text` is, its lines ended by line feeds, or None and the problems with it."""
    lines = text.split("\n")
    if lines[0].rstrip() != FENCE:
        return None, [problem(path, (1, 1), "front-matter-missing")]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [problem(path, (1, 1), "front-matter-open")]
    front = "\n".join(lines[1:end])
    nodes, problems = read_nodes(front, path, first_line=2)
    if nodes is None:
        return None, problems
    if not isinstance(nodes.values, dict):
        return None, [problem(path, (2, 1), "front-matter-not-fields")]
    document = Document(path=path, front=front, body="\n".join(lines[end + 1 :]), body_line=end + 2)
    document.__dict__["nodes"] = nodes
    return document, problems
