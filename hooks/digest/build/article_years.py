"""In which year's group an article is: that of its main event, whatever year its addresses name."""

from __future__ import annotations

from functools import cached_property

from digest.group.site import Site


class ArticleYears:
    """The years of one site's articles, so that `serve` need not list all articles to find one."""

    def __init__(self, site: Site) -> None:
        self.site = site

    @cached_property
    def by_id(self) -> dict[str, int]:
        """The years by all ids that the articles have or had."""
        by_year = self.site.articles_by_year.items()
        return {id_: year for year, own in by_year for one in own for id_ in (one.id, *one.redirect_from)}

    def is_of(self, year: int, path: str) -> bool:
        """Tell whether a path below articles/ is that of a year's article, or of the year's list."""
        in_path, slug = (*path.split("/")[1:3], "", "")[:2]
        return self.by_id.get(f"{in_path}/{slug}", in_path) in {year, str(year)}
