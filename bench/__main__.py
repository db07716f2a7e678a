"""The command: `python3 run.py bench`, 10 to 30 minutes; `--times 1` or `--sizes 100 1000` for less."""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

from bench.articles import articles, make_root
from bench.chart import plot
from bench.hugo import build_command, index_command, make_hugo
from bench.live import reload_seconds
from bench.measure import Run, measure
from bench.page import PAGE, create_page
from bench.reader import search
from bench.table import table

HERE = Path(__file__).resolve().parent
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
QUIET = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600", "PYTHONUTF8": "1"}


def say(what: str) -> None:
    """Tell how far the measuring has come."""
    print(what, file=sys.stderr, flush=True)


def size(count: int, folder: Path, browser: str, times: int, alone: bool) -> dict[str, Any]:
    """Return all figures of a site of `count` articles, made in `folder`; of full builds `times` are run, beside Hugo's
    unless `alone`.
    """
    say(f"{count} articles: writing them …")
    root = make_root(folder / "project", count)
    found: dict[str, Any] = {"articles": count, "day": date.today().isoformat()} | turns(root, folder, times, alone)
    for name, change in {"vocabulary": change_vocabulary, "template": change_template}.items():
        say(f"{count} articles: one {name} changed …")
        found[name] = asdict(changed(root, change))
    found |= of_site(root / "site")
    say(f"{count} articles: searching in a browser …")
    found["search"] = {name: asdict(one) for name, one in search(root / "site", browser, a_name()).items()}
    say(f"{count} articles: saving under serve …")
    found["reload_s"] = reload_seconds(root, an_article(root))
    return found


def turns(root: Path, folder: Path, times: int, alone: bool) -> dict[str, Any]:
    """Return what a full build and one article's change take and, unless `alone`, the same articles through Hugo and
    Pagefind: of each the shortest of some turns, for the same machine may be half as fast a minute later.

    What a turn has made is put aside, not deleted: on a disk without a journal (ext4), to create a file takes ten times
    as long in the minutes after many were deleted.
    """
    if not alone:
        make_hugo(root, folder / "hugo")
    runs: dict[str, list[Run]] = defaultdict(list)
    for number in range(times):
        if not alone:
            say(f"through Hugo and Pagefind, {number + 1} of {times} …")
            runs["hugo"].append(hugo(folder / "hugo", folder / f"hugo/public-{number}"))
        say(f"full build, {number + 1} of {times} …")
        put_aside(root, folder / f"aside-{number}")
        runs["full"].append(measure(BUILD, root, QUIET))
        for name in ("article_first", "article"):
            runs[name].append(changed(root, change_article))
    return {name: asdict(min(found, key=lambda run: run.wall)) for name, found in runs.items()}


def changed(root: Path, change: Callable[[Path], None]) -> Run:
    """Return what a build takes after a change."""
    change(root)
    return measure(BUILD, root, QUIET)


def put_aside(root: Path, aside: Path) -> None:
    """Leave nothing of earlier builds in a project."""
    aside.mkdir()
    for made in ("site", ".site.work", ".cache"):
        if (root / made).exists():
            (root / made).rename(aside / made)


def hugo(folder: Path, public: Path) -> Run:
    """Return what Hugo, and then Pagefind, take for the site in a folder, from nothing."""
    first, second = measure(build_command(public), folder), measure(index_command(public), folder)
    return Run(wall=first.wall + second.wall, cpu=first.cpu + second.cpu, peak_mib=max(first.peak_mib, second.peak_mib))


def of_site(site: Path) -> dict[str, Any]:
    """Return how large a site is: MiB, files, and the KiB of its largest page."""
    files = [(file.stat().st_size, file.name) for file in site.rglob("*") if file.is_file()]
    pages = [length for length, name in files if name.endswith(".html")]
    whole = sum(length for length, _ in files)
    return {"site_mib": whole / 2**20, "files": len(files), "largest_page_kib": max(pages) / 1024}


def an_article(root: Path) -> Path:
    """Return one article in the middle of all."""
    files = sorted(file for file in (root / "docs/articles").rglob("*.md") if not file.name.endswith(".en.md"))
    return files[len(files) // 2]


def a_name() -> str:
    """Return the name of a locality that has an article, however few there are."""
    return next(articles(1)).texts["id"][0].split(" dan ")[0]


def change_article(root: Path) -> None:
    """Add a sentence to an article."""
    file = an_article(root)
    file.write_text(file.read_text("utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")


def change_vocabulary(root: Path) -> None:
    """Give a sector one more name."""
    file = root / "data/sectors.yml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("  name: {id: ", "  name: {id: Urusan ", 1), encoding="utf-8")


def change_template(root: Path) -> None:
    """Add a line to the template of articles."""
    file = root / "docs/templates/digest/article.html"
    file.write_text(file.read_text("utf-8") + "{# #}\n", encoding="utf-8")


def results(sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the figures that the project is held to, of the largest size, and all others."""
    least, most = sizes[0], sizes[-1]
    held = {"ratio_hugo_full": round(most["full"]["wall"] / most["hugo"]["wall"], 3)} if "hugo" in most else {}
    held["ratio_edit_full"] = round(most["article"]["wall"] / most["full"]["wall"], 3)
    if least != most:
        held["growth"] = round(most["full"]["wall"] / least["full"]["wall"], 2)
    return held | {
        "peak_mib": round(most["full"]["peak_mib"]),
        "search_kib": round(max(one["kib"] for one in most["search"].values())),
        "reload_s": round(most["reload_s"], 2),
        "sizes": sizes,
    }


def every_size() -> list[dict[str, Any]]:
    """Return the figures of all sizes that the files beside this one hold, each once, smallest first."""
    read = [json.loads(file.read_text("utf-8")) for file in sorted(HERE.glob("*.json"))]
    found = {size["articles"]: size for one in read for size in one["sizes"]}
    return [found[articles] for articles in sorted(found)]


def main() -> None:
    """Measure, and write results.json and results.md beside this file, the curves of all sizes, and the site's page."""
    parser = argparse.ArgumentParser(prog="python3 run.py bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000], help="numbers of articles")
    parser.add_argument("--times", type=int, default=3, help="runs of each full build, of which the shortest counts")
    parser.add_argument("--folder", type=Path, help="where to work (some 8 GB for 10,000); a temporary folder if none")
    parser.add_argument("--alone", action="store_true", help="without Hugo, which holds some 300 KiB for each article")
    parser.add_argument("--name", default="results", help="what the files with the figures are called (results)")
    options = parser.parse_args()
    browser = os.environ["KOTA_MITRA_BROWSER"]
    with tempfile.TemporaryDirectory(prefix="kota-mitra-bench-", dir=options.folder) as folder:
        found = [
            size(one, Path(folder, str(one)), browser, options.times, options.alone) for one in sorted(options.sizes)
        ]
    all_found = results(found)
    (HERE / f"{options.name}.json").write_text(json.dumps(all_found, indent=1) + "\n", encoding="utf-8")
    (HERE / f"{options.name}.md").write_text(table(all_found), encoding="utf-8")
    sizes = every_size()
    (HERE / "curves.svg").write_text(plot(sizes), encoding="utf-8")
    PAGE.write_text(create_page(sizes), encoding="utf-8")
    print(table(all_found))


if __name__ == "__main__":
    main()
