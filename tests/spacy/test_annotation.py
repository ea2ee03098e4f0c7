"""What spaCy itself has places for: entities, sentences, parts of speech."""

from __future__ import annotations

from typing import Any

import pytest


def test_entities_have_runuts_labels_ids_and_names(doc: Any):
    found = {(entity.text, entity.label_, entity.ent_id_) for entity in doc.ents}
    assert {("Rini Astuti", "PER", "rini-astuti"), ("AFP", "MEDIA", "afp")} <= found
    assert ("Pulau Tirawai", "LOC") in {(entity.text, entity.label_) for entity in doc.ents}


def test_an_entity_knows_its_full_name(nlp: Any):
    doc = nlp("Wali Kota Rini Astuti pulang. Astuti lelah, kata Anton Kewa.")
    assert [(entity.text, entity._.entity_name) for entity in doc.ents if entity.label_ == "PER"] == [
        ("Rini Astuti", "Rini Astuti"),
        ("Astuti", "Rini Astuti"),
        ("Anton Kewa", "Anton Kewa"),
    ]
    assert doc[0:1]._.entity_name is None


def test_the_fast_reader_finds_names_too(fast: Any, report: str):
    assert "Rini Astuti" in [entity.text for entity in fast(report).ents]


def test_sentences_are_runuts_and_other_lines_are_their_own(doc: Any):
    assert [sentence.text.strip() for sentence in doc.sents] == [
        "Feri ke Pulau Tirawai Berhenti",
        "LANTARI, KABAR TIMUR -",
        "Feri ke Pulau Tirawai berhenti berlayar.",
        "“Kami tidak mau mengambil risiko,” kata Rini Astuti, dilansir AFP, Senin.",
        "Menurut dia, pelayaran dibuka lagi pekan depan.",
        "Anak-anak boleh pulang ke Lantari.",
        "Baca juga: Dermaga Lantari Rusak. Ini Sebabnya",
    ]


def test_no_sentence_ends_inside_a_quotation(fast: Any):
    doc = fast("“Air surut. Warga pulang. Kami lega,” kata Rini Astuti. Ia tersenyum.")
    assert len(list(doc.sents)) == 2


def test_abbreviations_end_no_sentence(fast: Any):
    assert len(list(fast("Menurut dr. Rini Astuti, air di Jl. Melati No. 5 sudah surut.").sents)) == 1


@pytest.mark.parametrize(("text", "sentences"), [("  \n Air surut. ", 1), ("\n\n", 1), ("A", 1), ("", 0)])
def test_white_space_is_no_sentence_of_its_own(fast: Any, text: str, sentences: int):
    doc = fast(text)
    assert len(list(doc.sents)) == sentences
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_every_token_has_a_part_of_speech(doc: Any):
    parts = {token.text: token.pos_ for token in doc}
    assert [parts[word] for word in ("Kami", "Rini", "berlayar", "ke")] == ["PRON", "PROPN", "VERB", "ADP"]
    assert all(token.pos_ for token in doc)
    assert {token.pos_ for token in doc if token.is_space} == {"SPACE"}
    assert {token.pos_ for token in doc if token.text in ".,“”"} == {"PUNCT"}


def test_parts_of_speech_need_no_reading(news: Any):
    doc = news.load(exclude="runut")("Rini pulang ke Lantari. \n Air sudah surut.")
    assert [(token.text, token.pos_) for token in doc if token.text in ("Rini", "pulang", "ke")] == [
        ("Rini", "PROPN"),
        ("pulang", "VERB"),
        ("ke", "ADP"),
    ]
    assert not doc.has_annotation("SENT_START")


def test_parts_of_speech_are_the_same_alone_and_together(nlp: Any, report: str):
    texts = [report, "", "Air surut.", " ", "Rini Astuti pulang ke Lantari. Ia lelah."]
    alone = [[token.pos_ for token in nlp(text)] for text in texts]
    assert [[token.pos_ for token in doc] for doc in nlp.pipe(texts)] == alone
