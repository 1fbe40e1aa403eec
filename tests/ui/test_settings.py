"""What is remembered, and what a broken file costs."""

import json
from collections.abc import Callable
from pathlib import Path

from controlroom.ui.settings import RECENT, Preferences, Settings
from controlroom.vendors.base import Place


def test_what_was_changed_is_there_again(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.json"
    settings = Settings(file)
    told: list[set[str]] = []
    settings.changed.connect(told.append)
    settings.update(theme="dark", scale=1.25, language="")
    settings.trust("https://a", "ab")
    settings.remember(Place("https://a", "1"), "One")
    assert told == [{"theme", "scale"}, {"trusted"}, {"recent"}]
    assert Settings(file).now == settings.now
    assert list(file.parent.iterdir()) == [file]


def test_the_latest_conference_comes_first_and_only_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    for number in [*range(20), 3]:
        settings.remember(Place("https://a", str(number)), f"Meeting {number}")
    recent = [one.place.conference for one in settings.now.recent]
    assert recent[:2] == ["3", "19"]
    assert len(recent) == len(set(recent)) == RECENT


def test_a_faulty_entry_costs_itself_only(
    tmp_path: Path, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("the setting scale is left out")
    expect_warning("the setting theme is left out")
    file = tmp_path / "settings.json"
    file.write_text(json.dumps({"scale": "big", "theme": "pink", "row_height": 32, "new": 1}))
    assert Settings(file).now == Preferences(row_height=32)


def test_a_broken_file_costs_the_memory_only(
    tmp_path: Path, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("the settings could not be read")
    file = tmp_path / "settings.json"
    file.write_text("{")
    assert Settings(file).now == Preferences()


def test_a_place_that_can_not_be_written_costs_the_memory_only(
    tmp_path: Path, expect_warning: Callable[[str], None]
) -> None:
    expect_warning("the settings could not be kept")
    settings = Settings(tmp_path / "file" / "settings.json")
    (tmp_path / "file").write_text("")
    settings.update(theme="light")
    assert settings.now.theme == "light"
