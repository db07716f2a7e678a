"""`check --changed` names the published addresses that a change takes away, and the line that keeps each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from test_problem_changes import git

from roots import SEEDS, digest, make_root
from small_articles import write_article

PAIR = "kota-bandung--jp-hamamatsu"
ARTICLE = "2025/kunjungan"
VISIT = "date: 2025-09-04\nkind: visit"


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A project whose articles are published, with a visit and a plan ahead."""
    root = make_root(tmp_path / "project", SEEDS[:1])
    write_article(root, ARTICLE, VISIT)
    write_article(
        root, "2026/rencana", "date: 2027-04-10\nkind: meeting\nstatus: planned\nparties: [kota-bandung, jp-jica]"
    )
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "first")
    return root


def warned(root: Path) -> list[tuple[str, str, str]]:
    """The file, the rule and the fix of each warning about what a change takes away."""
    done = digest(root, "check", "--format", "json", "--lang", "en", "--changed")
    assert done.returncode in {0, 1}, done.stderr
    found = json.loads(done.stdout)
    rules = {"address-gone", "entry-gone", "page-empty", "cooperation-gone", "plan-gone"}
    return [(one["file"], one["rule"], one["fix"]) for one in found if one["rule"] in rules]


def test_what_adds_and_corrects_takes_nothing_away(published: Path) -> None:
    write_article(published, "2025/lain", "date: 2025-10-04\nkind: visit")
    write_article(published, ARTICLE, VISIT, "date: 2025-09-05\nkind: meeting")
    assert warned(published) == []


def test_a_party_that_was_forgotten(published: Path) -> None:
    completed = f"{VISIT}\nparties: [kota-bandung, jp-toyota, jp-hamamatsu]"
    write_article(published, ARTICLE, completed)
    (found,) = warned(published)
    line = f"former_ids: [2025-09-04-visit--{PAIR}]"
    assert found[:2] == (f"docs/articles/{ARTICLE}.md", "cooperation-gone") and f"`{line}`" in found[2]
    write_article(published, ARTICLE, f"{completed}\n{line}")
    assert warned(published) == [], "the line that the check names is all that is needed"


def test_an_entry_with_another_id(published: Path) -> None:
    file, article = published / "data/localities_abroad.yml", published / f"docs/articles/{ARTICLE}.md"
    text = file.read_text("utf-8")
    file.write_text(text.replace("\njp-hamamatsu:\n", "\njp-hamamatsu-shi:\n"), "utf-8")
    article.write_text(article.read_text("utf-8").replace("jp-hamamatsu", "jp-hamamatsu-shi"), "utf-8")
    (found,) = warned(published)
    assert found[:2] == ("data/localities_abroad.yml", "entry-gone") and "`former_ids: [jp-hamamatsu]`" in found[2]
    former = "\njp-hamamatsu-shi:\n  former_ids: [jp-hamamatsu]\n"
    file.write_text(text.replace("\njp-hamamatsu:\n", former), "utf-8")
    assert warned(published) == []


def test_a_renamed_file(published: Path) -> None:
    file = published / f"docs/articles/{ARTICLE}.md"
    renamed = file.rename(file.with_name("kunjungan-hamamatsu.md"))
    (found,) = warned(published)
    assert found[:2] == ("docs/articles/2025/kunjungan-hamamatsu.md", "address-gone")
    assert f"`redirect_from: [{ARTICLE}]`" in found[2]
    text = renamed.read_text("utf-8")
    renamed.write_text(text.replace("\nsources:\n", f"\nredirect_from: [{ARTICLE}]\nsources:\n"), "utf-8")
    assert warned(published) == []


def test_a_deleted_article(published: Path) -> None:
    (published / f"docs/articles/{ARTICLE}.md").unlink()
    rules = sorted(rule for _, rule, _ in warned(published))
    assert rules == ["address-gone", "page-empty"], "the partner's page too; with it go its cooperations"


def test_a_plan_that_is_moved(published: Path) -> None:
    moved = "date: 2027-05-02\nkind: meeting\nstatus: planned\nparties: [kota-bandung, jp-jica]"
    write_article(published, "2026/rencana", moved)
    (found,) = warned(published)
    line = re.search(r"`(former_ids: .*)`", found[2])
    assert line and found[:2] == ("docs/articles/2026/rencana.md", "plan-gone")
    write_article(published, "2026/rencana", f"{moved}\n{line[1]}")
    assert warned(published) == []


def test_content_with_a_mistake_is_no_traceback(published: Path) -> None:
    file = published / f"docs/articles/{ARTICLE}.md"
    file.write_text(file.read_text("utf-8").replace("jp-hamamatsu", "jp-tidak-ada"), "utf-8")
    assert warned(published) == []
