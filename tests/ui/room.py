"""A window, and the fake clients behind its meetings."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from controlroom.commands.registry import Order
from controlroom.session.actions import Status
from controlroom.session.link import LinkState
from controlroom.tasks import Tasks
from controlroom.ui.conference import ConferencePage
from controlroom.ui.conferences import Conferences, Meeting
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.window import Window
from controlroom.vendors.base import Client, Place
from tests.ui.conftest import until
from tests.ui.fake import FakeClient

SERVER = "https://meeting.example"


@dataclass
class Room:
    """A window, and the fake clients behind its meetings, by conference ID."""

    window: Window
    settings: Settings
    conferences: Conferences
    clients: dict[str, FakeClient] = field(default_factory=dict)
    passwords: list[str] = field(default_factory=list)

    def client(self, conference: str = "900") -> FakeClient:
        return self.clients.setdefault(conference, FakeClient())

    async def connect(self, place: Place, password: str) -> Client:
        self.passwords.append(password)
        client = self.client(place.conference)
        if client.closed:
            fresh = FakeClient(client.errors, client.refusals)
            self.clients[place.conference] = client = fresh
        return client

    async def open(self, conference: str = "900", people: int = 12, **values: object) -> Meeting:
        """A meeting that is live, in front."""
        client = self.client(conference)
        client.feed_meeting(people, **values)
        await self.window.open(Place(SERVER, conference), "secret")
        meeting = self.window.tabs.current
        assert meeting is not None
        await until(lambda: meeting.session.link.state is LinkState.LIVE)
        await until(lambda: self.page.table.people.rowCount() == people)
        return meeting

    @property
    def page(self) -> ConferencePage:
        page = self.window.page
        assert page is not None
        return page

    async def performed(self, conference: str = "900") -> list[Order]:
        """The orders that reached the client, once there is one and nothing more is being sent."""
        client = self.client(conference)
        await until(lambda: client.performed)
        # A task that ran on between the test and its end would miss the loop.
        await until(
            lambda: all(
                action.status is not Status.SENT
                for meeting in self.conferences.meetings
                for action in meeting.under_way
            )
        )
        return client.performed

    def choose(self, *pids: str) -> None:
        """Select people in the table."""
        table = self.page.table
        selection = table.selectionModel()
        selection.clearSelection()
        for pid in pids:
            row = table.people.projection.row_of(pid)
            assert row is not None
            index = table.people.index(row, 0)
            selection.select(index, selection.SelectionFlag.Select | selection.SelectionFlag.Rows)


@asynccontextmanager
async def a_room(
    qapp: QApplication, tmp_path: Path, *, begin: Callable[[Room], Awaitable[object]] | None = None
) -> AsyncIterator[Room]:
    """A window, without a meeting unless it was opened to `begin` with, before the window was
    furnished; in the end nothing may be left over."""
    before = asyncio.all_tasks()
    theme = Theme()
    theme.set_mode("dark")
    theme.apply(qapp)
    settings = Settings(tmp_path / "settings.json")
    async with Tasks("test") as tasks:
        conferences = Conferences(lambda place, password: room.connect(place, password))
        window = Window(theme, Icons(theme), settings)
        window.show_meetings(conferences)
        room = Room(window, settings, conferences)
        window.resize(1280, 720)
        window.show()
        if begin is not None:
            await begin(room)
        window.furnish(tasks)
        window.activateWindow()
        yield room
        window.put_away()
        await conferences.close_all()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not left, f"tasks are left over: {left}"
