# ruff: noqa: E501  (the reports stand as they would be read)
"""Made-up coverage to tell: two stories, six outlets, hostile titles, and everything a dossier can hold."""

from __future__ import annotations

import hashlib
import re

from runut.model import (
    Assertion,
    Block,
    Byline,
    Claim,
    DatedSpan,
    Dateline,
    Disagreement,
    DisagreementValue,
    Dossier,
    DossierEntity,
    DossierReport,
    Doubt,
    Edge,
    Evidence,
    Happening,
    Join,
    Lineage,
    Link,
    Mention,
    Named,
    NamedIn,
    Node,
    Origin,
    Problem,
    Published,
    Quantity,
    Reading,
    Reason,
    Relation,
    Relay,
    Role,
    Span,
    Statement,
    Story,
    Thread,
    Time,
    Update,
    Variant,
    Version,
)

LETTER = """Perdana Menteri Kelmara Kirim Surat soal Selat Marvan

Warta Nusaraya - 14/05/2025, 19:42 WIB
Penulis: Nadia Prameswari

TORNAVIK, WARTA NUSARAYA - Perdana Menteri Kelmara Ilvana Dorsek menyurati Presiden Lestovia Teodor Branik, Senin (12/5/2025).

“Selat Marvan bukan tembok di antara dua bangsa, melainkan pintu yang harus tetap terbuka bagi keduanya,” kata laporan KELNA, mengutip surat Dorsek, seperti dilansir Arkadia Wire.

Baca juga: Harga Gandum Anjlok, Petani Turun ke Jalan

Dorsek mengusulkan patroli bersama dimulai pada 1 Juli 2025. Usul itu 🕊 belum dijawab.

Kapal patroli Kelmara di Selat Marvan. (Foto: Arkadia Wire)

Hak Cipta © 2025 Warta Nusaraya."""

LETTER_TWO = """Dorsek: Selat Marvan Bukan Dinding

Pemimpin Kelmara menulis surat kepada Lestovia pekan ini.

Selat Marvan bukanlah dinding antara dua bangsa, tetapi pintu yang mesti selalu terbuka bagi kedua pihak, tulis Dorsek dalam suratnya menurut KELNA.

Patroli bersama diusulkan mulai 10 Juli 2025, demikian The Meridian.

Sumber: The Meridian"""

LETTER_COPY = """Dorsek: Selat Marvan Bukan Dinding

Selat Marvan bukanlah dinding antara dua bangsa, tetapi pintu yang mesti selalu terbuka bagi kedua pihak, tulis Dorsek dalam suratnya menurut KELNA.

Bagikan: Facebook X WhatsApp"""

LETTER_THREE = """Kelmara Ingin Selat Tetap Terbuka

Surat Illvana Dorsek menyebut Selat Marvan “pintu yang harus tetap terbuka” bagi dua bangsa, dilaporkan kantor berita KELNA. Isinya disiarkan Rabu.

Juru bicara Lestovia, Radek Solm, menyatakan surat itu telah diterima dan sedang dipelajari."""

FERRY = """KMP Sinar Tirawai Tenggelam, 7 Orang Meninggal

Tujuh orang ditemukan meninggal hingga Sabtu malam, kata Kepala Kantor SAR Lantari Ridwan Sapulete.

"Tujuh jenazah sudah kami evakuasi," ujarnya."""

FERRY_LATER = """Korban Meninggal KMP Sinar Tirawai Bertambah

Korban meninggal menjadi sebelas orang pada Minggu petang. Manifes mencatat 118 orang.

Menurut saksi yang enggan disebut namanya, kapal sarat muatan."""

HOSTILE_TITLE = '<script>alert(1)</script> [/b] \x1b]8;;http://jahat.example\x1b\\ \u202emalsuker\u202c & "kutip"'


