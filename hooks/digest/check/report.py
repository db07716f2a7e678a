"""Problems, told: for a person at a terminal, for GitHub's pages, for programs; in Indonesian or English."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

import yaml

from digest.core.problem import Problem, shorten
from digest.read.fields import LANGUAGES, Language

Format = Literal["terminal", "github", "json"]
Severity = Literal["problem", "warning"]

LONGEST_PATH = 300
"""Characters of a file's path that are told."""


@functools.cache
def entries() -> dict[str, Any]:
    """Return messages.yml beside this file."""
    text = Path(__file__).with_name("messages.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found


@functools.cache
def messages() -> dict[str, dict[Language, dict[str, str]]]:
    """Return what each rule says in each language."""
    return {rule: {language: entry[language] for language in LANGUAGES} for rule, entry in entries().items()}


def severity(found: Problem) -> Severity:
    """Return whether something stops the build (a problem) or is only told (a warning)."""
    said: Severity = entries()[found.rule].get("severity", "problem")
    return said


def stopping(problems: Iterable[Problem]) -> list[Problem]:
    """Return what stops the build: every problem, no warning."""
    return [found for found in problems if severity(found) == "problem"]


def explain(problem: Problem, language: Language) -> tuple[str, str]:
    """Return what is wrong, and what is allowed and the likely fix, in `language`."""
    message = messages()[problem.rule][language]
    values = dict(problem.values)
    fix = message["fix"].format_map(values)
    if values.get("near"):
        fix = messages()["did-you-mean"][language]["fix"].format_map(values) + " " + fix
    return message["what"].format_map(values), fix


def told_path(problem: Problem) -> str:
    """Return the path of a problem's file without control characters, which a terminal would obey."""
    return shorten(problem.path, LONGEST_PATH)


def terminal_line(problem: Problem, language: Language) -> str:
    """Return a problem as `file:line:column  field`, with what is wrong and the fix below."""
    what, fix = explain(problem, language)
    field = f"  {problem.field}" if problem.field else ""
    rule = problem.rule
    if severity(problem) == "warning":
        rule += f", {messages()['warning'][language]['what']}"
    return f"{told_path(problem)}:{problem.line}:{problem.column}{field}  ({rule})\n    {what}\n    → {fix}"


def github_line(problem: Problem, language: Language) -> str:
    """Return a problem as a workflow command that GitHub shows at its line.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
    """
    what, fix = explain(problem, language)
    place = f"file={escaped(told_path(problem), more=True)},line={problem.line},col={problem.column}"
    title = escaped(problem.field or problem.rule, more=True)
    level = "warning" if severity(problem) == "warning" else "error"
    return f"::{level} {place},title={title}::{escaped(f'{what} {fix}')}"


def escaped(text: str, *, more: bool = False) -> str:
    """Return `text` with the characters encoded that end a workflow command or one of its properties."""
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(character, code)
    return text.replace(":", "%3A").replace(",", "%2C") if more else text


def as_json(problem: Problem, language: Language) -> dict[str, object]:
    """Return a problem as an object for other programs."""
    what, fix = explain(problem, language)
    place = {"file": told_path(problem), "line": problem.line, "column": problem.column, "field": problem.field}
    return {**place, "rule": problem.rule, "severity": severity(problem), "what": what, "fix": fix}


def report(problems: Iterable[Problem], form: Format, language: Language) -> str:
    """Return all problems as one text of the form asked for."""
    problems = list(problems)
    if form == "json":
        return json.dumps([as_json(found, language) for found in problems], ensure_ascii=False, indent=2)
    line: Callable[[Problem, Language], str] = github_line if form == "github" else terminal_line
    lines = [line(found, language) for found in problems]
    return "\n".join([*lines, *summary(problems, language)])


def summary(found: list[Problem], language: Language) -> list[str]:
    """Return how many problems there are, and, where there are some, how many warnings."""
    problems = stopping(found)
    files, warnings = len({problem.path for problem in problems}), len(found) - len(problems)
    first = messages()["count" if problems else "no-problems"][language]["what"]
    second = [messages()["warnings"][language]["what"].format(count=warnings)] if warnings else []
    return [first.format(count=len(problems), files=files), *second]
