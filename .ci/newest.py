"""Try the newest version of each package that requirements.in pins, and of the programs that read our data.

One after the other: where the index has a newer one, it is installed into `.venv`, the site is built, and the tests
that look at its pages and data run. What breaks is named and put back. Exits with 1 if anything broke; writes a table
to $GITHUB_STEP_SUMMARY. For a runner that is thrown away: `.venv` is left with what works.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([a-z0-9-]+)(\[\w+\])?==", re.MULTILINE)
READERS = ("duckdb", "pandas", "polars", "frictionless")
"""What tests/requirements.in pins to read our tables with."""

TESTS = ("tests/open_data", "tests/render", "tests/read", "tests/export", "tests/test_build.py")


def main() -> int:
    """Try all packages, print what came of each, and return the exit code."""
    pinned = dict(PIN.findall((ROOT / "requirements.in").read_text("utf-8")))
    rows = [row for name, extra in (pinned | dict.fromkeys(READERS, "")).items() if (row := attempt(name, extra))]
    text = "\n".join(["| package | pinned | newest | result |", "| --- | --- | --- | --- |", *rows])
    print(text)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        Path(summary).write_text(f"{text}\n", encoding="utf-8")
    return int(any("breaks" in row for row in rows))


def attempt(name: str, extra: str) -> str:
    """Return the row of a package's newest version; an empty text where that is the pinned one."""
    old = installed(name)
    before = frozen()
    if run("-m", "pip", "install", "--quiet", "--upgrade", f"{name}{extra}").returncode:
        return f"| {name} | {old} | ? | breaks: cannot be installed beside the others |"
    new = installed(name)
    if new == old:
        return ""
    broken = first_failure()
    if not broken:
        return f"| {name} | {old} | {new} | works |"
    changed = [line for line in before if line not in frozen()]
    run("-m", "pip", "install", "--quiet", *changed)
    return f"| {name} | {old} | {new} | breaks {broken} |"


def first_failure() -> str:
    """Return what fails with the installed packages: the build, or the names of tests; or an empty text."""
    build = run("-m", "mkdocs", "build", "--strict", "--quiet")
    if build.returncode:
        return f"the build: {last_line(build)}"
    tests = run("-m", "pytest", "-q", *TESTS)
    failed = re.findall(r"^(?:FAILED|ERROR) (\S+)", tests.stdout, re.MULTILINE)
    return ", ".join(failed[:5]) or (last_line(tests) if tests.returncode else "")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in the project's folder."""
    variables = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=variables, capture_output=True, text=True, check=False
    )


def last_line(done: subprocess.CompletedProcess[str]) -> str:
    """Return the last line of what a command printed, fit for a cell of a table."""
    return (f"{done.stdout}\n{done.stderr}".strip().splitlines() or [""])[-1].replace("|", "/")


def installed(name: str) -> str:
    """Return the version of a package that is installed now."""
    return run("-c", f"from importlib.metadata import version; print(version({name!r}))").stdout.strip()


def frozen() -> list[str]:
    """Return all packages that are installed, with their versions."""
    return run("-m", "pip", "freeze").stdout.splitlines()


if __name__ == "__main__":
    sys.exit(main())
