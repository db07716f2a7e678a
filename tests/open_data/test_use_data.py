"""The page /use-data/: its code, taken from the published pages, is run on the published files in SQL, Python and R."""

from __future__ import annotations

import csv
import io
import os
import re
import sqlite3
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from digest.open_data.sqlite import DATABASE
from r_language import PACKAGES, find_r

QUESTIONS = ("validity", "province", "words")
LANGUAGES = ("sql", "python", "r")


def examples(built: Path, page: str) -> dict[tuple[str, str], str]:
    """Return the code on a page by question and language."""
    html = (built / page / "index.html").read_text(encoding="utf-8")
    found = {}
    for section in html.split("<h3 ")[1:]:
        name = re.search(r'id="([a-z]+)"', section)
        for language, code in re.findall(
            r'<pre[^>]* data-language="(\w+)"[^>]*><code>(.*?)</code>', section, re.DOTALL
        ):
            assert name
            found[name[1], language] = unescape(code)
    return found


def ask_sql(code: str, data: Path) -> list[list[str]]:
    connection = sqlite3.connect(f"file:{data / DATABASE}?mode=ro", uri=True)
    rows = [[str(cell) for cell in row] for row in connection.execute(code)]
    connection.close()
    return rows


def ask_python(code: str, data: Path) -> list[list[str]]:
    tail = "\nimport sys; result.to_csv(sys.stderr, index=False)"
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code + tail], cwd=data, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip(), "it shows the answer"
    return list(csv.reader(io.StringIO(done.stderr)))[1:]


def ask_r(code: str, data: Path) -> list[list[str]]:
    tail = "\nwrite.csv(result, stderr(), row.names = FALSE)\n"
    done = subprocess.run(
        ["Rscript", "-e", code + tail], cwd=data, capture_output=True, text=True, check=True,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    assert done.stdout.strip(), "it shows the answer"
    return list(csv.reader(io.StringIO(done.stderr)))[1:]


def test_both_pages_have_the_same_code(built: Path) -> None:
    found = examples(built, "use-data")
    assert set(found) == {(question, language) for question in QUESTIONS for language in LANGUAGES}
    assert found == examples(built, "en/use-data")


@pytest.mark.parametrize("question", QUESTIONS)
def test_python_gives_the_answer_of_sql(built: Path, data: Path, question: str) -> None:
    code = examples(built, "use-data")
    answer = ask_sql(code[question, "sql"], data)
    assert answer
    assert ask_python(code[question, "python"], data) == answer


@pytest.mark.parametrize("question", QUESTIONS)
def test_r_gives_the_answer_of_sql(built: Path, data: Path, question: str) -> None:
    if find_r() is None:
        reason = f"R is not installed, and only root can install it (Debian: sudo apt install {' '.join(PACKAGES)})"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    code = examples(built, "use-data")
    assert ask_r(code[question, "r"], data) == ask_sql(code[question, "sql"], data)


def test_r_leaves_codes_as_they_are(data: Path) -> None:
    if find_r() is None:
        pytest.skip("R is not installed")
    code = 'data <- read.csv("parties.csv"); result <- data[data$id == "kabupaten-banyuwangi", c("code", "kemendagri")]; print(result)'
    assert ask_r(code, data) == [["35.10", "ID-35.10"]]


@pytest.mark.parametrize("page", ["use-data", "en/use-data"])
def test_the_page_names_only_files_and_columns_that_exist(built: Path, data: Path, page: str) -> None:
    html = (built / page / "index.html").read_text(encoding="utf-8")
    text = html.split('<div class="km-body"')[1].split('<div class="km-guide">')[0]
    files = [
        name for name in re.findall(r"<code>([\w.*-]+\.\w+)</code>", text) if "*" not in name and "35." not in name
    ]
    assert len(files) >= 5 and all((data / name).is_file() or name in {"pandas.read_json", ".schema"} for name in files)
    heads = {name for file in data.glob("*.csv") for name in file.read_text("utf-8").split("\r\n")[0].split(",")}
    assert {"code", "kemendagri", "country_iso3", "date", "signed", "published", "date_start", "date_end"} <= heads
