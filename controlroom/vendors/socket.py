"""The push channel's socket: the only module that imports the websockets client."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import (
    ConnectionClosed,
    InvalidProxy,
    InvalidStatus,
    InvalidURI,
    WebSocketException,
)

from controlroom.vendors import tls
from controlroom.vendors.base import Problem, StreamClosed, VendorError

# A full frame is about 650 bytes a participant; the library's own limit of 1 MiB closes at 1,600.
_LARGEST_FRAME = 64 * 2**20
_QUEUE = 256
_MOST_READ = 64 * 1024
# A larger frame takes long to copy, so that nothing else should be done in the same turn.
_SMALL = 64 * 1024


class Socket:
    """An open socket; frames are bytes whatever their kind."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        # asyncio reads four times as much at once: to parse that takes 3 ms of one turn.
        if hasattr(connection.transport, "max_size"):
            connection.transport.max_size = _MOST_READ

    async def receive(self) -> bytes:
        """The next frame. Raises StreamClosed."""
        try:
            frame: Any = await self._connection.recv(decode=False)
        except ConnectionClosed as error:
            raise _closed(error) from None
        return frame if isinstance(frame, bytes) else bytes(frame)

    def at_hand(self) -> bytes | None:
        """The next frame if it has come, in one piece that is not large; not while somebody waits
        in `receive`."""
        messages = self._connection.recv_messages
        queue = messages.frames.queue
        if not queue or not queue[0].fin or len(queue[0].data) > _SMALL:
            return None
        frame = queue.popleft()
        messages.maybe_resume()
        return bytes(frame.data)

    async def send(self, frame: str) -> None:
        """Send a text frame. Raises StreamClosed."""
        try:
            await self._connection.send(frame)
        except ConnectionClosed as error:
            raise _closed(error) from None

    async def close(self) -> None:
        """Close it; waits no longer than the close time-out."""
        await self._connection.close()


def _closed(error: ConnectionClosed) -> StreamClosed:
    frame = error.rcvd
    return StreamClosed(frame.code, frame.reason) if frame else StreamClosed(1006, "")


@asynccontextmanager
async def open_socket(
    url: str, *, expected_host: str = "", fingerprint: str = ""
) -> AsyncIterator[Socket]:
    """A connected socket to `url` (its query holds a token and is never logged).

    The certificate must carry `expected_host` (the URL's host if empty), or be the one with
    `fingerprint`. Raises VendorError.
    """
    tls.checked(url, "wss", "ws")
    try:
        connection = await _connect(url, tls.default_context(url), expected_host)
    except VendorError as error:
        if error.problem is not Problem.UNTRUSTED or not fingerprint:
            raise
        connection = await _connect(url, tls.pinned_context(fingerprint), "")
    try:
        yield Socket(connection)
    finally:
        await connection.close()


async def _connect(url: str, context: Any, expected_host: str) -> ClientConnection:
    parts = urlsplit(url)
    extra: dict[str, Any] = {}
    if context is not None:
        extra = {"ssl": context, "server_hostname": expected_host or parts.hostname}
    if tls.is_loopback(parts.hostname or ""):
        extra["proxy"] = None
    try:
        return await connect(
            url,
            max_size=_LARGEST_FRAME,
            max_queue=_QUEUE,
            compression=None,
            open_timeout=10,
            close_timeout=2,
            ping_interval=None,
            **extra,
        )
    except InvalidStatus as error:
        status = error.response.status_code
        raise VendorError(
            Problem.UNREACHABLE, http_status=status, detail="the server refused the socket"
        ) from None
    except (InvalidURI, InvalidProxy):
        raise _unusable() from None
    except (WebSocketException, OSError, TimeoutError) as error:
        raise await tls.failure(error, f"{parts.scheme}://{parts.netloc}") from None
    except (ValueError, ImportError):
        # A name that is none, or a kind of proxy that needs another library.
        raise _unusable() from None


def _unusable() -> VendorError:
    """The library's own words would hold the whole address: the token, or a proxy's password."""
    detail = "the socket's address, or its proxy, can't be used"
    return VendorError(Problem.UNREACHABLE, detail=detail)
