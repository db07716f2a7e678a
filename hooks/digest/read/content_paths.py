"""Where content may stand: the paths of articles, pages and translations, and the problems of all others."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from digest.core.problem import Problem, problem

SLUG_PATTERN = r"(?!\d+(?:/|$|\.))[a-z0-9]+(?:-[a-z0-9]+)*"
"""Lower-case words and digits joined by hyphens; no number alone, which is a list's page (/articles/2019/2/)."""
ARTICLE_PATH = re.compile(rf"docs/articles/((?:19|20)\d\d)/({SLUG_PATTERN})(\.en)?\.md", re.ASCII)
PAGE_PATH = re.compile(rf"docs/({SLUG_PATTERN})(\.en)?\.md", re.ASCII)
CODE_FOLDERS = ("docs/templates/",)
"""Folders below docs/ that contain code instead of content: templates, styles, scripts."""

TRANSLATION_SUFFIX = ".en.md"

MAX_NAME_LENGTH = 100
"""Characters of a file's name, with its suffix."""

GENERATED_NAMES = frozenset(
    ["articles", "assets", "cities", "compare", "cooperations", "corrections", "countries", "coverage", "data", "en",
     "home", "index", "map", "organisations", "pagefind", "pictures", "search", "sectors", "timeline", "trends"]
)  # fmt: skip
"""Names of generated pages and folders at the site's root, which no hand-written page may have."""

NUMBERED_DEVICES = (f"{port}{number}" for port in ("com", "lpt") for number in range(10))
WINDOWS_DEVICES = frozenset(["con", "prn", "aux", "nul", *NUMBERED_DEVICES])
"""File names that Windows reserves for devices: a repository with such a file cannot be cloned there."""


def path_problems(root: Path, paths: Iterable[str], known: Collection[str]) -> Iterator[Problem]:
    """Yield the problems of file names: misplaced files, orphan translations, pages with a generated page's name."""
    for path in paths:
        if path not in known:
            yield misplaced_file(root, path)
        elif original_of(path) not in known:
            yield orphan_translation(path)
        if (page := match_path(PAGE_PATH, path)) and page[1] in GENERATED_NAMES:
            yield problem(path, (1, 1), "page-taken", value=page[1])


def misplaced_file(root: Path, path: str) -> Problem:
    """A file below docs/ is an article, a page or a translation by its path, and no symbolic link."""
    is_link = (root / path).is_symlink()
    return problem(path, (1, 1), "file-not-regular" if is_link else "file-misplaced", value=path)


def orphan_translation(path: str) -> Problem:
    """A translation is in the same folder as its original."""
    return problem(path, (1, 1), "translation-alone", value=original_of(path))


def original_of(path: str) -> str:
    """Return the path of the original of a translation, or of an original itself."""
    return path.removesuffix(TRANSLATION_SUFFIX) + ".md" if path.endswith(TRANSLATION_SUFFIX) else path


def translation_of(path: str) -> str:
    """Return the path of the translation of an original."""
    return path.removesuffix(".md") + TRANSLATION_SUFFIX


def match_path(pattern: re.Pattern[str], path: str) -> re.Match[str] | None:
    """Return the match of a path, or None where it does not match, is too long or reserved by Windows."""
    match = pattern.fullmatch(path)
    name = path.rsplit("/", 1)[-1]
    return match if match and len(name) <= MAX_NAME_LENGTH and name.split(".")[0] not in WINDOWS_DEVICES else None
