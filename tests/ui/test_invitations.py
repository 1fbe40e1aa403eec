"""Calling people in, on the simulated service: one, many, those missed, and with the password."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from controlroom.commands.guests import Invitation
from controlroom.commands.registry import Order
from controlroom.meeting.facts import (
    AttendeeTold,
    CallEnded,
    Gone,
    Group,
    ParticipantTold,
    WaitingTold,
)
from controlroom.meeting.model import Presence
from controlroom.meeting.store import Store
from controlroom.tasks import Tasks
from controlroom.ui.icons import Icons
from controlroom.ui.panels.absent import AbsentPanel
from controlroom.ui.panels.invitationlist import InvitationList
from controlroom.ui.panels.invitations import InvitationsPanel
from controlroom.ui.panels.invitees import Invitees, Stand
from controlroom.ui.theme import Theme
from tests.ui.conftest import until
from tests.ui.room import Room
from tests.ui.simulated import Here, at_meeting
from tests.ui.stage import Stage, now

NONE = Qt.KeyboardModifier.NoModifier
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NO_ANSWER, BUSY = "11076005", "11076008"


@dataclass
class Desk:
    """The panel on a simulated meeting."""

    here: Here
    panel: InvitationsPanel
    given: list[Order] = field(default_factory=list)
    told: list[str] = field(default_factory=list)

    def notes(self, start: str = "+9900") -> dict[str, str]:
        """What the list says of those whose number begins with `start`."""
        rows = zip(self.panel.rows, self.panel.model.rows, strict=True)
        return {told.id: line.note for told, line in rows if told.id.startswith(start)}

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(self.panel.list, key, held)

    def answers(self, code: str, *numbers: str) -> None:
        """So these will answer the calls that ring now."""
        for number in numbers:
            self.here.service.world.attendees[number].answer = code

    async def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        if self.panel.list.isVisible():
            self.press(Qt.Key.Key_V, CONTROL)
        else:
            self.panel.paste_many.click()
            self.panel.paste.text.paste()
        before = self.panel.paste.listed
        await until(lambda: self.panel.paste.listed is not before)


@asynccontextmanager
async def at_desk(qtbot: QtBot, **settings: object) -> AsyncIterator[Desk]:
    theme = Theme()
    async with at_meeting(ring=(0.6, 0.6), **settings) as here, Tasks("test") as tasks:
        panel = InvitationsPanel(theme, Icons(theme), tasks)
        desk = Desk(here, panel)
        panel.told.connect(desk.told.append)
        panel.given.connect(desk.given.append)
        here.open(panel, qtbot)
        # The list of the invited comes after that of the participants.
        people = here.meeting.desk.store.people
        await until(lambda: any(p.presence is Presence.ABSENT for p in people.values()))
        await until(lambda: panel.rows)
        yield desk
        await until(lambda: not here.meeting.under_way, 12)


def lines(count: int) -> list[str]:
    return [f"Site {number},+99000{number:02}" for number in range(count)]


async def test_who_is_missed_is_on_the_list_from_the_beginning(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        store = desk.here.meeting.desk.store
        missed = {p.number for p in store.people.values() if p.presence is Presence.ABSENT}
        assert missed
        assert {row.id for row in desk.panel.rows} == missed
        assert not any(row.checked for row in desk.panel.rows)
        assert not desk.panel.call.isEnabled()


async def test_thirty_pasted_lines_two_of_them_wrong(qtbot: QtBot) -> None:
    """Pasted, mended, called at one call, followed to their ends, and called again."""
    async with at_desk(qtbot) as desk:
        panel, store = desk.panel, desk.here.meeting.desk.store
        text = lines(30)
        text[4], text[17] = "Site 4,", "Site 17,+9900017,ship"
        await desk.paste("\n".join(text))
        assert panel.paste.take.text() == "Put 28 on the list"
        assert "Line 5: no number" in panel.faults.text()
        assert "Line 18: the type “ship” is none of" in panel.faults.text()
        QTest.keyClick(panel.paste.text, Qt.Key.Key_Return, CONTROL)
        await until(lambda: len(desk.notes()) == 28)
        await until(lambda: panel.paste.text.toPlainText() == f"{text[4]}\n{text[17]}")
        assert panel.call.text() == "Call 28"

        desk.press(Qt.Key.Key_Return)
        desk.press(Qt.Key.Key_Return)
        (order,) = desk.given
        assert order.command == "invite"
        assert len(order.arguments["file"]) == 28
        await until(lambda: "being called" in desk.notes().values())
        desk.answers(NO_ANSWER, "+9900000", "+9900001")
        desk.answers(BUSY, "+9900002")
        await until(lambda: list(desk.notes().values()).count("in") == 25)
        notes = desk.notes()
        assert notes["+9900000"].startswith("no answer ")
        assert notes["+9900002"].startswith("busy ")
        assert panel.heading.hint.text() == "25 in"

        again = int(panel.call_again.text().split()[1])
        assert again >= 3
        for number in ("+9900000", "+9900001", "+9900002"):
            desk.answers("0", number)
        await until(lambda: not desk.here.meeting.under_way, 12)
        desk.press(Qt.Key.Key_Return, SHIFT)
        assert desk.given[1].command == "call-again"
        assert {"+9900000", "+9900001", "+9900002"} <= {p.number for p in desk.given[1].targets}
        await until(lambda: list(desk.notes().values()).count("in") == 28)
        assert all(call.code == "0" for n, call in store.calls.items() if n.startswith("+99000"))


async def test_who_is_in_the_meeting_is_marked_and_not_called(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        store = desk.here.meeting.desk.store
        person = next(p for p in store.people.values() if p.present)
        missed = next(p for p in store.people.values() if p.presence is Presence.ABSENT)
        await desk.paste(
            f"{person.name},{person.number}\n{missed.name},{missed.number}\nNew,+99001"
        )
        desk.panel.paste.take.click()
        await until(lambda: desk.told)
        assert desk.told == ["On the list: 3, of them in the meeting already: 1"]
        notes = desk.notes("+")
        assert notes[person.number] == "in the meeting already"
        assert notes[missed.number] == "on the list already"
        assert notes["+99001"] == "new"
        assert desk.panel.call.text() == "Call 2"
        assert not desk.panel.paste.isVisible()


async def test_boxes_are_checked_by_keys(qtbot: QtBot) -> None:
    async with at_desk(qtbot, participants=60) as desk:
        panel = desk.panel
        count = len(panel.rows)
        assert count >= 6
        panel.list.setCurrentIndex(panel.model.index(0))
        desk.press(Qt.Key.Key_Down, SHIFT)
        desk.press(Qt.Key.Key_Space)
        assert [row.checked for row in panel.rows] == [True, True] + [False] * (count - 2)
        assert panel.call.text() == "Call 2"
        desk.press(Qt.Key.Key_A, CONTROL)
        desk.press(Qt.Key.Key_Space)
        assert panel.call.text() == f"Call {count}"
        desk.press(Qt.Key.Key_Space)
        assert not any(row.checked for row in panel.rows)
        box = panel.list.visualRect(panel.model.index(2)).topLeft()
        viewport = panel.list.viewport()
        QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=box + box.__class__(6, 6))
        assert panel.rows[2].checked
        index = panel.model.index(2)
        panel.model.setData(index, 0, Qt.ItemDataRole.CheckStateRole)
        assert not panel.rows[2].checked


async def test_one_guest_by_name_and_number(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        form = desk.panel.form
        form.name.setFocus()
        form.name.setText("李四")
        QTest.keyClick(form.name, Qt.Key.Key_Return)
        assert not desk.given, "without a number there is nobody to call"
        form.number.setText("+99 (000) 77")
        form.kind.setCurrentIndex(form.kind.findData("terminal"))
        form.role.setCurrentIndex(1)
        QTest.keyClick(form.number, Qt.Key.Key_Return)
        QTest.keyClick(form.number, Qt.Key.Key_Return)
        (order,) = desk.given
        assert dict(order.arguments) == {
            "name": "李四",
            "number": "+9900077",
            "type": "terminal",
            "role": "chair",
        }
        assert desk.panel.faults.text() == "no name"
        await until(lambda: desk.notes() == {"+9900077": "in"})


async def test_a_terminal_with_the_password(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        form = desk.panel.form
        form.kind.setCurrentIndex(form.kind.count() - 1)
        assert form.organisation.isVisible()
        assert not form.name.isVisible()
        QTest.keyClick(form.number, Qt.Key.Key_Return)
        assert desk.panel.faults.text() == "no number"
        form.number.setText("+9900088")
        form.organisation.setText("115489")
        QTest.keyClick(form.number, Qt.Key.Key_Return)
        (order,) = desk.given
        assert order.command == "invite-with-password"
        assert dict(order.arguments) == {"number": "+9900088", "org": "115489"}
        await until(lambda: desk.notes() == {"+9900088": "in"})


async def test_hanging_up_and_taking_off_the_list(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        panel, store = desk.panel, desk.here.meeting.desk.store
        await desk.paste("\n".join(lines(3)))
        panel.paste.take.click()
        await until(lambda: len(desk.notes()) == 3)
        panel.list.setCurrentIndex(panel.model.index(2))
        desk.press(Qt.Key.Key_Delete)
        assert not desk.given, "nobody in the meeting knows of a line that was not called"
        assert set(desk.notes()) == {"+9900000", "+9900001"}
        panel.call.click()
        await until(lambda: set(desk.notes().values()) == {"in"})
        panel.list.setCurrentIndex(panel.model.index(0))
        desk.press(Qt.Key.Key_Delete, SHIFT)
        assert [p.number for p in desk.given[-1].targets] == ["+9900000"]
        await until(lambda: desk.notes()["+9900000"].startswith("hung up from the web"))
        assert "+9900000" not in {p.number for p in panel_again(panel)}
        panel.list.clearSelection()
        panel.list.setCurrentIndex(panel.model.index(0))
        desk.press(Qt.Key.Key_Delete)
        assert desk.given[-1].command == "remove"
        await until(lambda: "+9900000" not in store.attendees)
        panel.list.setCurrentIndex(panel.model.index(0))
        orders = len(desk.given)
        desk.press(Qt.Key.Key_Delete)
        assert len(desk.given) == orders, "who is in goes off this list, not out of the meeting"
        assert not desk.notes()


def panel_again(panel: InvitationsPanel) -> list[Invitation]:
    return [row.guest for row in panel.rows if row.again]


async def test_a_refused_call_says_why_and_can_be_repeated(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        faults = desk.here.service.faults
        faults.deny("/participants", status=400, error_code="MMC.111071066", times=1)
        await desk.paste("\n".join(lines(2)))
        desk.panel.paste.take.click()
        await until(lambda: len(desk.notes()) == 2)
        desk.panel.call.click()
        await until(lambda: "MMC.111071066" in desk.panel.faults.text())
        assert desk.panel.call.text() == "Call 2"
        desk.panel.call.click()
        await until(lambda: set(desk.notes().values()) == {"in"})


async def test_a_file_is_read_off_the_loop(qtbot: QtBot, tmp_path: Path) -> None:
    async with at_desk(qtbot) as desk:
        file = tmp_path / "guests.csv"
        file.write_text("姓名,号码\n甲,+9900001\n乙,\n丙,+9900003\n", "utf-8")
        desk.panel.read_file(file)
        await until(lambda: len(desk.notes()) == 2)
        assert desk.panel.faults.text() == "Line 3: no number"
        desk.panel.read_file(tmp_path / "none.csv")
        await until(lambda: "none.csv can't be read" in desk.panel.faults.text())


async def test_titles_stay_with_the_lines_that_are_to_be_mended(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        await desk.paste("号码,姓名\n+9900001,甲\n+9900002,\n")
        desk.panel.paste.take.click()
        await until(lambda: desk.panel.paste.text.toPlainText() == "号码,姓名\n+9900002,")
        await until(lambda: desk.panel.faults.text() == "Line 2: no name")


async def test_escape_closes_the_field_and_the_list_has_the_focus(qtbot: QtBot) -> None:
    async with at_desk(qtbot) as desk:
        desk.panel.paste_many.click()
        assert desk.panel.paste.isVisible()
        QTest.keyClick(desk.panel.paste.text, Qt.Key.Key_Escape)
        assert not desk.panel.paste.isVisible()


async def test_in_the_window_by_keys_alone(room: Room) -> None:
    """From the table to the panel, one guest in, another off the list: nobody else is touched."""
    meeting = await room.open(people=3)
    room.choose("p1")
    window = room.window
    for key in (Qt.Key.Key_D, Qt.Key.Key_I):
        QTest.keyClick(window, key)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    for text in ("Ann", "+9900001"):
        field = window.focusWidget()
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
    (order,) = await room.performed()
    assert order.command == "invite"
    assert order.arguments["name"] == "Ann"
    shown = window.findChild(InvitationList)
    assert shown is not None
    await until(lambda: [row.name for row in shown.people.rows] == ["Ann"])
    shown.setFocus()
    shown.setCurrentIndex(shown.people.index(0))
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    await until(lambda: not shown.people.rows)
    assert [one.command for one in room.client().performed] == ["invite"]
    assert "p1" in meeting.desk.store.people


# the list itself

GUESTS = (Invitation("Ann", "+1"), Invitation("Bo", "+2"))


def absent(number: str, name: str) -> AttendeeTold:
    return AttendeeTold(number, {"name": name, "number": number, "kind": "terminal"}, 1, full=True)


def stands(invitees: Invitees, store: Store) -> dict[str, Stand]:
    return {row.id: row.stand for row in invitees.rows(store)}


def test_the_order_stays_whatever_happens_to_them() -> None:
    store, invitees = Store(), Invitees()
    for number, name in (("+9", "Zoe"), ("+8", "Max")):
        store.apply(absent(number, name))
    invitees.add(reversed(GUESTS), store)
    order = ["+2", "+1", "+8", "+9"]
    assert list(stands(invitees, store)) == order
    called = [row.guest for row in invitees.rows(store)]
    assert called[2].kind == "terminal"
    invitees.asked(called, store)
    assert set(stands(invitees, store).values()) == {Stand.ASKED}
    store.apply(ParticipantTold("p9", {"name": "Zoe", "number": "+9"}, 2, full=True))
    invitees.settled(called, refused=False)
    assert stands(invitees, store) == {
        "+2": Stand.ABSENT,
        "+1": Stand.ABSENT,
        "+8": Stand.ABSENT,
        "+9": Stand.IN,
    }
    assert list(stands(invitees, store)) == order


def test_those_missed_are_called_again_but_not_those_sent_away() -> None:
    store, invitees = Store(), Invitees()
    codes = {"+1": NO_ANSWER, "+2": "11111001", "+3": "11076002", "+4": "11076006", "+5": "0"}
    for number in (*codes, "+6"):
        store.apply(absent(number, number))
    for number, code in codes.items():
        store.apply(CallEnded(number, code, 5))
    assert [row.id for row in invitees.rows(store) if row.again] == ["+1", "+2"]


def test_who_waits_is_not_called() -> None:
    store, invitees = Store(), Invitees()
    store.apply(WaitingTold("w", {"number": "+1"}, 1))
    assert invitees.add(GUESTS, store) == 1
    assert stands(invitees, store) == {"+1": Stand.WAITING, "+2": Stand.NEW}
    store.apply(Gone(Group.WAITING, "w", 2))
    assert not invitees.rows(store)[0].checked


def test_who_has_no_number_can_not_be_called() -> None:
    store, invitees = Store(), Invitees()
    store.apply(AttendeeTold("li", {"name": "Li", "account": "li"}, 1, full=True))
    (row,) = invitees.rows(store)
    assert not row.callable


# the panel of the absent


@pytest.fixture
def missed(qtbot: QtBot) -> tuple[Stage, AbsentPanel]:
    stage = Stage()
    stage.tell(
        *(absent(f"+{n}", f"Site {n}") for n in range(3)),
        AttendeeTold("li", {"name": "Li", "account": "li"}, 1, full=True),
        CallEnded("+1", NO_ANSWER, now()),
        CallEnded("+2", "0", now() - 9_000),
    )
    theme = Theme()
    panel = AbsentPanel(theme, Icons(theme))
    qtbot.addWidget(panel)
    panel.show_desk(stage.desk)
    panel.resize(320, 300)
    panel.show()
    return stage, panel


def test_who_answered_and_left_is_not_told_as_answered(missed: tuple[Stage, AbsentPanel]) -> None:
    _, panel = missed
    notes = {row.name: row.note for row in panel.model.rows}
    assert notes["Site 2"].startswith("answered ")
    assert notes["Site 2"].endswith(", has left")
    assert notes["Site 1"].startswith("no answer ")


def test_the_absent_are_called_again_by_keys(missed: tuple[Stage, AbsentPanel]) -> None:
    _, panel = missed
    given: list[Order] = []
    panel.given.connect(given.append)
    panel.list.setCurrentIndex(panel.model.index(0))
    QTest.keyClick(panel.list, Qt.Key.Key_Down, SHIFT)
    assert panel.again.text() == "Call 2 again"
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    QTest.keyClick(panel.list, Qt.Key.Key_Return, CONTROL)
    assert [order.command for order in given] == ["call-again"] * 2
    assert [p.number for p in given[0].targets] == ["+1", "+2"]
    assert {p.number for p in given[1].targets} == {"+0", "+1", "+2"}, "Li has no number"


async def test_a_second_press_does_not_call_the_absent_twice(qtbot: QtBot) -> None:
    async with at_meeting(ring=(0.1, 0.1)) as here:
        theme = Theme()
        panel = here.open(AbsentPanel(theme, Icons(theme)), qtbot)
        given: list[Order] = []
        told: list[str] = []
        panel.given.connect(given.append)
        panel.told.connect(told.append)
        await until(lambda: panel.model.rows)
        for _ in range(3):
            QTest.keyClick(panel.list, Qt.Key.Key_Return, CONTROL)
        assert len(given) == 1
        assert told == ["They are being called already"] * 2
        await until(lambda: not here.meeting.under_way, 12)


def test_without_a_number_nobody_is_called(missed: tuple[Stage, AbsentPanel]) -> None:
    stage, panel = missed
    told: list[str] = []
    panel.told.connect(told.append)
    stage.tell(*(Gone(Group.ATTENDEES, f"+{n}", now()) for n in range(3)))
    panel.refresh()
    QTest.keyClick(panel.list, Qt.Key.Key_Return, CONTROL)
    assert told == ["No number is known to call"]
    assert not panel.again.isEnabled()
