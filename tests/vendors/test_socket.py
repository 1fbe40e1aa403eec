"""What has come over a real socket, one by one and without waiting."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from websockets.asyncio.server import ServerConnection, serve

from controlroom.vendors.base import StreamClosed
from controlroom.vendors.socket import Socket, open_socket

LARGE = 100_000
MANY = 1_000


@asynccontextmanager
async def told(*messages: str | list[str]) -> AsyncIterator[Socket]:
    """A socket to a server that sends these; a list goes out in fragments."""

    async def talk(socket: ServerConnection) -> None:
        for message in messages:
            await socket.send(message)
        await socket.wait_closed()

    async with serve(talk, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with open_socket(f"ws://127.0.0.1:{port}") as socket:
            yield socket


async def test_what_has_come_is_at_hand_in_its_order() -> None:
    async with told("one", "two", "three", "last") as socket:
        assert await socket.receive() == b"one"
        await asyncio.sleep(0.05)
        assert [socket.at_hand(), socket.at_hand()] == [b"two", b"three"]
        assert await socket.receive() == b"last"
        assert socket.at_hand() is None


async def test_what_is_large_or_in_fragments_is_left_to_who_waits() -> None:
    async with told(["fr", "ag", "ments"], "x" * LARGE, "last") as socket:
        await asyncio.sleep(0.05)
        assert socket.at_hand() is None
        assert await socket.receive() == b"fragments"
        assert socket.at_hand() is None
        assert len(await socket.receive()) == LARGE
        assert socket.at_hand() == b"last"


async def test_reading_goes_on_when_it_was_paused_for_too_many() -> None:
    async with told(*(f"{n:04}" * 100 for n in range(MANY))) as socket:
        seen = [await socket.receive()]
        await asyncio.sleep(0.05)
        async with asyncio.timeout(5):
            while len(seen) < MANY:
                frame = socket.at_hand()
                if frame is None:
                    await asyncio.sleep(0)
                else:
                    seen.append(frame)
    assert [int(frame[:4]) for frame in seen] == list(range(MANY))


async def test_what_came_before_the_end_is_still_at_hand() -> None:
    async def talk(socket: ServerConnection) -> None:
        for message in ("one", "two"):
            await socket.send(message)

    async with serve(talk, "127.0.0.1", 0) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        async with open_socket(f"ws://127.0.0.1:{port}") as socket:
            await asyncio.sleep(0.05)
            assert [socket.at_hand(), socket.at_hand(), socket.at_hand()] == [b"one", b"two", None]
            with pytest.raises(StreamClosed):
                await socket.receive()
