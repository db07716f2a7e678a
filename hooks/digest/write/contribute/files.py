"""All files of the form's data, by their paths from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from digest.group.site import Site
from digest.read.fields import LANGUAGES
from digest.write.contribute.form import create_form
from digest.write.contribute.known import create_parts, create_years
from digest.write.contribute.links import Links
from digest.write.contribute.names import create_names
from digest.write.search import compact
from digest.write.words import Wording


def create_contribute(site: Site, links: Links) -> Iterator[tuple[str, str]]:
    """Yield the path and text of every file that the form fetches."""
    for language in LANGUAGES:
        words = Wording(site.model.vocabularies, language)
        yield f"contribute/form.{language}.json", compact(create_form(site, links, words))
    yield "contribute/names.json", compact(create_names(site))
    for path, value in (*create_parts(site), *create_years(site)):
        yield path, compact(value)
