"""`python3 run.py settle`: what articles introduce moves into data/, and the site stays as it is."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from digest.build.pipeline import load_site
from digest.build.publisher import Publisher
from digest.build.rendering import create_renderer
from digest.build.targets import SiteTargets
from digest.core.cache import Cache
from digest.render.settings import Settings
from introducing import ARTICLE, introduce, move_to_article
from proposing import WorkflowRunner, workflow_file
from roots import SEEDS, TODAY, digest

OTHER = f"docs/articles/{SEEDS[1]}.md"
SETTINGS = Settings(
    site_url="https://kota.example/", repo_url="https://code.example/a", sections=("articles", "cities")
)


def publish(root: Path, site: Path, cache: Cache | None = None) -> Path:
    """Publish a project, without what Pagefind makes: it comes out differently each time."""
    loaded = load_site(root, TODAY, cache)
    targets = SiteTargets(loaded, root, create_renderer(loaded, root, SETTINGS))
    Publisher(site).publish((group for group in targets.groups() if group.name != "pagefind"), targets.dependencies)
    return site


def files_of(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in sorted(site.rglob("*")) if file.is_file()}


def content(root: Path) -> dict[str, str]:
    files = [*(root / "data").glob("*.yml"), *(root / "docs/articles").rglob("*.md")]
    return {file.relative_to(root).as_posix(): file.read_bytes().decode() for file in files}


def test_the_site_is_the_same_to_the_byte_whoever_brings_an_entry(root: Path, tmp_path: Path) -> None:
    """As it was, introduced by articles, and settled; from nothing and from the cache."""
    in_data, cache = content(root), Cache(root / ".cache/content.sqlite", keeps_values=True)
    first = files_of(publish(root, root / "site", cache))
    for name, id_, path in (
        ("localities_abroad", "kr-daejeon", OTHER), ("localities_abroad", "kr-gyeonggi", ARTICLE),
        ("outlets", "detak-tangsel", ARTICLE), ("organisations", "jp-kaikoukai", OTHER),
    ):  # fmt: skip
        move_to_article(root, name, id_, path)
    assert files_of(publish(root, root / "site", cache)) == first
    assert files_of(publish(root, tmp_path / "fresh")) == first
    done = digest(root, "settle", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "4 entries were moved" in done.stdout and "kr-daejeon (Daejeon" in done.stdout
    assert files_of(publish(root, root / "site", cache)) == first
    assert content(root) == in_data, "every entry is where it was, and no article has another line"


def test_an_introduced_name_is_shown_by_every_page_that_names_the_entry(root: Path, tmp_path: Path) -> None:
    cache = Cache(root / ".cache/content.sqlite", keeps_values=True)
    move_to_article(root, "localities_abroad", "kr-gyeonggi", ARTICLE)
    publish(root, root / "site", cache)
    file = root / ARTICLE
    file.write_text(
        file.read_text()
        .replace("name: Gyeonggi", "name: Provinsi Lain")
        .replace("name: {id: Provinsi Gyeonggi", "name: {id: Provinsi Lain")
    )
    again = files_of(publish(root, root / "site", cache))
    assert again == files_of(publish(root, tmp_path / "fresh"))
    other = again[f"articles/{SEEDS[1]}/index.html"].decode()
    assert "Provinsi Lain" in other, "an article that does not introduce it"


def test_comments_flow_style_and_quotes_move_along(root: Path) -> None:
    introduce(
        root,
        "organisations",
        '# The report gives no address.\njp-aaa:\n  kind: company\n  country: JP\n  name: "Aaa: Co"  # quoted\n',
    )
    file = root / OTHER
    flow = 'introduces: {outlets: {suara-contoh: {name: "Suara: Contoh", hosts: [suaracontoh.example]}}}\n'
    file.write_text(file.read_text().replace("\nsources:\n", f"\n{flow}# About the sources\nsources:\n", 1))
    before = content(root)
    assert digest(root, "settle").returncode == 0
    after = content(root)
    assert (
        '\n# The report gives no address.\njp-aaa:\n  kind: company\n  country: JP\n  name: "Aaa: Co"  # quoted\njp-'
        in after["data/organisations.yml"]
    )
    outlets = yaml.safe_load(after["data/outlets.yml"])
    assert outlets["suara-contoh"] == {"name": "Suara: Contoh", "hosts": ["suaracontoh.example"]}
    assert list(outlets) == sorted(outlets)
    assert after[OTHER] == before[OTHER].replace(flow, ""), "the comment on the next field stays"
    assert [
        line for line in before["data/outlets.yml"].split("\n") if line not in after["data/outlets.yml"].split("\n")
    ] == []


def test_line_endings_stay(root: Path) -> None:
    introduce(root, "outlets", "suara-contoh:\n  name: Suara Contoh\n  hosts: [suaracontoh.example]\n")
    for path in (ARTICLE, "data/outlets.yml"):
        (root / path).write_bytes((root / path).read_bytes().replace(b"\n", b"\r\n"))
    assert digest(root, "settle").returncode == 0
    for path in (ARTICLE, "data/outlets.yml"):
        text = (root / path).read_bytes()
        assert text.count(b"\n") == text.count(b"\r\n") > 10


def test_the_first_and_the_last_entry_find_their_places(root: Path) -> None:
    introduce(root, "outlets", "a-contoh:\n  name: A Contoh\n  hosts: [acontoh.example]\n")
    introduce(root, "outlets", "zzz-contoh:\n  name: Zzz Contoh\n  hosts: [zzzcontoh.example]\n")
    head = (root / "data/outlets.yml").read_text().split("\n")[:2]
    assert digest(root, "settle").returncode == 0
    text = (root / "data/outlets.yml").read_text()
    assert text.split("\n")[:3] == [*head, "a-contoh:"]
    assert text.endswith("\nzzz-contoh:\n  name: Zzz Contoh\n  hosts: [zzzcontoh.example]\n")


def test_with_check_nothing_is_written(root: Path) -> None:
    assert digest(root, "settle", "--check").returncode == 0
    move_to_article(root, "outlets", "detak-tangsel")
    before = content(root)
    done = digest(root, "settle", "--check")
    assert done.returncode == 1 and "detak-tangsel" in done.stdout and "data/outlets.yml" in done.stdout
    assert content(root) == before


@pytest.mark.parametrize("language", ["id", "en"])
def test_content_with_problems_is_left_alone(root: Path, language: str) -> None:
    move_to_article(root, "outlets", "detak-tangsel")
    introduce(root, "outlets", "Salah:\n  name: Salah\n  hosts: [salah.example]\n", OTHER)
    before = content(root)
    done = digest(root, "settle", "--lang", language)
    assert done.returncode == 1 and "run.py check" in done.stderr
    assert content(root) == before


def test_a_file_that_cannot_be_written_takes_all_back(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    move_to_article(root, "outlets", "detak-tangsel")
    before = content(root)
    from digest.settle import command

    def replace(folder: Path, file: str, text: str) -> None:
        if file.startswith("data/") and text != before[file]:
            raise OSError
        (folder / file).write_text(text)

    monkeypatch.setattr(command, "replace_file", replace)
    assert digest(root, "settle").returncode == 1
    assert content(root) == before


def git(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *words]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def test_two_pull_requests_with_a_new_partner_each_never_touch_the_same_line(root: Path) -> None:
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "data", "docs")
    git(root, "commit", "--quiet", "--message", "x")
    for number, path in enumerate((ARTICLE, OTHER)):
        git(root, "checkout", "--quiet", "-b", f"part{number}", "main")
        introduce(
            root,
            "localities_abroad",
            f"jp-contoh{number}:\n  country: JP\n  level: city\n  name: Contoh {number}x\n",
            path,
        )
        introduce(
            root, "outlets", f"suara{number}:\n  name: Suara Ke{number}\n  hosts: [suara{number}.example]\n", path
        )
        assert digest(root, "schema", "--write").returncode == 0
        git(root, "add", "data", "docs")
        git(root, "commit", "--quiet", "--message", "y")
        names = git(root, "diff", "--name-only", "main").stdout.split()
        assert names == [path], "one article is one file"
    git(root, "checkout", "--quiet", "main")
    for number in (0, 1):
        merged = git(root, "merge", "--quiet", "--no-edit", f"part{number}")
        assert merged.returncode == 0, merged.stdout + merged.stderr
    done = digest(root, "check")
    assert done.returncode == 0, done.stdout


def test_the_weekly_run_proposes_articles_and_vocabularies_alone(tmp_path: Path) -> None:
    runner = WorkflowRunner(tmp_path, "settle")
    runner.write("data/outlets.yml", "a: b\n")
    runner.commit()
    runner.git("push", "--quiet", "origin", "main")
    runner.write("data/outlets.yml", "a: b\nc: d\n")
    runner.write("data/labels.yml", "a: c\n")
    runner.write("docs/articles/2020/a.md", "one\nthree\n")
    arguments = runner.propose()
    assert runner.proposed() == ["data/outlets.yml", "docs/articles/2020/a.md"]
    assert "pr create --head settle" in arguments


def test_only_the_job_that_runs_nothing_may_write() -> None:
    jobs = yaml.safe_load(workflow_file("settle").read_text(encoding="utf-8"))["jobs"]
    assert jobs["move"]["permissions"] == {"contents": "read"}
    assert jobs["propose"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    commands = " ".join(step.get("run", "") for step in jobs["propose"]["steps"])
    assert "python" not in commands and "run.py" not in commands
