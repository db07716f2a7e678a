"""Runs all rules on all content; the command, the build and the tests use this one list of problems."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice
from pathlib import Path

from digest.check import article_rules, cross_file_rules, duplicates, introduced_rules, text_rules, vocabulary_rules
from digest.check.event_references import EventReferences
from digest.check.rule_context import RuleContext
from digest.check.validated_files import ValidatedFiles
from digest.check.vocabulary_file import Vocabulary
from digest.core.cache import Cache
from digest.core.parallel import parallel_map
from digest.core.problem import Problem
from digest.read.content import ArticleFile, Content, PageFile, VocabularyFiles
from digest.read.loader import ContentLoader
from digest.read.validation import MAX_PROBLEMS


def check(
    root: Path, today: date, cache: Cache | None = None, *, warn: bool = True
) -> tuple[Content | None, list[Problem]]:
    """Read and check all content below `root`; return it with all problems, sorted by file and line.

    The content is None where the vocabularies are not usable; otherwise it contains all files that could be read.
    """
    loader = ContentLoader(root, cache)
    content = loader.content()
    problems = loader.problems
    if content:
        unread = {found.path for found in problems if not found.path.endswith(".en.md")}
        problems += broken_rules(content, today, unread, cache)
        problems += warnings(content) if warn else ()
    return content, sorted(set(problems))


def broken_rules(content: Content, today: date, unread: set[str], cache: Cache | None) -> Iterator[Problem]:
    """Yield the violations of rules in what was read; links may also point to the `unread` files, which exist."""
    if not (cache and are_known_facts(content, cache)):
        problems = list(broken_by_facts(content))
        yield from problems
        if cache:
            cache.keep(KNOWN_FACTS, None if problems else facts_of(content))
    yield from cross_file_rules.sources_are_unique(content.articles)
    targets = unread | {file.document.path for file in all_files(content)}
    vocabularies = content.vocabularies
    context = RuleContext(vocabularies=vocabularies.entries, began=vocabularies.digest.began.start, today=today)
    validated = ValidatedFiles(cache, content, today, targets)
    unknown = [file for file in all_files(content) if file not in validated]
    results = parallel_map(lambda file: list(file_problems(file, context, targets)), unknown)
    for file, problems in zip(unknown, results, strict=True):
        if problems:
            yield from problems
        else:
            validated.add(file)
    validated.save()


KNOWN_FACTS = "sound facts"
"""The name under which the facts stay in memory that were last found to break no rule."""


def facts_of(content: Content) -> tuple[VocabularyFiles, list[bytes]]:
    """Return what tells the facts of all articles, and the vocabularies, from others."""
    return content.vocabularies, [article.facts_fingerprint for article in content.articles]


def are_known_facts(content: Content, cache: Cache) -> bool:
    """Tell whether facts and vocabularies are those that were last found to break no rule: only texts differ."""
    vocabularies, facts = cache.kept.get(KNOWN_FACTS) or (None, [])
    return vocabularies is content.vocabularies and facts_of(content)[1] == facts


def broken_by_facts(content: Content) -> Iterator[Problem]:
    """Yield the violations of rules that compare vocabularies, and facts of articles."""
    yield from vocabulary_problems(content)
    yield from introduced_rules.ids_are_new(content)
    for compare in cross_file_rules.RULES_ON_FACTS:
        yield from compare(content.articles)
    yield from EventReferences(content).problems()


def file_problems(file: ArticleFile | PageFile, context: RuleContext, targets: Collection[str]) -> Iterator[Problem]:
    """Yield the violations of rules in one article or page and its translation."""
    if isinstance(file, ArticleFile):
        for rule in article_rules.RULES:
            yield from rule(file, context)
    yield from text_rules.text_is_safe(file.document, targets)
    if file.translation:
        yield from text_rules.text_is_safe(file.translation.document, targets)


def warnings(content: Content) -> Iterator[Problem]:
    """Yield the warnings: whether they are mistakes, only a person can decide."""
    yield from duplicates.articles_are_not_duplicates(content.articles)
    yield from introduced_rules.names_are_new(content)


def vocabulary_problems(content: Content) -> Iterator[Problem]:
    """Yield the violations of rules in data/."""
    vocabularies = content.vocabularies
    files = [Vocabulary(vocabularies, name) for name in vocabularies.nodes]
    for file in files:
        for rule in vocabulary_rules.RULES:
            yield from islice(rule(file, vocabularies.entries), MAX_PROBLEMS)
    yield from islice(vocabulary_rules.names_are_unique(files), MAX_PROBLEMS)


def all_files(content: Content) -> tuple[ArticleFile | PageFile, ...]:
    """Return all articles and pages."""
    return (*content.articles, *content.pages)
