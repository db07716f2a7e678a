from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter

import pytest

from digest.check.report import explain, format_report, messages
from digest.core.problem import problem
from digest.read.validation import RULE_BY_ERROR_TYPE
from roots import PROJECT

SAMPLE = problem(
    "docs/articles/2017/a.md", (5, 11), "unknown-party", "events[0].parties[1]", value="tangsel", near="x, y"
)
GENERAL_MESSAGES = {"count", "no-problems", "warnings", "warning", "did-you-mean"}


def rules_in_code() -> set[str]:
    """Every rule id in the code: all quoted words with hyphens, and those put together at run time."""
    code = "".join(path.read_text() for path in (PROJECT / "hooks" / "digest").rglob("*.py"))
    found = (
        set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+)"', code))
        | set(RULE_BY_ERROR_TYPE.values())
        | {"url", "coordinates", "picture"}
    )
    whats = set(re.findall(r'"(party|sector|event-kind|instrument-kind|outlet)"', code))
    return found | {f"unknown-{what}" for what in whats}


def test_every_message_belongs_to_a_rule_in_the_code() -> None:
    assert messages().keys() - rules_in_code() - GENERAL_MESSAGES == set()


@pytest.mark.parametrize("rule", sorted(messages()))
def test_a_message_has_the_same_placeholders_in_both_languages(rule: str) -> None:
    def names(text: str) -> set[str | None]:
        return {name for _, name, _, _ in Formatter().parse(text) if name}

    message = messages()[rule]
    assert message.keys() == {"id", "en"}
    assert names(message["id"]["what"] + message["id"]["fix"]) == names(message["en"]["what"] + message["en"]["fix"])
    assert all(message[language]["what"] or message[language]["fix"] for language in message)


def test_the_terminal_shows_file_line_field_problem_and_fix() -> None:
    text = format_report([SAMPLE], "terminal", "en")
    assert text.splitlines() == [
        "docs/articles/2017/a.md:5:11  events[0].parties[1]  (unknown-party)",
        "    The party tangsel is not known.",
        "    → You may have meant: x, y. Ids of parties are in data/localities.yml, data/localities_abroad.yml and "
        "data/organisations.yml; national governments: kr-government. A new one is written in this article, below `introduces`.",
        "1 problems in 1 files.",
    ]
    assert "Pihak tangsel tidak dikenal." in format_report([SAMPLE], "terminal", "id")


def test_github_shows_the_problem_at_its_line() -> None:
    hostile = problem("docs/a.md", (1, 1), "file-misplaced", value="x\n::error ::y%")
    line = format_report([hostile], "github", "en").splitlines()[0]
    assert line.startswith("::error file=docs/a.md,line=1,col=1,title=file-misplaced::")
    assert len(format_report([hostile], "github", "en").splitlines()) == 2


def test_json_is_for_programs() -> None:
    (found,) = json.loads(format_report([SAMPLE], "json", "en"))
    assert (
        found["line"] == 5 and found["rule"] == "unknown-party" and found["fix"].startswith("You may have meant: x, y.")
    )
    assert json.loads(format_report([], "json", "en")) == []


def test_braces_and_control_characters_in_a_value_have_no_effect() -> None:
    what, _ = explain(problem("a.md", (1, 1), "unknown-sector", value="{rule.__class__}\x1b[31m", near=""), "en")
    assert what == "The sector {rule.__class__}�[31m is not known."


def test_there_are_messages(tmp_path: Path) -> None:
    assert len(messages()) > 50
