"""Random commands and undos by key in a window, against a meeting that also changes by itself: in
the end the screen shows the meeting as it is.

CONTROLROOM_SEEDS names other seeds than the usual one, with commas between them.
"""

import logging
import os
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order, Target
from controlroom.meeting.model import Mode, Presence
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.session.link import LinkState
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.ui.actions import Entry
from controlroom.ui.conferences import Meeting
from controlroom.vendors.base import Place
from controlroom.vendors.huawei.client import HuaweiClient
from tests.agreement import differences, unlike_shown
from tests.orders import LEFT_OUT, Drawn
from tests.ui.conftest import until
from tests.ui.room import Room, a_room

ORDERS = 1000
SEEDS = [int(seed) for seed in os.environ.get("CONTROLROOM_SEEDS", "1").split(",")]
AT_ONCE = 6
_RATES = {"calls_per_minute": 1_000_000, "calls_per_second": 1_000_000}
# Of orders given at the same time some undo each other before a push can show them.
_OVERTAKEN = ORDERS // 20
_VIEWS = ("Alt+1", "Alt+2", "Alt+4", "Space", "Esc", "G, I", "F6")


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 2.0)
    monkeypatch.setattr(actions, "UNPROMISED_WITHIN", 0.05)


class Hands:
    """Presses keys at random: commands for random people, and undo every other time it can."""

    def __init__(self, room: Room, meeting: Meeting, seed: int) -> None:
        self.room = room
        self.meeting = meeting
        self.done: list[Action] = []
        self.by_key = self.undone = self.agreed = 0
        self._dice = random.Random(seed)
        self._drawn = Drawn(self._dice)
        self._entries = {
            entry.request.command.id: entry
            for entry in room.window.actions_
            if entry.request is not None and entry.keys and " " not in entry.words
        }
        meeting.desk.acted.connect(self._acted)

    def _acted(self, action: Action) -> None:
        if action.settled:
            self.done.append(action)
        if action.order.command == "layouts":
            self._drawn.saved([layout.uuid for result in action.results for layout in result])

    async def work(self, count: int) -> None:
        for _ in range(count):
            await until(lambda: len(self.meeting.under_way) < AT_ONCE)
            if self._dice.random() < 1 / 20:
                self._press(self._dice.choice(_VIEWS))
            if self._dice.random() < 1 / 2 and self._take_back():
                self.undone += 1
            else:
                self._give(self._drawn.order(self.meeting.desk.store))
            self._agree()

    def _take_back(self) -> bool:
        """Undo, or do again what was undone, if there is such a thing."""
        words = self._dice.choice((":undo", ":undo", ":undo", ":undo", ":redo"))
        entry = self.room.window.actions_[words]
        if entry.why_not:
            return False
        self._press(entry.keys)
        return True

    def _give(self, order: Order) -> None:
        entry = self._entries.get(order.command)
        if entry is not None and self._can_be_pressed(entry, order):
            self.by_key += 1
            self._press(entry.keys)
        else:
            self.room.window.actions_.give(order)

    def _can_be_pressed(self, entry: Entry, order: Order) -> bool:
        """Whether its key gives exactly this order, once those it is for are selected."""
        assert entry.request is not None
        if entry.asks or order.arguments:
            return False
        pids = [person.pid for person in order.targets]
        if entry.request.command.target is Target.WAITING:
            self.meeting.desk.select_waiting(pids)
        elif pids:
            self.room.page.table.choose(pids)
            if {*self.meeting.desk.selection} != {*pids}:
                return False
        return not entry.why_not

    def _press(self, keys: str) -> None:
        self.room.page.focus_table()
        QTest.keySequence(self.room.page.table, QKeySequence(keys))

    def _agree(self) -> None:
        confirm = self.room.page.confirm
        if confirm.open:
            self.agreed += 1
            QTest.keyClick(confirm.no, Qt.Key.Key_Right)
            QTest.keyClick(confirm.yes, Qt.Key.Key_Y)
            confirm.refuse()

    def turn_over(self) -> None:
        """Switch what can be switched: whatever was so before, the screen has to follow."""
        conference = self.meeting.desk.store.conference
        self._press("Shift+L" if conference.locked else "L")
        self._press("Shift+R" if conference.recording else "R")
        self._agree()
        people = self.meeting.desk.store.people.values()
        site = next(p for p in people if p.presence is Presence.IN and not p.roll_call)
        self.room.page.table.choose([site.pid])
        self._press("B" if conference.mode is Mode.ROLL_CALL else "C")

    def look_at_everybody(self) -> None:
        """Select nobody, filter nothing and hold no row back."""
        for keys in ("Esc", "Alt+1", "Space"):
            self._press(keys)

    def ended(self, *statuses: Status) -> list[str]:
        return [action.order.command for action in self.done if action.status in statuses]


@asynccontextmanager
async def at_the_keys(
    qapp: QApplication, files: Path, seed: int
) -> AsyncIterator[tuple[Hands, Simulation]]:
    async def connect(place: Place, password: str) -> HuaweiClient:
        return HuaweiClient(place, password)

    async with (
        a_room(qapp, files) as room,
        running(seed=seed, participants=60, events_per_second=40.0, **_RATES) as service,
    ):
        room.connect = connect  # type: ignore[assignment, method-assign]
        room.window.resize(2200, 900)
        await room.window.open(Place(service.url, service.conference), service.password)
        meeting = room.window.tabs.current
        assert meeting is not None
        await until(lambda: meeting.session.link.state is LinkState.LIVE)
        try:
            yield Hands(room, meeting, seed), service
        finally:
            await room.conferences.close_all()


async def settled(hands: Hands, service: Simulation) -> list[str]:
    """What differs once nothing happens any more."""
    service.life.rest()
    await until(lambda: not hands.meeting.under_way)
    left: list[str] = []

    def agreed() -> bool:
        nonlocal left
        hands.look_at_everybody()
        left = differences(hands.meeting.desk.store, service.world)
        left += unlike_shown(hands.room.window, service.world)
        return not left and hands.meeting.session.link.state is LinkState.LIVE

    try:
        await until(agreed, 8)
    except TimeoutError:
        return left or ["not live"]
    return []


@pytest.mark.timeout(120)
@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_is_ordered_the_screen_shows_the_meeting(
    seed: int, qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        async with at_the_keys(qapp, tmp_path, seed) as (hands, service):
            await hands.work(ORDERS)
            assert await settled(hands, service) == []
            for _ in range(2):
                hands.turn_over()
                assert await settled(hands, service) == []
            assert not hands.meeting.desk.store.unread
    assert not caplog.records
    assert hands.by_key > ORDERS / 4
    assert hands.undone > ORDERS / 12
    assert {action.order.command for action in hands.done} >= COMMANDS.keys() - LEFT_OUT
    assert hands.ended(Status.FAILED) == []
    assert len(hands.ended(Status.UNCONFIRMED)) < _OVERTAKEN
    assert len(hands.ended(Status.CONFIRMED, Status.ACCEPTED)) > len(hands.done) * 2 / 3
