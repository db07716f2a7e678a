"""Neighbours in the seed articles, with one article changed."""

from __future__ import annotations

from pathlib import Path

from digest.build.pipeline import load_site
from roots import SEEDS, TODAY

BANJARMASIN = SEEDS[2]


def test_neighbours_share_a_partner(root: Path) -> None:
    article = root / f"docs/articles/{BANJARMASIN}.md"
    article.write_text(
        article.read_text().replace(
            "parties: [kota-banjarmasin, jp-kaikoukai]", "parties: [kota-banjarmasin, kr-daejeon]", 1
        )
    )
    site = load_site(root, TODAY)
    parties = site.model.parties
    shared = {
        other.id: [one.id for one in partners]
        for other, partners in site.neighbours.by_party[parties["kota-tangerang-selatan"]]
    }
    assert shared == {"kota-banjarmasin": ["kr-daejeon"]}
    assert site.neighbours.by_party[parties["kabupaten-banyuwangi"]] == ()
