"""Drafts as files: a name that is free, and the draft of the same report that was written before.

A draft begins with a mark: fingerprints of its report and of its own text. Run again, with an address that was missing
say, the same file is written anew; where an editor has begun to fill it in, only what is still blank is.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from digest.draft.extraction import Draft
from digest.draft.texts import message
from digest.parse.dates import parse_date
from digest.read.content import Content
from digest.read.content_paths import MAX_NAME_LENGTH, SLUG_PATTERN
from digest.read.fields import Language

MARK = re.compile(r"^# draft ([0-9a-f]{12}) ([0-9a-f]{8})\n", re.MULTILINE)
BLANK = re.compile(r"^(?P<key>\s*(?:- )?(?:# )?(?P<name>outlet|url|published|title)):  # (?:kosong|blank): .*$")


class DraftError(Exception):
    """The reason why no draft is written, as a message for the editor."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerDraft:
    """A draft of the same report that is there already, and whether somebody has edited it."""

    path: Path
    text: str
    is_edited: bool


def report_mark(draft: Draft) -> str:
    """Return the fingerprint of a report: of its words, not of its address, layout or file."""
    words = " ".join(re.findall(r"\w+", " ".join(draft.report.paragraphs).casefold()))
    return hashlib.sha256(words.encode()).hexdigest()[:12]


def marked(text: str, draft: Draft) -> str:
    """Return a draft's text with its mark, in its first line behind the `---`."""
    own = hashlib.sha256(text.encode()).hexdigest()[:8]
    return text.replace("---\n", f"---\n# draft {report_mark(draft)} {own}\n", 1)


def former_draft(root: Path, draft: Draft) -> FormerDraft | None:
    """Return the draft of the same report in docs/articles, or None."""
    wanted = f"# draft {report_mark(draft)} "
    for path in sorted((root / "docs/articles").glob("*/*.md")):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, ValueError):
            continue
        if wanted in text[:200] and (mark := MARK.search(text)):
            plain = MARK.sub("", text, count=1)
            is_edited = hashlib.sha256(plain.encode()).hexdigest()[:8] != mark[2]
            return FormerDraft(path=path, text=text, is_edited=is_edited)
    return None


def fill_blanks(old: str, new: str) -> str:
    """Return an edited draft whose blank lines about its source are those of a new draft of the same report."""
    values = {
        line.split(":", 1)[0].strip(" -#"): line
        for line in new.partition("\nsources:")[2].split("\npeople:")[0].split("\n")
        if ":" in line and not BLANK.match(line)
    }
    head, sources, rest = old.partition("\nsources:")
    lines = [values.get(found["name"], line) if (found := BLANK.match(line)) else line for line in rest.split("\n")]
    filled = "\n".join(lines)
    gone = [found["name"] for line in rest.split("\n") if (found := BLANK.match(line)) and found["name"] in values]
    for name in gone:
        head = re.sub(rf"\n#   sources\[0\]\.{name}: [^\n]*", "", head)
    return head + sources + filled


def write_new_file(path: Path, text: str, language: Language) -> None:
    """Write a file that does not exist yet. Raises `DraftError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            try:
                file.write(text)
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)  # a full disk leaves no half of a file
                raise
    except FileExistsError:
        raise DraftError(message("output-exists", language, path=path)) from None
    except OSError as error:
        raise DraftError(message("cannot-write", language, path=path, why=error.strerror or "")) from None


def write_new_files(texts: dict[Path, str], language: Language) -> None:
    """Write several files that do not exist yet, all or none. Raises `DraftError`."""
    written = list[Path]()
    try:
        for path, text in texts.items():
            write_new_file(path, text, language)
            written.append(path)
    except DraftError:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def write_again(former: FormerDraft, text: str, language: Language) -> str:
    """Write a draft over the one of the same report, and return its text. Raises `DraftError`."""
    new = fill_blanks(former.text, text) if former.is_edited else text
    try:
        former.path.write_text(new, encoding="utf-8", newline="\n")
    except OSError as error:
        raise DraftError(message("cannot-write", language, path=former.path, why=error.strerror or "")) from None
    return new


def free_path(root: Path, draft: Draft, slug: str, content: Content, day: date) -> tuple[str, str]:
    """Return the path of a new article, and the one that was wanted; its slug gets a number where it is taken."""
    slug, year = slug or draft_slug(draft), draft_year(draft, day)
    taken = {article.slug for article in content.articles} | {
        path.name.split(".")[0] for path in (root / "docs/articles").glob("*/*.md")
    }
    names = [slug, *(f"{slug}-{number}" for number in range(2, 1000))]
    free = next(name for name in names if name not in taken)
    return f"docs/articles/{year}/{free}.md", f"docs/articles/{year}/{slug}.md"


def is_slug(text: str) -> bool:
    """Tell whether a text may be an article's name in its address, a number behind it included."""
    return bool(re.fullmatch(SLUG_PATTERN, text)) and len(text) <= MAX_NAME_LENGTH - 10


def draft_slug(draft: Draft) -> str:
    """Return a slug for the article: one party at home, one other, and what happened."""
    parties = [finding.value for finding in draft.entities.parties]
    domestic = [party for party in parties if re.match(r"(?:kota|kabupaten|provinsi|id)-", party)]
    chosen = [*domestic[:1], *[party for party in parties if party not in domestic][:1]] or parties[:1]
    short = [re.sub(r"^(?:kota|kabupaten|provinsi|[a-z]{2,3})-", "", party) for party in chosen]
    kind = draft.events[0].kind
    slug = "-".join([*short, kind.value.removesuffix("-signed") if kind else "draf"])
    return slug[: MAX_NAME_LENGTH - 20].strip("-") or "draf"


def draft_year(draft: Draft, day: date) -> int:
    """Return the year of the article's folder: that of its news, of its publication, else of `day`."""
    found = draft.events[0].date
    if found and found.value:
        return found.value.start.year
    return parse_date(draft.published.value).start.year if draft.published else day.year
