"""What continues MkDocs and Material builds, refuses and serves the same: ProperDocs, and MaterialX under both engines.

Their environments are those of `run.py build --engine properdocs` and `--theme materialx`, made on first use.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import run

from roots import PROJECT, SEEDS, make_root, mkdocs_environment
from sharing import Share
from test_serve import fetch, free_port, wait_for

OWN_FILES = re.compile(r"assets/stylesheets/(main|palette)\.[0-9a-f]+\.min\.css")
"""A theme's own files; a page names them."""

PINS = {"material": run.ENGINES["properdocs"], "materialx": run.THEMES["materialx"]}


@pytest.fixture(scope="session")
def environments(share: Share) -> None:
    """Install what is not there; `run.py test` has done so."""
    share("engines", lambda _: [run.install_only(pins, run.environment_of(pins)) for pins in PINS.values()])


def command(engine: str, theme: str, *words: str) -> list[str]:
    return [str(run.interpreter(run.environment_of(PINS[theme]))), "-m", engine, *words]


def variables(theme: str) -> dict[str, str]:
    return {name: value for name, value in mkdocs_environment({"THEME": theme}).items() if name != "PYTHONPATH"}


def generate(root: Path, engine: str, theme: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(engine, theme, *words), cwd=root, env=variables(theme), capture_output=True, text=True, check=False
    )


def files(site: Path) -> dict[str, bytes]:
    """Return the files of a site by path, without those that differ each time: Pagefind's, and the list of all."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return {
        path: (site / path).read_bytes()
        for path in paths
        if not path.startswith("pagefind/") and path != "manifest.txt"
    }


def plain(content: bytes) -> bytes:
    """Return a page with the names of the theme's own files without their hashes."""
    return OWN_FILES.sub(r"\1.css", content.decode()).encode()


@pytest.mark.parametrize(("engine", "theme"), [("properdocs", "material"), ("mkdocs", "materialx")])
def test_the_site_is_the_same_but_for_the_themes_own_files(
    environments: None, built: Path, tmp_path: Path, engine: str, theme: str
) -> None:
    root = make_root(tmp_path / "project")
    done = generate(root, engine, theme, "build", "--strict", "--site-dir", str(tmp_path / "site"))
    assert done.returncode == 0, done.stdout + done.stderr
    wanted, found = files(built), files(tmp_path / "site")
    own = {path for path in {*wanted, *found} if OWN_FILES.fullmatch(path)}
    if theme == "material":
        assert {path for path in own if wanted.get(path) != found.get(path)} == set()
    assert wanted.keys() - own == found.keys() - own
    different = [path for path in wanted.keys() - own if wanted[path] != found[path]]
    assert [path for path in different if not path.endswith(".html") or plain(wanted[path]) != plain(found[path])] == []
    assert len(wanted) > 200


@pytest.mark.parametrize(("engine", "theme"), [("properdocs", "material"), ("mkdocs", "materialx")])
def test_a_mistake_is_refused_with_file_and_line(environments: None, root: Path, engine: str, theme: str) -> None:
    article = root / f"docs/articles/{SEEDS[0]}.md"
    article.write_text(article.read_text("utf-8").replace("kr-daejeon", "kr-daejon", 1), encoding="utf-8")
    done = generate(root, engine, theme, "build", "--strict")
    said = done.stdout + done.stderr
    assert done.returncode == 1 and "Traceback" not in said
    assert re.search(rf"{re.escape(SEEDS[0])}\.md:\d+:\d+ ", said) and "kr-daejon" in said and "kr-daejeon" in said
    assert not (root / "site").exists()


@contextmanager
def serve(root: Path, engine: str, theme: str) -> Iterator[str]:
    port = free_port()
    words = command(engine, theme, "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}")
    with (root / "serve.log").open("w") as log:
        process = subprocess.Popen(words, cwd=root, env=variables(theme), stdout=log, stderr=log)
        try:
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()
            process.wait(timeout=30)


def test_serve_shows_changes_and_mistakes(environments: None, root: Path) -> None:
    with serve(root, "properdocs", "materialx") as address:
        path = f"{address}articles/{SEEDS[0]}/"
        article = root / f"docs/articles/{SEEDS[0]}.md"
        text = article.read_text("utf-8")
        assert wait_for(lambda: "Daejeon" in fetch(path)), (root / "serve.log").read_text()
        article.write_text(f"{text}\nSatu kalimat lagi.\n", encoding="utf-8")
        assert wait_for(lambda: "Satu kalimat lagi." in fetch(path)), (root / "serve.log").read_text()
        article.write_text(text.replace("kr-daejeon", "kr-daejon", 1), encoding="utf-8")
        assert wait_for(lambda: 'role="alert"' in fetch(path) and "kr-daejon" in fetch(path)), (
            root / "serve.log"
        ).read_text()
        article.write_text(text, encoding="utf-8")
        assert wait_for(lambda: 'role="alert"' not in fetch(path)), (root / "serve.log").read_text()


def test_the_pins_are_those_of_the_site_with_another_engine_and_theme() -> None:
    def wanted(file: str) -> set[str]:
        lines = (line.split("#")[0].strip() for line in (PROJECT / file).read_text("utf-8").splitlines())
        return {line for line in lines if line and not line.startswith("-")}

    own = {line for line in wanted("requirements.in") if not line.startswith("mkdocs-material")}
    added = {line.split("==")[0] for line in wanted("deploy/engines/materialx/requirements.in") - own}
    assert own <= wanted("deploy/engines/materialx/requirements.in") and added == {"properdocs", "mkdocs-materialx"}
    assert wanted("deploy/engines/properdocs/requirements.in") <= wanted("deploy/engines/materialx/requirements.in")


def test_an_unknown_engine_is_refused_with_those_that_are_known() -> None:
    for name, known in (("engine", "mkdocs | properdocs"), ("theme", "material | materialx")):
        done = subprocess.run(
            ["python3", "run.py", "build", f"--{name}", "jekyll"],
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 1 and known in done.stderr
