"""The palette: everything by name."""

import pytest
from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from controlroom.commands.catalogue import COMMANDS
from controlroom.meeting.facts import ParticipantTold, WaitingTold
from controlroom.meeting.model import Presence
from controlroom.meeting.search import load_pinyin
from controlroom.ui.actions import Entry
from controlroom.ui.palette.offers import Offers
from controlroom.ui.palette.panel import Palette
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room

TITLES = {"mute": "静音", "mute-all": "全场静音"}
CONTROL = Qt.KeyboardModifier.ControlModifier


def press(room: Room, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or room.window, key, *modifiers)


async def opened(room: Room) -> Palette:
    """The palette over a meeting in which some have Chinese names."""
    load_pinyin()
    await room.open()
    room.client().feed(
        ParticipantTold("p2", {"name": "张伟"}, AT + 1),
        ParticipantTold("p3", {"name": "Zhang Li"}, AT + 1),
        ParticipantTold("p4", {"name": "李 Zhang"}, AT + 1),
    )
    await until(lambda: room.page.desk.store.people["p4"].name == "李 Zhang")
    press(room, Qt.Key.Key_K, CONTROL)
    assert room.window.palette_.isVisible()
    assert room.window.palette_.line.hasFocus()
    return room.window.palette_


def seen(palette: Palette) -> list[tuple[str, list[str]]]:
    return [
        (offer.entry.words if offer.entry else "", [person.pid for person in offer.people])
        for offer in palette.found.offers
    ]


async def test_a_command_and_somebody_are_found_together(room: Room) -> None:
    palette = await opened(room)
    QTest.keyClicks(palette.line, "mute zhang")
    assert seen(palette)[:3] == [("mute", ["p3"]), ("mute", ["p2"]), ("mute", ["p4"])]
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Down)
    press(room, Qt.Key.Key_Return)
    assert not palette.isVisible()
    (order,) = await room.performed()
    assert (order.command, [person.pid for person in order.targets]) == ("mute", ["p4"])
    assert room.page.table.hasFocus()


