"""Random orders and undos against a meeting that also changes by itself: in the end the console
knows the meeting as it is."""

import asyncio
import itertools
import logging
import random
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.session import actions
from controlroom.session.actions import Action, Status
from controlroom.session.link import LinkState
from controlroom.simulator.testing import running
from controlroom.simulator.wire import DYNAMIC, PARTICIPANTS
from controlroom.tasks import Tasks
from controlroom.vendors.base import Problem
from tests.agreement import differences
from tests.orders import LEFT_OUT, Drawn
from tests.session.conftest import Desk, at_desk

ORDERS = 1000
AT_ONCE = 8
_RATES = {"calls_per_minute": 1_000_000, "calls_per_second": 1_000_000}
# Of orders given at the same time some undo each other before a push can show them.
_OVERTAKEN = ORDERS // 20


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actions, "CONFIRM_WITHIN", 2.0)
    monkeypatch.setattr(actions, "UNPROMISED_WITHIN", 0.05)


class Storm:
    """Gives orders, every third an undo of what was done before; `done` is what came of them."""

    def __init__(self, desk: Desk, seed: int, count: int) -> None:
        self.desk = desk
        self.done: list[Action] = []
        self._dice = random.Random(seed)
        self._drawn = Drawn(self._dice)
        self._left = iter(range(count))
        self._undos: list[tuple[Order, ...]] = []

    async def blow(self, at_once: int) -> None:
        async with Tasks("storm") as tasks:
            await asyncio.gather(*(tasks.start(self._work(), f"{n}") for n in range(at_once)))

    async def _work(self) -> None:
        for _ in self._left:
            for order in self._next():
                action = await self.desk.session.carry_out(order)
                self.done.append(action)
                if action.undo:
                    self._undos.append(action.undo)
                if order.command == "layouts":
                    saved = itertools.chain.from_iterable(action.results)
                    self._drawn.saved([layout.uuid for layout in saved])

    def _next(self) -> Sequence[Order]:
        if self._undos and self._dice.random() < 1 / 3:
            return self._undos.pop(self._dice.randrange(len(self._undos)))
        return [self._drawn.order(self.desk.session.store)]

    def ended(self, *statuses: Status) -> list[str]:
        return [action.order.command for action in self.done if action.status in statuses]


@asynccontextmanager
async def meeting(seed: int, **settings: Any) -> AsyncIterator[Desk]:
    async with (
        running(seed=seed, participants=60, **_RATES, **settings) as service,
        at_desk(service) as desk,
    ):
        await desk.live()
        yield desk


async def settled(desk: Desk) -> list[str]:
    """What differs once nothing happens any more."""
    desk.service.life.rest()
    for _ in range(250):
        left = differences(desk.session.store, desk.service.world)
        if not left and desk.session.link.state is LinkState.LIVE:
            break
        await asyncio.sleep(0.02)
    return left


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_is_ordered_the_console_knows_the_meeting(
    seed: int, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING):
        async with meeting(seed, events_per_second=40.0) as desk:
            storm = Storm(desk, seed, ORDERS)
            await storm.blow(AT_ONCE)
            assert await settled(desk) == []
            assert not desk.session.store.unread
    assert not caplog.records
    assert {action.order.command for action in storm.done} == COMMANDS.keys() - LEFT_OUT
    assert storm.ended(Status.FAILED, Status.SENT, Status.WAITING) == []
    assert len(storm.ended(Status.UNCONFIRMED)) < _OVERTAKEN
    refusals = [refusal for action in storm.done for refusal in action.refusals]
    assert {refusal.problem for refusal in refusals} <= {Problem.REFUSED, Problem.UNSUPPORTED}
    assert len(storm.ended(Status.CONFIRMED, Status.ACCEPTED)) > ORDERS * 2 / 3


@pytest.mark.parametrize("seed", [3, 4])
async def test_in_a_quiet_meeting_every_order_that_is_not_refused_is_seen(seed: int) -> None:
    async with meeting(seed) as desk:
        storm = Storm(desk, seed, ORDERS // 4)
        await storm.blow(1)
        assert storm.ended(Status.FAILED) == []
        # On a busy machine a push may come after the 2 s that are waited here.
        assert len(storm.ended(Status.UNCONFIRMED)) <= 2
        assert await settled(desk) == []


async def test_lost_pushes_and_connections_leave_no_mark() -> None:
    async with meeting(5, events_per_second=40.0) as desk, Tasks("weather") as weather:
        storm = Storm(desk, 5, ORDERS // 2)

        async def rage() -> None:
            """A lost push shows by the numbers of those before and after it: they must be there."""
            for lost in (PARTICIPANTS, DYNAMIC, PARTICIPANTS):
                await asyncio.sleep(0.2)
                desk.service.skip_increment(lost)
                await asyncio.sleep(0.3)
                desk.service.faults.skip.clear()
                desk.service.drop_sockets()
                await desk.until(lambda: desk.session.link.state is not LinkState.LIVE)
                await desk.live()

        raging = weather.start(rage(), "rage")
        await storm.blow(AT_ONCE)
        await raging
        # Only what is pushed after it shows that a push was lost.
        for words in ("lock", "unlock", "mute-all", "unmute-all"):
            await desk.do(words)
        assert await settled(desk) == []
        assert desk.session.link.state is LinkState.LIVE
        # Subtitles are ordered over the socket.
        assert set(storm.ended(Status.FAILED)) <= {"subtitles-start", "subtitles-stop"}
