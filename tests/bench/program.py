"""The real program, put together by its own composition root, in the bench's process."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, TypeVar, cast

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from controlroom import app as root
from controlroom import program
from controlroom.meeting.states import State
from controlroom.session.link import LinkState
from controlroom.tasks import Tasks
from controlroom.ui.conferences import Meeting
from controlroom.ui.settings import Settings
from controlroom.ui.signin import SignInDialog
from controlroom.ui.table.columns import INDEX
from controlroom.ui.table.view import TableView
from controlroom.ui.window import Window
from controlroom.vendors.base import Place
from tests.bench.world import MARKED

PROBE = 0.001
PATIENCE = 30.0

T = TypeVar("T")


class WrongCellsError(AssertionError):
    """What is shown is not what the server knows: no figure is worth anything then."""


async def until(true: Callable[[], object], within: float = PATIENCE) -> None:
    async with asyncio.timeout(within):
        while not true():
            await asyncio.sleep(0.002)


async def stall(work: Awaitable[T], tasks: Tasks) -> tuple[float, T]:
    """How late a probe of 1 ms was at worst while `work` was done, in seconds."""
    worst = 0.0

    async def probe() -> None:
        nonlocal worst
        while True:
            begun = time.perf_counter()
            await asyncio.sleep(PROBE)
            worst = max(worst, time.perf_counter() - begun - PROBE)

    probing = tasks.start(probe(), "probe")
    result = await work
    probing.cancel()
    return worst, result


class PaintWatch:
    """Notes when a name that marks a frame was painted: mark -> epoch seconds."""

    def __init__(self) -> None:
        self.painted: dict[str, float] = {}
        original = TableView.paintEvent

        def paint(view: TableView, event: QPaintEvent) -> None:
            original(view, event)
            self._look(view, event)

        self._original = original
        TableView.paintEvent = paint  # type: ignore[method-assign, assignment]

    def _look(self, view: TableView, event: QPaintEvent) -> None:
        projection = view.people.projection
        for row in range(min(MARKED.stop, len(projection))):
            name = projection.row(row).name
            if (
                name.startswith("mark")
                and name not in self.painted
                and event.region().intersects(view._row_rect(row))
            ):
                self.painted[name] = time.time()

    def stop(self) -> None:
        TableView.paintEvent = self._original  # type: ignore[method-assign]


class Console:
    """The window, and what the bench does with it."""

    def __init__(self, window: Window, watch: PaintWatch, tasks: Tasks) -> None:
        self.window = window
        self.watch = watch
        self.tasks = tasks

    async def open(self, url: str, conference: str) -> TableView:
        """Open a conference in a tab of its own, in front; wait until all of it is there."""
        await self.window.open(Place(url, conference), "any")
        meeting = self.window.conferences.meetings[-1]
        await until(lambda: meeting.session.link.state is LinkState.LIVE)
        table = self.window.pages[meeting].table
        await until(lambda: table.people.rowCount() == int(conference) % 100_000)
        await asyncio.sleep(0.3)
        return table

    def meeting(self, table: TableView) -> Meeting:
        return next(m for m, page in self.window.pages.items() if page.table is table)

    def show(self, table: TableView) -> None:
        """Put the conference of `table` in front."""
        self.window.tabs.choose(self.meeting(table))

    async def painted(self, mark: str) -> float:
        """Wait until a mark is painted; when it was."""
        await until(lambda: mark in self.watch.painted)
        return self.watch.painted[mark]

    async def check(self, table: TableView, told: Mapping[str, list[Any]]) -> None:
        """Every cell says what the server knows, and the screen shows these cells. Raises
        WrongCellsError."""
        people = table.people
        wrong = ""
        for _ in range(150):
            wrong = _differs(table, told)
            if not wrong:
                break
            await asyncio.sleep(0.02)
        if wrong:
            raise WrongCellsError(wrong)
        if len(told) != people.rowCount():
            raise WrongCellsError(f"{people.rowCount()} rows for {len(told)} people")
        tally = self.meeting(table).desk.store.tally
        hands = sum(1 for _, _, hand, *_ in told.values() if hand == "1")
        if tally[State.HANDS] != hands:
            raise WrongCellsError(f"{tally[State.HANDS]} hands counted of {hands}")
        await self._check_screen(table)

    async def _check_screen(self, table: TableView) -> None:
        port = table.viewport()
        for _ in range(25):
            shown = port.screen().grabWindow(
                port.window().winId(), *_place(table), port.width(), port.height()
            )
            if shown.isNull() or shown.toImage() == port.grab().toImage().convertToFormat(
                shown.toImage().format()
            ):
                return
            await asyncio.sleep(0.04)
        raise WrongCellsError("what is on the screen")


def _place(table: TableView) -> tuple[int, int]:
    at = table.viewport().mapTo(table.window(), table.viewport().rect().topLeft())
    return at.x(), at.y()


def _differs(table: TableView, told: Mapping[str, list[Any]]) -> str:
    people = table.people
    row_of, text = people.projection.row_of, people.text
    name_at, mic_at, hand_at, air_at, delay_at = (
        INDEX[name] for name in ("name", "mic", "hand", "air", "delay")
    )
    for pid, (name, mute, hand, share, delay) in told.items():
        row = row_of(pid)
        if row is None:
            return f"{pid} is missing"
        right = (
            text(row, name_at) == name
            and text(row, mic_at) == ("muted" if mute == "1" else "open")
            and bool(text(row, hand_at)) is (hand == "1")
            and ("sharing" in text(row, air_at)) is (share == "1")
            and (delay is None or text(row, delay_at) == f"{int(delay):,}")
        )
        if not right:
            shown = [text(row, c) for c in (name_at, mic_at, hand_at, air_at, delay_at)]
            return f"{pid}: {shown}, not {told[pid]}"
    return ""


@asynccontextmanager
async def console(folder: Path) -> AsyncIterator[Console]:
    application = cast("QApplication", QApplication.instance())
    settings = Settings(folder / "settings.json")
    settings.update(language="en_GB")
    watch = PaintWatch()
    async with Tasks("bench") as tasks:
        window = root.show(application, settings)
        main = tasks.start(program.main(application, window, []), "program")
        await until(lambda: main.done() or window.furnished)
        if main.done():
            main.result()
        for dialog in window.findChildren(SignInDialog):
            dialog.reject()
        try:
            yield Console(window, watch, tasks)
        finally:
            window.closing.emit()
            await main
            watch.stop()
