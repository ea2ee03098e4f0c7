"""The catalogues: complete, alike, and kind to codes that they do not know."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from runut.languages import TableError, table
from runut.model import (
    Anchor,
    Label,
    MediumKind,
    Node,
    PublishedHow,
    Reason,
    Role,
    Scope,
    Slot,
    Stance,
    StatementKind,
    Vehicle,
)
from runut.tell.wording import Interface, places, wording

LANGUAGES = ("id", "en")


def entries(language: str) -> dict[str, object]:
    interface = table(language, "interface.toml", Interface)
    return {
        f"{field}.{code}": entry
        for field in interface.__struct_fields__
        for code, entry in getattr(interface, field).items()
    }


def texts(entry: object) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values() if isinstance(entry, dict) else entry)  # type: ignore[call-overload]


def test_both_languages_say_the_same():
    assert entries("id").keys() == entries("en").keys()
    for key, entry in entries("id").items():
        places_id = {name for text in texts(entry) for name in places(text)}
        places_en = {name for text in texts(entries("en")[key]) for name in places(text)}
        assert places_id == places_en, key


def test_what_has_plural_forms_has_the_other():
    assert all("other" in entry for entry in entries("en").values() if isinstance(entry, dict))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("section", "codes"),
    [
        ("role", get_args(Role)),
        ("vehicle", get_args(Vehicle)),
        ("kind", (*get_args(StatementKind), *get_args(MediumKind), "statement", "assertion")),
        ("stance", get_args(Stance)),
        ("slot", get_args(Slot)),
        ("scope", get_args(Scope)),
        ("anchor", get_args(Anchor)),
        ("published", get_args(PublishedHow)),
        ("link", ("said", "scope", "inferred")),
        ("label", get_args(Label)),
        ("relation", ("within", "part_of", "network", "office")),
        ("node", get_args(Node.__annotations__["kind"]) or ("speaker", "vehicle", "unknown")),
    ],
)
def test_every_code_of_the_model_has_words(language: str, section: str, codes: tuple[str, ...]):
    assert not [code for code in codes if not wording(language).knows(section, code)]


def test_every_word_a_template_asks_for_is_there():
    folder = files("runut.tell") / "templates"
    asked = {
        key
        for template in folder.iterdir()
        if template.name.endswith(".html")
        for key in re.findall(r"""\bt\(["']([a-z_]+)["']""", template.read_text(encoding="utf-8"))
    }
    assert asked and not [key for key in asked if not key.endswith("_") and f"page.{key}" not in entries("id")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_can_be_said_without_its_arguments(language: str):
    words = wording(language)
    for key in entries(language):
        if key.startswith("reason."):
            code = key.partition(".")[2]
            assert words.reason(Reason(code=code)) != code


def test_an_unknown_reason_is_its_code_and_arguments():
    assert wording("id").reason(Reason(code="new_one", args={"b": 2, "a": "x"})) == "new_one (a: x, b: 2)"


def test_arguments_are_never_read_as_places():
    said = wording("id").reason(Reason(code="same_speaker", args={"speaker": "{x} {0.__class__}"}))
    assert said == "pembicaranya sama: {x} {0.__class__}"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2022-08-17", "17 Agustus 2022"),
        ("2022-08", "Agustus 2022"),
        ("2022-W33", "pekan ke-33 2022"),
        ("2022-08-18T14:00", "18 Agustus 2022, pukul 14.00"),
        ("2022-08-18T14:00:00+08:00", "18 Agustus 2022, pukul 14.00 WITA"),
        ("2022-08-18TNI", "18 Agustus 2022, malam"),
        ("T14:30", "pukul 14.30"),
        ("P77Y", "77 tahun"),
        ("PXD", "beberapa hari"),
        ("XXXX-08-15", "15 Agustus"),
        ("PRESENT_REF", "saat itu"),
        ("2022-13", "2022-13"),
        ("118", "118"),
    ],
)
def test_values_in_words(value: str, said: str):
    assert wording("id").when(value) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2025-05-14", "2025-05-15", "14–15 Mei 2025"),
        ("2025-04-30", "2025-05-02", "30 April – 2 Mei 2025"),
        ("2024-12-31", "2025-01-01", "31 Desember 2024 – 1 Januari 2025"),
        ("2025", "2025-05-02", "2025 – 2 Mei 2025"),
        ("2025-05-14", "2025-05-14", "14 Mei 2025"),
        (None, "2025-05-14", "14 Mei 2025"),
        (None, None, ""),
        ("x", "y", "x"),
    ],
)
def test_a_period_says_what_both_share_once(start: str | None, end: str | None, said: str):
    assert wording("id").period(start, end) == said


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ({"of": "aboard", "unit": "person"}, "jumlah orang yang diangkut"),
        ({"of": "damaged", "unit": "house"}, "jumlah rumah yang rusak"),
        ({"of": "damaged"}, "jumlah kerusakan"),
        ({"of": "depth", "unit": "m"}, "kedalaman"),
        ({"of": "kapal patroli", "unit": "ship"}, "jumlah kapal patroli"),
        ({"unit": "ship"}, "jumlah kapal"),
        ({}, "jumlahnya"),
    ],
)
def test_what_is_counted_in_words(args: dict[str, str | int | float], said: str):
    assert wording("id").reason(Reason(code="number_of", args=args)) == said


class Counted(msgspec.Struct):
    """What ``quantities.toml`` calls what is counted and measured."""

    outcomes: list[dict[str, object]]
    measures: dict[str, str]
    things: dict[str, str]
    currency_before: dict[str, str]


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_that_is_read_of_numbers_has_words(language: str):
    read = table("id", "quantities.toml", Counted)
    frames = ("aboard", "capacity", "crew", "age")
    of = {*(str(one["key"]) for one in read.outcomes), *read.measures.values(), *frames}
    assert not [code for code in of if not wording(language).knows("of", code)]
    units = {*read.things.values(), *read.currency_before.values()}
    assert not [code for code in units if not wording(language).knows("counted", code)]


def test_many_words_are_cut_at_a_word():
    said = wording("id").reason(Reason(code="speaker_of", args={"words": "kata " * 40}))
    assert said.endswith("kata …”") and len(said) < 150


def test_counts_take_the_plural_of_the_language():
    assert wording("en").say("page.outlets", n=1) == "1 outlet"
    assert wording("en").say("page.outlets", n=1200) == "1,200 outlets"
    assert wording("id").say("page.outlets", n=1200) == "1.200 media"


def test_a_share_is_never_rounded_up_to_all():
    assert wording("id").share(0.999) == "99 persen"


def test_a_language_without_a_catalogue_is_an_error():
    with pytest.raises(TableError):
        wording("xx")


@given(st.text())
def test_any_value_can_be_said(value: str):
    assert isinstance(wording("id").when(value), str)
    assert msgspec.json.encode(wording("en").reason(Reason(code="number_of", args={"of": "x"})))
