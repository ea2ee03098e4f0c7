"""What two reports say of one thing, slot by slot: what contradicts, what is only an update, and what fits."""

from __future__ import annotations

from runut.model import Dossier
from tests.weave.builder import Counted, Said, make, woven


def found(dossier: Dossier, slot: str) -> list[dict[str, set[str]]]:
    return [
        {value.value: {one.report for one in value.evidence} for value in disagreement.values}
        for disagreement in dossier.disagreements
        if disagreement.slot == slot
    ]


def report(key: str, text: str, *, hour: int = 9, day: int = 6, outlet: str | None = None, **more):
    return make(key, text, outlet=outlet or f"Koran {key}", published=f"2024-04-{day:02d}T{hour:02d}:00+07:00", **more)


PLACES = ["Lembah Sora", "Kota Manuri", "Telaga Wera", "Ostrana"]


# ---------------------------------------------------------------- numbers


def cargo(key: str, words: str, value: float, unit: str = "kg", **more):
    return report(
        key,
        f"Polisi Manuri menyita {words} getah damar dari sebuah gudang di Lembah Sora, Jumat. Dua orang diperiksa.",
        places=PLACES,
        counted=[Counted(words, value, unit)],
        **more,
    )


def test_units_of_one_measure_are_one():
    dossier = woven([cargo("a", "12 kilogram", 12), cargo("b", "12.000 gram", 12000, "g")])
    assert not dossier.disagreements


def test_one_report_stands_alone_against_two_that_agree_in_other_units():
    dossier = woven(
        [cargo("a", "12 kilogram", 12), cargo("b", "21 kilogram", 21), cargo("c", "12.000 gram", 12000, "g")]
    )
    assert found(dossier, "number") == [{"12": {"a", "c"}, "21": {"b"}}]
    assert dossier.disagreements[0].alone == "b"


def test_a_copy_makes_no_second_voice():
    readings = [cargo("a", "12 kilogram", 12), cargo("b", "21 kilogram", 21), cargo("c", "12 kilogram", 12)]
    (one,) = woven(readings, copies={"c": ("a", 0.99)}).disagreements
    assert one.alone is None


def test_what_both_give_is_not_held_against_what_one_gives_more():
    text = "Banjir di Lembah Sora merusak {} rumah di Desa Pinang dan {} rumah di Desa Kelapa, kata petugas Manuri."
    counted = [Counted("31 rumah", 31, "house", "damaged"), Counted("45 rumah", 45, "house", "damaged")]
    readings = [
        report("a", text.format(31, 45), places=PLACES, counted=counted),
        report(
            "b",
            "Banjir di Lembah Sora merusak 45 rumah di Desa Kelapa, kata petugas Manuri.",
            places=PLACES,
            counted=counted[1:],
        ),
    ]
    assert not woven(readings).disagreements


def test_the_sum_of_two_villages_contradicts_neither():
    def told(key: str, words: str, value: float, where: str):
        return report(
            key,
            f"Longsor menimbun {words} di {where}, Lembah Sora, Jumat malam.",
            places=[*PLACES, "Desa Pinang", "Desa Kelapa"],
            counted=[Counted(words, value, "house", "trapped")],
        )

    readings = [
        told("a", "22 rumah", 22, "Desa Pinang"),
        told("b", "14 rumah", 14, "Desa Kelapa"),
        told("c", "36 rumah", 36, "Desa Pinang dan Desa Kelapa"),
    ]
    dossier = woven(readings)
    assert not dossier.disagreements
    assert not dossier.updates


def test_the_missing_are_fewer_as_they_are_found():
    def told(key: str, hour: int, words: str, value: float):
        text = f"Kapal Rukma karam di Telaga Wera. Sebanyak {words} masih hilang di Telaga Wera, kata tim penyelamat."
        return report(key, text, hour=hour, places=PLACES, counted=[Counted(words, value, of="missing")])

    dossier = woven([told("a", 8, "9 orang", 9), told("b", 15, "4 orang", 4)])
    assert not dossier.disagreements
    assert [value.value for value in dossier.updates[0].values] == ["9", "4"]


def test_what_an_outlet_puts_right_is_an_update():
    def told(key: str, hour: int, words: str, value: float, outlet: str, more: str = ""):
        text = f"Panitia Pesta Sora menjual {words} tiket untuk konser di Kota Manuri.{more}"
        counted = [Counted(f"{words} tiket", value, "")]
        return report(key, text, hour=hour, outlet=outlet, places=PLACES, counted=counted)

    readings = [
        told("a", 8, "3.400", 3400, "Koran A"),
        told("b", 12, "4.300", 4300, "Koran A", "\nRalat: sebelumnya ditulis tiga ribu lebih. Redaksi mohon maaf."),
        told("c", 14, "4.300", 4300, "Koran C"),
    ]
    dossier = woven(readings)
    assert not dossier.disagreements
    assert [value.value for value in dossier.updates[0].values] == ["3400", "4300"]
    assert woven([readings[0], readings[2]]).disagreements


