from __future__ import annotations

import random
from itertools import combinations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from runut.weave.clustering import Contrast, clusters
from runut.weave.stories import Rarity, Stories, Threads, candidates, count, crowd, find_stories, forming, make_sketch
from runut.weave.stories.bundles import Bundles
from runut.weave.stories.sketch import hashed
from tests.weave.builder import make


def report(key: str, title: str, body: str, day: str | None, **more):
    return make(key, f"{title}\n{body}", outlet=f"Koran {key}", published=day, title=title, **more)


def quakes():
    first = [
        report(
            "a1",
            "Gempa M 5,8 Guncang Lembah Sukarai",
            "Gempa mengguncang Sukarai pada Senin dini hari dan merobohkan menara masjid tua.",
            "2024-03-04",
            places=["Sukarai"],
        ),
        report(
            "a2",
            "Menara Masjid Sukarai Roboh akibat Gempa",
            "Menara masjid tua di Sukarai roboh saat gempa Senin dini hari.",
            "2024-03-04",
            places=["Sukarai"],
        ),
        report(
            "a3",
            "Warga Sukarai Mengungsi setelah Gempa Robohkan Menara",
            "Pengungsi gempa Sukarai tidur di lapangan dekat menara masjid yang roboh.",
            "2024-03-05",
            places=["Sukarai"],
        ),
    ]
    second = [
        report(
            "b1",
            "Gempa Susulan? BMKG: Gempa Teluk Wanggala Peristiwa Baru",
            "Gempa lain mengguncang Teluk Wanggala dan memutus jembatan gantung nelayan.",
            "2024-03-09",
            places=["Teluk Wanggala"],
        ),
        report(
            "b2",
            "Jembatan Gantung Wanggala Putus Diguncang Gempa",
            "Jembatan gantung nelayan di Wanggala putus ketika gempa datang.",
            "2024-03-09",
            places=["Wanggala"],
        ),
    ]
    return first, second


def sketches(readings):
    return [make_sketch(reading) for reading in readings]


def test_two_quakes_of_a_week_are_two_stories():
    first, second = quakes()
    found = find_stories(sketches([*first, *second]), {})
    assert found.stories == (("a1", "a2", "a3"), ("b1", "b2"))


def test_headlines_alone_find_their_story():
    titles = {
        "h1": "Kapal Penumpang Sabuk Melati Karam di Selat Oru",
        "h2": "Kapal Sabuk Melati Karam di Selat Oru, 12 Penumpang Hilang",
        "h3": "Harga Cabai di Pasar Induk Turun Lagi",
    }
    readings = [make(key, title, outlet=key, published="2024-05-02", title=title) for key, title in titles.items()]
    assert find_stories(sketches(readings), {}).stories == (("h1", "h2"), ("h3",))


def test_a_copy_is_of_the_story_of_what_it_copies_whatever_it_says():
    readings = [
        report("c1", "Panen Raya Padi Ciherang", "Petani panen raya.", "2024-05-02"),
        report("c2", "Museum Batik Dibuka", "Museum dibuka wali kota.", "2024-05-02"),
    ]
    assert find_stories(sketches(readings), {"c2": "c1"}).stories == (("c1", "c2"),)


def test_a_report_without_a_date_still_finds_its_story():
    first, second = quakes()
    undated = report(
        "a4",
        "Menara Masjid di Sukarai Roboh Diguncang Gempa",
        "Menara masjid tua Sukarai roboh karena gempa.",
        None,
        places=["Sukarai"],
    )
    stories = find_stories(sketches([*first, *second, undated]), {}).stories
    assert ("a1", "a2", "a3", "a4") in stories


def test_stories_and_threads_do_not_depend_on_the_order_or_the_portions_of_arrival():
    first, second = quakes()
    known = sketches([*first, *second])
    rarity = Rarity(*count(known))
    seen = set()
    for seed in range(6):
        order = random.Random(seed).sample(known, len(known))
        stories, threads = Stories(rarity, None, "id", crowd(known)), Threads(rarity)
        cut = seed % len(order)
        for portion in (order[:cut], order[cut:]) if seed % 2 else ([one] for one in order):
            threads.change(*stories.add(portion), stories.held)
        seen.add((tuple(stories.all()), tuple(threads.all())))
    assert len(seen) == 1


def test_what_is_added_twice_changes_nothing():
    first, _ = quakes()
    known = sketches(first)
    stories = Stories(Rarity(*count(known)))
    stories.add(known)
    assert stories.add(known) == ([], [])
    assert len(stories) == 3 and "a1" in stories and stories.of("a1") == ("a1", "a2", "a3")


def test_add_tells_which_stories_ended_and_which_began():
    first, _ = quakes()
    known = sketches(first)
    stories = Stories(Rarity(*count(known)))
    assert stories.add(known[:2]) == ([], [("a1", "a2")])
    assert stories.add(known[2:]) == ([("a1", "a2")], [("a1", "a2", "a3")])


def test_a_story_splits_when_a_group_shows_that_it_was_two():
    """Two floods of one day look like one report's story each, until each has company of its own."""
    odds = {0: {1: 1.0}, 1: {0: 1.0}}
    contrast = Contrast(weight=1.0, single=0.0, base=0.0, unknown=-5.0)
    assert clusters(odds, -1.0, contrast=contrast) == [(0, 1)]
    near = {(0, 2): 4.0, (0, 3): 4.0, (2, 3): 4.0, (1, 4): 4.0, (1, 5): 4.0, (4, 5): 4.0}
    of = {at: {} for at in range(6)}
    for one, other in combinations(range(6), 2):
        of[one][other] = of[other][one] = near.get((one, other), 1.0)
    assert clusters(of, -1.0, contrast=contrast) == [(0, 2, 3), (1, 4, 5)]


