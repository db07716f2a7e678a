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
from bench.changes import CHANGES, change_article, middle_article
from bench.chart import create_svg
from bench.database import database_seconds
from bench.hugo import build_command, index_command, make_hugo
from bench.live import reload_seconds
from bench.measure import Run, measure
from bench.page import PAGE, create_page
from bench.reader import measure_searches
from bench.table import create_table

HERE = Path(__file__).resolve().parent
BUILD = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "1795305600", "PYTHONUTF8": "1"}
NEXT_DAY = ENVIRONMENT | {"SOURCE_DATE_EPOCH": "1795392000"}


def log(text: str) -> None:
    """Print progress."""
    print(text, file=sys.stderr, flush=True)


def measure_size(count: int, folder: Path, browser: str, times: int, alone: bool) -> dict[str, Any]:
    """Return all figures for `count` articles, which are written below `folder`; see `measure_builds`."""
    log(f"{count} articles: writing them …")
    root = make_root(folder / "project", count)
    found: dict[str, Any] = {"articles": count, "day": date.today().isoformat()}
    found |= measure_builds(root, folder, times, alone)
    log(f"{count} articles: the next day …")
    before = file_digests(root / "site")
    found["next_day"] = asdict(measure(BUILD, root, NEXT_DAY))
    found["day_files_share"] = share_of_changed(before, file_digests(root / "site"))
    for name, change in CHANGES.items():
        log(f"{count} articles: one {name} changed …")
        found[name] = asdict(build_after(change, root, NEXT_DAY))
    found |= size_of(root / "site")
    found["database_s"] = database_seconds(root)
    log(f"{count} articles: searching in a browser …")
    searches = measure_searches(root / "site", browser, locality_name())
    found["search"] = {name: asdict(cost) for name, cost in searches.items()}
    log(f"{count} articles: saving under serve …")
    found["reload_s"] = reload_seconds(root, middle_article(root))
    return found


def measure_builds(root: Path, folder: Path, times: int, alone: bool) -> dict[str, Any]:
    """Return the cost of a full build, of a build after one change and, unless `alone`, of Hugo with Pagefind.

    All are run in turns, `times` each, and the shortest run of each counts: the same machine may be half as fast a
    minute later. What a turn has built is moved away and not deleted: on ext4 without a journal, creating a file takes
    ten times as long in the minutes after many were deleted.
    """
    if not alone:
        make_hugo(root, folder / "hugo")
    runs: dict[str, list[Run]] = defaultdict(list)
    for number in range(times):
        if not alone:
            log(f"Hugo and Pagefind, {number + 1} of {times} …")
            runs["hugo"].append(build_with_hugo(folder / "hugo", folder / f"hugo/public-{number}"))
        log(f"full build, {number + 1} of {times} …")
        move_built_files(root, folder / f"aside-{number}")
        runs["full"].append(measure(BUILD, root, ENVIRONMENT))
        for name in ("article_first", "article"):
            runs[name].append(build_after(change_article, root))
    return {name: asdict(min(found, key=lambda run: run.wall)) for name, found in runs.items()}


def build_after(change: Callable[[Path], None], root: Path, environment: dict[str, str] = ENVIRONMENT) -> Run:
    """Change a project, and return the cost of the next build."""
    change(root)
    return measure(BUILD, root, environment)


def file_digests(site: Path) -> dict[str, str]:
    """Return the digest of each file of a site by its path, from the manifests that it publishes."""
    manifests = [site / "manifest.txt", site / "pagefind/manifest.txt"]
    lines = [line for file in manifests for line in file.read_text("utf-8").splitlines()]
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def share_of_changed(before: dict[str, str], after: dict[str, str]) -> float:
    """Return which share of all files is new, gone, or another than before."""
    paths = before.keys() | after.keys()
    return sum(before.get(path) != after.get(path) for path in paths) / len(paths)


def move_built_files(root: Path, aside: Path) -> None:
    """Move everything that builds have written in a project to the folder `aside`."""
    aside.mkdir()
    for name in ("site", ".site.work", ".cache"):
        if (root / name).exists():
            (root / name).rename(aside / name)


