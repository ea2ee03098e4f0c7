from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from runut.weave.clustering import Contrast, clusters
from runut.weave.stories import Rarity, Stories, Threads, count, crowd, find_stories, make_sketch
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


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_bundles_follow_from_what_is_there_however_it_came(data):
    things = [f"t{number}" for number in range(7)]
    linked = {pair: data.draw(st.sampled_from([-2.0, 0.5, 2.0]), label=str(pair)) for pair in combinations(things, 2)}
    removed = set(data.draw(st.lists(st.sampled_from(things), max_size=3)))

    def pairs(thing, present):
        return {other: linked[tuple(sorted((thing, other)))] for other in present if other != thing}

    def run(order):
        bundles = Bundles(0.0, components)
        present: list[str] = []
        for thing in order:
            bundles.change((), {thing: pairs(thing, present)})
            present.append(thing)
        bundles.change(removed, {})
        return bundles.all()

    orders = [things, things[::-1], data.draw(st.permutations(things))]
    found = [run(order) for order in orders]
    assert found[0] == found[1] == found[2]
    assert sorted(thing for group in found[0] for thing in group) == sorted(set(things) - removed)


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
