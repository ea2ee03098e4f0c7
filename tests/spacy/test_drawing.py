"""What displaCy draws."""

from __future__ import annotations

import re
from typing import Any


def words(markup: str) -> str:
    """What a browser shows of mark-up, white space folded."""
    shown = re.sub(r'<span aria-hidden="true".*?</span>', "", markup, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]*>", " ", shown).split())


def drawn(spacy: Any, doc: Any, style: str, options: dict[str, Any] | None = None) -> str:
    return str(spacy.displacy.render(doc, style=style, jupyter=False, options=options or {}))


def test_entities_are_drawn_as_they_are_with_our_colours(spacy: Any, news: Any, doc: Any):
    markup = drawn(spacy, doc, "ent")
    assert "Rini Astuti PER" in words(markup)
    assert "AFP MEDIA" in words(markup)
    assert all(news.COLOURS[label] in markup for label in ("PER", "MEDIA", "LOC"))
    assert markup == drawn(spacy, doc, "ent", news.ENT_OPTIONS)


def test_every_label_has_a_colour(news: Any, nlp: Any):
    assert set(nlp.get_pipe("runut").labels) == set(news.ENT_OPTIONS["ents"]) <= set(news.COLOURS)


def test_statements_are_drawn(spacy: Any, news: Any, doc: Any):
    markup = drawn(spacy, doc, "span", news.STATEMENT_OPTIONS)
    assert re.search(r"Kami CONTENT tidak mau .*kata CUE Rini SPEAKER Astuti", words(markup))
    assert all(news.COLOURS[label] in markup for label in ("SPEAKER", "CUE", "CONTENT"))


def test_statements_are_drawn_with_displacys_own_template(spacy: Any, doc: Any):
    assert "Menurut CUE dia SPEAKER" in words(drawn(spacy, doc, "span", {"spans_key": "statements"}))


def test_relays_and_times_are_drawn_with_what_they_mean(spacy: Any, news: Any, nlp: Any, report: str):
    doc = nlp.make_doc(report)
    doc._.published = "2025-05-14"
    doc = nlp(doc)
    assert "dilansir RELAY afp AFP" in words(drawn(spacy, doc, "span", news.RELAY_OPTIONS))
    markup = words(drawn(spacy, doc, "span", news.TIME_OPTIONS))
    assert "Senin DATE 2025-05-12" in markup
    assert "pekan DATE 2025-W21 depan" in markup


def test_what_a_text_holds_is_escaped(spacy: Any, news: Any, fast: Any):
    doc = fast("“<b>Air</b> <script>alert(1)</script>,” kata Rini<i> Astuti, dilansir AFP <u>, Senin (12/5/2025).")
    for style, options in (
        ("ent", news.ENT_OPTIONS),
        ("span", news.STATEMENT_OPTIONS),
        ("span", news.RELAY_OPTIONS),
        ("span", news.TIME_OPTIONS),
    ):
        assert not re.search(r"<(?:b|i|u|script)>", drawn(spacy, doc, style, options))