def build_with_hugo(folder: Path, public: Path) -> Run:
    """Return the cost of a full Hugo build of a folder and of Pagefind on its result, one after the other."""
    first, second = measure(build_command(public), folder), measure(index_command(public), folder)
    return Run(wall=first.wall + second.wall, cpu=first.cpu + second.cpu, peak_mib=max(first.peak_mib, second.peak_mib))


def size_of(site: Path) -> dict[str, Any]:
    """Return the size of a site: MiB, number of files, KiB of its largest page."""
    files = [(file.stat().st_size, file.name) for file in site.rglob("*") if file.is_file()]
    pages = [length for length, name in files if name.endswith(".html")]
    whole = sum(length for length, _ in files)
    return {"site_mib": whole / 2**20, "files": len(files), "largest_page_kib": max(pages) / 1024}


def locality_name() -> str:
    """Return the name of a locality that has an article at any size."""
    return next(articles(1)).texts["id"][0].split(" dan ")[0]


RATIOS = {
    "ratio_edit_full": "article", "ratio_day_full": "next_day", "ratio_vocabulary_full": "vocabulary",
    "ratio_sector_full": "sector", "ratio_label_full": "label", "ratio_template_full": "template",
}  # fmt: skip
"""The figure that each ratio divides by that of a full build."""


def summarise(sizes: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the key figures, which are those of the largest size, and the figures of all sizes."""
    least, most = sizes[0], sizes[-1]
    ratios = {"ratio_hugo_full": round(most["full"]["wall"] / most["hugo"]["wall"], 3)} if "hugo" in most else {}
    ratios |= {name: round(most[of]["wall"] / most["full"]["wall"], 3) for name, of in RATIOS.items()}
    ratios["day_files_share"] = round(most["day_files_share"], 4)
    if least != most:
        ratios["growth"] = round(most["full"]["wall"] / least["full"]["wall"], 2)
    return ratios | {
        "peak_mib": round(most["full"]["peak_mib"]),
        **{f"search_{name}_kib": round(most["search"][name]["kib"]) for name in ("name", "word", "facets")},
        "reload_s": round(most["reload_s"], 2),
        "database_s": round(most["database_s"], 2),
        "sizes": sizes,
    }


def every_size() -> list[dict[str, Any]]:
    """Return the figures of all sizes in the JSON files beside this one, each size once, smallest first."""
    read = [json.loads(file.read_text("utf-8")) for file in sorted(HERE.glob("*.json"))]
    found = {size["articles"]: size for one in read for size in one["sizes"]}
    return [found[articles] for articles in sorted(found)]


def main() -> None:
    """Measure, and write the figures beside this file, the curves of all sizes, and the data of the page /scale/."""
    parser = argparse.ArgumentParser(prog="python3 run.py bench")
    parser.add_argument("--sizes", type=int, nargs="+", default=[1000, 10000], help="numbers of articles")
    parser.add_argument("--times", type=int, default=3, help="runs of each build, of which the shortest counts")
    parser.add_argument("--folder", type=Path, help="where temporary files are written (some 8 GB for 10,000 articles)")
    parser.add_argument(
        "--alone", action="store_true", help="without Hugo, which needs some 300 KiB of memory for each article"
    )
    parser.add_argument("--name", default="results", help="name of the files with the figures (results)")
    options = parser.parse_args()
    browser = os.environ["KOTA_MITRA_BROWSER"]
    with tempfile.TemporaryDirectory(prefix="kota-mitra-bench-", dir=options.folder) as folder:
        found = [
            measure_size(one, Path(folder, str(one)), browser, options.times, options.alone)
            for one in sorted(options.sizes)
        ]
    summary = summarise(found)
    (HERE / f"{options.name}.json").write_text(json.dumps(summary, indent=1) + "\n", encoding="utf-8")
    (HERE / f"{options.name}.md").write_text(create_table(summary), encoding="utf-8")
    sizes = every_size()
    (HERE / "curves.svg").write_text(create_svg(sizes), encoding="utf-8")
    PAGE.write_text(create_page(sizes), encoding="utf-8")
    print(create_table(summary))


if __name__ == "__main__":
    main()
