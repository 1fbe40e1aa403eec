"""The real window on a live conference of a simulator process: stalls of the loop, and memory.

The baseline is the same window with no conference open.
"""

import asyncio
import gc
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from controlroom.session.link import LinkState
from controlroom.tasks import Tasks
from controlroom.ui.conferences import Conferences
from controlroom.ui.icons import Icons
from controlroom.ui.settings import Settings
from controlroom.ui.theme import Theme
from controlroom.ui.window import Window
from controlroom.vendors.base import Client, Place
from controlroom.vendors.huawei.client import HuaweiClient
from tests.bench.measure import Ratio, ratio

PROBE = 0.001


@asynccontextmanager
async def simulator(participants: int, rate: float) -> AsyncIterator[dict[str, str]]:
    words = ["simulate", "--participants", str(participants), "--events-per-second", str(rate)]
    process = await asyncio.to_thread(
        subprocess.Popen,
        [sys.executable, "-m", "controlroom", *words, "--exit-with-parent"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    try:
        yield json.loads(await asyncio.to_thread(process.stdout.readline))  # type: ignore[union-attr]
    finally:
        process.terminate()
        await asyncio.to_thread(process.communicate)


@asynccontextmanager
async def window(folder: Path) -> AsyncIterator[tuple[Window, Conferences]]:
    app = cast("QApplication", QApplication.instance())
    theme = Theme()
    theme.apply(app)

    async def connect(place: Place, password: str) -> Client:
        return HuaweiClient(place, password)

    async with Tasks("bench") as tasks:
        conferences = Conferences(connect)
        shown = Window(theme, Icons(theme), Settings(folder / "settings.json"), conferences, tasks)
        shown.show()
        try:
            yield shown, conferences
        finally:
            shown.put_away()
            await conferences.close_all()


async def stalls(seconds: float) -> list[float]:
    """How late a probe of 1 ms was, in seconds, worst first."""
    late = []
    until = time.perf_counter() + seconds
    while (begun := time.perf_counter()) < until:
        await asyncio.sleep(PROBE)
        late.append(time.perf_counter() - begun - PROBE)
    return sorted(late, reverse=True)


def memory() -> float:
    """Resident MB."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 2**20


async def live(participants: int, rate: float, seconds: float, count: int) -> list[Ratio]:
    with tempfile.TemporaryDirectory() as folder:
        async with (
            simulator(participants, rate) as told,
            window(Path(folder)) as (shown, conferences),
        ):
            await stalls(1.0)
            idle = [(await stalls(seconds / 4))[0] for _ in range(count)]
            await shown.open(Place(told["url"], told["conference"]), told["password"])
            while conferences.meetings[0].session.link.state is not LinkState.LIVE:
                await asyncio.sleep(0.01)
            await asyncio.sleep(2.0)
            gc.collect()
            gc.freeze()
            before = memory()
            busy, worst = [], []
            for _ in range(count):
                late = await stalls(seconds)
                busy.append(late[0])
                worst += late[:3]
            gc.collect()
            grown = memory() / before
    name = f"{participants:,} people, {rate:g} events/s"
    longest = f"longest {max(busy) * 1000:.1f} ms in {seconds * count:g} s"
    return [
        ratio(f"longest stall, {name}", busy, idle, "idle window", note=longest),
        Ratio(f"memory after {seconds * count:g} s, {name}", "at its begin", grown, grown, grown,
              note=f"{before:.0f} MB then"),
    ]  # fmt: skip


def run(count: int, *, quick: bool, soak: float = 0) -> list[Ratio]:
    app = QApplication.instance() or QApplication([])
    app.setQuitOnLastWindowClosed(False)  # type: ignore[attr-defined]
    seconds = soak / count if soak else (2.0 if quick else 6.0)

    async def all_of_them() -> list[Ratio]:
        found = await live(1_000, 100, seconds, count)
        if not quick and not soak:
            found += await live(10_000, 1_000, seconds, count)
        return found

    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        return runner.run(all_of_them())
