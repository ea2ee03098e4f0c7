from __future__ import annotations

import random

import pytest

from runut.gather import find_copies
from runut.model import Given, Mark, Report, Span

RANDOM = random.Random(7)
VOCABULARY = ["".join(RANDOM.choice("bdgklmnprst") + RANDOM.choice("aiueo") for _ in range(3)) for _ in range(3000)]


def words(count, seed):
    chosen = random.Random(seed)
    return [chosen.choice(VOCABULARY) for _ in range(count)]


def report(name, text, published=None, marks=()):
    return Report(
        id=name, uri=name, sha256="", gathered_at="", text=text, given=Given(published=published), marks=marks
    )


STORY = words(300, 1)


def test_a_page_in_other_boilerplate_with_a_few_words_changed_is_a_copy():
    changed = [word if place % 25 else "beda" for place, word in enumerate(STORY)]
    copy = " ".join(words(60, 2) + changed + words(60, 3))
    found = find_copies([report("a", " ".join(STORY), "2026-01-01"), report("b", copy, "2026-01-02")])
    assert list(found) == ["b"]
    assert found["b"].of == "a"
    assert 0.65 < found["b"].likeness < 1


def test_two_reports_that_share_a_few_sentences_are_not():
    other = words(100, 4) + STORY[:90] + words(110, 5)
    assert find_copies([report("a", " ".join(STORY)), report("b", " ".join(other))]) == {}


def test_a_brief_inside_a_long_report_is_not():
    assert find_copies([report("a", " ".join(STORY[:60])), report("b", " ".join(STORY))]) == {}


def test_headlines_are_copies_only_where_they_are_the_same():
    same = [report("a", "Kapal sandar di Tirawai"), report("b", "KAPAL sandar di Tirawai!")]
    assert set(find_copies(same)) == {"a"} or set(find_copies(same)) == {"b"}
    assert find_copies([report("a", "Kapal sandar di Tirawai"), report("b", "Kapal sandar di Tirawai pagi")]) == {}
    assert find_copies([report("a", ""), report("b", " ")]) == {}


def test_copies_of_copies_point_at_the_kept_one_whatever_the_order():
    reports = [
        report("c", " ".join(STORY + words(80, 6)), "2026-01-03"),
        report("a", " ".join(STORY), "2026-01-02T05:00:00+07:00"),
        report("b", " ".join(words(80, 7) + STORY), "2026-01-02"),
        report("d", " ".join(words(300, 8))),
    ]
    expected = find_copies(reports)
    assert {copy: one.of for copy, one in expected.items()} == {"b": "a", "c": "a"}
    for seed in range(5):
        mixed = reports[:]
        random.Random(seed).shuffle(mixed)
        assert find_copies(mixed) == expected


@pytest.mark.parametrize(
    "published", [None, "Senin, 6 Januari", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]
)
def test_a_date_that_says_nothing_leaves_it_to_the_length(published):
    long = report("b", " ".join(STORY + words(40, 9)), published)
    assert find_copies([report("a", " ".join(STORY), published), long])["a"].of == "b"


def test_marked_reports_are_compared_by_what_they_tell():
    frame = " ".join(words(600, 10))
    body = " ".join(STORY)
    marked = report(
        "a", f"{frame}\n\n{body}", marks=(Mark(span=Span(len(frame) + 2, len(frame) + 2 + len(body)), role="body"),)
    )
    assert len(find_copies([marked, report("b", body)])) == 1


def test_equal_reports_of_a_thousand_stay_fast():
    reports = [report(str(n), " ".join(words(200, n))) for n in range(1000)]
    assert find_copies(reports) == {}
