"""The gateway's limits, kept as its headers tell them (4.2.26)."""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from contextvars import ContextVar

# How often a call may be refused for haste before its sender hears of it: long enough for a limit
# per minute to begin anew.
MOST_TRIES = 10
_TOO_MANY_REQUESTS = 429
_UNKNOWN_PAUSE = 0.5
_LONGEST_PAUSE = 10.0
# Of a longer one that a server asks for its user had better hear.
_LONGEST_ASKED = 60.0
_OF_API, _OF_ALL = "X-APIG-Ratelimit-Api", "X-APIG-Ratelimit-Api-Allenv"
_PERIODS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0}
_LIMIT = re.compile(r"remain:\s*(\d+).*?limit:\s*(\d+).*?time:\s*(\d+)\s*(second|minute|hour|day)")

# Once it is done, a call that still waits for its turn is not sent any more.
withdrawal: ContextVar[asyncio.Future[None] | None] = ContextVar("withdrawal", default=None)


class WithdrawnError(Exception):
    """A call was taken back before it was sent."""


def still_wanted() -> None:
    """Raises WithdrawnError if the call of this context has been taken back."""
    withdrawn = withdrawal.get()
    if withdrawn is not None and withdrawn.done():
        raise WithdrawnError


class RateLimit:
    """One limit: so many calls in a period.

    What remains is counted down as calls go out, so that all that are on their way are reckoned
    with. When nothing remains, one call at a time finds out whether there is room again, more
    slowly each time that it is refused: where in its period the gateway is, is not told.
    """

    def __init__(self) -> None:
        self._room: int | None = None
        self._out = 0
        self._pace = _UNKNOWN_PAUSE
        self._not_before = 0.0
        self._refusals = 0
        self._refused_at = 0.0

    def wait(self) -> float | None:
        """Seconds until one more call may go, 0 for now, None until an answer comes."""
        seconds = self._not_before - time.monotonic()
        if seconds > 0:
            return seconds
        if self._room is None or self._room > 0 or not self._out:
            return 0.0
        return None

    def sent(self) -> None:
        """A call goes out."""
        self._out += 1
        if self._room:
            self._room -= 1

    def lost(self) -> None:
        """A call got no answer."""
        self._out -= 1

    def answered(self, header: str) -> None:
        """A call was let through, and told `remain:99,limit:100,time:1 minute`, or nothing."""
        self._out -= 1
        self._refusals = 0
        if not self._read(header):
            self._room = None

    def refused(self, header: str, sent_at: float, retry_after: float | None) -> None:
        """A call that went out at `sent_at` (monotonic) was not let through."""
        self._out -= 1
        self._read(header)
        self._room = 0
        now = time.monotonic()
        # Several that were on their way together are one refusal.
        if sent_at >= self._refused_at:
            self._refusals += 1
            self._refused_at = now
            pause = min(_LONGEST_PAUSE, self._pace * float(2**self._refusals))
            self._hold(now + (pause if retry_after is None else min(retry_after, _LONGEST_ASKED)))

    def _read(self, header: str) -> bool:
        match = _LIMIT.search(header)
        if match is None:
            return False
        remain, limit, count, unit = match.groups()
        self._pace = int(count) * _PERIODS[unit] / max(1, int(limit))
        self._room = max(0, int(remain) - self._out)
        if int(remain) == 0:
            self._hold(time.monotonic() + self._pace)
        return True

    def _hold(self, until: float) -> None:
        self._not_before = max(self._not_before, until)


Told = Callable[[int, Mapping[str, str]], None]


class RateLimits:
    """All limits of one server: each API's own, and that of all together."""

    def __init__(self) -> None:
        self._all = RateLimit()
        self._apis: dict[tuple[str, str], RateLimit] = {}
        self._news: asyncio.Future[None] | None = None

    @asynccontextmanager
    async def turn(self, method: str, path: str) -> AsyncIterator[Told]:
        """Wait until a call may be sent; then tell the answer's status and headers.

        Raises WithdrawnError if the `withdrawal` of this context comes first.
        """
        api = self._apis.setdefault((method, path), RateLimit())
        await self._wait(api)
        sent_at = time.monotonic()
        heard = False

        def told(status: int, headers: Mapping[str, str]) -> None:
            nonlocal heard
            heard = True
            _tell(api, headers.get(_OF_API, ""), self._all, headers, status, sent_at)

        for limit in (api, self._all):
            limit.sent()
        try:
            yield told
        finally:
            if not heard:
                for limit in (api, self._all):
                    limit.lost()
            if self._news is not None and not self._news.done():
                self._news.set_result(None)

    async def _wait(self, api: RateLimit) -> None:
        withdrawn = withdrawal.get()
        while True:
            still_wanted()
            waits = (api.wait(), self._all.wait())
            if waits == (0.0, 0.0):
                return
            if self._news is None or self._news.done():
                self._news = asyncio.get_running_loop().create_future()
            events = {self._news} if withdrawn is None else {self._news, withdrawn}
            longest = max((seconds for seconds in waits if seconds), default=None)
            await asyncio.wait(events, timeout=longest, return_when=asyncio.FIRST_COMPLETED)


def _tell(
    api: RateLimit,
    of_api: str,
    all_: RateLimit,
    headers: Mapping[str, str],
    status: int,
    sent_at: float,
) -> None:
    of_all = headers.get(_OF_ALL, "")
    if status != _TOO_MANY_REQUESTS:
        api.answered(of_api)
        all_.answered(of_all)
        return
    retry_after = _seconds(headers.get("Retry-After"))
    # The limit that says it is used up has refused; the API's own if none says so.
    by_all = _used_up(of_all) and not _used_up(of_api)
    for limit, header, blamed in ((api, of_api, not by_all), (all_, of_all, by_all)):
        if blamed:
            limit.refused(header, sent_at, retry_after)
        else:
            limit.answered(header)


def _used_up(header: str) -> bool:
    return (match := _LIMIT.search(header)) is not None and int(match[1]) == 0


def _seconds(header: str | None) -> float | None:
    return float(header) if header and header.isascii() and header.isdigit() else None
