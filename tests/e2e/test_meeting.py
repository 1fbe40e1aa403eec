"""A whole meeting of 300 sites by keys alone; somebody else watches what really happens.

CONTROLROOM_PACE is how many seconds pass between two steps, CONTROLROOM_EVENTS how much happens a
second by itself: a meeting of ten minutes is the same script at another pace.
"""

import os
import re
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pypinyin import lazy_pinyin

from tests.e2e.conftest import Screen, until
from tests.e2e.observer import Observer, watching

SITES = 300
PACE = float(os.environ.get("CONTROLROOM_PACE", "0"))
EVENTS = float(os.environ.get("CONTROLROOM_EVENTS", "0"))
WORLD = {"participants": SITES, "events-per-second": EVENTS}
_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
_SITE = "分会场"
_SELECTED = re.compile(r"\d+ selected\b")
_TYPED, _BY_ARROWS = 3, 17


class Operator:
    """Sits at the keys of one window, and is checked by somebody else."""

    def __init__(self, screen: Screen, seen: Observer) -> None:
        self.screen = screen
        self.seen = seen

    # reading

    def rows(self, count: int) -> list[str]:
        """The first names of the table."""
        return list(self.screen.people(count))

    def labels(self) -> list[str]:
        """What stands on the screen."""
        return self.called("label")

    def called(self, role: str) -> list[str]:
        """The names of what there is of a role on the screen."""
        shown = self.screen.shown()
        return [node["name"].translate(_ISOLATES) for node in shown if node["role"] == role]

    def selected(self) -> str:
        """Whom the hint bar says a command would be for."""
        said = [label for label in self.labels() if _SELECTED.match(label)]
        return said[0].partition(": ")[2] if said else ""

    def another(self, before: str) -> str:
        """Whom a command would be for, once it is somebody else than before."""
        now = self.selected()
        return "" if now == before else now

    def focused(self, name: str) -> bool:
        """Whether what is called so, or begins so, has the focus."""
        shown = self.screen.shown()
        return any(n["name"].startswith(name) for n in shown if "focused" in n["states"])

    def pid(self, name: str) -> str:
        """Who is called so; nobody else may be."""
        (pid,) = self.seen.who(name=name)
        return pid

    # acting

    def press(self, *keys: str) -> None:
        time.sleep(PACE)
        self.screen.key(*keys)

    def agree(self, asked: str) -> None:
        """Answer the question that has just come, after reading it, with yes."""
        until(lambda: any(asked in label for label in self.labels()))
        self.screen.shoot(f"meeting-asked-{asked.split()[0].lower().strip('“”')}")
        self.press("Right", "y")

    def find(self, name: str, typed: str) -> str:
        """Select somebody by typing; the pid."""
        self.press("slash")
        self.screen.type(typed)
        until(lambda: self.rows(3) == [name])
        self.screen.key("Return", "Home")
        until(lambda: self.selected() == name)
        return self.pid(name)

    def let_go(self) -> None:
        """Nobody is selected, and everybody is shown."""
        self.screen.key("Escape", "Escape")
        until(lambda: not self.selected() and len(self.rows(5)) == 5)

    def confirmed(self, *words: str) -> None:
        """The window's log says of what was ordered last that it has come true."""

        def told() -> bool:
            (log,) = self.screen.tables(12, "Log")
            lines = [" · ".join(row).translate(_ISOLATES) for row in log["cells"]]
            return any(
                "confirmed" in line
                and "not confirmed" not in line
                and all(w in line for w in words)
                for line in lines
            )

        until(told)


@pytest.fixture
def operator(screen: Screen) -> Iterator[Operator]:
    with watching(screen) as seen:
        # Everybody is in before the first key.
        until(lambda: len(seen.people) >= SITES and "mode" in seen.conference, 40)
        until(lambda: len(screen.people(20)) == 20, 40)
        yield Operator(screen, seen)


def sites(seen: Observer) -> list[tuple[str, str]]:
    """Names that their pinyin finds, and nobody else; with it."""
    names = [told["name"] for told in seen.people.values()]
    everywhere = "\n".join(map(_spelled, {*names, *seen.invited.values()}))
    called = [name for name in names if name.endswith(_SITE)]
    typed = {name: _spelled(name.removesuffix(_SITE)) for name in called}
    return [(name, typed[name]) for name in called if everywhere.count(typed[name]) == 1]


