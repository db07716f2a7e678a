"""Small articles for tests that tell events: a file with the facts that a test is about, and all that is required."""

from __future__ import annotations

import re
from pathlib import Path

from roots import SEEDS

PARTIES = "[kota-bandung, jp-hamamatsu]"


def write_article(root: Path, id_: str, *events: str, published: str = "2025-01-10") -> Path:
    """Write the article `<year>/<slug>` that tells `events`, each the lines of its fields but parties and sectors."""
    seed = (root / f"docs/articles/{SEEDS[0]}.md").read_text(encoding="utf-8")
    added = "".join(re.findall(r"^added: .*\n", seed, re.MULTILINE))
    file = root / f"docs/articles/{id_}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    slug = file.stem
    title = " ".join(slug.split("-"))
    told = "".join(f"  - {complete(event)}\n" for event in events)
    file.write_text(
        f"---\ntitle: {title}\ndescription: Berita kecil untuk pengujian, tentang {title}.\n{added}events:\n{told}"
        f"sources:\n  - outlet: antara\n    url: https://www.antaranews.com/berita/{slug}\n    published: {published}\n"
        f"---\nBerita tentang {title}.\n",
        encoding="utf-8",
    )
    return file


def complete(event: str) -> str:
    """Return the lines of an event, with parties and sectors where it has none."""
    lines = [line.strip() for line in event.strip().splitlines()]
    lines += [] if "parties:" in event else [f"parties: {PARTIES}"]
    return "\n    ".join([*lines, "sectors: [health]"])
