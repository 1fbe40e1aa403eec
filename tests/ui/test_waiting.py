"""The waiting room: chosen and let in by keys, on the simulated service."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from controlroom.commands.registry import Order
from controlroom.meeting.facts import Gone, Group, WaitingTold
from controlroom.session.actions import Status
from controlroom.session.link import LinkState
from controlroom.ui.icons import Icons
from controlroom.ui.panels.people import PeopleList
from controlroom.ui.panels.waiting import WaitingPanel
from controlroom.ui.theme import Theme
from tests.ui.conftest import until
from tests.ui.room import Room
from tests.ui.simulated import Here, at_meeting
from tests.ui.stage import Stage, now

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def panel_of() -> WaitingPanel:
    theme = Theme()
    return WaitingPanel(theme, Icons(theme))


def keys(panel: WaitingPanel, *pressed: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
    for key in pressed:
        QTest.keyClick(panel.list, key, held or Qt.KeyboardModifier.NoModifier)


async def waiting_at(here: Here, count: int, qtbot: QtBot) -> WaitingPanel:
    """The panel, once exactly `count` people wait."""
    world = here.service.world
    for pid in list(world.waiting):
        world.stop_waiting(pid)
    for _ in range(count):
        world.wait(world.stranger())
    here.service.changed()
    panel = here.open(panel_of(), qtbot)
    wanted = set(world.waiting)
    await until(lambda: {row.id for row in panel.model.rows} == wanted)
    return panel


async def test_return_lets_in_the_one_on_which_the_focus_stands(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = await waiting_at(here, 4, qtbot)
        second = panel.model.rows[1].id
        keys(panel, Qt.Key.Key_Down, Qt.Key.Key_Down)
        panel.list.setCurrentIndex(panel.model.index(1))
        keys(panel, Qt.Key.Key_Return)
        await until(lambda: second not in here.meeting.desk.store.waiting)
        assert len(here.service.world.waiting) == 3


async def test_several_are_chosen_and_let_in_by_keys_in_turn(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = await waiting_at(here, 5, qtbot)
        desk = here.meeting.desk
        actions: list[tuple[str, int]] = []
        desk.acted.connect(
            lambda action: actions.append((action.order.targets[0].pid, action.group))
        )
        rows = [row.id for row in panel.model.rows]
        panel.list.setCurrentIndex(panel.model.index(0))
        keys(panel, Qt.Key.Key_Down, Qt.Key.Key_Down, held=SHIFT)
        assert desk.waiting_chosen == tuple(rows[:3])
        assert panel.admit.text() == "Admit 3"
        keys(panel, Qt.Key.Key_Return)
        keys(panel, Qt.Key.Key_Return)
        await until(lambda: set(desk.store.waiting) == set(rows[3:]))
        await until(lambda: not here.meeting.under_way)
        assert list(dict.fromkeys(pid for pid, _ in actions)) == rows[:3]
        assert {group for _, group in actions} != {0}
        assert len({group for _, group in actions}) == 1, "the second press did it twice"


@pytest.mark.parametrize("by", ["select all", "key", "button"])
async def test_all_are_let_in_at_one_call(qtbot: QtBot, by: str) -> None:
    async with at_meeting() as here:
        panel = await waiting_at(here, 5, qtbot)
        given: list[Order] = []
        panel.given.connect(given.append)
        if by == "select all":
            panel.list.setCurrentIndex(panel.model.index(0))
            keys(panel, Qt.Key.Key_A, held=CONTROL)
            keys(panel, Qt.Key.Key_Return)
        elif by == "key":
            keys(panel, Qt.Key.Key_Return, held=CONTROL)
        else:
            assert panel.admit_all.text() == "Admit all 5"
            panel.admit_all.click()
        await until(lambda: not here.meeting.desk.store.waiting)
        assert given == [Order("admit-all")]


async def test_a_refusal_lets_them_be_let_in_again(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = await waiting_at(here, 2, qtbot)
        here.service.faults.deny(
            "/allowWaitingParticipant", status=400, error_code="MMC.111070003", times=1
        )
        ended: list[Status] = []
        here.meeting.desk.acted.connect(
            lambda action: ended.append(action.status) if action.settled else None
        )
        panel.list.setCurrentIndex(panel.model.index(0))
        keys(panel, Qt.Key.Key_Return)
        await until(lambda: "letting in" in panel.model.rows[0].note or ended)
        await until(lambda: ended)
        assert ended == [Status.REFUSED]
        await until(lambda: panel.admit.isEnabled() and "letting" not in panel.model.rows[0].note)
        keys(panel, Qt.Key.Key_Return)
        await until(lambda: len(here.service.world.waiting) == 1)


async def test_those_selected_in_the_table_are_sent_back(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = await waiting_at(here, 0, qtbot)
        assert not panel.send_back.isVisible()
        store = here.meeting.desk.store
        pids = [pid for pid, p in store.people.items() if p.present and pid != store.chair][:2]
        here.meeting.desk.select(pids)
        assert panel.send_back.isVisible()
        panel.send_back.click()
        await until(lambda: len(store.waiting) == 2)


def shown(stage: Stage, qtbot: QtBot) -> WaitingPanel:
    panel = panel_of()
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.resize(320, 300)
    panel.show()
    return panel


def comes(number: int) -> WaitingTold:
    return WaitingTold(f"w{number}", {"name": f"Guest {number}", "since": now() + number}, now())


def test_the_selection_holds_while_people_come_and_go(stage: Stage, qtbot: QtBot) -> None:
    stage.tell(*map(comes, range(4)))
    panel = shown(stage, qtbot)
    panel.list.setCurrentIndex(panel.model.index(1))
    keys(panel, Qt.Key.Key_Down, held=SHIFT)
    assert stage.desk.waiting_chosen == ("w1", "w2")
    stage.tell(Gone(Group.WAITING, "w0", now()), comes(9))
    qtbot.waitUntil(lambda: [row.id for row in panel.model.rows] == ["w1", "w2", "w3", "w9"])
    assert stage.desk.waiting_chosen == ("w1", "w2")
    stage.tell(Gone(Group.WAITING, "w1", now()))
    qtbot.waitUntil(lambda: stage.desk.waiting_chosen == ("w2",))
    stage.tell(*(Gone(Group.WAITING, f"w{n}", now()) for n in (2, 3, 9)))
    qtbot.waitUntil(lambda: stage.desk.waiting_chosen == ())


def test_return_on_nobody_says_what_to_do(stage: Stage, qtbot: QtBot) -> None:
    stage.tell(*map(comes, range(3)))
    panel = shown(stage, qtbot)
    told: list[str] = []
    given: list[Order] = []
    panel.told.connect(told.append)
    panel.given.connect(given.append)
    panel.list.clearSelection()
    panel.list.selectionModel().clearCurrentIndex()
    keys(panel, Qt.Key.Key_Return)
    assert told == ["Select somebody who waits first"]
    assert not given


async def test_the_keys_of_the_list_are_not_the_windows(room: Room) -> None:
    meeting = await room.open(people=3)
    room.client().feed(*map(comes, range(3)))
    window = room.window
    panel = window.findChild(WaitingPanel)
    assert panel is not None
    await until(lambda: len(panel.model.rows) == 3)
    for key in (Qt.Key.Key_D, Qt.Key.Key_W):
        QTest.keyClick(window, key)
    shown = window.focusWidget()
    assert isinstance(shown, PeopleList)
    await until(lambda: len(shown.people.rows) == 3)
    QTest.keyClick(shown, Qt.Key.Key_A, CONTROL)
    assert meeting.desk.waiting_chosen == ("w0", "w1", "w2")
    assert not meeting.desk.selection, "the table behind was selected, too"
    QTest.keyClick(shown, Qt.Key.Key_End)
    QTest.keyClick(shown, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert order.command == "admit"
    assert [person.pid for person in order.targets] == ["w2"]


def test_the_list_and_its_buttons_are_named(stage: Stage, qtbot: QtBot) -> None:
    stage.tell(*map(comes, range(3)))
    panel = shown(stage, qtbot)
    assert panel.list.accessibleName() == "Waiting room · 3"
    assert panel.list.accessibleDescription()
    assert all(button.accessibleName() for button in (panel.admit, panel.admit_all))


def test_nobody_can_be_let_in_once_the_meeting_is_over(qtbot: QtBot) -> None:
    stage = Stage()
    stage.fill("A")
    panel = panel_of()
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.show()
    for pid in ("w1", "w2"):
        stage.tell(WaitingTold(pid, {"name": pid}, now()))
    qtbot.waitUntil(panel.admit_all.isEnabled)
    stage.go(LinkState.ENDED)
    qtbot.waitUntil(lambda: not panel.admit_all.isEnabled())
