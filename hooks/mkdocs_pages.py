"""The digest in MkDocs' hands: the theme's frame for the pages, the theme's own files, and what is said of a build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from digest.group.site import Site
from digest.publish.publish import Published, Publisher
from digest.publish.tree import Tree
from digest.read.commit import commit_of
from digest.read.fields import LANGUAGES, Language
from digest.write.frame import Frame
from digest.write.needs import seal
from digest.write.render import Renderer, Settings
from digest.write.units import Unit, create_units

UNUSED = ("assets/javascripts/bundle.", "assets/javascripts/lunr/", "assets/javascripts/workers/")
"""What the theme brings for its own search and navigation, which no page uses."""


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

    def publish(self, config: MkDocsConfig, progress: Callable[[int, int], None]) -> Published:
        """Publish all pages and all other files. Raises what a unit raises."""
        renderer = Renderer(self.site, self.root, settings_of(config), self.frames)
        units = [*theme_units(self.staging), *create_units(self.site, self.root, renderer)]
        return self.publisher.publish(units, progress)


def settings_of(config: MkDocsConfig) -> Settings:
    """Return what mkdocs.yml says of this copy of the site."""
    repository = (config.repo_url or "").rstrip("/")
    edit = f"{repository}/{(config.edit_uri or '').removesuffix('docs/')}" if repository else ""
    return Settings(
        site_name=config.site_name, site_url=config.site_url or "", repo_url=config.repo_url or "", edit_url=edit,
        sections=tuple(config.extra["sections"]), commit=commit_of(Path(config.config_file_path).parent),
        is_live=config.extra["is_live"],
    )  # fmt: skip


def versioned(path: str, config: MkDocsConfig) -> str:
    """Return the path of one of our own assets with a mark of its content, so that browsers may keep it for good."""
    content = (Path(config.theme.custom_dir) / path).read_bytes()
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
        create = lambda path=path, content=content: [(path, content)]  # noqa: E731
        yield Unit(name=f"theme {path}", needs=seal([hashlib.sha256(content).digest()]), create=create)
