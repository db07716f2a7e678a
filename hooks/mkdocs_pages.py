"""One build under MkDocs: the theme's frame for the pages, the theme's own files, and the settings of mkdocs.yml."""

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

from digest.build.dev_site import DevSite
from digest.build.publisher import Progress, Publisher, PublishResult
from digest.build.rendering import create_renderer
from digest.build.site_folder import SiteFolder
from digest.build.target import SiteFile, Target, TargetGroup
from digest.build.targets import SiteTargets
from digest.build.watcher import file_stats
from digest.core.cache import Cache
from digest.core.commit import commit_of
from digest.core.file_stat import FileStat
from digest.core.fingerprint import fingerprint
from digest.group.site import Site
from digest.read.fields import LANGUAGES, Language
from digest.read.vocabulary_entries import LabelEntry
from digest.render.renderer import Renderer
from digest.render.settings import Settings
from digest.render.theme_frame import ThemeFrame

UNUSED = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/", "sitemap.xml")
"""Files of the theme for its own search and navigation, which no page uses, and the sitemap, which we write."""


@dataclass(slots=True, kw_only=True)
class Build:
    """One build: the project, its site and cache, where it is published, and the frames that MkDocs renders."""

    root: Path
    site: Site
    publisher: Publisher
    cache: Cache
    frames: dict[Language, ThemeFrame] = field(default_factory=dict)
    theme_stats: dict[str, FileStat] = field(default_factory=dict)
    """The stats of what MkDocs makes its part of (frames, the theme's files); none for a build that is published."""

    @property
    def theme_folder(self) -> Path:
        """The folder that MkDocs takes for the site: it empties it, and writes the theme's files there."""
        return self.publisher.work / "theme"

    def publish(self, config: MkDocsConfig, progress: Progress) -> PublishResult:
        """Publish all pages and all other files. Raises what a target raises."""
        theme = TargetGroup(name="/theme", targets=partial(theme_targets, self.theme_folder))
        renderer = self.renderer(config)
        targets = self.targets(renderer)
        groups = [*targets.groups(), theme]
        return self.publisher.publish(groups, targets.dependencies, progress, partial(compile_templates, renderer))

    def has_same_theme(self) -> bool:
        """Tell whether what MkDocs would make now is what it has made for this build."""
        return bool(self.theme_stats) and self.theme_stats == theme_stats(self.root)

    def show(self, config: MkDocsConfig, site: DevSite, before: Build | None) -> None:
        """Show the site without publishing it. Raises TemplateError where a template cannot be read.

        All templates are read here, so that a broken one is reported at once, and what was shown before stays; not
        where they and their labels are those of the build `before`.
        """
        renderer = self.renderer(config)
        same = before is not None and (before.frames is self.frames and before.labels is self.labels)
        for language, environment in renderer.environments.items():
            environment.auto_reload, environment.bytecode_cache = False, bytecode_cache(language)
        if not same:
            compile_templates(renderer)
        site.update(self.targets(renderer), self.theme_folder)

    @property
    def labels(self) -> dict[str, LabelEntry]:
        """The labels, which are in the templates."""
        return self.site.model.vocabularies.labels

    def targets(self, renderer: Renderer) -> SiteTargets:
        """Return all targets of the site."""
        return SiteTargets(self.site, self.root, renderer, partial(commit_of, self.root), self.cache)

    def renderer(self, config: MkDocsConfig) -> Renderer:
        """Return the renderer of the pages."""
        return create_renderer(self.site, self.root, settings_of(config), self.frames)


def compile_templates(renderer: Renderer) -> None:
    """Compile the templates of all languages. Raises TemplateError where one cannot be read."""
    for environment in renderer.environments.values():
        environment.compile_all()


def theme_stats(root: Path) -> dict[str, FileStat]:
    """Return the stats of mkdocs.yml and of the theme's custom folder; the theme itself is an installed package."""
    return file_stats(root / "mkdocs.yml") | file_stats(root / "docs/templates")


class MemoryBytecodeCache(BytecodeCache):
    """Compiled templates, kept in memory from one build of `serve` to the next: to compile them takes a second."""

    def __init__(self) -> None:
        self.by_key: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in a template's bytecode, which says itself whether it is of the same source."""
        if bucket.key in self.by_key:
            bucket.bytecode_from_string(self.by_key[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template's bytecode."""
        self.by_key[bucket.key] = bucket.bytecode_to_string()


@functools.cache
def bytecode_cache(name: Language | Literal["theme"]) -> MemoryBytecodeCache:
    """Return the cache of a language's templates, or of the theme's."""
    return MemoryBytecodeCache()


def settings_of(config: MkDocsConfig) -> Settings:
    """Return what mkdocs.yml says of this copy of the site."""
    repository = (config.repo_url or "").rstrip("/")
    edit = f"{repository}/{(config.edit_uri or '').removesuffix('docs/')}" if repository else ""
    return Settings(
        site_name=config.site_name, site_url=config.site_url or "", repo_url=config.repo_url or "", edit_url=edit,
        sections=tuple(config.extra["sections"]),
        is_dev_server=config.extra["is_live"],
    )  # fmt: skip


def versioned(path: str, config: MkDocsConfig) -> str:
    """Return the path of one of our own assets with a mark of its content, so that browsers may keep it for good."""
    content = (Path(config.theme.dirs[0]) / path).read_bytes()  # the custom folder comes before the theme's own
    return f"{path}?v={hashlib.sha256(content).hexdigest()[:8]}"


def replace_by_frames(files: Files, config: MkDocsConfig) -> Files:
    """Return MkDocs' files with the editors' texts taken out, and one page for each language's frame put in."""
    for file in list(files):
        if file.is_documentation_page() or file.src_uri.startswith(UNUSED) or file.src_uri.endswith(".map"):
            files.remove(file)
    for language in LANGUAGES:
        files.append(File.generated(config, f"frame/{language}.md", content=""))
    return files


def theme_targets(folder: Path) -> Iterator[Target]:
    """Yield a target for each of the files that MkDocs has written: the theme's styles and ours, scripts, pictures."""
    for path in sorted(SiteFolder(folder, folder).file_stats()):
        content = (folder / path).read_bytes()
        build = partial(one_file, path, content)
        yield Target(
            name=f"theme {path}", compute_fingerprint=partial(fingerprint, [content]), owns=(path,), build=build
        )


def one_file(path: str, content: bytes) -> tuple[SiteFile]:
    """Return one file as all the files of a target."""
    return ((path, content),)
