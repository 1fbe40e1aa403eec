"""What stands in the way, and what is asked first: by risk, by number, and about whom exactly."""

import asyncio
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order, Risk, Target
from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold, WaitingTold
from controlroom.meeting.model import Participant
from controlroom.meeting.store import Store
from controlroom.ui.questions import phrased, question
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room


def people(count: int) -> tuple[Participant, ...]:
    return tuple(Participant(f"p{n}", f"Site {n}", f"+{n}") for n in range(count))


def store(count: int = 20, waiting: int = 0) -> Store:
    made = Store()
    for person in people(count):
        values = {"name": person.name, "number": person.number, "muted": True}
        made.apply(ParticipantTold(person.pid, values, AT, full=True))
    for n in range(waiting):
        made.apply(WaitingTold(f"w{n}", {"name": f"Guest {n}"}, AT))
    return made


def asks(command: str, count: int = 0, above: int = 10, waiting: int = 0) -> bool:
    order = Order(command, people(count))
    return question(order, store(waiting=waiting), above) is not None


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_nothing_harmless_asks(command: str) -> None:
    if COMMANDS[command].risk is Risk.HARMLESS:
        assert not asks(command, 0 if COMMANDS[command].target is Target.CONFERENCE else 300)


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_what_destroys_always_asks(command: str) -> None:
    if COMMANDS[command].risk is Risk.DESTRUCTIVE:
        assert asks(command)


@pytest.mark.parametrize("command", ["unmute", "hang-up", "to-waiting-room"])
def test_what_disturbs_asks_from_a_number_on(command: str) -> None:
    assert not asks(command, 10)
    assert asks(command, 11)
    assert asks(command, 3, above=2)


@pytest.mark.parametrize("command", ["mute-all", "layout", "broadcast", "roll-call", "resume"])
def test_the_day_s_work_does_not(command: str) -> None:
    assert not asks(command, 1 if COMMANDS[command].target is Target.ONE else 0)


@pytest.mark.parametrize(
    "command", ["unmute-all", "record-stop", "live-start", "live-stop", "interpretation-stop"]
)
def test_what_the_whole_meeting_notices_does(command: str) -> None:
    assert asks(command)


def test_letting_in_a_few_does_not_and_many_does() -> None:
    assert not asks("admit-all", waiting=10)
    assert asks("admit-all", waiting=11)


def test_who_could_not_be_called_again_is_asked_about() -> None:
    one = Participant("p1", "Guest")
    asked = question(Order("hang-up", (one,)), store())
    assert asked is not None
    assert asked.note == "Without a number, can't be called again: \u2068Guest\u2069."


def test_it_says_whom_and_how_many() -> None:
    twelve = phrased(Order("hang-up", people(12)), store())
    assert "Hang up, 12 people" in twelve.text
    assert "Site 0" in twelve.text
    assert "Site 2" in twelve.text
    assert "and 9 more" in twelve.text
    assert "Site 3" not in twelve.text
    assert phrased(Order("unmute-all"), store(20)).text.endswith("Muted now: 20.")
    assert phrased(Order("end"), store(20)).text.endswith("In the meeting: 20.")


class TestInPlace:
    async def test_it_speaks_of_who_is_still_there(self, room: Room) -> None:
        await room.open(people=20)
        room.choose(*(f"p{n}" for n in range(1, 13)))
        QTest.keyClick(room.page.table, Qt.Key.Key_U)
        confirm = room.page.confirm
        assert "12" in confirm.headline.text()
        room.client().feed(Gone(Group.PARTICIPANTS, "p1", AT + 1))
        await until(lambda: "11" in confirm.headline.text())
        assert "Site 1" in confirm.sentence.text()
        assert confirm.sentence.text().startswith("Left meanwhile")
        QTest.keyClick(confirm.no, Qt.Key.Key_Right)
        QTest.keyClick(confirm.yes, Qt.Key.Key_Y)
        (order,) = await room.performed()
        assert [p.pid for p in order.targets] == [f"p{n}" for n in range(2, 13)]

    async def test_who_leaves_in_the_last_moment_is_not_meant(self, room: Room) -> None:
        await room.open(people=20)
        room.choose(*(f"p{n}" for n in range(1, 13)))
        QTest.keyClick(room.page.table, Qt.Key.Key_U)
        confirm = room.page.confirm
        QTest.keyClick(confirm.no, Qt.Key.Key_Right)
        room.client().feed(Gone(Group.PARTICIPANTS, "p1", AT + 1))
        await until(lambda: "p1" not in room.page.desk.store.people)
        QTest.keyClick(confirm.yes, Qt.Key.Key_Y)
        (order,) = await room.performed()
        assert len(order.targets) == 11

    async def test_if_nobody_is_left_yes_is_off(self, room: Room) -> None:
        await room.open()
        room.choose("p3")
        QTest.keyClick(room.page.table, Qt.Key.Key_Delete)
        confirm = room.page.confirm
        assert confirm.isVisible()
        room.client().feed(Gone(Group.PARTICIPANTS, "p3", AT + 1))
        await until(lambda: not confirm.yes.isEnabled())
        assert confirm.no.hasFocus()
        QTest.keyClick(confirm.no, Qt.Key.Key_Return)
        assert room.client().performed == []

    async def test_the_number_is_the_user_s(self, room: Room) -> None:
        await room.open()
        room.settings.update(ask_above=2)
        room.choose("p1", "p2", "p3")
        QTest.keyClick(room.page.table, Qt.Key.Key_U)
        assert room.page.confirm.isVisible()

    async def test_a_second_press_does_nothing_twice(self, room: Room) -> None:
        await room.open()
        room.choose("p3")
        QTest.keyClick(room.page.table, Qt.Key.Key_B)
        QTest.keyClick(room.page.table, Qt.Key.Key_B)
        assert room.window.hints.reason.text() == "This is under way already"
        assert len(await room.performed()) == 1


