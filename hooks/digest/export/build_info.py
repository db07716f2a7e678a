"""The build information of a published site: its commit, the day that standings were computed for, its manifest.

It holds no time of day: two builds of one commit on one day are identical to the byte.
"""

from __future__ import annotations

import json
from datetime import date

from digest.core.commit import Commit
from digest.render.settings import Settings

BUILD_INFO = "build.json"
"""The path of the build information, from the site's root."""

MANIFEST = "manifest.txt"
"""The file with SHA-256 and path of every other file, as `sha256sum --check` reads it; `build` prints its digest."""


def create_build_info(settings: Settings, commit: Commit | None, today: date) -> str:
    """Return the build information as JSON; what is unknown is null."""
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
