"""The open data of all articles, as files."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.open_data.columns import ExportContext
from digest.open_data.files import create_open_data
from roots import real_site
from sharing import Share


@pytest.fixture(scope="session")
def data(share: Share) -> Path:
    """The folder of the open data of all articles, which no test may change."""

    def fill(folder: Path) -> None:
        for path, content in create_open_data(ExportContext(site=real_site(), site_url="https://kota.example/x/")):
            file = folder / path
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())

    return share("open_data", fill) / "data"