class TestWaiting:
    async def waiting(self, room: Room, *pids: str) -> None:
        room.client().feed(*(WaitingTold(p, {"name": f"Guest {p}"}, AT + 1) for p in pids))
        await until(lambda: set(pids) <= set(room.page.desk.store.waiting))

    async def test_a_key_lets_in_who_is_selected_there(self, room: Room) -> None:
        await room.open()
        entry = room.window.actions_["admit"]
        assert entry.why_not == "Nobody is waiting"
        await self.waiting(room, "w1", "w2", "w3")
        await until(lambda: entry.why_not == "Select somebody in the waiting room first")
        room.page.desk.select_waiting(["w1", "w3"])
        assert entry.why_not == ""
        entry.action.trigger()
        await until(lambda: len(room.client().performed) == 1)
        room.client().feed(WaitingTold("w1", {"admitted": True}, AT + 2))
        await until(lambda: len(room.client().performed) == 2)
        room.client().feed(WaitingTold("w3", {"admitted": True}, AT + 3))
        orders = await room.performed()
        assert [[p.pid for p in order.targets] for order in orders] == [["w1"], ["w3"]]

    async def test_who_went_is_not_let_in(self, room: Room) -> None:
        await room.open()
        await self.waiting(room, "w1")
        room.page.desk.select_waiting(["w1"])
        room.client().feed(Gone(Group.WAITING, "w1", AT + 2))
        entry = room.window.actions_["admit"]
        await until(lambda: entry.why_not == "Who was selected does not wait any more")

    async def test_the_longest_waiting_first_and_nobody_twice(self, room: Room) -> None:
        await room.open()
        room.client().feed(
            WaitingTold("w1", {"name": "A", "since": AT - 1000}, AT + 1),
            WaitingTold("w2", {"name": "B", "since": AT - 5000}, AT + 1),
        )
        await until(lambda: len(room.page.desk.store.waiting) == 2)
        for _ in range(3):
            QTest.keySequence(room.page.table, QKeySequence("W, F"))
        await until(lambda: len(room.client().performed) == 2)
        await asyncio.sleep(0)
        performed = room.client().performed
        assert [order.targets[0].pid for order in performed] == ["w2", "w1"]
        room.client().feed(*(WaitingTold(p, {"admitted": True}, AT + 2) for p in ("w1", "w2")))
        await room.performed()


async def test_what_is_so_already_is_told(room: Room) -> None:
    await room.open()
    for field, value, words in (
        ("streaming", True, "live-start"),
        ("interpreting", False, "interpretation-stop"),
        ("subtitles", True, "subtitles-start"),
        ("self_unmute", True, "allow-self-unmute"),
        ("paused", False, "resume"),
    ):
        room.client().feed(ConferenceTold({field: value}, AT + 1))
        await until(partial(getattr, room.window.actions_[words], "why_not"))


async def test_what_needs_an_account_says_so(room: Room) -> None:
    await room.open()
    entry = room.window.actions_["recording-files"]
    assert entry.why_not == "Needs an enterprise account, and none is configured"
    QTest.keySequence(QApplication.focusWidget() or room.window, QKeySequence("K, R"))
    assert "enterprise account" in room.window.hints.reason.text()
