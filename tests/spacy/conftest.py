"""The spaCy pipeline, for tests that look at it; they skip with a word where it is not installed."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

REPORT = """Feri ke Pulau Tirawai Berhenti

LANTARI, KABAR TIMUR - Feri ke Pulau Tirawai berhenti berlayar. “Kami tidak mau mengambil risiko,” kata Rini Astuti, \
dilansir AFP, Senin.

Menurut dia, pelayaran dibuka lagi pekan depan. Anak-anak boleh pulang ke Lantari.

Baca juga: Dermaga Lantari Rusak. Ini Sebabnya
"""
"""A made-up report: title, dateline, body of two paragraphs, promo."""


@pytest.fixture(scope="session")
def news() -> Any:
    """The package ``id_runut_news``. One that is there and does not import is an error, not a skip."""
    if find_spec("spacy") is None:
        pytest.skip("spaCy is not installed")
    if find_spec("id_runut_news") is None:
        pytest.skip("the spaCy pipeline is not installed: pip install --editable packages/id_runut_news")
    return import_module("id_runut_news")


@pytest.fixture(scope="session")
def spacy(news: Any) -> Any:
    """spaCy itself, where the pipeline is installed too."""
    assert news.load
    return import_module("spacy")


@pytest.fixture(scope="session")
def nlp(spacy: Any) -> Any:
    """The pipeline as anybody loads it. Tests do not change it."""
    return spacy.load("id_runut_news")


@pytest.fixture(scope="session")
def fast(spacy: Any) -> Any:
    """The pipeline without the encoder."""
    return spacy.load("id_runut_news", exclude=["runut_pos"], config={"components.runut.reader": "fast"})


@pytest.fixture(scope="session")
def report() -> str:
    """The text of a made-up report."""
    return REPORT


@pytest.fixture
def doc(nlp: Any, report: str) -> Any:
    """The made-up report, read."""
    return nlp(report)
