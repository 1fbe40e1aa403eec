"""Furnishes the window, and ends everything in order: the second half of the composition root.

The network's modules are loaded, in a thread, once the window can be used.
"""

import asyncio
import gc
import importlib
import signal
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from controlroom.tasks import Tasks
from controlroom.ui.conferences import Conferences
from controlroom.ui.garbage import Garbage
from controlroom.ui.loop import EventLoop
from controlroom.ui.window import Window
from controlroom.vendors.base import Client, Place

_CLIENT = "controlroom.vendors.huawei.client"
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

        async def connect(place: Place, password: str) -> Client:
            await asyncio.shield(loading)
            client: Client = importlib.import_module(_CLIENT).HuaweiClient(place, password)
            return client

        conferences = Conferences(connect)
        garbage.watch(conferences)
        window.furnish(conferences, tasks)
        # Nothing that is there by now is ever garbage: to look through it takes 20 ms.
        gc.freeze()
        for place, password in open_:
            tasks.start(window.open(place, password), "open")
        if not open_:
            window.ask_for_meeting()
        await stop.wait()
        window.put_away()
        await conferences.close_all()
    garbage.stop()
    return 0


async def _load() -> None:
    """Load what the window alone does not need."""
    await asyncio.to_thread(importlib.import_module, _CLIENT)
    gc.freeze()


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
