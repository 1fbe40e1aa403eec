"""The layout editor, by keys and by mouse, while the meeting goes on."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from controlroom.commands.layouts import IMAGE_TYPES, SavedLayout, fitting_first
from controlroom.commands.plans import Plan
from controlroom.commands.presets import Preset, read
from controlroom.commands.registry import Order
from controlroom.meeting.facts import ConferenceTold, Gone, Group, ParticipantTold
from controlroom.meeting.model import Layout, Mode, Pane, Participant
from controlroom.session.actions import Action, Status
from controlroom.ui.arrangements import arrangements
from controlroom.ui.layouts.editor import LayoutEditor
from controlroom.ui.layouts.presetfile import PresetFile
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room, a_room

ON_AIR = Layout((Pane(1, ("p1",)), Pane(2, ("+99002", "p3")), Pane(3, (), auxiliary=True)), 4, 30)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
async def room(qapp: QApplication, tmp_path: Path) -> AsyncIterator[Room]:
    async with a_room(qapp, tmp_path) as room:
        await room.open()
        yield room


async def opened(room: Room, *pids: str) -> LayoutEditor:
    """Press Y with these selected."""
    room.choose(*pids)
    room.window.actions_["layout"].action.trigger()
    (editor,) = room.window.findChildren(LayoutEditor)
    editor.activateWindow()
    await until(editor.isActiveWindow)
    return editor


def panes(editor: LayoutEditor) -> dict[int, list[str]]:
    return {pane: [p.pid for p in group] for pane, group in editor.plan.shown.items()}


def press(editor: LayoutEditor, *keys: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = editor.focusWidget()
    assert target is not None
    for key in keys:
        QTest.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)
        target = editor.focusWidget() or target


def centre(widget: QWidget) -> QPoint:
    return widget.mapToGlobal(widget.rect().center())


def row_of(editor: LayoutEditor, pid: str) -> int:
    rows = editor.crew.list.people.rows
    return next(at for at, row in enumerate(rows) if row.person.pid == pid)


def highlight(editor: LayoutEditor, *pids: str) -> None:
    people = editor.crew.list
    people.clearSelection()
    for pid in pids:
        index = people.people.index(row_of(editor, pid))
        select = people.selectionModel().SelectionFlag.Select
        people.selectionModel().setCurrentIndex(index, select)
    people.setFocus()


def drag(source: QWidget, start: QPoint, goal: QPoint, modifier: Qt.KeyboardModifier) -> None:
    """Press, move and release; Qt's own test moves have no button pressed."""
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    press, move = QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove
    steps = [(press, start, left, left)]
    steps += [(move, start + (goal - start) * share / 4, none, left) for share in (1, 2, 3, 4)]
    steps += [(QEvent.Type.MouseButtonRelease, goal, left, none)]
    for kind, at, button, buttons in steps:
        here = QPointF(source.mapFromGlobal(at))
        event = QMouseEvent(kind, here, QPointF(at), button, buttons, modifier)
        QApplication.sendEvent(source, event)


