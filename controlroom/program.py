"""Signs in, furnishes the window, and ends everything in order: the second half of the composition
root.

The network's modules are loaded in a thread. What shows people comes before what acts on them.
"""

import asyncio
import gc
import importlib
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

from controlroom.tasks import Tasks
from controlroom.ui.conferences import Conferences
from controlroom.ui.garbage import Garbage
from controlroom.ui.loop import EventLoop
from controlroom.ui.table.view import TableView
from controlroom.ui.window import Window
from controlroom.vendors.base import Client, Place, VendorError

_CLIENT = "controlroom.vendors.huawei.client"
# What the window opens at a key, and the user should not wait for; in parts that take a few ms.
_AT_A_KEY = (
    "controlroom.ui.palette.offers",
    "controlroom.ui.palette.panel",
    "controlroom.ui.keys",
    "controlroom.ui.layouts.canvas",
    "controlroom.ui.layouts.choices",
    "controlroom.ui.layouts.crew",
    "controlroom.ui.layouts.frame",
    "controlroom.ui.layouts.saved",
    "controlroom.ui.layouts.editor",
)
# How the names in QtWidgets begin of what is no widget, or is not used here.
_NO_WIDGETS = ("_", "QGraphics", "QStyle")
# Seconds after the start.
_IDLE_AFTER = 2.0
# The longest that everything else waits for people to be seen; a server far away takes longer, and
# what waits for it can as well be done meanwhile.
_HEAD_START = 0.2
# How often Python gets a look at signals where the loop can't watch them.
_SIGNALS_MS = 250


def run(app: QApplication, window: Window, open_: Sequence[tuple[Place, str | None]]) -> int:
    """Let the user work in `window` until it is closed; the exit status.

    To be opened are places, with their passwords or None.
    """
    with asyncio.Runner(loop_factory=lambda: EventLoop(app)) as runner:
        return runner.run(main(app, window, open_))


async def main(app: QApplication, window: Window, open_: Sequence[tuple[Place, str | None]]) -> int:
    """The same, in a loop that runs."""
    stop = asyncio.Event()
    _stop_at_signals(stop.set)
    window.closing.connect(stop.set)
    garbage = Garbage(app)
    async with Tasks("app") as tasks:
        loading = tasks.start(_load(), "load")
        tasks.start(_load_rest(), "rest")

        async def connect(place: Place, password: str) -> Client:
            await asyncio.shield(loading)
            client: Client = importlib.import_module(_CLIENT).HuaweiClient(place, password)
            return client

        conferences = Conferences(connect)
        garbage.watch(conferences)
        window.show_meetings(conferences)
        to_ask = await _open(window, open_)
        if window.page is not None:
            await _people_seen(window.page.table)
        window.furnish(tasks)
        # Nothing that is there by now is ever garbage: to look through it takes 20 ms.
        gc.freeze()
        for place, problem in to_ask:
            window.ask_for_meeting(place, problem)
        if not open_:
            window.ask_for_meeting()
        await stop.wait()
        window.put_away()
        await conferences.close_all()
    garbage.stop()
    return 0


async def _open(
    window: Window, places: Sequence[tuple[Place, str | None]]
) -> Sequence[tuple[Place, VendorError | None]]:
    """Open those whose passwords came along. Those left, for which to ask the user, and what is
    wrong with them, if anything."""
    left: list[tuple[Place, VendorError | None]] = []
    for place, password in places:
        if password is None:
            left.append((place, None))
            continue
        try:
            await window.open(place, password)
        except VendorError as error:
            left.append((place, error))
    return left


async def _people_seen(table: TableView) -> None:
    """Wait until people have been painted, or no longer."""
    seen = asyncio.Event()
    sight = _Sight(table, seen.set)
    with suppress(TimeoutError):
        async with asyncio.timeout(_HEAD_START):
            await seen.wait()
    sight.deleteLater()


class _Sight(QObject):
    """Calls `seen` when `table` has been painted with people in it."""

    def __init__(self, table: TableView, seen: Callable[[], object]) -> None:
        super().__init__(table)
        self._table, self._seen = table, seen
        table.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() is QEvent.Type.Paint and self._table.people.rowCount():
            QTimer.singleShot(0, self._seen)
        return False


async def _load() -> None:
    """Load what the window alone does not need."""
    await asyncio.to_thread(importlib.import_module, _CLIENT)
    gc.freeze()


async def _load_rest() -> None:
    """Load what was not needed yet, when nobody is waiting for something else."""
    await asyncio.sleep(_IDLE_AFTER)
    # On this thread, as classes of Qt's are made meanwhile; each in a turn of its own.
    for module in _AT_A_KEY:
        importlib.import_module(module)
        await asyncio.sleep(0)
    # Of a widget that Qt itself has made they are all gone through: 15 ms at once.
    for name in dir(QtWidgets):
        if not name.startswith(_NO_WIDGETS):
            getattr(QtWidgets, name)
            await asyncio.sleep(0)


def _stop_at_signals(stop: Callable[[], object]) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stop)
        except NotImplementedError:
            signal.signal(number, lambda *_: stop())
            # Python runs its handlers only when Qt lets it run at all.
            timer = QTimer(QApplication.instance())
            timer.timeout.connect(lambda: None)
            timer.start(_SIGNALS_MS)
