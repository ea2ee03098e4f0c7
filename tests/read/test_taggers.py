"""Network and random field together: where the field need not be asked, the labels are the same as if it were."""

from __future__ import annotations

from pathlib import Path

import pytest

from runut.encoder import EncoderError, best_labels, likely_names, name_labels
from runut.model import Reader, Span
from runut.read.names import tagger
from runut.read.names.features import pieces
from runut.read.text.sentences import split_sentences
from tests.cli.running import ROOT

READERS: tuple[Reader, ...] = ("fast", "accurate")


def sentences() -> list[list[str]]:
    found = []
    for path in sorted(Path(ROOT / "examples").rglob("*.txt"))[:6]:
        text = path.read_text(encoding="utf-8")
        for sentence in split_sentences(text, Span(0, len(text))):
            found.append([text[start:end] for start, end in pieces(text, sentence.start, sentence.end)])
    return [words for words in found if words]


@pytest.mark.parametrize("reader", READERS)
def test_leaving_the_field_out_changes_no_label(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    words, asked = sentences(), []
    share, labels = tagger.FIELD_SHARE[reader], name_labels()
    marginals = tagger.marginals

    def count(*given: object) -> object:
        asked.append(1)
        return marginals(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(tagger, "marginals", count)
    got = tagger._agreed(words, "id", reader, None)
    wanted = [
        best_labels((1 - share) * likely + share * marginals(tagger._tagger("id"), of, labels), labels)
        for of, likely in zip(words, likely_names(words, reader=reader), strict=True)
    ]
    assert got == wanted
    assert 0 < len(asked) < len(words)


def test_where_no_network_runs_the_fast_tagger_has_the_field_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> object:
        raise EncoderError("none")

    text = "Gubernur Raditya Palwaguna bertemu pengurus Palang Merah Indonesia di Makassar, Selasa."
    monkeypatch.setattr(tagger, "likely_names", refuse)
    found = {name.span.of(text): name.label for name in tagger.tagged(text, [Span(0, len(text))], "id", "fast")}
    assert (found["Raditya Palwaguna"], found["Makassar"]) == ("PER", "LOC")
    with pytest.raises(EncoderError):
        tagger.tagged(text, [Span(0, len(text))], "id", "accurate")
