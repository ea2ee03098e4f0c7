"""The attributes ``._.`` of Docs and Spans."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from spacy.tokens import Doc, Span

from id_runut_news import findings

_DOC: dict[str, Callable[[Doc], Any]] = {
    "reading": findings.reading,
    "statements": findings.statements,
    "relays": findings.relays,
    "times": findings.times,
}
_SPAN: dict[str, Callable[[Span], Any]] = {
    "entity_name": findings.entity_name,
    "statement": findings.statement,
    "statements": findings.statements_in,
    "relays": findings.relays_in,
    "times": findings.times_in,
}


def register() -> None:
    """Registers them with spaCy; a second call changes nothing.

    Raises:
        ValueError: where another package has taken one of the names.
    """
    _take(Doc, "runut_reading", default=None)
    _take(Doc, "runut_published", default=None)
    _take(Doc, "published", getter=published, setter=publish)
    for name, doc_getter in _DOC.items():
        _take(Doc, name, getter=doc_getter)
    for name, span_getter in _SPAN.items():
        _take(Span, name, getter=span_getter)


def _take(kind: type[Doc] | type[Span], name: str, **how: Any) -> None:
    if kind.has_extension(name):
        taken = kind.get_extension(name)[2]
        if getattr(taken, "__module__", None) != getattr(how.get("getter"), "__module__", None):
            raise ValueError(f"another package has registered {kind.__name__}._.{name}; id_runut_news needs it")
    kind.set_extension(name, force=True, **how)


def published(doc: Doc) -> str | None:
    """The date of publication that was given for a Doc; what its text says is in ``doc._.reading.published``."""
    given: str | None = doc._.runut_published
    return given


def publish(doc: Doc, value: date | str | None) -> None:
    """Gives a Doc its date of publication, before the pipeline runs: a date, or words that hold a full date.

    Words without one anchor nothing, as those of a page's metadata. Raises ``TypeError`` for anything else.
    """
    if isinstance(value, date):
        value = value.isoformat()
    if value is not None and not isinstance(value, str):
        raise TypeError(f"published must be a date or a str, not {type(value).__name__}")
    doc._.runut_published = value
