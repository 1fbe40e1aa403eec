"""The feeding server, a process of its own: it speaks the vendor's wire to the console, the same
frames to a page, and does what the bench asks for on a control socket.

Prints one line of JSON with its `url` and `socket`, and ends when its standard input is closed.
"""

import asyncio
import contextlib
import functools
import gc
import json
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from controlroom.tasks import Tasks
from tests.bench.answering import Answer, Answering, Asked
from tests.bench.world import World

CONTROL = "/v1/mmc/control/conferences"
TAKES = 0.020
_MARKS_PER_SECOND = 100


def people_in(conference: str) -> int:
    """The last five digits of an id say how many are in."""
    return int(conference) % 100_000


class Feeder:
    """A world for each conference id; the last who subscribed to it is told."""

    def __init__(self, tasks: Tasks) -> None:
        self.tasks = tasks
        self.worlds: dict[str, World] = {}
        self.sockets: dict[str, ServerConnection] = {}
        self.answers: dict[str, asyncio.Queue[Any]] = {}
        self.socket_url = ""

    def world(self, conference: str) -> World:
        if conference not in self.worlds:
            self.worlds[conference] = World(people_in(conference))
        return self.worlds[conference]

    # calls

    def answer(self, asked: Asked) -> Answer:
        match asked.path:
            case "/":
                return Answer(Path(__file__).with_name("page.html").read_bytes(), "text/html")
            case "/v1/mmc/control/conferences/token":
                return _json({"data": self._grant(asked.query["conferenceID"])})
            case "/v1/mmc/control/conferences/wsToken":
                return _json({"webSocketToken": "one"})
            case "/v1/mmc/control/conferences/participants/mute":
                return self._mute(asked)
            case _:
                return _json({"returnCode": 0})

    def _grant(self, conference: str) -> dict[str, object]:
        return {
            "token": "one",
            "wsURL": self.socket_url,
            "role": 1,
            "confTokenExpireTime": 3600,
            "vmrCurrentConfID": conference,
        }

    def _mute(self, asked: Asked) -> Answer:
        conference, pid = asked.query["conferenceID"], asked.query["participantID"]
        value = str(json.loads(asked.body)["isMute"])

        def push() -> None:
            frame = self.world(conference).mute(pid, value)
            self.tasks.start(self.sockets[conference].send(frame, text=True), "push")

        return Answer(b'{"returnCode":0}', delay=TAKES, then=push)

    # sockets

    async def talk(self, socket: ServerConnection) -> None:
        parts = urlsplit(socket.request.path if socket.request else "")
        query = {key: values[0] for key, values in parse_qs(parts.query).items()}
        # Whoever listens may leave at any time.
        with contextlib.suppress(ConnectionClosed):
            if parts.path == "/control":
                await self._control(socket)
            elif parts.path == "/plain":
                await self._plain(socket, query["confID"])
            else:
                await self._vendor(socket, query["confID"])

    async def _vendor(self, socket: ServerConnection, conference: str) -> None:
        """6.1.3: subscriptions and heartbeats are answered under their sequence."""
        async for message in socket:
            told = json.loads(message)
            answer = {"action": told["action"], "sequence": told["sequence"]}
            if told["action"] == "Subscribe":
                answer["data"] = {"returnCode": 0, "returnDesc": "SUCCESS"}
            await socket.send(json.dumps(answer))
            if told["action"] == "Subscribe":
                self.sockets[conference] = socket
                await socket.send(self.world(conference).snapshot(), text=True)

    async def _plain(self, socket: ServerConnection, conference: str) -> None:
        """The frames alone; what comes back is an answer to the bench."""
        answers = self.answers.setdefault(conference, asyncio.Queue())
        self.sockets[conference] = socket
        await socket.send(self.world(conference).snapshot(), text=True)
        async for message in socket:
            answers.put_nowait(json.loads(message))

    # what the bench asks for

    async def _control(self, socket: ServerConnection) -> None:
        doing: dict[str, Callable[..., Awaitable[Any]]] = {
            "feed": self.feed,
            "storm": self.storm,
            "resync": self.resync,
            "ask": self.ask,
            "state": self.state,
            "listening": self.listening,
        }
        async for message in socket:
            asked = json.loads(message)
            reply = await doing[asked.pop("do")](**asked)
            await socket.send(json.dumps(reply))

    async def feed(
        self,
        conference: str,
        rate: float,
        seconds: float,
        entries: int = 1,
        among: int = 0,
        kind: str = "changes",
        resync_at: float | None = None,
    ) -> dict[str, Any]:
        """`rate` changes a second in frames of `entries`, marks on the way, and a last one."""
        world, socket = self.world(conference), self.sockets[conference]
        count = max(1, round(rate * seconds / entries))
        pause = seconds / count
        every = max(1, round(1 / (_MARKS_PER_SECOND * pause)))
        make: Callable[[], str] = functools.partial(world.change, among)
        action = "ParticipantsNotify"
        if kind == "qualities":
            make, action, every = world.measure, "NetConditionNotify", count + 1
        # Made before the clock runs, but for what follows a full frame that tells the state.
        making = self._frames(world, count, entries, make, action, every)
        if resync_at is None:
            making = iter(list(making))
        sent: dict[str, float] = {}
        whole_at = None if resync_at is None else int(resync_at * count)
        begun = time.perf_counter()
        for n, (mark, frame) in enumerate(making):
            wait = begun + n * pause - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            if n == whole_at:
                sent["resync"] = time.time()
                await socket.send(world.snapshot(), text=True)
            if mark:
                sent[mark] = time.time()
            await socket.send(frame, text=True)
        took = time.perf_counter() - begun
        last = await self._last(world, socket)
        return {"sent": sent, "last": last, "took": took, "ended": time.time()}

    def _frames(
        self,
        world: World,
        count: int,
        entries: int,
        make: Callable[[], str],
        action: str,
        every: int,
    ) -> Iterator[tuple[str, bytes]]:
        for n in range(count):
            mark, told = "", []
            if n % every == every - 1:
                mark, entry = world.mark()
                told.append(entry)
            told += [make() for _ in range(entries - len(told))]
            yield mark, world.frame(told, action)

    async def _last(self, world: World, socket: ServerConnection) -> str:
        mark, entry = world.mark()
        await socket.send(world.frame([entry]), text=True)
        return mark

    async def storm(self, conference: str, entries: int) -> dict[str, Any]:
        """Everybody changes at once."""
        world, socket = self.world(conference), self.sockets[conference]
        told = world.everybody()
        mark, last = world.mark()
        told.append(last)
        made = [world.frame(told[n : n + entries]) for n in range(0, len(told), entries)]
        begun = time.time()
        for frame in made:
            await socket.send(frame, text=True)
        return {"begun": begun, "last": mark}

    async def resync(self, conference: str) -> dict[str, Any]:
        """The whole state again."""
        world, socket = self.world(conference), self.sockets[conference]
        await socket.send(world.snapshot(), text=True)
        return {"last": await self._last(world, socket)}

    async def ask(self, conference: str, what: str) -> Any:
        """Ask the page of a conference."""
        await self.sockets[conference].send(json.dumps({"bench": what}))
        return await self.answers[conference].get()

    async def listening(self, conference: str) -> bool:
        return conference in self.sockets

    async def state(self, conference: str) -> dict[str, list[Any]]:
        return self.world(conference).told()


def _json(body: object) -> Answer:
    return Answer(json.dumps(body).encode())


async def main() -> None:
    loop = asyncio.get_running_loop()
    feeder = Feeder(Tasks("feeder"))
    calls = await loop.create_server(lambda: Answering(feeder.answer), "127.0.0.1", 0)
    sockets = await serve(
        feeder.talk,
        "127.0.0.1",
        0,
        compression=None,
        max_size=None,
        ping_interval=None,
        close_timeout=1,
    )
    port = next(iter(sockets.sockets)).getsockname()[1]
    feeder.socket_url = f"ws://127.0.0.1:{port}"
    url = f"http://127.0.0.1:{calls.sockets[0].getsockname()[1]}"
    sys.stdout.write(json.dumps({"url": url, "socket": feeder.socket_url}) + "\n")
    sys.stdout.flush()
    gc.freeze()
    gc.disable()
    await asyncio.to_thread(sys.stdin.buffer.read)
    sockets.close()
    calls.close()


if __name__ == "__main__":
    asyncio.run(main())
