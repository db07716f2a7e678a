"""All rules over all content: the one list of problems behind the command, the build and the tests."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from digest.check import article_rules, cross_file_rules, duplicates, text_rules, vocabulary_rules
from digest.check.validated_files import Sound
from digest.core.cache import Memory
from digest.core.problem import Problem
from digest.read.content import ArticleFile, Content, PageFile
from digest.read.loader import Loading
from digest.read.validation import MOST


def check(
    root: Path, today: date, memory: Memory | None = None, *, warn: bool = True
) -> tuple[Content | None, list[Problem]]:
    """Return all content below `root`, and every problem in it, sorted by file and line.

    The content is None where the vocabularies could not be read at all; otherwise it holds what is sound enough.
    """
    loading = Loading(root, memory)
    content = loading.content()
    problems = loading.problems
    if content:
        unread = {found.path for found in problems if not found.path.endswith(".en.md")}
        problems += broken_rules(content, today, unread, loading.memory)
        problems += warnings(content) if warn else ()
    return content, sorted(set(problems))


def broken_rules(content: Content, today: date, unread: set[str], memory: Memory) -> Iterator[Problem]:
    """Yield what breaks a rule in content of the right shape; links may lead to the `unread` files, which are there."""
    yield from vocabulary_problems(content)
    for compare in cross_file_rules.RULES:
        yield from compare(list(content.articles))
    targets = unread | {file.document.path for file in files_of(content)}
    known = article_rules.Known(vocabularies=content.vocabularies.entries, today=today)
    sound = Sound(memory, content, today, targets)
    for file in files_of(content):
        if not sound.knows(file):
            if found := list(own_problems(file, known, targets)):
                yield from found
            else:
                sound.add(file)
    sound.keep()


def own_problems(
    file: ArticleFile | PageFile, known: article_rules.Known, targets: Collection[str]
) -> Iterator[Problem]:
    """Yield what breaks a rule in one article or page and its translation."""
    if isinstance(file, ArticleFile):
        for rule in article_rules.RULES:
            yield from rule(file, known)
    yield from text_rules.text_is_safe(file.document, targets)
    if file.translation:
        yield from text_rules.text_is_safe(file.translation.document, targets)


def warnings(content: Content) -> Iterator[Problem]:
    """Yield what only a person can decide on."""
    yield from duplicates.articles_are_not_told_twice(content.articles)


def vocabulary_problems(content: Content) -> Iterator[Problem]:
    """Yield what breaks a rule in data/."""
    written = content.vocabularies
    files = [vocabulary_rules.Vocabulary(written, name) for name in written.nodes]
    for file in files:
        for rule in vocabulary_rules.EACH:
            yield from islice(rule(file, written.entries), MOST)
    yield from islice(vocabulary_rules.names_are_single(files), MOST)


def files_of(content: Content) -> tuple[ArticleFile | PageFile, ...]:
    """Return all articles and pages."""
    return (*content.articles, *content.pages)
