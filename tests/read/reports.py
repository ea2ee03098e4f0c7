"""Made-up reports for tests of reading."""

from __future__ import annotations

from runut.model import Given, Reading, Report, Statement
from runut.read import read


def report(text: str, *, uri: str = "laporan.txt", given: Given | None = None) -> Report:
    return Report(
        id="0", uri=uri, sha256="0" * 64, gathered_at="2025-05-14T00:00:00Z", text=text, given=given or Given()
    )


def body(sentences: str, *, published: str | None = "2025-05-14") -> Reading:
    """The reading of a body under a title and a dateline."""
    text = f"Judul Berita Rekaan\n\nLANTARI, KABAR TIMUR - {sentences}"
    return read(report(text, given=Given(title="Judul Berita Rekaan", published=published)))


def words(reading: Reading, statement: Statement) -> list[str]:
    assert reading.text is not None
    return [span.of(reading.text) for span in statement.content]


def said(sentences: str) -> list[tuple[str, str | None, list[str]]]:
    """Kind, speaker and content of every statement of a body."""
    reading = body(sentences)
    return [(statement.kind, statement.speaker_name, words(reading, statement)) for statement in reading.statements]
