"""The digest in MkDocs' hands: the theme's frame for the pages, the theme's own files, and what is said of a build."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Literal

from jinja2.bccache import Bucket, BytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from digest.build.dev_site import Live
from digest.build.publisher import Progress, Published, Publisher
from digest.build.rendering import create_renderer
from digest.build.site_folder import Tree
from digest.build.target import Bundle, Unit
from digest.build.targets import Units
from digest.core.cache import seal
from digest.core.commit import commit_of
from digest.group.site import Site
from digest.read.fields import LANGUAGES, Language
from digest.render.renderer import Renderer
from digest.render.settings import Settings
from digest.render.theme_frame import Frame

UNUSED = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/", "sitemap.xml")
"""What the theme brings for its own search and navigation, which no page uses, and what we write ourselves."""


@dataclass(slots=True, kw_only=True)
class Build:
    """One build: the project, its site, where it is published, and the frames that MkDocs renders on the way."""

    root: Path
    site: Site
    publisher: Publisher
    frames: dict[Language, Frame] = field(default_factory=dict)

    @property
    def staging(self) -> Path:
        """The folder that MkDocs takes for the site: it empties it, and writes the theme's files there."""
        return self.publisher.work / "theme"

    def publish(self, config: MkDocsConfig, progress: Progress) -> Published:
        """Publish all pages and all other files. Raises what a unit raises."""
        theme = Bundle(name="/theme", units=partial(theme_units, self.staging))
        bundles = Units(self.site, self.root, self.renderer(config), commit_of(self.root)).bundles()
        return self.publisher.publish([*bundles, theme], progress)

    def show(self, config: MkDocsConfig, live: Live) -> None:
        """Show the site without publishing it. Raises TemplateError where a template cannot be read.

        All templates are read here, so that a broken one is told at once, and what was shown before stays as it was.
        """
        renderer = self.renderer(config)
        for language, environment in renderer.environments.items():
            environment.auto_reload, environment.bytecode_cache = False, compiled(language)
            for name in environment.list_templates():
                environment.get_template(name)
        live.show(Units(self.site, self.root, renderer, commit_of(self.root)), self.staging)

    def renderer(self, config: MkDocsConfig) -> Renderer:
        """Return what renders the pages."""
        return create_renderer(self.site, self.root, settings_of(config), self.frames)


class Compiled(BytecodeCache):
    """The templates in Python's words, kept from one build of `serve` to the next: compiling takes a second."""

    def __init__(self) -> None:
        self.known: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in what is known of a template, which tells itself whether it was made of the same text."""
        if bucket.key in self.known:
            bucket.bytecode_from_string(self.known[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.known[bucket.key] = bucket.bytecode_to_string()


@functools.cache
def compiled(whose: Language | Literal["theme"]) -> Compiled:
    """Return the templates of a language, or the theme's, as they were last compiled."""
    return Compiled()


def settings_of(config: MkDocsConfig) -> Settings:
    """Return what mkdocs.yml says of this copy of the site."""
    repository = (config.repo_url or "").rstrip("/")
    edit = f"{repository}/{(config.edit_uri or '').removesuffix('docs/')}" if repository else ""
    return Settings(
        site_name=config.site_name, site_url=config.site_url or "", repo_url=config.repo_url or "", edit_url=edit,
        sections=tuple(config.extra["sections"]),
        is_live=config.extra["is_live"],
    )  # fmt: skip


def versioned(path: str, config: MkDocsConfig) -> str:
    """Return the path of one of our own assets with a mark of its content, so that browsers may keep it for good."""
    content = (Path(config.theme.dirs[0]) / path).read_bytes()  # the custom folder comes before the theme's own
    return f"{path}?v={hashlib.sha256(content).hexdigest()[:8]}"


def stubs(files: Files, config: MkDocsConfig) -> Files:
    """Return MkDocs' files with the editors' texts taken out, and one page for each language's frame put in."""
    for file in list(files):
        if file.is_documentation_page() or file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    for language in LANGUAGES:
        files.append(File.generated(config, f"frame/{language}.md", content=""))
    return files


def theme_units(staging: Path) -> Iterator[Unit]:
    """Yield a unit for each of the files that MkDocs has written: the theme's styles and ours, scripts, pictures."""
    for path in sorted(Tree(staging, staging).seen()):
        content = (staging / path).read_bytes()
        made_of = partial(seal, [content])
        yield Unit(name=f"theme {path}", made_of=made_of, claims=(path,), create=partial(alone, path, content))


def alone(path: str, content: bytes) -> tuple[tuple[str, bytes]]:
    """Return one file as all the files of a unit."""
    return ((path, content),)
