"""The reason for a standing, in one sentence."""

from __future__ import annotations

import pytest

from digest.group.site import Site
from digest.render.localizer import create_localizers
from digest.render.standing import standing_reason
from small_cooperations import cooperation


@pytest.mark.parametrize("kind", ["loi-signed", "minutes-signed", "meeting"])
def test_who_explores_has_signed_no_agreement_but_perhaps_a_letter_or_minutes(site: Site, kind: str) -> None:
    found = cooperation(site, ("2026-05-06", kind))
    assert found.standing.name == "exploring"
    reasons = {
        language: standing_reason(found, words)
        for language, words in create_localizers(site.model.vocabularies).items()
    }
    assert reasons["en"].endswith("No MoU or agreement is reported to have been signed yet.")
    assert reasons["id"].endswith("Belum ada MoU atau perjanjian yang diberitakan ditandatangani.")
