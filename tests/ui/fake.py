"""A client without a network: facts are fed to it, calls are noted."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from controlroom.commands.catalogue import COMMANDS
from controlroom.commands.registry import Order
from controlroom.meeting.facts import (
    Complete,
    ConferenceTold,
    Fact,
    Group,
    ParticipantTold,
)
from controlroom.meeting.model import Mode, Phase, Role
from controlroom.vendors.base import Answer, Call, Grant, StreamClosed, VendorError

AT = 1_700_000_000_000


@dataclass(frozen=True)
class FakeCall:
    order: Order
    pid: str = ""


@dataclass
class FakeClient:
    """`errors` are raised by signing in, in turn; `refusals` by calls of a command."""

    errors: list[VendorError] = field(default_factory=list)
    refusals: dict[str, VendorError] = field(default_factory=dict)
    capabilities: frozenset[str] = frozenset(COMMANDS)
    performed: list[Order] = field(default_factory=list)
    facts: asyncio.Queue[list[Fact] | StreamClosed] = field(default_factory=asyncio.Queue)
    signed_in: int = 0
    closed: bool = False

    async def sign_in(self) -> Grant:
        self.signed_in += 1
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop(0)
        return Grant("900", 1800.0, chair=True)

    async def renew(self) -> Grant:
        return await self.sign_in()

    @asynccontextmanager
    async def stream(self) -> AsyncIterator["FakeClient"]:
        yield self

    async def frame(self) -> Iterator[Fact]:
        told = await self.facts.get()
        if isinstance(told, StreamClosed):
            raise told
        return iter(told)

    def at_hand(self) -> None:
        return None

    async def heartbeat(self) -> float:
        return 0.038

    async def resubscribe(self) -> None:
        pass

    async def snapshot(self) -> Iterable[Fact]:
        return ()

    def calls(self, order: Order) -> Sequence[FakeCall]:
        return [FakeCall(order)]

    async def perform(self, call: Call) -> Answer:
        assert isinstance(call, FakeCall)
        if refusal := self.refusals.get(call.order.command):
            raise refusal
        self.performed.append(call.order)
        return Answer(200)

    async def measure(self, pids: Sequence[str]) -> Iterable[Fact]:
        return ()

    async def close(self) -> None:
        await asyncio.sleep(0)
        self.closed = True

    def feed(self, *facts: Fact) -> None:
        """Push one frame."""
        self.facts.put_nowait(list(facts))

    def feed_meeting(self, people: int = 12, **conference: object) -> None:
        """Push a whole meeting: p0 is the chair, the last one takes part by sound only."""
        pids = [f"p{n}" for n in range(people)]
        values: dict[str, object] = {
            "id": "900",
            "title": "第三季度全国工作会议",
            "phase": Phase.RUNNING,
            "mode": Mode.FREE,
            "recording": False,
            "locked": False,
            "muted": False,
            "started_at": AT,
            **conference,
        }
        self.feed(
            ConferenceTold(values, AT, full=True),
            *(
                ParticipantTold(
                    pid,
                    {
                        "name": f"Site {n}",
                        "number": f"+99{n:03}",
                        "role": Role.CHAIR if n == 0 else Role.GUEST,
                        "muted": n > 0,
                        "video": n != people - 1,
                    },
                    AT,
                    full=True,
                )
                for n, pid in enumerate(pids)
            ),
            Complete(Group.PARTICIPANTS, frozenset(pids), AT),
        )

    def end_stream(self) -> None:
        """Close the push channel from the other side."""
        self.facts.put_nowait(StreamClosed(1006, "gone"))
