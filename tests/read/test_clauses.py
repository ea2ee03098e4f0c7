"""Where content begins and ends, and what is no content: clauses against objects, scenes, asides, others' clauses."""

from __future__ import annotations

import pytest

from tests.read.reports import body, said, words


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        # a clause, not an object
        ("Rini Astuti menyebut hal itu tidak benar.", ["hal itu tidak benar"]),
        ("Rini Astuti menyebut kemenangan itu untuk ibunya.", ["kemenangan itu untuk ibunya"]),
        ("Rini Astuti mengumumkan panen tahun ini hanya 81 juta ton.", ["panen tahun ini hanya 81 juta ton"]),
        ("Rini Astuti melihat banjir itu sebagai peringatan.", ["banjir itu sebagai peringatan"]),
        ("Rini Astuti menyebutnya sebagai bencana terburuk.", ["sebagai bencana terburuk"]),
        # what was asked for, without whom
        ("Rini Astuti meminta warga agar menjauhi tanggul itu.", ["menjauhi tanggul itu"]),
        ("Rini Astuti memohon kepada warga agar menjauhi tanggul itu.", ["menjauhi tanggul itu"]),
        ("Rini Astuti mendesak kedua kubu menahan diri.", ["kedua kubu menahan diri"]),
        # whoever was told, without a comma behind
        ("Rini Astuti mengatakan kepada wartawan tanggul itu sudah jebol.", ["tanggul itu sudah jebol"]),
        # scenes are no content, times that content speaks of are
        ("Rini Astuti mengatakan, Senin (12/5/2025), tanggul itu jebol.", ["tanggul itu jebol"]),
        ("Rini Astuti mengatakan, dengan pompa itu air akan surut.", ["dengan pompa itu air akan surut"]),
        ("Rini Astuti memperkirakan pada 2026 tanggul itu selesai.", ["pada 2026 tanggul itu selesai"]),
        # an adverbial of the content before the source
        (
            "Untuk mencegah banjir, Rini Astuti mengatakan, tanggul itu harus ditinggikan.",
            ["Untuk mencegah banjir", "tanggul itu harus ditinggikan"],
        ),
        # what the report adds itself, and what it goes on to say
        (
            "Rini Astuti mengatakan tanggul itu aman, meskipun ia tidak merinci alasannya.",
            ["tanggul itu aman"],
        ),
        # broken in two
        ("Jembatan itu disebut Rini Astuti sudah aman dilalui.", ["Jembatan itu", "sudah aman dilalui"]),
        ("Tanggul itu, menurut penuturan Rini Astuti, retak sejak pagi.", ["Tanggul itu", "retak sejak pagi"]),
        ("Bila hujan, tutur Rini Astuti, tanggul itu akan jebol.", ["Bila hujan", "tanggul itu akan jebol"]),
        ("Hal itu menurut Rini Astuti tidak seharusnya terjadi.", ["Hal itu", "tidak seharusnya terjadi"]),
        # one noun phrase between the verb and its link, a noun for what is said, a colon
        ("Rini Astuti mengingatkan para warga bahwa tanggul itu rapuh.", ["tanggul itu rapuh"]),
        ("Rini Astuti memberi sinyal bahwa tanggul itu akan dibongkar.", ["tanggul itu akan dibongkar"]),
        ("Rini Astuti menitipkan pesan kepada kaum muda: jangan lupakan tanggul itu.", ["jangan lupakan tanggul itu"]),
        ("Pendapat lain dilontarkan Rini Astuti: tanggul itu masih aman.", ["tanggul itu masih aman"]),
        ("Dijelaskannya juga bahwa tanggul itu aman.", ["tanggul itu aman"]),
        # thanks are no content, what is hoped beside them is
        ("Rini Astuti menyampaikan terima kasih dan berharap tanggul itu aman.", ["tanggul itu aman"]),
        # an apposition behind the source
        ("Dikatakan oleh Rini Astuti, sesepuh desa, tanggul itu sudah tua.", ["tanggul itu sudah tua"]),
        # adverbs that are the content's stay with it
        ("Rini Astuti mengaku sudah pulang sejak pagi.", ["sudah pulang sejak pagi"]),
        ("Rini Astuti mengatakan juga bahwa tanggul itu retak.", ["tanggul itu retak"]),
        # what is asked of somebody, told by an adjective
        ("Rini Astuti meminta warga tenang.", ["warga tenang"]),
        ("Rini Astuti melaporkan adanya retakan di tanggul itu.", ["adanya retakan di tanggul itu"]),
        # what nobody can say yet
        ("Rini Astuti belum dapat memastikan apakah tanggul itu aman.", ["apakah tanggul itu aman"]),
        # the report turns to the speaker again, or signs off
        ("Rini Astuti menyebut ada dua retakan, tapi tidak merinci letaknya.", ["ada dua retakan"]),
        ("Rini Astuti menyebut tanggul itu retak, pada Selasa (13/5/2025).", ["tanggul itu retak"]),
        # what an attribution takes up stands before it
        ("Tanggul itu retak. Begitu menurut cerita warga ke wartawan.", ["Tanggul itu retak"]),
        # a relay behind the source is no content
        ("Tanggul itu retak, kata laporan Reuters, Jumat, mengutip surat warga.", ["Tanggul itu retak"]),
    ],
)
def test_what_is_content(sentence: str, content: list[str]):
    assert [found for _, _, found in said(sentence)] == [content]


