"""Frames that are at hand together: told together, yet each counts."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager

from controlroom.commands.parse import parse
from controlroom.meeting.changes import Change
from controlroom.meeting.facts import (
    Complete,
    ConferenceTold,
    Fact,
    Group,
    Missed,
    ParticipantsTold,
    ParticipantTold,
)
from controlroom.meeting.model import Phase
from controlroom.meeting.updates import Update
from controlroom.session.actions import Status
from controlroom.session.link import Link, LinkState
from controlroom.session.session import Event, Session
from controlroom.tasks import Tasks
from tests.ui.fake import FakeClient

WHOLE: tuple[Fact, ...] = (
    ParticipantTold("a", {"muted": False}, 1, full=True),
    Complete(Group.PARTICIPANTS, frozenset({"a"}), 1),
)


def muted(at: int, *, yes: bool) -> tuple[Fact, ...]:
    return (ParticipantsTold([("a", Update.of({"muted": yes}))], at),)


class Pushed(FakeClient):
    """Frames that are pushed at once are at hand one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: deque[Iterable[Fact]] = deque()
        self.came = asyncio.Event()

    def push(self, *frames: Iterable[Fact]) -> None:
        self.frames += frames
        self.came.set()

    async def frame(self) -> Iterable[Fact]:
        while not self.frames:
            self.came.clear()
            await self.came.wait()
        return self.frames.popleft()

    def at_hand(self) -> Iterable[Fact] | None:
        return self.frames.popleft() if self.frames else None


@asynccontextmanager
async def reading() -> AsyncIterator[tuple[Pushed, Session, list[Sequence[Event]]]]:
    """A session that is live, and what it tells from now on."""
    client = Pushed()
    session = Session(client)
    told: list[Sequence[Event]] = []
    async with Tasks("test") as tasks:
        run = tasks.start(session.run(), "run")
        client.push(WHOLE)
        while session.link.state is not LinkState.LIVE:
            await asyncio.sleep(0)
        session.listen(told.append)
        yield client, session, told
        run.cancel()
    await session.close()


def changes(told: Iterable[Sequence[Event]]) -> list[list[int]]:
    """When the changes were told to have been, by how they came."""
    found = [[event.at for event in events if isinstance(event, Change)] for events in told]
    return [ats for ats in found if ats]


async def until_applied(session: Session, at: int) -> None:
    async with asyncio.timeout(5):
        while session.store.told_at != at:
            await asyncio.sleep(0)


async def test_what_is_at_hand_together_is_told_together() -> None:
    async with reading() as (client, session, told):
        client.push(*(muted(at, yes=bool(at % 2)) for at in range(3, 9)))
        await until_applied(session, 8)
        assert changes(told) == [[3, 4, 5, 6, 7, 8]]
        client.push(muted(9, yes=True))
        await until_applied(session, 9)
        assert changes(told)[1:] == [[9]]


async def test_the_last_frames_before_the_end_are_told() -> None:
    async with reading() as (client, session, told):
        ended = ConferenceTold({"phase": Phase.ENDED}, 4)
        client.push(muted(3, yes=True), (ended,), muted(5, yes=False))
        async with asyncio.timeout(5):
            while session.link.state is not LinkState.ENDED:
                await asyncio.sleep(0)
        assert [at for ats in changes(told) for at in ats] == [3, 4]


async def test_what_shows_for_one_frame_alone_confirms_an_order() -> None:
    async with reading() as (client, session, _), Tasks("order") as tasks:
        order = parse(["mute", "a"]).order(session.store.people)
        action = tasks.start(session.carry_out(order), "order")
        await asyncio.sleep(0.05)
        client.push(muted(3, yes=True), muted(4, yes=False))
        async with asyncio.timeout(2):
            assert (await action).status is Status.CONFIRMED


async def test_a_gap_is_known_before_the_next_frame_is_read() -> None:
    async with reading() as (client, session, told):
        gap = (Missed("ParticipantsNotify", 5, 9, 3), *muted(3, yes=True))
        client.push(gap, muted(4, yes=False))
        await until_applied(session, 4)
        assert changes(told) == [[3, 3], [4]]
        links = [event for events in told for event in events if isinstance(event, Link)]
        assert links[0].resyncing
