"""The one place where "today" enters."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, timedelta, timezone

WIB = timezone(timedelta(hours=7))
"""Western Indonesian Time, in which the site's days begin."""


def today() -> date:
    """Return today's date in Jakarta, or the day of SOURCE_DATE_EPOCH where that is set.

    https://reproducible-builds.org/specs/source-date-epoch/
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return now.astimezone(WIB).date()
