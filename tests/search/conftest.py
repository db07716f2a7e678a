"""The whole digest, built and served, for searching in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from roots import PROJECT, build
from serving import serving


@pytest.fixture(scope="session")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site with all its articles."""
    with serving(build(PROJECT, tmp_path_factory.mktemp("everything") / "site")) as address:
        yield address
