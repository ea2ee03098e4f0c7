"""spaCy's Indonesian tokenizer, made safe for text from outside.

Its cuts are spaCy's, so that names and quotations end where tokens do. Two things are mended: a lone surrogate, which
spaCy cannot store, becomes U+FFFD (one character for one: no offset moves); and a run of characters without white
space, for which spaCy's rules take the square or cube of its length (eight thousand hyphens: over a minute), is cut
by Runut's words, which take linear time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, ensure_path, registry

from runut.read.text.tokens import tokenize

LONGEST_RUN = 120
"""Characters without white space that spaCy's rules are given at once; a longer address is one word of Runut's too."""

_SURROGATE = re.compile("[\ud800-\udfff]")
_LONG_RUN = re.compile(rf"\S{{{LONGEST_RUN + 1},}}")


class NewsTokenizer(Tokenizer):  # type: ignore[misc]  # spaCy gives it no types
    """spaCy's tokenizer in linear time, for any string."""

    def __call__(self, string: str) -> Doc:
        """The tokens of a text; ``doc.text`` is the text, lone surrogates replaced."""
        text = _SURROGATE.sub("\ufffd", string)
        stretches = list(self._stretches(text))
        if len(stretches) == 1:
            return stretches[0]
        return Doc.from_docs(stretches, ensure_whitespace=False, exclude=("tensor",))  # type: ignore[call-arg]

    def _stretches(self, text: str) -> Iterator[Doc]:
        """The text in parts: between long runs, and each run with the space behind it."""
        at = 0
        for run in _LONG_RUN.finditer(text):
            if run.start() > at:
                yield super().__call__(text[at : run.start()])
            at = run.end()
            spaced = text[at : at + 1] == " "
            words = list(_words(run.group()))
            yield Doc(self.vocab, words=words, spaces=[False] * (len(words) - 1) + [spaced])
            at += spaced
        if at < len(text) or not text:
            yield super().__call__(text[at:])

    def from_disk(self, path: str | Path, *, exclude: Any = ()) -> NewsTokenizer:
        """As spaCy's; without the file, as in this package, the tokenizer stays as the language made it."""
        place = ensure_path(path)
        return super().from_disk(place, exclude=exclude) if place.exists() else self


def _words(run: str) -> Iterator[str]:
    """Runut's words of a text without white space, and what it leaves out between them (marks that show nothing)."""
    at = 0
    for word in tokenize(run):
        if word.start > at:
            yield run[at : word.start]
        yield word.text
        at = word.end
    if at < len(run):
        yield run[at:]


@registry.tokenizers("runut.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create() -> Callable[[Language], NewsTokenizer]:
    """What makes the tokenizer of a pipeline, with the rules of its language."""
    return _of


def _of(nlp: Language) -> NewsTokenizer:
    # As spaCy's own `create_tokenizer` does it, for which rules to read is most of the time that loading takes.
    rules: Any = nlp.Defaults
    return NewsTokenizer(
        nlp.vocab,
        rules=rules.tokenizer_exceptions,
        prefix_search=compile_prefix_regex(rules.prefixes).search if rules.prefixes else None,
        suffix_search=compile_suffix_regex(rules.suffixes).search if rules.suffixes else None,
        infix_finditer=compile_infix_regex(rules.infixes).finditer if rules.infixes else None,
        token_match=rules.token_match,
        url_match=rules.url_match,
    )
