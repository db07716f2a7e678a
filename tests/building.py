"""MkDocs without its start: a process that has imported all, and forks one for each build.

In a process of its own a build of the seeds takes three times as long: it imports everything, and compiles the templates,
which are the same in all projects. A fork has the modules, and takes compiled templates from a folder that all workers of
a test run share. From the second build on it has what Python keeps of a site that was made before it, as under `serve`.
What runs in it is MkDocs' command line, with the working directory, the variables and the arguments of that build.
"""

from __future__ import annotations

import functools
import importlib
import json
import os
import signal
import string
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, get_args

from jinja2 import Environment, FileSystemBytecodeCache
from jinja2.bccache import Bucket

MODULES = (
    "mkdocs.commands.build",
    "mkdocs_events",
    "digest.export.social_cards",
    "digest.search.pagefind",
    "markdown.extensions.tables",
)
"""What a build imports, also what it does only when it needs it."""

PROJECT = Path(__file__).resolve().parent.parent

TIMEOUT = 300
"""Seconds that a build may take."""


class SharedTemplates(FileSystemBytecodeCache):
    """Compiled templates by name and source, wherever they are: projects have the same, and each language its labels."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        checksum = self.get_source_checksum(source)
        bucket = Bucket(environment, self.get_cache_key(f"{type(environment).__name__} {name} {checksum}"), checksum)
        self.load_bytecode(bucket)
        return bucket


def share_templates(folder: Path) -> None:
    """Let every template environment of this process look for compiled templates in a folder, and leave them there."""
    create, shared = Environment.__init__, SharedTemplates(str(folder))

    def create_with_cache(self: Environment, *words: Any, **options: Any) -> None:
        create(self, *words, **{"bytecode_cache": shared} | options)

    Environment.__init__ = create_with_cache  # type: ignore[method-assign]


def read_vocabularies() -> None:
    """Read data/ once for all builds; what a project has changed is read for that build."""
    loader = importlib.import_module("digest.read.loader")
    keep_vocabularies(functools.partial(setattr, loader))
    loader.ContentLoader(PROJECT).vocabularies()


def keep_vocabularies(put: Callable[[str, Callable[..., Any]], object]) -> None:
    """Keep what is read of files of data/ and of the pages that are written by hand, by their content.

    `put` takes the name of a function of the loader and the one that takes its place. They take half of the time of a
    check, and nobody changes what they return.
    """
    loader = importlib.import_module("digest.read.loader")
    validate, read = loader.validate_nodes, loader.read_files
    validated: dict[int, tuple[object, Any]] = {}  # with the nodes, so that no others get their id
    pages: dict[tuple[object, ...], Any] = {}

    def validate_once(path: str, nodes: object, type_: Any) -> Any:
        if id(nodes) not in validated:
            if len(validated) > 100:
                validated.clear()
            validated[id(nodes)] = nodes, validate(path, nodes, type_)
        return validated[id(nodes)][1]

    def read_once(root: Path, paths: tuple[str, ...]) -> Any:
        files = [root / path for path in paths]
        if any(file.parent.name != "docs" or file.is_symlink() or not file.is_file() for file in files):
            return read(root, paths)
        key = (*paths, *(file.read_bytes() for file in files))
        if key not in pages:
            pages[key] = read(root, paths)
        return pages[key]

    put("parse_yaml", functools.lru_cache(maxsize=100)(loader.parse_yaml))
    put("validate_nodes", validate_once)
    put("read_files", read_once)


def keep_indexes() -> None:
    """Let Pagefind index the same records once: what it writes of the seeds is what it would write again."""
    lists = importlib.import_module("digest.search.lists")
    create, known = lists.create_index, dict[tuple[str, ...], dict[str, bytes]]()

    def create_once(records: Iterable[str]) -> dict[str, bytes]:
        own = tuple(records)
        if own not in known:
            known[own] = create(own)
        return known[own]

    lists.create_index = create_once


def make_site(root: Path) -> None:
    """Make all files of a project's site, and write none: the letters of its pictures are then drawn, its texts rendered."""
    modules = ("build.pipeline", "build.rendering", "build.targets", "render.settings", "core.clock", "core.garbage")
    pipeline, rendering, targets, settings, clock, garbage = (
        importlib.import_module(f"digest.{one}") for one in modules
    )
    site = pipeline.load_site(root, clock.today())
    renderer = rendering.create_renderer(site, root, settings.Settings(site_url="https://kota.example/"))
    for group in targets.SiteTargets(site, root, renderer).groups():
        for target in group.targets():
            list(target.build())
    garbage.skip_collection()


def draw_letters() -> None:
    """Draw the letters of social cards once for all builds, in every size and colour: a long title is tried in all."""
    cards = importlib.import_module("digest.export.social_cards")
    letters = " ".join(string.ascii_letters + string.digits + "–.,()")
    for colour in get_args(importlib.import_module("digest.export.card_text").Colour):
        cards.SocialCard(
            path="", title=f"{letters} " * 3, subtitle=letters, standing=letters, colour=colour
        ).draw_texts()


class BuildServer:
    """The process that forks, with the code in `hooks`; it starts with the first build. `seeds` is a project."""

    def __init__(self, hooks: Path, templates: Path, seeds: Path, variables: Mapping[str, str]) -> None:
        self.command = [sys.executable, __file__, str(hooks), str(templates), str(seeds)]
        self.variables = variables

    @cached_property
    def process(self) -> subprocess.Popen[str]:
        """The process, once it has started."""
        pipe = subprocess.PIPE
        return subprocess.Popen(self.command, env=self.variables, stdin=pipe, stdout=pipe, text=True)

    def run(self, root: Path, words: tuple[str, ...], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        """Run MkDocs in a folder with some arguments and variables."""
        assert self.process.stdin and self.process.stdout
        with tempfile.TemporaryDirectory() as folder:
            files = [f"{folder}/{name}" for name in ("stdout", "stderr")]
            self.process.stdin.write(json.dumps([str(root), words, variables, files]) + "\n")
            self.process.stdin.flush()
            code = int(self.process.stdout.readline())
            output, errors = (Path(file).read_text(encoding="utf-8") for file in files)
        return subprocess.CompletedProcess(["mkdocs", *words], code, output, errors)

    def close(self) -> None:
        """End the process."""
        if "process" in vars(self):
            with self.process:  # which closes its input
                pass


def serve(hooks: Path, templates: Path, seeds: Path) -> None:
    """Fork for each line of the input, and answer with the exit code."""
    sys.path[0] = str(hooks)
    for name in MODULES:
        importlib.import_module(name)
    share_templates(templates)
    read_vocabularies()
    draw_letters()
    keep_indexes()
    for number, line in enumerate(sys.stdin):
        if number == 1:  # who builds one site only does not wait for this
            make_site(seeds)
        root, words, variables, files = json.loads(line)
        child = os.fork()
        if not child:
            sys.exit(run_here(root, words, variables, files))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def run_here(root: str, words: list[str], variables: dict[str, str], files: list[str]) -> int | str | None:
    """Run MkDocs in this process, with its output in two files; return its exit code."""
    signal.alarm(TIMEOUT)
    for number, file in enumerate(files, start=1):
        os.dup2(os.open(file, os.O_WRONLY | os.O_CREAT), number)
    os.chdir(root)
    os.environ.clear()
    os.environ.update(variables)
    try:
        importlib.import_module("mkdocs.__main__").cli(words, prog_name="mkdocs")
    except SystemExit as stop:
        return stop.code
    return 0


if __name__ == "__main__":
    serve(*map(Path, sys.argv[1:]))
