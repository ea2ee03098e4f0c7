"""Who is who: every join can be judged by its two places, and taken back by its id, in every telling."""

from __future__ import annotations

import io

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from markdown_it import MarkdownIt
from rich.console import Console

from runut.model import Dossier, DossierEntity, Evidence, Join, NamedIn, Office, Reason, Relation, Span, Variant
from runut.tell import excerpt, in_order, roster, tell_html, tell_markdown
from runut.tell.index import Index
from runut.tell.telling import Telling
from runut.tell.who import Who, told
from runut.tell.wording import wording
from tests.tell.coverage import DOSSIER, ENTITIES, HOSTILE_TITLE, LETTER, READINGS, evidence, span

DORSEK = ENTITIES[0]


def section(dossier: Dossier = DOSSIER, language: str = "id") -> html.HtmlElement:
    (found,) = html.document_fromstring(tell_html(dossier, READINGS, language)).xpath("//section[@id='entities']")
    return found


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def printed(dossier: Dossier, language: str = "id", width: int = 240) -> str:
    out = io.StringIO()
    Console(file=out, width=width, highlight=False).print(roster(dossier, READINGS, language))
    return out.getvalue()


def joined(*joins: Join, **changes: object) -> Dossier:
    """The coverage with these joins of its first entity."""
    entity = msgspec.structs.replace(DORSEK, joins=joins, **changes)
    return msgspec.structs.replace(DOSSIER, entities=(entity,))


def because(code: str, *places: Evidence, **args: str | int | float) -> Join:
    return Join(id=f"join-{code}", because=Reason(code=code, args=args), evidence=places)


# ---------------------------------------------------------------- which, and in which order


def test_people_come_first_and_of_them_those_whose_joins_need_a_look():
    places = (NamedIn(report="r-warta", spans=()), NamedIn(report="r-suluh", spans=()))
    same, alike = because("same_name"), because("spelled_alike")
    entities = (
        DossierEntity(id="a", name="A", label="MEDIA", named=places, joins=(alike,)),
        DossierEntity(id="b", name="B", label="PER", named=places[:1], joins=(same,)),
        DossierEntity(id="c", name="C", label="PER", named=places, joins=(same,)),
        DossierEntity(id="d", name="D", label="PER", named=places[:1], joins=(same, alike)),
        DossierEntity(id="e", name="E", label="MISC", named=places),
        DossierEntity(id="f", name="F", label="LOC", named=places),
        DossierEntity(id="g", name="G", label="ORG", named=places),
    )
    assert "".join(one.name for one in in_order(Dossier(entities=entities))) == "DCBGFAE"


def test_names_with_nothing_to_tell_are_left_to_the_command():
    named = [who.name for who in told(DOSSIER)]
    assert named == ["Ilvana Dorsek", HOSTILE_TITLE, "KELNA", "Selat Marvan"]
    assert "KMP Sinar Tirawai" in printed(DOSSIER) and "KMP Sinar Tirawai" not in words(section())


def test_spellings_of_a_dossier_without_entities_are_told():
    older = msgspec.structs.replace(DOSSIER, entities=())
    for said in (words(section(older)), tell_markdown(older, READINGS)):
        assert "Illvana Dorsek" in said and "Selat Marvan" in said


# ---------------------------------------------------------------- the page and Markdown


def test_a_join_is_shown_with_both_places_its_reason_and_its_id():
    article = section().xpath(".//article[@id='entity-1']")[0]
    (alike,) = [one for one in article.xpath(".//div[@class='joined']") if "ejaan" in words(one)]
    assert words(alike.xpath("./p")[0]) == (
        "“Ilvana Dorsek” dan “Illvana Dorsek”: yang satu tampak sebagai ejaan lain dari yang lain."
    )
    first, second = span(LETTER, "Ilvana Dorsek"), evidence("r-terasombak", "Illvana Dorsek").span
    assert alike.xpath(".//a[not(@class)]/@href") == [
        f"#l1-{first.start}-{first.end}",
        f"#l4-{second.start}-{second.end}",
    ]
    assert "Warta Nusaraya, laporan 1" in words(alike) and "Terasombak, laporan 4" in words(alike)
    assert alike.xpath(".//code/text()") == ["--undo=join-00000000000a"]


