"""The settings of one copy of the site, from mkdocs.yml and the environment."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The site's name and URL, and where its files are edited."""

    site_name: str = "Kota Mitra"
    site_url: str = ""
    repo_url: str = ""
    edit_url: str = ""
    """The prefix of edit links, before a file's path in the project; empty where there is no repository."""
    sections: tuple[str, ...] = ()
    """The entries of the navigation: the first segments of their paths."""
    is_dev_server: bool = False
    """Whether the pages are shown by `serve`: MkDocs then adds a script to them that a policy would block."""

    def absolute_url(self, path: str) -> str:
        """Return the absolute URL of a path of the site."""
        return f"{self.site_url.rstrip('/')}/{path}"

    @property
    def root_path(self) -> str:
        """The path of the site's root on its host, with a slash at both ends."""
        return urlsplit(self.absolute_url("")).path or "/"
