# ruff: noqa: E501 (mark-up is data)
"""Any bytes through any door: no exception, and every mark inside its text."""

from __future__ import annotations

import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from runut.gather import find_copies, gather
from runut.gather.sources import COVERAGE
from runut.model import Problem, Report

PIECES = [
    b"<html>", b"<body>", b"<h1>", b"</h1>", b"<p>", b"</p>", b"<br>", b"<div class='caption photo'>", b"</div>", b"<a href='x'>",
    b"</a>", b"<time>", b"<figcaption>", b"<td>", b"<script>", b"<rss><channel>", b"<item>", b"<title>", b"</title>", b"</item>",
    b"<![CDATA[", b"]]>", b"<!--", b"&nbsp;", b"&#xD800;", b"&#0;", b'{"title": "', b'"}', b"\n", b"\r", b"\r\n", b'"', b",", b"title,text\n",
    b"[", b"]", b"{", b"}", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0", b"\x93", b"\\ud800", b"sep=;\n",
    b"Kapal itu sandar di pelabuhan Tirawai pada hari Senin pagi saat hujan turun. ", b"Baca juga: ", b"Editor :", b"Halaman 1 2",
]  # fmt: skip
SOUP = st.lists(st.one_of(st.sampled_from(PIECES), st.binary(max_size=8)), max_size=40).map(b"".join)


def check(found):
    reports = [one for one in found if isinstance(one, Report)]
    for one in reports:
        one.text.encode("utf-8")
        one.uri.encode("utf-8")
        assert one.text.strip()
        end = 0
        for mark in one.marks:
            assert end <= mark.span.start < mark.span.end <= len(one.text)
            end = mark.span.end
    assert len({one.id for one in reports}) == len(reports)
    assert found, "an input was dropped in silence"
    assert all(one.code for one in found if isinstance(one, Problem))
    find_copies(reports)


@pytest.mark.parametrize("suffix", sorted(COVERAGE))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=SOUP)
@example(data=b"\xff\xfe")
@example(data=b"\xff\xfe{")
def test_any_bytes_in_a_file(suffix, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        check(list(gather([str(path)])))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=SOUP)
def test_any_bytes_on_standard_input(data):
    check(list(gather(["-"], stdin=BytesIO(data))))