def test_the_page_names_kinds_spellings_and_offices():
    article = section().xpath(".//article[@id='entity-1']")[0]
    said = words(article)
    assert "Nama 1 · tokoh · 3 laporan" in said
    assert [words(one) for one in article.xpath(".//dt")] == ["Ilvana Dorsek", "Illvana Dorsek"]
    assert "Menurut laporan: Perdana Menteri Kelmara (Warta Nusaraya, laporan 1" in said
    assert "Menurut tabel: perdana menteri (Kelmara) sejak 1 Februari 2019" in said
    assert [words(one) for one in section().xpath("./h3")] == ["Tokoh 1", "Tempat 1", "Media 1", "Nama lain 1"]


def test_joins_of_one_name_are_folded_and_whole():
    (folded,) = section().xpath(".//article[@id='entity-1']//details")
    assert words(folded.xpath("./summary")[0]) == "Namanya sama (1)"
    assert folded.xpath(".//code/text()") == ["--undo=join-00000000000b"]
    assert len(folded.xpath(".//a[starts-with(@href, '#l')]")) == 2


def test_joins_that_share_a_place_show_it_once():
    place, others = evidence("r-warta", "Ilvana Dorsek"), ("r-suluh", "r-cermin")
    joins = [
        Join(
            id=f"join-{report}",
            because=Reason(code="office_here", args={"office": "Dorsek", "name": "Ilvana Dorsek"}),
            evidence=(place, evidence(report, "Dorsek")),
        )
        for report in others
    ]
    for join in joins[:1], joins:
        (group,) = section(joined(*join)).xpath(".//div[@class='joined']")
        assert len(group.xpath("./p")) == 1 and len(group.xpath(".//li")) == 1 + len(join)
        assert group.xpath(".//code/text()") == [f"--undo={one.id}" for one in join]
    many = [msgspec.structs.replace(joins[0], id=f"join-{number}") for number in range(30)]
    group = section(joined(*many))
    assert len(group.xpath(".//code")) == 30 and len(group.xpath(".//details[@class='more']//code")) == 18


def test_a_name_that_is_only_credited_is_said_to_be():
    for said in (words(section()), tell_markdown(DOSSIER, READINGS), printed(DOSSIER)):
        assert "nama yang satu lagi hanya terbaca sebagai sumber" in said
    assert section(joined(because("listed"))).xpath(".//code/text()") == ["--undo=join-listed"]


@pytest.mark.parametrize("language", ["id", "en"])
def test_markdown_tells_the_same(language: str):
    told = tell_markdown(DOSSIER, READINGS, language)
    shown = section(language=language).xpath(".//code/text()")
    assert len(shown) == 4 and all(f"`{code}`" in told for code in shown)
    for said in ("Illvana Dorsek", "1 Februari 2019" if language == "id" else "1 February 2019", "KELNA"):
        assert said in told


@pytest.mark.parametrize("language", ["id", "en"])
def test_hostile_names_are_shown_and_not_obeyed(language: str):
    hostile = Evidence(report="r-warta", span=span(LETTER, "Dorsek"), words=HOSTILE_TITLE)
    join = Join(
        id="<script>`\x1b",
        because=Reason(code="listed", args={"name": HOSTILE_TITLE, "other": "x"}),
        evidence=(hostile,),
    )
    entity = msgspec.structs.replace(
        DORSEK,
        name=HOSTILE_TITLE,
        joins=(join,),
        relations=(
            Relation(kind="office", name=HOSTILE_TITLE, evidence=(hostile,)),
            Relation(kind="network", name=HOSTILE_TITLE, how="table", start=HOSTILE_TITLE, end="</p>"),
        ),
    )
    dossier = msgspec.structs.replace(DOSSIER, entities=(entity,))
    page, markdown = tell_html(dossier, READINGS, language), tell_markdown(dossier, READINGS, language)
    assert not html.document_fromstring(page).xpath("//script") and "&lt;script&gt;alert(1)" in page
    assert "<script" not in MarkdownIt("commonmark", {"html": True}).render(markdown)
    for said in (page, markdown, printed(dossier, language)):
        assert "\x1b" not in said and "\u202e" not in said


