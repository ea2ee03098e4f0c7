from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from runut.weave.instants import NEVER, instant


def ordered(*values: str) -> list[str]:
    return sorted(values, key=lambda value: instant(value, "id"))


def test_clock_times_of_different_zones_are_ordered_as_instants():
    assert ordered("2025-05-17T13:15+07:00", "2025-05-17T13:30+09:00", "2025-05-17T05:00Z") == [
        "2025-05-17T13:30+09:00",
        "2025-05-17T05:00Z",
        "2025-05-17T13:15+07:00",
    ]


def test_a_clock_time_without_a_zone_is_that_of_the_newsrooms():
    assert instant("2025-05-17T13:15", "id") == instant("2025-05-17T13:15+07:00", "id")


def test_values_lie_where_they_begin():
    assert ordered("2025-06", "2025-05-17TNI", "2025", "2025-W21", "2025-05-17TMO", "2025-05-17T12:00") == [
        "2025",
        "2025-05-17TMO",
        "2025-05-17T12:00",
        "2025-05-17TNI",
        "2025-W21",
        "2025-06",
    ]


@given(st.text() | st.sampled_from(["", "XXXX-08-15", "PRESENT_REF", "P3D", "2025-13-40", "2025-W99", "0000-01-01"]))
def test_what_names_no_place_on_the_calendar_comes_last(value: str):
    assert instant(value, "id") <= NEVER
    assert instant("XXXX-08-15", "id") == instant(None, "id") == NEVER
