"""Links out of a dossier: only to the web, and to the very words where the page may still show them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from runut.model import Span

_LONGEST = 2000
"""Characters of an address that is still linked; browsers and servers differ above it."""
_SHORT = 60
"""Characters of a path that are shown."""
_ENDS = 5
"""Words at each end of a long quotation that name it in a text fragment."""
_WORD = re.compile(r"\S+")
_ODD = re.compile(r"[\x00-\x20\x7f-\xa0\\]")


def web_address(uri: str | None) -> str | None:
    """``uri`` fit for ``href`` where it is a plain http(s) address, else ``None``.

    No other scheme, no user name or password, no control character or space; what is not ASCII is percent-encoded.
    """
    if not uri or len(uri) > _LONGEST or _ODD.search(uri):
        return None
    try:
        parts = urlsplit(uri)
        if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
            return None
        return quote(uri, safe="!#$%&'()*+,-./:;=?@[]_~")
    except ValueError:
        return None


def short_address(uri: str) -> str:
    """The host of a web address, else the last part of a path: enough to tell reports apart by."""
    if address := web_address(uri):
        return (urlsplit(address).hostname or "").removeprefix("www.")
    return re.split(r"[/\\]", uri.rstrip("/\\"))[-1][-_SHORT:]


def words_address(uri: str | None, text: str, span: Span) -> str | None:
    """``web_address`` of ``uri`` with a text fragment that leads a browser to the words of ``span`` in ``text``.

    The directive is ``text=[prefix-,]start[,end][,-suffix]`` of https://wicg.github.io/scroll-to-text-fragment/.
    Long words are named by their ends; words that stand more than once are told apart by their neighbours.
    """
    address = web_address(uri)
    words = _WORD.findall(span.of(text))
    if address is None or not words:
        return address
    page, _, anchor = address.partition("#")
    return f"{page}#{anchor.split(':~:')[0]}:~:text={_directive(text, span, words)}"


def _directive(text: str, span: Span, words: list[str]) -> str:
    if len(words) <= 2 * _ENDS and "\n" not in span.of(text):
        parts = [_encoded(words)]
        exact = span.of(text)
        if text.find(exact, text.find(exact) + 1) >= 0:
            before = text[max(0, span.start - 80) : span.start].rpartition("\n")[2]
            after = text[span.end : span.end + 80].partition("\n")[0]
            parts = [
                *(f"{_encoded(near)}-" for near in [_WORD.findall(before)[-3:]] if near),
                *parts,
                *(f"-{_encoded(near)}" for near in [_WORD.findall(after)[:3]] if near),
            ]
        return ",".join(parts)
    lines = [_WORD.findall(line) for line in span.of(text).split("\n") if line.strip()]
    half = max(1, min(_ENDS, len(words) // 2))
    return f"{_encoded(lines[0][:half])},{_encoded(lines[-1][-half:])}"


def _encoded(words: list[str]) -> str:
    """Percent-encoded, with the hyphen too: the directive's own grammar gives it a meaning."""
    return quote(" ".join(words).encode("utf-8", "replace"), safe="").replace("-", "%2D")