# ---------------------------------------------------------------- excerpts


def test_an_excerpt_keeps_the_words_of_every_join_and_relation():
    dossier, readings = excerpt(DOSSIER, READINGS)
    for entity in dossier.entities:
        for found in (*(one.evidence for one in entity.joins), *(one.evidence for one in entity.relations)):
            assert all(one.span.of(readings[one.report].text or "") == one.words for one in found)
    assert "mempelajari" not in (readings["r-suluh"].text or "")
    html.document_fromstring(tell_html(dossier, readings)).get_element_by_id("entity-1")


def test_an_excerpt_keeps_who_holds_an_office():
    reading = READINGS["r-warta"]
    person = reading.entities[0]
    first = msgspec.structs.replace(person, span=span(LETTER, "Nadia Prameswari"), name="Nadia Prameswari", id="nadia")
    gone = msgspec.structs.replace(person, span=span(LETTER, "Petani"), name="Petani", id="petani")
    offices = (
        Office(span=span(LETTER, "Hak Cipta"), head="gone", holder=1),
        Office(span=span(LETTER, "Perdana Menteri Kelmara", 1), head="perdana menteri", holder=2),
    )
    whole = msgspec.structs.replace(reading, entities=(first, gone, person), offices=offices)
    _, readings = excerpt(DOSSIER, READINGS | {"r-warta": whole})
    (kept,) = readings["r-warta"].offices
    assert kept.holder is not None and readings["r-warta"].entities[kept.holder].id == person.id


# ---------------------------------------------------------------- the terminal


def test_the_terminal_lists_everybody():
    said = printed(DOSSIER)
    assert said.startswith("Siapa siapa: 4 nama dalam 6 laporan\n\nIlvana Dorsek · tokoh · 3 laporan\n")
    assert "  Ditulis: Dorsek, Illvana Dorsek, Ilvana Dorsek\n" in said
    for entity in ENTITIES:
        assert all(f"--undo={join.id}" in said for join in entity.joins)
    assert "“Surat Illvana Dorsek menyebut Selat Marvan" in said and "(Terasombak, laporan 4)" in said
    assert "Menurut tabel: perdana menteri (Kelmara) sejak 1 Februari 2019" in said
    assert "\n  1  Warta Nusaraya: Perdana Menteri Kelmara Kirim Surat" in said
    assert "Who is who: 4 names in 6 reports" in printed(DOSSIER, "en")


def test_the_terminal_has_something_to_say_of_nothing():
    assert printed(Dossier()).strip() == "Siapa siapa: 0 nama dalam 0 laporan"


