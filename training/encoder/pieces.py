"""Which word pieces are kept of the 250,000, and the SentencePiece model that cuts words into them.

Kept: every piece that the best cut of the counted words uses, every single letter, digit and mark of the scripts that
Indonesian news shows, and, up to the size asked for, the Latin pieces that are commonest in the vocabulary's own order
(so that English originals and names from abroad are cut as before). A word whose piece was dropped is cut into smaller
ones; nothing becomes unreadable that was readable, except in other scripts.
"""

from __future__ import annotations

import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import sentencepiece
from sentencepiece import sentencepiece_model_pb2 as proto

from training.encoder.source import Source

SPECIAL = 4
"""``<s>``, ``<pad>``, ``</s>``, ``<unk>`` come first in the source and in what is kept."""
SPACE = "\N{LOWER ONE EIGHTH BLOCK}"
ALPHABETS = ("LATIN", "GREEK", "CYRILLIC")


def latin(piece: str) -> bool:
    """Whether a piece is letters of the Latin alphabet alone (after the mark of a word's beginning)."""
    letters = piece.removeprefix(SPACE)
    return bool(letters) and all(ord(c) < 0x250 and c.isalpha() for c in letters)


def _single(piece: str) -> bool:
    mark = piece.removeprefix(SPACE)
    if len(mark) > 1:
        return False
    if not mark:
        return True
    name = unicodedata.name(mark, "")
    return name.startswith(ALPHABETS) or (unicodedata.category(mark)[0] in "PSN" and ord(mark) < 0x3000)


def choose(source: Source, words: Counter[str], common: Iterable[str], size: int) -> list[int]:
    """Indices into ``source.pieces`` of those kept, in the source's order.

    Args:
        source: the whole vocabulary.
        words: words with their counts, each as it is cut: with a leading space where it begins after one.
        common: pieces to fill up with, commonest first.
        size: how many in all.
    """
    index = {piece: i for i, piece in enumerate(source.pieces)}
    whole = sentencepiece.SentencePieceProcessor(model_proto=model(source, range(len(source.pieces))))
    used: Counter[int] = Counter()
    for word, count in words.items():
        for piece in whole.encode(word):
            used[piece] += count
    kept = set(range(SPECIAL)) | {i for i, piece in enumerate(source.pieces) if _single(piece)}
    for i, _ in used.most_common():
        if len(kept) < size:
            kept.add(i)
    for piece in common:
        if len(kept) >= size:
            break
        if piece in index and latin(piece):
            kept.add(index[piece])
    return sorted(kept)


def model(source: Source, kept: Iterable[int]) -> bytes:
    """A serialised SentencePiece unigram model of some pieces; piece ``i`` is the ``i``-th kept one.

    It adds no space before a word and keeps those it is given, so a caller says where a word begins.
    """
    built = proto.ModelProto()
    built.ParseFromString(_normalising())
    del built.pieces[:]
    for i in kept:
        piece = built.pieces.add(piece=source.pieces[i], score=float(source.scores[i]))
        if i < SPECIAL:
            piece.type = proto.ModelProto.SentencePiece.UNKNOWN if i == 3 else proto.ModelProto.SentencePiece.CONTROL
    built.trainer_spec.model_type = proto.TrainerSpec.UNIGRAM
    built.trainer_spec.bos_id, built.trainer_spec.pad_id = 0, 1
    built.trainer_spec.eos_id, built.trainer_spec.unk_id = 2, 3
    built.trainer_spec.vocab_size = len(built.pieces)
    built.normalizer_spec.add_dummy_prefix = False
    built.normalizer_spec.remove_extra_whitespaces = False
    built.normalizer_spec.escape_whitespaces = True
    return bytes(built.SerializeToString())


def _normalising() -> bytes:
    """A model of a few words, for the map of its normalisation (``nmt_nfkc``, which the source was made with)."""
    with tempfile.TemporaryDirectory() as folder:
        prefix = Path(folder) / "small"
        sentencepiece.SentencePieceTrainer.train(
            sentence_iterator=iter(["satu dua tiga empat lima enam tujuh delapan"] * 8),
            model_prefix=str(prefix),
            vocab_size=24,
            hard_vocab_limit=False,
            normalization_rule_name="nmt_nfkc",
            minloglevel=2,
        )
        return prefix.with_suffix(".model").read_bytes()
