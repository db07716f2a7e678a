"""The links to the repository in the footer of every page: edit, report an error, add an article, history."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from digest.model.events import Term
from digest.model.parties import Country, Party
from digest.render.localizer import Localizer
from digest.render.page import Page
from digest.render.urls import LANGUAGE_PREFIXES

ARTICLES_FOLDER = "docs/articles"

VOCABULARY_FILES = {"locality": "data/localities_abroad.yml", "organisation": "data/organisations.yml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RepositoryLinks:
    """URLs of one repository on GitHub; all are empty if `repo_url` and `edit_url` are."""

    repo_url: str = ""
    edit_url: str = ""
    site_url: str = ""

    def file_url(self, action: str, path: str) -> str:
        """Return the URL for an action (edit, new, commits, tree, blob) on a file or folder."""
        return action_url(self.edit_url, action) + quote(path) if self.edit_url else ""

    def new_file_url(self, folder: str) -> str:
        """Return the URL for creating a new file in a folder."""
        return self.file_url("new", folder)

    def issue_url(self, form: str, **fields: str) -> str:
        """Return the URL of an issue form, with some of its fields filled in."""
        query = "".join([f"&{name}={quote(value, safe='/:')}" for name, value in fields.items()])
        return f"{self.repo_url.rstrip('/')}/issues/new?template={form}{query}" if self.repo_url else ""

    def footer_links(self, page: Page, localizer: Localizer) -> list[tuple[str, str]]:
        """Return the label and URL of each link in a page's footer; none if there is no repository."""
        if not self.edit_url:
            return []
        file = source_file(page)
        issue_fields = {"title": page.title, "page": self.site_url + page.path}
        edit_link = (localizer.t("article.edit"), self.file_url("edit", file))
        links = [
            edit_link if page.text else self._facts_link(file, localizer),
            (localizer.t("foot.error"), self.issue_url("report-error.yml", **issue_fields)),
            (localizer.t("foot.add"), self._form_url(page)),
            (localizer.t("foot.history"), self.file_url("commits", file)),
        ]
        return [(label, url) for label, url in links if url]

    def _facts_link(self, file: str, localizer: Localizer) -> tuple[str, str]:
        """Return the link to the data of a generated page: a vocabulary's file, or the folder of articles."""
        action = "tree" if file == ARTICLES_FOLDER else "edit"
        return localizer.t("foot.facts", file=file), self.file_url(action, file)

    def _form_url(self, page: Page) -> str:
        """Return the relative URL of the form, with the subject of the page filled in; empty on the form's own page."""
        url = page.relative_url(f"{LANGUAGE_PREFIXES[page.language]}contribute/")
        query = urlencode(page_subject(page))
        return "" if page.base_path == "contribute/" else url + (f"?{query}" if query else "")


@functools.cache
def action_url(edit_url: str, action: str) -> str:
    """Return the beginning of the URLs for an action, given that for editing."""
    return f"/{action}/".join(edit_url.rsplit("/edit/", 1))


def page_subject(page: Page) -> dict[str, str]:
    """Return the subject of a page as query parameters of the form."""
    match page.data:
        case {"cooperation": cooperation}:
            return {"cooperation": cooperation.slug}
        case {"party": Party() as party}:
            return {"party": party.id}
        case {"country": Country() as country}:
            return {"country": country.code}
        case {"sector": Term() as sector}:
            return {"sector": sector.id}
        case {"article": article} if len(article.main_event.parties) > 1:
            return {"cooperation": "--".join(party.id for party in article.main_event.parties)}
    return {}


def source_file(page: Page) -> str:
    """Return the path of the file or folder in the repository that holds a page's content."""
    if page.text:
        return page.text.path
    match page.data:
        case {"party": Party(is_home_locality=True)}:
            return "data/localities.yml"
        case {"party": Party() as party}:
            return party.introduced_by or VOCABULARY_FILES[party.kind]
        case {"country": Country()}:
            return "data/countries.yml"
        case {"sector": Term()}:
            return "data/sectors.yml"
    return ARTICLES_FOLDER
