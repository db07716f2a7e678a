"""The data's way in one function: read -> check -> model -> group."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from digest.check.report import without_warnings
from digest.check.runner import check
from digest.core.cache import Cache
from digest.core.problem import Problem
from digest.group.site import Site
from digest.model.builder import Model


class BrokenError(Exception):
    """Content that breaks a rule; `problems` holds every one, sorted."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = problems


def load_site(root: Path, today: date, cache: Cache | None = None) -> Site:
    """Return the digest that the files below `root` make on the day `today`. Raises `BrokenError`.

    With a cache that keeps values, the articles that did not change are those of the last call.
    """
    content, problems = check(root, today, cache, warn=False)
    if without_warnings(problems) or content is None:
        raise BrokenError(problems)
    kept = cache.kept if cache else {}
    site = Site(Model(content, kept.get("model")), today, kept.get("grouping"))
    if cache:
        cache.keep("model", site.model)
        cache.keep("grouping", site.grouping)
    return site
