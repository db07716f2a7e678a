"""Formatting of problems in Indonesian or English: for the terminal, for GitHub's annotations, as JSON."""

from __future__ import annotations

import functools
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Literal

from digest.core.problem import Problem, shorten
from digest.parse.yaml_nodes import load_yaml
from digest.read.fields import LANGUAGES, Language

ReportFormat = Literal["terminal", "github", "json"]
Severity = Literal["problem", "warning"]

MAX_PATH_LENGTH = 300
"""Characters of a file's path that are printed."""


@functools.cache
def catalogue() -> dict[str, Any]:
    """Return the content of messages.yml beside this file: all rules by their ids."""
    found: dict[str, Any] = load_yaml(Path(__file__).with_name("messages.yml"))
    return found


@functools.cache
def messages() -> dict[str, dict[Language, dict[str, str]]]:
    """Return the message of each rule in each language: `what` is wrong, and how to `fix` it."""
    return {rule: {language: entry[language] for language in LANGUAGES} for rule, entry in catalogue().items()}


def severity(found: Problem) -> Severity:
    """Return whether a finding stops the build (a problem) or is only reported (a warning)."""
    level: Severity = catalogue()[found.rule].get("severity", "problem")
    return level


def without_warnings(problems: Iterable[Problem]) -> list[Problem]:
    """Return the problems that stop the build."""
    return [found for found in problems if severity(found) == "problem"]


def explain(problem: Problem, language: Language) -> tuple[str, str]:
    """Return what is wrong, and what is allowed with the likely fix, in `language`."""
    message = messages()[problem.rule][language]
    values = dict(problem.values)
    fix = message["fix"].format_map(values)
    if values.get("near"):
        fix = messages()["did-you-mean"][language]["fix"].format_map(values) + " " + fix
    return message["what"].format_map(values), fix


def printable_path(problem: Problem) -> str:
    """Return the path of a problem's file without control characters, which a terminal would interpret."""
    return shorten(problem.path, MAX_PATH_LENGTH)


def terminal_line(problem: Problem, language: Language) -> str:
    """Return a problem as `file:line:column  field`, with what is wrong and the fix below."""
    what, fix = explain(problem, language)
    field = f"  {problem.field}" if problem.field else ""
    rule = problem.rule
    if severity(problem) == "warning":
        rule += f", {messages()['warning'][language]['what']}"
    return f"{printable_path(problem)}:{problem.line}:{problem.column}{field}  ({rule})\n    {what}\n    → {fix}"


def github_line(problem: Problem, language: Language) -> str:
    """Return a problem as a workflow command, which GitHub shows as an annotation at its line.

    https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message
    """
    what, fix = explain(problem, language)
    file = escape_workflow_command(printable_path(problem), is_property=True)
    title = escape_workflow_command(problem.field or problem.rule, is_property=True)
    level = "warning" if severity(problem) == "warning" else "error"
    position = f"file={file},line={problem.line},col={problem.column}"
    return f"::{level} {position},title={title}::{escape_workflow_command(f'{what} {fix}')}"


def escape_workflow_command(text: str, *, is_property: bool = False) -> str:
    """Escape the characters that end a workflow command or, in a property, the property."""
    for character, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        text = text.replace(character, code)
    return text.replace(":", "%3A").replace(",", "%2C") if is_property else text


def problem_as_dict(problem: Problem, language: Language) -> dict[str, object]:
    """Return a problem as a JSON object."""
    what, fix = explain(problem, language)
    position = {"file": printable_path(problem), "line": problem.line, "column": problem.column, "field": problem.field}
    return {**position, "rule": problem.rule, "severity": severity(problem), "what": what, "fix": fix}


def format_report(problems: Iterable[Problem], format_: ReportFormat, language: Language) -> str:
    """Return all problems as one text, with a summary at the end unless the format is JSON."""
    problems = list(problems)
    if format_ == "json":
        return json.dumps([problem_as_dict(found, language) for found in problems], ensure_ascii=False, indent=2)
    line: Callable[[Problem, Language], str] = github_line if format_ == "github" else terminal_line
    lines = [line(found, language) for found in problems]
    return "\n".join([*lines, *summary(problems, language)])


def summary(found: list[Problem], language: Language) -> list[str]:
    """Return a line with the number of problems and, where there are warnings, a line with their number."""
    problems = without_warnings(found)
    files, warnings = len({problem.path for problem in problems}), len(found) - len(problems)
    first = messages()["count" if problems else "no-problems"][language]["what"]
    second = [messages()["warnings"][language]["what"].format(count=warnings)] if warnings else []
    return [first.format(count=len(problems), files=files), *second]
