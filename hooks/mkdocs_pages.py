"""The digest in MkDocs' hands: the theme's frame for the pages, the theme's own files, and what is said of a build."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from digest.group.site import Site
from digest.memory import seal
from digest.publish.publish import Progress, Published, Publisher
from digest.publish.tree import Tree
from digest.read.commit import commit_of
from digest.read.fields import LANGUAGES, Language
from digest.write.frame import Frame
from digest.write.render import Renderer, Settings
from digest.write.units import Unit, create_units

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

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

    def publish(self, config: MkDocsConfig, progress: Progress, *, hurried: bool) -> Published:
        """Publish all pages and all other files. Raises what a unit raises.

        Who is in a hurry gets the search's index as it was last, if there is one.
        """
        renderer = Renderer(self.site, self.root, settings_of(config), self.frames)
        units = [*theme_units(self.staging), *create_units(self.site, self.root, renderer)]
        return self.publisher.publish(units, progress, hurried=hurried)


@dataclass(slots=True)
class Shown:
    """What stands above every page that `serve` shows: what is wrong with the content, as text."""

    text: str = ""

    def above(self, app: WSGIApplication) -> WSGIApplication:
        """Return a server's application whose pages begin with the text."""

        def answer(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
            if not self.text:
                return app(environ, start)
            heads: list[tuple[str, list[tuple[str, str]]]] = []

            def note(status: str, headers: list[tuple[str, str]], *_: Any) -> Callable[[bytes], object]:
                heads.append((status, headers))
                return lambda content: None

            body = b"".join(app(environ, note))
            status, headers = heads[-1]
            if any(value.startswith("text/html") for name, value in headers if name.lower() == "content-type"):
                body = self.page(body)
                headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            start(status, headers)
            return [body]

        return answer

    def page(self, body: bytes) -> bytes:
        """Return a page with the text above it; where there is no page, the text alone."""
        note = str(BANNER.format(self.text)).encode()
        head, tag, rest = body.partition(b"<body")
        before, end, after = rest.partition(b">")
        return head + tag + before + end + note + after if tag else b"<!doctype html><meta charset=utf-8>" + note


BANNER = Markup(
    '<div role="alert" style="position:sticky;top:0;z-index:99;max-height:70vh;overflow:auto;padding:1rem;'
    'background:#7a1f1f;color:#fff"><strong>Belum dapat ditampilkan / Not shown yet</strong>'
    '<pre style="white-space:pre-wrap;color:inherit;margin:.5rem 0 0">{}</pre></div>'
)
"""What is wrong, in the terminal's words; its styles stand in it, for it must not hang on the site's."""


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
        create = lambda path=path, content=content: [(path, content)]  # noqa: E731
        yield Unit(name=f"theme {path}", needs=seal([content]), create=create)
