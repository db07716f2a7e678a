"""All files of the form's data, by their paths from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from digest.contribute.existing_articles import create_parts, create_years
from digest.contribute.form import create_form
from digest.contribute.form_names import create_names
from digest.contribute.repository_links import RepositoryLinks
from digest.group.site import Site
from digest.read.fields import LANGUAGES
from digest.render.localizer import Wording
from digest.search.lists import compact


def create_contribute(site: Site, links: RepositoryLinks) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file that the form fetches."""
    for language in LANGUAGES:
        words = Wording(site.model.vocabularies, language)
        yield f"contribute/form.{language}.json", compact(create_form(site, links, words))
    yield "contribute/names.json", compact(create_names(site))
    for path, value in (*create_parts(site), *create_years(site)):
        yield path, compact(value)
