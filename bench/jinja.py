"""What our own template context gains: `.venv/bin/python -m bench.jinja`, a minute.

The pages of the real site are rendered with it and with Jinja's own, in turns; of each page and variant the shortest
run counts, in milliseconds of CPU.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from pathlib import Path

from jinja2.runtime import Context

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "hooks"))

from digest.build.pipeline import load_site  # noqa: E402 - the package lies in hooks/
from digest.build.rendering import create_pages, create_renderer  # noqa: E402
from digest.core.clock import today  # noqa: E402
from digest.render import renderer  # noqa: E402
from digest.render.settings import Settings  # noqa: E402
from digest.render.templates import Templates  # noqa: E402

ADDRESS = "https://kota-mitra.example/"
SETTINGS = Settings(site_url=ADDRESS, repo_url=ADDRESS, edit_url=f"{ADDRESS}edit/main/")


class StockContext(Templates):
    """Jinja's own context, which looks whether each function wants it."""

    context_class = Context


VARIANTS = {"our context": Templates, "Jinja's own context": StockContext}


KINDS = ("articles", "other pages")


def measure(times: int) -> dict[str, dict[str, float]]:
    """Return the CPU milliseconds a page, by variant and by kind of page."""
    site = load_site(ROOT, today())
    renderers = {}
    for name, environment in VARIANTS.items():
        renderer.Templates = environment  # type: ignore[misc]
        renderers[name] = create_renderer(site, ROOT, SETTINGS)
    pages = list(create_pages(site))
    best: dict[tuple[str, int], float] = {}
    for _ in range(times):
        for number, page in enumerate(pages):
            for name, own in (list(renderers.items()), list(renderers.items())[::-1])[number % 2]:
                own.row_caches.clear()
                start = time.process_time()
                own.render_page(page)
                best[name, number] = min(best.get((name, number), 9.0), time.process_time() - start)
    return averages(best, [KINDS[page.template != "article.html"] for page in pages])


def averages(best: dict[tuple[str, int], float], kinds: list[str]) -> dict[str, dict[str, float]]:
    """Return the average milliseconds of each kind of page, by variant."""
    found: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for (name, number), seconds in best.items():
        found[name][kinds[number]].append(seconds * 1000)
    return {name: {kind: sum(own) / len(own) for kind, own in kinds.items()} for name, kinds in found.items()}


def main() -> None:
    """Print the table of bench/README.md."""
    found = measure(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
    print(f"| | {' | '.join(KINDS)} |\n|---|---|---|")
    for name, kinds in found.items():
        cells = [f"{kinds[kind]:.2f} ms ({kinds[kind] / found['our context'][kind]:.2f})" for kind in KINDS]
        print(f"| {name} | {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