def components(bundles, _odds):
    return [[tuple(bundle)] for bundle in bundles]


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_bundles_follow_from_what_is_there_however_it_came(data):
    things = [f"t{number}" for number in range(8)]
    wide = data.draw(st.sampled_from([2, 3, 100]), label="wide")
    linked = {
        pair: data.draw(st.sampled_from([-2.0, 0.5, 1.2, 2.0]), label=str(pair)) for pair in combinations(things, 2)
    }
    removed = set(data.draw(st.lists(st.sampled_from(things), max_size=3)))
    parted = data.draw(st.lists(st.sampled_from(sorted(linked)), max_size=4, unique=True))

    def pairs(thing, present):
        return {other: linked[tuple(sorted((thing, other)))] for other in present if other != thing}

    def run(order, at_once):
        bundles = Bundles(0.0, components, wide)
        present: list[str] = []
        if at_once:
            bundles.change((), {thing: pairs(thing, order) for thing in order})
        for thing in [] if at_once else order:
            bundles.change((), {thing: pairs(thing, present)})
            present.append(thing)
        bundles.change((), {}, parted)
        bundles.change(removed, {})
        assert sorted(bundles.bundles()) == sorted(map(list, bundles.all()))
        return bundles.all()

    orders = [things, things[::-1], data.draw(st.permutations(things))]
    found = [run(order, at_once) for order in orders for at_once in (False, True)]
    left = [thing for thing in things if thing not in removed]
    fresh = Bundles(0.0, components, wide)
    kept = {thing: pairs(thing, left) for thing in left}
    for one, other in parted:
        kept.get(one, {}).pop(other, None)
        kept.get(other, {}).pop(one, None)
    fresh.change((), kept)
    assert all(groups == fresh.all() for groups in found)
    assert sorted(thing for group in found[0] for thing in group) == left


def test_a_bundle_that_is_too_wide_falls_at_its_weaker_pairs():
    bundles = Bundles(-1.0, components, wide=2)
    bundles.change((), {"a": {"b": 3.0}, "b": {"c": 0.2}, "c": {"d": 3.0}, "d": {}, "e": {"a": -0.9}})
    assert bundles.all() == [("a", "b"), ("c", "d"), ("e",)]
    assert bundles.change(("d",), {}) == ([("c", "d")], [("c",)])


def floods():
    """Many reports of one kind, by threes of one flood; most share more with other floods than with nothing."""
    places = ["Lamuri", "Sekarwangi", "Kotabesi", "Wanggala", "Sukarai", "Tanjung Oru", "Rawalo", "Midai"]
    said = [
        ("Banjir Rendam Ratusan Rumah di {0}", "Banjir merendam rumah warga di {0} setelah hujan deras semalam."),
        ("Ratusan Rumah {0} Terendam", "Hujan deras semalam membuat rumah warga {0} terendam banjir."),
        ("Warga {0} Korban Banjir Mengungsi", ""),
    ]
    return [
        report(f"f{at}{number}", title.format(place), body.format(place), f"2024-01-{10 + at * number}", places=[place])
        if body
        else make(f"f{at}{number}", title.format(place), published=f"2024-01-{10 + at}", title=title.format(place))
        for at, place in enumerate(places)
        for number, (title, body) in enumerate(said)
    ]


def test_stories_are_the_same_in_any_order_where_a_report_has_more_neighbours_than_are_compared(monkeypatch):
    monkeypatch.setattr(candidates, "MOST", 3)
    known = sketches(floods())
    rarity = Rarity(*count(known))
    seen = set()
    for seed in range(5):
        order = random.Random(seed).sample(known, len(known))
        stories = Stories(rarity)
        for sketch in order if seed else [None]:
            stories.add([sketch] if sketch is not None else order)
        seen.add(tuple(stories.all()))
    assert len(seen) == 1


def test_of_many_reports_only_the_most_doubtful_are_asked_for_their_meaning(monkeypatch):
    asked: list[str] = []

    def meaning(texts):
        asked.extend(texts)
        return np.ones((len(texts), 1), np.float32)

    known = sketches(floods())
    Stories(Rarity(*count(known)), meaning).add(known)
    free = len(asked)
    asked.clear()
    monkeypatch.setattr(forming, "FREE", 0)
    monkeypatch.setattr(forming, "ASKED", 0.25)
    stories = Stories(Rarity(*count(known)), meaning)
    stories.add(known)
    assert 0 < len(asked) == stories.asked <= 0.25 * len(known) + 1 < free


def test_a_common_word_tells_less_than_a_rare_one_before_anything_is_counted():
    rarity = Rarity({}, 0)
    assert rarity.weight(hashed("indonesia")) < rarity.weight(hashed("garut")) < rarity.weight(hashed("xyzabc"))


def test_what_a_coverage_wears_out_tells_less_in_it():
    fresh, worn = Rarity({}, 0), Rarity({hashed("garut"): 900}, 1000)
    assert worn.weight(hashed("garut")) < fresh.weight(hashed("garut"))


def test_stages_of_a_case_are_told_by_the_longest_phrase():
    verdict = make_sketch(make("v", "Hakim Vonis Bupati Rawalo 6 Tahun", title="Hakim Vonis Bupati Rawalo 6 Tahun"))
    appeal = make_sketch(
        make(
            "w",
            "Pengadilan Tinggi Perberat Vonis Bupati Rawalo",
            title="Pengadilan Tinggi Perberat Vonis Bupati Rawalo",
        )
    )
    assert verdict.stages == ("court:verdict",)
    assert "court:appeal" in appeal.stages
