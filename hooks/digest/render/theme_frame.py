"""The frame of every page: rendered by the theme once a language, filled here for each page."""

from __future__ import annotations

import re

from digest.read.fields import Language

MARK = re.compile(r"%%(head|header|content|footer)%%")
BLANK = re.compile(r"\n\s*\n+")
TOGGLES = re.compile(r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)')
"""The theme's switches for a drawer and a search that the site does not have; their `autocomplete` is not valid."""

BARE = "<!doctype html><html><head>%%head%%</head><body>%%header%%<main>%%content%%</main>%%footer%%</body></html>"
"""The frame where no theme is at hand."""


class Frame:
    """One language's frame, cut at its marks; `up` is what leads from the page it was rendered as to the root."""

    def __init__(self, html: str = BARE, up: str = "../../") -> None:
        self.up = up
        self.pieces = MARK.split(BLANK.sub("\n", TOGGLES.sub("", html)))
        self.by_root: dict[str, list[str]] = {}

    def fill(self, root: str, parts: dict[str, str]) -> str:
        """Return a page: the frame with its parts, its links leading to the root by `root`."""
        pieces = self.at(root)
        return "".join(
            [pieces[0], *(parts[mark] + rest for mark, rest in zip(pieces[1::2], pieces[2::2], strict=True))]
        )

    def at(self, root: str) -> list[str]:
        """Return the pieces, and the marks between them, for pages that lie `root` away from the root."""
        if root not in self.by_root:
            self.by_root[root] = [piece.replace(f'="{self.up}', f'="{root}') for piece in self.pieces]
        return self.by_root[root]


Frames = dict[Language, Frame]
