"""The base class of `Pages`: creates one page, or the pages of a list, in one language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from digest.group.cooperations import Cooperation
from digest.group.site import Selection, Site
from digest.model.articles import Text
from digest.read.fields import Language
from digest.render.localizer import Localizer
from digest.render.page import Page
from digest.render.pagination import ROWS_PER_PAGE, ListPage, paginate


class PageBuilder:
    """Creates pages of one site in one language."""

    def __init__(self, site: Site, language: Language) -> None:
        self.site, self.language = site, language
        self.localizer = Localizer(site.model.vocabularies, language)

    def page(
        self, base_path: str, template: str, label: str, *, values: dict[str, object] | None = None, **data: Any
    ) -> Page:
        """Return a page whose title and description are the labels `<label>.title` and `<label>.description`."""
        values = values or {}
        return Page(
            base_path=base_path, language=self.language, template=template, data=data,
            title=self.localizer.t(f"{label}.title", **values),
            description=self.localizer.t(f"{label}.description", **values),
        )  # fmt: skip

    def text_page(self, base_path: str, template: str, text: Text, **data: Any) -> Page:
        """Return a page whose title, description and body are those of a hand-written text."""
        return Page(
            base_path=base_path, language=self.language, template=template, data=data,
            title=text.title, description=text.description, text=text,
        )  # fmt: skip

    def list_pages(
        self, kind: str, base_path: str, rows: Sequence[Any], label: str, parent: tuple[str, str | None],
        **values: object,
    ) -> Iterator[Page]:  # fmt: skip
        """Yield the pages of a list of `kind`: "articles", "events" or "cooperations".

        `parent` is the base path and the title of the page above the list; None where a label has the title.
        """
        path, title = parent
        title = title or self.localizer.t(f"{path.rstrip('/')}.title")
        for list_page in paginate(base_path, rows):
            page = self.page(
                list_page.path, "listing.html", label,
                values={**values, "name": title, **self.row_range(list_page)},
                kind=kind, list_page=list_page, parent=(path, title),
            )  # fmt: skip
            yield self.number_title(page, list_page)

    def row_range(self, list_page: ListPage[Any]) -> dict[str, object]:
        """Return the values `first`, `last` and `total`: the numbers of a page's rows, for its description."""
        first = (list_page.number - 1) * ROWS_PER_PAGE
        numbers = {"first": first + 1, "last": first + len(list_page.rows), "total": list_page.total}
        return {name: self.localizer.number(number) for name, number in numbers.items()}

    def number_title(self, page: Page, list_page: ListPage[Any]) -> Page:
        """Return the page with its number in the title; the first page of a list stays as it is."""
        if list_page.number == 1:
            return page
        return replace(page, title=self.localizer.t("listing.title", title=page.title, number=list_page.number))

    def subject_name(self, subject: Any) -> str:
        """Return the name of what a page is about: a party, country, sector or cooperation."""
        if isinstance(subject, Cooperation):
            return " – ".join(self.localizer.localize(party.name) for party in subject.parties)
        return self.localizer.localize(subject.name)

    def counts(self, selection: Selection) -> dict[str, object]:
        """Return the counts that descriptions contain: `events`, `articles` and `cooperations`, each with its noun."""
        return {
            "events": self.localizer.count("count.events", len(selection.events)),
            "articles": self.localizer.count("count.articles", len(selection.articles)),
            "cooperations": self.localizer.count("count.cooperations", len(selection.cooperations)),
        }
