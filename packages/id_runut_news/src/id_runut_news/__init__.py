"""A spaCy pipeline for Indonesian news, made from Runut's reading of a text (``docs/spacy.md``).

>>> import spacy
>>> nlp = spacy.load("id_runut_news")
>>> doc = nlp("“Air sudah surut,” kata Rini Astuti, dilansir AFP.")
>>> [(statement.speaker_name, statement.words) for statement in doc._.statements]
[('Rini Astuti', ('Air sudah surut',))]
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.util import get_model_meta, load_model_from_path
from spacy.vocab import Vocab

from id_runut_news import extensions, parts_of_speech, reading, tokenizer
from id_runut_news.drawing import COLOURS, ENT_OPTIONS, RELAY_OPTIONS, STATEMENT_OPTIONS, TIME_OPTIONS
from id_runut_news.findings import Relay, Statement, Time

__all__ = [
    "COLOURS",
    "ENT_OPTIONS",
    "RELAY_OPTIONS",
    "STATEMENT_OPTIONS",
    "TIME_OPTIONS",
    "Relay",
    "Statement",
    "Time",
    "extensions",
    "load",
    "parts_of_speech",
    "reading",
    "tokenizer",
]

_HERE = Path(__file__).parent

__version__: str = get_model_meta(_HERE)["version"]

extensions.register()


def load(
    *,
    vocab: Vocab | bool = True,
    disable: str | Iterable[str] = (),
    enable: str | Iterable[str] = (),
    exclude: str | Iterable[str] = (),
    config: Mapping[str, Any] | None = None,
) -> Language:
    """The pipeline; ``spacy.load("id_runut_news")`` calls this.

    Args:
        vocab: one to share with other pipelines; ``True`` makes a new one.
        disable: components that are loaded and not run.
        enable: the only components that are run.
        exclude: components that are not loaded.
        config: settings that override those of ``config.cfg``, nested or by path:
            ``{"components.runut.reader": "fast"}``.

    Raises:
        spacy.Errors' ValueError or ConfigValidationError: where a setting or name is unknown.
    """
    # spaCy looks for a component's name within a string as it stands, and `runut` is within `runut_pos`.
    return load_model_from_path(
        _HERE,
        vocab=vocab,
        disable=_names(disable),
        enable=_names(enable),
        exclude=_names(exclude),
        config=dict(config or {}),
    )


def _names(given: str | Iterable[str]) -> list[str]:
    return [given] if isinstance(given, str) else list(given)