def _spelled(name: str) -> str:
    return "".join(lazy_pinyin(name)).casefold()


@pytest.mark.timeout(180 if not PACE else 1800)
@pytest.mark.parametrize("simulator", [WORLD], indirect=True)
def test_a_whole_meeting_by_keys(operator: Operator) -> None:
    begin = _rss(operator.screen.pid)
    for act in ACTS:
        started = time.monotonic()
        act(operator)
        print(f"{act.__name__}: {time.monotonic() - started:.1f} s")
    print(f"memory: {begin} MB, then {_rss(operator.screen.pid)} MB")


def _rss(pid: int) -> int:
    """Of what a process holds in memory, in MB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    (line,) = (line for line in status if line.startswith("VmRSS"))
    return int(line.split()[1]) // 1024


def admit_everybody(operator: Operator) -> None:
    seen = operator.seen
    waiting = {told["name"] for told in seen.waiting.values()}
    assert waiting
    operator.screen.shoot("meeting-waiting")
    operator.press("w", "shift+a")
    until(lambda: waiting <= {told["name"] for told in seen.people.values()})
    until(lambda: not waiting & {told["name"] for told in seen.waiting.values()})
    operator.confirmed("Admit all")


def call_the_roll(operator: Operator) -> None:
    seen, called = operator.seen, set[str]()

    def call(name: str) -> None:
        pid = operator.pid(name)
        operator.press("c")
        until(lambda: seen.who(roll_call=True) == {pid})
        until(lambda: not seen.people[pid]["muted"])
        assert seen.conference["mode"] == "roll-call"
        operator.confirmed("Roll call", name)
        called.add(pid)

    for name, typed in sites(seen)[:_TYPED]:
        operator.find(name, typed)
        call(name)
        operator.let_go()
    operator.screen.shoot("meeting-roll-call")
    operator.press("Home", *["Down"] * 8)
    before = until(operator.selected)
    while len(called) < _TYPED + _BY_ARROWS:
        operator.press("Down")
        name = before = until(partial(operator.another, before))
        # Whoever has left meanwhile keeps the row until the rows settle.
        if seen.who(name=name) - called:
            call(name)


def broadcast(operator: Operator) -> None:
    seen = operator.seen
    name, typed = sites(seen)[_TYPED]
    operator.let_go()
    pid = operator.find(name, typed)
    operator.press("b")
    until(lambda: seen.who(broadcast=True) == {pid} and not seen.who(roll_call=True))
    assert seen.conference["mode"] == "broadcast"
    operator.confirmed("Broadcast", name)
    operator.screen.shoot("meeting-broadcast")
    operator.press("x")
    until(lambda: not seen.who(broadcast=True) and seen.conference["mode"] == "free")
    operator.confirmed("Stop")
    operator.let_go()


def lay_out(operator: Operator) -> None:
    seen = operator.seen
    names = operator.rows(40)
    fit = [bool(seen.who(name=name, video=True)) for name in names]
    first = next(at for at in range(len(fit)) if all(fit[at : at + 4]))
    four = [operator.pid(name) for name in names[first : first + 4]]
    operator.press("Home", *["Down"] * first, *["shift+Down"] * 3)
    until(lambda: any(label.startswith("4 selected: ") for label in operator.labels()))
    operator.press("y")
    until(lambda: any("Apply" in name for name in operator.called("push button")))
    operator.screen.shoot("meeting-layout")
    operator.press("Return")
    until(lambda: seen.conference["mode"] == "fixed")
    panes = until(lambda: (seen.conference.get("layout") or {}).get("panes"))
    assert [pane["sites"] for pane in panes] == [[pid] for pid in four]
    operator.confirmed("Multi-picture Four")
    operator.screen.shoot("meeting-multi-picture")


def mute_all_and_take_it_back(operator: Operator) -> None:
    seen = operator.seen
    chair = seen.chair
    # The four of the layout are still selected.
    operator.press("u")
    until(lambda: len(seen.who(muted=False)) > 4)
    operator.confirmed("Unmute")
    open_ = seen.who(muted=False)
    operator.press("shift+m")
    until(lambda: seen.conference["muted"] and seen.who(muted=False) <= {chair} | _restless(seen))
    operator.confirmed("Mute all")
    operator.screen.shoot("meeting-muted")
    operator.press("ctrl+z")
    operator.agree("Undo")
    until(lambda: open_ & seen.people.keys() <= seen.who(muted=False))
    assert seen.who(muted=False) - open_ <= _restless(seen)
    operator.confirmed("Unmute")
    operator.screen.shoot("meeting-undone")


def _restless(seen: Observer) -> set[str]:
    """Who may have changed by themselves."""
    return set(seen.people) if EVENTS else set()


def record(operator: Operator) -> None:
    seen = operator.seen
    operator.press("r")
    until(lambda: seen.conference["recording"])
    operator.confirmed("Record")
    operator.screen.shoot("meeting-recording")
    operator.press("shift+r")
    operator.agree("Stop the cloud recording")
    until(lambda: not seen.conference["recording"])
    operator.confirmed("Stop recording")


def lock(operator: Operator) -> None:
    operator.press("l")
    until(lambda: operator.seen.conference["locked"])
    operator.confirmed("Lock")


def rename(operator: Operator) -> None:
    seen = operator.seen
    name, typed = sites(seen)[_TYPED + 1]
    operator.let_go()
    pid = operator.find(name, typed)
    operator.press("F2")
    until(lambda: operator.focused("Name"))
    operator.screen.shoot("meeting-rename")
    operator.screen.key("ctrl+a")
    operator.screen.type("Site of honour")
    operator.press("Return")
    until(lambda: seen.people[pid]["name"] == "Site of honour")
    operator.confirmed("Rename")
    operator.let_go()


def keep_a_scene_and_come_back(operator: Operator) -> None:
    seen = operator.seen
    mode = seen.conference["mode"]
    operator.press("d", "s")
    until(lambda: "Rename" in operator.called("push button"))
    operator.press("plus")
    until(lambda: operator.focused("Name of the scene"))
    operator.screen.type("Opening")
    operator.screen.shoot("meeting-scene-form")
    operator.press("Return")
    until(lambda: operator.focused("Scenes"))
    operator.screen.key("Escape")
    operator.press("shift+l")
    until(lambda: not seen.conference["locked"])
    operator.press("x")
    until(lambda: seen.conference["mode"] != mode)
    operator.screen.shoot("meeting-scene-far")
    operator.press("z", "1")
    until(lambda: seen.conference["locked"] and seen.conference["mode"] == mode)
    operator.screen.shoot("meeting-scene")


GUESTS = {"Jinan hall": "+8653100001234", "Hefei hall": "+8655100001234"}


def invite(operator: Operator) -> None:
    seen = operator.seen
    operator.press("d", "i")
    until(lambda: operator.focused("Name"))
    while not operator.focused("Paste many…"):
        operator.screen.key("Tab")
    operator.press("space")
    until(lambda: operator.focused("Guests, one a line"))
    for name, number in GUESTS.items():
        operator.screen.type(f"{name}, {number}")
        operator.screen.key("Return")
    operator.screen.key("ctrl+a", "ctrl+x", "ctrl+v")
    operator.press("ctrl+Return")
    until(lambda: operator.focused("Invitations"))
    operator.screen.shoot("meeting-invitations")
    operator.press("Return")
    until(lambda: {n: name for name, n in GUESTS.items()}.items() <= seen.invited.items())
    until(lambda: all(seen.who(name=name, number=n) for name, n in GUESTS.items()), 30)
    operator.screen.shoot("meeting-invited")


def end(operator: Operator) -> None:
    operator.press("slash", "Escape", "Escape")
    operator.press("e", "x")
    operator.agree("End")
    assert operator.seen.status() == 0
    until(lambda: any("ended" in label for label in operator.labels()))
    operator.screen.shoot("meeting-ended")


ACTS: tuple[Callable[[Operator], Any], ...] = (
    admit_everybody,
    call_the_roll,
    broadcast,
    lay_out,
    mute_all_and_take_it_back,
    record,
    lock,
    rename,
    keep_a_scene_and_come_back,
    invite,
    end,
)
