"""HTTP/1.1 against servers that answer in every way that a server may."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
import trustme

from controlroom.tasks import Tasks
from controlroom.vendors import connections, tls
from controlroom.vendors.base import Problem, VendorError
from controlroom.vendors.connections import Connections
from controlroom.vendors.http import Http

_OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"

Serve = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """Answers each request by the next of `answers`; b"" hangs up."""

    def __init__(self, *answers: bytes) -> None:
        self.answers = list(answers)
        self.requests: list[bytes] = []
        self.opened = 0
        self.url = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.opened += 1
        while answer := await self._answer(reader):
            writer.write(answer)
            await writer.drain()
            if b"close" in answer or not self.answers:
                break

    async def _answer(self, reader: asyncio.StreamReader) -> bytes:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
        except (asyncio.IncompleteReadError, ConnectionError):
            return b""
        length = head.lower().partition(b"content-length: ")[2].partition(b"\r\n")[0]
        self.requests.append(head + await reader.readexactly(int(length or 0)))
        return self.answers.pop(0)


@asynccontextmanager
async def serving(talk: Serve, context: ssl.SSLContext | None = None) -> AsyncIterator[str]:
    async with Tasks("server") as tasks:

        def start(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            tasks.start(attended(talk, reader, writer), "talk")

        server = await asyncio.start_server(start, "127.0.0.1", 0, ssl=context)
        port = server.sockets[0].getsockname()[1]
        yield f"{'https' if context else 'http'}://127.0.0.1:{port}"
        server.close()
    await asyncio.sleep(0.01)


async def attended(talk: Serve, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        await talk(reader, writer)
    except ConnectionError:
        pass
    finally:
        writer.close()


@asynccontextmanager
async def to(*answers: bytes) -> AsyncIterator[tuple[Server, Connections]]:
    server = Server(*answers)
    async with serving(server.talk) as url:
        client = Connections(url, None, by_proxy=False)
        yield server, client
        await client.close()


async def test_a_connection_is_kept_for_the_next_request() -> None:
    async with to(_OK, _OK, _OK) as (server, client):
        for _ in range(3):
            assert (await client.request("PUT", "/a?b=c", {"X-Y": "z"}, b"{}")).content == b"ok"
    assert server.opened == 1
    assert server.requests[0].startswith(b"PUT /a?b=c HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nX-Y: z\r\n" in server.requests[0]
    assert server.requests[0].endswith(b"\r\n\r\n{}")


@pytest.mark.parametrize(
    ("answer", "content"),
    [
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n", b"ab"),
        (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nuntil the end", b"until the end"),
        (b"HTTP/1.0 200 OK\r\n\r\nold: close", b"old: close"),
        (b"HTTP/1.1 100 Continue\r\nA: b\r\n\r\n" + _OK, b"ok"),
        (b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        (b"HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n", b""),
    ],
)  # fmt: skip
async def test_ways_to_answer(answer: bytes, content: bytes) -> None:
    async with to(answer) as (_, client):
        assert (await client.request("GET", "/", {})).content == content


async def test_headers_have_names_in_any_case_and_several_values() -> None:
    answer = b"HTTP/1.1 404 Not Found\r\nx-One: 1\r\nX-ONE: 2\r\nContent-Length: 0\r\n\r\n"
    async with to(answer) as (_, client):
        response = await client.request("GET", "/", {})
    assert response.status_code == 404
    assert response.headers["X-One"] == "1, 2"
    assert response.headers.get("other") is None
    assert list(response.headers) == ["x-one", "content-length"]
    assert len(response.headers) == 2


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nclose", b"no HTTP at all\r\n\r\n"]
)
async def test_half_an_answer_is_none(answer: bytes) -> None:
    async with to(answer) as (_, client):
        with pytest.raises(ConnectionError):
            await client.request("GET", "/", {})


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\nabc",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nokk",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nab\r\n0\r\n\r\n",
    ],
)
async def test_what_can_be_read_in_two_ways_is_no_answer(answer: bytes) -> None:
    async with to(answer) as (_, client):
        with pytest.raises(ConnectionError, match="no HTTP"):
            await client.request("GET", "/", {})


async def test_a_second_answer_to_one_request_answers_no_other() -> None:
    forged = _OK.replace(b"ok", b"no").replace(b"Content", b"X-Forged: yes\r\nContent")
    for cut in (len(forged), -1):
        async with to(_OK + forged[:cut], _OK) as (server, client):
            first = await client.request("GET", "/a", {})
            assert (first.content, dict(first.headers)) == (b"ok", {"content-length": "2"})
            assert (await client.request("GET", "/b", {})).content == b"ok"
        assert server.opened == 2


async def test_an_answer_has_its_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "LARGEST", 10_000)
    async with to(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 10_000) as (_, client):
        with pytest.raises(ConnectionError, match="too large"):
            await client.request("GET", "/", {})


async def test_a_call_is_never_sent_twice() -> None:
    """A kept connection that breaks after the request went out tells nothing of what was done."""
    async with to(_OK, b"HTTP/1.1 200 close", _OK) as (server, client):
        await client.request("PUT", "/first", {}, b"{}")
        with pytest.raises(ConnectionError):
            await client.request("PUT", "/second", {}, b"{}")
    assert [request.split()[1] for request in server.requests] == [b"/first", b"/second"]


async def test_who_hangs_up_at_once_is_noticed_at_once() -> None:
    async def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async with serving(hang_up) as url:
        client = Connections(url, None, by_proxy=False)
        async with asyncio.timeout(2):
            for _ in range(5):
                with pytest.raises(ConnectionError):
                    await client.request("GET", "/", {})


async def test_a_connection_that_the_server_has_closed_is_not_used_again() -> None:
    async with to(_OK.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"), _OK) as (
        server,
        client,
    ):
        await client.request("GET", "/", {})
        await client.request("GET", "/", {})
    assert server.opened == 2


async def test_what_comes_unasked_answers_nothing() -> None:
    async with to(_OK + _OK.replace(b"ok", b"no"), _OK) as (_, client):
        assert (await client.request("GET", "/", {})).content == b"ok"
        await asyncio.sleep(0.05)
        assert (await client.request("GET", "/", {})).content == b"ok"


async def test_a_cancelled_request_leaves_no_answer_to_the_next() -> None:
    first = asyncio.Event()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if not first.is_set():
            first.set()
            await asyncio.sleep(0.1)
            writer.write(_OK.replace(b"ok", b"no"))
        writer.write(_OK)

    async with serving(talk) as url:
        client = Connections(url, None, by_proxy=False)
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.05):
                await client.request("GET", "/", {})
        assert (await client.request("GET", "/", {})).content == b"ok"
        await client.close()


async def test_silence_ends_a_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "SILENT_FOR", 0.1)

    async def slowly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        pause = 0.5 if b"/silent" in head else 0.04
        for byte in _OK[:-2], b"o", b"k":
            await asyncio.sleep(pause)
            writer.write(byte)

    async with serving(slowly) as url:
        http = Http(url)
        assert (await http.call("GET", "/slow", query={}, headers={})).body == "ok"
        with pytest.raises(VendorError) as caught:
            await http.call("GET", "/silent", query={}, headers={})
        await http.close()
    assert caught.value.problem is Problem.TIMED_OUT


async def test_no_header_is_smuggled_in_and_none_is_told() -> None:
    async with to(_OK) as (server, client):
        http = Http(f"http://{client._authority}")
        with pytest.raises(VendorError) as caught:
            await http.call("GET", "/", query={}, headers={"X-Password": "a\r\nX-Admin: secret"})
        await http.close()
    assert caught.value.problem is Problem.UNSUPPORTED
    assert "secret" not in repr(caught.value)
    assert not server.requests


async def test_nobody_there() -> None:
    http = Http("http://127.0.0.1:9")
    with pytest.raises(VendorError) as caught:
        await http.call("GET", "/", query={}, headers={})
    assert caught.value.problem is Problem.UNREACHABLE


# certificates


def certified(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


async def test_a_server_must_be_vouched_for() -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    server = Server(_OK, _OK)
    async with serving(server.talk, certified(authority)) as url:
        client = Connections(url, trusting, by_proxy=False)
        assert (await client.request("GET", "/", {})).content == b"ok"
        await client.close()
        http = Http(url)
        with pytest.raises(VendorError) as caught:
            await http.call("GET", "/", query={}, headers={})
        assert caught.value.problem is Problem.UNTRUSTED
        await http.close()
        # Its fingerprint is told, for a user to confirm.
        confirmed = Http(url, fingerprint=caught.value.detail)
        assert (await confirmed.call("GET", "/", query={}, headers={})).status == 200
        await confirmed.close()
    assert len(server.requests) == 2


async def test_another_certificate_than_the_confirmed_one_gets_no_request() -> None:
    server = Server(_OK)
    async with serving(server.talk, certified(trustme.CA())) as url:
        http = Http(url, fingerprint="ab" * 32)
        with pytest.raises(VendorError) as caught:
            await http.call("GET", "/", query={}, headers={"X-Password": "secret"})
        await http.close()
    assert caught.value.problem is Problem.UNTRUSTED
    assert not server.requests


# proxies


def tunnelling(seen: list[bytes], to_url: str, status: bytes = b"200 OK") -> Serve:
    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(2**16):
            writer.write(data)
        writer.close()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(b"HTTP/1.1 " + status + b"\r\n\r\n")
        if not status.startswith(b"2"):
            return
        there = await asyncio.open_connection("127.0.0.1", int(to_url.rpartition(":")[2]))
        try:
            async with asyncio.TaskGroup() as both:
                both.create_task(pump(reader, there[1]))
                both.create_task(pump(there[0], writer))
        finally:
            there[1].close()

    return talk


async def test_a_proxy_opens_a_tunnel_and_sees_nothing_of_what_goes_through(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    authority = trustme.CA()
    trusting = ssl.create_default_context()
    authority.configure_trust(trusting)
    server, seen = Server(_OK), list[bytes]()
    async with (
        serving(server.talk, certified(authority)) as url,
        serving(tunnelling(seen, url)) as proxy,
    ):
        monkeypatch.setenv("https_proxy", proxy.replace("//", "//me:p%40ss@"))
        monkeypatch.setenv("no_proxy", "")
        client = Connections(url, trusting, by_proxy=True)
        response = await client.request("GET", "/", {"X-Password": "secret"})
        await client.close()
    assert response.content == b"ok"
    authority_of_url = url.removeprefix("https://").encode()
    assert seen[0].startswith(b"CONNECT " + authority_of_url + b" HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic bWU6cEBzcw==" in seen[0]
    assert b"secret" not in seen[0]


@pytest.mark.parametrize(
    ("proxy", "status"), [("", b"407 Denied"), ("socks5://127.0.0.1:9", b"200 OK")]
)
async def test_a_proxy_that_is_of_no_use(
    monkeypatch: pytest.MonkeyPatch, proxy: str, status: bytes
) -> None:
    async with serving(tunnelling([], "", status)) as refusing:
        monkeypatch.setenv("https_proxy", proxy or refusing)
        monkeypatch.setenv("no_proxy", "")
        client = Connections("https://127.0.0.1:9", ssl.create_default_context(), by_proxy=True)
        with pytest.raises(ConnectionError, match=r"proxy"):
            await client.request("GET", "/", {})


async def test_this_machine_is_reached_without_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("no_proxy", "")
    server = Server(_OK)
    async with serving(server.talk) as url:
        assert tls.is_loopback("127.0.0.1")
        http = Http(url)
        assert (await http.call("GET", "/", query={}, headers={})).status == 200
        await http.close()
