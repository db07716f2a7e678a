"""Who is named in a report and takes no part in its news: seats, companions, background; and who does all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafting import draft_text


def parties(tmp_path: Path, text: str) -> set[str]:
    return {one.value for one in draft_text(tmp_path, text).entities.parties}


@pytest.mark.parametrize(
    "text",
    [
        "Duta Besar Norwegia untuk Indonesia Kari Hansen berkunjung ke Jawa Timur, tepatnya di Surabaya, Kamis (14/3/2024). "
        "Gubernur Jawa Timur menerima kunjungan itu. Surabaya ramai.",
        "Gubernur Jawa Timur menerima kunjungan Duta Besar Norwegia, Kari Hansen, di Gedung Negara Grahadi Surabaya, "
        "Kamis (14/3/2024). Gubernur membahas kerja sama perikanan dengan Norwegia.",
    ],
)
def test_the_city_where_a_governor_receives_is_no_party(tmp_path: Path, text: str) -> None:
    assert parties(tmp_path, f"Duta Besar Norwegia Kunjungi Surabaya\n\n{text}") == {
        "provinsi-jawa-timur", "no-embassy-jakarta",
    }  # fmt: skip


def test_a_city_that_its_own_mayor_represents_beside_the_governor_stays_a_party(tmp_path: Path) -> None:
    text = "Gubernur Jawa Timur dan Wali Kota Surabaya menerima delegasi Kota Yeosu, Korea Selatan, Kamis (14/3/2024)."
    assert "kota-surabaya" in parties(tmp_path, text)


def test_all_ambassadors_of_a_list_are_parties(tmp_path: Path) -> None:
    text = (
        "Pemkab Kebumen Gelar Forum Diplomatik\n\nForum Pemerintah Kabupaten Kebumen itu dihadiri tiga duta besar dari "
        "Polandia, Kuba, dan Kamboja, Selasa (26/11/2024). Bupati Kebumen membahas kerja sama dengan mereka."
    )
    assert parties(tmp_path, text) == {
        "kabupaten-kebumen", "pl-embassy-jakarta", "cu-embassy-jakarta", "kh-embassy-jakarta",
    }  # fmt: skip


def test_a_country_for_which_an_ambassador_is_responsible_too_is_not_the_news(tmp_path: Path) -> None:
    text = (
        "Wali Kota Ternate menerima Duta Besar RI untuk Rusia merangkap Belarus, Selasa (26/11/2024). "
        "Kota Ternate menjajaki kerja sama dengan Kota Kazan, Rusia."
    )
    assert "BY" not in {one.value for one in draft_text(tmp_path, text).entities.countries}


def test_universities_with_which_somebody_already_works_are_background(tmp_path: Path) -> None:
    text = (
        "Gubernur Bali menerima kunjungan Konsul Jenderal Australia di Denpasar, Selasa (26/11/2024).\n\n"
        "Keduanya membahas pendidikan dan kerja sama dengan Bali.\n\n"
        "Pemprov Bali telah berhasil bekerja sama dengan Monash University, Australia.\n\n"
        '"Kita sudah ada kerja sama dengan Monash University di Denpasar," kata Gubernur.'
    )
    assert not any("monash" in one for one in parties(tmp_path, text))


def test_a_town_that_is_only_where_a_meeting_takes_place_is_no_party(tmp_path: Path) -> None:
    text = (
        "Surabaya Mayor attends seminar in Lahore\n\nThe Indonesian Embassy in Islamabad met the Mayor of Surabaya, who "
        "visited Lahore to attend a seminar on waste, on Tuesday (26/11/2024). The city of Surabaya seeks cooperation "
        "with Pakistan."
    )
    assert not any("lahore" in one for one in parties(tmp_path, text))


def test_the_province_right_behind_a_district_is_where_it_lies(tmp_path: Path) -> None:
    text = (
        "Bupati Karo Terima Delegasi Distrik Jinning\n\nKabupaten Karo dan Distrik Jinning Provinsi Yunnan, Tiongkok, "
        "membahas kerja sama pertanian, Kamis (28/3/2024). Delegasi Distrik Jinning Provinsi Yunnan mengunjungi kebun."
    )
    assert "cn-yunnan" not in parties(tmp_path, text)


@pytest.mark.parametrize("who", ["Delegasi parlemen Australia", "Perdana Menteri (PM) Australia Anthony Albanese"])
def test_a_parliament_or_prime_minister_stands_for_the_country(tmp_path: Path, who: str) -> None:
    text = (
        f"{who} Kunjungi Ambon\n\n{who} mengunjungi Pemerintah Kota Ambon dan diterima Wali Kota Ambon, "
        "Kamis (2/8/2018), untuk membahas kerja sama pendidikan."
    )
    assert parties(tmp_path, text) == {"kota-ambon", "au-government"}


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("on Thursday (July 25, 2024)", "2024-07-25"), ("on Monday (11/3/2025)", "2025-11-03"), ("on (11/3/2025)", ""),
        ("from February 16 to 20", "2024-02-16/2024-02-20"), ("yesterday (March 28)", "2024-03-28"),
        ("on March 28", "2024-03-28"),
    ],
)  # fmt: skip
def test_american_dates_are_read_where_only_one_day_can_be_meant(tmp_path: Path, words: str, date: str) -> None:
    published = date[:8] + "29" if date else "2025-12-01"
    text = (
        f"Mayor of Ambon visits Darwin\n\nPublished: {published}\n\nThe Mayor of Ambon visited the City of Darwin, "
        f"Australia, {words} and signed a memorandum of understanding on health cooperation with Darwin."
    )
    news = draft_text(tmp_path, text).events[0]
    assert (news.date.text if news.date else "") == date


def test_what_is_done_besides_the_news_is_not_its_kind(tmp_path: Path) -> None:
    text = (
        "Selain meresmikan kantor konsulat, Menteri Luar Negeri Australia mengunjungi Pemerintah Kota Ambon, "
        "Selasa (22/3/2016), dan memberikan bantuan teknis."
    )
    kind = draft_text(tmp_path, text).events[0].kind
    assert kind and kind.value == "visit"


def test_the_year_in_an_address_and_in_the_text_is_not_that_of_the_sites_clock(tmp_path: Path) -> None:
    text = (
        "https://kabar-contoh.example/kota/2015/dubes-denmark/\nDuta Besar Denmark Kunjungi Ambon\n\nKamis, 16 Mei 2024\n\n"
        "Duta Besar Denmark untuk Indonesia mengunjungi Pemerintah Kota Ambon, Kamis (13/8/2015), untuk membahas kerja sama."
    )
    draft = draft_text(tmp_path, text)
    assert draft.published and draft.published.value == "2015" and not draft.published.sure
    assert draft.events[0].date and draft.events[0].date.text == "2015-08-13"


def test_a_consulate_that_accompanies_a_delegation_does_not_stand_for_it(tmp_path: Path) -> None:
    text = (
        "Australian Parliamentary Delegation Visits Ambon\n\nOn Friday (3/8/2018), the Australian Parliamentary Delegation, "
        "accompanied by the Australian Consulate General in Makassar, visited the City of Ambon to discuss cooperation."
    )
    assert {"kota-ambon", "au-government"} <= parties(tmp_path, text)


def test_a_name_of_acronym_and_country_is_an_organisation(tmp_path: Path) -> None:
    text = (
        "Pemkab Kebumen Seleksi Peserta Magang\n\nPemerintah Kabupaten Kebumen bekerja sama dengan KM Japan menggelar "
        "seleksi magang ke Jepang, Senin (2/12/2024). KM Japan menyiapkan pelatihan."
    )
    draft = draft_text(tmp_path, text)
    assert "jp-km-japan" in draft.entities.introduced["organisations"]
    assert parties(tmp_path, text) == {"kabupaten-kebumen", "jp-km-japan"}


def test_a_city_with_the_name_of_a_known_state_is_that_state(tmp_path: Path) -> None:
    text = (
        "Dumai-Melaka Kerja Sama\n\nKota Dumai menjalin kerja sama dengan kota Melaka, Malaysia, Sabtu (28/1/2012). "
        "Wali Kota Dumai bertemu dengan Pemerintah Melaka."
    )
    assert parties(tmp_path, text) == {"kota-dumai", "my-melaka"}


def test_the_town_of_an_institution_is_no_party(tmp_path: Path) -> None:
    text = (
        "Poltekkes Malang Kerja Sama dengan Hanyang University\n\nPoltekkes Malang menjalin kerja sama dengan Hanyang "
        "University, Korea Selatan, Jumat (13/5/2022). Delegasi Hanyang University datang ke Malang untuk kerja sama itu."
    )
    assert "kota-malang" not in parties(tmp_path, text)


def test_a_wish_in_the_lead_makes_nobody_a_party_beside_the_one_in_the_news(tmp_path: Path) -> None:
    text = (
        "Wali Kota Ambon berharap dapat menjalin kerja sama dengan Darwin, Australia. Wali Kota Ambon menerima kunjungan "
        "Wali Kota Vlissingen, Belanda, Senin (2/12/2024)."
    )
    assert parties(tmp_path, text) == {"kota-ambon", "nl-vlissingen"}


def test_other_partners_in_a_list_behind_the_news_are_no_parties(tmp_path: Path) -> None:
    text = (
        "Malang dan Yeosu Kerja Sama\n\nPemerintah Kota Malang menjalin kerja sama pendidikan dengan Kota Yeosu, Korea Selatan, "
        "di Balai Kota Malang, Senin (2/12/2024).\n\nSelain Yeosu, Kota Malang "
        "juga bekerja sama dengan Fuqing, Tiongkok, dan Kota Kochi, Jepang.\n\nWali Kota Malang menyampaikan terima kasih."
    )
    assert parties(tmp_path, text) == {"kota-malang", "kr-yeosu"}


def test_a_memorandum_that_is_announced_is_a_plan_on_its_own_day(tmp_path: Path) -> None:
    text = (
        "Pemkab Kebumen Segera Teken MoU dengan Yeosu\n\nPemkab Kebumen akan menandatangani MoU dengan Kota Yeosu, Korea "
        "Selatan, pada 12 Januari 2027. Bupati Kebumen menyampaikan hal itu, Senin (2/11/2026)."
    )
    news = draft_text(tmp_path, text).events[0]
    assert (
        news.date
        and news.kind
        and (news.date.text, news.kind.value, news.planned) == ("2027-01-12", "mou-signed", True)
    )


def test_the_embassy_to_a_country_that_no_vocabulary_knows_is_in_its_capital(tmp_path: Path) -> None:
    text = (
        "Gubernur Bali Terima Dubes RI untuk Kazakhstan\n\nGubernur Bali menerima kunjungan Duta Besar RI untuk Kazakhstan, "
        "Denny Saputra, Senin (27/6/2022), dan membahas kerja sama pariwisata."
    )
    draft = draft_text(tmp_path, text)
    assert parties(tmp_path, text) == {"provinsi-bali", "id-embassy-astana"}
    assert "id-embassy-astana" in draft.entities.introduced["organisations"]


def test_two_countries_that_meet_beside_a_province_are_told(tmp_path: Path) -> None:
    text = (
        "Pertemuan Indonesia-Papua Nugini Bahas Perbatasan\n\nPejabat perbatasan RI-Papua Nugini bertemu di Jayapura, Senin "
        "(7/11/2016). Delegasi dipimpin Wakil Gubernur Papua dan membahas kerja sama perbatasan dengan Papua Nugini."
    )
    assert parties(tmp_path, text) == {"provinsi-papua", "pg-government"}


def test_a_province_abroad_meets_is_a_party_though_background_stands_beside_it(tmp_path: Path) -> None:
    text = (
        "Hainan Delegation Visits Indonesia\n\nA delegation from Hainan Province, China, visited Indonesia on Monday (20/2/2023).\n\n"
        "The delegation met with the Governor of Bali Province, its sister province since 2011, to sign agreements."
    )
    assert {"cn-hainan", "provinsi-bali"} <= parties(tmp_path, text)


def test_associations_of_whom_a_delegation_has_members_are_no_parties(tmp_path: Path) -> None:
    text = (
        "Sarawak, East Kalimantan sign memorandum\n\nSarawak and East Kalimantan, Indonesia, have signed a memorandum of "
        "understanding.\n\nThe Sarawak delegation included representatives from the Sarawak Timber Association (STA) and "
        "the Federation of Malaysian Growers."
    )
    assert parties(tmp_path, text) == {"my-sarawak", "provinsi-kalimantan-timur"}


def test_the_heading_of_the_newest_reports_ends_a_report(tmp_path: Path) -> None:
    text = (
        "Konjen Malaysia Kunjungi Padang\n\nWali Kota Padang menerima kunjungan Konsul Jenderal Malaysia di Medan, Kamis "
        "(20/11/2025), untuk membahas kerja sama pendidikan dan pariwisata antara Kota Padang dan Malaysia.\n\n"
        "Berita Terbaru\n\nIran Serang Sekutu di Teluk"
    )
    assert {one.value for one in draft_text(tmp_path, text).entities.countries} == {"MY"}


def test_the_dateline_below_a_stamp_of_the_page_gives_the_day(tmp_path: Path) -> None:
    text = (
        "Mahyeldi Terima Duta Besar Vietnam\n\nSelasa, 28 Juni 2022, 17:36 WIB | Kabar Daerah | Provinsi Sumatera Barat\n\n"
        "PADANG (27/6/2022) - Gubernur Sumatera Barat menerima kunjungan Duta Besar Vietnam untuk Indonesia dan membahas "
        "kerja sama perikanan antara Sumatera Barat dan Vietnam."
    )
    draft = draft_text(tmp_path, text)
    assert draft.published and draft.published.value == "2022-06-28"
    assert draft.events[0].date and draft.events[0].date.text == "2022-06-27"


def test_partners_that_are_only_counted_up_take_no_part(tmp_path: Path) -> None:
    text = (
        "Komisi I DPR Kunjungi Pemkot Surakarta\n\nKomisi I DPR berkunjung ke Pemerintah Kota Surakarta, Jumat (21/11/2014). "
        "Wali Kota Surakarta mengatakan, kotanya menjalin kerja sama dengan empat kota dari tiga negara, yaitu Kota Hue, "
        "Vietnam, Kota Baalbek, Lebanon, dan Kota Wuhan serta Kunming, Tiongkok."
    )
    assert parties(tmp_path, text) == {"kota-surakarta"}


def test_who_is_only_present_or_looks_on_is_no_party(tmp_path: Path) -> None:
    text = (
        "Universitas Mekar Teken MoU dengan Mori University\n\nDuta Besar RI untuk Jepang menyaksikan penandatanganan MoU "
        "antara Universitas Mekar dan Mori University, Jepang, Kamis (14/3/2024). Turut hadir dalam acara itu Bupati Kendal "
        "dan Wali Kota Pekalongan. Universitas Mekar akan mengirim mahasiswa ke Mori University."
    )
    assert parties(tmp_path, text) == {"id-universitas-mekar", "jp-mori-university"}


def test_a_country_of_a_leftover_headline_is_no_country_of_the_news(tmp_path: Path) -> None:
    paragraph = (
        "Wali Kota Padang dan Konsul Jenderal Malaysia ingin kerja sama pendidikan yang lebih erat lagi di masa depan."
    )
    text = "\n\n".join(
        [
            "Wali Kota Padang Terima Konjen Malaysia",
            "Wali Kota Padang menerima kunjungan Konsul Jenderal Malaysia di Medan, Kamis (14/3/2024), di rumah dinasnya.",
            *[paragraph] * 6,
            "MANAMA - Serangkaian ledakan mengguncang pangkalan militer Amerika Serikat di kawasan Teluk pada hari Sabtu itu …",
        ]
    )
    assert {one.value for one in draft_text(tmp_path, text).entities.countries} == {"MY"}


def test_a_person_with_a_towns_name_in_a_list_of_officials_is_no_place(tmp_path: Path) -> None:
    text = (
        "Pemkab Mamasa Bertemu Konsul Filipina\n\nBupati Mamasa bertemu Konsul Jenderal Filipina di Manado, Kamis "
        "(14/3/2024). Turut hadir Kepala Bappeda Litbang, Darwin Badaruddin, Kepala Dinas Perindustrian dan Perdagangan, "
        "Agusniah Hasan Sulur, Kepala Dinas Tenaga Kerja dan Transmigrasi, Abdul Salam, serta Camat Sesena Padang, Yusuf."
    )
    assert "AU" not in {one.value for one in draft_text(tmp_path, text).entities.countries}


def test_a_town_from_which_a_distance_is_given_or_in_which_a_district_lies_is_no_party(tmp_path: Path) -> None:
    text = (
        "Gubernur Aceh Terima Konjen Malaysia\n\nTheacehpost.com | BANDA ACEH – Gubernur Aceh menerima Konsul Jenderal "
        "Malaysia di Medan di rumah adat, Kecamatan Darul Imarah, Aceh Besar, Kamis (14/3/2024). Rumah itu terletak lima "
        "kilometer di selatan Kota Banda Aceh. Gubernur Aceh membahas kerja sama pendidikan di Kecamatan Darul Imarah, Aceh Besar."
    )
    assert parties(tmp_path, text) == {"provinsi-aceh", "my-consulate-medan"}


def test_a_consul_written_in_english_in_an_indonesian_report_is_known(tmp_path: Path) -> None:
    text = (
        "NTT dan RDTL Jaga Kerja Sama\n\nGubernur NTT bertemu Consul Republik Demokratik Timor Leste (RDTL) yang baru, "
        "Francisco Jeronimo, di ruang kerja Gubernur NTT, Senin (21/11/2016). Keduanya membahas ekonomi dan olahraga."
    )
    assert "tl-consulate-kupang" in parties(tmp_path, text)


def test_a_city_that_an_envoy_only_proposes_is_no_party(tmp_path: Path) -> None:
    text = (
        "Konjen Prancis Temui Wali Kota Madiun\n\nKonsul Jenderal Prancis di Surabaya, Luc Martin, menemui Wali Kota Madiun "
        "di balai kota, Selasa (26/11/2024). Ia mengusulkan sister city antara Kota Lyon, Prancis, dan Kota Madiun.\n\n"
        "Menurut Luc, Kota Lyon mirip dengan Kota Madiun. Pemerintah Kota Lyon akan mengirim utusan pada 2025."
    )
    assert parties(tmp_path, text) == {"kota-madiun", "fr-consulate-surabaya"}


def test_a_city_that_comes_with_an_envoy_is_a_party(tmp_path: Path) -> None:
    text = (
        "Konjen Prancis dan Lyon Temui Wali Kota Madiun\n\nKonsul Jenderal Prancis di Surabaya, Luc Martin, bersama delegasi "
        "dari Kota Lyon, Prancis, menemui Wali Kota Madiun, Selasa (26/11/2024). Mereka membahas kerja sama Kota Lyon "
        "dan Kota Madiun."
    )
    assert parties(tmp_path, text) == {"kota-madiun", "fr-consulate-surabaya", "fr-lyon"}


def test_a_sister_city_that_is_only_praised_before_an_envoy_is_no_party(tmp_path: Path) -> None:
    text = (
        "Wali Kota Bandung Terima Dubes Jerman\n\nWali Kota Bandung menerima Duta Besar Jerman, Eva Kraus, di pendopo, "
        "Selasa (26/11/2024). Kota Bandung bangga akan hubungan sister city dengan Kota Braunschweig di Jerman.\n\n"
        "Kehadiran duta besar memberi arti bagi kerja sama antara Bandung dan Braunschweig."
    )
    assert parties(tmp_path, text) == {"kota-bandung", "de-embassy-jakarta"}


def test_the_embassy_of_a_headline_is_indonesias_own_where_the_text_says_so(tmp_path: Path) -> None:
    text = (
        "Dikunjungi Kedutaan Besar Kenya, Pemkab Klaten Bahas Kerja Sama\n\nBupati Klaten menerima kunjungan Minister "
        "Counsellor Kedutaan Besar Republik Indonesia (KBRI) Nairobi, Kenya, Budi Hartono, Selasa (26/11/2024). "
        "Pemerintah Kabupaten Klaten membahas kerja sama pertanian."
    )
    assert parties(tmp_path, text) == {"kabupaten-klaten", "id-embassy-nairobi"}


def test_the_province_of_which_a_city_is_the_capital_is_where_it_lies(tmp_path: Path) -> None:
    text = (
        "Wali Kota Bogor ke Peru\n\nWali Kota Bogor mengunjungi Peru untuk menandatangani Letter of Intent dengan Trujillo, "
        "ibukota Provinsi La Libertad, Peru, Selasa (26/11/2024). Wali Kota Trujillo menerima rombongan dari Kota Bogor."
    )
    assert parties(tmp_path, text) == {"kota-bogor", "pe-trujillo"}


def test_the_regency_where_a_palace_stands_is_no_party(tmp_path: Path) -> None:
    text = (
        "Gubernur Jawa Timur Teken LoI\n\nGubernur Jawa Timur menandatangani LoI dengan Prefektur Ehime, Jepang, di Gedung "
        "Cahaya, Kepanjen, Kabupaten Malang, Selasa (26/11/2024). Prefektur Ehime menyambut kerja sama itu."
    )
    assert not any("malang" in one for one in parties(tmp_path, text))


def test_a_direction_is_no_name_of_a_province(tmp_path: Path) -> None:
    text = (
        "Pemerintah Provinsi Maluku menjalin kerja sama dengan Provinsi Utara Australia (Northern Territory), Selasa "
        "(26/11/2024). Gubernur Maluku senang bekerja sama dengan Northern Territory."
    )
    assert parties(tmp_path, text) == {"provinsi-maluku", "au-northern-territory"}


def test_a_city_with_the_name_of_the_governors_province_is_that_province(tmp_path: Path) -> None:
    text = (
        "Dubes Swedia Temui Gubernur DIY\n\nDuta Besar Swedia untuk Indonesia, Lena Berg, mengunjungi Yogyakarta, Selasa "
        "(26/11/2024). Lena bertemu dengan Gubernur DIY di Kepatihan.\n\nIa melihat peluang kerja sama antara Yogyakarta "
        "dan Swedia."
    )
    assert parties(tmp_path, text) == {"provinsi-di-yogyakarta", "se-embassy-jakarta"}
