"""Pipelines and Docs that were saved, pickled or sent to another process are what they were."""

from __future__ import annotations

import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def told(doc: Any) -> tuple[Any, ...]:
    """All that a Doc holds, as plain values."""
    return (
        doc.text,
        [(token.text, token.pos_, token.is_sent_start) for token in doc],
        [(entity.text, entity.label_, entity.ent_id_, entity._.entity_name) for entity in doc.ents],
        [(statement.words, statement.speaker_name, statement.exact) for statement in doc._.statements],
        [(relay.span.text, relay.exact) for relay in doc._.relays],
        [(time.span.text, time.exact) for time in doc._.times],
        {key: [(span.text, span.label_, span.id_) for span in group] for key, group in doc.spans.items()},
        doc._.reading,
    )


def test_a_doc_as_bytes(spacy: Any, nlp: Any, doc: Any):
    assert told(spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())) == told(doc)


def test_a_doc_with_the_vocabulary_of_somebody_else(spacy: Any, doc: Any):
    assert told(spacy.tokens.Doc(spacy.blank("id").vocab).from_bytes(doc.to_bytes())) == told(doc)


def test_a_pickled_doc(doc: Any):
    assert told(pickle.loads(pickle.dumps(doc))) == told(doc)


def test_a_copied_doc(doc: Any):
    assert told(doc.copy()) == told(doc)


def test_docs_in_a_bin(spacy: Any, nlp: Any, doc: Any):
    packed = spacy.tokens.DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (found,) = spacy.tokens.DocBin().from_bytes(packed).get_docs(nlp.vocab)
    assert told(found)[3:6] == told(doc)[3:6]


def test_a_pipeline_saved_to_a_folder(spacy: Any, nlp: Any, doc: Any, report: str, tmp_path: Path):
    nlp.to_disk(tmp_path)
    assert told(spacy.load(tmp_path)(report)) == told(doc)


def test_a_saved_pipeline_loads_where_nothing_was_imported(fast: Any, report: str, tmp_path: Path):
    fast.to_disk(tmp_path)
    code = "import spacy, sys; print(len(spacy.load(sys.argv[1])(sys.stdin.buffer.read().decode())._.statements))"
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], input=report.encode(), capture_output=True, check=True
    )
    assert int(ran.stdout) == len(fast(report)._.statements)


def test_a_pipeline_as_bytes(news: Any, nlp: Any, doc: Any, report: str):
    other = news.load(config={"components.runut.reader": "fast"})
    other.from_bytes(nlp.to_bytes())
    assert [token.text for token in other(report)] == [token.text for token in doc]


def test_a_pickled_pipeline(nlp: Any, doc: Any, report: str):
    assert told(pickle.loads(pickle.dumps(nlp))(report)) == told(doc)


def test_a_rule_that_was_added_to_the_tokenizer_is_saved(spacy: Any, news: Any, tmp_path: Path):
    nlp = news.load(exclude="runut_pos", config={"components.runut.reader": "fast"})
    nlp.tokenizer.add_special_case("Lantari", [{"ORTH": "Lan"}, {"ORTH": "tari"}])
    nlp.to_disk(tmp_path)
    assert [token.text for token in spacy.load(tmp_path).make_doc("ke Lantari")] == ["ke", "Lan", "tari"]


@pytest.mark.parametrize("processes", [1, 2])
def test_many_texts_in_order(nlp: Any, report: str, processes: int):
    texts = [f"{report}Warga ke-{number} pulang.\n" for number in range(6)]
    found = list(nlp.pipe(texts, batch_size=2, n_process=processes))
    assert [told(doc) for doc in found] == [told(nlp(text)) for text in texts]


def test_docs_sent_to_other_processes_keep_their_dates(fast: Any, report: str):
    docs = []
    for day in (14, 21):
        doc = fast.make_doc(report)
        doc._.published = f"2025-05-{day}"
        docs.append((doc, day))
    found = fast.pipe(docs, as_tuples=True, n_process=2, batch_size=1)
    assert [(day, doc._.times[0].value) for doc, day in found] == [(14, "2025-05-12"), (21, "2025-05-19")]


def test_the_same_text_gives_the_same_bytes(fast: Any, report: str):
    assert fast(report)._.runut_reading == fast(report)._.runut_reading
