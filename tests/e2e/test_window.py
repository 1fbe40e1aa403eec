"""The console as its operator has it: a real window, real keys, read back by AT-SPI."""

import json
import subprocess
import sys
from typing import Any

import pytest

from tests.e2e.conftest import ROOT, Screen, until

CHINESE = {"LANG": "zh_CN.UTF-8", "LANGUAGE": "zh_CN"}


def do(screen: Screen, words: str) -> dict[str, Any]:
    """What another console would do meanwhile."""
    place = ["--server", screen.place["url"], "--conference", screen.place["conference"]]
    done = subprocess.run(
        [sys.executable, "-m", "controlroom", "do", *place, *words.split()],
        env=screen.environment, cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return json.loads(done.stdout)  # type: ignore[no-any-return]


def cell(screen: Screen, name: str, column: str) -> str:
    (table,) = (found for found in screen.tables() if found["name"] == "Participants")
    rows = {row[table["columns"].index("Name")]: row for row in table["cells"]}
    return str(rows[name][table["columns"].index(column)])


def log(screen: Screen) -> list[str]:
    (table,) = (found for found in screen.tables() if found["name"] == "Log")
    return [" · ".join(row) for row in table["cells"]]


def buttons(screen: Screen) -> dict[str, list[str]]:
    """The visible buttons by name, with their states."""
    nodes = screen.nodes("push button") + screen.nodes("button")
    return {node["name"]: node["states"] for node in nodes if "showing" in node["states"]}


def select(screen: Screen, name: str) -> None:
    """Put the selection on somebody, by keys alone."""
    row = list(screen.people()).index(name)
    screen.key("Home", *["Down"] * row)


@pytest.mark.timeout(180)
def test_an_operator_at_the_keys(screen: Screen) -> None:
    people = until(screen.people)
    assert len(people) >= 10
    screen.shoot("english")
    assert "" not in buttons(screen), "a button without a name"
    assert "enabled" not in buttons(screen)["Mute"]

    screen.key("slash")
    screen.type("shf")
    until(lambda: list(screen.people()) == ["上海分会场"])
    screen.key("Escape")
    until(lambda: len(screen.people()) == len(people))

    select(screen, "上海分会场")
    until(lambda: "enabled" in buttons(screen)["Mute"])
    for key, words, column, text in (
        ("u", "Unmute", "Mic", "open"),
        ("m", "Mute", "Mic", "muted"),
        ("c", "Roll call", "On air", "Roll call"),
        ("b", "Broadcast", "On air", "Broadcast"),
    ):
        screen.key(key)
        until(
            lambda column=column, text=text: (
                text.lower() in cell(screen, "上海分会场", column).lower()
            )
        )
        until(lambda words=words: any(f"{words} · " in line and "confirmed" in line
                                      for line in log(screen)))  # fmt: skip
    screen.shoot("broadcast")
    screen.key("x", "Escape", "r", "l", "shift+m")
    until(lambda: "Stop recording" in buttons(screen))
    until(lambda: "Unlock" in buttons(screen))
    until(lambda: any("Mute all" in line and "confirmed" in line for line in log(screen)))
    screen.shoot("confirmed")


@pytest.mark.timeout(120)
def test_what_others_do_shows_as_well(screen: Screen) -> None:
    until(screen.people)
    assert do(screen, "lock")["status"] == "confirmed"
    until(lambda: "Unlock" in buttons(screen))
    assert do(screen, "mute 上海分会场")["status"] == "confirmed"
    until(lambda: "muted" in cell(screen, "上海分会场", "Mic"))


@pytest.mark.timeout(120)
@pytest.mark.parametrize("screen", [CHINESE], indirect=True)
def test_the_same_in_chinese(screen: Screen) -> None:
    until(lambda: "静音" in buttons(screen))
    until(lambda: "在线" in {node["name"] for node in screen.nodes("label")})
    screen.shoot("chinese")
    names = {node["name"] for node in screen.nodes("menu item")} | set(buttons(screen))
    # What stays Latin is a name, a key or a number.
    assert not [name for name in names if name.isascii() and name.replace(" ", "").isalpha()]
