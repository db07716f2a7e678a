"""The links in the foot of every page: edit it, report an error, add a report, look at its history."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.render.localizer import Wording
from digest.render.page import Page
from digest.render.urls import PREFIXES

ARTICLES = "docs/articles"

VOCABULARIES = {"locality": "data/localities_abroad.yml", "organisation": "data/organisations.yml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RepositoryLinks:
    """Addresses of one repository on GitHub; all are empty where there is no repository."""

    repo_url: str = ""
    edit_url: str = ""
    site_url: str = ""

    def below(self, action: str, path: str) -> str:
        """Return where GitHub does something with a file or folder: edit, new, commits, tree."""
        return f"/{action}/".join(self.edit_url.rsplit("/edit/", 1)) + quote(path) if self.edit_url else ""

    def new_file(self, folder: str) -> str:
        """Return where a new file is written in a folder."""
        return self.below("new", folder)

    def issue(self, form: str, **fields: str) -> str:
        """Return where an issue form opens, with some of its fields filled in."""
        query = "&".join(f"{name}={quote(value, safe='/:')}" for name, value in {"template": form, **fields}.items())
        return f"{self.repo_url.rstrip('/')}/issues/new?{query}" if self.repo_url else ""

    def foot(self, page: Page, words: Wording) -> list[tuple[str, str]]:
        """Return the label and the address of each link in a page's foot; none where there is no repository."""
        if not self.edit_url:
            return []
        file = file_of(page)
        reported = {"title": page.title, "page": self.site_url + page.path}
        found = [
            (words.t("article.edit"), self.below("edit", file)) if page.text else self.facts(file, words),
            (words.t("foot.error"), self.issue("report-error.yml", **reported)),
            (words.t("foot.add"), self.form(page)),
            (words.t("foot.history"), self.below("commits", file)),
        ]
        return [(label, address) for label, address in found if address]

    def facts(self, file: str, words: Wording) -> tuple[str, str]:
        """Return the link to what a generated page is made of: a vocabulary's file, or all articles."""
        action = "tree" if file == ARTICLES else "edit"
        return words.t("foot.facts", file=file), self.below(action, file)

    def form(self, page: Page) -> str:
        """Return the way to the form, with what the page is about filled in."""
        way = page.way(f"{PREFIXES[page.language]}contribute/")
        query = urlencode(about(page))
        return "" if page.plain == "contribute/" else way + (f"?{query}" if query else "")


def about(page: Page) -> dict[str, str]:
    """Return what a page is about, as the form takes it from its address."""
    match page.data:
        case {"cooperation": cooperation}:
            return {"cooperation": cooperation.slug}
        case {"party": Party() as party}:
            return {"party": party.id}
        case {"country": Country() as country}:
            return {"country": country.code}
        case {"sector": Term() as sector}:
            return {"sector": sector.id}
        case {"article": article} if len(article.newest.parties) > 1:
            return {"cooperation": "--".join(party.id for party in article.newest.parties)}
    return {}


def file_of(page: Page) -> str:
    """Return the file, or the folder, that a page's facts stand in."""
    if page.text:
        return page.text.path
    match page.data:
        case {"party": Party(is_home_locality=True)}:
            return "data/localities.yml"
        case {"party": Party() as party}:
            return VOCABULARIES[party.kind]
        case {"country": Country()}:
            return "data/countries.yml"
        case {"sector": Term()}:
            return "data/sectors.yml"
    return ARTICLES
