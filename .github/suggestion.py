"""Print what a suggested report is: the address in the issue's form, or the file that its text was written to.

Run by .github/workflows/draft.yml without permissions. What the issue says is untrusted: it is read as text alone, and
an address is printed only if it is one. `suggestion.py EVENT FOLDER`: GitHub's event, where the text may be written.
Only the standard library is used.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

ADDRESS = re.compile(r"https?://[^\s<>\"'()\[\]`]{4,900}")
HEADING = re.compile(r"^### (.+)$", re.MULTILINE)
ADDRESS_FIELD, TEXT_FIELD = "Alamat berita", "Teks berita"
"""The beginnings of the labels in .github/ISSUE_TEMPLATE/suggest-report.yml, which GitHub makes headings of."""

NO_ANSWER = "_No response_"
MIN_TEXT, MAX_TEXT = 200, 60_000
"""Characters of a text that may be a report."""


def answers(body: str) -> dict[str, str]:
    """Return the answers in a form's issue by their headings; the first of two headings that are the same counts."""
    parts = HEADING.split(body.replace("\r\n", "\n"))
    found: dict[str, str] = {}
    for heading, text in zip(parts[1::2], parts[2::2], strict=True):
        found.setdefault(heading.strip(), text.strip())
    return {heading: text for heading, text in found.items() if text and text != NO_ANSWER}


def suggestion(body: str) -> tuple[str, str]:
    """Return address and text of a suggested report; each empty where the issue has none."""
    found = answers(body)
    address = next((text for heading, text in found.items() if heading.startswith(ADDRESS_FIELD)), "")
    text = next((text for heading, text in found.items() if heading.startswith(TEXT_FIELD)), "")
    link = ADDRESS.search(address or (body if not found else ""))
    return (link[0].rstrip(".,;:!?") if link else ""), text[:MAX_TEXT] if len(text) >= MIN_TEXT else ""


def main(event: Path, folder: Path) -> int:
    """Print the location of the suggested report; 1 where the issue has none."""
    body = json.loads(event.read_text(encoding="utf-8"))["issue"]["body"] or ""
    address, text = suggestion(str(body))
    if text:
        file = folder / "report.txt"
        file.write_text(f"{address}\n{text}\n" if address else f"{text}\n", encoding="utf-8")
        print(file)
    elif address:
        print(address)
    return 0 if address or text else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
