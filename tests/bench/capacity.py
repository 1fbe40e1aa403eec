"""Row 7: the most changes a second that are painted without a stall that shows.

In frames of two the bare loop is as fast as the goal was set for. In frames of twenty nearly all
that it does is decoding in C, so that there the rate says more than the ratio.
"""

import asyncio
import time

from websockets.asyncio.client import connect

from tests.bench.decoding import typed
from tests.bench.feeding import Feed
from tests.bench.living import LONGEST_STALL
from tests.bench.measure import Finding, ratio
from tests.bench.program import stall
from tests.bench.stage import BARE, OURS, Stage

_GOALS = {2: 0.45, 20: None}
_SECONDS = 0.2
_BEHIND = 0.1
_STEP = 1.15
_FIRST = 20_000.0


async def _received(url: str, frames: int) -> float:
    """Seconds from the first to the last of so many frames, received and decoded."""
    async with connect(url, max_size=None, compression=None, proxy=None) as socket:
        await socket.recv(decode=False)
        begun = 0.0
        for n in range(frames):
            typed(await socket.recv(decode=False))
            if n == 0:
                begun = time.perf_counter()
        return time.perf_counter() - begun


async def _bare(feed: Feed, changes: int, entries: int) -> float:
    """Changes a second, on a loop of its own without Qt."""
    frames = changes // entries
    url = f"{feed.where.socket}/plain?confID={BARE}"
    receiving = asyncio.get_running_loop().run_in_executor(
        None, lambda: asyncio.run(_received(url, frames))
    )
    await asyncio.sleep(0.2)
    flat_out = {"rate": 1e9, "seconds": changes / 1e9, "entries": entries}
    await feed.do("feed", BARE, **flat_out)
    return changes / await receiving


async def _carries(stage: Stage, rate: float, entries: int) -> bool:
    how = {"rate": rate, "seconds": _SECONDS, "entries": entries}

    async def fed() -> bool:
        done = await stage.feed.do("feed", OURS, **how)
        late = await stage.console.painted(done["last"]) - float(done["ended"])
        return late < _BEHIND and float(done["took"]) < _SECONDS * 1.05

    worst, painted = await stall(fed(), stage.tasks)
    return painted and worst <= LONGEST_STALL


async def _most(stage: Stage, guess: float, entries: int) -> float:
    """From `guess` up or down to the highest rate that is carried."""
    rate = guess
    if await _carries(stage, rate, entries):
        while await _carries(stage, rate * _STEP, entries):
            rate *= _STEP
        return rate
    while rate > _FIRST / 16:
        rate /= _STEP
        if await _carries(stage, rate, entries):
            break
    return rate


async def most_changes(stage: Stage) -> list[Finding]:
    return [await _most_in(stage, entries) for entries in _GOALS]


async def _most_in(stage: Stage, entries: int) -> Finding:
    changes = 40_000 if stage.quick else 200_000
    rate = await _most(stage, _FIRST, entries)
    await _bare(stage.feed, changes, entries)
    ours: list[float] = []
    bare: list[float] = []
    for _ in range(stage.count):
        bare.append(await _bare(stage.feed, changes, entries))
        rate = await _most(stage, rate, entries)
        ours.append(rate)
    await stage.check()
    note = f"{sorted(ours)[len(ours) // 2]:,.0f}/s here"
    name = f"most changes/s painted, stalls <= 16 ms, in frames of {entries}"
    goal = _GOALS[entries]
    return ratio(
        7, name, ours, bare, "bare receive and decode", goal=goal, at_least=True, note=note
    )