async def test_a_chinese_command_is_found_by_pinyin(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    await opened(room)
    monkeypatch.setattr(Entry, "title", property(lambda entry: TITLES.get(entry.words, "别的")))
    offers = Offers(room.window.actions_)
    for typed in ("jingyin", "jing yin", "jy"):
        assert offers.find(typed)[0].entry is room.window.actions_["mute"]


async def test_initials_and_the_other_order_do_too(room: Room) -> None:
    palette = await opened(room)
    palette.line.setText("zw mute")
    assert seen(palette)[0] == ("mute", ["p2"])
    palette.line.setText("broadcast 张")
    assert seen(palette)[0] == ("broadcast", ["p2"])


async def test_several_are_named_with_commas(room: Room) -> None:
    palette = await opened(room)
    palette.line.setText("mute site 5, zw")
    assert seen(palette)[0] == ("mute", ["p5", "p2"])
    palette.line.setText("roll call site 5, zw")
    assert not any(people for words, people in seen(palette) if words == "roll-call")


async def test_somebody_alone_is_selected(room: Room) -> None:
    palette = await opened(room)
    press(room, Qt.Key.Key_Escape)
    press(room, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press(room, Qt.Key.Key_K, CONTROL)
    palette.line.setText("zhang li")
    assert seen(palette)[0] == ("", ["p3"])
    press(room, Qt.Key.Key_Return)
    assert room.page.desk.selection == ("p3",)


async def test_a_command_alone_is_for_the_selected(room: Room) -> None:
    palette = await opened(room)
    palette.line.setText("mute")
    assert palette.offer is not None
    assert palette.offer.why_not == "Select one or more participants first"
    press(room, Qt.Key.Key_Return)
    assert palette.isVisible()
    press(room, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    room.choose("p6")
    press(room, Qt.Key.Key_K, CONTROL)
    palette.line.setText("mute")
    press(room, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert [person.pid for person in order.targets] == ["p6"]


async def test_what_asks_by_key_asks_here_too(room: Room) -> None:
    palette = await opened(room)
    palette.line.setText("end")
    assert palette.offer is not None
    assert palette.offer.entry is room.window.actions_["end"]
    press(room, Qt.Key.Key_Return)
    assert room.page.confirm.isVisible()
    assert room.page.confirm.no.hasFocus()
    press(room, Qt.Key.Key_Return)
    assert room.client().performed == []


async def test_the_window_s_keys_are_off_while_it_is_open(room: Room) -> None:
    palette = await opened(room)
    room.choose("p6")
    for key in (Qt.Key.Key_F11, Qt.Key.Key_M, Qt.Key.Key_Space):
        press(room, key)
    press(room, Qt.Key.Key_W, CONTROL)
    press(room, Qt.Key.Key_Tab)
    assert palette.line.text() == "m "
    assert palette.line.hasFocus()
    assert room.client().performed == []
    assert room.window.tabs.meetings


async def test_it_works_without_a_meeting(room: Room) -> None:
    press(room, Qt.Key.Key_K, CONTROL)
    palette = room.window.palette_
    palette.line.setText("settings")
    assert seen(palette)[0] == (":settings", [])
    palette.line.setText("lock")
    assert palette.offer is not None
    assert palette.offer.why_not == "No meeting is open"


async def test_it_is_a_list_with_words_to_a_screen_reader(room: Room) -> None:
    palette = await opened(room)
    QAbstractItemModelTester(palette.found, QAbstractItemModelTester.FailureReportingMode.Fatal)
    palette.line.setText("mute zhang li")
    model: QAbstractListModel = palette.found
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Mute, Zhang Li, M"
    for widget in (palette, palette.line, palette.list):
        assert widget.accessibleName()
    palette.line.setText("there is no such thing")
    assert palette.offer is None
    press(room, Qt.Key.Key_Return)
    assert palette.isVisible()


async def test_every_command_is_there(room: Room) -> None:
    palette = await opened(room)
    offered = {words.split()[0] for words, _ in seen(palette) if words}
    assert set(COMMANDS) <= offered
    assert all(offer.why_not or offer.entry.action.isEnabled() for offer in palette.found.offers)  # type: ignore[union-attr]


async def test_each_command_is_found_by_what_do_calls_it(room: Room) -> None:
    await room.open()
    offers = Offers(room.window.actions_)
    for command in COMMANDS:
        first = offers.find(command)[:4]
        assert command in [offer.entry.words for offer in first if offer.entry]


async def test_what_needs_arguments_opens_its_form_for_whom_was_typed(room: Room) -> None:
    palette = await opened(room)
    palette.line.setText("rename zhang li")
    assert seen(palette)[0] == ("rename", ["p3"])
    press(room, Qt.Key.Key_Return)
    form = room.window.asking.form(room.page)
    assert form is not None
    assert [person.pid for person in form.people] == ["p3"]
    assert form.fields["name"].edit.hasFocus()
    assert form.fields["name"].value == "Zhang Li"


async def test_who_waits_can_be_let_in(room: Room) -> None:
    palette = await opened(room)
    press(room, Qt.Key.Key_Escape)
    room.client().feed(
        WaitingTold("w1", {"name": "Zhang Min"}, AT + 2),
        WaitingTold("w2", {"name": "Li Na"}, AT + 2),
    )
    await until(lambda: len(room.page.desk.store.waiting) == 2)
    press(room, Qt.Key.Key_K, CONTROL)
    palette.line.setText("admit zhang")
    assert seen(palette)[0] == ("admit", ["w1"])
    palette.line.setText("zhang min")
    assert ("admit", ["w1"]) in seen(palette)
    palette.line.setText("admit li, zhang")
    assert seen(palette)[0] == ("admit", ["w2", "w1"])
    press(room, Qt.Key.Key_Return)
    await until(lambda: len(room.client().performed) == 1)
    room.client().feed(WaitingTold("w2", {"admitted": True}, AT + 3))
    await until(lambda: len(room.client().performed) == 2)
    room.client().feed(WaitingTold("w1", {"admitted": True}, AT + 4))
    orders = await room.performed()
    assert [[p.pid for p in order.targets] for order in orders] == [["w2"], ["w1"]]


async def test_who_is_absent_can_be_called_again(room: Room) -> None:
    palette = await opened(room)
    press(room, Qt.Key.Key_Escape)
    absent = {"name": "Li Absent", "number": "+8", "presence": Presence.ABSENT}
    room.client().feed(ParticipantTold("absent:+8", absent, AT + 2, full=True))
    await until(lambda: "absent:+8" in room.page.desk.store.people)
    press(room, Qt.Key.Key_K, CONTROL)
    palette.line.setText("call again li")
    assert seen(palette)[0] == ("call-again", ["absent:+8"])
    assert not palette.found.offers[0].why_not
    # Those who are in come after, with the reason.
    later = [o for o in palette.found.offers[1:] if o.entry and o.entry.words == "call-again"]
    assert all(offer.why_not for offer in later if offer.people)