def test_the_result_of_a_game_whoever_is_named_first():
    readings = [
        report("a", "Rajawali Manuri mengalahkan Persora 2-1 di Stadion Wera, Sabtu malam.", places=PLACES),
        report("b", "Persora kalah 1-2 dari Rajawali Manuri di Stadion Wera, Sabtu malam.", places=PLACES),
        report("c", "Rajawali Manuri menundukkan Persora dengan skor 3-1 di Stadion Wera, Sabtu.", places=PLACES),
    ]
    dossier = woven(readings)
    assert found(dossier, "number") == [{"2-1": {"a", "b"}, "3-1": {"c"}}]
    assert dossier.disagreements[0].alone == "c"


# ---------------------------------------------------------------- days and places


def theft(key: str, day: str, value: str, place: str = "Pasar Lembah Sora", more: str = ""):
    return report(
        key,
        f"Kawanan pencuri membobol toko emas Kirana di {place} pada {day}.{more} Gilang Arsana memeriksa toko itu.",
        day=9,
        places=[*PLACES, place],
        persons=["Gilang Arsana"],
        dates={day: value},
    )


def test_the_day_on_which_somebody_spoke_is_no_day_of_the_happening():
    readings = [
        theft("a", "Kamis (4/4/2024)", "2024-04-04"),
        report(
            "b",
            "Toko emas Kirana di Pasar Lembah Sora dibobol kawanan pencuri, kata Gilang Arsana, Jumat (5/4/2024).",
            day=9,
            places=PLACES,
            persons=["Gilang Arsana"],
            dates={"Jumat (5/4/2024)": "2024-04-05"},
        ),
    ]
    assert not found(woven(readings), "date")


def test_a_night_ends_on_the_next_day():
    readings = [
        theft("a", "Kamis (4/4/2024) malam", "2024-04-04TNI"),
        theft("b", "Jumat (5/4/2024) dini hari", "2024-04-05TMO"),
    ]
    assert not found(woven(readings), "date")


def test_two_places_of_one_happening():
    readings = [
        theft("a", "Kamis (4/4/2024)", "2024-04-04", "Kecamatan Pinang"),
        theft("b", "Kamis (4/4/2024)", "2024-04-04", "Kecamatan Kelapa"),
        theft("c", "Kamis (4/4/2024)", "2024-04-04", "Kecamatan Pinang"),
    ]
    dossier = woven(readings)
    assert found(dossier, "place") == [{"Kecamatan Pinang": {"a", "c"}, "Kecamatan Kelapa": {"b"}}]
    assert dossier.disagreements[0].alone == "b"


def test_a_place_lies_in_the_one_that_follows_it():
    readings = [
        theft("a", "Kamis (4/4/2024)", "2024-04-04", "Kecamatan Pinang, Kota Manuri"),
        theft("b", "Kamis (4/4/2024)", "2024-04-04", "Kota Manuri"),
    ]
    assert not found(woven(readings), "place")


# ---------------------------------------------------------------- names, offices, kinds


def wreck(key: str, name: str, ship: str = "KM Rukma Jaya", more: str = "", **given):
    return report(
        key,
        f"Nakhoda {ship}, {name}, ditemukan selamat di tepi Telaga Wera setelah {ship} tenggelam.{more}",
        places=PLACES,
        persons=[name],
        **given,
    )


def test_two_names_of_one_master():
    dossier = woven([wreck("a", "Rusdi Halim"), wreck("b", "Rudi Hakim"), wreck("c", "Rusdi Halim")])
    assert found(dossier, "name") == [{"Rusdi Halim": {"a", "c"}, "Rudi Hakim": {"b"}}]
    assert dossier.disagreements[0].alone == "b"


def test_a_spelling_is_no_other_name():
    assert not found(woven([wreck("a", "Oleksandr Prytula"), wreck("b", "Oleksandr Pritula")]), "name")


def test_two_names_of_one_ship():
    dossier = woven([wreck("a", "Rusdi Halim"), wreck("b", "Rusdi Halim", "KM Rukma Sari")])
    assert found(dossier, "name") == [{"KM Rukma Jaya": {"a"}, "KM Rukma Sari": {"b"}}]


def chief(key: str, office: str, more: str = ""):
    return report(
        key,
        f"{office} Gilang Arsana mengatakan banjir di Lembah Sora surut.{more} Air turun di Telaga Wera.",
        places=PLACES,
        persons=["Gilang Arsana"],
    )


