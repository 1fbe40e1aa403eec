"""Undo in the window: what it would do is said before, and what it can only ask for is asked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, ParticipantTold
from controlroom.meeting.model import Role
from controlroom.ui import undo as undo_
from controlroom.ui.conference import ConferencePage
from controlroom.ui.conferences import Meeting
from controlroom.ui.icons import Icons
from controlroom.ui.theme import Theme
from controlroom.ui.undo import REDO, UNDO, UndoQuestion, doing, preview
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room
from tests.ui.simulated import Here, at_meeting

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(
    room: Room, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(room.page.table, key, modifiers)


def hints(room: Room) -> str:
    return room.window.hints._hints.accessibleName()


def commands(room: Room) -> list[str]:
    return [order.command for order in room.client().performed]


async def locked(room: Room) -> Meeting:
    """A meeting that was locked by a key just now."""
    meeting = await room.open()
    press(room, Qt.Key.Key_L)
    await room.performed()
    room.client().feed(ConferenceTold({"locked": True}, AT + 1))
    await until(lambda: meeting.undo.offers[UNDO] is not None)
    return meeting


async def test_ctrl_z_takes_back_what_the_hint_says(room: Room) -> None:
    meeting = await locked(room)
    action = room.window.actions_[":undo"].action
    assert hints(room).startswith("Ctrl Z: Undo “Lock”: Unlock, ")
    assert action.text() == "Undo: Unlock"
    assert "Unlock" in action.toolTip()
    press(room, Qt.Key.Key_Z, CTRL)
    await until(lambda: commands(room) == ["lock", "unlock"])
    room.client().feed(ConferenceTold({"locked": False}, AT + 2))
    await until(lambda: meeting.undo.offers[REDO] is not None)
    assert not action.isEnabled()
    assert action.text() == "Undo"
    press(room, Qt.Key.Key_Z, CTRL)
    assert "nothing to undo" in room.window.hints.reason.text().lower()
    assert commands(room) == ["lock", "unlock"], "it does not toggle"


async def test_what_was_undone_is_done_again_by_another_key(room: Room) -> None:
    meeting = await locked(room)
    press(room, Qt.Key.Key_Z, CTRL)
    await until(lambda: commands(room) == ["lock", "unlock"])
    room.client().feed(ConferenceTold({"locked": False}, AT + 2))
    await until(lambda: meeting.undo.offers[REDO] is not None)
    assert room.window.actions_[":redo"].action.text() == "Redo: Lock"
    press(room, Qt.Key.Key_Z, CTRL | SHIFT)
    await until(lambda: commands(room) == ["lock", "unlock", "lock"])
    room.client().feed(ConferenceTold({"locked": True}, AT + 3))
    await until(lambda: meeting.undo.offers[UNDO] is not None)


async def test_microphones_are_opened_only_after_a_question(room: Room) -> None:
    meeting = await room.open()
    client = room.client()
    client.feed(*(ParticipantTold(pid, {"muted": False}, AT + 1) for pid in ("p2", "p3")))
    await until(lambda: meeting.desk.store.people["p3"].muted is False)
    press(room, Qt.Key.Key_M, SHIFT)
    await room.performed()
    client.feed(
        ConferenceTold({"muted": True, "self_unmute": True}, AT + 2),
        *(ParticipantTold(pid, {"muted": True}, AT + 2) for pid in ("p2", "p3")),
    )
    await until(lambda: meeting.undo.offers[UNDO] is not None)
    assert hints(room).startswith("Ctrl Z: Undo “Mute all”: Unmute 2")
    press(room, Qt.Key.Key_Z, CTRL)
    bar = room.page.confirm
    assert bar.open
    assert bar.headline.text() == "Undo “Mute all”?"
    asked = bar.sentence.text()
    assert asked.startswith("2 will be asked to open their microphones: ")
    assert "Site 2" in asked
    assert "Site 3" in asked
    assert commands(room) == ["mute-all"]
    QTest.keyClick(bar.no, Qt.Key.Key_Return)
    assert commands(room) == ["mute-all"], "no is the default"
    press(room, Qt.Key.Key_Z, CTRL)
    bar.yes.click()
    await until(lambda: commands(room) == ["mute-all", "unmute"])
    assert [person.pid for person in client.performed[-1].targets] == ["p2", "p3"]


async def test_what_came_later_and_is_final_is_said(room: Room) -> None:
    meeting = await locked(room)
    meeting.desk.submit(Order("extend", (), {"minutes": 10}))
    await until(lambda: commands(room) == ["lock", "extend"])
    await until(lambda: (offer := meeting.undo.history.to_undo()) and offer.passed)
    press(room, Qt.Key.Key_Z, CTRL)
    assert room.page.confirm.open
    assert "“Extend” came later and can't be undone." in room.page.confirm.sentence.text()
    room.page.escape()
    assert commands(room) == ["lock", "extend"]


async def test_it_expires_by_itself(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("controlroom.session.undo.LIFETIME", 0.4)
    monkeypatch.setattr(undo_, "LIFETIME", 0.4)
    await locked(room)
    action = room.window.actions_[":undo"].action
    await until(lambda: not action.isEnabled())
    assert "Ctrl Z" not in hints(room)
    assert "ago" in (room.window.actions_[":undo"].why_not or "")


async def test_the_time_left_ticks_only_while_it_is_seen(room: Room) -> None:
    await locked(room)
    bar = room.window.hints
    assert bar._second.isActive()
    clock = bar._hints._clock
    assert clock in {"1:00", "59\N{NO-BREAK SPACE}s"}
    assert clock not in bar._hints.accessibleName(), "it is not read out each second"
    await until(lambda: bar._hints._clock not in {"1:00", clock})
    bar.hide()
    assert not bar._second.isActive()
    bar.show()
    assert bar._second.isActive()


def page_on(here: Here, qtbot: QtBot) -> ConferencePage:
    theme = Theme()
    page = ConferencePage(theme, Icons(theme), here.meeting)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    return page


async def test_mute_all_of_300_and_back_by_the_window(qtbot: QtBot) -> None:
    async with at_meeting(participants=300) as here:
        page = page_on(here, qtbot)
        meeting, world = here.meeting, here.service.world
        store = meeting.desk.store
        await until(lambda: len(store.people) >= 300)
        guests = [p for p in store.people.values() if p.present and p.role is Role.GUEST]
        await meeting.session.carry_out(Order("mute-all"))
        await meeting.session.carry_out(Order("unmute", tuple(guests[::20])))

        def opened() -> set[str]:
            here = {p.pid for p in world.roster if p.in_meeting and not p.muted}
            return here - {store.chair}

        before = opened()
        await meeting.session.carry_out(Order("mute-all"))
        await until(lambda: meeting.undo.offers[UNDO] is not None)
        offer = meeting.undo.offers[UNDO]
        assert offer is not None
        assert doing(offer) == f"Unmute {len(before)}"
        page.undo(UNDO)
        assert page.confirm.open
        assert isinstance(page.confirm._question, UndoQuestion)
        page.confirm.yes.click()
        await until(lambda: opened() == before)
        await until(lambda: not meeting.under_way)


async def test_the_preview_names_who_is_left_out(qtbot: QtBot) -> None:
    async with at_meeting(participants=12) as here:
        meeting, world = here.meeting, here.service.world
        store = meeting.desk.store
        await until(lambda: len(store.people) >= 12)
        a, b, c, *_ = [p for p in store.people.values() if p.present and p.role is Role.GUEST]
        await meeting.session.carry_out(Order("mute-all"))
        await meeting.session.carry_out(Order("unmute", (a, b, c)))
        await meeting.session.carry_out(Order("mute-all"))
        world.update(world.participants[a.pid], muted=False)
        world.leave(world.participants[b.pid])
        here.service.changed()
        await until(lambda: b.pid not in store.people and store.people[a.pid].muted is False)
        offer = meeting.undo.history.to_undo()
        assert offer is not None
        asks, gone, changed = preview(offer)
        assert c.name in asks
        assert b.name in gone
        assert a.name in changed
