"""In-meeting settings: what the push says stands in the form, never what was clicked."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from controlroom.commands.registry import Order
from controlroom.commands.settings import SETTINGS
from controlroom.meeting.facts import ConferenceTold
from controlroom.ui.icons import Icons
from controlroom.ui.panels.meetingsettings import MeetingSettingsPanel, SettingRow
from controlroom.ui.panels.meetingsettings_words import GROUPS, WORDS
from controlroom.ui.theme import Theme
from tests.ui.conftest import until
from tests.ui.room import Room
from tests.ui.simulated import at_meeting
from tests.ui.stage import now

# As the settings stand in a new meeting of the simulator; None where no push tells the value.
BEFORE = {
    "isLock": 0,
    "callInRestriction": 0,
    "audienceCallInRestriction": 0,
    "allowUnmuteByOneself": 1,
    "lockSharing": 0,
    "clientRecMode": 0,
    "chatPermission": None,
    "allowOpenCamera": None,
    "allowRename": None,
    "freeShare": None,
}


def panel_of() -> MeetingSettingsPanel:
    theme = Theme()
    return MeetingSettingsPanel(theme, Icons(theme))


def value(row: SettingRow) -> int | None:
    return row.choice.currentData()


def pick(row: SettingRow, wanted: int) -> None:
    """As a user does: the list first shows the choice, then says so."""
    at = row.choice.findData(wanted)
    row.choice.setCurrentIndex(at)
    row.choice.activated.emit(at)


def test_every_setting_and_every_value_has_its_words() -> None:
    assert set(WORDS) == set(SETTINGS)
    assert sorted(key for _, keys in GROUPS for key in keys) == sorted(SETTINGS)
    for key, setting in SETTINGS.items():
        assert set(WORDS[key].values) == set(setting.values), key


async def test_the_form_shows_what_the_push_says(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        assert {key: value(row) for key, row in panel.rows.items()} == BEFORE
        assert "which kind is not told" in panel.rows["chatPermission"].choice.placeholderText()
        assert "never told" in panel.rows["allowRename"].choice.placeholderText()


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        ("isLock", 1),
        ("callInRestriction", 3),
        ("audienceCallInRestriction", 2),
        ("allowUnmuteByOneself", 0),
        ("lockSharing", 1),
        ("clientRecMode", 2),
        ("chatPermission", 1),
    ],
)
async def test_a_change_shows_only_when_it_is_pushed(qtbot: QtBot, key: str, wanted: int) -> None:
    async with at_meeting(push_latency=(0.3, 0.3)) as here:
        panel = here.open(panel_of(), qtbot)
        row = panel.rows[key]
        before = value(row)
        pick(row, wanted)
        assert value(row) == before != wanted
        await until(lambda: "asked…" in row.note.text())
        assert row.value_text(wanted) in row.note.text()
        assert value(row) == before
        await until(lambda: value(row) == wanted)
        await until(lambda: not row.note.isVisible())


async def test_a_refused_change_goes_back_and_says_why(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        here.service.faults.deny(
            "/updateStartedConfConfig", status=403, error_code="MMC.111070003", times=1
        )
        row = panel.rows["isLock"]
        pick(row, 1)
        await until(lambda: "refused" in row.note.text())
        assert value(row) == 0
        pick(row, 1)
        await until(lambda: value(row) == 1)
        await until(lambda: not row.note.isVisible())


async def test_what_is_never_told_says_only_that_it_was_accepted(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        row = panel.rows["allowRename"]
        pick(row, 0)
        await until(lambda: "accepted" in row.note.text())
        assert value(row) is None
        assert row.value_text(0) in row.note.text()


async def test_changes_from_elsewhere_come_in_while_it_is_hidden(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        panel.hide()
        here.meeting.desk.submit(Order("config", (), {"settings": {"allowOpenCamera": 0}}))
        here.service.world.update_conference(lock=True, waiting_room=True)
        here.service.changed()
        await until(lambda: here.meeting.desk.store.conference.locked)
        await until(lambda: panel.asked.get("allowOpenCamera") and not here.meeting.under_way)
        panel.show()
        assert value(panel.rows["isLock"]) == 1
        assert "accepted" in panel.rows["allowOpenCamera"].note.text()
        assert panel.waiting_room.text() == "The waiting room is on"


async def test_neither_wheel_nor_keys_change_anything_by_themselves(qtbot: QtBot) -> None:
    async with at_meeting() as here:
        panel = here.open(panel_of(), qtbot)
        given: list[Order] = []
        panel.given.connect(given.append)
        choice = panel.rows["callInRestriction"].choice
        choice.setFocus()
        QTest.keyClick(choice, Qt.Key.Key_I)
        middle = choice.rect().center().toPointF()
        wheel = QWheelEvent(
            middle,
            choice.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        choice.wheelEvent(wheel)
        assert not wheel.isAccepted()
        assert not given
        QTest.keyClick(choice, Qt.Key.Key_Down)
        assert choice.view().isVisible()
        QTest.keyClick(choice.view(), Qt.Key.Key_Down)
        QTest.keyClick(choice.view(), Qt.Key.Key_Return)
        assert given == [Order("config", (), {"settings": {"callInRestriction": 2}})]
        await until(lambda: value(panel.rows["callInRestriction"]) == 2)


async def test_its_key_opens_it_and_escape_leads_back(room: Room) -> None:
    await room.open(locked=False)
    room.window.actions_[":panel meeting-settings"].action.trigger()
    panel = room.window.findChild(MeetingSettingsPanel)
    assert isinstance(panel, MeetingSettingsPanel)
    await until(lambda: panel.rows["isLock"].choice.hasFocus())
    assert all(row.choice.accessibleName() for row in panel.rows.values())
    QTest.keyClick(panel.rows["isLock"].choice, Qt.Key.Key_Escape)
    assert room.page.table.hasFocus()
    pick(panel.rows["isLock"], 1)
    assert await room.performed() == [Order("config", (), {"settings": {"isLock": 1}})]
    assert value(panel.rows["isLock"]) == 0
    room.client().feed(ConferenceTold({"locked": True}, now()))
    await until(lambda: value(panel.rows["isLock"]) == 1)


async def test_away_from_the_meeting_it_says_why_nothing_can_be_set(room: Room) -> None:
    meeting = await room.open()
    room.window.docks.open("meeting-settings")
    panel = room.window.findChild(MeetingSettingsPanel)
    assert isinstance(panel, MeetingSettingsPanel)
    room.client().capabilities = frozenset()
    panel.relink(meeting.desk.link)
    await until(lambda: not panel.rows["isLock"].choice.isEnabled())
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "The meeting service does not offer this" in shown
