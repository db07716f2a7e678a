"""Links between the editors' files."""

from __future__ import annotations

import posixpath


def target_of(path: str, link: str) -> str:
    """Return the file, from the project's root, that a link in the file `path` leads to."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), link.split("#")[0]))
