"""The pipeline loads as any spaCy pipeline does, with spaCy's usual arguments."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "packages" / "id_runut_news"


def test_it_loads_by_its_name(nlp: Any, news: Any):
    assert nlp.lang == "id"
    assert nlp.pipe_names == ["runut", "runut_pos"]
    assert (nlp.meta["lang"], nlp.meta["name"], nlp.meta["version"]) == ("id", "runut_news", news.__version__)
    assert nlp.get_pipe("runut").reader == "accurate"


def test_all_its_versions_are_those_of_runut():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    ours = tomllib.loads((PACKAGE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert ours["version"] == version
    assert f"runut=={version}" in ours["dependencies"]
    meta = json.loads((PACKAGE / "src" / "id_runut_news" / "meta.json").read_text(encoding="utf-8"))
    assert meta["version"] == version


def test_its_licence_is_that_of_runut():
    assert (PACKAGE / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()


def test_a_component_whose_name_another_begins_with_is_left_out_alone(spacy: Any):
    assert spacy.load("id_runut_news", exclude="runut_pos").component_names == ["runut"]


def test_components_are_disabled_and_enabled(news: Any):
    disabled = news.load(disable=["runut_pos"])
    assert (disabled.pipe_names, disabled.component_names) == (["runut"], ["runut", "runut_pos"])
    assert news.load(enable="runut_pos").pipe_names == ["runut_pos"]


def test_a_vocabulary_can_be_shared(nlp: Any, news: Any):
    assert news.load(vocab=nlp.vocab, exclude="runut_pos").vocab is nlp.vocab


@pytest.mark.parametrize(
    "config",
    [
        {"components": {"runut": {"reader": "fast", "published": "2025-05-14"}}},
        {"components.runut.reader": "fast", "components.runut.published": "2025-05-14"},
    ],
)
def test_settings_are_given_nested_or_by_path(spacy: Any, config: dict[str, Any]):
    reader = spacy.load("id_runut_news", config=config).get_pipe("runut")
    assert (reader.reader, reader.published) == ("fast", "2025-05-14")


@pytest.mark.parametrize("config", [{"components.runut.reader": "quick"}, {"components.runut.published": "yesterday"}])
def test_a_wrong_setting_is_refused(spacy: Any, config: dict[str, Any]):
    with pytest.raises(ValueError, match=r"reader|published"):
        spacy.load("id_runut_news", config=config)


def test_the_reader_is_a_component_for_other_pipelines(spacy: Any):
    nlp = spacy.blank("id")
    nlp.add_pipe("runut", config={"reader": "fast"})
    doc = nlp("“Air sudah surut,” kata Rini Astuti.")
    assert [statement.speaker_name for statement in doc._.statements] == ["Rini Astuti"]


def test_a_name_that_another_package_took_is_said(spacy: Any, news: Any):
    taken = spacy.tokens.Doc.get_extension("relays")
    spacy.tokens.Doc.set_extension("relays", getter=len, force=True)
    try:
        with pytest.raises(ValueError, match=r"Doc\._\.relays"):
            news.extensions.register()
    finally:
        spacy.tokens.Doc.set_extension("relays", getter=taken[2], force=True)
    news.extensions.register()
