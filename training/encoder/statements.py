"""Silver labels of statement parts: what our own reader finds in tagged news, as a label for each word.

The tagged news holds single sentences cut into words; they are written out as a newsroom would, read, and the spans of
cues, speakers and content laid over the words again.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from runut.model import Reading, Report, Span
from runut.read import read
from training.corpora import Sentence

PARTS = ("O", "B-CUE", "I-CUE", "B-SOURCE", "I-SOURCE", "B-CONTENT", "I-CONTENT")
CLOSING = frozenset(",.;:!?)]”’%")
OPENING = "([“‘"


def written(words: Sequence[str], origin: Sequence[int]) -> tuple[str, list[Span]]:
    """A sentence's text with spaces where a newsroom has them, and where each word stands in it."""
    text, places, quoted = "", [], False
    for i, word in enumerate(words):
        inside = i > 0 and origin[i] == origin[i - 1]
        glued = not text or inside or word in CLOSING or text[-1] in OPENING or "-" in (word, text[-1:])
        if word == '"':
            glued = glued or quoted
        elif text.endswith('"') and quoted:
            glued = True
        text += "" if glued else " "
        places.append(Span(len(text), len(text) + len(word)))
        text += word
        quoted ^= word == '"'
    return text, places


def labels(reading: Reading, places: Sequence[Span]) -> tuple[str, ...]:
    """The label of each word by the statements of a reading."""
    found = ["O"] * len(places)

    def lay(span: Span, kind: str) -> None:
        begun = False
        for i, place in enumerate(places):
            if place.overlaps(span) and found[i] == "O":
                found[i] = f"{'I' if begun else 'B'}-{kind}"
                begun = True

    for statement in reading.statements:
        if statement.cue:
            lay(statement.cue, "CUE")
        if statement.speaker and statement.speaker != statement.cue:
            lay(statement.speaker, "SOURCE")
        for content in statement.content:
            lay(content, "CONTENT")
    return tuple(found)


def silver(sentences: Iterable[Sentence], task: str = "parts") -> list[Sentence]:
    """The sentences with labels of statement parts."""
    found = []
    for sentence in sentences:
        text, places = written(sentence.words, sentence.origin)
        reading = read(Report(id="", uri="", sha256="", gathered_at="", text=text))
        found.append(Sentence(sentence.words, labels(reading, places), sentence.origin, task))
    return found


def drawn(sentences: Sequence[Sentence], count: int, chance: random.Random) -> list[Sentence]:
    """Some of the sentences, most of them such as hold a statement."""
    holding = [sentence for sentence in sentences if set(sentence.labels) != {"O"}]
    others = [sentence for sentence in sentences if set(sentence.labels) == {"O"}]
    with_ = min(len(holding), count * 3 // 4)
    return chance.sample(holding, with_) + chance.sample(others, min(len(others), count - with_))
