"""The published JSON files that the form at /contribute/ fetches, by their paths from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from digest.contribute.autocomplete_names import create_names
from digest.contribute.existing_articles import create_lookup_parts, create_year_files
from digest.contribute.form import create_form_data
from digest.contribute.json_schema import PUBLISHED_SCHEMA, published_schema
from digest.contribute.repository_links import RepositoryLinks
from digest.core.json_text import compact_json
from digest.group.site import Site
from digest.read.fields import LANGUAGES
from digest.render.localizer import Localizer


def create_form_files(site: Site, links: RepositoryLinks) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file that the form fetches."""
    for language in LANGUAGES:
        localizer = Localizer(site.model.vocabularies, language)
        yield f"contribute/form.{language}.json", compact_json(create_form_data(site, links, localizer))
    yield PUBLISHED_SCHEMA, published_schema(site.model.vocabularies)
    yield "contribute/names.json", compact_json(create_names(site))
    for path, value in (*create_lookup_parts(site), *create_year_files(site)):
        yield path, compact_json(value)
