"""The reason for a cooperation's standing, in one sentence."""

from __future__ import annotations

from digest.group.cooperations import Cooperation
from digest.render.localizer import Localizer


def standing_reason(cooperation: Cooperation, localizer: Localizer) -> str:
    """Return the sentence: what was signed and until when it is valid, or else the last news."""
    standing, news = cooperation.standing, localizer.date(cooperation.last_news.date)
    instrument = standing.instrument
    if not instrument:
        kind, date = localizer.localize(standing.event.kind.name), localizer.date(standing.event.date)
        return localizer.t(f"reason.{standing.name}", kind=kind, date=date, news=news)
    short = localizer.localize(instrument.kind.short or instrument.kind.name)
    signed = localizer.date(instrument.signed)
    if not instrument.expires:
        return localizer.t("reason.no-end", instrument=short, signed=signed, news=news)
    expires = localizer.expiry(instrument)
    return localizer.t(f"reason.{standing.name}", instrument=short, signed=signed, expires=expires)


def names_last_news(cooperation: Cooperation) -> bool:
    """Tell whether the reason for a cooperation's standing says what its last news is."""
    standing = cooperation.standing
    return not standing.instrument.expires if standing.instrument else standing.event == cooperation.last_news
