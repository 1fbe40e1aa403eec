"""HTTP calls to a vendor, with JSON in and out."""

import asyncio
import email.utils
import logging
import ssl
import uuid
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from controlroom import __version__
from controlroom.vendors import tls
from controlroom.vendors.base import Problem, VendorError
from controlroom.vendors.connections import Connections, Response
from controlroom.vendors.ratelimit import MOST_TRIES, RateLimits, still_wanted

log = logging.getLogger(__name__)

AT_ONCE = 10
_TOO_MANY_REQUESTS = 429
_OWN = {"User-Agent": f"controlroom/{__version__}", "Accept": "application/json"}


class Reply(msgspec.Struct, frozen=True):
    """An answer: `body` is the decoded JSON, None if there was none; `date` in epoch ms."""

    status: int
    body: Any
    request_id: str
    date: int | None


class Http:
    """Calls to one server, at most `AT_ONCE` at once. Raises VendorError if no answer comes.

    `fingerprint` is used once the system's authorities don't vouch for the server.
    """

    def __init__(self, url: str, *, fingerprint: str = "") -> None:
        self.url = tls.checked(url, "https", "http")
        self._fingerprint = fingerprint
        self._connections = self._make(tls.default_context(self.url))
        self._limits = RateLimits()
        self._places = asyncio.Semaphore(AT_ONCE)

    def _make(self, context: ssl.SSLContext | None) -> Connections:
        by_proxy = not tls.is_loopback(urlsplit(self.url).hostname or "")
        return Connections(self.url, context, by_proxy=by_proxy)

    async def call(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, str],
        headers: Mapping[str, str],
        body: object = None,
    ) -> Reply:
        """One call; a body is sent as JSON. Raises WithdrawnError if it was taken back in time."""
        for _ in range(MOST_TRIES):
            request_id = uuid.uuid4().hex
            async with self._limits.turn(method, path) as told, self._places:
                still_wanted()
                response = await self._send(
                    method,
                    path,
                    params=dict(query),
                    headers={**headers, "X-Request-ID": request_id},
                    body=body,
                )
                told(response.status_code, response.headers)
            # The gateway has not passed it on: sending it again can't do anything twice.
            if response.status_code != _TOO_MANY_REQUESTS:
                break
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
        params: Mapping[str, str],
        headers: Mapping[str, str],
        body: object,
    ) -> Response:
        content = b""
        headers = {**_OWN, **headers}
        if body is not None:
            content = msgspec.json.encode(body)
            headers["Content-Type"] = "application/json"
        target = f"{quote(path)}?{urlencode(params)}" if params else quote(path)
        try:
            return await self._connections.request(method, target, headers, content)
        except TimeoutError:
            raise VendorError(Problem.TIMED_OUT, detail=method) from None
        except OSError as error:
            problem = await tls.failure(error, self.url)
            if problem.problem is Problem.UNTRUSTED and self._fingerprint:
                pin, self._fingerprint = self._fingerprint, ""
                await self._connections.close()
                self._connections = self._make(tls.pinned_context(pin))
                return await self._send(method, path, params=params, headers=headers, body=body)
            raise problem from None
        except ValueError as error:
            raise VendorError(Problem.UNSUPPORTED, detail=str(error)) from None

    async def close(self) -> None:
        """Close the connections."""
        await self._connections.close()


def _decoded(content: bytes) -> Any:
    """The JSON in `content`; None for nothing, text for what is no JSON."""
    if not content.strip():
        return None
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return content[:200].decode("utf-8", "replace")


@lru_cache(maxsize=16)
def _date(header: str | None) -> int | None:
    """A Date header in epoch ms; it is cut to the second, so its middle is nearest to the truth."""
    try:
        return int(email.utils.parsedate_to_datetime(header or "").timestamp() * 1000) + 500
    except ValueError:
        return None
