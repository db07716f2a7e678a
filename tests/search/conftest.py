"""The site with all its articles, built and served."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from roots import PROJECT, build
from serving import serve_site


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the URL of the site with all its articles."""
    with serve_site(build(PROJECT, tmp_path_factory.mktemp("everything") / "site")) as address:
        yield address
