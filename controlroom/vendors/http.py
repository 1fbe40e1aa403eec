"""HTTP calls to a vendor: the only module that imports httpx."""

import asyncio
import email.utils
import logging
import re
import time
import uuid
from collections.abc import Mapping
from typing import Any

import httpx
import msgspec

from controlroom.vendors import tls
from controlroom.vendors.base import Problem, VendorError

log = logging.getLogger(__name__)

AT_ONCE = 10
_PERIODS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0}
_LIMIT = re.compile(r"remain:\s*(\d+).*?limit:\s*(\d+).*?time:\s*(\d+)\s*(second|minute|hour|day)")


class Reply(msgspec.Struct, frozen=True):
    """An answer: `body` is the decoded JSON, None if there was none; `date` in epoch ms."""

    status: int
    body: Any
    request_id: str
    date: int | None


class RateLimit:
    """Keeps below the gateway's limits, as its headers tell them (4.2.26)."""

    def __init__(self) -> None:
        self._until = 0.0

    def read(self, header: str) -> None:
        """Learn from `remain:99,limit:100,time:1 minute`."""
        match = _LIMIT.search(header)
        if match is None:
            return
        remain, limit, count, unit = match.groups()
        period = int(count) * _PERIODS[unit]
        if int(remain) == 0:
            # Where in the period we are is not told; an even pace is safe and seldom waits.
            self.hold(period / max(1, int(limit)))

    def hold(self, seconds: float) -> None:
        """Send nothing for so long."""
        self._until = max(self._until, time.monotonic() + seconds)

    async def turn(self) -> None:
        """Wait until one more call may be sent."""
        wait = self._until - time.monotonic()
        if wait > 0:
            await asyncio.sleep(wait)


class Http:
    """Calls to one server, at most `AT_ONCE` at once. Raises VendorError if no answer comes.

    `fingerprint` is used once the system's authorities don't vouch for the server.
    """

    def __init__(self, url: str, *, fingerprint: str = "") -> None:
        self.url = tls.checked(url, "https", "http")
        self._fingerprint = fingerprint
        self._client = self._make(tls.default_context(self.url))
        self._limits = {"api": RateLimit(), "allenv": RateLimit()}
        self._places = asyncio.Semaphore(AT_ONCE)

    def _make(self, context: Any) -> httpx.AsyncClient:
        return httpx.AsyncClient(
            base_url=self.url,
            verify=context,
            timeout=httpx.Timeout(10.0, connect=5.0, pool=None),
            limits=httpx.Limits(max_connections=AT_ONCE + 2, keepalive_expiry=60.0),
            trust_env=not tls.is_loopback(httpx.URL(self.url).host),
            follow_redirects=False,
        )

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        body: object = None,
    ) -> Reply:
        """One call; a body is sent as JSON."""
        request_id = uuid.uuid4().hex
        async with self._places:
            for limit in self._limits.values():
                await limit.turn()
            response = await self._send(
                method,
                path,
                params=dict(query),
                headers={**headers, "X-Request-ID": request_id},
                body=body,
            )
        for name, limit in self._limits.items():
            suffix = "" if name == "api" else "-Allenv"
            limit.read(response.headers.get(f"X-APIG-Ratelimit-Api{suffix}", ""))
        if response.status_code == httpx.codes.TOO_MANY_REQUESTS:
            self._limits["api"].hold(_seconds(response.headers.get("Retry-After")))
        answered_id = response.headers.get("X-Request-Id", request_id)
        log.debug("%s %s: %s, request %s", method, path, response.status_code, answered_id)
        return Reply(
            response.status_code,
            _decoded(response.content),
            answered_id,
            _date(response.headers.get("Date")),
        )

    async def _send(
        self,
        method: str,
        path: str,
        *,
        params: dict[str, str],
        headers: dict[str, str],
        body: object,
    ) -> httpx.Response:
        content = None
        if body is not None:
            content = msgspec.json.encode(body)
            headers["Content-Type"] = "application/json"
        try:
            return await self._client.request(
                method, path, params=params, headers=headers, content=content
            )
        except httpx.TimeoutException:
            raise VendorError(Problem.TIMED_OUT, detail=method) from None
        except (httpx.HTTPError, OSError) as error:
            problem = await tls.failure(error, self.url)
            if problem.problem is Problem.UNTRUSTED and self._fingerprint:
                pin, self._fingerprint = self._fingerprint, ""
                await self._client.aclose()
                self._client = self._make(tls.pinned_context(pin))
                return await self._send(method, path, params=params, headers=headers, body=body)
            raise problem from None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


def _decoded(content: bytes) -> Any:
    """The JSON in `content`; None for nothing, text for what is no JSON."""
    if not content.strip():
        return None
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return content[:200].decode("utf-8", "replace")


def _date(header: str | None) -> int | None:
    """A Date header in epoch ms; it is cut to the second, so its middle is nearest to the truth."""
    try:
        return int(email.utils.parsedate_to_datetime(header or "").timestamp() * 1000) + 500
    except ValueError:
        return None


def _seconds(header: str | None) -> float:
    return float(header) if header and header.isascii() and header.isdigit() else 2.0