def test_a_rank_of_one_office():
    dossier = woven([chief("a", "Wakapolres Manuri"), chief("b", "Kapolres Manuri"), chief("c", "Wakapolres Manuri")])
    assert found(dossier, "role") == [{"wakapolres manuri": {"a", "c"}, "kapolres manuri": {"b"}}]


def test_two_offices_that_one_can_hold_and_one_held_before():
    assert not found(woven([chief("a", "Ketua Partai Sora"), chief("b", "Wakil Ketua DPRD Manuri")]), "role")
    assert not found(woven([chief("a", "Bupati Manuri"), chief("b", "Mantan Camat Manuri")]), "role")


def test_what_sank_by_its_name_and_by_what_befell_it():
    def told(key: str, words: str):
        return report(
            key,
            f"Sebuah {words} tenggelam dihantam ombak di Telaga Wera, Jumat. Gilang Arsana memimpin pencarian.",
            places=PLACES,
            persons=["Gilang Arsana"],
        )

    named = woven([told("a", "kapal kargo bernama Rukma"), told("b", "kapal penumpang bernama Rukma")])
    assert found(named, "kind") == [{"kapal kargo": {"a"}, "kapal penumpang": {"b"}}]
    unnamed = woven([told("a", "kapal kargo"), told("b", "feri penumpang")])
    assert found(unnamed, "kind") == [{"kapal kargo": {"a"}, "feri penumpang": {"b"}}]
    assert not found(woven([told("a", "kapal penumpang"), told("b", "feri")]), "kind")


def test_the_only_survivor_and_one_of_three():
    readings = [
        report(
            "a", "Gilang Arsana adalah satu-satunya penambang yang selamat di Lembah Sora.", persons=["Gilang Arsana"]
        ),
        report("b", "Gilang Arsana satu dari tiga penambang yang selamat di Lembah Sora.", persons=["Gilang Arsana"]),
    ]
    assert found(woven(readings), "count") == [{"1": {"a"}, "3": {"b"}}]


def test_the_second_and_the_third_are_two_persons():
    readings = [
        report("a", "Gilang Arsana menjadi tersangka kedua korupsi di Lembah Sora.", persons=["Gilang Arsana"]),
        report("b", "Wisnu Baskara menjadi tersangka ketiga korupsi di Lembah Sora.", persons=["Wisnu Baskara"]),
    ]
    assert not found(woven(readings), "count")


# ---------------------------------------------------------------- speakers and hearers

REMARK = "Warga lembah sudah terlalu lama menunggu jembatan yang dijanjikan pemerintah"


def heard(key: str, by: str, medium: str, *, words: str = REMARK, outlet: str | None = None):
    pointer = f"kepada {medium}"
    return report(
        key,
        f"“{words},” kata {by} {pointer} di Ostrana.",
        outlet=outlet,
        persons=[by],
        places=PLACES,
        said=[Said(words, by=by, chain=(medium,), pointer=(pointer, medium))],
    )


def test_to_whom_it_was_said():
    readings = [
        heard("a", "Milan Dorva", "Wartaraya"),
        heard("b", "Milan Dorva", "Pelita Timur"),
        heard("c", "Milan Dorva", "Wartaraya"),
    ]
    dossier = woven(readings)
    assert found(dossier, "source") == [{"Wartaraya": {"a", "c"}, "Pelita Timur": {"b"}}]
    assert dossier.disagreements[0].alone == "b"


def test_two_outlets_that_each_heard_it_contradict_nobody():
    readings = [
        heard("a", "Milan Dorva", "Koran A", outlet="Koran A"),
        heard("b", "Milan Dorva", "Koran B", outlet="Koran B"),
    ]
    assert not found(woven(readings), "source")


def test_who_had_it_first():
    def told(key: str, medium: str):
        return report(
            key,
            f"Rencana merger Bank Sora pertama kali dilaporkan {medium}. Bank Sora belum menjawab.",
            relays={f"dilaporkan {medium}": medium},
        )

    dossier = woven([told("a", "Wartaraya"), told("b", "Pelita Timur"), told("c", "Wartaraya")])
    assert found(dossier, "source") == [{"Wartaraya": {"a", "c"}, "Pelita Timur": {"b"}}]


def test_a_sentence_of_one_pattern_is_another_persons_own():
    readings = [
        heard(
            "a", "Milan Dorva", "Wartaraya", words="Nelayan Telaga Wera membutuhkan jaring baru dan bahan bakar murah"
        ),
        heard("b", "Sorel Vandik", "Wartaraya", words="Nelayan Telaga Wera membutuhkan pasar yang adil dan es batu"),
    ]
    assert not found(woven(readings), "speaker")
