"""The site with all its articles, built and served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from roots import NOW, PROJECT, build
from serving import serve_site
from sharing import Share


@pytest.fixture(scope="session")
def everything(share: Share) -> Iterator[str]:
    """Yield the URL of the site with all its articles."""
    with serve_site(
        share("everything", lambda folder: build(PROJECT, folder / "site", SOURCE_DATE_EPOCH=NOW)) / "site"
    ) as address:
        yield address
