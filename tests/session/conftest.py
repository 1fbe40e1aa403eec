"""A session against the simulated service, over real sockets."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from controlroom.commands.parse import parse
from controlroom.meeting.changes import Change
from controlroom.session.actions import Action
from controlroom.session.link import Link, LinkState
from controlroom.session.session import Event, Pace, Session
from controlroom.simulator.simulation import Simulation
from controlroom.simulator.testing import running
from controlroom.tasks import Tasks
from controlroom.vendors.base import Place
from controlroom.vendors.huawei.client import HuaweiClient

QUICK = Pace(
    heartbeat=0.1,
    first_heartbeats=0.1,
    echo=0.5,
    whole_state=0.5,
    start_check=0.05,
    quality_poll=0.1,
)


@dataclass
class Desk:
    """A session that runs, and what it told."""

    service: Simulation
    session: Session
    running: asyncio.Task[None]
    events: list[Event] = field(default_factory=list)

    def links(self) -> list[LinkState]:
        states = [event.state for event in self.events if isinstance(event, Link)]
        return [state for i, state in enumerate(states) if i == 0 or states[i - 1] is not state]

    def changes(self) -> list[Change]:
        return [event for event in self.events if isinstance(event, Change)]

    async def do(self, words: str) -> Action:
        return await self.session.carry_out(parse(words.split()).order(self.session.store.people))

    async def until(self, predicate: Callable[[], Any], seconds: float = 10.0) -> None:
        """Wait for `predicate`; a test's wait, so it may poll."""
        async with asyncio.timeout(seconds):
            while not predicate():
                await asyncio.sleep(0.005)

    async def live(self) -> None:
        await self.until(lambda: self.session.link.state is LinkState.LIVE)


@asynccontextmanager
async def at_desk(
    service: Simulation, *, wait_for_start: bool = False, **place: str
) -> AsyncIterator[Desk]:
    place = {"server": service.url, "conference": service.conference, **place}
    session = Session(HuaweiClient(Place(**place), service.password), pace=QUICK)
    events: list[Event] = []
    session.listen(events.extend)
    async with Tasks("test") as tasks:
        run = tasks.start(session.run(wait_for_start=wait_for_start), "run")
        try:
            yield Desk(service, session, run, events)
        finally:
            await tasks.cancel()
            await session.close()


@pytest.fixture
async def service() -> AsyncIterator[Simulation]:
    async with running() as service:
        yield service


@pytest.fixture
async def desk(service: Simulation) -> AsyncIterator[Desk]:
    async with at_desk(service) as desk:
        await desk.live()
        yield desk


@pytest.fixture(autouse=True)
async def no_task_is_left_over() -> AsyncIterator[None]:
    before = asyncio.all_tasks()
    yield
    left = asyncio.all_tasks() - before - {asyncio.current_task()}
    assert not left, f"tasks are left over: {left}"
