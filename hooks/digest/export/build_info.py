"""Where a published site comes from: the commit, the day that standings were computed for, the list of its files.

No time of day stands here: two builds of one commit on one day are the same to the byte.
"""

from __future__ import annotations

import json
from datetime import date

from digest.core.commit import Commit
from digest.render.settings import Settings

FILE = "build.json"

MANIFEST = "manifest.txt"
"""Names and SHA-256 of all files, this one included, as `sha256sum --check` reads them; `build` prints its digest."""


def create_origin(settings: Settings, commit: Commit | None, today: date) -> str:
    """Return what the site says of its own making, as JSON; what is not known is null."""
    return (
        json.dumps(
            {
                "name": settings.site_name,
                "url": settings.site_url or None,
                "repository": settings.repo_url or None,
                "commit": commit.id if commit else None,
                "committed": commit.committed if commit else None,
                "uncommitted_changes": commit.changed if commit else None,
                "as_of": today.isoformat(),
                "manifest": MANIFEST,
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )
