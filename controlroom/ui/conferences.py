"""The conferences that are open in the window, each with its session and its desk."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from PySide6.QtCore import QObject, Signal

from controlroom.session.actions import Action
from controlroom.session.link import OVER
from controlroom.session.session import Session
from controlroom.tasks import Tasks
from controlroom.ui import address, wording
from controlroom.ui.desk import Desk
from controlroom.ui.undo import Undo
from controlroom.vendors.base import Client, Place, VendorError

log = logging.getLogger(__name__)

# Makes the vendor's client; awaited, because its modules may still be loading.
Connect = Callable[[Place, str], Awaitable[Client]]

CLOSE_WITHIN = 3.0
# The least that is shown of an order that is under way.
_BEGUN = 0.05


class Meeting(QObject):
    """One open conference."""

    def __init__(self, place: Place, client: Client) -> None:
        super().__init__()
        self.place = place
        self.session = Session(client)
        self.desk = Desk(self.session, self)
        self._tasks = Tasks(f"meeting {place.conference}")
        self.undo = Undo(self.desk, self)
        self._under_way: dict[int, Action] = {}
        self.desk.acted.connect(self._acted)

    @property
    def title(self) -> str:
        """The conference's title; its ID until that is known."""
        return wording.clean(self.desk.store.conference.title or self.place.conference)

    @property
    def over(self) -> bool:
        """Whether nothing more comes from it by itself."""
        return self.session.link.state in OVER

    def start(self, *, wait_for_start: bool = False) -> None:
        """Sign in and stay live; how it goes comes through the desk."""
        self._tasks.start(self._run(wait_for_start=wait_for_start), "run")

    async def _run(self, *, wait_for_start: bool) -> None:
        try:
            await self.session.run(wait_for_start=wait_for_start)
        except VendorError as error:
            log.info("%s: %s", self.place.conference, error)

    def _acted(self, action: Action) -> None:
        if action.settled:
            self._under_way.pop(action.id, None)
        else:
            self._under_way[action.id] = action

    @property
    def under_way(self) -> Sequence[Action]:
        """The orders that have not come to an end."""
        return tuple(self._under_way.values())

    def progress(self, command: str) -> float:
        """How far the last order of `command` is: 0 if none is under way, else up to 1."""
        shares = [
            max(_BEGUN, action.done / action.total) if action.total > 1 else 1.0
            for action in self.under_way
            if action.order.command == command
        ]
        return shares[-1] if shares else 0.0

    async def close(self) -> None:
        """End the session; the conference itself goes on."""
        await self._tasks.cancel()
        self.desk.detach()
        try:
            async with asyncio.timeout(CLOSE_WITHIN):
                await self.session.close()
        except TimeoutError:
            log.warning("%s: the session did not close in time", self.place.conference)
        self.deleteLater()


class Conferences(QObject):
    """Opens, keeps and closes meetings."""

    added = Signal(object)
    removed = Signal(object)

    def __init__(self, connect: Connect, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.meetings: list[Meeting] = []
        self._connect = connect
        self._alive: set[Meeting] = set()
        self._closing: set[asyncio.Task[None]] = set()
        self._tasks = Tasks("conferences")

    def find(self, place: Place) -> Meeting | None:
        """The meeting at `place`, if it is open."""
        return next((one for one in self.meetings if address.same(one.place, place)), None)

    async def prepare(self, place: Place, password: str) -> Meeting:
        """A meeting that has not begun to sign in and is not among `meetings` yet."""
        meeting = Meeting(place, await self._connect(place, password))
        self._alive.add(meeting)
        return meeting

    def add(self, meeting: Meeting) -> None:
        """Take `meeting` in; one that is open at the same place makes room for it."""
        old = self.find(meeting.place)
        self.meetings.append(meeting)
        self.added.emit(meeting)
        if old is not None:
            self.close(old)

    def close(self, meeting: Meeting) -> None:
        """Take `meeting` out now, and end its session in the background."""
        if meeting in self.meetings:
            self.meetings.remove(meeting)
            self.removed.emit(meeting)
        if meeting in self._alive:
            self._alive.remove(meeting)
            task = self._tasks.start(meeting.close(), "close")
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)

    async def close_all(self) -> None:
        """End every session, and wait until all of them are quiet."""
        for meeting in tuple(self._alive):
            self.close(meeting)
        await asyncio.gather(*self._closing, return_exceptions=True)
