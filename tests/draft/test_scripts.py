"""Reports in Korean, Japanese and Chinese: their names are the vocabularies', in other letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.places.scripts import romanise_hangul, romanise_kana, skeleton
from drafting import draft_text

KOREAN = """안동시, 인도네시아 스마랑시와 우호협정 체결

안동시는 지난 12일 인도네시아 스마랑시를 방문해 관광 분야 업무협약을 체결했다. 안동시 대표단은 스마랑시장을 만났다.

두 도시는 앞으로 교육과 문화 분야에서도 함께 일하기로 했으며, 내년에는 청소년이 서로 오가는 사업을 시작할 계획이라고 안동시는 밝혔다.
"""
JAPANESE = """富山県とインドネシアのクニンガン県が覚書を締結

2024年5月14日、富山県の代表団がインドネシア・西ジャワ州のクニンガン県を訪問し、農業に関する覚書を締結しました。クニンガン県の県長は協力に感謝すると述べました。
"""
CHINESE = """福建省代表团访问印尼中爪哇省

2024年5月14日,中国驻泗水总领事陪同福建省代表团访问中爪哇省,与省长举行会谈。双方就福建省与中爪哇省的合作交换意见。
"""


@pytest.mark.parametrize(
    ("text", "parties", "countries", "kind", "date"),
    [
        (KOREAN, {"kr-andong", "kota-semarang"}, {"KR"}, "mou-signed", ""),
        (JAPANESE, {"jp-toyama", "kabupaten-kuningan"}, {"JP"}, "mou-signed", "2024-05-14"),
        (CHINESE, {"cn-fujian", "provinsi-jawa-tengah", "cn-consulate-surabaya"}, {"CN"}, "visit", "2024-05-14"),
    ],
)
def test_the_parties_of_a_report_in_other_letters_are_known(
    tmp_path: Path, text: str, parties: set[str], countries: set[str], kind: str, date: str
) -> None:
    draft = draft_text(tmp_path, text)
    assert {one.value.removesuffix("-prefecture").removesuffix("-si") for one in draft.entities.parties} == parties
    assert {one.value for one in draft.entities.countries} == countries
    news = draft.events[0]
    assert news.kind and news.kind.value == kind
    assert (news.date.text if news.date else "") == date


def test_a_korean_county_that_no_list_has_in_hangul_is_known_by_its_sound(tmp_path: Path) -> None:
    text = KOREAN.replace("안동시", "함양군").replace("스마랑시", "보조네고로군")
    assert {one.value for one in draft_text(tmp_path, text).entities.parties} == {"kr-hamyang", "kabupaten-bojonegoro"}


def test_what_is_quoted_has_the_words_of_the_report_beside_their_meaning(tmp_path: Path) -> None:
    quotes = {one.value: one.quote for one in draft_text(tmp_path, KOREAN).entities.parties}
    assert "스마랑시 Kota Semarang" in quotes["kota-semarang"]


@pytest.mark.parametrize(
    ("hangul", "latin"),
    [
        ("전주", "jeonju"),
        ("전라", "jeolla"),
        ("강릉", "gangneung"),
        ("거창", "geochang"),
        ("합천", "hapcheon"),
        ("독립", "dongnip"),
    ],
)
def test_hangul_is_written_as_korea_does(hangul: str, latin: str) -> None:
    assert romanise_hangul(hangul) == latin


@pytest.mark.parametrize(
    ("name", "hangul", "kana"),
    [("Kuningan", "쿠닝안", "クニンガン"), ("Semarang", "스마랑", "スマラン"), ("Bojonegoro", "보조네고로", "ボジョネゴロ"),
     ("Jember", "젬베르", "ジェンベル"), ("Karawang", "카라왕", "カラワン")],
)  # fmt: skip
def test_the_sound_of_an_indonesian_name_is_known_in_both(name: str, hangul: str, kana: str) -> None:
    assert skeleton(romanise_kana(kana)) in {skeleton(name), skeleton(name.replace("mb", "nb"))}
    assert skeleton(romanise_hangul(hangul)) == skeleton(name)


def test_a_person_who_is_called_like_a_place_is_none(tmp_path: Path) -> None:
    text = JAPANESE + "\nマランディ・ブリタリア氏は東京で働いています。"
    assert {one.value for one in draft_text(tmp_path, text).entities.parties} >= {"kabupaten-kuningan"}
    named = {one.value for one in draft_text(tmp_path, text).entities.mentions}
    assert not named & {"kota-malang", "kota-blitar", "kabupaten-malang", "kabupaten-blitar"}


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("숲 지키기 협력 논의\n\n(자카르타=연합뉴스) 이도현 주인도네시아 대사가 12일 발리에서 발리 주지사와 만나 숲을 지키는 협력 방안을 논의했다. "
         "이 대사는 발리 주지사에게 나무 심기를 함께 하자고 제안했고, 주지사는 기쁘게 생각한다고 답했다. 두 사람은 다음 달에 다시 만나기로 했다.",
         {"kr-embassy-jakarta", "provinsi-bali"}),
        ("林大使访问巴厘省\n\n5月14日,林大使对巴厘省进行工作访问,会见巴厘省省长,双方就加强巴厘省的旅游合作交换意见。省长欢迎林大使到访。",
         {"cn-embassy-jakarta", "provinsi-bali"}),
        ("江陵\n\n5月14日,中国驻印尼大使访问巴厘省,会见巴厘省省长,双方就加强巴厘省的旅游合作交换意见。省长热烈欢迎大使到访。",
         {"cn-embassy-jakarta", "provinsi-bali"}),
    ],
)  # fmt: skip
def test_an_ambassador_to_indonesia_is_that_of_the_country_of_the_press(
    tmp_path: Path, text: str, parties: set[str]
) -> None:
    assert {one.value for one in draft_text(tmp_path, text).entities.parties} >= parties


def test_a_korean_towns_older_spelling_in_the_list_is_found_and_not_kept(tmp_path: Path) -> None:
    text = KOREAN.replace("안동시", "김제시")
    assert {one.value for one in draft_text(tmp_path, text).entities.parties} == {"kr-gimje", "kota-semarang"}


OWN_SITE = """知事がインドネシアを訪問

https://www.pref.{site}.lg.jp/kokusai/2024.html
5月14日、山田知事はジャカルタで会議に出席した後、バリ州を訪問し、農業に関する覚書を締結しました。バリ州のアグン知事は協力に感謝すると述べました。
"""


@pytest.mark.parametrize(("site", "party"), [("oita", "jp-oita"), ("toyama", "jp-toyama")])
def test_a_prefecture_that_its_own_site_does_not_name_is_known_by_the_address(
    tmp_path: Path, site: str, party: str
) -> None:
    found = {
        one.value.removesuffix("-prefecture")
        for one in draft_text(tmp_path, OWN_SITE.format(site=site)).entities.parties
    }
    assert found == {party, "provinsi-bali"}


def test_a_report_that_names_nobody_of_its_own_country_has_it_as_a_guess(tmp_path: Path) -> None:
    draft = draft_text(tmp_path, OWN_SITE.replace("https://www.pref.{site}.lg.jp/kokusai/2024.html\n", ""))
    assert [(one.value, one.sure) for one in draft.entities.countries] == [("JP", False)]


def test_the_sectors_of_a_report_in_other_letters_are_filled_in(tmp_path: Path) -> None:
    assert {one.value for one in draft_text(tmp_path, KOREAN).sectors} >= {"tourism"}
    assert {one.value for one in draft_text(tmp_path, JAPANESE).sectors} >= {"agriculture"}
