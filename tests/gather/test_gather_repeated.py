"""Lines that an outlet repeats; all words made up."""

from __future__ import annotations

from runut.gather.repeated import mark_repeated
from runut.model import Given, Mark, Report, Span

LEADS = (
    "Tanggul Lantari retak sejak Senin pagi dan warga yang tinggal di sekitarnya diminta segera menjauh.",
    "Feri Bahari Lima kandas di karang dekat pelabuhan Tirawai saat membawa dua ratus penumpang pulang.",
    "Harga cabai di pasar induk Wanareja naik dua kali lipat dalam sepekan karena hujan tidak berhenti.",
    "Sekolah di lereng gunung itu ditutup tiga hari karena abu menutup halaman dan jalan ke sana.",
)
FRAME = "Kabar Lantari untuk semua orang"


def report(number: int, *lines: str, site: str | None = "kabar.example", marks: tuple[Mark, ...] = ()) -> Report:
    return Report(
        id=str(number),
        uri=f"{number}.txt",
        sha256="",
        gathered_at="",
        text="\n\n".join(lines),
        given=Given(title=lines[0], site=site),
        marks=marks,
    )


def marked(found: Report) -> list[tuple[str, str]]:
    return [(mark.role, mark.span.of(found.text)) for mark in found.marks]


def test_a_line_in_three_reports_of_an_outlet_is_the_page_s():
    reports = [report(n, f"Judul {n}", lead, f"Kalimat {n} berdiri sendiri.", FRAME) for n, lead in enumerate(LEADS)]
    found = mark_repeated(reports)
    assert [one.id for one in found] == [one.id for one in reports]
    assert all(marked(one) == [("chrome", FRAME)] for one in found)
    assert all(not one.marks for one in reports)


def test_copies_of_one_report_count_once():
    reports = [report(n, "Judul", LEADS[0], FRAME) for n in range(5)]
    assert mark_repeated(reports) == reports


def test_two_reports_or_two_outlets_are_too_few():
    two = [report(n, f"Judul {n}", lead, FRAME) for n, lead in enumerate(LEADS[:2])]
    assert mark_repeated(two) == two
    apart = [report(n, f"Judul {n}", lead, FRAME, site=f"{n}.example") for n, lead in enumerate(LEADS)]
    assert mark_repeated(apart) == apart
    unknown = [report(n, f"Judul {n}", lead, FRAME, site=None) for n, lead in enumerate(LEADS)]
    assert mark_repeated(unknown) == unknown


def test_titles_quotations_and_names_are_never_marked():
    lines = ('"Kami menunggu kabar," kata bupati.', "Penulis: Rini Astuti", "Sumber: Kantor Berita Laut")
    reports = [report(n, "Kilas Lantari Hari Ini", lead, *lines) for n, lead in enumerate(LEADS)]
    assert mark_repeated(reports) == reports
    head = [report(n, f"Judul {n}", "Rini Astuti", lead) for n, lead in enumerate(LEADS)]
    assert mark_repeated(head) == head


def test_what_mark_up_took_for_the_article_s_is_marked_anew_and_the_rest_stays():
    reports = []
    for n, lead in enumerate(LEADS):
        body, frame = Span(9, 9 + len(lead)), Span(11 + len(lead), 11 + len(lead) + len(FRAME))
        marks = (Mark(span=body, role="body"), Mark(span=frame, role="body"))
        reports.append(report(n, f"Judul {n}", lead, FRAME, marks=marks))
    for one, lead in zip(mark_repeated(reports), LEADS, strict=True):
        assert marked(one) == [("body", lead), ("chrome", FRAME)]


def test_a_sentence_of_background_in_few_reports_of_many_stays():
    background = "Tanggul itu dibangun dua puluh tahun lalu oleh pemerintah pusat."
    leads = [f"{lead} Nomor {n}." for n in range(8) for lead in LEADS]
    reports = [report(n, f"Judul {n}", lead, *([background] if n < 4 else [])) for n, lead in enumerate(leads)]
    assert mark_repeated(reports) == reports
