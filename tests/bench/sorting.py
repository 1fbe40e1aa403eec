"""Row 6: a list that is sorted by what changes all the time, and a filter by text."""

import asyncio
import time
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from PySide6.QtCore import Qt
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from controlroom.meeting.states import State
from controlroom.ui.table.columns import INDEX
from tests.bench.measure import Finding, elapsed, ratio
from tests.bench.program import WrongCellsError, stall, until
from tests.bench.rival import Rival
from tests.bench.stage import OURS, RIVAL, Stage

_TEXT = "77"


async def sorting(stage: Stage) -> list[Finding]:
    how = {
        "rate": 1_000,
        "seconds": 0.3 if stage.quick else 3.0,
        "entries": 10,
        "kind": "qualities",
    }
    found: dict[str, list[float]] = defaultdict(list)
    table = stage.table
    table.sortByColumn(INDEX["delay"], Qt.SortOrder.DescendingOrder)
    async with _rival(stage) as rival:
        for n in range(stage.count + 1):
            begun = time.process_time()
            worst, _ = await stall(stage.feed.do("feed", OURS, **how), stage.tasks)
            spent = time.process_time() - begun
            # What moves is shown a moment later.
            await asyncio.sleep(0.2)
            begun = time.process_time()
            other, _ = await stall(stage.feed.do("feed", RIVAL, **how), stage.tasks)
            other_spent = time.process_time() - begun
            await asyncio.sleep(0.1)
            filtering, other_filtering = _filtered(stage, rival)
            if n:
                found["spent"].append(spent)
                found["stall"].append(worst)
                found["filter"].append(filtering)
                found["other spent"].append(other_spent)
                found["other stall"].append(other)
                found["other filter"].append(other_filtering)
        _check_order(await stage.feed.do("state", OURS), table.people.projection.pids())
        _check_order(await stage.feed.do("state", RIVAL), rival.shown())
    await stage.check()
    table.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    against = "QSortFilterProxyModel"
    return [
        ratio(6, f"{name}, 10,000 people", found[key], found[f"other {key}"], against, goal=goal)
        for key, name, goal in (
            ("spent", "live sort, processor", 0.35),
            ("stall", "live sort, stall", 0.25),
            ("filter", "text filter", 0.05),
        )
    ]


def _filtered(stage: Stage, rival: Rival) -> tuple[float, float]:
    """Seconds until the filtered page is painted, here and there."""
    table = stage.table

    def ours() -> None:
        table.people.filter(State.ALL, _TEXT)
        table.viewport().repaint()

    def theirs() -> None:
        rival.proxy.setFilterFixedString(_TEXT)
        rival.view.viewport().repaint()

    took = elapsed(ours), elapsed(theirs)
    if table.people.rowCount() < rival.proxy.rowCount() or not rival.proxy.rowCount():
        raise WrongCellsError("the filtered rows")
    table.people.filter(State.ALL, "")
    rival.proxy.setFilterFixedString("")
    return took


def _check_order(told: dict[str, list[str | None]], shown: list[str]) -> None:
    delays = [int(delay) for pid in shown if (delay := told[pid][-1]) is not None]
    if delays != sorted(delays, reverse=True):
        raise WrongCellsError("the order of the rows")


@asynccontextmanager
async def _rival(stage: Stage) -> AsyncIterator[Rival]:
    rival = Rival()
    rival.view.resize(stage.table.size())
    rival.view.show()

    async def receive(socket: ClientConnection) -> None:
        try:
            rival.fill(await socket.recv(decode=False))
            while True:
                rival.take(await socket.recv(decode=False))
        except ConnectionClosed:
            return

    url = f"{stage.feed.where.socket}/plain?confID={RIVAL}"
    async with connect(url, max_size=None, compression=None, proxy=None) as socket:
        receiving = stage.tasks.start(receive(socket), "rival")
        await until(lambda: rival.model.rowCount() == int(RIVAL) % 100_000)
        yield rival
        receiving.cancel()
    rival.view.close()
