"""Scenes from the keyboard: kept, compared, applied, and asked about where that is wise."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold
from controlroom.meeting.model import Layout, Mode, Pane
from controlroom.meeting.seats import Seat
from controlroom.scenes.scene import Microphones, OnAir, Part, Scene
from controlroom.ui.guards import MANY
from controlroom.ui.panels.scenes import ScenesPanel
from controlroom.ui.sceneshelf import Shelf
from controlroom.vendors.base import Problem, VendorError
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room

SHIFT = Qt.KeyboardModifier.ShiftModifier


def press(room: Room, *keys: Qt.Key) -> None:
    for key in keys:
        shift = SHIFT if key is Qt.Key.Key_Plus else Qt.KeyboardModifier.NoModifier
        QTest.keyClick(QApplication.focusWidget() or room.window, key, shift)


def panel(room: Room) -> ScenesPanel:
    return room.window.findChildren(ScenesPanel)[0]


async def open_panel(room: Room) -> ScenesPanel:
    press(room, Qt.Key.Key_D, Qt.Key.Key_S)
    await until(lambda: room.window.findChildren(ScenesPanel))
    opened = panel(room)
    await until(lambda: all(row.note for row in opened.list.people.rows))
    return opened


def notes(room: Room) -> dict[str, str]:
    return {row.id: row.note for row in panel(room).list.people.rows}


def seat(room: Room, pid: str) -> Seat:
    return Seat.of(room.page.desk.store.people[pid])


async def tell(room: Room, *facts: object, conference: str = "900") -> None:
    """Feed, and wait until the panel has compared anew."""
    room.client(conference).feed(*facts)  # type: ignore[arg-type]
    before = room.page.desk.store.told_at
    await until(lambda: room.page.desk.store.told_at != before)


def person(pid: str, at: int, **values: object) -> ParticipantTold:
    return ParticipantTold(pid, values, at)


class TestKeeping:
    async def test_a_scene_is_named_in_place_and_lies_beside_the_settings(
        self, room: Room, tmp_path: Path
    ) -> None:
        await room.open(self_unmute=True)
        opened = await open_panel(room)
        assert opened.buttons["new"].hasFocus()
        press(room, Qt.Key.Key_Plus)
        form = opened.form
        assert form.name.hasFocus()
        assert not form.boxes[Part.LAYOUT].isEnabled()
        assert form.says[Part.MICROPHONES].text() == "1 open, all others muted"
        form.boxes[Part.RECORDING].setChecked(False)
        QTest.keyClicks(form.name, "Opening")
        press(room, Qt.Key.Key_Return)
        assert form.isHidden()
        assert opened.list.hasFocus()
        await until(lambda: notes(room) == {"Opening": "as it is now ✓"})
        (kept,) = json.loads((tmp_path / "scenes.json").read_text())["scenes"]
        assert set(kept) == {"name", "on_air", "microphones", "locked"}
        (again,) = Shelf(tmp_path / "scenes.json").book.scenes
        assert again == room.settings.scenes.book.scenes[0]

    async def test_a_name_is_needed_once_and_a_part_too(self, room: Room) -> None:
        await room.open()
        room.settings.scenes.put(Scene("Opening", locked=True))
        opened = await open_panel(room)
        press(room, Qt.Key.Key_Plus)
        form = opened.form
        press(room, Qt.Key.Key_Return)
        assert form.wrong.text() == "A scene needs a name"
        QTest.keyClicks(form.name, "opening")
        press(room, Qt.Key.Key_Return)
        assert form.wrong.text() == "There is a scene of this name already"
        for box in form.boxes.values():
            box.setChecked(False)
        form.name.setText("Vote")
        press(room, Qt.Key.Key_Return)
        assert form.wrong.text() == "A scene says something of at least one part"
        press(room, Qt.Key.Key_Escape)
        assert form.isHidden()
        assert list(notes(room)) == ["Opening"]

    async def test_the_arrangement_is_chosen_where_no_push_tells_it(self, room: Room) -> None:
        panes = tuple(Pane(n, (f"p{n}",)) for n in range(1, 4))
        await room.open(layout=Layout(panes, 4, 10))
        opened = await open_panel(room)
        press(room, Qt.Key.Key_Plus)
        assert opened.form.arrangement.count() == 3
        opened.form.arrangement.setCurrentIndex(2)
        opened.form.name.setText("Four")
        press(room, Qt.Key.Key_Return)
        layout = room.settings.scenes.book.scenes[0].layout
        assert layout is not None
        assert layout.image_type == "Four-3"

    async def test_renaming_updating_and_deleting(self, room: Room) -> None:
        await room.open()
        shelf = room.settings.scenes
        shelf.put(Scene("A", locked=True))
        shelf.put(Scene("B", locked=True, recording=True))
        opened = await open_panel(room)
        press(room, Qt.Key.Key_Down, Qt.Key.Key_F2)
        assert opened.form.names_only
        opened.form.name.setText("Bee")
        press(room, Qt.Key.Key_Return)
        assert [scene.name for scene in shelf.book.scenes] == ["A", "Bee"]
        assert opened.chosen == shelf.book.scenes[1]
        press(room, Qt.Key.Key_F5)
        assert shelf.book.scenes[1] == Scene("Bee", locked=False, recording=False)
        press(room, Qt.Key.Key_Delete)
        assert opened.question.headline.text() == "Delete the scene “\u2068Bee\u2069”?"
        press(room, Qt.Key.Key_Return)
        assert len(shelf.book.scenes) == 2
        press(room, Qt.Key.Key_Delete, Qt.Key.Key_Right, Qt.Key.Key_Y)
        assert [scene.name for scene in shelf.book.scenes] == ["A"]
        press(room, Qt.Key.Key_Escape)
        assert room.page.table.hasFocus()
        # No key was taken for the participants'.
        assert room.client().performed == []

    async def test_what_is_not_known_now_is_not_forgotten(self, room: Room) -> None:
        await room.open()
        kept = Scene("A", microphones=Microphones(), recording=True)
        room.settings.scenes.put(kept)
        opened = await open_panel(room)
        await tell(room, ConferenceTold({"recording": None}, AT + 1))
        opened.update_()
        assert room.settings.scenes.book.scenes == (kept,)
        assert "\u2068Recording\u2069" in room.window.hints.reason.text()

    async def test_a_file_that_is_none_is_put_aside(
        self, tmp_path: Path, expect_warning: Callable[[str], None]
    ) -> None:
        expect_warning("the scenes could not be read")
        file = tmp_path / "scenes.json"
        file.write_text("{")
        shelf = Shelf(file)
        assert shelf.book.scenes == ()
        shelf.put(Scene("A", locked=True))
        assert (tmp_path / "scenes.unread.json").read_text() == "{"
        assert Shelf(file).book.find("a") is not None

    async def test_a_broken_scene_is_left_out_and_told(
        self, tmp_path: Path, expect_warning: Callable[[str], None]
    ) -> None:
        expect_warning("scene 1: it says nothing")
        file = tmp_path / "scenes.json"
        good = {"name": "A", "locked": True}
        file.write_text(json.dumps({"version": 1, "scenes": [{"name": "x"}, good]}))
        shelf = Shelf(file)
        assert [scene.name for scene in shelf.book.scenes] == ["A"]


class TestDifference:
    async def test_it_follows_the_meeting(self, room: Room) -> None:
        await room.open()
        gone = Seat("拉萨", "+86891")
        opened = (seat(room, "p2"), gone)
        room.settings.scenes.put(Scene("Vote", microphones=Microphones(opened), locked=True))
        shown = await open_panel(room)
        assert notes(room) == {"Vote": "3 to change, 1 missing"}
        assert [(row.name, row.note) for row in shown.details.changes.people.rows] == [
            ("Lock", ""),
            ("Mute 1", "\u2068Site 0\u2069"),
            ("Ask 1 to open", "\u2068Site 2\u2069"),
        ]
        assert [(row.name, row.note) for row in shown.details.missing.people.rows] == [
            ("拉萨", "not in the meeting")
        ]
        await tell(
            room,
            ConferenceTold({"locked": True}, AT + 1),
            person("p0", AT + 1, muted=True),
            person("p2", AT + 1, muted=False),
            ParticipantTold("q9", {"name": "拉萨", "number": "+86891", "muted": False}, AT + 1),
        )
        await until(lambda: notes(room) == {"Vote": "as it is now ✓"})
        assert not shown.details.changes.isVisible()
        await tell(room, Gone(Group.PARTICIPANTS, "q9", AT + 2))
        await until(lambda: notes(room) == {"Vote": "1 missing"})

    async def test_it_is_calm_with_three_thousand_people(self, room: Room) -> None:
        await room.open(people=3000)
        shelf = room.settings.scenes
        seats = tuple(seat(room, f"p{n}") for n in range(0, 3000, 60))
        for n in range(12):
            shelf.put(Scene(f"S{n}", microphones=Microphones(seats[n:]), locked=True))
        opened = await open_panel(room)
        compared: list[int] = []
        opened._soon.timeout.connect(lambda: compared.append(1))
        begun = time.monotonic()
        for n in range(20):
            await tell(room, person("p7", AT + 1 + n, muted=bool(n % 2)))
        await until(lambda: compared and not opened.comparing.timer.isActive())
        assert len(compared) <= 1 + 2 * (time.monotonic() - begun)

    async def test_a_hidden_panel_compares_nothing(self, room: Room) -> None:
        await room.open()
        room.settings.scenes.put(Scene("A", locked=True))
        opened = await open_panel(room)
        dock = next(dock for dock in room.window.docks.tools if dock.objectName() == "scenes")
        dock.hide()
        before = dict(opened.comparing.found)
        await tell(room, ConferenceTold({"locked": True}, AT + 1))
        assert not opened._soon.isActive()
        assert opened.comparing.found == before
        dock.show()
        await until(lambda: notes(room) == {"A": "as it is now ✓"})


class TestApplying:
    async def test_return_applies_in_turn_and_says_how_far_it_is(self, room: Room) -> None:
        await room.open(self_unmute=True)
        room.settings.scenes.put(
            Scene(
                "Vote",
                on_air=OnAir(Mode.BROADCAST, seat(room, "p3")),
                microphones=Microphones((seat(room, "p2"),), self_unmute=False),
                locked=True,
            )
        )
        opened = await open_panel(room)
        press(room, Qt.Key.Key_Return)
        client = room.client()
        await until(lambda: client.performed)
        assert opened.progress.text() == "Applying “\u2068Vote\u2069”: 0 of 5"
        await tell(room, ConferenceTold({"locked": True}, AT + 1))
        await until(lambda: len(client.performed) == 2)
        assert opened.progress.text() == "Applying “\u2068Vote\u2069”: 1 of 5"
        await tell(room, ConferenceTold({"self_unmute": False}, AT + 2))
        await until(lambda: len(client.performed) == 3)
        await tell(room, person("p0", AT + 3, muted=True))
        await until(lambda: len(client.performed) == 4)
        await tell(
            room,
            ConferenceTold({"mode": Mode.BROADCAST}, AT + 4),
            person("p3", AT + 4, broadcast=True),
        )
        await until(lambda: len(client.performed) == 5)
        await tell(room, person("p2", AT + 5, muted=False))
        await until(lambda: opened.progress.text() == "✓ “\u2068Vote\u2069”: 5 of 5 done")
        assert [(o.command, [p.pid for p in o.targets]) for o in client.performed] == [
            ("lock", []),
            ("forbid-self-unmute", []),
            ("mute", ["p0"]),
            ("broadcast", ["p3"]),
            ("unmute", ["p2"]),
        ]
        press(room, Qt.Key.Key_Return)
        assert "as it is now ✓" in room.window.hints.reason.text()
        assert len(client.performed) == 5

    async def test_a_refusal_is_counted_and_the_rest_goes_on(self, room: Room) -> None:
        await room.open()
        client = room.client()
        client.refusals["lock"] = VendorError(Problem.REFUSED, code="X", http_status=403)
        room.settings.scenes.put(Scene("A", locked=True, recording=True))
        opened = await open_panel(room)
        press(room, Qt.Key.Key_Return)
        await until(lambda: client.performed)
        await tell(room, ConferenceTold({"recording": True}, AT + 1))
        await until(lambda: "1 of 2 did not succeed" in opened.progress.text())
        assert room.page.notices.isVisible()

    async def test_ending_a_recording_asks_in_the_panel(self, room: Room) -> None:
        await room.open(recording=True)
        room.settings.scenes.put(Scene("End", recording=False))
        opened = await open_panel(room)
        press(room, Qt.Key.Key_Return)
        question = opened.question.headline.text()
        assert question == "Apply the scene “\u2068End\u2069”? Stop recording."
        press(room, Qt.Key.Key_Return)
        assert not opened.question.isVisible()
        press(room, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Y)
        assert [order.command for order in await room.performed()] == ["record-stop"]


class TestFromAnywhere:
    async def test_one_key_sequence_acts_at_once_and_says_what_it_does(self, room: Room) -> None:
        await room.open()
        room.settings.scenes.put(Scene("A", locked=True))
        room.settings.scenes.put(Scene("B", recording=True))
        press(room, Qt.Key.Key_Z, Qt.Key.Key_2)
        assert [order.command for order in await room.performed()] == ["record-start"]
        assert room.window.hints.reason.text() == "Scene “\u2068B\u2069”: 1 to change"
        press(room, Qt.Key.Key_Z, Qt.Key.Key_9)
        assert room.window.hints.reason.text() == "No scene has the number 9"

    @pytest.mark.parametrize("count", [MANY, MANY + 1])
    async def test_many_who_would_be_disturbed_are_asked_about(
        self, room: Room, count: int
    ) -> None:
        await room.open(people=20, self_unmute=True)
        sites = tuple(seat(room, f"p{n}") for n in range(count + 1))
        room.settings.scenes.put(Scene("Debate", microphones=Microphones(sites)))
        press(room, Qt.Key.Key_Z, Qt.Key.Key_1)
        bar = room.page.confirm
        assert bar.open is (count > MANY)
        if bar.open:
            assert "Ask 11 to open" in bar.headline.text()
            assert bar.sentence.text() == "Opening a microphone only asks: its site decides."
            press(room, Qt.Key.Key_Right, Qt.Key.Key_Y)
        (order,) = await room.performed()
        assert (order.command, len(order.targets)) == ("unmute", count)

    async def test_nothing_is_applied_to_what_may_be_old(self, room: Room) -> None:
        await room.open()
        room.settings.scenes.put(Scene("A", locked=True))
        opened = await open_panel(room)
        room.client().end_stream()
        await until(lambda: not opened.buttons["apply"].isEnabled())
        press(room, Qt.Key.Key_Z, Qt.Key.Key_1)
        assert "while the connection is live" in room.window.hints.reason.text()
        assert room.client().performed == []


async def test_a_second_press_does_not_do_it_twice(room: Room) -> None:
    await room.open()
    room.settings.scenes.put(Scene("A", locked=True, recording=True))
    room.settings.scenes.put(Scene("B", locked=False, recording=False))
    press(room, Qt.Key.Key_Z, Qt.Key.Key_1, Qt.Key.Key_Z, Qt.Key.Key_1)
    assert room.window.hints.reason.text() == "“\u2068A\u2069” is still being applied"
    await room.performed()
    await tell(room, ConferenceTold({"recording": True}, AT + 1))
    press(room, Qt.Key.Key_Z, Qt.Key.Key_2)
    await until(lambda: len(room.client().performed) == 2)
    await tell(room, ConferenceTold({"locked": True}, AT + 2))
    await until(lambda: not any(meeting.under_way for meeting in room.conferences.meetings))
    assert [order.command for order in room.client().performed] == ["record-start", "lock"]
    press(room, Qt.Key.Key_Z, Qt.Key.Key_1)
    assert "as it is now ✓" in room.window.hints.reason.text()


async def test_a_key_held_down_acts_once(room: Room) -> None:
    await room.open()
    room.settings.scenes.put(Scene("A", locked=False))
    opened = await open_panel(room)
    held = QKeyEvent(
        QEvent.Type.KeyPress,
        Qt.Key.Key_F2,
        Qt.KeyboardModifier.NoModifier,
        "",
        True,
    )
    QApplication.sendEvent(opened.list, held)
    assert opened.form.isHidden()
