"""Links from one Markdown file to another."""

from __future__ import annotations

import posixpath


def resolve_link(path: str, link: str) -> str:
    """Return the path, relative to the project's root, of the file that a link in the file `path` points to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link.split("#")[0]))
