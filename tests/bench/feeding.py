"""The bench's side of the feeding server."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, NamedTuple

from websockets.asyncio.client import ClientConnection, connect

from tests.bench.processes import child, python


class Where(NamedTuple):
    """`url` for calls, `socket` for sockets."""

    url: str
    socket: str


class Feed:
    """Asks the feeding server to do things."""

    def __init__(self, where: Where, control: ClientConnection) -> None:
        self.where = where
        self._control = control

    async def do(self, work: str, conference: str, /, **how: object) -> Any:
        """See `feeder.Feeder`; waits until it is done."""
        await self._control.send(json.dumps({"do": work, "conference": conference, **how}))
        return json.loads(await self._control.recv())


@contextmanager
def feeder() -> Iterator[Where]:
    with child(python("-m", "tests.bench.feeder")) as server:
        yield Where(**server.told())


@asynccontextmanager
async def feeding() -> AsyncIterator[Feed]:
    with feeder() as where:
        async with connect(
            f"{where.socket}/control", max_size=None, proxy=None, ping_interval=None
        ) as control:
            yield Feed(where, control)
