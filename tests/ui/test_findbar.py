"""The find bar: typing, states with their counts, and what waits for its place."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from controlroom.meeting.states import State
from controlroom.ui.findbar import FindBar
from controlroom.ui.icons import Icons
from tests.ui.people import Table, changes, goes_poor


def nothing() -> None:
    """No pinyin here."""


class Bar:
    def __init__(self, app: QApplication, load: Callable[[], None] = nothing) -> None:
        self.table = Table(app)
        self.bar = FindBar(self.table.view, self.table.theme, Icons(self.table.theme), load=load)
        self.bar.resize(1000, self.bar.sizeHint().height())
        self.bar.show()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.bar.field, text)

    def count(self, state: State) -> str:
        self.bar._count()
        return self.bar.chips._chips[state].accessibleName()


@pytest.fixture
def bar(qapp: QApplication) -> Bar:
    return Bar(qapp)


def test_typing_filters_after_a_moment(qtbot: QtBot, bar: Bar) -> None:
    filtered: list[int] = []
    bar.table.view.people.modelReset.connect(lambda: filtered.append(1))
    bar.type("00007")
    assert not filtered
    qtbot.waitUntil(lambda: bar.table.people == ["p7"])
    assert len(filtered) == 1


def test_enter_takes_the_only_hit_and_none_of_several(bar: Bar) -> None:
    desk = bar.table.view.desk
    bar.type("00007")
    QTest.keyClick(bar.bar.field, Qt.Key.Key_Return)
    assert desk.selection == ("p7",)
    bar.bar.field.clear()
    bar.table.view.clear()
    bar.type("0000")
    QTest.keyClick(bar.bar.field, Qt.Key.Key_Return)
    assert desk.selection == ()


def test_escape_clears_then_goes_back_to_the_table(qtbot: QtBot, bar: Bar) -> None:
    left: list[int] = []
    bar.bar.field.left.connect(lambda: left.append(1))
    bar.type("00007")
    QTest.keyClick(bar.bar.field, Qt.Key.Key_Escape)
    assert len(bar.table.people) == 12
    assert not left
    QTest.keyClick(bar.bar.field, Qt.Key.Key_Escape)
    assert left


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Down])
def test_enter_and_down_go_to_the_table(bar: Bar, key: Qt.Key) -> None:
    left: list[int] = []
    bar.bar.field.left.connect(lambda: left.append(1))
    QTest.keyClick(bar.bar.field, key)
    assert left


def test_states_filter_and_count(bar: Bar) -> None:
    bar.table.tell(changes(3, muted=False), changes(4, hand=True), *goes_poor(5))
    assert bar.count(State.ALL) == "All, 12"
    assert bar.count(State.OPEN) == "Open mics, 1"
    assert bar.count(State.POOR) == "Poor, 1"
    bar.bar.show_state(State.HANDS)
    assert bar.table.people == ["p4"]
    bar.bar.show_state(State.ALL)
    assert len(bar.table.people) == 12


def test_counts_follow_the_meeting(qtbot: QtBot, bar: Bar) -> None:
    bar.table.tell(changes(3, muted=False))
    chip = bar.bar.chips._chips[State.OPEN]
    qtbot.waitUntil(lambda: chip.accessibleName() == "Open mics, 1")


def test_poor_is_loud_only_when_somebody_is(bar: Bar) -> None:
    chip = bar.bar.chips._chips[State.POOR]
    alarm = bar.table.theme.colour("alarm")

    def loud() -> bool:
        image = chip.grab().toImage()
        pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return any(image.pixelColor(x, y) == alarm for x, y in pixels)

    assert not loud()
    quiet = chip.sizeHint().width()
    bar.table.tell(*goes_poor(5))
    bar.bar._count()
    assert loud()
    assert chip.sizeHint().width() > quiet


def test_arrows_go_from_state_to_state(bar: Bar) -> None:
    chips = bar.bar.chips
    bar.bar.activateWindow()
    chips._chips[State.ALL].setFocus()
    QTest.keyClick(chips._chips[State.ALL], Qt.Key.Key_Right)
    assert chips.state is State.IN
    QTest.keyClick(chips._chips[State.IN], Qt.Key.Key_Left)
    assert chips.state is State.ALL


def test_where_it_is_narrow_the_states_looked_at_least_go(bar: Bar) -> None:
    chips = bar.bar.chips
    assert all(chip.isVisible() for chip in chips._chips.values())
    bar.bar.show_state(State.CALLING)
    bar.bar.resize(bar.bar.minimumSizeHint().width() + 200, bar.bar.height())
    shown = {state for state, chip in chips._chips.items() if chip.isVisible()}
    assert {State.CALLING, State.POOR} <= shown
    assert State.IN not in shown
    right = max(chip.geometry().right() for chip in chips._chips.values() if chip.isVisible())
    assert right < chips.width()


def test_states_are_radio_buttons_to_a_screen_reader(bar: Bar) -> None:
    interface = QAccessible.queryAccessibleInterface(bar.bar.chips._chips[State.HANDS])
    assert interface.role() == QAccessible.Role.RadioButton
    assert interface.text(QAccessible.Text.Name) == "Hands, 0"


def test_what_waits_is_told_and_can_be_let_go(bar: Bar) -> None:
    waiting = bar.bar.waiting
    assert waiting.isHidden()
    bar.table.choose(2)
    bar.table.tell(changes(5, cohost=True), changes(6, cohost=True))
    assert not waiting.isHidden()
    assert waiting.text().startswith("2 re-ordering")
    QTest.mouseClick(waiting, Qt.MouseButton.LeftButton)
    assert waiting.isHidden()
    assert bar.table.people[1:3] == ["p5", "p6"]


def test_pinyin_is_loaded_in_a_thread_when_it_is_first_wanted(
    qtbot: QtBot, qapp: QApplication
) -> None:
    threads: list[threading.Thread] = []
    bar = Bar(qapp, lambda: threads.append(threading.current_thread()))
    assert not threads
    with qtbot.waitSignal(bar.bar.refined):
        bar.bar.field.entered.emit()
    bar.bar.field.entered.emit()
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


def test_what_was_typed_is_looked_for_again_once_pinyin_is_there(bar: Bar) -> None:
    filtered: list[int] = []
    bar.table.view.people.modelReset.connect(lambda: filtered.append(1))
    bar.bar.refined.emit()
    assert not filtered
    bar.bar.field.setText("7")
    bar.bar.refined.emit()
    assert bar.table.people == ["p7"]


def test_the_key_is_shown_until_something_is_typed(bar: Bar) -> None:
    field = bar.bar.field
    field.clearFocus()
    field.setText("x")
    assert field._cap.isHidden()
    assert field._wipe.isVisible()
    field._wipe.trigger()
    assert field.text() == ""
