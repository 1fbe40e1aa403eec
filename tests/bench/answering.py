"""HTTP with as little work as can be: what a call costs is to be the client's doing."""

import asyncio
from collections.abc import Callable
from typing import NamedTuple
from urllib.parse import parse_qsl, urlsplit


class Asked(NamedTuple):
    method: str
    path: str
    query: dict[str, str]
    body: bytes


class Answer(NamedTuple):
    """`delay` in seconds, from when the request had come."""

    body: bytes
    kind: str = "application/json"
    delay: float = 0.0
    then: Callable[[], object] | None = None


class Answering(asyncio.Protocol):
    """One connection, one request after the other."""

    def __init__(self, answer: Callable[[Asked], Answer]) -> None:
        self._answer = answer
        self._came = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._came += data
        head, end, rest = self._came.partition(b"\r\n\r\n")
        if not end:
            return
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (x.partition(":") for x in lines)}
        length = int(headers.get("content-length", 0))
        if len(rest) < length:
            return
        body, self._came = rest[:length], rest[length:]
        method, target, _ = first.split(" ")
        parts = urlsplit(target)
        answer = self._answer(Asked(method, parts.path, dict(parse_qsl(parts.query)), body))
        asyncio.get_running_loop().call_later(answer.delay, self._send, answer)

    def _send(self, answer: Answer) -> None:
        head = (
            f"HTTP/1.1 200 OK\r\nContent-Type: {answer.kind}\r\n"
            f"Content-Length: {len(answer.body)}\r\n\r\n"
        )
        self._transport.write(head.encode() + answer.body)
        if answer.then is not None:
            answer.then()
