"""LICENSES.md: every library, script and data set that the site is built with or contains, with its licence.

Versions come from the pins, licences from each library's metadata, vendored scripts from the README in their folder.
`python3 run.py format` writes the file, a test compares it. Without `--write` this script only compares.
"""

from __future__ import annotations

import importlib.metadata
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = ROOT / "LICENSES.md"
PINS = {
    "Python: the site is built with": ROOT / "requirements.txt",
    "Python: `run.py draft` needs beside": ROOT / "hooks" / "digest" / "draft" / "requirements.txt",
}
VENDORED = ROOT / "docs" / "templates" / "assets" / "javascripts" / "vendor" / "README.md"
LICENCE_NAME = re.compile(r"(?:LICEN[CS]E|COPYING|NOTICE)[^/]*(?<!\.svg)", re.IGNORECASE)

DATA = (
    ("`data/localities.yml`: codes and names", "Kemendagri, Kepmendagri 300.2.2-2138/2025",
     "a ministry's decree; regulations have no copyright (UU 28/2014, article 42 b)"),
    (
        "`data/localities*.yml`: coordinates, numbers; `hooks/digest/places/*.tsv`",
        "GeoNames, https://www.geonames.org",
        "CC BY 4.0",
    ),
    ("`hooks/digest/places/script_names.tsv`: names of provinces", "iso-codes, by way of pycountry",
     "LGPL-2.1-or-later"),
    ("names of countries and languages, forms of dates", "Unicode CLDR, by way of Babel",
     "Unicode-3.0, in Babel's `locale-data/LICENSE.unicode`"),
    ("`images/world.svg`, `images/asia.svg`", "Natural Earth, by way of world-atlas 2.0.2 (npm)",
     "public domain; world-atlas ISC"),
    ("articles, other data, texts of the pages", "Kota Mitra's editors", "CC BY 4.0"),
    ("code", "Kota Mitra's developers", "MIT, `LICENSE`"),
)  # fmt: skip

HEAD = """# Licences of others / Lisensi pihak lain

Written by `python3 run.py format` from the pins and from what each library says of itself; not edited by hand.
*Ditulis oleh `python3 run.py format`, tidak diubah dengan tangan.* The texts stand in each package, in the files named.
Of mkdocs-material and pagefind, scripts and styles are published with the pages; the others only work on them.
"""


def pinned_versions(text: str) -> dict[str, list[str]]:
    """Return the versions that a requirements.txt pins, by name; two where they depend on Python's version."""
    versions: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", text, re.MULTILINE):
        versions.setdefault(name, []).append(version)
    return versions


def licence_of(metadata: importlib.metadata.PackageMetadata) -> str:
    """Return a library's licence: its SPDX expression, else a short name, else its classifiers. Exits without any."""
    fields = metadata.get_all("License-Expression", []) or metadata.get_all("License", [])
    for name in fields:
        if name and name != "UNKNOWN" and len(name) < 60 and "\n" not in name:
            return str(name)
    classes = [each for each in metadata.get_all("Classifier", []) if each.startswith("License ::")]
    if not classes:
        raise SystemExit(f"{metadata['Name']} does not say its licence: look it up before it is used")
    return ", ".join(each.rsplit(" :: ", 1)[-1] for each in classes)


def licence_files(distribution: importlib.metadata.Distribution) -> str:
    """Return the names of a library's licence files."""
    paths = (file.as_posix() for file in distribution.files or ())
    names = {path.split(".dist-info/")[-1] for path in paths if LICENCE_NAME.fullmatch(path.rsplit("/", 1)[-1])}
    return ", ".join(f"`{name}`" for name in sorted(names)) or "no text in the package"


def row(*cells: str) -> str:
    """Return a row of a Markdown table."""
    return "| " + " | ".join(cells) + " |"


def table(heading: str, columns: tuple[str, ...], rows: list[str]) -> str:
    """Return a heading and a Markdown table."""
    return "\n".join([f"## {heading}", "", row(*columns), row(*["---"] * len(columns)), *rows, ""])


def library_rows(pins: Path, excluded: set[str]) -> list[str]:
    """Return a row for each library of a requirements.txt, except those in `excluded`."""
    rows = []
    for name, versions in pinned_versions(pins.read_text(encoding="utf-8")).items():
        if name not in excluded:
            library = importlib.metadata.distribution(name)
            rows.append(row(name, " / ".join(versions), licence_of(library.metadata), licence_files(library)))
    return rows


def script_rows() -> list[str]:
    """Return a row for each vendored script, from the README. Exits if it does not list every folder."""
    listed = re.findall(
        r"^\| `([\w-]+)` \| (.+?) \| (.+?) \| .+ \|$", VENDORED.read_text(encoding="utf-8"), re.MULTILINE
    )
    folders = {path.name for path in VENDORED.parent.iterdir() if path.is_dir()}
    if {name for name, _, _ in listed} != folders:
        raise SystemExit(f"{VENDORED} does not list what is in its folder: {sorted(folders)}")
    return [row(package, licence, f"`vendor/{name}/`") for name, package, licence in listed]


def create_licences() -> str:
    """Return the text of LICENSES.md."""
    parts, listed = [HEAD], set[str]()
    for heading, pins in PINS.items():
        columns = ("library", "version", "licence", "text of the licence")
        parts.append(table(heading, columns, library_rows(pins, listed)))
        listed |= set(pinned_versions(pins.read_text(encoding="utf-8")))
    parts.append(table("Scripts in the pages", ("package", "licence", "folder, with its licence"), script_rows()))
    parts.append(table("Data and texts", ("what", "from", "licence"), [row(*cells) for cells in DATA]))
    return "\n".join(parts)


def main(arguments: list[str]) -> int:
    """Write the file, or compare it; 1 if it is stale."""
    text = create_licences()
    if arguments == ["--write"]:
        FILE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if FILE.is_file() and FILE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{FILE.name} is behind: run python3 run.py format", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
