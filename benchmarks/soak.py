"""Odd input for many minutes, then much input at once: ``make soak``.

Reports are put together from what breaks readers (lone quote marks, unended sentences, control characters, other
scripts, mark-up) and from ordinary coverage; none may crash the reader, lose a report without a word, alter a text or
give a span outside it. Bounded: ``EXAMPLES`` reports, then one trace of ``speed.SOAKED`` within ``MEGABYTES``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Set
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks import coverage, speed
from benchmarks.figures import AbsentError
from runut import flow
from runut.model import Problem, Reading, Span

EXAMPLES = 100_000
MEGABYTES = 2_000

_SENTENCES = sorted({line for report in coverage.reports(60) for line in report["text"].split("\n\n")})
_PIECES = st.one_of(
    st.sampled_from(_SENTENCES),
    st.sampled_from([sentence[: len(sentence) // 2] for sentence in _SENTENCES]),
    st.sampled_from(['"', "“", "”", "‘", "’", "'", "(", ")", "[", ", ", ". ", "...", "\n", "\n\n", "\r\n", "\t"]),
    st.sampled_from(["\x00", "\x1b[31m", "\xa0", "\u200b", "\u202e", "\ufeff", "<b>", "</script>", "&nbsp;", "%s"]),
    st.sampled_from(["[/b]", "\U0001f600", "e\u0301", "{}", "2/2/2", "1.000.000", "(AP)", "nya"]),
    st.text(max_size=40),
)
TEXTS = st.lists(_PIECES, max_size=60).map("".join)


def spans(value: object) -> Iterator[Span]:
    """Every span anywhere within ``value``."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from spans(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)


def fault(item: Reading | Problem, texts: Set[str]) -> str | None:
    """What is wrong with what was read of a report that is one of ``texts``; ``None`` where nothing is."""
    if isinstance(item, Problem):
        return None
    if item.text is None or item.text not in texts:
        return "the text was altered"
    outside = [span for span in spans(item) if not 0 <= span.start <= span.end <= len(item.text)]
    return f"{outside[0]} is outside the text" if outside else None


def fuzz(examples: int) -> None:
    """Read ``examples`` odd reports. Raises AssertionError with the smallest report that goes wrong."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.jsonl"

        @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
        @given(title=TEXTS, text=TEXTS)
        def read(title: str, text: str) -> None:
            record = {"url": "https://berita.example/1", "title": title, "text": text}
            path.write_text(json.dumps(record) + "\n", encoding="utf-8")
            found = list(flow.read_paths([str(path)]))
            assert len(found) == 1, f"one report gave {len(found)}"
            # A record with one of the two blank is the other alone.
            wrong = fault(found[0], {f"{title}\n\n{text}", title, text})
            assert wrong is None, wrong

        read()


def main() -> None:
    """Fuzz, then trace."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    examples = parser.parse_args().examples
    fuzz(examples)
    print(f"{examples} odd reports read")
    try:
        took = speed.run("soak")
    except AbsentError as reason:
        raise SystemExit(f"the trace failed: {reason}") from reason
    print(f"{speed.SOAKED} reports traced in {took['seconds']:.0f} s, {took['megabytes']:.0f} MB at most")
    if took["megabytes"] > MEGABYTES:
        raise SystemExit(f"more than {MEGABYTES} MB")


if __name__ == "__main__":
    main()
