"""What an editor is shown: headlines that were labelled by hand, and the words that decided."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from digest.intake.items import FeedItem
from digest.intake.judge import Judge, Judgement
from digest.intake.report import describe_evidence
from digest.names.gazetteer import build_gazetteer
from roots import real_content

ITEMS: list[dict[str, Any]] = [
    json.loads(line) for line in Path(__file__).with_name("items.jsonl").read_text(encoding="utf-8").splitlines()
]
"""Headlines of real reports; the summaries are in our own words, `label` says whether the report is on our subject."""


@cache
def judge() -> Judge:
    return Judge(build_gazetteer(real_content().vocabularies.entries))


def judged(title: str, summary: str = "", outlet: str = "") -> Judgement:
    return judge().judge(FeedItem(url="https://a.example/1", title=title, summary=summary, outlet=outlet))


def test_nearly_all_that_is_ours_is_shown_and_little_else() -> None:
    shown = [one["label"] for one in ITEMS if judged(one["title"], one["summary"], one["outlet"]).is_shown]
    right = sum(one["label"] for one in ITEMS)
    assert len(ITEMS) > 200
    assert sum(shown) / right >= 0.97
    assert sum(shown) / len(shown) >= 0.85


@pytest.mark.parametrize(
    "title",
    [
        "Tangsel Gandeng Miri Malaysia Kembangkan Ekraf",
        "Wali Kota Jogja Lepas Perawat ke Negeri Sakura",
        "Bupati Garut Terima Kunjungan Wakil Wali Kota Higashikawa",
        "Pemprov Jabar dan Kyeongsangbuk-do Teken LoI Provinsi Kembar",
        "Surabaya dan Hangzhou Jajaki Sister City",
        "Risma Terima Kunjungan Wali Kota Busan",
        "RSUD Kota Bogor Jajaki Kerja Sama dengan Rumah Sakit di Tokio",
        "Mayor of Medan meets Japan's consul general on student exchange",
    ],
)
def test_headlines_that_hide_the_subject_count(title: str) -> None:
    assert judged(title).is_shown


@pytest.mark.parametrize(
    "title",
    [
        "Persib Bandung Datangkan Pemain Asal Jepang",
        "Pemkot Medan Menjajaki Kerja Sama dengan Apeksi di Dalam Negeri",
        "Presiden dan Perdana Menteri Singapura Teken Empat MoU",
        "Polda Bali Tangkap Warga Australia",
        "Universitas di Malang Teken MoU dengan Kampus Jepang",
        "Wisman Asal Malaysia Dominasi Kunjungan ke Sumut",
        "Ipoh and Nanning renew friendship city ties",
        "Resep rendang untuk keluarga",
    ],
)
def test_other_subjects_are_not_shown(title: str) -> None:
    assert not judged(title).is_shown


def test_it_says_which_words_decided() -> None:
    judgement = judged("Bupati Garut Terima Kunjungan Kota Higashikawa", "Jepang ingin perawat.")
    words = {one.kind: one.words for one in judgement.evidence}
    assert words["home"] == ("Garut",) and words["government"] == ("bupati",)
    assert "Higashikawa" in words["abroad"] and words["country"] == ("Jepang",)
    assert judgement.score == round(sum(one.points for one in judgement.evidence), 2)
    assert "Indonesian locality “Garut” +2.5" in describe_evidence(judgement, "en")
    assert "daerah Indonesia “Garut” +2.5" in describe_evidence(judgement, "id")
    assert {"kabupaten-garut", "jp-higashikawa"} <= judgement.party_ids


def test_a_regional_outlet_stands_for_its_region() -> None:
    title = "Dua belas pelajar dari Jepang belajar menari"
    assert judged(title, outlet="ANTARA Jawa Timur").score > judged(title, outlet="ANTARA").score


def test_each_kind_of_evidence_has_a_text_in_both_languages() -> None:
    kinds = {one.kind for item in ITEMS for one in judged(item["title"], item["summary"], item["outlet"]).evidence}
    assert len(kinds) > 15
    judgement = judged(ITEMS[0]["title"])
    assert all(describe_evidence(judgement, language) for language in ("id", "en"))
