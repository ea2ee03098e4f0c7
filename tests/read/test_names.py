"""What the names promise to their users: who is named, who is the same, and who holds which office."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.model import Mention, Office, Span
from runut.read.names import find_names, find_offices, slug
from runut.read.names.media import find_media, medium_of_domain, medium_of_name
from runut.read.text.sentences import split_sentences


def read(text: str) -> tuple[tuple[Mention, ...], tuple[Office, ...]]:
    sentences = split_sentences(text, Span(0, len(text)))
    mentions = find_names(text, sentences)
    return mentions, find_offices(text, sentences, mentions)


def ids(text: str) -> dict[str, str]:
    return {mention.span.of(text): mention.id for mention in read(text)[0]}


def labels(text: str) -> dict[str, str]:
    return {mention.span.of(text): mention.label for mention in read(text)[0]}


def media(text: str) -> list[str]:
    return [mention.id for mention in find_media(text, [Span(0, len(text))])]


def held(text: str) -> list[tuple[str, str, str | None]]:
    mentions, offices = read(text)
    return [(o.head, o.of, None if o.holder is None else mentions[o.holder].name) for o in offices]


# ---------------------------------------------------------------- media


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Demikian dilansir kantor berita Tass, Senin.", ["tass"]),
        ("PADANG, TRIBUNNEWS.COM - Warga pulang.", ["tribunnews"]),
        ("Menurut The Guardian, harga naik.", ["the-guardian"]),
        ("Guardian melaporkan harga naik.", ["the-guardian"]),
        ("Harga naik, dikutip dari Antara.", ["antara"]),
        ("Foto itu beredar di media sosial X.", ["x"]),
        ("SEOUL (AP) - Hujan turun.", ["associated-press"]),
        ("Kantor Berita Pusat Korea menyebutnya.", ["kcna"]),
        ("Seperti ditulis news.detik.com kemarin.", ["detikcom"]),
        ("CNN Indonesia dan CNN memberitakannya.", ["cnn-indonesia", "cnn"]),
    ],
)
def test_media_are_found_by_the_names_that_newsrooms_give_them(text: str, found: list[str]) -> None:
    assert media(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Dalam tempo singkat merdeka itu tercapai.",
        "Antara lain, hujan turun di antara bukit.",
        "Perang Antara Dua Desa Kembali Pecah",
        "Ia siswa kelas X di RT 05.",
        "Kirim ke warga@kompas.com atau https://www.kompas.com/halaman.",
        "Ia makan ap dan dw.",
        "Partai Republika Baru menang.",
        "Situs bukankompas.com tidak dikenal.",
    ],
)
def test_ordinary_words_and_addresses_are_no_media(text: str) -> None:
    assert media(text) == []


def test_media_are_known_by_host_and_by_name() -> None:
    aceh = medium_of_domain("aceh.tribunnews.com")
    assert aceh is not None
    assert aceh.id == "serambi-indonesia"
    assert medium_of_domain("bukan-kompas.com") is None
    guardian = medium_of_name("the guardian")
    assert guardian is not None
    assert guardian.name == "The Guardian"
    assert medium_of_name("harian yang tak pernah ada") is None


# ---------------------------------------------------------------- who is the same


def test_a_surname_is_the_person_whose_whole_name_stands_in_the_report() -> None:
    found = ids("Direktur Teodor Wiraksana datang. Menurut Wiraksana, harga naik.")
    assert found["Wiraksana"] == "teodor-wiraksana"


def test_spellings_of_one_name_have_one_id() -> None:
    assert slug("Kim Jong-un") == slug("KIM JONG UN") == "kim-jong-un"
    assert slug("Rodríguez") == "rodriguez"


@pytest.mark.parametrize("name", ["Korut", "Korea Utara", "DPRK", "Republik Rakyat Demokratik Korea"])
def test_names_of_a_country_have_one_id(name: str) -> None:
    assert ids(f"Hujan turun di {name} kemarin.")[name] == "korea-utara"


def test_an_institution_of_a_country_has_one_id() -> None:
    long = ids("Kata Kementerian Luar Negeri Korea Utara, usul itu ditolak.")["Kementerian Luar Negeri Korea Utara"]
    assert ids("Kata Kemlu Korut, usul itu ditolak.")["Kemlu Korut"] == long


def test_an_abbreviation_that_the_report_explains_beats_the_table() -> None:
    found = ids("Pejabat Republik Rakyat Donetsk (DPR) datang. Kemudian DPR menolak.")
    assert found["DPR"] == "republik-rakyat-donetsk"
    assert ids("Anggota DPR menolak usul itu.")["DPR"] == "dpr"


def test_an_unknown_organisation_is_found_by_its_abbreviation() -> None:
    found = ids("Kata Badan Ketahanan Benih (BKB), stok aman. Lalu BKB diam.")
    assert found["BKB"] == found["Badan Ketahanan Benih"] == "badan-ketahanan-benih"


def test_institutions_have_one_id() -> None:
    found = ids("Komisi Pemberantasan Korupsi (KPK) memanggil saksi.")
    assert found["KPK"] == found["Komisi Pemberantasan Korupsi"]


def test_titles_and_degrees_are_no_part_of_a_name() -> None:
    found = labels("Gubernur Jawa Tengah Suryo Handaka, S.H., M.Si., menemui Kapolres Kombes Pol Bambang Triatna.")
    assert found["Suryo Handaka"] == "PER"
    assert found["Jawa Tengah"] == "LOC"
    assert found["Bambang Triatna"] == "PER"


def test_capitals_of_a_dateline_are_read() -> None:
    found = ids("SERAMBINEWS.COM, PYONGYANG - Warga pulang.")
    assert found == {"SERAMBINEWS.COM": "serambi-indonesia", "PYONGYANG": "pyongyang"}


def test_a_headline_gives_no_name_its_verb() -> None:
    assert "Putin" in ids("Putin Kecam Sanksi Baru AS")


# ---------------------------------------------------------------- offices


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("Presiden Rusia Vladimir Putin tiba.", ("presiden", "Rusia", "Vladimir Putin")),
        (
            "Duta Besar Rusia di Pyongyang, Alexander Matsegora, mengatakan itu.",
            ("duta besar", "Rusia di Pyongyang", "Alexander Matsegora"),
        ),
        (
            "Alexander Matsegora, Duta Besar Rusia untuk Korea Utara, menolak.",
            ("duta besar", "Rusia untuk Korea Utara", "Alexander Matsegora"),
        ),
        ("Denis Pushilin, pemimpin wilayah itu, menulis surat.", ("pemimpin", "wilayah", "Denis Pushilin")),
        (
            "Juru bicara Departemen Luar Negeri AS Ned Price menolak.",
            ("juru bicara", "Departemen Luar Negeri AS", "Ned Price"),
        ),
        ("Hal itu dikatakan Kapolri Jenderal Listyo Sigit Prabowo.", ("kapolri", "", "Listyo Sigit Prabowo")),
    ],
)
def test_offices_are_held_by_whom_they_stand_beside(text: str, office: tuple[str, str, str]) -> None:
    assert office in held(text)


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Menurut duta besar itu, harga naik.", "duta besar"),
        ("Kata menteri tersebut, harga naik.", "menteri"),
        ("Lalu sang gubernur pergi.", "gubernur"),
    ],
)
def test_an_office_may_point_back_without_a_holder(text: str, head: str) -> None:
    assert (head, "", None) in held(text)


def test_a_part_of_the_body_is_no_office() -> None:
    assert held("Batu mengenai kepala korban.") == []


# ---------------------------------------------------------------- any text


@settings(deadline=None, max_examples=60)
@given(st.text() | st.text(alphabet=st.sampled_from("AaBKPU .,()-“”\"'\n1İß\u00a0\u0301Rusia")))
def test_any_text_gives_mentions_in_order_within_it(text: str) -> None:
    mentions, offices = read(text)
    at = 0
    for mention in mentions:
        assert at <= mention.span.start < mention.span.end <= len(text)
        assert mention.id
        assert mention.name
        at = mention.span.end
    for office in offices:
        assert 0 <= office.span.start < office.span.end <= len(text)
        assert office.holder is None or mentions[office.holder].label == "PER"


@pytest.mark.parametrize(
    "unit", ["a", "Budi ", "A(", "Tempo ", "Korea Utara ", "KPK (KPK) ", "Presiden ", ", ", "a.com"]
)
def test_a_long_line_takes_linear_time(unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    whole = [Span(0, len(text))]
    begun = time.process_time()
    find_offices(text, whole, find_names(text, whole))
    assert time.process_time() - begun < 30


def test_a_name_behind_whoever_is_asked_holds_no_office_unless_a_comma_closes_it_off():
    assert held("Menurut polisi, Budi Santoso ditangkap di rumahnya.") == []
    assert held("Menurut kepala dinas, Budi Santoso, jalan itu rusak.")[0][2] == "Budi Santoso"
    assert held("Kepala Dinas Sosial, Budi Santoso mengajak warga menanam pohon.")[0][2] == "Budi Santoso"


def test_degrees_are_no_names():
    assert set(labels("Bupati H. Kerta Wijaya, S.H., M.H., membuka rapat itu.")) == {"Kerta Wijaya"}


def test_a_country_that_no_table_has_is_cut_off_its_prime_minister():
    text = "Perdana Menteri Kelmara Ilvana Dorsek menyurati tetangganya. Dalam surat itu Dorsek meminta maaf."
    assert labels(text) == {"Kelmara": "LOC", "Ilvana Dorsek": "PER", "Dorsek": "PER"}
    assert "Susilo Bambang Yudhoyono" in labels("Presiden Susilo Bambang Yudhoyono tiba. Yudhoyono lalu berpidato.")


# ---------------------------------------------------------------- what the tables and the report add


def test_a_known_body_of_one_word_is_found_where_a_headline_has_a_capital_on_every_word() -> None:
    assert labels("Kemenkeu Tahan Dana Desa bagi Pemda yang Terlambat Melapor")["Kemenkeu"] == "ORG"
    assert labels("Peneliti Unhas Temukan Kepiting Gua Tanpa Mata di Maros")["Unhas"] == "ORG"


@pytest.mark.parametrize("name", ["Hasyim Asy'ari", "Hasyim Asy’ari"])
def test_an_apostrophe_within_a_name_does_not_end_it(name: str) -> None:
    assert labels(f"Ketua panitia {name} datang ke kantor itu.")[name] == "PER"


def test_a_quotation_mark_behind_a_name_does() -> None:
    assert "Budi'nya" not in labels("Kata itu 'Budi'nya orang sana.")


def test_the_office_of_a_section_of_an_office_is_not_that_office() -> None:
    assert held("Kepala Sekretariat Presiden Sorel Vandik menolak.") == [
        ("kepala", "Sekretariat Presiden", "Sorel Vandik")
    ]
    assert held("Sekretaris Wakil Presiden Sorel Vandik menolak.") == [("sekretaris", "Wakil Presiden", "Sorel Vandik")]


def test_when_is_no_part_of_an_office() -> None:
    assert held("Janji itu datang dari Pj Gubernur DKI Jakarta saat memeriksa saluran.")[0][1] == "DKI Jakarta"


# ---------------------------------------------------------------- a medium's own reports


def test_a_paper_names_itself_in_letters_that_mean_nothing_elsewhere() -> None:
    text = "Ia tidak tahu, katanya kepada PR, Senin."
    span = [Span(0, len(text))]
    assert [mention.id for mention in find_media(text, span, outlet="pikiran-rakyat")] == ["pikiran-rakyat"]
    assert find_media(text, span, outlet="antara") == ()
    assert find_media(text, span) == ()


def test_the_short_name_of_a_network_is_the_paper_whose_report_it_is() -> None:
    text = "Ia tidak tahu, katanya kepada Tribun, Senin."
    span = [Span(0, len(text))]
    assert [mention.id for mention in find_media(text, span, outlet="tribun-timur")] == ["tribun-timur"]
    assert [mention.id for mention in find_media(text, span, outlet="antara")] == ["tribunnews"]


def test_a_village_and_a_name_that_begins_like_it_are_both_read():
    text = "Desa Talewa terendam. Menurut Talewa Rahma Katoppo, air naik."
    mentions = find_names(text, split_sentences(text, Span(0, len(text))), reader="fast")
    assert ("Desa Talewa", "LOC") in [(mention.span.of(text), mention.label) for mention in mentions]
