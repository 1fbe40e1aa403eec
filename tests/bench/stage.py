"""What the live rows share: the feeding server, the program with 10,000 people, the page."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from controlroom.tasks import Tasks
from controlroom.ui.table.view import TableView
from tests.bench import browser
from tests.bench.browser import Page
from tests.bench.feeding import Feed, feeding
from tests.bench.program import Console, console

# The last five digits say how many people are in.
OURS, THEIRS, BARE, RIVAL = "110000", "210000", "300100", "410000"
GROWING = {100: "500100", 1_000: "501000", 10_000: "510000"}


@dataclass(frozen=True)
class Stage:
    """`page` is None where no browser is installed; `count` rounds are to be measured."""

    feed: Feed
    console: Console
    table: TableView
    page: Page | None
    tasks: Tasks
    count: int
    quick: bool

    async def check(self) -> None:
        """The program shows what the server knows, and so does the page."""
        self.console.show(self.table)
        await self.console.check(self.table, await self.feed.do("state", OURS))
        if self.page:
            await self.page.check()


@asynccontextmanager
async def stage(count: int, *, quick: bool) -> AsyncIterator[Stage]:
    async with AsyncExitStack() as open_:
        folder = Path(open_.enter_context(tempfile.TemporaryDirectory()))
        feed = await open_.enter_async_context(feeding())
        shown = await open_.enter_async_context(console(folder))
        table = await shown.open(feed.where.url, OURS)
        page = None
        if browser.installed():
            page = await open_.enter_async_context(browser.page(feed, THEIRS))
        yield Stage(feed, shown, table, page, shown.tasks, count, quick)
