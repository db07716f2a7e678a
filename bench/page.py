"""The figures for the page /scale/: data that docs/templates/digest/scale.html draws as curves and as a table."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bench.chart import Chart
from bench.table import ROWS, round_figure

PAGE = Path(__file__).resolve().parent.parent / "docs/templates/digest/parts/measured.html"

HEAD = "{# Written by `python3 run.py bench`: figures and curves for scale.html. #}"


def create_page(sizes: list[dict[str, Any]]) -> str:
    """Return a template that sets `measured` to the figures of some sizes and the coordinates of their curves."""
    measured = {
        "builds": [name for name in ROWS if any(name in one for one in sizes)],
        "searches": list(dict.fromkeys(name for one in sizes for name in one["search"])),
        "sizes": [figures(one) for one in sizes],
        "chart": Chart(sizes).data(),
    }
    text = json.dumps(measured, indent=1, ensure_ascii=False)
    return f"{HEAD}\n{{% set measured = {text} %}}\n"


def figures(size: dict[str, Any]) -> dict[str, Any]:
    """Return the figures of one size, rounded as they are shown; what was not measured is left out."""
    builds = {name: {key: round_figure(value) for key, value in size[name].items()} for name in ROWS if name in size}
    reload = round_figure(size["reload_s"])
    search = {name: search_figures(cost) for name, cost in size["search"].items()}
    rest = {name: round(size[name]) for name in ("site_mib", "largest_page_kib", "files")}
    whole = {"articles": size["articles"], "day": size["day"], "reload_s": reload, "search": search}
    return whole | builds | rest


def search_figures(cost: dict[str, float]) -> dict[str, Any]:
    """Return the KiB of a search; `whole` where they were measured with the page itself, as they were until 2026."""
    return {"kib": round(cost["kib"])} | ({} if "page_kib" in cost else {"whole": True})