anything = st.text(max_size=40) | st.just(HOSTILE_TITLE)
spans = st.tuples(st.integers(-3, 400), st.integers(-3, 400)).map(lambda pair: Span(*pair))
places = st.builds(Evidence, report=st.sampled_from(["r-warta", "gone"]), span=spans, words=anything)
entities = st.builds(
    DossierEntity,
    id=anything,
    name=anything,
    label=st.sampled_from(["PER", "ORG", "LOC", "MEDIA", "MISC"]),
    named=st.lists(st.builds(NamedIn, report=st.just("r-warta"), spans=st.lists(spans, max_size=2).map(tuple))).map(
        tuple
    ),
    joins=st.lists(
        st.builds(
            Join,
            id=anything,
            because=st.builds(
                Reason,
                code=st.sampled_from(["same_name", "listed", "office_held", "new_one"]),
                args=st.dictionaries(st.sampled_from(["name", "other", "office", "from", "to"]), anything),
            ),
            evidence=st.lists(places, max_size=2).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    relations=st.lists(
        st.builds(
            Relation,
            kind=st.sampled_from(["office", "within"]),
            name=anything,
            how=st.sampled_from(["said", "table"]),
            start=st.none() | anything,
            evidence=st.lists(places, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(entities, max_size=3).map(tuple), st.lists(anything, max_size=2))
def test_any_entities_can_be_told(found: tuple[DossierEntity, ...], spelt: list[str]):
    variants = tuple(Variant(id="v", name=name, spellings=(), entity=name) for name in spelt)
    dossier = Dossier(reports=DOSSIER.reports[:1], entities=found, variants=variants)
    page = html.document_fromstring(tell_html(dossier, READINGS))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) and not page.xpath("//script")
    assert {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")} <= set(ids)
    tell_markdown(dossier, READINGS).encode()
    assert "\x1b" not in printed(dossier)
    excerpt(dossier, READINGS)


# ---------------------------------------------------------------- reasons


@pytest.mark.parametrize(
    ("join", "said"),
    [
        (
            because("same_name", evidence("r-warta", "Dorsek"), evidence("r-suluh", "Dorsek"), name="Dorsek"),
            "Namanya sama, Dorsek",
        ),
        (
            because("listed", evidence("r-warta", "KELNA"), evidence("r-warta", "Arkadia"), name="X", other="X"),
            "“KELNA” dan “Arkadia”: keduanya dikenal sebagai sebutan untuk X",
        ),
        (
            because("part_of_name", evidence("r-warta", "Dorsek"), name="Ilvana Dorsek", other="Dorsek"),
            "Dorsek adalah bagian dari nama Ilvana Dorsek, satu-satunya yang cocok di sini",
        ),
        (
            because(
                "spelled_alike",
                evidence("r-warta", "Ilvana Dorsek"),
                evidence("r-suluh", "Dorsek"),
                name="Ilvana Dorsek",
                other="Ilwana Dorsek",
            ),
            "“Ilvana Dorsek” dan “Dorsek”: Ilwana Dorsek tampak sebagai ejaan lain dari Ilvana Dorsek",
        ),
        (
            because(
                "office_here",
                evidence("r-suluh", "Pemimpin Kelmara"),
                evidence("r-warta", "Ilvana Dorsek"),
                office="Pemimpin Kelmara",
                name="Ilvana Dorsek",
            ),
            "“Pemimpin Kelmara” dan “Ilvana Dorsek”: di sini hanya satu orang yang disebut dengan jabatan itu",
        ),
        (
            because("office_held", office="Menkeu", name="Radek Solm", **{"from": "2016-07", "to": "2025-09-08"}),
            "Menurut tabel jabatan, Radek Solm adalah Menkeu dari Juli 2016 sampai 8 September 2025",
        ),
        (
            because("office_held", office="Menkeu", name="Radek Solm", **{"from": "2025-09-08", "to": ""}),
            "Menurut tabel jabatan, Radek Solm adalah Menkeu sejak 8 September 2025",
        ),
        (
            because(
                "office_held",
                evidence("r-suluh", "Pemimpin Kelmara"),
                evidence("r-warta", "Ilvana Dorsek"),
                office="Pemimpin Kelmara",
                name="Ilvana Dorsek",
                **{"from": "2019", "to": ""},
            ),
            "“Pemimpin Kelmara” dan “Ilvana Dorsek”: menurut tabel jabatan, dialah yang menjabat sejak 2019",
        ),
    ],
)
def test_reasons_read_as_sentences(join: Join, said: str):
    who = Who("x", "PER", msgspec.structs.replace(DORSEK, joins=(join,)))
    (group,) = (*who.joined, *who.same)
    assert Telling(Index(DOSSIER, READINGS), wording("id")).why(group) == said
