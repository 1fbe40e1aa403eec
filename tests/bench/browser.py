"""What people would use instead: a page of plain virtualised rows in a headless Chromium."""

import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

from tests.bench.feeding import Feed
from tests.bench.processes import LINUX, end_family, family, proportional
from tests.bench.program import WrongCellsError

MISSING = "chromium is not installed"
_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1440,900",
    "--remote-debugging-port=0",
)
_MUTE, _HAND, _SHARE = 2, 4, 5


def installed() -> str | None:
    return shutil.which("chromium")


class Page:
    """The page of one conference."""

    def __init__(self, feed: Feed, conference: str, pid: int) -> None:
        self.conference = conference
        self._feed = feed
        self._pid = pid

    async def begin(self) -> None:
        """Forget what was measured, and measure from now on."""
        await self._feed.do("ask", self.conference, what="begin")

    async def painted(self, mark: str) -> float:
        """Wait until a mark is painted; when it was."""
        for _ in range(500):
            told = await self._feed.do("ask", self.conference, what="painted")
            if mark in told:
                return float(told[mark])
            await asyncio.sleep(0.05)
        raise TimeoutError(mark)

    async def end(self) -> dict[str, Any]:
        """What was measured: `late` in seconds at worst, `painted` by marks."""
        told: dict[str, Any] = await self._feed.do("ask", self.conference, what="end")
        return told

    async def check(self) -> None:
        """It shows what the server knows. Raises WrongCellsError."""
        told = await self._feed.do("ask", self.conference, what="cells")
        _check(told, await self._feed.do("state", self.conference))

    def memory(self) -> float:
        """MB of all of the browser's processes."""
        return proportional(family(self._pid))


def _check(told: Mapping[str, Any], state: Mapping[str, list[Any]]) -> None:
    if told["told"] != {pid: values[:4] for pid, values in state.items()}:
        raise WrongCellsError("the page's state")
    for pid, cells in told["shown"]:
        if [cells[0], cells[_MUTE], cells[_HAND], cells[_SHARE]] != state[pid][:4]:
            raise WrongCellsError(f"the page's row {cells}")


@asynccontextmanager
async def page(feed: Feed, conference: str) -> AsyncIterator[Page]:
    """A browser that shows `conference`."""
    program = installed()
    assert program is not None
    url = f"{feed.where.url}/?confID={conference}&socket={feed.where.socket}"
    # What a browser still writes while it ends is nobody's loss.
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = await asyncio.to_thread(
            subprocess.Popen,
            [program, *_OPTIONS, f"--user-data-dir={profile}", url],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            shown = Page(feed, conference, process.pid)
            async with asyncio.timeout(30):
                while not await feed.do("listening", conference):
                    await asyncio.sleep(0.1)
                await shown.begin()
            yield shown
        finally:
            left = family(process.pid) if LINUX else []
            process.terminate()
            await asyncio.to_thread(process.wait)
            await asyncio.sleep(0.2)
            end_family(left)
