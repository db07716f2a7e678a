"""The figures as a Markdown table."""

from __future__ import annotations

from typing import Any

ROWS = {
    "full": "Full build",
    "hugo": "Hugo and Pagefind",
    "article": "One article changed",
    "article_first": "One article changed, first time",
    "next_day": "The next day, nothing changed",
    "vocabulary": "One vocabulary entry changed",
    "alias": "One alias added",
    "sector": "The busiest sector renamed",
    "label": "One label changed",
    "template": "One template changed",
}


def create_table(found: dict[str, Any]) -> str:
    """Return the figures as Markdown: a table with one column for each size, then the key figures."""
    sizes = found["sizes"]
    lines = [
        "| | " + " | ".join(f"{one['articles']:,} articles" for one in sizes) + " |",
        "|---" * (len(sizes) + 1) + "|",
    ]
    for name in (one for one in ROWS if one in sizes[0]):
        cells = (
            f"{one[name]['wall']:.1f} s ({one[name]['cpu']:.1f} s CPU, {one[name]['peak_mib']:.0f} MiB)"
            for one in sizes
        )
        lines.append(f"| {ROWS[name]} | " + " | ".join(cells) + " |")
    lines.append("| Saved to reloaded under serve | " + " | ".join(f"{one['reload_s']:.1f} s" for one in sizes) + " |")
    lines.append("| The SQLite file | " + " | ".join(f"{one['database_s']:.1f} s CPU" for one in sizes) + " |")
    for query in sizes[0]["search"]:
        cells = (f"{one['search'][query]['kib']:.0f} KiB, {one['search'][query]['seconds']:.1f} s" for one in sizes)
        lines.append(f"| First result: {query} | " + " | ".join(cells) + " |")
    pages = (f"{max(search['page_kib'] for search in one['search'].values()):.0f} KiB" for one in sizes)
    lines.append("| The search page itself | " + " | ".join(pages) + " |")
    lines.append(
        "| Site | " + " | ".join(f"{one['site_mib']:.0f} MiB in {one['files']:,} files" for one in sizes) + " |"
    )
    lines.append("| Largest page | " + " | ".join(f"{one['largest_page_kib']:.0f} KiB" for one in sizes) + " |")
    lines.append("")
    lines += [f"`{name}`: {value}  " for name, value in found.items() if name != "sizes"]
    return "\n".join(lines) + "\n"


def round_figure(value: float) -> float:
    """Return a figure as it is shown: with one decimal below 20, with none from 20 on."""
    return round(value, 1) if value < 20 else round(value)
