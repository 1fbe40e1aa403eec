"""Somebody new waits: heard and told, but not too often."""

import pytest
from PySide6.QtWidgets import QApplication

from controlroom.meeting.facts import Gone, Group, WaitingTold
from controlroom.ui.desk import Batch
from controlroom.ui.doorbell import Doorbell
from controlroom.ui.preferences import PreferencesDialog
from tests.ui.conftest import until
from tests.ui.fake import AT
from tests.ui.room import Room

QUIET_MS = 150


class Bell:
    """A doorbell of the room's, with what came of it."""

    def __init__(self, room: Room, monkeypatch: pytest.MonkeyPatch, quiet_ms: int) -> None:
        self.sounds = 0
        self.alerts = 0
        self.told: list[str] = []
        monkeypatch.setattr(QApplication, "alert", lambda _window: self._alert())
        self.bell = Doorbell(
            room.window, room.conferences, room.settings, sound=self._sound, quiet_ms=quiet_ms
        )
        self.bell.rang.connect(self.told.append)

    def _sound(self) -> None:
        self.sounds += 1

    def _alert(self) -> None:
        self.alerts += 1


@pytest.fixture
def bell(room: Room, monkeypatch: pytest.MonkeyPatch) -> Bell:
    # The window's own stays silent.
    room.window.doorbell._quiet.start(60_000)
    return Bell(room, monkeypatch, QUIET_MS)


def comes(number: int, **values: object) -> WaitingTold:
    return WaitingTold(f"w{number}", {"name": f"Guest {number}", "since": AT, **values}, AT)


async def test_it_rings_though_the_panel_is_hidden_and_another_tab_is_in_front(
    room: Room, bell: Bell
) -> None:
    behind = await room.open("900")
    await room.open("901")
    next(dock for dock in room.window.docks.docks if dock.objectName() == "waiting").hide()
    room.client("900").feed(comes(1))
    await until(lambda: bell.sounds == 1)
    assert bell.alerts == 1
    assert "Guest 1" in bell.told[0]
    assert behind.title in bell.told[0]
    bar = room.window.tabs.bar
    await until(lambda: [mark.waiting for mark in bar.shown] == [1, 0])


async def test_many_ring_once_and_once_more_for_those_who_still_wait(
    room: Room, bell: Bell
) -> None:
    await room.open()
    client = room.client()
    client.feed(comes(0), comes(1))
    await until(lambda: bell.sounds == 1)
    for number in range(2, 5):
        client.feed(comes(number))
    await until(lambda: bell.sounds == 2, 2)
    assert "waiting: 5" in bell.told[1]
    rings = bell.sounds
    await until(lambda: not bell.bell._quiet.isActive(), 2)
    assert bell.sounds == rings, "it rings without anybody new"


async def test_nobody_is_rung_for_who_left_meanwhile_or_was_let_in(room: Room, bell: Bell) -> None:
    await room.open()
    client = room.client()
    client.feed(comes(1))
    await until(lambda: bell.sounds == 1)
    client.feed(comes(2), comes(3))
    client.feed(Gone(Group.WAITING, "w2", AT), comes(3, admitted=True))
    store = room.window.tabs.current.desk.store  # type: ignore[union-attr]
    await until(lambda: set(store.waiting) == {"w1", "w3"} and store.waiting["w3"].admitted)
    await until(lambda: not bell.bell._quiet.isActive(), 2)
    assert bell.sounds == 1


async def test_the_sound_can_be_switched_off_the_rest_stays(room: Room, bell: Bell) -> None:
    room.settings.update(doorbell=False)
    await room.open()
    room.client().feed(comes(1))
    await until(lambda: bell.told)
    assert bell.alerts == 1
    assert bell.sounds == 0


async def test_the_switch_is_among_the_settings(room: Room) -> None:
    dialog = PreferencesDialog(room.window.theme, room.settings, room.window)
    assert dialog.doorbell.isChecked()
    dialog.doorbell.setChecked(False)
    assert not room.settings.now.doorbell
    dialog.close()


async def test_a_closed_meeting_rings_no_more(room: Room, bell: Bell) -> None:
    meeting = await room.open()
    changes = meeting.desk.store.apply(comes(1))
    room.conferences.close(meeting)
    meeting.desk.changed.emit(Batch.of(changes))
    assert not bell.told
    await until(lambda: room.client().closed)
