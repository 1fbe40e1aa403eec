"""HTTP/1.1 to one server over connections that are kept: the only module that imports httptools.

Redirects are not followed, and no cookies are kept. Nothing here has a request's headers in the
text of an error.
"""

import asyncio
import base64
import contextlib
import select
import ssl
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

CONNECT_WITHIN = 5.0
# Seconds without a byte of an answer.
SILENT_FOR = 10.0
# Bytes of an answer, far above what any call tells.
LARGEST = 64 * 2**20
# A server may close an idle connection at any moment: the older, the likelier.
_IDLE_FOR = 60.0
_HAPPY_EYEBALLS = 0.25
_LOWEST_FINAL = 200
_PORTS = {"http": 80, "https": 443}


class Headers(Mapping[str, str]):
    """Of an answer, by names in whatever case."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def add(self, name: str, value: str) -> None:
        """Add a header; several of one name are joined."""
        name = name.lower()
        here = self._values.get(name)
        self._values[name] = value if here is None else f"{here}, {value}"

    def __getitem__(self, name: str) -> str:
        return self._values[name.lower()]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Response(NamedTuple):
    """An answer."""

    status_code: int
    headers: Headers
    content: bytes


class Connection(asyncio.Protocol):
    """One connection: one request after the other, each with its answer."""

    def __init__(self) -> None:
        self.usable = True
        self.idle_since = 0.0
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[Response] | None = None
        self._silence: asyncio.Timeout | None = None
        self._begin()

    def _begin(self) -> None:
        self._parser = HttpResponseParser(self)
        self._headers = Headers()
        self._body = bytearray()
        self._told_headers = False
        self._came = 0

    # of asyncio

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if self._answer is None:
            # Nothing was asked: whatever this is, it answers no request to come.
            self.close()
            return
        self._came += len(data)
        if self._came > LARGEST:
            self._failed(ConnectionError("the answer is too large"))
            return
        try:
            self._parser.feed_data(data)
        except (HttpParserError, HttpParserUpgrade):
            self._failed(ConnectionError("the answer is no HTTP"))
        if self._silence is not None and not (self._answer.done() or self._silence.expired()):
            self._silence.reschedule(asyncio.get_running_loop().time() + SILENT_FOR)

    def connection_lost(self, exc: Exception | None) -> None:
        self.usable = False
        measured = "content-length" in self._headers or "transfer-encoding" in self._headers
        if exc is None and self._told_headers and not measured:
            # An answer without a length ends with its connection.
            self.on_message_complete()
        else:
            self._failed(exc or ConnectionError("the server closed the connection"))

    # of the parser

    def on_message_begin(self) -> None:
        if self._answer is not None and self._answer.done():
            # More than was asked for: the rest of it must not answer the next request.
            self._headers = Headers()
            self.close()

    def on_header(self, name: bytes, value: bytes) -> None:
        self._headers.add(name.decode("latin-1"), value.decode("latin-1"))

    def on_headers_complete(self) -> None:
        self._told_headers = True

    def on_body(self, body: bytes) -> None:
        self._body += body

    def on_message_complete(self) -> None:
        status = self._parser.get_status_code()
        if status < _LOWEST_FINAL:
            self._begin_after_this()
            return
        self.usable = self.usable and self._parser.should_keep_alive()
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(Response(status, self._headers, bytes(self._body)))

    def _begin_after_this(self) -> None:
        """An interim answer (1xx) was told; the final one follows."""
        self._headers = Headers()
        self._body.clear()
        self._told_headers = False

    # of who asks

    async def ask(self, request: bytes) -> Response:
        """Send `request` and wait for the answer. Raises OSError, TimeoutError if it is silent."""
        assert self._transport is not None  # noqa: S101 - who connects waits for it
        if self._transport.is_closing():
            raise ConnectionError("the server closed the connection")
        self._begin()
        self._answer = asyncio.get_running_loop().create_future()
        try:
            async with asyncio.timeout(SILENT_FOR) as self._silence:
                self._transport.write(request)
                return await self._answer
        except BaseException:
            self.close()
            raise
        finally:
            self._silence = self._answer = None

    def _failed(self, error: Exception) -> None:
        self.usable = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(error)

    def stirs(self) -> bool:
        """Whether there is something to read, if only that the server has closed it."""
        assert self._transport is not None  # noqa: S101 - it was connected
        number = self._transport.get_extra_info("socket").fileno()
        if not hasattr(select, "poll"):
            return bool(select.select([number], [], [], 0)[0])
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))

    def close(self) -> None:
        """Close it at once."""
        self.usable = False
        if self._transport is not None:
            self._transport.abort()


class Connections:
    """To the server of `url`; as many at once as there are requests.

    Without a `context` nothing is encrypted. With `by_proxy` those that the environment names are
    used.
    """

    def __init__(self, url: str, context: ssl.SSLContext | None, *, by_proxy: bool) -> None:
        self._url = parts = urlsplit(url)
        self._host = _ascii(parts.hostname or "")
        self._port = parts.port or _PORTS[parts.scheme]
        self._prefix = parts.path.rstrip("/")
        self._context = context
        self._by_proxy = by_proxy
        self._idle: list[Connection] = []
        self._closed = False
        name = f"[{self._host}]" if ":" in self._host else self._host
        usual = self._port == _PORTS[parts.scheme]
        self._authority = name if usual else f"{name}:{self._port}"
        self._tunnel_to = f"{name}:{self._port}"

    async def request(
        self, method: str, target: str, headers: Mapping[str, str], content: bytes = b""
    ) -> Response:
        """The answer to one request (not HEAD); `target` is a path with its query, quoted.

        Raises OSError if there is no answer, TimeoutError among them, ValueError for a header that
        can't be sent.
        """
        request = self._written(method, target, headers, content)
        connection = self._kept() or await self._connected()
        response = await connection.ask(request)
        if connection.usable and not self._closed:
            connection.idle_since = asyncio.get_running_loop().time()
            self._idle.append(connection)
        else:
            connection.close()
        return response

    def _written(
        self, method: str, target: str, headers: Mapping[str, str], content: bytes
    ) -> bytes:
        lines = [f"{method} {self._prefix}{target} HTTP/1.1", f"Host: {self._authority}"]
        lines += [f"{name}: {value}" for name, value in headers.items()]
        if content or method != "GET":
            lines.append(f"Content-Length: {len(content)}")
        if any(end in line for line in lines for end in "\r\n\0"):
            raise ValueError("a header holds what can't be sent")
        return "\r\n".join((*lines, "", "")).encode() + content

    def _kept(self) -> Connection | None:
        oldest = asyncio.get_running_loop().time() - _IDLE_FOR
        while self._idle:
            connection = self._idle.pop()
            if connection.usable and connection.idle_since > oldest and not connection.stirs():
                return connection
            connection.close()
        return None

    async def _connected(self) -> Connection:
        async with asyncio.timeout(CONNECT_WITHIN):
            if self._by_proxy and (proxy := _proxy(self._url.scheme, self._tunnel_to)):
                return await self._through(proxy)
            _, connection = await asyncio.get_running_loop().create_connection(
                Connection,
                self._host,
                self._port,
                ssl=self._context,
                server_hostname=self._host if self._context else None,
                happy_eyeballs_delay=_HAPPY_EYEBALLS,
            )
        return connection

    async def _through(self, proxy: SplitResult) -> Connection:
        """A connection through a tunnel that `proxy` opens (RFC 9110, 9.3.6)."""
        if proxy.scheme not in _PORTS or self._context is None:
            raise ConnectionError(f"a proxy by {proxy.scheme}:// can't be used")
        loop = asyncio.get_running_loop()
        plain, tunnel = await loop.create_connection(
            _Tunnel,
            proxy.hostname or "",
            proxy.port or _PORTS[proxy.scheme],
            ssl=ssl.create_default_context() if proxy.scheme == "https" else None,
        )
        try:
            plain.write(_opening(self._tunnel_to, proxy))
            await tunnel.open
            connection = Connection()
            transport = await loop.start_tls(
                plain, connection, self._context, server_hostname=self._host
            )
            assert transport is not None  # noqa: S101 - for the type
            connection.connection_made(transport)
        except BaseException:
            plain.abort()
            raise
        return connection

    async def close(self) -> None:
        """Close those that are idle; the others close with their answers."""
        self._closed = True
        while self._idle:
            self._idle.pop().close()


class _Tunnel(asyncio.Protocol):
    """What a proxy says of the tunnel that it is asked for."""

    def __init__(self) -> None:
        self.open: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._came = b""

    def data_received(self, data: bytes) -> None:
        self._came += data
        if b"\r\n\r\n" not in self._came or self.open.done():
            return
        first = self._came.partition(b"\r\n")[0].decode("latin-1")
        status = first.split(" ", 2)[1:2]
        if status and status[0].startswith("2"):
            self.open.set_result(None)
        else:
            self.open.set_exception(ConnectionError(f"the proxy refused: {first}"))

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.open.done():
            self.open.set_exception(exc or ConnectionError("the proxy did not answer"))


def _ascii(host: str) -> str:
    if not host.isascii():
        # What is no name won't be found as it stands.
        with contextlib.suppress(UnicodeError):
            return host.encode("idna").decode()
    return host


def _proxy(scheme: str, host: str) -> SplitResult | None:
    """The proxy to `host` that the environment, or the system, names."""
    from urllib.request import getproxies, proxy_bypass  # noqa: PLC0415 - large and seldom needed

    proxies = getproxies()
    named = proxies.get(scheme) or proxies.get("all")
    if not named or proxy_bypass(host):
        return None
    return urlsplit(named if "://" in named else f"http://{named}")


def _opening(to: str, proxy: SplitResult) -> bytes:
    lines = [f"CONNECT {to} HTTP/1.1", f"Host: {to}"]
    if proxy.username is not None:
        user = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
        basic = base64.b64encode(user.encode()).decode()
        lines.append(f"Proxy-Authorization: Basic {basic}")
    return "\r\n".join((*lines, "", "")).encode()
