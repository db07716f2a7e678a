"""The theme's frame around every page: rendered by the theme once per language, filled here for each page."""

from __future__ import annotations

import re

from digest.read.fields import Language

PLACEHOLDER = re.compile(r"%%(head|header|content|footer)%%")
BLANK_LINES = re.compile(r"\n\s*\n+")
TOGGLES = re.compile(r'\s*<(?:input class="md-toggle"[^>]*>|label class="md-overlay"[^>]*></label>)')
"""The theme's checkboxes for a drawer and a search, which the site does not have; their `autocomplete` is invalid."""

SETTINGS = re.compile(r' data-mx-[a-z-]+="[^"]*"')
"""How MaterialX shows a top bar that the site does not have."""

MINIMAL_FRAME = (
    "<!doctype html><html><head>%%head%%</head><body>%%header%%<main>%%content%%</main>%%footer%%</body></html>"
)
"""The frame where there is no theme."""


class ThemeFrame:
    """The frame of one language, split at its placeholders; `root` is the relative URL of the site's root in `html`."""

    def __init__(self, html: str = MINIMAL_FRAME, root: str = "../../") -> None:
        self.root = root
        own = SETTINGS.sub("", TOGGLES.sub("", html))
        self.pieces = PLACEHOLDER.split(BLANK_LINES.sub("\n", own))
        self.pieces_by_root: dict[str, list[str]] = {}

    def fill(self, root: str, parts: dict[str, str]) -> str:
        """Return a whole page: the frame with `parts` by placeholder; `root` is the relative URL of the site's root."""
        pieces = self.pieces_for(root)
        return "".join(
            [pieces[0], *(parts[name] + rest for name, rest in zip(pieces[1::2], pieces[2::2], strict=True))]
        )

    def pieces_for(self, root: str) -> list[str]:
        """Return the pieces and, between them, the placeholders' names, with links relative to `root`."""
        if root not in self.pieces_by_root:
            self.pieces_by_root[root] = [piece.replace(f'="{self.root}', f'="{root}') for piece in self.pieces]
        return self.pieces_by_root[root]


ThemeFrames = dict[Language, ThemeFrame]
