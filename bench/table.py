"""The figures as a table and as a picture."""

from __future__ import annotations

from typing import Any

ROWS = {
    "full": "Full build",
    "hugo": "Hugo and Pagefind",
    "article": "One article changed",
    "article_first": "One article changed, first time",
    "vocabulary": "One vocabulary entry changed",
    "template": "One template changed",
}
WIDE, HIGH, LEFT = 640, 300, 60


def table(found: dict[str, Any]) -> str:
    """Return the figures as Markdown."""
    sizes = found["sizes"]
    lines = [
        "| | " + " | ".join(f"{one['articles']:,} articles" for one in sizes) + " |",
        "|---" * (len(sizes) + 1) + "|",
    ]
    for name, label in ROWS.items():
        cells = (
            f"{one[name]['wall']:.1f} s ({one[name]['cpu']:.1f} s CPU, {one[name]['peak_mib']:.0f} MiB)"
            for one in sizes
        )
        lines.append(f"| {label} | " + " | ".join(cells) + " |")
    lines.append("| Saved to reloaded under serve | " + " | ".join(f"{one['reload_s']:.1f} s" for one in sizes) + " |")
    for query in sizes[0]["search"]:
        cells = (f"{one['search'][query]['kib']:.0f} KiB, {one['search'][query]['seconds']:.1f} s" for one in sizes)
        lines.append(f"| First result: {query} | " + " | ".join(cells) + " |")
    lines.append(
        "| Site | " + " | ".join(f"{one['site_mib']:.0f} MiB in {one['files']:,} files" for one in sizes) + " |"
    )
    lines.append("| Largest page | " + " | ".join(f"{one['largest_page_kib']:.0f} KiB" for one in sizes) + " |")
    lines.append("")
    lines += [f"`{name}`: {value}  " for name, value in found.items() if name != "sizes"]
    return "\n".join(lines) + "\n"


def plot(found: dict[str, Any]) -> str:
    """Return the seconds of each row by the number of articles as SVG."""
    sizes = found["sizes"]
    longest = max(one[name]["wall"] for one in sizes for name in ("full", "hugo", "article"))
    most = sizes[-1]["articles"]
    lines = []
    for name, colour in (("hugo", "#8a5a00"), ("full", "#0b5563"), ("article", "#7a1f1f")):
        points = [
            (LEFT + (WIDE - 2 * LEFT) * one["articles"] / most, HIGH - 40 - (HIGH - 80) * one[name]["wall"] / longest)
            for one in sizes
        ]
        way = " ".join(f"{x:.0f},{y:.0f}" for x, y in [(LEFT, HIGH - 40), *points])
        x, y = points[-1]
        lines.append(f'<polyline points="{way}" fill="none" stroke="{colour}" stroke-width="2"/>')
        lines.append(
            f'<text x="{x - 4:.0f}" y="{y - 6:.0f}" fill="{colour}" text-anchor="end">'
            f"{ROWS[name]} {sizes[-1][name]['wall']:.0f} s</text>"
        )
    axis = f'<path d="M{LEFT} 20V{HIGH - 40}H{WIDE - LEFT}" fill="none" stroke="#555"/>'
    label = f'<text x="{WIDE - LEFT}" y="{HIGH - 20}" text-anchor="end" fill="#555">{most:,} articles</text>'
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}" font-family="sans-serif" font-size="13">'
    )
    return "\n".join([head, f'<rect width="{WIDE}" height="{HIGH}" fill="#fff"/>', axis, label, *lines, "</svg>", ""])
