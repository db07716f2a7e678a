"""A Markdown file -> a document: the values of its front matter with their positions, and its body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from digest.core.fingerprint import fingerprint
from digest.core.problem import Problem, problem
from digest.parse.body import Body, render_body
from digest.parse.files import read_text
from digest.parse.yaml_nodes import YamlNodes, parse_yaml

DELIMITER = "---"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A Markdown file: the YAML of its front matter, which begins on line 2, and its body from line `body_line`."""

    path: str
    front_matter_text: str
    body: str = ""
    body_line: int = 1

    @cached_property
    def nodes(self) -> YamlNodes:
        """The values of the front matter and their positions."""
        nodes, _ = parse_yaml(self.front_matter_text, self.path, first_line=2)
        assert nodes, "a Document is only created from valid YAML"
        return nodes

    @cached_property
    def rendered(self) -> Body:
        """The rendered body, with internal links as written. Raises RecursionError and `LimitExceededError`."""
        return render_body(self.body)

    @property
    def body_fingerprint(self) -> bytes:
        """The fingerprint of the body."""
        return fingerprint([self.body.encode()])

    def __getstate__(self) -> dict[str, Any]:
        """Leave the positions out of caches: they are many, and only needed for problems."""
        return {name: value for name, value in self.__dict__.items() if name != "nodes"}


def read_document(root: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read the file `path` below `root`; the document is None where the problems prevent reading it."""
    text, problems = read_text(root, path)
    if text is None or problems:
        return None, problems
    return document_from_text(path, text)


def document_from_text(path: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Parse the text of a file, whose line endings are line feeds; see `read_document`."""
    lines = text.split("\n")
    if lines[0].rstrip() != DELIMITER:
        return None, [problem(path, (1, 1), "front-matter-missing")]
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == DELIMITER), None)
    if end is None:
        return None, [problem(path, (1, 1), "front-matter-open")]
    front_matter = "\n".join(lines[1:end])
    nodes, problems = parse_yaml(front_matter, path, first_line=2)
    if nodes is None:
        return None, problems
    if not isinstance(nodes.values, dict):
        return None, [problem(path, (2, 1), "front-matter-not-fields")]
    document = Document(path=path, front_matter_text=front_matter, body="\n".join(lines[end + 1 :]), body_line=end + 2)
    document.__dict__["nodes"] = nodes
    return document, problems
