"""All files of the site that are no pages: search lists, feeds, calendars, open data, pictures."""

from __future__ import annotations

from collections.abc import Iterator

from digest.group.site import Site
from digest.write.calendar import create_calendars
from digest.write.cite import create_citations
from digest.write.contribute.files import create_contribute
from digest.write.feeds import create_feeds
from digest.write.open_data.files import create_open_data
from digest.write.pictures import create_pictures
from digest.write.redirects import create_redirects
from digest.write.render import Settings
from digest.write.search import SearchLists


def create_outputs(site: Site, settings: Settings, lists: SearchLists) -> Iterator[tuple[str, str | bytes]]:
    """Yield the path from the site's root and the content of every file that is no page."""
    yield from lists.files()
    yield from create_citations(site, settings.site_url)
    yield from create_pictures(site)
    yield from create_redirects(site, settings.site_url)
    yield from create_feeds(site, settings)
    yield from create_calendars(site, settings)
    yield from create_open_data(site, settings.site_url)
    yield from create_contribute(site, settings.links)