class TestBeginning:
    async def test_the_selected_are_applied_at_once(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2", "p3", "p11")
        assert editor.plan.image_type == "Three"
        assert "Audio only" in editor.frame.note.text()
        assert "Site 11" in editor.frame.note.text()
        assert not editor.isModal()
        press(editor, Qt.Key.Key_Return)
        (order,) = await room.performed()
        assert order.command == "layout"
        assert order.arguments["image_type"] == "Three"
        put = {n: [p.pid for p in who] for n, who in order.arguments["pane"].items()}
        assert put == {1: ["p1"], 2: ["p2"], 3: ["p3"]}
        await until(lambda: not room.window.findChildren(LayoutEditor))

    async def test_options_go_into_the_order(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2")
        editor.canvas.take_focus()
        press(editor, Qt.Key.Key_A)
        assert "No pane left for" in editor.frame.note.text()
        assert editor.frame.auxiliary.currentIndex() == 1
        editor.frame.switch_time.setValue(30)
        editor.frame.save_only.setChecked(True)
        press(editor, Qt.Key.Key_Return)
        (order,) = await room.performed()
        assert (order.arguments["aux"], order.arguments["switch_time"]) == (1, 30)
        assert order.arguments["save_only"] is True
        assert {n: [p.pid for p in who] for n, who in order.arguments["pane"].items()} == {
            2: ["p2"]
        }

    async def test_with_nobody_selected_it_shows_what_is_on_air(self, room: Room) -> None:
        room.client().feed(ConferenceTold({"mode": Mode.FIXED, "layout": ON_AIR}, AT + 1))
        await until(lambda: room.page.desk.store.conference.layout)
        editor = await opened(room)
        assert panes(editor) == {1: ["p1"], 2: ["p2", "p3"]}
        assert (editor.plan.auxiliary, editor.plan.switch_time) == (3, 30)
        assert "does not tell in which arrangement" in editor.frame.source.text()
        assert editor.frame.lines.text() == "arrangement: not told → Four, equal"
        assert "in turn every 30 s" in editor.canvas.panes[1].accessibleName()

    async def test_the_arrangement_that_was_ordered_here_is_known(self, room: Room) -> None:
        ordered = replace(ON_AIR, image_type="Four-3")
        told = {"mode": Mode.FIXED, "layout": ON_AIR, "ordered": ordered}
        room.client().feed(ConferenceTold(told, AT + 1))
        await until(lambda: room.page.desk.store.conference.layout)
        editor = await opened(room)
        assert editor.plan.image_type == "Four-3"
        assert editor.frame.source.text() == "What is on air"
        assert editor.frame.changes.text().startswith("As on air")

    async def test_with_nothing_on_air_either_one_types_a_name(self, room: Room) -> None:
        editor = await opened(room)
        assert editor.focusWidget() is editor.crew.field
        assert not editor.frame.apply.isEnabled()
        assert editor.frame.apply.toolTip()
        press(editor, Qt.Key.Key_Return, modifier=CTRL)
        assert editor.isVisible()

    async def test_a_second_y_fills_the_editor_that_is_open(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2", "p3")
        editor.edit(editor.plan.arranged("Four"))
        assert await opened(room, "p5") is editor
        assert panes(editor)[4] == ["p5"]

    async def test_it_goes_with_its_meeting(self, room: Room) -> None:
        await opened(room, "p1")
        room.conferences.close(room.conferences.meetings[0])
        await until(lambda: not room.window.findChildren(LayoutEditor))
        await until(lambda: room.client().closed)


class TestKeys:
    async def test_names_are_typed_one_after_the_other(self, room: Room) -> None:
        editor = await opened(room)
        for name in ("site 4", "site 7"):
            QTest.keyClicks(editor.crew.field, name)
            press(editor, Qt.Key.Key_Return)
        assert panes(editor) == {1: ["p4"], 2: ["p7"]}
        QTest.keyClicks(editor.crew.field, "site 5")
        editor.canvas.choose(1)
        press(editor, Qt.Key.Key_Return, modifier=SHIFT)
        assert panes(editor) == {1: ["p4", "p5"], 2: ["p7"]}
        assert editor.isVisible()

    async def test_digits_and_arrows_choose_a_pane(self, room: Room) -> None:
        editor = await opened(room, "p1")
        editor.edit(editor.plan.arranged("Twenty-Five"))
        editor.canvas.take_focus()
        press(editor, Qt.Key.Key_1, Qt.Key.Key_4)
        assert editor.canvas.current == 14
        assert editor.canvas.panes[13].hasFocus()
        press(editor, Qt.Key.Key_Down, Qt.Key.Key_Left)
        assert editor.canvas.current == 18
        highlight(editor, "p6", "p7")
        press(editor, Qt.Key.Key_9)
        assert editor.canvas.current == 9
        press(editor, Qt.Key.Key_Return)
        assert (editor.plan.at(9)[0].pid, editor.plan.at(10)[0].pid) == ("p6", "p7")

    async def test_panes_are_swapped_emptied_and_brought_back(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2", "p3", "p4")
        editor.canvas.take_focus()
        press(editor, Qt.Key.Key_Right, modifier=ALT)
        assert panes(editor) == {1: ["p2"], 2: ["p1"], 3: ["p3"], 4: ["p4"]}
        assert editor.canvas.current == 2
        press(editor, Qt.Key.Key_Delete)
        assert panes(editor) == {1: ["p2"], 3: ["p3"], 4: ["p4"]}
        press(editor, Qt.Key.Key_Z, modifier=CTRL)
        press(editor, Qt.Key.Key_Z, modifier=CTRL)
        assert panes(editor) == {1: ["p1"], 2: ["p2"], 3: ["p3"], 4: ["p4"]}
        assert not editor.frame.undo.isEnabled()

    async def test_enter_in_a_full_picture_loses_nobody(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2")
        highlight(editor, "p5")
        press(editor, Qt.Key.Key_Return)
        assert panes(editor) == {1: ["p1"], 2: ["p2"]}
        assert "No pane is empty" in editor.notice.headline.text()

    async def test_who_can_t_be_shown_is_refused_with_the_reason(self, room: Room) -> None:
        room.client().feed(ParticipantTold("p4", {"number": ""}, AT + 1))
        await until(lambda: room.page.desk.store.people["p4"].number == "")
        editor = await opened(room)
        editor.crew.refresh()
        highlight(editor, "p11", "p4", "p5")
        press(editor, Qt.Key.Key_Return)
        assert panes(editor) == {1: ["p5"]}
        assert "Audio only, can't be in a picture: \u2068Site 11" in editor.frame.note.text()
        assert "Without a number, can't be in a picture: \u2068Site 4" in editor.frame.note.text()
        why = {row.person.pid: row.why_not for row in editor.crew.list.people.rows}
        assert (why["p11"], why["p4"], why["p5"]) == ("audio only", "no number", "")

    async def test_panes_are_filled_from_elsewhere(self, room: Room) -> None:
        room.client().feed(
            ParticipantTold("p6", {"hand": True}, AT + 9),
            ParticipantTold("p2", {"hand": True}, AT + 20),
        )
        await until(lambda: room.page.desk.store.people["p2"].hand)
        room.choose("p8")
        QTest.keyClick(room.page.table, Qt.Key.Key_P)
        editor = await opened(room, "p1")
        editor.edit(Plan("Six"))
        press(editor, Qt.Key.Key_H, modifier=ALT)
        press(editor, Qt.Key.Key_P, modifier=ALT)
        press(editor, Qt.Key.Key_S, modifier=ALT)
        assert panes(editor) == {1: ["p6"], 2: ["p2"], 3: ["p8"], 4: ["p1"]}
        assert editor.crew.list.people.rows[0].person.pid == "p8"
        room.choose()
        press(editor, Qt.Key.Key_S, modifier=ALT)
        assert "Nobody is selected" in editor.notice.headline.text()

    async def test_arrangements_are_found_by_their_number_of_panes(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2")
        choices = editor.choices
        choices.count.setCurrentIndex(choices.count.findData(13))
        shown = [
            row for row in range(choices.list.count()) if not choices.list.item(row).isHidden()
        ]
        assert len(shown) == 5
        assert editor.plan.image_type == "Thirteen"
        editor.edit(editor.plan.arranged("Nine"))
        assert choices.count.currentIndex() == 0
        assert choices.list.currentItem().toolTip().endswith("Nine")
        choices.list.setFocus()
        press(editor, Qt.Key.Key_Return)
        (order,) = await room.performed()
        assert order.arguments["image_type"] == "Nine"


class TestMouse:
    async def test_somebody_is_dragged_into_a_pane(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2", "p3")
        people = editor.crew.list
        for pid, modifier, result in (
            ("p7", Qt.KeyboardModifier.NoModifier, ["p7"]),
            ("p8", CTRL, ["p7", "p8"]),
        ):
            spot = people.visualRect(people.people.index(row_of(editor, pid))).center()
            start = people.viewport().mapToGlobal(spot)
            drag(people.viewport(), start, centre(editor.canvas.panes[1]), modifier)
            assert panes(editor)[2] == result
        assert not editor.ghost.isVisible()

    async def test_a_pane_is_dragged_onto_another_and_out(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2", "p3")
        first, second = editor.canvas.panes[:2]
        none = Qt.KeyboardModifier.NoModifier
        drag(editor.canvas, centre(first), centre(second), none)
        assert panes(editor) == {1: ["p2"], 2: ["p1"], 3: ["p3"]}
        drag(editor.canvas, centre(first), centre(second), CTRL)
        assert panes(editor) == {2: ["p1", "p2"], 3: ["p3"]}
        drag(editor.canvas, centre(second), centre(editor.crew.list), none)
        assert panes(editor) == {3: ["p3"]}

    async def test_a_double_click_fills_the_next_empty_pane(self, room: Room) -> None:
        editor = await opened(room)
        people = editor.crew.list
        for pid in ("p3", "p2"):
            at = people.visualRect(people.people.index(row_of(editor, pid))).center()
            QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=at)
            QTest.mouseDClick(people.viewport(), Qt.MouseButton.LeftButton, pos=at)
        assert panes(editor) == {1: ["p3"], 2: ["p2"]}


class TestMeanwhile:
    async def test_who_leaves_is_shown_and_not_ordered(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2")
        room.client().feed(Gone(Group.PARTICIPANTS, "p1", AT + 1))
        await until(lambda: editor.plan.missing)
        assert "Not in the meeting" in editor.frame.note.text()
        assert "not in the meeting" in editor.canvas.panes[0].accessibleName()
        assert list(editor.order().arguments["pane"]) == [2]
        values = {"name": "Again", "number": "+99001", "video": True}
        room.client().feed(ParticipantTold("p77", values, AT + 2, full=True))
        await until(lambda: not editor.plan.missing)
        assert panes(editor) == {1: ["p77"], 2: ["p2"]}

    async def test_gaps_are_closed_by_choice(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2", "p3")
        room.client().feed(Gone(Group.PARTICIPANTS, "p1", AT + 1))
        await until(lambda: editor.plan.missing)
        assert editor.frame.close_up.isVisible()
        press(editor, Qt.Key.Key_G, modifier=ALT)
        assert panes(editor) == {1: ["p2"], 2: ["p3"]}
        assert not editor.frame.close_up.isVisible()

    async def test_another_layout_on_air_is_told(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2")
        room.client().feed(ConferenceTold({"mode": Mode.FIXED, "layout": ON_AIR}, AT + 1))
        await until(lambda: editor.notice.isVisible())
        assert "changed meanwhile" in editor.notice.headline.text()
        assert panes(editor) == {1: ["p1"], 2: ["p2"]}
        assert "pane 2: \u2068Site 2\u2069, \u2068Site 3\u2069 → \u2068Site 2\u2069" in (
            editor.frame.lines.text()
        )
        editor.notice.action.click()
        assert panes(editor) == {1: ["p1"], 2: ["p2", "p3"]}
        assert not editor.notice.isVisible()


class TestPresets:
    async def test_one_is_saved_listed_and_loaded_by_key(self, room: Room, tmp_path: Path) -> None:
        editor = await opened(room, "p1", "p2")
        press(editor, Qt.Key.Key_S, modifier=CTRL)
        QTest.keyClicks(editor.saved.name, "Morning")
        press(editor, Qt.Key.Key_Return)
        assert editor.isVisible()
        (kept,) = read((tmp_path / "presets.json").read_bytes()).presets
        assert (kept.name, kept.arrangement) == ("Morning", "Two")
        assert [seat.number for seat in kept.seats] == ["+99001", "+99002"]
        editor.reject()
        await until(lambda: not room.window.findChildren(LayoutEditor))
        editor = await opened(room)
        press(editor, Qt.Key.Key_1, modifier=ALT)
        assert panes(editor) == {1: ["p1"], 2: ["p2"]}
        assert "Morning" in editor.frame.source.text()
        press(editor, Qt.Key.Key_5, modifier=ALT)
        assert "no preset 5" in editor.notice.headline.text()
        press(editor, Qt.Key.Key_Return)
        assert [order.command for order in await room.performed()][-1] == "layout"

    async def test_one_is_applied_from_the_table(self, room: Room, tmp_path: Path) -> None:
        sites = [Participant(f"x{n}", f"Site {n}", f"+9900{n}") for n in (3, 4)]
        PresetFile(tmp_path / "presets.json").save(Preset.of("A", Plan("Two").filled(sites)))
        for key in (Qt.Key.Key_K, Qt.Key.Key_1):
            QTest.keyClick(room.page.table, key)
        (editor,) = room.window.findChildren(LayoutEditor)
        assert panes(editor) == {1: ["p3"], 2: ["p4"]}
        press(editor, Qt.Key.Key_Return)
        (order,) = await room.performed()
        assert order.arguments["image_type"] == "Two"
        room.window.actions_[":preset 9"].action.trigger()
        editor = next(e for e in room.window.findChildren(LayoutEditor) if e.isVisible())
        assert "no preset 9" in editor.notice.headline.text()

    async def test_what_changes_and_who_is_missing_is_told_first(
        self, room: Room, tmp_path: Path
    ) -> None:
        away = Participant("x", "Dalian", "+1", account="dalian")
        here = Participant("y", "Other name", "+99005")
        PresetFile(tmp_path / "presets.json").save(
            Preset.of("Court", Plan("Four").put(1, [here]).put(3, [away]))
        )
        room.client().feed(ConferenceTold({"mode": Mode.FIXED, "layout": ON_AIR}, AT + 1))
        await until(lambda: room.page.desk.store.conference.layout)
        editor = await opened(room)
        editor.saved.load(1)
        assert panes(editor) == {1: ["p5"], 3: [""]}
        assert "Dalian" in editor.frame.note.text()
        assert "pane 1: \u2068Site 1\u2069 → \u2068Site 5\u2069" in editor.frame.lines.text()
        editor.sides.setCurrentWidget(editor.saved)
        assert "1 missing" in editor.saved.presets.item(0).toolTip()

    async def test_one_is_deleted_after_a_question(self, room: Room, tmp_path: Path) -> None:
        PresetFile(tmp_path / "presets.json").save(Preset("Court", "Four"))
        editor = await opened(room)
        editor.sides.setCurrentWidget(editor.saved)
        for answer, left in ((Qt.Key.Key_Escape, 1), (Qt.Key.Key_Return, 1), (None, 0)):
            editor.saved.presets.setFocus()
            press(editor, Qt.Key.Key_Delete)
            assert editor.notice.asking
            assert editor.notice.no.hasFocus()
            if answer is None:
                editor.notice.yes.click()
            else:
                press(editor, answer)
            assert not editor.notice.asking
            assert editor.saved.presets.count() == left
            assert editor.isVisible()

    def test_a_broken_file_is_set_aside(
        self, tmp_path: Path, expect_warning: Callable[[str], None]
    ) -> None:
        expect_warning("not JSON")
        file = tmp_path / "presets.json"
        file.write_text("{broken")
        presets = PresetFile(file)
        assert presets.library.faults
        presets.save(Preset("A", "Two"))
        assert (tmp_path / "presets.broken").read_text() == "{broken"
        assert [p.name for p in PresetFile(file).library.presets] == ["A"]

    def test_a_file_that_can_t_be_written_is_told(
        self, tmp_path: Path, expect_warning: Callable[[str], None]
    ) -> None:
        expect_warning("could not be (read|kept)")
        (tmp_path / "there").write_text("")
        presets = PresetFile(tmp_path / "there" / "presets.json")
        said: list[str] = []
        presets.failed.connect(said.append)
        presets.save(Preset("A", "Two"))
        assert said
        assert presets.library.presets == ()


class TestKeptByTheMeeting:
    async def test_they_are_listed_loaded_saved_and_deleted(self, room: Room) -> None:
        editor = await opened(room, "p1", "p2")
        editor.sides.setCurrentWidget(editor.saved)
        await until(lambda: "layouts" in [order.command for order in room.client().performed])
        await until(lambda: not room.conferences.meetings[0].under_way)
        assert "could not be read" in editor.saved.served_state.text()
        layout = Layout((Pane(1, ("+99003#Desktop",)), Pane(2, ("+99004",))), 2, 20, "Two")
        saved = SavedLayout("u1", "Night", layout)
        action = Action(77, Order("layouts"), Status.ACCEPTED, 0.0, results=((saved,),))
        editor.saved._listing = 77
        editor.desk.acted.emit(action)
        assert editor.saved.served.count() == 1
        QTest.keyClick(editor.saved.served, Qt.Key.Key_Return)
        assert panes(editor) == {1: ["p3"], 2: ["p4"]}
        assert not editor.saved.keep.isEnabled()
        editor.saved.name.setText("Day")
        editor.saved.keep.click()
        QTest.keyClick(editor.saved.served, Qt.Key.Key_Delete)
        editor.notice.yes.click()
        await until(lambda: len(room.client().performed) >= 5)
        given = {order.command: order.arguments for order in room.client().performed}
        assert (given["layout-save"]["name"], given["layout-save"]["image_type"]) == ("Day", "Two")
        assert given["layout-delete"] == {"uuid": "u1"}
        await until(lambda: not room.conferences.meetings[0].under_way)


def test_arrangements_that_fit_come_first() -> None:
    offered = [IMAGE_TYPES[name] for name in fitting_first(7)]
    assert len(offered) == 39
    assert offered[0] == 7
    fitting = [count for count in offered if count >= 7]
    assert offered[: len(fitting)] == sorted(fitting)


@pytest.mark.parametrize("image_type", IMAGE_TYPES)
def test_every_pane_can_be_reached_by_arrows(image_type: str) -> None:
    arrangement = arrangements()[image_type]
    reached, fresh = {1}, {1}
    while fresh:
        near = {
            arrangement.neighbour(pane, across, down)
            for pane in fresh
            for across, down in ((1, 0), (-1, 0), (0, 1), (0, -1))
        }
        fresh = near - reached
        reached |= fresh
    assert reached == set(range(1, IMAGE_TYPES[image_type] + 1))
