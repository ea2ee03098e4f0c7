"""The graphs of the encoder, ready to run: one for each process, on one core."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from runut.languages import resource

if TYPE_CHECKING:
    from onnxruntime import InferenceSession  # type: ignore[import-untyped]

TOGETHER = 4096
"""Pieces that are run at once, padding with them: more only costs memory."""

SPREAD = 1.1
"""How much longer than the shortest the longest of what is run at once may be: padding costs more than another run."""


class EncoderError(Exception):
    """The encoder cannot run on this machine."""


@cache
def session(language: str, name: str) -> InferenceSession:
    """The graph ``name`` of a language. Cached; may be run by several threads at once.

    Raises ``EncoderError`` where onnxruntime is not installed, ``runut.languages.TableError`` where the graph is not.
    """
    try:
        import onnxruntime  # noqa: PLC0415 - a second of import that only who uses it pays
    except ImportError as error:  # pragma: no cover - every supported platform but one has it
        raise EncoderError("the accurate reader needs onnxruntime, which is not installed") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(resource(language, name).read_bytes(), options, ["CPUExecutionProvider"])


def batches(lengths: Sequence[int], spread: float = SPREAD) -> Iterator[list[int]]:
    """Places of ``lengths`` in groups of like length, no more than ``spread`` apart, that are run at once."""
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: (lengths[at], at)):
        if batch and ((len(batch) + 1) * lengths[at] > TOGETHER or lengths[at] > spread * lengths[batch[0]] + 2):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch
