"""Limits: kept as the headers tell them, with ten workers at once."""

import asyncio
import time
from collections import Counter
from collections.abc import Coroutine
from dataclasses import dataclass, field

import pytest

from controlroom.vendors.ratelimit import (
    MOST_TRIES,
    RateLimit,
    RateLimits,
    WithdrawnError,
    withdrawal,
)

PATH = "/v1/mmc/control/conferences/participants/mute"


@dataclass
class Gateway:
    """So many calls in a fixed window of so many seconds; says so in its headers if it `tells`."""

    limit: int
    window: float = 1.0
    tells: bool = True
    limits: RateLimits = field(default_factory=RateLimits)
    windows: Counter[int] = field(default_factory=Counter)
    seen: list[int] = field(default_factory=list)
    together: int = 0
    most_together: int = 0

    async def call(self, path: str = PATH) -> int:
        """One call, sent again while it is refused; how often it was sent."""
        for sent in range(1, MOST_TRIES + 1):
            async with self.limits.turn("PUT", path) as told:
                status, headers = await self._answer()
                told(status, headers)
            if status == 200:
                return sent
        return 0

    async def _answer(self) -> tuple[int, dict[str, str]]:
        self.together += 1
        self.most_together = max(self.most_together, self.together)
        window = int(time.monotonic() / self.window)
        self.windows[window] += 1
        used = self.windows[window]
        await asyncio.sleep(0.005)
        self.together -= 1
        status = 200 if used <= self.limit else 429
        self.seen.append(status)
        remains = f"remain:{max(0, self.limit - used)},limit:{self.limit},time:1 second"
        return status, {"X-APIG-Ratelimit-Api": remains} if self.tells else {}

    async def all(self, calls: int, workers: int = 10) -> list[int]:
        """`calls` calls by some workers."""
        left, sent = iter(range(calls)), []

        async def work() -> None:
            while next(left, None) is not None:
                sent.append(await self.call())

        async with asyncio.TaskGroup() as group:
            for _ in range(workers):
                group.create_task(work())
        return sent


async def test_what_is_not_limited_goes_at_once() -> None:
    gateway = Gateway(10_000)
    begun = time.monotonic()
    assert await gateway.all(200) == [1] * 200
    assert time.monotonic() - begun < 1
    assert gateway.most_together == 10


@pytest.mark.parametrize("tells", [True, False])
async def test_all_get_through_a_narrow_gate(tells: bool) -> None:
    gateway = Gateway(20, window=0.5, tells=tells)
    sent = await gateway.all(70)
    assert 0 not in sent
    assert len(sent) == 70


async def test_a_used_up_limit_is_asked_by_one_call_at_a_time() -> None:
    gateway = Gateway(30)
    await asyncio.sleep(1 - time.monotonic() % 1)  # as a window begins
    sent = await gateway.all(60)
    assert max(sent) <= MOST_TRIES
    refused = gateway.seen.count(429)
    assert refused <= 8, "ten workers do not run against a closed gate together"


async def test_those_on_their_way_are_reckoned_with() -> None:
    gateway = Gateway(5)
    await asyncio.sleep(1 - time.monotonic() % 1)
    await gateway.call()
    first = asyncio.gather(*(gateway.call() for _ in range(10)))
    await asyncio.sleep(0.003)
    assert gateway.together == 4
    await first
    assert gateway.seen[:5] == [200] * 5


async def test_other_apis_do_not_wait() -> None:
    gateway = Gateway(1)
    await gateway.call()
    limits = gateway.limits
    begun = time.monotonic()
    async with limits.turn("PUT", "/lock") as told:
        told(200, {})
    assert time.monotonic() - begun < 1


async def test_the_limit_of_all_together_holds_all() -> None:
    limits = RateLimits()
    used_up = "remain:0,limit:5,time:1 second"
    async with limits.turn("PUT", PATH) as told:
        told(200, {"X-APIG-Ratelimit-Api-Allenv": used_up})
    begun = time.monotonic()
    async with limits.turn("PUT", "/lock") as told:
        told(200, {})
    assert time.monotonic() - begun > 0.15


async def test_retry_after_is_kept() -> None:
    limits = RateLimits()
    async with limits.turn("PUT", PATH) as told:
        told(429, {"Retry-After": "1"})
    begun = time.monotonic()
    async with limits.turn("PUT", PATH) as told:
        told(200, {})
    assert 0.9 < time.monotonic() - begun < 1.5


async def test_a_day_of_patience_is_not_what_a_user_has() -> None:
    limit = RateLimit()
    limit.sent()
    limit.refused("", time.monotonic(), 86_400.0)
    wait = limit.wait()
    assert wait is not None
    assert 50 < wait <= 60


async def test_a_call_without_an_answer_does_not_hold_the_next() -> None:
    limits = RateLimits()
    async with limits.turn("PUT", PATH) as told:
        told(429, {"Retry-After": "0"})
    with pytest.raises(OSError, match="gone"):
        async with limits.turn("PUT", PATH):
            raise OSError("gone")
    async with asyncio.timeout(1), limits.turn("PUT", PATH) as told:
        told(200, {})


async def test_a_call_that_waits_can_be_taken_back() -> None:
    limits = RateLimits()
    async with limits.turn("PUT", PATH) as told:
        told(429, {"Retry-After": "60"})
    taken_back = asyncio.get_running_loop().create_future()

    async def call() -> None:
        withdrawal.set(taken_back)
        async with limits.turn("PUT", PATH):
            pass

    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(_expect_withdrawn(call()))
        await asyncio.sleep(0.02)
        assert not waiting.done()
        taken_back.set_result(None)
    assert waiting.result()


async def _expect_withdrawn(call: Coroutine[None, None, None]) -> bool:
    try:
        await call
    except WithdrawnError:
        return True
    return False
