"""`python -m digest check`, as an editor or a workflow runs it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from roots import NOW, PROJECT, digest, run_digest


def test_valid_content_has_no_problems(seeds: Path) -> None:
    done = digest(seeds, "check", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "") and "\nNo problems.\n" in done.stdout
    warnings = set(re.findall(r"\(([\w-]+), warning\)", done.stdout))
    assert warnings <= {"person-not-in-text", "person-of-no-party", "plan-since"}, "as the seeds once were"


def test_all_problems_of_all_files_are_reported_sorted(root: Path) -> None:
    article = root / "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"
    article.write_text(
        article.read_text().replace("2017-12-18", "2017-12-38", 1).replace("outlet: detak", "outlet: detik")
    )
    (root / "docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.en.md").write_text("no front matter")
    sectors = root / "data/sectors.yml"
    sectors.write_text(sectors.read_text().replace("education:", "Education:", 1))
    done = digest(root, "check", "--format", "json")
    assert done.returncode == 1
    assert done.stderr == ""
    rules = [(found["file"], found["rule"]) for found in json.loads(done.stdout)]
    assert rules == sorted(rules)
    assert ("data/sectors.yml", "bad-id") in rules
    assert ("docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.en.md", "front-matter-missing") in rules
    assert ("docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md", "date-impossible") in rules


def test_a_link_to_an_article_with_problems_is_not_broken(root: Path) -> None:
    linking = root / "docs/articles/2013/dinkes-tangsel-belajar-di-banyuwangi.md"
    linking.write_text(linking.read_text() + "\n[lihat](../2017/daejeon-jajaki-layanan-kesehatan-tangsel.md)\n")
    article = root / "docs/articles/2017/daejeon-jajaki-layanan-kesehatan-tangsel.md"
    article.write_text(article.read_text().replace("2017-12-18", "18 Desember 2017", 1))
    done = digest(root, "check", "--format", "json")
    assert [(found["line"], found["rule"]) for found in json.loads(done.stdout)] == [(6, "date-form")]


def test_the_report_is_in_indonesian_by_default(root: Path) -> None:
    (root / "docs" / "evil.html").write_text("<script>alert(1)</script>")
    assert "tidak pada tempatnya" in digest(root, "check").stdout
    assert "not where files belong" in digest(root, "check", "--lang", "en").stdout


def test_a_missing_vocabulary_is_one_problem_and_no_traceback(root: Path) -> None:
    (root / "data" / "outlets.yml").unlink()
    done = digest(root, "check", "--lang", "en")
    assert done.returncode == 1
    assert done.stdout.startswith("data/outlets.yml:1:1  (file-not-regular)")
    assert "Traceback" not in done.stdout + done.stderr


def test_the_real_content_is_valid() -> None:
    done = run_digest(PROJECT, "check", "--lang", "en", SOURCE_DATE_EPOCH=NOW)
    assert done.returncode == 0, done.stdout
