"""What differs from one copy of the site to another, as mkdocs.yml and the environment say it."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The site's name and address, and where its files are edited."""

    site_name: str = "Kota Mitra"
    site_url: str = ""
    repo_url: str = ""
    edit_url: str = ""
    """What precedes a file's path, from the project's root, in its edit link; empty where there is no repository."""
    sections: tuple[str, ...] = ()
    """The entries of the navigation, as first steps of their paths."""
    is_live: bool = False
    """Whether `serve` shows the pages: MkDocs then puts a script into them, which a policy would stop."""

    def at(self, path: str) -> str:
        """Return the absolute URL of a path of the site."""
        return f"{self.site_url.rstrip('/')}/{path}"

    @property
    def base_path(self) -> str:
        """The path below which the site stands on its host, between slashes."""
        return urlsplit(self.at("")).path or "/"