@pytest.mark.parametrize(
    "sentence",
    [
        "Rini Astuti menyerukan kerja sama di tengah bencana yang berkepanjangan.",
        "Rini Astuti mengakui kemerdekaan wilayah itu sebelum perang pecah.",
        "Rini Astuti meminta maaf dan pergi.",
        "Rini Astuti belum menjawab, tetapi wakilnya datang.",
        "Rini Astuti tidak membenarkan ataupun membantah.",
        "Rini Astuti menyampaikan terima kasih kepada warga.",
        "Menurut Anda, perlukah tanggul itu ditinggikan?",
        "Rini Astuti tidak mengatakan apakah tanggul itu aman.",
        "Rini Astuti tidak cemas dengan kabar yang dibocorkan tetangganya.",
        "Rini Astuti mengkritik saran Bambang Sutejo bahwa tanggul itu dibongkar.",
        "Film “Air Mata di Ujung Desa” diputar di Lantari, dan slogan “Bersatu Kita Teguh” terpampang.",
        "Pria yang dijuluki “Si Raja Tanggul” itu pulang.",
    ],
)
def test_what_is_no_statement(sentence: str):
    assert said(sentence) == []


@pytest.mark.parametrize(
    ("sentences", "speaker", "content"),
    [
        ("Rini Astuti datang. Disampaikannya, tanggul itu aman.", "Rini Astuti", "tanggul itu aman"),
        ("Rini Astuti datang. Menurut hitungannya, tanggul itu aman.", "Rini Astuti", "tanggul itu aman"),
        (
            "Menurut seorang penyelamat pantai, sirene itu tidak berbunyi.",
            "penyelamat pantai",
            "sirene itu tidak berbunyi",
        ),
        (
            "Camat Lantari, Rini Astuti, melalui pesan singkat, menyebutkan tanggul itu aman.",
            "Rini Astuti",
            "tanggul itu aman",
        ),
        ("Bupati Rini Astuti kepada Antara mengaku belum menerima laporan.", "Rini Astuti", "belum menerima laporan"),
        (
            "Kantor berita Norvela yang dikelola pemerintah mengatakan tanggul itu aman.",
            "Norvela",
            "tanggul itu aman",
        ),
        (
            "LSM Tanggul Kita meminta pemerintah segera memperbaiki tanggul itu.",
            "LSM Tanggul Kita",
            "pemerintah segera",
        ),
        (
            "Kementerian Perhubungan bungkam. Kementerian itu hanya menyebut tanggul itu sudah tua.",
            "Kementerian Perhubungan",
            "tanggul itu sudah tua",
        ),
        # the name behind `menurut X,` is whom the clause is about, unless a comma closes it off
        ("Menurut polisi, Bambang Sutejo ditangkap di rumahnya.", "polisi", "Bambang Sutejo ditangkap"),
        ("Menurut warga, Bambang Sutejo sudah pergi.", "warga", "Bambang Sutejo sudah pergi"),
        ("Menurut kepala dinas, Rini Astuti, tanggul itu aman.", "Rini Astuti", "tanggul itu aman"),
        ("Menurut kepala dinas itu, dr. Rini Astuti, tanggul itu aman.", "Rini Astuti", "tanggul itu aman"),
        # relays, days and clauses between a subject and its verb
        ("Dilansir dari Antara, Senin (12/5), Rini Astuti mengatakan tanggul itu aman.", "Rini Astuti", "tanggul itu"),
        ("Rini Astuti, yang meninjau Lantari hari Minggu, berjanji akan memperbaikinya.", "Rini Astuti", "akan"),
        ("Sumber yang dekat dengan Rini Astuti mengatakan tanggul itu retak.", "Sumber", "tanggul"),
        ("Keesokan harinya camat itu datang dan menegaskan bahwa tanggul itu aman.", "camat itu", "tanggul itu aman"),
        ("Camat Lantari dalam sebuah pernyataan mengklaim tanggul itu aman.", "Camat Lantari", "tanggul itu aman"),
        ("Pejabat Lantari awalnya menyebut tanggul itu aman.", "Pejabat Lantari", "tanggul itu aman"),
        ("Rini Astuti buru-buru membantah tanggul itu retak.", "Rini Astuti", "tanggul itu retak"),
        # only people say so, whatever they are called
        ("Mekanik itu mengaku tanggul itu sudah retak.", "Mekanik itu", "tanggul itu sudah retak"),
        # whose a noun is, is not who speaks
        ("“Tanggul itu aman,” kata seorang perwakilan kantor gubernur.", "perwakilan kantor gubernur", "Tanggul"),
        ("Majelis hakim memerintahkan jaksa menghadirkan saksi.", "Majelis hakim", "jaksa menghadirkan saksi"),
        # slips: a word told twice, a clitic with a name behind it, another mark for the apostrophe
        ("“Tanggul itu aman,” ujar ujar Camat Lantari, Rini Astuti.", "Rini Astuti", "Tanggul itu aman"),
        ("“Tanggul itu aman,” tuturnya ahli geologi Rini Astuti.", "Rini Astuti", "Tanggul itu aman"),
        # degrees with full stops, whoever speaks for another
        ("Kepala dinas, Drs. Budi Santoso, S.KM, MM mengatakan tanggul itu aman.", "Budi Santoso", "tanggul itu aman"),
        (
            "Bupati Teodor Branik yang diwakili Rini Astuti menyebut tanggul itu aman.",
            "Rini Astuti",
            "tanggul itu aman",
        ),
        ("Ketua panitia, Sa`dullah Ilyas, mengatakan tanggul itu aman.", "Sa`dullah Ilyas", "tanggul itu aman"),
    ],
)
def test_who_is_the_source(sentences: str, speaker: str, content: str):
    _, found, spans = said(sentences)[-1]
    assert found == speaker
    assert spans[0].startswith(content)


