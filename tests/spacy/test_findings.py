"""Statements, relays and times: light objects with spaCy's Spans in them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest


def test_a_statement_has_its_parts_as_spans_and_its_fields(doc: Any):
    first, second = doc._.statements
    assert [span.text for span in first.content] == ["Kami tidak mau mengambil risiko"]
    assert (first.cue.text, first.speaker.text) == ("kata", "Rini Astuti")
    assert (first.speaker_name, first.speaker_id) == ("Rini Astuti", "rini-astuti")
    assert (first.kind, first.stance, first.parent, first.negated) == ("direct", "says", None, False)
    assert [(link.name, link.how) for link in first.chain] == [("AFP", "said")]
    assert [relay.name for relay in first.relays] == ["AFP"]
    assert (second.kind, second.speaker.text, second.speaker_name, second.how) == (
        "indirect",
        "dia",
        "Rini Astuti",
        "pronoun",
    )
    assert second.words == ("pelayaran dibuka lagi pekan depan",)


def test_exact_offsets_are_kept_where_tokens_are_longer(spacy: Any, fast: Any):
    text = "“Air sudah surut,” kata Rini Astuti."
    doc = fast(spacy.tokens.Doc(fast.vocab, words=text.split()))
    (statement,) = doc._.statements
    assert doc.text == f"{text} "
    assert (statement.content[0].text, statement.words) == ("“Air sudah surut,”", ("Air sudah surut",))
    assert statement.exact.content[0].of(doc.text) == "Air sudah surut"
    assert (statement.speaker.text, statement.exact.speaker.of(doc.text)) == ("Rini Astuti.", "Rini Astuti")


def test_a_statement_within_another_names_it(nlp: Any):
    doc = nlp("Menurut Rini Astuti, Wali Kota Lantari Anton Kewa mengatakan bahwa dermaga itu rusak parah.")
    outer, inner = doc._.statements
    assert (outer.parent, inner.parent) == (None, outer.index)
    assert inner.speaker_name == "Anton Kewa"


def test_spans_know_what_touches_them(doc: Any):
    quoted = next(sentence for sentence in doc.sents if "Kami" in sentence.text)
    assert [statement.index for statement in quoted._.statements] == [0]
    assert [relay.span.text for relay in quoted._.relays] == ["dilansir AFP"]
    assert [time.span.text for time in quoted._.times] == ["Senin"]
    assert doc[0:3]._.statements == doc[0:3]._.relays == doc[0:3]._.times == ()


def test_a_span_between_the_parts_of_a_statement_is_none_of_it(fast: Any):
    doc = fast("“Air,” ujar Rini Astuti kepada semua wartawan yang datang, “sudah surut.”")
    between = doc.char_span(doc.text.index("wartawan"), doc.text.index(" yang"))
    assert len(doc._.statements) == 1
    assert between._.statements == ()


def test_groups_of_spans_hold_the_parts(doc: Any):
    parts = [(part.label_, part.text, part._.statement.index) for part in doc.spans["statements"]]
    assert ("SPEAKER", "Rini Astuti", 0) in parts
    assert ("CUE", "Menurut", 1) in parts
    assert ("CONTENT", "pelayaran dibuka lagi pekan depan", 1) in parts
    assert [(span.label_, span.text, span.kb_id_) for span in doc.spans["relays"]] == [("RELAY", "dilansir AFP", "afp")]
    assert [span.text for span in doc.spans["times"]] == ["Senin", "pekan depan"]
    assert doc[0:1]._.statement is None
    assert doc.ents[0]._.statement is None


def test_a_relay_has_its_fields(doc: Any):
    (relay,) = doc._.relays
    assert (relay.span.text, relay.name, relay.id, relay.kind) == ("dilansir AFP", "AFP", "afp", "agency")
    assert relay.exact.span.of(doc.text) == "dilansir AFP"


def test_the_whole_reading_is_there(doc: Any, report: str):
    assert doc._.reading.text == report
    assert report[slice(*doc._.reading.title)] == "Feri ke Pulau Tirawai Berhenti"
    assert [block.role for block in doc._.reading.blocks][-1] == "promo"


# ---------------------------------------------------------------- the date of publication


def values(doc: Any) -> list[tuple[str, str, str]]:
    return [(time.span.text, time.value, time.anchor) for time in doc._.times]


def test_without_a_date_relative_times_have_none(doc: Any):
    assert [(time.type, time.anchor) for time in doc._.times] == [("DATE", "none"), ("DATE", "none")]


@pytest.mark.parametrize(
    "published",
    ["2025-05-14", date(2025, 5, 14), datetime(2025, 5, 14, 9, 30, tzinfo=UTC), "Rabu, 14 Mei 2025 | 16:20 WIB"],
)
def test_a_docs_date_anchors_its_times(nlp: Any, report: str, published: Any):
    doc = nlp.make_doc(report)
    doc._.published = published
    doc = nlp(doc)
    assert values(doc) == [("Senin", "2025-05-12", "publication"), ("pekan depan", "2025-W21", "publication")]
    assert doc._.reading.published.value.startswith("2025-05-14")


def test_the_pipelines_date_anchors_what_has_none(spacy: Any, report: str):
    nlp = spacy.load(
        "id_runut_news",
        exclude=["runut_pos"],
        config={"components": {"runut": {"reader": "fast", "published": "2025-05-14"}}},
    )
    assert values(nlp(report))[0][1] == "2025-05-12"
    later = nlp.make_doc(report)
    later._.published = "2025-05-21"
    assert values(nlp(later))[0][1] == "2025-05-19"
    assert nlp(report)._.published is None


def test_a_date_that_cannot_be_read_anchors_nothing(fast: Any, report: str):
    doc = fast.make_doc(report)
    doc._.published = "kemarin"
    assert [time.anchor for time in fast(doc)._.times] == ["none", "none"]
    with pytest.raises(TypeError, match="published"):
        doc._.published = 20250514


def test_docs_in_a_stream_keep_their_dates(fast: Any, report: str):
    def dated():
        for day in (14, 21):
            doc = fast.make_doc(report)
            doc._.published = date(2025, 5, day)
            yield doc, day

    found = [(day, values(doc)[0][1]) for doc, day in fast.pipe(dated(), as_tuples=True)]
    assert found == [(14, "2025-05-12"), (21, "2025-05-19")]


# ---------------------------------------------------------------- Docs that were not read, or changed since


def test_a_doc_that_was_not_read_has_no_findings(nlp: Any):
    doc = nlp.make_doc("Air surut.")
    assert doc._.reading is None
    assert doc._.statements == doc._.relays == doc._.times == doc[0:1]._.statements == ()


def test_tokens_may_be_merged_afterwards(nlp: Any, report: str):
    doc = nlp(report)
    with doc.retokenize() as retokenizer:
        for entity in doc.ents:
            retokenizer.merge(entity)
    first = doc._.statements[0]
    assert (first.speaker.text, len(first.speaker)) == ("Rini Astuti", 1)
    assert first.words == ("Kami tidak mau mengambil risiko",)


def test_a_part_of_a_doc_has_no_findings_of_its_own(doc: Any):
    assert doc[0:10].as_doc()._.statements == ()
    assert doc[0:10].as_doc(copy_user_data=True)._.statements == ()
