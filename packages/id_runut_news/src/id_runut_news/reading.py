"""The component ``runut``: one reading of the text, from which all but parts of speech is made."""

# Annotations stay objects here: spaCy 3.8.2 cannot check a component's settings by their names.

import hashlib
from typing import Literal

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans

from id_runut_news.findings import LABELS, aligned, keep_reading, mark_findings
from id_runut_news.sentences import LANGUAGE, begin_sentences, sentence_starts
from runut.model import Given, Reader, Reading, Report
from runut.read import read
from runut.read.times.publication import publication_date

ASSIGNS = [
    "doc.ents",
    "token.ent_iob",
    "token.ent_type",
    "token.is_sent_start",
    "doc.spans",
    "doc._.reading",
    "doc._.statements",
    "doc._.relays",
    "doc._.times",
]


class NewsReader:
    """Reads a Doc's text as one report and writes down what was found.

    Pure: the same text, publication date and reader give the same Doc.
    """

    def __init__(self, reader: Reader = "accurate", published: str | None = None) -> None:
        """
        Args:
            reader: how names are tagged: ``accurate`` (encoder) or ``fast`` (no onnxruntime).
            published: date on which the texts were published, for those whose Doc and text give none.

        Raises:
            ValueError: where ``published`` holds no full date.
        """
        if published is not None and publication_date(published, LANGUAGE) is None:
            raise ValueError(f"published must hold a full date such as 2025-01-07, not {published!r}")
        self.reader = reader
        self.published = published

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels of entities."""
        return LABELS

    def __call__(self, doc: Doc) -> Doc:
        """Sets entities, sentence starts and groups of spans, and keeps the reading.

        Raises ``runut.encoder.EncoderError`` where the accurate reader cannot run on this machine.
        """
        reading = self.read(doc.text, doc._.published or self.published)
        keep_reading(doc, reading)
        begin_sentences(doc, sentence_starts(reading.text or "", reading.blocks))
        # Names are apart in the text; only a token that holds two of them makes them meet.
        doc.ents = filter_spans(
            aligned(doc, mention.span, label=mention.label, span_id=mention.id) for mention in reading.entities
        )
        mark_findings(doc, reading)
        return doc

    def read(self, text: str, published: str | None = None) -> Reading:
        """Runut's reading of a text that comes from nowhere but this process: its address is its digest."""
        digest = hashlib.sha256(text.encode()).hexdigest()
        report = Report(
            id=digest[:16],
            uri=f"sha256:{digest}",
            sha256=digest,
            gathered_at="",
            text=text,
            given=Given(published=published),
        )
        return read(report, LANGUAGE, self.reader)


@Language.factory("runut", default_config={"reader": "accurate", "published": None}, assigns=ASSIGNS)
def create(
    nlp: Language,  # noqa: ARG001 - spaCy gives both by name
    name: str,  # noqa: ARG001
    reader: Literal["accurate", "fast"],
    published: str | None,
) -> NewsReader:
    """The component of a pipeline; ``nlp`` and ``name`` are spaCy's."""
    return NewsReader(reader, published)