@pytest.mark.parametrize(
    ("sentences", "speaker", "stance"),
    [
        ("“Kami aman,” Rini Astuti menegaskan.", "Rini Astuti", "says"),
        ("“Siapa yang salah?” Rini Astuti bertanya.", "Rini Astuti", "asks"),
        ("“Sudah,” Rini Astuti menutup pembicaraan.", "Rini Astuti", "says"),
        ("Rini Astuti datang. “Sudah,” gerutunya sambil pergi.", "Rini Astuti", "says"),
        ("Rini Astuti datang. “Sudah,” sungguknya.", "Rini Astuti", "says"),
        ("“Sudah,” cecar jaksa Rini Astuti.", "Rini Astuti", "asks"),
        ("Rini Astuti menunjuk ke laut, “Kapalnya di sana.”", "Rini Astuti", "says"),
        ("Rini Astuti membentak: “Pergi!”", "Rini Astuti", "says"),
        ("Rini Astuti tampak kesal. “Kami sudah menunggu tiga jam.”", "Rini Astuti", "says"),
    ],
)
def test_a_quotation_is_laid_to_who_stands_beside_it(sentences: str, speaker: str, stance: str):
    (statement,) = body(sentences).statements
    assert (statement.kind, statement.speaker_name, statement.stance) == ("direct", speaker, stance)


def test_a_part_of_a_clause_in_marks_is_mixed():
    reading = body("Rini Astuti menyatakan “tinggal menunggu kabar”.")
    (statement,) = reading.statements
    assert (statement.kind, words(reading, statement)) == ("mixed", ["“tinggal menunggu kabar”"])


def test_somebody_named_inside_what_another_says_is_a_statement_in_it():
    reading = body("Rini Astuti mengatakan bahwa Petra Solvin membantah tanggul itu retak.")
    outer, inner = reading.statements
    assert (outer.speaker_name, inner.speaker_name, inner.stance) == ("Rini Astuti", "Petra Solvin", "denies")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Rini Astuti menegsakan tanggul itu aman.", True),
        ("Rini Astuti mengatkan tanggul itu aman.", True),
        ("Rini Astuti menugaskan petugas menjaga tanggul itu.", False),
    ],
)
def test_a_slip_of_the_pen_in_a_reporting_word_is_seen_through(sentence: str, found: bool):
    assert bool(said(sentence)) == found