def span(text: str, words: str, nth: int = 0) -> Span:
    """The ``nth`` place of ``words`` in ``text``."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def evidence(report: str, words: str) -> Evidence:
    return Evidence(report=report, span=span(TEXTS[report], words), words=words)


def blocks(text: str, roles: dict[str, Role]) -> tuple[Block, ...]:
    """Paragraphs of ``text`` with the line breaks after them; ``roles`` by their first words, else body."""
    return tuple(
        Block(
            span=Span(found.start(), found.end()),
            role=next((role for start, role in roles.items() if found[0].startswith(start)), "body"),
        )
        for found in re.finditer(r"[^\n]+\n*", text)
    )


TEXTS = {
    "r-warta": LETTER,
    "r-suluh": LETTER_TWO,
    "r-cermin": LETTER_COPY,
    "r-terasombak": LETTER_THREE,
    "r-dermaga": FERRY,
    "r-rona": FERRY_LATER,
}
ADDRESSES = {
    "r-warta": "https://warta.example/dunia/2025/05/14/surat-dorsek?a=1&b=2#isi",
    "r-suluh": "http://suluh.example/dorsek-selat-marvan",
    "r-cermin": "javascript:alert(document.domain)",
    "r-terasombak": "laporan/teras ombak <1>.txt",
    "r-dermaga": "https://dermaga.example/feri-tirawai",
    "r-rona": "data:text/html,<script>alert(1)</script>",
}
OUTLETS = {
    "r-warta": "Warta Nusaraya",
    "r-suluh": "Suluh Kepulauan",
    "r-cermin": "Cermin Kabar",
    "r-terasombak": "Terasombak",
    "r-dermaga": "Dermaga News",
    "r-rona": "Rona Selatan",
}
TITLES = {report: text.split("\n", 1)[0] for report, text in TEXTS.items()} | {"r-rona": HOSTILE_TITLE}
PUBLISHED = {
    "r-warta": Published(value="2025-05-14T19:42+07:00", how="text", span=span(LETTER, "14/05/2025, 19:42 WIB")),
    "r-suluh": Published(value="2025-05-15", how="metadata"),
    "r-cermin": Published(value="2025-05-15", how="inferred", sure=0.6),
    "r-terasombak": Published(),
    "r-dermaga": Published(value="2025-05-17", how="address"),
    "r-rona": Published(value="2025-05-18", how="inferred", sure=0.8),
}


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _reading(report: str, roles: dict[str, Role], **found: object) -> Reading:
    text = TEXTS[report]
    return Reading(
        id=report,
        uri=ADDRESSES[report],
        sha256=sha(text),
        gathered_at="2025-05-20T03:00:00Z",
        outlet=Named(id=report.removeprefix("r-"), name=OUTLETS[report]),
        title=Span(0, len(text.split("\n", 1)[0])),
        published=PUBLISHED[report],
        text=text,
        blocks=blocks(text, {text.split("\n", 1)[0]: "title", **roles}),
        **found,  # type: ignore[arg-type]
    )


QUOTE = "Selat Marvan bukan tembok di antara dua bangsa, melainkan pintu yang harus tetap terbuka bagi keduanya"
QUOTE_TWO = "Selat Marvan bukanlah dinding antara dua bangsa, tetapi pintu yang mesti selalu terbuka bagi kedua pihak"
QUOTE_THREE = "Selat Marvan “pintu yang harus tetap terbuka” bagi dua bangsa"
RECEIVED = "surat itu telah diterima dan sedang dipelajari"
KELNA = Link(name="KELNA", id="kelna")
WIRE = Link(name="Arkadia Wire", id="arkadia", how="inferred")
MERIDIAN = Link(name="The Meridian", id="meridian", how="scope")
DORSEK = {"speaker_name": "Ilvana Dorsek", "speaker_id": "dorsek", "vehicle": "letter"}

READINGS = {
    "r-warta": _reading(
        "r-warta",
        {
            "Warta Nusaraya -": "byline",
            "Penulis": "byline",
            "Baca juga": "promo",
            "Kapal patroli": "caption",
            "Hak Cipta": "chrome",
        },
        archived="https://arsip.example/2025/warta",
        byline=(Byline(span=span(LETTER, "Nadia Prameswari"), name="Nadia Prameswari"),),
        dateline=Dateline(span=span(LETTER, "TORNAVIK"), place="Tornavik"),
        entities=(Mention(span=span(LETTER, "Ilvana Dorsek"), label="PER", id="dorsek", name="Ilvana Dorsek"),),
        dates=(
            Time(span=span(LETTER, "Senin (12/5/2025)"), value="2025-05-12", type="DATE", anchor="text"),
            Time(span=span(LETTER, "1 Juli 2025"), value="2025-07-01", type="DATE"),
        ),
        statements=(
            Statement(
                content=(span(LETTER, QUOTE),),
                kind="direct",
                cue=span(LETTER, "kata laporan"),
                speaker=span(LETTER, "Dorsek", 1),
                chain=(KELNA, WIRE),
                relays=(0, 1),
                how="named",
                sure=0.9,
                **DORSEK,  # type: ignore[arg-type]
            ),
            Statement(
                content=(span(LETTER, "patroli bersama dimulai pada 1 Juli 2025"),),
                kind="indirect",
                cue=span(LETTER, "mengusulkan"),
                speaker=span(LETTER, "Dorsek", 2),
                how="named",
                **DORSEK,  # type: ignore[arg-type]
            ),
        ),
        relays=(
            Relay(span=span(LETTER, "kata laporan KELNA"), name="KELNA", id="kelna", kind="agency", scope="statement"),
            Relay(
                span=span(LETTER, "seperti dilansir Arkadia Wire"),
                name="Arkadia Wire",
                id="arkadia",
                kind="agency",
                scope="statement",
            ),
        ),
        problems=(Doubt(code="too_long", span=span(LETTER, "Hak Cipta © 2025")), Doubt(code="a_new_code")),
    ),
    "r-suluh": _reading(
        "r-suluh",
        {"Sumber": "credit"},
        dates=(Time(span=span(LETTER_TWO, "pekan ini"), value="2025-W20", type="DATE", anchor="publication"),),
        statements=(
            Statement(content=(span(LETTER_TWO, QUOTE_TWO),), kind="indirect", chain=(KELNA, MERIDIAN), **DORSEK),  # type: ignore[arg-type]
        ),
        relays=(
            Relay(
                span=span(LETTER_TWO, "Sumber: The Meridian"),
                name="The Meridian",
                id="meridian",
                kind="outlet",
                scope="report",
            ),
        ),
    ),
    "r-cermin": _reading(
        "r-cermin",
        {"Bagikan": "chrome"},
        statements=(Statement(content=(span(LETTER_COPY, QUOTE_TWO),), kind="indirect", chain=(KELNA,), **DORSEK),),  # type: ignore[arg-type]
    ),
    "r-terasombak": _reading(
        "r-terasombak",
        {},
        dates=(Time(span=span(LETTER_THREE, "Rabu"), value="XXXX-WXX-3", type="DATE", rule="weekday"),),
        statements=(
            Statement(content=(span(LETTER_THREE, QUOTE_THREE),), kind="mixed", chain=(KELNA,), **DORSEK),  # type: ignore[arg-type]
            Statement(
                content=(span(LETTER_THREE, RECEIVED),),
                kind="indirect",
                speaker=span(LETTER_THREE, "Radek Solm"),
                speaker_name="Radek Solm",
            ),
        ),
    ),
    "r-dermaga": _reading(
        "r-dermaga",
        {},
        statements=(
            Statement(
                content=(span(FERRY, "Tujuh jenazah sudah kami evakuasi"),),
                kind="direct",
                cue=span(FERRY, "ujarnya"),
                speaker=span(FERRY, "ujarnya"),
                speaker_name="Ridwan Sapulete",
                how="clitic",
                sure=0.7,
            ),
        ),
        quantities=(Quantity(span=span(FERRY, "7"), value=7, unit="orang", of="meninggal"),),
    ),
    "r-rona": _reading(
        "r-rona",
        {},
        statements=(Statement(content=(span(FERRY_LATER, "kapal sarat muatan"),), kind="indirect", anonymous=True),),
        assertions=(Assertion(span=span(FERRY_LATER, "Manifes mencatat 118 orang")),),
    ),
}


def _version(report: str, words: str, chain: tuple[Link, ...] = (), origin: Origin | None = None) -> Version:
    return Version(
        report=report,
        content=(span(TEXTS[report], words),),
        words=(words,),
        kind="statement",
        index=0,
        speaker="Ilvana Dorsek",
        chain=chain,
        origin=origin,
    )


FROM_KELNA = Origin(id="kelna", name="KELNA")
CLAIMS = (
    Claim(
        id="c-pintu",
        says=QUOTE,
        speaker="Ilvana Dorsek",
        speaker_id="dorsek",
        vehicle="letter",
        versions=(
            _version("r-warta", QUOTE, (KELNA, WIRE), FROM_KELNA),
            _version("r-suluh", QUOTE_TWO, (KELNA, MERIDIAN), FROM_KELNA),
            _version("r-cermin", QUOTE_TWO, (KELNA,), FROM_KELNA),
            _version("r-terasombak", QUOTE_THREE, (KELNA,), FROM_KELNA),
        ),
        origins=(Origin(id="kelna", name="KELNA", how="inferred", sure=0.8),),
        outlets=3,
        independent_origins=1,
        because=(
            Reason(code="same_speaker", args={"speaker": "Ilvana Dorsek"}),
            Reason(code="shared_words", args={"share": 0.71}),
            Reason(code="never_heard_of", args={"x": 2}),
        ),
    ),
    Claim(
        id="c-terima",
        says=RECEIVED,
        speaker="Radek Solm",
        vehicle=None,
        versions=(
            Version(
                report="r-terasombak",
                content=(span(LETTER_THREE, RECEIVED),),
                words=(RECEIVED,),
                kind="statement",
                index=1,
                speaker="Radek Solm",
                origin=Origin(id=None, name=None),
            ),
        ),
        origins=(Origin(id=None, name=None),),
        outlets=1,
        independent_origins=0,
    ),
    Claim(
        id="c-manifes",
        says="Manifes mencatat 118 orang",
        speaker=None,
        vehicle=None,
        versions=(
            Version(
                report="r-rona",
                content=(span(FERRY_LATER, "Manifes mencatat 118 orang"),),
                words=("Manifes mencatat 118 orang",),
                kind="assertion",
                index=0,
            ),
        ),
        origins=(),
        outlets=1,
        independent_origins=0,
    ),
)


def _value(value: str, *cited: Evidence) -> DisagreementValue:
    return DisagreementValue(value=value, evidence=cited)


ENTITIES = (
    DossierEntity(
        id="dorsek",
        name="Ilvana Dorsek",
        label="PER",
        named=(
            NamedIn(report="r-suluh", spans=(span(LETTER_TWO, "Dorsek"),)),
            NamedIn(report="r-terasombak", spans=(span(LETTER_THREE, "Illvana Dorsek"),)),
            NamedIn(report="r-warta", spans=(span(LETTER, "Ilvana Dorsek"), span(LETTER, "Dorsek", 1))),
        ),
        joins=(
            Join(
                id="join-00000000000a",
                because=Reason(code="spelled_alike", args={"name": "Ilvana Dorsek", "other": "Illvana Dorsek"}),
                evidence=(evidence("r-warta", "Ilvana Dorsek"), evidence("r-terasombak", "Illvana Dorsek")),
            ),
            Join(
                id="join-00000000000b",
                because=Reason(code="same_name", args={"name": "Ilvana Dorsek"}),
                evidence=(evidence("r-warta", "Ilvana Dorsek"), evidence("r-suluh", "Dorsek")),
            ),
            Join(
                id="join-00000000000c",
                because=Reason(
                    code="office_held",
                    args={"office": "Pemimpin Kelmara", "name": "Ilvana Dorsek", "from": "2019-02-01", "to": ""},
                ),
                evidence=(evidence("r-warta", "Ilvana Dorsek"), evidence("r-suluh", "Pemimpin Kelmara")),
            ),
        ),
        relations=(
            Relation(
                kind="office",
                name="Perdana Menteri Kelmara",
                evidence=(evidence("r-warta", "Perdana Menteri Kelmara"),),
            ),
            Relation(kind="office", name="perdana menteri (Kelmara)", id="kelmara", start="2019-02-01", how="table"),
        ),
    ),
    DossierEntity(
        id="kelna",
        name="KELNA",
        label="MEDIA",
        named=(NamedIn(report="r-warta", spans=(span(LETTER, "KELNA"),)),),
        joins=(
            Join(
                id="join-00000000000d",
                because=Reason(code="listed", args={"name": "KELNA", "other": "KELNA"}),
                evidence=(evidence("r-warta", "KELNA"),),
            ),
        ),
    ),
    DossierEntity(
        id="marvan",
        name=HOSTILE_TITLE,
        label="LOC",
        named=(NamedIn(report="r-warta", spans=(span(LETTER, "Selat Marvan"),)),),
        relations=(Relation(kind="within", name=HOSTILE_TITLE, how="table"),),
    ),
    # Its one join says no more than that the name is the same: no telling shows it.
    DossierEntity(
        id="sinar-tirawai",
        name="KMP Sinar Tirawai",
        label="ORG",
        named=(NamedIn(report="r-dermaga", spans=(span(FERRY, "KMP Sinar Tirawai"),)),),
        joins=(
            Join(
                id="join-00000000000e",
                because=Reason(code="same_name", args={"name": "KMP Sinar Tirawai"}),
                evidence=(evidence("r-dermaga", "KMP Sinar Tirawai"), evidence("r-rona", "KMP Sinar Tirawai")),
            ),
        ),
    ),
)

LINEAGE = Lineage(
    nodes=(
        Node(id="dorsek", name="Ilvana Dorsek", kind="speaker"),
        Node(id="surat", name="letter", kind="vehicle"),
        Node(id="kelna", name="KELNA", kind="agency"),
        Node(id="arkadia", name="Arkadia Wire", kind="agency"),
        Node(id="meridian", name="The Meridian of the Very Long Established Northern Correspondents", kind="outlet"),
        Node(id="warta", name="Warta Nusaraya", kind="outlet"),
        Node(id="suluh", name="Suluh Kepulauan", kind="outlet"),
        Node(id="cermin", name="Cermin Kabar", kind="outlet"),
        Node(id="terasombak", name="Terasombak", kind="outlet"),
        Node(id="entah", name="", kind="unknown"),
    ),
    edges=(
        Edge(source="dorsek", target="surat", claims=("c-pintu",), evidence=(evidence("r-warta", "surat Dorsek"),)),
        Edge(
            source="surat", target="kelna", claims=("c-pintu",), evidence=(evidence("r-warta", "kata laporan KELNA"),)
        ),
        Edge(source="kelna", target="arkadia", claims=("c-pintu",), how="inferred"),
        Edge(
            source="arkadia",
            target="warta",
            claims=("c-pintu", "c-terima"),
            evidence=(evidence("r-warta", "seperti dilansir Arkadia Wire"),),
        ),
        Edge(source="kelna", target="meridian", claims=("c-pintu",), how="inferred"),
        Edge(
            source="meridian",
            target="suluh",
            claims=("c-pintu",),
            evidence=(evidence("r-suluh", "Sumber: The Meridian"),),
        ),
        Edge(source="kelna", target="cermin", claims=("c-pintu",), evidence=(evidence("r-cermin", "menurut KELNA"),)),
        Edge(
            source="kelna",
            target="terasombak",
            claims=("c-pintu",),
            evidence=(evidence("r-terasombak", "dilaporkan kantor berita KELNA"),),
        ),
        Edge(source="entah", target="terasombak", claims=("c-terima",), how="inferred"),
    ),
)

DOSSIER = Dossier(
    reports=tuple(
        DossierReport(
            id=report,
            uri=ADDRESSES[report],
            sha256=sha(TEXTS[report]),
            outlet=OUTLETS[report],
            title=TITLES[report],
            published=PUBLISHED[report],
            copy_of="r-suluh" if report == "r-cermin" else None,
            copy_sure=0.93 if report == "r-cermin" else None,
            dates=(DatedSpan(span=span(LETTER_THREE, "Rabu"), value="2025-05-14"),) if report == "r-terasombak" else (),
            title_span=READINGS[report].title,
        )
        for report in TEXTS
    ),
    stories=(
        Story(
            id="s-surat",
            title=TITLES["r-warta"],
            start="2025-05-12",
            end="2025-05-15",
            reports=("r-warta", "r-suluh", "r-cermin", "r-terasombak"),
            thread="t-selat",
            because=(Reason(code="same_event", args={"names": "Ilvana Dorsek, KELNA"}),),
            claims=("c-pintu", "c-terima"),
            disagreements=("d-tanggal", "d-sumber"),
            timeline=(
                Happening(
                    date="2025-05-12",
                    precision="day",
                    says="Perdana Menteri Kelmara Ilvana Dorsek menyurati Presiden Lestovia Teodor Branik",
                    evidence=(
                        evidence(
                            "r-warta",
                            "Perdana Menteri Kelmara Ilvana Dorsek menyurati Presiden Lestovia Teodor Branik",
                        ),
                    ),
                ),
                Happening(
                    date="2025-05-14",
                    precision="day",
                    says="Isinya disiarkan Rabu",
                    evidence=(evidence("r-terasombak", "Isinya disiarkan Rabu"),),
                ),
            ),
            lineage=LINEAGE,
        ),
        Story(
            id="s-feri",
            title=HOSTILE_TITLE,
            start="2025-05-17",
            end="2025-05-18",
            reports=("r-dermaga", "r-rona"),
            claims=("c-manifes",),
            updates=("u-korban",),
        ),
    ),
    threads=(
        Thread(
            id="t-selat",
            title="Surat Kelmara dan Selat Marvan",
            stories=("s-surat",),
            because=(Reason(code="shared_actors", args={"names": "Ilvana Dorsek"}),),
        ),
    ),
    claims=CLAIMS,
    disagreements=(
        Disagreement(
            id="d-tanggal",
            slot="date",
            what=Reason(code="date_of", args={"what": "patroli bersama dimulai"}),
            claim=None,
            values=(
                # It crosses the second statement and overlaps the date within it.
                _value("2025-07-01", evidence("r-warta", "Dorsek mengusulkan patroli bersama dimulai pada 1 Juli")),
                _value("2025-07-10", evidence("r-suluh", "mulai 10 Juli 2025")),
            ),
            sure=0.8,
        ),
        Disagreement(
            id="d-sumber",
            slot="source",
            what=Reason(code="source_of_statement", args={"speaker": "Ilvana Dorsek"}),
            claim="c-pintu",
            values=(
                # Crosses the citation above, and the end of a line.
                _value(
                    "Arkadia Wire",
                    evidence("r-warta", "1 Juli 2025. Usul itu 🕊 belum dijawab.\n\nKapal patroli"),
                    evidence("r-warta", "seperti dilansir Arkadia Wire"),
                ),
                _value("KELNA", evidence("r-terasombak", "dilaporkan kantor berita KELNA")),
            ),
        ),
    ),
    updates=(
        Update(
            id="u-korban",
            what=Reason(code="toll_updated", args={"of": "korban meninggal"}),
            values=(
                _value("7", evidence("r-dermaga", "Tujuh orang ditemukan meninggal hingga Sabtu malam")),
                _value("11", evidence("r-rona", "Korban meninggal menjadi sebelas orang pada Minggu petang")),
            ),
        ),
    ),
    variants=(
        Variant(
            id="v-dorsek",
            name="Ilvana Dorsek",
            spellings=(
                _value("Ilvana Dorsek", evidence("r-warta", "Ilvana Dorsek")),
                _value("Illvana Dorsek", evidence("r-terasombak", "Illvana Dorsek")),
            ),
            entity="dorsek",
        ),
        Variant(
            id="v-lama",
            name="Selat Marvan",
            spellings=(
                _value("Selat Marvan", evidence("r-warta", "Selat Marvan")),
                _value("Selat", evidence("r-terasombak", "Selat")),
            ),
        ),
    ),
    entities=ENTITIES,
    problems=(Problem(uri="laporan/\x1b[31mrusak.html", code="unreadable", detail="<b>tidak ada izin</b>"),),
)
