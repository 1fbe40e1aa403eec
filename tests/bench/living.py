"""Rows 2 to 5: the window under load, against an idle one and against a page in a browser."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from controlroom.session.session import Pace
from tests.bench import browser
from tests.bench.browser import Page
from tests.bench.measure import Finding, Ratio, Skipped, milliseconds, ratio, share
from tests.bench.processes import Child, child, python
from tests.bench.program import stall
from tests.bench.stage import OURS, THEIRS, Stage

Series = dict[str, list[float]]

LONGEST_STALL = 0.016


def against_page(
    stage: Stage, row: int, name: str, found: Series, ours: str, theirs: str, goal: float
) -> Finding:
    if stage.page is None:
        return Skipped(row, name, browser.MISSING)
    note = milliseconds(found[ours])
    return ratio(row, name, found[ours], found[theirs], "DOM page", goal=goal, note=note)


def against_limit(row: int, name: str, found: list[float]) -> Ratio:
    """Against what an operator does not notice, one frame of a screen."""
    limits = [LONGEST_STALL] * len(found)
    return ratio(row, name, found, limits, "16 ms", goal=1.0, note=milliseconds(found))


@asynccontextmanager
async def _idle_window() -> AsyncIterator[Child]:
    with child(python("-m", "tests.bench.empty", "--probe")) as window:
        await asyncio.to_thread(window.told)
        yield window


async def _page_through(stage: Stage, page: Page, what: str, **how: Any) -> Any:
    """Let the server do something with the page's conference; its report, with what was sent."""
    await page.begin()
    done = await stage.feed.do(what, THEIRS, **how)
    painted = await page.painted(done["last"])
    return {**done, **await page.end(), "last painted": painted}


async def stalls(stage: Stage) -> list[Finding]:
    """Row 2."""
    how = {"rate": 5_000, "seconds": 0.7 if stage.quick else 4.0}
    found: Series = defaultdict(list)
    async with _idle_window() as idle:
        for n in range(stage.count + 1):
            idle.say(str(how["seconds"]))
            rest = (await asyncio.to_thread(idle.told))["stall"]
            worst, done = await stall(stage.feed.do("feed", OURS, **how), stage.tasks)
            await stage.console.painted(done["last"])
            late = 0.0
            if stage.page:
                late = (await _page_through(stage, stage.page, "feed", **how))["late"]
            if n:
                found["idle"].append(rest)
                found["ours"].append(worst)
                found["page"].append(late)
    await stage.check()
    name = "longest stall, 10,000 people, 5,000 changes/s"
    note = milliseconds(found["ours"])
    return [
        ratio(2, name, found["ours"], found["idle"], "idle window", goal=2, note=note),
        against_page(stage, 2, name, found, "ours", "page", 0.5),
    ]


async def latency(stage: Stage) -> list[Finding]:
    """Row 3: marks are renamed people on the first page, a hundred a second."""
    how = {"rate": 1_000, "seconds": 0.5 if stage.quick else 4.0}
    found: Series = defaultdict(list)
    for n in range(stage.count + 1):
        done = await stage.feed.do("feed", OURS, **how)
        await stage.console.painted(done["last"])
        ours = _waits(done["sent"], stage.console.watch.painted)
        page = [0.0]
        if stage.page:
            told = await _page_through(stage, stage.page, "feed", **how)
            page = _waits(told["sent"], told["painted"])
        if n:
            for part, name in ((0.5, "p50"), (0.99, "p99")):
                found[name].append(share(ours, part))
                found[f"page {name}"].append(share(page, part))
    await stage.check()
    name = "frame sent to cell painted at 1,000/s"
    return [
        against_page(stage, 3, f"{name}, p50", found, "p50", "page p50", 0.1),
        against_page(stage, 3, f"{name}, p99", found, "p99", "page p99", 0.2),
    ]


def _waits(sent: dict[str, float], painted: dict[str, float]) -> list[float]:
    """A mark that was painted over by the next one before a tick is not counted."""
    return [painted[mark] - at for mark, at in sent.items() if mark in painted]


async def resync(stage: Stage) -> list[Finding]:
    """Row 4. Inline: the same program, but with a whole frame to a turn of the loop."""
    how = {"rate": 1_000, "seconds": 0.3, "resync_at": 0.15}
    session = stage.console.meeting(stage.table).session
    sliced = session._pace
    found: Series = defaultdict(list)
    for n in range(stage.count + 1):
        for name, pace in (("ours", sliced), ("inline", Pace(slice=60.0))):
            session._pace = pace
            worst, _ = await stall(_fed(stage, how), stage.tasks)
            if n:
                found[name].append(worst)
        session._pace = sliced
        late = 0.0
        if stage.page:
            late = (await _page_through(stage, stage.page, "feed", **how))["late"]
        if n:
            found["page"].append(late)
    await stage.check()
    name = "stall while 10,000 are re-synced"
    return [
        against_page(stage, 4, name, found, "ours", "page", 0.2),
        ratio(4, name, found["ours"], found["inline"], "decoding inline", goal=0.05),
        against_limit(4, name, found["ours"]),
    ]


async def _fed(stage: Stage, how: dict[str, Any]) -> Any:
    done = await stage.feed.do("feed", OURS, **how)
    await stage.console.painted(done["last"])
    return done


async def storm(stage: Stage) -> list[Finding]:
    """Row 5: everybody's microphone changes, in frames of 20."""
    found: Series = defaultdict(list)

    async def all_painted() -> float:
        done = await stage.feed.do("storm", OURS, entries=20)
        return await stage.console.painted(done["last"]) - float(done["begun"])

    for n in range(stage.count + 1):
        worst, took = await stall(all_painted(), stage.tasks)
        late, page_took = 0.0, 0.0
        if stage.page:
            told = await _page_through(stage, stage.page, "storm", entries=20)
            late, page_took = told["late"], told["last painted"] - told["begun"]
        if n:
            for name, value in (
                ("stall", worst), ("took", took), ("page stall", late), ("page took", page_took),
            ):  # fmt: skip
                found[name].append(value)
    await stage.check()
    name = "10,000 changes at once"
    return [
        against_page(stage, 5, f"{name}, until painted", found, "took", "page took", 1.0),
        against_page(stage, 5, f"{name}, stall", found, "stall", "page stall", 0.5),
    ]
