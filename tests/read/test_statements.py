"""Who is read as saying what, in made-up sentences of the shapes that newsrooms write."""

from __future__ import annotations

import pytest

from tests.read.reports import body, said, words


@pytest.mark.parametrize(
    ("sentence", "kind", "speaker", "content"),
    [
        ("“Air sudah surut,” kata Rini Astuti, Senin (12/5/2025).", "direct", "Rini Astuti", ["Air sudah surut"]),
        ("”Air sudah surut,” kata Bupati Lantari Rini Astuti.", "direct", "Rini Astuti", ["Air sudah surut"]),
        ("Rini Astuti berkata, “Air sudah surut.”", "direct", "Rini Astuti", ["Air sudah surut."]),
        (
            "“Air,” ujar Rini Astuti, “sudah surut.”",
            "direct",
            "Rini Astuti",
            ["Air", "sudah surut."],
        ),
        (
            "Rini Astuti mengatakan bahwa air sungai sudah surut sejak pagi.",
            "indirect",
            "Rini Astuti",
            ["air sungai sudah surut sejak pagi"],
        ),
        (
            "Rini Astuti mengatakan, air sungai sudah surut sejak pagi.",
            "indirect",
            "Rini Astuti",
            ["air sungai sudah surut sejak pagi"],
        ),
        (
            "Rini Astuti mengatakan kepada wartawan di Lantari bahwa air sungai sudah surut.",
            "indirect",
            "Rini Astuti",
            ["air sungai sudah surut"],
        ),
        (
            "Air sungai sudah surut sejak pagi, kata Rini Astuti.",
            "indirect",
            "Rini Astuti",
            ["Air sungai sudah surut sejak pagi"],
        ),
        (
            "Menurut Rini Astuti, air sungai sudah surut sejak pagi.",
            "indirect",
            "Rini Astuti",
            ["air sungai sudah surut sejak pagi"],
        ),
        (
            "Warga desa, kata Rini Astuti, sudah boleh pulang.",
            "indirect",
            "Rini Astuti",
            ["Warga desa", "sudah boleh pulang"],
        ),
        (
            "Rini Astuti menyebut banjir itu “yang terburuk” selama ia menjabat.",
            "mixed",
            "Rini Astuti",
            ["banjir itu “yang terburuk” selama ia menjabat"],
        ),
        (
            "Rini Astuti, yang tinggal di Lantari sejak kecil, mengatakan air sungai sudah surut.",
            "indirect",
            "Rini Astuti",
            ["air sungai sudah surut"],
        ),
        (
            "Hal itu disampaikan Rini Astuti di posko. “Air sudah surut,” katanya.",
            "direct",
            "Rini Astuti",
            ["Air sudah surut"],
        ),
        (
            "Dinas Pengairan Lantari memperkirakan, banjir akan surut dalam dua hari.",
            "indirect",
            "Dinas Pengairan Lantari",
            ["banjir akan surut dalam dua hari"],
        ),
    ],
)
def test_the_shapes_of_reported_speech(sentence: str, kind: str, speaker: str, content: list[str]):
    assert (kind, speaker, content) in said(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Buku “Laut yang Tenang” terjual habis dalam sehari.",
        "Warga menjuluki kapal itu “hantu selat” karena kerap berlayar tanpa lampu.",
        "Kata sandi pintu itu diganti setiap pekan.",
        "Nilainya turun menjadi separuh dari harga semula.",
        "Dengan kata lain, jembatan itu tidak pernah selesai dibangun.",
        "Pemerintah daerah belum mengatakan apakah sekolah akan dibuka kembali.",
        "Jalan itu jelas rusak sejak musim hujan lalu.",
    ],
)
def test_what_is_no_statement(sentence: str):
    assert said(sentence) == []


def test_a_relay_at_the_end_is_no_content():
    reading = body("Rini Astuti menyatakan air sungai sudah surut, seperti dilansir Reuters, Senin (12/5/2025).")
    (statement,) = reading.statements
    assert words(reading, statement) == ["air sungai sudah surut"]
    assert [link.name for link in statement.chain] == ["Reuters"]


def test_when_and_where_it_was_said_is_no_content():
    reading = body("Rini Astuti mengatakan air sungai sudah surut, di Lantari, Senin (12/5/2025).")
    assert words(reading, reading.statements[0]) == ["air sungai sudah surut"]


def test_a_quotation_over_two_paragraphs_is_one_statement():
    reading = body("“Kami sudah bekerja sejak pagi.\n\n“Kami belum akan berhenti,” kata Rini Astuti.")
    (statement,) = reading.statements
    assert words(reading, statement) == ["Kami sudah bekerja sejak pagi.", "Kami belum akan berhenti"]
    assert statement.speaker_name == "Rini Astuti"


def test_a_quotation_without_a_cue_goes_on_with_who_spoke_last():
    reading = body("“Air sudah surut,” kata Rini Astuti. “Warga boleh pulang besok.”")
    second = reading.statements[1]
    assert (second.speaker_name, second.how, second.cue) == ("Rini Astuti", "continued", None)


