"""One file of data/ as its rules see it."""

from __future__ import annotations

from digest.core.problem import Problem
from digest.read.content import VocabularyFiles


class Vocabulary:
    """One vocabulary file: its name and path, its entries and their positions."""

    def __init__(self, files: VocabularyFiles, name: str) -> None:
        self.name, self.files = name, files
        self.entries = getattr(files.entries, name)

    def problem(self, rule: str, *path: str | int, of_key: bool = False, **values: object) -> Problem:
        """Return a problem at the field `path` of this file; `of_key` puts it at the field's key.

        Where an article introduces the entry, the problem is there; an entry `other` is then also offered in its place.
        """
        own, other = str(path[0]), str(values.get("other", ""))
        if other and self.files.is_introduced(own):
            values |= {"near": other}
        if other and (self.files.is_introduced(own) or self.files.is_introduced(other)):
            values |= {"other": f"{other} ({self.files.place(other)})"}
        return self.files.problem(self.name, rule, *path, of_key=of_key, **values)
