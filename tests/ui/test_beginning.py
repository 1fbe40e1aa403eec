"""A meeting that is opened at the start is seen before the window is furnished."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from controlroom import app, program
from controlroom.session.link import LinkState
from controlroom.simulator.faults import HttpFault
from controlroom.simulator.testing import running
from controlroom.tasks import Tasks
from controlroom.ui.findbar import StateChip
from controlroom.ui.settings import Settings
from controlroom.ui.signin import SignInDialog
from controlroom.ui.window import Window
from controlroom.vendors.base import Place
from tests.ui.conftest import until
from tests.ui.room import Room, a_room


def _stops(window: QWidget) -> Iterator[tuple[str, str]]:
    """Where Tab comes to, from the first on; without chips, for which there may be no room."""
    stop = window.nextInFocusChain()
    while stop is not window:
        usable = stop.isVisible() and stop.isEnabled() and not isinstance(stop, StateChip)
        if usable and stop.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield type(stop).__name__, stop.accessibleName()
        stop = stop.nextInFocusChain()


async def test_what_acts_on_it_finds_the_meeting(qapp: QApplication, tmp_path: Path) -> None:
    async with a_room(qapp, tmp_path, begin=Room.open) as room:
        window = room.window
        assert window.commands.isVisible()
        assert all(dock.isVisible() for dock in window.docks.docks)
        assert window.docks.log.desk is room.page.desk
        room.choose("p3", "p5")
        QTest.keyClick(room.page.table, Qt.Key.Key_M)
        (order,) = await room.performed()
        assert [person.pid for person in order.targets] == ["p3", "p5"]
        window.actions_[":close"].action.trigger()
        assert window.stack.currentWidget() is window.welcome
        assert not window.commands.isVisible()


async def test_tab_takes_the_same_way(qapp: QApplication, tmp_path: Path) -> None:
    async with a_room(qapp, tmp_path / "late") as room:
        await room.open()
        await until(lambda: room.window.actions_["mute-all"].action.isEnabled())
        late = list(_stops(room.window))
    async with a_room(qapp, tmp_path / "early", begin=Room.open) as room:
        await until(lambda: len(list(_stops(room.window))) == len(late))
        assert list(_stops(room.window)) == late


@pytest.fixture
def furnished(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many people there were to see when the window was furnished, each time."""
    found: list[int] = []
    furnish = Window.furnish

    def furnishing(window: Window, tasks: Tasks) -> None:
        page = window.page
        assert page is not None
        found.append(page.table.people.rowCount())
        furnish(window, tasks)

    monkeypatch.setattr(Window, "furnish", furnishing)
    # Machines that are slow are right too.
    monkeypatch.setattr(program, "_HEAD_START", 4.0)
    return found


@pytest.mark.parametrize(
    ("server", "password", "told"),
    [
        ("https://meeting.example", None, ""),
        ("http://meeting.example", "secret", "would cross the network"),
    ],
)
async def test_what_can_not_be_opened_is_asked_for(
    qapp: QApplication, tmp_path: Path, server: str, password: str | None, told: str
) -> None:
    window = app.show(qapp, Settings(tmp_path / "settings.json"))
    async with Tasks("test") as tasks:
        main = tasks.start(
            program.main(qapp, window, [(Place(server, "900"), password)]), "program"
        )
        await until(lambda: main.done() or window.findChildren(SignInDialog), 10)
        (dialog,) = window.findChildren(SignInDialog)
        assert dialog.form.server.currentText() == server
        assert dialog.form.conference.currentText() == "900"
        assert told in dialog.problem.sentence.text()
        dialog.reject()
        window.closing.emit()
        await main
    window.deleteLater()


async def _began(qapp: QApplication, tmp_path: Path, place: Place, password: str) -> LinkState:
    """Begin at a place; how the meeting there stands once the window is furnished."""
    window = app.show(qapp, Settings(tmp_path / "settings.json"))
    async with Tasks("test") as tasks:
        main = tasks.start(program.main(qapp, window, [(place, password)]), "program")
        await until(lambda: main.done() or window.furnished, 10)
        assert window.page is not None
        state = window.page.desk.link.state
        window.closing.emit()
        await main
    window.deleteLater()
    return state


async def test_people_are_seen_first(
    qapp: QApplication, tmp_path: Path, furnished: list[int]
) -> None:
    async with running(participants=30) as service:
        place = Place(service.url, service.conference)
        assert await _began(qapp, tmp_path, place, service.password) is LinkState.LIVE
    assert furnished[0] >= 30


async def test_a_server_that_says_nothing_is_not_waited_for(
    qapp: QApplication, tmp_path: Path, furnished: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "_HEAD_START", 0.05)
    async with running(participants=30) as service:
        service.faults.add(HttpFault(hang=True))
        place = Place(service.url, service.conference)
        assert await _began(qapp, tmp_path, place, "any") is LinkState.SIGNING_IN
        service.faults.clear()
    assert furnished == [0]
