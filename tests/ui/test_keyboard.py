"""Keys of the user's own, key sequences, selecting by keys, and pinned sites."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from controlroom.commands.bindings import BINDINGS
from controlroom.commands.catalogue import COMMANDS
from controlroom.meeting.facts import Gone, Group, ParticipantTold
from controlroom.meeting.model import Participant, Presence
from controlroom.ui.actions import cap
from controlroom.ui.keys import _flowed
from controlroom.ui.menus import of_people
from controlroom.ui.settings import Settings
from controlroom.ui.table.columns import INDEX
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room, a_room

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = """
"F9" = "mute"
"J, L" = "lock"
"J, Shift+L" = "unlock"
"Ins" = "mute +99005"
"B" = ""
"M, X" = "mute"
"Ctrl+E" = "explode"
"""


def press(room: Room, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or room.window, key)


@pytest.mark.parametrize("binding", BINDINGS, ids=lambda binding: binding.keys)
def test_qt_writes_the_defaults_alike(qapp: QApplication, binding) -> None:  # type: ignore[no-untyped-def]
    assert QKeySequence(binding.keys).toString() == binding.keys


class TestOwnKeys:
    async def test_they_hold_and_what_is_wrong_is_told(
        self, qapp: QApplication, tmp_path: Path
    ) -> None:
        (tmp_path / "keys.toml").write_text(KEYS)
        async with a_room(qapp, tmp_path) as room:
            await room.open()
            bar = room.window.key_faults
            assert bar.isVisible()
            assert bar.headline.text() == "Lines of your own keys that are left out: 2"
            assert bar.sentence.text().splitlines() == [
                "Line 7: M, X begins with M, which is bound by itself",
                "Line 8: there is no command “explode”",
            ]
            assert room.window.actions_["mute"].keys == "F9"
            room.choose("p3")
            press(room, Qt.Key.Key_B, Qt.Key.Key_F9)
            await room.performed()
            press(room, Qt.Key.Key_Insert)
            await until(lambda: len(room.client().performed) == 2)
            orders = await room.performed()
            assert [(o.command, [p.pid for p in o.targets]) for o in orders] == [
                ("mute", ["p3"]),
                ("mute", ["p5"]),
            ]
            room.client().feed(Gone(Group.PARTICIPANTS, "p5", AT + 1))
            await until(lambda: "p5" not in room.page.desk.store.people)
            press(room, Qt.Key.Key_Insert)
            assert "Nobody in the meeting" in room.window.hints.reason.text()
            bar.buttons.itemAt(0).widget().click()
            assert not bar.isVisible()

    async def test_a_sequence_hints_at_what_may_follow(
        self, qapp: QApplication, tmp_path: Path
    ) -> None:
        (tmp_path / "keys.toml").write_text(KEYS)
        async with a_room(qapp, tmp_path) as room:
            await room.open()
            before = room.window.hints._hints.accessibleName()
            press(room, Qt.Key.Key_J)
            assert room.window.hints._hints.accessibleName() == "L: Lock, ⇧L: Unlock"
            press(room, Qt.Key.Key_L)
            assert [order.command for order in await room.performed()] == ["lock"]
            assert room.window.hints._hints.accessibleName() == before

    async def test_a_key_that_does_not_follow_does_nothing(self, room: Room) -> None:
        await room.open()
        room.choose("p3")
        press(room, Qt.Key.Key_G, Qt.Key.Key_M)
        assert room.client().performed == []
        press(room, Qt.Key.Key_M)
        assert len(await room.performed()) == 1

    async def test_a_file_that_can_not_be_read_leaves_the_defaults(
        self, qapp: QApplication, tmp_path: Path, expect_warning
    ) -> None:  # type: ignore[no-untyped-def]
        expect_warning("the keys could not be read")
        (tmp_path / "keys.toml").write_bytes(b'"M" = "\xff"')
        async with a_room(qapp, tmp_path) as room:
            assert room.window.actions_["mute"].keys == "M"
            assert not room.window.key_faults.isVisible()


class TestSelecting:
    async def test_all_raised_hands_even_behind_a_filter(self, room: Room) -> None:
        await room.open()
        press(room, Qt.Key.Key_G, Qt.Key.Key_H)
        assert room.window.hints.reason.text() == "Nobody has a hand up"
        hands = [ParticipantTold(f"p{n}", {"hand": True}, AT + 5) for n in (2, 5)]
        room.client().feed(*hands)
        await until(lambda: room.page.desk.store.people["p5"].hand)
        room.page.finder.field.setText("Site 2")
        room.page.finder._apply()
        press(room, Qt.Key.Key_G, Qt.Key.Key_H)
        assert set(room.page.desk.selection) == {"p2", "p5"}
        assert not room.page.finder.field.text()

    async def test_all_open_microphones_and_the_others(self, room: Room) -> None:
        await room.open()
        room.client().feed(*(ParticipantTold(f"p{n}", {"muted": False}, AT + 5) for n in (2, 5)))
        await until(lambda: room.page.desk.store.people["p5"].open_microphone)
        press(room, Qt.Key.Key_G, Qt.Key.Key_O)
        assert set(room.page.desk.selection) == {"p0", "p2", "p5"}
        press(room, Qt.Key.Key_G, Qt.Key.Key_I)
        assert len(room.page.desk.selection) == 9
        assert not {"p0", "p2", "p5"} & set(room.page.desk.selection)


class TestPins:
    async def test_a_number_selects_its_site_through_drop_and_rejoin(self, room: Room) -> None:
        await room.open()
        room.choose("p7", "p4")
        press(room, Qt.Key.Key_P)
        table = room.page.table
        assert table.people.projection.pids()[:2] == ["p4", "p7"]
        press(room, Qt.Key.Key_2)
        assert room.page.desk.selection == ("p7",)
        room.client().feed(Gone(Group.PARTICIPANTS, "p7", AT + 1))
        await until(lambda: "p7" not in room.page.desk.store.people)
        press(room, Qt.Key.Key_2)
        assert "Site 7" in room.window.hints.reason.text()
        room.client().feed(
            ParticipantTold("again", {"name": "Renamed", "number": "+99007"}, AT + 2, full=True)
        )
        await until(lambda: "again" in table.people.projection.people)
        press(room, Qt.Key.Key_2)
        assert room.page.desk.selection == ("again",)
        assert table.people.projection.row_of("again") == 1
        assert table.people.text(1, INDEX["pin"]) == "★ 2"

    async def test_they_are_of_the_conference_and_remembered(self, room: Room) -> None:
        meeting = await room.open("900")
        room.choose("p7")
        press(room, Qt.Key.Key_P)
        await room.open("901")
        assert not room.page.table.pins
        assert Settings(room.settings._file).pins(meeting.place).at(1).number == "+99007"  # type: ignore[union-attr]
        room.conferences.close(meeting)
        await until(lambda: room.client("900").closed)
        del room.clients["900"]
        await room.open("900")
        assert room.page.table.people.projection.pids()[0] == "p7"
        room.choose("p7")
        press(room, Qt.Key.Key_P)
        assert room.settings.now.pinned == ()

    async def test_a_free_number_and_a_stranger_are_explained(self, room: Room) -> None:
        await room.open()
        press(room, Qt.Key.Key_9)
        assert room.window.hints.reason.text() == "No site is pinned as 9"
        room.client().feed(ParticipantTold("x", {"name": "Guest"}, AT + 2, full=True))
        await until(lambda: room.page.table.people.projection.row_of("x") is not None)
        room.choose("x")
        press(room, Qt.Key.Key_P)
        assert "Not pinned" in room.window.hints.reason.text()
        assert not room.page.table.pins


class TestAllKeys:
    async def test_they_are_shown_as_they_are_now(self, room: Room) -> None:
        await room.open()
        room.choose("p3")
        press(room, Qt.Key.Key_Question)
        lines = {line.title: line for line in room.window.overlay.shown.lines if line.cap}
        assert lines["Broadcast"].cap == "B"
        assert not lines["Broadcast"].why_not
        assert lines["Call again"].why_not
        shown = {line.cap for line in room.window.overlay.shown.lines}
        unnumbered = (binding for binding in BINDINGS if not binding.words[-1].isdigit())
        assert {cap(binding.keys) for binding in unnumbered} <= shown
        press(room, Qt.Key.Key_Escape)
        assert not room.window.overlay.isVisible()

    async def test_typing_looks_for_one(self, room: Room) -> None:
        await room.open()
        press(room, Qt.Key.Key_Question)
        overlay = room.window.overlay
        QTest.keyClicks(overlay.field, "hang")
        titles = [line.title for line in overlay.shown.lines if line.cap]
        assert titles[0] == "Hang up"
        assert len(titles) < 6
        overlay.field.setText("nothing is called so")
        assert not overlay.shown.lines
        assert room.client().performed == []

    async def test_no_column_ends_with_a_heading(self, room: Room) -> None:
        await room.open()
        overlay = room.window.overlay
        overlay.open()
        for rows in range(8, 40):
            lines = _flowed(overlay._groups, rows)
            last = lines[rows - 1 :: rows]
            assert all(line.cap or not line.title for line in last), rows

    async def test_a_button_shows_the_key_of_the_palette(self, room: Room) -> None:
        await room.open()
        key = room.window.commands.palette_key
        assert key.accessibleName() == "Commands and people…"
        assert key.geometry().right() > room.window.commands.width() * 0.9
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
        assert room.window.palette_.isVisible()
        room.window.palette_.leave()


class TestMenus:
    def words(self, menu: QMenu) -> set[str]:
        found = set()
        for action in menu.actions():
            inner = action.menu()
            found |= self.words(inner) if isinstance(inner, QMenu) else {action.objectName()}
        return found - {""}

    async def test_participants_have_all_that_fits_them(self, room: Room) -> None:
        await room.open()
        here = room.page.desk.store.people["p3"]
        menu = of_people(room.window.actions_, [here], room.window)
        assert {"mute", "make-chair", "view", "to-waiting-room", "rename"} <= self.words(menu)
        assert "call-again" not in self.words(menu)
        menu.deleteLater()

    async def test_absentees_have_what_fits_them(self, room: Room) -> None:
        await room.open()
        gone = Participant("absent:+1", "Dalian", "+1", Presence.ABSENT)
        menu = of_people(room.window.actions_, [gone], room.window)
        assert self.words(menu) == {"call-again", "rename", "remove", ":pin"}
        menu.deleteLater()

    async def test_every_command_has_a_place_in_the_menu_bar(self, room: Room) -> None:
        in_menus = {
            a.objectName().split()[0]
            for m in room.window.menus
            for a in m.actions()
            if a.objectName()
        }
        assert set(COMMANDS) <= in_menus


async def test_del_means_people_on_their_page_only(room: Room) -> None:
    await room.open()
    press(room, Qt.Key.Key_Delete)
    assert "Remove" in room.window.hints.reason.text()
    room.choose("p3")
    room.window.docks.log.view.setFocus()
    press(room, Qt.Key.Key_Delete)
    assert not room.page.confirm.isVisible()
    room.page.focus_table()
    press(room, Qt.Key.Key_Delete)
    assert room.page.confirm.isVisible()