def test_a_missing_closing_mark_does_not_lose_the_quotation():
    reading = body("“Air sudah surut dan warga boleh pulang, kata Rini Astuti.")
    (statement,) = reading.statements
    assert statement.kind == "direct"
    assert words(reading, statement) == ["Air sudah surut dan warga boleh pulang"]


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Rini Astuti membantah bahwa tanggul itu jebol.", "denies"),
        ("Rini Astuti berharap tanggul itu segera diperbaiki.", "hopes"),
        ("Rini Astuti berjanji akan memperbaiki tanggul itu.", "promises"),
        ("Rini Astuti meminta warga untuk menjauhi tanggul itu.", "asks"),
        ("Rini Astuti memerintahkan warga menjauhi tanggul itu.", "orders"),
        ("Rini Astuti mengklaim tanggul itu sudah aman.", "claims"),
        ("Rini Astuti menilai tanggul itu dibangun asal jadi.", "believes"),
        ("“Siapa yang membangun tanggul itu?” tanya Rini Astuti.", "asks"),
    ],
)
def test_the_stance_of_a_statement(sentence: str, stance: str):
    assert [statement.stance for statement in body(sentence).statements] == [stance]


def test_a_negated_cue_is_marked():
    (statement,) = body("Rini Astuti tidak mengatakan bahwa tanggul itu aman.").statements
    assert statement.negated


@pytest.mark.parametrize(
    ("sentence", "anonymous"),
    [
        ("Seorang pejabat yang enggan disebut namanya mengatakan tanggul itu retak.", True),
        ("Seorang pejabat mengatakan tanggul itu retak.", False),
        ("“Tanggul itu retak,” kata seorang sumber.", True),
    ],
)
def test_sources_without_a_name(sentence: str, anonymous: bool):
    (statement,) = body(sentence).statements
    assert statement.anonymous is anonymous


def test_what_nobody_is_credited_with_is_an_assertion():
    reading = body("Tanggul itu jebol pada Senin (12/5/2025). Rini Astuti mengatakan warga sudah mengungsi.")
    assert reading.text is not None
    assert [assertion.span.of(reading.text) for assertion in reading.assertions] == [
        "Tanggul itu jebol pada Senin (12/5/2025)"
    ]
    assert [reading.dates[index].value for index in reading.assertions[0].dates] == ["2025-05-12"]


@pytest.mark.parametrize(
    ("sentences", "expected"),
    [
        # a closing mark left out before whoever is credited
        (
            "“Kami pulang. Semua sudah siap, kata Rini Astuti.",
            [("direct", "Rini Astuti", "Kami pulang. Semua sudah siap")],
        ),
        # a second quotation that has a verb of its own
        (
            "“Kami pulang,” kata Rini Astuti sebelum menambahkan, “Semua sudah siap.”",
            [("direct", "Rini Astuti", "Kami pulang"), ("direct", "Rini Astuti", "Semua sudah siap.")],
        ),
        # whom it was said to is no content
        (
            "Rini Astuti mengatakan “kami akan pulang besok” kepada wartawan.",
            [("mixed", "Rini Astuti", "“kami akan pulang besok”")],
        ),
        # pointed back at, from the sentence behind or from the same one
        (
            "“Kami pulang besok.” Hal itu disampaikan Rini Astuti di rumahnya.",
            [("direct", "Rini Astuti", "Kami pulang besok.")],
        ),
        (
            "“Kami pulang besok,” demikian bunyi pernyataan Klub Lantari.",
            [("direct", "pernyataan Klub Lantari", "Kami pulang besok")],
        ),
        ("Rini Astuti tiba. “Kami pulang besok,” begitu katanya.", [("direct", "Rini Astuti", "Kami pulang besok")]),
        # what a document shows, and what a medium cites behind
        (
            "Data BPS menunjukkan inflasi Mei mencapai 0,3 persen.",
            [("indirect", "BPS", "inflasi Mei mencapai 0,3 persen")],
        ),
        (
            "Bloomberg melaporkan tanggul itu jebol, mengutip dua pejabat.",
            [("indirect", "Bloomberg", "tanggul itu jebol")],
        ),
        # a quality is what is said
        (
            "Rini Astuti menyebut kasus itu terang benderang.",
            [("indirect", "Rini Astuti", "kasus itu terang benderang")],
        ),
        ("Rini Astuti mengaku deg-degan.", [("indirect", "Rini Astuti", "deg-degan")]),
        # the source behind what is said, as translations have it
        ("Ratusan rumah rusak, badan itu mengatakan.", [("indirect", "badan itu", "Ratusan rumah rusak")]),
        ("Saat ditanya wartawan, Rini Astuti membenarkan.", []),
        # something like it, told by another
        ("Hal serupa diungkapkan Rini Astuti, yang mengaku lelah.", [("indirect", "Rini Astuti", "lelah")]),
        ("Rini Astuti tiba. Menurutnnya, air sudah surut.", [("indirect", "Rini Astuti", "air sudah surut")]),
        # whoever is asked stands before what is asked, a relative clause with it
        (
            "Rini Astuti mengimbau warga yang tidak punya perahu agar mengungsi ke bukit.",
            [("indirect", "Rini Astuti", "mengungsi ke bukit")],
        ),
    ],
)
def test_what_is_told_by_whom(sentences: str, expected: list[tuple[str, str, str]]):
    reading = body(sentences)
    assert reading.text is not None
    assert [
        (one.kind, one.speaker_name, " | ".join(span.of(reading.text) for span in one.content))
        for one in reading.statements
    ] == expected
